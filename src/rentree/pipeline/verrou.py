"""One run at a time in a home folder."""

import datetime
import fcntl
import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager

from rentree.model.erreurs import ErreurRentree
from rentree.pipeline.maison import Maison


class DejaEnCours(ErreurRentree):
    """Une autre exécution de Rentrée travaille déjà dans ce dossier."""

    que_faire = "Attendez qu'elle finisse, puis relancez la commande."


@contextmanager
def hold(maison: Maison, *, au: datetime.date) -> Iterator[None]:
    """Hold the home folder; the kernel lets go of it if the process dies. Raises DejaEnCours saying who holds it."""
    maison.racine.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (maison.racine / "verrou").open("a+", encoding="utf-8") as fichier:
        try:
            fcntl.flock(fichier, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fichier.seek(0)
            raise DejaEnCours(str(maison.racine), detail=fichier.read().strip()) from None
        fichier.truncate(0)
        fichier.write(f"processus {os.getpid()}, {_user()}, pour le {au.isoformat()}\n")
        fichier.flush()
        yield


def _user() -> str:
    """The name of the user, or the number: in a container it may have no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"utilisateur {os.getuid()}"
