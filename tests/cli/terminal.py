"""Typing a command: in this process, as the installed program runs it."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from rentree.cli import main


@dataclass(frozen=True)
class Resultat:
    """How a command ended and what it printed, spaces made one; `brut` is its output as it was."""

    code: int
    dit: str
    erreurs: str
    brut: str


Taper = Callable[..., Resultat]


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Taper:
    """What runs `rentree` with arguments and tells how it ended."""

    def type_in(*arguments: str | Path) -> Resultat:
        monkeypatch.setattr(sys, "argv", ["rentree", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as fin:
            main()
        sorties = capsys.readouterr()
        code = fin.value.code if isinstance(fin.value.code, int) else 0
        dit, erreurs = (re.sub(r"\s+", " ", sortie) for sortie in sorties)
        return Resultat(code, dit, erreurs, sorties.out)

    return type_in
