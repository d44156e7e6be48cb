"""Reading the file of a project: every key has a type and a range, and what is wrong is named with its place."""

import datetime
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import PurePosixPath
from typing import Any

from rentree.model.conservation import ARRETE, PLAFOND, longest_wait
from rentree.model.identifiants import is_uai, uai_key
from rentree.model.projet import (
    JOURS,
    PROFILS,
    Calendrier,
    Delais,
    Freins,
    Gel,
    OptionsAaf,
    OptionsLdap,
    OptionsLettres,
    OptionsLogin,
    Projet,
    ProjetFaux,
    Seuil,
)
from rentree.model.section import Section, types_of

NOM = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
SIGNES = re.compile(r"[!-@\[-`a-z{-~]*")
"""What a login can hold: the visible signs of ASCII, no capital."""

TETE: dict[str, type] = {"etablissements": tuple, "en_charge": bool, "retenir": tuple}
SEUILS = tuple(champ.name for champ in fields(Freins) if champ.type is Seuil)
JourMois = tuple[int, int]
ANNEES = range(2000, 2101)
MILLIARD = 10**9
"""No count of accounts or of records is larger; TOML has no limit of its own, the tables have one."""
ADRESSE = re.compile(r"https?://[^\s/?#]+(?:[/?#]\S*)?")
URL_LDAP = re.compile(r"ldaps?://[^\s/?#@]+/?|ldapi://\S*")
RDN = r"(?:[A-Za-z][A-Za-z0-9-]*|[0-9]+(?:\.[0-9]+)*)=(?:\\.|[^,\\])+"
DN = re.compile(rf"{RDN}(?:,\s*{RDN})*")


class ConservationTropLongue(ProjetFaux):
    """Le projet garderait des données plus de trois mois après la fin des droits."""


def parse_projet(nom: str, valeurs: Mapping[str, Any], *, fichier: str = "") -> Projet:
    """Build a project from its file's content.

    Raises ProjetFaux naming the section and the key that is unknown, of a wrong type or out of range, and
    ConservationTropLongue when a delay would keep data longer than the law allows.
    """
    check_name(nom, fichier=fichier)
    tete = Section(fichier, "", valeurs)
    tete.only(champ.name for champ in fields(Projet) if champ.name != "nom")
    projet = Projet(
        nom=nom,
        **_read_head(tete),
        login=_read_login(tete.below("login")),
        aaf=_read_aaf(tete.below("aaf")),
        delais=_read_delais(tete.below("delais")),
        freins=_read_freins(tete.below("freins")),
        gels=tuple(_read_gel(gel) for gel in tete.repeated("gels")),
        calendrier=_read_calendrier(tete.below("calendrier")),
        lettres=_read_lettres(tete.below("lettres")),
        ldap=_read_ldap(tete.below("ldap")),
    )
    _check_keeping(projet, fichier)
    return projet


def check_name(nom: str, *, fichier: str = "") -> None:
    """Raise ProjetFaux when a project cannot have this name, which is also that of its file."""
    if not NOM.fullmatch(nom):
        raise ProjetFaux(
            fichier,
            detail=f"le nom « {nom} » doit être en minuscules sans accent, chiffres, tirets, 40 signes au plus",
            que_faire="Renommez ce fichier." if fichier else "Choisissez un autre nom.",
        )


def _read_head(tete: Section) -> dict[str, Any]:
    lues = tete.take(TETE)
    codes = lues.get("etablissements", ())
    for code in codes:
        if not is_uai(code):
            raise tete.wrong("etablissements", f"nomme « {code} » {tete.place}, qui n'est pas un UAI : {_uai(code)}")
    _refuse_repeats(tete, "etablissements", codes)
    _refuse_repeats(tete, "retenir", lues.get("retenir", ()))
    return lues


def _uai(code: str) -> str:
    chiffres = code[:7]
    if re.fullmatch(r"[0-9]{7}[A-Z]", code):
        return f"après {chiffres}, la lettre est {uai_key(chiffres)}"
    return "il faut 7 chiffres et une lettre majuscule"


def _refuse_repeats(section: Section, cle: str, valeurs: tuple[str, ...]) -> None:
    repetees = [valeur for valeur, nombre in Counter(valeurs).items() if nombre > 1]
    if repetees:
        raise section.wrong(cle, f"nomme « {repetees[0]} » deux fois {section.place}")


def _read_login(section: Section) -> OptionsLogin:
    section.only(types := types_of(OptionsLogin()))
    login = replace(OptionsLogin(), **section.take(types))
    section.check("maximum", 20 <= login.maximum <= 255, "un nombre de caractères, de 20 à 255")
    section.check(
        "premier_homonyme", 0 <= login.premier_homonyme <= MILLIARD, "le numéro du premier homonyme, 0 ou plus"
    )
    for cle in ("separateur", "caracteres", "remplacement", "espace"):
        permis = "des signes ASCII visibles, sans majuscule : rien d'autre n'entre dans un login"
        section.check(cle, SIGNES.fullmatch(getattr(login, cle)) is not None, permis)
    return login


def _read_aaf(section: Section) -> OptionsAaf:
    section.only(types := types_of(OptionsAaf()))
    aaf = replace(OptionsAaf(), **section.take(types))
    code = re.fullmatch(r"[A-Za-z0-9_.-]+", aaf.projet)
    section.check("projet", code is not None, "un code de projet AAF : lettres sans accent, chiffres, _ . -")
    section.check("encodage", aaf.encodage.upper() in {"UTF-8", "ISO-8859-15"}, '"UTF-8" ou "ISO-8859-15"')
    section.check("enregistrements", 1 <= aaf.enregistrements <= MILLIARD, "au moins un enregistrement par fichier")
    for cle in ("version_af", "version_sdet"):
        section.check(cle, "--" not in getattr(aaf, cle), "un texte sans deux tirets de suite, interdits en XML")
    return aaf


def _read_delais(section: Section) -> Delais:
    section.only(types := dict.fromkeys(("defaut", *PROFILS), int))
    # In the order of the file, so that what was written is read back the same.
    lus = section.take({cle: types[cle] for cle in section.valeurs})
    for cle, jours in lus.items():
        section.check(cle, jours >= 1, "un nombre de jours, au moins 1")
    defaut = lus.pop("defaut", Delais().defaut)
    return Delais(defaut, tuple(lus.items()))


def _read_freins(section: Section) -> Freins:
    defaut = Freins()
    section.only(("ete", *SEUILS))
    seuils = {nom: _read_seuil(section.below(nom), getattr(defaut, nom)) for nom in SEUILS}
    return Freins(**seuils, ete=_read_ete(section, defaut.ete))


def _read_seuil(section: Section, defaut: Seuil) -> Seuil:
    section.only(types := {"pourcent": float, "nombre": int, "plancher": int})
    lus = section.take(types)
    pourcent = lus.pop("pourcent", None)
    if pourcent is not None:
        juste = 0 <= pourcent <= 100 and pourcent == round(pourcent, 2)
        section.check("pourcent", juste, "un pourcentage de 0 à 100, deux décimales au plus")
        lus["part"] = round(pourcent / 100, 4)
    for cle in ("nombre", "plancher"):
        section.check(cle, 0 <= lus.get(cle, 0) <= MILLIARD, "un nombre de comptes, de 0 à un milliard")
    return replace(defaut, **lus)


def _read_ete(section: Section, defaut: tuple[JourMois, JourMois]) -> tuple[JourMois, JourMois]:
    if "ete" not in section.valeurs:
        return defaut
    textes = section.take({"ete": tuple})["ete"]
    jours = [jour for jour in map(_month_day, textes) if jour]
    if len(textes) == 2 and len(jours) == 2 and jours[0] <= jours[1]:
        return jours[0], jours[1]
    raise section.refused("ete", 'deux jours dans l\'ordre, mois puis jour : ["07-01", "10-15"]')


def _month_day(texte: str) -> JourMois | None:
    """`07-01` as (7, 1); None when no year has that day."""
    try:
        jour = datetime.date.fromisoformat(f"2024-{texte}")
    except ValueError:
        return None
    return (jour.month, jour.day) if jour.isoformat() == f"2024-{texte}" else None


def _read_gel(section: Section) -> Gel:
    section.only(("debut", "fin", "ajout_seul"))
    debut, fin = _read_date(section, "debut"), _read_date(section, "fin")
    section.check("fin", debut <= fin, f"une date qui ne précède pas « debut » ({debut.isoformat()})")
    return Gel(debut, fin, section.take({"ajout_seul": bool}).get("ajout_seul", False))


def _read_date(section: Section, cle: str) -> datetime.date:
    if cle not in section.valeurs:
        raise section.wrong(cle, f"manque {section.place} : un gel a un début et une fin")
    lue = section.valeurs[cle]
    jour = _date(lue) if isinstance(lue, str) else lue
    # An instant is a date too, for Python.
    if not isinstance(jour, datetime.date) or isinstance(jour, datetime.datetime) or jour.year not in ANNEES:
        raise section.refused(cle, "une date AAAA-MM-JJ, de 2000 à 2100")
    return jour


def _date(texte: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(texte)
    except ValueError:
        return None


def _read_calendrier(section: Section) -> Calendrier:
    section.only(types := types_of(Calendrier()))
    lus = section.take(types)
    for cle, noms in lus.items():
        section.check(cle, set(noms) <= set(JOURS), f"des jours parmi {', '.join(JOURS)}")
        _refuse_repeats(section, cle, noms)
    jours = {cle: tuple(map(JOURS.index, noms)) for cle, noms in lus.items()}
    calendrier = replace(Calendrier(), **jours)
    if "deltas" not in lus:
        calendrier = replace(calendrier, deltas=tuple(j for j in calendrier.deltas if j not in calendrier.complets))
    if doubles := sorted({*calendrier.complets} & {*calendrier.deltas}):
        detail = f"{JOURS[doubles[0]]} est à la fois dans « complets » et dans « deltas » {section.place}"
        que_faire = "Écrivez les deux listes : un jour est complet, ou delta, ou rien."
        raise ProjetFaux(section.fichier, detail=detail, que_faire=que_faire)
    return calendrier


def _read_lettres(section: Section) -> OptionsLettres:
    section.only(types := types_of(OptionsLettres()))
    lettres = replace(OptionsLettres(), **section.take(types))
    section.check("adresse", ADRESSE.fullmatch(lettres.adresse) is not None, "une adresse https://… ou http://…")
    section.check("validite", 1 <= lettres.validite <= 365, "un nombre de jours, de 1 à 365")
    section.check("ent", bool(lettres.ent.strip()), "le nom de l'ENT, comme dans « Votre compte pour … »")
    attendu = "un chemin dans le dossier de travail, sans « .. » ni barre au début"
    section.check("gabarit", _is_inside(lettres.gabarit), attendu)
    return lettres


def _is_inside(chemin: str) -> bool:
    """Whether a path stays in the folder that it starts from; no path does."""
    parties = PurePosixPath(chemin)
    return not parties.is_absolute() and ".." not in parties.parts and "\\" not in chemin


def _read_ldap(section: Section) -> OptionsLdap:
    section.only(types := types_of(OptionsLdap()))
    ldap = replace(OptionsLdap(), **section.take(types))
    url = not ldap.url or URL_LDAP.fullmatch(ldap.url) is not None
    section.check("url", url, "ldaps://serveur, ldap://serveur ou ldapi://…, sans nom ni mot de passe")
    for cle, exemple in (("compte", "cn=rentree,dc=ent,dc=fr"), ("base", "dc=ent,dc=fr")):
        dn = getattr(ldap, cle)
        section.check(cle, not dn or DN.fullmatch(dn) is not None, f"un DN, par exemple {exemple}")
    return ldap


def _check_keeping(projet: Projet, fichier: str) -> None:
    attente = longest_wait(projet.calendrier)
    for cle, jours in (("defaut", projet.delais.defaut), *projet.delais.par_profil):
        if attente + jours > PLAFOND:
            raise ConservationTropLongue(
                fichier,
                detail=f"« {cle} » vaut {jours} dans [delais] ; avec {attente} jours d'attente au plus jusqu'à "
                f"l'import complet, la suppression viendrait {attente + jours} jours après la fin des droits ; "
                f"trois mois font {PLAFOND} jours ({ARRETE})",
                que_faire=f"Mettez {PLAFOND - attente} jours au plus.",
            )
