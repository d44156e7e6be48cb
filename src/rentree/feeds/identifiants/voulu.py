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
"""Profile of an account -> how identity files of thirteen fields write it."""

TYPES = {"eleve": "Élève", "responsable": "Parent", "enseignant": "Enseignant", "documentaliste": "Enseignant"}
AUTRE_TYPE = "Personnel"
"""Profile of an account -> its type in the files of entcore; staff who do not teach are `Personnel`."""


def build_lines(moteur: Moteur, uids: pa.Table) -> pa.Table:
    """Return one line per account and school; reads `comptes_a_jour`, `ayants_droit`, `reglages` and the annuaire.

    `uids` pairs `jointure` with the technical identifier `uid`. The first thirteen columns are the fields of Kosmos in
    their order; `mot_de_passe` is null.
    """
    moteur.load("uids", uids)
    profils = {
        "profil": list(PROFILS),
        "libelle": list(PROFILS.values()),
        "type": [TYPES.get(profil, AUTRE_TYPE) for profil in PROFILS],
        "rang": list(range(len(PROFILS))),
    }
    moteur.load("profils", pa.table(profils))
    return moteur.query_step(PAQUET, "identifiants")
