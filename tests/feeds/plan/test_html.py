"""The page of a plan: what it says first, what it lists, and what a large one leaves to the workbook."""

import re

import pytest

from rentree.feeds.plan import html, render
from rentree.model.plan import ATTENTES_DITES
from tests.feeds.plan.exemple import (
    FREIN,
    FREIN_PROJET,
    MECHANT,
    A,
    B,
    creation,
    desactivation,
    revue_academie,
    revue_complete,
    revue_de,
    revue_vide,
)
from tests.feeds.rapport.lecture import Element, read_page


def texts(page: Element, nom: str, classe: str = "") -> list[str]:
    return [un.texte.replace("\N{NO-BREAK SPACE}", " ") for un in page.find(nom, classe=classe)]


def row(page: Element, debut: str) -> list[str]:
    """The cells of the first row of a table that begins with this."""
    (ligne, *_) = [un for un in page.find("tr") if un.texte.startswith(debut)]
    return [case.texte for case in ligne.find("th", "td")]


def test_the_top_says_which_plan_of_which_project_and_day() -> None:
    page = read_page(render(revue_complete()))
    assert texts(page, "h1") == ["Plan 12, projet colleges"]
    assert texts(page, "p", "identite") == [
        "Établi au 18 novembre 2025 6 changements pour 40 comptes Somme de contrôle 0123456789ab"
    ]


def test_brakes_come_first_with_figures_examples_and_how_to_pass() -> None:
    page = read_page(render(revue_complete()))
    assert texts(page, "h2")[0] == "1 frein a joué"
    (frein,) = page.find("section", classe="frein")
    assert texts(frein, "h3") == [f"{A} Collège Honorine-Pivoine, élèves : 9 désactivations"]
    assert texts(frein, "dd") == [
        "90 % des comptes",
        "10 % ou 60 comptes, au-delà de 5",
        "lea.petit, tom.roux",
        f"rentree appliquer 12 --passer-frein {A}:eleve",
    ]


def test_a_brake_that_is_not_alone_says_so() -> None:
    page = read_page(render(revue_de(creation(1), freins=(FREIN, FREIN_PROJET))))
    ecole, projet = page.find("section", classe="frein")
    assert texts(ecole, "dd")[-1].endswith("projet : le frein de tout le projet retient aussi ces changements")
    assert texts(projet, "h3") == ["Tout le projet : 30 désactivations"]
    assert texts(projet, "dd")[-1] == "rentree appliquer 12 --passer-frein projet"


def test_without_a_brake_the_page_says_so() -> None:
    page = read_page(render(revue_de(creation(1))))
    assert not page.find("section", classe="refus")
    assert any("Aucun frein n'a joué" in texte for texte in texts(page, "p"))


def test_the_table_counts_by_school_profile_and_operation() -> None:
    page = read_page(render(revue_complete()))
    assert row(page, f"{A} Collège Honorine-Pivoine élèves") == [
        f"{A} Collège Honorine-Pivoine", "élèves", "1", "1", "1", "1", "", "1"
    ]  # fmt: skip
    assert row(page, "Ensemble")[1:] == ["", "1", "1", "1", "2", "1", "1"]


def test_each_change_has_its_login_its_name_before_after_and_reason() -> None:
    page = read_page(render(revue_complete()))
    assert row(page, "zoe.nom3") == ["zoe.nom3", "NOM3 Zoé", "désactivé le 03/11/2025, nom ROUX",
                                     "compte actif, nom ROUX-PETIT"]  # fmt: skip
    assert row(page, "zoe.nom1")[2:] == ["aucun compte", "compte actif, division 6A"]
    titres = texts(page, "caption")
    assert "1 réactivation, élèves : de nouveau présent : même compte, même login" in titres


def test_held_changes_are_marked_with_their_brake() -> None:
    titres = texts(read_page(render(revue_complete())), "caption")
    retenus = [titre for titre in titres if "Retenu" in titre]
    assert retenus == [
        "1 désactivation, élèves : absent, ou sorti, d'après le dernier import complet de son établissement Retenu par "
        + FREIN.cle
    ]


def test_an_account_of_two_schools_is_listed_in_both() -> None:
    page = read_page(render(revue_complete()))
    lignes = [un.texte for un in page.find("tr") if un.texte.startswith("zoe.nom5")]
    assert [re.findall(r"aussi (\w+)", ligne) for ligne in lignes] == [[B], [A]]


def test_accounts_left_alone_are_counted_by_reason_and_listed() -> None:
    page = read_page(render(revue_complete()))
    assert row(page, "Désactivé, pas encore au bout de son délai")[1] == "2"
    assert row(page, "ada.nom8")[1:] == ["responsables", B, ATTENTES_DITES["douteux"]]


def test_an_empty_plan_is_still_a_page() -> None:
    textes = texts(read_page(render(revue_vide())), "p")
    assert "Rien à changer." in textes
    assert any(texte.startswith("Aucun : chaque compte a sa personne") for texte in textes)


def test_names_are_text_and_nothing_else() -> None:
    page = render(revue_complete())
    assert MECHANT not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_large_plan_counts_by_school_and_lists_only_what_takes_away_or_is_held() -> None:
    revue = revue_academie(30)
    page = read_page(render(revue))
    assert any(texte.startswith("Ce plan est grand") for texte in texts(page, "p", "note"))
    assert row(page, "Élèves")[1:] == ["30", "30", "", "30", "", "30"]
    assert row(page, "0310007X")[1:] == ["1", "1", "", "1", "", "1"]
    logins = {un.texte for un in page.find("th", classe="login")} - {"Login"}
    assert logins == {f"zoe.nom{10 * rang + reste}" for rang in range(30) for reste in (1, 2)}
    assert texts(page, "p", "note").count("1 création : dans le classeur.") == 30
    assert len(page.find("details")) == len(page.find("table", classe="changements")) == 60


def test_many_changes_in_one_school_are_a_large_plan_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "CHANGEMENTS_MAX", 3)
    page = read_page(render(revue_de(*(creation(rang) for rang in range(4)))))
    assert not page.find("th", classe="login")
    assert any(texte.startswith("Ce plan est grand") for texte in texts(page, "p", "note"))


def test_the_same_plan_gives_the_same_page_whatever_the_order() -> None:
    lignes = [desactivation(rang, freins=FREIN.cle) for rang in range(9)]
    assert render(revue_de(*lignes)) == render(revue_de(*lignes[::-1]))
