"""What the simulated councils publish: committees, meetings, files. A test changes it between two nights."""

import datetime as dt
from dataclasses import dataclass, field

TODAY = dt.datetime.now(dt.UTC).date()


def pdf(text: str, *, size: int = 3_000) -> bytes:
    """Bytes that begin and end like a PDF; the same text gives the same bytes."""
    head, foot = f"%PDF-1.4\n% {text}\n".encode(), f"\n% {text}\n%%EOF\n".encode()
    return head + b"x" * max(size - len(head) - len(foot), 0) + foot


@dataclass
class File:
    """A file that a meeting or plan lists. `path` is its address without the base; `faults` are played in turn."""

    path: str
    title: str
    content: bytes
    size_text: str = ""
    faults: list[str] = field(default_factory=list)
    etag: str = ""
    published: str = ""


@dataclass
class Meeting:
    meeting_id: int
    committee_id: int
    date: dt.date
    time: str = "10:00"
    status: str = "Confirmed"
    venue: str = "Committee Room 1 &amp; 2"
    items: list[tuple[str, str]] = field(default_factory=lambda: [("1.", "Apologies"), ("5.", "Fish &amp; Chips")])
    files: list[File] = field(default_factory=list)
    papers: list[File] = field(default_factory=list)
    other_committees: tuple[int, ...] = ()
    has_agenda: bool = True
    has_minutes: bool = False
    attendees: tuple[tuple[str, str], ...] = (("Councillor A Person", "Expected"),)

    @property
    def pack(self) -> File:
        return next(f for f in self.files if "T=10" in f.path)


@dataclass
class World:
    """One council. `news` are (date, words, meeting id)."""

    committees: dict[int, str] = field(default_factory=lambda: {
        101: "Cabinet", 102: "Children &amp; Families Scrutiny Committee", 103: "Planning Committee",
    })
    meetings: dict[int, Meeting] = field(default_factory=dict)
    news: list[tuple[dt.date, str, int]] = field(default_factory=list)
    plans: dict[int, tuple[str, list[File]]] = field(default_factory=dict)

    def add(self, meeting_id: int, committee_id: int, days: int, *, has_pack: bool = True, **facts: object) -> Meeting:
        """A meeting `days` from today, with a front sheet and (unless told otherwise) a pack and two papers."""
        meeting = Meeting(meeting_id, committee_id, TODAY + dt.timedelta(days=days), **facts)  # type: ignore[arg-type]
        if has_pack:
            name = f"documents/g{meeting_id}/Public reports pack {meeting_id}.pdf?T=10"
            meeting.files = [
                File(f"documents/g{meeting_id}/Agenda frontsheet {meeting_id}.pdf?T=0", "Agenda frontsheet",
                     pdf(f"front {meeting_id}")),
                File(name, "Public reports pack", pdf(f"pack {meeting_id}", size=4_000 + meeting_id % 100)),
            ]
            meeting.papers = [
                File(f"documents/s{meeting_id}{n}/Paper {n}.pdf", f"Paper {n}", pdf(f"paper {meeting_id} {n}"))
                for n in (1, 2)
            ]
            self.news.append((TODAY, f"Agenda published: {self.committees[committee_id]}", meeting_id))
        self.meetings[meeting_id] = meeting
        return meeting

    def minutes(self, meeting_id: int) -> File:
        """Publish printed minutes."""
        file = File(f"documents/g{meeting_id}/Printed minutes {meeting_id}.pdf?T=1", "Printed minutes",
                    pdf(f"minutes {meeting_id}"))
        self.meetings[meeting_id].files.append(file)
        self.meetings[meeting_id].has_minutes = True
        self.news.append((TODAY, "Minutes published", meeting_id))
        return file

    def supplement(self, meeting_id: int, number: int) -> File:
        """Publish a supplement."""
        file = File(f"documents/b{number}/Late report.pdf?T=9", "Agenda Supplement", pdf(f"supplement {number}"))
        self.meetings[meeting_id].files.append(file)
        self.news.append((TODAY, "Supplement published", meeting_id))
        return file

    def files(self) -> dict[str, File]:
        """Every file by its path in lower case, without blanks' escapes."""
        found: dict[str, File] = {}
        for meeting in self.meetings.values():
            for file in (*meeting.files, *meeting.papers):
                found[file.path.lower()] = file
        for _, files in self.plans.values():
            found |= {f.path.lower(): f for f in files}
        return found


def usual() -> World:
    """Six meetings: past and to come, with minutes, one cancelled, one not yet published, a forward plan."""
    world = World()
    world.add(7001, 101, -20)
    world.minutes(7001)
    world.add(7002, 102, -6)
    world.add(7003, 101, 3)
    world.add(7004, 103, 9)
    world.add(7005, 103, 12, has_pack=False, status="Cancelled", has_agenda=False, items=[])
    world.add(7006, 102, 30, has_pack=False, has_agenda=False, items=[])
    plan = File("documents/l149/Printed plan Forward Plan.pdf?T=4", "Printed plan Forward Plan", pdf("plan 149"))
    world.plans = {149: ("Forward Plan", [plan])}
    return world
