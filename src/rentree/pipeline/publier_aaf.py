"""publier l'AAF: records -> files, complete or delta against what was last published; put in place whole or not at all.

One publication a day and a folder: consumers follow the last complete, then the deltas of later days in their order.
"""

import datetime
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from rentree.engine import Moteur
from rentree.feeds.aaf.pertes import Perte, attachments
from rentree.feeds.aaf.voulu import build_records, check_references
from rentree.model.acte import Acte
from rentree.model.erreurs import ErreurRentree
from rentree.model.projet import Calendrier, Projet
from rentree.pipeline.annuaires import open_annuaire
from rentree.pipeline.fichiers_aaf import CATEGORIES, FichiersAaf, Nombres, changes, shape, write_beside
from rentree.pipeline.freins_aaf import brake
from rentree.pipeline.maison import Maison
from rentree.pipeline.publications import (
    COMPLET,
    DELTA,
    RATTACHEMENTS,
    ChaineRompue,
    Memoire,
    Publication,
    beside,
    remove,
)
from rentree.pipeline.verrou import hold
from rentree.store.base import open_store

JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


class SansComplet(ErreurRentree):
    """Il n'y a pas encore de complet dont ce delta serait la suite."""

    que_faire = "Publiez d'abord un complet : rentree publier aaf --complet."


class DejaPublie(ErreurRentree):
    """Une publication est déjà sortie ce jour-là, un second delta du même jour ne serait pas lu dans l'ordre."""

    que_faire = "Attendez le lendemain, ou publiez un complet : il remplace tout ce qui précède."


class PublicationAnterieure(ErreurRentree):
    """Une publication plus récente est déjà sortie."""

    que_faire = "Vérifiez --au et l'horloge de la machine : une publication ne remonte pas le temps."


class JourSansPublication(ErreurRentree):
    """Le calendrier du projet ne prévoit pas de publication ce jour-là."""

    que_faire = "Précisez --complet ou --delta, ou changez le calendrier du projet."


@dataclass(frozen=True)
class PublicationAaf:
    """An AAF put in place: what it says by category, XML files and their bytes, archive, brakes that were passed.

    `neuve` is false when there was nothing to say since the publication of the same day, which stays.
    """

    numero: int
    genre: str
    jour: datetime.date
    nombres: Mapping[str, Nombres]
    fichiers: int
    octets: int
    archive: Path
    freins_passes: tuple[Perte, ...] = ()
    neuve: bool = True

    @property
    def enregistrements(self) -> dict[str, int]:
        """Records by category, after the publication."""
        return {categorie: nombres.total for categorie, nombres in self.nombres.items()}


def prepare_aaf(moteur: Moteur) -> None:
    """Make the records of the AAF in `moteur` and check every reference in them. Raises ReferencesRompues.

    It comes before accounts are touched: an annuaire that does not hold together goes no further.
    """
    build_records(moteur)
    check_references(moteur)


def kind_of_day(calendrier: Calendrier, jour: datetime.date) -> str:
    """What the calendar says goes out that day: a complete before a delta. Raises JourSansPublication."""
    if jour.weekday() in calendrier.complets:
        return COMPLET
    if jour.weekday() in calendrier.deltas:
        return DELTA
    raise JourSansPublication(detail=f"le {jour:%d/%m/%Y} est un {JOURS[jour.weekday()]}")


def publish_project(
    maison: Maison,
    *,
    projet: Projet,
    acte: Acte,
    sortie: Path,
    genre: str | None = None,
    annee: int | None = None,
    passer: frozenset[str] = frozenset(),
) -> PublicationAaf:
    """Publish the AAF of a project as of today's annuaire in `sortie/aaf`; without `genre`, the calendar decides.

    The first one is a complete, whatever the calendar says of that day.
    Raises JourSansPublication, RienImporte, DejaEnCours, ReferencesRompues and what `publier_aaf` raises.
    """
    du_jour = genre or kind_of_day(projet.calendrier, acte.au)
    with hold(maison, acte=acte):
        open_store(maison.base)
        premier = genre is None and Memoire(maison, projet.nom).last() is None
        with open_annuaire(maison, projet=projet, acte=acte, annee=annee) as (moteur, annuaire):
            prepare_aaf(moteur)
            return publier_aaf(
                moteur,
                projet=projet,
                acte=acte,
                maison=maison,
                dossier=sortie / "aaf",
                genre=COMPLET if premier else du_jour,
                passer=passer,
                annuaire=annuaire.empreinte,
            )


def publier_aaf(
    moteur: Moteur,
    *,
    projet: Projet,
    acte: Acte,
    maison: Maison,
    dossier: Path,
    genre: str,
    passer: frozenset[str] = frozenset(),
    annuaire: str = "",
) -> PublicationAaf:
    """Write the AAF to `dossier`, whose former content it replaces, and remember what was published.

    `prepare_aaf` has made the records of `moteur`. `genre` is COMPLET or DELTA; `passer` names brakes to pass
    (`0310001A:eleve`); `annuaire` is the digest of what they come from. The caller holds the home folder. Raises
    SansComplet, DejaPublie, PublicationAnterieure, ChaineRompue, MemoireAbimee, FreinPublication; nothing is changed.
    """
    memoire = Memoire(maison, projet.nom)
    certaine = memoire.settle()
    derniere = memoire.last()
    _check_turn(derniere, genre, acte.au, certaine=certaine)
    rattachements = attachments(moteur)
    passes = brake(moteur, memoire, derniere, projet, acte.au, passer)
    if genre == DELTA and derniere and derniere.jour == acte.au.isoformat():
        return _nothing_to_add(moteur, memoire, derniere)
    dossier = dossier.absolute()
    with _draft(memoire, dossier) as numero:
        suite = derniere if genre == DELTA else None
        ecrit = write_beside(moteur, memoire, suite, projet=projet, jour=acte.au, dossier=beside(dossier))
        memoire.keep(RATTACHEMENTS, rattachements)
        publication = Publication(
            numero=numero,
            genre=genre,
            jour=acte.au.isoformat(),
            quand=acte.quand.isoformat(),
            qui=acte.qui,
            annuaire=annuaire,
            complet=suite.complet if suite else numero,
            forme=shape(),
            dossier=str(dossier),
            archive=ecrit.archive.name,
            somme=ecrit.somme,
            nombres={nom: asdict(nombres) for nom, nombres in ecrit.nombres.items()},
            freins_passes=[asdict(perte) for perte in passes],
        )
        memoire.seal(publication)
    memoire.commit(publication)
    return _published(publication, ecrit, tuple(passes))


def _check_turn(derniere: Publication | None, genre: str, jour: datetime.date, *, certaine: bool) -> None:
    if derniere and jour.isoformat() < derniere.jour:
        raise PublicationAnterieure(derniere.archive, detail=f"elle est du {_said(derniere.jour)}")
    if genre == COMPLET:
        return
    if not certaine:
        raise ChaineRompue(detail="la dernière publication a été interrompue, et ses fichiers ont été déplacés depuis")
    if derniere is None:
        raise SansComplet
    if derniere.forme != shape():
        raise ChaineRompue(detail="cette version de Rentrée n'écrit plus les mêmes attributs")


def _said(jour: str) -> str:
    return f"{datetime.date.fromisoformat(jour):%d/%m/%Y}"


@contextmanager
def _draft(memoire: Memoire, dossier: Path) -> Iterator[int]:
    """The number of a publication that is being written beside; whatever fails, nothing is left of it."""
    remove(beside(dossier))
    beside(dossier).mkdir(parents=True)
    try:
        yield memoire.begin()
    except BaseException:
        memoire.forget_draft()
        remove(beside(dossier))
        raise


def _nothing_to_add(moteur: Moteur, memoire: Memoire, derniere: Publication) -> PublicationAaf:
    """The publication of the same day, when there is nothing to say since. Raises DejaPublie."""
    for nom in CATEGORIES:
        if changes(moteur, memoire, derniere, nom).changes:
            raise DejaPublie(derniere.archive, detail=f"{derniere.genre} du {_said(derniere.jour)}")
    nombres = {
        categorie.fichier: Nombres(0, 0, 0, derniere.nombres[nom]["total"]) for nom, categorie in CATEGORIES.items()
    }
    archive = Path(derniere.dossier) / derniere.archive
    jour = datetime.date.fromisoformat(derniere.jour)
    return PublicationAaf(derniere.numero, DELTA, jour, nombres, 0, 0, archive, neuve=False)


def _published(publication: Publication, ecrit: FichiersAaf, passes: tuple[Perte, ...]) -> PublicationAaf:
    return PublicationAaf(
        numero=publication.numero,
        genre=publication.genre,
        jour=datetime.date.fromisoformat(publication.jour),
        nombres={categorie.fichier: ecrit.nombres[nom] for nom, categorie in CATEGORIES.items()},
        fichiers=ecrit.fichiers,
        octets=ecrit.octets,
        archive=Path(publication.dossier) / publication.archive,
        freins_passes=passes,
    )
