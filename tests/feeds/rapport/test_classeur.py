"""The workbook, read back by another program than the one that wrote it."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from rentree.feeds.mise_en_page import feuilles
from rentree.feeds.rapport import classeur, write_xlsx
from rentree.model.rapport import Rapport
from tests.feeds.rapport.exemple import COLLEGE, MECHANT, REGLES, constat, rapport_academie, rapport_college


def read_sheets(rapport: Rapport, dossier: Path) -> dict[str, list[list[object]]]:
    """Write the workbook and read the cells of each sheet."""
    write_xlsx(rapport, dossier / "rapport.xlsx")
    livre = CalamineWorkbook.from_path(dossier / "rapport.xlsx")
    return {nom: [list(ligne) for ligne in livre.get_sheet_by_name(nom).to_python()] for nom in livre.sheet_names}


def test_the_list_has_a_line_for_each_constat(tmp_path: Path) -> None:
    rapport = rapport_academie()
    feuilles = read_sheets(rapport, tmp_path)
    assert list(feuilles) == ["À corriger", "Règles", "Synthèse", "Fichiers"]
    entete, *lignes = feuilles["À corriger"]
    assert entete == [titre for titre, _ in classeur.A_CORRIGER]
    assert len(lignes) == len(rapport.constats)
    assert {len(ligne) for ligne in lignes} == {len(entete)}
    du_college = [ligne[1] for ligne in lignes if ligne[0] == COLLEGE]
    assert du_college == ["Bloquant"] * 9 + ["Anomalie"] * 17 + ["Information"] * 20


def test_text_stays_text_whatever_it_looks_like(tmp_path: Path) -> None:
    noms = ("=1+1", "https://exemple.invalid", "0123", "@SUM(A1)", MECHANT)
    constats = tuple(constat("ine-absent", "eleve", nom, nom) for nom in noms)
    lignes = read_sheets(replace(rapport_college(), constats=constats), tmp_path)["À corriger"][1:]
    assert sorted(str(ligne[4]) for ligne in lignes) == sorted(f"élève {nom}" for nom in noms)
    with zipfile.ZipFile(tmp_path / "rapport.xlsx") as archive:
        feuille = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in feuille
    assert "hyperlink" not in feuille


def test_the_list_is_framed_filtered_and_coloured(tmp_path: Path) -> None:
    write_xlsx(rapport_college(), tmp_path / "rapport.xlsx")
    with zipfile.ZipFile(tmp_path / "rapport.xlsx") as archive:
        feuille = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert 'state="frozen"' in feuille
    assert '<autoFilter ref="A1:I47"/>' in feuille
    assert 'orientation="landscape"' in feuille
    assert 'wrapText="1"' in styles
    assert "FFFDEAEA" in styles


def test_the_rules_are_all_there_even_those_that_found_nothing(tmp_path: Path) -> None:
    lignes = read_sheets(replace(rapport_college(), constats=()), tmp_path)["Règles"][1:]
    assert {ligne[0] for ligne in lignes} == set(REGLES)
    assert {ligne[-1] for ligne in lignes} == {0.0}
    conduites = {ligne[0]: ligne[5] for ligne in lignes}
    assert conduites["deux-personnes-une-fiche"] == (
        "Détacher … de l'élève, puis créer une fiche pour chacun des deux parents."
    )


def test_the_summary_has_the_figures_of_each_school(tmp_path: Path) -> None:
    lignes = read_sheets(rapport_academie(), tmp_path)["Synthèse"][1:]
    assert lignes[0][:11] == [COLLEGE, "Collège Honorine-Pivoine", 512, 894, 54, 8, 9, 0, 17, 20, 98.8]
    assert lignes[1][6:11] == [1, 1, 3, 0, 99.9]
    assert lignes[2][1:11] == ["Hors établissement", "", "", "", "", 1, 1, 0, 2, ""]


def test_an_ignored_file_is_at_the_end_and_a_refused_one_is_counted(tmp_path: Path) -> None:
    feuilles = read_sheets(rapport_academie(), tmp_path)
    assert feuilles["À corriger"][-1][3] == "Fichier ignoré"
    assert [ligne[-1] for ligne in feuilles["Règles"] if ligne[0] == "fichier-refuse"] == [2]


def test_the_files_begin_with_the_refused_ones(tmp_path: Path) -> None:
    lignes = read_sheets(rapport_academie(), tmp_path)["Fichiers"][1:]
    assert [ligne[4] for ligne in lignes] == ["refusé", "refusé", "lu", "lu", "lu", "lu"]
    assert [ligne[1] for ligne in lignes[2:5]] == [
        "Élèves (SIECLE)",
        "Emploi du temps (STS-WEB)",
        "Liste des personnels (GI/GC)",
    ]


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    rapport = rapport_academie()
    write_xlsx(rapport, tmp_path / "a.xlsx")
    write_xlsx(replace(rapport, constats=rapport.constats[::-1]), tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_list_too_long_for_a_sheet_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feuilles, "LIGNES_MAX", 20)
    lues = read_sheets(rapport_college(), tmp_path)
    assert [len(lues[nom]) - 1 for nom in ("À corriger", "À corriger (2)", "À corriger (3)")] == [20, 20, 6]


def test_an_empty_report_is_still_a_workbook(tmp_path: Path) -> None:
    vide = replace(rapport_college(), constats=(), etablissements=(), regles={})
    assert [len(lignes) for lignes in read_sheets(vide, tmp_path).values()] == [1, 1, 1, 1]
