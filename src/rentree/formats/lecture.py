"""Recognising an export by its content, then reading it whole: the root element decides, never the name of the file."""

import hashlib

from lxml import etree

from rentree.formats.balisage import parse_xml
from rentree.formats.export import Entete, Export
from rentree.formats.fichiers import TETE, Fichier
from rentree.formats.personnels import reader as lecteur_personnels
from rentree.formats.refus import ArchiveRefusee, RacineInconnue
from rentree.formats.releve import Provenance
from rentree.formats.siecle import reader as lecteur_siecle
from rentree.formats.siecle import spec as spec_siecle
from rentree.formats.sts import reader as lecteur_sts

EXPORTS_SANS_EMPLOI = {
    "BEE_GEOGRAPHIQUE": "nomenclature géographique",
    "BEE_ETABLISSEMENTS": "établissements",
}
"""Official exports that the line does not need: passed over and said."""

ENVOIS = {
    "EDT_STS": "un envoi du logiciel d'emploi du temps vers STS-WEB",
    "IMPORT_ELEVES": "un fichier d'import dans SIECLE",
}
"""Official files that go the other way: refused by their name."""


def recognise(fichier: Fichier) -> Entete | str | None:
    """Look at the head of a file: its header, or `personnels`, or the label of an export not needed, or None.

    None means that the file is not something to read (a note, a picture). Raises FichierRefuse for a file that ought
    to be an export and is broken, foreign, or without a right UAI and year.
    """
    tete = fichier.read(limite=TETE)
    debut = tete.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not debut.startswith(b"<"):
        return _recognise_text(fichier, tete)
    racine = _grow_root(tete)
    if racine is None or racine.find("PARAMETRES/ANNEE_SCOLAIRE") is None:
        racine = parse_xml(fichier.read(), fichier=fichier.nom)
    return _entete(racine, fichier=fichier.nom)


def _recognise_text(fichier: Fichier, tete: bytes) -> str | None:
    if lecteur_personnels.looks_like_list(tete):
        return "personnels"
    suffixe = fichier.nom.lower().rsplit(".", 1)[-1]
    if suffixe == "xml":
        parse_xml(fichier.read(), fichier=fichier.nom)
    if suffixe == "csv":
        lecteur_personnels.read_lists(fichier.read(), fichier=fichier.nom)
    if suffixe == "zip":
        raise ArchiveRefusee(fichier.nom, detail="elle est abîmée ou incomplète")
    return None


def _grow_root(tete: bytes) -> etree._Element | None:
    """Parse the head of a document; PARAMETRES always comes first."""
    analyseur = etree.XMLPullParser(("start", "end"), resolve_entities=False, load_dtd=False, no_network=True)
    racine: etree._Element | None = None
    try:
        analyseur.feed(tete)
        for evenement, element in analyseur.read_events():
            if isinstance(element, etree._Element):
                racine = element if racine is None else racine
                if evenement == "end" and element.tag == "PARAMETRES":
                    return racine
    except etree.XMLSyntaxError:
        return None
    return racine


def _entete(racine: etree._Element, *, fichier: str) -> Entete | str:
    if racine.tag in spec_siecle.SOURCES:
        return lecteur_siecle.read_entete(racine, fichier=fichier)
    if racine.tag == lecteur_sts.RACINE:
        return lecteur_sts.read_entete(racine, fichier=fichier)
    if racine.tag in EXPORTS_SANS_EMPLOI:
        return EXPORTS_SANS_EMPLOI[racine.tag]
    detail = f"c'est {ENVOIS[racine.tag]}" if racine.tag in ENVOIS else f"la racine est <{racine.tag}>"
    raise RacineInconnue(fichier, detail=detail)


def digest(donnees: bytes) -> str:
    """First 16 hexadecimal digits of the SHA-256."""
    return hashlib.sha256(donnees).hexdigest()[:16]


def read_export(donnees: bytes, *, fichier: str, empreinte: str = "") -> Export:
    """Read a whole SIECLE or STS-WEB export, whose digest may be known. Raises FichierRefuse; then nothing is used."""
    racine = parse_xml(donnees, fichier=fichier)
    entete = _entete(racine, fichier=fichier)
    if isinstance(entete, str):
        raise RacineInconnue(fichier, detail=entete)
    provenance = Provenance(entete.uai, entete.annee, empreinte or digest(donnees))
    lecteur = lecteur_sts if entete.source == "sts" else lecteur_siecle
    return Export(entete, provenance.empreinte, lecteur.read_tables(racine, provenance, fichier=fichier))
