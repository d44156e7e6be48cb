"""What a consumer makes of a whole set, from all that was found in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rentree.formats.aaf.verification.constats import Consommateur, Constat, Sort


class Issue(StrEnum):
    """What becomes of a set."""

    ACCEPTE = "accepte"
    PERTES = "accepte avec pertes"
    REJETTE = "rejette"
    IGNORE = "ignore"
    INCONNU = "non vérifié"


@dataclass(frozen=True)
class Raison:
    """Why: what was found, and what the consumer does of it."""

    titre: str
    dit: str


@dataclass(frozen=True)
class Verdict:
    """One consumer, what becomes of the set there, and why, the worst first."""

    consommateur: Consommateur
    issue: Issue
    raisons: tuple[Raison, ...]


_ORDRE = (Sort.IGNORE, Sort.REJETTE, Sort.INCONNU, Sort.ECARTE, Sort.PERD, Sort.SIGNALE)
_RANGS = {sort: rang for rang, sort in enumerate(_ORDRE)}
_ISSUES = {
    Sort.IGNORE: Issue.IGNORE,
    Sort.REJETTE: Issue.REJETTE,
    Sort.INCONNU: Issue.INCONNU,
    Sort.ECARTE: Issue.PERTES,
    Sort.PERD: Issue.PERTES,
    Sort.SIGNALE: Issue.ACCEPTE,
}
REFUS = frozenset({Sort.REJETTE, Sort.ECARTE})
"""What makes a set fail the verification: a consumer refuses it, or one of its files, or some of its records."""


def judge(constats: Sequence[Constat]) -> tuple[Verdict, ...]:
    """Return the verdict of every consumer."""
    return tuple(_verdict(un, constats) for un in Consommateur)


def _verdict(consommateur: Consommateur, constats: Iterable[Constat]) -> Verdict:
    effets = [
        (_RANGS[effet.sort], constat.regle.titre, effet)
        for constat in constats
        for effet in constat.regle.effets
        if effet.chez is consommateur
    ]
    tries = sorted(effets, key=lambda trois: trois[:2])
    issue = _ISSUES[tries[0][2].sort] if tries else Issue.ACCEPTE
    dits = (Raison(titre, effet.dit) for _, titre, effet in tries if effet.sort is not Sort.SIGNALE)
    return Verdict(consommateur, issue, tuple(dict.fromkeys(dits)))


def is_refused(constats: Iterable[Constat], verdicts: Iterable[Verdict] = ()) -> bool:
    """Whether somebody refuses something; a consumer who does not read the set at all refuses nothing."""
    absents = {un.consommateur for un in verdicts if un.issue is Issue.IGNORE}
    effets = (effet for constat in constats for effet in constat.regle.effets)
    return any(effet.sort in REFUS and effet.chez not in absents for effet in effets)
