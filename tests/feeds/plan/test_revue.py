"""A plan counted and read for those who review it."""

import pytest

from rentree.feeds.plan.revue import count_changes
from rentree.model.plan import Frein, Operation
from tests.feeds.plan.exemple import FREIN, FREIN_PROJET, A, B, creation, desactivation, revue_complete, revue_de


def test_changes_are_counted_by_school_and_profile() -> None:
    comptages = {(un.uai, un.profil): un for un in revue_complete().comptages}
    assert list(comptages) == [(A, "eleve"), (A, "enseignant"), (B, "responsable"), (B, "enseignant")]
    assert comptages[A, "eleve"].nombres == {
        Operation.CREATION: 1,
        Operation.MISE_A_JOUR: 1,
        Operation.REACTIVATION: 1,
        Operation.DESACTIVATION: 1,
        Operation.SUPPRESSION: 0,
    }
    assert (comptages[A, "eleve"].total, comptages[A, "eleve"].retenus) == (4, 1)


def test_an_account_of_two_schools_counts_in_each_and_once_in_all() -> None:
    revue = revue_complete()
    assert sum(un.nombres[Operation.DESACTIVATION] for un in revue.comptages) == 3
    assert revue.total.nombres[Operation.DESACTIVATION] == 2
    assert (revue.total.total, revue.total.retenus) == (6, 1)
    assert revue.ecoles == [A, B]


def test_nothing_counts_for_nothing() -> None:
    revue = revue_de()
    assert (revue.comptages, revue.ecoles, revue.total.total) == ([], [], 0)


def test_an_account_without_school_is_counted_too() -> None:
    (comptage,) = count_changes(revue_de(desactivation(1, uais="", profil="jardinier")).changements)
    assert (comptage.uai, comptage.profil, comptage.total) == ("", "jardinier", 1)


def test_changes_are_read_in_words() -> None:
    *_, retenu, partage, _ = revue_complete().read_changes()
    assert (retenu.avant, retenu.apres) == ("compte actif", "désactivé le 18/11/2025, supprimé dès le 13/01/2026")
    assert (retenu.freins, partage.freins) == ((FREIN.cle,), ())
    assert partage.uais == (A, B)


@pytest.mark.parametrize(
    ("freins", "commande"),
    [
        ((FREIN,), f"rentree appliquer 12 --passer-frein {A}:eleve"),
        ((FREIN, FREIN_PROJET), f"rentree appliquer 12 --passer-frein {A}:eleve --passer-frein projet"),
    ],
)
def test_passing_a_brake_names_all_that_hold_the_same(freins: tuple[Frein, ...], commande: str) -> None:
    assert revue_de(creation(1), freins=freins).passing(FREIN) == commande


def test_passing_the_brake_of_the_project_leaves_those_of_the_schools() -> None:
    revue = revue_de(creation(1), freins=(FREIN, FREIN_PROJET))
    assert revue.passing(FREIN_PROJET) == "rentree appliquer 12 --passer-frein projet"
