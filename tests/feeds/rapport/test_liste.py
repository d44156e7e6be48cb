"""The JSON list."""

import json
from pathlib import Path

import pytest

from rentree.feeds.mise_en_page.ecriture import beside
from rentree.feeds.rapport import write_json
from tests.feeds.rapport.exemple import MECHANT, rapport_academie


def test_each_constat_is_an_object_of_seven_keys(tmp_path: Path) -> None:
    constats = rapport_academie().constats
    write_json(constats, tmp_path / "constats.json")
    objets = json.loads((tmp_path / "constats.json").read_text(encoding="utf-8"))
    assert len(objets) == len(constats)
    assert {tuple(objet) for objet in objets} == {("regle", "gravite", "uai", "objet", "cle", "message", "que_faire")}
    assert {objet["gravite"] for objet in objets} == {"bloquant", "anomalie", "information"}
    assert any(MECHANT in objet["message"] for objet in objets)


def test_the_order_of_the_constats_does_not_change_the_file(tmp_path: Path) -> None:
    constats = rapport_academie().constats
    write_json(constats, tmp_path / "a.json")
    write_json(reversed(constats), tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_accents_are_written_as_they_are(tmp_path: Path) -> None:
    write_json(rapport_academie().constats, tmp_path / "constats.json")
    assert "GOUËFF".encode() in (tmp_path / "constats.json").read_bytes()


def test_no_constat_gives_an_empty_list(tmp_path: Path) -> None:
    write_json([], tmp_path / "constats.json")
    assert json.loads((tmp_path / "constats.json").read_text(encoding="utf-8")) == []


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    cible = tmp_path / "constats.json"
    write_json([], cible)
    with pytest.raises(ZeroDivisionError), beside(cible) as provisoire:
        provisoire.write_text("la moitié", encoding="utf-8")
        raise ZeroDivisionError
    assert cible.read_text(encoding="utf-8") == "[]\n"
    assert list(tmp_path.iterdir()) == [cible]
