"""Writing accounts and identifiers as CSV: UTF-8, `;`, quoted only where needed, beside then renamed."""

import os
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

COMPTES = ("jointure", "profil", "civilite", "nom", "prenom", "login", "etat", "uai", "divisions", "cree_le", "cle")
"""Header of `comptes.csv`."""

TREIZE_CHAMPS = (
    "RNE",
    "UID",
    "classe",
    "profil",
    "prénom",
    "nom",
    "login",
    "mot de passe",
    "clé de jointure",
    "uid père",
    "uid mère",
    "uid tuteur1",
    "uid tuteur2",
)
"""Header of `ENT-Identifiants-<UAI>.csv`, as Kosmos ENTs give it and GEPI reads it."""

CODES = ("jointure", "uai", "profil", "nom", "prenom", "divisions", "login", "code")
"""Header of the activation codes of a run."""


def write_comptes(comptes: pa.Table, chemin: Path) -> None:
    """Write one line an account, active or not, in the order of the table."""
    _write(chemin, COMPTES, _renamed(comptes).select(list(COMPTES)))


def write_identifiants(lignes: pa.Table, dossier: Path) -> list[Path]:
    """Write the thirteen-field file of each school, and remove those of schools that have nobody any more.

    `lignes` is sorted by school and its columns are in the file's order.
    """
    ecrits, debut = [], 0
    for uai, suite in groupby(lignes.column(0).to_pylist()):
        nombre = len(list(suite))
        ecrits.append(dossier / f"ENT-Identifiants-{uai}.csv")
        _write(ecrits[-1], TREIZE_CHAMPS, lignes.slice(debut, nombre))
        debut += nombre
    for ancien in set(dossier.glob("ENT-Identifiants-*.csv")) - set(ecrits):
        ancien.unlink()
    return ecrits


def write_codes(creations: pa.Table, chemin: Path) -> None:
    """Write the activation codes of new accounts to a file that its owner alone may read."""
    _write(chemin, CODES, _renamed(creations).select(list(CODES)), droits=0o600)


def _renamed(table: pa.Table) -> pa.Table:
    return table.rename_columns(["uai" if nom == "uais" else nom for nom in table.schema.names])


def _write(chemin: Path, entete: Sequence[str], table: pa.Table, *, droits: int = 0o644) -> None:
    chemin.parent.mkdir(parents=True, exist_ok=True)
    provisoire = chemin.with_name(f".{chemin.name}.{os.getpid()}")
    descripteur = os.open(provisoire, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, droits)
    with os.fdopen(descripteur, "wb") as flux:
        flux.write((";".join(entete) + "\n").encode("utf-8"))
        flux.write("".join(_lines(table)).encode("utf-8"))
    provisoire.replace(chemin)


def _lines(table: pa.Table) -> list[str]:
    """One text a row, joined column by column in C++; a value is quoted only where it would be misread."""
    if not table.num_rows:
        return []
    colonnes = [_quoted(pc.fill_null(colonne.cast(pa.string()), "")) for colonne in table.columns]
    lignes: list[str] = pc.binary_join_element_wise(*colonnes, ";").to_pylist()
    return [ligne + "\n" for ligne in lignes]


def _quoted(textes: pa.ChunkedArray) -> pa.ChunkedArray:
    ambigus = pc.match_substring_regex(textes, '[;"\\r\\n]')
    if not pc.any(ambigus).as_py():
        return textes
    entre_guillemets = pc.binary_join_element_wise('"', pc.replace_substring(textes, '"', '""'), '"', "")
    return pc.if_else(ambigus, entre_guillemets, textes)
