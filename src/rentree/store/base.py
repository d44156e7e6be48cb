"""Opening the database: SQLite in the home folder, or PostgreSQL where DATABASE_URL says."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import psycopg
from django.core.management import call_command
from django.db import (
    DEFAULT_DB_ALIAS,
    DatabaseError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    connection,
    connections,
    transaction,
)

from rentree.model.erreurs import ErreurRentree

PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000; "
    "PRAGMA cache_size=-64000; PRAGMA temp_store=MEMORY;"
)


class BaseInaccessible(ErreurRentree):
    """La base de données ne s'ouvre pas."""

    que_faire = "Vérifiez DATABASE_URL, ou que le dossier de travail existe et que vous pouvez y écrire."


class BaseAbsente(ErreurRentree):
    """La base de données ne répond plus, ou ne peut plus écrire."""

    que_faire = "Rien n'a été fait à moitié : rétablissez-la, puis relancez la même commande."


class BaseAbimee(ErreurRentree):
    """La base de données est abîmée, ou n'en est pas une."""

    que_faire = "Remettez celle de la dernière sauvegarde, comme le dit docs/exploitation.md, « Restaurer »."


class BaseOccupee(ErreurRentree):
    """Un autre dossier de travail a écrit dans la base au même moment."""

    que_faire = "Rien n'a été fait à moitié : relancez la même commande."


ABSENTE = (
    OperationalError,
    InterfaceError,
    psycopg.OperationalError,
    psycopg.InterfaceError,
    sqlite3.OperationalError,
)
"""What Django or a driver raises when the database is gone; whole tables go straight to the drivers."""
OCCUPEE = (IntegrityError, psycopg.IntegrityError, sqlite3.IntegrityError)
ABIMEE = (DatabaseError, sqlite3.DatabaseError)
"""What SQLite says of a file that it cannot follow: these classes themselves; a query of ours that is wrong gives one
of their heirs."""


@contextmanager
def tell_faults() -> Iterator[None]:
    """Say in French that the database went away, is damaged, or that somebody else wrote.

    Raises BaseAbsente, BaseAbimee, BaseOccupee.
    """
    try:
        yield
    except ABSENTE as error:
        raise BaseAbsente(_where(), detail=_first_line(error)) from error
    except OCCUPEE as error:
        raise BaseOccupee(_where(), detail=_first_line(error)) from error
    except ABIMEE as error:
        if type(error) not in ABIMEE:
            raise
        raise BaseAbimee(_where(), detail=_first_line(error)) from error


def open_store(fichier: Path, *, url: str | None = None) -> None:
    """Point Django at a database and bring its tables up to date.

    `url` (else the environment's DATABASE_URL) names a PostgreSQL database; without one, SQLite in `fichier`.
    Raises BaseInaccessible, BaseAbimee.
    """
    url = url if url is not None else os.environ.get("DATABASE_URL", "")
    reglages = _postgresql(url) if url else _sqlite(fichier)
    connections[DEFAULT_DB_ALIAS].close()
    connections.settings[DEFAULT_DB_ALIAS] = connections.configure_settings({DEFAULT_DB_ALIAS: reglages})[
        DEFAULT_DB_ALIAS
    ]
    del connections[DEFAULT_DB_ALIAS]
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        raise BaseInaccessible(_place(reglages), detail=_first_line(error)) from None
    except DatabaseError as error:
        if type(error) not in ABIMEE:
            raise
        raise BaseAbimee(_place(reglages), detail=_first_line(error)) from None


def one_transaction() -> AbstractContextManager[None]:
    """Everything written inside is kept, or nothing is."""
    return transaction.atomic()


def close_store() -> None:
    """Close the connection."""
    connections[DEFAULT_DB_ALIAS].close()


def is_postgresql() -> bool:
    """Tell which of the two databases is open."""
    return connection.vendor == "postgresql"


def _sqlite(fichier: Path) -> dict[str, Any]:
    fichier.parent.mkdir(parents=True, exist_ok=True)
    options = {"init_command": PRAGMAS, "transaction_mode": "IMMEDIATE"}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(fichier), "OPTIONS": options}


def _postgresql(url: str) -> dict[str, Any]:
    parties = urlsplit(url)
    try:
        port = parties.port
    except ValueError:
        raise BaseInaccessible(detail="le port de DATABASE_URL n'est pas un nombre") from None
    if parties.scheme not in {"postgres", "postgresql"}:
        raise BaseInaccessible(detail=f"DATABASE_URL commence par « {parties.scheme}: », pas par « postgresql: »")
    options = dict(parse_qsl(parties.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parties.path.lstrip("/")),
        "USER": unquote(parties.username or ""),
        "PASSWORD": unquote(parties.password or ""),
        "HOST": options.pop("host", "") or parties.hostname or "",
        "PORT": str(port or options.pop("port", "")),
        "OPTIONS": options,
    }


def _place(reglages: dict[str, Any]) -> str:
    return f"base {reglages['NAME']}"


def _where() -> str:
    return _place(connections.settings[DEFAULT_DB_ALIAS])


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
