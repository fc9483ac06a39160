"""The content-addressed store of fetched PDFs and of what is known about where each came from.

In:  finished files and facts about them, from `sites` and `scrape`; folders of PDFs that someone already has.
Out: objects named by the SHA-256 of their bytes, one sidecar per source, one record per meeting, state per council.
Refuses: to make any file name out of what a server said. Names are hashes, or slugs and numbers made here.

What surprised us: one pack has several URLs (with and without a host prefix, by committee, through a converter),
so a source is known by what it is at its council ("g7115:T10"), and its URL is only a fact about it.
"""

from extractor.store.atomic import write_atomically
from extractor.store.ingesting import StoredPack, is_store, stored_packs
from extractor.store.records import MeetingRecord, Source, Version
from extractor.store.store import Store, StoreDamaged, council_slug

__all__ = [
    "MeetingRecord",
    "Source",
    "Store",
    "StoreDamaged",
    "StoredPack",
    "Version",
    "council_slug",
    "is_store",
    "stored_packs",
    "write_atomically",
]
