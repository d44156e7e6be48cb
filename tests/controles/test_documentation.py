"""The page of the rules is the one that the rules give."""

from pathlib import Path

from rentree.controles.catalogue import REGLES
from rentree.controles.documentation import TITRES, render

PAGE = Path(__file__).parents[2] / "docs" / "controles.md"


def test_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == render(), "run script/docs"


def test_every_rule_and_family_is_there() -> None:
    page = render()
    assert all(f"### {regle.id}\n" in page for regle in REGLES)
    assert {regle.famille for regle in REGLES} == set(TITRES)
