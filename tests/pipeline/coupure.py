"""A run that is killed at a chosen moment, in a process of its own."""

import datetime
import multiprocessing
import os
import pkgutil
import signal
from collections.abc import Callable
from typing import Any
from unittest import mock

from tests.pipeline.chantier import LUNDI, MARDI, Chantier

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

APPLICATION = {
    nom: (f"rentree.pipeline.appliquer.{nom}", 1)
    for nom in ("hold_comptes", "record_run", "create_comptes", "update_comptes", "write_journal", "mark_applied")
}
"""The same, while a plan is applied."""


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


def _apply_and_die(lieu: Chantier, numero: int, moment: str) -> None:
    chemin, fois = APPLICATION[moment]
    module, _, nom = chemin.rpartition(".")
    cible = pkgutil.resolve_name(module)
    with mock.patch.object(cible, nom, _killer(getattr(cible, nom), fois)):
        lieu.appliquer(numero, au=MARDI)


def apply_and_die(lieu: Chantier, numero: int, moment: str) -> None:
    """Apply a plan on MARDI and kill it; fails when it was not."""
    victime = multiprocessing.get_context("spawn").Process(target=_apply_and_die, args=(lieu, numero, moment))
    victime.start()
    victime.join(120)
    assert victime.exitcode == -signal.SIGKILL, victime.exitcode


def _run_when_told(lieu: Chantier, au: datetime.date, pret: Any) -> None:
    pret.set()
    lieu.run([lieu.exports], au=au)


def run_and_be_killed(lieu: Chantier, *, au: datetime.date, apres: float) -> None:
    """Run the line and kill it so many seconds after it begins, unless it has ended."""
    contexte = multiprocessing.get_context("spawn")
    pret = contexte.Event()
    victime = contexte.Process(target=_run_when_told, args=(lieu, au, pret))
    victime.start()
    assert pret.wait(60)
    victime.join(apres)
    victime.kill()
    victime.join(60)
