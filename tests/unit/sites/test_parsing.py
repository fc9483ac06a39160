"""The web service and the pages: what they look like, and that no bytes bring the parsers down."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.sites import cmis
from extractor.sites import moderngov_pages as pages
from extractor.sites import moderngov_service as service
from extractor.sites.model import Committee, Meeting, Window, clock_time, is_wanted, iso_date
from extractor.sites.problems import FetchProblem
from extractor.sites.web import Reply

URL = "https://x.gov.uk/mgWebService.asmx/GetMeeting"
BASE = "https://x.gov.uk/"
MEETING = b"""<?xml version="1.0"?><Meeting xmlns="http://tempuri.org/"><MeetingId>7</MeetingId>
<CommitteeId>3</CommitteeId><CommitteeTitle>Adults &amp;amp; Health &amp; Care</CommitteeTitle>
<MeetingDate>2025-03-13T00:00:00</MeetingDate><MeetingTime>6.30 pm</MeetingTime><MeetingStatus>Confirmed</MeetingStatus>
<AgendaItems><AgendaItem><AgendaItemTitle>Road &amp; rail, unescaped & broken</AgendaItemTitle>
<FullDisplayNumberFormat>8a.</FullDisplayNumberFormat><IsRestricted>True</IsRestricted>
<LinkedDocuments><LinkedDoc><AttachmentId>55</AttachmentId><Title>Plan</Title><Url> documents/s55/Plan
 A.pdf </Url></LinkedDoc><LinkedDoc><AttachmentId>56</AttachmentId><Title>No address</Title></LinkedDoc>
</LinkedDocuments></AgendaItem></AgendaItems>
<Attendees><Attendee MemberId="9" Name="Cllr O&amp;apos;Neil" Attendance="Expected"/></Attendees>
</Meeting>"""


def test_a_meeting_in_another_case_and_namespace() -> None:
    found = service.detail(service.parsed(MEETING, URL), BASE, Meeting("7"))
    assert found.meeting.committees == ("Adults & Health & Care",)
    assert (found.meeting.date, found.meeting.time) == ("2025-03-13", "18:30")
    assert found.items[0]["number"] == "8a"
    assert found.items[0]["is_restricted"]
    assert [(d.key, d.url) for d in found.documents] == [
        ("s55", "https://x.gov.uk/documents/s55/Plan%20A.pdf"), ("s56", "https://x.gov.uk/mgConvert2PDF.aspx?ID=56"),
    ]
    assert found.attendees[0]["name"] == "Cllr O'Neil"


def test_another_meetings_answer_is_refused() -> None:
    with pytest.raises(FetchProblem, match="no meeting 8"):
        service.detail(service.parsed(MEETING, URL), BASE, Meeting("8"))


def test_entities_are_not_resolved() -> None:
    bomb = (b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
            b"<meetings><meeting><meetingid>1</meetingid><committeetitle>&b;&f;</committeetitle></meeting></meetings>")
    found = service.meetings(service.parsed(bomb, URL))
    assert "root:" not in str(found)
    assert "aaaa" not in str(found)


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_no_bytes_bring_the_service_down(body: bytes) -> None:
    try:
        root = service.parsed(b"<meetings>" + body, URL)
        service.meetings(root)
        service.committees(root)
    except FetchProblem as problem:
        assert problem.reason == "unparsable"


@given(st.text(max_size=400))
@settings(max_examples=150)
def test_no_page_brings_the_pages_down(text: str) -> None:
    page = f'<html><h1>Agenda</h1><a href="{text}">{text}</a><table><tr><td>1.<td>{text}</table>'
    body = page.encode("utf-8", "replace")
    pages.committees(body, BASE)
    pages.meetings(body, BASE)
    pages.news(body, BASE)
    pages.plan_files(body, BASE)
    pages.detail(body, BASE, Meeting("1"))


def test_a_calendar_of_many_spellings() -> None:
    body = b"""<html><ul>
      <li><a href="ieListDocuments.aspx?CId=3&amp;MId=11&amp;Ver=4">13 Mar 2025 6.30 pm</a></li>
      <li><a href="/(S(x1))/IELISTDOCUMENTS.ASPX?cid=3&MID=12">Thursday, 3rd April, 2025 10.00 am</a> - CANCELLED</li>
      <li><a href="CeListDocuments.aspx?CommitteeId=3&MeetingId=13&DF=01%2f05%2f2025&Ver=2">1/5/2025</a></li>
      <li>7 May 2025 <a href=" ieListDocuments.aspx?CId=3&
          MId=14 ">Agenda</a></li></ul></html>"""
    found = {m.meeting_id: m for m in pages.meetings(body, BASE, Committee("3", "Cabinet"))}
    assert [found[i].date for i in ("11", "12", "13", "14")] == ["2025-03-13", "2025-04-03", "2025-05-01", "2025-05-07"]
    assert [i for i, m in found.items() if m.is_cancelled] == ["12"]
    assert found["11"].time == "18:30"
    assert {m.committees for m in found.values()} == {("Cabinet",)}


def test_news_and_feed() -> None:
    page = b"""<html><li>20/11/2026 <a href="ieListDocuments.aspx?MId=5&x=1">Agenda published</a></li>
      <li><a href="mgListPlanItems.aspx?PlanId=9">Forward plan</a></li>
      <li><a href="other.aspx?ID=5">no</a></li></html>"""
    assert [(n.meeting_id, n.plan_id, n.date) for n in pages.news(page, BASE)] == [
        ("5", None, "2026-11-20"), (None, "9", None),
    ]
    feed = b"""<?xml version="1.0"?><rss><channel><item><title>Agenda published</title>
      <link>https://x.gov.uk/ieListDocuments.aspx?CId=1&amp;MId=6</link><pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate>
      </item></channel></rss>"""
    assert [(n.meeting_id, n.date) for n in pages.rss(feed, BASE)] == [("6", "2026-11-20")]


def test_news_in_one_long_line_keep_their_own_words() -> None:
    older = b'2/3/2026 - <a href="ieListDocuments.aspx?MId=5">Agenda published: Cabinet</a> '
    newer = b'3/3/2026 - <a href="ieListDocuments.aspx?MId=6">Minutes published: Council</a> '
    one, both = (pages.news(b"<html><div>" + lines + b"</div></html>", BASE) for lines in (older, older + newer))
    assert one[0] == both[0]
    assert [(n.meeting_id, n.date) for n in both] == [("5", "2026-03-02"), ("6", "2026-03-03")]


def test_minutes_as_the_service_flags_them() -> None:
    body = MEETING.replace(b"<MeetingStatus>", b"<MinutePublished>True</MinutePublished><MeetingStatus>")
    assert service.detail(service.parsed(body, URL), BASE, Meeting("7")).has_minutes
    assert not service.detail(service.parsed(MEETING, URL), BASE, Meeting("7")).has_minutes


def _cmis(page: str) -> Reply:
    url = "https://x.gov.uk/live/Meetings/tabid/70/Default.aspx"
    return Reply(url, url, 200, {}, f"<html><body>{page}</body></html>".encode())


def test_a_month_of_cmis_with_the_time_before_the_name() -> None:
    link = "ctl/ViewMeetingPublic/mid/397/Meeting/11/Committee/4/SelectedTab/Documents/Default.aspx"
    day = "<td>Monday, 8 June</td>"
    row = f"<table><tr>{day}<td><p><a href='{link}'>10:00 Planning Committee</a></p></td></tr></table>"
    found = cmis.meetings_of(_cmis(row), dt.date(2026, 6, 1))
    assert [(m.date, m.time, m.committees) for m in found] == [("2026-06-08", "10:00", ("Planning Committee",))]


@pytest.mark.parametrize(("others", "kind"), [((), "pack"), (("Treasury report",), "pack"),
                                              (("Treasury report", "Fraud report"), "frontsheet"),
                                              (("Treasury report", "Fraud report", "Public agenda pack"), "pack")])
def test_a_bare_agenda_among_its_reports_is_their_front_sheet(others: tuple[str, ...], kind: str) -> None:
    files = "".join(f"<li><a href='Document.ashx?n{n}'>{t}</a></li>" for n, t in enumerate(("Agenda", *others)))
    page = f"<div>Date/Time:</div><div>3 Aug 2026 - 10:00</div><div>Status:</div><div>Scheduled</div><ul>{files}</ul>"
    found = cmis.detail_of(_cmis(page), Meeting("11"))
    assert (found.meeting.date, found.meeting.time, found.meeting.status) == ("2026-08-03", "10:00", "Scheduled")
    assert found.documents[0].kind == kind


@given(st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)), st.integers(0, 4000))
def test_halves_cover_a_window_once(since: dt.date, length: int) -> None:
    window = Window(since, since + dt.timedelta(days=length + 1))
    first, second = window.halves()
    assert (first.since, second.until) == (window.since, window.until)
    assert first.until + dt.timedelta(days=1) == second.since
    assert first.day_count + second.day_count == window.day_count


@given(st.dates(dt.date(1980, 1, 1), dt.date(2069, 12, 31)))
def test_dates_as_the_service_writes_them(day: dt.date) -> None:
    assert iso_date(f"{day:%d/%m/%Y}") == iso_date(f"{day.isoformat()}T00:00:00") == day.isoformat()


@pytest.mark.parametrize(("text", "time"), [("10.00 am", "10:00"), ("12.30pm", "12:30"), ("12 am", "00:00"),
                                            ("13/03/2025 15:00:00", "15:00"), ("Room 12", None), ("", None)])
def test_times(text: str, time: str | None) -> None:
    assert clock_time(text) == time


def test_committees_by_name_part_or_id() -> None:
    committee = Committee("12", "Planning Committee")
    assert is_wanted(committee, ())
    assert is_wanted(committee, ("planning",))
    assert is_wanted(committee, ("12",))
    assert not is_wanted(committee, ("1",))


def test_cancelled_by_status_or_by_title() -> None:
    assert Meeting("1", status="Meeting Cancelled").is_cancelled
    assert Meeting("1", ("CANCELLED - Cabinet",), status="Confirmed").is_cancelled
    assert not Meeting("1", ("Cabinet",), status="Confirmed").is_cancelled


def test_an_answer_that_is_one_string_is_opened() -> None:
    body = b'<string xmlns="http://tempuri.org/">&lt;committees&gt;&lt;committee&gt;&lt;committeeid&gt;5&lt;' \
           b'/committeeid&gt;&lt;committeetitle&gt;Cabinet&lt;/committeetitle&gt;&lt;/committee&gt;&lt;/committees&gt;</string>'
    assert service.committees(service.parsed(body, URL)) == (Committee("5", "Cabinet"),)


def test_meetings_under_several_committees_keep_their_own() -> None:
    body = b"""<getmeetings><committee><committeeid>5</committeeid><committeetitle>Cabinet</committeetitle>
    <committeemeetings><meeting><meetingid>1</meetingid><meetingdate>01/12/2026</meetingdate></meeting>
    </committeemeetings></committee><committee><committeeid>6</committeeid><committeetitle>Audit</committeetitle>
    <committeemeetings><meeting><meetingid>2</meetingid></meeting></committeemeetings></committee></getmeetings>"""
    found = service.meetings(service.parsed(body, URL))
    assert [(m.meeting_id, m.committees, m.committee_ids) for m in found] == [
        ("1", ("Cabinet",), ("5",)), ("2", ("Audit",), ("6",))]


def test_a_page_that_is_no_list_is_no_committee_without_meetings() -> None:
    with pytest.raises(FetchProblem):
        pages.meetings(b"<html><h1>Bins</h1><p>Collected weekly</p></html>", BASE)
    assert pages.meetings(b"<html><p>There are currently no meetings scheduled</p></html>", BASE) == ()
