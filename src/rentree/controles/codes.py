"""Codes of divisions and groups: writing one that STS-WEB accepts in place of one that it refuses."""

import re
from collections.abc import Iterator, Set

from rentree.model.normalisation import unaccent

MAXIMUM = 8
DEFAUT = "GR"

_INTERDIT = re.compile(r"[^A-Z0-9 _-]+")
_MORCEAU = re.compile(r"[A-Z]+|[0-9]+")
_SEPARATEURS = " _-"


def propose_code(code: str, pris: Set[str]) -> str:
    """Return a code near `code` that STS-WEB accepts and that `pris` does not hold, whatever the case.

    When `pris` holds `code` itself, only its exact spelling is taken: `6A` may replace `6A ` (with a space).
    """
    occupes = {autre.strip().upper() for autre in pris if autre != code} | (pris & {code})
    return next(essai for essai in _variants(_shorten(_clean(code))) if essai not in occupes)


def _clean(code: str) -> str:
    """Capitals without accents; a forbidden sign becomes `_`: `3ème A/B` gives `3EME A_B`."""
    plain = " ".join(unaccent(code).upper().split())
    return _INTERDIT.sub("_", plain).strip(_SEPARATEURS) or DEFAUT


def _shorten(code: str) -> str:
    """Cut to 8 characters: separators go first, then letters from the longest word, so that the digits that tell one
    group from the next stay: `4EME 2_ANGLAIS1` gives `4EME2AN1`."""
    if len(code) <= MAXIMUM:
        return code
    morceaux = _MORCEAU.findall(code) or [DEFAUT]
    while sum(map(len, morceaux)) > MAXIMUM and (rang := _longest(morceaux)) is not None:
        morceaux[rang] = morceaux[rang][:-1]
    return "".join(morceaux)[:MAXIMUM]


def _longest(morceaux: list[str]) -> int | None:
    """Rank of the longest word that can lose a letter, the last of equals; none when there is none left."""
    longs = [(len(mot), rang) for rang, mot in enumerate(morceaux) if mot.isalpha() and len(mot) > 1]
    return max(longs)[1] if longs else None


def _variants(code: str) -> Iterator[str]:
    """The code itself, then the code with a number."""
    yield code
    for numero in range(2, 10**6):
        suffixe = f"_{numero}"
        yield code[: MAXIMUM - len(suffixe)].rstrip(_SEPARATEURS) + suffixe
