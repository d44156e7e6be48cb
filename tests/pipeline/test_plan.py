"""A plan: numbered, kept, applied exactly as it was shown, once, or refused because the world has moved."""

import datetime
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pytest

from rentree.model.exports import ExportEtablissement
from rentree.model.plan import Operation
from rentree.model.projet import Delais, Projet
from rentree.pipeline.appliquer import PlanPerime
from rentree.pipeline.importer import RienALire
from rentree.pipeline.maison import Maison
from rentree.pipeline.plans import PlanInconnu, read_plan
from rentree.store.models import PlanGarde
from tests.donnees import ecole, eleve, famille, uai
from tests.pipeline.chantier import LUNDI, MARDI, Chantier

A, B = uai(1), uai(2)
PROJET = Projet(delais=Delais(defaut=1))
MERCREDI = MARDI + datetime.timedelta(days=1)
AFFICHE = {"profil": "profil", "civilite": "civilite", "nom": "nom", "prenom": "prenom", "uai": "uais",
           "divisions": "divisions", "academie": "academie", "cle": "cle", "etat": "etat", "login": "login",
           "desactive_le": "desactive_le"}  # fmt: skip
"""Name in `avant` and `apres` -> column of the account."""


def foretold(comptes: dict[int, dict[str, Any]], changements: pa.Table, *, au: datetime.date) -> dict[int, Any]:
    """The accounts by jointure once these changes are done, as the plan tells them and by nothing else."""
    apres = {jointure: {**compte, "id": None} for jointure, compte in comptes.items()}
    for changement in changements.to_pylist():
        jointure, operation = changement["jointure"], changement["operation"]
        if operation == Operation.SUPPRESSION:
            del apres[jointure]
            continue
        neuf = {nom: changement[nom] for nom in ("jointure", "login", "profil", "civilite", "nom", "prenom", "uais",
                                                 "divisions", "academie", "cle")}  # fmt: skip
        depart = apres.get(jointure, {"id": None, "cree_le": au, "desactive_le": None})
        avant = json.loads(changement["avant"]) if changement["avant"] else {}
        assert {nom: as_text(depart[AFFICHE[nom]]) for nom in avant} == avant
        dit = {AFFICHE[nom]: valeur for nom, valeur in json.loads(changement["apres"]).items() if nom != "supprime_le"}
        assert {nom: dit[nom] for nom in dit if nom in neuf} == {nom: neuf[nom] for nom in dit if nom in neuf}
        apres[jointure] = {**depart, **dit, "desactive_le": au if operation == Operation.DESACTIVATION else None}
        apres[jointure] |= {} if operation == Operation.DESACTIVATION else neuf
    return apres


def as_text(valeur: object) -> object:
    return valeur.isoformat() if isinstance(valeur, datetime.date) else valeur


def by_jointure(chantier: Chantier, projet: Projet) -> dict[int, dict[str, Any]]:
    return {compte["jointure"]: compte for compte in chantier.en_base(projet).values()}


def two_days(chantier: Chantier) -> ExportEtablissement:
    """Monday and Tuesday of a school; the export of Wednesday, in which everything that can happen does."""
    debut = ecole(A, eleves=[eleve(1), eleve(2), eleve(3), eleve(4)])
    chantier.vivre(debut, projet=PROJET)
    chantier.vivre(ecole(A, eleves=[eleve(1), eleve(4)]), au=MARDI, projet=PROJET)
    return ecole(A, eleves=[eleve(1, "CORMIER"), eleve(2, 'O\'BRIEN "É"', division="6B"), eleve(5, "NA")])


def test_a_plan_applied_is_what_the_plan_said(chantier: Chantier) -> None:
    chantier.importer(two_days(chantier), au=MERCREDI)
    avant = by_jointure(chantier, PROJET)
    plan = chantier.prevoir(au=MERCREDI, projet=PROJET)
    assert set(plan.nombres) == {operation.value for operation in Operation}
    application = chantier.appliquer(plan, projet=PROJET)
    assert application.nombres == {operation: plan.nombres[operation] for operation in Operation}
    apres = {jointure: {**compte, "id": None} for jointure, compte in by_jointure(chantier, PROJET).items()}
    assert apres == foretold(avant, plan.changements, au=MERCREDI)


def test_nothing_is_left_to_foresee(chantier: Chantier) -> None:
    chantier.importer(two_days(chantier), au=MERCREDI)
    chantier.appliquer(chantier.prevoir(au=MERCREDI, projet=PROJET), projet=PROJET)
    encore = chantier.prevoir(au=MERCREDI, projet=PROJET)
    assert (encore.changements.num_rows, encore.freins) == (0, ())
    assert chantier.appliquer(encore, projet=PROJET).numero == 0


def test_a_plan_changes_nothing_and_is_read_again_as_it_was(chantier: Chantier) -> None:
    chantier.importer(two_days(chantier), au=MERCREDI)
    avant = chantier.en_base(PROJET)
    plan = chantier.prevoir(au=MERCREDI, projet=PROJET)
    assert chantier.en_base(PROJET) == avant
    relu = read_plan(Maison(chantier.maison), plan.numero)
    assert relu == plan
    assert relu.changements.equals(plan.changements)
    assert chantier.prevoir(au=MERCREDI, projet=PROJET).changements.equals(plan.changements)


def test_plans_are_numbered_and_remembered(chantier: Chantier) -> None:
    chantier.importer(famille(A, [1]))
    numeros = [chantier.prevoir().numero for _ in range(3)]
    assert numeros == sorted(set(numeros))
    execution = chantier.appliquer(numeros[1]).numero
    gardes = dict(PlanGarde.objects.values_list("numero", "execution"))
    assert gardes == {numeros[0]: None, numeros[1]: execution, numeros[2]: None}


def test_a_plan_that_nobody_made(chantier: Chantier) -> None:
    chantier.vivre(famille(A, [1]))
    with pytest.raises(PlanInconnu, match="prevoir"):
        chantier.appliquer(99)


def refuse(chantier: Chantier) -> None:
    """Another file of the school is there, cut."""
    (chantier.racine / "coupe").mkdir()
    fichier = chantier.exports / A / "ElevesAvecAdresses.xml"
    (chantier.racine / "coupe" / A).write_bytes(fichier.read_bytes()[:-300])
    with pytest.raises(RienALire):
        chantier.run([chantier.racine / "coupe"])


Bouge = Callable[[Chantier], object]
MOUVEMENTS: dict[str, Bouge] = {
    "another plan applied": lambda lieu: lieu.appliquer(lieu.prevoir()),
    "an export imported": lambda lieu: lieu.importer(famille(A, [1, 2, 3])),
    "an export refused": refuse,
    "the line run": lambda lieu: lieu.alimenter(famille(A, [1, 2, 3])),
}


@pytest.mark.parametrize("mouvement", MOUVEMENTS)
def test_a_plan_is_refused_when_the_world_has_moved(chantier: Chantier, mouvement: str) -> None:
    chantier.vivre(famille(A, [1]))
    chantier.importer(famille(A, [1, 2]))
    plan = chantier.prevoir()
    MOUVEMENTS[mouvement](chantier)
    avant = chantier.en_base()
    with pytest.raises(PlanPerime, match="prevoir"):
        chantier.appliquer(plan)
    assert chantier.en_base() == avant


def test_a_plan_is_refused_when_the_project_has_changed(chantier: Chantier) -> None:
    chantier.importer(famille(A, [1]))
    plan = chantier.prevoir()
    with pytest.raises(PlanPerime, match="configuration"):
        chantier.appliquer(plan, projet=replace(chantier.projet, en_charge=True))
    with pytest.raises(PlanPerime, match="plan 1"):
        chantier.appliquer(plan, projet=Projet("autre"))
    assert chantier.en_base() == {}


def test_a_plan_is_applied_once(chantier: Chantier) -> None:
    chantier.importer(famille(A, [1]))
    plan = chantier.prevoir()
    chantier.appliquer(plan)
    avant = chantier.en_base()
    with pytest.raises(PlanPerime, match="déjà été appliqué"):
        chantier.appliquer(plan)
    assert chantier.en_base() == avant


def test_an_import_that_changes_nothing_leaves_the_plan_good(chantier: Chantier) -> None:
    chantier.importer(famille(A, [1]))
    plan = chantier.prevoir()
    chantier.importer(famille(A, [1]))
    assert chantier.appliquer(plan).nombres[Operation.CREATION] == 2


def test_the_annuaire_of_a_later_day_leaves_the_plan_good(chantier: Chantier) -> None:
    chantier.importer(famille(A, [1]))
    plan = chantier.prevoir()
    assert chantier.prevoir(au=MARDI).annuaire != plan.annuaire
    assert chantier.appliquer(plan).nombres[Operation.CREATION] == 2


def test_a_plan_is_not_applied_before_its_day(chantier: Chantier) -> None:
    """The delay of those whom it deactivates would be shortened."""
    chantier.vivre(famille(A, [1, 2]))
    chantier.importer(famille(A, [1]))
    plan = chantier.prevoir(au=MARDI)
    with pytest.raises(PlanPerime, match="07/10/2025"):
        chantier.appliquer(plan, au=LUNDI)


def test_a_plan_applied_later_counts_delays_from_that_day(chantier: Chantier) -> None:
    chantier.vivre(famille(A, [1, 2]), projet=PROJET)
    chantier.importer(famille(A, [1]))
    plan = chantier.prevoir(au=LUNDI, projet=PROJET)
    chantier.appliquer(plan, au=MERCREDI, projet=PROJET)
    assert chantier.en_base(PROJET)["eleve:2"]["desactive_le"] == MERCREDI
    apres = chantier.journal(PROJET)[-1].apres
    jeudi = MERCREDI + datetime.timedelta(days=1)
    assert apres == {"etat": "desactive", "desactive_le": MERCREDI.isoformat(), "supprime_le": jeudi.isoformat()}


def test_a_plan_of_another_database_is_refused(ouvrir: Callable[[str], Chantier]) -> None:
    ici, la = ouvrir("ici"), ouvrir("la")
    ici.importer(famille(A, [1]))
    plan = ici.prevoir()
    ailleurs = replace(ici, url=la.url)
    if not la.url:
        (ici.maison / "rentree.sqlite3").rename(ici.maison / "ancienne")
    with pytest.raises(PlanPerime, match="ne le connaît pas"):
        ailleurs.appliquer(plan)
