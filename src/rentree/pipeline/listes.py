"""Lists of staff without teaching service: one file may name many schools, and each school keeps the newest list."""

from collections.abc import Sequence
from dataclasses import dataclass

from rentree.engine.parquet import read_card, write_folder
from rentree.formats.export import Entete
from rentree.formats.fichiers import Fichier
from rentree.formats.lecture import digest
from rentree.formats.personnels import reader
from rentree.formats.personnels.reader import ListePersonnels
from rentree.formats.refus import FichierRefuse
from rentree.formats.releve import Provenance
from rentree.pipeline.inventaire import Candidat, Refuse, Remplace
from rentree.pipeline.maison import LECTEUR, Instantane, Maison

SOURCE = "personnels"


@dataclass(frozen=True)
class Listes:
    """What the lists gave: snapshots, refused files, and files passed over for a school that a newer one names."""

    lus: tuple[Instantane, ...] = ()
    refuses: tuple[Refuse, ...] = ()
    remplaces: tuple[Remplace, ...] = ()


@dataclass(frozen=True)
class _Part:
    """One school's part of a list."""

    candidat: Candidat
    liste: ListePersonnels
    empreinte: str


def read_staff(maison: Maison, fichiers: Sequence[Fichier], annee: int) -> Listes:
    """Read every list whole or not at all, and write one snapshot for each school named."""
    parts: dict[str, list[_Part]] = {}
    refuses: list[Refuse] = []
    for fichier in fichiers:
        try:
            _split(fichier, annee, parts)
        except FichierRefuse as refus:
            refuses.append(Refuse(fichier, "", refus, SOURCE))
    retenues = {uai: max(rivales, key=lambda part: part.candidat.rang) for uai, rivales in sorted(parts.items())}
    remplaces = tuple(
        Remplace(part.candidat, retenues[uai].candidat.fichier.nom)
        for uai, rivales in sorted(parts.items())
        for part in rivales
        if part is not retenues[uai]
    )
    return Listes(tuple(_snapshot(maison, part, annee) for part in retenues.values()), tuple(refuses), remplaces)


def _split(fichier: Fichier, annee: int, parts: dict[str, list[_Part]]) -> None:
    donnees = fichier.read()
    empreinte = digest(donnees)
    for liste in reader.read_lists(donnees, fichier=fichier.nom):
        candidat = Candidat(fichier, Entete(SOURCE, liste.uai, annee, None, ""))
        parts.setdefault(liste.uai, []).append(_Part(candidat, liste, empreinte))


def _snapshot(maison: Maison, part: _Part, annee: int) -> Instantane:
    uai = part.liste.uai
    dossier = maison.instantane(annee, uai, SOURCE, part.empreinte)
    carte = read_card(dossier)
    if carte is None or carte["lecteur"] != LECTEUR:
        tables = reader.read_tables(part.liste, Provenance(uai, annee, part.empreinte))
        lignes = {nom: table.num_rows for nom, table in tables.items() if table.num_rows}
        carte = {"lecteur": LECTEUR, "source": SOURCE, "uai": uai, "annee": annee, "lignes": lignes}
        write_folder(dossier, tables, carte)
    return Instantane(uai, SOURCE, part.empreinte, part.candidat.fichier.nom, None, carte["lignes"])
