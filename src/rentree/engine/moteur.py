"""The engine on one machine: DuckDB runs steps that are each one SELECT in a `.sql` file named after its result."""

from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa

MEMOIRE = "1GB"


class ErreurEtape(Exception):
    """A step of SQL failed; this is a fault of the program, never of the exports."""


class Moteur:
    """A DuckDB database that lives as long as the run.

    Tables are created from Arrow tables or Parquet files; steps then read tables and leave new ones. With `dossier`,
    what does not fit in `memoire` goes to files there, and is deleted at the end. One thread by default: two take the
    same time on a line of small steps and a sixth more processor.
    """

    def __init__(self, *, dossier: Path | None = None, memoire: str = MEMOIRE, fils: int = 1) -> None:
        reglages: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memoire,
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "threads": fils,
        }
        if dossier is not None:
            reglages["temp_directory"] = str(dossier)
        self._base = duckdb.connect(":memory:", config=reglages)
        self._base.execute("SET preserve_insertion_order = false")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()

    def load(self, nom: str, table: pa.Table) -> None:
        """Create (or replace) table `nom` from an Arrow table."""
        self._base.register("_arrow", table)
        self._base.execute(f'CREATE OR REPLACE TABLE "{nom}" AS SELECT * FROM _arrow')
        self._base.unregister("_arrow")

    def load_parquet(self, nom: str, schema: pa.Schema, fichiers: Sequence[Path]) -> None:
        """Create (or replace) table `nom` with `schema` from Parquet files, none of which is held in memory.

        A column that an older file has not is null there.
        """
        self.load(nom, schema.empty_table())
        if fichiers:
            self._base.execute(
                f'INSERT INTO "{nom}" BY NAME SELECT * FROM read_parquet($fichiers, union_by_name = true)',
                {"fichiers": [str(fichier) for fichier in fichiers]},
            )

    def read_parquet(self, nom: str, fichier: Path) -> None:
        """Create (or replace) table `nom` from one Parquet file, columns as they are there."""
        cible = str(fichier).replace("'", "''")
        self._base.execute(f"CREATE OR REPLACE TABLE \"{nom}\" AS SELECT * FROM read_parquet('{cible}')")

    def append(self, nom: str, etape: str, **constantes: object) -> None:
        """Add the rows of table `etape` to table `nom`, column by name; `constantes` fill columns of every row.

        A column of `nom` that neither gives is null; a column that `nom` has not is a fault of the step.
        """
        colonnes = [f'"{champ}"' for champ in self.query(f'SELECT * FROM "{etape}" LIMIT 0').schema.names]
        cibles = ", ".join([*colonnes, *(f'"{champ}"' for champ in constantes)])
        valeurs = ", ".join([*colonnes, *(f"${champ}" for champ in constantes)])
        try:
            self._base.execute(f'INSERT INTO "{nom}" ({cibles}) SELECT {valeurs} FROM "{etape}"', constantes or None)
        except duckdb.Error as error:
            raise ErreurEtape(f"{etape} dans {nom} : {error}") from error

    def step(self, paquet: str, etape: str) -> None:
        """Run one step: the SELECT of `<etape>.sql` in the package `paquet` becomes table `etape`."""
        try:
            self._base.execute(f'CREATE OR REPLACE TABLE "{etape}" AS\n{read_step(paquet, etape)}')
        except duckdb.Error as error:
            raise ErreurEtape(f"{paquet}/{etape}.sql: {error}") from error

    def steps(self, paquet: str, etapes: Iterable[str]) -> None:
        """Run steps in the order given."""
        for etape in etapes:
            self.step(paquet, etape)

    def query(self, sql: str) -> pa.Table:
        """Return the result of one SELECT as an Arrow table."""
        return self._base.sql(sql).to_arrow_table()

    def query_step(self, paquet: str, etape: str) -> pa.Table:
        """Return the result of one step, without leaving a table."""
        try:
            return self.query(read_step(paquet, etape))
        except duckdb.Error as error:
            raise ErreurEtape(f"{paquet}/{etape}.sql: {error}") from error

    def table(self, nom: str, *, ordre: str = "") -> pa.Table:
        """Return a whole table, sorted by `ordre` when it is given."""
        return self.query(f'SELECT * FROM "{nom}"' + (f" ORDER BY {ordre}" if ordre else ""))

    def count(self, nom: str) -> int:
        """Return how many rows a table has."""
        nombre: int = self.query(f'SELECT count(*) AS nombre FROM "{nom}"')["nombre"][0].as_py()
        return nombre

    def count_by(self, nom: str, colonne: str) -> dict[str, int]:
        """Return how many rows a table has for each value of a column, in the order of the values."""
        compte = self.query(
            f'SELECT "{colonne}" AS valeur, count(*) AS nombre FROM "{nom}" GROUP BY valeur ORDER BY valeur'
        )
        return dict(zip(compte["valeur"].to_pylist(), compte["nombre"].to_pylist(), strict=True))

    def drop(self, noms: Iterable[str]) -> None:
        """Forget tables that no later step reads."""
        for nom in noms:
            self._base.execute(f'DROP TABLE IF EXISTS "{nom}"')

    def write_parquet(self, nom: str, fichier: Path, *, ordre: str) -> None:
        """Write table `nom` to one Parquet file, sorted by `ordre`: the same rows give the same bytes.

        Raises OSError when the file cannot be written.
        """
        cible = str(fichier).replace("'", "''")
        try:
            self._base.execute(f"COPY (SELECT * FROM \"{nom}\" ORDER BY {ordre}) TO '{cible}' (FORMAT parquet)")
        except duckdb.IOException as error:
            raise OSError(str(error).splitlines()[0]) from error


def read_step(paquet: str, etape: str) -> str:
    """Return the text of a step's `.sql` file."""
    return files(paquet).joinpath(f"{etape}.sql").read_text(encoding="utf-8").rstrip().rstrip(";")
