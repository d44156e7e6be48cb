"""Writing accounts and identifiers as CSV: UTF-8, `;`, quoted only where needed, beside then renamed."""

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from rentree.formats.identifiants.dispositions import TREIZE, Disposition

COMPTES = ("jointure", "profil", "civilite", "nom", "prenom", "login", "etat", "uai", "divisions", "cree_le", "cle")
"""Header of `comptes.csv`."""

TREIZE_CHAMPS = TREIZE.entete
"""Header of `ENT-Identifiants-<UAI>.csv`, as Kosmos ENTs give it and GEPI reads it."""


def write_comptes(comptes: pa.Table, chemin: Path) -> None:
    """Write one line an account, active or not, in the order of the table."""
    _write(chemin, COMPTES, _renamed(comptes).select(list(COMPTES)))


def write_identifiants(lignes: pa.Table, dossier: Path, *, disposition: Disposition = TREIZE) -> list[Path]:
    """Write the file of each school, and remove those of schools that have nobody any more.

    `lignes` is sorted by `uai` and has the columns that the layout names.
    """
    ecrits = []
    for uai, contenu in render_identifiants(lignes, disposition=disposition):
        ecrits.append(dossier / disposition.name(uai))
        _put(ecrits[-1], contenu)
    for ancien in set(dossier.glob(disposition.name("????????"))) - set(ecrits):
        ancien.unlink()
    return ecrits


def render_identifiants(lignes: pa.Table, *, disposition: Disposition = TREIZE) -> Iterator[tuple[str, bytes]]:
    """Give each school and the bytes of its file; nothing is written."""
    colonnes = [lignes[colonne] for _, colonne in disposition.colonnes]
    table = pa.table(colonnes, names=[str(rang) for rang in range(len(colonnes))])
    debut = 0
    for uai, suite in groupby(lignes["uai"].to_pylist()):
        nombre = len(list(suite))
        yield uai, _render(disposition.entete, table.slice(debut, nombre), cites=disposition.cites)
        debut += nombre


def _renamed(table: pa.Table) -> pa.Table:
    return table.rename_columns(["uai" if nom == "uais" else nom for nom in table.schema.names])


def _write(chemin: Path, entete: Sequence[str], table: pa.Table) -> None:
    _put(chemin, _render(entete, table))


def _render(entete: Sequence[str], table: pa.Table, *, cites: bool = False) -> bytes:
    titres = [f'"{titre}"' for titre in entete] if cites else entete
    return "".join((";".join(titres) + "\n", *_lines(table, cites=cites))).encode("utf-8")


def _put(chemin: Path, contenu: bytes) -> None:
    chemin.parent.mkdir(parents=True, exist_ok=True)
    provisoire = chemin.with_name(f".{chemin.name}.{os.getpid()}")
    provisoire.write_bytes(contenu)
    provisoire.replace(chemin)


def _lines(table: pa.Table, *, cites: bool) -> list[str]:
    """One text a row, joined column by column in C++; a value is quoted only where it would be misread, or always."""
    if not table.num_rows:
        return []
    colonnes = [_quoted(pc.fill_null(colonne.cast(pa.string()), ""), toujours=cites) for colonne in table.columns]
    lignes: list[str] = pc.binary_join_element_wise(*colonnes, ";").to_pylist()
    return [ligne + "\n" for ligne in lignes]


def _quoted(textes: pa.ChunkedArray, *, toujours: bool) -> pa.ChunkedArray:
    ambigus = pc.match_substring_regex(textes, '[;"\\r\\n]')
    if not toujours and not pc.any(ambigus).as_py():
        return textes
    entre_guillemets = pc.binary_join_element_wise('"', pc.replace_substring(textes, '"', '""'), '"', "")
    return entre_guillemets if toujours else pc.if_else(ambigus, entre_guillemets, textes)
