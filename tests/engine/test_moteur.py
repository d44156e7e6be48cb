"""The engine: steps are files, tables go in and out whole, one table a name."""

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rentree.engine import ErreurEtape, Moteur
from rentree.engine.parquet import read_card, write_folder, write_json

NOMS = pa.table({"id": [2, 1], "nom": ['L\'AÎNÉ; "é"', None], "jour": [datetime.date(2014, 2, 14), None]})
PAQUET = "etapes_essai"


@pytest.fixture
def paquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of steps of our own."""
    dossier = tmp_path / PAQUET
    dossier.mkdir()
    (dossier / "__init__.py").write_text("", encoding="ascii")
    (dossier / "doubles.sql").write_text("-- Twice.\nSELECT id * 2 AS id FROM noms;\n", encoding="utf-8")
    (dossier / "quadruples.sql").write_text("SELECT id * 2 AS id FROM doubles", encoding="utf-8")
    (dossier / "fausse.sql").write_text("SELECT rien FROM nulle_part", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield dossier
    sys.modules.pop(PAQUET, None)


def test_a_table_comes_back() -> None:
    with Moteur() as moteur:
        moteur.load("noms", NOMS)
        assert moteur.query("SELECT * FROM noms ORDER BY id DESC").to_pylist() == NOMS.to_pylist()
        assert moteur.count("noms") == 2
        moteur.load("noms", NOMS.slice(0, 1))
        assert moteur.table("noms").num_rows == 1
        moteur.drop(["noms", "jamais_vue"])
        with pytest.raises(Exception, match="noms"):
            moteur.count("noms")


def test_rows_are_appended_by_name() -> None:
    with Moteur() as moteur:
        moteur.load("noms", NOMS)
        moteur.load("autres", pa.table({"nom": ["ZOÉ"], "id": [3]}))
        moteur.append("noms", "autres", jour=datetime.date(2015, 1, 1))
        moteur.append("noms", "autres")
        assert moteur.table("noms", ordre="id, jour").to_pylist()[2:] == [
            {"id": 3, "nom": "ZOÉ", "jour": datetime.date(2015, 1, 1)},
            {"id": 3, "nom": "ZOÉ", "jour": None},
        ]
        moteur.load("fausses", pa.table({"prenom": ["ZOÉ"]}))
        with pytest.raises(ErreurEtape, match="fausses dans noms"):
            moteur.append("noms", "fausses")


@pytest.mark.usefixtures("paquet")
def test_steps_follow_one_another() -> None:
    with Moteur() as moteur:
        moteur.load("noms", NOMS)
        moteur.steps(PAQUET, ["doubles", "quadruples"])
        assert sorted(moteur.table("quadruples")["id"].to_pylist()) == [4, 8]
        moteur.drop(["doubles"])
        assert moteur.query_step(PAQUET, "doubles").num_rows == 2
        with pytest.raises(Exception, match="doubles"):
            moteur.table("doubles")


@pytest.mark.usefixtures("paquet")
def test_a_wrong_step_names_its_file() -> None:
    with Moteur() as moteur:
        for essai in (moteur.step, moteur.query_step):
            with pytest.raises(ErreurEtape, match=rf"{PAQUET}/fausse\.sql: .*nulle_part"):
                essai(PAQUET, "fausse")


def test_parquet_files_are_read_by_name_of_column(tmp_path: Path) -> None:
    schema = NOMS.schema
    for rang, table in enumerate((NOMS, NOMS.select(["jour", "nom", "id"]))):
        pq.write_table(table, tmp_path / f"{rang}.parquet")
    with Moteur() as moteur:
        moteur.load_parquet("noms", schema, sorted(tmp_path.glob("*.parquet")))
        assert sorted(moteur.table("noms")["id"].to_pylist()) == [1, 1, 2, 2]
        moteur.load_parquet("noms", schema, [])
        assert (moteur.count("noms"), moteur.table("noms").schema.names) == (0, schema.names)


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    lignes = pa.table({"id": list(range(5000)), "nom": [f"n{rang % 7}" for rang in range(5000)]})
    for nom, table in (("a", lignes), ("b", lignes.take(list(reversed(range(5000)))))):
        with Moteur() as moteur:
            moteur.load("noms", table)
            moteur.write_parquet("noms", tmp_path / f"{nom}'.parquet", ordre="id")
    assert (tmp_path / "a'.parquet").read_bytes() == (tmp_path / "b'.parquet").read_bytes()


def test_what_does_not_fit_goes_to_disk_and_goes_away(tmp_path: Path) -> None:
    with Moteur(dossier=tmp_path, memoire="64MB") as moteur:
        lignes = moteur.query(
            "SELECT count(*) AS nombre FROM (SELECT DISTINCT md5(CAST(i AS VARCHAR)) FROM range(1500000) AS t(i))"
        )
        assert lignes["nombre"].to_pylist() == [1_500_000]
    assert list(tmp_path.rglob("*")) == []


def test_a_folder_is_whole_or_absent(tmp_path: Path) -> None:
    dossier = tmp_path / "neuf" / "dossier"
    assert read_card(dossier) is None
    write_folder(dossier, {"noms": NOMS, "vide": NOMS.slice(0, 0)}, {"version": 1})
    assert read_card(dossier) == {"version": 1}
    assert sorted(fichier.name for fichier in dossier.iterdir()) == ["fiche.json", "noms.parquet"]
    with pytest.raises(AttributeError):
        write_folder(dossier, {"noms": None}, {"version": 2})
    assert read_card(dossier) == {"version": 1}
    assert [fichier.name for fichier in dossier.parent.iterdir()] == ["dossier"]
    (dossier / "fiche.json").write_text("{", encoding="ascii")
    assert read_card(dossier) is None


def test_json_is_written_beside_then_renamed(tmp_path: Path) -> None:
    write_json(tmp_path / "neuf" / "un.json", {"b": "é", "a": 1})
    assert (tmp_path / "neuf" / "un.json").read_text(encoding="utf-8") == '{\n "a": 1,\n "b": "é"\n}\n'
    with pytest.raises(TypeError):
        write_json(tmp_path / "neuf" / "un.json", {"a": object()})
    assert [fichier.name for fichier in (tmp_path / "neuf").iterdir()] == ["un.json"]
