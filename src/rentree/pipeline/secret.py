"""The key of the home folder: codes and reserved logins are kept only as hashes made with it."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from rentree.comptes.reserve import reserved_by
from rentree.pipeline.maison import Maison
from rentree.store.comptes import load_reserved


def read_secret(maison: Maison) -> bytes:
    """Return the key of the home folder, made at random the first time and readable by its owner alone."""
    if not maison.secret.exists():
        _make(maison.secret)
    return bytes.fromhex(maison.secret.read_text(encoding="ascii"))


def _make(chemin: Path) -> None:
    """Written beside, then given its name: there whole or not there, and never in the place of another."""
    provisoire = chemin.with_name(f".{chemin.name}.{os.getpid()}")
    descripteur = os.open(provisoire, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descripteur, "w", encoding="ascii") as fichier:
        fichier.write(secrets.token_bytes(32).hex())
    with suppress(FileExistsError):
        chemin.hardlink_to(provisoire)
    provisoire.unlink()


def checked_secret(maison: Maison, projet: str) -> bytes:
    """Return the key of the home folder, once it is known for the one that this project's hashes were made with.

    Raises CleChangee; a project that never deleted an account has nothing to check it with.
    """
    cle = read_secret(maison)
    reserved_by(load_reserved(projet), cle=cle)
    return cle
