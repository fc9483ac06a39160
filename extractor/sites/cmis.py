"""A council that publishes through CMIS: a calendar of meetings, a page per meeting, files behind Document.ashx.

Addresses: …/ctl/ViewMeetingPublic/mid/<module>/Meeting/<id>/Committee/<id>/… is a meeting; …/Date/<yyyy-mm-dd>/…
of MeetingCalendarPublicNoJava is a month; …/ViewCMIS_CommitteeDetails/…/id/<id>/… is a committee.
What surprised us: the address of a file says nothing, it is the server's cipher, so the words of its link and the
section it stands in say what it is; the path before the parameters differs per council and per page, so that the
month's address is made from a meeting's own.
"""

import datetime as dt
import hashlib
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractor.sites.guard import Reach
from extractor.sites.html import absolute, clean_title, links, tree
from extractor.sites.model import (
    Committee,
    Detail,
    Document,
    Kind,
    Listing,
    Meeting,
    News,
    Window,
    clock_time,
    is_wanted,
    iso_date,
    merged,
)
from extractor.sites.problems import FetchProblem, Stopped
from extractor.sites.web import Ask, Reply, Web
from extractor.values import squash

_MEETING = re.compile(
    r"/viewmeetingpublic/mid/(?P<mid>\d+)/meeting/(?P<meeting>\d+)(?:/committee/(?P<committee>\d+))?", re.I
)
_COMMITTEE = re.compile(r"/viewcmis_committeedetails/mid/\d+/id/(\d+)", re.I)
_FILE = re.compile(r"document\.ashx\?|/(?:documents?|files?)/[^?]*\.pdf|\.pdf(?:$|\?)", re.I)
_STATUS = re.compile(r"\b(cancel(?:l?ed|lation)|postponed|abandoned|adjourned|rescheduled|withdrawn)\b", re.I)
_LISTS = ("Meetings.aspx", "Committees.aspx", "MeetingsCalendar.aspx", "Committee.aspx", "")


class WordRule(NamedTuple):
    """Words of a link, or of the section it stands in, that say what a file is. The first rule that fits decides."""

    kind: Kind
    pattern: re.Pattern[str]
    example: str


WORDS: tuple[WordRule, ...] = (
    WordRule("supplement", re.compile(r"\bsupplement|\blate\s+(?:item|paper|report)|\baddend", re.I), "Late papers"),
    WordRule("frontsheet", re.compile(r"\bfront\s*sheet\b", re.I), "Agenda frontsheet"),
    WordRule("minutes", re.compile(r"\bminutes\b(?!.*\bprevious\b)", re.I), "Minutes - Published"),
    WordRule("decisions", re.compile(r"\bdecisions?\s+(?:sheet|notice|list|record)", re.I), "Decision Sheet"),
    WordRule("pack", re.compile(r"\b(?:agenda|public|reports?)\s+(?:\w+\s+)?pack\b|\bfull\s+agenda\b", re.I),
             "Public Agenda Pack"),
    WordRule("plan", re.compile(r"\bforward\s+plan\b|\bnotice\s+of\s+key\s+decisions\b", re.I), "Forward Plan May"),
    WordRule("pack", re.compile(r"^\s*(?:public\s+)?agenda\b", re.I), "Agenda and reports"),
)


_BARE_AGENDA = re.compile(r"\s*(?:public\s+)?agenda\b(?!.*\b(?:reports?|papers|pack)\b)", re.I)
_REPORTS_OF_AN_AGENDA = 2

# Under "Agenda" stand the papers of the agenda as well, so that heading does not make a pack of them.
_SECTIONED: frozenset[Kind] = frozenset({"minutes", "decisions", "supplement"})


def kind_of(text: str, section: str = "") -> Kind:
    """What a file is by its words, else by its section's heading; a paper where neither says.

    >>> kind_of("Agenda Pack 3 May"), kind_of("Budget report"), kind_of("Signed copy", "Minutes")
    ('pack', 'paper', 'minutes')
    """
    said = next((rule.kind for rule in WORDS if rule.pattern.search(text)), None)
    by_section = next((rule.kind for rule in WORDS if rule.kind in _SECTIONED and rule.pattern.search(section)), None)
    return said or by_section or "paper"


class Cmis:
    """`memory` keeps a meeting's address, from which the calendar's is made."""

    system = "cmis"

    def __init__(
        self, web: Web, url: str, *, hosts: Iterable[str] = (), memory: dict[str, Any] | None = None
    ) -> None:
        self.base = self.base_of(url)
        self.reach = Reach(self.base, hosts)
        self.memory: dict[str, Any] = memory if memory is not None else {}
        self._web = web

    @staticmethod
    def base_of(url: str) -> str:
        """Base address of a CMIS site from the address of any of its pages; ends with a slash.

        >>> Cmis.base_of("https://x.gov.uk/live/Meetings/tabid/70/Default.aspx")
        'https://x.gov.uk/live/'
        """
        parts = urlsplit(url)
        path = re.split(r"/(?:[\w-]+\.aspx|[\w-]+/tabid/)", parts.path, maxsplit=1, flags=re.I)[0].rstrip("/")
        return f"{parts.scheme}://{parts.netloc}{path}/"

    def _page(self, url: str) -> Reply:
        return self._web.get(Ask(url=absolute(self.base, url), reach=self.reach))

    def _first_lists(self) -> Iterator[Reply]:
        """The pages that list meetings or committees, as many as there are."""
        problems: list[FetchProblem] = []
        found = 0
        for path in self.memory.get("lists", _LISTS):
            try:
                reply = self._page(path)
                found += 1
                yield reply
            except Stopped:
                raise
            except FetchProblem as problem:
                if problem.reason not in ("gone", "error_page", "server_error"):
                    raise
                problems.append(problem)
        if not found and problems:
            raise problems[0]

    def committees(self) -> tuple[Committee, ...]:
        """Committees that the lists link to, and those whose meetings they link to."""
        found: dict[str, Committee] = {}
        for reply in self._first_lists():
            for link in links(tree(reply.body, reply.final_url), reply.final_url):
                path = unquote(urlsplit(link.url).path)
                if match := _COMMITTEE.search(path):
                    found[match[1]] = Committee(match[1], link.text)
                elif (meeting := _MEETING.search(path)) and meeting["committee"]:
                    found.setdefault(meeting["committee"], Committee(meeting["committee"], _without_date(link.text)))
        return tuple(found.values())

    def meetings(self, window: Window, wanted: Iterable[str] = ()) -> Listing:
        """Month by month from the calendar; where no month answers, what the lists and the committees' pages name."""
        names, faults = tuple(wanted), list[FetchProblem]()
        months = list(_months(window))
        found, answered = self._by_month(months, faults)
        if not answered:
            self.memory.pop("calendar", None)
            found = self._by_lists(names, faults)
        kept = tuple(m for m in merged(found) if window.holds(m.date) and self._is_of(m, names))
        is_whole = not faults and answered in (0, len(months))
        return Listing(kept, is_whole=is_whole, route="calendar" if answered else "lists", faults=tuple(faults))

    def _by_month(self, months: list[dt.date], faults: list[FetchProblem]) -> tuple[list[Meeting], int]:
        """Meetings of the months that answer, and how many did."""
        template: str | None = self.memory.get("calendar") or self._calendar()
        if not template:
            return [], 0
        found: list[Meeting] = []
        answered = 0
        for month in months:
            try:
                found += meetings_of(self._page(template.format(date=month.isoformat())), month)
                answered += 1
            except Stopped:
                raise
            except FetchProblem as problem:
                if not answered and problem.reason in ("gone", "error_page", "unparsable"):
                    return [], 0
                faults.append(problem)
        if found:
            self.memory["calendar"] = template
        return found, answered if found else 0

    def _calendar(self) -> str | None:
        """Address of a month's page, made from that of the first meeting that any list names."""
        for reply in self._first_lists():
            for meeting in meetings_of(reply):
                if meeting.url:
                    return _calendar_of(meeting.url)
        return None

    def _by_lists(self, wanted: tuple[str, ...], faults: list[FetchProblem]) -> list[Meeting]:
        found: list[Meeting] = []
        for reply in self._first_lists():
            found += meetings_of(reply)
            found += self._from_committees(reply, wanted, faults)
        return found

    @staticmethod
    def _is_of(meeting: Meeting, wanted: tuple[str, ...]) -> bool:
        pairs = zip(meeting.committee_ids or ("",), meeting.committees or ("",), strict=False)
        return not wanted or any(is_wanted(Committee(i, n), wanted) for i, n in pairs)

    def _from_committees(self, reply: Reply, wanted: tuple[str, ...], faults: list[FetchProblem]) -> list[Meeting]:
        found: list[Meeting] = []
        seen = set()
        for link in links(tree(reply.body, reply.final_url), reply.final_url):
            match = _COMMITTEE.search(unquote(urlsplit(link.url).path))
            if match is None or match[1] in seen or not is_wanted(Committee(match[1], link.text), wanted):
                continue
            seen.add(match[1])
            try:
                page = self._page(link.url)
            except Stopped:
                raise
            except FetchProblem as problem:
                faults.append(problem)
                continue
            found += [replace(m, committees=m.committees or (link.text,)) for m in meetings_of(page)]
        return found

    def news(self, window: Window) -> tuple[News, ...] | None:
        """CMIS has no such page."""
        return None

    def detail(self, meeting: Meeting) -> Detail:
        if not meeting.url:
            raise FetchProblem("gone", self.base, f"no address for meeting {meeting.meeting_id}")
        reply = self._page(meeting.url)
        return detail_of(reply, meeting)

    def plans(self, known: frozenset[str] = frozenset()) -> tuple[Document, ...]:
        """Forward plans stand among a committee's documents here; there is no list of their own."""
        return ()


def _months(window: Window) -> Iterator[dt.date]:
    month = window.since.replace(day=1)
    while month <= window.until:
        yield month
        month = (month + dt.timedelta(days=32)).replace(day=1)


def _calendar_of(meeting_url: str) -> str:
    """Address of the month's page, with {date}, from that of a meeting: same tab, same module."""
    start = re.split(r"/ctl/", meeting_url, maxsplit=1, flags=re.I)[0]
    match = _MEETING.search(unquote(urlsplit(meeting_url).path))
    module = match["mid"] if match else "397"
    return start.replace("{", "%7B") + f"/ctl/MeetingCalendarPublicNoJava/mid/{module}/Date/{{date}}/Default.aspx"


def meetings_of(reply: Reply, month: dt.date | None = None) -> list[Meeting]:
    """Meetings that a page links to. In a month's page the day stands at the head of its cell, without a year."""
    found = []
    page = tree(reply.body, reply.final_url)
    for link in links(page, reply.final_url):
        match = _MEETING.search(unquote(urlsplit(link.url).path))
        if match is None:
            continue
        words = f"{link.text} {link.around}" if len(link.around) < 400 else link.text
        date = iso_date(words) or _day_in(words, month)
        status = _STATUS.search(words) if len(words) < 300 else None
        name = _without_date(link.text)
        committee = match["committee"]
        found.append(Meeting(
            match["meeting"], (name,) if name else (), (committee,) if committee else (), date, clock_time(words),
            status[1].capitalize() if status else "", None, link.url,
        ))
    return found


_DAY = re.compile(r"(?<![\d:.])(\d{1,2})(?:st|nd|rd|th)?\s+([A-Z][a-z]{2,8})\b")


def _day_in(words: str, month: dt.date | None) -> str | None:
    """Day of "Monday, 8 June" in the month that was asked for."""
    if month is None:
        return None
    name = month.strftime("%B").lower()
    days = (int(m[1]) for m in _DAY.finditer(words) if name.startswith(m[2].lower()))
    day = next((d for d in days if 0 < d <= monthrange(month.year, month.month)[1]), None)
    return month.replace(day=day).isoformat() if day else None


_WHEN = re.compile(r"\b(?:\d{1,2}[/.:]\d{2}(?:[/.]\d{2,4})?(?:\s*[ap]m)?|cancelled|more\.*|view)\b", re.I)


def _without_date(text: str) -> str:
    return squash(_WHEN.sub(" ", text))


def detail_of(reply: Reply, meeting: Meeting) -> Detail:
    """A meeting's page: labelled facts and files, each under the heading of its section."""
    page = tree(reply.body, reply.final_url)
    facts = _facts(page)
    files: dict[str, Document] = {}
    for node in page.css("a[href]"):
        href = (node.attributes.get("href") or "").strip()
        if not _FILE.search(href):
            continue
        url = absolute(reply.final_url, href)
        title, size = clean_title(squash(node.text(separator=" ")) or squash(node.attributes.get("title")))
        key = "c:" + hashlib.sha256(url.split("://", 1)[-1].encode()).hexdigest()[:24]
        kind = kind_of(title, _section(node))
        files.setdefault(key, Document(key, url, kind, title, size=size, meeting_id=meeting.meeting_id))
    told = Meeting(
        meeting.meeting_id, (facts["committee"],) if facts.get("committee") else (), (), iso_date(facts.get("date")),
        clock_time(facts.get("time") or facts.get("date")), facts.get("status", ""), facts.get("venue"), meeting.url,
    )
    documents = _without_bare_agenda(tuple(files.values()))
    kinds = {d.kind for d in documents}
    return Detail(told.joined(meeting), documents, is_published=bool(files), has_minutes="minutes" in kinds)


def _without_bare_agenda(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """A file called "Agenda" is the whole pack where it stands alone; among its reports it is their front sheet."""
    papers = sum(d.kind == "paper" for d in documents)
    has_pack = any(d.kind == "pack" and not _BARE_AGENDA.match(d.title) for d in documents)
    if has_pack or papers < _REPORTS_OF_AN_AGENDA:
        return documents
    return tuple(replace(d, kind="frontsheet") if d.kind == "pack" else d for d in documents)


def _facts(page: LexborHTMLParser) -> dict[str, str]:
    """Labels and what stands after them: "Status: Scheduled", in table cells, in terms, in plain lines."""
    words = page.body.text(separator="\n") if page.body is not None else ""
    lines = [squash(line) for line in words.split("\n") if squash(line)]
    found: dict[str, str] = {}
    labels = {"status": "status", "venue": "venue", "location": "venue", "committee": "committee", "date": "date",
              "meeting date": "date", "date/time": "date", "time": "time"}
    for place, line in enumerate(lines):
        label, _, rest = line.partition(":")
        name = labels.get(label.strip().casefold())
        if name is None or name in found or (not rest and not line.endswith(":")):
            continue
        value = rest.strip() or (lines[place + 1] if place + 1 < len(lines) else "")
        if value and value.rstrip(":").casefold() not in labels:
            found[name] = value
    return found


def _section(node: LexborNode) -> str:
    """Heading over a link: of its field set, its table, or the nearest before it."""
    parent = node.parent
    while parent is not None and parent.tag not in ("body", "html"):
        heading = parent.css_first("legend, caption, h2, h3, h4")
        if heading is not None:
            return squash(heading.text(separator=" "))
        parent = parent.parent
    return ""
