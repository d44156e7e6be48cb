"""Turning elements of an XML tree into rows of a canonical table, as a specification says.

A format's `spec` holds the official names; this module only walks. Values are stripped, blank is absent, and what
cannot be read as its type is kept in `valeurs_illisibles`.
"""

import datetime
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any

import pyarrow as pa
from lxml import etree

from rentree.model.tables import TABLES
from rentree.model.tables.schema import LIGNE

Lecture = Callable[[str], Any]
Ligne = dict[str, str | None]
Vu = tuple[str, str]
_FRANCAISE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T +Z-].*)?", re.ASCII)
ENTIER_MAX = 2**31 - 1
ILLISIBLE = object()
"""What a value reads as when it cannot be read."""


def date_francaise(texte: str) -> datetime.date:
    """Read `dd/mm/yyyy`, the form of every SIECLE export; a year on two digits is not guessed. Raises ValueError."""
    if (match := _FRANCAISE.fullmatch(texte)) is None:
        raise ValueError(texte)
    jour, mois, annee = match.groups()
    return datetime.date(int(annee), int(mois), int(jour))


def date_iso(texte: str) -> datetime.date:
    """Read `yyyy-mm-dd`, the form of STS-WEB exports; an hour or a time zone after it is let go. Raises ValueError."""
    if (match := _ISO.fullmatch(texte)) is None:
        raise ValueError(texte)
    return datetime.date.fromisoformat(match[1])


def entier(texte: str) -> int:
    """Read a whole number that fits in 32 bits, as the columns are. Raises ValueError."""
    if abs(nombre := int(texte)) > ENTIER_MAX:
        raise ValueError(texte)
    return nombre


def decimal(texte: str) -> float:
    """Read a number, its decimals after a dot or a comma; `nan` and `inf` are none. Raises ValueError."""
    if not math.isfinite(nombre := float(texte.replace(",", "."))):
        raise ValueError(texte)
    return nombre


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

    @cached_property
    def cles(self) -> tuple[tuple[str, str], ...]:
        """Each attribute and the wire name of its value: `ELEVE_ID` -> `ELEVE@ELEVE_ID`."""
        balise = self.chemin.rsplit("/", 1)[-1]
        return tuple((nom, f"{balise}@{nom}") for nom in self.attributs)


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
    """Walk the levels and return one dict a row: wire name -> text as written, to be stripped when it is read."""
    lignes: list[Ligne] = []
    _walk(racine, releve.niveaux, {}, lignes)
    return lignes


def _walk(element: etree._Element, niveaux: tuple[Niveau, ...], herite: Ligne, lignes: list[Ligne]) -> None:
    """The hot path of reading: every element of every export goes through the dict of the last level."""
    niveau = niveaux[0]
    suite = niveaux[1:]
    cles = niveau.cles
    for enfant in _elements(element, niveau.chemin):
        if suite:
            ligne = herite | {cle: enfant.get(nom) for nom, cle in cles}
            ligne.update({f"{enfant.tag}.{nom}": enfant.findtext(nom) for nom in niveau.enfants})
            _walk(enfant, suite, ligne, lignes)
        else:
            ligne = {fils.tag: fils.text for fils in enfant}
            for nom, cle in cles:
                ligne[cle] = enfant.get(nom)
            ligne.update(herite)
            lignes.append(ligne)


def _elements(element: etree._Element, chemin: str) -> Iterator[etree._Element]:
    """Elements at a path below an element; the last step, where they are many, is walked by libxml2 alone."""
    if chemin.startswith("."):
        return element.iterfind(chemin)
    contenant, _, balise = chemin.rpartition("/")
    if not contenant:
        return element.iterchildren(balise)
    return chain.from_iterable(parent.iterchildren(balise) for parent in element.iterfind(contenant))


def build_table(lignes: list[Ligne], releve: Releve, provenance: Provenance, illisibles: list[Illisible]) -> pa.Table:
    """Return the canonical table of these rows; what cannot be read is null there and appended to `illisibles`."""
    table = TABLES[releve.table]
    colonnes: dict[str, object] = dict.fromkeys(table.noms)
    colonnes.update(releve.constantes)
    if LIGNE in table.colonnes:
        colonnes[LIGNE.nom] = list(range(1, len(lignes) + 1))
    for champ in releve.champs:
        colonnes[champ.colonne] = _column(lignes, champ, releve, illisibles)
    return assemble(releve.table, colonnes, len(lignes), provenance)


def assemble(nom: str, colonnes: Mapping[str, object], nombre: int, provenance: Provenance) -> pa.Table:
    """Build an Arrow table with provenance; a column is a list of values, one constant, or null when it is not said."""
    table = TABLES[nom]
    tout = {"uai": provenance.uai, "annee": provenance.annee, "empreinte": provenance.empreinte, **colonnes}
    tableaux = [_array(tout.get(champ.name), champ.type, nombre) for champ in table.schema]
    return pa.Table.from_arrays(tableaux, schema=table.schema)


def _array(valeurs: object, type_arrow: pa.DataType, nombre: int) -> pa.Array:
    if isinstance(valeurs, list):
        return pa.array(valeurs, type_arrow)
    return pa.repeat(pa.scalar(valeurs, type_arrow), nombre)


def _column(lignes: list[Ligne], champ: Champ, releve: Releve, illisibles: list[Illisible]) -> list[Any]:
    if champ.lire is None and not champ.lectures:
        return _texts(lignes, champ.balises)
    vus = [_first(ligne, champ.balises) for ligne in lignes]
    lus = {vu: _read(vu, champ) for vu in set(vus)}
    if ILLISIBLE in lus.values():
        illisibles += [
            Illisible(releve.table, (ligne.get(releve.cle) or "").strip(), *vu)
            for ligne, vu in zip(lignes, vus, strict=True)
            if vu and lus[vu] is ILLISIBLE
        ]
        lus = {vu: None if lu is ILLISIBLE else lu for vu, lu in lus.items()}
    return [lus[vu] for vu in vus]


def _texts(lignes: list[Ligne], balises: tuple[str, ...]) -> list[str | None]:
    premiere, *autres = balises
    if not autres:
        return [texte.strip() or None if texte else None for texte in [ligne.get(premiere) for ligne in lignes]]
    return [vu[1] if vu else None for vu in [_first(ligne, balises) for ligne in lignes]]


def _first(ligne: Ligne, balises: tuple[str, ...]) -> Vu | None:
    """The first wire name whose text is not blank, and that text."""
    for nom in balises:
        if (texte := ligne.get(nom)) and (texte := texte.strip()):
            return nom, texte
    return None


def _read(vu: Vu | None, champ: Champ) -> Any:
    """Read one distinct value; ILLISIBLE when it cannot be."""
    if vu is None:
        return None
    nom, texte = vu
    lire = champ.lectures.get(nom, champ.lire)
    try:
        return lire(texte) if lire else texte
    except (ValueError, OverflowError):
        return ILLISIBLE
