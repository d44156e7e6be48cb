"""Writing XML by templates: a record is one `%` of a string made once, so that a large export costs little.

`None` leaves its element out, `""` writes it empty; both exist in real exports.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from xml.sax.saxutils import escape

ENCODAGE = "ISO-8859-15"
DECLARATION = f'<?xml version="1.0" encoding="{ENCODAGE}"?>'

_special = re.compile(r"[&<>]").search
_interdits = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def encode(texte: str) -> bytes:
    """Encode a whole file; a character outside ISO-8859-15 becomes `?`, as in SIECLE, and one outside XML goes."""
    return _interdits.sub("", texte).encode(ENCODAGE, "replace")


def attribute(valeur: str) -> str:
    """Escape the value of an attribute written between double quotes."""
    return escape(valeur, {'"': "&quot;"})


def elements(balises: tuple[str, ...], valeurs: Sequence[str | None], *, retrait: str = "", vide: str = "") -> str:
    """Return one line an element, in the order of `balises`, leaving out those whose value is `None`.

    `vide` is how an empty element is written: `` for a start and an end tag, `/` for `<X/>`.
    """
    presents = tuple(balise for balise, valeur in zip(balises, valeurs, strict=True) if valeur or valeur == "")
    if vide:
        return _with_empty(presents, [valeur for valeur in valeurs if valeur is not None], retrait)
    textes = [escape(v) if _special(v) else v for v in valeurs if v is not None]
    return _template(presents, retrait) % tuple(textes)


@lru_cache(maxsize=4096)
def _template(balises: tuple[str, ...], retrait: str) -> str:
    return "".join(f"{retrait}<{balise}>%s</{balise}>\n" for balise in balises)


def _with_empty(balises: tuple[str, ...], valeurs: list[str], retrait: str) -> str:
    return "".join(
        f"{retrait}<{balise}>{escape(valeur)}</{balise}>\n" if valeur else f"{retrait}<{balise}/>\n"
        for balise, valeur in zip(balises, valeurs, strict=True)
    )
