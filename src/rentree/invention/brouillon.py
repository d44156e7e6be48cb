"""The exports of a school while they are being made: lists of rows that defects may still change."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from random import Random
from typing import TypeVar

from rentree.model.exports import (
    Adresse,
    Atss,
    DefautInjecte,
    Eleve,
    Etablissement,
    Individu,
    Lien,
    Personne,
    StructureBee,
    StructureSts,
    Suppleant,
)

_Row = TypeVar("_Row")


@dataclass
class Brouillon:
    """A draft of one school's exports, where numbers come from, and which fiches already carry a defect."""

    etablissement: Etablissement
    annee: int
    rng: Random
    nouvelles_personnes: Iterator[int]
    nouveaux_agents: Iterator[int]
    eleves: list[Eleve] = field(default_factory=list)
    personnes: list[Personne] = field(default_factory=list)
    liens: list[Lien] = field(default_factory=list)
    adresses: list[Adresse] = field(default_factory=list)
    divisions: list[StructureBee] = field(default_factory=list)
    groupes: list[StructureBee] = field(default_factory=list)
    divisions_sts: list[StructureSts] = field(default_factory=list)
    groupes_sts: list[StructureSts] = field(default_factory=list)
    individus: list[Individu] = field(default_factory=list)
    suppleants: list[Suppleant] = field(default_factory=list)
    atss: list[Atss] = field(default_factory=list)
    touches: set[str] = field(default_factory=set)
    defauts: list[DefautInjecte] = field(default_factory=list)

    def note(self, defaut: str, *cles: str) -> None:
        """Write down a defect that was put in, and keep its fiches from carrying another."""
        self.touches.update(cles)
        self.defauts.extend(DefautInjecte(defaut, self.etablissement.uai, cle) for cle in cles)

    def touch(self, *cles: str) -> None:
        """Keep fiches from carrying a defect (because of another one, or because two schools share them)."""
        self.touches.update(cles)

    def draw_eleve(self, wanted: Callable[[Eleve], bool] | None = None) -> int | None:
        """Return the index of a pupil present, without defect and as wanted; `None` when there is none."""
        return _draw(self.rng, self.eleves, lambda e: self._is_sane(e) and (wanted is None or wanted(e)))

    def draw_personne(self, wanted: Callable[[Personne], bool] | None = None) -> int | None:
        """Return the index of a legal responsable of a pupil present, without defect; `None` when there is none."""
        presents = {eleve.eleve_id for eleve in self.eleves if eleve.date_sortie is None}
        legaux = {lien.personne_id for lien in self.liens if lien.niveau == "1" and lien.eleve_id in presents}
        return _draw(
            self.rng,
            self.personnes,
            lambda p: (
                f"responsable:{p.personne_id}" not in self.touches
                and p.civilite is not None
                and p.personne_id in legaux
                and (wanted is None or wanted(p))
            ),
        )

    def draw_structure(self, structures: list[StructureSts]) -> int | None:
        """Return the index of a structure of STS without defect; `None` when there is none."""
        return _draw(self.rng, structures, lambda s: structure_key(s) not in self.touches)

    def rename(self, ancien: str, nouveau: str, *, genre: str) -> None:
        """Change the code of a division (`D`) or group (`G`) everywhere it is written."""
        for rang, eleve in enumerate(self.eleves):
            if (ancien, genre) in eleve.structures:
                codes = tuple((nouveau, genre) if s == (ancien, genre) else s for s in eleve.structures)
                self.eleves[rang] = replace(eleve, structures=codes)
        bee, sts = (self.groupes, self.groupes_sts) if genre == "G" else (self.divisions, self.divisions_sts)
        _swap_codes(bee, sts, ancien, nouveau)
        self.suppleants = [_rename_remplacements(s, ancien, nouveau) for s in self.suppleants]
        if genre == "D":
            self._rename_division(ancien, nouveau)

    def _rename_division(self, ancien: str, nouveau: str) -> None:
        for rang, groupe in enumerate(self.groupes):
            self.groupes[rang] = replace(groupe, divisions=_swap(groupe.divisions, ancien, nouveau))
        for rang, sts in enumerate(self.groupes_sts):
            parts = tuple(replace(p, code=nouveau) if p.code == ancien else p for p in sts.divisions)
            self.groupes_sts[rang] = replace(sts, divisions=parts)
        for rang, individu in enumerate(self.individus):
            principales = _swap(individu.divisions_principales, ancien, nouveau)
            self.individus[rang] = replace(individu, divisions_principales=principales)

    def _is_sane(self, eleve: Eleve) -> bool:
        return eleve.date_sortie is None and f"eleve:{eleve.eleve_id}" not in self.touches


def structure_key(structure: StructureSts) -> str:
    """Return the key of a structure in the list of defects: a group is attached to divisions, a division is not."""
    return f"{'groupe' if structure.divisions else 'division'}:{structure.code}"


def _draw(rng: Random, rows: list[_Row], wanted: Callable[[_Row], bool]) -> int | None:
    """Try rows at random before reading them all, so that a draw from a large school stays cheap."""
    for _ in range(20):
        rang = rng.randrange(len(rows)) if rows else 0
        if rows and wanted(rows[rang]):
            return rang
    candidats = [rang for rang, row in enumerate(rows) if wanted(row)]
    return rng.choice(candidats) if candidats else None


def _swap(codes: tuple[str, ...], ancien: str, nouveau: str) -> tuple[str, ...]:
    return tuple(nouveau if code == ancien else code for code in codes)


def _rename_remplacements(suppleant: Suppleant, ancien: str, nouveau: str) -> Suppleant:
    remplacements = tuple(
        replace(r, structure=nouveau) if r.structure == ancien else r for r in suppleant.remplacements
    )
    return replace(suppleant, remplacements=remplacements)


def _swap_codes(bee: list[StructureBee], sts: list[StructureSts], ancien: str, nouveau: str) -> None:
    for rang, structure in enumerate(bee):
        if structure.code == ancien:
            bee[rang] = replace(structure, code=nouveau)
    for rang, autre in enumerate(sts):
        if autre.code == ancien:
            sts[rang] = replace(autre, code=nouveau)
