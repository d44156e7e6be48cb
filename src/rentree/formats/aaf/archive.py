"""The archive of an AAF: a flat `.tgz` and its `.md5`, the same bytes for the same files."""

import gzip
import hashlib
import tarfile
from collections.abc import Sequence
from pathlib import Path

NIVEAU = 1
"""Compression level: the quickest; the archive is a sixth larger than at the usual level."""


def write_archive(fichiers: Sequence[Path], chemin: Path) -> tuple[Path, Path]:
    """Write the archive and `<archive>.md5`, whose line `md5sum -c` reads; dates and owners are left out."""
    with (
        chemin.open("wb") as brut,
        gzip.GzipFile("", "wb", NIVEAU, brut, mtime=0) as flux,
        tarfile.open(mode="w", fileobj=flux, format=tarfile.USTAR_FORMAT) as archive,
    ):
        for fichier in sorted(fichiers):
            _add(archive, fichier)
    somme = chemin.with_name(chemin.name + ".md5")
    with chemin.open("rb") as ecrit:
        empreinte = hashlib.file_digest(ecrit, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
    somme.write_text(f"{empreinte}  {chemin.name}\n", encoding="ascii")
    return chemin, somme


def _add(archive: tarfile.TarFile, fichier: Path) -> None:
    info = tarfile.TarInfo(fichier.name)
    info.size = fichier.stat().st_size
    info.mode = 0o644
    with fichier.open("rb") as flux:
        archive.addfile(info, flux)
