"""Where things lie in an output folder.

    <out>/<dataset>/authority=<slug>/year=<yyyy>/<pack id, 32 digits>.parquet     one pack, as ingested
    <out>/<dataset>/authority=<slug>/year=<yyyy>/part-<content hash>.parquet      many packs, compacted
    <out>/.agendapack/{journal.sqlite, lock, staging/}                            ours; no reader needs it

On object storage the datasets are the same, each name with the number of the change that made it (`archive.far`), and
the journal is a log of objects (`archive.shared_journal`).

Paths kept in the journal are relative to <out>, with "/": an archive may be moved or mounted elsewhere.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from extractor.archive.bucket import Bucket

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_PACK_ID = re.compile(r"[0-9a-f]{32,64}")


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one output folder. Where the datasets lie in a `bucket`, `root` is a folder for the time of the run.
    """

    root: Path
    bucket: Bucket | None = None

    @property
    def state(self) -> Path:
        return self.root / ".agendapack"

    @property
    def journal(self) -> Path:
        return self.state / "journal.sqlite"

    @property
    def lock(self) -> Path:
        return self.state / "lock"

    @property
    def staging(self) -> Path:
        return self.state / "staging"

    def source(self, path: str) -> Path | IO[bytes]:
        """A published file, for a library to read."""
        return self.root / path if self.bucket is None else self.bucket.open(path)


def partition(dataset: str, slug: str, year: int) -> str:
    """Folder of one dataset, council and year. Refuses a slug that could be more than a name: it came from a PDF."""
    if not _SLUG.fullmatch(slug):
        raise ValueError(f"{slug!r} cannot name a folder")
    if not 0 <= year <= 9999:
        raise ValueError(f"{year!r} is no year")
    return f"{dataset}/authority={slug}/year={year}"


def pack_file(dataset: str, slug: str, year: int, pack_id: str) -> str:
    """Path of one pack's rows of one dataset."""
    if not _PACK_ID.fullmatch(pack_id):
        raise ValueError(f"{pack_id!r} is no pack_id")
    return f"{partition(dataset, slug, year)}/{pack_id[:32]}.parquet"


def dataset_of(path: str) -> str:
    """The dataset that a relative path belongs to."""
    return path.partition("/")[0]
