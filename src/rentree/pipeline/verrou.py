"""One run at a time in a home folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from rentree.model.acte import Acte
from rentree.model.erreurs import ErreurRentree
from rentree.pipeline.maison import Maison
from rentree.store.base import tell_faults


class DejaEnCours(ErreurRentree):
    """Une autre exécution de Rentrée travaille déjà dans ce dossier."""

    que_faire = "Attendez qu'elle finisse, puis relancez la commande."


@contextmanager
def hold(maison: Maison, *, acte: Acte) -> Iterator[None]:
    """Hold the home folder; the kernel lets go of it if the process dies.

    Raises DejaEnCours saying who holds it and since when; what fails inside because of the database raises BaseAbsente
    or BaseOccupee.
    """
    maison.racine.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (maison.racine / "verrou").open("a+", encoding="utf-8") as fichier:
        try:
            fcntl.flock(fichier, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fichier.seek(0)
            raise DejaEnCours(str(maison.racine), detail=fichier.read().strip()) from None
        fichier.truncate(0)
        fichier.write(f"{acte.qui}, processus {os.getpid()}, depuis le {acte.quand:%d/%m/%Y à %H:%M:%S}\n")
        fichier.flush()
        with tell_faults():
            yield
