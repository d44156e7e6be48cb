"""The constats as a workbook: one line a fiche, to sort, filter and tick."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rentree.feeds.mise_en_page.feuilles import Feuille, write_book
from rentree.feeds.mise_en_page.mots import capitalize_first, write_time_stamp
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
from rentree.model.constats import Constat, Gravite, Regle
from rentree.model.rapport import BilanEtablissement, Rapport, Refus, compute_score

REGLE_DES_REFUS = "fichier-refuse"
COULEURS = {
    mots.GRAVITES[Gravite.BLOQUANT]: ("#96141A", "#FDEAEA"),
    mots.GRAVITES[Gravite.ANOMALIE]: ("#7A4300", "#FFF1DC"),
    mots.GRAVITES[Gravite.INFORMATION]: ("#1A4F8F", "#E8F0FB"),
}


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
    write_book(path, _sheets(rapport), titre=rapport.titre, au=rapport.au)


def _sheets(rapport: Rapport) -> list[Feuille]:
    """Give the sheets in their order."""
    return [
        Feuille("À corriger", A_CORRIGER, _lines_to_mend(rapport), colonne_coloree=1, couleurs=COULEURS),
        Feuille("Règles", REGLES, _rule_lines(rapport), colonne_coloree=1, couleurs=COULEURS),
        Feuille("Synthèse", SYNTHESE, _school_lines(rapport)),
        Feuille("Fichiers", FICHIERS, _file_lines(rapport)),
    ]


def _lines_to_mend(rapport: Rapport) -> Iterator[tuple[str, ...]]:
    """Write the list to mend, in the order in which it is mended."""
    for constat in sorted(sort_constats(rapport.constats), key=lambda un: _mending_order(un, rapport)):
        yield _line(constat, rule_of(constat, rapport.regles))


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
        capitalize_first(regle.application.value),
        regle.titre,
        f"{mots.name_objet(constat.objet)} {mots.number_fiche(constat.objet, constat.cle)}",
        constat.message,
        constat.que_faire,
        capitalize_first(regle.interlocuteur),
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
            capitalize_first(regle.application.value),
            regle.titre,
            regle.pourquoi,
            blank_fields(regle.que_faire),
            capitalize_first(regle.interlocuteur),
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
        (bilan.uai, mots.name_export(un.source), un.fichier, write_time_stamp(un.horodatage), "lu", "", "")
        for bilan in rapport.etablissements
        for un in mots.order_exports(bilan.exports)
    ]
    return refuses + lus
