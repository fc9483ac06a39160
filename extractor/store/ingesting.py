"""What `ingest` reads from a store: one file per distinct content, with the provenance of its newest source.

A pack that was found under several sources (a joint meeting, a pack and its copy) is one file; every URL is kept.
A version that a later one of the same source replaced is given as well, and knows its successor.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from extractor.document import Provenance
from extractor.store.records import Source
from extractor.store.store import MARKER, Store

PACK_KIND = {
    "pack": "agenda_pack", "supplement": "agenda_supplement", "frontsheet": "agenda_frontsheet",
    "minutes": "minutes", "decisions": "minutes", "paper": "report", "plan": "forward_plan",
}
"""Kind of a source -> kind of a pack, as `schema` names it; what is not here is "other"."""

_PREFERENCE = ("pack", "minutes", "supplement", "plan", "frontsheet", "decisions", "paper", "other")


class StoredPack(NamedTuple):
    """One object to ingest. `source_uris` in the order of first sight; `superseded_by` is a SHA-256 or None."""

    path: Path
    sha256: str
    provenance: Provenance
    source_uris: tuple[str, ...]
    council: str
    superseded_by: str | None


def is_store(path: Path) -> bool:
    """Whether a folder was made by `Store`."""
    return (path / MARKER).is_file()


def stored_packs(root: Path, *, council: str | None = None) -> Iterator[StoredPack]:
    """Every object that a source names, in the order of its SHA-256; objects that are missing are left out."""
    store = Store(root)
    found: dict[str, list[tuple[Source, str | None]]] = defaultdict(list)
    for source in store.sources(council):
        for place, version in enumerate(source.versions):
            later = source.versions[place + 1].sha256 if place + 1 < len(source.versions) else None
            found[version.sha256].append((source, later))
    for sha256 in sorted(found):
        path = store.object_path(sha256)
        if path.exists():
            yield _stored_pack(path, sha256, found[sha256])


def _stored_pack(path: Path, sha256: str, named_by: list[tuple[Source, str | None]]) -> StoredPack:
    ordered = sorted(named_by, key=lambda n: (n[0].first_seen, n[0].key))
    best = min((s for s, _ in ordered), key=lambda s: (_rank(s.kind), s.first_seen, s.key))
    uris = tuple(dict.fromkeys(s.url for s, _ in ordered))
    # A content is current while any of its sources still gives it.
    successors = [later for _, later in ordered]
    superseded_by = None if None in successors else successors[-1]
    provenance = Provenance(
        source_uri=best.url, authority_name=best.council, committee=best.committee,
        meeting_date=best.meeting_date, kind=PACK_KIND.get(best.kind, "other"),
    )
    return StoredPack(path, sha256, provenance, uris, best.council, superseded_by)


def _rank(kind: str) -> int:
    return _PREFERENCE.index(kind) if kind in _PREFERENCE else len(_PREFERENCE)
