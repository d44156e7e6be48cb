"""Writing AAF files by template: one record a string, escaped by whole columns, non-ASCII as decimal references."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from rentree.formats.aaf.spec import SEPARATEUR, Categorie

DTD = "ficAlimMENESR.dtd"
ENTITES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("'", "&apos;"), ('"', "&quot;"))
A_ECHAPPER = "[&<>'\"]"
DOUBLE_TIRET = re.compile("-(?=-)")
"""Two hyphens cannot stand in a comment."""

FIN = "</ficAlimMENESR>\n"
VIDE = "<value/>"
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
        lignes = [
            f'<!-- {cle}="{DOUBLE_TIRET.sub("- ", valeur)}" -->' for cle, valeur in commentaires.items() if valeur
        ]
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
            for octets in _records(table.slice(debut, par_fichier), categorie):
                flux.write(octets)
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


def _records(table: pa.Table, categorie: Categorie) -> Iterator[pa.Buffer]:
    """The records as bytes, joined column by column without a Python string a value."""
    for debut in range(0, table.num_rows, LOT):
        lot = table.slice(debut, LOT)
        morceaux: list[pa.Array | str] = [_head(categorie), _column(lot, categorie.identifiant)]
        morceaux.append("</id></identifier>\n<attributes>\n")
        for nom, colonne in categorie.attributs:
            morceaux += [f'<attr name="{nom}">', *_elements(_column(lot, colonne)), "</attr>\n"]
        morceaux.append("</attributes>\n</addRequest>\n\n")
        yield _content(pc.binary_join_element_wise(*_merged(morceaux), ""))


def _merged(morceaux: list[pa.Array | str]) -> list[pa.Array | str]:
    """Join the constants that follow one another: a third of the pieces is left to put end to end for each record."""
    return [
        morceau
        for constant, suite in groupby(morceaux, key=lambda morceau: isinstance(morceau, str))
        for morceau in (["".join(suite)] if constant else suite)
    ]


def _head(categorie: Categorie) -> str:
    return (
        "<addRequest>\n"
        f'<operationalAttributes><attr name="{categorie.genre}"><value>{categorie.valeur}</value></attr>'
        "</operationalAttributes>\n"
        "<identifier><id>"
    )


def _content(textes: pa.StringArray) -> pa.Buffer:
    """The bytes of all the strings of an array, end to end."""
    _, debuts, donnees = textes.buffers()
    bornes = memoryview(debuts).cast("i")
    premier, dernier = bornes[textes.offset], bornes[textes.offset + len(textes)]
    return donnees.slice(premier, dernier - premier)


def _column(lot: pa.Table, nom: str) -> pa.StringArray:
    """A column as text ready for XML: escaped, its values separated, in ASCII; null is empty."""
    textes = pc.fill_null(lot[nom].cast(pa.string()), "").combine_chunks()
    if pc.any(pc.match_substring_regex(textes, A_ECHAPPER)).as_py():
        for signe, entite in ENTITES:
            textes = pc.replace_substring(textes, signe, entite)
    if pc.any(pc.match_substring(textes, SEPARATEUR)).as_py():
        textes = pc.replace_substring(textes, SEPARATEUR, "</value><value>")
    if pc.all(pc.string_is_ascii(textes)).as_py():
        return textes
    return pa.array([_encode(texte).decode("ascii") for texte in textes.to_pylist()], pa.string())


def _elements(textes: pa.StringArray) -> list[pa.StringArray | str]:
    """The pieces of the `<value>` elements of a column; the empty element alone when no row has a value."""
    vides = pc.equal(textes, "")
    if pc.all(vides).as_py():
        return [VIDE]
    if not pc.any(vides).as_py():
        return ["<value>", textes, "</value>"]
    return [pc.if_else(vides, VIDE, pc.binary_join_element_wise("<value>", textes, "</value>", ""))]
