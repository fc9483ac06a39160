"""What has been planned, done and published, in one SQLite file beside the data.

In:  the output folder. Out: entries as frozen values.
`commits` holds a change of files that has been decided and may be half carried out: whoever opens the archive next
carries it out to the end (`archive.commit`). A journal of another schema version is refused, never mixed.

Readers (`status`, `report`) open it read-only and are not held up by a writer: SQLite's write-ahead log.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from extractor.errors import OutputError
from extractor.schema import SCHEMA_VERSION

State = Literal["planned", "running", "ok", "partial", "failed"]
DONE: tuple[State, ...] = ("ok", "partial", "failed")
_FORMAT = 1

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE packs (
  pack_id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, state TEXT NOT NULL, file_name TEXT NOT NULL,
  reason TEXT, attempts INTEGER NOT NULL, version TEXT NOT NULL, authority TEXT, slug TEXT, year INTEGER,
  committee TEXT, meeting_date TEXT, kind TEXT, page_count INTEGER, seconds REAL, finished_at TEXT,
  superseded_by TEXT, uris TEXT, facts TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX packs_meeting ON packs (meeting_date, kind);
CREATE TABLE sources (
  uri TEXT PRIMARY KEY, pack_id TEXT NOT NULL, stamp TEXT NOT NULL, provenance TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX sources_pack ON sources (pack_id);
CREATE TABLE history (uri TEXT NOT NULL, pack_id TEXT NOT NULL, PRIMARY KEY (uri, pack_id)) WITHOUT ROWID;
CREATE INDEX history_pack ON history (pack_id);
CREATE TABLE files (
  path TEXT PRIMARY KEY, row_count INTEGER NOT NULL, byte_count INTEGER NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE placements (
  pack_id TEXT NOT NULL, dataset TEXT NOT NULL, path TEXT NOT NULL, row_count INTEGER NOT NULL,
  PRIMARY KEY (pack_id, dataset)) WITHOUT ROWID;
CREATE INDEX placements_path ON placements (path);
CREATE TABLE commits (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE gone (path TEXT PRIMARY KEY) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class PackEntry:
    """One PDF. `seq` is its place in the order in which packs were given: the later issue has the higher one.

    `authority` is what the user named, not what the PDF says. `uris` are the sources that its published row lists, one
    a line. `facts` are counts for the summary.
    """

    pack_id: str
    seq: int
    state: State
    file_name: str
    reason: str | None = None
    attempts: int = 0
    version: str = ""
    authority: str | None = None
    slug: str | None = None
    year: int | None = None
    committee: str | None = None
    meeting_date: str | None = None
    kind: str | None = None
    page_count: int | None = None
    seconds: float | None = None
    finished_at: str | None = None
    superseded_by: str | None = None
    uris: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A place where a pack's bytes were last found. `stamp` says whether the file may have changed since."""

    uri: str
    pack_id: str
    stamp: str
    provenance: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A published Parquet file, path relative to the output folder."""

    path: str
    row_count: int
    byte_count: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Which file holds a pack's rows of a dataset, and how many there are."""

    pack_id: str
    dataset: str
    path: str
    row_count: int


_PACK_FIELDS = tuple(f.name for f in fields(PackEntry))
_PACK_COLUMNS = ", ".join(_PACK_FIELDS)
_PACK_MARKS = ", ".join("?" * len(_PACK_FIELDS))


def _source(row: tuple[Any, ...]) -> SourceEntry:
    uri, pack_id, stamp, provenance = row
    return SourceEntry(uri, pack_id, stamp, json.loads(provenance))


def _pack(row: tuple[Any, ...]) -> PackEntry:
    return PackEntry(**dict(zip(_PACK_FIELDS, row[:-1], strict=False)), facts=json.loads(row[-1]))


class Journal:
    """The open journal. Changes belong between `with journal.change():`, which is one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @classmethod
    def open(cls, path: Path, *, shown: str = "") -> "Journal":
        """Open for writing, made where it is missing. Raises OutputError where it cannot be, or is not ours.

        `shown` names the output in messages where that is not the folder that `path` lies in.
        """
        try:
            db = sqlite3.connect(path, isolation_level=None, timeout=30)
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            if not db.execute("PRAGMA user_version").fetchone()[0]:
                db.executescript(
                    f"BEGIN IMMEDIATE; {_TABLES} INSERT INTO meta VALUES ('schema_version', '{SCHEMA_VERSION}');"
                    f"PRAGMA user_version = {_FORMAT}; COMMIT;"
                )
        except sqlite3.OperationalError as error:
            raise OutputError(f"{path}: {error}; is the folder writable, and the disk not full?") from error
        except sqlite3.Error as error:
            raise OutputError(f"{path}: damaged ({error}); restore it from a copy, or ingest into a new folder"
                              ) from error
        return cls(_checked(db, path, shown))

    @classmethod
    def open_to_read(cls, path: Path) -> "Journal":
        """Open without changing anything. Raises OutputError where there is no journal of ours."""
        folder = path.parent.parent
        nothing = OutputError(f"{folder}: no agendapack output here; run: agendapack ingest PATH --out {folder}")
        if not path.is_file():
            raise nothing
        uri = path.absolute().as_uri()
        try:
            db = sqlite3.connect(f"{uri}?mode=ro", uri=True, isolation_level=None, timeout=30)
            if not db.execute("PRAGMA user_version").fetchone()[0]:
                db.close()
                raise nothing                 # its writer is making it this moment
            db.execute("SELECT count(*) FROM meta")
        except sqlite3.OperationalError:      # a read-only disk: the write-ahead log cannot be made, nor is it needed
            db = sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True, isolation_level=None)
        except sqlite3.Error as error:
            raise OutputError(f"{path}: {error}") from error
        return cls(_checked(db, path))

    def detached(self) -> sqlite3.Connection:
        """The database itself, for a journal of another kind over it."""
        return self._db

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """All or none of the changes inside, on disk when it ends. Raises OutputError where the disk refuses."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:          # a full disk may have ended it already
                    self._db.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            where = self._db.execute("PRAGMA database_list").fetchone()[2]
            raise OutputError(f"{where}: {error}; make room or allow writing, then run again") from error

    # ------------------------------------------------------------ packs

    def pack(self, pack_id: str) -> PackEntry | None:
        row = self._db.execute(f"SELECT {_PACK_COLUMNS} FROM packs WHERE pack_id = ?", (pack_id,)).fetchone()
        return _pack(row) if row else None

    def packs(self, states: Iterable[State] = ()) -> list[PackEntry]:
        """Packs in the order in which they were given, those of some states only where states are named."""
        wanted = tuple(states)
        where = f"WHERE state IN ({', '.join('?' * len(wanted))})" if wanted else ""
        rows = self._db.execute(f"SELECT {_PACK_COLUMNS} FROM packs {where} ORDER BY seq", wanted)
        return [_pack(row) for row in rows]

    def pack_count(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM packs").fetchone()[0])

    def meeting_date(self, pack_id: str) -> str | None:
        """A pack's meeting date; KeyError for a pack that is not here."""
        row = self._db.execute("SELECT meeting_date FROM packs WHERE pack_id = ?", (pack_id,)).fetchone()
        if row is None:
            raise KeyError(pack_id)
        return row[0] if row[0] is None else str(row[0])

    def packs_like(self, prefix: str) -> list[PackEntry]:
        """Packs whose pack_id begins so, or whose file has that name."""
        rows = self._db.execute(
            f"SELECT {_PACK_COLUMNS} FROM packs WHERE substr(pack_id, 1, ?) = ? OR file_name = ? ORDER BY seq",
            (len(prefix), prefix, prefix),
        )
        return [_pack(row) for row in rows]

    def packs_of_meeting(self, meeting_date: str, kind: str) -> list[PackEntry]:
        rows = self._db.execute(
            f"SELECT {_PACK_COLUMNS} FROM packs WHERE meeting_date = ? AND kind = ? ORDER BY seq", (meeting_date, kind)
        )
        return [_pack(row) for row in rows]

    def packs_once_at_sources_of(self, pack_id: str) -> list[PackEntry]:
        """Other packs that were found, at some time, where this one was found."""
        rows = self._db.execute(
            f"SELECT DISTINCT {', '.join('p.' + name for name in _PACK_FIELDS)} FROM history mine "
            "JOIN history theirs USING (uri) JOIN packs p ON p.pack_id = theirs.pack_id "
            "WHERE mine.pack_id = ? AND theirs.pack_id <> ? ORDER BY p.seq", (pack_id, pack_id),
        )
        return [_pack(row) for row in rows]

    def packs_superseded_by(self, pack_id: str) -> list[PackEntry]:
        rows = self._db.execute(
            f"SELECT {_PACK_COLUMNS} FROM packs WHERE superseded_by = ? ORDER BY seq", (pack_id,)
        )
        return [_pack(row) for row in rows]

    def packs_with_other_sources(self) -> list[PackEntry]:
        """Published packs whose row lists other sources than those where they lie now."""
        now = (
            "SELECT group_concat(uri, char(10)) FROM "
            "(SELECT uri FROM sources WHERE sources.pack_id = packs.pack_id ORDER BY uri)"
        )
        rows = self._db.execute(
            f"SELECT {_PACK_COLUMNS} FROM packs "
            f"WHERE state IN ('ok', 'partial', 'failed') AND uris <> ({now}) ORDER BY seq"
        )
        return [_pack(row) for row in rows]

    def superseded_with_rows(self) -> list[PackEntry]:
        """Packs that a later one replaced and that have rows elsewhere than in `packs`."""
        rows = self._db.execute(
            f"SELECT {_PACK_COLUMNS} FROM packs WHERE superseded_by IS NOT NULL AND EXISTS (SELECT 1 FROM placements "
            "WHERE placements.pack_id = packs.pack_id AND dataset <> 'packs') ORDER BY seq"
        )
        return [_pack(row) for row in rows]

    def put_pack(self, entry: PackEntry) -> None:
        values = (*astuple(entry)[:-1], json.dumps(entry.facts, sort_keys=True))
        self._db.execute(f"INSERT OR REPLACE INTO packs ({_PACK_COLUMNS}) VALUES ({_PACK_MARKS})", values)

    def drop_pack(self, pack_id: str) -> None:
        """Forget a pack and where it was found; its files are another matter."""
        for table in ("packs", "sources", "history"):
            self._db.execute(f"DELETE FROM {table} WHERE pack_id = ?", (pack_id,))

    def next_seq(self) -> int:
        return int(self._db.execute("SELECT coalesce(max(seq), 0) + 1 FROM packs").fetchone()[0])

    # ------------------------------------------------------------ sources

    def source(self, uri: str) -> SourceEntry | None:
        row = self._db.execute("SELECT uri, pack_id, stamp, provenance FROM sources WHERE uri = ?", (uri,)).fetchone()
        return _source(row) if row else None

    def sources(self) -> dict[str, SourceEntry]:
        rows = self._db.execute("SELECT uri, pack_id, stamp, provenance FROM sources ORDER BY uri")
        return {row[0]: _source(row) for row in rows}

    def sources_of(self, pack_id: str) -> list[SourceEntry]:
        rows = self._db.execute(
            "SELECT uri, pack_id, stamp, provenance FROM sources WHERE pack_id = ? ORDER BY uri", (pack_id,)
        )
        return [_source(row) for row in rows]

    def put_source(self, entry: SourceEntry) -> None:
        values = (entry.uri, entry.pack_id, entry.stamp, json.dumps(entry.provenance, sort_keys=True))
        self._db.execute("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)", values)
        self._db.execute("INSERT OR IGNORE INTO history VALUES (?, ?)", (entry.uri, entry.pack_id))

    # ------------------------------------------------------------ files

    def files(self) -> list[FileEntry]:
        return [FileEntry(*r) for r in self._db.execute("SELECT * FROM files ORDER BY path")]

    def crowded_folders(self) -> list[str]:
        """Folders of more than one file, sorted."""
        folder = "rtrim(path, replace(path, '/', ''))"          # what is left without the characters after the last /
        rows = self._db.execute(f"SELECT {folder} AS f FROM files GROUP BY f HAVING count(*) > 1 ORDER BY f")
        return [str(row[0]).rstrip("/") for row in rows]

    def files_in(self, folder: str) -> list[FileEntry]:
        """Files whose path begins with this folder's, sorted."""
        rows = self._db.execute("SELECT * FROM files WHERE path > ? AND path < ? ORDER BY path",
                                (f"{folder}/", f"{folder}0"))    # 0 is what follows / in the order of characters
        return [FileEntry(*r) for r in rows]

    def file(self, path: str) -> FileEntry | None:
        row = self._db.execute("SELECT * FROM files WHERE path = ?", (path,)).fetchone()
        return FileEntry(*row) if row else None

    def put_file(self, entry: FileEntry) -> None:
        self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", astuple(entry))

    def drop_file(self, path: str) -> None:
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))

    def placements(self, pack_id: str) -> dict[str, Placement]:
        """Dataset -> where this pack's rows of it are."""
        rows = self._db.execute("SELECT * FROM placements WHERE pack_id = ? ORDER BY dataset", (pack_id,))
        return {row[1]: Placement(*row) for row in rows}

    def placements_in(self, path: str) -> list[Placement]:
        rows = self._db.execute("SELECT * FROM placements WHERE path = ? ORDER BY pack_id", (path,))
        return [Placement(*row) for row in rows]

    def put_placement(self, placement: Placement) -> None:
        self._db.execute("INSERT OR REPLACE INTO placements VALUES (?, ?, ?, ?)", astuple(placement))

    def drop_placement(self, pack_id: str, dataset: str) -> None:
        self._db.execute("DELETE FROM placements WHERE pack_id = ? AND dataset = ?", (pack_id, dataset))

    # ------------------------------------------------------------ on object storage: replaced and not yet removed

    def gone(self) -> list[str]:
        return [row[0] for row in self._db.execute("SELECT path FROM gone ORDER BY path")]

    def put_gone(self, path: str) -> None:
        self._db.execute("INSERT OR IGNORE INTO gone VALUES (?)", (path,))

    def drop_gone(self, path: str) -> None:
        self._db.execute("DELETE FROM gone WHERE path = ?", (path,))

    # ------------------------------------------------------------ what the user chose for the whole output

    def keeps_superseded(self) -> bool:
        """Whether rows of packs that a later issue replaced are to stay; no, until somebody says so."""
        row = self._db.execute("SELECT value FROM meta WHERE key = 'keep_superseded'").fetchone()
        return row is not None and row[0] == "1"

    def put_keeps_superseded(self, keeps: bool) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES ('keep_superseded', ?)", (str(int(keeps)),))

    # ------------------------------------------------------------ commits

    def commits(self) -> list[tuple[int, str]]:
        return self._db.execute("SELECT id, body FROM commits ORDER BY id").fetchall()

    def generation(self) -> int:
        """Grows when a commit begins and again when it ends: odd while files are changing."""
        row = self._db.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
        return int(row[0]) if row else 0

    def _next_generation(self) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES ('generation', ?)", (str(self.generation() + 1),))

    def put_commit(self, body: str) -> int:
        self._next_generation()
        return int(self._db.execute("INSERT INTO commits (body) VALUES (?) RETURNING id", (body,)).fetchone()[0])

    def drop_commit(self, commit_id: int) -> None:
        self._next_generation()
        self._db.execute("DELETE FROM commits WHERE id = ?", (commit_id,))


def _checked(db: sqlite3.Connection, path: Path, shown: str = "") -> sqlite3.Connection:
    try:
        row = db.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
    except sqlite3.Error as error:
        raise OutputError(f"{path}: not a journal of agendapack ({error})") from error
    if row is None or row[0] != SCHEMA_VERSION:
        found = row[0] if row else "none"
        raise OutputError(other_version(shown or str(path.parent.parent), found))
    return db


def other_version(shown: str, found: str) -> str:
    """What to say of an output that another version of the schema has written."""
    return (f"{shown}: written with schema version {found}, this is version {SCHEMA_VERSION}; ingest into a new "
            "folder, or read it with the agendapack that wrote it (files of two versions are never mixed)")
