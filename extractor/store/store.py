"""The store on disk: where each thing lies, and how it gets there whole.

STORE/store.json                       what this folder is, and its format
STORE/objects/ab/abcd….pdf             one file per distinct content, named by its SHA-256
STORE/sources/<council>/<hash>.json    one `Source` per publication
STORE/meetings/<council>/<hash>.json   one `MeetingRecord` per meeting
STORE/state/<council>.json             where the nightly round of that council stands
STORE/parts/<hash>.part, .json         downloads under way, and what is needed to resume them

An object comes into being before the sidecar that names it: a kill in between leaves bytes that the next run
fetches again and finds equal. The other order would leave a sidecar that names nothing.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self, TypeVar

from extractor.errors import OutputError
from extractor.store.atomic import TEMPORARY_SUFFIX, move_into_place, write_atomically
from extractor.store.records import MeetingRecord, Source

STORE_FORMAT = 1
MARKER = "store.json"
_CHUNK = 1 << 20
_R = TypeVar("_R", Source, MeetingRecord)


class StoreDamaged(OutputError):
    """The folder is no store, or of another format; or a record in it cannot be read."""


def council_slug(name: str) -> str:
    """A folder name for a council, from its name or host; never empty, never a path.

    >>> council_slug("Bath & North East Somerset"), council_slug("../../etc"), council_slug("…")
    ('bath-and-north-east-somerset', 'etc', 'council')
    """
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:80] or "council"


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_CHUNK):
            digest.update(block)
    return digest.hexdigest()


class Store:
    """A store folder. One writer at a time; `nightly` and `scrape` hold its lock."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def open(cls, root: Path) -> Self:
        """Make the store, or take up an existing one, clearing what a killed run left half written.

        Raises StoreDamaged where `root` holds files but no store, so that a slip of the hand never fills a home
        directory. Call it with the lock held.
        """
        store = cls(root)
        marker = root / MARKER
        if marker.exists():
            found = store.read_json(marker).get("format")
            if found != STORE_FORMAT:
                raise StoreDamaged(f"{root}: store of format {found}, this version reads {STORE_FORMAT}")
        else:
            strangers = [p.name for p in root.iterdir() if not p.name.startswith(".")] if root.is_dir() else []
            if strangers:
                raise StoreDamaged(f"{root}: not empty and no store (it holds {strangers[0]}); name a new folder")
            write_atomically(marker, _dumped({"format": STORE_FORMAT}))
        for leftover in root.rglob(f".*{TEMPORARY_SUFFIX}"):
            leftover.unlink(missing_ok=True)
        return store

    # objects

    def object_path(self, sha256: str) -> Path:
        if not re.fullmatch(r"[0-9a-f]{64}", sha256):
            raise StoreDamaged(f"{sha256!r} is no SHA-256")
        return self.root / "objects" / sha256[:2] / f"{sha256}.pdf"

    def adopt(self, finished: Path, sha256: str) -> bool:
        """Move a finished file among the objects; False where its content was there already."""
        target = self.object_path(sha256)
        if target.exists():
            finished.unlink()
            return False
        move_into_place(finished, target)
        return True

    def tail(self, sha256: str, byte_count: int) -> bytes:
        """Last bytes of a stored object; empty where it is not there (any more)."""
        path = self.object_path(sha256)
        if not path.exists():
            return b""
        with path.open("rb") as file:
            file.seek(max(path.stat().st_size - byte_count, 0))
            return file.read()

    def objects(self) -> Iterator[Path]:
        yield from sorted((self.root / "objects").glob("??/*.pdf"))

    # sources

    def source_path(self, council: str, key: str) -> Path:
        return self.root / "sources" / council_slug(council) / f"{_hashed(key)}.json"

    def source(self, council: str, key: str) -> Source | None:
        path = self.source_path(council, key)
        return self._record(path, Source) if path.exists() else None

    def put_source(self, source: Source, *, durable: bool = True) -> None:
        write_atomically(self.source_path(source.council, source.key), _dumped(source.to_json()), durable=durable)

    def sources(self, council: str | None = None) -> Iterator[Source]:
        folder = council_slug(council) if council else "*"
        for path in sorted((self.root / "sources").glob(f"{folder}/*.json")):
            yield self._record(path, Source)

    # meetings

    def meeting_path(self, council: str, meeting_id: str) -> Path:
        return self.root / "meetings" / council_slug(council) / f"{_hashed(meeting_id)}.json"

    def meeting(self, council: str, meeting_id: str) -> MeetingRecord | None:
        path = self.meeting_path(council, meeting_id)
        return self._record(path, MeetingRecord) if path.exists() else None

    def put_meeting(self, meeting: MeetingRecord, *, durable: bool = True) -> None:
        path = self.meeting_path(meeting.council, meeting.meeting_id)
        write_atomically(path, _dumped(meeting.to_json()), durable=durable)

    def meetings(self, council: str | None = None) -> Iterator[MeetingRecord]:
        folder = council_slug(council) if council else "*"
        for path in sorted((self.root / "meetings").glob(f"{folder}/*.json")):
            yield self._record(path, MeetingRecord)

    # state and parts

    def state(self, council: str) -> dict[str, Any]:
        path = self.root / "state" / f"{council_slug(council)}.json"
        return self.read_json(path) if path.exists() else {}

    def put_state(self, council: str, state: Mapping[str, Any]) -> None:
        write_atomically(self.root / "state" / f"{council_slug(council)}.json", _dumped(state))

    def states(self) -> dict[str, dict[str, Any]]:
        """State of every council that was ever scraped, by slug."""
        return {p.stem: self.read_json(p) for p in sorted((self.root / "state").glob("*.json"))}

    def part_path(self, council: str, key: str) -> Path:
        return self.root / "parts" / f"{_hashed(f'{council_slug(council)} {key}')}.part"

    def read_json(self, path: Path) -> dict[str, Any]:
        """The object in a JSON file; StoreDamaged where it is none."""
        try:
            data = json.loads(path.read_bytes())
        except (OSError, ValueError) as error:
            raise StoreDamaged(f"{path}: {error}; delete it and the next run will make it again") from error
        if not isinstance(data, dict):
            raise StoreDamaged(f"{path}: holds no record; delete it and the next run will make it again")
        return data

    def _record(self, path: Path, cls: type[_R]) -> _R:
        try:
            return cls.from_json(self.read_json(path))
        except (TypeError, ValueError) as error:
            raise StoreDamaged(f"{path}: {error}; delete it and the next run will make it again") from error


def _dumped(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
