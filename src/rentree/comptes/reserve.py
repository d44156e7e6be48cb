"""Logins of deleted accounts: kept as keyed hashes, so that none is ever given again and none can be read."""

import hashlib
import hmac
from collections.abc import Callable, Collection


def hash_login(login: str, *, cle: bytes) -> str:
    """Return the keyed hash of a login (HMAC-SHA256, 64 hexadecimal digits)."""
    return hmac.digest(cle, b"login " + login.encode(), hashlib.sha256).hex()


def reserved_by(empreintes: Collection[str], *, cle: bytes) -> Callable[[str], bool] | None:
    """Return what tells whether a login is reserved; None when none is, which saves the hashing."""
    if not empreintes:
        return None
    return lambda login: hash_login(login, cle=cle) in empreintes
