"""Writing AAF files by template: one request a string, escaped by whole columns, non-ASCII as decimal references."""

import datetime
import re
from collections.abc import Iterator, Sequence
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


@dataclass(frozen=True)
class Requete:
    """What is asked of the reader for a record: the tags, and what opens and closes each attribute.

    A request without `liste` names the record and says nothing of its attributes.
    """

    balise: str
    liste: str = ""
    element: str = ""
    operation: str = ""


AJOUT = Requete("addRequest", "attributes", "attr")
MODIFICATION = Requete("modifyRequest", "modifications", "modification", ' operation="replace"')
"""Every attribute, even those that keep their value: `<value/>` takes a value away."""

SUPPRESSION = Requete("deleteRequest")


def write_category(
    table: pa.Table, categorie: Categorie, *, dossier: Path, prefixe: str, prologue: Prologue, par_fichier: int
) -> list[Path]:
    """Write the records of one category as additions: see `write_requests`."""
    return write_requests(
        [(AJOUT, table)], categorie, dossier=dossier, prefixe=prefixe, prologue=prologue, par_fichier=par_fichier
    )


def write_requests(
    requetes: Sequence[tuple[Requete, pa.Table]],
    categorie: Categorie,
    *,
    dossier: Path,
    prefixe: str,
    prologue: Prologue,
    par_fichier: int,
) -> list[Path]:
    """Write the requests on one category, in the order given, each as its table is sorted, split by a number a file.

    Columns of a table are text; several values of one attribute are joined by SEPARATEUR; null is no value. A
    deletion needs the column of the identifier alone. A category without a request gives one empty file, as
    producers do. Returns the files written.
    """
    ecrits, total = [], sum(table.num_rows for _, table in requetes)
    for numero, debut in enumerate(range(0, max(total, 1), par_fichier)):
        chemin = dossier / f"{prefixe}_{categorie.fichier}_{numero:04d}.xml"
        with chemin.open("wb") as flux:
            flux.write(_encode(prologue.text()))
            for requete, table in _slices(requetes, debut, par_fichier):
                flux.writelines(_requests(table, categorie, requete))
            flux.write(_encode(FIN))
        ecrits.append(chemin)
    return ecrits


def _slices(
    requetes: Sequence[tuple[Requete, pa.Table]], debut: int, nombre: int
) -> Iterator[tuple[Requete, pa.Table]]:
    """The part of tables put end to end that begins at `debut` and has `nombre` rows at most."""
    for requete, table in requetes:
        premier = max(debut, 0)
        dernier = min(debut + nombre, table.num_rows)
        if premier < dernier:
            yield requete, table.slice(premier, dernier - premier)
        debut -= table.num_rows


def write_dtd(dossier: Path) -> Path:
    """Put the DTD beside the files."""
    chemin = dossier / DTD
    chemin.write_bytes(files("rentree.formats.aaf").joinpath(DTD).read_bytes())
    return chemin


def _encode(texte: str) -> bytes:
    """ASCII with decimal references: right in every declared encoding that contains ASCII."""
    return texte.encode("ascii", "xmlcharrefreplace")


def _requests(table: pa.Table, categorie: Categorie, requete: Requete) -> Iterator[pa.Buffer]:
    """The requests as bytes, joined column by column without a Python string a value."""
    for debut in range(0, table.num_rows, LOT):
        lot = table.slice(debut, LOT)
        morceaux: list[pa.Array | str] = [_head(categorie, requete), _column(lot, categorie.identifiant)]
        morceaux.append("</id></identifier>\n")
        if requete.liste:
            morceaux += _attributes(lot, categorie, requete)
        morceaux.append(f"</{requete.balise}>\n\n")
        yield _content(pc.binary_join_element_wise(*_merged(morceaux), ""))


def _attributes(lot: pa.Table, categorie: Categorie, requete: Requete) -> Iterator[pa.Array | str]:
    yield f"<{requete.liste}>\n"
    for nom, colonne in categorie.attributs:
        yield f'<{requete.element} name="{nom}"{requete.operation}>'
        yield from _elements(_column(lot, colonne))
        yield f"</{requete.element}>\n"
    yield f"</{requete.liste}>\n"


def _merged(morceaux: list[pa.Array | str]) -> list[pa.Array | str]:
    """Join the constants that follow one another: a third of the pieces is left to put end to end for each record."""
    return [
        morceau
        for constant, suite in groupby(morceaux, key=lambda morceau: isinstance(morceau, str))
        for morceau in (["".join(suite)] if constant else suite)
    ]


def _head(categorie: Categorie, requete: Requete) -> str:
    return (
        f"<{requete.balise}>\n"
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
