"""The state that AAF sets leave, and how one set changes it: a complete replaces it, a delta adds, modifies, deletes.

A state is a dict: category -> table of `id` and official attributes, all text, null when absent or empty, several
values joined by SEPARATEUR; each id once, sorted by id as text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from rentree.formats.aaf.lecteur import ID, OPERATION
from rentree.formats.aaf.spec import ETAB, MATIERE, MEF
from rentree.formats.refus import EnsembleContraire

Etat = Mapping[str, pa.Table]
UPSERTS = frozenset({ETAB.fichier, MEF.fichier, MATIERE.fichier})
"""Categories that a delta gives whole, as additions of what is known already: nothing to be said of it."""

COUCHES_MAX = 50
"""Operations on one id in one delta."""

_RANG = "rang"


@dataclass(frozen=True)
class Incidents:
    """What was odd in the operations of one category: the ids concerned, in order."""

    doubles: tuple[str, ...] = ()
    ajouts_connus: tuple[str, ...] = ()
    modifications_inconnues: tuple[str, ...] = ()
    suppressions_inconnues: tuple[str, ...] = ()


@dataclass(frozen=True)
class Applique:
    """A category after a set: its table and what was odd."""

    table: pa.Table
    incidents: Incidents = field(default_factory=Incidents)


def concat(tables: list[pa.Table]) -> pa.Table:
    """Put the operations of several files of a category end to end, whatever attributes each one has."""
    return pa.concat_tables(tables, promote_options="default").combine_chunks()


def apply_complete(operations: pa.Table) -> Applique:
    """Return the state of a category that a complete gives: of two records with one id the last is kept."""
    fiches = operations.drop_columns([OPERATION])
    garde, doubles = _last_of_each(fiches)
    return Applique(_tidy(garde), Incidents(doubles=doubles))


def _last_of_each(fiches: pa.Table) -> tuple[pa.Table, tuple[str, ...]]:
    if pc.count_distinct(fiches[ID]).as_py() == fiches.num_rows:
        return fiches, ()
    par_id = _ranked(fiches).group_by(ID).aggregate([(_RANG, "max"), (_RANG, "count")])
    doubles = pc.filter(par_id[ID], pc.greater(par_id[f"{_RANG}_count"], 1))
    return fiches.take(par_id[f"{_RANG}_max"].sort()), tuple(sorted(doubles.to_pylist()))


def _ranked(fiches: pa.Table) -> pa.Table:
    rangs = pa.array(range(fiches.num_rows), pa.int64())
    return pa.table({ID: fiches[ID], _RANG: rangs})


def _tidy(fiches: pa.Table) -> pa.Table:
    """Sort by id; what is empty is absent."""
    propres = {nom: _nullified(fiches[nom]) for nom in fiches.column_names}
    return _sorted(pa.table(propres))


def _nullified(colonne: pa.ChunkedArray) -> pa.ChunkedArray:
    vides = pc.equal(colonne, "")
    return pc.if_else(vides, pa.scalar(None, pa.string()), colonne) if pc.any(vides).as_py() else colonne


def _sorted(fiches: pa.Table) -> pa.Table:
    ordre = pc.sort_indices(fiches[ID])
    return fiches.take(ordre).combine_chunks()


def apply_delta(etat: pa.Table | None, operations: pa.Table, categorie: str) -> Applique:
    """Return the state of a category after the operations of a delta, as if they were done one by one in their order.

    Operations on different ids do not meet, so that they are done by layers: the first one of each id, the second...
    """
    table = etat if etat is not None else pa.table({ID: pa.array([], pa.string())})
    incidents = Incidents()
    for couche in _layers(operations):
        fait = _apply_layer(table, couche)
        table, incidents = fait.table, _added(incidents, fait.incidents)
    if categorie in UPSERTS:
        incidents = Incidents(suppressions_inconnues=incidents.suppressions_inconnues)
    return Applique(_sorted(table), incidents)


def _layers(operations: pa.Table) -> list[pa.Table]:
    """Cut the operations so that an id is at most once in each part, in the order in which they were asked.

    Raises EnsembleContraire when one id has too many of them for a day.
    """
    if pc.count_distinct(operations[ID]).as_py() == operations.num_rows:
        return [operations]
    vus: dict[str, int] = {}
    couches: list[list[int]] = []
    for rang, identifiant in enumerate(operations[ID].to_pylist()):
        couche = vus[identifiant] = vus.get(identifiant, -1) + 1
        if couche == COUCHES_MAX:
            raise EnsembleContraire(detail=f"plus de {COUCHES_MAX} opérations sur l'identifiant {identifiant}")
        if couche == len(couches):
            couches.append([])
        couches[couche].append(rang)
    return [operations.take(pa.array(rangs, pa.int64())) for rangs in couches]


def _apply_layer(etat: pa.Table, couche: pa.Table) -> Applique:
    places = pc.index_in(couche[ID], etat[ID].combine_chunks())
    connus = pc.is_valid(places)
    par_operation = {nom: pc.equal(couche[OPERATION], nom) for nom in ("add", "modify", "delete")}
    nouvelles = couche.drop_columns([OPERATION])
    modifies = pc.and_(par_operation["modify"], connus)
    poses = pc.filter(nouvelles, pc.or_(par_operation["add"], pc.and_(par_operation["modify"], pc.invert(connus))))
    fusions = _merged(etat.take(pc.filter(places, modifies)), nouvelles.filter(modifies))
    restes = etat.filter(pc.invert(pc.is_in(etat[ID], couche[ID].combine_chunks())))
    incidents = Incidents(
        ajouts_connus=_ids(couche, pc.and_(par_operation["add"], connus)),
        modifications_inconnues=_ids(couche, pc.and_(par_operation["modify"], pc.invert(connus))),
        suppressions_inconnues=_ids(couche, pc.and_(par_operation["delete"], pc.invert(connus))),
    )
    return Applique(concat([restes, *(_emptied(part) for part in (poses, fusions) if part.num_rows)]), incidents)


def _emptied(fiches: pa.Table) -> pa.Table:
    return pa.table({nom: _nullified(fiches[nom]) for nom in fiches.column_names})


def _merged(avant: pa.Table, apres: pa.Table) -> pa.Table:
    """Lay modifications over records, row by row: an attribute that is not named keeps its value."""
    colonnes = {nom: avant[nom] for nom in avant.column_names}
    for nom in apres.column_names:
        colonnes[nom] = pc.coalesce(apres[nom], colonnes[nom]) if nom in colonnes else apres[nom]
    return pa.table(colonnes)


def _ids(couche: pa.Table, ou: pa.ChunkedArray) -> tuple[str, ...]:
    return tuple(pc.filter(couche[ID], ou).to_pylist())


def _added(avant: Incidents, apres: Incidents) -> Incidents:
    return Incidents(
        doubles=avant.doubles + apres.doubles,
        ajouts_connus=avant.ajouts_connus + apres.ajouts_connus,
        modifications_inconnues=avant.modifications_inconnues + apres.modifications_inconnues,
        suppressions_inconnues=avant.suppressions_inconnues + apres.suppressions_inconnues,
    )
