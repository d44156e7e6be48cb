"""The terminal: where things are printed, and a few words written the same way everywhere."""

from rich.console import Console

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


def count(nombre: int, singulier: str, pluriel: str = "") -> str:
    """A number and its noun: `1 compte`, `2 comptes`."""
    return f"{nombre} {singulier if nombre < 2 else pluriel or singulier + 's'}"
