"""One file looked at: read, or refused and why, and what its bytes hold that some parsers do not take."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from io import BytesIO

from lxml import etree

from rentree.formats.aaf.lecteur import DTD, Lecture, Prologue, read_aaf
from rentree.formats.aaf.texte import name_html_entities
from rentree.formats.aaf.verification.constats import Constat
from rentree.formats.aaf.verification.regles import REGLES
from rentree.formats.balisage import parse_xml
from rentree.formats.lecture import digest
from rentree.formats.refus import (
    AafInvalide,
    ArchiveRefusee,
    EncodageFaux,
    EntitesInterdites,
    FichierRefuse,
    FichierTronque,
    FichierVide,
    SommeFausse,
    Utf8Deguise,
)

LOURD = 100 * 2**20
"""Bytes past which a file is said to be big for a consumer that holds it whole."""

_ENTITES = re.compile(rb"&(?!#|(?:apos|quot|lt|gt);|amp;(?!#?[A-Za-z0-9]{2,8};))(?:amp;(#?[A-Za-z0-9]+)|(\w+));")
_TETE = 4_096
_PAR_REFUS: tuple[tuple[type[FichierRefuse], str], ...] = (
    (SommeFausse, "somme-fausse"),
    (ArchiveRefusee, "archive-refusee"),
    (FichierVide, "fichier-vide"),
    (FichierTronque, "fichier-tronque"),
    (Utf8Deguise, "encodage-deguise"),
    (EncodageFaux, "encodage-faux"),
    (EntitesInterdites, "entites-declarees"),
    (AafInvalide, "dtd-invalide"),
    (FichierRefuse, "xml-faux"),
)


@dataclass(frozen=True)
class Examen:
    """What one file gave: its digest and size, its requests by category, what is wrong with it.

    `lecture` is None when the file is refused; `entites` holds the first entity that XML does not know (`html`), and
    the first one escaped twice (`double`).
    """

    nom: str
    octets: int
    empreinte: str
    lecture: Lecture | None
    fiches: Mapping[str, int]
    constats: tuple[Constat, ...] = ()
    doctype: bool = True
    entites: Mapping[str, str] = field(default_factory=dict)


def examine(donnees: bytes, *, nom: str, fichier: str) -> Examen:
    """Look at the bytes of one file; `nom` is its base name, `fichier` names it to the user."""
    lecture, constats = None, []
    try:
        lecture = read_aaf(donnees, fichier=fichier)
        constats += list(_validity(donnees, lecture, nom=nom, fichier=fichier))
    except FichierRefuse as refus:
        constats.append(refused(refus, nom))
    if len(donnees) > LOURD:
        constats.append(Constat(REGLES["fichier-lourd"], fichier=nom, detail=f"{len(donnees) // 10**6} Mo"))
    return Examen(
        nom=nom,
        octets=len(donnees),
        empreinte=digest(donnees),
        lecture=lecture,
        fiches={nom: table.num_rows for nom, table in sorted((lecture or Lecture(Prologue())).tables.items())},
        constats=tuple(constats),
        doctype=b"<!DOCTYPE" in donnees[:_TETE].replace(b"\x00", b""),
        entites=_entities(donnees),
    )


def refused(refus: FichierRefuse, nom: str) -> Constat:
    """The constat of a file, or an archive, that cannot be read: what is said names its line."""
    regle = next(regle for classe, regle in _PAR_REFUS if isinstance(refus, classe))
    ligne = re.search(r", (ligne [0-9]+(?:, colonne [0-9]+)?)$", refus.ou)
    lieu = f", {ligne[1]}" if ligne else ""
    return Constat(REGLES[regle], fichier=f"{nom}{lieu}", detail=_lower(refus.message))


def _lower(phrase: str) -> str:
    return phrase[:1].lower() + phrase[1:]


def _validity(donnees: bytes, lecture: Lecture, *, nom: str, fichier: str) -> Iterator[Constat]:
    """What the DTD says of a file that could be read.

    A file that holds additions alone is valid since it could be cut; libxml2 looks at the others, which are small.
    """
    if not lecture.tables and lecture.inconnues:
        autre, nombre = next(iter(lecture.inconnues.items()))
        if b"Request>" not in donnees:
            yield Constat(REGLES["racine-etrangere"], nombre, fichier=nom, detail=f"<{autre}>")
            return
    if lecture.tables and b"<modification " not in donnees:
        return
    faute = _first_fault(donnees, fichier=fichier)
    if faute is not None:
        yield Constat(REGLES["dtd-toleree"], fichier=f"{nom}, ligne {faute}", detail="une requête n'a pas sa forme")


def _first_fault(donnees: bytes, *, fichier: str) -> int | None:
    """The line of the first element that the DTD refuses, None when there is none. Raises FichierRefuse."""
    dtd = official_dtd()
    if dtd.validate(parse_xml(name_html_entities(donnees), fichier=fichier)):
        return None
    lignes = [faute.line for faute in dtd.error_log]  # type: ignore[attr-defined]  # the stubs forget it
    return min(lignes, default=1)


@cache
def official_dtd() -> etree.DTD:
    """The DTD of the AAF."""
    return etree.DTD(BytesIO(_official()))


def _official() -> bytes:
    return files("rentree.formats.aaf").joinpath(DTD).read_bytes()


def check_dtd(donnees: bytes) -> Iterator[Constat]:
    """Yield how the DTD that came with a set differs from the official one."""
    try:
        livree = etree.DTD(BytesIO(donnees))
    except etree.DTDParseError:
        yield Constat(REGLES["dtd-differente"], detail="elle n'est pas lisible")
        return
    attendus, livres = _declarations(official_dtd()), _declarations(livree)
    if attendus != livres:
        noms = {nom for nom, *_ in attendus ^ livres}
        yield Constat(REGLES["dtd-differente"], detail=f"déclarations de {', '.join(sorted(noms))}")


def _declarations(dtd: etree.DTD) -> set[tuple[str, ...]]:
    """Each element with its content, each attribute with its type and default, one tuple a declaration."""
    lues: set[tuple[str, ...]] = set()
    for element in dtd.iterelements():  # type: ignore[attr-defined]  # the stubs forget it
        lues.add((element.name, element.type, _content(element.content)))
        for attribut in element.iterattributes():
            lues.add((element.name, attribut.name, attribut.type, attribut.default))
    return lues


def _content(contenu: object) -> str:
    """The model of an element, written out."""
    if contenu is None:
        return ""
    lu = [getattr(contenu, nom) for nom in ("type", "occur", "name")]
    return f"({lu} {_content(getattr(contenu, 'left'))} {_content(getattr(contenu, 'right'))})"  # noqa: B009


def _entities(donnees: bytes) -> dict[str, str]:
    """The first entity of HTML (`html`), and the first one escaped twice (`double`), when there are some."""
    vues: dict[str, str] = {}
    for lue in _ENTITES.finditer(donnees):
        genre = "double" if lue[1] else "html"
        vues.setdefault(genre, (lue[1] or lue[2]).decode("latin-1"))
        if len(vues) == 2:
            break
    return vues
