"""Writes the lists of each school: a page to print, and two CSV for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment

from rentree.feeds.listes.conseils import VERITE
from rentree.feeds.listes.contenu import Depart, Listes, LoginFaux
from rentree.feeds.mise_en_page.ecriture import write_text
from rentree.feeds.mise_en_page.gabarits import open_templates
from rentree.feeds.rapport.mots import number_fiche

DEPARTS = (
    *("profil", "nom", "prénom", "classe", "identifiant"),
    *("désactivé le", "raison", "suppression le", "jours restants", "fiche"),
)
LOGINS = ("profil", "nom", "prénom", "classe", "identifiant", "compte", "ce qui est vu", "que faire", "fiche")
MARQUE = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for Latin."""

FORMULES = ("=", "+", "-", "@", "\t")
"""What a spreadsheet would take for the beginning of a formula."""


def write_lists(listes: Iterable[Listes], dossier: Path) -> list[Path]:
    """Write `listes-<UAI>.html`, `departs-<UAI>.csv` and `logins-a-corriger-<UAI>.csv` of each school.

    Those of schools that are not there any more are removed: they hold names of people.
    """
    ecrits = []
    for une in listes:
        for nom, texte in _files(une).items():
            write_text(dossier / nom, texte)
            ecrits.append(dossier / nom)
    for motif in ("listes-????????.html", "departs-????????.csv", "logins-a-corriger-????????.csv"):
        for ancien in set(dossier.glob(motif)) - set(ecrits):
            ancien.unlink()
    return ecrits


def render(une: Listes) -> str:
    """The page of a school: stands alone, needs no script, made to be printed."""
    return _environment().get_template("listes.html").render(listes=une, verite=VERITE)


def _files(une: Listes) -> dict[str, str]:
    return {
        f"listes-{une.uai}.html": render(une),
        f"departs-{une.uai}.csv": _csv(DEPARTS, map(_departure_row, une.departs)),
        f"logins-a-corriger-{une.uai}.csv": _csv(LOGINS, map(_login_row, une.logins)),
    }


def _departure_row(un: Depart) -> tuple[str, ...]:
    lui = un.titulaire
    jours = (_short_date(un.desactive_le), un.raison, _short_date(un.supprime_le), str(un.restants))
    return (lui.profil, lui.nom, lui.prenom, lui.classe, lui.login, *jours, lui.cle)


def _login_row(un: LoginFaux) -> tuple[str, ...]:
    lui = un.titulaire
    etat = "actif" if un.actif else "désactivé"
    return (lui.profil, lui.nom, lui.prenom, lui.classe, lui.login, etat, un.vu, un.que_faire, lui.cle)


def _csv(entete: Sequence[str], lignes: Iterable[Sequence[str]]) -> str:
    texte = io.StringIO()
    plume = csv.writer(texte, delimiter=";", lineterminator="\n")
    plume.writerow(entete)
    plume.writerows([_harmless(valeur) for valeur in ligne] for ligne in lignes)
    return MARQUE + texte.getvalue()


def _harmless(valeur: str) -> str:
    """A name that a spreadsheet would compute is written as text."""
    return f"'{valeur}" if valeur.startswith(FORMULES) else valeur


def _number(cle: str) -> str:
    """The number of a fiche as its application shows it: `eleve:1000012` gives `1000012`."""
    return number_fiche(cle.partition(":")[0], cle)


def _short_date(jour: date) -> str:
    """A day in a table: `06/10/2025`."""
    return f"{jour:%d/%m/%Y}"


@cache
def _environment() -> Environment:
    modeles = open_templates("rentree.feeds.listes")
    modeles.filters |= {"numero": _number, "jour": _short_date}
    return modeles
