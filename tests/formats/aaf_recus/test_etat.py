"""A state after any operations is what a plain dict would be after them, one by one."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rentree.formats.aaf.etat import Incidents, apply_complete, apply_delta
from rentree.formats.aaf.lecteur import ID, OPERATION
from rentree.formats.refus import EnsembleContraire

ATTRIBUTS = ("sn", "mail", "classes")
Operation = tuple[str, str, dict[str, str]]
Modele = dict[str, dict[str, str]]

OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["add", "modify", "delete"]),
        st.integers(1, 6).map(str),
        st.dictionaries(st.sampled_from(ATTRIBUTS), st.sampled_from(["", "a", "b"])),
    ),
    max_size=12,
)


def table(operations: Sequence[Operation]) -> pa.Table:
    noms = sorted({nom for _, _, attributs in operations for nom in attributs})
    colonnes: dict[str, list[str | None]] = {
        OPERATION: [operation for operation, _, _ in operations],
        ID: [identifiant for _, identifiant, _ in operations],
    }
    for nom in noms:
        colonnes[nom] = [None if op == "delete" else attributs.get(nom) for op, _, attributs in operations]
    return pa.table({nom: pa.array(valeurs, pa.string()) for nom, valeurs in colonnes.items()})


def apply_one_by_one(modele: Modele, operations: Sequence[Operation]) -> Modele:
    apres = {identifiant: dict(attributs) for identifiant, attributs in modele.items()}
    for operation, identifiant, attributs in operations:
        if operation == "delete":
            apres.pop(identifiant, None)
        elif operation == "add":
            apres[identifiant] = dict(attributs)
        else:
            apres[identifiant] = {**apres.get(identifiant, {}), **attributs}
    return {identifiant: {nom: v for nom, v in attributs.items() if v} for identifiant, attributs in apres.items()}


def as_dict(etat: pa.Table) -> Modele:
    lignes: list[dict[str, Any]] = etat.to_pylist()
    assert [ligne[ID] for ligne in lignes] == sorted({ligne[ID] for ligne in lignes})
    assert not any(valeur == "" for ligne in lignes for valeur in ligne.values())
    return {ligne[ID]: {nom: v for nom, v in ligne.items() if v and nom != ID} for ligne in lignes}


@settings(deadline=None, max_examples=100)
@given(OPERATIONS, OPERATIONS)
def test_deltas_do_what_their_operations_do_one_by_one(premiers: list[Operation], seconds: list[Operation]) -> None:
    etat: pa.Table | None = None
    modele: Modele = {}
    for operations in (premiers, seconds):
        if operations:
            etat = apply_delta(etat, table(operations), "Eleve").table
            modele = apply_one_by_one(modele, operations)
            assert as_dict(etat) == modele


@settings(deadline=None, max_examples=60)
@given(OPERATIONS.filter(bool))
def test_a_complete_keeps_the_last_of_each(operations: list[Operation]) -> None:
    ajouts: list[Operation] = [("add", identifiant, attributs) for _, identifiant, attributs in operations]
    fait = apply_complete(table(ajouts))
    assert as_dict(fait.table) == apply_one_by_one({}, ajouts)
    ids = [identifiant for _, identifiant, _ in ajouts]
    assert fait.incidents.doubles == tuple(sorted({une for une in ids if ids.count(une) > 1}))


def test_a_modification_keeps_what_it_does_not_name_and_erases_what_it_empties() -> None:
    etat = apply_complete(table([("add", "1", {"sn": "A", "mail": "a@b", "classes": "6A"})])).table
    etat = apply_delta(etat, table([("modify", "1", {"sn": "B", "mail": ""})]), "Eleve").table
    assert etat.to_pylist() == [{"id": "1", "classes": "6A", "mail": None, "sn": "B"}]


def test_what_is_odd_is_said() -> None:
    etat = apply_complete(table([("add", "1", {"sn": "A"})])).table
    delta: list[Operation] = [("add", "1", {}), ("modify", "2", {"sn": "B"}), ("delete", "3", {}), ("add", "4", {})]
    fait = apply_delta(etat, table(delta), "Eleve")
    assert fait.incidents == Incidents((), ("1",), ("2",), ("3",))
    assert fait.table[ID].to_pylist() == ["1", "2", "4"]


@pytest.mark.parametrize("categorie", ["EtabEducNat", "MefEducNat", "MatiereEducNat"])
def test_nomenclatures_given_whole_in_a_delta_are_not_odd(categorie: str) -> None:
    etat = apply_complete(table([("add", "1", {"sn": "A"})])).table
    fait = apply_delta(etat, table([("add", "1", {"sn": "B"}), ("modify", "2", {})]), categorie)
    assert fait.incidents == Incidents()
    assert fait.table["sn"].to_pylist() == ["B", None]


def test_ids_are_text() -> None:
    etat = apply_complete(table([("add", rang, {}) for rang in ("10", "9", "2", "A1")])).table
    assert etat[ID].to_pylist() == ["10", "2", "9", "A1"]


def test_too_many_operations_on_one_id_are_refused() -> None:
    delta: list[Operation] = [("modify", "1", {})] * 51
    with pytest.raises(EnsembleContraire):
        apply_delta(None, table(delta), "Eleve")
