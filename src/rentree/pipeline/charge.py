"""Loading the current snapshots of a school year into the engine."""

import datetime
from collections.abc import Collection, Mapping

import pyarrow as pa

from rentree.engine import Moteur
from rentree.model.tables import TABLES
from rentree.pipeline.maison import Instantane, Maison

EXPORTS = pa.schema(
    [("uai", pa.string()), ("source", pa.string()), ("fichier", pa.string()), ("horodatage", pa.timestamp("s"))]
)


def load_snapshots(
    moteur: Moteur,
    maison: Maison,
    courants: Mapping[tuple[str, str], Instantane],
    *,
    doutes: Collection[tuple[str, str]],
    annee: int,
    au: datetime.date,
) -> None:
    """Load every canonical table, `exports`, `douteux` and `parametres`, for all schools at once."""
    dossiers = [
        (maison.instantane(annee, lu.uai, lu.source, lu.empreinte), lu.lignes) for _, lu in sorted(courants.items())
    ]
    for nom, table in TABLES.items():
        moteur.load_parquet(
            nom, table.schema, [dossier / f"{nom}.parquet" for dossier, lignes in dossiers if nom in lignes]
        )
    moteur.load("exports", pa.Table.from_pylist([_export(lu) for _, lu in sorted(courants.items())], schema=EXPORTS))
    uais, sources = zip(*sorted(doutes), strict=True) if doutes else ((), ())
    moteur.load("douteux", pa.table({"uai": pa.array(uais, pa.string()), "source": pa.array(sources, pa.string())}))
    moteur.load("parametres", pa.table({"au": pa.array([au], pa.date32()), "annee": pa.array([annee], pa.int32())}))


def _export(lu: Instantane) -> dict[str, object]:
    return {"uai": lu.uai, "source": lu.source, "fichier": lu.fichier, "horodatage": lu.horodatage}
