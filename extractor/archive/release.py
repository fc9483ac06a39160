"""A dated copy of the datasets for others: the files, what they mean, and their checksums.

In:  an output folder or URL, and a date. Out: `<to>/agendapack-<date>/` with every Parquet file, `datapackage.json`,
`DICTIONARY.md` and `SHA256SUMS` (for `sha256sum --check`). It appears whole: it is made beside its place and renamed.
"""

import datetime as dt
import os
import shutil
from pathlib import Path

from extractor.archive.datapackage import write_datapackage
from extractor.archive.far import unversioned
from extractor.archive.place import Out, place_of
from extractor.errors import OutputError
from extractor.schema import DERIVED, dictionary
from extractor.stages.write import checksum


def release(out: Out, to: Path, day: dt.date) -> Path:
    """Make the release; its folder. OutputError where it exists already or the output is in the middle of work."""
    target = to / f"agendapack-{day.isoformat()}"
    making = to / f".{target.name}.part"
    if target.exists():
        raise OutputError(f"{target}: is there already; remove it, or release on another day")
    place = place_of(out)
    journal = place.journal()
    try:
        if journal.commits() or journal.packs(("running",)):
            raise OutputError(f"{place.shown}: a run is at work or was broken off; let ingest finish first")
        shutil.rmtree(making, ignore_errors=True)
        for file in journal.files():
            target_file = making / unversioned(file.path)
            target_file.parent.mkdir(parents=True, exist_ok=True)
            try:
                with place.local(file.path) as source:
                    _copied(source, target_file)
            except FileNotFoundError as error:
                raise OutputError(f"{place.address(file.path)}: is not there; run agendapack verify") from error
            if checksum(target_file) != (file.sha256, file.byte_count):
                raise OutputError(f"{place.address(file.path)}: has changed since; run agendapack verify")
    finally:
        journal.close()
    for path in (p for name in sorted(DERIVED) for p in place.files(name)):
        target_file = making / path
        target_file.parent.mkdir(parents=True, exist_ok=True)
        with place.local(path) as source:
            shutil.copyfile(source, target_file)
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
