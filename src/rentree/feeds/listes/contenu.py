"""What the lists of a school say, in order."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rentree.feeds.listes.conseils import advise, describe
from rentree.model.normalisation import unaccent

PERSONNELS = "Personnels"


@dataclass(frozen=True)
class Titulaire:
    """Whose account it is: profile in words, names, division (empty for who has none), login, key of the fiche."""

    profil: str
    nom: str
    prenom: str
    classe: str
    login: str
    cle: str

    @property
    def rang(self) -> tuple[str, ...]:
        """Where it comes in a list: by name."""
        return unaccent(self.nom).upper(), unaccent(self.prenom).upper(), self.login


@dataclass(frozen=True)
class Depart:
    """A deactivated account: since when and why, the day on which it may be deleted, and the days left until then.

    `restants` is 0 when the delay is over: the next plan that is applied deletes it.
    """

    titulaire: Titulaire
    desactive_le: datetime.date
    raison: str
    supprime_le: datetime.date
    restants: int


@dataclass(frozen=True)
class Faute:
    """One thing wrong: where (`nom`, `prénom`, `identifiant` when the fiche is right by now), which, what is there."""

    champ: str
    faute: str
    valeur: str


@dataclass(frozen=True)
class LoginFaux:
    """An account whose login looks wrong: `actif` or not, and what is wrong in it."""

    titulaire: Titulaire
    actif: bool
    fautes: tuple[Faute, ...]

    @property
    def vu(self) -> str:
        """What is seen, in words."""
        return " ; ".join(describe(une.champ, une.faute, une.valeur) for une in self.fautes)

    @property
    def que_faire(self) -> str:
        """What to correct, and where."""
        return advise(self.titulaire.cle, [(une.champ, une.faute) for une in self.fautes])


@dataclass(frozen=True)
class Listes:
    """The lists of a school on a day."""

    uai: str
    nom: str
    au: datetime.date
    departs: Sequence[Depart]
    logins: Sequence[LoginFaux]


def gather(
    au: datetime.date,
    departs: Iterable[tuple[str, Depart]],
    logins: Iterable[tuple[str, LoginFaux]],
    *,
    ecoles: Mapping[str, str],
) -> list[Listes]:
    """Sort what is known by school: departures by day of deletion then name, logins by name.

    `departs` and `logins` are paired with a UAI; `ecoles` gives the schools to list, UAI -> name.
    """
    par_ecole: dict[str, tuple[list[Depart], list[LoginFaux]]] = {uai: ([], []) for uai in ecoles}
    for uai, depart in departs:
        par_ecole[uai][0].append(depart)
    for uai, faux in logins:
        par_ecole[uai][1].append(faux)
    return [
        Listes(
            uai,
            ecoles[uai],
            au,
            sorted(partis, key=lambda un: (un.supprime_le, *un.titulaire.rang)),
            sorted(fautifs, key=lambda un: un.titulaire.rang),
        )
        for uai, (partis, fautifs) in sorted(par_ecole.items())
    ]
