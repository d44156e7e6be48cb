"""Whatever the schools are: every fiche in is counted out, every person is one, a number given stays."""

import random
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rentree.annuaire.federation import CLES
from rentree.engine import Moteur
from tests.annuaire.strategies import ACADEMIE, ECARTEES
from tests.annuaire.tables import Ligne, Lignes, fates, federate, keys, learn

SANTE = [HealthCheck.too_slow, HealthCheck.data_too_large]
BEAUCOUP = settings(max_examples=20, deadline=None, suppress_health_check=SANTE)
PEU = settings(max_examples=6, deadline=None, suppress_health_check=SANTE)
"""A federation is some forty steps of SQL: half a second."""

ESPECES = ("eleves", "responsables", "personnels")


@BEAUCOUP
@given(lignes=ACADEMIE, ecartees=ECARTEES)
def test_an_annuaire_holds_together(lignes: Lignes, ecartees: list[Ligne]) -> None:
    with Moteur() as moteur:
        federate(moteur, lignes, ecartees=ecartees)
        check_counts(moteur, lignes)
        check_rights(moteur, lignes, ecartees)
        check_links(moteur)
        check_jointures(moteur)


def check_counts(moteur: Moteur, lignes: Lignes) -> None:
    """Every fiche in is counted out, once."""
    for espece in ESPECES:
        sorts = fates(moteur, espece)
        assert sum(sorts.values()) == len(lignes[espece]), espece
        assert sorts.get("retenu", 0) == moteur.count(f"annuaire_{espece}"), espece


def check_rights(moteur: Moteur, lignes: Lignes, ecartees: Sequence[Ligne]) -> None:
    """Nobody set aside, no pupil without division, no local resource."""
    hors_jeu = {(une["uai"], une["cle"]) for une in ecartees}
    divisions = {(un["uai"], un["eleve_id"]) for un in lignes["eleve_structures"] if un["type"] == "D"}
    eleves = moteur.table("annuaire_eleves").to_pylist()
    personnels = moteur.table("annuaire_personnels").to_pylist()
    assert not [un for un in (*eleves, *personnels) if (un["uai"], un["cle"]) in hors_jeu]
    assert not [un for un in eleves if (un["uai"], un["eleve_id"]) not in divisions]
    assert not [un for un in personnels if un["type"] == "local"]


def check_links(moteur: Moteur) -> None:
    """Relatives are those of the links, at their best level; pupils of the links are there."""
    niveaux: dict[int, int] = {}
    liens = moteur.table("annuaire_liens").to_pylist()
    for un in liens:
        niveaux[un["responsable"]] = min(un["niveau"], niveaux.get(un["responsable"], 3))
    responsables = moteur.table("annuaire_responsables").to_pylist()
    assert {un["jointure"]: un["niveau"] for un in responsables} == niveaux
    assert {un["eleve"] for un in liens} <= set(moteur.table("annuaire_eleves")["jointure"].to_pylist())


def check_jointures(moteur: Moteur) -> None:
    """One number, one person or one school."""
    personnes = moteur.table("annuaire_personnes")["jointure"].to_pylist()
    ecoles = moteur.table("annuaire_etablissements")["jointure"].to_pylist()
    assert len({*personnes, *ecoles}) == len(personnes) + len(ecoles)


@PEU
@given(lignes=ACADEMIE, graine=st.integers())
def test_the_order_of_rows_changes_nothing(lignes: Lignes, graine: int) -> None:
    melange = {nom: random.Random(graine).sample([*rangees], len(rangees)) for nom, rangees in lignes.items()}
    with Moteur() as moteur, Moteur() as autre:
        assert keys(federate(moteur, lignes)) == keys(federate(autre, melange))
        for nom, cle in CLES.items():
            lire = f'SELECT * FROM "{nom}" ORDER BY {cle}'
            assert moteur.query(lire).to_pylist() == autre.query(lire).to_pylist(), nom


@PEU
@given(hier=ACADEMIE, aujourdhui=ACADEMIE)
def test_a_key_keeps_its_jointure_for_ever(hier: Lignes, aujourdhui: Lignes) -> None:
    with Moteur() as moteur:
        registre = learn([], federate(moteur, hier))
        assert federate(moteur, hier, registre=registre).num_rows == 0
        nouvelles = federate(moteur, aujourdhui, registre=registre)
        check_jointures(moteur)
    connues = {(une["academie"], une["cle"]): une["jointure"] for une in registre}
    deplacees = {(une["academie"], une["cle"]) for une in nouvelles.to_pylist() if une["deplacee"]}
    assert set(connues) & set(keys(nouvelles)) == deplacees
    assert not {une["jointure"] for une in nouvelles.to_pylist() if une["nouvelle"]} & set(connues.values())
