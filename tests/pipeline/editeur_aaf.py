"""A project that publishes its AAF day after day, from tables of the annuaire that the line wrote, or from exports."""

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rentree.model.projet import Projet
from rentree.pipeline.importer import importer
from rentree.pipeline.maison import Maison
from rentree.pipeline.publications import COMPLET, DELTA, Memoire
from rentree.pipeline.publier_aaf import PublicationAaf, publish_project
from rentree.pipeline.verrou import hold
from tests.feeds.aaf.suite import Fiches, apply
from tests.pipeline.chantier import acte_du


@dataclass
class Editeur:
    """Where exports are imported and the AAF published; `recu` is what a consumer who follows it holds."""

    racine: Path
    projet: Projet
    recu: Fiches

    @property
    def maison(self) -> Maison:
        return Maison(self.racine / "maison")

    @property
    def memoire(self) -> Memoire:
        return Memoire(self.maison, self.projet.nom)

    @property
    def aaf(self) -> Path:
        return self.racine / "sortie" / "aaf"

    def importer(self, exports: Path, *, au: datetime.date) -> None:
        """Read exports into the home folder."""
        os.environ["DATABASE_URL"] = ""
        with hold(self.maison, acte=acte_du(au)):
            importer([exports], maison=self.maison, au=au)

    def publish(self, genre: str | None, *, au: datetime.date, passer: tuple[str, ...] = ()) -> PublicationAaf:
        """Publish; the consumer reads what is new."""
        publication = publish_project(
            self.maison, projet=self.projet, acte=acte_du(au), sortie=self.racine / "sortie", genre=genre,
            passer=frozenset(passer),
        )  # fmt: skip
        if publication.neuve:
            self.recu = apply({} if publication.genre == COMPLET else self.recu, self.aaf)
        return publication

    def complete(self, *, au: datetime.date, passer: tuple[str, ...] = ()) -> PublicationAaf:
        return self.publish(COMPLET, au=au, passer=passer)

    def delta(self, *, au: datetime.date, passer: tuple[str, ...] = ()) -> PublicationAaf:
        return self.publish(DELTA, au=au, passer=passer)


def changes(publication: PublicationAaf) -> Mapping[str, tuple[int, int, int]]:
    """Category -> additions, modifications, deletions; only those that have some."""
    nombres = {nom: (n.ajouts, n.modifications, n.suppressions) for nom, n in publication.nombres.items()}
    return {nom: trois for nom, trois in nombres.items() if any(trois)}
