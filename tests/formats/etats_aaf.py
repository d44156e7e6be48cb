"""States of an AAF made of literals or of files, and an engine where they become an annuaire: no database."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from rentree.annuaire.federation import allocate, build, sort_out
from rentree.engine import Moteur
from rentree.formats.aaf.canonique import BilanAaf, to_canonical
from rentree.formats.aaf.spec import SEPARATEUR
from rentree.model.tables import TABLES
from rentree.pipeline.charge import EXPORTS
from rentree.store.registre import REGISTRE
from tests.feeds.aaf.lecture import Aaf

AU = datetime.date(2025, 10, 6)
Fiche = Mapping[str, str | Sequence[str]]
"""A record: `id` and its attributes, one value or several."""
Ligne = dict[str, Any]


@dataclass(frozen=True)
class Etat:
    """A state as the line keeps it."""

    dossier: Path
    degre: str = "2D"
    academie: str = "16"
    portee: str = "ENT"
    annee: int = 2025
    jour: datetime.date = AU
    empreinte: str = "0123456789abcdef"
    fiable: bool = True


def put_state(dossier: Path, fiches: Mapping[str, Sequence[Fiche]], **champs: Any) -> Etat:
    """Write records by category as the tables of a state: absent and empty are null."""
    dossier.mkdir(parents=True, exist_ok=True)
    for categorie, lues in fiches.items():
        noms = list(dict.fromkeys(nom for fiche in lues for nom in fiche))
        colonnes = {nom: pa.array([_text(fiche.get(nom, "")) for fiche in lues], pa.string()) for nom in noms}
        pq.write_table(pa.table(colonnes), dossier / f"{categorie}.parquet")
    return Etat(dossier, **champs)


def _text(valeur: str | Sequence[str]) -> str | None:
    valeurs = [valeur] if isinstance(valeur, str) else valeur
    return SEPARATEUR.join(une for une in valeurs if une) or None


def state_of(aaf: Aaf, dossier: Path, **champs: Any) -> Etat:
    """The state that the files of an AAF leave, as a consumer reads them; of two records with one id the last stays."""
    fiches = {
        categorie: [*{une.identifiant: {"id": une.identifiant, **une.attributs} for une in lues}.values()]
        for categorie, lues in aaf.fiches.items()
        if lues
    }
    return put_state(dossier, fiches, **champs)


@contextmanager
def empty_engine(au: datetime.date = AU) -> Iterator[Moteur]:
    """An engine with every table that federation reads, all empty."""
    with Moteur() as moteur:
        for nom, table in TABLES.items():
            moteur.load(nom, table.schema.empty_table())
        moteur.load("exports", EXPORTS.empty_table())
        for nom, autre in (("ecartees", "cle"), ("douteux", "source")):
            moteur.load(nom, pa.table({"uai": pa.array([], pa.string()), autre: pa.array([], pa.string())}))
        moteur.load("parametres", pa.table({"au": pa.array([au], pa.date32()), "annee": pa.array([2025], pa.int32())}))
        yield moteur


def federate(moteur: Moteur, *, registre: pa.Table | None = None) -> dict[str, int]:
    """Federate what the engine holds; return key -> jointure."""
    sort_out(moteur)
    nouvelles = allocate(moteur, registre if registre is not None else REGISTRE.empty_table())
    build(moteur)
    return dict(zip(nouvelles["cle"].to_pylist(), nouvelles["jointure"].to_pylist(), strict=True))


def rows(moteur: Moteur, nom: str, *colonnes: str) -> list[Ligne]:
    """The rows of a table in a fixed order, these columns of them, without their nulls."""
    table = moteur.table(nom)
    lignes = table.select(list(colonnes)).to_pylist() if colonnes else table.to_pylist()
    return sorted(({nom: un for nom, un in ligne.items() if un is not None} for ligne in lignes), key=repr)


def values(moteur: Moteur, nom: str, *colonnes: str) -> set[tuple[Any, ...]]:
    """The distinct rows of some columns of a table."""
    return {tuple(ligne.values()) for ligne in moteur.table(nom).select(list(colonnes)).to_pylist()}


A, B = "0310001A", "0310002B"
COLLEGE = {
    "id": "10",
    "ENTStructureUAI": A,
    "ENTStructureNomCourant": "CLG$LE PASTEL$TOULOUSE",
    "ENTStructureTypeStruct": "COLLEGE",
    "ENTStructureSIREN": "19310000000017",
    "ENTEtablissementContrat": "PU",
    "ENTServAcAcademie": "TOULOUSE",
    "ENTStructureClasses": ["6A$SIXIEME A$10010012110", "6A$SIXIEME A$10010012110", "6B$$10010012110$10010012111"],
    "ENTStructureGroupes": ["6ANG$$6A$6B", "-$$6A"],
}
ELEVE = {
    "id": "1",
    "sn": "LE GOFF",
    "givenName": "Zoé",
    "ENTPersonStructRattach": "10",
    "ENTEleveClasses": "10$6A",
}
PARENT = {"id": "501", "sn": "ROY", "givenName": "Ada"}
PROF = {"id": "163", "sn": "MARTEL", "givenName": "ODE", "ENTPersonStructRattach": "10"}


def told(dossier: Path, fiches: dict[str, list[Fiche]], **champs: Any) -> tuple[dict[str, list[Ligne]], BilanAaf]:
    """The canonical rows of a state, without their provenance, and its count; the school is there unless told."""
    with empty_engine() as moteur:
        bilan = to_canonical(moteur, put_state(dossier, {"EtabEducNat": [COLLEGE], **fiches}, **champs))
        return {nom: rows(moteur, nom, *TABLES[nom].noms, "uai") for nom in TABLES}, bilan
