"""A reading of one school's exports by lxml, which owes nothing to the writers nor to the readers of the project."""

import csv
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree


@dataclass(frozen=True)
class Structure:
    """What a file tells of a division or group."""

    code: str
    mefs: tuple[str, ...]
    divisions: tuple[str, ...]


class EcoleLue:
    """The exports of one school; values are text, absent elements are `None`, empty ones `""`."""

    def __init__(self, dossier: Path) -> None:
        """Remember where the school is; files are parsed when asked for."""
        self.dossier = dossier
        self.uai = dossier.name

    def parse(self, nom: str) -> Any:
        """Return the root of a SIECLE export, zipped or not, or of the STS file (`sts`)."""
        if nom == "sts":
            (chemin,) = self.dossier.glob("sts_emp_*.xml")
            return etree.fromstring(chemin.read_bytes())
        chemin = self.dossier / f"{nom}.xml"
        if chemin.exists():
            return etree.fromstring(chemin.read_bytes())
        with zipfile.ZipFile(self.dossier / f"ExportXML_{nom}.zip") as archive:
            return etree.fromstring(archive.read(f"{nom}.xml"))

    @cached_property
    def eleves(self) -> dict[str, dict[str, Any]]:
        """The pupils by ELEVE_ID, with their structures under `D` and `G`."""
        racine = self.parse("ElevesAvecAdresses")
        lus: dict[str, dict[str, Any]] = {
            e.get("ELEVE_ID"): {x.tag: x.text or "" for x in e} | {"D": [], "G": []} for e in racine.iter("ELEVE")
        }
        for ligne in racine.iter("STRUCTURES_ELEVE"):
            for structure in ligne:
                lus[ligne.get("ELEVE_ID")][structure.findtext("TYPE_STRUCTURE")].append(
                    structure.findtext("CODE_STRUCTURE")
                )
        return lus

    @cached_property
    def presents(self) -> dict[str, dict[str, Any]]:
        """The pupils without leaving date."""
        return {cle: eleve for cle, eleve in self.eleves.items() if "DATE_SORTIE" not in eleve}

    @cached_property
    def responsables(self) -> Any:
        """The root of the responsables' file."""
        return self.parse("ResponsablesAvecAdresses")

    @cached_property
    def personnes(self) -> dict[str, dict[str, str]]:
        """The persons by PERSONNE_ID."""
        return {p.get("PERSONNE_ID"): {x.tag: x.text or "" for x in p} for p in self.responsables.iter("PERSONNE")}

    @cached_property
    def liens(self) -> list[dict[str, str]]:
        """The links in the order of the file."""
        return [{x.tag: x.text or "" for x in lien} for lien in self.responsables.iter("RESPONSABLE_ELEVE")]

    @cached_property
    def niveaux(self) -> dict[str, list[str]]:
        """The levels of responsibility of each pupil's links."""
        niveaux = defaultdict(list)
        for lien in self.liens:
            niveaux[lien["ELEVE_ID"]].append(lien["NIVEAU_RESPONSABILITE"])
        return niveaux

    def siecle(self, genre: str) -> list[Structure]:
        """The divisions (`DIVISION`) or groups (`GROUPE`) of Structures.xml."""
        return [
            Structure(
                s.get("CODE_STRUCTURE"),
                tuple(m.text or "" for m in s.iter("CODE_MEF")),
                tuple(d.text or "" for d in s.iter("CODE_STRUCTURE")),
            )
            for s in self.parse("Structures").iter(genre)
        ]

    @cached_property
    def sts(self) -> Any:
        """The root of the STS file."""
        return self.parse("sts")

    @cached_property
    def individus(self) -> dict[str, Any]:
        """The staff of STS by `type:id`."""
        return {f"{i.get('TYPE')}:{i.get('ID')}": i for i in self.sts.iter("INDIVIDU")}

    def structures_sts(self, genre: str) -> dict[str, Any]:
        """The elements DIVISION or GROUPE of the STS file by code."""
        return {s.get("CODE"): s for s in self.sts.iter(genre)}

    def services(self) -> Iterator[tuple[str, str, list[str]]]:
        """Yield each service: structure, subject, keys of the teachers."""
        for service in self.sts.iter("SERVICE"):
            enseignants = [f"{e.get('TYPE')}:{e.get('ID')}" for e in service.iter("ENSEIGNANT")]
            yield service.getparent().getparent().get("CODE"), service.get("CODE_MATIERE"), enseignants

    def counted(self, genre: str) -> Counter[str]:
        """How many pupils present each division (`D`) or group (`G`) has in SIECLE."""
        return Counter(code for eleve in self.presents.values() for code in eleve[genre])


def read_academie(dossier: Path) -> list[EcoleLue]:
    """Return the schools of an académie, sorted by UAI."""
    return [EcoleLue(place) for place in sorted(dossier.iterdir()) if place.is_dir()]


def read_atss(dossier: Path) -> list[dict[str, str]]:
    """Return the rows of the list of non-teaching staff."""
    with (dossier / "personnels_atss.csv").open(encoding="utf-8", newline="") as fichier:
        return list(csv.DictReader(fichier, delimiter=";"))
