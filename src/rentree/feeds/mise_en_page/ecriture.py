"""Writes a file beside its place, then renames it: a reader sees the old one or the new one, never a half."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

A_L_ECRAN = Path("-")
"""In the place of a file: the standard output."""


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give a path to write to; it takes the place of `path` when the block ends well, and is removed when it fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    provisoire = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield provisoire
        provisoire.replace(path)
    finally:
        provisoire.unlink(missing_ok=True)


def write_text(path: Path, texte: str) -> None:
    """Replace `path` by this text, in UTF-8; `-` is the standard output."""
    if path == A_L_ECRAN:
        sys.stdout.write(texte)
        return
    with beside(path) as provisoire:
        provisoire.write_text(texte, encoding="utf-8", newline="\n")
