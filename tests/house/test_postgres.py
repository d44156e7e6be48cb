"""The tests' own PostgreSQL is a real one, and nothing of it stays."""

from pathlib import Path

import psycopg
import pytest

from tests import postgres


def one_value(url: str, query: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


def test_server_answers(postgres_url: str) -> None:
    assert str(one_value(postgres_url, "SELECT version()")).startswith("PostgreSQL ")


def test_server_knows_accents(postgres_url: str) -> None:
    assert one_value(postgres_url, "SELECT upper('rentrée')") == "RENTRÉE"


def test_fresh_database_is_empty_each_time(postgres_url: str) -> None:
    for _ in range(2):
        with postgres.fresh_database(postgres_url, "essai") as url, psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE compte (login text)")
            connection.commit()


def test_database_is_dropped_while_in_use(postgres_url: str) -> None:
    with postgres.fresh_database(postgres_url, "occupee") as url:
        psycopg.connect(url).close()
        left_open = psycopg.connect(url)
    left_open.close()
    names = "SELECT count(*) FROM pg_database WHERE datname = 'occupee'"
    assert one_value(postgres_url, names) == 0


def test_nothing_stays_after_the_server() -> None:
    with postgres.running_server() as url:
        folder = Path(str(one_value(url, "SHOW data_directory"))).parent
        assert folder.is_dir()
    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


def test_missing_programs_say_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(postgres.PostgresMissing, match="apt-get install postgresql"):
        postgres.find_programs(path=str(tmp_path), debian=tmp_path)


def test_newest_of_debian_is_taken(tmp_path: Path) -> None:
    for version in ("9.6", "15", "17"):
        folder = tmp_path / version / "bin"
        folder.mkdir(parents=True)
        for name in ("initdb", "pg_ctl"):
            (folder / name).touch()
    assert postgres.find_programs(path=str(tmp_path), debian=tmp_path) == tmp_path / "17" / "bin"
