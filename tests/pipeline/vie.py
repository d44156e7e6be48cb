"""A world of two schools in a few sets, and the laws of accounts: an independent judge, without any SQL.

People are numbers: pupils below 50, teachers from 50, relatives from 500; 500 + k is a parent of pupils 2k and 2k + 1.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rentree.model.conservation import PLAFOND, longest_wait
from rentree.model.projet import Projet

ENSEIGNANTS, RESPONSABLES = 50, 500
ACTIF = "actif"
Lus = Mapping[int, Mapping[str, Any]]
"""Person -> account, as the database has it."""


@dataclass(frozen=True)
class Ecole:
    """The last good export of a school: who is in it, whose fiche is held back; `douteuse`: one was refused since."""

    annee: int = 0
    presents: frozenset[int] = frozenset()
    tenus: frozenset[int] = frozenset()
    douteuse: bool = False


def children(personne: int) -> tuple[int, ...]:
    """The fiches that a person depends on: those of the children, else one's own."""
    rang = personne - RESPONSABLES
    return (2 * rang, 2 * rang + 1) if rang >= 0 else (personne,)


def parent(eleve: int) -> int:
    """The parent of a pupil."""
    return RESPONSABLES + eleve // 2


def profile(personne: int) -> str:
    """The profile of a person's account."""
    return "responsable" if personne >= RESPONSABLES else "enseignant" if personne >= ENSEIGNANTS else "eleve"


@dataclass
class Monde:
    """The schools, the accounts that were last seen, and every login that was ever given."""

    uais: tuple[str, ...]
    annee: int = 2025
    ecoles: dict[str, Ecole] = field(default_factory=dict)
    comptes: Lus = field(default_factory=dict)
    logins: dict[str, int] = field(default_factory=dict)
    brules: set[str] = field(default_factory=set)
    dernier: datetime.date = datetime.date.min

    def imported(self, uai: str, presents: Iterable[int], tenus: Iterable[int] = ()) -> None:
        """A complete export of a school is read."""
        self.ecoles[uai] = Ecole(self.annee, frozenset(presents) - frozenset(tenus), frozenset(tenus))

    def refused(self, uai: str) -> None:
        """A later export of a school is refused."""
        if self.known(uai):
            self.ecoles[uai] = replace(self.ecoles[uai], douteuse=True)

    def known(self, uai: str) -> bool:
        """Whether the school has an export of this school year."""
        return uai in self.ecoles and self.ecoles[uai].annee == self.annee

    def proves(self, uai: str) -> bool:
        """Whether an absence can be concluded from this school."""
        return self.known(uai) and not self.ecoles[uai].douteuse

    def schools_of(self, personne: int, *, tenus: bool = False) -> set[str]:
        """The schools whose last good export of this year has this person, among the fiches held back or the others."""
        fiches = {uai: une.tenus if tenus else une.presents for uai, une in self.ecoles.items() if self.known(uai)}
        return {uai for uai, presents in fiches.items() if presents & set(children(personne))}

    def people(self) -> set[int]:
        """Everybody who is in an export."""
        fiches = {une for ecole in self.ecoles.values() for une in ecole.presents | ecole.tenus}
        return fiches | {parent(une) for une in fiches if une < ENSEIGNANTS}

    def judge(self, lus: Lus, *, projet: Projet, au: datetime.date, applique: bool) -> None:
        """Compare the accounts with those last seen, law by law; then remember them."""
        for personne, compte in lus.items():
            self._logins(personne, compte["login"])
        for personne, avant in self.comptes.items():
            self._one(personne, avant, lus.get(personne), projet=projet, au=au)
        for personne in self.people():
            if self.schools_of(personne):
                assert lus[personne]["etat"] == ACTIF, "who is there has an account"
        self.brules |= {compte["login"] for personne, compte in self.comptes.items() if personne not in lus}
        self.comptes = lus
        self.dernier = max(self.dernier, au) if applique else self.dernier

    def _logins(self, personne: int, login: str) -> None:
        assert login not in self.brules, "the login of a deleted account was given again"
        assert self.logins.setdefault(login, personne) == personne, "a login was given to another person"
        assert self.comptes.get(personne, {"login": login})["login"] == login, "a login changed"

    def _one(
        self,
        personne: int,
        avant: Mapping[str, Any],
        apres: Mapping[str, Any] | None,
        *,
        projet: Projet,
        au: datetime.date,
    ) -> None:
        """What became of one account: exactly what had to."""
        if self.schools_of(personne):
            assert apres is not None
            self._attachments(personne, avant, apres, projet=projet, au=au)
        elif avant["etat"] == ACTIF:
            assert apres is not None, "deleted while active"
            parti = self._may_leave(personne, avant, projet=projet, au=au)
            assert (apres["etat"], apres["desactive_le"]) == (("desactive", au) if parti else (ACTIF, None))
        else:
            assert (apres is None) is self._may_go(personne, avant, projet=projet, au=au)

    def _unknown(self, personne: int, avant: Mapping[str, Any]) -> bool:
        """Whether somebody absent may be there all the same."""
        ecoles = avant["uais"].split("|")
        return bool(self.schools_of(personne, tenus=True)) or not all(self.proves(uai) for uai in ecoles)

    def _may_leave(self, personne: int, avant: Mapping[str, Any], *, projet: Projet, au: datetime.date) -> bool:
        return not (projet.freeze(au) or au < self.dernier or self._unknown(personne, avant))

    def _may_go(self, personne: int, avant: Mapping[str, Any], *, projet: Projet, au: datetime.date) -> bool:
        gel, jours = projet.freeze(au), (au - avant["desactive_le"]).days
        if au < self.dernier or (gel and gel.ajout_seul) or jours < projet.delais.of(profile(personne)):
            return False
        return jours >= PLAFOND - longest_wait(projet.calendrier) or not self._unknown(personne, avant)

    def _attachments(
        self,
        personne: int,
        avant: Mapping[str, Any],
        apres: Mapping[str, Any],
        *,
        projet: Projet,
        au: datetime.date,
    ) -> None:
        """A school is lost only when it proves it; a pupil is in one school."""
        gel = projet.freeze(au)
        if gel and gel.ajout_seul and avant["etat"] == ACTIF:
            assert apres["uais"] == avant["uais"]
            return
        ici, ecoles = self.schools_of(personne), set(apres["uais"].split("|"))
        if profile(personne) == "eleve":
            assert len(ecoles) == 1
            assert ecoles <= ici
            return
        gardees = {uai for uai in avant["uais"].split("|") if not self.proves(uai)}
        assert gardees <= ecoles <= ici | gardees
