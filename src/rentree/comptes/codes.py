"""Activation codes: 80 random bits, read aloud without mistakes, kept only as a keyed hash."""

import hashlib
import hmac
import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs; no 0, 1, I or O, which are mistaken for one another."""

LONGUEUR = 16
_EN_SIGNES = (ALPHABET * 8).encode()
"""Any byte -> a sign: 256 is eight times 32, so every sign is as likely."""


def new_code() -> str:
    """Return a new code of four groups of four signs: `7KQM-…`."""
    signes = secrets.token_bytes(LONGUEUR).translate(_EN_SIGNES).decode("ascii")
    return f"{signes[:4]}-{signes[4:8]}-{signes[8:12]}-{signes[12:]}"


def normalise_code(saisie: str) -> str:
    """Write a typed code as it was hashed: capitals, no dash, no space."""
    return saisie.upper().replace("-", "").replace(" ", "")


def hash_code(code: str, *, cle: bytes) -> str:
    """Return the keyed hash of a code (HMAC-SHA256, 64 hexadecimal digits); 80 random bits need no slow hash."""
    return hmac.digest(cle, normalise_code(code).encode(), hashlib.sha256).hex()


def verify_code(saisie: str, empreinte: str, *, cle: bytes) -> bool:
    """Tell whether a typed code is the one that was hashed, in constant time."""
    return hmac.compare_digest(hash_code(saisie, cle=cle), empreinte)
