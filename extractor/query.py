"""Read an output back: as Arrow, as pandas, or as views in DuckDB. No PDF library is imported for this.

In:  the output folder, or its URL on object storage. Out: every dataset, also those that have no rows yet, with
`authority` and `year` from the path.
Readers are never held up by a writer, nor a writer by them. A query that ran while files were changing is run again
(the journal counts changes); where a writer has died in the middle of one, views show only packs that `packs` lists
already: a pack's row joins that dataset last.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.dataset as pads

from extractor.archive.place import Out, Place, place_of
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
_TRIES = 20
_GLOB = re.compile(r"[*?\[\]{}]")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")       # the wide ones are formulas in East Asian settings


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


def open_dataset(name: str, out: Out = "output") -> OpenDataset:
    """The dataset of that name in an output folder or URL.

    KeyError for a name there is none of; OutputError where another version of the schema has written it.
    """
    declared = dataset(name)
    schema = pa.schema([*declared.to_arrow(), *_PARTITIONS], metadata=declared.to_arrow().metadata)
    place = place_of(out)
    files = place.names(name) if place.exists() else []          # asked first: it is what finds the file system
    if files:
        place.check([name])
    if not files:
        return OpenDataset(name, pads.dataset(schema.empty_table()))
    partitioning = pads.partitioning(_PARTITIONS, flavor="hive")
    return OpenDataset(name, pads.dataset(
        files, schema=schema, format="parquet", partitioning=partitioning, filesystem=place.file_system,
        partition_base_dir=place.base(name),
    ))


# ---------------------------------------------------------------- DuckDB


def view_sql(declared: Dataset, place: Place) -> str:
    """CREATE VIEW of one dataset over its files, by absolute path; a view without rows where it has none."""
    names = ", ".join(f'"{c}"' for c in (*declared.column_names, "authority", "year"))
    if not place.files(declared.name):
        nulls = ", ".join(f'NULL::{_SQL_TYPES[c.type]} AS "{c.name}"' for c in declared.columns)
        return (
            f'CREATE OR REPLACE VIEW "{declared.name}" AS SELECT {nulls}, NULL::VARCHAR AS "authority", '
            f'NULL::INTEGER AS "year" WHERE false'
        )
    types = "{'authority': VARCHAR, 'year': INTEGER}"
    return (
        f'CREATE OR REPLACE VIEW "{declared.name}" AS SELECT {names} FROM '
        f"read_parquet({_sources(place, declared.name)}, hive_partitioning = true, hive_types = {types})"
    )


def _sources(place: Place, name: str) -> str:
    """What stands for all files: a pattern, or their list where a folder's own name would be taken for one."""
    folder = place.address(name)
    if place.file_system is not None or _GLOB.search(folder):
        return "[" + ", ".join(_quoted(place.address(f)) for f in place.files(name)) + "]"
    return _quoted(f"{folder}/*/*/*.parquet")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def views_sql(out: Out) -> str:
    """All views as a script for the duckdb shell; it works from any directory, until the folder is moved."""
    place = place_of(out)
    place.check(DATASETS)
    again = "agendapack datasets --format frictionless"
    remark = f"Paths are absolute; after moving the folder, again: {again}"
    if place.file_system is not None:
        remark = f"The files of one moment, for duckdb with httpfs; after each ingest, again: {again}"
    lines = ["-- Views over every dataset of this output:  duckdb -init views.sql", f"-- {remark}"]
    for declared in DATASETS.values():
        if not place.files(declared.name):
            lines.append(f"-- no rows when this was written; once there are some, again: {again}")
        lines.append(view_sql(declared, place) + ";")
    return "\n".join(lines) + "\n"


def connect(out: Out = "output", names: Iterable[str] | None = None) -> "duckdb.DuckDBPyConnection":
    """A DuckDB connection in memory with a view of every dataset, or of those named.

    Raises OutputError where there is no output.
    """
    return _connected(place_of(out), names)


def _connected(place: Place, names: Iterable[str] | None = None) -> "duckdb.DuckDBPyConnection":
    import duckdb

    if not place.exists():
        raise OutputError(f"{place.shown}: no agendapack output here; run: agendapack ingest PATH --out {place.shown}")
    wanted = [name for name in DATASETS if names is None or name in {"packs", *names}]
    place.check(wanted)
    connection = duckdb.connect(":memory:")
    if place.file_system is not None:
        connection.register_filesystem(place.file_system)
    is_busy = place.file_system is None and place.generation() % 2 == 1
    for declared in (DATASETS[name] for name in wanted):
        sql = view_sql(declared, place)
        if is_busy and place.files(declared.name) and declared.name != "packs":
            sql += ' WHERE "pack_id" IN (SELECT "pack_id" FROM whole_packs)'
        _put_view(connection, sql)
        if is_busy and declared.name == "packs":
            _put_view(connection, 'CREATE TEMP TABLE whole_packs AS SELECT "pack_id" FROM packs')
    return connection


def _put_view(connection: "duckdb.DuckDBPyConnection", sql: str) -> None:
    """Run the statement, which opens files: again where one has gone since it was listed."""
    import duckdb

    for _ in range(_TRIES - 1):
        try:
            connection.execute(sql)
        except duckdb.IOException:
            continue
        return
    connection.execute(sql)


def run(sql: str, out: Out = "output") -> pa.Table:
    """The query's result as an Arrow table. Raises QueryError with DuckDB's message where it cannot be run.

    The result is of one moment between two changes. Where changes follow each other so fast that no query fits between
    them, the last try stands.
    """
    for _ in range(_TRIES):
        place = place_of(out)
        before = place.settled() if place.exists() else 0
        try:
            table = _run_once(sql, place)
        except QueryError:
            if place.generation() == before:
                raise
            continue                             # a file went between listing and opening
        if place.file_system is not None or place.generation() == before:
            return table
    return _run_once(sql, place_of(out))


def _run_once(sql: str, place: Place) -> pa.Table:
    import duckdb

    words = set(re.findall(r"\w+", sql.lower()))
    try:
        connection = _connected(place, words & DATASETS.keys() or None)  # a view opens files: none but those asked for
    except duckdb.Error as error:
        raise QueryError(str(error)) from error
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


def row_faults(out: Out = "output") -> list[str]:
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
