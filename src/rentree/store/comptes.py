"""Accounts, loaded, created and updated as whole tables."""

import datetime

import pyarrow as pa

from rentree.store.masse import fetch_rows, load_rows, update_rows
from rentree.store.models import Execution

COMPTES = pa.schema(
    [
        ("id", pa.int64()),
        ("jointure", pa.int64()),
        ("login", pa.string()),
        ("etat", pa.string()),
        ("profil", pa.string()),
        ("civilite", pa.string()),
        ("nom", pa.string()),
        ("prenom", pa.string()),
        ("uais", pa.string()),
        ("divisions", pa.string()),
        ("academie", pa.string()),
        ("cle", pa.string()),
        ("cree_le", pa.date32()),
    ]
)
"""An account as the line sees it; the hash of its code never leaves the database."""

NOM_PROJET = "abcdefghijklmnopqrstuvwxyz0123456789_-"


def load_comptes(projet: str) -> pa.Table:
    """Return every account of a project, active or not."""
    if set(projet) - set(NOM_PROJET):
        raise ValueError(projet)
    colonnes = ", ".join(COMPTES.names)
    return fetch_rows(f"SELECT {colonnes} FROM compte WHERE projet = '{projet}' ORDER BY jointure", COMPTES)


def create_comptes(comptes: pa.Table) -> None:
    """Insert accounts, columns named as in the database."""
    load_rows("compte", comptes)


def update_comptes(comptes: pa.Table) -> None:
    """Set what is displayed of accounts, found by `id`."""
    update_rows("compte", comptes, cle=("id",))


def record_run(*, projet: str, au: datetime.date, annuaire: str, creations: int, mises_a_jour: int) -> int:
    """Remember a run that changed something and return its number."""
    execution = Execution.objects.create(
        projet=projet, au=au, annuaire=annuaire, creations=creations, mises_a_jour=mises_a_jour
    )
    return int(execution.numero)
