"""Official identifiers: a right key is accepted, a wrong one never."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rentree.model.identifiants import (
    LETTRES_CLE,
    ine_bea_key,
    ine_rnie_key,
    is_ine,
    is_uai,
    uai_key,
)

SEPT, NEUF, DIX = (st.from_regex(rf"[0-9]{{{nombre}}}", fullmatch=True) for nombre in (7, 9, 10))


def test_real_schools() -> None:
    assert is_uai("0219906D")
    assert is_uai("0750001J") == (uai_key("0750001") == "J")


@given(chiffres=SEPT, lettre=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_one_letter_goes_with_seven_digits(chiffres: str, lettre: str) -> None:
    assert is_uai(chiffres + lettre) == (lettre == uai_key(chiffres))


@given(chiffres=SEPT, place=st.integers(0, 6), chiffre=st.sampled_from("0123456789"))
def test_a_wrong_digit_is_seen(chiffres: str, place: int, chiffre: str) -> None:
    autre = chiffres[:place] + chiffre + chiffres[place + 1 :]
    assert is_uai(autre + uai_key(chiffres)) == (autre == chiffres)


@given(chiffres=DIX, lettre=st.sampled_from(LETTRES_CLE))
def test_an_ine_of_an_academie(chiffres: str, lettre: str) -> None:
    assert is_ine(chiffres + lettre) == (lettre == ine_bea_key(chiffres))


@given(chiffres=NEUF, place=st.integers(0, 8), chiffre=st.sampled_from("0123456789"))
def test_a_national_ine_and_its_wrong_digit(chiffres: str, place: int, chiffre: str) -> None:
    autre = chiffres[:place] + chiffre + chiffres[place + 1 :]
    assert is_ine(autre + ine_rnie_key(chiffres)) == (autre == chiffres)


@given(texte=st.text(max_size=12))
def test_any_text_is_judged(texte: str) -> None:
    for juge, longueur in ((is_uai, 8), (is_ine, 11)):
        assert not juge(texte) or len(texte) == longueur


@pytest.mark.parametrize("code", ["", "0219906d", " 0219906D", "0219906D\n", "٠٢١٩٩٠٦D", "02199060D"])
def test_what_is_no_uai(code: str) -> None:
    assert not is_uai(code)


@pytest.mark.parametrize("code", ["", "12345678901", "2025A12345", "123456789ab", "2025A12345B\n"])
def test_what_is_no_ine(code: str) -> None:
    assert not is_ine(code)


def test_an_apprentice_is_accepted() -> None:
    assert is_ine("2025A12345B")
