"""What is said of the names of a set, and the verdicts that follow from what was found."""

from pathlib import Path
from string import Formatter

import pytest

from rentree.formats.aaf.ensembles import find_ensembles
from rentree.formats.aaf.verification.constats import CHAMPS, Consommateur, Constat, Sort
from rentree.formats.aaf.verification.examen import examine
from rentree.formats.aaf.verification.noms import check_categories, check_contents, check_names
from rentree.formats.aaf.verification.regles import REGLES
from rentree.formats.aaf.verification.verdict import Issue, is_refused, judge
from tests.formats.aaf_recus.documents import document, eleves, tgz
from tests.formats.aaf_verifies.justes import rules

ELEVES = document(eleves("101"))


def found(dossier: Path, *noms: str) -> set[str]:
    for nom in noms:
        (dossier / nom).write_bytes(ELEVES)
    (ensemble,) = find_ensembles([dossier]).ensembles
    return rules(check_names(ensemble))


@pytest.mark.parametrize(
    ("noms", "attendues"),
    [
        (["ENT_Complet_20251006_Eleve_0000.xml", "ENT_Complet_20251006_Eleve_0001.xml"], set()),
        (["ENT2DVA-ENT16_0310001H_Delta_20251006_Eleve_0000.xml"], set()),
        (["ENT_Complet_20251006_Eleve_0001.xml"], {"numeros-un"}),
        (["ENT_Complet_20251006_Eleve_0000.xml", "ENT_Complet_20251006_Eleve_0003.xml"], {"numeros-troues"}),
        (["ENT_Complet_20251006_Eleve_0003.xml"], {"numeros-troues"}),
        (["ENT_Complet_20251006_Eleve_.xml"], {"nom-sans-numero"}),
        (["ENT_Complet_20251006_Eleve.xml"], {"nom-categorie"}),
        (["ENT_Complet_20251006_Eleve_12.xml"], {"nom-numero-court"}),
        (["ENT_Complet_20251006_MatEducNat_0000.xml"], {"nom-categorie"}),
        (["ENT_Complet_202510006_Eleve_0000.xml"], {"nom-date"}),
        (["ENT_20251006_Eleve_0000.xml"], {"nom-genre"}),
        (["ENT_Complet_Eleve_0000.xml"], {"nom-sans-date"}),
    ],
)
def test_what_a_name_lacks_is_said(tmp_path: Path, noms: list[str], attendues: set[str]) -> None:
    assert found(tmp_path, *noms) == attendues


def test_missing_numbers_are_named(tmp_path: Path) -> None:
    for numero in (0, 2, 5):
        (tmp_path / f"ENT_Complet_20251006_Eleve_{numero:04d}.xml").write_bytes(ELEVES)
    (ensemble,) = find_ensembles([tmp_path]).ensembles
    (constat,) = check_names(ensemble)
    assert constat.message == "Eleve : il manque 3 fichiers (0001, 0003, 0004)."


def test_the_day_of_the_name_and_of_the_head_are_compared(tmp_path: Path) -> None:
    autre = document(eleves("101"), commentaires={"dateGenerationExport": "07/10/2025"})
    (tmp_path / "ENT_Complet_20251006_Eleve_0000.xml").write_bytes(autre)
    (ensemble,) = find_ensembles([tmp_path]).ensembles
    (constat,) = check_names(ensemble)
    assert "06/10/2025 et 07/10/2025" in constat.message


@pytest.mark.parametrize(("nom", "attendues"), [("ENT2DVA.20251006.tgz", set()), ("aaf.tgz", {"archive-nom"})])
def test_laclasse_knows_archives_by_their_names(tmp_path: Path, nom: str, attendues: set[str]) -> None:
    tgz(tmp_path / nom, {"ENT_Complet_20251006_Eleve_0000.xml": ELEVES})
    (ensemble,) = find_ensembles([tmp_path]).ensembles
    assert rules(check_names(ensemble)) == attendues


def test_a_file_that_holds_another_category_is_said() -> None:
    vu = examine(ELEVES, nom="ENT_Complet_20251006_PersEducNat_0000.xml", fichier="x")
    (constat,) = check_contents([vu])
    assert constat.message.endswith("son nom annonce PersEducNat, il contient Eleve.")


def test_categories_that_a_complete_lacks_are_said() -> None:
    vu = examine(ELEVES, nom="ENT_Complet_20251006_Eleve_0000.xml", fichier="x")
    absentes = [(un.regle.id, un.categorie) for un in check_categories([vu], premier_degre=False)]
    assert absentes == [
        ("categorie-absente", "PersEducNat"), ("categorie-absente", "PersRelEleve"),
        ("categorie-absente", "EtabEducNat"), ("nomenclature-absente", "MefEducNat"),
        ("nomenclature-absente", "MatiereEducNat"),
    ]  # fmt: skip
    assert "nomenclature-absente" not in rules(check_categories([vu], premier_degre=True))


def test_a_complete_without_a_pupil_is_said() -> None:
    vide = examine(document([]), nom="ENT_Complet_20251006_Eleve_0000.xml", fichier="x")
    assert "complet-sans-eleve" in rules(check_categories([vide], premier_degre=False))


def test_nothing_found_is_accepted_by_all() -> None:
    assert {verdict.issue for verdict in judge([])} == {Issue.ACCEPTE}
    assert not is_refused([])


def test_the_worst_decides_and_comes_first() -> None:
    constats = [Constat(REGLES[nom]) for nom in ("ine-partage", "nom-sans-numero", "identifiant-different")]
    verdicts = {verdict.consommateur: verdict for verdict in judge(constats)}
    assert verdicts[Consommateur.LACLASSE].issue is Issue.REJETTE
    titres = [raison.titre for raison in verdicts[Consommateur.LACLASSE].raisons]
    assert titres == [REGLES[nom].titre for nom in ("nom-sans-numero", "identifiant-different", "ine-partage")]
    assert verdicts[Consommateur.EOLE].issue is Issue.PERTES
    assert verdicts[Consommateur.DTD].issue is Issue.ACCEPTE
    assert is_refused(constats, verdicts.values())


def test_a_record_set_aside_is_a_refusal_and_a_value_lost_is_none() -> None:
    assert is_refused([Constat(REGLES["identifiant-different"])])
    assert not is_refused([Constat(REGLES["date-forme"])])


def test_who_does_not_read_deltas_refuses_nothing_in_them() -> None:
    constats = [Constat(REGLES["delta"]), Constat(REGLES["attribut-inconnu"])]
    verdicts = judge(constats)
    assert {verdict.consommateur: verdict.issue for verdict in verdicts}[Consommateur.ENTCORE] is Issue.IGNORE
    assert not is_refused(constats, verdicts)


@pytest.mark.parametrize("regle", REGLES.values(), ids=lambda regle: regle.id)
def test_rules_are_well_written(regle: object) -> None:
    une = REGLES[getattr(regle, "id")]  # noqa: B009
    champs = {champ for _, champ, _, _ in Formatter().parse(une.message) if champ}
    assert champs <= set(CHAMPS)
    assert une.message.endswith(".")
    assert une.titre[0].isupper()
    chez = [effet.chez for effet in une.effets]
    assert len(chez) == len(set(chez)), "a consumer does one thing of a rule"
    assert all(effet.dit[0].islower() and not effet.dit.endswith(".") for effet in une.effets)
    assert Sort.IGNORE not in {effet.sort for effet in une.effets} or une.id == "delta"
