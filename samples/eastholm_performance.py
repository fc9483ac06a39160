"""Eastholm City Council, Performance and Improvement Panel, 12 March 2025.

A tagged PDF in an embedded face, with an outline: SEND measures (n/m fractions, footnote marks, a target and four
quarters), complaints statistics (spanning heads, "<1", one figure for several causes), a budget in £m with brackets.
Pages are stamped from the first paper; the complaints report has its own page numbers as well.
"""

from samples.eastholm_tables import complaints_tables, money_table, send_tables
from samples.kit.book import Sample, print_pack
from samples.kit.faces import Type
from samples.kit.press import Margins, Press

PANEL = "Performance and Improvement Panel"
BODY = Type("vera", 9.5, leading=1.35)
BOLD = Type("vera", 9.5, bold=True, leading=1.35)
HEAD = Type("vera", 13, bold=True)

AGENDA = (
    ("1", "Apologies", None),
    ("2", "Disclosures of interest", None),
    ("3", "Special educational needs and disabilities: measures to January 2025", "Elin Moss, Head of SEND"),
    ("4", "Customer feedback: annual report 2024/25", "Bastian Crewe, Customer Relations Manager"),
    ("5", "Budget monitoring: third quarter", "Odile Franks, Finance Business Partner"),
    ("6", "Forward work plan", None),
)


def front_sheet(press: Press) -> None:
    with press.document("agenda", pad=True, bookmark="Agenda"):
        press.paragraph("Eastholm City Council", kind=Type("vera", 18, bold=True), colour="#1f3864", after=10)
        press.paragraph(PANEL, kind=Type("vera", 15, bold=True), after=16)
        for head, text in (("Date:", "Wednesday 12 March 2025"), ("Time:", "2.00 p.m."),
                           ("Venue:", "Committee Room 2, Guildhall, Eastholm"),
                           ("Membership:", "Councillors Abernathy (Chair), Birtwhistle, Choudhury, Delacroix, "
                                           "Eames and Fairweather"),
                           ("Contact:", "Wilfred Nunn, Democratic Services, 01632 960410, w.nunn@eastholm.example")):
            press.paragraph(text, x=press.left + 96, number=head, number_kind=BOLD)
        press.rule(after=12, colour="#1f3864")
        press.paragraph("AGENDA", kind=HEAD, after=10)
        for number, title, lead in AGENDA:
            press.agenda_item(number, title)
            low, high = press.ranges.get(number, (88, 88))
            pages = f" (Pages {low} - {high})" if lead else ""
            press.paragraph(f"<b>{title}</b>{pages}", x=press.left + 30, number=number, number_kind=BOLD,
                            after=3 if lead else 10)
            if lead:
                press.paragraph(f"Report of {lead}", x=press.left + 30, after=10)
        press.paragraph("Published on Tuesday 4 March 2025", kind=Type("vera", 8), after=4)
        press.record("pack", authority_name="Eastholm City Council", committee=PANEL, meeting_date="2025-03-12",
                     meeting_time="14:00", venue="Committee Room 2, Guildhall, Eastholm", kind="agenda_pack",
                     issued_date="2025-03-04", contact_name="Wilfred Nunn",
                     contact_email="w.nunn@eastholm.example", contact_phone="01632 960410")


def report_head(press: Press, title: str, author: str) -> None:
    for head, text in (("Report to:", PANEL), ("Date:", "12 March 2025"), ("Title:", f"<b>{title}</b>"),
                       ("Report author:", author)):
        press.paragraph(text, x=press.left + 96, number=head, number_kind=BOLD, after=3)
    press.rule(after=12)


def send_report(press: Press) -> None:
    title, author = AGENDA[2][1], AGENDA[2][2] or ""
    with press.document("report", role="report", item="3", title=title, pad=True, item_stamp="Agenda Item 3",
                        bookmark=f"3 {title}", author=author):
        report_head(press, title, author)
        section(press, "1.", "Introduction", (
            ("1.1", "The Panel asked in September for one page of measures that it could follow from meeting "
                    "to meeting. They are in the first table below; the second table shows how the year has "
                    "gone against the target."),
            ("1.2", "Requests for assessment have again been higher than in any year before. More plans were "
                    "finished on time than last year, but fewer than in the region as a whole.")))
        send_tables(press)


def complaints_report(press: Press) -> None:
    title, author = AGENDA[3][1], AGENDA[3][2] or ""
    first = press.page_number + 1

    def own_foot(p: Press) -> None:
        p.at(p.left, p.height - 56, f"Customer feedback 2024/25 - page {p.page_number - first + 1}",
             Type("vera", 7.5), width=p.right - p.left, align="right")

    with press.document("report", role="report", item="4", title=title, pad=True, item_stamp="Agenda Item 4",
                        bookmark=f"4 {title}", author=author, dress=own_foot):
        report_head(press, title, author)
        section(press, "1.", "What the report says", (
            ("1.1", "The council recorded 603 pieces of feedback in the year to 31 March 2025: 318 complaints, 201 "
             "compliments, 61 comments and 23 enquiries from Members."),
            ("1.2", "Nearly all complaints were settled at the first stage. The average was 17 working days, "
                    "against a policy of 15.")))
        complaints_tables(press)


def budget_report(press: Press) -> None:
    title, author = AGENDA[4][1], AGENDA[4][2] or ""
    with press.document("report", role="report", item="5", title=title, pad=True, item_stamp="Agenda Item 5",
                        bookmark=f"5 {title}", author=author):
        report_head(press, title, author)
        section(press, "1.", "Forecast", (
            ("1.1", "At the end of December the forecast was an overspend of £2.7m. A bracket in the table means an "
             "underspend or an income."),))
        money_table(press)


def section(press: Press, number: str, title: str, paragraphs: tuple[tuple[str, str], ...]) -> None:
    press.ensure(50)
    press.paragraph(title, kind=BOLD, x=press.left + 40, number=number, number_kind=BOLD, role="H2")
    for mark, text in paragraphs:
        first, _ = press.paragraph(text, x=press.left + 40, number=mark, after=9)
        press.record("report_paragraphs", section_number=number, section_title=title, paragraph_number=mark,
                     text=text, page_number=first)


def build(press: Press) -> None:
    front_sheet(press)
    send_report(press)
    complaints_report(press)
    budget_report(press)


def print_sample() -> tuple[bytes, dict[str, list[dict[str, object]]]]:
    return print_pack(build, kind=BODY, margins=Margins(54, 54, 60, 90), tagged=True, outlined=True,
                      fillers_stamped=True, label=lambda page: page - 2 if page > 2 else None,
                      info={"Title": f"(Public Pack)Agenda Document for {PANEL}, 12/03/2025 14:00"})


SAMPLE = Sample("eastholm-performance-2025-03-12", "SEND measures, complaints statistics, £m; tagged", print_sample)
