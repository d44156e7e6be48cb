"""What is said to a school after the controls: its figures, its constats, its refused files and its score."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from rentree.model.constats import Constat, Gravite, Regle


@dataclass(frozen=True)
class ExportLu:
    """A file that was read: `source` is the application that wrote it, `horodatage` when it says it was written."""

    source: str
    fichier: str
    horodatage: datetime | None = None


@dataclass(frozen=True)
class BilanEtablissement:
    """The figures of one school; people are counted as read, the `fiches_ecartees` of them included."""

    uai: str
    nom: str
    eleves: int = 0
    responsables: int = 0
    personnels: int = 0
    fiches_ecartees: int = 0
    exports: tuple[ExportLu, ...] = ()

    @property
    def fiches(self) -> int:
        """How many fiches of people were read."""
        return self.eleves + self.responsables + self.personnels


@dataclass(frozen=True)
class Refus:
    """A file refused whole; `uai` is empty when nothing says which school it is of."""

    fichier: str
    uai: str
    raison: str
    que_faire: str


@dataclass(frozen=True)
class Rapport:
    """All that the report says, of one school or of an académie; `annee` 2026 is 2026-2027, `au` its day.

    A refused file is in `refus` and not among the `constats`; what counts the blocking constats counts both.
    """

    annee: int
    au: date
    titre: str
    etablissements: tuple[BilanEtablissement, ...]
    constats: tuple[Constat, ...]
    regles: Mapping[str, Regle]
    refus: tuple[Refus, ...] = ()


@dataclass(frozen=True)
class Score:
    """How fit a school's exports are, from 0 to 100, with the figures that explain it.

    `valeur` is None when no fiche was read. A fiche is counted once, under the worst that is said of it.
    """

    valeur: float | None
    fiches: int
    bloquees: int
    en_anomalie: int
    refus: int


def compute_score(bilan: BilanEtablissement, constats: Iterable[Constat], refus: Iterable[Refus] = ()) -> Score:
    """Score one school: 100 x (fiches - bloquées - en anomalie / 2) / fiches, never below 0.

    Constats and refusals of other schools are left out. Fiches are the people read; a division, a group or a service
    with a constat takes away as much as a person would. Informations take nothing away, nor does a refused file,
    which is only counted. The value is cut to one decimal, never rounded up: 100 means that nothing is left to mend.
    """
    vus = [constat for constat in constats if constat.uai == bilan.uai]
    bloquees = _fiches(vus, Gravite.BLOQUANT)
    en_anomalie = _fiches(vus, Gravite.ANOMALIE) - bloquees
    return Score(
        valeur=_value(bilan.fiches, 2 * len(bloquees) + len(en_anomalie)),
        fiches=bilan.fiches,
        bloquees=len(bloquees),
        en_anomalie=len(en_anomalie),
        refus=sum(1 for un in refus if un.uai == bilan.uai),
    )


def merge_scores(scores: Iterable[Score]) -> Score:
    """Score several schools together: the mean of their values, each weighing as much as it has fiches.

    The mean is cut to one decimal, as the values are.
    """
    tous = list(scores)
    fiches = sum(un.fiches for un in tous)
    demi_points = sum(min(2 * un.fiches, 2 * un.bloquees + un.en_anomalie) for un in tous)
    return Score(
        valeur=_value(fiches, demi_points),
        fiches=fiches,
        bloquees=sum(un.bloquees for un in tous),
        en_anomalie=sum(un.en_anomalie for un in tous),
        refus=sum(un.refus for un in tous),
    )


def _fiches(constats: list[Constat], gravite: Gravite) -> set[tuple[str, str]]:
    """The fiches that have a constat of this severity."""
    return {(constat.objet, constat.cle) for constat in constats if constat.gravite is gravite}


def _value(fiches: int, demi_points: int) -> float | None:
    """The share of the points kept, as a percentage, computed on whole numbers so that it is cut, not rounded."""
    if fiches == 0:
        return None
    return max(0, 1000 * (2 * fiches - demi_points) // (2 * fiches)) / 10
