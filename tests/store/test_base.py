"""Opening a database: where, how, and what is said when it cannot be."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from rentree.store.base import BaseAbimee, BaseInaccessible, close_store, is_postgresql, open_store


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    yield
    close_store()


def pragma(nom: str) -> object:
    with connection.cursor() as curseur:
        curseur.execute(f"PRAGMA {nom}")
        return curseur.fetchone()[0]


def test_sqlite_is_ready_for_two_readers_and_a_power_cut(tmp_path: Path) -> None:
    open_store(tmp_path / "neuf" / "base.sqlite3")
    assert not is_postgresql()
    assert (pragma("journal_mode"), pragma("foreign_keys")) == ("wal", 1)


def test_the_environment_names_the_database(
    migrated_postgres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", migrated_postgres)
    open_store(tmp_path / "base.sqlite3")
    assert is_postgresql()
    assert list(tmp_path.iterdir()) == []


def test_opening_twice_keeps_what_is_there(tmp_path: Path) -> None:
    for _ in range(2):
        open_store(tmp_path / "base.sqlite3")
        assert "compte" in connection.introspection.table_names()


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    with pytest.raises(BaseInaccessible, match="DATABASE_URL"):
        open_store(tmp_path / "base.sqlite3", url="postgresql://personne@127.0.0.1:1/rien")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "base.sqlite3").write_bytes(b"xxxx" * 1024)
    with pytest.raises(BaseAbimee, match="sauvegarde"):
        open_store(tmp_path / "base.sqlite3")


def test_a_database_cut_short(tmp_path: Path) -> None:
    base = tmp_path / "base.sqlite3"
    open_store(base)
    close_store()
    base.write_bytes(base.read_bytes()[:5000])
    with pytest.raises(BaseAbimee):
        open_store(base)


def test_a_password_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(BaseInaccessible) as refus:
        open_store(tmp_path / "base.sqlite3", url="postgresql://personne:tressecret@127.0.0.1:1/rien")
    assert "tressecret" not in str(refus.value)


@pytest.mark.parametrize("url", ["mysql://localhost/rien", "n'importe quoi", "postgresql://localhost:port/rien"])
def test_another_kind_of_url(tmp_path: Path, url: str) -> None:
    with pytest.raises(BaseInaccessible, match="DATABASE_URL"):
        open_store(tmp_path / "base.sqlite3", url=url)


def test_a_folder_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("", encoding="ascii")
    with pytest.raises((BaseInaccessible, OSError)):
        open_store(tmp_path / "fichier" / "base.sqlite3")
