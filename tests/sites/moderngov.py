"""A council's ModernGov as it answers: files, the web service, the pages."""

import datetime as dt
import html
import re
from urllib.parse import parse_qs, quote, unquote, urlsplit

from tests.sites.plumbing import Handler
from tests.sites.world import File, Meeting

FULL_RANGE_DAYS = 100


class ModernGovHandler(Handler):
    """The web service and the pages of one council."""

    def route(self) -> None:
        parts = urlsplit(self.path)
        page = unquote(parts.path).lstrip("/")
        switches = self.simulator.switches
        query = {k.lower(): v[0] for k, v in parse_qs(parts.query).items()}
        if page == "robots.txt":
            self.send_bytes(switches.robots.encode(), "text/plain", switches.robots_status)
            return
        if switches.folder:
            if not page.startswith(switches.folder):
                self.front_page(page)
                return
            page = page.removeprefix(switches.folder)
        agent = self.headers.get("User-Agent", "")
        if switches.refuses_libraries and (not agent or re.match(r"python|httpx|requests|curl|mozilla", agent, re.I)):
            self.send_bytes(b"forbidden", "text/plain", 403)
            return
        faults = switches.page_faults.get(page.rsplit("/", 1)[-1].lower(), [])
        if faults and self.fault(faults.pop(0)):
            return
        if page.lower().startswith("documents/"):
            self.document(page, query)
        elif page.lower().startswith("mgwebservice.asmx/"):
            self.service(page.split("/")[-1], query)
        elif switches.pages_off or (switches.news_off and page.lower() in ("mgwhatsnew.aspx", "mgrss.aspx")):
            self.error_page()
        else:
            self.web_page(page.lower(), query)

    def front_page(self, page: str) -> None:
        switches = self.simulator.switches
        if page == "" and switches.front_page == "redirect":
            self.redirect(f"/{switches.folder}ieDocHome.aspx?bcr=1")
        elif page == "":
            link = f"<a href='/{switches.folder}mgListCommittees.aspx'>Committees</a>"
            self.page(f"<h1>Welcome</h1><a href='/bins'>Bins</a>{link if switches.front_page == 'links' else ''}")
        else:
            self.page("<h1>Not found</h1>", 404)

    # files

    def document(self, page: str, query: dict[str, str]) -> None:
        t = query.get("t")
        key = f"{page}?T={t}".lower() if t else page.lower()
        files = self.simulator.world.files()
        file = files.get(key) or self.by_number(page, t)
        if file is None or (self.simulator.switches.needs_t and "t=" in file.path.lower() and not t):
            self.error_page()
            return
        self.send_file(file)

    def by_number(self, page: str, t: str | None) -> File | None:
        """As the system does: the name is decoration, the folder and `T` decide."""
        folder = page.lower().rsplit("/", 1)[0] + "/"
        for path, file in self.simulator.world.files().items():
            if path.startswith(folder) and (t is None or path.endswith(f"?t={t}")):
                return file
        return None

    # the web service

    def service(self, operation: str, query: dict[str, str]) -> None:
        switches, world = self.simulator.switches, self.simulator.world
        if switches.service_off:
            self.error_page()
        elif operation == "GetCommittees":
            rows = "".join(
                f"<committee><committeeid>{i}</committeeid><committeetitle>{twice(n)}</committeetitle>"
                "<committeedeleted>False</committeedeleted></committee>" for i, n in world.committees.items()
            )
            self.xml(f"<getcommittees><committeescount>3</committeescount>{rows}</getcommittees>")
        elif operation in ("GetMeetings", "GetAllMeetingsByDate"):
            self.meetings(operation, query)
        elif operation == "GetMeeting":
            meeting = world.meetings.get(int(query.get("lmeetingid", "0")))
            self.xml(self.one(meeting)) if meeting else self.error_page()
        else:
            self.error_page()

    def meetings(self, operation: str, query: dict[str, str]) -> None:
        switches, world = self.simulator.switches, self.simulator.world
        dates = [re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", query.get(n, "")) for n in ("sfromdate", "stodate")]
        if not all(dates):
            self.xml("<meetings>" + "".join(self.dumped(n) for n in range(5_000)) + "</meetings>")
            return
        since, until = (dt.date(int(m[3]), int(m[2]), int(m[1])) for m in dates if m)
        if switches.wide_fails and (until - since).days > FULL_RANGE_DAYS // 2:
            self.send_bytes(b"timeout", "text/plain", 503)
            return
        wanted = query.get("lcommitteeid", "")
        rows = []
        for meeting in world.meetings.values():
            for committee in (meeting.committee_id, *meeting.other_committees):
                is_all = wanted == switches.all_committees
                if since <= meeting.date <= until and (is_all or wanted == str(committee)) and not switches.empty:
                    rows.append(self.listed(meeting, committee))
        dump = "".join(self.dumped(n) for n in range(switches.dumps))
        self.xml(f"<getmeetings><meetings>{''.join(rows)}{dump}</meetings></getmeetings>")

    def dumped(self, number: int) -> str:
        day = dt.date(2001, 1, 1) + dt.timedelta(days=number)
        return (f"<meeting><meetingid>{10_000 + number}</meetingid><meetingdate>{day:%d/%m/%Y}</meetingdate>"
                "<meetingtime>10:00</meetingtime></meeting>")

    def listed(self, meeting: Meeting, committee: int) -> str:
        name = self.simulator.world.committees[committee]
        return (
            f"<meeting><meetingid>{meeting.meeting_id}</meetingid><committeeid>{committee}</committeeid>"
            f"<committeetitle>{twice(name)}</committeetitle><meetingdate>{meeting.date:{self.simulator.switches.day}}</meetingdate>"
            f"<meetingtime>{meeting.time}</meetingtime><meetingstatus>{meeting.status}</meetingstatus>"
            f"<meetinglocation>{meeting.venue}</meetinglocation></meeting>"
        )

    def one(self, meeting: Meeting) -> str:
        papers = "".join(
            f"<linkeddoc><attachmentid>{re.sub(r'[^0-9]', '', p.path.split('/')[1])}</attachmentid>"
            f"<title>{twice(p.title)}</title><url>{html.escape(self.simulator.base + quote(p.path))}</url>"
            f"<publicationdate>{p.published}</publicationdate></linkeddoc>" for p in meeting.papers
        )
        body = "&lt;p&gt;The minutes&lt;/p&gt;" if meeting.has_minutes else ""
        items = "".join(
            f"<agendaitem><agendaitemid>{n}</agendaitemid><agendaitemtitle>{twice(title)}</agendaitemtitle>"
            f"<agendaitemnumber>{n}</agendaitemnumber><fulldisplaynumberformat>{number}</fulldisplaynumberformat>"
            f"<minutesnonemptyhtmlbody>{body}</minutesnonemptyhtmlbody><isrestricted>False</isrestricted>"
            f"<linkeddocuments>{papers if n == 2 else ''}</linkeddocuments></agendaitem>"
            for n, (number, title) in enumerate(meeting.items, 1)
        )
        people = "".join(f'<attendee memberid="1" name="{n}" roledescription="Member" attendance="{a}"/>'
                         for n, a in meeting.attendees)
        return (
            self.listed(meeting, meeting.committee_id).removesuffix("</meeting>")
            + f"<agendapublished>{meeting.has_agenda}</agendapublished><agendaitems>{items}</agendaitems>"
            f"<attendees>{people}</attendees></meeting>"
        )

    def xml(self, body: str) -> None:
        style = self.simulator.switches.xml
        if style == "namespace":
            body = body.replace(">", ' xmlns="http://tempuri.org/">', 1)
        elif style == "string":
            body = f'<string xmlns="http://tempuri.org/">{html.escape(body, quote=False)}</string>'
        elif style == "soap":
            body = f'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>{body}</s:Body></s:Envelope>'
        self.send_bytes(f'<?xml version="1.0" encoding="utf-8"?>{body}'.encode(), "text/xml; charset=utf-8")

    # the pages

    def href(self, address: str) -> str:
        if self.simulator.switches.odd_hrefs:
            return f' {html.escape(address).replace("?", "?", 1)}\n '
        return html.escape(quote(address, safe="/?=&"))

    def web_page(self, page: str, query: dict[str, str]) -> None:
        answers = {
            "mglistcommittees.aspx": self.committee_list, "ielistmeetings.aspx": self.meeting_list,
            "ielistdocuments.aspx": self.meeting_page, "mgwhatsnew.aspx": self.news_page,
            "mglistplans.aspx": self.plan_list, "mglistplanitems.aspx": self.plan_page,
        }
        answer = answers.get(page)
        answer(query) if answer else self.error_page()

    def committee_list(self, query: dict[str, str]) -> None:
        world = self.simulator.world
        self.page("<h1>Committees</h1><ul>" + "".join(
            f'<li><a href="{self.href(f"mgCommitteeDetails.aspx?ID={i}")}">{name}</a></li>'
            for i, name in world.committees.items()
        ) + "</ul>")

    def meeting_list(self, query: dict[str, str]) -> None:
        committee = int(query.get("cid", "0"))
        rows = []
        for meeting in self.simulator.world.meetings.values():
            if committee in (meeting.committee_id, *meeting.other_committees) and not self.simulator.switches.empty:
                address = f"ieListDocuments.aspx?CId={committee}&MID={meeting.meeting_id}&Ver=4"
                status = f" - {meeting.status}" if meeting.status != "Confirmed" else ""
                rows.append(f'<li><a href="{self.href(address)}">{meeting.date:%-d %b %Y} 10.00 am</a>{status}</li>')
        self.page(f"<h1>Browse meetings</h1><ul>{''.join(rows)}</ul>")

    def meeting_page(self, query: dict[str, str]) -> None:
        meeting = self.simulator.world.meetings.get(int(query.get("mid", "0")))
        if meeting is None:
            self.error_page()
            return
        links = "".join(self.file_link(f) for f in meeting.files)
        rows = "".join(f"<tr><td>{n}</td><td><p>{t}</p></td></tr>" for n, t in meeting.items)
        papers = "".join(self.file_link(f) for f in meeting.papers)
        name = self.simulator.world.committees[meeting.committee_id]
        self.page(
            f"<h1>Agenda and minutes</h1><h2>{name} - {meeting.date:%A, %-d %B, %Y} 10.00 am</h2>"
            f"<p>Venue: {meeting.venue}</p><ul>{links}</ul><table>{rows}</table><ul>{papers}</ul>"
            f'<a href="documents/g999999/Public reports pack other.pdf?T=10">Previous meeting</a>'
        )

    def file_link(self, file: File) -> str:
        size = file.size_text or f"PDF {len(file.content) // 100} KB"
        path = file.path.split("?")[0] if self.simulator.strips_t else file.path
        return f'<li><a href="{self.href(path)}" title="Link to">{file.title} <span>{size}</span></a></li>'

    def news_page(self, query: dict[str, str]) -> None:
        rows = "".join(
            f'<li>{day:%d/%m/%Y}: <a href="{self.href(f"ieListDocuments.aspx?MId={i}&Ver=4")}">{words}</a></li>'
            for day, words, i in self.simulator.world.news
        )
        self.page(f"<h1>What's new</h1><ul>{rows}</ul>")

    def plan_list(self, query: dict[str, str]) -> None:
        rows = "".join(f'<li><a href="mgListPlanItems.aspx?PlanId={i}&RP=1">{name}</a></li>'
                       for i, (name, _) in self.simulator.world.plans.items())
        self.page(f"<h1>Forward plans</h1><ul>{rows}</ul>")

    def plan_page(self, query: dict[str, str]) -> None:
        plan = self.simulator.world.plans.get(int(query.get("planid", "0")))
        if plan is None:
            self.error_page()
            return
        self.page(f"<h1>{plan[0]}</h1><ul>{''.join(self.file_link(f) for f in plan[1])}</ul>")


def twice(text: str) -> str:
    """Escaped once more than it should be, as the service does."""
    return html.escape(text)
