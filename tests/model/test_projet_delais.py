"""No project keeps data more than three months after the end of rights: arrêté of 30 November 2006, article 6."""

import datetime
import itertools
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rentree.model.conservation import longest_keeping, longest_keeping_with, longest_wait
from rentree.model.lecture_projet import ConservationTropLongue, parse_projet
from rentree.model.projet import Calendrier, Delais, Gel, Projet, ProjetFaux

SAMEDI = datetime.date(2026, 6, 27)
JOUR = datetime.timedelta(days=1)


def parse(texte: str) -> Projet:
    return parse_projet("ent", tomllib.loads(texte))


@pytest.mark.parametrize(
    ("complets", "attente"),
    [((), 7), ((5,), 7), ((0,), 7), ((2, 5), 4), ((5, 2), 4), ((0, 1), 6), ((5, 6, 0), 5), (tuple(range(7)), 1)],
)
def test_the_wait_is_the_widest_gap_of_the_week(complets: tuple[int, ...], attente: int) -> None:
    assert longest_wait(Calendrier(complets)) == attente


@given(st.sets(st.integers(0, 6), min_size=1).map(tuple))
def test_nobody_waits_longer(complets: tuple[int, ...]) -> None:
    """Whoever leaves on the evening of a day is seen at the next complete import, in so many days at most."""
    departs = [SAMEDI + JOUR * rang for rang in range(7)]
    attentes = [next(n for n in range(1, 8) if (depart + n * JOUR).weekday() in complets) for depart in departs]
    assert max(attentes) == longest_wait(Calendrier(complets))


@pytest.mark.parametrize(
    ("texte", "cle", "somme", "maximum"),
    [
        ("[delais]\ndefaut = 86", "defaut", 93, 85),
        ("[delais]\nresponsable = 90", "responsable", 97, 85),
        ('[delais]\neleve = 89\n[calendrier]\ncomplets = ["mercredi", "samedi"]\ndeltas = []', "eleve", 93, 88),
        ("[delais]\ndefaut = 86\n[calendrier]\ncomplets = []", "defaut", 93, 85),
    ],
)
def test_a_delay_that_is_too_long_is_refused_by_the_law(texte: str, cle: str, somme: int, maximum: int) -> None:
    with pytest.raises(ConservationTropLongue) as refus:
        parse(texte)
    dit = str(refus.value)
    assert f"« {cle} » vaut" in dit and f"{somme} jours après la fin des droits" in dit
    assert "arrêté du 30 novembre 2006, article 6" in dit
    assert dit.endswith(f"Mettez {maximum} jours au plus.")
    assert isinstance(refus.value, ProjetFaux)


@pytest.mark.parametrize(
    ("texte", "garde"),
    [
        ("", 63),
        ("[delais]\ndefaut = 85", 92),
        ('[delais]\ndefaut = 88\n[calendrier]\ncomplets = ["mercredi", "samedi"]\ndeltas = []', 92),
        ('[delais]\ndefaut = 91\n[calendrier]\ncomplets = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", '
         '"samedi", "dimanche"]', 92),
    ],
)  # fmt: skip
def test_three_months_are_allowed(texte: str, garde: int) -> None:
    assert longest_keeping(parse(texte)) == garde


def test_each_profile_has_its_own_delay() -> None:
    projet = parse("[delais]\ndefaut = 42\nenseignant = 70")
    assert (longest_keeping(projet, "eleve"), longest_keeping(projet, "enseignant")) == (49, 77)


def test_a_freeze_adds_its_days_between_two_complete_imports() -> None:
    gel = Gel(SAMEDI + JOUR, SAMEDI + 6 * JOUR)
    projet = Projet(delais=Delais(56, (("eleve", 60), ("responsable", 10))), gels=(gel,))
    assert longest_keeping_with(projet, gel) == 7 + 60
    long = replace(gel, fin=SAMEDI + 7 * JOUR)
    assert longest_keeping_with(replace(projet, gels=(long,)), long) == 14 + 60


def test_a_freeze_that_only_lets_add_delays_deletions_too() -> None:
    gel = Gel(SAMEDI + JOUR, SAMEDI + 6 * JOUR, ajout_seul=True)
    assert longest_keeping_with(Projet(gels=(gel,)), gel) == 7 + 56 + 6


def test_freezes_that_touch_add_up() -> None:
    gels = (Gel(SAMEDI, SAMEDI + 6 * JOUR), Gel(SAMEDI + 7 * JOUR, SAMEDI + 13 * JOUR))
    assert {longest_keeping_with(Projet(gels=gels), gel) for gel in gels} == {21 + 56}


def test_without_a_complete_day_a_week_is_counted() -> None:
    gel = Gel(SAMEDI, SAMEDI + 9 * JOUR)
    assert longest_keeping_with(Projet(gels=(gel,), calendrier=Calendrier((), ())), gel) == 10 + 7 + 56


def test_the_next_complete_day_counts_today() -> None:
    calendrier = Calendrier((5, 2), ())
    prochains = [calendrier.next_complete(SAMEDI + rang * JOUR) for rang in range(8)]
    attendus = [0, 4, 4, 4, 4, 7, 7, 7]
    assert prochains == [SAMEDI + rang * JOUR for rang in attendus]
    assert Calendrier(()).next_complete(SAMEDI) is None


def test_the_two_models_of_the_training_are_within_the_law() -> None:
    for delai, jour in itertools.product((42, 56), range(7)):
        assert longest_keeping(Projet(delais=Delais(delai), calendrier=Calendrier((jour,), ()))) == delai + 7
