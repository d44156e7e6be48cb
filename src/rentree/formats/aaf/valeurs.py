"""Reading the values of AAF attributes by whole columns: several values, empty ones, entities escaped twice."""

import re
from html.entities import name2codepoint

import pyarrow as pa
import pyarrow.compute as pc

from rentree.formats.aaf.spec import SEPARATEUR

ECHAPPES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
"""How libxml2 writes the three signs of markup in a text; the ampersand is last to be read."""

ENTITE = re.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
FIN_VALEUR, ENTRE_VALEURS = b"</value>", b"</value><value>"
SEULE_VIDE, VALEUR_VIDE = pa.scalar(b"/>"), b"<value/>"
BLANCS = "^[ \\t\\n\\x1f]+$"
BORDS = ((r"(^|\x1f)[ \t]*\n[ \t\n]*", r"\1"), (r"[ \t]*\n[ \t\n]*(\x1f|$)", r"\1"))
"""What surrounds a value that was laid out on lines of its own."""


class Illisible(Exception):
    """An attribute holds something else than values."""


def read_values(elements: pa.Array) -> pa.Array:
    """Unwrap the `<value>` elements of attributes, whose first `<value` is gone already; several stay as they are.

    Raises Illisible.
    """
    vides = pc.equal(elements, SEULE_VIDE)
    entoures = pc.and_(pc.starts_with(elements, b">"), pc.ends_with(elements, FIN_VALEUR))
    if not pc.all(pc.or_(vides, entoures)).as_py():
        elements = _unfold_empty(elements)
    elif pc.any(vides).as_py():
        elements = pc.if_else(vides, pa.scalar(b"></value>"), elements)
    return pc.binary_slice(elements, 1, -len(FIN_VALEUR)).cast(pa.string())


def _unfold_empty(elements: pa.Array) -> pa.Array:
    """Write empty values in full where an attribute has several, or none. Raises Illisible."""
    elements = pc.replace_substring(elements, VALEUR_VIDE, b"<value></value>")
    elements = pc.replace_substring_regex(elements, b"^/>", b"></value>")
    if not pc.all(pc.and_(pc.starts_with(elements, b">"), pc.ends_with(elements, FIN_VALEUR))).as_py():
        raise Illisible
    return elements


def read_column(textes: pa.Array) -> pa.Array:
    """Turn the unwrapped values of one attribute into text: SEPARATEUR between several, `''` when all are blank.

    A value laid out on lines of its own loses them; other spaces are kept. Raises Illisible.
    """
    plusieurs = pc.any(pc.match_substring(textes, "<")).as_py()
    if plusieurs:
        textes = _separate(textes)
    textes = read_texts(textes)
    if pc.any(pc.match_substring(textes, "\n")).as_py():
        for motif, reste in BORDS:
            textes = pc.replace_substring_regex(textes, motif, reste)
    if plusieurs or pc.any(pc.starts_with(textes, " ")).as_py():
        textes = pc.replace_substring_regex(textes, BLANCS, "")
    return textes


def _separate(textes: pa.Array) -> pa.Array:
    """Put SEPARATEUR between the values of an attribute that has several. Raises Illisible."""
    textes = pc.replace_substring(
        pc.replace_substring(textes, VALEUR_VIDE, "<value></value>"), ENTRE_VALEURS, SEPARATEUR
    )
    if pc.any(pc.match_substring(textes, "<")).as_py():
        raise Illisible
    return textes


def read_texts(textes: pa.Array) -> pa.Array:
    """Undo the escapes of XML, then once more an entity that a producer escaped twice (`&amp;apos;`)."""
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


def unescape_text(texte: str) -> str:
    """Undo the escapes of one text, as `read_texts` does for a column."""
    for echappe, signe in ECHAPPES:
        texte = texte.replace(echappe, signe)
    return unescape(texte)


def unescape(texte: str) -> str:
    """Read the entities of a text; one that is unknown, or that would be a control character, stays as it is."""
    return ENTITE.sub(_sign, texte)


def _sign(entite: re.Match[str]) -> str:
    decimal, hexadecimal, nom = entite.groups()
    if nom:
        return "'" if nom == "apos" else chr(name2codepoint[nom]) if nom in name2codepoint else entite[0]
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
