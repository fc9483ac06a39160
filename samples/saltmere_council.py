"""Saltmere Borough Council, full Council, 26 February 2025.

Set in a serif face, justified, without outline or item stamps: the agenda gives its pages in a right-hand column,
membership stands in two columns, minutes have capital titles and free paragraphs, RESOLVED lines, a recorded vote
name by name and another by numbers. Every page carries a plain number, the front sheet too.
"""

from samples.kit.book import Sample, print_pack
from samples.kit.faces import Type
from samples.kit.minutes import Decided, Minutes, MinutesLook, ToDo, person
from samples.kit.press import Margins, Press
from samples.kit.tables import Cell, Look, table

BODY = Type("serif", 12)
BOLD = Type("serif", 12, bold=True)
ITALIC = Type("serif", 11, italic=True)
VENUE = "Council Chamber, Town Hall, Quayside, Saltmere"

MEMBERS = (
    "Jean Ashdown (Mayor)", "Ravi Bhandari (Deputy Mayor)", "Peter Calloway", "Moira Dunstan", "Edwin Farley",
    "Gwen Hallett", "Nasreen Iqbal", "Trevor Jessop", "Olive Kingsmill", "Rhys Llewellyn", "Fay Marchbanks",
    "Declan O'Rourke", "Sunita Patel-Ross", "Colin Trevanion", "Brenda Uttley", "Karl Weatherby",
)

AGENDA: tuple[tuple[str, str, str | None, bool], ...] = (
    ("1.", "APOLOGIES FOR ABSENCE", None, False),
    ("2.", "DECLARATIONS OF INTEREST",
     "Members are asked to declare any disclosable pecuniary or other interest in the matters below.", False),
    ("3.", "MINUTES", "To approve as a correct record the minutes of the meeting held on 11 December 2024.", True),
    ("4.", "MAYOR'S ANNOUNCEMENTS", None, False),
    ("5.", "QUESTIONS FROM THE PUBLIC", "Notice of two questions has been given under Standing Order 11.", False),
    ("6.", "STREET TRADING POLICY AND THE CHARGES FOR CONSENTS FROM 1 APRIL 2025",
     "Report of the Head of Regulatory Services.", True),
    ("7.", "PAY POLICY STATEMENT 2025/26", "Report of the Chief Executive.", True),
    ("8.", "NOTICE OF MOTION - SEWAGE IN THE HARBOUR",
     "To consider the motion in the names of Councillors Llewellyn and Hallett.", False),
    ("9.", "EXCLUSION OF THE PRESS AND PUBLIC",
     "To resolve that the public be excluded for the item below, as it is likely to disclose exempt information as "
     "defined in paragraph 3 of Part 1 of Schedule 12A.", False),
    ("10.", "HARBOUR ARM: TERMS OF THE NEW LEASE", "Exempt report of the Monitoring Officer, to Members only.",
        False),
)


def front_sheet(press: Press) -> None:
    with press.document("agenda"):
        press.paragraph("SALTMERE BOROUGH COUNCIL", kind=Type("serif", 16, bold=True), align="centre", after=14)
        press.paragraph("Town Hall, Quayside, Saltmere SM1 2AB", kind=ITALIC, align="centre", after=18)
        press.paragraph("18 February 2025", align="right")
        press.paragraph("Dear Councillor,")
        press.paragraph("You are summoned to attend a meeting of the COUNCIL to be held in the Council "
                        "Chamber, Town Hall, Quayside, Saltmere on WEDNESDAY, 26 FEBRUARY 2025 at 6.30 pm, for "
                        "the business set out below.", align="justify")
        press.paragraph("Yours faithfully,", after=22)
        press.paragraph("Philippa Stroud", after=1)
        press.paragraph("Chief Executive", after=12)
        press.paragraph("MEMBERSHIP", kind=BOLD, after=4)
        half = len(MEMBERS) // 2
        for left, right in zip(MEMBERS[:half], MEMBERS[half:], strict=True):
            press.at(press.left, press.y, f"Councillor {left}", BODY)
            press.at(press.left + 240, press.y, f"Councillor {right}", BODY)
            press.space(BODY.line_height)
        press.space(10)
        press.paragraph("Contact: Harriet Lowe, Committee Services. Telephone: 01632 960320. "
                        "Email: harriet.lowe@saltmere.example", kind=Type("serif", 11))
        press.record("pack", authority_name="Saltmere Borough Council", committee="Council",
                     meeting_date="2025-02-26", meeting_time="18:30", venue=VENUE, kind="agenda_pack",
                     issued_date="2025-02-18", contact_name="Harriet Lowe",
                     contact_email="harriet.lowe@saltmere.example", contact_phone="01632 960320")
        press.turn()
        agenda(press)


def agenda(press: Press) -> None:
    press.paragraph("AGENDA", kind=Type("serif", 14, bold=True), align="centre", after=10)
    press.at(press.right - 60, press.y, "Page Nos.", BOLD, width=60, align="right")
    press.space(22)
    for number, title, about, has_papers in AGENDA:
        press.ensure(60)
        press.agenda_item(number, title)
        top = press.y
        press.paragraph(title, kind=BOLD, x=108, width=330, number=number, number_kind=BOLD, after=3)
        if has_papers:
            low, high = press.ranges.get(number, (88, 88))
            shown = f"{low} - {high}" if low != high else f"{low}"
            press.at(press.right - 60, top, shown, BODY, width=60, align="right")
        if about:
            press.paragraph(about, x=108, width=330, align="justify", after=10)
        else:
            press.space(8)


def minutes(press: Press) -> None:
    with press.document("minutes", role="minutes", item="3."):
        press.paragraph("SALTMERE BOROUGH COUNCIL", kind=BOLD, align="centre", after=8)
        press.paragraph("COUNCIL", kind=BOLD, align="centre", after=8)
        press.paragraph("Minutes of the meeting held on Wednesday, 11 December 2024 at 6.30 pm in the Council "
                        "Chamber, Town Hall, Quayside, Saltmere.", align="justify", after=12)
        press.record("minutes", meeting_date="2024-12-11", committee="Council", venue=VENUE, start_time="18:30",
                     end_time="20:47", chair_name="Jean Ashdown")
        attendance(press)
        book = Minutes(press, MinutesLook(
            number_x=62, text_x=104, kind=BODY, title="capitals", number_format="{}.", align="justify", after=9))
        opening(book)
        local_plan(book)
        parking(book)
        closing(book, press)


def attendance(press: Press) -> None:
    press.paragraph("PRESENT:", kind=BOLD, after=4)
    press.paragraph("The Mayor (Councillor Jean Ashdown) in the Chair", after=4)
    person(press, "Jean Ashdown", honorific="Councillor", role_text="Mayor", is_chair=True)
    there = [m.split(" (")[0] for m in MEMBERS[1:] if m.split()[-1] not in ("Jessop", "Uttley")]
    half = (len(there) + 1) // 2
    top = press.y
    for x, names in ((press.left, there[:half]), (press.left + 230, there[half:])):
        for n, name in enumerate(names):
            press.at(x, top + n * BODY.line_height, f"Councillor {name}", BODY)
            person(press, name, honorific="Councillor")
    press.space(half * BODY.line_height + 8)
    press.paragraph("ALSO PRESENT: Philippa Stroud (Chief Executive), Amos Kettle (Monitoring Officer), Dr Lena Voss "
                    "(Head of Regulatory Services) and Harriet Lowe (Committee Services).", align="justify")
    for name, title, role in (("Philippa Stroud", None, "Chief Executive"), ("Amos Kettle", None, "Monitoring "
                                                                                                  "Officer"),
                              ("Lena Voss", "Dr", "Head of Regulatory Services"),
                              ("Harriet Lowe", None, "Committee Services")):
        person(press, name, honorific=title, role_text=role, capacity="officer")
    press.paragraph("APOLOGIES: Councillors Jessop and Uttley.", after=14)
    for name in ("Jessop", "Uttley"):
        person(press, name, honorific="Councillor", status="apologies")


def opening(book: Minutes) -> None:
    book.item("47", "Declarations of interest", keep_with=True)
    page = book.paragraph("Councillor Marchbanks declared a disclosable pecuniary interest in the item on "
                          "parking charges (minute 51), as the owner of a shop in Chandler Street, and left "
                          "the Chamber while it was discussed.", kind="declaration")
    book.declares("Marchbanks", interest="pecuniary", page=page)
    page = book.paragraph("Councillor Farley declared a personal interest in the same item as a holder of a "
                          "resident's permit.", kind="declaration")
    book.declares("Farley", interest="personal", page=page)
    book.item("48", "Minutes", keep_with=True)
    book.paragraph("RESOLVED: That the minutes of the meeting held on 16 October 2024 be approved as a correct "
                   "record and signed by the Mayor.", kind="decision", decides=[Decided("resolved")])
    book.item("49", "Mayor's announcements", keep_with=True)
    book.paragraph("The Mayor told the Council with sadness of the death of Mr Roland Pike, who had served as a "
                   "Councillor for the Harbour ward for twenty-two years and as Mayor in 1997. The Council stood in "
                   "silence for one minute.")
    book.paragraph("The Mayor thanked everybody who had helped at the lantern procession. It had raised £4,310 "
                   "for the lifeboat station.")


def local_plan(book: Minutes) -> None:
    book.item("50", "Local plan: adoption of the core strategy", keep_with=True)
    book.paragraph("The Council received a report of the Head of Planning, which set out the inspector's "
                   "changes to the core strategy. The plan as changed would provide for 6,150 homes by 2041, "
                   "of which about a third were to be affordable, and would keep open the green gap between "
                   "Saltmere and Upper Brede.")
    book.paragraph("Councillor Calloway moved, and Councillor Iqbal seconded, that the recommendations be approved.")
    book.paragraph("During the debate some Members regretted that the inspector had added the fields at Hob "
                   "Lane, which had flooded twice in the last ten years. Others said that without a plan the "
                   "borough would have no defence against applications for land that was worse. Councillor "
                   "Trevanion asked for a recorded vote, and four Members stood in support of his request.")
    for_names = ("Ashdown", "Bhandari", "Calloway", "Dunstan", "Hallett", "Iqbal", "Kingsmill", "Marchbanks",
                 "Patel-Ross")
    against = ("Farley", "Llewellyn", "O'Rourke", "Trevanion")
    abstained = ("Weatherby",)
    book.paragraph("On being put to the vote, the motion was carried, the voting being recorded as follows:",
        kind=None,
                   keep=9)
    for head, names, vote in (("For the motion", for_names, "for"), ("Against the motion", against, "against"),
                              ("Abstentions", abstained, "abstain")):
        said = f"Councillors {', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else f"Councillor {names[0]}"
        page = book.paragraph(f"{head} ({len(names)}): {said}.", kind=None, level=1)
        for name in names:
            book.press.record("votes", minute_number="50", result="carried", for_count=len(for_names),
                              against_count=len(against), abstain_count=len(abstained), person_name=name, vote=vote,
                              page_number=page)
    book.resolved("RESOLVED: That", (
        ("(a)", "the core strategy, with the changes in Appendix 2, be adopted as part of the local plan;"),
        ("(b)", "the Head of Planning be authorised to correct misprints and to update the maps before "
                "publication; and"),
        ("(c)", "the Leader write to the Minister about the evidence on flooding at Hob Lane.")),
        verb="resolved")


def parking(book: Minutes) -> None:
    book.item("51", "Parking charges: recommendation of the Cabinet", keep_with=True)
    book.paragraph("The Council considered a recommendation of the Cabinet of 26 November 2024 to bring in a "
                   "charge for parking in the evening at the Ropewalk and Chandler Street car parks. It was "
                   "expected to bring in £68,000 in a full year.")
    book.paragraph("Councillor Dunstan moved as an amendment, seconded by Councillor Kingsmill, that the "
                   "charge should not apply on Sundays. On being put to the vote, the amendment was lost (For: "
                   "5, Against: 7, Abstentions: 1).", kind=None)
    book.press.record("votes", minute_number="51", result="lost", for_count=5, against_count=7, abstain_count=1,
                      person_name=None, vote=None, page_number=book.press.page_number)
    book.paragraph("It was proposed by Councillor Calloway, seconded by Councillor Bhandari and RESOLVED that the "
                   "charges be brought in from 1 April 2025 and be looked at again after twelve months.",
                   kind="decision", decides=[Decided("resolved", mover="Calloway",
                                                     seconder="Bhandari")])
    book.paragraph("The Head of Regulatory Services was asked to report the takings to Members every quarter.",
                   kind="action", asks=[ToDo(owner="Head of Regulatory Services")])


def closing(book: Minutes, press: Press) -> None:
    book.item("52", "Review of polling places", keep_with=True)
    book.paragraph("The report of the Returning Officer was NOTED.", kind="decision", decides=[Decided("noted")])
    book.item("53", "Notice of motion - bus shelters", keep_with=True)
    book.paragraph("Councillor Hallett moved, and Councillor Weatherby seconded, the motion of which notice had been "
                   "given. After a short discussion it was agreed that the motion be referred to the Environment "
                   "Committee, which would report back in the spring.", kind="decision",
                   decides=[Decided("agreed", "After a short discussion it was agreed that the motion be referred to "
                                    "the Environment Committee, which would report back in the spring.")])
    press.space(12)
    book.closing("The meeting ended at 8.47 pm.")
    press.paragraph("Mayor ..............................................", x=104)


def street_trading(press: Press) -> None:
    title = "STREET TRADING POLICY AND THE CHARGES FOR CONSENTS FROM 1 APRIL 2025"
    with press.document("report", role="report", item="6.", title=title):
        press.paragraph("SALTMERE BOROUGH COUNCIL", kind=BOLD, align="centre", after=6)
        press.paragraph("COUNCIL - 26 FEBRUARY 2025", kind=BOLD, align="centre", after=6)
        press.paragraph("REPORT OF THE HEAD OF REGULATORY SERVICES", kind=BOLD, align="centre", after=10)
        press.paragraph(title, kind=BOLD, align="centre", after=14)
        report_section(press, "1", "PURPOSE OF REPORT", (
            ("1.1", "To ask the Council to adopt a new street trading policy, and to set the charges for "
                    "consents."),))
        report_section(press, "2", "BACKGROUND", (
            ("2.1", "The present policy was made in 2011. Since then the number of consents has grown from 14 "
                    "to 52, most of them for food, and the fish market has moved to the quay."),
            ("2.2", "The Licensing Committee considered a draft in November. Forty-one answers came to the "
                    "consultation; most were about noise late in the evening and about the width left for "
                    "prams and wheelchairs.")))
        report_section(press, "3", "CHARGES", (
            ("3.1", "The law lets a council recover what the scheme costs it, and no more. The charges below "
                    "are worked out from the time that officers recorded in 2024."),))
        rows = [["Consent", Cell("2024/25 (£)", align="right"), Cell("2025/26 (£)", align="right"),
                 Cell("Change", align="right")],
                ["Annual, town centre", Cell("1,240", align="right"), Cell("1,315", align="right"),
                 Cell("6.0%", align="right")],
                ["Annual, elsewhere", Cell("690", align="right"), Cell("690", align="right"), Cell("-",
                    align="right")],
                ["Six months", Cell("710", align="right"), Cell("745", align="right"), Cell("4.9%", align="right")],
                ["Single day", Cell("48", align="right"), Cell("40", align="right"), Cell("(16.7%)", align="right")]]
        table(press, "charges", rows, (170, 80, 80, 70), x=104, family="statistics",
              look=Look(kind=Type("serif", 10.5), ruling="rows", header_fill=None))
        for label, old, new, change in (("Annual, town centre", 1240, 1315, 6.0), ("Annual, elsewhere",
            690, 690, None),
                                        ("Six months", 710, 745, 4.9), ("Single day", 48, 40, -16.7)):
            for column, value, unit in (("2024/25 (£)", old, "gbp"), ("2025/26 (£)", new, "gbp"),
                                        ("Change", change, "percent")):
                if value is not None:
                    press.record("statistics", row_label=label, column_label=column, value=value, unit=unit,
                                 page_number=press.page_number)
        report_section(press, "4", "RECOMMENDATION", (
            ("4.1", "That the policy in the Appendix be adopted, and that the charges in paragraph 3.1 apply "
                    "from 1 April 2025."),))


def report_section(press: Press, number: str, title: str, paragraphs: tuple[tuple[str, str], ...]) -> None:
    press.ensure(56)
    press.paragraph(title, kind=BOLD, x=104, number=number, number_kind=BOLD, role="H2")
    for mark, text in paragraphs:
        first, _ = press.paragraph(text, x=104, number=mark, align="justify", after=10)
        press.record("report_paragraphs",
            section_number=number, section_title=title, paragraph_number=mark, text=text,
                     page_number=first)


def pay_policy(press: Press) -> None:
    title = "PAY POLICY STATEMENT 2025/26"
    with press.document("report", role="report", item="7.", title=title):
        press.paragraph("COUNCIL - 26 FEBRUARY 2025", kind=BOLD, align="centre", after=6)
        press.paragraph("REPORT OF THE CHIEF EXECUTIVE", kind=BOLD, align="centre", after=10)
        press.paragraph(title, kind=BOLD, align="centre", after=14)
        report_section(press, "1", "SUMMARY", (
            ("1.1", "Section 38 of the Localism Act 2011 asks every council to publish a statement of its pay "
                    "policy each year. The statement for 2025/26 differs from the last one only in its figures."),
            ("1.2", "The lowest paid member of staff earns £23,656 and the highest paid £121,400, a ratio of "
                    "one to five and a bit. The median is £31,067.")))
        report_section(press, "2", "RECOMMENDATION", (("2.1", "That the statement be approved and published."),))


def build(press: Press) -> None:
    front_sheet(press)
    minutes(press)
    street_trading(press)
    pay_policy(press)


def print_sample() -> tuple[bytes, dict[str, list[dict[str, object]]]]:
    return print_pack(build, kind=BODY, margins=Margins(62, 62, 60, 80), label=lambda page: page, stamp="{}",
                      info={"Author": "Committee Services", "Creator": "Writer"})


SAMPLE = Sample("saltmere-council-2025-02-26", "titled minutes, RESOLVED lines, a recorded vote, no outline",
                print_sample)
