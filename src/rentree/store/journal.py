"""The journal: what was done, when, by whom and why. Lines are only ever added; the database refuses the rest."""

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.db.models import Max

from rentree.model.acte import Acte
from rentree.store.masse import delete_rows, load_rows
from rentree.store.models import Journal, JournalValeur, PreuveSuppression

ENTREES = pa.schema(
    [
        ("operation", pa.string()),
        ("jointure", pa.int64()),
        ("profil", pa.string()),
        ("uais", pa.string()),
        ("raison", pa.string()),
        ("avant", pa.string()),
        ("apres", pa.string()),
    ]
)
"""A line to write: `raison` in words; `avant` and `apres` are JSON objects, both null when nothing personal is kept."""


@dataclass(frozen=True)
class Preuve:
    """One line of the proof of deletions."""

    execution: int
    projet: str
    supprimes_le: datetime.date
    uai: str
    profil: str
    nombre: int
    desactives_du: datetime.date
    desactives_au: datetime.date


@dataclass(frozen=True)
class Ligne:
    """A line as it is read; `avant` and `apres` are None when nothing personal was kept, or is kept any more."""

    numero: int
    quand: datetime.datetime
    qui: str
    au: datetime.date
    execution: int | None
    operation: str
    jointure: int | None
    profil: str
    uais: str
    raison: str
    avant: Mapping[str, Any] | None
    apres: Mapping[str, Any] | None


PREUVES = pa.schema(
    [
        ("execution", pa.int64()),
        ("projet", pa.string()),
        ("supprimes_le", pa.date32()),
        ("uai", pa.string()),
        ("profil", pa.string()),
        ("nombre", pa.int64()),
        ("desactives_du", pa.date32()),
        ("desactives_au", pa.date32()),
    ]
)
"""The proof of deletions: how many accounts of a school and profile, on which day, deactivated between which days."""


def write_journal(entrees: pa.Table, *, projet: str, acte: Acte, execution: int | None) -> None:
    """Add lines (schema ENTREES) in their order, inside the current transaction."""
    nombre = entrees.num_rows
    if not nombre:
        return
    premier = 1 + int(Journal.objects.aggregate(dernier=Max("numero"))["dernier"] or 0)
    numeros = pa.array(range(premier, premier + nombre), pa.int64())
    constantes = {
        "quand": pa.scalar(_instant(acte.quand)),
        "qui": pa.scalar(acte.qui),
        "au": pa.scalar(acte.au, pa.date32()),
        "execution": pa.scalar(execution, pa.int64()),
        "projet": pa.scalar(projet),
    }
    colonnes = {"numero": numeros, **{nom: pa.repeat(valeur, nombre) for nom, valeur in constantes.items()}}
    for nom in ("operation", "jointure", "profil", "uais", "raison"):
        colonnes[nom] = entrees[nom]
    load_rows("journal", pa.table(colonnes))
    _write_values(entrees, numeros, projet)


def _write_values(entrees: pa.Table, numeros: pa.Array, projet: str) -> None:
    """What is personal goes to a table of its own, from which a deletion can take it away."""
    valeurs = pa.table(
        {
            "numero": numeros,
            "projet": pa.repeat(pa.scalar(projet), len(numeros)),
            "jointure": entrees["jointure"],
            "avant": pc.fill_null(entrees["avant"], ""),
            "apres": pc.fill_null(entrees["apres"], ""),
        }
    )
    personnelles = pc.or_(pc.is_valid(entrees["avant"]), pc.is_valid(entrees["apres"]))
    load_rows("journal_valeur", valeurs.filter(personnelles))


def forget_values(projet: str, jointures: pa.Array) -> None:
    """Remove what the journal keeps of these people; its lines stay, with who, when and why."""
    cles = pa.table({"projet": pa.repeat(pa.scalar(projet), len(jointures)), "jointure": jointures})
    delete_rows("journal_valeur", cles, cle=("projet", "jointure"))


def read_journal(projet: str, *, jointures: Sequence[int] = (), dernieres: int | None = None) -> list[Ligne]:
    """Return the lines of a project, oldest first: all, those of some people, or the last ones."""
    lignes = Journal.objects.filter(projet=projet).order_by("-numero")
    if jointures:
        lignes = lignes.filter(jointure__in=jointures)
    choisies = list(lignes[:dernieres])[::-1]
    if not choisies:
        return []
    valeurs = JournalValeur.objects.filter(numero__gte=choisies[0].numero, numero__lte=choisies[-1].numero)
    personnelles = {valeur.numero: valeur for valeur in valeurs}
    return [_line(ligne, personnelles.get(ligne.numero)) for ligne in choisies]


def _line(ligne: Journal, valeur: JournalValeur | None) -> Ligne:
    return Ligne(
        numero=ligne.numero,
        quand=ligne.quand,
        qui=ligne.qui,
        au=ligne.au,
        execution=ligne.execution,
        operation=ligne.operation,
        jointure=ligne.jointure,
        profil=ligne.profil,
        uais=ligne.uais,
        raison=ligne.raison,
        avant=json.loads(valeur.avant) if valeur and valeur.avant else None,
        apres=json.loads(valeur.apres) if valeur and valeur.apres else None,
    )


def record_proof(preuves: pa.Table) -> None:
    """Keep the proof of a deletion (schema PREUVES)."""
    load_rows("preuve_suppression", preuves)


def read_proofs(projet: str) -> list[Preuve]:
    """Return the proofs of every deletion of a project, oldest first."""
    lignes = PreuveSuppression.objects.filter(projet=projet).order_by("id").values(*PREUVES.names)
    return [Preuve(**ligne) for ligne in lignes]


def _instant(quand: datetime.datetime) -> str:
    """As both databases read it back."""
    return quand.astimezone(datetime.UTC).strftime("%Y-%m-%d %H:%M:%S.%f+00:00")
