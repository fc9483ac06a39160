"""Do files and journal agree?

In:  an output folder or URL; nothing in it is changed, and no lock is taken.
Out: `Fault`s, none where all is well: a file missing, changed, unknown to the journal, of another schema; rows that
are not where the journal has them. Whether keys repeat and references lead somewhere, `query.row_faults` says.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq

from extractor.archive.journal import DONE, FileEntry, Journal
from extractor.archive.layout import dataset_of
from extractor.archive.place import Out, Place, place_of
from extractor.schema import DATASETS, SCHEMA_VERSION
from extractor.stages.write import checksum


class Fault(NamedTuple):
    """What is wrong, where, and what to do about it."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def file_faults(out: Out) -> list[Fault]:
    """Every fault of an output's files. Raises OutputError where there is none to look at."""
    place = place_of(out)
    journal = place.journal()
    try:
        faults = [
            Fault("journal", "a change was begun and not finished; any ingest finishes it") for _ in journal.commits()
        ]
        faults += (
            Fault(path, "is in no journal: remove it, or its rows are counted twice") for path in place.strangers()
        )
        for file in journal.files():
            faults += _faults_of(place, file, journal)
        faults += _pack_faults(journal)
    finally:
        journal.close()
    return faults


def _faults_of(place: Place, file: FileEntry, journal: Journal) -> Iterator[Fault]:
    try:
        with place.local(file.path) as path:
            yield from _contents_faults(path, file, journal)
    except FileNotFoundError:
        yield Fault(file.path, "is missing; run ingest --force on its packs")


def _contents_faults(path: Path, file: FileEntry, journal: Journal) -> Iterator[Fault]:
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
