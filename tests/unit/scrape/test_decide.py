"""Which meetings are visited, and why."""

import datetime as dt

from extractor.scrape.decide import changes_between, doubts, fresh_news, overdue, reason_to_visit, wanted_documents
from extractor.sites.model import Detail, Document, Meeting, News
from extractor.store import MeetingRecord

NOW = dt.datetime(2026, 11, 21, 2, 0, tzinfo=dt.UTC)
MEETING = Meeting("7", ("Cabinet",), ("1",), "2026-11-25", "10:00", "Confirmed")


def record(**facts: object) -> MeetingRecord:
    known = {"council": "x", "meeting_id": "7", "date": "2026-11-25", "time": "10:00", "status": "Confirmed",
             "listed": MEETING.listed, "is_complete": True, "visited_at": "2026-11-20T02:00:00+00:00",
             "visited_round": 1, **facts}
    return MeetingRecord(**known)  # type: ignore[arg-type]


def why(meeting: Meeting, known: MeetingRecord | None, *, is_named: bool = False, has_news: bool = True,
        kinds: tuple[str, ...] = ()) -> str | None:
    return reason_to_visit(meeting, known, is_named=is_named, has_news=has_news, this_round=2, now=NOW, kinds=kinds)


def test_each_reason() -> None:
    assert why(MEETING, None) == "new"
    assert why(MEETING, record()) is None
    assert why(MEETING, record(), is_named=True) == "news"
    assert why(MEETING, record(kinds=("packs",)), kinds=("packs", "minutes")) == "more kinds"
    assert why(MEETING, record(is_complete=False)) == "unfinished"
    assert why(MEETING, record(), has_news=False) == "no news page"
    assert why(MEETING, record(visited_at="2026-11-13T02:00:00+00:00")) == "weekly"
    assert why(Meeting("7", date="2026-12-02"), record()) == "listing changed"
    assert why(MEETING, record(visited_round=2), is_named=True) is None
    assert why(Meeting("7", status="Cancelled"), None) is None


def test_the_same_line_twice_is_news_again() -> None:
    line = News("7", None, "2026-11-21", "Agenda published", "u")
    assert fresh_news([line], {}) == [line]
    assert fresh_news([line], {"Agenda published": 1}) == []
    assert fresh_news([line, line], {"Agenda published": 1}) == [line]


def test_papers_stand_in_for_a_pack() -> None:
    paper, pack = Document("s1", "u", "paper"), Document("g1:T10", "u", "pack")
    assert wanted_documents(Detail(MEETING, (paper, pack)), ("packs",)) == [pack]
    assert wanted_documents(Detail(MEETING, (paper,)), ("packs",)) == [paper]
    assert wanted_documents(Detail(MEETING, (paper,)), ("minutes",)) == []


def test_moves_are_changes_and_new_facts_are_not() -> None:
    meeting = Meeting("7", date="2026-12-02", venue="Hall", status="Confirmed")
    moved = changes_between(record(venue=None), meeting, "now")
    assert [(c["field"], c["before"], c["after"]) for c in moved] == [("date", "2026-11-25", "2026-12-02")]


def test_news_that_nothing_explains_is_about_what_is_stored() -> None:
    pack, minutes = Document("g1:T10", "u", "pack"), Document("g1:T1", "u", "minutes")
    detail = Detail(MEETING, (pack, minutes))
    same, other = record(fingerprint=detail.fingerprint), record(fingerprint="another")
    assert doubts(detail, same, "news", "Agenda published")(pack) == "strong"
    assert doubts(detail, same, "news", "Agenda published")(minutes) == "some"
    assert doubts(detail, same, "news", "Minutes published")(minutes) == "strong"
    assert doubts(detail, other, "news", "Agenda published")(pack) == "some"
    assert doubts(detail, same, "new", "")(pack) == "none"


def test_what_should_be_out_by_now_is_looked_for() -> None:
    waiting = {"missing": {"pack": "not published yet"}}
    due = [record(meeting_id="1", **waiting), record(meeting_id="2", date="2026-12-20", **waiting),
           record(meeting_id="3"), record(meeting_id="4", visited_at="2026-11-18T02:00:00+00:00", **waiting),
           record(meeting_id="5", visited_round=2, **waiting)]
    assert [r.meeting_id for r in overdue(due, NOW.date(), 2)] == ["4", "1"]
