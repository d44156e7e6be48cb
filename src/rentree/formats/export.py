"""What every reader of exports gives: the header that identifies the file, and its canonical tables."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from rentree.formats.refus import AnneeFausse, UaiFaux
from rentree.formats.releve import Illisible, Provenance, assemble
from rentree.model.identifiants import is_uai


@dataclass(frozen=True)
class Entete:
    """The header of an export: its kind (`source`), school, school year, time stamp (None in STS-WEB) and version."""

    source: str
    uai: str
    annee: int
    horodatage: datetime.datetime | None
    version: str


@dataclass(frozen=True)
class Export:
    """A file read whole: its header, the digest of its bytes, and one Arrow table per canonical table it feeds."""

    entete: Entete
    empreinte: str
    tables: Mapping[str, pa.Table]


def checked_uai(texte: str | None, *, fichier: str) -> str:
    """Return the UAI of a header, in capitals. Raises UaiFaux when its shape or its key letter is wrong."""
    uai = (texte or "").strip().upper()
    if not (uai.isascii() and is_uai(uai)):
        raise UaiFaux(fichier, detail=uai or "aucun UAI")
    return uai


def checked_annee(texte: str | None, *, fichier: str) -> int:
    """Return the school year of a header. Raises AnneeFausse."""
    annee = (texte or "").strip()
    if not (len(annee) == 4 and annee.isascii() and annee.isdigit() and annee >= "1990"):
        raise AnneeFausse(fichier, detail=annee or "aucune année")
    return int(annee)


def illisibles_table(illisibles: list[Illisible], provenance: Provenance) -> pa.Table:
    """The table of what could not be read."""
    colonnes = {
        "objet": [valeur.objet for valeur in illisibles],
        "cle": [valeur.cle for valeur in illisibles],
        "champ": [valeur.champ for valeur in illisibles],
        "valeur": [valeur.valeur for valeur in illisibles],
    }
    return assemble("valeurs_illisibles", colonnes, len(illisibles), provenance)
