"""The report as pages that stand alone: no external resource, no script needed to read them; made to be printed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from rentree.feeds.rapport import mots
from rentree.feeds.rapport.classement import (
    GroupeGravite,
    GroupeRegle,
    classify,
    count_gravites,
    flatten,
    rank_rules,
    split_by_school,
)
from rentree.feeds.rapport.ecriture import write_text
from rentree.model.constats import Constat, Gravite
from rentree.model.rapport import BilanEtablissement, Rapport, Refus, Score, compute_score

PRIORITES = 5
REGLES_FREQUENTES = 10


@dataclass(frozen=True)
class Fiche:
    """What the page of one school shows."""

    bilan: BilanEtablissement
    score: Score
    comptes: dict[Gravite, int]
    groupes: tuple[GroupeGravite, ...]
    priorites: tuple[GroupeRegle, ...]
    refus: tuple[Refus, ...]


@dataclass(frozen=True)
class LigneEtablissement:
    """One school in the table of the académie; `page` is the address of its own report."""

    bilan: BilanEtablissement
    score: Score
    comptes: dict[Gravite, int]
    page: str


def render(rapport: Rapport) -> str:
    """Render the whole list when the report is of one school, else the overview of the schools."""
    if len(rapport.etablissements) == 1:
        return _render_school(rapport, rapport.constats, rapport.refus, retour=False)
    return _render_overview(rapport)


def write_html(rapport: Rapport, path: Path) -> None:
    """Write `render(rapport)`, replacing what was there."""
    write_text(path, render(rapport))


def write_reports(rapport: Rapport, dossier: Path) -> None:
    """Write `rapport.html` and, for each school, `rapports/<UAI>.html`; a page of another run is left as it is."""
    write_html(rapport, dossier / "rapport.html")
    par_uai = split_by_school(rapport.constats)
    retour = len(rapport.etablissements) != 1
    for bilan in rapport.etablissements:
        refus = tuple(un for un in rapport.refus if un.uai == bilan.uai)
        un_seul = replace(rapport, etablissements=(bilan,))
        page = _render_school(un_seul, par_uai.get(bilan.uai, ()), refus, retour=retour)
        write_text(dossier / page_of(bilan.uai), page)


def page_of(uai: str) -> str:
    """Give the address of a school's report; a UAI comes from a file, so no sign of a path is kept."""
    return f"rapports/{re.sub('[^0-9A-Za-z]', '_', uai) or '_'}.html"


def _render_school(rapport: Rapport, constats: Sequence[Constat], refus: tuple[Refus, ...], *, retour: bool) -> str:
    """Render the list of one school."""
    fiche = _school(rapport.etablissements[0], constats, refus, rapport)
    return _environment().get_template("etablissement.html").render(rapport=rapport, fiche=fiche, retour=retour)


def _school(
    bilan: BilanEtablissement, constats: Sequence[Constat], refus: tuple[Refus, ...], rapport: Rapport
) -> Fiche:
    """Gather what the page of one school shows."""
    groupes = classify(constats, rapport.regles)
    urgents = [groupe for groupe in flatten(groupes) if groupe.gravite is not Gravite.INFORMATION]
    return Fiche(
        bilan=bilan,
        score=compute_score(bilan, constats, refus),
        comptes=count_gravites(constats),
        groupes=groupes,
        priorites=tuple(sorted(urgents, key=_urgency)[:PRIORITES]),
        refus=refus,
    )


def _urgency(groupe: GroupeRegle) -> tuple[bool, int]:
    """What is mended first: the blocking ones, and among them the rule with the most fiches."""
    return groupe.gravite is not Gravite.BLOQUANT, -len(groupe.constats)


def _render_overview(rapport: Rapport) -> str:
    """Render the page of the académie."""
    connus = {bilan.uai for bilan in rapport.etablissements}
    orphelins = [constat for constat in rapport.constats if constat.uai not in connus]
    return (
        _environment()
        .get_template("ensemble.html")
        .render(
            rapport=rapport,
            lignes=_lines(rapport),
            comptes=count_gravites(rapport.constats),
            frequences=rank_rules(rapport.constats, rapport.regles, nombre=REGLES_FREQUENTES),
            orphelins=classify(orphelins, rapport.regles),
        )
    )


def _lines(rapport: Rapport) -> list[LigneEtablissement]:
    """Give one line for each school, the one in most need first."""
    par_uai = split_by_school(rapport.constats)
    lignes = [_line(bilan, par_uai.get(bilan.uai, ()), rapport.refus) for bilan in rapport.etablissements]
    return sorted(lignes, key=_need)


def _line(bilan: BilanEtablissement, constats: Sequence[Constat], refus: tuple[Refus, ...]) -> LigneEtablissement:
    """Gather what the overview says of one school."""
    score = compute_score(bilan, constats, refus)
    return LigneEtablissement(bilan=bilan, score=score, comptes=count_gravites(constats), page=page_of(bilan.uai))


def _need(ligne: LigneEtablissement) -> tuple[bool, int, float, str]:
    """How soon a school must be looked at: a refused file, then blocking constats, then the lowest score."""
    valeur = -1.0 if ligne.score.valeur is None else ligne.score.valeur
    return ligne.score.refus == 0, -ligne.comptes[Gravite.BLOQUANT], valeur, ligne.bilan.uai


def _number(constat: Constat) -> str:
    """The number of a fiche."""
    return mots.number_fiche(constat.objet, constat.cle)


def _write_margin(texte: str) -> str:
    """Keep letters, digits and spaces: this text goes inside a string of the style sheet."""
    return "".join(signe if signe.isalnum() else " " for signe in texte)


@cache
def _environment() -> Environment:
    """Prepare the templates once for all the pages of a run."""
    modeles = Environment(
        loader=PackageLoader("rentree.feeds.rapport", "modeles"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    modeles.filters |= {
        "pied": _write_margin,
        "nombre": mots.write_number,
        "compte": mots.count,
        "date": mots.write_date,
        "horodatage": mots.write_time_stamp,
        "scolaire": mots.write_year,
        "score": mots.write_score,
        "explication": mots.explain_score,
        "lieu": mots.place_application,
        "majuscule": mots.capitalize_first,
        "objet": mots.name_objet,
        "numero": _number,
        "gravite": mots.GRAVITES.__getitem__,
        "titre_gravite": mots.TITRES.__getitem__,
        "consequence": mots.CONSEQUENCES.__getitem__,
    }
    return modeles
