"""The processes that read or write schools side by side."""

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor


def new_team(parts: int) -> ProcessPoolExecutor:
    """Return as many processes as the machine has processors, and no more than there are parts.

    They are started by a server process that has no thread: forking one that has (a progress bar, an engine) can hang.
    """
    contexte = multiprocessing.get_context("forkserver")
    return ProcessPoolExecutor(max(1, min(os.cpu_count() or 1, parts)), mp_context=contexte)
