"""What `ingest` reads from a store: the newest version of every source, with what is known of it from outside.

A pack that was found under several sources (a joint meeting, a pack and its copy) is given once for each, since a
later issue under one of them replaces it there and not elsewhere. Older versions stay in the store; their rows were
made when they were new.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from extractor.document import Provenance
from extractor.store.records import Source
from extractor.store.store import MARKER, Store

PACK_KIND = {
    "pack": "agenda_pack", "supplement": "agenda_supplement", "frontsheet": "agenda_frontsheet",
    "minutes": "minutes", "decisions": "minutes", "paper": "report", "plan": "forward_plan",
}
"""Kind of a source -> kind of a pack, as `schema` names it; what is not here is "other"."""

_ORDER = ("pack", "minutes", "supplement", "plan", "frontsheet", "decisions", "paper", "other")


class StoredPack(NamedTuple):
    """One source's newest content."""

    path: Path
    sha256: str
    provenance: Provenance


def is_store(path: Path) -> bool:
    """Whether a folder was made by `Store`."""
    return (path / MARKER).is_file()


def stored_packs(root: Path, *, council: str | None = None) -> Iterator[StoredPack]:
    """Every source that has content, packs before papers; a content that is not there is left out."""
    store = Store(root)
    for source in sorted(store.sources(council), key=lambda s: (s.council, _rank(s.kind), s.first_seen, s.key)):
        newest = source.newest
        if newest is not None and (path := store.object_path(newest.sha256)).exists():
            yield StoredPack(path, newest.sha256, _provenance(source))


def _provenance(source: Source) -> Provenance:
    """A council that was named by its host only is left to the PDF to name."""
    is_host = source.council == urlsplit(source.url).netloc
    return Provenance(
        source_uri=source.url, authority_name=None if is_host else source.council, committee=source.committee,
        meeting_date=source.meeting_date, kind=PACK_KIND.get(source.kind, "other"),
    )


def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
