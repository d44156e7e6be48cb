"""Folders of exports for the import, and what an import leaves behind."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow.parquet as pq

from rentree.pipeline.importer import Import, importer
from rentree.pipeline.maison import Maison
from tests.formats.fabrique import ANNEE, UAI
from tests.pipeline.chantier import LUNDI as AU


def deposit(dossier: Path, fichiers: Mapping[str, bytes]) -> Path:
    """Write files in a folder, which is given back."""
    for nom, donnees in fichiers.items():
        chemin = dossier / nom
        chemin.parent.mkdir(parents=True, exist_ok=True)
        chemin.write_bytes(donnees)
    return dossier


def run(tmp_path: Path, fichiers: Mapping[str, bytes], *, depot: str = "depot", annee: int | None = None) -> Import:
    """Import a folder made of these files into the home of the test."""
    return importer([deposit(tmp_path / depot, fichiers)], maison=home(tmp_path), au=AU, annee=annee)


def home(tmp_path: Path) -> Maison:
    return Maison(tmp_path / "maison")


def family_names(tmp_path: Path, resultat: Import, uai: str = UAI) -> list[str]:
    """Family names of the pupils in the current snapshot of a school."""
    courant = resultat.courants[uai, "eleves"]
    dossier = home(tmp_path).instantane(ANNEE, uai, "eleves", courant.empreinte)
    noms: list[str] = pq.read_table(dossier / "eleves.parquet")["nom_famille"].to_pylist()
    return noms


def contents(racine: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {str(f.relative_to(racine)): f.read_bytes() for f in sorted(racine.rglob("*")) if f.is_file()}


def snapshots(tmp_path: Path) -> dict[str, bytes]:
    """The tables of every snapshot of the home."""
    return {nom: octets for nom, octets in contents(home(tmp_path).racine).items() if nom.endswith(".parquet")}
