"""Finding the files in what the user gives: files, zips, folders, folders of folders; nothing is unpacked to disk."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rentree.formats.refus import ArchiveRefusee, FichierIllisible, FichierRefuse

TAILLE_MAX = 400 * 2**20
"""Bytes that one member of an archive may unpack to."""

RAPPORT_MAX = 300
"""Times that an archive may grow when unpacked, once past 16 MiB."""

SEUIL_RAPPORT = 16 * 2**20
MEMBRES_MAX = 10_000
PROFONDEUR_MAX = 1
"""Archives inside an archive: an export zip inside the zip of a folder, no deeper."""

TETE = 8_192
SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype"})
"""Members that tell a spreadsheet or a text document, which is a zip too, from an archive."""

ABIMEE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What `zipfile` raises on bytes that are not quite a zip."""


@dataclass(frozen=True)
class Fichier:
    """A file, or a member of a zip (`membres`: the way in, one name a level)."""

    chemin: Path
    membres: tuple[str, ...] = ()

    @property
    def nom(self) -> str:
        """How the file is named to the user."""
        return " > ".join((str(self.chemin), *self.membres))

    def read(self, *, limite: int | None = None) -> bytes:
        """Return the bytes (the first `limite` ones). Raises FichierIllisible or ArchiveRefusee."""
        if not self.membres:
            return _read_file(self.chemin, limite)
        donnees = _read_file(self.chemin, None)
        for profondeur, membre in enumerate(self.membres, start=1):
            dernier = profondeur == len(self.membres)
            donnees = _read_member(donnees, membre, nom=self.nom, limite=limite if dernier else None)
        return donnees

    def mtime(self) -> float:
        """Last change of the file, in seconds; it ranks two files that carry no time stamp."""
        return self.chemin.stat().st_mtime


@dataclass(frozen=True)
class Trouve:
    """What the search gives: a file to look into, or a file refused and why."""

    fichier: Fichier
    refus: FichierRefuse | None = None


def find_files(chemins: Iterable[Path], *, hors: Iterable[Path] = ()) -> Iterator[Trouve]:
    """Yield every file below the paths once, in a stable order, archives opened; hidden files are passed over.

    What `files_below` leaves out is left out. Raises FichierIllisible when a path given does not exist or cannot be
    looked into.
    """
    for fichier in files_below(chemins, hors=hors):
        yield from _open(Fichier(fichier))


def files_below(chemins: Iterable[Path], *, hors: Iterable[Path] = ()) -> Iterator[Path]:
    """Yield the path of every file below the paths once, in a stable order; hidden files are passed over.

    Files of `hors` are left out, and its folders that lie below a path given. Raises FichierIllisible when a path does
    not exist or cannot be looked into.
    """
    exclus = {chemin.resolve() for chemin in hors}
    vus = {chemin for chemin in exclus if chemin.is_file()}
    for chemin in chemins:
        _check_path(chemin)
        ecartes = {dossier for dossier in exclus if chemin.resolve() in dossier.parents}
        for fichier in _files_below(chemin):
            if (vrai := fichier.resolve()) not in vus and ecartes.isdisjoint(vrai.parents):
                vus.add(vrai)
                yield fichier


def _check_path(chemin: Path) -> None:
    try:
        existe = chemin.exists()
    except OSError as error:
        raise FichierIllisible(str(chemin), detail=error.strerror or str(error)) from None
    if not existe:
        raise FichierIllisible(str(chemin), detail="il n'existe pas")


def _files_below(chemin: Path) -> list[Path]:
    if not chemin.is_dir():
        return [chemin]
    trouves = (fichier for fichier in chemin.rglob("*") if fichier.is_file())
    return sorted(fichier for fichier in trouves if not _is_hidden(fichier.relative_to(chemin)))


def _is_hidden(chemin: Path) -> bool:
    return any(partie.startswith(".") or partie == "__MACOSX" for partie in chemin.parts)


def _open(fichier: Fichier) -> Iterator[Trouve]:
    try:
        if not fichier.read(limite=4).startswith(SIGNATURES):
            yield Trouve(fichier)
            return
        membres = _members(fichier)
    except FichierRefuse as refus:
        yield Trouve(fichier, refus)
        return
    if DOCUMENTS & {membre.membres[-1] for membre in membres}:
        yield Trouve(fichier)
        return
    for membre in membres:
        yield from _open(membre)


def _members(fichier: Fichier) -> list[Fichier]:
    if len(fichier.membres) > PROFONDEUR_MAX:
        raise ArchiveRefusee(fichier.nom, detail="trop d'archives les unes dans les autres")
    with _zip(fichier.read(), nom=fichier.nom) as archive:
        infos = [info for info in archive.infolist() if not _is_hidden_member(info.filename)]
    noms = {info.filename for info in infos}
    if not infos or len(infos) > MEMBRES_MAX:
        raise ArchiveRefusee(fichier.nom, detail=f"plus de {MEMBRES_MAX} fichiers" if infos else "elle est vide")
    if len(noms) < len(infos):
        raise ArchiveRefusee(fichier.nom, detail="deux fichiers y portent le même nom")
    for info in infos if not DOCUMENTS & noms else ():
        _check_member(info, nom=fichier.nom)
    return [Fichier(fichier.chemin, (*fichier.membres, info.filename)) for info in infos]


def _is_hidden_member(nom: str) -> bool:
    """What macOS adds to every zip; a name that climbs (`..`) hides nothing and is refused with the paths."""
    return nom.startswith("__MACOSX/") or (nom.startswith(".") and not nom.startswith("..") and "/" not in nom)


def _check_member(info: zipfile.ZipInfo, *, nom: str) -> None:
    if "/" in info.filename or "\\" in info.filename or info.filename in {"", ".", ".."}:
        raise ArchiveRefusee(nom, detail=f"elle contient un chemin, « {info.filename} »")
    if info.flag_bits & 0x1:
        raise ArchiveRefusee(nom, detail="elle est protégée par un mot de passe")
    if info.compress_type not in COMPRESSIONS:
        raise ArchiveRefusee(nom, detail="elle est compressée d'une façon qui n'est pas celle de l'application")
    trop_gros = info.file_size > TAILLE_MAX
    trop_dense = info.file_size > SEUIL_RAPPORT and info.file_size > RAPPORT_MAX * max(info.compress_size, 1)
    if trop_gros or trop_dense:
        raise ArchiveRefusee(nom, detail=f"« {info.filename} » se déploie démesurément ({info.file_size} octets)")


def _zip(donnees: bytes, *, nom: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(donnees))
    except ABIMEE:
        raise ArchiveRefusee(nom, detail="elle est abîmée ou incomplète") from None


def _read_member(donnees: bytes, membre: str, *, nom: str, limite: int | None) -> bytes:
    """Unpack one member, never more than its bound whatever its header claims."""
    with _zip(donnees, nom=nom) as archive:
        try:
            info = archive.getinfo(membre)
            _check_member(info, nom=nom)
            with archive.open(info) as flux:
                lu = flux.read(limite if limite is not None else info.file_size + 1)
        except ABIMEE:
            raise ArchiveRefusee(nom, detail="elle est abîmée ou incomplète") from None
    if limite is None and len(lu) > info.file_size:
        raise ArchiveRefusee(nom, detail=f"« {membre} » est plus gros qu'annoncé")
    return lu


def _read_file(chemin: Path, limite: int | None) -> bytes:
    try:
        with chemin.open("rb") as flux:
            return flux.read() if limite is None else flux.read(limite)
    except OSError as error:
        raise FichierIllisible(str(chemin), detail=error.strerror or str(error)) from None
