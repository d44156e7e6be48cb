"""The journal: lines in their order, who, when and why; nothing rewrites them, and what is personal can go."""

import datetime

import pyarrow as pa
import pytest
from django.db import DatabaseError, connection, transaction

from rentree.model.acte import Acte
from rentree.store.base import one_transaction
from rentree.store.journal import (
    ENTREES,
    PREUVES,
    forget_values,
    read_journal,
    read_proofs,
    record_proof,
    write_journal,
)
from rentree.store.models import Journal, JournalValeur

AU = datetime.date(2025, 10, 6)
MIDI = datetime.datetime(2025, 10, 6, 14, 30, 1, 250_000, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
ACTE = Acte(AU, MIDI, "madame.martel")
PREUVE = {
    "execution": 3, "projet": "ent", "supprimes_le": AU, "uai": "0310001A", "profil": "eleve", "nombre": 12,
    "desactives_du": datetime.date(2025, 8, 1), "desactives_au": datetime.date(2025, 8, 11),
}  # fmt: skip
pytestmark = pytest.mark.usefixtures("opened")


def entry(jointure: int | None, operation: str = "creation", **champs: str | None) -> dict[str, object]:
    """A line to write; it says its values unless told otherwise."""
    personnel = {
        "avant": None,
        "apres": '{"nom":"O\\"BRIEN; é\\n"}',
        "profil": "eleve",
        "uais": "",
        "raison": "nouveau",
    }
    return {"operation": operation, "jointure": jointure, **personnel, **champs}


def write(*entrees: dict[str, object], projet: str = "ent", execution: int | None = 1) -> None:
    with one_transaction():
        table = pa.Table.from_pylist([*entrees], schema=ENTREES)
        write_journal(table, projet=projet, acte=ACTE, execution=execution)


def test_a_line_comes_back_as_it_was_written() -> None:
    write(entry(10), entry(11, "mise_a_jour", avant='{"nom":"X"}', uais="0310001A|0310002B"), execution=7)
    premiere, seconde = read_journal("ent")
    assert (premiere.numero, premiere.quand, premiere.qui, premiere.au) == (1, MIDI, "madame.martel", AU)
    assert (premiere.execution, premiere.operation, premiere.jointure, premiere.raison) == (
        7,
        "creation",
        10,
        "nouveau",
    )
    assert (premiere.avant, premiere.apres) == (None, {"nom": 'O"BRIEN; é\n'})
    assert (seconde.numero, seconde.avant, seconde.uais) == (2, {"nom": "X"}, "0310001A|0310002B")


def test_lines_are_numbered_in_their_order_whatever_the_project() -> None:
    write(entry(10), entry(9))
    write(entry(10), projet="autre")
    write(entry(8, "frein_passe", apres=None), execution=None)
    write()
    assert [(ligne.numero, ligne.jointure) for ligne in read_journal("ent")] == [(1, 10), (2, 9), (4, 8)]
    assert [ligne.numero for ligne in read_journal("autre")] == [3]
    assert [ligne.numero for ligne in read_journal("ent", dernieres=2)] == [2, 4]
    assert [ligne.numero for ligne in read_journal("ent", jointures=[9, 8])] == [2, 4]
    assert read_journal("troisieme") == []


@pytest.mark.parametrize(
    "ordre", ["UPDATE journal SET qui = 'personne'", "DELETE FROM journal", "DELETE FROM journal WHERE numero = 2"]
)
def test_the_database_refuses_to_rewrite_it(ordre: str) -> None:
    write(entry(10), entry(11))
    avant = read_journal("ent")
    with pytest.raises(DatabaseError, match="never rewritten"), transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(ordre)
    assert read_journal("ent") == avant


def test_neither_does_the_model() -> None:
    write(entry(10))
    ligne = Journal.objects.get()
    ligne.qui = "personne"
    with pytest.raises(DatabaseError), transaction.atomic():
        ligne.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        ligne.delete()
    assert Journal.objects.get().qui == "madame.martel"


@pytest.mark.parametrize("base", ["postgresql"], indirect=True)
def test_nor_is_it_emptied() -> None:
    write(entry(10))
    with pytest.raises(DatabaseError, match="never rewritten"), transaction.atomic(), connection.cursor() as curseur:
        curseur.execute("TRUNCATE journal")
    assert Journal.objects.count() == 1


def test_values_go_and_lines_stay() -> None:
    write(entry(10), entry(11), entry(10, "mise_a_jour"))
    write(entry(10), projet="autre")
    forget_values("ent", pa.chunked_array([pa.array([10], pa.int64())]))
    assert [(ligne.jointure, ligne.apres is None) for ligne in read_journal("ent")] == [
        (10, True),
        (11, False),
        (10, True),
    ]
    assert set(JournalValeur.objects.values_list("projet", "jointure")) == {("ent", 11), ("autre", 10)}


def test_all_or_nothing() -> None:
    write(entry(10))
    with pytest.raises(ZeroDivisionError), one_transaction():
        write(entry(11))
        raise ZeroDivisionError
    write(entry(12))
    assert [(ligne.numero, ligne.jointure) for ligne in read_journal("ent")] == [(1, 10), (2, 12)]


def test_a_proof_comes_back_as_it_was_written() -> None:
    record_proof(pa.Table.from_pylist([PREUVE], schema=PREUVES))
    (preuve,) = read_proofs("ent")
    assert vars(preuve) == PREUVE
    assert read_proofs("autre") == []


@pytest.mark.parametrize("ordre", ["UPDATE preuve_suppression SET nombre = 1", "DELETE FROM preuve_suppression"])
def test_the_database_refuses_to_rewrite_a_proof(ordre: str) -> None:
    record_proof(pa.Table.from_pylist([PREUVE], schema=PREUVES))
    with pytest.raises(DatabaseError, match="never rewritten"), transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(ordre)
    assert [preuve.nombre for preuve in read_proofs("ent")] == [12]
