"""Rows of one pack -> checked Parquet files in a staging folder, safe on disk, not yet visible to any reader.

In:  dataset -> rows, as the pipeline made them.
Out: one `<dataset>.parquet` for each dataset that has rows, and what is in it. Same rows in, same bytes out.
Refuses: rows of another pack, rows that do not hold against their schema. What is taken out is a finding.
Not here: where the files end up. `archive.publish` moves them, all or none, after this process has done its worst.

What surprised us: pyarrow writes other bytes for the same rows when they lie in several chunks, so every table is
one chunk before it is written.
"""

import hashlib
import logging
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, product
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.document import MOST_BYTES_OF_A_PDF, Row
from extractor.schema import DATASETS, Columns, Dataset, Problem, checked_columns, examined

log = logging.getLogger(__name__)

ROW_GROUP_ROWS = 65_536
_SHOWN_PROBLEMS = 200        # one finding each; a systematic fault says itself often enough


@dataclass(frozen=True, slots=True)
class StagedFile:
    """A Parquet file that is complete and on disk; `sha256` is of its bytes."""

    dataset: str
    path: str
    row_count: int
    byte_count: int
    sha256: str


def write(rows: Mapping[str, Sequence[Row]], folder: Path) -> tuple[StagedFile, ...]:
    """Check the rows of one pack and write them to `folder`, which must exist. OSError: the disk refuses.

    One part of one dataset is in memory at a time; a part is a row group of its file.
    """
    packs, problems = checked_columns({"packs": rows.get("packs", ())})
    if len(packs["packs"]["pack_id"]) != 1:
        raise ValueError(f"rows of one pack expected, got {len(packs['packs']['pack_id'])} packs: {_told(problems)}")
    [pack_id] = packs["packs"]["pack_id"]
    problems = []
    staged: dict[str, StagedFile] = {}
    findings = packs["findings"]
    for dataset, found in groupby(examined(rows, problems), key=itemgetter(0)):
        parts = (_of_one_pack(dataset, columns, pack_id) for _, columns in found)
        if dataset.name == "findings":
            for columns, (name, values) in product(parts, findings.items()):
                values.extend(columns[name])
        elif file := _write_parts(dataset, parts, folder):
            staged[dataset.name] = file
    told = [{**_NO_FINDING, **_finding(pack_id, p)} for p in problems[:_SHOWN_PROBLEMS]]
    for name, values in findings.items():
        values.extend(row[name] for row in told)
    if file := _write_parts(DATASETS["findings"], iter([findings]), folder):
        staged["findings"] = file
    return tuple(staged[name] for name in DATASETS if name in staged)


def _of_one_pack(dataset: Dataset, columns: Columns, pack_id: str) -> Columns:
    if not {pack_id}.issuperset(columns["pack_id"]):
        raise ValueError(f"rows of another pack in {dataset.name}")
    return columns


def _write_parts(dataset: Dataset, parts: Iterator[Columns], folder: Path) -> StagedFile | None:
    """The file of one dataset; None where no part has a row."""
    tables = (columns_to_table(dataset, columns) for columns in parts if columns["pack_id"])
    first = next(tables, None)
    if first is None:
        return None
    path = folder / f"{dataset.name}.parquet"
    row_count = 0
    with pq.ParquetWriter(path, first.schema, **_SETTINGS) as file:
        for table in chain([first], tables):
            file.write_table(table, row_group_size=ROW_GROUP_ROWS)
            row_count += table.num_rows
    return _staged(dataset.name, path, row_count)


_NO_FINDING: Row = dict.fromkeys(DATASETS["findings"].column_names)


def _told(problems: Sequence[Problem]) -> str:
    return "; ".join(map(str, problems[:3])) or "no problem found in those"


def _finding(pack_id: str, problem: Problem) -> Row:
    return {
        "pack_id": pack_id, "check": "schema", "severity": "error", "subject": f"{problem.dataset}.{problem.column}",
        "message": f"a value was taken out: {problem}",
    }


def columns_to_table(dataset: Dataset, columns: Mapping[str, Sequence[Any]]) -> pa.Table:
    """The columns, all of them and of one length, as an Arrow table of one chunk."""
    schema = dataset.to_arrow()
    return pa.Table.from_arrays([pa.array(columns[f.name], type=f.type) for f in schema], schema=schema)


_SETTINGS: Mapping[str, Any] = {
    "compression": "zstd", "compression_level": 3, "version": "2.6", "use_dictionary": True, "write_statistics": True,
    "store_schema": True,
}


def write_table(dataset: str, table: pa.Table, path: Path) -> StagedFile:
    """Write one table with the settings that all files share, and see it safely onto the disk."""
    schema = DATASETS[dataset].to_arrow()       # a table read back from a file brings metadata of its own
    whole = pa.Table.from_arrays(table.combine_chunks().columns, schema=schema)
    pq.write_table(whole, path, row_group_size=ROW_GROUP_ROWS, **_SETTINGS)
    return _staged(dataset, path, table.num_rows)


def _staged(dataset: str, path: Path, row_count: int) -> StagedFile:
    sha256, size = checksum(path, sync=True)
    return StagedFile(dataset, str(path), row_count, size, sha256)


def content_id(path: Path) -> str:
    """pack_id of a file: SHA-256 of its bytes, in hex; of its path where it has no bytes that may be read.

    A pipe, a device or a file larger than any PDF is not opened: reading it might never end.
    """
    try:
        found = path.stat()
        if stat.S_ISREG(found.st_mode) and found.st_size <= MOST_BYTES_OF_A_PDF:
            return checksum(path)[0]
    except OSError:
        log.info("%s has no bytes to read; its path stands for it", path)
    return hashlib.sha256(os.fsencode(path)).hexdigest()


def checksum(path: Path, *, sync: bool = False) -> tuple[str, int]:
    """SHA-256 in hex and size in bytes; with `sync` the bytes are on the disk before this returns."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
        if sync:
            os.fsync(file.fileno())
        return digest.hexdigest(), file.tell()
