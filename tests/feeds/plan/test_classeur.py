"""The workbook of a plan, read back by another program than the one that wrote it."""

import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from rentree.feeds.mise_en_page import feuilles
from rentree.feeds.plan import Revue, classeur, write_xlsx
from tests.feeds.plan.exemple import A, B, creation, revue_complete, revue_de, revue_vide


def read_sheets(revue: Revue, dossier: Path) -> dict[str, list[list[object]]]:
    """Write the workbook and read the cells of each sheet."""
    write_xlsx(revue, dossier / "plan.xlsx")
    livre = CalamineWorkbook.from_path(dossier / "plan.xlsx")
    return {nom: [list(ligne) for ligne in livre.get_sheet_by_name(nom).to_python()] for nom in livre.sheet_names}


def test_the_summary_names_the_plan_and_counts(tmp_path: Path) -> None:
    lues = read_sheets(revue_complete(), tmp_path)
    assert list(lues) == ["Résumé", "Freins", "Changements", "Par établissement", "Laissés tels quels"]
    resume = {str(ligne[0]): ligne[1] for ligne in lues["Résumé"][1:]}
    assert (resume["Numéro"], resume["Projet"]) == (12, "colleges")
    assert (resume["Changements"], resume["dont retenus par un frein"]) == (6, 1)
    assert resume["Somme de contrôle"] == revue_complete().controle
    assert resume["Comptes laissés tels quels"] == 3


def test_each_change_is_a_line_in_words(tmp_path: Path) -> None:
    entete, *lignes = read_sheets(revue_complete(), tmp_path)["Changements"]
    assert entete == [titre for titre, _ in classeur.CHANGEMENTS]
    assert len(lignes) == 6
    assert lignes[4] == [
        "Désactivation", f"{A}, {B}", "Collège Honorine-Pivoine, Collège des Amandiers", "enseignants", "zoe.nom5",
        "NOM5", "Zoé", 5, "compte actif", "désactivé le 18/11/2025, supprimé dès le 13/01/2026",
        "encore dans l'annuaire, mais sans droit à un compte", "",
    ]  # fmt: skip
    assert [ligne[-1] for ligne in lignes] == ["", "", "", f"{A}:eleve", "", ""]


def test_brakes_and_waiting_accounts_have_their_sheets(tmp_path: Path) -> None:
    lues = read_sheets(revue_complete(), tmp_path)
    (frein,) = lues["Freins"][1:]
    assert frein[:7] == [A, "Collège Honorine-Pivoine", "élèves", "Désactivation", 9, 90, 10]
    assert frein[-1] == f"rentree appliquer 12 --passer-frein {A}:eleve"
    assert [ligne[3] for ligne in lues["Laissés tels quels"][1:]] == ["ada.nom7", "ada.nom8", "ada.nom9"]


def test_schools_add_up_to_a_total(tmp_path: Path) -> None:
    *ecoles, total = read_sheets(revue_complete(), tmp_path)["Par établissement"][1:]
    assert [ligne[0] for ligne in ecoles] == [A, A, B, B]
    assert total == ["Total", "chaque compte une fois", "", 1, 1, 1, 2, 1, 1]


def test_a_name_is_never_a_formula(tmp_path: Path) -> None:
    lignes = read_sheets(revue_de(creation(1, nom="=1+1", prenom="@SUM(A1)")), tmp_path)["Changements"]
    assert lignes[1][5:7] == ["=1+1", "@SUM(A1)"]
    with zipfile.ZipFile(tmp_path / "plan.xlsx") as archive:
        feuille = archive.read("xl/worksheets/sheet3.xml").decode()
    assert "<f>" not in feuille
    assert 'state="frozen"' in feuille
    assert '<autoFilter ref="A1:L2"/>' in feuille


def test_an_empty_plan_and_a_long_one_are_workbooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [len(lignes) for lignes in read_sheets(revue_vide(), tmp_path).values()] == [17, 1, 1, 2, 1]
    monkeypatch.setattr(feuilles, "LIGNES_MAX", 20)
    lues = read_sheets(revue_de(*(creation(rang) for rang in range(50))), tmp_path)
    assert [len(lues[nom]) - 1 for nom in lues if nom.startswith("Changements")] == [20, 20, 10]


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    for nom in ("a.xlsx", "b.xlsx"):
        write_xlsx(revue_complete(), tmp_path / nom)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
