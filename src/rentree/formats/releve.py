"""Turning elements of an XML tree into rows of a canonical table, as a specification says.

A format's `spec` holds the official names; this module only walks. Values are stripped, blank is absent, and what
cannot be read as its type is kept in `valeurs_illisibles`.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pyarrow as pa
from lxml import etree

from rentree.model.tables import TABLES

Lecture = Callable[[str], Any]
Ligne = dict[str, str]


@lru_cache(maxsize=100_000)
def date_francaise(texte: str) -> datetime.date:
    """Read `dd/mm/yyyy`, the form of every SIECLE export. Raises ValueError."""
    jour, mois, annee = texte.split("/")
    return datetime.date(int(annee), int(mois), int(jour))


@lru_cache(maxsize=100_000)
def date_iso(texte: str) -> datetime.date:
    """Read `yyyy-mm-dd`, the form of STS-WEB exports. Raises ValueError."""
    return datetime.date.fromisoformat(texte[:10])


def booleen(texte: str) -> bool:
    """Read the booleans of the exports: `0|1`, `true|false`, `O|N`, also mixed in one record. Raises ValueError."""
    match texte.lower():
        case "1" | "true" | "o" | "oui":
            return True
        case "0" | "false" | "n" | "non":
            return False
    raise ValueError(texte)


@dataclass(frozen=True)
class Champ:
    """A canonical column and the wire names that feed it: the first that is there wins.

    `balises` are child elements (`PRENOM`) or attributes (`ELEVE@ELEVE_ID`); `lire` turns text into the value, None
    keeps the text. A reader by wire name in `lectures` wins over `lire`.
    """

    colonne: str
    balises: tuple[str, ...]
    lire: Lecture | None = None
    lectures: Mapping[str, Lecture] = field(default_factory=dict)


@dataclass(frozen=True)
class Niveau:
    """One level of the walk: a path under the level above, and the attributes and children wanted on the way down."""

    chemin: str
    attributs: tuple[str, ...] = ()
    enfants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Releve:
    """What to read for one table: levels from the root down to the row's element, columns, constants, and the key."""

    table: str
    niveaux: tuple[Niveau, ...]
    champs: tuple[Champ, ...]
    cle: str
    constantes: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Provenance:
    """Where rows come from: school, year, and the digest of the file."""

    uai: str
    annee: int
    empreinte: str


@dataclass(frozen=True)
class Illisible:
    """A value that could not be read as its type."""

    objet: str
    cle: str
    champ: str
    valeur: str


def read_rows(racine: etree._Element, releve: Releve) -> list[Ligne]:
    """Walk the levels and return one dict a row: wire name -> stripped text, blanks left out."""
    return list(_walk(racine, releve.niveaux, {}))


def _walk(element: etree._Element, niveaux: tuple[Niveau, ...], herite: Ligne) -> Iterator[Ligne]:
    niveau, *suite = niveaux
    for enfant in element.iterfind(niveau.chemin):
        ligne = {**herite, **_attributes(enfant, niveau)}
        if suite:
            ligne.update(_children(enfant, niveau.enfants))
            yield from _walk(enfant, tuple(suite), ligne)
        else:
            ligne.update({fils.tag: texte for fils in enfant if (brut := fils.text) and (texte := brut.strip())})
            yield ligne


def _attributes(element: etree._Element, niveau: Niveau) -> Ligne:
    valeurs = ((nom, element.get(nom)) for nom in niveau.attributs)
    return {f"{element.tag}@{nom}": texte for nom, brut in valeurs if brut and (texte := brut.strip())}


def _children(element: etree._Element, noms: tuple[str, ...]) -> Ligne:
    valeurs = ((nom, element.findtext(nom)) for nom in noms)
    return {f"{element.tag}.{nom}": texte for nom, brut in valeurs if brut and (texte := brut.strip())}


def build_table(lignes: list[Ligne], releve: Releve, provenance: Provenance, illisibles: list[Illisible]) -> pa.Table:
    """Return the canonical table of these rows; what cannot be read is null there and appended to `illisibles`."""
    table = TABLES[releve.table]
    colonnes: dict[str, object] = dict.fromkeys(table.noms)
    colonnes.update(releve.constantes)
    for champ in releve.champs:
        colonnes[champ.colonne] = _column(lignes, champ, releve, illisibles)
    return assemble(releve.table, colonnes, len(lignes), provenance)


def assemble(nom: str, colonnes: Mapping[str, object], nombre: int, provenance: Provenance) -> pa.Table:
    """Build an Arrow table with provenance; a column is a list of values, or one constant for every row."""
    table = TABLES[nom]
    tout = {"uai": provenance.uai, "annee": provenance.annee, "empreinte": provenance.empreinte, **colonnes}
    tableaux = [_array(tout[champ.name], champ.type, nombre) for champ in table.schema]
    return pa.Table.from_arrays(tableaux, schema=table.schema)


def _array(valeurs: object, type_arrow: pa.DataType, nombre: int) -> pa.Array:
    if isinstance(valeurs, list):
        return pa.array(valeurs, type_arrow)
    return pa.repeat(pa.scalar(valeurs, type_arrow), nombre)


def _column(lignes: list[Ligne], champ: Champ, releve: Releve, illisibles: list[Illisible]) -> list[Any]:
    if champ.lire is None and not champ.lectures:
        return _texts(lignes, champ.balises)
    return [_value(ligne, champ, releve, illisibles) for ligne in lignes]


def _texts(lignes: list[Ligne], balises: tuple[str, ...]) -> list[str | None]:
    premiere, *autres = balises
    if not autres:
        return [ligne.get(premiere) for ligne in lignes]
    return [next((ligne[nom] for nom in balises if nom in ligne), None) for ligne in lignes]


def _value(ligne: Ligne, champ: Champ, releve: Releve, illisibles: list[Illisible]) -> Any:
    for nom in champ.balises:
        if (texte := ligne.get(nom)) is not None:
            return _read(texte, nom, champ, ligne, releve, illisibles)
    return None


def _read(texte: str, nom: str, champ: Champ, ligne: Ligne, releve: Releve, illisibles: list[Illisible]) -> Any:
    lire = champ.lectures.get(nom, champ.lire)
    if lire is None:
        return texte
    try:
        return lire(texte)
    except (ValueError, OverflowError):
        illisibles.append(Illisible(releve.table, ligne.get(releve.cle, ""), nom, texte))
        return None
