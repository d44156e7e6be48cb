"""Parsing XML that nobody vouches for: hardened, checked against its declared encoding, refused with a place."""

import re

from lxml import etree

from rentree.formats.refus import (
    EncodageFaux,
    EntitesInterdites,
    FichierRefuse,
    FichierTronque,
    FichierVide,
    PageWeb,
    PasDuXml,
    Utf8Deguise,
)

_DECLARATION = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ENTITE = b"<!ENTITY"
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_LATIN_9 = ("iso-8859-15", "latin9")
_LATIN = ("iso-8859-1", "latin1", "latin-1", *_LATIN_9)
_VERIFIABLES = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "windows-1252", "cp1252"})
"""Encodings whose bytes are checked here, because libxml2 does not say on which line they go wrong."""

_HAUT = re.compile(rb"[\x80-\xff]")
_CONTROLE = re.compile(rb"[\x80-\x9f]")
_PROPRES_A_LATIN_9 = bytes((0xA4, 0xA6, 0xA8, 0xB4, 0xB8, 0xBC, 0xBD, 0xBE))
_DE_LATIN_1_A_LATIN_9 = tuple(
    zip(_PROPRES_A_LATIN_9.decode("iso-8859-1"), _PROPRES_A_LATIN_9.decode("iso-8859-15"), strict=True)
)
"""The eight signs that Latin-9 writes where Latin-1 has others."""

_SANS_CONTROLE = bytes(octet for octet in range(256) if not 0x80 <= octet < 0xA0)
_BOMS_LARGES = (b"\xff\xfe", b"\xfe\xff")

_CODES = etree.ErrorTypes
_SIGNE_ISOLE = "un « < » ou un « & » n'ouvre ni balise ni entité"
_ATTRIBUT = "un attribut est mal écrit"
_DETAILS = {
    _CODES.ERR_DOCUMENT_EMPTY: "il n'y a pas de balise",
    _CODES.ERR_DOCUMENT_END: "il y a encore quelque chose après la fin du document",
    _CODES.ERR_INVALID_CHAR: "un caractère de contrôle est interdit en XML",
    _CODES.ERR_UNDECLARED_ENTITY: "une entité (&…;) n'existe pas",
    _CODES.WAR_UNDECLARED_ENTITY: "une entité (&…;) n'existe pas",
    _CODES.ERR_NAME_REQUIRED: _SIGNE_ISOLE,
    _CODES.ERR_ENTITYREF_SEMICOL_MISSING: _SIGNE_ISOLE,
    _CODES.ERR_TAG_NAME_MISMATCH: "une balise de fin ne correspond pas à sa balise de début",
    _CODES.ERR_GT_REQUIRED: "une balise n'est pas fermée",
    _CODES.ERR_ATTRIBUTE_NOT_STARTED: _ATTRIBUT,
    _CODES.ERR_ATTRIBUTE_REDEFINED: _ATTRIBUT,
    _CODES.ERR_LT_IN_ATTRIBUTE: _ATTRIBUT,
    _CODES.ERR_SPACE_REQUIRED: _ATTRIBUT,
    _CODES.NS_ERR_UNDEFINED_NAMESPACE: "un préfixe de balise n'est pas déclaré",
    _CODES.ERR_RESERVED_XML_NAME: "la déclaration XML n'est pas tout au début",
    _CODES.ERR_RESOURCE_LIMIT: "une valeur ou l'imbrication des balises est démesurée",
}
_INACHEVES = {
    _CODES.ERR_TAG_NOT_FINISHED,
    _CODES.ERR_ATTRIBUTE_NOT_FINISHED,
    _CODES.ERR_COMMENT_NOT_FINISHED,
    _CODES.ERR_CDATA_NOT_FINISHED,
    _CODES.ERR_PI_NOT_FINISHED,
}
_ENCODAGE_INCONNU = {_CODES.ERR_UNKNOWN_ENCODING, _CODES.ERR_UNSUPPORTED_ENCODING}


def new_parser(*, encodage: str | None = None) -> etree.XMLParser:
    """Return a parser that resolves no external entity, loads no DTD, opens no network, and keeps libxml2's limits.

    White space between elements is dropped: it is never a value, and the tree is a third cheaper without it.
    `encodage` wins over the declaration.
    """
    return etree.XMLParser(
        encoding=encodage,
        remove_blank_text=True,
        resolve_entities="internal",  # type: ignore[arg-type]  # the stubs know only booleans
        remove_comments=True,
        remove_pis=True,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )


def parse_xml(donnees: bytes, *, fichier: str) -> etree._Element:
    """Parse a whole document and return its root.

    Raises FichierVide, PageWeb, EncodageFaux, Utf8Deguise, EntitesInterdites, FichierTronque or PasDuXml, which name
    the file and, when libxml2 gives them, the line and the column.
    """
    if not donnees.strip():
        raise FichierVide(fichier)
    if _PAGE.match(donnees[:2_000]):
        raise PageWeb(fichier)
    check_encoding(donnees, fichier=fichier)
    _refuse_entities(donnees, fichier=fichier)
    try:
        racine = etree.fromstring(*_transcoded(donnees))
    except etree.XMLSyntaxError as error:
        raise _translate(error, donnees, fichier=fichier) from None
    if _declares_entities(racine):
        raise EntitesInterdites(fichier)
    return racine


def _transcoded(donnees: bytes) -> tuple[bytes, etree.XMLParser]:
    """Hand Latin bytes over as UTF-8: Python's codec is quicker than libxml2's (the whole reading by a fifth)."""
    encodage = declared_encoding(donnees)
    if encodage not in _LATIN:
        return donnees, new_parser()
    return latin_to_utf8(donnees, latin_9=encodage in _LATIN_9), new_parser(encodage="utf-8")


def latin_to_utf8(donnees: bytes, *, latin_9: bool) -> bytes:
    """Write Latin bytes as UTF-8; Python's Latin-1 codec is a copy, its Latin-9 one a table, many times slower."""
    texte = donnees.decode("iso-8859-1")
    if latin_9:
        for avant, apres in _DE_LATIN_1_A_LATIN_9:
            texte = texte.replace(avant, apres)
    return texte.encode("utf-8")


def check_encoding(donnees: bytes, *, fichier: str) -> None:
    """Raise EncodageFaux, Utf8Deguise or FichierTronque when the bytes cannot be in the encoding that is declared."""
    if donnees.isascii() or _is_wide(donnees):
        return
    encodage = declared_encoding(donnees)
    if encodage in _LATIN:
        _check_latin(donnees, encodage=encodage, fichier=fichier)
    elif encodage in _VERIFIABLES:
        _check_decodes(donnees, encodage=encodage, fichier=fichier)


def declared_encoding(donnees: bytes) -> str:
    """Return the encoding that the XML declaration names, in lower case; UTF-8 when it names none."""
    match = _DECLARATION.match(donnees[:400].removeprefix(b"\xef\xbb\xbf"))
    return match[1].decode("ascii").lower() if match else "utf-8"


def _check_latin(donnees: bytes, *, encodage: str, fichier: str) -> None:
    _refuse_disguised(donnees, encodage=encodage, fichier=fichier)
    if donnees.translate(None, _SANS_CONTROLE) and (place := _CONTROLE.search(donnees)):
        octet = donnees[place.start()]
        raise EncodageFaux(_line(donnees, place.start(), fichier), detail=f"octet {octet:#04x}, déclaré {encodage}")


def _check_decodes(donnees: bytes, *, encodage: str, fichier: str) -> None:
    if not encodage.startswith("utf"):
        _refuse_disguised(donnees, encodage=encodage, fichier=fichier)
    try:
        donnees.decode(encodage)
    except UnicodeDecodeError as error:
        lieu = _line(donnees, error.start, fichier)
        if error.reason == "unexpected end of data":
            raise FichierTronque(lieu) from None
        raise EncodageFaux(lieu, detail=f"octet {donnees[error.start]:#04x}, déclaré {encodage}") from None


def _refuse_disguised(donnees: bytes, *, encodage: str, fichier: str) -> None:
    if _is_utf8(donnees):
        place = _HAUT.search(donnees)
        raise Utf8Deguise(_line(donnees, place.start() if place else 0, fichier), detail=f"déclaré {encodage}")


def _is_utf8(donnees: bytes) -> bool:
    try:
        donnees.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_wide(donnees: bytes) -> bool:
    """UTF-16 or UTF-32: a byte order mark, or a zero byte beside the `<` that opens every document."""
    return donnees.startswith(_BOMS_LARGES) or b"\x00" in donnees[:4]


def _line(donnees: bytes, position: int, fichier: str) -> str:
    ligne = donnees.count(b"\n", 0, position) + 1
    return f"{fichier}, ligne {ligne}"


def _refuse_entities(donnees: bytes, *, fichier: str) -> None:
    """Refuse entity declarations before libxml2 sees them; a wide encoding hides them, so its zero bytes go first."""
    tete = donnees.replace(b"\x00", b"") if _is_wide(donnees) else donnees
    if (place := tete.find(_ENTITE)) >= 0:
        raise EntitesInterdites(_line(tete, place, fichier))


def _declares_entities(racine: etree._Element) -> bool:
    """Tell whether the document declared entities that an encoding such as UTF-7 hid from the search of its bytes."""
    dtd = racine.getroottree().docinfo.internalDTD
    return dtd is not None and bool(dtd.entities())  # type: ignore[attr-defined]  # the stubs forget it


def _translate(error: etree.XMLSyntaxError, donnees: bytes, *, fichier: str) -> FichierRefuse:
    """Say in French what libxml2 found, as far as a user can act on it."""
    ligne, colonne = error.position
    lieu = f"{fichier}, ligne {ligne}, colonne {colonne}"
    code: int = error.code  # type: ignore[attr-defined]  # the stubs forget it
    if code == _CODES.ERR_ENTITY_LOOP or "amplification" in (error.msg or ""):
        return EntitesInterdites(lieu)
    if code in _ENCODAGE_INCONNU:
        return EncodageFaux(lieu, detail=f"encodage inconnu, « {declared_encoding(donnees)} »")
    if code == _CODES.ERR_INVALID_ENCODING:
        return EncodageFaux(lieu, detail=f"déclaré {declared_encoding(donnees)}")
    if code != _CODES.ERR_DOCUMENT_END and _is_cut(donnees, code):
        return FichierTronque(lieu)
    return PasDuXml(lieu, detail=_DETAILS.get(code, f"erreur {code} de l'analyseur"))


def _is_cut(donnees: bytes, code: int) -> bool:
    """A cut file does not end with `>`, or ends while something is still open."""
    if code in _INACHEVES:
        return True
    sans_zeros = donnees.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return sans_zeros.startswith(b"<?xml") and not sans_zeros.rstrip().endswith(b">")
