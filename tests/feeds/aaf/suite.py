"""A consumer that follows an AAF: a complete, then deltas; plain dictionaries, lxml, and nothing of our own code."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tests.feeds.aaf.lecture import category_of

Attributs = dict[str, list[str]]
Fiches = dict[tuple[str, str], Attributs]
"""(Category, identifier) -> attributes."""


def apply(avant: Fiches, dossier: Path) -> Fiches:
    """What it holds after the requests of a folder; fails on a file that the DTD refuses or that says no sense."""
    fiches = {cle: dict(attributs) for cle, attributs in avant.items()}
    for categorie, requete in requests(dossier):
        identifiant = requete.findtext("identifier/id") or ""
        cle = categorie, identifiant
        match requete.tag:
            case "addRequest":
                fiches[cle] = _values(requete.iterfind("attributes/attr"))
            case "modifyRequest":
                modifications = list(requete.iterfind("modifications/modification"))
                assert {une.get("operation") for une in modifications} == {"replace"}
                fiches[cle] = {**fiches[cle], **_values(iter(modifications))}
            case "deleteRequest":
                fiches.pop(cle, None)
    return fiches


def kinds(dossier: Path) -> dict[str, list[str]]:
    """Kind of request -> the identifiers that it names, sorted."""
    nommes: dict[str, list[str]] = {"addRequest": [], "modifyRequest": [], "deleteRequest": []}
    for _, requete in requests(dossier):
        nommes[str(requete.tag)].append(requete.findtext("identifier/id") or "")
    return {genre: sorted(identifiants) for genre, identifiants in nommes.items()}


def requests(dossier: Path) -> Iterator[tuple[str, etree._Element]]:
    """The category and the element of every request of a folder."""
    with (dossier / "ficAlimMENESR.dtd").open("rb") as flux:
        dtd = etree.DTD(flux)
    for chemin in sorted(dossier.glob("*.xml")):
        arbre = etree.parse(chemin)
        assert dtd.validate(arbre), (chemin.name, dtd.error_log)
        for requete in arbre.getroot().iterfind("*"):
            yield category_of(chemin.name), requete


def _values(elements: Iterator[etree._Element]) -> Attributs:
    return {str(element.get("name")): [valeur.text or "" for valeur in element] for element in elements}
