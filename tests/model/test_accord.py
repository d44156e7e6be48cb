"""Templates agree with their number; what is filled in is left as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rentree.controles.catalogue import REGLES
from rentree.formats.aaf.verification.regles import REGLES as VERIFIES
from rentree.model.accord import agree, fill

MESSAGES = [*(regle.message for regle in REGLES), *(regle.message for regle in VERIFIES.values())]


@pytest.mark.parametrize(
    ("nombre", "dit"),
    [(0, "0 fiche n'est pas lue"), (1, "1 fiche n'est pas lue"), (2, "2 fiches ne sont pas lues")],
)
def test_one_or_several(nombre: int, dit: str) -> None:
    assert fill("{nombre} fiche[s] [n'est|ne sont] pas lue[s]", {"nombre": nombre}) == dit


@given(st.text())
def test_values_are_left_as_they_are(valeur: str) -> None:
    assert fill("{nombre} fiche[s] : {detail}", {"nombre": 2, "detail": valeur}) == f"2 fiches : {valeur}"


def test_without_a_number_it_is_one() -> None:
    assert fill("la fiche [est|sont] là, {nom}", {"nom": "[a|b]"}) == "la fiche est là, [a|b]"


@pytest.mark.parametrize("message", MESSAGES)
def test_no_rule_leaves_a_mark(message: str) -> None:
    assert not set("[]|") & set(agree(message, 1) + agree(message, 2))
