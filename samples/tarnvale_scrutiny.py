"""Tarnvale Council, Place Scrutiny Panel, 3 April 2025: tables without lines, and a word-processor look.

"Item 1" numbering with the word before the figure. A forward plan in columns without any ruling on landscape pages,
months instead of days; a work plan whose date stands in the first column of each row; an action tracker ruled only
between rows. Embedded face, outline, stamps only from item 4 on.
"""

from samples.kit.book import Sample, print_pack
from samples.kit.faces import Type
from samples.kit.plans import Outcome, PlanEntry, Topic
from samples.kit.press import Margins, Press
from samples.kit.tables import Cell, Look, table

PANEL = "Place Scrutiny Panel"
BODY = Type("vera", 9.5, leading=1.3)
BOLD = Type("vera", 9.5, bold=True, leading=1.3)
SMALL = Type("vera", 8, leading=1.25)

AGENDA = (("1", "Apologies for absence", False), ("2", "Declarations of interest", False),
          ("3", "Minutes of the last meeting", False), ("4", "Cabinet forward plan", True),
          ("5", "Work plan and actions", True), ("6", "Date of next meeting: 12 June 2025", False))

PLAN = (
    PlanEntry(reference="I10482", when="April 2025", decision_date=None, makers=("Cabinet",),
              issue="Highways capital programme 2025/26", decision="To approve the list of schemes",
              documents="Report", contact_name="Moses Finch", contact_role=None),
    PlanEntry(reference="I10490", when="12 May 2025", decision_date="2025-05-12",
              makers=("Cabinet Member for Transport",), issue="Bus service improvement plan",
              decision="To approve the use of this year's grant for evening buses between Tarnfoot and the hospital",
              documents="Report and appendix", contact_name="Cordelia Beck", contact_role=None),
    PlanEntry(reference="I10495", when="Between 1 Jun 2025 and 31 Jul 2025", decision_date=None,
              makers=("Director of Place",), issue="Ferry landing repairs", decision="To award a contract",
              documents="Tender report", exemption="part", exemption_text="Part exempt", contact_name="Moses Finch",
              contact_role=None),
    PlanEntry(reference="I10501", when="9 July 2025", decision_date="2025-07-09", makers=("Cabinet",),
              issue="Car park strategy", decision="To adopt the strategy after the second consultation",
              documents="Strategy", contact_name="Lionel Sax", contact_role=None),
)
WORK = (("12 June 2025", "2025-06-12", Topic("Winter maintenance: how the season went", "Moses Finch")),
        ("12 June 2025", "2025-06-12", Topic("Empty homes", "Agnes Toomey")),
        ("18 September 2025", "2025-09-18", Topic("Flood wardens and the river gauge at Tarnfoot", "Cordelia Beck")),
        ("To be scheduled", None, Topic("Public toilets", None)))
PURPOSES = ("To judge the new routes against the old", "Pre-decision scrutiny", "Annual update", "At Members' "
                                                                                                 "request")
TRACKED = (
    ("SP 24/25 07", "6 February 2025", "2025-02-06", Outcome(
        None, "Members to be sent the grit salt figures by depot", "Moses Finch", None, "Complete")),
    ("SP 24/25 08", "6 February 2025", "2025-02-06", Outcome(
        None, "Invite the ferry company to a meeting, and ask it for its timetable of repairs beforehand",
        "Cordelia Beck", None, "In progress")),
    ("SP 24/25 09", "6 February 2025", "2025-02-06", Outcome(
        None, "Chair to write to the Cabinet Member about bus shelters", "Chair", None, "Overdue")),
)


def front_sheet(press: Press) -> None:
    with press.document("agenda", bookmark="Agenda", pad=True):
        press.paragraph("Tarnvale Council", kind=Type("vera", 16, bold=True), after=6)
        press.paragraph(PANEL, kind=Type("vera", 13, bold=True), after=6)
        press.paragraph("Thursday 3 April 2025 at 10.30am, Fellside Room, County Buildings, Tarnfoot", after=16)
        press.paragraph("Agenda", kind=Type("vera", 12, bold=True), after=8)
        for number, title, has_papers in AGENDA:
            press.agenda_item(number, title)
            low, high = press.ranges.get(number, (88, 88))
            press.paragraph(f"<b>{title}</b>" + (f" (Pages {low} to {high})" if has_papers else ""),
                            x=press.left + 52, number=f"Item {number}", number_kind=BOLD, after=9)
            if number == "3":
                press.paragraph("To follow", x=press.left + 52, after=9)
        press.paragraph("Contact: Benedict Ware, Scrutiny Officer, benedict.ware@tarnvale.example, 01632 960777")
        press.record("pack", authority_name="Tarnvale Council", committee=PANEL, meeting_date="2025-04-03",
                     meeting_time="10:30", venue="Fellside Room, County Buildings, Tarnfoot", kind="agenda_pack",
                     contact_name="Benedict Ware", contact_email="benedict.ware@tarnvale.example",
                     contact_phone="01632 960777")


def forward_plan(press: Press) -> None:
    with press.document("forward_plan", item="4", title="Cabinet Forward Plan", shape="landscape", pad=True,
                        item_stamp="Agenda Item 4", bookmark="4 Cabinet forward plan"):
        press.paragraph("Cabinet Forward Plan", kind=Type("vera", 13, bold=True), after=10)
        rows: list[list[Cell | str | None]] = [
            ["Ref", "Subject / Decision", "Decision due", "Decision maker", "Exempt?", "Lead officer"]]
        rows += [[e.reference, f"<b>{e.issue}</b>\n{e.decision}", e.when, ", ".join(e.makers),
            e.exemption_text or "Open",
                  e.contact_name] for e in PLAN]
        pages = table(press, "forward_plan", rows, (60, 270, 120, 130, 70, 90), family="forward_plan",
                      look=Look(kind=SMALL, ruling="none", header_fill=None, pad=5))
        for entry, page in zip(PLAN, pages[1:], strict=True):
            open_day = () if entry.decision_date else ("decision_date",)
            entry.record(press, page, without=("documents_text", "first_published_date", "contact_phone",
                "contact_role",
                                               *open_day))


def work_and_actions(press: Press) -> None:
    with press.document("work_programme", item="5", title="Scrutiny work plan 2025/26", item_stamp="Agenda Item 5",
                        bookmark="5 Work plan and actions"):
        press.paragraph("Scrutiny work plan 2025/26", kind=Type("vera", 12, bold=True), after=8)
        rows: list[list[Cell | str | None]] = [["Date of meeting", "Topic", "Purpose", "Lead officer"]]
        rows += [[day, topic.title, why, topic.lead or ""]
                 for (day, _, topic), why in zip(WORK, PURPOSES, strict=True)]
        pages = table(press, "work_plan", rows, (100, 170, 120, 90), family="work_programme",
                      look=Look(kind=SMALL, header_fill="#e2efda"))
        for (_, date, topic), page in zip(WORK, pages[1:], strict=True):
            press.record("work_programme", scheduled_date=date, item_title=topic.title, lead_text=topic.lead,
                         page_number=page)
        press.paragraph("Action tracker", kind=Type("vera", 12, bold=True), after=8)
        rows = [["Ref", "Date agreed", "Action", "Owner", "Status"]]
        rows += [[ref, day, o.outcome, o.owner, o.status] for ref, day, _, o in TRACKED]
        pages = table(press, "tracker", rows, (75, 90, 170, 80, 65), family="outcome_tracker",
                      look=Look(kind=SMALL, ruling="rows", header_fill=None))
        for (_, _, date, o), page in zip(TRACKED, pages[1:], strict=True):
            press.record("outcome_tracker",
                agreed_date=date, owner=o.owner, outcome_text=o.outcome, status_text=o.status,
                         page_number=page)


def build(press: Press) -> None:
    front_sheet(press)
    forward_plan(press)
    work_and_actions(press)


def print_sample() -> tuple[bytes, dict[str, list[dict[str, object]]]]:
    return print_pack(build, kind=BODY, margins=Margins(56, 56, 60, 80), outlined=True,
                      label=lambda page: page - 2 if page > 2 else None)


SAMPLE = Sample("tarnvale-scrutiny-2025-04-03", "a forward plan without lines, a work plan, an action tracker",
                print_sample)
