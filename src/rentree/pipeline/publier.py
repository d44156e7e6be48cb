"""publier: annuaire and accounts -> AAF files and files of identifiers; written beside, checked, then put in place."""

import datetime
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from rentree.comptes.uid import uid_of
from rentree.engine import Moteur
from rentree.feeds.aaf.voulu import build_records, check_references, records
from rentree.feeds.identifiants.voulu import build_lines
from rentree.formats.aaf.archive import write_archive
from rentree.formats.aaf.spec import ELEVE, ETAB, MATIERE, MEF, PERS_EDUC, PERS_REL, Categorie
from rentree.formats.aaf.writer import Prologue, write_category, write_dtd
from rentree.formats.identifiants.writer import write_comptes, write_identifiants
from rentree.model.projet import Projet
from rentree.store.comptes import load_comptes

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
class PublicationAaf:
    """An AAF put in place: records by category, XML files and their bytes, archive."""

    enregistrements: Mapping[str, int]
    fichiers: int
    octets: int
    archive: Path


def prepare_aaf(moteur: Moteur) -> None:
    """Make the records of the AAF in `moteur` and check every reference in them. Raises ReferencesRompues.

    It comes before accounts are touched: an annuaire that does not hold together goes no further.
    """
    build_records(moteur)
    check_references(moteur)


def publier_aaf(moteur: Moteur, *, projet: Projet, au: datetime.date, dossier: Path) -> PublicationAaf:
    """Write the complete AAF of the annuaire in `moteur` to `dossier`, whose former content it replaces.

    `prepare_aaf` has made the records, and found nothing wrong with them.
    """
    provisoire = dossier.with_name(f".{dossier.name}.nouveau")
    shutil.rmtree(provisoire, ignore_errors=True)
    provisoire.mkdir(parents=True)
    prefixe = f"{projet.aaf.projet}_Complet_{au:%Y%m%d}"
    fichiers, nombres = [write_dtd(provisoire)], {}
    for nom, categorie in CATEGORIES.items():
        table = records(moteur, nom)
        nombres[categorie.fichier] = table.num_rows
        fichiers += write_category(
            table,
            categorie,
            dossier=provisoire,
            prefixe=prefixe,
            prologue=_prologue(moteur, projet, au),
            par_fichier=projet.aaf.enregistrements,
        )
    octets = sum(fichier.stat().st_size for fichier in fichiers)
    archive, _ = write_archive(fichiers, provisoire / f"{prefixe}.tgz")
    _replace(dossier, provisoire)
    return PublicationAaf(nombres, len(fichiers) - 1, octets, dossier / archive.name)


def _prologue(moteur: Moteur, projet: Projet, au: datetime.date) -> Prologue:
    academies = moteur.query("SELECT DISTINCT academie FROM annuaire_etablissements")["academie"].to_pylist()
    return Prologue(
        encodage=projet.aaf.encodage,
        version_af=projet.aaf.version_af,
        version_sdet=projet.aaf.version_sdet,
        academie=academies[0] if len(academies) == 1 else "",
        jour=au,
    )


def _replace(dossier: Path, nouveau: Path) -> None:
    """Put a folder in the place of another; the former one goes only once the new one is whole."""
    ancien = dossier.with_name(f".{dossier.name}.ancien")
    shutil.rmtree(ancien, ignore_errors=True)
    if dossier.exists():
        dossier.rename(ancien)
    nouveau.rename(dossier)
    shutil.rmtree(ancien, ignore_errors=True)


def publier_comptes(moteur: Moteur, *, projet: Projet, dossier: Path) -> list[Path]:
    """Write `comptes.csv` and each school's thirteen fields; `moteur` holds the annuaire and `ayants_droit`."""
    comptes = load_comptes(projet.nom)
    write_comptes(comptes, dossier / "comptes.csv")
    moteur.load("comptes_a_jour", comptes)
    moteur.load("reglages", pa.table({"projet": [projet.aaf.projet]}))
    jointures = comptes["jointure"].to_pylist()
    uids = pa.table({"jointure": comptes["jointure"], "uid": pa.array(map(uid_of, jointures), pa.string())})
    return write_identifiants(build_lines(moteur, uids), dossier)
