"""Writing AAF files by template: one record a string, escaped by whole columns, non-ASCII as decimal references."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from rentree.formats.aaf.spec import SEPARATEUR, Categorie

DTD = "ficAlimMENESR.dtd"
ENTITES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("'", "&apos;"), ('"', "&quot;"))
A_ECHAPPER = "[&<>'\"]"
FIN = "</ficAlimMENESR>\n"
LOT = 5_000
"""Records turned into text at a time: bounds memory whatever the size of a file."""


@dataclass(frozen=True)
class Prologue:
    """What the head of every file says: encoding of the declaration, versions, académie, day."""

    encodage: str
    version_af: str
    version_sdet: str
    academie: str
    jour: datetime.date

    def text(self) -> str:
        """The declaration, the DOCTYPE, the root and the comments."""
        commentaires = {
            "versionAF": self.version_af,
            "versionSDET": self.version_sdet,
            "codeAcademieExport": self.academie,
            "degre": "2D",
            "dateGenerationExport": f"{self.jour:%d/%m/%Y}",
        }
        lignes = [f'<!-- {cle}="{valeur.replace("--", "- -")}" -->' for cle, valeur in commentaires.items() if valeur]
        tete = f'<?xml version="1.0" encoding="{self.encodage}"?>\n<!DOCTYPE ficAlimMENESR SYSTEM "{DTD}">\n'
        return tete + "<ficAlimMENESR>\n" + "\n".join(lignes) + "\n\n"


def write_category(
    table: pa.Table, categorie: Categorie, *, dossier: Path, prefixe: str, prologue: Prologue, par_fichier: int
) -> list[Path]:
    """Write the records of one category, sorted as the table is, split by a number of records a file.

    Columns of `table` are text; several values of one attribute are joined by SEPARATEUR; null is no value. A
    category without a record gives one empty file, as producers do. Returns the files written.
    """
    ecrits = []
    for numero, debut in enumerate(range(0, max(table.num_rows, 1), par_fichier)):
        chemin = dossier / f"{prefixe}_{categorie.fichier}_{numero:04d}.xml"
        with chemin.open("wb") as flux:
            flux.write(_encode(prologue.text()))
            for texte in _records(table.slice(debut, par_fichier), categorie):
                flux.write(_encode(texte))
            flux.write(_encode(FIN))
        ecrits.append(chemin)
    return ecrits


def write_dtd(dossier: Path) -> Path:
    """Put the DTD beside the files."""
    chemin = dossier / DTD
    chemin.write_bytes(files("rentree.formats.aaf").joinpath(DTD).read_bytes())
    return chemin


def _encode(texte: str) -> bytes:
    """ASCII with decimal references: right in every declared encoding that contains ASCII."""
    return texte.encode("ascii", "xmlcharrefreplace")


def _records(table: pa.Table, categorie: Categorie) -> Iterator[str]:
    modele = template(categorie)
    for debut in range(0, table.num_rows, LOT):
        lot = table.slice(debut, LOT)
        colonnes = {nom: _escaped(lot[nom]).to_pylist() for nom in {colonne for _, colonne in categorie.attributs}}
        suite = [colonnes[categorie.identifiant], *(colonnes[colonne] for _, colonne in categorie.attributs)]
        texte = "".join([modele % valeurs for valeurs in zip(*suite, strict=True)])
        yield texte.replace("<value></value>", "<value/>")


@cache
def template(categorie: Categorie) -> str:
    """The `%` template of one addRequest: the identifier, then every attribute even when empty."""
    attributs = "".join(f'<attr name="{nom}"><value>%s</value></attr>\n' for nom, _ in categorie.attributs)
    return (
        "<addRequest>\n"
        f'<operationalAttributes><attr name="{categorie.genre}"><value>{categorie.valeur}</value></attr>'
        "</operationalAttributes>\n"
        "<identifier><id>%s</id></identifier>\n"
        f"<attributes>\n{attributs}</attributes>\n"
        "</addRequest>\n\n"
    )


def _escaped(colonne: pa.ChunkedArray) -> pa.ChunkedArray:
    """Escape a column and separate its values; most columns hold nothing to escape, which one look tells."""
    textes = pc.fill_null(colonne.cast(pa.string()), "")
    if pc.any(pc.match_substring_regex(textes, A_ECHAPPER)).as_py():
        for signe, entite in ENTITES:
            textes = pc.replace_substring(textes, signe, entite)
    if pc.any(pc.match_substring(textes, SEPARATEUR)).as_py():
        textes = pc.replace_substring(textes, SEPARATEUR, "</value><value>")
    return textes
