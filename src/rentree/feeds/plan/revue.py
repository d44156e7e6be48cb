"""A plan as a person reviews it: all that the page, the workbook and the list show."""

import datetime
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pyarrow as pa

from rentree.feeds.plan.mots import tell_change
from rentree.model.plan import PROJET_ENTIER, Frein, Operation
from rentree.model.projet import PROFILS

LUES = (
    *("operation", "profil", "uais", "jointure", "login", "nom", "prenom"),
    *("avant", "apres", "raison", "freins"),
)


@dataclass(frozen=True)
class Changement:
    """One change in words; `uais` are its schools, `freins` the keys of the brakes that hold it."""

    operation: Operation
    profil: str
    uais: tuple[str, ...]
    jointure: int
    login: str
    nom: str
    prenom: str
    avant: str
    apres: str
    raison: str
    freins: tuple[str, ...]


@dataclass(frozen=True)
class Comptage:
    """How many changes of each operation, and how many of them a brake holds; `uai` or `profil` may be empty."""

    uai: str
    profil: str
    nombres: Mapping[Operation, int]
    retenus: int

    @property
    def total(self) -> int:
        """All the changes."""
        return sum(self.nombres.values())


@dataclass(frozen=True)
class Revue:
    """A plan to review.

    `changements` and `attentes` are tables of `rentree.model.plan`; `commande` applies the plan; `noms` are those of
    the schools that are known, by UAI; `sans_login` counts people whose name gives no login; `dernier` is the day of
    the last application when it is after `au`.
    """

    numero: int
    projet: str
    au: datetime.date
    controle: str
    commande: str
    changements: pa.Table
    attentes: pa.Table
    freins: tuple[Frein, ...] = ()
    existants: int = 0
    sans_login: int = 0
    dernier: datetime.date | None = None
    noms: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def comptages(self) -> list[Comptage]:
        """The changes counted by school and profile; an account counts in each of its schools."""
        return count_changes(self.changements)

    @cached_property
    def total(self) -> Comptage:
        """All the changes, each counted once."""
        return sum_up(_grouped(self.changements))

    @property
    def ecoles(self) -> list[str]:
        """The UAI of the schools that the plan touches."""
        return sorted({comptage.uai for comptage in self.comptages})

    def is_held_twice(self, frein: Frein) -> bool:
        """Whether the brake of the whole project holds what this brake of a school holds."""
        return bool(frein.uai) and any(not un.uai and un.operation == frein.operation for un in self.freins)

    def passing(self, frein: Frein) -> str:
        """What is to be typed for what this brake holds to be done: every brake that holds it is named."""
        cles = [frein.cle, PROJET_ENTIER] if self.is_held_twice(frein) else [frein.cle]
        return " ".join([self.commande, *(f"--passer-frein {cle}" for cle in cles)])

    def read_changes(self) -> Iterator[Changement]:
        """Give every change in words, in the order of the plan."""
        colonnes = (self.changements[nom].to_pylist() for nom in LUES)
        for operation, profil, uais, jointure, login, nom, prenom, avant, apres, raison, freins in zip(
            *colonnes, strict=True
        ):
            dits = tell_change(operation, json.loads(avant) if avant else None, json.loads(apres) if apres else None)
            yield Changement(
                Operation(operation),
                profil,
                tuple(uais.split("|")),
                jointure,
                login,
                nom,
                prenom,
                *dits,
                raison,
                tuple(filter(None, freins.split("|"))),
            )


def count_changes(changements: pa.Table) -> list[Comptage]:
    """Count changes (schema CHANGEMENTS) by school and profile, schools in the order of their UAI."""
    par_case: dict[tuple[str, str], list[tuple[str, str, str, str, int]]] = {}
    for groupe in _grouped(changements):
        for uai in groupe[0].split("|"):
            par_case.setdefault((uai, groupe[1]), []).append(groupe)
    rangs = {profil: rang for rang, profil in enumerate(PROFILS)}
    ordre = sorted(par_case, key=lambda case: (case[0], rangs.get(case[1], len(rangs)), case[1]))
    return [sum_up(par_case[case], uai=case[0], profil=case[1]) for case in ordre]


def sum_up(groupes: list[tuple[str, str, str, str, int]], *, uai: str = "", profil: str = "") -> Comptage:
    """Add up groups of changes."""
    nombres: Counter[str] = Counter()
    retenus = 0
    for _, _, operation, freins, nombre in groupes:
        nombres[operation] += nombre
        retenus += nombre if freins else 0
    return Comptage(uai, profil, {operation: nombres[operation] for operation in Operation}, retenus)


def add_up(comptages: list[Comptage], *, uai: str = "", profil: str = "") -> Comptage:
    """Add up counts: those of the profiles of one school, or those of one profile in its schools."""
    nombres = {operation: sum(un.nombres[operation] for un in comptages) for operation in Operation}
    return Comptage(uai, profil, nombres, sum(un.retenus for un in comptages))


def _grouped(changements: pa.Table) -> list[tuple[str, str, str, str, int]]:
    """The few distinct (schools, profile, operation, brakes), each with its count."""
    cles = ["uais", "profil", "operation", "freins"]
    groupes = changements.group_by(cles).aggregate([([], "count_all")])
    return list(zip(*(groupes[nom].to_pylist() for nom in (*cles, "count_all")), strict=True))
