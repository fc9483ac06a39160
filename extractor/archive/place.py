"""An output as its readers meet it: a folder, or a prefix on object storage, with the same few questions.

In:  what a person gave as --out. Out: a `Place`: which files hold a dataset now, how to open them, and the journal.
A folder is read as it is, whatever is written meanwhile (readers look whether it changed under them). On object storage
a place is a snapshot: the files that the journal named when it was first asked.
"""

import errno
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from extractor.archive.bucket import Bucket, is_url
from extractor.archive.far import orphans
from extractor.archive.journal import Journal, other_version
from extractor.archive.layout import Layout, dataset_of
from extractor.archive.shared_journal import journal_to_read
from extractor.errors import OutputError
from extractor.schema import DATASETS, DERIVED, SCHEMA_VERSION

_WAITS, _WAIT_SECONDS = 40, 0.025

Out = str | os.PathLike[str]


class Place(Protocol):
    """`shown` names it in messages; `file_system` is None for plain files, else what opens its addresses."""

    shown: str
    file_system: Any

    def exists(self) -> bool: ...

    def check(self, datasets: Iterable[str]) -> None:
        """Raise OutputError where the output, or a file of these datasets, is of another schema version than ours."""

    def journal(self) -> Journal:
        """Open for reading; to be closed. Raises OutputError where there is no output."""

    def files(self, dataset: str) -> list[str]:
        """Relative paths of the files that hold a dataset, sorted."""

    def address(self, path: str) -> str:
        """What a library is given to open a file."""

    def base(self, dataset: str) -> str:
        """What comes before the partition keys in a file's name as the file system has it."""

    def names(self, dataset: str) -> list[str]:
        """The files as the file system has them."""

    def local(self, path: str) -> Any:
        """Context manager: a local file with the contents. FileNotFoundError where it is not there."""

    def strangers(self) -> Iterator[str]:
        """Files of datasets that no journal knows."""

    def settled(self) -> int:
        """The number of the change after which this place is read."""

    def generation(self) -> int:
        """The number of the last change there is by now; odd while files are changing."""

    def write(self, name: str, content: str) -> str:
        """Put a file for people beside the datasets; its address."""


def place_of(out: Out) -> Place:
    """The place that was meant. Nothing is opened yet."""
    return _Far(str(out)) if is_url(out) else _Folder(Path(out))


class _Folder:
    def __init__(self, root: Path) -> None:
        self.root, self.shown = root, str(root)
        self.file_system: Any = None

    def exists(self) -> bool:
        return Layout(self.root).state.is_dir() or any((self.root / name).is_dir() for name in DATASETS)

    def check(self, datasets: Iterable[str]) -> None:
        if Layout(self.root).journal.is_file():
            self.journal().close()
        for dataset in datasets:
            first = next((self.root / dataset).glob("authority=*/year=*/*.parquet"), None)
            if first is not None:
                _check_file(first, self.shown)

    def journal(self) -> Journal:
        return Journal.open_to_read(Layout(self.root).journal)

    def files(self, dataset: str) -> list[str]:
        found = (self.root / dataset).glob("authority=*/year=*/*.parquet")
        return sorted(p.relative_to(self.root).as_posix() for p in found)

    def address(self, path: str) -> str:
        return str(self.root.absolute() / path)

    def base(self, dataset: str) -> str:
        return str(self.root / dataset)

    def names(self, dataset: str) -> list[str]:
        return [str(self.root / path) for path in self.files(dataset)]

    @contextmanager
    def local(self, path: str) -> Iterator[Path]:
        if not (self.root / path).is_file():
            raise FileNotFoundError(errno.ENOENT, "is missing; agendapack verify says more", str(self.root / path))
        yield self.root / path

    def strangers(self) -> Iterator[str]:
        journal = self.journal()
        try:
            known = {f.path for f in journal.files()}
        finally:
            journal.close()
        for name in (n for n in DATASETS if n not in DERIVED):
            for path in sorted((self.root / name).rglob("*.parquet")):
                if (relative := path.relative_to(self.root).as_posix()) not in known:
                    yield relative

    def settled(self) -> int:
        """An odd number where the writer of a change seems to have died."""
        found = self.generation()
        for _ in range(_WAITS):
            if found % 2 == 0:
                break
            time.sleep(_WAIT_SECONDS)
            found = self.generation()
        return found

    def generation(self) -> int:
        """The journal's count of changes; 0 where there is no journal (a release, a copy)."""
        try:
            journal = self.journal()
        except OutputError:
            return 0
        try:
            return journal.generation()
        finally:
            journal.close()

    def write(self, name: str, content: str) -> str:
        path = self.root / name
        making = path.with_name(f".{name}.part")
        making.write_text(content, encoding="utf-8")
        making.replace(path)                   # nobody meets half of it
        return str(path)


def _check_file(path: Path, shown: str) -> None:
    """Raises OutputError where a file says that it is of another schema version; one that says nothing is read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        found = (pq.read_schema(path).metadata or {}).get(b"agendapack.schema_version")
    except FileNotFoundError:                  # a writer has replaced it this moment
        return
    except (pa.ArrowException, OSError) as error:
        raise OutputError(f"{path}: cannot be read ({error}); `agendapack verify --out {shown}` names what to do"
                          ) from error
    if found is not None and found.decode() != SCHEMA_VERSION:
        raise OutputError(other_version(shown, found.decode()))


class _Far:
    def __init__(self, url: str) -> None:
        self.bucket = Bucket.of(url)
        self.shown = self.bucket.url
        self.file_system: Any = self.bucket.fs
        self._snapshot: tuple[int, dict[str, list[str]]] | None = None

    def _pinned(self) -> tuple[int, dict[str, list[str]]]:
        if self._snapshot is None:
            journal = self.journal()
            try:
                files: dict[str, list[str]] = {}
                known = journal.files()
                for file in known:
                    files.setdefault(dataset_of(file.path), []).append(file.path)
                self.file_system = self.bucket.reader({f.path: f.byte_count for f in known})
                self._snapshot = journal.generation(), files
            finally:
                journal.close()
        return self._snapshot

    def exists(self) -> bool:
        try:
            return bool(self._pinned()[0])
        except OutputError:
            if self.bucket.names("_agendapack/log"):
                raise
            return False

    def check(self, datasets: Iterable[str]) -> None:
        """The journal's own version was compared when it was read, and nothing is here that it does not name."""
        self._pinned()

    def journal(self) -> Journal:
        return journal_to_read(self.bucket)

    def files(self, dataset: str) -> list[str]:
        return self._pinned()[1].get(dataset, [])

    def address(self, path: str) -> str:
        return f"{self.bucket.url}/{path}"

    def base(self, dataset: str) -> str:
        return self.bucket.key(dataset)

    def names(self, dataset: str) -> list[str]:
        return [self.bucket.key(path) for path in self.files(dataset)]

    @contextmanager
    def local(self, path: str) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(prefix="agendapack-") as folder:
            target = Path(folder, "file.parquet")
            self.bucket.fetch(path, target)
            yield target

    def strangers(self) -> Iterator[str]:
        journal = self.journal()
        try:
            yield from orphans(self.bucket, journal, journal.generation())
        finally:
            journal.close()

    def settled(self) -> int:
        return self._pinned()[0]

    def generation(self) -> int:
        journal = self.journal()
        try:
            return journal.generation()
        finally:
            journal.close()

    def write(self, name: str, content: str) -> str:
        self.bucket.put(name, content.encode())
        return self.address(name)
