"""Writing accounts and identifiers as CSV: UTF-8, `;`, quoted only where needed, beside then renamed."""

import csv
import os
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

import pyarrow as pa

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
    renommees = comptes.rename_columns(["uai" if nom == "uais" else nom for nom in comptes.schema.names])
    _write(chemin, COMPTES, _rows(renommees, COMPTES))


def write_identifiants(lignes: pa.Table, dossier: Path) -> list[Path]:
    """Write the thirteen-field file of each school, and remove those of schools that have nobody any more.

    `lignes` is sorted by school and its columns are in the file's order.
    """
    ecrits = []
    for uai, groupe in groupby(_rows(lignes, lignes.schema.names), key=lambda ligne: ligne[0]):
        chemin = dossier / f"ENT-Identifiants-{uai}.csv"
        _write(chemin, TREIZE_CHAMPS, groupe)
        ecrits.append(chemin)
    for ancien in set(dossier.glob("ENT-Identifiants-*.csv")) - set(ecrits):
        ancien.unlink()
    return ecrits


def write_codes(creations: pa.Table, chemin: Path) -> None:
    """Write the activation codes of new accounts to a file that its owner alone may read."""
    renommees = creations.rename_columns(["uai" if nom == "uais" else nom for nom in creations.schema.names])
    _write(chemin, CODES, _rows(renommees, CODES), droits=0o600)


def _rows(table: pa.Table, colonnes: Sequence[str]) -> Iterable[tuple[object, ...]]:
    return zip(*(table[nom].to_pylist() for nom in colonnes), strict=True)


def _write(chemin: Path, entete: Sequence[str], lignes: Iterable[Sequence[object]], *, droits: int = 0o644) -> None:
    chemin.parent.mkdir(parents=True, exist_ok=True)
    provisoire = chemin.with_name(f".{chemin.name}.{os.getpid()}")
    descripteur = os.open(provisoire, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, droits)
    with os.fdopen(descripteur, "w", encoding="utf-8", newline="") as flux:
        redacteur = csv.writer(flux, delimiter=";", lineterminator="\n")
        redacteur.writerow(entete)
        redacteur.writerows(lignes)
    provisoire.replace(chemin)
