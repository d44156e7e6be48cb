"""Brakes: too much to take away in one school and profile, or in the whole project, is held until it is named."""

import datetime

import pyarrow.compute as pc
import pytest

from rentree.model.exports import ExportEtablissement
from rentree.model.plan import Frein, Operation
from rentree.model.projet import Delais, Freins, Projet, Seuil
from rentree.pipeline.appliquer import FreinInconnu
from tests.donnees import ecole, eleve, famille, uai
from tests.pipeline.chantier import Chantier

A, B, C = uai(1), uai(2), uai(3)
HIVER, ETE = datetime.date(2025, 11, 3), datetime.date(2025, 9, 15)
"""LUNDI and MARDI are in the summer of the brakes, which ends on 15 October."""


def eleves(numero_uai: str, nombre: int, *, depuis: int = 0) -> ExportEtablissement:
    """A school of so many pupils, numbered from `depuis` + 1."""
    return ecole(numero_uai, eleves=[eleve(depuis + numero) for numero in range(1, nombre + 1)])


def active(chantier: Chantier, projet: Projet | None = None) -> set[str]:
    return {cle for cle, compte in chantier.en_base(projet).items() if compte["etat"] == "actif"}


def said(frein: Frein) -> tuple[str, str, int, float]:
    return frein.cle, frein.operation, frein.nombre, frein.part


def test_ninety_one_percent_missing_are_held_and_the_rest_applies(chantier: Chantier) -> None:
    """A file of 11 pupils out of 120 was complete and plausible, said the readers; the brake knows better."""
    chantier.vivre(eleves(A, 120), eleves(B, 20, depuis=500), au=HIVER)
    jour = HIVER + datetime.timedelta(days=1)
    plan, application = chantier.vivre(eleves(A, 11), eleves(B, 19, depuis=500), famille(C, [900]), au=jour)
    assert [said(frein) for frein in plan.freins] == [(f"{A}:eleve", "desactivation", 109, 0.9083)]
    (frein,) = plan.freins
    assert (frein.seuil, frein.seuil_dit) == (0.1, "10 % ou 60 comptes, au-delà de 5")
    tenus = plan.only(Operation.DESACTIVATION).filter(pc.equal(plan.only(Operation.DESACTIVATION)["freins"], frein.cle))
    assert frein.exemples == tuple(sorted(tenus["login"].to_pylist())[:5])
    assert application.nombres[Operation.CREATION] == 2
    assert application.nombres[Operation.DESACTIVATION] == 1
    assert application.retenus == 109
    assert len(active(chantier)) == 120 + 19 + 2


def test_a_brake_is_passed_by_its_name_and_noted(chantier: Chantier) -> None:
    chantier.vivre(eleves(A, 30), eleves(B, 30, depuis=500), au=HIVER)
    chantier.importer(eleves(A, 10), eleves(B, 10, depuis=500))
    plan = chantier.prevoir(au=HIVER)
    assert {frein.cle for frein in plan.freins} == {f"{A}:eleve", f"{B}:eleve"}
    for inconnu in ("projet", f"{A}:responsable", f"{A}:ELEVE", A, C, ""):
        with pytest.raises(FreinInconnu, match=f"{A}:eleve"):
            chantier.appliquer(plan, passer=[f"{A}:eleve", inconnu])
    assert len(active(chantier)) == 60
    application = chantier.appliquer(plan, passer=[f"{A}:eleve"], qui="madame.martel")
    assert (application.nombres[Operation.DESACTIVATION], application.retenus) == (20, 20)
    assert len(active(chantier)) == 40
    (note,) = (ligne for ligne in chantier.journal() if ligne.operation == "frein_passe")
    assert (note.qui, note.uais, note.profil, note.execution) == ("madame.martel", A, "eleve", application.numero)
    assert f"{A}:eleve" in note.raison
    assert "20 désactivations, 67\u00a0% des comptes" in note.raison


def test_a_brake_that_nothing_tripped_cannot_be_passed(chantier: Chantier) -> None:
    chantier.importer(eleves(A, 3))
    with pytest.raises(FreinInconnu, match="aucun"):
        chantier.appliquer(chantier.prevoir(), passer=["projet"])
    assert chantier.en_base() == {}


@pytest.mark.parametrize(("partent", "tombe"), [(5, False), (6, True)])
def test_a_small_school_has_a_floor(chantier: Chantier, partent: int, tombe: bool) -> None:
    chantier.vivre(eleves(A, 8), au=HIVER)
    plan, _ = chantier.vivre(eleves(A, 8 - partent), au=HIVER)
    assert bool(plan.freins) is tombe
    assert len(active(chantier)) == (8 if tombe else 8 - partent)


@pytest.mark.parametrize(("jour", "tombe"), [(HIVER, True), (ETE, False), (datetime.date(2025, 10, 15), False)])
def test_a_third_of_a_school_leaves_in_summer(chantier: Chantier, jour: datetime.date, tombe: bool) -> None:
    chantier.vivre(eleves(A, 30), au=ETE)
    plan, _ = chantier.vivre(eleves(A, 20), au=jour)
    assert {frein.cle for frein in plan.freins} == ({f"{A}:eleve"} if tombe else set())


def test_the_whole_project_is_weighed_on_what_is_left(chantier: Chantier) -> None:
    """Each school is below its own brake; together they are too many. What a school's brake holds counts no more."""
    projet = Projet(freins=Freins(projet=Seuil(0.05, 20_000, 8)))
    chantier.vivre(eleves(A, 60), eleves(B, 60, depuis=500), eleves(C, 60, depuis=800), au=HIVER, projet=projet)
    chantier.importer(eleves(A, 20), eleves(B, 55, depuis=500), eleves(C, 55, depuis=800))
    plan = chantier.prevoir(au=HIVER, projet=projet)
    assert [said(frein) for frein in plan.freins] == [
        (f"{A}:eleve", "desactivation", 40, 0.6667), ("projet", "desactivation", 10, 0.0556)
    ]  # fmt: skip
    chantier.appliquer(plan, projet=projet, passer=["projet"])
    assert len(active(chantier, projet)) == 60 + 55 + 55
    plan = chantier.prevoir(au=HIVER, projet=projet)
    assert [frein.cle for frein in plan.freins] == [f"{A}:eleve"]
    chantier.appliquer(plan, projet=projet, passer=[f"{A}:eleve"])
    assert len(active(chantier, projet)) == 20 + 55 + 55


def test_the_brake_of_the_project_holds_every_departure(chantier: Chantier) -> None:
    projet = Projet(freins=Freins(projet=Seuil(0.05, 20_000, 8)))
    chantier.vivre(eleves(A, 60), eleves(B, 60, depuis=500), au=HIVER, projet=projet)
    corrigee = ecole(B, eleves=[eleve(501, "CORMIER"), *eleves(B, 54, depuis=501).eleves])
    plan, application = chantier.vivre(eleves(A, 55), corrigee, au=HIVER, projet=projet)
    assert [frein.cle for frein in plan.freins] == ["projet"]
    assert application.nombres[Operation.MISE_A_JOUR] == 1
    assert len(active(chantier, projet)) == 120


def test_deletions_have_a_brake_of_their_own(chantier: Chantier) -> None:
    """Deactivated under one policy, deleted under another: weighed again against the accounts that exist."""
    large = Projet(
        delais=Delais(defaut=10), freins=Freins(desactivation=Seuil(1.0, 999, 5), projet=Seuil(1.0, 999, 20))
    )
    chantier.vivre(eleves(A, 20), au=HIVER, projet=large)
    chantier.vivre(eleves(A, 2), au=HIVER, projet=large)
    assert len(active(chantier, large)) == 2
    terme = HIVER + datetime.timedelta(days=10)
    plan, _ = chantier.vivre(au=terme, projet=large)
    assert [said(frein) for frein in plan.freins] == [(f"{A}:eleve", "suppression", 18, 0.9)]
    assert len(chantier.en_base(large)) == 20
    chantier.appliquer(chantier.prevoir(au=terme, projet=large), projet=large, passer=[f"{A}:eleve"])
    assert len(chantier.en_base(large)) == 2


def test_the_line_tells_its_brakes(chantier: Chantier) -> None:
    chantier.alimenter(eleves(A, 30), au=HIVER)
    resultat = chantier.alimenter(eleves(A, 3), au=HIVER)
    assert resultat.braked
    comptes = chantier.resume()["comptes"]
    (frein,) = comptes["freins"]
    assert (frein["uai"], frein["profil"], frein["nombre"], frein["part"]) == (A, "eleve", 27, 0.9)
    assert (comptes["retenus"], comptes["desactives"]) == (27, 0)


def test_an_account_of_two_schools_counts_in_each(chantier: Chantier) -> None:
    """A family of both schools goes: each school weighs it, either brake holds it."""
    projet = Projet(freins=Freins(desactivation=Seuil(0.5, 60, 0)))
    chantier.vivre(famille(A, [1, 2]), famille(B, [3]), au=HIVER, projet=projet)
    partis = famille(A, [4], parent=502), famille(B, [5], parent=503)
    plan, _ = chantier.vivre(*partis, au=HIVER, projet=projet)
    tenus = {
        un["cle"]: set(un["freins"].split("|")) for un in plan.only(Operation.DESACTIVATION).to_pylist() if un["freins"]
    }
    assert tenus["responsable:501"] == {f"{A}:responsable", f"{B}:responsable"}
