"""What `rentree projet` prints: a project in words, what is wrong in it, and the list of all."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from rentree.cli.console import SORTIE
from rentree.model.conservation import ARRETE, PLAFOND, longest_keeping, longest_wait
from rentree.model.projet import JOURS, PROFILS, Calendrier, Delais, Freins, Gel, OptionsAaf, Projet, Seuil
from rentree.pipeline.avis import Verification

Ligne = tuple[str, str]
PREMIERS = 10
"""Schools named before « et N autres »."""


def show_projet(projet: Projet, *, fichier: Path | None, logins: tuple[str, str], au: datetime.date) -> None:
    """Say in words what a project does; `fichier` is None when it has only its default values."""
    origine = escape(str(fichier)) if fichier else "valeurs par défaut, sans fichier"
    SORTIE.print(f"[bold]Projet {projet.nom}[/] ({origine})", soft_wrap=True)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for titre, texte in _lines(projet, logins, au):
        table.add_row(titre, escape(texte))
    SORTIE.print(table)


def _lines(projet: Projet, logins: tuple[str, str], au: datetime.date) -> Iterator[Ligne]:
    yield "Établissements", _schools(projet.etablissements)
    yield "Ont un compte", _entitled(projet)
    yield "Retenus", ", ".join(projet.retenir) or "aucune règle en plus des contrôles bloquants"
    yield "Login", f"Léa Martin : {logins[0]}, puis {logins[1]} ; {projet.login.maximum} caractères au plus"
    yield "AAF", _aaf(projet.aaf)
    yield from _first_titled("Suppression", _delays(projet))
    yield from _first_titled("Freins", _brakes(projet.freins, au))
    yield from _first_titled("Gels", [_freeze(gel, au) for gel in projet.gels] or ["aucun"])
    yield from _first_titled("Calendrier", _calendar(projet, au))
    yield from _letters_and_directory(projet)


def _first_titled(titre: str, lignes: list[str]) -> Iterator[Ligne]:
    for rang, ligne in enumerate(lignes):
        yield "" if rang else titre, ligne


def _schools(uai: tuple[str, ...]) -> str:
    if not uai:
        return "tous ceux dont un export a été lu"
    autres = len(uai) - PREMIERS
    reste = f" et {autres} autre{'s' if autres > 1 else ''}" if autres > 0 else ""
    return f"{len(uai)} : {', '.join(uai[:PREMIERS])}{reste}"


def _entitled(projet: Projet) -> str:
    if projet.en_charge:
        return "élèves, personnels, responsables légaux, personnes en charge (pas les contacts)"
    return "élèves, personnels, responsables légaux (ni les personnes en charge ni les contacts)"


def _aaf(aaf: OptionsAaf) -> str:
    versions = f"{aaf.version_af}, {aaf.version_sdet}"
    return (
        f"projet {aaf.projet}, {aaf.encodage}, {_number(aaf.enregistrements)} enregistrements par fichier, {versions}"
    )


def _delays(projet: Projet) -> list[str]:
    delais: Delais = projet.delais
    profils = [f"{PROFILS.get(profil, profil)} : {jours} jours" for profil, jours in delais.par_profil]
    return [
        " ; ".join([f"{_days(delais.defaut)} après la désactivation", *profils]),
        f"au plus tard {_days(max(_keepings(projet)))} après la fin des droits, hors gel, dont "
        f"{_days(longest_wait(projet.calendrier))} d'attente de l'import complet",
        f"limite : {PLAFOND} jours, {ARRETE}",
    ]


def _keepings(projet: Projet) -> list[int]:
    return [longest_keeping(projet, profil) for profil in ("", *dict(projet.delais.par_profil))]


def _brakes(freins: Freins, au: datetime.date) -> list[str]:
    (debut, fin), saison = freins.ete, "en été" if freins.is_summer(au) else "hors été"
    return [
        f"désactivations d'un établissement et d'un profil : {_threshold(freins.desactivation)}",
        f"les mêmes en été : {_threshold(freins.desactivation_ete)}",
        f"suppressions d'un établissement et d'un profil : {_threshold(freins.suppression)}",
        f"désactivations de tout le projet : {_threshold(freins.projet)}",
        f"les mêmes en été, et les suppressions de tout le projet : {_threshold(freins.projet_ete)}",
        f"été : du {_month_day(debut)} au {_month_day(fin)} ; le {_date(au)} est {saison}",
    ]


def _threshold(seuil: Seuil) -> str:
    part = f"{round(seuil.part * 100, 2):g}".replace(".", ",")
    jusque = f", jamais jusqu'à {_number(seuil.plancher)}" if seuil.plancher else ""
    return f"arrêt au-delà de {part} % ou de {_number(seuil.nombre)} comptes{jusque}"


def _freeze(gel: Gel, au: datetime.date) -> str:
    quoi = "ajouts et rétablissements seulement" if gel.ajout_seul else "aucune désactivation"
    en_cours = ", en cours" if gel.debut <= au <= gel.fin else ""
    return f"du {_date(gel.debut)} au {_date(gel.fin)} : {quoi}{en_cours}"


def _calendar(projet: Projet, au: datetime.date) -> list[str]:
    calendrier: Calendrier = projet.calendrier
    prochain = calendrier.next_complete(au)
    suite = f" ; prochain complet le {JOURS[prochain.weekday()]} {_date(prochain)}" if prochain else ""
    if prochain and projet.freeze(prochain):
        suite += ", sans désactivation : c'est dans un gel"
    return [f"complet : {_week_days(calendrier.complets)}{suite}", f"delta : {_week_days(calendrier.deltas)}"]


def _letters_and_directory(projet: Projet) -> Iterator[Ligne]:
    lettres, ldap = projet.lettres, projet.ldap
    gabarit = f", gabarit {lettres.gabarit}" if lettres.gabarit else ""
    yield "Courriers", f"{lettres.ent}, {lettres.adresse}, codes valables {_days(lettres.validite)}{gabarit}"
    yield (
        "LDAP",
        f"{ldap.url}, base {ldap.base or '(aucune)'}, par {ldap.compte or '(personne)'}" if ldap.url else "non",
    )


def show_verification(verification: Verification) -> None:
    """Say that a project is right, or what is wrong; then what to look at."""
    if verification.erreur:
        SORTIE.print(f"[bold red]Faux[/] {escape(str(verification.erreur))}", soft_wrap=True)
        return
    SORTIE.print(f"[bold green]Juste[/] projet {verification.nom}", soft_wrap=True)
    for avis in verification.avis:
        SORTIE.print(f"  [yellow]À voir[/] {escape(avis)}.", soft_wrap=True)


def show_list(verifications: tuple[Verification, ...]) -> None:
    """One line a project."""
    table = Table(box=None, padding=(0, 2, 0, 0))
    for titre in ("Projet", "Code AAF", "Établissements", "Suppression", "État"):
        table.add_column(titre)
    for une in verifications:
        table.add_row(escape(une.nom), *(_row(une.projet) if une.projet else ("", "", "")), _state(une))
    SORTIE.print(table)


def _row(projet: Projet) -> tuple[str, str, str]:
    ecoles = str(len(projet.etablissements)) if projet.etablissements else "tous"
    return projet.aaf.projet, ecoles, _days(projet.delais.defaut)


def _state(une: Verification) -> str:
    if une.erreur:
        return "[bold red]faux[/] : rentree projet verifier"
    return f"juste, {len(une.avis)} à voir" if une.avis else "juste"


def _number(nombre: int) -> str:
    return f"{nombre:,}".replace(",", " ")


def _days(nombre: int) -> str:
    return f"{nombre} jour{'s' if nombre > 1 else ''}"


def _week_days(jours: tuple[int, ...]) -> str:
    return ", ".join(JOURS[jour] for jour in sorted(jours)) or "aucun jour"


def _date(jour: datetime.date) -> str:
    return f"{jour:%d/%m/%Y}"


def _month_day(jour: tuple[int, int]) -> str:
    return f"{jour[1]:02}/{jour[0]:02}"
