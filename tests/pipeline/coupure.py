"""A run that is killed at a chosen moment, in a process of its own."""

import multiprocessing
import os
import pkgutil
import signal
from collections.abc import Callable
from typing import Any
from unittest import mock

from tests.pipeline.chantier import LUNDI, Chantier

MOMENTS = {
    "the first snapshot written": ("rentree.pipeline.lecture.write_folder", 1),
    "the register written": ("rentree.pipeline.federer.add_to_registre", 1),
    "the annuaire half written": ("rentree.engine.moteur.Moteur.write_parquet", 5),
    "the plan written, not yet numbered": ("rentree.pipeline.prevoir.write_folder", 1),
    "the run recorded, no account yet": ("rentree.pipeline.appliquer.record_run", 1),
    "the accounts made, not yet in the journal": ("rentree.pipeline.appliquer.create_comptes", 1),
    "the journal written, nothing kept yet": ("rentree.pipeline.appliquer.write_journal", 1),
    "the accounts kept, nothing published": ("rentree.pipeline.alimenter.apply_plan", 1),
    "half of the AAF written": ("rentree.pipeline.fichiers_aaf.write_requests", 3),
    "the AAF packed, not in place": ("rentree.pipeline.fichiers_aaf.write_archive", 1),
    "the AAF in place, not yet remembered": ("rentree.pipeline.publications.replace", 1),
}
"""What has just been done when the power goes: a function, and how many times it has been called."""


def _killer(fonction: Callable[..., Any], fois: int) -> Callable[..., Any]:
    reste = [fois]

    def call_then_die(*arguments: Any, **options: Any) -> Any:
        resultat = fonction(*arguments, **options)
        reste[0] -= 1
        if not reste[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return resultat

    return call_then_die


def _run_and_die(lieu: Chantier, moment: str) -> None:
    chemin, fois = MOMENTS[moment]
    module, _, nom = chemin.rpartition(".")
    cible = pkgutil.resolve_name(module)
    with mock.patch.object(cible, nom, _killer(getattr(cible, nom), fois)):
        lieu.run([lieu.exports], au=LUNDI)


def run_and_die(lieu: Chantier, moment: str) -> None:
    """Run the line on what is deposited and kill it; fails when it was not."""
    victime = multiprocessing.get_context("spawn").Process(target=_run_and_die, args=(lieu, moment))
    victime.start()
    victime.join(120)
    assert victime.exitcode == -signal.SIGKILL, victime.exitcode
