"""The files of a tiny school, byte for byte: each attribute of golden/ was read against the norm."""

from pathlib import Path

import pytest

from tests.feeds.aaf.exemple import petite_ecole
from tests.feeds.aaf.juge import judge
from tests.feeds.aaf.lecture import CATEGORIES, read_aaf
from tests.pipeline.chantier import Chantier

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def aaf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lieu = Chantier(tmp_path_factory.mktemp("golden"), "")
    lieu.alimenter(petite_ecole())
    return lieu.sortie / "aaf"


@pytest.mark.parametrize("categorie", CATEGORIES)
def test_each_byte(aaf: Path, categorie: str) -> None:
    nom = f"ENT_Complet_20251006_{categorie}_0000.xml"
    assert (aaf / nom).read_text(encoding="ascii") == (GOLDEN / nom).read_text(encoding="ascii")


def test_the_golden_files_are_an_aaf(aaf: Path) -> None:
    assert {chemin.name for chemin in GOLDEN.glob("*.xml")} == {chemin.name for chemin in aaf.glob("*.xml")}
    assert judge(read_aaf(aaf)) == []
