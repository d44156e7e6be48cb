"""`rentree publier aaf`: what is asked, what the calendar says, what is refused and how it is told."""

from pathlib import Path

import pytest

from tests.cli.terminal import Taper
from tests.donnees import deposer, famille, uai
from tests.feeds.aaf.suite import kinds

A = uai(1)
LUNDI, MARDI, SAMEDI, DIMANCHE = (("--au", f"2025-11-{jour:02d}") for jour in (3, 4, 8, 9))
AAF = Path("sortie/aaf")


@pytest.fixture
def base() -> str:
    return "sqlite"


@pytest.fixture
def taper(taper: Taper) -> Taper:
    """Types a command in a folder where a school of twenty pupils was imported."""
    deposer(Path("exports"), famille(A, range(1, 21)))
    taper("importer", "exports")
    return taper


def test_a_complete_then_a_delta(taper: Taper) -> None:
    fin = taper("publier", "aaf", "--complet", "--sortie", "sortie", *LUNDI)
    assert (fin.code, fin.erreurs) == (0, "")
    assert "Publication n° 1, complet du 03/11/2025" in fin.dit
    assert "Eleve 20 0 0 20" in fin.dit
    assert "ENT_Complet_20251103.tgz (6 fichiers)" in fin.dit
    deposer(Path("suite"), famille(A, range(3, 25)))
    taper("importer", "suite")
    fin = taper("publier", "aaf", "--delta", "--sortie", "sortie", *MARDI)
    assert fin.code == 0
    assert "Publication n° 2, delta du 04/11/2025" in fin.dit
    assert "Eleve 4 0 2 22" in fin.dit
    assert "PersRelEleve 0 1 0 1" in fin.dit
    assert len(kinds(AAF)["addRequest"]) == 4
    fin = taper("publier", "aaf", "--delta", "--sortie", "sortie", *MARDI)
    assert (fin.code, "Rien n'a changé depuis ENT_Delta_20251104.tgz" in fin.dit) == (0, True)


def test_the_calendar_decides(taper: Taper) -> None:
    assert "complet du" in taper("publier", "aaf", "--sortie", "sortie", *LUNDI).dit
    assert "delta du" in taper("publier", "aaf", "--sortie", "sortie", *MARDI).dit
    assert "complet du 08/11/2025" in taper("publier", "aaf", "--sortie", "sortie", *SAMEDI).dit
    fin = taper("publier", "aaf", "--sortie", "sortie", *DIMANCHE)
    assert (fin.code, "09/11/2025 est un dimanche" in fin.erreurs) == (2, True)
    assert list(AAF.glob("ENT_Complet_20251108.tgz"))


def test_a_brake_is_three_and_is_passed_by_its_name(taper: Taper) -> None:
    taper("publier", "aaf", "--complet", "--sortie", "sortie", *LUNDI)
    deposer(Path("suite"), famille(A, range(1, 11)))
    taper("importer", "suite")
    fin = taper("publier", "aaf", "--complet", "--sortie", "sortie", *MARDI)
    assert fin.code == 3
    assert f"10 élèves sur 20 disparaissent de {A}" in fin.erreurs
    assert f"« rentree publier aaf --complet --passer-frein {A}:eleve »" in fin.erreurs
    assert list(AAF.glob("*.tgz")) == [AAF / "ENT_Complet_20251103.tgz"]
    fin = taper("publier", "aaf", "--complet", "--sortie", "sortie", *MARDI, "--passer-frein", f"{A}:eleve")
    assert fin.code == 0
    assert f"Frein passé {A}:eleve" in fin.dit
    assert "Eleve 10 0 0 10" in fin.dit


@pytest.mark.parametrize(
    "arguments",
    [
        ["--complet", "--delta", "--sortie", "sortie"],
        ["--complet"],
        ["--complet", "--sortie", "sortie", "--passer-frein", A],
        ["--complet", "--sortie", "sortie", "--passer-frein", f"{A}:parents"],
        ["--complet", "--sortie", "sortie", "--projet", "inconnu"],
        ["--complet", "--sortie", "sortie", "--home", "ailleurs"],
        ["--delta", "--sortie", "sortie"],
    ],
)
def test_bad_usage_is_two_and_writes_nothing(taper: Taper, arguments: list[str]) -> None:
    fin = taper("publier", "aaf", *arguments)
    assert fin.code == 2
    assert fin.erreurs
    assert "Traceback" not in fin.erreurs
    assert not Path("sortie").exists()


def test_help_says_what_there_is(taper: Taper) -> None:
    fin = taper("publier", "--help")
    assert fin.code == 0
    assert "aaf" in fin.dit
