"""Links between pages lead somewhere, and no page is forgotten."""

import re

import pytest

from tests.docs.pages import PAGES, RACINE, read_page

LIEN = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
TITRE = re.compile(r"^#+ (.+)$", re.MULTILINE)
AILLEURS = ("http://", "https://", "mailto:")


def links(texte: str) -> list[str]:
    return [lien for lien in LIEN.findall(texte) if not lien.startswith(AILLEURS)]


def anchors(texte: str) -> set[str]:
    """The anchors that a page's titles give on a forge."""
    return {re.sub(r"[^\w\- ]", "", titre.lower()).replace(" ", "-") for titre in TITRE.findall(texte)}


@pytest.mark.parametrize("page", PAGES)
def test_relative_links_resolve(page: str) -> None:
    for lien in links(read_page(page)):
        chemin, _, ancre = lien.partition("#")
        cible = (RACINE / page).parent / chemin if chemin else RACINE / page
        assert cible.exists(), lien
        assert not ancre or ancre in anchors(cible.read_text(encoding="utf-8")), lien


@pytest.mark.parametrize("readme", ["README.md", "README.fr.md"])
def test_every_page_is_reached_from_the_readme(readme: str) -> None:
    pages = {f"docs/{chemin.name}" for chemin in (RACINE / "docs").glob("*.md")}
    assert not pages - set(links(read_page(readme)))
