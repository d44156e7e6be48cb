"""The pages can be read by everybody: structure, names, contrast, and nothing fetched from elsewhere."""

import re
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from itertools import pairwise

import pytest

from rentree.feeds.plan import Revue
from rentree.feeds.plan import render as render_plan
from rentree.feeds.rapport import render
from rentree.model.rapport import Rapport
from tests.feeds.plan.exemple import revue_academie, revue_complete, revue_vide
from tests.feeds.rapport.exemple import rapport_academie, rapport_college, rapport_lycee
from tests.feeds.rapport.lecture import Element, read_page

CSS = files("rentree.feeds.mise_en_page").joinpath("modeles/page.css").read_text(encoding="utf-8")
PAIRES = (
    ("encre", "fond"),
    ("encre", "bande"),
    ("doux", "fond"),
    ("lien", "fond"),
    ("bloquant", "fond"),
    ("bloquant", "bloquant-fond"),
    ("anomalie", "anomalie-fond"),
    ("information", "information-fond"),
)


def rapport(exemple: Callable[[], Rapport]) -> str:
    return render(exemple())


def plan(exemple: Callable[[], Revue]) -> str:
    return render_plan(exemple())


@pytest.fixture(
    params=[
        partial(rapport, rapport_academie),
        partial(rapport, rapport_college),
        partial(rapport, rapport_lycee),
        partial(plan, revue_complete),
        partial(plan, revue_academie),
        partial(plan, revue_vide),
    ],
    ids=["rapport-academie", "rapport-college", "rapport-lycee", "plan-complet", "plan-academie", "plan-vide"],
)
def page(request: pytest.FixtureRequest) -> Element:
    ecrire: Callable[[], str] = request.param
    return read_page(ecrire())


def test_the_page_says_its_language_and_its_title(page: Element) -> None:
    assert page.find("html")[0].attributs["lang"] == "fr"
    assert page.find("title")[0].texte
    assert page.find("meta")[0].attributs["charset"] == "utf-8"


def test_headings_go_down_one_level_at_a_time(page: Element) -> None:
    niveaux = [int(titre.nom[1]) for titre in page.find("h1", "h2", "h3", "h4", "h5", "h6")]
    assert niveaux[0] == 1
    assert niveaux.count(1) == 1
    assert all(suivant <= niveau + 1 for niveau, suivant in pairwise(niveaux))


def test_there_is_one_of_each_landmark_and_a_way_to_skip(page: Element) -> None:
    for repere in ("header", "nav", "main", "footer"):
        assert len(page.find(repere)) == 1
    assert page.find("nav")[0].attributs["aria-label"]
    premier = page.find("a")[0]
    assert premier.attributs == {"class": "evitement", "href": f"#{page.find('main')[0].attributs['id']}"}


def test_every_table_has_a_caption_and_every_header_its_scope(page: Element) -> None:
    for table in page.find("table"):
        assert table.enfants[0].nom == "caption"
        assert table.enfants[0].texte
        assert all(titre.attributs["scope"] in {"col", "row"} for titre in table.find("th"))
        assert all(len(ligne.find("th")) == 1 for ligne in table.find("tbody")[0].find("tr"))


def test_names_and_links_point_to_something_that_is_there_once(page: Element) -> None:
    ids = [un.attributs["id"] for un in page.walk() if "id" in un.attributs]
    assert len(ids) == len(set(ids))
    cibles = [un.attributs["href"][1:] for un in page.find("a") if un.attributs["href"].startswith("#")]
    cibles += [un.attributs["aria-labelledby"] for un in page.walk() if "aria-labelledby" in un.attributs]
    assert set(cibles) <= set(ids)


def test_every_box_has_a_name_of_its_own_and_forgets(page: Element) -> None:
    for case in page.find("input"):
        assert case.attributs["aria-label"].startswith("Fait : ")
        assert case.attributs["autocomplete"] == "off"


def test_nothing_is_fetched_from_elsewhere(page: Element) -> None:
    assert not page.find("link", "img", "iframe", "object", "embed", "form")
    assert not [un for un in page.walk() if "src" in un.attributs or "style" in un.attributs]
    assert all(re.match(r"#|rapports/|\.\./rapport\.html", un.attributs["href"]) for un in page.find("a"))
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_a_severity_is_a_word_and_not_only_a_colour(page: Element) -> None:
    assert all(
        un.texte in {"Bloquant", "Anomalie", "Information", "Retenu"} for un in page.find("span", classe="insigne")
    )


def test_informations_are_folded_and_open_on_paper() -> None:
    page = read_page(render(rapport_college()))
    (pli,) = page.find("details")
    assert "open" not in pli.attributs
    assert pli.enfants[0].nom == "summary"
    assert "beforeprint" in page.find("script")[0].texte
    assert "details::details-content" in CSS


def test_the_list_is_made_for_paper_and_for_a_phone() -> None:
    for regle in (
        "size: A4",
        "display: table-header-group",
        "break-before: page",
        "max-width: 40rem",
        ":focus-visible",
    ):
        assert regle in CSS


@pytest.mark.parametrize("palette", re.findall(r":root \{(.*?)\}", CSS, re.DOTALL), ids=["clair", "sombre"])
@pytest.mark.parametrize(("encre", "fond"), PAIRES)
def test_colours_are_told_apart(palette: str, encre: str, fond: str) -> None:
    couleurs = dict(re.findall(r"--([\w-]+): #([0-9a-f]{6})", palette))
    assert contrast(couleurs[encre], couleurs[fond]) >= 4.5


def contrast(une: str, autre: str) -> float:
    """The ratio of WCAG 2.2."""
    sombre, clair = sorted((luminance(une), luminance(autre)))
    return (clair + 0.05) / (sombre + 0.05)


def luminance(couleur: str) -> float:
    """The relative luminance of a colour written `rrggbb`, after WCAG 2.2."""
    rouge, vert, bleu = (linear(int(couleur[rang : rang + 2], 16) / 255) for rang in (0, 2, 4))
    return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu


def linear(canal: float) -> float:
    """Undo the gamma of sRGB."""
    return canal / 12.92 if canal <= 0.04045 else float(((canal + 0.055) / 1.055) ** 2.4)
