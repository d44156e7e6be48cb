"""What the pages show: the figures and the work list of one school, and those of all the schools together."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rentree.feeds.rapport.classement import (
    Frequence,
    GroupeGravite,
    GroupeRegle,
    classify,
    count_gravites,
    flatten,
    rank_rules,
    split_by_school,
)
from rentree.model.constats import Constat, Gravite
from rentree.model.rapport import BilanEtablissement, Rapport, Refus, Score, compute_score, merge_scores

PRIORITES = 5
REGLES_FREQUENTES = 10


@dataclass(frozen=True)
class Fiche:
    """The work list of one school; `ancre` is its place in a page that holds several, empty on its own page."""

    bilan: BilanEtablissement
    score: Score
    comptes: dict[Gravite, int]
    groupes: tuple[GroupeGravite, ...]
    priorites: tuple[GroupeRegle, ...]
    refus: tuple[Refus, ...]
    ancre: str = ""

    @property
    def prefixe(self) -> str:
        """What the ids of this school begin with, so that no id is twice in a page."""
        return f"{self.ancre}-" if self.ancre else ""


@dataclass(frozen=True)
class LigneEtablissement:
    """One school in the table of all of them; `lien` leads to its work list."""

    bilan: BilanEtablissement
    score: Score
    comptes: dict[Gravite, int]
    refus: int
    lien: str


@dataclass(frozen=True)
class HorsEtablissement:
    """What belongs to none of the schools of the report; its refused files are shown with all the others."""

    groupes: tuple[GroupeGravite, ...]
    comptes: dict[Gravite, int]
    refus: int

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to say."""
        return not any(self.comptes.values())


@dataclass(frozen=True)
class Ensemble:
    """The overview of several schools; the figures of `lignes` and `hors` add up to `comptes` and `score`."""

    lignes: tuple[LigneEtablissement, ...]
    hors: HorsEtablissement
    comptes: dict[Gravite, int]
    score: Score
    frequences: tuple[Frequence, ...]


def slug(uai: str) -> str:
    """Write a UAI as an id or a file name; it comes from a file, so no sign of a path or of a style sheet is kept."""
    return re.sub("[^0-9A-Za-z]", "_", uai) or "_"


def page_of(uai: str) -> str:
    """Give the address of a school's own page."""
    return f"rapports/{slug(uai)}.html"


def anchor_of(uai: str) -> str:
    """Give the address of a school in the page that holds them all."""
    return f"#{slug(uai)}"


def gather_school(
    rapport: Rapport,
    bilan: BilanEtablissement,
    constats: Sequence[Constat],
    refus: Sequence[Refus],
    *,
    ancre: str = "",
) -> Fiche:
    """Gather the work list of one school from what is said of it."""
    groupes = classify(constats, rapport.regles)
    urgents = [groupe for groupe in flatten(groupes) if groupe.gravite is not Gravite.INFORMATION]
    return Fiche(
        bilan=bilan,
        score=compute_score(bilan, constats, refus),
        comptes=count_gravites(constats, refus),
        groupes=groupes,
        priorites=tuple(sorted(urgents, key=_urgency)[:PRIORITES]),
        refus=tuple(refus),
        ancre=ancre,
    )


def gather_schools(rapport: Rapport, *, ancrees: bool) -> list[Fiche]:
    """Gather the work list of each school, in the order of the overview."""
    par_uai = split_by_school(rapport.constats)
    fiches = [
        gather_school(
            rapport,
            bilan,
            par_uai.get(bilan.uai, ()),
            [un for un in rapport.refus if un.uai == bilan.uai],
            ancre=slug(bilan.uai) if ancrees else "",
        )
        for bilan in rapport.etablissements
    ]
    return sorted(fiches, key=_need)


def gather_all(rapport: Rapport, fiches: Sequence[Fiche], *, lien: Callable[[str], str]) -> Ensemble:
    """Gather the overview of the schools; `lien` gives the address of the work list of a UAI."""
    return Ensemble(
        lignes=tuple(
            LigneEtablissement(une.bilan, une.score, une.comptes, len(une.refus), lien(une.bilan.uai)) for une in fiches
        ),
        hors=_gather_outside(rapport),
        comptes=count_gravites(rapport.constats, rapport.refus),
        score=replace(merge_scores(fiche.score for fiche in fiches), refus=len(rapport.refus)),
        frequences=tuple(rank_rules(rapport.constats, rapport.regles, nombre=REGLES_FREQUENTES)),
    )


def _gather_outside(rapport: Rapport) -> HorsEtablissement:
    """Gather the constats and the refused files of no school of the report."""
    connus = {bilan.uai for bilan in rapport.etablissements}
    constats = [constat for constat in rapport.constats if constat.uai not in connus]
    refus = [un for un in rapport.refus if un.uai not in connus]
    return HorsEtablissement(classify(constats, rapport.regles), count_gravites(constats, refus), len(refus))


def _urgency(groupe: GroupeRegle) -> tuple[bool, int]:
    """What is mended first: the blocking ones, and among them the rule with the most fiches."""
    return groupe.gravite is not Gravite.BLOQUANT, -len(groupe.constats)


def _need(fiche: Fiche) -> tuple[bool, int, float, str]:
    """How soon a school must be looked at: a refused file, then blocking constats, then the lowest score."""
    valeur = -1.0 if fiche.score.valeur is None else fiche.score.valeur
    return not fiche.refus, -fiche.comptes[Gravite.BLOQUANT], valeur, fiche.bilan.uai
