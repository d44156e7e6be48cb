"""The plan: what would change in the accounts, why, and which brakes hold part of it."""

from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa


class Operation(StrEnum):
    """What can happen to an account."""

    CREATION = "creation"
    MISE_A_JOUR = "mise_a_jour"
    REACTIVATION = "reactivation"
    DESACTIVATION = "desactivation"
    SUPPRESSION = "suppression"


CHANGEMENTS = pa.schema(
    [
        ("operation", pa.string()),
        ("id", pa.int64()),
        ("jointure", pa.int64()),
        ("login", pa.string()),
        ("profil", pa.string()),
        ("civilite", pa.string()),
        ("nom", pa.string()),
        ("prenom", pa.string()),
        ("uais", pa.string()),
        ("divisions", pa.string()),
        ("academie", pa.string()),
        ("cle", pa.string()),
        ("avant", pa.string()),
        ("apres", pa.string()),
        ("raison", pa.string()),
        ("freins", pa.string()),
    ]
)
"""One change: the account and how it is displayed afterwards; `avant` and `apres` are JSON objects of what differs.

`id` is null for a creation; `raison` is a key of RAISONS; `freins` are the keys of the brakes that hold it, joined by
`|`, empty when it may be applied.
"""

ATTENTES = pa.schema(
    [
        ("jointure", pa.int64()),
        ("login", pa.string()),
        ("profil", pa.string()),
        ("uais", pa.string()),
        ("cle", pa.string()),
        ("raison", pa.string()),
    ]
)
"""An account whose person is absent and to which nothing is done yet; `raison` is a key of ATTENTES_DITES."""

RAISONS: dict[str, str] = {
    "nouveau": "a droit à un compte et n'en a pas",
    "affichage": "la fiche a changé ; le login ne change jamais",
    "revenu": "de nouveau présent : même compte, même login",
    "absent": "absent, ou sorti, d'après le dernier import complet de son établissement",
    "sans_enfant": "sa fiche n'existe plus, ou n'a plus d'élève dans les établissements du projet",
    "sans_droit": "encore dans l'annuaire, mais sans droit à un compte",
    "hors_projet": "son établissement n'est plus servi par le projet",
    "delai": "désactivé depuis le délai du projet",
}
"""Why a change: code -> what is said."""

ATTENTES_DITES: dict[str, str] = {
    "suspens": "sa fiche, ou celle de son enfant, est dans l'export mais écartée par un contrôle",
    "douteux": "l'export de son établissement manque, a été refusé, n'est qu'un delta AAF, "
    "ou contient une fiche sans identifiant",
    "gel": "une période de gel est ouverte",
    "horloge": "le jour demandé est avant celui de la dernière application, ou les exports sont d'une année passée",
    "sursis": "désactivé, pas encore au bout de son délai",
}
"""Why an account of somebody absent is left as it is: code -> what is said."""

PROJET_ENTIER = "projet"
"""Key of the brake of the whole project."""


@dataclass(frozen=True)
class Frein:
    """A brake that has tripped: `nombre` changes are `part` of the accounts, more than `seuil` (both from 0 to 1).

    `uai` and `profil` are empty for the brake of the whole project; `seuil_dit` is the
    threshold in words, `exemples` are a few logins.
    """

    uai: str
    profil: str
    operation: str
    nombre: int
    part: float
    seuil: float
    seuil_dit: str
    exemples: tuple[str, ...] = ()

    @property
    def cle(self) -> str:
        """How it is named to be passed: `0310001A:eleve`, or `projet`."""
        return f"{self.uai}:{self.profil}" if self.uai else PROJET_ENTIER
