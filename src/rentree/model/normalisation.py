"""Writing names for machines: without accents, ligatures, typographic signs."""

import unicodedata

_LIGATURES = {
    "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O",
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH", "ı": "i",
}  # fmt: skip
_SIGNES = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "\u00a0": " ", "\u202f": " ", "\t": " ", "\n": " ", "\r": " ",
    "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
}  # fmt: skip
_TABLE = str.maketrans({**_LIGATURES, **_SIGNES})
_BLOCS_COMBINANTS = (
    (0x300, 0x370),
    (0x483, 0x488),
    (0x1AB0, 0x1B00),
    (0x1DC0, 0x1E00),
    (0x20D0, 0x2100),
    (0xFE20, 0xFE30),
)
_COMBINANTS = {signe: None for debut, fin in _BLOCS_COMBINANTS for signe in range(debut, fin)}


def unaccent(texte: str) -> str:
    """Expand ligatures, make typographic apostrophes, spaces and hyphens plain, drop accents; keep the case."""
    mapped = texte.translate(_TABLE)
    if mapped.isascii():
        return mapped
    return unicodedata.normalize("NFD", mapped).translate(_COMBINANTS)
