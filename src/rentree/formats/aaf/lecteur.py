"""Reading one AAF file of any producer into tables of operations that keep the official names and every value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import pyarrow as pa
import pyarrow.compute as pc
from lxml import etree

from rentree.formats.aaf.coupe import Fiches, Incoupable, cut
from rentree.formats.aaf.spec import CATEGORIES
from rentree.formats.aaf.texte import Insolite, name_html_entities, quick_text, sure_text, without_padding
from rentree.formats.aaf.valeurs import Illisible
from rentree.formats.balisage import parse_xml
from rentree.formats.refus import AafInvalide, FichierRefuse

RACINE = "ficAlimMENESR"
DTD = "ficAlimMENESR.dtd"
REQUETES = frozenset({"addRequest", "modifyRequest", "deleteRequest"})
OPERATION, ID = "operation", "id"
INCOUPABLES = (Insolite, Incoupable, Illisible)
TETE = 8_192

_RACINE = re.compile(rb"<ficAlimMENESR[\s/>]")
_COMMENTAIRE = re.compile(r"""<!--\s*(\w+)\s*=\s*["'](.*?)["']\s*-->""", re.DOTALL)
_GPEI = "GPEI"


@dataclass(frozen=True)
class Prologue:
    """What the comments at the head of a file say; empty when they say nothing."""

    version_af: str = ""
    version_sdet: str = ""
    academie: str = ""
    degre: str = ""
    jour: str = ""


@dataclass(frozen=True)
class Lecture:
    """One file, read: for each category the operations asked for, in their order, and what is not of the AAF.

    A table holds `operation` (`add`, `modify`, `delete`), `id`, then a column of text for each attribute met, under
    its official name: null where the record has no such attribute, `''` where it is there and empty, SEPARATEUR
    between several values. `inconnues` counts the records of a category that is none of the six.
    """

    prologue: Prologue
    tables: Mapping[str, pa.Table] = field(default_factory=dict)
    inconnues: Mapping[str, int] = field(default_factory=dict)


def looks_like_aaf(tete: bytes) -> bool:
    """Tell from the first bytes of a file whether its root is the AAF's."""
    return _RACINE.search(tete.replace(b"\x00", b"")) is not None


def read_prologue(tete: bytes) -> Prologue:
    """Read the comments at the head of a file."""
    texte = tete[:TETE].replace(b"\x00", b"").decode("iso-8859-1")
    lus = {nom.lower(): valeur.strip() for nom, valeur in _COMMENTAIRE.findall(texte)}
    return Prologue(
        version_af=lus.get("versionaf", ""),
        version_sdet=lus.get("versionsdet", ""),
        academie=lus.get("codeacademieexport", ""),
        degre=lus.get("degre", ""),
        jour=lus.get("dategenerationexport", ""),
    )


def read_aaf(donnees: bytes, *, fichier: str, rogne: bool = False) -> Lecture:
    """Read the bytes of one AAF file; `rogne` takes away the blanks at the edge of values.

    Raises FichierRefuse when it is not well-formed XML, not of the DTD, or declares entities: nothing of it is used.
    """
    prologue = read_prologue(donnees[:TETE])
    try:
        texte = quick_text(donnees, fichier=fichier)
        fiches = cut(without_padding(texte) if rogne else texte)
    except INCOUPABLES:
        return read_surely(donnees, prologue, fichier=fichier, rogne=rogne)
    return Lecture(prologue) if fiches is None else _sort_out(fiches, prologue)


def read_surely(donnees: bytes, prologue: Prologue, *, fichier: str, rogne: bool = False) -> Lecture:
    """Read a file that is not written as academies do, or say at which line it is wrong."""
    racine = parse_xml(name_html_entities(donnees), fichier=fichier)
    if racine.tag != RACINE:
        raise AafInvalide(fichier, detail=f"la racine est <{racine.tag}>")
    if len(racine) and REQUETES.isdisjoint(enfant.tag for enfant in racine):
        return Lecture(prologue, {}, {str(racine[0].tag): len(racine)})
    try:
        texte = sure_text(racine)
        fiches = cut(without_padding(texte) if rogne else texte)
    except INCOUPABLES:
        raise _invalid(racine, fichier=fichier) from None
    return Lecture(prologue) if fiches is None else _sort_out(fiches, prologue)


def _invalid(racine: etree._Element, *, fichier: str) -> FichierRefuse:
    """Say at which line the document leaves its DTD."""
    dtd = _dtd()
    dtd.validate(racine)
    fautes = [faute for faute in dtd.error_log if faute.line]  # type: ignore[attr-defined]  # the stubs forget it
    lieu = f"{fichier}, ligne {fautes[0].line}" if fautes else fichier
    return AafInvalide(lieu, detail="une requête n'a pas la forme attendue")


@cache
def _dtd() -> etree.DTD:
    with files("rentree.formats.aaf").joinpath(DTD).open("rb") as flux:
        return etree.DTD(flux)


def _sort_out(fiches: Fiches, prologue: Prologue) -> Lecture:
    """A table for each category of the file, which has one unless somebody put several end to end."""
    tables: dict[str, pa.Table] = {}
    inconnues: dict[str, int] = {}
    gpei = any(nom.startswith(_GPEI) for nom in fiches.attributs)
    tout = pa.table({OPERATION: fiches.operations, ID: fiches.ids, **fiches.attributs})
    for valeur in pc.unique(fiches.valeurs).to_pylist():
        siennes = tout if len(valeur) == 0 else _of(tout, fiches.valeurs, valeur)
        categorie = CATEGORIES.get(valeur.casefold())
        if categorie is None or gpei:
            nom = f"{valeur} ({_GPEI})" if gpei else valeur
            inconnues[nom] = siennes.num_rows
        else:
            tables[categorie.fichier] = siennes
    return Lecture(prologue, tables, inconnues)


def _of(tout: pa.Table, valeurs: pa.Array, valeur: str) -> pa.Table:
    siennes = pc.equal(valeurs, valeur)
    return tout if pc.all(siennes).as_py() else _without_empty(tout.filter(siennes))


def _without_empty(table: pa.Table) -> pa.Table:
    """Leave out the attributes of the other categories."""
    return table.select([nom for nom in table.column_names if table[nom].null_count < table.num_rows])
