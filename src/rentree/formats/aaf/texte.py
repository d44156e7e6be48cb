"""The text of an AAF document in one plain form, ready to be cut: no blank between tags, no comment, few entities.

Files as academies write them take the quick way: their own text is used, once it is sure that `formats.aaf.coupe` will
prove its markup and that its characters and references are those of XML. All others take the sure way: libxml2 reads
them and writes them again. What comes out of the cutting is the same.
"""

import re
from collections.abc import Mapping
from html.entities import name2codepoint

from lxml import etree

from rentree.formats.balisage import check_encoding, declared_encoding, latin_to_utf8, parse_xml
from rentree.formats.refus import FichierRefuse

TETE = 1_000
RACINE = b"<ficAlimMENESR>"
FIN = b"</ficAlimMENESR>"
_PREMIERE = re.compile(rb"<(?:add|modify|delete)Request>")
_RIEN = re.compile(rb"(?:\s|<!--(?:(?!--).)*-->)*", re.DOTALL)
_ENTRE_BALISES = re.compile(rb">[ \t\n]+<")
_REFERENCE = re.compile(rb"&(?:#([0-9]{1,7})|#x([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
_PERMIS = bytes(octet for octet in range(256) if octet >= 0x20 or octet in b"\t\n")
"""The bytes of a text in UTF-8 that XML admits, once its line ends are plain."""

_BORDS = re.compile(rb"(?<=<value>)[ \t\n]+|[ \t\n]+(?=</value>)")
_BORDS_DE_CHAMP = re.compile(rb"[ \t\n]*\$[ \t\n]*")
_COMPOSEES = (b"EtabEducNat", b"PersEducNat")
"""The categories whose values hold codes of classes between other fields."""

_UTF8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_LATINS: Mapping[str, bool] = {"iso-8859-1": False, "latin1": False, "iso-8859-15": True, "latin9": True}
"""Latin encoding -> whether it is Latin-9."""

_GARDEES = frozenset({b"amp", b"lt", b"gt"})
SIGNES = {nom.encode("ascii"): chr(code) for nom, code in name2codepoint.items() if nom not in {"amp", "lt", "gt"}}
SIGNES[b"apos"] = "'"
"""The entities of HTML 4, and the one that XML adds, but those of markup."""

_BOM = b"\xef\xbb\xbf"


class Insolite(Exception):
    """The document is not written as academies do."""


def quick_text(donnees: bytes, *, fichier: str) -> bytes:
    """Return the plain text of a document written as academies write them.

    Raises Insolite when it is not, EncodageFaux or Utf8Deguise when its bytes are not those that it declares.
    """
    check_encoding(donnees, fichier=fichier)
    utf8 = _as_utf8(donnees)
    racine = utf8.find(RACINE, 0, 4_000)
    premiere = _PREMIERE.search(utf8, 0, 8_000)
    if racine < 0 or premiere is None or not _RIEN.fullmatch(utf8, racine + len(RACINE), premiere.start()):
        raise Insolite
    _check_head(utf8[:racine], fichier=fichier)
    corps = utf8[premiere.start() :].rstrip(b" \t\r\n")
    if b"\r" in corps:
        corps = corps.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if not corps.endswith(FIN) or corps.count(b"<") != corps.count(b">") or corps.translate(None, _PERMIS):
        raise Insolite
    return RACINE + _decode(_close_up(corps))


def _as_utf8(donnees: bytes) -> bytes:
    encodage = declared_encoding(donnees)
    if b"\x00" in donnees[:4] or encodage not in {*_UTF8, *_LATINS}:
        raise Insolite
    if encodage in _LATINS and not donnees.isascii():
        return latin_to_utf8(donnees, latin_9=_LATINS[encodage])
    return donnees.removeprefix(_BOM)


def _check_head(tete: bytes, *, fichier: str) -> None:
    """What comes before the root is well-formed and declares no entity, as libxml2 says of it alone."""
    declaration = re.sub(rb"""encoding\s*=\s*["'][^"']*["']""", b'encoding="utf-8"', tete, count=1)
    try:
        parse_xml(declaration + b"<ficAlimMENESR/>", fichier=fichier)
    except FichierRefuse:
        raise Insolite from None


def _close_up(corps: bytes) -> bytes:
    """Take away the blanks between tags; every `>` is markup here."""
    corps = corps.replace(b">\n<", b"><").replace(b">\n\n<", b"><")
    return _ENTRE_BALISES.sub(b"><", corps) if b"\n" in corps else corps


def _decode(corps: bytes) -> bytes:
    """Write as UTF-8 every reference that is no sign of markup, an entity of HTML too. Raises Insolite."""
    signes = Signes()
    decode, references = _REFERENCE.subn(lambda lu: signes[lu[0]], corps)
    if references != corps.count(b"&"):
        raise Insolite
    return decode


class Signes(dict[bytes, bytes]):
    """Reference -> what is written in its place; each one is worked out once a document. Raises Insolite."""

    def __missing__(self, reference: bytes) -> bytes:
        self[reference] = signe = _sign(reference)
        return signe


def _sign(reference: bytes) -> bytes:
    nom = reference[1:-1]
    if not nom.startswith(b"#"):
        return reference if nom in _GARDEES else _html(nom).encode("utf-8")
    code = int(nom[2:], 16) if nom.startswith(b"#x") else int(nom[1:])
    if 0xA0 <= code < 0xD800:
        return chr(code).encode("utf-8")
    if 0x20 <= code < 0x7F:
        return reference
    raise Insolite


def _html(nom: bytes) -> str:
    if (signe := SIGNES.get(nom)) is None:
        raise Insolite
    return signe


def without_padding(texte: bytes) -> bytes:
    """Take away the blanks at the edge of values, and of the fields of those that hold codes of classes.

    Padded, `10$6A ` and `6A $SIXIEME` are one class only when both are made `6A`.
    """
    if b" </value>" in texte or b"<value> " in texte or b"\n" in texte or b"\t" in texte:
        texte = _BORDS.sub(b"", texte)
    if any(categorie in texte[:TETE] for categorie in _COMPOSEES) and (b" $" in texte or b"$ " in texte):
        texte = _BORDS_DE_CHAMP.sub(b"$", texte)
    return texte


def sure_text(racine: etree._Element) -> bytes:
    """Return the plain text of a document that libxml2 has read, without blanks or comments."""
    return etree.tostring(racine, encoding="utf-8")


def name_html_entities(donnees: bytes) -> bytes:
    """Write the entities of HTML, which XML does not know, as references to their characters."""
    if b"<![CDATA[" in donnees or b"<!ENTITY" in donnees:
        return donnees
    return _REFERENCE.sub(_reference, donnees)


def _reference(lu: re.Match[bytes]) -> bytes:
    signe = SIGNES.get(lu[3])
    return lu[0] if signe is None else f"&#{ord(signe)};".encode("ascii")
