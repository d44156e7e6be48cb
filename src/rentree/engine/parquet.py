"""A folder of Parquet files and a card in JSON: written beside, then renamed, so that it is whole or absent."""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

FICHE = "fiche.json"


def write_folder(dossier: Path, tables: Mapping[str, pa.Table], fiche: Mapping[str, Any]) -> None:
    """Write each table that has rows to `<name>.parquet`, then the card; an existing folder is replaced."""
    provisoire = dossier.with_name(f".{dossier.name}.{os.getpid()}")
    _remove(provisoire)
    provisoire.mkdir(parents=True)
    try:
        for nom, table in tables.items():
            if table.num_rows:
                _write_table(table, provisoire / f"{nom}.parquet")
        (provisoire / FICHE).write_text(json.dumps(fiche, ensure_ascii=False, indent=1), encoding="utf-8")
        _remove(dossier)
        provisoire.rename(dossier)
    except BaseException:
        _remove(provisoire)
        raise


def _remove(dossier: Path) -> None:
    if dossier.exists():
        shutil.rmtree(dossier)


def _write_table(table: pa.Table, chemin: Path) -> None:
    """Small files written often: no dictionary, no statistics, a quick compression (measured two times faster)."""
    pq.write_table(table, chemin, compression="lz4", use_dictionary=False, write_statistics=False)


def read_table(chemin: Path) -> pa.Table:
    """Return one table of a folder."""
    return pq.read_table(chemin)


def read_card(dossier: Path) -> dict[str, Any] | None:
    """Return the card of a folder, or None when the folder is not there or not whole."""
    try:
        carte: dict[str, Any] = json.loads((dossier / FICHE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return carte


def write_json(chemin: Path, valeur: object) -> None:
    """Write a JSON file beside, then rename it over the former one."""
    provisoire = chemin.with_name(f".{chemin.name}.{os.getpid()}")
    chemin.parent.mkdir(parents=True, exist_ok=True)
    provisoire.write_text(json.dumps(valeur, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    provisoire.replace(chemin)
