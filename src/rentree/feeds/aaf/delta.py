"""The delta of the AAF: what changes from the records that were published to those that should be."""

from dataclasses import dataclass

import pyarrow as pa

from rentree.engine import Moteur
from rentree.feeds.aaf.voulu import PAQUET

CLE = "cle"
"""The identifier, under one name for every category: the same steps compare them all."""

ETAPES = ("aaf_differences", "aaf_ajouts", "aaf_modifications", "aaf_suppressions")
TABLES = ("enregistrements_voulus", "enregistrements_publies", *ETAPES)


@dataclass(frozen=True)
class Delta:
    """The changes of one category, each table sorted by identifier, with the columns of the records."""

    ajouts: pa.Table
    modifications: pa.Table
    suppressions: pa.Table

    @property
    def changes(self) -> int:
        """How many records change."""
        nombre: int = self.ajouts.num_rows + self.modifications.num_rows + self.suppressions.num_rows
        return nombre


def compare(moteur: Moteur, publies: pa.Table, voulus: pa.Table) -> Delta:
    """Compare two tables of records of one category, as `voulu.records` gives them: the first column identifies.

    Whole rows are compared, column by column. An unchanged record is in none of the tables returned.
    """
    moteur.load("enregistrements_publies", _keyed(publies.select(voulus.column_names)))
    moteur.load("enregistrements_voulus", _keyed(voulus))
    moteur.steps(PAQUET, ETAPES)
    ajouts, modifications, suppressions = (moteur.table(nom, ordre=CLE).drop_columns([CLE]) for nom in ETAPES[1:])
    moteur.drop(TABLES)
    return Delta(ajouts, modifications, suppressions)


def _keyed(table: pa.Table) -> pa.Table:
    return table.append_column(CLE, table.column(0))
