"""Archives of AAF files, read as streams: bounded, and no path of theirs is ever followed on disk."""

import gzip
import hashlib
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from rentree.formats.fichiers import (
    ABIMEE,
    COMPRESSIONS,
    MEMBRES_MAX,
    RAPPORT_MAX,
    SEUIL_RAPPORT,
    SIGNATURES,
    TAILLE_MAX,
    TETE,
    Fichier,
)
from rentree.formats.refus import ArchiveRefusee, SommeFausse

GZIP = b"\x1f\x8b"
TAR, OU_TAR = b"ustar", 257
ABIMES = (*ABIMEE, tarfile.TarError, zlib.error, EOFError)
LIEN = 0o120000
CACHES = ("__MACOSX", "PaxHeader", "@PaxHeader")


@dataclass(frozen=True)
class Membre:
    """A file of a set: where it is, its base name, the folder that holds it inside the archive, its first bytes."""

    fichier: Fichier
    lieu: Path
    nom: str
    tete: bytes
    dossier: str = ""


def is_archive(tete: bytes) -> bool:
    """Tell an archive from its first bytes."""
    return tete.startswith((*SIGNATURES, GZIP)) or tete[OU_TAR : OU_TAR + len(TAR)] == TAR


def list_members(chemin: Path) -> Iterator[Membre]:
    """Yield every XML file of an archive with its first bytes. Raises ArchiveRefusee or FichierIllisible."""
    for nom, flux in _entries(chemin):
        place = PurePosixPath(nom)
        if place.suffix.lower() == ".xml":
            yield Membre(Fichier(chemin, (nom,)), chemin, place.name, _read(flux, TETE, chemin), str(place.parent))


def open_archive(chemin: Path, membres: Sequence[Membre]) -> Iterator[tuple[Membre, bytes]]:
    """Yield the files asked for and their bytes, in the order of the archive. Raises ArchiveRefusee, SommeFausse."""
    check_md5(chemin)
    voulus = {membre.fichier.membres[0]: membre for membre in membres}
    for nom, flux in _entries(chemin):
        if nom in voulus:
            donnees = _read(flux, TAILLE_MAX + 1, chemin)
            if len(donnees) > TAILLE_MAX:
                raise ArchiveRefusee(str(chemin), detail=f"« {nom} » se déploie démesurément")
            yield voulus[nom], donnees


def _read(flux: IO[bytes], limite: int, chemin: Path) -> bytes:
    """Read a member; what is broken inside it shows only here."""
    try:
        return flux.read(limite)
    except ABIMES:
        raise ArchiveRefusee(str(chemin), detail="elle est abîmée ou incomplète") from None


def check_md5(chemin: Path) -> None:
    """Compare the archive with the sum that came beside it, when one did. Raises SommeFausse."""
    for somme in (chemin.with_name(f"{chemin.name}.md5"), chemin.with_suffix(".md5")):
        if somme.is_file():
            annonce = somme.read_bytes()[:1_000].decode("ascii", "replace").split()
            with chemin.open("rb") as flux:
                empreinte = hashlib.file_digest(flux, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
            if not annonce or empreinte not in {mot.lower() for mot in annonce}:
                raise SommeFausse(str(chemin), detail=f"{somme.name} annonce une autre archive")


def _entries(chemin: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Yield name and stream of every plain file of an archive; everything else that is odd refuses it whole."""
    noms: set[str] = set()
    try:
        for nom, flux in _zip_entries(chemin) if zipfile.is_zipfile(chemin) else _tar_entries(chemin):
            _check_name(nom, noms, chemin=chemin)
            if not _is_hidden(nom):
                yield nom, flux
    except ABIMES as error:
        if isinstance(error, ArchiveRefusee):
            raise
        raise ArchiveRefusee(str(chemin), detail="elle est abîmée ou incomplète") from None


def _check_name(nom: str, noms: set[str], *, chemin: Path) -> None:
    place = PurePosixPath(nom)
    if place.is_absolute() or ".." in place.parts or "\\" in nom or ":" in place.parts[0]:
        raise ArchiveRefusee(str(chemin), detail=f"elle contient un chemin, « {nom} »")
    if nom in noms:
        raise ArchiveRefusee(str(chemin), detail=f"deux fichiers y portent le même nom, « {nom} »")
    noms.add(nom)
    if len(noms) > MEMBRES_MAX:
        raise ArchiveRefusee(str(chemin), detail=f"plus de {MEMBRES_MAX} fichiers")


def _is_hidden(nom: str) -> bool:
    return any(partie.startswith(".") or partie in CACHES for partie in PurePosixPath(nom).parts)


def _zip_entries(chemin: Path) -> Iterator[tuple[str, IO[bytes]]]:
    with zipfile.ZipFile(chemin) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            _check_info(info, chemin=chemin)
            with archive.open(info) as flux:
                yield info.filename, flux


def _check_info(info: zipfile.ZipInfo, *, chemin: Path) -> None:
    if info.flag_bits & 0x1:
        raise ArchiveRefusee(str(chemin), detail="elle est protégée par un mot de passe")
    if info.external_attr >> 16 & 0o170000 == LIEN or info.compress_type not in COMPRESSIONS:
        raise ArchiveRefusee(str(chemin), detail=f"« {info.filename} » n'est pas un fichier simple")
    trop_dense = info.file_size > SEUIL_RAPPORT and info.file_size > RAPPORT_MAX * max(info.compress_size, 1)
    if info.file_size > TAILLE_MAX or trop_dense:
        raise ArchiveRefusee(str(chemin), detail=f"« {info.filename} » se déploie démesurément")


def _tar_entries(chemin: Path) -> Iterator[tuple[str, IO[bytes]]]:
    with (
        chemin.open("rb") as brut,
        _unpacked(brut, chemin) as flux,
        tarfile.open(fileobj=flux, mode="r|") as archive,
    ):
        for info in archive:
            if not info.isdir():
                _check_tar_info(info, chemin=chemin)
                contenu = archive.extractfile(info)
                if contenu is not None:
                    yield info.name, contenu
        flux.check_end()


def _check_tar_info(info: tarfile.TarInfo, *, chemin: Path) -> None:
    if not info.isreg() or info.issparse():
        raise ArchiveRefusee(str(chemin), detail=f"« {info.name} » n'est pas un fichier simple")
    if info.size > TAILLE_MAX:
        raise ArchiveRefusee(str(chemin), detail=f"« {info.name} » se déploie démesurément")


@contextmanager
def _unpacked(brut: IO[bytes], chemin: Path) -> Iterator["_Borne"]:
    """The stream of a tar, unpacked if need be, that refuses to grow out of proportion."""
    compresse = brut.read(2) == GZIP
    brut.seek(0)
    taille = chemin.stat().st_size
    if not compresse:
        yield _Borne(brut, taille, chemin)
        return
    with gzip.GzipFile(fileobj=brut, mode="rb") as flux:
        yield _Borne(flux, max(SEUIL_RAPPORT, RAPPORT_MAX * taille), chemin)


class _Borne(io.RawIOBase):
    """A stream that stops the reading past so many bytes, and knows whether it ended as a tar does, by zeros."""

    def __init__(self, flux: IO[bytes] | gzip.GzipFile, plafond: int, chemin: Path) -> None:
        self._flux, self._reste, self._chemin = flux, plafond, chemin
        self._queue = b""

    def read(self, taille: int = -1) -> bytes:
        lu = self._flux.read(min(taille, self._reste + 1) if taille >= 0 else self._reste + 1)
        self._reste -= len(lu)
        if self._reste < 0:
            raise ArchiveRefusee(str(self._chemin), detail="elle se déploie démesurément")
        self._queue = (self._queue + lu)[-tarfile.BLOCKSIZE :]
        return lu

    def check_end(self) -> None:
        """Read what is left. Raises ArchiveRefusee when the end is missing."""
        while self.read(2**20):
            pass
        if any(self._queue):
            raise ArchiveRefusee(str(self._chemin), detail="elle est abîmée ou incomplète")
