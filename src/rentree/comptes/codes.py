"""Activation codes: 80 random bits, read aloud without mistakes, kept only as a keyed hash."""

import hashlib
import hmac
import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs; no 0, 1, I or O, which are mistaken for one another."""

GROUPES = 4
LONGUEUR = 16


def new_code() -> str:
    """Return a new code of four groups of four signs: `7KQM-…`."""
    nombre = secrets.randbits(5 * LONGUEUR)
    signes = "".join(ALPHABET[nombre >> 5 * rang & 31] for rang in range(LONGUEUR))
    return "-".join(signes[debut : debut + GROUPES] for debut in range(0, LONGUEUR, GROUPES))


def normalise_code(saisie: str) -> str:
    """Write a typed code as it was hashed: capitals, no dash, no space."""
    return "".join(signe for signe in saisie.upper() if signe.isalnum())


def hash_code(code: str, *, cle: bytes) -> str:
    """Return the keyed hash of a code (HMAC-SHA256, 64 hexadecimal digits); 80 random bits need no slow hash."""
    return hmac.digest(cle, normalise_code(code).encode(), hashlib.sha256).hex()


def verify_code(saisie: str, empreinte: str, *, cle: bytes) -> bool:
    """Tell whether a typed code is the one that was hashed, in constant time."""
    return hmac.compare_digest(hash_code(saisie, cle=cle), empreinte)
