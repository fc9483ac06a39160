"""A dated copy of the datasets for others: the files, what they mean, and their checksums.

In:  an output folder and a date. Out: `<to>/agendapack-<date>/` with every Parquet file, `datapackage.json`,
`DICTIONARY.md` and `SHA256SUMS` (for `sha256sum --check`). It appears whole: it is made beside its place and renamed.
"""

import datetime as dt
import os
import shutil
from pathlib import Path

from extractor.archive.datapackage import write_datapackage
from extractor.archive.journal import Journal
from extractor.archive.layout import Layout
from extractor.errors import OutputError
from extractor.schema import DERIVED, dictionary
from extractor.stages.write import checksum


def release(out: Path, to: Path, day: dt.date) -> Path:
    """Make the release; its folder. OutputError where it exists already or the output is in the middle of work."""
    target = to / f"agendapack-{day.isoformat()}"
    making = to / f".{target.name}.part"
    if target.exists():
        raise OutputError(f"{target}: is there already; remove it, or release on another day")
    journal = Journal.open_to_read(Layout(out).journal)
    try:
        if journal.commits() or journal.packs(("running",)):
            raise OutputError(f"{out}: a run is at work or was broken off; let ingest finish first")
        shutil.rmtree(making, ignore_errors=True)
        for file in journal.files():
            place = making / file.path
            place.parent.mkdir(parents=True, exist_ok=True)
            _copied(out / file.path, place)
            if checksum(place) != (file.sha256, file.byte_count):
                raise OutputError(f"{out / file.path}: has changed since it was written; run agendapack verify")
    finally:
        journal.close()
    for path in sorted(p for name in DERIVED for p in (out / name).glob("authority=*/year=*/*.parquet")):
        place = making / path.relative_to(out)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    making.mkdir(parents=True, exist_ok=True)
    write_datapackage(making)
    (making / "DICTIONARY.md").write_text("# Data dictionary\n\n" + dictionary(), encoding="utf-8")
    names = sorted(p.relative_to(making).as_posix() for p in making.rglob("*") if p.is_file())
    sums = "".join(f"{checksum(making / name)[0]}  {name}\n" for name in names)
    (making / "SHA256SUMS").write_text(sums, encoding="utf-8")
    making.rename(target)
    return target


def _copied(source: Path, target: Path) -> None:
    """A hard link where the disk allows it (published files are replaced, never changed), else a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
