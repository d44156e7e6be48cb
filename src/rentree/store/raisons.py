"""Why accounts were deactivated, as the journal says."""

import pyarrow as pa

from rentree.model.plan import Operation
from rentree.store.comptes import NOM_PROJET
from rentree.store.masse import fetch_rows

RAISONS = pa.schema([("jointure", pa.int64()), ("raison", pa.string())])


def load_reasons(projet: str) -> dict[int, str]:
    """Return the reason of the last deactivation of each person of a project, by jointure."""
    if set(projet) - set(NOM_PROJET):
        raise ValueError(projet)
    conditions = f"projet = '{projet}' AND operation = '{Operation.DESACTIVATION.value}' AND jointure IS NOT NULL"
    lignes = fetch_rows(f"SELECT jointure, raison FROM journal WHERE {conditions} ORDER BY numero", RAISONS)  # noqa: S608
    return dict(zip(lignes["jointure"].to_pylist(), lignes["raison"].to_pylist(), strict=True))
