"""The constats as a workbook: one line a fiche, to sort, filter and tick."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from rentree.feeds.rapport import mots
from rentree.feeds.rapport.classement import (
    RANG_APPLICATION,
    RANG_GRAVITE,
    REGLES_COMPACTES,
    blank_fields,
    count_gravites,
    rule_of,
    sort_constats,
    split_by_school,
)
from rentree.feeds.rapport.ecriture import beside
from rentree.model.constats import Constat, Gravite, Regle
from rentree.model.rapport import BilanEtablissement, Rapport, Refus, compute_score

REGLE_DES_REFUS = "fichier-refuse"
LIGNES_MAX = 1_000_000
A4 = 9
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
COULEURS = {
    Gravite.BLOQUANT: ("#96141A", "#FDEAEA"),
    Gravite.ANOMALIE: ("#7A4300", "#FFF1DC"),
    Gravite.INFORMATION: ("#1A4F8F", "#E8F0FB"),
}


@dataclass(frozen=True)
class Feuille:
    """A sheet of text: its columns with their widths in characters, and its lines."""

    nom: str
    colonnes: tuple[tuple[str, int], ...]
    lignes: Iterable[Sequence[str | float]]
    colonne_gravite: int | None = None


A_CORRIGER = (
    ("UAI", 11),
    ("Gravité", 12),
    ("Application", 14),
    ("Règle", 32),
    ("Fiche", 24),
    ("Ce qui est vu", 50),
    ("Que faire", 50),
    ("Interlocuteur", 26),
    ("Fait", 8),
)
REGLES = (
    ("Règle", 26),
    ("Gravité", 12),
    ("Application", 14),
    ("Titre", 40),
    ("Pourquoi", 60),
    ("Que faire", 60),
    ("Interlocuteur", 26),
    ("Lignes trouvées", 10),
)
SYNTHESE = (
    ("UAI", 11),
    ("Établissement", 36),
    ("Élèves", 10),
    ("Responsables", 13),
    ("Personnels", 11),
    ("Fiches écartées", 10),
    ("Bloquants", 10),
    ("dont fichiers refusés", 10),
    ("Anomalies", 10),
    ("Informations", 12),
    ("Score sur 100", 9),
    ("Explication du score", 70),
)
FICHIERS = (
    ("UAI", 11),
    ("Export", 28),
    ("Fichier", 44),
    ("Exporté le", 30),
    ("État", 12),
    ("Raison", 50),
    ("Que faire", 50),
)


def write_xlsx(rapport: Rapport, path: Path) -> None:
    """Write the workbook, replacing what was there; the same report gives the same bytes."""
    with beside(path) as provisoire:
        _write_book(rapport, provisoire)


def _write_book(rapport: Rapport, path: Path) -> None:
    """Write every sheet."""
    with Workbook(str(path), OPTIONS) as classeur:
        classeur.set_properties({"title": rapport.titre, "created": datetime.combine(rapport.au, time())})
        for feuille in _sheets(rapport):
            _write_sheet(classeur, feuille)


def _sheets(rapport: Rapport) -> list[Feuille]:
    """Give the sheets in their order."""
    return [
        *_sheets_to_mend(rapport),
        Feuille("Règles", REGLES, _rule_lines(rapport), colonne_gravite=1),
        Feuille("Synthèse", SYNTHESE, _school_lines(rapport)),
        Feuille("Fichiers", FICHIERS, _file_lines(rapport)),
    ]


def _sheets_to_mend(rapport: Rapport) -> list[Feuille]:
    """Give the list to mend; a second sheet follows when one cannot hold it."""
    constats = sorted(sort_constats(rapport.constats), key=lambda un: _mending_order(un, rapport))
    return [
        Feuille(
            "À corriger" if debut == 0 else f"À corriger ({debut // LIGNES_MAX + 1})",
            A_CORRIGER,
            [_line(constat, rule_of(constat, rapport.regles)) for constat in constats[debut : debut + LIGNES_MAX]],
            colonne_gravite=1,
        )
        for debut in range(0, max(1, len(constats)), LIGNES_MAX)
    ]


def _mending_order(constat: Constat, rapport: Rapport) -> tuple[bool, str, int, int, str]:
    """School, then severity, then application, then rule; ignored files at the very end."""
    application = rule_of(constat, rapport.regles).application
    compacte = constat.regle in REGLES_COMPACTES
    return compacte, constat.uai, RANG_GRAVITE[constat.gravite], RANG_APPLICATION[application], constat.regle


def _line(constat: Constat, regle: Regle) -> tuple[str, ...]:
    """Write one constat; the last column is left to tick."""
    return (
        constat.uai,
        mots.GRAVITES[constat.gravite],
        mots.capitalize_first(regle.application.value),
        regle.titre,
        f"{mots.name_objet(constat.objet)} {mots.number_fiche(constat.objet, constat.cle)}",
        constat.message,
        constat.que_faire,
        mots.capitalize_first(regle.interlocuteur),
        "",
    )


def _rule_lines(rapport: Rapport) -> list[tuple[str | float, ...]]:
    """Write every rule, even one that found nothing: it was looked for."""
    trouves = Counter(constat.regle for constat in rapport.constats)
    trouves[REGLE_DES_REFUS] += len(rapport.refus)
    regles = sorted(rapport.regles.values(), key=lambda une: (RANG_GRAVITE[une.gravite], une.id))
    return [
        (
            regle.id,
            mots.GRAVITES[regle.gravite],
            mots.capitalize_first(regle.application.value),
            regle.titre,
            regle.pourquoi,
            blank_fields(regle.que_faire),
            mots.capitalize_first(regle.interlocuteur),
            trouves[regle.id],
        )
        for regle in regles
    ]


def _school_lines(rapport: Rapport) -> list[tuple[str | float, ...]]:
    """Write the figures of each school."""
    par_uai = split_by_school(rapport.constats)
    lignes = [
        _school_line(bilan, par_uai.get(bilan.uai, ()), [un for un in rapport.refus if un.uai == bilan.uai])
        for bilan in rapport.etablissements
    ]
    return lignes + _outside_line(rapport)


def _outside_line(rapport: Rapport) -> list[tuple[str | float, ...]]:
    """Write the figures of what belongs to no school, when there is something, so that the columns add up."""
    connus = {bilan.uai for bilan in rapport.etablissements}
    constats = [constat for constat in rapport.constats if constat.uai not in connus]
    refus = [un for un in rapport.refus if un.uai not in connus]
    if not constats and not refus:
        return []
    return [("", "Hors établissement", "", "", "", "", *_severity_counts(constats, refus), "", "")]


def _severity_counts(constats: Sequence[Constat], refus: Sequence[Refus]) -> tuple[int, ...]:
    """Count as the columns of the summary do: refused files are told apart, right after the blocking constats."""
    bloquants, *autres = count_gravites(constats, refus).values()
    return bloquants, len(refus), *autres


def _school_line(
    bilan: BilanEtablissement, constats: Sequence[Constat], refus: Sequence[Refus]
) -> tuple[str | float, ...]:
    """Write the figures of one school."""
    score = compute_score(bilan, constats, refus)
    return (
        bilan.uai,
        bilan.nom,
        bilan.eleves,
        bilan.responsables,
        bilan.personnels,
        bilan.fiches_ecartees,
        *_severity_counts(constats, refus),
        "" if score.valeur is None else score.valeur,
        mots.explain_score(score),
    )


def _file_lines(rapport: Rapport) -> Sequence[tuple[str, ...]]:
    """Write the files, the refused ones first."""
    refuses = [(un.uai, "", un.fichier, "", "refusé", un.raison, un.que_faire) for un in rapport.refus]
    lus = [
        (bilan.uai, mots.name_export(un.source), un.fichier, mots.write_time_stamp(un.horodatage), "lu", "", "")
        for bilan in rapport.etablissements
        for un in mots.order_exports(bilan.exports)
    ]
    return refuses + lus


def _write_sheet(classeur: Workbook, feuille: Feuille) -> None:
    """Write one sheet: header, lines, and how it is read and printed."""
    onglet = classeur.add_worksheet(feuille.nom)
    _lay_out(onglet, feuille)
    entete = classeur.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top", "bg_color": "#E9EBEE"})
    for colonne, (titre, _) in enumerate(feuille.colonnes):
        onglet.write_string(0, colonne, titre, entete)
    texte = classeur.add_format({"text_wrap": True, "valign": "top"})
    gravites = _severity_formats(classeur)
    rang = 0
    for rang, ligne in enumerate(feuille.lignes, start=1):
        _write_line(onglet, rang, ligne, texte)
        if feuille.colonne_gravite is not None:
            mot = str(ligne[feuille.colonne_gravite])
            onglet.write_string(rang, feuille.colonne_gravite, mot, gravites[mot])
    onglet.autofilter(0, 0, rang, len(feuille.colonnes) - 1)


def _severity_formats(classeur: Workbook) -> dict[str, Format]:
    """Give the colours of each severity, by its word."""
    return {
        mots.GRAVITES[gravite]: classeur.add_format(
            {"bold": True, "valign": "top", "font_color": encre, "bg_color": fond}
        )
        for gravite, (encre, fond) in COULEURS.items()
    }


def _lay_out(onglet: Worksheet, feuille: Feuille) -> None:
    """Freeze the header, set widths, and print on A4 in landscape with the header on each page."""
    onglet.freeze_panes(1, 0)
    onglet.set_landscape()
    onglet.set_paper(A4)
    onglet.fit_to_pages(1, 0)
    onglet.repeat_rows(0)
    onglet.set_footer("&L&A&Rpage &P sur &N")
    for colonne, (_, largeur) in enumerate(feuille.colonnes):
        onglet.set_column(colonne, colonne, largeur)


def _write_line(onglet: Worksheet, rang: int, ligne: Sequence[str | float], texte: Format) -> None:
    """Write text as text, whatever it looks like, and figures as figures."""
    for colonne, valeur in enumerate(ligne):
        if isinstance(valeur, str):
            onglet.write_string(rang, colonne, valeur, texte)
        else:
            onglet.write_number(rang, colonne, valeur, texte)
