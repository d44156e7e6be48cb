"""What a canonical table is: a name, a sentence, and documented columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

TEXTE = pa.string()
DATE = pa.date32()
ENTIER = pa.int32()
DECIMAL = pa.float64()
BOOLEEN = pa.bool_()


@dataclass(frozen=True)
class Colonne:
    """One column: its canonical name, its Arrow type, and what it holds in one sentence."""

    nom: str
    type: pa.DataType
    sens: str


PROVENANCE = (
    Colonne("uai", TEXTE, "school the row comes from: 7 digits and a key letter"),
    Colonne("annee", ENTIER, "first civil year of the school year: 2025 for 2025-2026"),
    Colonne("empreinte", TEXTE, "first 16 hexadecimal digits of the SHA-256 of the file the row was read in"),
)


LIGNE = Colonne(
    "ligne", ENTIER, "place of the fiche in its file, from 1: with `uai`, one fiche whatever its identifiers"
)


@dataclass(frozen=True)
class TableCanonique:
    """A canonical table. Every row carries its provenance first; absent, empty and blank values are all null."""

    nom: str
    sens: str
    colonnes: tuple[Colonne, ...]

    @cached_property
    def schema(self) -> pa.Schema:
        """The Arrow schema, provenance included."""
        return pa.schema([pa.field(colonne.nom, colonne.type) for colonne in (*PROVENANCE, *self.colonnes)])

    @cached_property
    def noms(self) -> tuple[str, ...]:
        """Names of the table's own columns, without provenance, in order."""
        return tuple(colonne.nom for colonne in self.colonnes)

    @cached_property
    def types(self) -> Mapping[str, pa.DataType]:
        """Arrow type of each of the table's own columns."""
        return {colonne.nom: colonne.type for colonne in self.colonnes}
