"""People with a right to an account, given to the engine by hand, and the logins that they get."""

from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from rentree.comptes.allocation import allocate_logins
from rentree.comptes.login import RegleLogin
from rentree.engine import Moteur

Personnes = Mapping[int, tuple[str | None, str | None]]
"""Jointure -> first name, name."""


def allocate(
    personnes: Personnes, *, comptes: Mapping[int, str] | None = None, regle: RegleLogin | None = None
) -> dict[int, str]:
    """Jointure -> login of everyone without an account; `comptes` are the accounts that exist, with their logins."""
    existants = comptes or {}
    with Moteur() as moteur:
        moteur.load("ayants_droit", _people(personnes))
        moteur.load("comptes", _accounts(existants.items()))
        moteur.load("emis", _accounts(existants.items()).select(["login"]))
        table = allocate_logins(moteur, regle or RegleLogin())
    return dict(zip(table["jointure"].to_pylist(), table["login"].to_pylist(), strict=True))


def _people(personnes: Personnes) -> pa.Table:
    noms: Sequence[tuple[str | None, str | None]] = list(personnes.values())
    return pa.table(
        {
            "jointure": pa.array(personnes, pa.int64()),
            "prenom": pa.array([prenom for prenom, _ in noms], pa.string()),
            "nom": pa.array([nom for _, nom in noms], pa.string()),
        }
    )


def _accounts(comptes: Iterable[tuple[int, str]]) -> pa.Table:
    jointures, logins = zip(*comptes, strict=True) if comptes else ((), ())
    return pa.table({"jointure": pa.array(jointures, pa.int64()), "login": pa.array(logins, pa.string())})
