"""Rows of `lettres` as the steps give them, and the school that they are of."""

import datetime
from typing import Any

from rentree.feeds.lettres.pages import Envoi

ECOLE = {
    "uai": "0310001A", "denomination": "COLLEGE", "complement": "LE PASTEL", "adresse": "2 ALLEE DU CANAL",
    "boite_postale": None, "code_postal": "31000", "commune": "TOULOUSE", "telephone": "0561000000",
}  # fmt: skip
ENVOI = Envoi(
    "eCollège", "https://ent.exemple.invalid/activation", datetime.date(2025, 10, 6), datetime.date(2026, 1, 4)
)


def ligne(jointure: int, nom: str = "D'ALMEIDA", prenom: str = "Zoé", **champs: Any) -> dict[str, Any]:
    """A pupil under age of 6A, housed at an address."""
    lui = {
        "id": jointure, "jointure": jointure, "login": f"login.{jointure}", "profil": "eleve", "civilite": "Mme",
        "nom": nom, "prenom": prenom, "a_un_code": 0, "uai": "0310001A", "division": "6A", "enfant": jointure,
        "enfant_nom": nom, "enfant_prenom": prenom, "foyer": jointure, "chez": 99, "majeur": False,
        "ligne1": "1 RUE DU LAVOIR", "ligne2": "", "ligne3": None, "ligne4": None, "code_postal": "31000",
        "ville": "TOULOUSE", "pays": "FRANCE",
    }  # fmt: skip
    return {**lui, **champs}


def parent(
    jointure: int, enfant: dict[str, Any], nom: str = "ROY", prenom: str = "Ada", **champs: Any
) -> dict[str, Any]:
    """A responsable of that pupil."""
    sien = {champ: enfant[champ] for champ in ("division", "enfant", "enfant_nom", "enfant_prenom", "foyer")}
    return ligne(jointure, nom, prenom, profil="responsable", majeur=True, **{**sien, **champs})


def agent(jointure: int, nom: str = "MARTEL", prenom: str = "Ode") -> dict[str, Any]:
    """A teacher."""
    sans = dict.fromkeys(
        ("division", "enfant", "enfant_nom", "enfant_prenom", "chez", "ligne1", "code_postal", "ville")
    )
    return ligne(jointure, nom, prenom, profil="enseignant", **sans)
