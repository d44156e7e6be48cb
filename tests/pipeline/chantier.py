"""A place to run the whole line: exports, a home folder, an output folder, and a database of its own."""

import csv
import datetime
import json
import os
import shutil
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rentree.model.acte import Acte
from rentree.model.exports import ExportEtablissement
from rentree.model.projet import Projet
from rentree.pipeline.alimenter import Alimentation, alimenter
from rentree.pipeline.appliquer import Application, appliquer
from rentree.pipeline.importer import Import, importer
from rentree.pipeline.journal import Ligne as JournalLu
from rentree.pipeline.journal import read_lines
from rentree.pipeline.maison import Maison
from rentree.pipeline.prevoir import Plan, prevoir
from rentree.pipeline.verrou import hold
from rentree.store.base import open_store
from rentree.store.comptes import load_comptes
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

    def importer(
        self,
        *ecoles: ExportEtablissement,
        au: datetime.date = LUNDI,
        sans: Iterable[str] = (),
        coupe: str = "",
    ) -> Import:
        """Put these exports in the place of the former ones and read them; nothing else.

        The transfer of the files whose names begin with `coupe` broke off.
        """
        shutil.rmtree(self.exports, ignore_errors=True)
        deposer(self.exports, *ecoles, sans=sans)
        for fichier in self.exports.rglob(f"{coupe}*.xml") if coupe else ():
            fichier.write_bytes(fichier.read_bytes()[:-400])
        maison = Maison(self.maison)
        with hold(maison, acte=acte_du(au)):
            return importer([self.exports], maison=maison, au=au)

    def prevoir(self, *, au: datetime.date = LUNDI, projet: Projet | None = None) -> Plan:
        """Make a plan of what the home folder holds."""
        os.environ["DATABASE_URL"] = self.url
        return prevoir(Maison(self.maison), projet=projet or self.projet, acte=acte_du(au))

    def appliquer(
        self,
        plan: Plan | int,
        *,
        au: datetime.date | None = None,
        projet: Projet | None = None,
        passer: Collection[str] = (),
        qui: str = "testeur",
    ) -> Application:
        """Apply a plan, on its own day unless told otherwise."""
        os.environ["DATABASE_URL"] = self.url
        numero = plan if isinstance(plan, int) else plan.numero
        jour = au or (LUNDI if isinstance(plan, int) else plan.au)
        acte = acte_du(jour, qui)
        return appliquer(Maison(self.maison), numero, projet=projet or self.projet, acte=acte, passer=passer)[1]

    def vivre(
        self, *ecoles: ExportEtablissement, au: datetime.date = LUNDI, projet: Projet | None = None
    ) -> tuple[Plan, Application]:
        """A day as an operator lives it: import when there is something, foresee, apply."""
        if ecoles:
            self.importer(*ecoles, au=au)
        plan = self.prevoir(au=au, projet=projet)
        return plan, self.appliquer(plan, projet=projet)

    def en_base(self, projet: Projet | None = None) -> dict[str, dict[str, Any]]:
        """Source key -> account, as the database keeps it."""
        open_store(Maison(self.maison).base, url=self.url)
        return {compte["cle"]: compte for compte in load_comptes((projet or self.projet).nom).to_pylist()}

    def journal(self, projet: Projet | None = None) -> Sequence[JournalLu]:
        """The journal, oldest line first."""
        os.environ["DATABASE_URL"] = self.url
        return read_lines(Maison(self.maison), projet=projet or self.projet)

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
