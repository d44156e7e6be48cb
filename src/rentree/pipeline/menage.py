"""Forgetting: what the home folder keeps of past days goes after three months, as accounts do.

Snapshots, annuaires and plans hold names, birth dates and addresses. The arrêté of 30 November 2006 (article 6) lets an
ENT keep them three months after the rights of a person ended; what is current is kept.
"""

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

from rentree.model.acte import Acte
from rentree.model.conservation import PLAFOND
from rentree.pipeline.annuaires import read_current
from rentree.pipeline.maison import Maison

FIN_D_ANNEE = (8, 31)
"""Month and day on which a school year ends."""


def clean(maison: Maison, *, acte: Acte) -> int:
    """Remove from the home folder what is neither current nor younger than three months; return how many folders."""
    annees = list(_old_years(maison, acte))
    autres = [*_old_annuaires(maison, acte), *_untouched(maison, acte)]
    vieux = [*annees, *(dossier for dossier in autres if not set(annees) & set(dossier.parents))]
    for dossier in vieux:
        shutil.rmtree(dossier)
    for table in _old_records(maison, acte):
        table.unlink()
    return len(vieux)


def _day(acte: Acte) -> datetime.date:
    """The earlier of the day asked for and the day of the clock: a mistyped day must not erase anything."""
    return min(acte.au, acte.quand.date())


def _old_years(maison: Maison, acte: Acte) -> Iterator[Path]:
    """Every snapshot of a school year that ended more than three months ago."""
    annees = list(maison.years())
    for annee in annees:
        fin = datetime.date(annee + 1, *FIN_D_ANNEE)
        if annee != max(annees) and _day(acte) > fin + datetime.timedelta(days=PLAFOND):
            yield maison.instantanes(annee)


def _old_annuaires(maison: Maison, acte: Acte) -> Iterator[Path]:
    """Annuaires of days more than three months ago, by the day in their names."""
    courant = read_current(maison)
    for dossier in sorted(maison.annuaires.glob("[0-9]*-*")):
        jour = datetime.date.fromisoformat(dossier.name[:10])
        if not (courant and dossier == courant.dossier) and _day(acte) > jour + datetime.timedelta(days=PLAFOND):
            yield dossier


def _old_records(maison: Maison, acte: Acte) -> Iterator[Path]:
    """The records of former publications of the AAF: no delta reads them; the cards beside them stay."""
    limite = _limit(acte)
    for projet in sorted(maison.racine.glob("publications/*/aaf")):
        anciennes = sorted(projet.glob("[0-9]*"))[:-1]
        tables = (table for ancienne in anciennes for table in ancienne.glob("*.parquet"))
        yield from (table for table in tables if table.stat().st_mtime < limite)


def _limit(acte: Acte) -> float:
    """The instant before which a file is more than three months old."""
    return acte.quand.timestamp() - PLAFOND * 86_400


def _untouched(maison: Maison, acte: Acte) -> Iterator[Path]:
    """Plans, snapshots that are current no more, halves: written more than three months before now."""
    limite = _limit(acte)
    dossiers = [*maison.racine.glob("plans/[0-9]*"), *_former_snapshots(maison), *_halves(maison)]
    yield from (dossier for dossier in sorted(dossiers) if dossier.stat().st_mtime < limite)


def _halves(maison: Maison) -> Iterator[Path]:
    """Folders that a run which was killed left beside their place."""
    for ou in ("plans", "annuaires", "aaf/*", "publications/*/aaf"):
        yield from (dossier for dossier in maison.racine.glob(f"{ou}/.*") if dossier.is_dir())


def _former_snapshots(maison: Maison) -> Iterator[Path]:
    for annee in maison.years():
        courants = maison.read_courants(annee).values()
        gardes = {maison.instantane(annee, lu.uai, lu.source, lu.empreinte) for lu in courants}
        yield from (dossier for dossier in maison.instantanes(annee).glob("*/*/*") if dossier not in gardes)
