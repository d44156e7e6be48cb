"""A place to run the whole line: exports, a home folder, an output folder, and a database of its own."""

import csv
import datetime
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rentree.model.acte import Acte
from rentree.model.exports import ExportEtablissement
from rentree.model.projet import Projet
from rentree.pipeline.alimenter import Alimentation, alimenter
from rentree.pipeline.maison import Maison
from rentree.store.base import open_store
from rentree.store.models import Compte
from tests.donnees import deposer

LUNDI, MARDI = datetime.date(2025, 10, 6), datetime.date(2025, 10, 7)
Ligne = dict[str, str]
MIDI = datetime.time(12, 0, tzinfo=datetime.UTC)


def acte_du(au: datetime.date, qui: str = "testeur") -> Acte:
    """Somebody who acts on that day, at noon."""
    return Acte(au, datetime.datetime.combine(au, MIDI), qui)


@dataclass(frozen=True)
class Chantier:
    """Where a test runs the line; `url` is its own PostgreSQL database, or empty for the SQLite of its home."""

    racine: Path
    url: str
    projet: Projet = field(default_factory=Projet)

    @property
    def exports(self) -> Path:
        return self.racine / "exports"

    @property
    def maison(self) -> Path:
        return self.racine / "maison"

    @property
    def sortie(self) -> Path:
        return self.racine / "sortie"

    def alimenter(
        self,
        *ecoles: ExportEtablissement,
        au: datetime.date = LUNDI,
        projet: Projet | None = None,
        sans: Iterable[str] = (),
    ) -> Alimentation:
        """Put these exports in the place of the former ones and run the line; without any, run it again on them."""
        if ecoles:
            shutil.rmtree(self.exports, ignore_errors=True)
            deposer(self.exports, *ecoles, sans=sans)
        return self.run([self.exports], au=au, projet=projet)

    def run(self, chemins: list[Path], *, au: datetime.date = LUNDI, projet: Projet | None = None) -> Alimentation:
        """Run the line on these paths."""
        os.environ["DATABASE_URL"] = self.url
        maison = Maison(self.maison)
        return alimenter(chemins, maison=maison, sortie=self.sortie, acte=acte_du(au), projet=projet or self.projet)

    def comptes(self) -> dict[str, Ligne]:
        """Source key -> line of `comptes.csv`; fails when a key is there twice."""
        lignes = self.comptes_lus()
        comptes = {ligne["cle"]: ligne for ligne in lignes}
        assert len(comptes) == len(lignes)
        return comptes

    def comptes_lus(self) -> list[Ligne]:
        """The lines of `comptes.csv`."""
        return read_csv(self.sortie / "comptes/comptes.csv")

    def valeurs(self, colonne: str) -> dict[str, str]:
        """Source key -> one column of `comptes.csv`."""
        return {cle: compte[colonne] for cle, compte in self.comptes().items()}

    def resume(self) -> dict[str, Any]:
        """What `resume.json` says."""
        contenu: dict[str, Any] = json.loads((self.sortie / "resume.json").read_text(encoding="utf-8"))
        return contenu

    def constats(self, regle: str = "") -> list[dict[str, str]]:
        """The objects of `constats.json`, of one rule when one is named."""
        tous: list[dict[str, str]] = json.loads((self.sortie / "constats.json").read_text(encoding="utf-8"))
        return [un for un in tous if not regle or un["regle"] == regle]

    def empreintes(self) -> dict[str, str]:
        """Login -> hash of its activation code, as the database keeps it."""
        open_store(Maison(self.maison).base, url=self.url)
        return dict(Compte.objects.filter(projet=self.projet.nom).values_list("login", "code_empreinte"))


def read_csv(chemin: Path) -> list[Ligne]:
    """The lines of a file as this program writes them."""
    with chemin.open(encoding="utf-8", newline="") as flux:
        return list(csv.DictReader(flux, delimiter=";"))


def read_tree(racine: Path) -> dict[str, bytes]:
    """Every file below a folder: its path there, its bytes."""
    return {str(chemin.relative_to(racine)): chemin.read_bytes() for chemin in racine.rglob("*") if chemin.is_file()}
