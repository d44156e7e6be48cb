"""Files that hold secrets: written beside for their owner alone, put in place together, taken away if the run fails."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

PRIVE = 0o600
PROVISOIRE = re.compile(r"\.(?:lettres|ENT-Identifiants)-.+\.(?:pdf|csv)\.(\d+)")
"""A file that is still beside its place; the number is that of the process that writes it."""


@dataclass(frozen=True)
class Depot:
    """The files of a run: final path -> where it is written meanwhile; `poses` are those already in place."""

    attente: dict[Path, Path] = field(default_factory=dict)
    poses: list[Path] = field(default_factory=list)

    def write(self, chemin: Path, contenu: bytes) -> None:
        """Write beside `chemin`; nothing is there before `place`."""
        chemin.parent.mkdir(parents=True, exist_ok=True)
        self.attente[chemin] = provisoire = chemin.with_name(f".{chemin.name}.{os.getpid()}")
        provisoire.unlink(missing_ok=True)
        descripteur = os.open(provisoire, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVE)
        with os.fdopen(descripteur, "wb") as flux:
            flux.write(contenu)
            flux.flush()
            os.fsync(flux.fileno())

    def place(self) -> list[Path]:
        """Put every file in its place and return them; a file that is there already is never replaced."""
        for chemin, provisoire in self.attente.items():
            if chemin.exists():
                raise FileExistsError(17, "ce fichier existe déjà", str(chemin))
            provisoire.rename(chemin)
            self.poses.append(chemin)
        self.attente.clear()
        return self.poses


@contextmanager
def new_files() -> Iterator[Depot]:
    """Give a Depot; when the block fails, nothing that it wrote is left."""
    depot = Depot()
    try:
        yield depot
    except BaseException:
        for chemin in depot.poses:
            chemin.unlink(missing_ok=True)
        raise
    finally:
        for provisoire in depot.attente.values():
            provisoire.unlink(missing_ok=True)


def sweep(dossier: Path) -> None:
    """Remove what runs that were killed left beside: their codes are worth nothing, their names and addresses are."""
    for chemin in dossier.glob(".*") if dossier.is_dir() else ():
        nom = PROVISOIRE.fullmatch(chemin.name)
        if nom and not _lives(int(nom[1])):
            chemin.unlink(missing_ok=True)


def _lives(processus: int) -> bool:
    try:
        os.kill(processus, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def free_path(dossier: Path, debut: str, fin: str) -> Path:
    """Return `debut + fin` in the folder, or the first of `debut-2`, `debut-3`… that no file has."""
    noms = (debut if rang == 1 else f"{debut}-{rang}" for rang in count(1))
    return next(chemin for nom in noms if not (chemin := dossier / (nom + fin)).exists())
