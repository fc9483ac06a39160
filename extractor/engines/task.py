"""The values that pass between supervisor and workers; all of them go through JSON, for a worker is a process.

`Task` says which file to make rows of and where to put them; `Done` says how that went.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from extractor.stages.write import StagedFile

EXTRACTOR = "extractor.pipeline"
"""The module whose `extract_pack` and `failed_pack` a worker calls. Tests name one of their own."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one pack may cost. Seconds, bytes; `page_seconds` is the longest silence between two pages.

    `reading` are the caps of the reader (`stages.read.Limits`), by name; empty means its own defaults.
    """

    wall_seconds: float = 3600.0
    page_seconds: float = 120.0
    cpu_seconds: int = 3600
    memory_bytes: int = 4 << 30
    file_bytes: int = 4 << 30
    reading: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """One pack. `pack_id` is what its bytes were when the run was planned; `folder` is an existing staging folder.

    `lost_pages` maps a page to leave out to the reason, "" for `lost_for`; `failure`, when set, says that no page can
    be saved. `sources` are the places where the file is known to lie.
    """

    pack_id: str
    path: str
    folder: str
    provenance: Mapping[str, Any]
    authority: str | None = None
    lost_pages: Mapping[int, str] = field(default_factory=dict)
    lost_for: str = ""
    failure: str | None = None
    reading: Mapping[str, Any] = field(default_factory=dict)
    sources: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> "Task":
        lost = {int(page): reason for page, reason in found["lost_pages"].items()}
        return cls(**{**found, "lost_pages": lost, "sources": tuple(found["sources"])})


@dataclass(frozen=True, slots=True)
class Done:
    """How a task went. ok, partial, failed: `files` are staged. changed: the file is not what was planned.

    `sources` are those that the pack's row names.
    """

    pack_id: str
    status: Literal["ok", "partial", "failed", "changed"]
    reason: str | None = None
    slug: str = "unknown"
    year: int = 0
    files: tuple[StagedFile, ...] = ()
    committee: str | None = None
    meeting_date: str | None = None
    kind: str | None = None
    page_count: int | None = None
    seconds: float = 0.0
    attempts: int = 1
    facts: Mapping[str, Any] = field(default_factory=dict)
    sources: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> "Done":
        files = tuple(StagedFile(**f) for f in found["files"])
        return cls(**{**found, "files": files, "sources": tuple(found["sources"])})
