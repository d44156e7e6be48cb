"""When the ground gives way: killed, no database, no room on the disk, somebody else at work. All or nothing."""

import multiprocessing
import random
import resource
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest

from rentree.model.exports import ExportEtablissement
from rentree.pipeline.appliquer import PlanPerime
from rentree.pipeline.maison import Maison
from rentree.pipeline.verrou import DejaEnCours, hold
from rentree.store.base import BaseAbsente, BaseOccupee, close_store, one_transaction, tell_faults
from rentree.store.comptes import hold_comptes, load_comptes
from rentree.store.models import Compte, Execution, Journal
from tests.donnees import ecole, eleve, famille, uai
from tests.pipeline.chantier import LUNDI, MARDI, Chantier, acte_du, read_tree
from tests.pipeline.coupure import APPLICATION, apply_and_die, run_and_be_killed

A, B = uai(1), uai(2)
EN_ATTENTE = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
POSTGRESQL_SEUL = pytest.mark.parametrize("base", ["postgresql"], indirect=True)
AVANT: tuple[ExportEtablissement, ...] = (ecole(A, eleves=[eleve(1), eleve(2), eleve(3)]), famille(B, [9]))
APRES: tuple[ExportEtablissement, ...] = (ecole(A, eleves=[eleve(1, "CORMIER"), eleve(4)]), famille(B, [9, 10]))
"""Created, corrected, deactivated, in one plan."""


def state(chantier: Chantier) -> tuple[Any, ...]:
    """All that an application writes; the identifiers that a rollback uses up are not compared."""
    comptes = {cle: {**compte, "id": None} for cle, compte in chantier.en_base().items()}
    journal = [(ligne.operation, ligne.jointure, ligne.avant, ligne.apres) for ligne in chantier.journal()]
    return comptes, journal, Execution.objects.count()


def ready(chantier: Chantier) -> int:
    """A plan in which something of everything changes, not applied yet."""
    chantier.vivre(*AVANT)
    chantier.importer(*APRES)
    return chantier.prevoir(au=MARDI).numero


def as_it_ends(ouvrir: Callable[[str], Chantier], nom: str = "temoin") -> tuple[Any, ...]:
    """The state that a run without any accident leaves."""
    temoin = ouvrir(nom)
    temoin.appliquer(ready(temoin), au=MARDI)
    return state(temoin)


def test_killed_while_applying_at_any_moment(ouvrir: Callable[[str], Chantier]) -> None:
    """One home folder, killed at each moment in turn: nothing is done; applied at last, all is."""
    fin, chantier = as_it_ends(ouvrir), ouvrir("coupe")
    numero = ready(chantier)
    avant = state(chantier)
    for moment in APPLICATION:
        close_store()
        apply_and_die(chantier, numero, moment)
        assert state(chantier) == avant, moment
    chantier.appliquer(numero, au=MARDI)
    assert state(chantier) == fin


def test_killed_at_a_random_millisecond(ouvrir: Callable[[str], Chantier]) -> None:
    """The whole line, killed by a clock: the accounts are those of before or those of after, never between."""
    fin, chantier, hasard = as_it_ends(ouvrir), ouvrir("coupe"), random.Random(20)
    chantier.vivre(*AVANT)
    avant = state(chantier)
    chantier.importer(*APRES)
    for _ in range(4):
        close_store()
        run_and_be_killed(chantier, au=MARDI, apres=hasard.uniform(0.05, 1.5))
        assert state(chantier) in (avant, fin)
    chantier.run([chantier.exports], au=MARDI)
    assert state(chantier) == fin
    assert chantier.prevoir(au=MARDI).changements.num_rows == 0


def test_the_second_of_two_runs_does_nothing(chantier: Chantier) -> None:
    numero = ready(chantier)
    avant = state(chantier)
    with hold(Maison(chantier.maison), acte=acte_du(LUNDI, "monsieur.premier")):
        for commande in (
            lambda: chantier.appliquer(numero, au=MARDI),
            lambda: chantier.prevoir(au=MARDI),
            lambda: chantier.run([chantier.exports]),
        ):
            with pytest.raises(DejaEnCours, match=r"monsieur\.premier, .* depuis le 06/10/2025 à 12:00:00"):
                commande()
    assert state(chantier) == avant


def _try_to_apply(lieu: Chantier, numero: int, barriere: Any, retour: Any) -> None:
    barriere.wait(60)
    try:
        retour.put(lieu.appliquer(numero, au=MARDI).numero)
    except (PlanPerime, BaseOccupee) as error:
        retour.put(type(error).__name__)


@POSTGRESQL_SEUL
def test_two_home_folders_apply_to_one_database(ouvrir: Callable[[str], Chantier]) -> None:
    """Two processes at the same instant: one applies, the other is told that the accounts have moved."""
    un = ouvrir("un")
    deux = Chantier(un.racine.parent / "deux", un.url)
    un.vivre(*AVANT)
    numeros = []
    for lieu in (un, deux):
        lieu.importer(*APRES)
        numeros.append(lieu.prevoir(au=MARDI).numero)
    close_store()
    contexte = multiprocessing.get_context("spawn")
    barriere, retour = contexte.Barrier(2), contexte.Queue()
    couples = zip((un, deux), numeros, strict=True)
    processus = [contexte.Process(target=_try_to_apply, args=(*couple, barriere, retour)) for couple in couples]
    for chacun in processus:
        chacun.start()
    resultats = [retour.get(timeout=120) for _ in processus]
    for chacun in processus:
        chacun.join(60)
    assert sorted(map(type, resultats), key=str) == [int, str]
    assert "PlanPerime" in resultats
    assert Execution.objects.count() == 2
    assert Journal.objects.count() == 5 + 5
    assert un.prevoir(au=MARDI).changements.num_rows == 0


@POSTGRESQL_SEUL
def test_two_home_folders_meet_the_same_people(ouvrir: Callable[[str], Chantier]) -> None:
    """Both give the next numbers of the register at the same instant: one is told to try again, and then does."""
    un = ouvrir("un")
    deux = Chantier(un.racine.parent / "deux", un.url)
    un.importer(*AVANT)
    deux.importer(*APRES)
    close_store()
    with psycopg.connect(un.url) as autre:
        autre.execute("INSERT INTO personne (jointure, espece) VALUES (1, 'eleve')")
        autre.execute("INSERT INTO cle_source (academie, cle, jointure) VALUES ('16', 'eleve:1', 1)")
        commit = threading.Timer(0.0, _commit_when_awaited, args=(un.url, autre))
        commit.start()
        with pytest.raises(BaseOccupee, match="relancez la même commande"):
            un.prevoir()
        commit.join()
    for lieu in (un, deux):
        lieu.prevoir()
    with psycopg.connect(un.url) as connexion:
        cles, personnes = (
            connexion.execute(f"SELECT count(*) FROM {nom}").fetchone() for nom in ("cle_source", "personne")
        )
    assert cles == personnes


def _commit_when_awaited(url: str, autre: Any) -> None:
    """Commit once somebody waits for what this transaction holds."""
    with psycopg.connect(url, autocommit=True) as connexion:
        for _ in range(600):
            if connexion.execute(EN_ATTENTE).fetchall():
                break
            time.sleep(0.05)
    autre.commit()


@pytest.fixture
def terminator(chantier: Chantier) -> Iterator[Callable[[], None]]:
    """Cuts every connection to the database, as a server that is stopped does."""

    def cut() -> None:
        with psycopg.connect(chantier.url, autocommit=True) as connexion:
            connexion.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

    yield cut


@POSTGRESQL_SEUL
def test_the_database_goes_away_while_applying(chantier: Chantier, terminator: Callable[[], None]) -> None:
    """Another program holds the accounts, so that the application waits; its connection is cut there."""
    numero = ready(chantier)
    avant = state(chantier)
    close_store()
    with psycopg.connect(chantier.url) as autre:
        autre.execute("LOCK TABLE compte IN SHARE ROW EXCLUSIVE MODE")
        coupeur = threading.Thread(target=_cut_who_waits, args=(chantier.url,))
        coupeur.start()
        with pytest.raises(BaseAbsente, match="relancez la même commande"):
            chantier.appliquer(numero, au=MARDI)
        coupeur.join()
    assert state(chantier) == avant
    terminator()
    chantier.appliquer(numero, au=MARDI)
    assert state(chantier) != avant


def _cut_who_waits(url: str) -> None:
    """Cut the connection that waits for a lock, once there is one."""
    with psycopg.connect(url, autocommit=True) as connexion:
        for _ in range(600):
            if connexion.execute(f"SELECT pg_terminate_backend(pid) FROM ({EN_ATTENTE}) AS attente").fetchall():
                return
            time.sleep(0.05)


@POSTGRESQL_SEUL
def test_the_database_goes_away_inside_a_transaction(chantier: Chantier, terminator: Callable[[], None]) -> None:
    chantier.vivre(*AVANT)
    with pytest.raises(BaseAbsente), tell_faults(), one_transaction():
        hold_comptes()
        Compte.objects.update(nom="X")
        terminator()
        Compte.objects.count()
    assert {compte["nom"] for compte in chantier.en_base().values()} >= {"NOMB", "NOMC"}


@POSTGRESQL_SEUL
def test_the_database_goes_away_between_two_tables(chantier: Chantier, terminator: Callable[[], None]) -> None:
    """Whole tables go by COPY, straight to the driver: its error is told in the same words."""
    chantier.vivre(*AVANT)
    terminator()
    with pytest.raises(BaseAbsente), tell_faults():
        load_comptes("ent")


def _run_with_little_room(lieu: Chantier, octets: int, retour: Any) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (octets, octets))
    try:
        lieu.run([lieu.exports], au=MARDI)
    except Exception as error:  # noqa: BLE001 - whatever it is, the test judges it
        retour.put([un.__name__ for un in type(error).__mro__])
    else:
        retour.put([])


def run_with_little_room(chantier: Chantier, octets: int) -> set[str]:
    """Run the line while no file may grow past so many bytes; return the names of the error that it ends with."""
    close_store()
    contexte = multiprocessing.get_context("spawn")
    retour = contexte.Queue()
    victime = contexte.Process(target=_run_with_little_room, args=(chantier, octets, retour))
    victime.start()
    erreur = set(retour.get(timeout=120))
    victime.join(60)
    return erreur


@pytest.mark.parametrize("octets", [600, 3000])
def test_no_room_on_the_disk(chantier: Chantier, octets: int) -> None:
    """An error of the system, which the command tells; nothing half written or half published; then it goes on."""
    chantier.alimenter(*AVANT)
    chantier.importer(*APRES)
    avant, publie = state(chantier), read_tree(chantier.sortie)
    assert run_with_little_room(chantier, octets) & {"OSError", "ErreurRentree"}
    assert state(chantier) == avant
    assert read_tree(chantier.sortie) == publie
    chantier.run([chantier.exports], au=MARDI)
    assert chantier.prevoir(au=MARDI).changements.num_rows == 0


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_no_room_for_the_database(chantier: Chantier) -> None:
    chantier.alimenter(*AVANT)
    chantier.importer(*APRES)
    avant = state(chantier)
    close_store()
    assert "BaseAbsente" in run_with_little_room(chantier, 33_000)
    assert state(chantier) == avant
    chantier.run([chantier.exports], au=MARDI)
    assert chantier.prevoir(au=MARDI).changements.num_rows == 0
