"""Whole tables to and from both databases, with text that breaks careless ones."""

import datetime

import pyarrow as pa
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rentree.store.base import is_postgresql
from rentree.store.masse import fetch_rows, load_rows, update_rows
from tests.store.refus import REFUS

SCHEMA = pa.schema(
    [("id", pa.int64()), ("nom", pa.string()), ("note", pa.string()), ("jour", pa.date32()), ("nombre", pa.int32())]
)
LIRE = "SELECT id, nom, note, jour, nombre FROM essai ORDER BY id"
JOUR = datetime.date(1990, 2, 28)
TEXTES = [
    "MARTIN",
    "",
    None,
    'dit "le grand"',
    '"',
    '""',
    "a;b,c\td",
    "deux\nlignes\r\nencore",
    "L'AÎNÉ — œuvre Łukasz 𝒳",
    "\\N",
    "\\.",
    "NULL",
    "NA",
    "NaN",
    " bords ",
    "100%s %(nom)s ?",
]
MECHANTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12) | st.none()

pytestmark = pytest.mark.usefixtures("opened")


@pytest.fixture(autouse=True)
def essai(opened: None) -> None:
    """A table to write in."""
    with connection.cursor() as curseur:
        curseur.execute('CREATE TABLE essai (id bigint PRIMARY KEY, nom text, note text, jour date, "nombre" integer)')


def rows(textes: list[str | None]) -> pa.Table:
    lignes = [
        {
            "id": rang,
            "nom": texte,
            "note": texte,
            "jour": JOUR if rang % 2 else None,
            "nombre": rang if rang % 3 else None,
        }
        for rang, texte in enumerate(textes)
    ]
    return pa.Table.from_pylist(lignes, schema=SCHEMA)


def test_the_database_is_the_one_asked_for(base: str) -> None:
    assert is_postgresql() == (base == "postgresql") == (connection.vendor == "postgresql")


def test_nasty_text_comes_back() -> None:
    load_rows("essai", rows(TEXTES))
    assert fetch_rows(LIRE, SCHEMA).to_pylist() == rows(TEXTES).to_pylist()


def test_no_row_is_no_fault() -> None:
    load_rows("essai", rows([]))
    update_rows("essai", rows([]), cle=("id",))
    lus = fetch_rows(LIRE, SCHEMA)
    assert (lus.num_rows, lus.schema) == (0, SCHEMA)


def test_empty_and_null_are_two_things() -> None:
    load_rows("essai", rows(["", None]))
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT count(*) FROM essai WHERE nom = '' UNION ALL SELECT count(*) FROM essai WHERE nom IS NULL"
        )
        assert curseur.fetchall() == [(1,), (1,)]


def test_columns_go_by_name() -> None:
    load_rows("essai", rows(["MARTIN"]).select(["note", "id"]))
    assert fetch_rows(LIRE, SCHEMA).to_pylist() == [
        {"id": 0, "nom": None, "note": "MARTIN", "jour": None, "nombre": None}
    ]


def test_an_update_touches_its_rows_and_columns_alone() -> None:
    load_rows("essai", rows(["a", "b", "c"]))
    changes = pa.table({"id": pa.array([1, 2], pa.int64()), "nom": ['B"\n', None], "jour": pa.array([None, JOUR])})
    update_rows("essai", changes, cle=("id",))
    lus = fetch_rows(LIRE, SCHEMA).to_pylist()
    assert [(un["nom"], un["note"], un["jour"]) for un in lus] == [
        ("a", "a", None),
        ('B"\n', "b", None),
        (None, "c", JOUR),
    ]


def test_two_updates_follow_one_another() -> None:
    load_rows("essai", rows(["a"]))
    for nom in ("b", "c"):
        update_rows("essai", pa.table({"id": [0], "nom": [nom]}), cle=("id",))
    assert fetch_rows(LIRE, SCHEMA)["nom"].to_pylist() == ["c"]


def test_rows_are_found_by_two_columns() -> None:
    load_rows("essai", rows(["a", "b"]))
    update_rows("essai", pa.table({"nom": ["a", "a"], "id": [0, 1], "note": ["oui", "non"]}), cle=("id", "nom"))
    assert fetch_rows(LIRE, SCHEMA)["note"].to_pylist() == ["oui", "b"]


def test_a_failed_load_leaves_nothing() -> None:
    load_rows("essai", rows(["a"]))
    with pytest.raises(REFUS), transaction.atomic():
        load_rows("essai", pa.table({"id": pa.array([5, 0], pa.int64())}))
    assert fetch_rows(LIRE, SCHEMA)["id"].to_pylist() == [0]


def test_large_numbers_and_many_rows() -> None:
    nombreux = pa.table({"id": pa.array(range(2**40, 2**40 + 5000), pa.int64()), "nom": ["é" * 20] * 5000})
    load_rows("essai", nombreux)
    lus = fetch_rows(LIRE, SCHEMA)
    assert lus.select(["id", "nom"]).to_pylist() == nombreux.to_pylist()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(textes=st.lists(MECHANTS, max_size=6))
def test_any_text_comes_back(textes: list[str | None]) -> None:
    with transaction.atomic():
        load_rows("essai", rows(textes))
        assert fetch_rows(LIRE, SCHEMA).to_pylist() == rows(textes).to_pylist()
        transaction.set_rollback(True)
