"""The plan as a list for programs."""

import json
from typing import Any

import pyarrow as pa

from rentree.model.plan import RAISONS, Frein

CHAMPS = ("operation", "profil", "uais", "jointure", "login", "avant", "apres", "raison", "freins")


def write_list(*, numero: int, controle: str, changements: pa.Table, freins: tuple[Frein, ...]) -> str:
    """Return a plan as JSON: `plan`, `controle`, `changements` and `freins`.

    `avant` and `apres` are objects of what differs, or null; several schools are joined by `|`; `part` goes from 0 to
    1; the reason says which brake holds the change.
    """
    colonnes = (changements[nom].to_pylist() for nom in CHAMPS)
    contenu = {
        "plan": numero,
        "controle": controle,
        "changements": [_change(dict(zip(CHAMPS, ligne, strict=True))) for ligne in zip(*colonnes, strict=True)],
        "freins": [
            {nom: getattr(frein, nom) for nom in ("uai", "profil", "operation", "nombre", "part", "seuil")}
            for frein in freins
        ],
    }
    return json.dumps(contenu, ensure_ascii=False, indent=1) + "\n"


def _change(ligne: dict[str, Any]) -> dict[str, Any]:
    return {
        "operation": ligne["operation"],
        "profil": ligne["profil"],
        "uai": ligne["uais"],
        "jointure": ligne["jointure"],
        "login": ligne["login"],
        "avant": json.loads(ligne["avant"]) if ligne["avant"] else None,
        "apres": json.loads(ligne["apres"]) if ligne["apres"] else None,
        "raison": reason_of(ligne["raison"], ligne["freins"]),
    }


def reason_of(code: str, freins: str) -> str:
    """Why a change, in words, and which brakes hold it."""
    tenu = f" (retenu par le frein {freins.replace('|', ', ')})" if freins else ""
    return RAISONS[code] + tenu
