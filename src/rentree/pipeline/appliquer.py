"""appliquer: exactly the plan, in one transaction, or nothing."""

import datetime
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa

from rentree.comptes.codes import hash_code, new_code
from rentree.model.projet import Projet
from rentree.pipeline.federer import Annuaire
from rentree.pipeline.maison import Maison
from rentree.pipeline.prevoir import Plan
from rentree.store.base import one_transaction
from rentree.store.comptes import create_comptes, record_run, update_comptes

ACTIF = "actif"
AFFICHE = ("id", "profil", "civilite", "nom", "prenom", "uais", "divisions", "academie", "cle")

MontrerCodes = Callable[[int, pa.Table], None]


@dataclass(frozen=True)
class Application:
    """What was applied: the number of the run (0 when nothing changed), accounts created and updated."""

    numero: int
    creations: int
    mises_a_jour: int


def appliquer(
    plan: Plan, *, projet: Projet, annuaire: Annuaire, maison: Maison, au: datetime.date, montrer: MontrerCodes
) -> Application:
    """Apply a plan. `montrer` receives the run's number and `jointure, login, uais, code` of the new accounts.

    It is called before the transaction ends: either the codes are in safe hands and the accounts exist, or neither.
    """
    if not plan.changes:
        return Application(0, 0, 0)
    creations, mises_a_jour = plan.creations.num_rows, plan.mises_a_jour.num_rows
    codes = [new_code() for _ in range(creations)]
    with one_transaction():
        numero = record_run(
            projet=projet.nom, au=au, annuaire=annuaire.empreinte, creations=creations, mises_a_jour=mises_a_jour
        )
        create_comptes(_rows(plan.creations, codes, projet=projet.nom, au=au, cle=read_secret(maison)))
        update_comptes(plan.mises_a_jour.select(list(AFFICHE)))
        if codes:
            montrer(numero, plan.creations.append_column("code", pa.array(codes)))
    return Application(numero, creations, mises_a_jour)


def _rows(creations: pa.Table, codes: list[str], *, projet: str, au: datetime.date, cle: bytes) -> pa.Table:
    nombre = creations.num_rows
    return (
        creations.append_column("projet", pa.repeat(pa.scalar(projet), nombre))
        .append_column("etat", pa.repeat(pa.scalar(ACTIF), nombre))
        .append_column("cree_le", pa.repeat(pa.scalar(au, pa.date32()), nombre))
        .append_column("code_empreinte", pa.array([hash_code(code, cle=cle) for code in codes], pa.string()))
    )


def read_secret(maison: Maison) -> bytes:
    """Return the key of the home folder, made at random the first time and readable by its owner alone."""
    try:
        descripteur = os.open(maison.secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return bytes.fromhex(maison.secret.read_text(encoding="ascii"))
    cle = secrets.token_bytes(32)
    with os.fdopen(descripteur, "w", encoding="ascii") as fichier:
        fichier.write(cle.hex())
    return cle
