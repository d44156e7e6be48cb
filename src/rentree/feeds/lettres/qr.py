"""The QR code of an activation address, as one SVG drawing."""

from functools import lru_cache
from urllib.parse import quote

import segno

MASQUE = 3
"""Any of the eight masks of the norm (ISO/IEC 18004) is read alike; weighing them all takes four times as long."""

MARGE = 4
"""Light modules around the code: the norm asks for four."""


def fill_address(adresse: str, *, login: str, code: str) -> str:
    """Put the login and the code where the address says `{login}` and `{code}`, written for an address."""
    return adresse.replace("{login}", quote(login, safe="")).replace("{code}", quote(code, safe=""))


@lru_cache(maxsize=1)
def draw_qr(texte: str) -> str:
    """Return the SVG of a text, at error level M; letters in a row that share an address share the drawing."""
    dessin: str = segno.make_qr(texte, error="m", mask=MASQUE, boost_error=False).svg_inline(border=MARGE)
    return dessin
