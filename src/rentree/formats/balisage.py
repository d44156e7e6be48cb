"""Parsing XML that nobody vouches for: hardened, checked against its declared encoding, refused with a place."""

import re

from lxml import etree

from rentree.formats.refus import EncodageFaux, EntitesInterdites, FichierTronque, FichierVide, PasDuXml, Utf8Deguise

_DECLARATION = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ENTITE = b"<!ENTITY"
_LATIN = ("iso-8859-1", "iso-8859-15", "latin1", "latin-1", "latin9", "latin-9")
_HAUT = re.compile(rb"[\x80-\xff]")
_CONTROLE = re.compile(rb"[\x80-\x9f]")
_SANS_CONTROLE = bytes(octet for octet in range(256) if not 0x80 <= octet < 0xA0)
_BOMS_LARGES = (b"\xff\xfe", b"\xfe\xff")


def new_parser(*, encodage: str | None = None) -> etree.XMLParser:
    """Return a parser that resolves no external entity, loads no DTD, opens no network, and keeps libxml2's limits.

    White space between elements is dropped: it is never a value, and the tree is a third cheaper without it.
    `encodage` wins over the declaration.
    """
    return etree.XMLParser(
        encoding=encodage,
        remove_blank_text=True,
        resolve_entities="internal",
        remove_comments=True,
        remove_pis=True,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )


def parse_xml(donnees: bytes, *, fichier: str) -> etree._Element:
    """Parse a whole document and return its root.

    Raises FichierVide, EncodageFaux, Utf8Deguise, EntitesInterdites, FichierTronque or PasDuXml, which name the file
    and, when libxml2 gives them, the line and the column.
    """
    if not donnees.strip():
        raise FichierVide(fichier)
    check_encoding(donnees, fichier=fichier)
    _refuse_entities(donnees, fichier=fichier)
    try:
        return etree.fromstring(*_transcoded(donnees))
    except etree.XMLSyntaxError as error:
        raise _translate(error, donnees, fichier=fichier) from None


def _transcoded(donnees: bytes) -> tuple[bytes, etree.XMLParser]:
    """Hand Latin bytes over as UTF-8: Python's codec is quicker than libxml2's conversion (the whole reading by a fifth)."""
    encodage = declared_encoding(donnees)
    if encodage not in _LATIN:
        return donnees, new_parser()
    return donnees.decode(encodage).encode("utf-8"), new_parser(encodage="utf-8")


def check_encoding(donnees: bytes, *, fichier: str) -> None:
    """Raise EncodageFaux or Utf8Deguise when the bytes cannot be in the encoding that the file declares."""
    if donnees.isascii() or donnees.startswith(_BOMS_LARGES):
        return
    encodage = declared_encoding(donnees)
    if encodage in _LATIN:
        _check_latin(donnees, encodage=encodage, fichier=fichier)
    elif encodage in {"utf-8", "utf8"}:
        _check_utf8(donnees, fichier=fichier)


def declared_encoding(donnees: bytes) -> str:
    """Return the encoding that the XML declaration names, in lower case; UTF-8 when it names none."""
    match = _DECLARATION.match(donnees[:400].removeprefix(b"\xef\xbb\xbf"))
    return match[1].decode("ascii").lower() if match else "utf-8"


def _check_latin(donnees: bytes, *, encodage: str, fichier: str) -> None:
    if _is_utf8(donnees):
        place = _HAUT.search(donnees)
        raise Utf8Deguise(_line(donnees, place.start() if place else 0, fichier), detail=f"déclaré {encodage}")
    if donnees.translate(None, _SANS_CONTROLE) and (place := _CONTROLE.search(donnees)):
        octet = donnees[place.start()]
        raise EncodageFaux(_line(donnees, place.start(), fichier), detail=f"octet {octet:#04x}, déclaré {encodage}")


def _check_utf8(donnees: bytes, *, fichier: str) -> None:
    try:
        donnees.decode("utf-8")
    except UnicodeDecodeError as error:
        octet = donnees[error.start]
        raise EncodageFaux(_line(donnees, error.start, fichier), detail=f"octet {octet:#04x}, déclaré utf-8") from None


def _is_utf8(donnees: bytes) -> bool:
    try:
        donnees.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line(donnees: bytes, position: int, fichier: str) -> str:
    ligne = donnees.count(b"\n", 0, position) + 1
    return f"{fichier}, ligne {ligne}"


def _refuse_entities(donnees: bytes, *, fichier: str) -> None:
    """Refuse entity declarations before libxml2 sees them; a wide encoding hides them, so its zero bytes go first."""
    tete = donnees.replace(b"\x00", b"") if donnees.startswith(_BOMS_LARGES) else donnees
    if (place := tete.find(_ENTITE)) >= 0:
        raise EntitesInterdites(_line(tete, place, fichier))


def _translate(error: etree.XMLSyntaxError, donnees: bytes, *, fichier: str) -> PasDuXml | FichierTronque | EntitesInterdites:
    ligne, colonne = error.position
    lieu = f"{fichier}, ligne {ligne}, colonne {colonne}"
    detail = (error.msg or "").split(", line ")[0]
    if "ntity" in detail and "amplification" in detail:
        return EntitesInterdites(lieu)
    if _is_cut(donnees, detail):
        return FichierTronque(lieu)
    return PasDuXml(lieu, detail=detail)


def _is_cut(donnees: bytes, detail: str) -> bool:
    """A cut file does not end with `>`, or ends while elements are still open."""
    fin = donnees.replace(b"\x00", b"").rstrip()
    return "remature end" in detail or (fin.startswith(b"<?xml") and not fin.endswith(b">"))
