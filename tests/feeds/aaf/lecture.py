"""Reading an AAF as a consumer does, with lxml and the DTD that came with it; nothing of our own code."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

CATEGORIES = ("EtabEducNat", "PersEducNat", "PersRelEleve", "Eleve", "MefEducNat", "MatiereEducNat")


@dataclass(frozen=True)
class Fiche:
    """A record: its category as it says itself, its identifier, its attributes in their order."""

    categorie: str
    identifiant: str
    attributs: dict[str, list[str]]

    def one(self, nom: str) -> str:
        """The only value of an attribute."""
        (valeur,) = self.attributs[nom]
        return valeur

    def all(self, nom: str) -> list[str]:
        """The values of an attribute; the empty one is none."""
        return [valeur for valeur in self.attributs[nom] if valeur]


@dataclass(frozen=True)
class Aaf:
    """The records of a folder by category of file, and what the DTD has against them."""

    fiches: dict[str, list[Fiche]] = field(default_factory=dict)
    fautes: list[str] = field(default_factory=list)

    def by_id(self, categorie: str) -> dict[str, Fiche]:
        """Identifier -> record; fails when one is there twice."""
        fiches = {fiche.identifiant: fiche for fiche in self.fiches[categorie]}
        assert len(fiches) == len(self.fiches[categorie])
        return fiches


def read_aaf(dossier: Path) -> Aaf:
    """Read every file of a folder."""
    aaf = Aaf({categorie: [] for categorie in CATEGORIES})
    with (dossier / "ficAlimMENESR.dtd").open("rb") as flux:
        dtd = etree.DTD(flux)
    for chemin in sorted(dossier.glob("*.xml")):
        arbre = etree.parse(chemin)
        if not dtd.validate(arbre):
            aaf.fautes.append(f"{chemin.name}: {dtd.error_log}")
        aaf.fiches[category_of(chemin.name)].extend(_records(arbre))
    return aaf


def category_of(nom: str) -> str:
    """The category that a file name says: `…_Eleve_0000.xml`."""
    return nom.rsplit("_", 2)[1]


def _records(arbre: etree._ElementTree) -> Iterator[Fiche]:
    for requete in arbre.getroot().iterchildren("addRequest"):
        categorie = requete.findtext("operationalAttributes/attr/value") or ""
        attributs = {
            str(attr.get("name")): [valeur.text or "" for valeur in attr]
            for attr in requete.iterfind("attributes/attr")
        }
        assert len(attributs) == len(requete.findall("attributes/attr"))
        yield Fiche(categorie, requete.findtext("identifier/id") or "", attributs)
