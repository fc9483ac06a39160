"""One writer at a time on object storage, where there is no lock that goes with its process.

In:  a bucket. Out: the lease held, or OutputBusy within seconds.
The holder writes a new number into `_agendapack/lease.json` every few seconds. Who finds a lease looks whether the
number moves: no clock is compared with another machine's, so a wrong one harms nobody. A holder that is known to be
dead (its lock on this very machine is free) is followed at once.

The lease is a courtesy that makes the second run stop with a clear message. That two writers never both write is seen
to by the log itself (`shared_journal`).
"""

import hashlib
import json
import logging
import os
import platform
import tempfile
import threading
import time
import uuid
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from extractor.archive.bucket import Bucket
from extractor.errors import OutputBusy, OutputError

log = logging.getLogger(__name__)
LEASE = "_agendapack/lease.json"
BEAT_SECONDS = 5.0
PATIENCE_SECONDS = 20.0
_LOOK_SECONDS = 0.5


class Lease:
    """Held from `take` to `release`. `taken_over` is True where an earlier holder had died with it."""

    def __init__(self, bucket: Bucket) -> None:
        self.bucket = bucket
        self.writer = uuid.uuid4().hex
        self.taken_over = False
        self._host, self._beat = _host(), 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="agendapack-lease", daemon=True)
        name = hashlib.sha256(bucket.url.encode()).hexdigest()[:32]
        self._lock = FileLock(Path(tempfile.gettempdir(), f"agendapack-{os.getuid()}-{name}.lock"))

    def take(self) -> None:
        """Hold the lease. Raises OutputBusy where somebody else does."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise self._busy("a run on this machine") from None
        try:
            if not self.bucket.put_new(LEASE, self._content()):
                self._follow()
        except BaseException:
            self._lock.release()
            raise
        self._thread.start()

    def release(self) -> None:
        """Give it up; one that somebody else has taken meanwhile stays."""
        self._stop.set()
        self._thread.join()
        try:
            if json.loads(self.bucket.read(LEASE))["writer"] == self.writer:
                self.bucket.delete([LEASE])
        except (FileNotFoundError, OutputError) as error:
            log.info("the lease is left as it is: %s", error)
        finally:
            self._lock.release()

    def _follow(self) -> None:
        """Take the place of a holder that gives no sign of life."""
        first = self._found()
        until = time.monotonic() + (0.0 if first and first["host"] == self._host else PATIENCE_SECONDS)
        while time.monotonic() < until:
            time.sleep(_LOOK_SECONDS)
            now = self._found()
            if now is None:
                break
            if now != first:
                raise self._busy(f"a run on {now['host']}")
        log.warning("%s: an earlier run has died without giving up its lease; going on in its place", self.bucket.url)
        self.taken_over = True
        self.bucket.put(LEASE, self._content())

    def _found(self) -> dict[str, Any] | None:
        try:
            found: dict[str, Any] = json.loads(self.bucket.read(LEASE))
        except FileNotFoundError:
            return None
        return found

    def _content(self) -> bytes:
        return json.dumps({"writer": self.writer, "host": self._host, "beat": self._beat}, sort_keys=True).encode()

    def _keep(self) -> None:
        while not self._stop.wait(BEAT_SECONDS):
            self._beat += 1
            try:
                self.bucket.put(LEASE, self._content())
            except OutputError as error:       # the next change will say so, or storage is back by then
                log.warning("the lease could not be renewed: %s", error)

    def _busy(self, who: str) -> OutputBusy:
        return OutputBusy(
            f"{self.bucket.url}: {who} is writing here; wait for it to end, or choose another --out"
        )


def _host() -> str:
    """This machine, by name and by the boot that it is in: names repeat in containers."""
    boot = Path("/proc/sys/kernel/random/boot_id")
    return f"{platform.node()} {boot.read_text().strip()[:8] if boot.is_file() else ''}".strip()
