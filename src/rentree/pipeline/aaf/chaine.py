"""The chain of an AAF: a complete, then every delta, day after day; a delta that has a hole before it is refused."""

import datetime
from collections.abc import Iterator, Sequence

from rentree.formats.aaf.ensembles import Ensemble
from rentree.formats.refus import ChaineRompue

JOURS_DITS = 5


def sort_sets(ensembles: Sequence[Ensemble]) -> list[Ensemble]:
    """Oldest first, a complete before the delta of its day; what has no date comes first."""
    return sorted(ensembles, key=lambda un: (un.jour or datetime.date.min, un.genre == "delta", un.nom, un.lieu))


def is_older(ensemble: Ensemble, jour: datetime.date | None) -> bool:
    """Whether what the set tells is known already: a complete of an earlier day, a delta of an earlier or same day."""
    if ensemble.jour is None or jour is None:
        return False
    return ensemble.jour <= jour if ensemble.genre == "delta" else ensemble.jour < jour


def check_follows(ensemble: Ensemble, jour: datetime.date | None) -> None:
    """Check that no delta is missing between the last set applied, of `jour`, and this one.

    The ministry extracts a delta every evening: each working day, Monday to Friday and not a public holiday, that lies
    strictly between the two must have had its delta. A state without a date is followed by any delta, since nothing
    tells what is missing. Raises ChaineRompue, which names the missing files.
    """
    if ensemble.jour is None:
        raise ChaineRompue(
            ensemble.nom,
            detail="il ne porte pas de date, sa place dans la chaîne est inconnue",
            que_faire="Redonnez au dossier ou à l'archive son nom d'origine, qui porte la date (Delta_AAAAMMJJ).",
        )
    if jour is None:
        return
    if manquants := list(_expected(jour, ensemble.jour)):
        noms = ", ".join(_name(ensemble, manque) for manque in manquants[:JOURS_DITS])
        suite = f" et {len(manquants) - JOURS_DITS} autres" if len(manquants) > JOURS_DITS else ""
        raise ChaineRompue(
            ensemble.nom,
            detail=f"le dernier ensemble appliqué est du {jour:%d/%m/%Y}, il manque {noms}{suite}",
            que_faire="Déposez les deltas manquants avec celui-ci, ou une extraction complète plus récente.",
        )


def _name(ensemble: Ensemble, jour: datetime.date) -> str:
    portee = f"_{ensemble.portee}" if ensemble.portee else ""
    return f"{ensemble.projet or 'ENT'}{portee}_Delta_{jour:%Y%m%d}"


def _expected(apres: datetime.date, avant: datetime.date) -> Iterator[datetime.date]:
    """Working days strictly between two days."""
    jour = apres + datetime.timedelta(days=1)
    while jour < avant:
        if jour.weekday() < 5 and not is_holiday(jour):
            yield jour
        jour += datetime.timedelta(days=1)


def is_holiday(jour: datetime.date) -> bool:
    """Whether a day is a public holiday in metropolitan France (Code du travail, L3133-1)."""
    fixes = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
    return (jour.month, jour.day) in fixes or (jour - _easter(jour.year)).days in {1, 39, 50}


def _easter(annee: int) -> datetime.date:
    """Easter Sunday of a year, by the Gregorian computus (Meeus)."""
    siecle, reste = divmod(annee, 100)
    lune = (19 * (annee % 19) + siecle - siecle // 4 - (siecle - (siecle + 8) // 25 + 1) // 3 + 15) % 30
    semaine = (32 + 2 * (siecle % 4) + 2 * (reste // 4) - lune - reste % 4) % 7
    correction = (annee % 19 + 11 * lune + 22 * semaine) // 451
    mois, jour = divmod(lune + semaine - 7 * correction + 114, 31)
    return datetime.date(annee, mois, jour + 1)
