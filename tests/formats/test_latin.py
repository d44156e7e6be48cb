"""Latin bytes written as UTF-8 by the short way are what Python's own codecs make of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rentree.formats.balisage import latin_to_utf8

TOUS = bytes(range(256))


@pytest.mark.parametrize(("encodage", "latin_9"), [("iso-8859-1", False), ("iso-8859-15", True)])
def test_every_byte(encodage: str, latin_9: bool) -> None:
    assert latin_to_utf8(TOUS, latin_9=latin_9) == TOUS.decode(encodage).encode()


@given(st.binary(), st.booleans())
def test_any_bytes(donnees: bytes, latin_9: bool) -> None:
    encodage = "iso-8859-15" if latin_9 else "iso-8859-1"
    assert latin_to_utf8(donnees, latin_9=latin_9) == donnees.decode(encodage).encode()


def test_the_signs_of_latin_9() -> None:
    assert latin_to_utf8(b"\xa4 \xbd\xbc", latin_9=True).decode() == "€ œŒ"
