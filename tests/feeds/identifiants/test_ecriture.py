"""Files of accounts and identifiers: quoting, one file a school, whole or absent."""

import csv
import datetime
from pathlib import Path

import pyarrow as pa

from rentree.formats.identifiants.dispositions import TREIZE
from rentree.formats.identifiants.writer import COMPTES, TREIZE_CHAMPS, write_comptes, write_identifiants

MECHANT = 'L\'AÎNÉ; "le grand"\nde Œuvre'


def read(chemin: Path) -> list[list[str]]:
    with chemin.open(encoding="utf-8", newline="") as flux:
        return list(csv.reader(flux, delimiter=";"))


def accounts(nom: str = MECHANT) -> pa.Table:
    ligne = dict.fromkeys(COMPTES, "x") | {"jointure": 12, "nom": nom, "cree_le": datetime.date(2025, 10, 6)}
    ligne["uais"] = ligne.pop("uai")
    return pa.Table.from_pylist([ligne])


def test_the_headers() -> None:
    assert ";".join(COMPTES) == "jointure;profil;civilite;nom;prenom;login;etat;uai;divisions;cree_le;cle"
    assert len(TREIZE_CHAMPS) == 13


def test_any_text_is_read_back(tmp_path: Path) -> None:
    write_comptes(accounts(), tmp_path / "neuf" / "comptes.csv")
    entete, ligne = read(tmp_path / "neuf" / "comptes.csv")
    assert entete == list(COMPTES)
    assert (ligne[0], ligne[3], ligne[9]) == ("12", MECHANT, "2025-10-06")


def test_only_what_needs_it_is_quoted(tmp_path: Path) -> None:
    write_comptes(accounts("D'ALMEIDA"), tmp_path / "comptes.csv")
    assert (tmp_path / "comptes.csv").read_bytes().count(b'"') == 0


def test_no_account_is_a_header(tmp_path: Path) -> None:
    write_comptes(accounts().slice(0, 0), tmp_path / "comptes.csv")
    assert read(tmp_path / "comptes.csv") == [list(COMPTES)]


def test_one_file_a_school(tmp_path: Path) -> None:
    colonnes = [colonne for _, colonne in TREIZE.colonnes]
    lignes = [
        {nom: f"{ecole}{rang}" if rang else ecole for rang, nom in enumerate(colonnes)} | {"mot_de_passe": None}
        for ecole in "AAB"
    ]
    ecrits = write_identifiants(pa.Table.from_pylist(lignes), tmp_path)
    assert [chemin.name for chemin in ecrits] == ["ENT-Identifiants-A.csv", "ENT-Identifiants-B.csv"]
    assert [len(read(chemin)) for chemin in ecrits] == [3, 2]
    assert read(ecrits[1])[1] == ["B", *(f"B{rang}" if rang != 7 else "" for rang in range(1, 13))]
