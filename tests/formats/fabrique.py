"""Small exports written by hand, and how tests read them. Everybody is invented."""

from collections.abc import Callable, Mapping
from functools import partial

from rentree.formats.lecture import read_export
from rentree.model.identifiants import uai_key

Ligne = dict[str, object]

FICHIER = "depot/essai.xml"
UAI, UAI_VOISIN, UAI_TIERS = (chiffres + uai_key(chiffres) for chiffres in ("0319981", "0319982", "0319983"))
UAI_FAUX = "0319981" + ("A" if UAI[-1] != "A" else "B")
ANNEE = 2025
LE_MATIN, LE_SOIR = "15/09/2025 08:30:00", "15/09/2025 18:30:00"

FICHE = "<NOM_DE_FAMILLE>TESTARD</NOM_DE_FAMILLE><PRENOM>Zoé</PRENOM>"
LIEN = "<ELEVE_ID>11</ELEVE_ID><PERSONNE_ID>21</PERSONNE_ID><NIVEAU_RESPONSABILITE>1</NIVEAU_RESPONSABILITE>"
INDIVIDU = "<NOM_USAGE>MARTEL</NOM_USAGE><PRENOM>ODE</PRENOM><FONCTION>DIR</FONCTION>"


def siecle(
    racine: str,
    donnees: str,
    *,
    uai: str | None = UAI,
    annee: str | None = str(ANNEE),
    horodatage: str | None = LE_MATIN,
    version: str = "4.0",
    encodage: str = "ISO-8859-15",
    doctype: str = "",
) -> bytes:
    """A whole SIECLE export; a part of the header that is None is absent."""
    entete = {"UAJ": uai, "ANNEE_SCOLAIRE": annee, "HORODATAGE": horodatage}
    parametres = "".join(f"<{nom}>{valeur}</{nom}>\n" for nom, valeur in entete.items() if valeur is not None)
    return (
        f'<?xml version="1.0" encoding="{encodage}"?>\n{doctype}<{racine} VERSION="{version}">\n'
        f"<PARAMETRES>\n{parametres}</PARAMETRES>\n<DONNEES>\n{donnees}\n</DONNEES>\n</{racine}>\n"
    ).encode(encodage)


def eleves(fiche: str = FICHE, *, suite: str = "", **entete: str | None) -> bytes:
    """An Eleves export of one pupil, number 11; `suite` follows the block of pupils."""
    bloc = f'<ELEVES>\n<ELEVE ELEVE_ID="11" ELENOET="401">{fiche}</ELEVE>\n</ELEVES>\n{suite}'
    return _siecle("BEE_ELEVES", bloc, entete)


def responsables(personne: str = FICHE, *, lien: str = LIEN, suite: str = "", **entete: str | None) -> bytes:
    """A Responsables export of one person, number 21, linked with pupil 11."""
    bloc = (
        f'<PERSONNES>\n<PERSONNE PERSONNE_ID="21">{personne}</PERSONNE>\n</PERSONNES>\n'
        f"<RESPONSABLES>\n<RESPONSABLE_ELEVE>{lien}</RESPONSABLE_ELEVE>\n</RESPONSABLES>\n{suite}"
    )
    return _siecle("BEE_RESPONSABLES", bloc, entete)


def _siecle(racine: str, bloc: str, entete: Mapping[str, str | None]) -> bytes:
    ecrire: Callable[..., bytes] = partial(siecle, racine, bloc)
    return ecrire(**entete)


def sts(
    individu: str = INDIVIDU,
    *,
    structure: str = "",
    suite: str = "",
    uaj: str = "",
    nomenclatures: str = "",
    uai: str = UAI,
    annee: str = str(ANNEE),
) -> bytes:
    """A whole STS-WEB export with one member of staff, (epp, 31)."""
    return (
        f'<?xml version="1.0" encoding="ISO-8859-15"?><STS_EDT>\n<PARAMETRES>\n<UAJ CODE="{uai}">{uaj}</UAJ>\n'
        f'<ANNEE_SCOLAIRE ANNEE="{annee}"></ANNEE_SCOLAIRE>\n</PARAMETRES>\n'
        f"<NOMENCLATURES>\n{nomenclatures}</NOMENCLATURES>\n<DONNEES>\n"
        f'<INDIVIDUS>\n<INDIVIDU ID="31" TYPE="epp">{individu}</INDIVIDU>\n</INDIVIDUS>\n'
        f"<STRUCTURE>\n{structure}</STRUCTURE>\n{suite}</DONNEES>\n</STS_EDT>\n"
    ).encode("iso-8859-15")


def read(donnees: bytes) -> dict[str, list[Ligne]]:
    """Every table of an export, as rows."""
    export = read_export(donnees, fichier=FICHIER)
    return {nom: table.to_pylist() for nom, table in export.tables.items()}


def only(donnees: bytes, table: str) -> Ligne:
    """The only row of a table of an export."""
    (ligne,) = read(donnees)[table]
    return ligne


def pick(ligne: Mapping[str, object], *colonnes: str) -> tuple[object, ...]:
    """Some values of a row, in the order asked for."""
    return tuple(ligne[colonne] for colonne in colonnes)


def unreadable(donnees: bytes) -> list[tuple[object, ...]]:
    """What an export kept as unreadable: table, key, official name, text."""
    return [pick(ligne, "objet", "cle", "champ", "valeur") for ligne in read(donnees)["valeurs_illisibles"]]
