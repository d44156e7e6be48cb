"""Reads a page as a browser would, for the tests: elements with their attributes, their text and their place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VIDES = frozenset({"meta", "input", "br", "link", "img", "hr"})


@dataclass
class Element:
    """One element; `texte` holds the text found directly inside, `enfants` the elements."""

    nom: str
    attributs: dict[str, str]
    enfants: list["Element"] = field(default_factory=list)
    morceaux: list["str | Element"] = field(default_factory=list)

    @property
    def texte(self) -> str:
        """All the text inside, its white space made single."""
        tout = "".join(un if isinstance(un, str) else f" {un.texte} " for un in self.morceaux)
        return " ".join(tout.split())

    def walk(self) -> Iterator["Element"]:
        """Give this element and all below it, in the order of the page."""
        yield self
        for enfant in self.enfants:
            yield from enfant.walk()

    def find(self, *noms: str, classe: str = "") -> list["Element"]:
        """Give the elements of these names that have this class."""
        return [
            un
            for un in self.walk()
            if un.nom in noms and (not classe or classe in un.attributs.get("class", "").split())
        ]


class _Lecteur(HTMLParser):
    """Builds the tree and refuses a page whose elements do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.racine = Element("", {})
        self.pile = [self.racine]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {nom: valeur or "" for nom, valeur in attrs})
        assert len(element.attributs) == len(attrs), f"twice the same attribute: {attrs}"
        self.pile[-1].enfants.append(element)
        self.pile[-1].morceaux.append(element)
        if tag not in VIDES:
            self.pile.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.pile.pop().nom == tag, f"</{tag}> closes nothing at {self.getpos()}"

    def handle_data(self, data: str) -> None:
        self.pile[-1].morceaux.append(data)


def read_page(page: str) -> Element:
    """Parse a page; an element left open or closed twice fails."""
    lecteur = _Lecteur()
    lecteur.feed(page)
    lecteur.close()
    assert lecteur.pile == [lecteur.racine], "an element is left open"
    return lecteur.racine
