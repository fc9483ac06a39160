"""London Borough of Northmere, Housing Committee, 20 May 2025.

Items numbered A1, A2, B3, 4a: letters and figures both. Sub-heads UNRESTRICTED ITEMS and EXEMPT ITEMS are no items.
Minutes name the agenda item below each title, "(Item A2)", and list those present by commas. Reports open with
From / To / Subject / Classification / Wards. Outline without stamps on the items; numbers from the first paper.
"""

from samples.kit.book import Sample, print_pack
from samples.kit.faces import Type
from samples.kit.minutes import Decided, Minutes, MinutesLook, ToDo, person
from samples.kit.press import Margins, Press

COMMITTEE = "Housing Committee"
BODY = Type("sans", 11)
BOLD = Type("sans", 11, bold=True)

AGENDA: tuple[tuple[str | None, str, bool], ...] = (
    (None, "UNRESTRICTED ITEMS", False),
    ("A1", "Apologies and substitutes", False),
    ("A2", "Minutes of the meeting held on 11 March 2025", True),
    ("A3", "Declarations of interests by Members in items on the agenda", False),
    ("B4", "Damp and mould: the first year of the response team", True),
    ("B5a", "Fire doors in tower blocks", True),
    ("B5b", "Fire doors: contract award", False),
    (None, "EXEMPT ITEMS", False),
    ("C6", "Leaseholder settlement - verbal report", False),
)


def front_sheet(press: Press) -> None:
    with press.document("agenda", pad=True, bookmark="Agenda"):
        press.paragraph("LONDON BOROUGH OF NORTHMERE", kind=Type("sans", 15, bold=True), align="centre", after=16)
        press.paragraph("AGENDA", kind=BOLD, align="centre", after=10)
        press.paragraph(COMMITTEE.upper(), kind=BOLD, align="centre", after=16)
        top = press.y
        press.at(press.left, top, "Tuesday, 20th May, 2025, at 7.00 pm\nCouncil Chamber, Northmere "
                                  "Civic\nCentre, Hale Road", BOLD)
        press.at(press.left + 250, top, "Ask for:\nTelephone:", BODY)
        press.at(press.left + 330, top, "Constance Achebe\n020 7946 0610\nconstance.achebe@northmere.example", BODY)
        press.y = top + 62
        members = ("Cllr D Ferris (Chair)", "Cllr N Rahman (Vice-Chair)", "Cllr B Olusola", "Cllr I Petrou",
                   "Cllr J Quist", "Cllr S Rowntree", "Cllr T Vale", "Mr Desmond Hay", "Ms Pia Lindqvist")
        press.paragraph("Membership", kind=BOLD, after=4)
        top = press.y
        for n, name in enumerate(members):
            press.at(press.left + 165 * (n % 3), top + (n // 3) * 14, name, Type("sans", 10))
        press.y = top + 54
        for number, title, has_papers in AGENDA:
            if number is None:
                press.space(4)
                press.paragraph(title, kind=Type("sans", 11, bold=True, underlined=True), align="centre", after=9)
                continue
            press.agenda_item(number, title)
            low, high = press.ranges.get(number, (88, 88))
            press.paragraph(title + (f" (Pages {low} - {high})" if has_papers else ""), x=press.left + 46,
                            number=number, after=8)
        press.space(14)
        press.paragraph("Theodora Blunt", after=1)
        press.paragraph("Director of Law and Governance", after=8)
        press.paragraph("Monday, 12 May 2025", kind=BOLD)
        press.record("pack", authority_name="London Borough of Northmere", committee=COMMITTEE,
                     meeting_date="2025-05-20", meeting_time="19:00",
                     venue="Council Chamber, Northmere Civic Centre, Hale Road", kind="agenda_pack",
                     issued_date="2025-05-12", contact_name="Constance Achebe",
                     contact_email="constance.achebe@northmere.example", contact_phone="020 7946 0610")


def minutes(press: Press) -> None:
    with press.document("minutes", role="minutes", item="A2", pad=True,
                        bookmark="A2 Minutes of the meeting held on 11 March 2025"):
        press.paragraph("LONDON BOROUGH OF NORTHMERE", kind=BOLD, align="centre", after=6)
        press.rule(after=8)
        press.paragraph(COMMITTEE.upper(), kind=BOLD, align="centre", after=10)
        press.paragraph(f"MINUTES of a meeting of the {COMMITTEE} held in the Council Chamber, Northmere Civic Centre, "
                        "Hale Road on Tuesday, 11 March 2025.", align="justify", after=10)
        press.record("minutes", meeting_date="2025-03-11", committee=COMMITTEE, chair_name="D Ferris",
                     venue="Council Chamber, Northmere Civic Centre, Hale Road", end_time="20:35")
        people(press)
        press.paragraph("UNRESTRICTED ITEMS", kind=BOLD, align="centre", after=10)
        book = Minutes(press, MinutesLook(number_x=62, text_x=104, kind=BODY, agenda_item="below",
                                          number_format="{}.", align="justify", after=9))
        book.item("112", "Apologies and substitutes", agenda_item="A1")
        book.paragraph("Apologies were received from Cllr Vale, for whom Cllr Aziz attended as a substitute.",
                       kind="procedural")
        book.item("113", "Minutes of the meeting held on 21 January 2025", agenda_item="A2")
        book.paragraph("AGREED that the minutes of the meeting held on 21 January 2025 were correctly recorded "
                       "and that they be signed by the Chair.", kind="decision", decides=[Decided("agreed")])
        book.item("114", "Repairs: the call centre and the backlog", agenda_item="B3")
        repairs(book)
        book.item("115", "Allocation scheme", agenda_item="B4", keep_with=True)
        book.paragraph("The Chair explained that the answers to the consultation were not yet complete. The item was "
                       "DEFERRED to the next meeting.", kind="decision",
                       decides=[Decided("deferred", "The item was DEFERRED to the next meeting.")])
        press.space(6)
        book.closing("(The meeting ended at 8.35 pm)")


def people(press: Press) -> None:
    press.paragraph("PRESENT: Cllr D Ferris (Chair), Cllr N Rahman (Vice-Chair), Cllr B Olusola, Cllr S Aziz "
                    "(substitute for Cllr T Vale), Cllr J Quist, MBE, Cllr S Rowntree and Ms P Lindqvist",
        align="justify",
                        after=8)
    for name, role, chair in (("D Ferris", "Chair", True), ("N Rahman", "Vice-Chair", False), ("B Olusola",
        None, False)):
        person(press, name, honorific="Cllr", role_text=role, is_chair=chair)
    person(press, "S Aziz", honorific="Cllr", capacity="substitute", substitute_for="T Vale")
    person(press, "J Quist", honorific="Cllr")
    person(press, "S Rowntree", honorific="Cllr")
    person(press, "P Lindqvist", honorific="Ms", capacity=None)
    press.paragraph("IN ATTENDANCE: Mr E Castellan (Director of Housing), Mrs O Blakely (Head of Repairs) and "
                    "Ms C Achebe (Democratic Services Officer)", align="justify", after=8)
    for title, name, role in (("Mr", "E Castellan", "Director of Housing"), ("Mrs", "O Blakely", "Head of Repairs"),
                              ("Ms", "C Achebe", "Democratic Services Officer")):
        person(press, name, honorific=title, role_text=role, capacity="officer")
    press.paragraph("IN ATTENDANCE VIRTUALLY: Cllr I Petrou and Dr H Sorrel (Public Health Consultant)",
        align="justify",
                    after=12)
    person(press, "I Petrou", honorific="Cllr", is_virtual=True, capacity=None)
    person(press, "H Sorrel", honorific="Dr", is_virtual=True, role_text="Public Health Consultant",
        capacity="officer")
    person(press, "Vale", honorific="Cllr", status="apologies")


def repairs(book: Minutes) -> None:
    book.paragraph("Mrs Blakely introduced the report. Calls were answered in four minutes on average, down "
                   "from eleven, and the backlog stood at 3,940 jobs.", number="1)", level=0)
    book.paragraph("In answer to questions from Members, officers said that:", number="2)")
    for mark, text in (("(a)", "the oldest jobs in the backlog were roofs, which needed scaffolding and dry "
                               "weather;"),
                       ("(b)", "a tenant who had been visited twice to no purpose was now given the name of "
                               "one person to ring; and"),
                       ("(c)", "the figures left out communal repairs, and would include them from June.")):
        book.paragraph(text, number=mark, level=1)
    book.paragraph("Mr Castellan offered to send Members a list of the blocks that wait for a roof.", number="3)",
                   kind="action", asks=[ToDo(owner="Mr Castellan")])
    book.paragraph("RESOLVED that the report be noted.", number="4)", kind="decision", decides=[Decided("resolved")])


def report(press: Press, item: str, title: str, to: str, subject_lines: tuple[tuple[str, str], ...],
           sections: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]) -> None:
    with press.document("report", role="report", item=item, title=title, pad=True, bookmark=f"{item} {title}",
                        division="All wards"):
        for head, text in (("From:", "Ernest Castellan, Director of Housing"), ("To:", to),
                           ("Subject:", f"<b>{title}</b>"), *subject_lines, ("Wards:", "All wards")):
            press.paragraph(text, x=press.left + 150, number=head, number_kind=BOLD, after=7)
        press.rule(after=10)
        for number, head, paragraphs in sections:
            press.ensure(50)
            press.paragraph(head, kind=BOLD, x=104, number=number, number_kind=BOLD)
            for mark, text in paragraphs:
                page, _ = press.paragraph(text, x=104, number=mark, align="justify", after=9)
                press.record("report_paragraphs", section_number=number, section_title=head, paragraph_number=mark,
                             text=text, page_number=page)


def build(press: Press) -> None:
    front_sheet(press)
    minutes(press)
    report(press, "B4", "Damp and mould: the first year of the response team", f"{COMMITTEE} - 20 May 2025",
           (("Classification:", "Unrestricted"),), (
        ("1.", "Introduction", (
            ("1.1", "The team began in April 2024 with six surveyors and a nurse. It has visited 2,210 homes, "
                    "nearly twice as many as were expected, and has closed 1,684 cases."),
            ("1.2", "A case is closed when two visits, three months apart, have found the walls dry. One case "
                    "in nine has been opened again."))),
        ("2.", "What was learned", (
            ("2.1", "Most of the trouble was in homes built between 1965 and 1975 with metal windows. Fans "
                    "that cannot be switched off made more difference than paint, and cost less."),)),
        ("3.", "Recommendation", (("3.1", "The Committee is asked to note the report and to comment on the "
                                          "plan for the second year."),))))
    report(press, "B5a", "Fire doors in tower blocks", f"{COMMITTEE} - 20 May 2025",
           (("Classification:", "Unrestricted"), ("Past Pathway of report:", "None")), (
        ("1.", "Summary", (("1.1", "Of 4,114 flat doors inspected, 637 have to be replaced. The work will take "
                                   "two years."),)),
        ("2.", "Financial implications", (("2.1", "The cost is put at £1.9m, of which £0.7m is in the programme for "
                                           "2025/26."),))))


def print_sample() -> tuple[bytes, dict[str, list[dict[str, object]]]]:
    return print_pack(build, kind=BODY, margins=Margins(62, 62, 60, 80), outlined=True, fillers_stamped=True,
                      label=lambda page: page - 2 if page > 2 else None,
                      info={"Title": f"(Public Pack)Agenda Document for {COMMITTEE}, 20/05/2025 19:00"})


SAMPLE = Sample("northmere-housing-2025-05-20", "A1 and 5a item numbers, sub-heads, From / To / Subject reports",
                print_sample)
