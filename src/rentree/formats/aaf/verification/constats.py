"""The words of a verification: consumers, what they do, rules, and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rentree.model.accord import fill
from rentree.model.constats import Gravite

EXEMPLES = 5


class Consommateur(StrEnum):
    """Who reads an AAF; the DTD stands for any parser that validates."""

    DTD = "dtd"
    ENTCORE = "entcore"
    LACLASSE = "laclasse"
    EOLE = "eole"
    RENTREE = "rentree"

    @property
    def titre(self) -> str:
        """How the user knows it."""
        return _TITRES[self]


_TITRES = {
    Consommateur.DTD: "DTD (ficAlimMENESR)",
    Consommateur.ENTCORE: "entcore (Néo, One)",
    Consommateur.LACLASSE: "laclasse",
    Consommateur.EOLE: "EOLE (Scribe)",
    Consommateur.RENTREE: "Rentrée",
}


class Sort(StrEnum):
    """What becomes of what is wrong, the worst first: a set or a file refused, records refused, values lost, nothing.

    `ignore` is a set that a consumer never reads, by design: it is no refusal. `non vérifié` is what nobody can tell.
    """

    REJETTE = "rejette"
    ECARTE = "écarte"
    PERD = "perd"
    INCONNU = "non vérifié"
    IGNORE = "ignore"
    SIGNALE = "signale"


@dataclass(frozen=True)
class Effet:
    """What one consumer does of it, in French."""

    chez: Consommateur
    sort: Sort
    dit: str


@dataclass(frozen=True)
class Regle:
    """One rule: `message` is a French template filled with `nombre`, `categorie`, `attribut`, `fichier`, `detail`."""

    id: str
    gravite: Gravite
    titre: str
    message: str
    effets: tuple[Effet, ...] = ()


@dataclass(frozen=True)
class Constat:
    """What a rule found in a set: where, how many times, and the first examples, identifiers and codes only."""

    regle: Regle
    nombre: int = 1
    categorie: str = ""
    attribut: str = ""
    fichier: str = ""
    detail: str = ""
    exemples: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """What was found, in one French sentence."""
        champs: Mapping[str, object] = {nom: getattr(self, nom) for nom in CHAMPS}
        return fill(self.regle.message, champs)


CHAMPS = ("nombre", "categorie", "attribut", "fichier", "detail")


def rejette(dit: str, *chez: Consommateur) -> tuple[Effet, ...]:
    """Consumers that refuse the set, or the file, or never find it."""
    return _effets(Sort.REJETTE, dit, chez)


def ecarte(dit: str, *chez: Consommateur) -> tuple[Effet, ...]:
    """Consumers that refuse the records concerned."""
    return _effets(Sort.ECARTE, dit, chez)


def perd(dit: str, *chez: Consommateur) -> tuple[Effet, ...]:
    """Consumers that take the records and lose or garble something."""
    return _effets(Sort.PERD, dit, chez)


def ignore(dit: str, *chez: Consommateur) -> tuple[Effet, ...]:
    """Consumers that do not read such a set."""
    return _effets(Sort.IGNORE, dit, chez)


def inconnu(dit: str, *chez: Consommateur) -> tuple[Effet, ...]:
    """Consumers of whom nothing can be told."""
    return _effets(Sort.INCONNU, dit, chez)


def signale(dit: str, *chez: Consommateur) -> tuple[Effet, ...]:
    """Consumers to whom nothing happens, and what they do all the same."""
    return _effets(Sort.SIGNALE, dit, chez)


def _effets(sort: Sort, dit: str, chez: tuple[Consommateur, ...]) -> tuple[Effet, ...]:
    return tuple(Effet(un, sort, dit) for un in chez)
