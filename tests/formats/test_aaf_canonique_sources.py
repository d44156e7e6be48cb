"""The staff of an AAF as canonical tables, and what is left out because another export tells it."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rentree.engine import Moteur
from rentree.formats.aaf.canonique import to_canonical
from rentree.formats.aaf.noms import BRUTS
from rentree.pipeline.charge import EXPORTS
from tests.formats.etats_aaf import (
    COLLEGE,
    ELEVE,
    PARENT,
    PROF,
    A,
    B,
    Fiche,
    empty_engine,
    put_state,
    rows,
    told,
    values,
)


def test_a_teacher(tmp_path: Path) -> None:
    lues, bilan = told(
        tmp_path,
        {
            "PersEducNat": [
                {
                    **PROF, "ENTPersonNomPatro": "PRIEUR", "personalTitle": "Mme", "mail": "ode@exemple.invalid",
                    "ENTPersonDateNaissance": "01/03/1980", "ENTPersonCategorieEnseignant": "O",
                    "ENTPersonFonctions": ["10$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES", "10$DIR$DIRECTION$D0010$TETE"],
                    "ENTAuxEnsClasses": ["10$6A", "10$6B"],
                    "ENTAuxEnsClassesMatieres": ["10$6A$061300", "10$6B"],
                    "ENTAuxEnsGroupes": ["10$6ANG", "10$-"],
                    "ENTAuxEnsClassesPrincipal": "10$6A",
                }
            ]
        },
    )  # fmt: skip
    assert lues["personnels"] == [
        {
            "ligne": 1, "source": "aaf", "type": "aaf", "id": "163", "civilite": "MME", "sexe": "2",
            "nom_usage": "MARTEL", "nom_famille": "PRIEUR", "prenom": "ODE",
            "date_naissance": datetime.date(1980, 3, 1), "mel": "ode@exemple.invalid", "rattachement": True,
            "enseignant": True, "uai": A,
        }
    ]  # fmt: skip
    assert {(une["fonction"], une["libelle"]) for une in lues["personnel_fonctions"]} == {
        ("ENS", "ENSEIGNEMENT"), ("DIR", "DIRECTION"),
    }  # fmt: skip
    assert {(une["code"], une["libelle"], une["fonction"]) for une in lues["disciplines"]} == {
        ("L1300", "MATHEMATIQUES", "ENS"), ("D0010", "TETE", "DIR"),
    }  # fmt: skip
    assert {(un["structure_type"], un["structure"], un.get("code_matiere")) for un in lues["service_enseignants"]} == {
        ("D", "6A", "061300"),
        ("D", "6B", None),
        ("G", "6ANG", None),
    }
    assert len(lues["services"]) == 3
    assert [(un["id"], un["division"]) for un in lues["professeurs_principaux"]] == [("163", "6A")]
    assert bilan.devenirs["personnels"] == {"charge": 1}


def test_where_staff_is(tmp_path: Path) -> None:
    """Where there is a function or a class; the structure of attachment counts when there is none."""
    rien = "$-$SANS OBJET$-$SANS OBJET"
    lues, bilan = told(
        tmp_path,
        {
            "EtabEducNat": [COLLEGE, {"id": "11", "ENTStructureUAI": B}],
            "PersEducNat": [
                {**PROF, "id": "1", "ENTPersonFonctions": "11$ENS$ENSEIGNEMENT$L1300$MATHS"},
                {**PROF, "id": "2"},
                {**PROF, "id": "3", "ENTPersonFonctions": "11" + rien},
                {**PROF, "id": "4", "ENTPersonFonctions": "77$ENS$ENSEIGNEMENT$L1300$MATHS"},
                {**PROF, "id": "5", "ENTPersonStructRattach": "77", "ENTPersonFonctions": "77$ADF$ADM$-$-"},
                {**PROF, "id": "6", "ENTPersonFonctions": ["10$ENS$E$AUCUNE$SANS OBJET", "11$ENS$E$-$SANS OBJET"]},
            ],
        },
    )
    assert {(une["id"], une["uai"], une["rattachement"]) for une in lues["personnels"]} == {
        ("1", B, False), ("2", A, True), ("3", B, False), ("4", A, True), ("6", A, True), ("6", B, False),
    }  # fmt: skip
    assert {une["id"] for une in lues["personnel_fonctions"]} == {"1", "6"}
    assert {une["id"] for une in lues["disciplines"]} == {"1"}
    assert bilan.devenirs["personnels"] == {"charge": 5, "structure_absente": 1}


def test_the_same_record_given_twice_is_one_structure(tmp_path: Path) -> None:
    """Two states of one académie, cut by school, both hold the rectorat: it is told once, its staff twice."""
    with empty_engine() as moteur:
        for nom in ("un", "deux"):
            to_canonical(
                moteur, put_state(tmp_path / nom, {"EtabEducNat": [COLLEGE], "PersEducNat": [PROF]}, portee=nom)
            )
        assert (moteur.count("etablissements"), moteur.count("exports"), moteur.count("personnels")) == (1, 1, 2)
        assert {ligne["ligne"] for ligne in rows(moteur, "personnels")} == {1, 2}


@pytest.fixture
def moteur() -> Iterator[Moteur]:
    with empty_engine() as ouvert:
        yield ouvert


@pytest.mark.parametrize(
    ("sources", "eleves", "personnels"),
    [
        ((), {"charge": 1}, {"charge": 1}),
        (("eleves", "responsables"), {"autre_source": 1}, {"charge": 1}),
        (("sts",), {"charge": 1}, {"autre_source": 1}),
        (("eleves", "sts"), {"autre_source": 1}, {"autre_source": 1}),
        (("personnels",), {"charge": 1}, {"charge": 1}),
    ],
)
def test_what_another_export_tells_is_left_out(
    moteur: Moteur, tmp_path: Path, sources: tuple[str, ...], eleves: dict[str, int], personnels: dict[str, int]
) -> None:
    lus = [{"uai": A, "source": source} for source in sources]
    moteur.load("exports", pa.Table.from_pylist(lus, schema=EXPORTS))
    fiches: dict[str, list[Fiche]] = {
        "EtabEducNat": [COLLEGE],
        "Eleve": [{**ELEVE, "ENTElevePersRelEleve": "501$10$0$1$0$0"}],
        "PersRelEleve": [PARENT],
        "PersEducNat": [{**PROF, "ENTAuxEnsClasses": "10$6A"}],
    }
    bilan = to_canonical(moteur, put_state(tmp_path, fiches))
    assert (bilan.devenirs["eleves"], bilan.devenirs["personnels"]) == (eleves, personnels)
    assert moteur.count("eleves") == moteur.count("liens") == moteur.count("responsables") == eleves.get("charge", 0)
    assert moteur.count("personnels") == moteur.count("services") == personnels.get("charge", 0)
    dite = bool(eleves.get("charge") or personnels.get("charge"))
    assert (("aaf",) in values(moteur, "exports", "source")) == dite == bool(bilan.ecoles)
    assert bool(moteur.count("divisions")) == dite


def test_a_school_of_two_academies_is_told_by_the_first(moteur: Moteur, tmp_path: Path) -> None:
    fiches: dict[str, list[Fiche]] = {"EtabEducNat": [COLLEGE], "Eleve": [ELEVE]}
    to_canonical(moteur, put_state(tmp_path / "05", fiches, academie="05"))
    bilan = to_canonical(moteur, put_state(tmp_path / "21", fiches, academie="21"))
    assert bilan.devenirs["eleves"] == {"autre_source": 1}
    assert values(moteur, "etablissements", "academie") == {("05",)}


def test_provenance_and_nothing_left_behind(moteur: Moteur, tmp_path: Path) -> None:
    avant = values(moteur, "duckdb_tables", "table_name")
    to_canonical(moteur, put_state(tmp_path, {"EtabEducNat": [COLLEGE], "Eleve": [ELEVE]}))
    assert values(moteur, "duckdb_tables", "table_name") == avant
    assert values(moteur, "eleves", "uai", "annee", "empreinte") == {(A, 2025, "0123456789abcdef")}
    (export,) = rows(moteur, "exports")
    assert export == {
        "uai": A, "source": "aaf", "fichier": "AAF 2D ENT", "horodatage": datetime.datetime(2025, 10, 6),
    }  # fmt: skip


def test_an_empty_state_is_no_fault(moteur: Moteur, tmp_path: Path) -> None:
    bilan = to_canonical(moteur, put_state(tmp_path, {}))
    assert (bilan.devenirs, bilan.ecoles) == ({}, frozenset())


def test_every_official_name_feeds_one_column_of_its_table() -> None:
    for _, noms in BRUTS.values():
        tous = [nom for candidats in noms.values() for nom in candidats]
        assert len(set(tous)) == len(tous)


PLACES = st.sampled_from(["10", "11", "77", ""])
CLASSES = st.lists(st.sampled_from(["10$6A", "11$3C", "77$X", "10$-", "10$"]), max_size=3)


@settings(max_examples=20, deadline=None)
@given(
    eleves=st.lists(st.tuples(PLACES, CLASSES), max_size=4),
    personnels=st.lists(st.tuples(PLACES, CLASSES), max_size=4),
    connues=st.sets(st.sampled_from([(A, "eleves"), (A, "sts"), (B, "eleves")])),
)
def test_every_record_is_counted_out(
    eleves: list[tuple[str, list[str]]], personnels: list[tuple[str, list[str]]], connues: set[tuple[str, str]]
) -> None:
    fiches: dict[str, list[Fiche]] = {
        "EtabEducNat": [COLLEGE, {"id": "11", "ENTStructureUAI": B}],
        "Eleve": [
            {**ELEVE, "id": f"1{rang}", "ENTPersonStructRattach": place, "ENTEleveClasses": classes}
            for rang, (place, classes) in enumerate(eleves)
        ],
        "PersEducNat": [
            {**PROF, "id": f"2{rang}", "ENTPersonStructRattach": place, "ENTAuxEnsClasses": classes}
            for rang, (place, classes) in enumerate(personnels)
        ],
    }
    ailleurs = [{"uai": uai, "source": source} for uai, source in sorted(connues)]
    with TemporaryDirectory() as dossier, empty_engine() as moteur:
        moteur.load("exports", pa.Table.from_pylist(ailleurs, schema=EXPORTS))
        bilan = to_canonical(moteur, put_state(Path(dossier), {nom: lues for nom, lues in fiches.items() if lues}))
        for espece, lues, cle in (("eleves", eleves, "eleve_id"), ("personnels", personnels, "id")):
            devenirs = bilan.devenirs.get(espece, {})
            assert sum(devenirs.values()) == len(lues)
            assert len(values(moteur, espece, cle)) == devenirs.get("charge", 0)
        assert not values(moteur, "eleves", "uai") & {(uai,) for uai, source in connues if source == "eleves"}
        assert not values(moteur, "personnels", "uai") & {(uai,) for uai, source in connues if source == "sts"}
