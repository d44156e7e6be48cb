"""What one set makes of a state, once it is known whose it is; everything that would lose people refuses it whole."""

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from rentree.formats.aaf.ensembles import Ensemble
from rentree.formats.aaf.etat import Incidents, apply_complete, apply_delta
from rentree.formats.aaf.lecteur import OPERATION
from rentree.formats.aaf.spec import ELEVE
from rentree.formats.refus import ChaineRompue, EnsembleContraire, EnsembleEtranger, EnsembleIncomplet, ExportVide
from rentree.pipeline.aaf.chaine import check_follows
from rentree.pipeline.aaf.etats import LECTEUR, Courant, EtatAaf, Partition
from rentree.pipeline.aaf.lecture import Contenu
from rentree.pipeline.aaf.partitions import are_apart, schools_of, slug

ANCIENNES = 500
"""Sets of past chains that are remembered: more than a year of them."""


@dataclass(frozen=True)
class Suite:
    """The state that follows: what to write, which files of the former one stay, and what was odd by category."""

    courant: Courant
    changees: Mapping[str, pa.Table]
    gardees: Mapping[str, Path]
    incidents: Mapping[str, Incidents]


def kind_of_content(contenu: Contenu) -> str:
    """A set whose names say nothing is a delta when something in it is modified or deleted."""
    return "complet" if _only_adds(contenu) else "delta"


def _only_adds(contenu: Contenu) -> bool:
    return all(pc.all(pc.equal(table[OPERATION], "add")).as_py() for table in contenu.tables.values())


def follow_complete(
    ensemble: Ensemble, contenu: Contenu, partition: Partition, avant: Courant | None, *, empreinte: str,
    recu: datetime.date,
) -> Suite:  # fmt: skip
    """Return the state that a complete gives.

    Raises EnsembleContraire, EnsembleEtranger, ExportVide or EnsembleIncomplet when it would make people absent
    without a word.
    """
    _check_complete(ensemble, contenu, avant)
    appliques = {nom: apply_complete(table) for nom, table in contenu.tables.items()}
    tables = {nom: applique.table for nom, applique in appliques.items()}
    etat = EtatAaf(
        **vars(partition),
        jour=ensemble.jour,
        genre="complet",
        dossier=Path(),
        empreinte=empreinte,
        nombres={nom: table.num_rows for nom, table in tables.items() if table.num_rows},
        chaine=(ensemble.nom,),
        recu=recu,
    )
    anciennes = (*avant.anciennes, *avant.empreintes)[-ANCIENNES:] if avant else ()
    courant = Courant(
        etat, partition, (empreinte,), ensemble.projet, slug(ensemble.place), LECTEUR, anciennes, schools_of(tables)
    )
    return Suite(courant, tables, {}, {nom: applique.incidents for nom, applique in appliques.items()})


def _check_complete(ensemble: Ensemble, contenu: Contenu, avant: Courant | None) -> None:
    if not _only_adds(contenu):
        raise EnsembleContraire(ensemble.nom, detail="il se dit complet et contient des modifications ou suppressions")
    if not _rows(contenu, ELEVE.fichier):
        raise ExportVide(ensemble.nom, detail="aucun élève")
    if avant and are_apart(schools_of(contenu.tables), avant.ecoles):
        raise EnsembleEtranger(ensemble.nom, detail=f"ils n'ont aucun établissement en commun ({avant.etat.chaine[0]})")
    connues = avant.etat.nombres if avant else {}
    if perdues := [nom for nom, nombre in connues.items() if nombre and not _rows(contenu, nom)]:
        raise EnsembleIncomplet(ensemble.nom, detail=f"plus aucune fiche {', '.join(sorted(perdues))}")


def _rows(contenu: Contenu, categorie: str) -> int:
    return contenu.tables[categorie].num_rows if categorie in contenu.tables else 0


def _told(partition: Partition) -> Iterator[str]:
    yield f"l'académie {partition.academie}"
    yield partition.degre
    if partition.portee:
        yield partition.portee


def follow_delta(
    ensemble: Ensemble, contenu: Contenu, partition: Partition, avant: Courant | None, *, empreinte: str,
    recu: datetime.date, sauter: bool,
) -> Suite:  # fmt: skip
    """Return the state that a delta gives. Raises ChaineRompue when it cannot be applied to the state that is there."""
    if avant is None:
        raise ChaineRompue(
            ensemble.nom,
            detail=f"aucune extraction complète n'a été lue avant lui pour {', '.join(_told(partition))}",
        )
    if not sauter:
        check_follows(ensemble, avant.etat.jour)
    tables = avant.load()
    appliques = {nom: apply_delta(tables.get(nom), table, nom) for nom, table in contenu.tables.items()}
    changees = {
        nom: applique.table
        for nom, applique in appliques.items()
        if nom not in tables or not applique.table.equals(tables[nom])
    }
    nombres = {**avant.etat.nombres, **{nom: table.num_rows for nom, table in changees.items()}}
    etat = replace(
        avant.etat,
        jour=ensemble.jour or avant.etat.jour,
        genre="delta",
        empreinte=hashlib.sha256(f"{avant.etat.empreinte} {empreinte}".encode()).hexdigest()[:16],
        nombres={nom: nombre for nom, nombre in sorted(nombres.items()) if nombre},
        chaine=(*avant.etat.chaine, ensemble.nom),
        recu=recu,
    )
    courant = replace(avant, etat=etat, empreintes=(*avant.empreintes, empreinte))
    gardees = {nom: avant.etat.dossier / f"{nom}.parquet" for nom in tables if nom not in changees}
    return Suite(courant, changees, gardees, {nom: applique.incidents for nom, applique in appliques.items()})
