"""The archive as one writer holds it: locked, journal open, and whatever an earlier writer left half done finished.

It is a folder, or a prefix on object storage with a folder of this machine for the time of the run.

`with opened(out) as archive:` raises OutputBusy where another run holds it and OutputError where the folder cannot be
used. Readers need none of this.
"""

import errno
import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from extractor.archive.bucket import Bucket, is_url
from extractor.archive.commit import Commit, carry_out, finish_all
from extractor.archive.far import carry_out_far, orphans, remove_gone
from extractor.archive.journal import Journal
from extractor.archive.layout import Layout
from extractor.archive.lease import Lease
from extractor.archive.place import Out
from extractor.archive.shared_journal import SharedJournal, journal_to_write
from extractor.errors import OutputBusy, OutputError
from extractor.schema import DATASETS

log = logging.getLogger(__name__)
_DISK_REFUSES = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM, errno.EFBIG})


@dataclass(frozen=True, slots=True)
class Archive:
    """An output folder held for writing."""

    layout: Layout
    journal: Journal

    def carry_out(self, commit: Commit) -> None:
        if isinstance(self.journal, SharedJournal):
            carry_out_far(self.layout, self.journal.bucket, self.journal, commit)
        else:
            carry_out(self.layout, self.journal, commit)

    def staging_folder(self, name: str) -> Path:
        """A new empty folder in staging; what is left in it goes at the next opening."""
        folder = self.layout.staging / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder


def opened(out: Out) -> AbstractContextManager[Archive]:
    """Hold the archive in the folder or at the URL, made where it is missing."""
    return _opened_far(str(out)) if is_url(out) else _opened_here(Path(out))


@contextmanager
def _opened_far(url: str) -> Iterator[Archive]:
    bucket = Bucket.of(url)
    lease = Lease(bucket)
    lease.take()
    try:
        with tempfile.TemporaryDirectory(prefix="agendapack-") as folder:
            layout = Layout(Path(folder), bucket)
            layout.staging.mkdir(parents=True)
            journal = journal_to_write(bucket, layout.journal, lease.writer)
            try:
                if lease.taken_over:
                    journal.claim()
                    bucket.delete(list(orphans(bucket, journal, journal.shared_generation)))
                remove_gone(bucket, journal)
                with _disk_told(layout.root):
                    yield Archive(layout, journal)
                journal.finish()
            finally:
                journal.close()
    finally:
        lease.release()


@contextmanager
def _opened_here(out: Path) -> Iterator[Archive]:
    layout = Layout(out)
    try:
        layout.state.mkdir(parents=True, exist_ok=True)
        lock = FileLock(layout.lock)
        lock.acquire(timeout=0)
    except Timeout:
        raise OutputBusy(
            f"{out}: another agendapack run is writing here; wait for it to end, or choose another --out"
        ) from None
    except OSError as error:
        raise OutputError(f"{out}: {error.strerror or error}; choose an --out that you may write to") from error
    try:
        if not layout.journal.is_file() and any((out / name).is_dir() for name in DATASETS):
            raise OutputError(f"{out}: holds datasets and no journal (a release, or a copy of them?): what is added "
                              "would be counted twice; choose another --out")
        journal = Journal.open(layout.journal)
        try:
            finished = finish_all(layout, journal)
            if finished:
                log.info("finished %d change(s) that an earlier run had begun", finished)
            clear_staging(layout)
            with _disk_told(out):
                yield Archive(layout, journal)
        finally:
            journal.close()
    finally:
        lock.release()


@contextmanager
def _disk_told(folder: Path) -> Iterator[None]:
    """A disk that refuses in the middle of a run is one line; any other trouble is a fault of ours and stays one."""
    try:
        yield
    except OSError as error:
        if error.errno not in _DISK_REFUSES:
            raise
        raise OutputError(
            f"{folder}: {error.strerror or error}; nothing is lost: make room or allow writing, then run again"
        ) from error


def clear_staging(layout: Layout) -> None:
    """Throw away what earlier workers left; a worker that outlived its supervisor may still be writing there."""
    for attempt in range(3):
        try:
            shutil.rmtree(layout.staging)
        except FileNotFoundError:
            break
        except OSError as error:
            if error.errno != errno.ENOTEMPTY or attempt == 2:
                raise OutputError(f"{layout.staging}: {error.strerror or error}") from error
    layout.staging.mkdir(exist_ok=True)
