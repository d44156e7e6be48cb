"""The French words of a plan: operations, and what an account was and becomes."""

import datetime
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from rentree.feeds.mise_en_page.mots import ESPACE
from rentree.model.plan import RAISONS, Operation
from rentree.model.projet import PROFILS

NOMS = {
    Operation.CREATION: ("création", "créations"),
    Operation.MISE_A_JOUR: ("mise à jour", "mises à jour"),
    Operation.REACTIVATION: ("réactivation", "réactivations"),
    Operation.DESACTIVATION: ("désactivation", "désactivations"),
    Operation.SUPPRESSION: ("suppression", "suppressions"),
}
"""Operation -> its name, singular and plural."""

AFFICHES_A_PART = frozenset({"login", "nom", "prenom", "uai"})
"""What a list of creations has in columns of its own."""

LIBELLES = {
    "login": ("login", "login"),
    "profil": ("profil", "profil"),
    "civilite": ("civilité", "civilité"),
    "nom": ("nom", "nom"),
    "prenom": ("prénom", "prénom"),
    "uai": ("établissement", "établissements"),
    "divisions": ("division", "divisions"),
    "academie": ("académie", "académie"),
    "cle": ("fiche", "fiche"),
}
ETATS = {"actif": "compte actif", "desactive": "désactivé", "supprime": "supprimé"}


def name_profil(profil: str) -> str:
    """Write a profile for a reader; one that is not known is left as it is."""
    return PROFILS.get(profil, profil)


def name_school(uai: str) -> str:
    """Write the UAI of a school; an account may have none."""
    return uai or "sans établissement"


def write_share(part: float) -> str:
    """Write a share from 0 to 1 in per cent, with a decimal when it is small: `89 %`, `5,2 %`."""
    chiffres = f"{100 * part:.1f}" if part < 0.1 else f"{100 * part:.0f}"
    return f"{chiffres.removesuffix('.0').replace('.', ',')}{ESPACE}%"


def tell_change(operation: str, avant: Mapping[str, Any] | None, apres: Mapping[str, Any] | None) -> tuple[str, str]:
    """Say what an account was and what it becomes; login, name and school of a creation are left to their columns."""
    if operation == Operation.CREATION:
        return "aucun compte", tell_values(apres, sans=AFFICHES_A_PART)
    return tell_values(avant), tell_values(apres)


def tell_values(valeurs: Mapping[str, Any] | None, *, sans: Collection[str] = ()) -> str:
    """Say in words what differs in an account: `division 6A, nom MARTIN`."""
    return ", ".join(_tell(valeurs, sans)) if valeurs else ""


def _tell(valeurs: Mapping[str, Any], sans: Collection[str]) -> Iterator[str]:
    if etat := valeurs.get("etat"):
        yield ETATS.get(etat, etat) + (f" le {_day(valeurs['desactive_le'])}" if valeurs.get("desactive_le") else "")
    if jour := valeurs.get("supprime_le"):
        yield f"supprimé dès le {_day(jour)}"
    for champ, libelles in LIBELLES.items():
        if champ in valeurs and champ not in sans:
            yield _tell_field(champ, str(valeurs[champ]), libelles)


def _tell_field(champ: str, valeur: str, libelles: tuple[str, str]) -> str:
    if not valeur:
        return f"sans {libelles[0]}"
    dite = name_profil(valeur) if champ == "profil" else valeur
    return f"{libelles['|' in dite]} {dite.replace('|', ' + ')}"


def _day(texte: str) -> str:
    return f"{datetime.date.fromisoformat(texte):%d/%m/%Y}"


def tell_reason(code: str, freins: str) -> str:
    """Why a change, in words, and which brakes hold it."""
    tenu = f" (retenu par le frein {freins.replace('|', ', ')})" if freins else ""
    return RAISONS[code] + tenu
