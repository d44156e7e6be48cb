"""What the user gave: each file recognised by its content, one school year, one file per school and kind."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rentree.formats.export import Entete
from rentree.formats.fichiers import Fichier, Trouve, find_files
from rentree.formats.lecture import recognise
from rentree.formats.refus import AutreAnnee, FichierRefuse

SANS_DATE = datetime.datetime.min


@dataclass(frozen=True)
class Candidat:
    """A file that is an export: its header was read, the rest not yet."""

    fichier: Fichier
    entete: Entete

    @property
    def cle(self) -> tuple[str, str]:
        """School and kind of export."""
        return self.entete.uai, self.entete.source

    @property
    def rang(self) -> tuple[datetime.datetime, float, str]:
        """The later of two exports of one kind ranks higher: time stamp, else the file's own date, then its name."""
        return self.entete.horodatage or SANS_DATE, self.fichier.mtime(), self.fichier.nom


@dataclass(frozen=True)
class Refuse:
    """A file refused whole, the school and the kind of export when they are known, and why."""

    fichier: Fichier
    uai: str
    raison: FichierRefuse
    source: str = ""


@dataclass(frozen=True)
class Remplace:
    """A file passed over because a later one of the same kind was given, or imported before."""

    candidat: Candidat
    retenu: str


@dataclass(frozen=True)
class Inventaire:
    """Everything found under the paths, each file once."""

    candidats: tuple[Candidat, ...] = ()
    personnels: tuple[Fichier, ...] = ()
    refuses: tuple[Refuse, ...] = ()
    remplaces: tuple[Remplace, ...] = ()
    ignores: tuple[tuple[Fichier, str], ...] = ()

    @property
    def fichiers(self) -> int:
        """How many files concern us, those refused or passed over included."""
        return len(self.candidats) + len(self.personnels) + len(self.remplaces) + len(self.refuses)


def take_stock(chemins: Iterable[Path], *, hors: Iterable[Path] = ()) -> Inventaire:
    """Recognise every file below the paths, `hors` left out. Raises FichierIllisible when a path does not exist."""
    candidats: list[Candidat] = []
    personnels: list[Fichier] = []
    refuses: list[Refuse] = []
    ignores: list[tuple[Fichier, str]] = []
    for trouve in find_files(chemins, hors=hors):
        match _look_into(trouve):
            case FichierRefuse() as raison:
                refuses.append(Refuse(trouve.fichier, "", raison))
            case Entete() as entete:
                candidats.append(Candidat(trouve.fichier, entete))
            case "personnels":
                personnels.append(trouve.fichier)
            case libelle:
                ignores.append((trouve.fichier, libelle or "ni export, ni liste de personnels"))
    return Inventaire(tuple(candidats), tuple(personnels), tuple(refuses), (), tuple(ignores))


def _look_into(trouve: Trouve) -> Entete | FichierRefuse | str | None:
    if trouve.refus:
        return trouve.refus
    try:
        return recognise(trouve.fichier)
    except FichierRefuse as refus:
        return refus


def choose_year(inventaire: Inventaire, annee: int | None) -> int | None:
    """The school year of the import: the one asked for, else the most common one (the later of two equals)."""
    if annee is not None:
        return annee
    compte = Counter(candidat.entete.annee for candidat in inventaire.candidats)
    return max(compte, key=lambda an: (compte[an], an)) if compte else None


def keep_year(inventaire: Inventaire, annee: int) -> Inventaire:
    """Refuse the files of another school year."""
    autres = [candidat for candidat in inventaire.candidats if candidat.entete.annee != annee]
    refuses = tuple(
        Refuse(autre.fichier, autre.entete.uai, _other_year(autre, annee), autre.entete.source) for autre in autres
    )
    gardes = tuple(candidat for candidat in inventaire.candidats if candidat.entete.annee == annee)
    return replace(inventaire, candidats=gardes, refuses=inventaire.refuses + refuses)


def _other_year(candidat: Candidat, annee: int) -> AutreAnnee:
    vue = candidat.entete.annee
    detail = f"le fichier est de {vue}-{vue + 1}, l'import de {annee}-{annee + 1}"
    return AutreAnnee(candidat.fichier.nom, detail=detail)


def keep_newest(inventaire: Inventaire) -> Inventaire:
    """Keep one file per school and kind: the one with the newest time stamp."""
    par_cle: dict[tuple[str, str], list[Candidat]] = {}
    for candidat in inventaire.candidats:
        par_cle.setdefault(candidat.cle, []).append(candidat)
    gardes, remplaces = [], list(inventaire.remplaces)
    for _, rivaux in sorted(par_cle.items()):
        dernier = max(rivaux, key=lambda candidat: candidat.rang)
        gardes.append(dernier)
        remplaces += [Remplace(rival, dernier.fichier.nom) for rival in rivaux if rival is not dernier]
    return replace(inventaire, candidats=tuple(gardes), remplaces=tuple(remplaces))


def by_school(candidats: Sequence[Candidat]) -> dict[str, list[Candidat]]:
    """Group files by school, schools in order."""
    ecoles: dict[str, list[Candidat]] = {}
    for candidat in sorted(candidats, key=lambda candidat: candidat.cle):
        ecoles.setdefault(candidat.entete.uai, []).append(candidat)
    return ecoles
