"""Reading the CSV of staff without teaching service: separator and encoding are detected, every fault has its line."""

import csv
import datetime
import io
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from rentree.formats.export import checked_uai, illisibles_table
from rentree.formats.refus import CsvFaux, FichierVide
from rentree.formats.releve import Illisible, Provenance, assemble, date_francaise, date_iso

COLONNES = ("uai", "id", "civilite", "nom_usage", "nom_patronymique", "prenom", "date_naissance", "fonction", "mel")
OBLIGATOIRES = frozenset({"uai", "id", "prenom"})
SEPARATEURS = ";,\t|"
CIVILITES = {
    **dict.fromkeys(("m.", "m", "mr", "1", "monsieur"), "M."),
    **dict.fromkeys(("mme", "mme.", "mlle", "mlle.", "2", "madame", "mademoiselle"), "MME"),
}
TYPE = "gi"
_ESPACES = "\t\n\r\x0b\x0c\x85\u2028\u2029"
_CONTROLES = (*range(0x20), *range(0x7F, 0xA0), 0xFEFF, 0xFFFE, 0xFFFF)
PROPRE: dict[int, str | None] = {**dict.fromkeys(_CONTROLES), **dict.fromkeys(map(ord, _ESPACES), " ")}
"""A new line or a tab inside a value is a space; a control character, which XML forbids, goes."""
_FAUTES = {
    "unexpected end of data": "un guillemet ouvert n'est jamais refermé",
    "expected after": "un guillemet fermant est suivi d'autre chose que le séparateur",
    "new-line character": "une fin de ligne est isolée au milieu d'une valeur",
    "field larger": "une valeur est démesurée : un guillemet n'est sans doute pas refermé",
}

Personne = dict[str, str]


@dataclass(frozen=True)
class ListePersonnels:
    """The rows of one school in the list: each value stripped, blanks left out."""

    uai: str
    lignes: tuple[Personne, ...]


def looks_like_list(tete: bytes) -> bool:
    """Tell whether the first line of a file names the columns of the list of staff."""
    premiere = _decode(tete.split(b"\n", 1)[0]).lstrip("\ufeff")
    return OBLIGATOIRES.issubset(_header(premiere))


def read_lists(donnees: bytes, *, fichier: str) -> list[ListePersonnels]:
    """Read the whole CSV and return one list a school, sorted by UAI.

    Raises FichierVide, CsvFaux or UaiFaux naming the line; the file is taken whole or not at all.
    """
    if not donnees.strip():
        raise FichierVide(fichier)
    ecoles: dict[str, list[Personne]] = {}
    for numero, ligne in _rows(_decode(donnees).lstrip("\ufeff"), fichier=fichier):
        lieu = f"{fichier}, ligne {numero}"
        uai = checked_uai(ligne.get("uai"), fichier=lieu)
        if "id" not in ligne:
            raise CsvFaux(lieu, detail="la colonne id est vide")
        ecoles.setdefault(uai, []).append(ligne)
    if not ecoles:
        raise FichierVide(fichier, detail="il n'y a aucune ligne de personnel")
    return [ListePersonnels(uai, tuple(lignes)) for uai, lignes in sorted(ecoles.items())]


def read_tables(liste: ListePersonnels, provenance: Provenance) -> dict[str, pa.Table]:
    """Turn one school's list into canonical tables."""
    illisibles: list[Illisible] = []
    lignes = liste.lignes
    personnels = {
        "ligne": list(range(1, len(lignes) + 1)),
        "source": "personnels",
        "type": TYPE,
        "id": [ligne["id"] for ligne in lignes],
        "civilite": [_civilite(ligne, illisibles) for ligne in lignes],
        "sexe": None,
        "nom_usage": [ligne.get("nom_usage") for ligne in lignes],
        "nom_famille": [ligne.get("nom_patronymique") for ligne in lignes],
        "prenom": [ligne.get("prenom") for ligne in lignes],
        "date_naissance": [_date(ligne, illisibles) for ligne in lignes],
        "grade": None,
        "mel": [ligne.get("mel") for ligne in lignes],
        "rattachement": None,
        "enseignant": None,
    }
    avec_fonction = [ligne for ligne in lignes if "fonction" in ligne]
    fonctions = {
        "type": TYPE,
        "id": [ligne["id"] for ligne in avec_fonction],
        "fonction": [ligne["fonction"].upper() for ligne in avec_fonction],
        "libelle": None,
    }
    return {
        "personnels": assemble("personnels", personnels, len(lignes), provenance),
        "personnel_fonctions": assemble("personnel_fonctions", fonctions, len(avec_fonction), provenance),
        "valeurs_illisibles": illisibles_table(illisibles, provenance),
    }


def _civilite(ligne: Personne, illisibles: list[Illisible]) -> str | None:
    if (texte := ligne.get("civilite")) is None:
        return None
    if (civilite := CIVILITES.get(texte.lower())) is None:
        illisibles.append(Illisible("personnels", ligne["id"], "civilite", texte))
    return civilite


def _date(ligne: Personne, illisibles: list[Illisible]) -> datetime.date | None:
    if (texte := ligne.get("date_naissance")) is None:
        return None
    try:
        return date_francaise(texte) if "/" in texte else date_iso(texte)
    except ValueError:
        illisibles.append(Illisible("personnels", ligne["id"], "date_naissance", texte))
        return None


def _decode(donnees: bytes) -> str:
    """UTF-8 when the bytes are UTF-8, else Windows-1252 as French spreadsheets write it, else ISO-8859-15."""
    for encodage in ("utf-8", "cp1252"):
        try:
            return donnees.decode(encodage)
        except UnicodeDecodeError:
            continue
    return donnees.decode("iso-8859-15")


def _header(ligne: str) -> list[str]:
    separateur = max(SEPARATEURS, key=ligne.count)
    return [nom.strip(' "\r').lower() for nom in ligne.split(separateur)]


def _rows(texte: str, *, fichier: str) -> Iterator[tuple[int, Personne]]:
    premiere = texte.split("\n", 1)[0]
    entetes = _header(premiere)
    if absentes := OBLIGATOIRES - set(entetes):
        raise CsvFaux(f"{fichier}, ligne 1", detail="colonnes absentes : " + ", ".join(sorted(absentes)))
    if doubles := {nom for nom in entetes if nom in COLONNES and entetes.count(nom) > 1}:
        raise CsvFaux(f"{fichier}, ligne 1", detail="colonnes en double : " + ", ".join(sorted(doubles)))
    lecteur = csv.reader(io.StringIO(texte), delimiter=max(SEPARATEURS, key=premiere.count), strict=True)
    try:
        next(lecteur)
        for valeurs in lecteur:
            if any(valeur.strip() for valeur in valeurs):
                yield lecteur.line_num, _row(entetes, valeurs, f"{fichier}, ligne {lecteur.line_num}")
    except csv.Error as error:
        raise CsvFaux(f"{fichier}, ligne {lecteur.line_num}", detail=_fault(str(error))) from None


def _row(entetes: list[str], valeurs: list[str], lieu: str) -> Personne:
    if len(valeurs) > len(entetes):
        raise CsvFaux(lieu, detail=f"{len(valeurs)} valeurs pour {len(entetes)} colonnes")
    paires = ((nom, brut.translate(PROPRE).strip()) for nom, brut in zip(entetes, valeurs, strict=False))
    return {nom: texte for nom, texte in paires if texte and nom in COLONNES}


def _fault(erreur: str) -> str:
    """Say in French what the csv module found."""
    return next((phrase for debut, phrase in _FAUTES.items() if debut in erreur), "une ligne est mal écrite")
