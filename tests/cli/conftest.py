"""A terminal for the tests of commands."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rentree.store.base import close_store
from tests.cli.terminal import Taper, runner


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Taper:
    """Types a command in an empty folder, on two hundred columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("RENTREE_HOME", raising=False)
    return runner(monkeypatch, capsys)


@pytest.fixture
def taper(terminal: Taper, new_url: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Taper]:
    """Types a command in an empty folder, with an empty database."""
    monkeypatch.setenv("DATABASE_URL", new_url())
    yield terminal
    close_store()
