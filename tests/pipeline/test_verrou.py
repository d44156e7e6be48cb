"""One run at a time in a home folder."""

import datetime
import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from rentree.pipeline.maison import Maison
from rentree.pipeline.verrou import DejaEnCours, hold
from tests.donnees import famille, uai
from tests.pipeline.chantier import Chantier, acte_du

ACTE = acte_du(datetime.date(2025, 10, 6))


def take_and_die(racine: Path) -> None:
    """What a process does that is killed while it works."""
    with hold(Maison(racine), acte=ACTE):
        os.kill(os.getpid(), signal.SIGKILL)


def test_the_second_is_refused_and_told_who_holds(tmp_path: Path) -> None:
    maison = Maison(tmp_path / "maison")
    dit = rf"testeur, processus {os.getpid()}, depuis le 06/10/2025 à 12:00:00"
    with hold(maison, acte=ACTE), pytest.raises(DejaEnCours, match=dit):
        hold(maison, acte=ACTE).__enter__()


def test_another_home_is_another_lock(tmp_path: Path) -> None:
    with hold(Maison(tmp_path / "un"), acte=ACTE), hold(Maison(tmp_path / "deux"), acte=ACTE):
        assert (tmp_path / "deux").is_dir()


def test_it_is_let_go_at_the_end_even_after_an_error(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), hold(Maison(tmp_path), acte=ACTE):
            raise ZeroDivisionError


def test_a_dead_process_holds_nothing(tmp_path: Path) -> None:
    autre = multiprocessing.get_context("spawn").Process(target=take_and_die, args=(tmp_path,))
    autre.start()
    autre.join(60)
    assert autre.exitcode == -signal.SIGKILL
    with hold(Maison(tmp_path), acte=ACTE):
        assert str(os.getpid()) in (tmp_path / "verrou").read_text(encoding="utf-8")


def test_a_run_does_not_touch_a_home_that_is_held(chantier: Chantier) -> None:
    with hold(Maison(chantier.maison), acte=ACTE), pytest.raises(DejaEnCours):
        chantier.alimenter(famille(uai(1)))
    assert not chantier.sortie.exists()
    assert [fichier.name for fichier in chantier.maison.iterdir()] == ["verrou"]
