"""Canonical tables made row by row and federated by the engine alone: no file, no database."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from rentree.annuaire.federation import DEVENIRS_LUS, allocate, build, sort_out
from rentree.engine import Moteur
from rentree.model.tables import TABLES
from rentree.model.tables.schema import LIGNE
from rentree.pipeline.charge import EXPORTS
from rentree.store.registre import REGISTRE

AU = datetime.date(2025, 10, 6)
Ligne = dict[str, Any]
Lignes = Mapping[str, Sequence[Ligne]]
Cles = Mapping[tuple[str, str], int]


def federate(
    moteur: Moteur, lignes: Lignes, *, registre: Sequence[Ligne] = (), ecartees: Sequence[Ligne] = ()
) -> pa.Table:
    """Load these rows, federate them, build the annuaire; return the keys that are new to the register."""
    for nom, table in TABLES.items():
        moteur.load(nom, pa.Table.from_pylist(_numbered(nom, lignes.get(nom, ())), schema=table.schema))
    ecoles = sorted({ligne["uai"] for rangees in lignes.values() for ligne in rangees})
    sources = [{"uai": uai, "source": source} for uai in ecoles for source in ("eleves", "responsables", "sts")]
    moteur.load("exports", pa.Table.from_pylist(sources, schema=EXPORTS))
    moteur.load("douteux", pa.table({"uai": pa.array([], pa.string()), "source": pa.array([], pa.string())}))
    moteur.load("parametres", pa.table({"au": pa.array([AU], pa.date32()), "annee": pa.array([2025], pa.int32())}))
    cote = pa.schema([("uai", pa.string()), ("cle", pa.string())])
    moteur.load("ecartees", pa.Table.from_pylist([*ecartees], schema=cote))
    sort_out(moteur)
    nouvelles = allocate(moteur, pa.Table.from_pylist([*registre], schema=REGISTRE))
    build(moteur)
    return nouvelles


def _numbered(nom: str, rangees: Sequence[Ligne]) -> list[Ligne]:
    """Give each fiche its place in its file, as the readers do; the same rows in another order keep theirs."""
    if LIGNE not in TABLES[nom].colonnes:
        return [*rangees]
    return [{LIGNE.nom: rang, **ligne} for rang, ligne in enumerate(sorted(rangees, key=repr), start=1)]


def fates(moteur: Moteur, espece: str) -> dict[str, int]:
    """What became of the fiches of a kind: how many of each."""
    table = moteur.query(f'SELECT devenir, count(*) AS nombre FROM "{DEVENIRS_LUS[espece]}" GROUP BY devenir')
    return dict(zip(table["devenir"].to_pylist(), table["nombre"].to_pylist(), strict=True))


def keys(nouvelles: pa.Table) -> Cles:
    """(académie, key) -> jointure."""
    return {(une["academie"], une["cle"]): une["jointure"] for une in nouvelles.to_pylist()}


def learn(registre: Sequence[Ligne], nouvelles: pa.Table) -> list[Ligne]:
    """The register once it has learnt the new keys."""
    return [*registre, *nouvelles.select(REGISTRE.names).to_pylist()]
