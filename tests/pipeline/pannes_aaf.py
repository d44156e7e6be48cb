"""Publications that end badly: killed between two renames, or by a disk that is full; for real."""

import multiprocessing
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pyarrow as pa
import pytest

from rentree.pipeline.maison import Maison
from rentree.pipeline.publications import Memoire, Publication, beside

ARCHIVE = "ENT_Delta_20251007.tgz"
CARTE = Publication(
    numero=0, genre="delta", jour="2025-10-07", quand="2025-10-07T12:00:00+00:00", qui="testeur", annuaire="",
    complet=1, forme="f", dossier="", archive=ARCHIVE, somme="", nombres={"noms": {"total": 1}}, freins_passes=[],
)  # fmt: skip


def publish(racine: Path, contenu: str) -> None:
    """Publish one record and one file that say `contenu`."""
    memoire, dossier = memory(racine), racine / "aaf"
    numero = memoire.begin()
    beside(dossier).mkdir(parents=True, exist_ok=True)
    (beside(dossier) / f"{ARCHIVE}.md5").write_text(f"{contenu}  {ARCHIVE}\n", encoding="ascii")
    memoire.keep("noms", pa.table({"nom": [contenu]}))
    publication = replace(CARTE, numero=numero, somme=contenu, dossier=str(dossier))
    memoire.seal(publication)
    memoire.commit(publication)


def memory(racine: Path) -> Memoire:
    return Memoire(Maison(racine / "maison"), "ent")


def _die_after(racine: Path, renommages: int) -> None:
    """Publish and be killed once that many folders have been renamed."""
    rename, reste = Path.rename, [renommages]

    def rename_or_die(chemin: Path, cible: Path) -> Path:
        if not reste[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        reste[0] -= 1
        return rename(chemin, cible)

    with mock.patch.object(Path, "rename", rename_or_die):
        publish(racine, "neuf")


def die_after(racine: Path, renommages: int) -> None:
    """The same in a process of its own; fails when it was not killed."""
    victime = multiprocessing.get_context("spawn").Process(target=_die_after, args=(racine, renommages))
    victime.start()
    victime.join(60)
    assert victime.exitcode == -signal.SIGKILL, victime.exitcode


@contextmanager
def small_disk(place: Path, *, kilooctets: int) -> Iterator[Path]:
    """A real file system of that size mounted there; the test is skipped when nobody may mount one."""
    place.mkdir(parents=True, exist_ok=True)
    commande = ["mount", "-t", "tmpfs", "-o", f"size={kilooctets}k", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(commande, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@contextmanager
def filled(place: Path, *, reste: int) -> Iterator[None]:
    """Take all the room of a disk but `reste` bytes."""
    lest = place / "lest"
    lest.write_bytes(bytes(max(0, shutil.disk_usage(place).free - reste)))
    yield
    lest.unlink()
