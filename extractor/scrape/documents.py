"""One document of a council: fetched if it is new, checked if it may have been re-issued, recorded either way."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from extractor.scrape.decide import Doubt, is_listed_otherwise
from extractor.sites.download import TAIL_BYTES, Fetched, Sighting, fetch_document, look_at, look_at_end
from extractor.sites.guard import Reach
from extractor.sites.model import Document, Meeting
from extractor.sites.problems import FetchProblem, Stopped
from extractor.sites.web import Web
from extractor.store import Source, Store, Version

Result = Literal["new", "changed", "unchanged"]


class Collector:
    """Fetches documents of one council into the store."""

    def __init__(self, web: Web, store: Store, council: str, reach: Reach) -> None:
        self._web, self._store, self._council, self._reach = web, store, council, reach

    def collect(self, document: Document, meeting: Meeting | None, *, doubt: Doubt) -> Result:
        """Fetch what is new, look again at what is in doubt.

        Raises FetchProblem where the document cannot be had; what is stored of it stays.
        """
        source = self._store.source(self._council, document.key)
        if source is None or source.newest is None:
            return self._fetched(document, meeting, source, {})
        known = source.newest.headers
        if is_listed_otherwise(document, source):
            return self._fetched(document, meeting, source, known)
        if doubt == "none" and document.url == source.url:
            self._seen(source, document, meeting)
            return "unchanged"
        if known.get("etag") or known.get("last-modified"):
            return self._fetched(document, meeting, source, known)
        if self._looks_the_same(document, source.newest, doubt):
            self._seen(source, document, meeting, is_checked=True)
            return "unchanged"
        return self._fetched(document, meeting, source, {})

    def _looks_the_same(self, document: Document, version: Version, doubt: Doubt) -> bool:
        """By HEAD, and by the last bytes where the server sends ranges and nothing better. In strong doubt an equal
        length is not enough; a server without HEAD is believed in any other."""
        try:
            sighting: Sighting = look_at(self._web, document.url, reach=self._reach)
            if sighting.is_vague and doubt != "strong" and sighting.byte_count == version.byte_count:
                sighting = look_at_end(self._web, document.url, reach=self._reach, length=version.byte_count)
        except Stopped:
            raise
        except FetchProblem as problem:
            if problem.reason in ("gone", "error_page", "private", "blocked", "robots", "budget"):
                raise
            return doubt != "strong"
        tail = self._store.tail(version.sha256, TAIL_BYTES) if sighting.tail is not None else b""
        return doubt != "strong" and not sighting.contradicts(version.byte_count, version.headers, tail)

    def _fetched(
        self, document: Document, meeting: Meeting | None, source: Source | None, known: Mapping[str, str]
    ) -> Result:
        part = self._store.part_path(self._council, document.key)
        fetched = fetch_document(self._web, document.url, reach=self._reach, part=part, known=known)
        if fetched is None and source is not None:
            self._seen(source, document, meeting, is_checked=True)
            return "unchanged"
        if fetched is None:
            raise FetchProblem("server_error", document.url, "HTTP 304 for a document that was never had")
        return self._stored(fetched, document, meeting, source)

    def _stored(
        self, fetched: Fetched, document: Document, meeting: Meeting | None, source: Source | None
    ) -> Result:
        now = self._web.clock.stamp()
        self._store.adopt(fetched.path, fetched.sha256)
        version = Version(
            sha256=fetched.sha256, byte_count=fetched.byte_count, retrieved_at=now, final_url=fetched.final_url,
            status=fetched.status, headers=fetched.headers,
        )
        before = source or Source(council=self._council, key=document.key, url=document.url, kind=document.kind,
                                  first_seen=now)
        is_same = before.newest is not None and before.newest.sha256 == version.sha256
        kept = before.versions[:-1] if is_same else before.versions
        if is_same and before.newest is not None:
            version = replace(version, retrieved_at=before.newest.retrieved_at)
        self._store.put_source(self._described(replace(before, versions=(*kept, version)), document, meeting, now))
        if is_same:
            return "unchanged"
        return "changed" if before.versions else "new"

    def _seen(
        self, source: Source, document: Document, meeting: Meeting | None, *, is_checked: bool = False
    ) -> None:
        """Note the day; not durable, since the next night would see the same."""
        now = self._web.clock.stamp()
        checked = now if is_checked else source.checked_at
        described = replace(self._described(source, document, meeting, now), checked_at=checked)
        if is_checked or source.last_seen[:10] != now[:10] or described.url != source.url:
            self._store.put_source(described, durable=False)

    @staticmethod
    def _described(source: Source, document: Document, meeting: Meeting | None, now: str) -> Source:
        return replace(
            source, url=document.url, kind=document.kind, title=document.title or source.title,
            meeting_id=document.meeting_id or source.meeting_id,
            committee=(meeting.committees[0] if meeting and meeting.committees else source.committee),
            meeting_date=meeting.date if meeting else source.meeting_date,
            listed_size=document.size or source.listed_size, published=document.published or source.published,
            last_seen=now, checked_at=now, gone_at=None,
        )

    def note_gone(self, document: Document) -> None:
        """The site says that a stored document is no longer there; its versions stay."""
        source = self._store.source(self._council, document.key)
        if source is not None and source.gone_at is None:
            self._store.put_source(replace(source, gone_at=self._web.clock.stamp()))
