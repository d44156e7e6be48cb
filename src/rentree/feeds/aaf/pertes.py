"""What schools would lose by a publication: the brake on the AAF."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyarrow as pa

from rentree.engine import Moteur
from rentree.feeds.aaf.voulu import PAQUET
from rentree.model.projet import Freins

ETABLISSEMENT = "etablissement"
DITS: dict[str, str] = {
    ETABLISSEMENT: "établissement",
    "eleve": "élèves",
    "personnel": "personnels",
    "responsable": "responsables",
}
"""Category of a brake, as it is named in an exception -> as it is said."""


@dataclass(frozen=True)
class Perte:
    """How many of the records of a school and category, out of how many published, are not in it any more."""

    uai: str
    categorie: str
    perdus: int
    avant: int

    @property
    def cle(self) -> str:
        """How an exception names it: `0310001A:eleve`."""
        return f"{self.uai}:{self.categorie}"

    @property
    def is_school(self) -> bool:
        """Whether it is the school itself that goes."""
        return self.categorie == ETABLISSEMENT

    @property
    def dite(self) -> str:
        """The same in French, with the figures."""
        if self.is_school:
            return f"l'établissement {self.uai} disparaît"
        return f"{self.perdus} {DITS[self.categorie]} sur {self.avant} disparaissent de {self.uai}"


def attachments(moteur: Moteur) -> pa.Table:
    """The school of each record (`categorie, jointure, uai`); leaves the table `aaf_rattachements`."""
    moteur.step(PAQUET, "aaf_rattachements")
    return moteur.table("aaf_rattachements", ordre="categorie, uai, jointure")


def losses(moteur: Moteur, publies: pa.Table) -> list[Perte]:
    """What each school loses since `publies`, the attachments of the last publication."""
    moteur.load("rattachements_publies", publies)
    lignes = moteur.query_step(PAQUET, "aaf_pertes").to_pylist()
    return [Perte(ligne["uai"], ligne["categorie"], ligne["perdus"], ligne["avant"]) for ligne in lignes]


def excessive(pertes: Iterable[Perte], freins: Freins, jour: datetime.date) -> list[Perte]:
    """Those that trip a brake: a school that disappears, whatever its size, or a category above the threshold.

    When the school disappears, only that is said: its people go with it.
    """
    toutes = list(pertes)
    parties = {perte.uai for perte in toutes if perte.is_school}
    seuil = freins.leaving(jour)
    return [
        perte
        for perte in toutes
        if perte.categorie == ETABLISSEMENT or (perte.uai not in parties and seuil.trips(perte.perdus, sur=perte.avant))
    ]


def people_of(pertes: Sequence[Perte], uai: str) -> str:
    """The people that a school loses, in French: `100 élèves, 150 responsables`."""
    leurs = [perte for perte in pertes if perte.uai == uai and not perte.is_school]
    return ", ".join(f"{perte.perdus} {DITS[perte.categorie]}" for perte in leurs)
