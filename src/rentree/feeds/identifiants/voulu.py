"""The lines of the files of identifiers, made from the accounts and the annuaire."""

import pyarrow as pa

from rentree.engine import Moteur

PAQUET = "rentree.feeds.identifiants.sql"

PROFILS = {
    "eleve": "Eleve",
    "responsable": "Parent",
    "enseignant": "Enseignant",
    "documentaliste": "Documentaliste",
    "direction": "Direction",
    "vie_scolaire": "Vie scolaire",
    "administratif": "Administratif",
    "academie": "Académie",
    "collectivite": "Collectivité",
}
"""Profile of an account -> how identity files write it."""


def build_lines(moteur: Moteur, uids: pa.Table) -> pa.Table:
    """Return one line per account and school; reads `comptes_a_jour`, `ayants_droit`, `reglages` and `annuaire_liens`.

    `uids` pairs `jointure` with the technical identifier `uid`.
    """
    moteur.load("uids", uids)
    profils = {"profil": list(PROFILS), "libelle": list(PROFILS.values()), "rang": list(range(len(PROFILS)))}
    moteur.load("profils", pa.table(profils))
    return moteur.query_step(PAQUET, "identifiants")
