"""The journal on object storage: a log of changes, each one object that is made once and never again touched.

    <prefix>/_agendapack/log/<hundred>/<generation>.json    one change of the journal, in full
    <prefix>/_agendapack/state/<generation>.sqlite.gz       the journal after that many changes, to begin reading from
    <prefix>/_agendapack/lease.json                         who writes (`lease`)

A change is made by creating the log's next object, which storage lets one writer do and no second (a conditional PUT):
that is the commit. Before it nobody sees anything, after it everybody sees all of it, and a writer that was thought
dead and comes back finds its place taken and stops. Data objects are made before the change that names them, under a
name that holds the number of the change and the writer, so that nobody ever writes to a name of another's.

A reader takes the newest state, then the changes after it: a snapshot, whatever is written meanwhile.
"""

import gzip
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from extractor.archive.bucket import Bucket
from extractor.archive.journal import FileEntry, Journal, PackEntry, Placement, SourceEntry
from extractor.errors import OutputBusy, OutputError
from extractor.schema import SCHEMA_VERSION

STATE = "_agendapack"
_LOG, _SNAPSHOTS = f"{STATE}/log", f"{STATE}/state"
_IN_FOLDER = 100               # changes in one folder of the log, and changes between two states
_KEPT_STATES = 2
_WORTH_A_STATE = 20            # changes since the last state that make one worth its upload at the end
_TRIES = 5

_APPLY: dict[str, Callable[[Journal, Any], None]] = {
    "put_pack": lambda journal, value: journal.put_pack(PackEntry(**value)),
    "drop_pack": lambda journal, value: journal.drop_pack(value),
    "put_source": lambda journal, value: journal.put_source(SourceEntry(**value)),
    "put_file": lambda journal, value: journal.put_file(FileEntry(**value)),
    "drop_file": lambda journal, value: journal.drop_file(value),
    "put_placement": lambda journal, value: journal.put_placement(Placement(**value)),
    "drop_placement": lambda journal, value: journal.drop_placement(*value),
    "put_gone": lambda journal, value: journal.put_gone(value),
    "drop_gone": lambda journal, value: journal.drop_gone(value),
    "put_keeps_superseded": lambda journal, value: journal.put_keeps_superseded(value),
}


class SharedJournal(Journal):
    """A journal whose every transaction becomes an object of the log before it is done here.

    That a pack is being read now is no change worth an object of its own: it goes with the next one.
    """

    def __init__(self, connection: sqlite3.Connection, bucket: Bucket, generation: int, writer: str) -> None:
        super().__init__(connection)
        self.bucket, self.writer = bucket, writer
        self.shared_generation = generation
        self._state_at = generation
        self._ops: list[tuple[str, Any]] = []
        self._held: list[tuple[str, Any]] = []

    @contextmanager
    def change(self) -> Iterator[None]:
        """All or none of the changes inside, in the log when it ends. OutputBusy where another writer was quicker."""
        with super().change():
            self._ops = []
            yield
            if all(name == "put_pack" and value["state"] == "running" for name, value in self._ops):
                self._held += self._ops
            else:
                self._publish([*self._held, *self._ops])
                self._held = []
        if self.shared_generation - self._state_at >= _IN_FOLDER:
            self.put_state()

    def claim(self) -> None:
        """Take the next place in the log with a change of nothing: whoever wrote before is a writer no longer."""
        self._publish([])

    def _publish(self, ops: list[tuple[str, Any]]) -> None:
        generation = self.shared_generation + 1
        body = {"generation": generation, "writer": self.writer, "schema_version": SCHEMA_VERSION, "ops": ops}
        if not self.bucket.put_new(_entry(generation), json.dumps(body, sort_keys=True).encode()):
            raise OutputBusy(f"{self.bucket.url}: another run has begun to write here; this one stops, nothing is lost")
        self.shared_generation = generation

    def put_state(self) -> None:
        """Save the journal as it is, and remove states that nobody needs any more."""
        with tempfile.TemporaryDirectory(prefix="agendapack-") as folder:
            copy = Path(folder, "journal.sqlite")
            self._db.execute("VACUUM INTO ?", (str(copy),))
            self.bucket.put(f"{_SNAPSHOTS}/{self.shared_generation:010}.sqlite.gz", gzip.compress(copy.read_bytes(), 3))
        self._state_at = self.shared_generation
        self.bucket.delete(self.bucket.names(_SNAPSHOTS)[:-_KEPT_STATES])

    def finish(self) -> None:
        """At the end of a run: leave readers little to read."""
        if self.shared_generation - self._state_at >= _WORTH_A_STATE:
            self.put_state()

    # what is told to the log is what is done here

    def put_pack(self, entry: PackEntry) -> None:
        super().put_pack(entry)
        self._ops.append(("put_pack", asdict(entry)))

    def drop_pack(self, pack_id: str) -> None:
        super().drop_pack(pack_id)
        self._ops.append(("drop_pack", pack_id))

    def put_source(self, entry: SourceEntry) -> None:
        super().put_source(entry)
        self._ops.append(("put_source", asdict(entry)))

    def put_file(self, entry: FileEntry) -> None:
        super().put_file(entry)
        self._ops.append(("put_file", asdict(entry)))

    def drop_file(self, path: str) -> None:
        super().drop_file(path)
        self._ops.append(("drop_file", path))

    def put_placement(self, placement: Placement) -> None:
        super().put_placement(placement)
        self._ops.append(("put_placement", asdict(placement)))

    def drop_placement(self, pack_id: str, dataset: str) -> None:
        super().drop_placement(pack_id, dataset)
        self._ops.append(("drop_placement", (pack_id, dataset)))

    def put_gone(self, path: str) -> None:
        super().put_gone(path)
        self._ops.append(("put_gone", path))

    def drop_gone(self, path: str) -> None:
        super().drop_gone(path)
        self._ops.append(("drop_gone", path))

    def put_keeps_superseded(self, keeps: bool) -> None:
        super().put_keeps_superseded(keeps)
        self._ops.append(("put_keeps_superseded", keeps))


class FetchedJournal(Journal):
    """A snapshot for reading; its copy here goes when it is closed. `generation` is that of the log."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, generation: int) -> None:
        super().__init__(connection)
        self._folder, self._at = folder, generation

    def generation(self) -> int:
        return self._at

    def close(self) -> None:
        super().close()
        shutil.rmtree(self._folder, ignore_errors=True)


def journal_to_write(bucket: Bucket, path: Path, writer: str) -> SharedJournal:
    """The journal as it stands, copied to `path`, made where there is none."""
    connection, generation = _copied(bucket, path)
    return SharedJournal(connection, bucket, generation, writer)


def journal_to_read(bucket: Bucket) -> FetchedJournal:
    """A snapshot. Raises OutputError where there is no output of ours."""
    folder = Path(tempfile.mkdtemp(prefix="agendapack-"))
    try:
        connection, generation = _copied(bucket, folder / "journal.sqlite")
        if not generation:
            connection.close()
            raise OutputError(
                f"{bucket.url}: no agendapack output here; run: agendapack ingest PATH --out {bucket.url}"
            )
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FetchedJournal(connection, folder, generation)


def _entry(generation: int) -> str:
    return f"{_LOG}/{generation // _IN_FOLDER:08}/{generation:010}.json"


def _number(name: str) -> int:
    return int(name.rpartition("/")[2].partition(".")[0])


def _copied(bucket: Bucket, path: Path) -> tuple[sqlite3.Connection, int]:
    """The newest state and the changes after it, in a database at `path`; it, and the number of the last change."""
    generation = 0
    for _ in range(_TRIES):
        states = bucket.names(_SNAPSHOTS)
        if not states:
            break
        try:
            content = bucket.read(states[-1])
        except FileNotFoundError:              # replaced since it was listed
            continue
        path.write_bytes(gzip.decompress(content))
        generation = _number(states[-1])
        break
    journal = Journal.open(path, shown=bucket.url)
    while entries := [n for n in bucket.names(_entry(generation + 1).rpartition("/")[0]) if _number(n) > generation]:
        for name, content in zip(entries, bucket.read_all(entries), strict=True):
            _replay(journal, bucket, json.loads(content))
            generation = _number(name)
    return journal.detached(), generation


def _replay(journal: Journal, bucket: Bucket, body: dict[str, Any]) -> None:
    if body["schema_version"] != SCHEMA_VERSION:
        raise OutputError(
            f"{bucket.url}: written with schema version {body['schema_version']}, this is version {SCHEMA_VERSION}; "
            "ingest into a new place (files of two versions are never mixed)"
        )
    with journal.change():
        for name, value in body["ops"]:
            _APPLY[name](journal, value)
