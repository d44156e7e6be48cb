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


def unaccent(texte: str) -> str:
    """Expand ligatures, map typographic apostrophes, spaces and hyphens to plain ones, and drop accents; keep the case."""
    mapped = texte.translate(_TABLE)
    if mapped.isascii():
        return mapped
    decomposed = unicodedata.normalize("NFD", mapped)
    return "".join(signe for signe in decomposed if not unicodedata.combining(signe))
