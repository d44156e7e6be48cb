"""What every test may ask for."""

import datetime
import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from psycopg import sql

from rentree.pipeline.generer import generer
from rentree.store.base import close_store, open_store
from tests.pipeline.chantier import Chantier
from tests.postgres import create_database, drop_database, execute, running_server
from tests.slapd import SECRET, Serveur, running_slapd

MODELE = "modele"
SQLITE, POSTGRESQL = "sqlite", "postgresql"

settings.register_profile("fixe", derandomize=True)
settings.register_profile("hasard")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixe"))


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a real PostgreSQL, started for this run only; one per pytest-xdist worker."""
    with running_server() as url:
        yield url


@pytest.fixture(scope="session")
def migrated_postgres(postgres_url: str) -> str:
    """The URL of a PostgreSQL where the database `modele` has every table, empty."""
    open_store(Path(), url=create_database(postgres_url, MODELE))
    close_store()
    return postgres_url


@pytest.fixture
def new_url(base: str, request: pytest.FixtureRequest) -> Iterator[Callable[[], str]]:
    """Gives the URL of a new PostgreSQL database each time it is called, empty for SQLite; all go with the test."""
    if base == SQLITE:
        yield lambda: ""
        return
    serveur: str = request.getfixturevalue("migrated_postgres")
    noms = (f"essai{numero}" for numero in itertools.count())
    crees: list[str] = []

    def create() -> str:
        crees.append(next(noms))
        copie = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
        execute(serveur, copie.format(sql.Identifier(crees[-1]), sql.Identifier(MODELE)))
        return f"{serveur.rpartition('/')[0]}/{crees[-1]}"

    yield create
    close_store()
    for nom in crees:
        drop_database(serveur, nom)


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def base(request: pytest.FixtureRequest) -> str:
    """The kind of database: a test that asks for it, or for a fixture that needs one, runs once on each."""
    kind: str = request.param
    return kind


@pytest.fixture
def opened(new_url: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty store, open."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    open_store(tmp_path / "base.sqlite3", url=new_url())
    yield
    close_store()


@pytest.fixture
def ouvrir(
    new_url: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Chantier]]:
    """Opens a new place to run the line, by its name: its own folders, its own database."""
    monkeypatch.setenv("DATABASE_URL", "")
    yield lambda nom: Chantier(tmp_path / nom, new_url())
    close_store()


@pytest.fixture
def chantier(ouvrir: Callable[[str], Chantier]) -> Chantier:
    """A place to run the line."""
    return ouvrir("chantier")


@pytest.fixture(scope="session")
def running_directory() -> Iterator[Serveur]:
    """A real slapd, started for this run only; one per pytest-xdist worker."""
    with running_slapd() as serveur:
        yield serveur


@pytest.fixture
def slapd(running_directory: Serveur, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serveur]:
    """A real slapd whose tree is empty, and the password of Rentrée where Rentrée looks for it."""
    monkeypatch.setenv("RENTREE_LDAP_MOT_DE_PASSE", SECRET)
    yield running_directory
    running_directory.wipe()


@pytest.fixture(scope="session")
def academie(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chantier]:
    """Four invented schools with every defect, once through the line; to be read, never run again."""
    lieu = Chantier(tmp_path_factory.mktemp("academie"), "")
    generer(lieu.exports, etablissements=4, eleves=60, graine=20, annee=2025)
    lieu.run([lieu.exports])
    yield lieu
    close_store()


@pytest.fixture(scope="session")
def college(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chantier]:
    """The exports of a real collège, once through the line; they are not in the repository."""
    exports = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "college_2009"
    if not exports.is_dir():
        pytest.skip("the exports of the real collège are not on this machine")
    lieu = Chantier(tmp_path_factory.mktemp("college"), "")
    lieu.run([exports], au=datetime.date(2026, 9, 1))
    yield lieu
    close_store()
