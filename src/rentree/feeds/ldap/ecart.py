"""The difference between what is wanted and what is there, as operations in the order of writing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rentree.engine import Moteur
from rentree.feeds.ldap.arbre import BRANCHES
from rentree.feeds.ldap.voulu import PAQUET

RANGS = range(1, len(BRANCHES) + 1)
"""Ranks of writing: schools, persons, classes and groups."""

Valeurs = Mapping[str, tuple[str, ...]]


class Geste(StrEnum):
    """What is done to an entry."""

    AJOUT = "ajout"
    MODIFICATION = "modification"
    VERROU = "verrou"
    DEVERROU = "deverrou"
    SUPPRESSION = "suppression"


@dataclass(frozen=True)
class Ecriture:
    """An entry to add, or attributes to change in one: attribute -> values wanted, none when it goes.

    `anciennes` are the object classes of ours that the entry has today.
    """

    geste: Geste
    dn: str
    valeurs: Valeurs
    anciennes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fermeture:
    """An entry that is locked, unlocked or deleted; `uais` and `profil` are what brakes weigh it by."""

    geste: Geste
    dn: str
    genre: str
    profil: str
    uais: tuple[str, ...]
    etat: str


def find_differences(moteur: Moteur) -> None:
    """Compare the desired state with the existing one; leaves the tables that the functions below read."""
    moteur.steps(PAQUET, ("ldap_ecarts", "ldap_ecritures", "ldap_verrous", "ldap_effectifs"))


def writings(moteur: Moteur, rang: int) -> Iterator[Ecriture]:
    """Give the additions and modifications of one rank: schools (1), persons (2), classes and groups (3)."""
    table = moteur.query(
        "SELECT operation, dn, attributs, valeurs, anciennes FROM ldap_ecritures "  # noqa: S608 - a whole number
        f"WHERE rang = {rang:d} ORDER BY operation, dn"
    )
    for lot in table.to_batches(max_chunksize=10_000):
        colonnes = (lot.column(nom).to_pylist() for nom in lot.schema.names)
        for operation, dn, attributs, valeurs, anciennes in zip(*colonnes, strict=True):
            paires = zip(attributs, map(tuple, valeurs), strict=True)
            yield Ecriture(Geste(operation), dn, dict(paires), tuple(anciennes))


def closures(moteur: Moteur) -> list[Fermeture]:
    """Return what is locked, unlocked or deleted: locks first, then classes, persons, schools."""
    lignes = moteur.table("ldap_verrous", ordre="rang, dn").to_pylist()
    return [
        Fermeture(
            Geste(ligne["operation"]),
            ligne["dn"],
            ligne["genre"],
            ligne["profil"],
            tuple(ligne["uais"].split("|")),
            ligne["etat"],
        )
        for ligne in lignes
    ]


def headcounts(moteur: Moteur) -> dict[tuple[str, str], int]:
    """Return how many entries of persons are there, by school and profile."""
    lignes = moteur.table("ldap_effectifs", ordre="uai, profil").to_pylist()
    return {(ligne["uai"], ligne["profil"]): ligne["nombre"] for ligne in lignes}


def conflicts(moteur: Moteur) -> list[str]:
    """Return the names of the entries that are in our place without our mark."""
    noms: list[str] = moteur.query_step(PAQUET, "ldap_conflits")["dn"].to_pylist()
    return noms
