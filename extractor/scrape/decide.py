"""Which meetings to visit tonight, and which of their documents to fetch. Pure functions: values in, reasons out.

A quiet night must cost a handful of requests, so a meeting is visited only for a reason, and the reason is logged.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from extractor.sites.model import Detail, Document, Meeting, News, listed_alike
from extractor.store import MeetingRecord, Source

WEEKLY = dt.timedelta(days=7)
LIVELY = dt.timedelta(days=14)
KINDS = {
    "packs": frozenset({"pack"}), "minutes": frozenset({"minutes"}), "supplements": frozenset({"supplement"}),
    "papers": frozenset({"paper"}), "plans": frozenset({"plan"}), "frontsheets": frozenset({"frontsheet"}),
    "decisions": frozenset({"decisions"}),
}
"""What the command line calls kinds -> kinds of documents."""
DEFAULT_KINDS = ("packs", "minutes", "supplements", "plans")
Doubt = Literal["none", "some", "strong"]
"""How much speaks for a re-issue of a stored document: nothing; a hint, worth a HEAD; news that nothing explains."""

_MINUTES, _SUPPLEMENT = re.compile(r"\bminutes\b", re.I), re.compile(r"\bsupplement", re.I)
_IN_PLACE_OF_A_PACK = frozenset({"paper", "frontsheet", "other"})


def fresh_news(lines: Iterable[News], seen: Mapping[str, int]) -> list[News]:
    """Lines that were not there at the last finished round, or stand there more often than then."""
    counts: Counter[str] = Counter()
    found = []
    for line in lines:
        counts[line.text] += 1
        if counts[line.text] > seen.get(line.text, 0):
            found.append(line)
    return found


def reason_to_visit(
    meeting: Meeting, record: MeetingRecord | None, *, is_named: bool, has_news: bool, this_round: int,
    now: dt.datetime, kinds: Iterable[str] = (), is_overdue: bool = False,
) -> str | None:
    """Why this meeting's page is worth a visit tonight; None where it is not."""
    if record is not None and record.visited_round == this_round:
        return None
    if record is None or not record.visited_at:
        return None if meeting.is_cancelled else "new"
    if not listed_alike(record.listed, meeting.listed) or record.is_withdrawn:
        return "listing changed"
    if meeting.is_cancelled:
        return None
    if is_named:
        return "news"
    if not set(kinds) <= set(record.kinds):
        return "more kinds"
    if not record.is_complete:
        return "unfinished"
    if not has_news and is_lively(record, now.date()):
        return "no news page"
    if now - dt.datetime.fromisoformat(record.visited_at) >= WEEKLY:
        return "weekly"
    return "overdue" if is_overdue else None


def is_lively(record: MeetingRecord, today: dt.date) -> bool:
    """Whether something may still be issued for a meeting any day: it is to come or was held lately, or its pack or
    minutes are awaited. A cancelled one, or one that has both, is looked at once a week."""
    if as_meeting(record).is_cancelled:
        return False
    since = (today - LIVELY).isoformat()
    return record.date is None or record.date >= since or "not published yet" in record.missing.values()


def as_meeting(record: MeetingRecord) -> Meeting:
    """The meeting as it was last listed."""
    return Meeting(record.meeting_id, record.committees, record.committee_ids, record.date, record.time, record.status,
                   record.venue, record.url)


def wanted_documents(detail: Detail, kinds: Iterable[str]) -> list[Document]:
    """Documents to have of this meeting; in place of a pack that is not there, its papers and front sheet."""
    wanted: frozenset[str] = frozenset().union(*(KINDS[k] for k in kinds))
    if "pack" in wanted and not any(d.kind == "pack" for d in detail.documents):
        wanted |= _IN_PLACE_OF_A_PACK
    return [d for d in detail.documents if d.kind in wanted]


def papers_of(detail: Detail) -> list[Document]:
    """What to fetch where the pack that was thought to be there is not."""
    return [d for d in detail.documents if d.kind in _IN_PLACE_OF_A_PACK]


def doubts(detail: Detail, record: MeetingRecord, reason: str, news: str) -> Callable[[Document], Doubt]:
    """How far to doubt that a stored document of this meeting is still what the site has.

    News that no new document and no new fact explains must be about the documents that are stored: about the minutes
    where it says so, else about the pack.
    """
    if reason in ("new", "unfinished", "overdue", "more kinds", "no news page"):
        return lambda document: "none"
    is_unexplained = reason == "news" and detail.fingerprint == record.fingerprint
    about = "minutes" if _MINUTES.search(news) else "supplement" if _SUPPLEMENT.search(news) else "pack"
    return lambda document: "strong" if is_unexplained and document.kind == about else "some"


def overdue(records: Iterable[MeetingRecord], today: dt.date, this_round: int) -> list[MeetingRecord]:
    """Meetings whose pack should be out by now, or whose minutes may be, the longest unvisited first: news pages
    forget."""
    soon, since = (today + dt.timedelta(days=8)).isoformat(), (today - dt.timedelta(weeks=8)).isoformat()
    due = [
        r for r in records if r.date and since <= r.date <= soon and "not published yet" in r.missing.values()
        and not r.is_withdrawn and r.visited_round != this_round
    ]
    return sorted(due, key=lambda r: (r.visited_at, r.meeting_id))


def is_listed_otherwise(document: Document, source: Source) -> bool:
    """Whether the listing says something else of a stored document than when it was stored."""
    size_differs = bool(document.size and source.listed_size and document.size != source.listed_size)
    return size_differs or bool(document.published and source.published and document.published != source.published)


def changes_between(record: MeetingRecord, meeting: Meeting, at: str) -> list[dict[str, str | None]]:
    """Moves and cancellations: rows of at, field, before, after."""
    pairs = (("date", record.date, meeting.date), ("time", record.time, meeting.time),
             ("status", record.status, meeting.status), ("venue", record.venue, meeting.venue))
    found: list[dict[str, str | None]] = [
        {"at": at, "field": name, "before": before, "after": after}
        for name, before, after in pairs if after and before and before != after
    ]
    if not record.status and not meeting.is_ordinary:
        found.append({"at": at, "field": "status", "before": "", "after": meeting.status})
    if record.is_withdrawn:
        found.append({"at": at, "field": "listing", "before": "withdrawn", "after": "listed"})
    return found
