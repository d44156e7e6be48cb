"""The brakes of the directory."""

import datetime

from rentree.feeds.ldap.ecart import Fermeture, Geste
from rentree.feeds.ldap.freins import Retenue, hold_back
from rentree.model.projet import Freins

OCTOBRE, AOUT = datetime.date(2025, 11, 6), datetime.date(2025, 8, 6)
A, B = "0310001H", "0310002J"


def closures(
    nombre: int, *uais: str, geste: Geste = Geste.VERROU, profil: str = "eleve", etat: str = "actif"
) -> list[Fermeture]:
    return [Fermeture(geste, f"uid={uais}{profil}{rang}", "personnes", profil, uais, etat) for rang in range(nombre)]


def held(
    fermetures: list[Fermeture], sur: int = 50, jour: datetime.date = OCTOBRE, **options: list[str]
) -> list[Retenue]:
    effectifs = {(A, "eleve"): sur, (B, "eleve"): 2000, (A, "direction"): 2}
    return hold_back(fermetures, effectifs, freins=Freins(), jour=jour, **options)[1]


def test_a_few_go_whatever_the_part() -> None:
    assert held(closures(5, A), sur=5) == []
    assert held(closures(2, A, profil="direction")) == []


def test_more_than_a_tenth_is_held_in_the_year_and_not_in_summer() -> None:
    assert held(closures(6, A)) == [Retenue(f"{A}:eleve", 6, 50)]
    assert held(closures(6, A), jour=AOUT) == []
    assert held(closures(23, A), jour=AOUT) == [Retenue(f"{A}:eleve", 23, 50)]


def test_a_locked_entry_is_deleted_under_the_other_threshold() -> None:
    parties = closures(20, A, geste=Geste.SUPPRESSION, etat="desactive")
    assert held(parties) == []
    assert held(closures(20, A, geste=Geste.SUPPRESSION)) == [Retenue(f"{A}:eleve", 20, 50)]
    assert held(closures(26, A, geste=Geste.SUPPRESSION, etat="desactive")) == [Retenue(f"{A}:eleve", 26, 50)]


def test_the_rest_goes_on() -> None:
    gardees, _ = hold_back(
        [*closures(6, A), *closures(3, B), *closures(9, A, geste=Geste.DEVERROU, etat="desactive")],
        {(A, "eleve"): 50, (B, "eleve"): 2000},
        freins=Freins(),
        jour=OCTOBRE,
    )
    assert [une.geste for une in gardees] == [Geste.VERROU] * 3 + [Geste.DEVERROU] * 9


def test_a_person_of_two_schools_is_held_by_either() -> None:
    gardees, retenues = hold_back(
        closures(6, A, B), {(A, "eleve"): 50, (B, "eleve"): 2000}, freins=Freins(), jour=OCTOBRE
    )
    assert (gardees, [une.cle for une in retenues]) == ([], [f"{A}:eleve"])


def test_the_classes_of_a_school_that_is_held_stay() -> None:
    classe = Fermeture(Geste.SUPPRESSION, "cn=6A", "groupes", "", (A,), "")
    autre = Fermeture(Geste.SUPPRESSION, "cn=6B", "groupes", "", (B,), "")
    gardees, _ = hold_back(
        [*closures(6, A), classe, autre], {(A, "eleve"): 50, (B, "eleve"): 2000}, freins=Freins(), jour=OCTOBRE
    )
    assert gardees == [autre]


def test_many_small_losses_are_one_big_one() -> None:
    ecoles = [f"{numero:07d}A" for numero in range(30)]
    fermetures = [une for uai in ecoles for une in closures(4, uai)]
    gardees, retenues = hold_back(fermetures, {(uai, "eleve"): 50 for uai in ecoles}, freins=Freins(), jour=OCTOBRE)
    assert (gardees, retenues) == ([], [Retenue("projet", 120, 1500)])
    gardees, retenues = hold_back(
        fermetures, {(uai, "eleve"): 50 for uai in ecoles}, freins=Freins(), jour=OCTOBRE, passes=["projet"]
    )
    assert (len(gardees), retenues) == (120, [])


def test_a_brake_is_passed_by_its_name_only() -> None:
    assert held(closures(6, A), passes=[f"{B}:eleve"]) == [Retenue(f"{A}:eleve", 6, 50)]
    assert held(closures(6, A), passes=[f"{A}:eleve"]) == []


def test_an_entry_locked_again_is_no_loss() -> None:
    assert held(closures(40, A, etat="desactive")) == []
