"""The plan as one page that stands alone, to read on a screen or on paper before it is applied."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment

from rentree.feeds.mise_en_page.ecriture import write_text
from rentree.feeds.mise_en_page.gabarits import open_templates
from rentree.feeds.plan.mots import NOMS, name_profil, name_school, write_share
from rentree.feeds.plan.revue import Changement, Comptage, Revue, add_up
from rentree.model.plan import ATTENTES_DITES, RAISONS, Operation
from rentree.model.projet import PROFILS

ECOLES_MAX = 20
CHANGEMENTS_MAX = 5_000
RETIRENT = frozenset({Operation.DESACTIVATION, Operation.SUPPRESSION})


@dataclass(frozen=True)
class Groupe:
    """Changes of one school that have operation, profile, reason and brakes in common."""

    operation: Operation
    profil: str
    raison: str
    freins: tuple[str, ...]
    changements: Sequence[Changement]


@dataclass(frozen=True)
class Ecole:
    """What the page lists of one school; `tus` counts, by operation, the changes that it does not list."""

    uai: str
    nom: str
    groupes: Sequence[Groupe]
    total: int
    tus: Mapping[Operation, int]

    @property
    def ancre(self) -> str:
        """Its place in the page."""
        return f"e{self.uai}"


def write_html(revue: Revue, path: Path) -> None:
    """Write `render(revue)`, replacing what was there."""
    write_text(path, render(revue))


def render(revue: Revue) -> str:
    """Render the plan; a large one is counted by school, and lists only what takes away or is held."""
    reduite = len(revue.ecoles) > ECOLES_MAX or revue.changements.num_rows > CHANGEMENTS_MAX
    return (
        _templates()
        .get_template("plan.html")
        .render(
            revue=revue,
            reduite=reduite,
            lignes=_by_profile(revue) if reduite else revue.comptages,
            totaux=_by_school(revue),
            ecoles=_schools(revue, reduite=reduite),
            attentes=_waiting(revue, reduite=reduite),
            raisons=Counter(revue.attentes["raison"].to_pylist()),
        )
    )


def _by_profile(revue: Revue) -> list[Comptage]:
    """The changes by profile; those of an account of two schools count in each."""
    profils = dict.fromkeys(PROFILS) | dict.fromkeys(comptage.profil for comptage in revue.comptages)
    lots = ((profil, [un for un in revue.comptages if un.profil == profil]) for profil in profils)
    return [add_up(lot, profil=profil) for profil, lot in lots if lot]


def _by_school(revue: Revue) -> dict[str, Comptage]:
    par_uai: dict[str, list[Comptage]] = {uai: [] for uai in revue.ecoles}
    for comptage in revue.comptages:
        par_uai[comptage.uai].append(comptage)
    return {uai: add_up(lot, uai=uai) for uai, lot in par_uai.items()}


def _schools(revue: Revue, *, reduite: bool) -> dict[str, Ecole]:
    """The schools of which something is listed, with their changes."""
    par_uai: dict[str, list[Changement]] = {}
    for changement in revue.read_changes():
        if not reduite or changement.freins or changement.operation in RETIRENT:
            for uai in changement.uais:
                par_uai.setdefault(uai, []).append(changement)
    totaux = {uai: comptage for uai, comptage in _by_school(revue).items() if uai in par_uai}
    return {uai: _school(revue, comptage, par_uai[uai]) for uai, comptage in totaux.items()}


def _school(revue: Revue, comptage: Comptage, changements: Sequence[Changement]) -> Ecole:
    nom = revue.noms.get(comptage.uai, "")
    return Ecole(comptage.uai, nom, _groups(changements), comptage.total, _unlisted(comptage, changements))


def _unlisted(comptage: Comptage, listes: Sequence[Changement]) -> dict[Operation, int]:
    """How many changes of each operation are not among those that are listed."""
    vus = Counter(changement.operation for changement in listes)
    restes = {operation: nombre - vus[operation] for operation, nombre in comptage.nombres.items()}
    return {operation: reste for operation, reste in restes.items() if reste}


def _groups(changements: Sequence[Changement]) -> list[Groupe]:
    """Put together what has the same reason, in the order of the line: what is created first, what is deleted last."""
    lots: dict[tuple[Operation, str, str, tuple[str, ...]], list[Changement]] = {}
    for un in changements:
        lots.setdefault((un.operation, un.profil, un.raison, un.freins), []).append(un)
    groupes = [Groupe(*cle, sorted(lot, key=lambda un: (un.nom, un.prenom, un.login))) for cle, lot in lots.items()]
    operations, profils = list(Operation), list(PROFILS)
    return sorted(
        groupes,
        key=lambda un: (
            operations.index(un.operation),
            profils.index(un.profil) if un.profil in PROFILS else len(profils),
            un.raison,
            un.freins,
        ),
    )


def _waiting(revue: Revue, *, reduite: bool) -> list[dict[str, str]]:
    """The accounts left alone, one by one; none of them when the page only counts."""
    if reduite or revue.attentes.num_rows > CHANGEMENTS_MAX:
        return []
    return sorted(revue.attentes.to_pylist(), key=lambda une: (une["uais"], une["profil"], une["login"]))


@cache
def _templates() -> Environment:
    modeles = open_templates("rentree.feeds.plan")
    modeles.globals |= {"Operation": Operation, "NOMS": NOMS}
    modeles.filters |= {
        "profil": name_profil,
        "ecole": name_school,
        "part": write_share,
        "raison": RAISONS.__getitem__,
        "attente": ATTENTES_DITES.__getitem__,
        "nom_operation": lambda operation: NOMS[Operation(operation)],
    }
    return modeles
