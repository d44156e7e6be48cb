"""The files of one AAF, written beside, with the draft of its memory: one category in memory at a time."""

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from rentree.engine import Moteur
from rentree.feeds.aaf.delta import Delta, compare
from rentree.feeds.aaf.voulu import records
from rentree.formats.aaf.archive import write_archive
from rentree.formats.aaf.spec import ELEVE, ETAB, MATIERE, MEF, PERS_EDUC, PERS_REL, Categorie
from rentree.formats.aaf.writer import (
    AJOUT,
    MODIFICATION,
    SUPPRESSION,
    Prologue,
    Requete,
    write_dtd,
    write_requests,
)
from rentree.model.projet import Projet
from rentree.pipeline.publications import Memoire, Publication

CATEGORIES: dict[str, Categorie] = {
    "aaf_etablissements": ETAB,
    "aaf_personnels": PERS_EDUC,
    "aaf_responsables": PERS_REL,
    "aaf_eleves": ELEVE,
    "aaf_mefs": MEF,
    "aaf_matieres": MATIERE,
}
"""Table of records -> category of files."""


@dataclass(frozen=True)
class Nombres:
    """What a publication does to the records of a category, and how many there are after it."""

    ajouts: int
    modifications: int
    suppressions: int
    total: int


@dataclass(frozen=True)
class FichiersAaf:
    """The files of a publication, still beside."""

    nombres: dict[str, Nombres]
    fichiers: int
    octets: int
    archive: Path
    somme: str


def shape() -> str:
    """What the records are made of: two publications of different shapes cannot be compared."""
    return hashlib.sha256(repr(list(CATEGORIES.items())).encode()).hexdigest()[:16]


def write_beside(
    moteur: Moteur,
    memoire: Memoire,
    suite: Publication | None,
    *,
    projet: Projet,
    jour: datetime.date,
    dossier: Path,
) -> FichiersAaf:
    """Write the files, what follows `suite` or everything, and keep the records; one category in memory at a time."""
    prefixe = f"{projet.aaf.projet}_{'Delta' if suite else 'Complet'}_{jour:%Y%m%d}"
    prologue = _prologue(moteur, projet, jour)
    fichiers, nombres = [write_dtd(dossier)], {}
    for nom, categorie in CATEGORIES.items():
        voulus = records(moteur, nom)
        requetes = _requests(moteur, memoire, suite, nom, voulus)
        nombres[nom] = Nombres(*_sizes(requetes), total=voulus.num_rows)
        fichiers += write_requests(
            requetes,
            categorie,
            dossier=dossier,
            prefixe=prefixe,
            prologue=prologue,
            par_fichier=projet.aaf.enregistrements,
        )
        memoire.keep(nom, voulus)
    octets = sum(fichier.stat().st_size for fichier in fichiers)
    archive, somme = write_archive(fichiers, dossier / f"{prefixe}.tgz")
    return FichiersAaf(nombres, len(fichiers) - 1, octets, archive, somme.read_text(encoding="ascii").split()[0])


def _requests(
    moteur: Moteur, memoire: Memoire, suite: Publication | None, nom: str, voulus: pa.Table
) -> list[tuple[Requete, pa.Table]]:
    if suite is None:
        return [(AJOUT, voulus)]
    delta = compare(moteur, memoire.table(suite, nom), voulus)
    return [(AJOUT, delta.ajouts), (MODIFICATION, delta.modifications), (SUPPRESSION, delta.suppressions)]


def _sizes(requetes: Sequence[tuple[Requete, pa.Table]]) -> tuple[int, int, int]:
    tailles = {requete: table.num_rows for requete, table in requetes}
    ajouts, modifications, suppressions = (tailles.get(une, 0) for une in (AJOUT, MODIFICATION, SUPPRESSION))
    return ajouts, modifications, suppressions


def changes(moteur: Moteur, memoire: Memoire, derniere: Publication, nom: str) -> Delta:
    """What changes in one table of records since the last publication."""
    return compare(moteur, memoire.table(derniere, nom), records(moteur, nom))


def _prologue(moteur: Moteur, projet: Projet, au: datetime.date) -> Prologue:
    academies = moteur.query("SELECT DISTINCT academie FROM annuaire_etablissements")["academie"].to_pylist()
    return Prologue(
        encodage=projet.aaf.encodage,
        version_af=projet.aaf.version_af,
        version_sdet=projet.aaf.version_sdet,
        academie=academies[0] if len(academies) == 1 else "",
        jour=au,
    )
