"""A plan on the screen, without a home folder: widths, plurals, and what is left out of a long table."""

import io

import pytest
from rich.console import Console

from rentree.cli import affichage_plan
from rentree.feeds.plan import Revue
from tests.feeds.plan.exemple import (
    FREIN,
    FREIN_PROJET,
    creation,
    desactivation,
    revue_academie,
    revue_complete,
    revue_de,
)


def screen(revue: Revue, monkeypatch: pytest.MonkeyPatch, *, largeur: int = 80) -> str:
    """What is printed of a plan on a terminal of that width."""
    ecran = Console(file=io.StringIO(), width=largeur, highlight=False)
    monkeypatch.setattr(affichage_plan, "SORTIE", ecran)
    affichage_plan.show_plan(revue)
    assert isinstance(ecran.file, io.StringIO)
    return ecran.file.getvalue().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("largeur", [80, 120])
def test_every_operation_fits(monkeypatch: pytest.MonkeyPatch, largeur: int) -> None:
    bibliothecaire = creation(99, profil="documentaliste")
    entetes = ["UAI", "profil", "créés", "modifiés", "réactivés", "désactivés", "supprimés", "retenus"]
    revue = revue_complete()
    lignes = [*revue.changements.to_pylist(), {**revue.changements.to_pylist()[0], "profil": "documentaliste"}]
    ecran = screen(revue_de(*lignes, bibliothecaire, freins=revue.freins), monkeypatch, largeur=largeur)
    assert entetes in [ligne.split() for ligne in ecran.splitlines()]
    assert any(ligne.split()[1:] == ["documentalistes", "2"] for ligne in ecran.splitlines())
    assert "…" not in ecran
    assert max(map(len, ecran.splitlines())) <= largeur


def test_one_is_singular(monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = screen(revue_de(desactivation(1), existants=1), monkeypatch)
    assert "1 changement pour 1 compte." in ecran
    assert "1  désactivation  absent" in ecran


def test_a_long_table_says_how_much_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = screen(revue_academie(42), monkeypatch)
    assert "et 2 autres lignes" in [" ".join(ligne.split()) for ligne in ecran.splitlines()]
    assert ecran.count("0310039X") == 1
    assert "0310040X" not in ecran


def test_a_brake_under_that_of_the_project_is_passed_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = screen(revue_de(desactivation(1), freins=(FREIN, FREIN_PROJET)), monkeypatch)
    assert "Frein tout le projet : 30 désactivations, 5,2 % des comptes" in ecran
    assert "(le frein de tout le projet joue aussi)" in ecran
    assert f"    rentree appliquer 12 --passer-frein {FREIN.cle} --passer-frein projet\n" in ecran
    assert "    rentree appliquer 12 --passer-frein projet\n" in ecran


def test_accounts_left_alone_and_names_without_login_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    ecran = screen(revue_complete(), monkeypatch)
    assert "1 personne sans compte : le nom ne donne aucun login." in ecran
    assert "2 comptes sans personne, laissés tels quels : désactivé" in ecran
    assert "1 compte sans personne, laissé tel quel : l'export" in ecran
