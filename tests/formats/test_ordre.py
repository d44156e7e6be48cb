"""The snapshots depend on what the files say, not on their names, their order, nor their packing."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rentree.pipeline.generer import generer
from rentree.pipeline.importer import importer
from tests.formats.archives import zip_of
from tests.formats.depots import home, snapshots
from tests.pipeline.chantier import LUNDI as AU


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The files of two invented schools, defects included."""
    depot = tmp_path_factory.mktemp("academie")
    generer(depot, etablissements=2, eleves=12, graine=4)
    return [chemin.read_bytes() for chemin in sorted(depot.rglob("*")) if chemin.suffix in {".xml", ".zip", ".csv"}]


def imported(exports: list[bytes], noms: list[int], *, groupe: bool, zippe: bool) -> dict[str, bytes]:
    """Import these files under numbers for names: given one by one or as a folder, zipped or not."""
    with tempfile.TemporaryDirectory() as dossier:
        depot = Path(dossier) / "depot"
        depot.mkdir()
        chemins = [depot / str(nom) for nom in noms]
        for chemin, donnees in zip(chemins, exports, strict=True):
            deja = donnees.startswith(b"PK") or not donnees.startswith(b"<")
            chemin.write_bytes(zip_of({"x.xml": donnees}) if zippe and not deja else donnees)
        importer([depot] if groupe else chemins, maison=home(Path(dossier)), au=AU)
        return snapshots(Path(dossier))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(donnees=st.data())
def test_order_and_names_change_nothing(exports: list[bytes], donnees: st.DataObject) -> None:
    reference = imported(exports, list(range(len(exports))), groupe=True, zippe=False)
    rangs = donnees.draw(st.permutations(range(len(exports))))
    noms = donnees.draw(st.permutations(range(len(exports))))
    options = {"groupe": donnees.draw(st.booleans()), "zippe": donnees.draw(st.booleans())}
    assert len(reference) > len(exports)
    assert imported([exports[rang] for rang in rangs], list(noms), **options) == reference
