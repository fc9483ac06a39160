"""Read an output folder back: as Arrow, as pandas, or as views in DuckDB. No PDF library is imported for this.

In:  the output folder. Out: every dataset, also those that have no rows yet, with `authority` and `year` from the path.
Readers are never held up by a writer, nor a writer by them. A query that ran while files were changing is run again
(the journal counts changes); where a writer has died in the middle of one, views show only packs that `packs` lists
already: a pack's row joins that dataset last.
"""

import csv
import json
import os
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.dataset as pads

from extractor.archive.journal import Journal
from extractor.archive.layout import Layout
from extractor.errors import AgendapackError, OutputError
from extractor.schema import DATASETS, Dataset, dataset

if TYPE_CHECKING:
    import duckdb

_PARTITIONS = pa.schema([("authority", pa.string()), ("year", pa.int32())])
_SQL_TYPES = {
    "text": "VARCHAR", "int": "INTEGER", "float": "DOUBLE", "bool": "BOOLEAN", "date": "DATE", "time": "VARCHAR",
    "list": "VARCHAR[]",
}
_SHOWN_FAULTS = 20
_TRIES, _WAITS, _WAIT_SECONDS = 20, 40, 0.025
_GLOB = re.compile(r"[*?\[\]{}]")
_FORMULA = re.compile(r"[=+\-@\t\r]")


class QueryError(AgendapackError):
    """A query that DuckDB cannot run; the message is DuckDB's own."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class OpenDataset:
    """One dataset of an output folder; `arrow` is the pyarrow dataset behind it."""

    name: str
    arrow: "pads.Dataset"

    @property
    def schema(self) -> pa.Schema:
        """Arrow schema, with each column's description in its metadata."""
        return self.arrow.schema

    def count_rows(self) -> int:
        return int(self.arrow.count_rows())

    def to_table(self, columns: Sequence[str] | None = None, filter: Any = None) -> pa.Table:
        """Rows as an Arrow table; `filter` is a pyarrow expression."""
        return self.arrow.to_table(columns=list(columns) if columns else None, filter=filter)

    def to_pandas(self, columns: Sequence[str] | None = None, filter: Any = None) -> Any:
        """Rows as a pandas data frame."""
        return self.to_table(columns, filter).to_pandas()


def open_dataset(name: str, out: str | os.PathLike[str] = "output") -> OpenDataset:
    """The dataset of that name in an output folder. KeyError for a name there is none of."""
    declared = dataset(name)
    schema = pa.schema([*declared.to_arrow(), *_PARTITIONS], metadata=declared.to_arrow().metadata)
    files = list(_files(Path(out), name))
    if not files:
        return OpenDataset(name, pads.dataset(schema.empty_table()))
    partitioning = pads.partitioning(_PARTITIONS, flavor="hive")
    return OpenDataset(name, pads.dataset(
        [str(f) for f in files], schema=schema, format="parquet", partitioning=partitioning,
        partition_base_dir=str(Path(out) / name),
    ))


def _files(out: Path, name: str) -> Iterator[Path]:
    return iter(sorted((out / name).glob("authority=*/year=*/*.parquet")))


# ---------------------------------------------------------------- DuckDB


def view_sql(declared: Dataset, out: Path, *, has_files: bool) -> str:
    """CREATE VIEW of one dataset over the files in `out`, by absolute path; a view without rows where it has none."""
    names = ", ".join(f'"{c}"' for c in (*declared.column_names, "authority", "year"))
    if not has_files:
        nulls = ", ".join(f'NULL::{_SQL_TYPES[c.type]} AS "{c.name}"' for c in declared.columns)
        return (
            f'CREATE OR REPLACE VIEW "{declared.name}" AS SELECT {nulls}, NULL::VARCHAR AS "authority", '
            f'NULL::INTEGER AS "year" WHERE false'
        )
    types = "{'authority': VARCHAR, 'year': INTEGER}"
    return (
        f'CREATE OR REPLACE VIEW "{declared.name}" AS SELECT {names} FROM '
        f"read_parquet({_sources(out, declared.name)}, hive_partitioning = true, hive_types = {types})"
    )


def _sources(out: Path, name: str) -> str:
    folder = str(out.absolute() / name)
    if _GLOB.search(folder):
        return "[" + ", ".join(_quoted(str(f.absolute())) for f in _files(out, name)) + "]"
    return _quoted(f"{folder}/*/*/*.parquet")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def views_sql(out: Path) -> str:
    """All views as a script for the duckdb shell; it works from any directory, until the folder is moved."""
    lines = [
        "-- Views over every dataset of this folder:  duckdb -init views.sql",
        "-- Paths are absolute; after moving the folder, again: agendapack datasets --format frictionless",
    ]
    lines += (
        view_sql(d, out, has_files=next(_files(out, d.name), None) is not None) + ";" for d in DATASETS.values()
    )
    return "\n".join(lines) + "\n"


def connect(
    out: str | os.PathLike[str] = "output", names: Iterable[str] | None = None
) -> "duckdb.DuckDBPyConnection":
    """A DuckDB connection in memory with a view of every dataset, or of those named.

    Raises OutputError where there is no output.
    """
    import duckdb

    folder = Path(out)
    if not Layout(folder).state.is_dir() and not any((folder / name).is_dir() for name in DATASETS):
        raise OutputError(f"{folder}: no agendapack output here; run: agendapack ingest PATH --out {folder}")
    connection = duckdb.connect(":memory:")
    is_busy = _generation(folder) % 2 == 1
    wanted = DATASETS.keys() if names is None else {"packs", *names}
    for declared in (d for d in DATASETS.values() if d.name in wanted):
        has_files = next(_files(folder, declared.name), None) is not None
        sql = view_sql(declared, folder, has_files=has_files)
        if is_busy and has_files and declared.name != "packs":
            sql += ' WHERE "pack_id" IN (SELECT "pack_id" FROM whole_packs)'
        connection.execute(sql)
        if is_busy and declared.name == "packs":
            connection.execute('CREATE TEMP TABLE whole_packs AS SELECT "pack_id" FROM packs')
    return connection


def _generation(out: Path) -> int:
    """The journal's count of changes, odd in the middle of one; 0 where there is no journal (a release, a copy)."""
    try:
        journal = Journal.open_to_read(Layout(out).journal)
    except OutputError:
        return 0
    try:
        return journal.generation()
    finally:
        journal.close()


def run(sql: str, out: str | os.PathLike[str] = "output") -> pa.Table:
    """The query's result as an Arrow table. Raises QueryError with DuckDB's message where it cannot be run.

    The result is of one moment between two changes. Where changes follow each other so fast that no query fits between
    them, the last try stands.
    """
    for _ in range(_TRIES):
        before = _settled_generation(Path(out))
        try:
            table = _run_once(sql, out)
        except QueryError:
            if _generation(Path(out)) == before:
                raise
            continue                             # a file went between listing and opening
        if _generation(Path(out)) == before:
            return table
    return _run_once(sql, out)


def _settled_generation(out: Path) -> int:
    """The generation once no change is under way; an odd one where its writer seems to have died."""
    for _ in range(_WAITS):
        found = _generation(out)
        if found % 2 == 0:
            break
        time.sleep(_WAIT_SECONDS)
    return found


def _run_once(sql: str, out: str | os.PathLike[str]) -> pa.Table:
    import duckdb

    words = set(re.findall(r"\w+", sql.lower()))
    connection = connect(out, words & DATASETS.keys() or None)      # a view opens files: none but those asked for
    try:
        relation: Any = connection.sql(sql)
        if relation is None:                     # a statement that answers nothing, such as COPY … TO
            return pa.table({})
        fetch = getattr(relation, "to_arrow_table", None) or relation.fetch_arrow_table     # its name before 1.5
        table: pa.Table = fetch()
        return table
    except duckdb.Error as error:
        raise QueryError(str(error)) from error
    finally:
        connection.close()


# ---------------------------------------------------------------- check


def row_faults(out: str | os.PathLike[str] = "output") -> list[str]:
    """Keys that repeat and references that lead nowhere, a sentence each; some of each where there are many."""
    connection = connect(out)
    try:
        return [
            f"{declared.name}: {message} {', '.join(map(str, row))}"
            for declared in DATASETS.values()
            for sql, message in _checks(declared)
            for row in connection.execute(sql).fetchall()
        ]
    finally:
        connection.close()


def _checks(declared: Dataset) -> Iterator[tuple[str, str]]:
    if declared.key:
        key = ", ".join(f'"{k}"' for k in declared.key)
        sql = f'SELECT {key} FROM "{declared.name}" GROUP BY {key} HAVING count(*) > 1 LIMIT {_SHOWN_FAULTS}'
        yield sql, "repeats the key"
    for foreign in declared.foreign_keys:
        key = ", ".join(f'"{c}"' for c in foreign.columns)
        some = " AND ".join(f'"{c}" IS NOT NULL' for c in foreign.columns)
        yield (
            f'SELECT DISTINCT {key} FROM "{declared.name}" ANTI JOIN "{foreign.dataset}" USING ({key}) '
            f"WHERE {some} LIMIT {_SHOWN_FAULTS}",
            f"names a row that {foreign.dataset} does not have:",
        )


# ---------------------------------------------------------------- export


def to_csv(table: pa.Table, file: IO[str]) -> None:
    """Write CSV. A text that a spreadsheet would run as a formula gets a leading apostrophe: it came from a PDF."""
    writer = csv.writer(file)
    writer.writerow(table.column_names)
    for row in _rows(table):
        writer.writerow([_csv_value(v) for v in row])


def _csv_value(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join("" if v is None else str(v) for v in value)
    if isinstance(value, str) and _FORMULA.match(value):
        return "'" + value
    return value


def to_json(table: pa.Table, file: IO[str]) -> None:
    """Write a JSON array, one object a line."""
    file.write("[")
    for index, row in enumerate(_rows(table)):
        file.write(",\n" if index else "\n")
        named = dict(zip(table.column_names, row, strict=True))
        json.dump(named, file, ensure_ascii=False, default=str)
    file.write("\n]\n")


def _rows(table: pa.Table) -> Iterable[tuple[Any, ...]]:
    for batch in table.to_batches(max_chunksize=10_000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
