"""A commit on object storage: new objects first, then one change of the log that names them and drops the old.

In:  a `Commit` as the folder archive makes it, its files complete in staging here.
Out: the same rows, whole or not at all. Each object is written once, to a name that holds the number of its change and
     its writer (`9f….0000000012-3d0c88fa.parquet`); what a change replaces is removed when the next run opens the
     archive, so that a reader of an earlier snapshot finds its objects for as long as this run lasts.
What a killed run had uploaded and not committed is in no snapshot; the run that follows it removes it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from extractor.archive.bucket import Bucket
from extractor.archive.commit import Commit
from extractor.archive.journal import FileEntry, Journal
from extractor.archive.layout import Layout
from extractor.archive.shared_journal import SharedJournal
from extractor.errors import OutputBusy
from extractor.schema import DATASETS

_ENDING = re.compile(r"(?:\.(\d{10})-[0-9a-f]{8})?\.parquet$")


def versioned(path: str, generation: int, writer: str) -> str:
    """The name that a writer (hex) gives to a file in change number `generation`.

    >>> versioned("pages/x.parquet", 12, "a" * 32), versioned("pages/x.0000000012-aaaaaaaa.parquet", 13, "b" * 32)
    ('pages/x.0000000012-aaaaaaaa.parquet', 'pages/x.0000000013-bbbbbbbb.parquet')
    """
    return _ENDING.sub(f".{generation:010}-{writer[:8]}.parquet", path)


def unversioned(path: str) -> str:
    """The name that the file has in an output folder.

    >>> unversioned("pages/x.0000000012-aaaaaaaa.parquet")
    'pages/x.parquet'
    """
    return _ENDING.sub(".parquet", path)


def carry_out_far(layout: Layout, bucket: Bucket, journal: SharedJournal, commit: Commit) -> None:
    """Make the commit happen. Raises OutputError where storage refuses: then it has not happened."""
    generation = journal.shared_generation + 1
    names: dict[str, str] = {}
    uploads: dict[str, Path] = {}
    for step in commit.steps:
        if step.kind in ("move", "edit", "swap"):
            inside = f"/{step.witness}" if step.witness else ""
            names[step.target + inside] = versioned(step.target + inside, generation, journal.writer)
            uploads[names[step.target + inside]] = layout.root / (step.source + inside)
    bucket.put_files(uploads)
    try:
        with journal.change():
            _record(journal, commit, names)
    except OutputBusy:
        bucket.delete(list(uploads))           # no change will ever name them
        raise


def _record(journal: Journal, commit: Commit, names: dict[str, str]) -> None:
    replaced = [*commit.gone_files, *(f.path for f in commit.files)]
    for path in (p for p in replaced if journal.file(p) is not None):
        for placement in journal.placements_in(path) if path in names else ():
            journal.put_placement(replace(placement, path=names[path]))
        journal.drop_file(path)
        journal.put_gone(path)
    for file in commit.files:
        journal.put_file(FileEntry(names[file.path], file.row_count, file.byte_count, file.sha256))
    for pack_id, dataset in commit.gone_placements:
        journal.drop_placement(pack_id, dataset)
    for placement in commit.placements:
        journal.put_placement(replace(placement, path=names[placement.path]))
    for pack_id in commit.gone_packs:
        journal.drop_pack(pack_id)
    for entry in commit.packs:
        journal.put_pack(entry)


def remove_gone(bucket: Bucket, journal: SharedJournal) -> None:
    """Remove the objects that earlier runs replaced."""
    gone = journal.gone()
    if gone:
        bucket.delete(gone)
        with journal.change():
            for path in gone:
                journal.drop_gone(path)


def orphans(bucket: Bucket, journal: Journal, generation: int) -> Iterator[str]:
    """Objects of decided changes that no change names: a killed run made them. Later ones may yet be named."""
    known = {f.path for f in journal.files()} | set(journal.gone())
    for dataset in DATASETS:
        for name in bucket.names(dataset):
            number = _ENDING.search(name)
            if name not in known and number is not None and int(number[1] or 0) <= generation:
                yield name
