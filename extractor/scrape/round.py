"""One council's night: news, meetings, their documents, plans, and a slice of the past if one was asked for.

State is put down after each meeting and each slice, so that a kill costs the meeting under way; a round that was cut
off is taken up again within twelve hours, and does not visit what it has visited.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from extractor.scrape import decide
from extractor.scrape.decide import as_meeting
from extractor.scrape.documents import Collector
from extractor.scrape.outcome import CouncilReport, missing_reason
from extractor.scrape.visit import Visitor, as_document
from extractor.sites.model import Committee, Document, Listing, Meeting, News, Site, Window, is_wanted
from extractor.sites.problems import FetchProblem, Stopped
from extractor.sites.web import Web
from extractor.store import MeetingRecord, Store

WEEKS_BACK, WEEKS_AHEAD = 8, 5
_SLICE_DAYS = 56
_TAKEN_UP_WITHIN = dt.timedelta(hours=12)
_CHECKS_A_NIGHT, _OVERDUE_A_NIGHT = 3, 2
_PLANS_WATCHED = 2
_CHECK_AHEAD_DAYS = 14
_FIRST_NEWS_DAYS = 14
_VANISHED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Options:
    """What to do tonight. `since` and `until` replace the usual window; `kinds` as the command line calls them."""

    since: dt.date | None = None
    until: dt.date | None = None
    kinds: tuple[str, ...] = decide.DEFAULT_KINDS
    committees: tuple[str, ...] = ()
    backfill_years: float = 0.0

    def window(self, today: dt.date) -> Window:
        since = self.since or min(today, self.until or today) - dt.timedelta(weeks=WEEKS_BACK)
        return Window(since, self.until or max(today, since) + dt.timedelta(weeks=WEEKS_AHEAD))

    @property
    def is_usual(self) -> bool:
        return self.since is None and self.until is None and not self.committees


def scrape_council(
    name: str, site: Site, web: Web, store: Store, options: Options, state: dict[str, Any], *, spent: int = 0
) -> CouncilReport:
    """One round. `state` is the council's as the store has it, the site's memory within it; it is put down here.
    `spent`: requests that finding the site has cost tonight.

    Problems end in the report, and so does being told to stop, after the state has been put down.
    """
    report = CouncilReport(name, site.base)
    before = web.gate(site.base).spent
    try:
        _Round(name, site, web, store, options, report, state).run()
    except Stopped:
        report.lack("round", "stopped", site.base, "the next run goes on where this one was")
    except FetchProblem as problem:
        if problem.reason == "budget":
            report.lack("round", missing_reason(problem), site.base, problem.detail)
        else:
            report.error = f"{missing_reason(problem)}: {problem}"
    finally:
        report.requests = web.gate(site.base).spent - before + spent
        state["last_report"] = {**report.to_json(), "at": web.clock.stamp()}
        store.put_state(name, state)
    return report


class _Round:
    def __init__(
        self, name: str, site: Site, web: Web, store: Store, options: Options, report: CouncilReport,
        state: dict[str, Any],
    ) -> None:
        self._name, self._site, self._web, self._store = name, site, web, store
        self._options, self._report, self._state = options, report, state
        self._collector = Collector(web, store, name, site.reach)
        self._number = self._begun()
        self._visitor = Visitor(site, store, self._collector, report, name, self._number, options.kinds, web)

    def _begun(self) -> int:
        """Number of this round: the one that was cut off a short while ago, else the next."""
        now, state = self._web.clock.now(), self._state
        began = state.get("round_began")
        if not began or now - dt.datetime.fromisoformat(began) > _TAKEN_UP_WITHIN:
            state["round"] = int(state.get("round", 0)) + 1
            state["round_began"] = self._web.clock.stamp()
            self._store.put_state(self._name, state)
        return int(state["round"])

    def run(self) -> None:
        window = self._options.window(self._web.clock.today())
        lines = self._site.news(self._news_window())
        fresh = decide.fresh_news(lines or (), self._state.get("news", {}))
        listing = self._site.meetings(window, self._options.committees)
        self._judge(listing)
        self._alarm_unknown(listing)
        self._visit_all(self._candidates(listing, fresh, window), fresh, has_news=lines is not None)
        self._note_news(lines)
        if listing.is_whole and not self._report.alarms and not self._options.committees:
            self._note_withdrawn(listing, window)
        if self._options.is_usual:
            self._check_for_reissues(has_news=lines is not None)
        if "plans" in self._options.kinds:
            self._plans(fresh)
        self._backfill(window)
        self._finish(listing)

    def _news_window(self) -> Window:
        today = self._web.clock.today()
        last = self._state.get("finished_at")
        since = dt.date.fromisoformat(last[:10]) if last else today - dt.timedelta(days=_FIRST_NEWS_DAYS)
        return Window(min(since, today - dt.timedelta(days=1)), today)

    def _judge(self, listing: Listing) -> None:
        """Alarm where a council that had meetings has none; a fault for each list that did not answer."""
        self._report.meetings = len(listing.meetings)
        self._report.problems += listing.notes
        self._lists_missing(listing)
        before = int(self._state.get("meetings_listed", 0))
        if not listing.meetings and before and self._options.is_usual:
            self._report.alarms.append(f"no meetings listed, {before} last time")
        elif not listing.meetings and not listing.faults and not self._site.committees():
            told = "neither a committee nor a meeting is listed; `agendapack probe` says what answers at this address"
            self._report.alarms.append(told)

    def _lists_missing(self, listing: Listing) -> None:
        for fault in listing.faults:
            self._report.lack("listing", missing_reason(fault), fault.url, fault.detail, is_listed=True)

    def _alarm_unknown(self, listing: Listing) -> None:
        """A committee that was asked for and is not there: a slip of the pen must not look like a quiet night."""
        for name in self._options.committees:
            listed = (Committee(i, n) for m in listing.meetings
                      for i, n in zip_longest(m.committee_ids, m.committees, fillvalue=""))
            if any(is_wanted(c, (name,)) for c in listed):
                continue
            every = self._site.committees()
            if every and not any(is_wanted(c, (name,)) for c in every):
                told = ", ".join(c.name for c in every[:8]) + (", …" if len(every) > 8 else "")
                self._report.alarms.append(f"no committee is called {name!r}; there are {told}")

    def _candidates(self, listing: Listing, fresh: Iterable[News], window: Window) -> list[Meeting]:
        """Listed meetings, then those that news or an unfinished visit name but no list of tonight does."""
        found = {m.meeting_id: m for m in listing.meetings}
        records = {r.meeting_id: r for r in self._store.meetings(self._name)}
        if self._options.is_usual:
            named = [n.meeting_id for n in fresh if n.meeting_id]
            unfinished = [r.meeting_id for r in records.values() if r.visited_at and not r.is_complete]
            for meeting_id in (*named, *unfinished):
                known = records.get(meeting_id)
                found.setdefault(meeting_id, as_meeting(known) if known else Meeting(meeting_id))
        today = self._web.clock.today().isoformat()
        return sorted(found.values(), key=lambda m: (_distance(m.date, today), m.meeting_id))

    def _visit_all(self, meetings: Iterable[Meeting], fresh: Iterable[News], *, has_news: bool) -> None:
        due = decide.overdue(self._store.meetings(self._name), self._web.clock.today(), self._number)
        overdue = {r.meeting_id for r in due[:_OVERDUE_A_NIGHT]} if has_news else set()
        named: dict[str | None, str] = {}
        for line in fresh:
            named[line.meeting_id] = f"{named.get(line.meeting_id, '')} {line.text}"
        for meeting in meetings:
            record = self._store.meeting(self._name, meeting.meeting_id)
            reason = decide.reason_to_visit(
                meeting, record, is_named=meeting.meeting_id in named, is_overdue=meeting.meeting_id in overdue,
                has_news=has_news, this_round=self._number, now=self._web.clock.now(), kinds=self._options.kinds,
            )
            if reason == "news" and "news" not in self._state:
                reason = "first news"
            if reason is None:
                self._visitor.pass_by(meeting, record)
            else:
                self._visitor.visit(meeting, record, reason, news=named.get(meeting.meeting_id, ""))

    def _note_withdrawn(self, listing: Listing, window: Window) -> None:
        """Meetings that were listed in this window and are no more. Many at once are an alarm, not a fact."""
        listed = {m.meeting_id for m in listing.meetings}
        known = [r for r in self._store.meetings(self._name)
                 if r.date and window.holds(r.date) and not r.is_withdrawn]
        vanished = [r for r in known if r.meeting_id not in listed and r.visited_round != self._number]
        if len(vanished) > max(3, _VANISHED_SHARE * len(known)):
            self._report.alarms.append(f"{len(vanished)} of {len(known)} known meetings are no longer listed")
            return
        for record in vanished:
            self._follow(record)

    def _follow(self, record: MeetingRecord) -> None:
        """Where a meeting that is no longer listed went: its own page says so, or is gone as well."""
        known = as_meeting(record)
        try:
            detail = self._site.detail(known)
        except Stopped:
            raise
        except FetchProblem as problem:
            if problem.reason not in ("gone", "error_page", "unparsable"):
                return
        else:
            if detail.meeting.date != record.date or detail.meeting.is_cancelled:
                self._visitor.visit(detail.meeting, record, "no longer listed", detail=detail)
                return
        change = {"at": self._web.clock.stamp(), "field": "listing", "before": "listed", "after": "withdrawn"}
        self._store.put_meeting(replace(record, is_withdrawn=True, changes=(*record.changes, change),
                                        missing={"pack": "withdrawn"}))
        self._report.changes.append(f"withdrawn: {' / '.join(record.committees)} {record.date}")

    def _check_for_reissues(self, *, has_news: bool) -> None:
        """Packs of the next fortnight are re-issued until the morning of the meeting: a few are looked at each night,
        the longest unseen first. Where no page tells of news, so are minutes, the newest plans and what was issued
        lately."""
        today, began = self._web.clock.today(), str(self._state["round_began"])
        ahead = today + dt.timedelta(days=_CHECK_AHEAD_DAYS)
        watched = Window(today, ahead) if has_news else Window(today - decide.LIVELY, ahead)
        kinds = ("pack",) if has_news else ("pack", "minutes", "supplement")
        due: list[tuple[str, Meeting | None, Document]] = [] if has_news else self._newest_plans(began)
        for record in self._store.meetings(self._name):
            if not record.date or not watched.holds(record.date) or (has_news and self._is_visited(record)):
                continue
            for row in record.documents:
                source = self._store.source(self._name, row["key"]) if row["kind"] in kinds else None
                if source is not None and source.newest is not None and source.checked_at < began:
                    due.append((source.checked_at, as_meeting(record), as_document(row)))
        for _, meeting, document in sorted(due, key=lambda d: (d[0], d[2].key))[:_CHECKS_A_NIGHT]:
            self._visitor.check(document, meeting)

    def _newest_plans(self, began: str) -> list[tuple[str, Meeting | None, Document]]:
        stored = sorted((s for s in self._store.sources(self._name) if s.kind == "plan" and s.newest is not None),
                        key=lambda s: (s.first_seen, s.key))
        return [(s.checked_at, None, Document(s.key, s.url, "plan", s.title, size=s.listed_size, published=s.published))
                for s in stored[-_PLANS_WATCHED:] if s.checked_at < began]

    def _is_visited(self, record: MeetingRecord) -> bool:
        return record.visited_round == self._number

    def _plans(self, fresh: Iterable[News]) -> None:
        today = self._web.clock.today().isoformat()
        if self._state.get("no_plans_until", "") > today:
            return
        read = frozenset(self._state.get("plans_read", ())) - {n.plan_id for n in fresh if n.plan_id}
        try:
            documents = self._site.plans(frozenset(read))
        except Stopped:
            raise
        except FetchProblem as problem:
            if problem.reason in ("gone", "error_page", "unparsable", "robots") and not read:
                self._note_no_plans(problem)
            else:
                self._report.lack("plan", missing_reason(problem), problem.url, problem.detail)
            return
        self._state.pop("plans_missed", None)
        done = set(read)
        for document in documents:
            plan_id = document.item_number
            if self._visitor.collect(document, None, "none" if plan_id in read else "some") and plan_id:
                done.add(plan_id)
        self._state["plans_read"] = sorted(done)

    def _note_no_plans(self, problem: FetchProblem) -> None:
        """A site without plans is asked once a week; but one bad night does not make it one."""
        missed = int(self._state.get("plans_missed", 0)) + 1
        self._state["plans_missed"] = missed
        if missed > 1:
            self._state["no_plans_until"] = (self._web.clock.today() + decide.WEEKLY).isoformat()
        self._report.problems.append(f"no forward plans: {problem}")

    def _backfill(self, window: Window) -> None:
        """Older meetings, a slice at a time from the newest back; each slice is put down before the next."""
        years = self._options.backfill_years
        if not years:
            return
        goal = self._web.clock.today() - dt.timedelta(days=round(365.25 * years))
        done: Mapping[str, str] = self._state.get("backfill", {})
        upto = min(window.since, dt.date.fromisoformat(done["back_to"])) if done else window.since
        while upto > goal:
            piece = Window(max(goal, upto - dt.timedelta(days=_SLICE_DAYS)), upto - dt.timedelta(days=1))
            listing = self._site.meetings(piece, self._options.committees)
            self._lists_missing(listing)
            self._report.meetings += len(listing.meetings)
            self._visit_all(listing.meetings, (), has_news=True)
            upto = piece.since
            self._state["backfill"] = {"back_to": upto.isoformat()}
            self._store.put_state(self._name, self._state)

    def _note_news(self, lines: Iterable[News] | None) -> None:
        """Lines are old as soon as their meetings have been visited, whatever else the night may bring."""
        if lines is not None and self._options.is_usual:
            self._state["news"] = dict(Counter(line.text for line in lines))
            self._store.put_state(self._name, self._state)

    def _finish(self, listing: Listing) -> None:
        state = self._state
        if self._options.is_usual and listing.meetings:
            state["meetings_listed"] = max(len(listing.meetings), 0)
        state["system"] = self._site.system
        if self._options.is_usual:
            state["finished_at"] = self._web.clock.stamp()
        state.pop("round_began", None)


def _distance(date: str | None, today: str) -> int:
    """Days between a meeting and today; meetings without a date last."""
    return abs((dt.date.fromisoformat(date) - dt.date.fromisoformat(today)).days) if date else 1_000_000
