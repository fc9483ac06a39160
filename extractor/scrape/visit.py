"""A visit to one meeting: read what the site says of it, have its documents, write down what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from extractor.scrape import decide
from extractor.scrape.decide import Doubt, as_meeting
from extractor.scrape.documents import Collector
from extractor.scrape.outcome import EXPLAINED, CouncilReport, missing_reason
from extractor.sites.model import Detail, Document, Meeting, Site, as_row
from extractor.sites.problems import FetchProblem, Stopped
from extractor.sites.web import Web
from extractor.store import MeetingRecord, Store

_UNFOUND = ("no pack", "not published yet")
_NOT_THERE = frozenset({"gone", "error_page", "not_pdf", "private"})


def as_document(row: Mapping[str, Any]) -> Document:
    """A document as a meeting record keeps it."""
    names = {f.name for f in fields(Document)}
    return Document(**{k: v for k, v in row.items() if k in names})


class Visitor:
    """Visits the meetings of one council in one round."""

    def __init__(
        self, site: Site, store: Store, collector: Collector, report: CouncilReport, council: str, number: int,
        kinds: tuple[str, ...], web: Web,
    ) -> None:
        self._site, self._store, self._collector, self._report = site, store, collector, report
        self._council, self._number, self._kinds, self._web = council, number, kinds, web

    def pass_by(self, meeting: Meeting, record: MeetingRecord | None) -> None:
        """No visit tonight: count what is stored, repeat why something is missing, note that it is still listed."""
        now = self._web.clock.stamp()
        if record is None:
            record = self._fresh(meeting, now)
            missing = {"pack": "cancelled"} if meeting.is_cancelled else {}
            record = replace(record, missing=missing, listed=meeting.listed, is_complete=True, visited_at=now,
                             kinds=self._kinds)
            self._store.put_meeting(record, durable=False)
        elif record.last_seen[:10] != now[:10]:
            self._store.put_meeting(replace(record, last_seen=now), durable=False)
        if record.visited_round != self._number:
            self._report.unchanged += record.stored_count
        for kind, reason in record.missing.items():
            self._report.lack(kind, reason, record.url or self._site.base)

    def visit(
        self, meeting: Meeting, record: MeetingRecord | None, reason: str, *, detail: Detail | None = None,
        news: str = "",
    ) -> None:
        """Read the meeting's page (unless `detail` is what it says) and have its documents. A fault is put down and
        costs only what it concerns. `news` are the words of tonight's news about it."""
        self._report.visited += 1
        self._web.observe({"event": "visit", "council": self._council, "meeting": meeting.meeting_id, "why": reason})
        now = self._web.clock.stamp()
        known = record or self._fresh(meeting, now)
        changes = decide.changes_between(known, meeting, now)
        try:
            detail = detail or self._site.detail(meeting)
        except Stopped:
            raise
        except FetchProblem as problem:
            self._report.lack("meeting", missing_reason(problem), problem.url, problem.detail)
            self._put(replace(known, is_complete=False), meeting, changes, now)
            return
        merged = detail.meeting.joined(meeting)
        if meeting.status and meeting.status != merged.status and not merged.is_cancelled:
            merged = replace(merged, status=meeting.status)
        was_cancelled = record is None or as_meeting(record).is_cancelled
        if merged.is_cancelled and not meeting.is_cancelled and not was_cancelled:
            changes += [{"at": now, "field": "status", "before": known.status, "after": merged.status}]
        doubts = decide.doubts(detail, known, reason, news)
        missing, count, is_complete = self._have(detail, merged, doubts)
        if detail.unread is not None:
            self._report.lack("meeting page", missing_reason(detail.unread), detail.unread.url, detail.unread.detail,
                              is_listed=True)
            is_complete = False
        described = replace(
            known, items=detail.items, attendees=detail.attendees, fingerprint=detail.fingerprint,
            documents=tuple(as_row(d) for d in detail.documents), missing=missing, stored_count=count,
            is_complete=is_complete, kinds=self._kinds,
        )
        self._put(described, merged, changes, now, listed=meeting.listed)

    def _have(
        self, detail: Detail, meeting: Meeting, doubts: Callable[[Document], Doubt]
    ) -> tuple[dict[str, str], int, bool]:
        """Collect the wanted documents: what is missing and why, how many are stored, whether no fault was left."""
        missing: dict[str, str] = {}
        queue, had, is_complete = decide.wanted_documents(detail, self._kinds), set[str](), True
        tried = set[str]()
        while queue:
            document = queue.pop(0)
            if document.key in tried:
                continue
            tried.add(document.key)
            why = self._try(document, meeting, doubts(document))
            if why is None:
                had.add(document.kind)
                continue
            missing[document.kind] = why
            is_complete = is_complete and why in EXPLAINED and not (why == "gone" and self._is_awaited(meeting))
            if document.kind == "pack" and why in EXPLAINED:
                queue += decide.papers_of(detail)
        stored = sum(1 for key in tried if self._is_stored(key))
        self._explain(detail, meeting, had, missing)
        return missing, stored, is_complete

    def _is_stored(self, key: str) -> bool:
        source = self._store.source(self._council, key)
        return source is not None and source.newest is not None

    def _try(self, document: Document, meeting: Meeting | None, doubt: Doubt) -> str | None:
        """None where the document is stored now, else why it is not."""
        if document.is_restricted:
            self._report.lack(document.kind, "private", document.url, document.title)
            return "private"
        try:
            result = self._collector.collect(document, meeting, doubt=doubt)
        except Stopped:
            raise
        except FetchProblem as problem:
            return self._lacking(document, meeting, problem)
        if result == "unchanged":
            self._report.unchanged += 1
        elif result == "new":
            self._report.new += 1
        else:
            self._report.changed += 1
        if result != "unchanged":
            self._web.observe({"event": result, "council": self._council, "key": document.key, "url": document.url})
        return None

    def _is_awaited(self, meeting: Meeting | None) -> bool:
        """Whether a file that is listed and not there is worth asking for again each night: this system forgets files
        for an hour and finds them again, but a link that has been dead for weeks stays dead."""
        since = self._web.clock.today() - decide.LIVELY
        return meeting is None or meeting.date is None or meeting.date >= since.isoformat()

    def _lacking(self, document: Document, meeting: Meeting | None, problem: FetchProblem) -> str:
        reason = missing_reason(problem)
        if document.is_guess and problem.reason in _NOT_THERE:
            return "no pack" if document.kind == "pack" else "not published yet"
        if reason == "gone":
            self._collector.note_gone(document)
        is_listed = reason == "gone" and self._is_awaited(meeting)
        self._report.lack(document.kind, reason, document.url, problem.detail, is_listed=is_listed)
        return reason

    def _explain(self, detail: Detail, meeting: Meeting, had: set[str], missing: dict[str, str]) -> None:
        """Why there is no pack, no minutes, where no document of that kind was listed at all or a guess failed."""
        today = self._web.clock.today().isoformat()
        is_over = meeting.date is not None and meeting.date < today
        where = meeting.url or self._site.base
        for kind, plural in (("pack", "packs"), ("minutes", "minutes")):
            if plural not in self._kinds or kind in had or missing.get(kind, _UNFOUND[0]) not in _UNFOUND:
                continue
            if kind == "minutes" and not is_over:
                missing.pop(kind, None)
                continue
            reason = "not published yet"
            if meeting.is_cancelled:
                reason = "cancelled"
            elif meeting.is_postponed:
                reason = "postponed"
            elif kind == "pack" and (detail.is_published or is_over):
                reason = "no pack"
            missing[kind] = reason
            self._report.lack(kind, reason, where)

    def collect(self, document: Document, meeting: Meeting | None, doubt: Doubt) -> bool:
        """A document outside of any visit (a plan); True where it is stored now."""
        return self._try(document, meeting, doubt) is None

    def check(self, document: Document, meeting: Meeting | None) -> None:
        """Look whether a stored pack or plan has been re-issued; it was counted as unchanged already."""
        before = self._report.unchanged
        self._try(document, meeting, "some")
        self._report.unchanged = before

    def _fresh(self, meeting: Meeting, now: str) -> MeetingRecord:
        return MeetingRecord(
            council=self._council, meeting_id=meeting.meeting_id, committees=meeting.committees,
            committee_ids=meeting.committee_ids, date=meeting.date, time=meeting.time, status=meeting.status,
            venue=meeting.venue, url=meeting.url, first_seen=now, last_seen=now,
        )

    def _put(
        self, record: MeetingRecord, meeting: Meeting, changes: list[dict[str, str | None]], now: str,
        *, listed: str | None = None,
    ) -> None:
        name = " / ".join(meeting.committees) or record.meeting_id
        for change in changes:
            self._report.changes.append(f"{name}: {change['field']} {change['before'] or '-'} -> {change['after']}")
        self._store.put_meeting(replace(
            record, committees=meeting.committees or record.committees, date=meeting.date or record.date,
            committee_ids=meeting.committee_ids or record.committee_ids, time=meeting.time or record.time,
            status=meeting.status, venue=meeting.venue or record.venue, url=meeting.url or record.url,
            changes=(*record.changes, *changes), listed=listed if listed is not None else record.listed,
            is_withdrawn=False, last_seen=now, visited_at=now, visited_round=self._number,
        ))
