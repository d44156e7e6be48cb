"""Allocation: unique, in the order of jointures, the same whatever the order of people, never a login twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rentree.comptes.login import RegleLogin
from tests.comptes.population import Personnes, allocate

PRENOMS = ["Léa", "Lea", "LÉA", "Léo"]
NOMS = ["MARTIN", "MARTIN2", "MARTÎN", "M", "MARTIN-DURAND-DE-LA-TOUR", "MARTIN-DURAND-DE-LA-TOURELLE"]
POPULATION = st.dictionaries(
    st.integers(1, 60), st.tuples(st.sampled_from(PRENOMS), st.sampled_from(NOMS)), max_size=25
)
REGLES = st.builds(
    RegleLogin,
    maximum=st.sampled_from([20, 24, 64]),
    premier_homonyme=st.integers(1, 3),
    separateur=st.sampled_from("._"),
)
ESSAIS = settings(max_examples=50, deadline=None)


def test_homonyms_are_numbered_from_two_in_the_order_of_jointures() -> None:
    personnes = {30: ("Léa", "MARTIN"), 10: ("Lea", "MARTIN"), 20: ("LÉA", "MARTÎN"), 40: ("Zoé", "MARTIN")}
    logins = {10: "lea.martin", 20: "lea.martin2", 30: "lea.martin3", 40: "zoe.martin"}
    assert allocate(personnes) == logins


def test_the_first_number_is_an_option() -> None:
    personnes = {1: ("Léa", "MARTIN"), 2: ("Léa", "MARTIN")}
    assert allocate(personnes, regle=RegleLogin(premier_homonyme=1)) == {1: "lea.martin", 2: "lea.martin1"}


def test_a_name_that_looks_numbered_keeps_its_own_login() -> None:
    personnes = {1: ("Léa", "MARTIN"), 2: ("Léa", "MARTIN"), 3: ("Léa", "MARTIN2")}
    assert allocate(personnes) == {1: "lea.martin", 2: "lea.martin3", 3: "lea.martin2"}


def test_a_login_that_exists_is_never_given_again() -> None:
    comptes = {7: "lea.martin", 8: "lea.martin3"}
    personnes = {1: ("Léa", "MARTIN"), 2: ("Léa", "MARTIN")}
    assert allocate(personnes, comptes=comptes) == {1: "lea.martin2", 2: "lea.martin4"}


def test_who_has_an_account_is_given_nothing() -> None:
    assert allocate({7: ("Léa", "MARTIN"), 8: ("Léa", "MARTIN")}, comptes={7: "ancien"}) == {8: "lea.martin"}


def test_homonyms_of_a_name_that_is_cut() -> None:
    personnes = {1: ("Léa", "DE LA TOUR DU PIN"), 2: ("Léa", "DE LA TOUR DU PIC")}
    regle = RegleLogin(maximum=20)
    assert allocate(personnes, regle=regle) == {1: "lea.de_la_tour_du_pi", 2: "lea.de_la_tour_du_p2"}


def test_a_name_without_a_sign_gives_no_login() -> None:
    assert allocate({1: ("Léa", None), 2: (None, "MARTIN"), 3: (" ", "MARTIN")}) == {1: "", 2: "", 3: ""}


def test_nobody_is_not_a_fault() -> None:
    assert allocate({}) == {}


@ESSAIS
@given(personnes=POPULATION, regle=REGLES)
def test_everyone_has_a_login_of_his_own(personnes: Personnes, regle: RegleLogin) -> None:
    logins = allocate(personnes, regle=regle)
    assert set(logins) == set(personnes)
    assert len(set(logins.values())) == len(logins)
    assert all(0 < len(login) <= regle.maximum for login in logins.values())


@ESSAIS
@given(personnes=POPULATION)
def test_the_order_of_people_changes_nothing(personnes: Personnes) -> None:
    assert allocate(dict(sorted(personnes.items(), reverse=True))) == allocate(personnes)


@ESSAIS
@given(hier=POPULATION, aujourdhui=POPULATION)
def test_later_people_take_what_is_left(hier: Personnes, aujourdhui: Personnes) -> None:
    anciens = allocate(hier)
    tous = {**aujourdhui, **hier}
    nouveaux = allocate(tous, comptes=anciens)
    assert set(nouveaux) == set(tous) - set(anciens)
    assert not set(nouveaux.values()) & set(anciens.values())
    assert len(set(nouveaux.values())) == len(nouveaux)
