"""Many small files into few, so that reading years of archive takes no longer than it must.

In:  an archive. Out: one file for each dataset, council and year that has several, its packs ordered by meeting date.
The file that replaces many carries the hash of its contents in its name and comes into place by swapping the whole
folder for a new one: a reader that lists the folder sees the many or the one, never both. (Where the system cannot
swap folders, the many go before the one comes: a reader may miss rows for a moment, but never sees one twice.)

Same packs, same bytes, whatever was compacted before: the result depends on which packs are in, not on their history.
"""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.archive.commit import Commit, Step
from extractor.archive.journal import FileEntry, Placement
from extractor.archive.layout import dataset_of
from extractor.archive.opened import Archive
from extractor.stages.write import write_table

DUE_PACKS_IN_FOLDER = 32      # packs in one folder: its files are worth joining
DUE_PACKS_IN_ALL = 400        # packs in the archive: every folder's are


def compact_when_due(archive: Archive) -> int:
    """Compact what has grown large; how many files went. The rule looks at packs only, so it has no memory."""
    packs = archive.journal.pack_count()
    return compact(archive, least_packs=2 if packs >= DUE_PACKS_IN_ALL else DUE_PACKS_IN_FOLDER)


def compact(archive: Archive, *, least_packs: int = 2) -> int:
    """Join the files of every folder that holds at least so many packs; how many files fewer there are."""
    gone = 0
    for folder in archive.journal.crowded_folders():       # one folder at a time: memory is to be flat over packs
        files = archive.journal.files_in(folder)
        held = [p for f in files for p in archive.journal.placements_in(f.path)]
        if len({p.pack_id for p in held}) >= least_packs:
            archive.carry_out(_joined(archive, folder, files, held))
            gone += len(files) - 1
    return gone


def _joined(
    archive: Archive, folder: str, files: list[FileEntry], held: list[Placement]
) -> Commit:
    root, dataset = archive.layout.root, dataset_of(folder)
    staging = archive.staging_folder("compact")
    tables = {f.path: pq.ParquetFile(archive.layout.source(f.path)).read() for f in files}
    ordered = sorted(held, key=lambda p: (archive.journal.meeting_date(p.pack_id) or "", p.pack_id))
    table = pa.concat_tables([_rows_of(tables[p.path], p) for p in ordered])
    staged = write_table(dataset, table, staging / "part.parquet")
    name = f"part-{staged.sha256[:16]}.parquet"
    Path(staged.path).rename(staging / name)
    path = f"{folder}/{name}"
    return Commit(
        steps=(Step("swap", folder, staging.relative_to(root).as_posix(), name),),
        files=(FileEntry(path, staged.row_count, staged.byte_count, staged.sha256),),
        gone_files=tuple(f.path for f in files if f.path != path),
        placements=tuple(Placement(p.pack_id, p.dataset, path, p.row_count) for p in held),
    )


def _rows_of(table: pa.Table, placement: Placement) -> pa.Table:
    """That pack's rows, in their order; they lie together in every file that we write."""
    if table.num_rows == placement.row_count:
        return table
    ids = table.column("pack_id").to_pylist()
    first = ids.index(placement.pack_id)
    return table.slice(first, placement.row_count)
