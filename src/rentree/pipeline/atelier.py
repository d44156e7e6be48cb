"""Compiling the letters of many schools, side by side.

Typst keeps what it has compiled, about 0.2 MB a letter, until its process ends: past a few schools the work is done by
processes that are let go after each batch. Pages and PDF go to and fro in memory, never by a file.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any

from rentree.feeds.lettres.rendu import Gabarit, render
from rentree.pipeline.equipe import new_team

Pages = Mapping[str, Any]
SUR_PLACE = 2
"""Schools that are compiled in this process: starting others would take longer."""

PAR_PROCESSUS = 2
"""Schools that a process compiles before it is let go."""


def render_all(toutes: Iterable[Pages], *, gabarit: Gabarit, quand: datetime) -> Iterator[tuple[Pages, bytes]]:
    """Give the pages of each school and their PDF, in order; a few schools at a time are held. Raises GabaritFaux."""
    suite = iter(toutes)
    compile_one = partial(_compile, gabarit, quand)
    premieres = list(islice(suite, SUR_PLACE + 1))
    if len(premieres) <= SUR_PLACE:
        yield from zip(premieres, map(compile_one, premieres), strict=True)
        return
    lot = premieres + list(islice(suite, _batch() - len(premieres)))
    while lot:
        with new_team(len(lot)) as equipe:
            yield from zip(lot, equipe.map(compile_one, lot), strict=True)
        lot = list(islice(suite, _batch()))


def _batch() -> int:
    """How many schools go to a team: at least those that were counted to know whether there is need of one."""
    return max(SUR_PLACE + 1, PAR_PROCESSUS * (os.cpu_count() or 1))


def _compile(gabarit: Gabarit, quand: datetime, pages: Pages) -> bytes:
    return render(gabarit, pages, quand=quand)
