"""The terminal: where things are printed, and a few words written the same way everywhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from rentree.pipeline.suivi import Suivi

SORTIE = Console(highlight=False)
ERREURS = Console(stderr=True, highlight=False)
PROFILS = {
    "eleve": "élèves",
    "responsable": "responsables",
    "enseignant": "enseignants",
    "documentaliste": "documentalistes",
    "direction": "direction",
    "vie_scolaire": "vie scolaire",
    "administratif": "administratifs",
}
ETAPES = {
    "importer": "Lecture des exports",
    "controler": "Contrôles",
    "federer": "Annuaire fédérateur",
    "prevoir": "Changements des comptes",
    "appliquer": "Application",
    "publier": "Publication de l'AAF",
    "lettres": "Lettres",
    "verifier": "Vérification de l'AAF",
}
"""Stage of the line -> its name beside the progress bar."""


def count(nombre: int, singulier: str, pluriel: str = "") -> str:
    """A number and its noun: `1 compte`, `2 comptes`."""
    return f"{nombre} {singulier if nombre < 2 else pluriel or singulier + 's'}"


def agree(nombre: int, pluriel: str) -> str:
    """A word that agrees with a number: `créés` is `créé` of one, `mis à jour` stays."""
    return pluriel.removesuffix("s") if nombre < 2 else pluriel


def megabytes(octets: int) -> str:
    """A size in megabytes: `12,5 Mo`."""
    return f"{octets / 1e6:.1f} Mo".replace(".", ",")


def show_paths(*chemins: Path | None) -> None:
    """Say what was written."""
    for chemin in chemins:
        if chemin:
            SORTIE.print(f"Écrit : {chemin}", soft_wrap=True)


@contextmanager
def progress() -> Iterator[Suivi]:
    """A progress bar on standard error, one line a stage; nothing when nobody looks."""
    colonnes = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*colonnes, console=ERREURS, transient=True, disable=not ERREURS.is_terminal) as barre:
        taches = {}

        def suivi(etape: str, fait: int, total: int) -> None:
            if etape not in taches:
                taches[etape] = barre.add_task(ETAPES.get(etape, etape), total=total)
            barre.update(taches[etape], completed=fait, total=total)

        yield suivi
