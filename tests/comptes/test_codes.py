"""Activation codes and technical identifiers."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rentree.comptes.codes import ALPHABET, LONGUEUR, hash_code, new_code, normalise_code, verify_code
from rentree.comptes.uid import DERNIER, uid_of

CLE, AUTRE_CLE = bytes(range(32)), bytes(32)


def test_a_code_is_read_aloud_without_mistakes() -> None:
    assert not set(ALPHABET) & set("01IO")
    assert ALPHABET.isupper() and ALPHABET.isalnum()
    assert len(set(ALPHABET)) == 32


def test_a_code_has_eighty_bits() -> None:
    assert len(ALPHABET) ** LONGUEUR == 2**80
    assert re.fullmatch(f"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{3}}", new_code())


def test_every_sign_is_drawn_everywhere() -> None:
    codes = [normalise_code(new_code()) for _ in range(1000)]
    assert len(set(codes)) == 1000
    assert all({code[place] for code in codes} == set(ALPHABET) for place in range(LONGUEUR))


@pytest.mark.parametrize("saisie", ["ABCD-EFGH-JKLM-NPQR", "abcdefghjklmnpqr", " abcd efgh-JKLM npqr "])
def test_a_typed_code_is_verified(saisie: str) -> None:
    empreinte = hash_code("ABCD-EFGH-JKLM-NPQR", cle=CLE)
    assert verify_code(saisie, empreinte, cle=CLE)


def test_another_code_or_another_key_is_refused() -> None:
    empreinte = hash_code("ABCD-EFGH-JKLM-NPQR", cle=CLE)
    assert not verify_code("ABCD-EFGH-JKLM-NPQS", empreinte, cle=CLE)
    assert not verify_code("ABCD-EFGH-JKLM-NPQR", empreinte, cle=AUTRE_CLE)
    assert not verify_code("", empreinte, cle=CLE)


def test_a_hash_tells_nothing() -> None:
    assert re.fullmatch("[0-9a-f]{64}", hash_code("ABCD-EFGH-JKLM-NPQR", cle=CLE))


@given(numeros=st.sets(st.integers(0, DERNIER - 1), max_size=50))
def test_a_jointure_has_one_identifier(numeros: set[int]) -> None:
    uids = [uid_of(numero) for numero in numeros]
    assert len(set(uids)) == len(numeros)
    assert all(re.fullmatch("R[A-Z]{2}[0-9]{5}", uid) for uid in uids)


def test_neighbours_of_a_turn() -> None:
    voisins = itertools.chain(range(9_999, 10_001), range(6_759_999, 6_760_001))
    assert [uid_of(numero) for numero in voisins] == ["RAA09999", "RAB00000", "RZZ09999", "RAA10000"]


@pytest.mark.parametrize("numero", [-1, DERNIER])
def test_an_impossible_jointure_has_none(numero: int) -> None:
    with pytest.raises(ValueError, match=str(numero)):
        uid_of(numero)
