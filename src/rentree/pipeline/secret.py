"""The key of the home folder: codes and reserved logins are kept only as hashes made with it."""

import os
import secrets

from rentree.pipeline.maison import Maison


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
