"""The French words that every page uses: numbers, dates, plurals, spaces that do not break."""

from datetime import date, datetime

ESPACE = "\N{NO-BREAK SPACE}"
MOIS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def bind(texte: str) -> str:
    """Bind the signs that French sets apart to the word they go with, so that no line begins with `:` or `»`."""
    for signe in (":", ";", "?", "!", "»"):
        texte = texte.replace(f" {signe}", f"{ESPACE}{signe}")
    return texte.replace("« ", f"«{ESPACE}")


def write_number(nombre: int) -> str:
    """Write 1460 as `1 460`, the space being one that does not break."""
    return f"{nombre:,}".replace(",", ESPACE)


def count(nombre: int, singulier: str, pluriel: str = "") -> str:
    """Write a number and its noun: `1 fiche`, `12 fiches`; in French zero is singular."""
    nom = singulier if nombre < 2 else pluriel or f"{singulier}s"
    return f"{write_number(nombre)}{ESPACE}{nom}"


def write_date(jour: date) -> str:
    """Write a day: `31 août 2026`, `1er septembre 2026`."""
    numero = "1er" if jour.day == 1 else str(jour.day)
    return f"{numero}{ESPACE}{MOIS[jour.month - 1]}{ESPACE}{jour.year}"


def write_time_stamp(horodatage: datetime | None) -> str:
    """Write when a file was made: `30 août 2026 à 18 h 05`; a file may not say it."""
    if horodatage is None:
        return "date non indiquée"
    return f"{write_date(horodatage)} à {horodatage.hour}{ESPACE}h{ESPACE}{horodatage.minute:02}"


def capitalize_first(texte: str) -> str:
    """Write a phrase at the head of a line; the rest of it is left as it is."""
    return texte[:1].upper() + texte[1:]
