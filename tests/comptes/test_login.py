"""The login rule: the printed examples, the options, and what no name can break."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rentree.comptes.login import RegleLogin

REGLE = RegleLogin()
SIGNES = set(string.ascii_lowercase + string.digits + "._-")
NOMS = st.text(max_size=80)
OPTIONS = st.builds(
    RegleLogin,
    separateur=st.sampled_from([".", "-", "_", ""]),
    caracteres=st.sampled_from(["._-", ".-", "_", "]^\\-.", ""]),
    maximum=st.integers(20, 70),
    premier_homonyme=st.integers(0, 3),
)


@pytest.mark.parametrize(
    ("prenom", "nom", "login"),
    [
        ("Guy Et Yvette", "M. MME MANENTE", "guy_et_yvette.m._mme_manente"),
        ("Tino & Suzanne", "BATTISTUTA", "tino_-_suzanne.battistuta"),
        ("René Et Suzanne", "DESINIERES", "rene_et_suzanne.desinieres"),
    ],
)
def test_the_training_deck(prenom: str, nom: str, login: str) -> None:
    assert REGLE.login(prenom, nom) == login


@pytest.mark.parametrize(
    ("prenom", "nom", "login"),
    [
        ("Chloé", "D'ALMEIDA", "chloe.d-almeida"),
        ("Chloé", "D’ALMEIDA", "chloe.d-almeida"),
        ("Jean-Noël", "LE GOFF", "jean-noel.le_goff"),
        ("Cœur", "ÆGIR", "coeur.aegir"),
        ("  Léa ", "MARTIN\u00a0 DURAND", "lea.martin_durand"),
        ("Ana", "N\u0303UN\u0303EZ", "ana.nunez"),
        ("İpek", "ŁUKASZ‑STRAßE", "ipek.lukasz-strasse"),
        ("X", "Ö", "x.o"),
    ],
)
def test_what_the_deck_does_not_decide(prenom: str, nom: str, login: str) -> None:
    assert REGLE.login(prenom, nom) == login


@pytest.mark.parametrize(("prenom", "nom"), [("", "MARTIN"), ("Léa", ""), (" ", "MARTIN"), ("Léa", "\u0301\u00a0")])
def test_half_a_name_gives_no_login(prenom: str, nom: str) -> None:
    assert REGLE.login(prenom, nom) == ""


def test_the_suffix_is_inside_the_maximum() -> None:
    regle = RegleLogin(maximum=20)
    assert regle.join("lea", "de_la_tour_du_pin_martin") == "lea.de_la_tour_du_pi"
    assert regle.join("lea", "de_la_tour_du_pin_martin", suffixe="12") == "lea.de_la_tour_du_12"


def test_a_long_first_name_leaves_a_letter_of_the_name() -> None:
    assert RegleLogin(maximum=20).join("a" * 30, "martin") == "a" * 19 + "m"


def test_options_of_a_project() -> None:
    regle = RegleLogin(separateur="-", caracteres=".", remplacement="", espace="")
    assert regle.login("Jean-Noël", "LE GOFF O'BRIEN JR.") == "jeannoel-legoffobrienjr."


@given(prenom=NOMS, nom=NOMS)
def test_only_signs_that_a_keyboard_has(prenom: str, nom: str) -> None:
    login = REGLE.login(prenom, nom)
    assert set(login) <= SIGNES
    assert len(login) <= 64


@given(prenom=NOMS, nom=NOMS, regle=OPTIONS, numero=st.integers(2, 10_000_000))
def test_options_bound_the_login(prenom: str, nom: str, regle: RegleLogin, numero: int) -> None:
    parts = regle.part(prenom), regle.part(nom)
    login = regle.join(*parts, suffixe=str(numero))
    assert (not login) == (not all(parts))
    assert len(login) <= regle.maximum
    permis = set(string.ascii_lowercase + string.digits + regle.separateur + regle.caracteres + "_-")
    assert set(login) <= permis
    assert not login or login.endswith(str(numero))


@given(texte=NOMS)
def test_writing_twice_changes_nothing(texte: str) -> None:
    assert REGLE.part(REGLE.part(texte)) == REGLE.part(texte)
