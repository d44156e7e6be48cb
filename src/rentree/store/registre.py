"""The register of persons: which key is whose, loaded and added to as whole tables."""

import pyarrow as pa
import pyarrow.compute as pc

from rentree.store.base import one_transaction
from rentree.store.masse import fetch_rows, load_rows, update_rows

REGISTRE = pa.schema([("academie", pa.string()), ("cle", pa.string()), ("jointure", pa.int64())])


def load_registre() -> pa.Table:
    """Return every key known: `academie, cle, jointure`."""
    return fetch_rows("SELECT academie, cle, jointure FROM cle_source", REGISTRE)


def add_to_registre(nouvelles: pa.Table) -> None:
    """Add keys: `academie, cle, espece, jointure, nouvelle, deplacee`, all of them or none.

    `nouvelle` says that the person is new too, `deplacee` that the key is known and goes to another person.
    """
    if not nouvelles.num_rows:
        return
    personnes = nouvelles.filter(nouvelles["nouvelle"]).select(["jointure", "espece"])
    uniques = personnes.group_by(["jointure", "espece"]).aggregate([]).sort_by("jointure")
    cles = nouvelles.select(["academie", "cle", "jointure"])
    with one_transaction():
        load_rows("personne", uniques)
        load_rows("cle_source", cles.filter(pc.invert(nouvelles["deplacee"])))
        update_rows("cle_source", cles.filter(nouvelles["deplacee"]), cle=("academie", "cle"))


def count_new(nouvelles: pa.Table) -> int:
    """How many persons (schools included) the register did not know."""
    return len(pc.unique(nouvelles.filter(nouvelles["nouvelle"])["jointure"]))
