"""Accounts, loaded, created and updated as whole tables."""

import datetime
from collections.abc import Mapping, Sequence

import pyarrow as pa
from django.db import connection
from django.db.models import Max

from rentree.model.acte import Acte
from rentree.model.plan import Operation
from rentree.store.base import is_postgresql
from rentree.store.masse import delete_rows, fetch_rows, load_rows, update_rows
from rentree.store.models import Compte, Execution, LoginReserve

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
        ("desactive_le", pa.date32()),
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
    """Set columns of accounts, found by `id`."""
    update_rows("compte", comptes, cle=("id",))


def delete_comptes(ids: pa.Table) -> None:
    """Remove accounts, found by `id`: nothing personal of them is left in this table."""
    delete_rows("compte", ids.select(["id"]), cle=("id",))


def hold_comptes() -> None:
    """Keep every other program from changing accounts until the end of this transaction, whatever its home folder."""
    if is_postgresql():
        with connection.cursor() as curseur:
            curseur.execute("LOCK TABLE compte IN SHARE ROW EXCLUSIVE MODE")


def load_reserved(projet: str) -> frozenset[str]:
    """Return the keyed hashes of the logins that deleted accounts of a project had."""
    return frozenset(LoginReserve.objects.filter(projet=projet).values_list("empreinte", flat=True))


def reserve_logins(projet: str, empreintes: Sequence[str]) -> None:
    """Keep the keyed hashes of logins whose accounts are being deleted."""
    load_rows("login_reserve", pa.table({"projet": [projet] * len(empreintes), "empreinte": list(empreintes)}))


def find_jointure(projet: str, login: str) -> int | None:
    """The jointure of the account that has this login."""
    jointure: int | None = (
        Compte.objects.filter(projet=projet, login=login).values_list("personne_id", flat=True).first()
    )
    return jointure


def record_run(*, projet: str, acte: Acte, annuaire: str, plan: int | None, nombres: Mapping[Operation, int]) -> int:
    """Remember a run that changed something and return its number."""
    execution = Execution.objects.create(
        projet=projet,
        au=acte.au,
        quand=acte.quand,
        qui=acte.qui,
        plan=plan,
        annuaire=annuaire,
        creations=nombres[Operation.CREATION],
        mises_a_jour=nombres[Operation.MISE_A_JOUR],
        desactivations=nombres[Operation.DESACTIVATION],
        reactivations=nombres[Operation.REACTIVATION],
        suppressions=nombres[Operation.SUPPRESSION],
    )
    return int(execution.numero)


def last_day(projet: str) -> datetime.date | None:
    """The latest day on which something was applied to a project."""
    jour: datetime.date | None = Execution.objects.filter(projet=projet).aggregate(jour=Max("au"))["jour"]
    return jour
