"""The chain of a verification: what is known of each académie, degree and scope, and how each set follows."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from rentree.formats.aaf.ensembles import Ensemble
from rentree.formats.aaf.etat import Etat, Incidents, apply_complete, apply_delta
from rentree.formats.aaf.lecteur import ID, OPERATION
from rentree.formats.aaf.verification.constats import EXEMPLES, Constat
from rentree.formats.aaf.verification.references import Trouvailles, check_references, say_new
from rentree.formats.aaf.verification.regles import REGLES
from rentree.formats.refus import ChaineRompue
from rentree.pipeline.aaf.chaine import check_follows
from rentree.pipeline.aaf.etats import LECTEUR, Courant, EtatAaf, Partition
from rentree.pipeline.aaf.partitions import schools_of, slug

INCIDENTS = {
    "ajouts_connus": "ajout-connu",
    "modifications_inconnues": "modification-inconnue",
    "suppressions_inconnues": "suppression-inconnue",
}
"""What the state calls it -> its rule."""


@dataclass(frozen=True)
class Maillon:
    """Where a chain stands: the partition, the last set, what the state holds, and what was found in it already."""

    partition: Partition
    ensemble: Ensemble
    etat: Etat
    trouvees: Trouvailles = field(default_factory=dict)

    def as_courant(self) -> Courant:
        """The same as an import would remember it, so that a delta can be told whose it is."""
        jour = self.ensemble.jour
        etat = EtatAaf(
            **vars(self.partition), jour=jour, genre=self.ensemble.genre, dossier=Path(), empreinte="", nombres={},
            chaine=(self.ensemble.nom,), recu=jour or datetime.date.min,
        )  # fmt: skip
        return Courant(
            etat, self.partition, (), self.ensemble.projet, slug(self.ensemble.place), LECTEUR,
            ecoles=schools_of(self.etat),
        )  # fmt: skip


def follow(
    ensemble: Ensemble, tables: Mapping[str, pa.Table], partition: Partition, avant: Maillon | None
) -> tuple[Maillon | None, list[Constat]]:
    """Return what the chain is after a set, and what is wrong in the way that it follows and in what it leaves."""
    propres = {nom: table.filter(pc.not_equal(table[ID], "")) for nom, table in tables.items()}
    if ensemble.genre != "delta":
        ajouts = {nom: table.filter(pc.equal(table[OPERATION], "add")) for nom, table in propres.items()}
        return _complete(ensemble, ajouts, partition)
    constats = list(_turn(ensemble, avant))
    if avant is None:
        return None, constats
    appliques = {nom: apply_delta(avant.etat.get(nom), table, nom) for nom, table in propres.items()}
    etat = {**avant.etat, **{nom: applique.table for nom, applique in appliques.items()}}
    constats += _incidents({nom: applique.incidents for nom, applique in appliques.items()})
    trouvees = check_references(etat)
    constats += say_new(trouvees, avant.trouvees)
    return Maillon(partition, ensemble, etat, trouvees), constats


def _complete(
    ensemble: Ensemble, tables: Mapping[str, pa.Table], partition: Partition
) -> tuple[Maillon, list[Constat]]:
    appliques = {nom: apply_complete(table) for nom, table in tables.items()}
    etat = {nom: applique.table for nom, applique in appliques.items()}
    doubles = {nom: applique.incidents.doubles for nom, applique in appliques.items() if applique.incidents.doubles}
    constats = [_counted("identifiant-repete", nom, ids) for nom, ids in sorted(doubles.items())]
    trouvees = check_references(etat)
    constats += say_new(trouvees, {})
    return Maillon(partition, ensemble, etat, trouvees), constats


def _turn(ensemble: Ensemble, avant: Maillon | None) -> Iterator[Constat]:
    """Whether a delta comes in its turn."""
    if ensemble.jour is None:
        yield Constat(REGLES["delta-sans-date"])
    if avant is None:
        yield Constat(REGLES["delta-seul"])
        return
    jour, dernier = ensemble.jour, avant.ensemble.jour
    if jour is None or dernier is None:
        return
    if jour == dernier and avant.ensemble.genre == "delta":
        yield Constat(REGLES["delta-meme-jour"], detail=avant.ensemble.nom)
        return
    try:
        check_follows(ensemble, dernier)
    except ChaineRompue as rompue:
        yield Constat(REGLES["chaine-trouee"], detail=rompue.detail)


def is_before(ensemble: Ensemble, completes: Iterable[Ensemble]) -> Iterator[Constat]:
    """Yield the constat of a delta that every complete of its chain follows."""
    jours = sorted(un.jour for un in completes if un.jour)
    if ensemble.jour and jours and ensemble.jour < jours[0]:
        yield Constat(REGLES["delta-avant-complet"], detail=f"{ensemble.jour:%d/%m/%Y}, {jours[0]:%d/%m/%Y}")


def _incidents(incidents: Mapping[str, Incidents]) -> Iterator[Constat]:
    for categorie, siens in sorted(incidents.items()):
        for champ, regle in INCIDENTS.items():
            if ids := getattr(siens, champ):
                yield _counted(regle, categorie, ids)


def _counted(regle: str, categorie: str, ids: tuple[str, ...]) -> Constat:
    return Constat(REGLES[regle], len(ids), categorie, exemples=ids[:EXEMPLES])
