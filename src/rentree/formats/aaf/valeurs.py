"""Reading the values of AAF attributes by whole columns: several values, empty ones, entities escaped twice."""

import re
from html.entities import html5

import pyarrow as pa
import pyarrow.compute as pc

from rentree.formats.aaf.spec import SEPARATEUR

ECHAPPES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
"""How libxml2 writes the three signs of markup in a text; the ampersand is last to be read."""

ENTITE = re.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
REPLIE = re.compile(r"\s*\n\s*")
VALEUR, FIN_VALEUR, VALEUR_VIDE = b"<value>", b"</value>", b"<value/>"


def read_values(elements: pa.Array) -> pa.Array | None:
    """Turn `<value>` elements, as libxml2 writes them, into text: SEPARATEUR between several, `''` when all are blank.

    None when there is something else than values in an element.
    """
    if pc.any(pc.match_substring(elements, VALEUR_VIDE)).as_py():
        elements = pc.replace_substring(elements, VALEUR_VIDE, VALEUR + FIN_VALEUR)
    entoures = pc.and_(pc.starts_with(elements, VALEUR), pc.ends_with(elements, FIN_VALEUR))
    if not pc.all(entoures).as_py():
        return None
    textes = pc.binary_slice(elements, len(VALEUR), -len(FIN_VALEUR))
    if pc.any(pc.match_substring(textes, FIN_VALEUR + VALEUR)).as_py():
        textes = pc.replace_substring(textes, FIN_VALEUR + VALEUR, SEPARATEUR.encode())
    if pc.any(pc.match_substring(textes, b"<")).as_py():
        return None
    return _tidy(read_texts(textes.cast(pa.string())))


def _tidy(textes: pa.Array) -> pa.Array:
    """Blank is empty, and a value that was laid out on lines of its own loses them; other spaces are kept."""
    if pc.any(pc.match_substring(textes, "\n")).as_py():
        textes = pc.replace_substring_regex(textes, r"(^|\x1f)\s*\n\s*", r"\1")
        textes = pc.replace_substring_regex(textes, r"\s*\n\s*(\x1f|$)", r"\1")
    blancs = pc.match_substring_regex(textes, r"^[\s\x1f]+$")
    return pc.if_else(blancs, "", textes) if pc.any(blancs).as_py() else textes


def read_texts(textes: pa.Array) -> pa.Array:
    """Undo the escapes of XML, then once more an entity that a producer escaped twice (`&amp;apos;`); null is `''`."""
    textes = pc.fill_null(textes, "")
    if not pc.any(pc.match_substring(textes, "&")).as_py():
        return textes
    for echappe, signe in ECHAPPES:
        textes = pc.replace_substring(textes, echappe, signe)
    doubles = pc.match_substring_regex(textes, ENTITE.pattern)
    if not pc.any(doubles).as_py():
        return textes
    return pc.replace_with_mask(
        textes, doubles, pa.array([unescape(texte) for texte in pc.filter(textes, doubles).to_pylist()], pa.string())
    )


def unescape(texte: str) -> str:
    """Read the entities of a text; one that is unknown, or that would be a control character, stays as it is."""
    return ENTITE.sub(_sign, texte)


def _sign(entite: re.Match[str]) -> str:
    decimal, hexadecimal, nom = entite.groups()
    if nom:
        return html5.get(f"{nom};", entite[0])
    code = int(decimal) if decimal else int(hexadecimal, 16)
    lisible = 0x20 <= code < 0x7F or 0xA0 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return chr(code) if lisible else entite[0]


def merge_values(rangs: pa.Array, textes: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Join the values that a record gives to one attribute in several places: those not empty, each once."""
    par_rang: dict[int, dict[str, None]] = {}
    for rang, texte in zip(rangs.to_pylist(), textes.to_pylist(), strict=True):
        lues = par_rang.setdefault(rang, {})
        if texte:
            lues.setdefault(texte)
    joints = [SEPARATEUR.join(lues) for lues in par_rang.values()]
    return pa.array(list(par_rang), pa.int64()), pa.array(joints, pa.string())
