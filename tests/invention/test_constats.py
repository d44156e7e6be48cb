"""The truth that the generator writes is what the controls find: same rule, same school, same key."""

import datetime
import json
from collections import Counter
from random import Random

import pytest

from rentree.controles.catalogue import REGLES
from rentree.invention.defauts import defect_names
from rentree.invention.noms import draw_nom, draw_origine
from rentree.pipeline.controler import controler
from rentree.pipeline.generer import generer

# Telling that two fiches are one person is no rule of control.
SANS_REGLE = {"responsable-en-double"}
Constat = tuple[str, str, str]


@pytest.fixture(scope="module")
def academie(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[Constat], set[Constat]]:
    """The defects put in an académie of 1,000 pupils, and the constats made of it."""
    dossier = tmp_path_factory.mktemp("academie")
    generer(dossier, etablissements=4, eleves=250, graine=2026, annee=2026)
    _, controle = controler([dossier], au=datetime.date(2026, 11, 2))
    injectes = json.loads((dossier / "defauts.json").read_text(encoding="utf-8"))
    return (
        {(un["defaut"], un["uai"], un["cle"]) for un in injectes},
        {(un.regle, un.uai, un.cle) for un in controle.constats},
    )


def test_a_defect_has_the_id_of_its_rule() -> None:
    assert set(defect_names()) - {regle.id for regle in REGLES} == SANS_REGLE


def test_every_defect_is_found_under_its_rule_and_its_key(academie: tuple[set[Constat], set[Constat]]) -> None:
    injectes, constats = academie
    assert {defaut for defaut, _, _ in injectes} == set(defect_names())
    assert {un for un in injectes if un[0] not in SANS_REGLE} - constats == set()


def test_the_surname_et_is_a_rarity(academie: tuple[set[Constat], set[Constat]]) -> None:
    _, constats = academie
    assert Counter(regle for regle, _, _ in constats)["nom-et-seul"] <= 4


def test_the_surname_et_exists() -> None:
    rng = Random(2026)
    noms = Counter(draw_nom(rng, draw_origine(rng)) for _ in range(20_000))
    assert 0 < noms["ET"] < 40
