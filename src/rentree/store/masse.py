"""Whole tables between Arrow and the database, inside the current transaction: no round trip by row.

PostgreSQL speaks CSV by COPY, which Arrow reads and writes in C; SQLite takes all rows in one `executemany`.
"""

import io

import pyarrow as pa
import pyarrow.csv as pcsv
from django.db import connection

from rentree.store.base import is_postgresql


def load_rows(nom: str, table: pa.Table) -> None:
    """Insert every row of an Arrow table into the database table of that name, columns by name."""
    if not table.num_rows:
        return
    colonnes = ", ".join(f'"{colonne}"' for colonne in table.schema.names)
    if is_postgresql():
        _copy_in(f'COPY "{nom}" ({colonnes}) FROM STDIN (FORMAT csv)', table)
    else:
        places = ", ".join("?" for _ in table.schema.names)
        _execute_many(f'INSERT INTO "{nom}" ({colonnes}) VALUES ({places})', table)


def update_rows(nom: str, table: pa.Table, *, cle: tuple[str, ...]) -> None:
    """Set the columns of an Arrow table in the rows that have its `cle`, in one statement."""
    if not table.num_rows:
        return
    valeurs = [colonne for colonne in table.schema.names if colonne not in cle]
    toutes = _list([*cle, *valeurs])
    with connection.cursor() as curseur:
        curseur.execute(f'CREATE TEMPORARY TABLE "_maj" AS SELECT {toutes} FROM "{nom}" WHERE 1 = 0')
        load_rows("_maj", table)
        affectations = ", ".join(f'"{colonne}" = "_maj"."{colonne}"' for colonne in valeurs)
        egalites = " AND ".join(f'"{nom}"."{colonne}" = "_maj"."{colonne}"' for colonne in cle)
        curseur.execute(f'UPDATE "{nom}" SET {affectations} FROM "_maj" WHERE {egalites}')
        curseur.execute('DROP TABLE "_maj"')


def delete_rows(nom: str, cles: pa.Table, *, cle: tuple[str, ...]) -> None:
    """Delete the rows that have one of these keys, in one statement."""
    if not cles.num_rows:
        return
    with connection.cursor() as curseur:
        curseur.execute(f'CREATE TEMPORARY TABLE "_maj" AS SELECT {_list([*cle])} FROM "{nom}" WHERE 1 = 0')
        load_rows("_maj", cles)
        curseur.execute(f'DELETE FROM "{nom}" WHERE ({_list([*cle])}) IN (SELECT {_list([*cle])} FROM "_maj")')
        curseur.execute('DROP TABLE "_maj"')


def fetch_rows(sql: str, schema: pa.Schema) -> pa.Table:
    """Return the rows of a SELECT without parameters as an Arrow table of `schema`, columns in its order."""
    if is_postgresql():
        return _copy_out(sql, schema)
    connection.ensure_connection()
    lignes = connection.connection.execute(_dates_as_text(sql, schema)).fetchall()
    colonnes = [
        pa.array([ligne[rang] for ligne in lignes], _text_for(genre)) for rang, genre in enumerate(schema.types)
    ]
    return pa.Table.from_arrays(colonnes, schema.names).cast(schema)


def _dates_as_text(sql: str, schema: pa.Schema) -> str:
    """Without a declared type, a date comes as the text that SQLite holds: Django would make an object of each."""
    noms = [f'"{champ.name}"' for champ in schema]
    lus = [f"{nom} || ''" if pa.types.is_date(champ.type) else nom for nom, champ in zip(noms, schema, strict=True)]
    return f"WITH lus ({', '.join(noms)}) AS ({sql}) SELECT {', '.join(lus)} FROM lus"


def _text_for(genre: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_date(genre) else genre


def _list(colonnes: list[str]) -> str:
    return ", ".join(f'"{colonne}"' for colonne in colonnes)


def _execute_many(sql: str, table: pa.Table) -> None:
    """Straight to SQLite's own executemany: Django would copy every row of parameters first."""
    colonnes = [_plain(table[nom]).to_pylist() for nom in table.schema.names]
    connection.ensure_connection()
    connection.connection.executemany(sql, zip(*colonnes, strict=True))


def _plain(colonne: pa.ChunkedArray) -> pa.ChunkedArray:
    """Dates go to SQLite as ISO text."""
    return colonne.cast(pa.string()) if pa.types.is_date(colonne.type) else colonne


def _copy_in(sql: str, table: pa.Table) -> None:
    """By CSV; one chunk a column, for Arrow writes what lay in memory in the place of an empty first chunk."""
    tampon = io.BytesIO()
    pcsv.write_csv(table.combine_chunks(), tampon, pcsv.WriteOptions(include_header=False, quoting_style="needed"))
    with connection.cursor() as curseur, curseur.copy(sql) as copie:
        copie.write(tampon.getbuffer())


def _copy_out(sql: str, schema: pa.Schema) -> pa.Table:
    """Only an unquoted nothing is null: by default Arrow also takes NULL, NA and NaN for it, and people bear them."""
    tampon = io.BytesIO()
    with connection.cursor() as curseur, curseur.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv)") as copie:
        for morceau in copie:
            tampon.write(morceau)
    if not tampon.tell():
        return schema.empty_table()
    lecture = pcsv.ReadOptions(column_names=schema.names)
    conversion = pcsv.ConvertOptions(
        column_types={champ.name: champ.type for champ in schema},
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
    )
    return pcsv.read_csv(
        pa.BufferReader(tampon.getvalue()), lecture, pcsv.ParseOptions(newlines_in_values=True), conversion
    )
