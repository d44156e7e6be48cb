"""Logins of deleted accounts: kept as keyed hashes, so that none is ever given again and none can be read."""

import hashlib
import hmac
from collections.abc import Callable, Collection, Iterable

from rentree.model.erreurs import ErreurRentree

TEMOIN = ""
"""Kept with the logins: its hash tells whether the key is still the one that hashed them."""


class CleChangee(ErreurRentree):
    """Le fichier cle.secret n'est pas celui qui garde les logins des comptes supprimés."""

    que_faire = "Remettez celui d'origine dans le dossier de travail : sans lui, un login déjà donné le serait encore."


def hash_login(login: str, *, cle: bytes) -> str:
    """Return the keyed hash of a login (HMAC-SHA256, 64 hexadecimal digits)."""
    return hmac.digest(cle, b"login " + login.encode(), hashlib.sha256).hex()


def hash_logins(logins: Iterable[str], *, cle: bytes) -> frozenset[str]:
    """Return the hashes to keep when these logins go, that of TEMOIN included."""
    return frozenset(hash_login(login, cle=cle) for login in (TEMOIN, *logins))


def reserved_by(empreintes: Collection[str], *, cle: bytes) -> Callable[[str], bool] | None:
    """Return what tells whether a login is reserved; None when none is, which saves the hashing.

    Raises CleChangee when they were hashed with another key.
    """
    if not empreintes:
        return None
    if hash_login(TEMOIN, cle=cle) not in empreintes:
        raise CleChangee
    return lambda login: hash_login(login, cle=cle) in empreintes
