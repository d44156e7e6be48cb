"""Looking at the records of a set by whole columns: unknown attributes, identifiers that disagree, dates, odd UAI."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from rentree.formats.aaf.connus import CONNUS
from rentree.formats.aaf.dates import ATTRIBUTS, unreadable
from rentree.formats.aaf.lecteur import ID, OPERATION
from rentree.formats.aaf.spec import CATEGORIES, ETAB
from rentree.model.identifiants import is_uai

EXEMPLES = 5
UAI = "ENTStructureUAI"


@dataclass(frozen=True)
class Anomalie:
    """Something odd in the records of a category: its rule, how many records, the first identifiers."""

    regle: str
    categorie: str
    nombre: int
    exemples: tuple[str, ...]
    attribut: str = ""


def find_anomalies(tables: Mapping[str, pa.Table]) -> tuple[Anomalie, ...]:
    """Return what is odd, category by category."""
    return tuple(trouve for nom, table in sorted(tables.items()) for trouve in _look(nom, table))


def drop_nameless(table: pa.Table, categorie: str) -> tuple[pa.Table, tuple[Anomalie, ...]]:
    """Leave out the records that have no identifier: nothing could be said of them again."""
    anonymes = pc.equal(table[ID], "")
    nombre = pc.sum(anonymes).as_py() or 0
    if not nombre:
        return table, ()
    return table.filter(pc.invert(anonymes)), (Anomalie("aaf-identifiant-absent", categorie, nombre, ()),)


def _look(categorie: str, table: pa.Table) -> Iterator[Anomalie]:
    for attribut in sorted(set(table.column_names) - CONNUS[categorie] - {ID, OPERATION}):
        yield _anomalie("aaf-attribut-inconnu", categorie, table, pc.is_valid(table[attribut]), attribut)
    jointure = CATEGORIES[categorie.casefold()].attributs[0][0]
    if jointure in table.column_names:
        dites = pc.utf8_trim_whitespace(pc.fill_null(table[jointure], ""))
        autres = pc.and_(pc.not_equal(dites, table[ID]), pc.not_equal(dites, ""))
        if pc.any(autres).as_py():
            yield _anomalie("aaf-identifiant-different", categorie, table, autres, jointure)
    for attribut in ATTRIBUTS:
        if attribut in table.column_names and pc.any(illisibles := unreadable(table[attribut])).as_py():
            yield _anomalie("aaf-date-illisible", categorie, table, illisibles, attribut)
    if categorie == ETAB.fichier and UAI in table.column_names:
        yield from _odd_uais(table)


def _odd_uais(table: pa.Table) -> Iterator[Anomalie]:
    faux = [bool(uai) and not is_uai(uai) for uai in table[UAI].to_pylist()]
    if any(faux):
        yield _anomalie("aaf-uai-inhabituel", ETAB.fichier, table, pa.array(faux), UAI)


def _anomalie(regle: str, categorie: str, table: pa.Table, ou: pa.Array, attribut: str) -> Anomalie:
    ids = pc.filter(table[ID], ou)
    return Anomalie(regle, categorie, len(ids), tuple(ids.slice(0, EXEMPLES).to_pylist()), attribut)
