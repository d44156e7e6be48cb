"""Telling how far a run has come, to whoever shows it."""

from typing import Protocol


class Suivi(Protocol):
    """Called as work is done: the stage, how many parts are done, of how many."""

    def __call__(self, etape: str, fait: int, total: int) -> None: ...


def silent(etape: str, fait: int, total: int) -> None:
    """Say nothing."""
