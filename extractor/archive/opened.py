"""The archive as one writer holds it: locked, journal open, and whatever an earlier writer left half done finished.

`with opened(out) as archive:` raises OutputBusy where another run holds it and OutputError where the folder cannot be
used. Readers need none of this.
"""

import errno
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from extractor.archive.commit import Commit, carry_out, finish_all
from extractor.archive.journal import Journal
from extractor.archive.layout import Layout
from extractor.errors import OutputBusy, OutputError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Archive:
    """An output folder held for writing."""

    layout: Layout
    journal: Journal

    def carry_out(self, commit: Commit) -> None:
        carry_out(self.layout, self.journal, commit)

    def staging_folder(self, name: str) -> Path:
        """A new empty folder in staging; what is left in it goes at the next opening."""
        folder = self.layout.staging / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder


@contextmanager
def opened(out: Path) -> Iterator[Archive]:
    """Hold the archive in `out`, made where it is missing."""
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
        journal = Journal.open(layout.journal)
        try:
            finished = finish_all(layout, journal)
            if finished:
                log.info("finished %d change(s) that an earlier run had begun", finished)
            clear_staging(layout)
            yield Archive(layout, journal)
        finally:
            journal.close()
    finally:
        lock.release()


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
