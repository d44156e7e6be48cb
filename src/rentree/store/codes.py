"""Activation codes of accounts: when they were drawn and until when they are good; the hash never leaves this room."""

import datetime
from dataclasses import dataclass

import pyarrow as pa

from rentree.store.comptes import NOM_PROJET
from rentree.store.masse import fetch_rows, update_rows
from rentree.store.models import Compte

CODES = pa.schema(
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
        ("a_un_code", pa.int64()),
        ("code_cree_le", pa.date32()),
        ("code_expire_le", pa.date32()),
    ]
)
"""An account and its code; `a_un_code` is 1 when a code was drawn for it and not voided since, else 0."""


@dataclass(frozen=True)
class CodeGarde:
    """What is kept of the code of one account: its hash (empty when there is none), the state, the last good day."""

    empreinte: str
    etat: str
    expire_le: datetime.date | None


def load_codes(projet: str) -> pa.Table:
    """Return every account of a project with what is known of its code, but not the hash."""
    if set(projet) - set(NOM_PROJET):
        raise ValueError(projet)
    calculees = {"a_un_code": "CASE WHEN code_empreinte = '' THEN 0 ELSE 1 END"}
    colonnes = ", ".join(calculees.get(nom, nom) for nom in CODES.names)
    return fetch_rows(f"SELECT {colonnes} FROM compte WHERE projet = '{projet}' ORDER BY jointure", CODES)


def write_codes(codes: pa.Table) -> None:
    """Set `code_empreinte, code_cree_le, code_expire_le` of the accounts found by `id`."""
    update_rows("compte", codes, cle=("id",))


def void_codes(ids: pa.Array) -> None:
    """Forget the codes of these accounts."""
    jours = pa.nulls(len(ids), pa.date32())
    vides = pa.repeat(pa.scalar(""), len(ids))
    colonnes = {"id": ids, "code_empreinte": vides, "code_cree_le": jours, "code_expire_le": jours}
    write_codes(pa.table(colonnes))


def find_code(projet: str, login: str) -> CodeGarde | None:
    """What is kept for one login, or None when no account of the project has it."""
    trouve = Compte.objects.filter(projet=projet, login=login).values_list("code_empreinte", "etat", "code_expire_le")
    return CodeGarde(*trouve[0]) if trouve else None
