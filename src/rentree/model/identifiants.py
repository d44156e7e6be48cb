"""Official identifiers: UAI and INE; how they are written and how their keys are computed.

Sources: the UAI key and the INE-BEA key are the ministry's (23 letters, no I, O, Q); the INE-RNIE key was derived
from real exports and holds for all of them, but no official text confirms it.
"""

import re

LETTRES_CLE = "ABCDEFGHJKLMNPRSTUVWXYZ"
CHIFFRES_RNIE = "ABCDEFGHJK"

_UAI = re.compile(r"([0-9]{7})([A-Z])")
_INE_BEA = re.compile(r"([0-9]{10})([A-Z])")
_INE_RNIE = re.compile(r"([0-9]{9})([A-Z]{2})")
_INE_APPRENTI = re.compile(r"[0-9]{4}A[0-9]{5}[A-Z]")


def uai_key(chiffres: str) -> str:
    """Return the key letter of the 7 digits of a UAI (modulo 23)."""
    return LETTRES_CLE[int(chiffres) % 23]


def is_uai(code: str) -> bool:
    """Tell whether `code` is 7 digits and the right key letter."""
    match = _UAI.fullmatch(code)
    return match is not None and uai_key(match[1]) == match[2]


def ine_bea_key(chiffres: str) -> str:
    """Return the key letter of the 10 digits of an INE given by an académie (modulo 23)."""
    return LETTRES_CLE[int(chiffres) % 23]


def ine_rnie_key(chiffres: str) -> str:
    """Return the two key letters of the 9 digits of a national INE (97 less the number modulo 97)."""
    dizaine, unite = divmod(97 - int(chiffres) % 97, 10)
    return CHIFFRES_RNIE[dizaine] + CHIFFRES_RNIE[unite]


def is_ine(code: str) -> bool:
    """Tell whether `code` is an INE of a known form whose key is right; an apprentice's key is unknown, so accepted."""
    if match := _INE_BEA.fullmatch(code):
        return ine_bea_key(match[1]) == match[2]
    if match := _INE_RNIE.fullmatch(code):
        return ine_rnie_key(match[1]) == match[2]
    return _INE_APPRENTI.fullmatch(code) is not None
