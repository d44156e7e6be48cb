"""The brakes: how many entries a school and profile may lose at once."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from rentree.feeds.ldap.arbre import PERSONNES
from rentree.feeds.ldap.ecart import Fermeture, Geste
from rentree.model.projet import Freins, Seuil

PROJET_ENTIER = "projet"
DESACTIVE = "desactive"

Effectifs = Mapping[tuple[str, str], int]


@dataclass(frozen=True, order=True)
class Retenue:
    """A brake that has tripped: what it is named by, and how many entries it holds out of how many."""

    cle: str
    nombre: int
    sur: int


def hold_back(
    fermetures: Iterable[Fermeture],
    effectifs: Effectifs,
    *,
    freins: Freins,
    jour: datetime.date,
    passes: Collection[str] = (),
) -> tuple[list[Fermeture], list[Retenue]]:
    """Return what may go on, and the brakes that hold the rest; `passes` are the keys of those to pass.

    Closing an entry that is open is weighed as a deactivation, deleting one that was locked as a deletion. A person
    of two schools is held by either; the classes of a school where something is held stay.
    """
    toutes = list(fermetures)
    retenues = _tripped(toutes, effectifs, freins=freins, jour=jour)
    actives = {retenue.cle for retenue in retenues} - set(passes)
    tenus = {cle.partition(":")[0] for cle in actives}
    gardees = [une for une in toutes if not _is_held(une, actives, tenus)]
    return gardees, sorted(retenue for retenue in retenues if retenue.cle in actives)


def _tripped(
    fermetures: list[Fermeture], effectifs: Effectifs, *, freins: Freins, jour: datetime.date
) -> list[Retenue]:
    seuils = {True: freins.suppression, False: freins.leaving(jour)}
    comptes = Counter(
        (uai, une.profil, une.etat == DESACTIVE) for une in fermetures if _is_weighed(une) for uai in une.uais
    )
    retenues = {
        f"{uai}:{profil}": Retenue(f"{uai}:{profil}", nombre, effectifs.get((uai, profil), 0))
        for (uai, profil, desactivee), nombre in sorted(comptes.items())
        if seuils[desactivee].trips(nombre, sur=effectifs.get((uai, profil), 0))
    }
    entier = _whole(fermetures, effectifs, freins.leaving_project(jour))
    return [*retenues.values(), *entier]


def _whole(fermetures: list[Fermeture], effectifs: Effectifs, seuil: Seuil) -> list[Retenue]:
    """The brake of the whole project weighs what closes; deletions were all weighed once, when they were locks."""
    nombre = sum(une.etat != DESACTIVE for une in fermetures if _is_weighed(une))
    sur = sum(effectifs.values())
    return [Retenue(PROJET_ENTIER, nombre, sur)] if seuil.trips(nombre, sur=sur) else []


def _is_weighed(fermeture: Fermeture) -> bool:
    """An entry that is locked again, because somebody gave it a password, is no new loss."""
    if fermeture.genre != PERSONNES or fermeture.geste is Geste.DEVERROU:
        return False
    return fermeture.geste is Geste.SUPPRESSION or fermeture.etat != DESACTIVE


def _is_held(fermeture: Fermeture, actives: set[str], ecoles: set[str]) -> bool:
    if fermeture.genre != PERSONNES:
        return PROJET_ENTIER in actives or not ecoles.isdisjoint(fermeture.uais)
    if not _is_weighed(fermeture):
        return False
    entier = PROJET_ENTIER in actives and fermeture.etat != DESACTIVE
    return entier or any(f"{uai}:{fermeture.profil}" in actives for uai in fermeture.uais)
