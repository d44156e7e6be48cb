"""Reading the exports of one school: what a worker process does, whatever the number of schools."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rentree.engine.parquet import read_card, write_folder
from rentree.formats.export import Export
from rentree.formats.fichiers import Fichier
from rentree.formats.lecture import digest, read_export
from rentree.formats.refus import FichierRefuse
from rentree.pipeline.maison import LECTEUR, Instantane, Maison


@dataclass(frozen=True)
class Lecture:
    """A file to read, or read: its snapshot, or why it was refused. `octets` counts what was read."""

    fichier: Fichier
    uai: str
    source: str
    annee: int
    instantane: Instantane | None = None
    refus: FichierRefuse | None = None
    octets: int = 0


def read_school(maison: Maison, lectures: Sequence[Lecture]) -> list[Lecture]:
    """Read every file of one school; a refused file leaves nothing behind and does not stop the others."""
    return [_read_file(maison, lecture) for lecture in lectures]


def _read_file(maison: Maison, lecture: Lecture) -> Lecture:
    try:
        donnees = lecture.fichier.read()
        instantane = _snapshot(maison, lecture, donnees)
    except FichierRefuse as refus:
        return Lecture(lecture.fichier, lecture.uai, lecture.source, lecture.annee, refus=refus)
    return Lecture(lecture.fichier, lecture.uai, lecture.source, lecture.annee, instantane, None, len(donnees))


def _snapshot(maison: Maison, lecture: Lecture, donnees: bytes) -> Instantane:
    """Return the snapshot of these bytes, which is there already when the same file was read before."""
    dossier = maison.instantane(lecture.annee, lecture.uai, lecture.source, digest(donnees))
    carte = read_card(dossier)
    if carte is None or carte["lecteur"] != LECTEUR:
        export = read_export(donnees, fichier=lecture.fichier.nom, empreinte=dossier.name)
        carte = _card(export)
        write_folder(dossier, export.tables, carte)
    return Instantane(
        uai=lecture.uai,
        source=lecture.source,
        empreinte=dossier.name,
        fichier=lecture.fichier.nom,
        horodatage=None,
        lignes=carte["lignes"],
    )


def _card(export: Export) -> dict[str, Any]:
    entete = export.entete
    return {
        "lecteur": LECTEUR,
        "source": entete.source,
        "uai": entete.uai,
        "annee": entete.annee,
        "version": entete.version,
        "horodatage": entete.horodatage and entete.horodatage.isoformat(),
        "lignes": {nom: table.num_rows for nom, table in export.tables.items() if table.num_rows},
    }
