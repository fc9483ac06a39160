"""A council that publishes through ModernGov: the web service and the pages, each able to do the job alone.

Listing: the service's GetAllMeetingsByDate (one request for all committees), else GetMeetings per committee, else
the pages, committee by committee. A meeting: facts from GetMeeting, files from its page, since the service lists
single papers but no pack; without the pages, the address of the pack is made as this system makes it.

What surprised us: -1 means all committees at some councils, 0 at others, and the wrong one gives an empty list
without complaint; wide date ranges time out, so they are halved until they answer.
"""

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from extractor.sites import moderngov_pages as pages
from extractor.sites import moderngov_service as service
from extractor.sites.guard import Reach
from extractor.sites.model import (
    Committee,
    Detail,
    Document,
    Listing,
    Meeting,
    News,
    Window,
    is_wanted,
    joined,
    merged,
)
from extractor.sites.moderngov_documents import dashed, guessed
from extractor.sites.problems import FetchProblem, Reason, Stopped
from extractor.sites.web import Ask, Reply, Web

log = logging.getLogger(__name__)

_WIDEST_DAYS, _NARROWEST_DAYS = 190, 7
_HOPELESS_DAYS = 25        # a range this narrow that still ends in a server's fault is no question of width
_SECOND_OPINION_DAYS = 60  # no meeting in so many days is odd enough to ask the pages as well
_OFF_AFTER = 2
_COMMITTEES_KEPT_DAYS = 7
_LISTED_A_NIGHT = 6
_TOO_WIDE: frozenset[Reason] = frozenset({"too_slow", "server_error", "truncated", "too_big"})
_COMMITTEE_LISTS = ("mgListCommittees.aspx?bcr=1", "ieDocHome.aspx?bcr=1", "mgCommitteeStructure.aspx?bcr=1")
_NOT_OFF: frozenset[Reason] = frozenset({"stopped", "budget", "refused_address", "unreachable", "certificate"})
_ALL_COMMITTEES = (("GetAllMeetingsByDate", "-1"), ("GetAllMeetingsByDate", "0"), ("GetMeetings", "0"))
_ONE_BY_ONE = "one by one"


def base_of(url: str) -> str:
    """Base address of a ModernGov site from the address of any of its pages; ends with a slash.

    >>> base_of("https://x.gov.uk/moderngov/ieDocHome.aspx?bcr=1"), base_of("https://x.gov.uk")
    ('https://x.gov.uk/moderngov/', 'https://x.gov.uk/')
    """
    parts = urlsplit(url)
    path = parts.path.split("/documents/")[0]
    if "." in path.rsplit("/", 1)[-1] or ".asmx/" in path.lower():
        path = path.lower().split("mgwebservice.asmx")[0] if ".asmx" in path.lower() else path.rsplit("/", 1)[0]
    return f"{parts.scheme}://{parts.netloc}{path.rstrip('/')}/"


class ModernGov:
    """`memory` outlives the night: committees, which way of asking for all of them works, whether news ever came."""

    system = "moderngov"

    def __init__(
        self, web: Web, url: str, *, hosts: Iterable[str] = (), memory: dict[str, Any] | None = None,
        route: str = "auto",
    ) -> None:
        self.base = base_of(url)
        self.reach = Reach(self.base, hosts)
        self.memory: dict[str, Any] = memory if memory is not None else {}
        self._web = web
        self._service_faults = 0 if route != "pages" else _OFF_AFTER
        self._page_faults = 0 if route != "service" else _OFF_AFTER
        self._last_fault: FetchProblem | None = None

    # the two ways of asking

    @property
    def _has_service(self) -> bool:
        return self._service_faults < _OFF_AFTER

    @property
    def _had_pages(self) -> bool:
        """Whether this site's pages answered within the week: then a page that does not is a fault, and no habit."""
        return str(self.memory.get("pages_until", "")) >= self._web.clock.today().isoformat()

    @property
    def _has_pages(self) -> bool:
        return self._page_faults < _OFF_AFTER

    def _called(self, operation: str, parameters: dict[str, str], attempts: int | None = None) -> Any:
        """Root element of an answer of the service."""
        query = f"?{urlencode(parameters, safe='/')}" if parameters else ""
        url = f"{self.base}mgWebService.asmx/{operation}{query}"
        ask = Ask(url=url, reach=self.reach, attempts=attempts, accept="application/xml,text/xml;q=0.9")
        return service.parsed(self._web.get(ask).body, url)

    def _page(self, path: str, attempts: int | None = None) -> Reply:
        try:
            reply = self._web.get(Ask(url=urljoin(self.base, path), reach=self.reach, attempts=attempts))
        except FetchProblem as problem:
            if problem.reason not in _NOT_OFF:
                self._page_faults, self._last_fault = self._page_faults + 1, problem
            raise
        self._note_pages()
        return reply

    def _note_pages(self) -> None:
        self._page_faults = 0
        until = self._web.clock.today() + dt.timedelta(days=_COMMITTEES_KEPT_DAYS)
        self.memory["pages_until"] = until.isoformat()

    # committees

    def committees(self) -> tuple[Committee, ...]:
        """Committees, asked for once a week."""
        kept, today = self.memory.get("committees"), self._web.clock.today()
        if kept and self.memory.get("committees_until", "") >= today.isoformat():
            return tuple(Committee(*row) for row in kept)
        found, problems = self._first_answer([
            (self._has_service, lambda: service.committees(self._called("GetCommittees", {}))),
            *((self._has_pages, lambda path=path: self._page_committees(path)) for path in _COMMITTEE_LISTS),
        ])
        if not found and problems:
            raise problems[-1]
        self.memory["committees"] = [list(c) for c in found]
        self.memory["committees_until"] = (today + dt.timedelta(days=_COMMITTEES_KEPT_DAYS)).isoformat()
        return found

    def _page_committees(self, path: str) -> tuple[Committee, ...]:
        reply = self._page(path)
        return pages.committees(reply.body, reply.final_url)

    def _first_answer(
        self, ways: Iterable[tuple[bool, Callable[[], tuple[Committee, ...]]]]
    ) -> tuple[tuple[Committee, ...], list[FetchProblem]]:
        problems: list[FetchProblem] = []
        for is_open, way in ways:
            if not is_open:
                continue
            try:
                if found := way():
                    return found, problems
            except Stopped:
                raise
            except FetchProblem as problem:
                problems.append(problem)
        return (), problems

    # meetings

    def meetings(self, window: Window, wanted: Iterable[str] = ()) -> Listing:
        """Meetings in the window: by the service, else (or where it names none at all) by the pages."""
        names, notes = tuple(wanted), []
        if self._has_service:
            try:
                found, is_whole = self._service_meetings(window, names)
                is_trusted = "all_committees" in self.memory and window.day_count < _SECOND_OPINION_DAYS
                if found or is_trusted:
                    self.memory.pop("service_was_off", None)
                    return Listing(found, is_whole=is_whole, route="service")
                notes.append("the web service lists no meetings")
            except Stopped:
                raise
            except FetchProblem as problem:
                notes.append(str(problem))
                if not self._has_pages:
                    raise
                if problem.reason not in _NOT_OFF:
                    self._service_faults = _OFF_AFTER
                    self.memory["service_was_off"] = True
        if not self._has_pages:
            return Listing((), is_whole=True, route="service", notes=tuple(notes))
        return self._page_meetings(window, names, tuple(notes))

    def _service_meetings(self, window: Window, wanted: tuple[str, ...]) -> tuple[tuple[Meeting, ...], bool]:
        """Meetings, and whether all committees were asked. All at once where the service can, else one by one.

        A service that was off last night is asked once whether it is back, for a narrow range.
        """
        if self.memory.get("service_was_off") and self._has_pages:
            self._ranged(Window(window.until - dt.timedelta(days=_NARROWEST_DAYS - 1), window.until),
                         *_ALL_COMMITTEES[0], attempts=1)
        if wanted or self.memory.get("all_committees") == _ONE_BY_ONE:
            return self._one_by_one(window, wanted)
        remembered = self.memory.get("all_committees")
        failed: dict[str, FetchProblem] = {}
        for operation, committee_id in [tuple(remembered)] if remembered else _ALL_COMMITTEES:
            if operation in failed:
                continue
            try:
                found = self._ranged(window, operation, committee_id)
            except Stopped:
                raise
            except FetchProblem as problem:
                if problem.reason in ("blocked", "robots", *_NOT_OFF):
                    raise
                failed[operation] = problem
                continue
            if found:
                self.memory["all_committees"] = [operation, committee_id]
                return found, True
        if not failed:
            return (), True
        self.memory.pop("all_committees", None)
        found, is_whole = self._one_by_one(window, ())
        if found:
            self.memory["all_committees"] = _ONE_BY_ONE
        return found, is_whole

    def _one_by_one(self, window: Window, wanted: tuple[str, ...]) -> tuple[tuple[Meeting, ...], bool]:
        every = [c for c in self.committees() if is_wanted(c, wanted)]
        tonight = every if wanted else self._tonight(every)
        listed = dict[str, str](self.memory.get("listed", {}))
        found: list[Meeting] = []
        for committee in tonight:
            found += self._ranged(window, "GetMeetings", committee.committee_id, committee)
            listed[committee.committee_id] = self._web.clock.stamp()
        self.memory["listed"] = listed
        return merged(found), len(tonight) == len(every)

    def _ranged(
        self, window: Window, operation: str, committee_id: str, committee: Committee | None = None,
        *, attempts: int | None = None,
    ) -> tuple[Meeting, ...]:
        """Meetings of a range, halved while it is too wide to be answered. Rows outside of it are dropped here."""
        if window.day_count > self._widest_days():
            return merged(m for half in window.halves() for m in self._ranged(half, operation, committee_id, committee))
        parameters = {
            "lCommitteeId": committee_id, "sFromDate": window.since.strftime("%d/%m/%Y"),
            "sToDate": window.until.strftime("%d/%m/%Y"),
        }
        if operation == "GetAllMeetingsByDate":
            parameters["bIsAscendingDateOrder"] = "true"
        can_halve = window.day_count > _NARROWEST_DAYS
        try:
            root = self._called(operation, parameters, attempts=1 if can_halve else attempts)
        except FetchProblem as problem:
            if not can_halve or problem.reason not in _TOO_WIDE:
                raise
            if problem.reason == "server_error" and window.day_count <= _HOPELESS_DAYS:
                raise
            first, second = window.halves()
            later = self._ranged(second, operation, committee_id, committee)
            earlier = self._ranged(first, operation, committee_id, committee)
            self._note_width(first.day_count)
            return merged((*earlier, *later))
        return tuple(m for m in service.meetings(root, committee=committee) if window.holds(m.date))

    def _widest_days(self) -> int:
        """Widest range worth asking for: what was answered lately, where wider ones were not."""
        days, until = self.memory.get("answered_days", (_WIDEST_DAYS, ""))
        return int(days) if until >= self._web.clock.today().isoformat() else _WIDEST_DAYS

    def _note_width(self, days: int) -> None:
        until = self._web.clock.today() + dt.timedelta(days=_COMMITTEES_KEPT_DAYS)
        self.memory["answered_days"] = [min(days, self._widest_days()), until.isoformat()]

    def _page_meetings(self, window: Window, wanted: tuple[str, ...], notes: tuple[str, ...]) -> Listing:
        every = [c for c in self.committees() if is_wanted(c, wanted)]
        tonight = self._tonight(every)
        found: list[Meeting] = []
        faults: list[FetchProblem] = []
        listed = dict[str, str](self.memory.get("listed", {}))
        for committee in tonight:
            try:
                reply = self._committee_page(committee)
                found += pages.meetings(reply.body, reply.final_url, committee)
                listed[committee.committee_id] = self._web.clock.stamp()
            except Stopped:
                raise
            except FetchProblem as problem:
                faults.append(problem)
                if problem.reason in ("budget", "unreachable", "certificate", "blocked") and not self._has_pages:
                    break
        self.memory["listed"] = listed
        is_whole = len(tonight) == len(every) and not faults
        meetings = tuple(m for m in merged(found) if window.holds(m.date))
        return Listing(meetings, is_whole=is_whole, route="pages", notes=notes, faults=tuple(faults))

    def _committee_page(self, committee: Committee) -> Reply:
        name = self.memory.get("committee_parameter", "CId")
        other = "CommitteeId" if name == "CId" else "CId"
        try:
            return self._page(f"ieListMeetings.aspx?{name}={committee.committee_id}&Year=0")
        except FetchProblem as problem:
            if problem.reason not in ("gone", "error_page", "server_error"):
                raise
        reply = self._page(f"ieListMeetings.aspx?{other}={committee.committee_id}&Year=0")
        self.memory["committee_parameter"] = other
        return reply

    def _tonight(self, every: list[Committee]) -> list[Committee]:
        """Which committees' pages to read: all the first time, later the longest unread, each at least weekly."""
        listed = self.memory.get("listed", {})
        if any(c.committee_id not in listed for c in every):
            return every
        count = max(_LISTED_A_NIGHT, -(-len(every) // 7))
        return sorted(every, key=lambda c: (listed[c.committee_id], c.committee_id))[:count]

    # one meeting

    def detail(self, meeting: Meeting) -> Detail:
        """Facts by the service, files by the page; either alone where the other is off."""
        problems: list[FetchProblem] = []
        told = self._asked(self._has_service, lambda: self._service_detail(meeting), problems)
        if told is None and problems and problems[-1].reason not in _NOT_OFF:
            self._service_faults, self._last_fault = self._service_faults + 1, problems[-1]
        count = len(problems)
        seen = self._asked(self._has_pages, lambda: self._page_detail(meeting), problems)
        if len(problems) > count:
            self._last_fault = problems[-1]
        if told is None and seen is None:
            raise problems[-1] if problems else self._why_off()
        if told is not None:
            self._service_faults = 0
        alone = seen or self._with_guesses(told or Detail(meeting))
        found = joined(told, seen) if told and seen else alone
        return replace(found, unread=self._last_fault if seen is None and self._had_pages else None)

    def _why_off(self) -> FetchProblem:
        """What closed both ways earlier tonight."""
        last = self._last_fault
        return FetchProblem(last.reason if last else "unparsable", self.base,
                            f"web service and pages are off ({last.detail if last else 'as the config has it'})")

    @staticmethod
    def _asked(is_open: bool, ask: Callable[[], Detail], problems: list[FetchProblem]) -> Detail | None:
        if not is_open:
            return None
        try:
            return ask()
        except Stopped:
            raise
        except FetchProblem as problem:
            problems.append(problem)
            return None

    def _service_detail(self, meeting: Meeting) -> Detail:
        root = self._called("GetMeeting", {"lMeetingId": meeting.meeting_id})
        return service.detail(root, self.base, meeting)

    def _page_detail(self, meeting: Meeting) -> Detail:
        committee = f"CId={meeting.committee_ids[0]}&" if meeting.committee_ids else ""
        reply = self._page(f"ieListDocuments.aspx?{committee}MId={meeting.meeting_id}&Ver=4")
        return pages.detail(reply.body, reply.final_url, meeting)

    def _with_guesses(self, told: Detail) -> Detail:
        """Files that no list names, where this system would keep them: the pack, and minutes if any were written."""
        meeting, kinds = told.meeting, {d.kind for d in told.documents}
        words = f"{dashed(meeting.date)} {(meeting.time or '').replace(':', '.')} {' '.join(meeting.committees[:1])}"
        extra: list[Document] = []
        if told.is_published and "pack" not in kinds:
            extra.append(guessed(self.base, "pack", meeting.meeting_id, words))
        if told.has_minutes and "minutes" not in kinds:
            extra.append(guessed(self.base, "minutes", meeting.meeting_id, words))
        return replace(told, documents=(*told.documents, *extra))

    # news and plans

    def news(self, window: Window) -> tuple[News, ...] | None:
        """What's New, else the feed. None where neither is there, or neither ever had a line."""
        days = f"{window.since:%d/%m/%Y}-{window.until:%d/%m/%Y}"
        for path, read in ((f"mgWhatsNew.aspx?ACT=Find&DR={days}", pages.news), ("mgRss.aspx", pages.rss)):
            try:
                reply = self._web.get(Ask(url=urljoin(self.base, path), reach=self.reach))
                found = read(reply.body, reply.final_url)
            except Stopped:
                raise
            except FetchProblem as problem:
                log.info("%s", problem)
                continue
            if found:
                self._note_pages()
                self.memory["has_news"] = True
                return found
            if self.memory.get("has_news"):
                return ()
        return None

    def plans(self, known: frozenset[str] = frozenset()) -> tuple[Document, ...]:
        """Printed forward-plan editions, from the list of plans and the pages of editions not yet `known`."""
        if not self._has_pages:
            raise FetchProblem("gone", f"{self.base}mgListPlans.aspx", "plans are listed by pages, and those are off")
        reply = self._page("mgListPlans.aspx?RPId=0&RD=0")
        found = {d.key: d for d in pages.plan_files(reply.body, reply.final_url)}
        for plan_id, url, title in pages.plan_pages(reply.body, reply.final_url):
            if plan_id in known:
                continue
            page = self._page(url)
            for document in pages.plan_files(page.body, page.final_url, title):
                found.setdefault(document.key, replace(document, meeting_id=None, item_number=plan_id))
        return tuple(found.values())
