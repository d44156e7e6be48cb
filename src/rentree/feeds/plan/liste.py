"""The plan as a list for programs."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pyarrow as pa

from rentree.feeds.plan.mots import tell_reason
from rentree.feeds.plan.revue import Revue
from rentree.model.plan import Frein

CHAMPS = ("operation", "profil", "uais", "jointure", "login", "avant", "apres", "raison", "freins")
CHAMPS_FREIN = ("uai", "profil", "operation", "nombre", "part", "seuil")


def write_list(revue: Revue) -> str:
    """Return a plan as JSON: `plan`, `controle`, `changements` and `freins`, one change or brake a line.

    `avant` and `apres` are objects of what differs, or null; several schools are joined by `|`; `part` goes from 0 to
    1; the reason says which brake holds the change.
    """
    return (
        f'{{\n"plan": {revue.numero},\n"controle": {json.dumps(revue.controle)},\n'
        f'"changements": {_list(_changes(revue.changements))},\n"freins": {_list(map(_brake, revue.freins))}\n}}\n'
    )


def _list(objets: Iterator[dict[str, Any]]) -> str:
    lignes = ",\n".join(json.dumps(un, ensure_ascii=False) for un in objets)
    return f"[\n{lignes}\n]" if lignes else "[]"


def _changes(changements: pa.Table) -> Iterator[dict[str, Any]]:
    colonnes = (changements[nom].to_pylist() for nom in CHAMPS)
    for ligne in zip(*colonnes, strict=True):
        yield _change(dict(zip(CHAMPS, ligne, strict=True)))


def _change(ligne: dict[str, Any]) -> dict[str, Any]:
    return {
        "operation": ligne["operation"],
        "profil": ligne["profil"],
        "uai": ligne["uais"],
        "jointure": ligne["jointure"],
        "login": ligne["login"],
        "avant": json.loads(ligne["avant"]) if ligne["avant"] else None,
        "apres": json.loads(ligne["apres"]) if ligne["apres"] else None,
        "raison": tell_reason(ligne["raison"], ligne["freins"]),
    }


def _brake(frein: Frein) -> dict[str, Any]:
    return {nom: valeur for nom, valeur in asdict(frein).items() if nom in CHAMPS_FREIN}
