"""publier the accounts: the table of the accounts and the files of identifiers of each school."""

from pathlib import Path

import pyarrow as pa

from rentree.comptes.uid import uid_of
from rentree.engine import Moteur
from rentree.feeds.identifiants.voulu import build_lines
from rentree.formats.identifiants.writer import write_comptes, write_identifiants
from rentree.model.projet import Projet
from rentree.store.comptes import load_comptes


def publier_comptes(moteur: Moteur, *, projet: Projet, dossier: Path) -> list[Path]:
    """Write `comptes.csv` and each school's thirteen fields; `moteur` holds the annuaire and `ayants_droit`."""
    comptes = load_comptes(projet.nom)
    write_comptes(comptes, dossier / "comptes.csv")
    moteur.load("comptes_a_jour", comptes)
    moteur.load("reglages", pa.table({"projet": [projet.aaf.projet]}))
    jointures = comptes["jointure"].to_pylist()
    uids = pa.table({"jointure": comptes["jointure"], "uid": pa.array(map(uid_of, jointures), pa.string())})
    return write_identifiants(build_lines(moteur, uids), dossier)
