"""The codes that are proposed: always valid, always free, always the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rentree.controles.codes import MAXIMUM, propose_code

VALIDE = re.compile(r"[A-Z0-9]([A-Z0-9 _-]*[A-Z0-9_-])?")
CODES = st.text(alphabet="AZaé09 _-/°&.😀", max_size=24)


@given(CODES, st.sets(CODES, max_size=6))
def test_valid_and_free(code: str, pris: set[str]) -> None:
    propose = propose_code(code, pris)
    assert len(propose) <= MAXIMUM
    assert VALIDE.fullmatch(propose)
    assert propose not in pris
    assert propose not in {autre.strip().upper() for autre in pris - {code}}


@given(CODES, st.sets(CODES, max_size=6))
def test_deterministic_whatever_the_order(code: str, pris: set[str]) -> None:
    assert propose_code(code, pris) == propose_code(code, frozenset(sorted(pris, reverse=True)))


@given(st.from_regex(r"[A-Z0-9]{1,8}", fullmatch=True))
def test_a_good_code_is_kept(code: str) -> None:
    assert propose_code(code, set()) == code


@given(st.sets(CODES, min_size=2, max_size=30))
def test_what_is_proposed_can_be_taken_in_turn(codes: set[str]) -> None:
    pris = set(codes)
    for code in sorted(codes):
        propose = propose_code(code, pris)
        assert propose not in pris
        pris.add(propose)


@pytest.mark.parametrize(
    ("code", "propose"),
    [
        ("3ème A", "3EME A"),
        ("4EME 2_ANGLAIS1", "4EME2AN1"),
        ("6A/ANG", "6A_ANG"),
        ("SIXIEME A", "SIXIEMEA"),
        ("6A ", "6A"),
        ("°°", "GR"),
        ("123456789", "12345678"),
        ("", "GR"),
    ],
)
def test_recognisable(code: str, propose: str) -> None:
    assert propose_code(code, {code}) == propose


def test_taken_codes_take_a_number() -> None:
    assert propose_code("6A", {"6A"}) == "6A_2"
    assert propose_code("6A", {"6a", "6A_2"}) == "6A_3"
    assert propose_code("SIXIEMEA", {"SIXIEMEA"}) == "SIXIEM_2"
