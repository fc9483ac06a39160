"""Do files and journal agree, and do the rows hold?

In:  an output folder; nothing in it is changed, and no lock is taken.
Out: `Fault`s, none where all is well: a file missing, changed, unknown to the journal, of another schema; rows that
are not where the journal has them; keys that repeat; references that lead nowhere.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq

from extractor.archive.journal import DONE, FileEntry, Journal
from extractor.archive.layout import Layout, dataset_of
from extractor.query import connect
from extractor.schema import DATASETS, SCHEMA_VERSION, Dataset
from extractor.stages.write import checksum

_SHOWN = 20


class Fault(NamedTuple):
    """What is wrong, where, and what to do about it."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def verify(out: Path) -> list[Fault]:
    """Every fault of an output folder. Raises OutputError where there is none to look at."""
    layout = Layout(out)
    journal = Journal.open_to_read(layout.journal)
    try:
        faults = [Fault("journal", "a change was begun and not finished; any ingest finishes it")
                  for _ in journal.commits()]
        files = journal.files()
        faults += _strangers(out, {f.path for f in files})
        for file in files:
            faults += _file_faults(out, file, journal)
        faults += _pack_faults(journal)
    finally:
        journal.close()
    return faults or list(_row_faults(out))


def _strangers(out: Path, known: set[str]) -> Iterator[Fault]:
    for name in DATASETS:
        for path in sorted((out / name).rglob("*.parquet")):
            relative = path.relative_to(out).as_posix()
            if relative not in known:
                yield Fault(relative, "is in no journal: remove it, or its rows are counted twice")


def _file_faults(out: Path, file: FileEntry, journal: Journal) -> Iterator[Fault]:
    path = out / file.path
    if not path.is_file():
        yield Fault(file.path, "is missing; run ingest --force on its packs")
        return
    sha256, size = checksum(path)
    if (sha256, size) != (file.sha256, file.byte_count):
        yield Fault(file.path, "has changed since it was written; run ingest --force on its packs")
        return
    declared = DATASETS.get(dataset_of(file.path))
    table = pq.ParquetFile(path)
    found = table.schema_arrow
    if declared is None or not found.equals(declared.to_arrow()):
        yield Fault(file.path, "has other columns than its dataset")
    elif (found.metadata or {}).get(b"agendapack.schema_version") != SCHEMA_VERSION.encode():
        yield Fault(file.path, f"is not of schema version {SCHEMA_VERSION}")
    counts = Counter(table.read(columns=["pack_id"]).column("pack_id").to_pylist())
    expected = {p.pack_id: p.row_count for p in journal.placements_in(file.path)}
    if counts != expected:
        yield Fault(file.path, "holds rows of other packs, or another number of them, than the journal has")


def _pack_faults(journal: Journal) -> Iterator[Fault]:
    for pack in journal.packs(DONE):
        if "packs" not in journal.placements(pack.pack_id):
            yield Fault(pack.file_name, f"is {pack.state} in the journal and in no file; run ingest --force on it")


def _row_faults(out: Path) -> Iterator[Fault]:
    connection = connect(out)
    try:
        for declared in DATASETS.values():
            for sql, message in _checks(declared):
                bad = connection.execute(sql).fetchall()
                for row in bad[:_SHOWN]:
                    yield Fault(declared.name, message + ", ".join(map(str, row)))
    finally:
        connection.close()


def _checks(declared: Dataset) -> Iterable[tuple[str, str]]:
    if declared.key:
        key = ", ".join(f'"{k}"' for k in declared.key)
        repeats = f'SELECT {key} FROM "{declared.name}" GROUP BY {key} HAVING count(*) > 1 LIMIT {_SHOWN}'
        yield repeats, "repeats the key "
    for foreign in declared.foreign_keys:
        key = ", ".join(f'"{c}"' for c in foreign.columns)
        some = " AND ".join(f'"{c}" IS NOT NULL' for c in foreign.columns)
        yield (
            f'SELECT DISTINCT {key} FROM "{declared.name}" ANTI JOIN "{foreign.dataset}" USING ({key}) '
            f"WHERE {some} LIMIT {_SHOWN}",
            f"names a row that {foreign.dataset} does not have: ",
        )
