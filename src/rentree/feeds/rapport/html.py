"""The report as pages that stand alone: no external resource, no script needed to read them; made to be printed."""

from pathlib import Path

from rentree.feeds.mise_en_page.ecriture import write_text
from rentree.feeds.rapport.contenu import Fiche, anchor_of, gather_all, gather_school, gather_schools, page_of
from rentree.feeds.rapport.gabarits import fill
from rentree.model.rapport import Rapport


def render(rapport: Rapport) -> str:
    """Render all in one page: the list of the school, or the overview of the schools and then the list of each."""
    if len(rapport.etablissements) == 1:
        return _render_lone_school(rapport)
    fiches = gather_schools(rapport, ancrees=True)
    ensemble = gather_all(rapport, fiches, lien=anchor_of)
    return fill("ensemble.html", rapport=rapport, ensemble=ensemble, fiches=fiches)


def write_html(rapport: Rapport, path: Path) -> None:
    """Write `render(rapport)`, replacing what was there."""
    write_text(path, render(rapport))


def write_reports(rapport: Rapport, dossier: Path) -> None:
    """Write `rapport.html` and, when there are several schools, `rapports/<UAI>.html` for each.

    Pages of schools that are not in this report are removed from `rapports`: they hold names of people.
    """
    fiches = gather_schools(rapport, ancrees=False)
    pages = {} if len(fiches) == 1 else {dossier / page_of(fiche.bilan.uai): fiche for fiche in fiches}
    for page, fiche in pages.items():
        write_text(page, _render_school(rapport, fiche, retour=True))
    entete = _render_lone_school(rapport) if len(fiches) == 1 else _render_overview(rapport, fiches)
    write_text(dossier / "rapport.html", entete)
    _remove_others(dossier / "rapports", kept=set(pages))


def _render_lone_school(rapport: Rapport) -> str:
    """Render the list of the only school; what belongs to no school is in it."""
    fiche = gather_school(rapport, rapport.etablissements[0], rapport.constats, rapport.refus)
    return _render_school(rapport, fiche, retour=False)


def _render_school(rapport: Rapport, fiche: Fiche, *, retour: bool) -> str:
    """Render the list of one school as a page; `retour` leads back to the overview."""
    return fill("etablissement.html", rapport=rapport, fiche=fiche, retour=retour)


def _render_overview(rapport: Rapport, fiches: list[Fiche]) -> str:
    """Render the overview alone; each school has its own page."""
    return fill("ensemble.html", rapport=rapport, ensemble=gather_all(rapport, fiches, lien=page_of), fiches=[])


def _remove_others(dossier: Path, *, kept: set[Path]) -> None:
    """Remove the pages of a former run, and the folder when nothing is left in it."""
    for page in set(dossier.glob("*.html")) - kept:
        page.unlink()
    if dossier.is_dir() and not any(dossier.iterdir()):
        dossier.rmdir()
