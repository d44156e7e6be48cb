"""The part of an annuaire that an ENT project serves."""

from collections.abc import Sequence

import pyarrow as pa

from rentree.annuaire.federation import PAQUET, load_fonctions
from rentree.engine import Moteur

ETAPES = (
    "annuaire_etablissements",
    "annuaire_eleves",
    "annuaire_eleve_structures",
    "annuaire_eleve_options",
    "annuaire_liens",
    "annuaire_responsables",
    "annuaire_affectations",
    "annuaire_personnels",
    "annuaire_disciplines",
    "annuaire_enseignements",
    "annuaire_principaux",
    "annuaire_divisions",
    "annuaire_division_mefs",
    "annuaire_groupes",
    "annuaire_groupe_divisions",
    "annuaire_fiabilite",
)
"""The tables that the schools served cut down, each after those that it reads; MEF and subjects stay whole."""


def restrict(moteur: Moteur, uais: Sequence[str]) -> None:
    """Keep in the engine's annuaire only the schools named, and who belongs to them; no name keeps everything."""
    moteur.load("servis", pa.table({"uai": pa.array(uais, pa.string())}))
    if not uais:
        return
    moteur.steps(f"{PAQUET}.perimetre", ETAPES)
    load_fonctions(moteur)
    moteur.step(PAQUET, "annuaire_personnes")
