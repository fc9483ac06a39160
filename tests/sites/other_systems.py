"""CMIS and a plain list of links on loopback, for one world each."""

import calendar
import datetime as dt
import html
import re
from urllib.parse import unquote, urlsplit

from tests.sites.simulator import Handler
from tests.sites.world import Meeting

TAB = "live/Meetingscalendar/tabid/70/ctl"


class CmisHandler(Handler):
    """A calendar by months, a page per meeting, files behind a cipher."""

    has_calendar = True

    def route(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        world = self.simulator.world
        if path == "robots.txt":
            self.send_bytes(self.simulator.switches.robots.encode(), "text/plain")
        elif path.lower() == "live/meetings.aspx":
            first = next(iter(world.meetings.values()))
            self.page(f"<h1>Meetings</h1><a href='/{self.address(first)}'>{world.committees[first.committee_id]}</a>")
        elif path.lower() == "live/committees.aspx":
            self.page("".join(f"<a href='/live/Committees/tabid/62/ctl/ViewCMIS_CommitteeDetails/mid/381/id/{i}/"
                              f"Default.aspx'>{n}</a>" for i, n in world.committees.items()))
        elif match := re.search(r"/ViewCMIS_CommitteeDetails/mid/\d+/id/(\d+)/", path):
            self.committee(int(match[1]))
        elif self.has_calendar and (match := re.search(r"/Date/(\d{4})-(\d\d)-(\d\d)/", path)):
            self.month(dt.date(int(match[1]), int(match[2]), int(match[3])))
        elif match := re.search(r"/Meeting/(\d+)/", path):
            self.meeting(world.meetings.get(int(match[1])))
        elif path.lower() == "live/document.ashx":
            file = world.files().get(html.unescape(unquote(urlsplit(self.path).query)).lower())
            self.send_file(file) if file else self.page("<h1>Not found</h1>", 404)
        else:
            self.page("<h1>Not found</h1>", 404)

    @staticmethod
    def address(meeting: Meeting) -> str:
        ids = f"Meeting/{meeting.meeting_id}/Committee/{meeting.committee_id}"
        return f"{TAB}/ViewMeetingPublic/mid/397/{ids}/Default.aspx"

    def month(self, first: dt.date) -> None:
        """Days are headed "Monday, 8 June", without a year."""
        cells = []
        for day in range(1, calendar.monthrange(first.year, first.month)[1] + 1):
            date = first.replace(day=day)
            rows = "".join(
                f"<div><a href='/{self.address(m)}'>{m.time} {self.simulator.world.committees[m.committee_id]}</a>"
                f"{' CANCELLED' if m.status == 'Cancelled' else ''}</div>"
                for m in self.simulator.world.meetings.values() if m.date == date
            )
            cells.append(f"<td><span>{date:%A, %-d %B}</span>{rows}</td>")
        self.page("<table>" + "".join(f"<tr>{c}</tr>" for c in cells) + "</table>")

    def committee(self, committee: int) -> None:
        rows = "".join(
            f"<tr><td><a href='/{self.address(m)}'>{m.date:%d/%m/%Y} {m.time}</a></td><td>{m.status}</td></tr>"
            for m in self.simulator.world.meetings.values() if m.committee_id == committee
        )
        self.page(f"<h1>{self.simulator.world.committees[committee]}</h1><table>{rows}</table>")

    def meeting(self, meeting: Meeting | None) -> None:
        if meeting is None:
            self.page("<h1>Not found</h1>", 404)
            return
        name = self.simulator.world.committees[meeting.committee_id]
        links = "".join(
            f"<fieldset><legend>{'Minutes' if 'minutes' in f.path else 'Agenda'}</legend>"
            f"<a href='/live/Document.ashx?{html.escape(f.path)}'>{f.title}</a></fieldset>" for f in meeting.files
        )
        self.page(f"<h1>Meeting details</h1><table><tr><td>Committee:</td><td>{name}</td></tr>"
                  f"<tr><td>Status:</td><td>{meeting.status}</td></tr><tr><td>Venue:</td><td>{meeting.venue}</td></tr>"
                  f"<tr><td>Date:</td><td>{meeting.date:%A, %-d %B %Y} {meeting.time}</td></tr></table>{links}")


class CmisWithoutCalendar(CmisHandler):
    """The months answer 404: only the committees' own pages list meetings."""

    has_calendar = False


class LinkHandler(Handler):
    """A parish council's page with a table, and a second page of older meetings."""

    def route(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        world = self.simulator.world
        if path == "robots.txt":
            self.send_bytes(b"", "text/plain", 404)
        elif path in ("meetings", "older"):
            meetings = sorted(world.meetings.values(), key=lambda m: m.date, reverse=True)
            half = meetings[:3] if path == "meetings" else meetings[3:]
            rows = "".join(
                f"<tr><td class='date'>{m.date:%-d %B %Y}</td><td>"
                + "".join(f"<a href='/{html.escape(f.path.split('?')[0])}'>{f.title}</a> " for f in m.files)
                + "</td></tr>" for m in half
            )
            following = "<a rel='next' href='/older'>Older</a>" if path == "meetings" else ""
            self.page(f"<h1>Meetings of the council</h1><table>{rows}</table>{following}")
        else:
            found = next((f for p, f in world.files().items() if p.split("?")[0] == path.lower()), None)
            self.send_file(found) if found else self.page("<h1>Not found</h1>", 404)
