"""What a publishing system tells of itself: committees, meetings, documents, news. One interface for all systems.

A site is one file in this room that gives a class with the methods of `Site`; `scrape` knows nothing else of it.
"""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, NamedTuple, Protocol

from extractor.sites.guard import Reach
from extractor.sites.problems import FetchProblem
from extractor.values import find_dates, squash

Kind = Literal["pack", "frontsheet", "minutes", "decisions", "supplement", "paper", "plan", "other"]

_CANCELLED = re.compile(r"\b(?:cancel(?:l?ed|lation)|abandoned|not\s+(?:be\s+)?(?:held|taking\s+place))\b", re.I)
_POSTPONED = re.compile(r"\bpostponed\b", re.IGNORECASE)
_ORDINARY = frozenset({"", "confirmed", "scheduled", "provisional", "occurred", "held", "final", "published"})
"""Statuses of a meeting that is simply to be held or was: not every list prints them, so a change to one is none."""
_TIME = re.compile(r"(?<![\d./:])(\d{1,2})(?:[.:](\d{2}))?(?:[.:]\d{2})?\s*(am|pm|a\.m\.|p\.m\.)?(?![\d/])", re.I)


# The two forms that the service writes, for its dumps of 5,000 rows: a tenth of the time of all printed forms.
_FIGURES = re.compile(
    r"(?:(?P<day>\d\d)/(?P<month>\d\d)/(?P<year>\d{4})|(?P<iyear>\d{4})-(?P<imonth>\d\d)-(?P<iday>\d\d))(?=T|\s|$)"
)
_PLAIN_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?$")


class Window(NamedTuple):
    """Days from `since` to `until`, both included."""

    since: dt.date
    until: dt.date

    def holds(self, iso_date: str | None) -> bool:
        """A meeting without a date that can be read is held, rather than lost."""
        return iso_date is None or self.since.isoformat() <= iso_date <= self.until.isoformat()

    def halves(self) -> tuple["Window", "Window"]:
        middle = self.since + (self.until - self.since) // 2
        return Window(self.since, middle), Window(middle + dt.timedelta(days=1), self.until)

    @property
    def day_count(self) -> int:
        return (self.until - self.since).days + 1


class Committee(NamedTuple):
    committee_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file that a meeting (or a plan) lists. `key` names it for good, `url` is where it is today.

    `is_guess`: no list names it; it is where this system would keep it, so "not there" is an answer, not a fault.
    """

    key: str
    url: str
    kind: Kind
    title: str = ""
    item_number: str | None = None
    size: str | None = None
    published: str | None = None
    meeting_id: str | None = None
    is_guess: bool = False
    is_restricted: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting as a listing names it, and as its own page fills it in. Dates ISO, times "HH:MM"."""

    meeting_id: str
    committees: tuple[str, ...] = ()
    committee_ids: tuple[str, ...] = ()
    date: str | None = None
    time: str | None = None
    status: str = ""
    venue: str | None = None
    url: str | None = None

    @property
    def is_cancelled(self) -> bool:
        """By its status, or by a title such as "CANCELLED - Cabinet": officers use whichever field they can edit."""
        return any(_CANCELLED.search(text) for text in (self.status, *self.committees))

    @property
    def is_postponed(self) -> bool:
        return _POSTPONED.search(self.status) is not None

    @property
    def listed(self) -> str:
        """Hash of all that a listing says of it, the venue's own where it says one: when this is no longer
        `listed_alike`, its page is worth a visit."""
        status = "" if self.is_ordinary else self.status
        when = fingerprint({"date": self.date, "time": self.time, "status": status})
        return f"{when}+{fingerprint(self.venue)}" if self.venue else when

    @property
    def is_ordinary(self) -> bool:
        return self.status.strip().casefold() in _ORDINARY

    def joined(self, other: "Meeting") -> "Meeting":
        """The same meeting as two lists name it (a joint meeting stands under each of its committees)."""
        return replace(
            self,
            committees=tuple(dict.fromkeys((*self.committees, *other.committees))),
            committee_ids=tuple(dict.fromkeys((*self.committee_ids, *other.committee_ids))),
            date=self.date or other.date, time=self.time or other.time, status=self.status or other.status,
            venue=self.venue or other.venue, url=self.url or other.url,
        )


@dataclass(frozen=True, slots=True)
class Detail:
    """What a meeting's own page, or the web service, tells of it. `is_published`: None where it does not say.
    `unread`: why a page that lists more files than this could not be read tonight."""

    meeting: Meeting
    documents: tuple[Document, ...] = ()
    items: tuple[Mapping[str, Any], ...] = ()
    attendees: tuple[Mapping[str, Any], ...] = ()
    is_published: bool | None = None
    has_minutes: bool | None = None
    unread: FetchProblem | None = None

    @property
    def fingerprint(self) -> str:
        """Hash of the meeting and its documents as listed, in no particular order."""
        documents = sorted((d.key, d.url, d.size or "", d.published or "", d.title) for d in self.documents)
        items = sorted(json.dumps(dict(i), sort_keys=True) for i in self.items)
        return fingerprint({"listed": self.meeting.listed, "documents": documents, "items": items})


@dataclass(frozen=True, slots=True)
class Listing:
    """Meetings in a window. `is_whole`: every committee answered, so that who is missing has been withdrawn.

    `notes` say which way was not open (a service that is off is no fault), `faults` what should have answered.
    """

    meetings: tuple[Meeting, ...]
    is_whole: bool
    route: str = ""
    notes: tuple[str, ...] = ()
    faults: tuple[FetchProblem, ...] = ()


class News(NamedTuple):
    """One line of What's New: the meeting or plan it is about. `text` makes it the same line again next night."""

    meeting_id: str | None
    plan_id: str | None
    date: str | None
    text: str
    url: str


class Site(Protocol):
    """One council's publishing system. Every method may raise FetchProblem."""

    system: str
    base: str
    reach: Reach

    def committees(self) -> tuple[Committee, ...]: ...

    def meetings(self, window: Window, wanted: Iterable[str]) -> Listing:
        """Meetings in `window`; `wanted` names committees (name or id), empty for all."""
        ...

    def news(self, window: Window) -> tuple[News, ...] | None:
        """What was published in `window`; None where the site has no such page."""
        ...

    def detail(self, meeting: Meeting) -> Detail: ...

    def plans(self, known: frozenset[str]) -> tuple[Document, ...]:
        """Forward-plan editions; pages of those whose id is `known` need not be read again."""
        ...


def listed_alike(before: str, now: str) -> bool:
    """Whether two values of `Meeting.listed` say the same; a list that prints no venue contradicts none."""
    when_before, _, venue_before = before.partition("+")
    when_now, _, venue_now = now.partition("+")
    return when_before == when_now and (not venue_before or not venue_now or venue_before == venue_now)


def fingerprint(value: Any) -> str:
    """Short hash of a JSON value, the same for equal values."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:24]


def iso_date(text: str | None) -> str | None:
    """First whole date in a text as the web prints it: day first, or ISO. None where there is none.

    >>> iso_date("Thursday, 13th March, 2025 3.00 pm"), iso_date("13/03/2025"), iso_date("2025-03-13T00:00:00")
    ('2025-03-13', '2025-03-13', '2025-03-13')
    """
    plain = squash(text)
    if match := _FIGURES.match(plain):
        year, month, day = (match[name] or match[f"i{name}"] for name in ("year", "month", "day"))
        return _real(int(year), int(month), int(day))
    return next((d.iso for d in find_dates(plain) if d.iso), None)


def _real(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def clock_time(text: str | None) -> str | None:
    """First time of day in a text, "HH:MM"; dates in it are passed over.

    >>> clock_time("13 Mar 2025 3.00 pm"), clock_time("13/03/2025 15:00:00"), clock_time("10.00"), clock_time("7pm")
    ('15:00', '15:00', '10:00', '19:00')
    """
    plain = squash(text)
    if match := _PLAIN_TIME.match(plain):
        return f"{match[1]}:{match[2]}"
    for span in reversed(find_dates(plain)):
        plain = f"{plain[: span.start]} ; {plain[span.end :]}"
    plain = plain.replace("; T", " ").replace(";T", " ")
    for match in _TIME.finditer(plain):
        if not match[2] and not match[3]:
            continue
        hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower().replace(".", "")
        if half == "pm" and hour < 12:
            hour += 12
        if half == "am" and hour == 12:
            hour = 0
        if hour < 24 and minute < 60:
            return f"{hour:02d}:{minute:02d}"
    return None


def merged(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Each meeting once, in the order of first mention."""
    found: dict[str, Meeting] = {}
    for meeting in meetings:
        earlier = found.get(meeting.meeting_id)
        found[meeting.meeting_id] = earlier.joined(meeting) if earlier else meeting
    return tuple(found.values())


def is_wanted(committee: Committee, wanted: Iterable[str]) -> bool:
    """Whether one of `wanted` is the committee's id, its name, or a part of its name; all are where it is empty."""
    names = [w.strip().casefold() for w in wanted]
    if not names:
        return True
    name = committee.name.casefold()
    return any(w == committee.committee_id.casefold() or w == name or (not w.isdigit() and w in name) for w in names)


def as_row(document: Document) -> dict[str, Any]:
    """A document as a meeting record keeps it."""
    return asdict(document)


def joined(told: Detail, seen: Detail) -> Detail:
    """Facts of the service and files of the page, each file once; what only one of them has is kept."""
    by_key = {d.key: d for d in told.documents}
    files = [
        replace(d, item_number=d.item_number or by_key[d.key].item_number, published=by_key[d.key].published,
                is_restricted=d.is_restricted or by_key[d.key].is_restricted) if d.key in by_key else d
        for d in seen.documents
    ]
    known = {d.key for d in files}
    meeting = told.meeting.joined(seen.meeting)
    if seen.meeting.is_cancelled and not meeting.is_cancelled:
        meeting = replace(meeting, status=seen.meeting.status)
    return Detail(
        meeting, (*files, *(d for d in told.documents if d.key not in known)), told.items or seen.items,
        told.attendees, bool(seen.is_published or told.is_published), bool(seen.has_minutes or told.has_minutes),
    )
