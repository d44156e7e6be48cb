"""Zips of every kind, honest or not."""

import io
import struct
import zipfile

COMPRESSE_CENTRAL, TAILLE_CENTRALE, DRAPEAU_CENTRAL, DRAPEAU_LOCAL = 20, 24, 8, 6
LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"


def zip_of(membres: dict[str, bytes], *, methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members."""
    return zip_of_pairs(list(membres.items()), methode=methode)


def zip_of_pairs(membres: list[tuple[str, bytes]], *, methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members; a name may come twice."""
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w", methode) as archive:
        for nom, donnees in membres:
            archive.writestr(zipfile.ZipInfo(nom), donnees, compress_type=methode)
    return tampon.getvalue()


def renamed(archive: bytes, ancien: str, nouveau: str) -> bytes:
    """Change the name of a member for one of the same length, as a hostile hand would."""
    assert len(ancien) == len(nouveau)
    return archive.replace(ancien.encode(), nouveau.encode())


def encrypted(archive: bytes) -> bytes:
    """Say that the first member is encrypted."""
    octets = bytearray(archive)
    octets[archive.index(LOCAL) + DRAPEAU_LOCAL] |= 1
    octets[archive.index(CENTRAL) + DRAPEAU_CENTRAL] |= 1
    return bytes(octets)


def lying(archive: bytes, *, taille: int, compresse: int | None = None) -> bytes:
    """Claim other sizes for the first member in the central directory, the one that is believed."""
    octets = bytearray(archive)
    membre = archive.index(CENTRAL)
    struct.pack_into("<I", octets, membre + TAILLE_CENTRALE, taille)
    if compresse is not None:
        struct.pack_into("<I", octets, membre + COMPRESSE_CENTRAL, compresse)
    return bytes(octets)
