"""The score: its formula, and the sentence that explains it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rentree.feeds.mise_en_page.mots import ESPACE, bind
from rentree.feeds.rapport.mots import explain_mean, explain_score, write_score
from rentree.model.constats import Constat, Gravite
from rentree.model.rapport import BilanEtablissement, Refus, Score, compute_score, merge_scores
from tests.feeds.rapport.exemple import COLLEGE, LYCEE, rapport_academie

BILAN = BilanEtablissement(uai=COLLEGE, nom="Collège", eleves=60, responsables=30, personnels=10)


def said(gravite: Gravite, cle: str, *, uai: str = COLLEGE, objet: str = "eleve") -> Constat:
    return Constat("regle", gravite, uai, objet, cle, "message", "que faire")


def test_a_blocked_fiche_loses_its_point_and_an_anomaly_half_of_it() -> None:
    constats = [said(Gravite.BLOQUANT, "1"), said(Gravite.ANOMALIE, "2"), said(Gravite.ANOMALIE, "3")]
    assert compute_score(BILAN, constats) == Score(valeur=98.0, fiches=100, bloquees=1, en_anomalie=2, refus=0)


def test_a_fiche_is_counted_once_under_the_worst() -> None:
    constats = [said(Gravite.ANOMALIE, "1"), said(Gravite.BLOQUANT, "1"), said(Gravite.BLOQUANT, "1")]
    score = compute_score(BILAN, constats)
    assert (score.bloquees, score.en_anomalie, score.valeur) == (1, 0, 99.0)


def test_the_same_key_of_another_kind_is_another_fiche() -> None:
    constats = [said(Gravite.BLOQUANT, "1"), said(Gravite.BLOQUANT, "1", objet="responsable")]
    assert compute_score(BILAN, constats).bloquees == 2


def test_informations_and_other_schools_take_nothing_away() -> None:
    constats = [said(Gravite.INFORMATION, "1"), said(Gravite.BLOQUANT, "2", uai=LYCEE)]
    assert compute_score(BILAN, constats, [Refus("f.xml", LYCEE, "", "")]).valeur == 100.0


def test_a_hundred_means_that_nothing_is_left() -> None:
    grand = BilanEtablissement(uai=COLLEGE, nom="Grand", eleves=100_000)
    assert compute_score(grand, [said(Gravite.ANOMALIE, "1")]).valeur == 99.9


def test_no_fiche_gives_no_score() -> None:
    score = compute_score(BilanEtablissement(uai=COLLEGE, nom="Vide"), [], [Refus("f.xml", COLLEGE, "", "")])
    assert (score.valeur, score.refus) == (None, 1)
    assert write_score(score) == "—"
    assert "aucune fiche" in explain_score(score)
    assert "1 fichier a été refusé" in explain_score(score).replace(ESPACE, " ")


@given(st.integers(0, 300), st.integers(0, 300))
def test_the_score_stays_between_0_and_100(bloquees: int, anomalies: int) -> None:
    constats = [said(Gravite.BLOQUANT, f"b{i}") for i in range(bloquees)]
    constats += [said(Gravite.ANOMALIE, f"a{i}") for i in range(anomalies)]
    valeur = compute_score(BILAN, constats).valeur
    assert valeur is not None
    assert 0 <= valeur <= 100
    assert (valeur == 100) == (not constats)


def test_the_explanation_gives_the_figures_of_the_formula() -> None:
    rapport = rapport_academie()
    score = compute_score(rapport.etablissements[0], rapport.constats, rapport.refus)
    assert write_score(score) == "98,8"
    assert explain_score(score).replace(ESPACE, " ") == (
        "Sur 1 460 fiches lues, 9 bloquées ne comptent pas et 17 en anomalie comptent pour moitié :"
        " 100 × (1 460 − 9 − 17 ÷ 2) ÷ 1 460. Les informations ne retirent rien."
    )


@pytest.mark.parametrize(("valeur", "attendu"), [(100.0, "100"), (0.0, "0"), (97.9, "97,9"), (98.0, "98")])
def test_a_score_is_written_with_a_comma(valeur: float, attendu: str) -> None:
    assert write_score(Score(valeur, 10, 0, 0, 0)) == attendu


def test_a_school_without_fault_is_told_so() -> None:
    assert "n'est bloquée ni en anomalie" in explain_score(compute_score(BILAN, []))


def test_the_mean_weighs_fiches_and_a_school_without_fiche_weighs_nothing() -> None:
    grand, petit = Score(90.0, 900, 90, 0, 0), Score(50.0, 100, 0, 100, 1)
    assert merge_scores([grand, petit, Score(None, 0, 0, 0, 1)]) == Score(86.0, 1000, 90, 100, 2)


def test_the_mean_of_values_that_are_not_below_0() -> None:
    noye = Score(0.0, 10, 30, 0, 0)
    assert merge_scores([noye, Score(100.0, 10, 0, 0, 0)]).valeur == 50.0


def test_no_school_has_no_mean() -> None:
    assert merge_scores([]).valeur is None
    assert "aucune fiche" in explain_mean(merge_scores([]))


def test_a_sign_is_bound_to_its_word() -> None:
    assert bind("Nom : « A » ; vrai ?").replace(ESPACE, "_") == "Nom_: «_A_»_; vrai_?"
