"""From the state of an AAF, of any producer, version and degree, to the canonical tables."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from rentree.engine import Moteur
from rentree.formats.aaf.dates import plain_dates
from rentree.formats.aaf.noms import BRUTS, DATES, PREFIXES, Noms
from rentree.formats.siecle.spec import CIVILITES, PARENTE_ANCIENNE
from rentree.model.nomenclatures import REGIMES, STATUTS
from rentree.model.tables import TABLES

PAQUET = "rentree.formats.aaf.sql"
TYPES: dict[str, str] = {"2D": "aaf", "1D": "aaf1d"}
"""Degree -> type of its staff, and what its other identifiers begin with: ids are unique inside one degree only."""

AGRICOLE = "AGRICOLE"
TYPE_AGRICOLE = "aafagri"
"""The scope of the sets of the ministry of agriculture, which numbers its people by itself, and their type."""

LIBELLE = 40
"""Labels are cut at this length in an AAF."""

ETAPES = (
    "recu_ecoles",
    "recu_uais",
    "recu_appartenances",
    "recu_scolarites",
    "recu_liens",
    "recu_loges",
    "recu_familles",
    "recu_eleves",
    "recu_eleve_structures",
    "recu_eleve_options",
    "recu_responsables",
    "recu_adresses",
    "recu_postes",
    "recu_enseignements",
    "recu_principaux",
    "recu_affectes",
    "recu_personnels",
    "recu_personnel_fonctions",
    "recu_disciplines",
    "recu_service_enseignants",
    "recu_services",
    "recu_professeurs_principaux",
    "recu_classes_lues",
    "recu_divisions",
    "recu_division_mefs",
    "recu_groupes",
    "recu_groupe_divisions",
    "recu_etablissements",
    "recu_exports",
    "recu_mefs",
    "recu_matieres",
    "recu_bilan",
)
"""The steps, each after those that it reads; `recu_<canonical table>` is what the state adds to that table."""

REGLAGES = ("recu_etat", "recu_parentes", "recu_civilites", "recu_regimes", "recu_statuts")


class EtatRecu(Protocol):
    """The state that the sets of one producer leave: whose, of which degree and scope, and where its tables are.

    `dossier` holds one Parquet file a category (`Eleve.parquet`…): `id` and the official attributes, all text.
    """

    @property
    def academie(self) -> str:
        """Code of the académie on two digits."""

    @property
    def degre(self) -> str:
        """`2D` or `1D`."""

    @property
    def portee(self) -> str:
        """What the producer sends: a project, a school."""

    @property
    def annee(self) -> int:
        """First civil year of the school year."""

    @property
    def jour(self) -> datetime.date | None:
        """Day of the last set, when it carried one."""

    @property
    def empreinte(self) -> str:
        """Digest of the state."""

    @property
    def dossier(self) -> Path:
        """Folder of its tables."""


@dataclass(frozen=True)
class BilanAaf:
    """What became of the records of one state: kind -> fate -> how many; `ecoles` are the UAI that it speaks for.

    Kinds are `eleves`, `responsables`, `personnels`, `etablissements`, and `appartenances` (classes of a pupil outside
    the school he is in, which are left out). Fates: `charge`; `autre_source`, SIECLE or STS-WEB speaks for that school;
    `structure_absente`, in no structure of the state; `sans_eleve`, a relative of nobody.
    """

    etat: EtatRecu
    devenirs: Mapping[str, Mapping[str, int]]
    ecoles: frozenset[str] = frozenset()


def to_canonical(moteur: Moteur, etat: EtatRecu) -> BilanAaf:
    """Append what a state says to the canonical tables and to `exports` of the engine, and count it out.

    The engine holds every canonical table and `exports`, filled or empty. Where `exports` has the pupils of a school
    (source `eleves`), its pupils and relatives are left out; where it has STS-WEB (source `sts`), its staff.
    """
    _load_settings(moteur, etat)
    for nom, (categorie, noms) in BRUTS.items():
        table = _read(etat.dossier / f"{categorie}.parquet", noms)
        moteur.load(nom, _prefixed(table, f"{_type(etat)}-") if nom in PREFIXES else table)
    moteur.steps(PAQUET, ETAPES)
    for etape in ETAPES:
        if (nom := etape.removeprefix("recu_")) in TABLES:
            moteur.append(nom, etape, annee=etat.annee, empreinte=etat.empreinte)
    moteur.append("exports", "recu_exports")
    bilan = moteur.table("recu_bilan", ordre="espece, devenir").to_pylist()
    ecoles = frozenset(moteur.table("recu_uais")["uai"].to_pylist())
    moteur.drop([*REGLAGES, *BRUTS, *ETAPES])
    return BilanAaf(etat, _by_kind(bilan), ecoles)


def _by_kind(lignes: Iterable[Mapping[str, object]]) -> dict[str, dict[str, int]]:
    devenirs: dict[str, dict[str, int]] = {}
    for ligne in lignes:
        devenirs.setdefault(str(ligne["espece"]), {})[str(ligne["devenir"])] = int(str(ligne["nombre"]))
    return devenirs


def _type(etat: EtatRecu) -> str:
    return TYPE_AGRICOLE if etat.portee == AGRICOLE else TYPES[etat.degre]


def _load_settings(moteur: Moteur, etat: EtatRecu) -> None:
    """Load what the steps know beside the records: who speaks, and the codes behind labels."""
    fiche = {
        "academie": etat.academie,
        "prefixe": f"{_type(etat)}-",
        "type": _type(etat),
        "fichier": f"AAF {etat.degre} {etat.portee}".rstrip(),
        "horodatage": datetime.datetime.combine(etat.jour, datetime.time()) if etat.jour else None,
    }
    horodatage = pa.field("horodatage", pa.timestamp("s"))
    schema = pa.schema([*(pa.field(nom, pa.string()) for nom in list(fiche)[:4]), horodatage])
    moteur.load("recu_etat", pa.Table.from_pylist([fiche], schema=schema))
    moteur.load("recu_parentes", _pairs("ancienne", "parente", PARENTE_ANCIENNE))
    moteur.load(
        "recu_civilites", _pairs("ecrite", "civilite", {ecrite.rstrip("."): lue for ecrite, lue in CIVILITES.items()})
    )
    moteur.load("recu_regimes", _pairs("libelle", "regime", _codes(REGIMES)))
    moteur.load("recu_statuts", _pairs("libelle", "statut", _codes(STATUTS)))


def _codes(libelles: Mapping[str, str]) -> dict[str, str]:
    """Label as an AAF cuts it -> code; of two codes with one label, the first."""
    return {libelle[:LIBELLE]: code for code, libelle in reversed([*libelles.items()])}


def _pairs(gauche: str, droite: str, paires: Mapping[str, str]) -> pa.Table:
    return pa.table({gauche: list(paires), droite: list(paires.values())})


def _read(fichier: Path, noms: Noms) -> pa.Table:
    """Read the working columns of one category; a file or a name that is not there gives nulls."""
    if not fichier.exists():
        return pa.table({colonne: pa.array([], pa.string()) for colonne in noms})
    presents = set(pq.read_schema(fichier).names)
    lus = sorted({nom for candidats in noms.values() for nom in candidats if nom in presents})
    table = pq.read_table(fichier, columns=lus)
    lues = {colonne: _first(table, candidats) for colonne, candidats in noms.items()}
    return pa.table({**lues, **{colonne: plain_dates(lues[colonne]) for colonne in DATES if colonne in lues}})


def _first(table: pa.Table, noms: tuple[str, ...]) -> pa.ChunkedArray | pa.Array:
    presents = [table[nom] for nom in noms if nom in table.column_names]
    if not presents:
        return pa.nulls(table.num_rows, pa.string())
    return presents[0] if len(presents) == 1 else pc.coalesce(*presents)


def _prefixed(table: pa.Table, prefixe: str) -> pa.Table:
    ids = pc.binary_join_element_wise(pa.scalar(prefixe), table["id"], pa.scalar(""))
    return table.set_column(table.column_names.index("id"), "id", ids)
