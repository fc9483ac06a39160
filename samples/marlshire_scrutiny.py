"""Marlshire County Council, Children and Families Scrutiny Committee, 14 November 2024.

A bound county pack: outline, stamps, padding pages, numbered minutes (15.0, 15.1 …) with a hole in the numbers,
a forward plan on landscape pages, a work programme with date rows, an outcome tracker turned by /Rotate.
Everybody and everything in it is invented.
"""

from samples.kit.book import Sample, print_pack
from samples.kit.faces import Type
from samples.kit.minutes import Decided, Minutes, MinutesLook, ToDo, person
from samples.kit.press import Margins, Press
from samples.kit.tables import Cell, Look, table
from samples.marlshire_papers import forward_plan, outcome_tracker, work_programme

COMMITTEE = "Children and Families Scrutiny Committee"
HEAD = "Item  Children and Families Scrutiny Committee - 10.00 am Thursday 14 November 2024"
BODY = Type("sans", 12)
BOLD = Type("sans", 12, bold=True)
SMALL = Type("sans", 9)

AGENDA = (
    ("1", "Apologies for absence", False, "To receive Members' apologies.", ()),
    ("2", "Declarations of interest", False,
     "Members are reminded that the register of interests can be seen on the council's website and on the screen "
     "outside the committee room.", ()),
    ("3", "Minutes of the meeting held on 19 September 2024", True,
     "The Committee is asked to confirm that the minutes are a correct record.", ()),
    ("4", "Public participation", False,
     "The Chair will invite anybody who has given notice to ask a question or to make a statement. Each speaker has "
     "three minutes.", ()),
    ("5", "Scrutiny work programme", True,
     "To consider what the Committee should look at next. The following papers are attached:",
     ("The forward plan of key decisions", "The Committee's own work programme", "The outcome tracker")),
    ("6", "School transport for children with special educational needs: progress since the spring review", True,
     "To consider the report and to advise the Cabinet Member.", ()),
    ("7", "Regional adoption agency: annual report", False,
     "To follow. The report will be sent to Members before the meeting, once the four councils of the region "
     "have agreed its figures.", ()),
    ("8", "Young people's panel", False,
     "Two members of the panel will say what they have been working on since the summer and will answer "
     "questions.", ()),
    ("9", "Dates of future meetings", False,
     "16 January 2025, 6 March 2025, 8 May 2025 and 10 July 2025, all at 10.00 am.", ()),
    ("10", "Any other urgent business", False, "The Chair may raise any item of urgent business.", ()),
)


def front_sheet(press: Press) -> None:
    with press.document("agenda", role="front_sheet", bookmark="Agenda"):
        press.at(press.left, 30, "Public Document Pack", SMALL, width=press.right - press.left, align="right")
        press.space(40)
        press.paragraph(COMMITTEE, kind=Type("sans", 20, bold=True), after=10)
        press.paragraph("Thursday 14 November 2024", kind=Type("sans", 17, bold=True), after=10)
        press.paragraph("10.00 am Wharf Room - Shire House, Marlbridge", kind=Type("sans", 17, bold=True), after=14)
        press.rule(after=14)
        press.paragraph(f"To: The Members of the {COMMITTEE}")
        press.paragraph(
            "Cllr H Pargeter (Chair), Cllr T Okonjo (Vice-Chair), Cllr D Amblecote, Cllr R Brimble, Cllr S "
            "Fenwright, Cllr J Lattimer, Cllr M Quennell, Cllr P Thornicroft, Mrs Alison Dewberry and Mr Carl "
            "Vance")
        press.paragraph("Issued By Rosamund Tilley, Head of Democratic Services - 6 November 2024")
        press.paragraph("For further information about the meeting, please contact Imran Sayle on 01632 960145 or "
                        "isayle@marlshire.example")
        press.paragraph("Guidance about the meeting follows the printed agenda. The meeting is open to the "
                        "public and the press, unless the Committee resolves otherwise under the Local "
                        "Government Act 1972.")
        press.paragraph("Papers can be had in large print, in Braille or in another language; please ask.")
        press.record("pack", authority_name="Marlshire County Council", committee=COMMITTEE,
                     meeting_date="2024-11-14", meeting_time="10:00", venue="Wharf Room - Shire House, Marlbridge",
                     kind="agenda_pack", issued_date="2024-11-06", contact_name="Imran Sayle",
                     contact_email="isayle@marlshire.example", contact_phone="01632 960145")
        press.end()
        press.role, press.dress = "agenda", running_head
        press.begin()
        press.space(4)
        press.paragraph("AGENDA", kind=Type("sans", 14, bold=True), x=press.left, align="centre", after=26)
        press.paragraph("** Guidance notes follow the agenda **", kind=BOLD, align="centre", after=12)
        for number, title, has_papers, about, points in AGENDA:
            press.agenda_item(number, title)
            low, high = press.ranges.get(number, (88, 88))
            shown = f"<b>{title}</b> (Pages {low} - {high})" if has_papers else f"<b>{title}</b>"
            press.ensure(78)
            press.paragraph(shown, x=104, number=number, number_kind=BOLD)
            press.paragraph(about, x=104, after=14)
            for mark, point in zip("abc", points, strict=False):
                press.paragraph(f"{point};" if mark != "c" else f"{point}.", x=128, number=f"{mark})", number_x=104,
                                after=3 if mark != "c" else 12)
    # one document, two roles: the front sheet's row is the page's, the paper is the agenda


def running_head(press: Press) -> None:
    press.at(press.left, 36, HEAD, Type("sans", 8.5, bold=True))
    press.canvas.setLineWidth(0.5)
    press.canvas.line(press.left, press.height - 50, press.right, press.height - 50)


def guidance(press: Press) -> None:
    with press.document("guidance", role="guidance", pad=True):
        press.paragraph("Guidance notes for the meeting", kind=Type("sans", 13, bold=True), after=12)
        notes = (
            ("Council papers", "Anybody who wishes to see the background papers of a report may ask the "
                               "officer named at the foot of it. They can be seen for four years after the "
                               "meeting."),
            ("Members' code of conduct", "Members should declare an interest as soon as it becomes apparent, and "
             "leave the room where the code asks them to."),
            ("Minutes of the meeting", "What was agreed is set out in the minutes, which the Committee will be asked "
             "to approve at its next meeting. In the meantime the outcome is on the council's website."),
            ("Public question time", "Please give notice by noon, two working days before the meeting. The Chair may "
             "limit the time where many wish to speak."),
            ("Recording", "The council allows filming and recording, and asks that nobody is filmed who objects."),
        )
        for n, (head, text) in enumerate(notes, start=1):
            press.paragraph(head, kind=BOLD, x=90, number=f"{n}", number_kind=BOLD, after=4)
            press.paragraph(text, x=90, after=12)


def minutes(press: Press) -> None:
    with press.document("minutes", role="minutes", item="3", pad=True, item_stamp="Agenda Item 3",
                        bookmark="3 Minutes of the meeting held on 19 September 2024"):
        press.paragraph(COMMITTEE, kind=Type("sans", 14, bold=True), after=8)
        press.paragraph(f"Minutes of a meeting of the {COMMITTEE} held on Thursday 19 September 2024 at 10.00 in the "
                        "Wharf Room, Shire House, Marlbridge.", after=10)
        press.record("minutes", meeting_date="2024-09-19", committee=COMMITTEE,
                     venue="Wharf Room, Shire House, Marlbridge", start_time="10:00", end_time="12:41",
                     chair_name="H Pargeter")
        attendance(press)
        book = Minutes(press, MinutesLook(number_x=62, text_x=104, kind=BODY, agenda_item="inline"))
        first_items(book)
        transport_plan(book)
        last_items(book, press)


def attendance(press: Press) -> None:
    press.paragraph("<b>Present</b>", after=8)
    press.paragraph("Cllr H Pargeter (in the Chair)", after=8)
    person(press, "H Pargeter", honorific="Cllr", is_chair=True)
    columns = ((("D Amblecote", None), ("R Brimble", None), ("S Fenwright", "(Substitute)")),
               (("J Lattimer", None), ("M Quennell", None), ("T Okonjo", None)))
    top = press.y
    for x, names in zip((62.0, 262.0), columns, strict=True):
        for n, (name, note) in enumerate(names):
            press.at(x, top + n * BODY.line_height, f"Cllr {name} {note or ''}".strip(), BODY)
            person(press, name, honorific="Cllr", capacity="substitute" if note else "member")
    press.space(3 * BODY.line_height + 8)
    press.paragraph("<b>Apologies:</b> Cllr P Thornicroft, Cllr E Wray and Mr Carl Vance (Schools Forum)")
    person(press, "P Thornicroft", honorific="Cllr", status="apologies")
    person(press, "E Wray", honorific="Cllr", status="apologies")
    person(press, "Carl Vance", honorific="Mr", capacity="co_opted", status="apologies", role_text="Schools Forum")
    press.paragraph("<b>Church representatives present:</b>")
    press.paragraph("<b>Parent Governor representatives present:</b> Mrs Alison Dewberry.")
    person(press, "Alison Dewberry", honorific="Mrs", capacity="co_opted")
    press.paragraph("<b>Cabinet Members present:</b> Cllr B Holloway and Cllr N Sefton-Clarke.")
    person(press, "B Holloway", honorific="Cllr", capacity="other_member")
    person(press, "N Sefton-Clarke", honorific="Cllr", capacity="other_member")
    press.paragraph("<b>Other Members present:</b> Cllr Yardley.", after=12)
    person(press, "Yardley", honorific="Cllr", capacity="other_member")


def first_items(book: Minutes) -> None:
    book.item("21", "Declarations of interest", agenda_item="2")
    page = book.paragraph("Cllr Brimble, Cllr Lattimer and Cllr Quennell all declared a personal interest as a "
                          "District and/or Parish Councillor.", number="21.0", kind="declaration")
    for name in ("Brimble", "Lattimer", "Quennell"):
        book.declares(name, interest="personal", page=page)
    page = book.paragraph("Mrs Dewberry declared a personal interest in agenda item 6 as a trustee of "
                          "Marlshire Parents Together.", number="21.1", kind="declaration")
    book.declares("Dewberry", interest="personal", agenda_item="6", page=page)
    book.item("22", "Public question time", agenda_item="3")
    book.paragraph("No questions had been received, and nobody present wished to speak.", number="22.0",
                   kind="procedural")
    book.item("23", "Minutes of the meeting held on 18 July 2024", agenda_item="4")
    book.paragraph("The Committee agreed the minutes of the last meeting, subject to the spelling of Cllr "
                   "Sefton-Clarke's name, and the Chair signed them.",
        number="23.0", kind="decision", decides=[Decided("agreed")])
    book.item("24", "Work programme", agenda_item="5", keep_with=True)
    book.paragraph("The Committee considered and noted the forward plan of key decisions for the autumn.",
        number="24.0",
                   kind="decision", decides=[Decided("noted")])
    book.paragraph("The Committee also accepted the outcome tracker, with three entries shown as complete.",
                   number="24.1", kind="decision", decides=[Decided("accepted")])


def transport_plan(book: Minutes) -> None:
    book.item("25", "Early Years Sufficiency Plan 2024-2027", agenda_item="6")
    book.paragraph("The Committee considered a report on nursery and childminder places across the county. The "
                   "plan rests on a yearly count of places and on a survey of parents, and has five aims, as "
                   "follows:",
                   number="25.0")
    aims = ("Enough places within two miles of every family in a town, and five miles elsewhere",
            "Fees that a family on the county's median wage can meet",
            "A place for every child with a disability, with staff who have been trained for it",
            "Childminders who stay in the trade, because somebody helps them with the paperwork and with the "
            "premises that landlords too often refuse them",
            "A single page on the website that says what is free")
    for n, aim in enumerate(aims, start=1):
        book.paragraph(aim, number=f"{n}.", level=1, after=3 if n < len(aims) else 10,
                       beside="25.1" if n == 1 else None)
    book.paragraph("The Early Years Manager introduced the report. She explained that 412 new places had "
                   "opened since the funded hours were widened, but that 97 had closed, most of them in the "
                   "two northern districts, where three village nurseries had not been able to find a manager.",
        number="25.2")
    book.paragraph("A Member asked how the figure for childminders had been arrived at, since the register "
                   "counted people who no longer took any children. It was explained that the team rang every "
                   "childminder once a year, and that the figure of 301 left out those who were resting.",
        number="25.3", kind="question")
    book.paragraph("Members discussed the cost of transport to a nursery for families without a car. The "
                   "Committee asked whether the school bus contracts could carry younger children, and heard "
                   "that the insurers had so far refused. It was requested that a note on the insurers' "
                   "reasons be sent to Members.",
                   number="25.4", kind=None,
                   decides=[Decided("requested", "It was requested that a note on the insurers' reasons be sent to "
                                    "Members.")],
                   asks=[ToDo("It was requested that a note on the insurers' reasons be sent to Members.")])
    book.paragraph("In respect of the third aim the Chair asked how many children had waited longer than a "
                   "term. The answer was 26 in the year to August, of whom 11 had since been placed. Cllr "
                   "Okonjo thought the number too high, and reminded the Committee of the parents who had "
                   "spoken in July; one of them had given up her work.",
                   number="25.6")
    book.paragraph("There was a longer discussion of the workforce. The college in Marlbridge had filled 38 of "
                   "its 60 places, and the apprenticeship scheme was losing people to the supermarkets. "
                   "Members suggested that the council should write to its own leavers, that the bursary "
                   "should be paid monthly and that the word apprentice should be dropped from the "
                   "advertisement. The Director for Children's Services promised to bring figures on pay to "
                   "the January meeting.", number="25.7", kind=None,
                   asks=[ToDo("The Director for Children's Services promised to bring figures on pay to the "
                              "January meeting.",
                              "Director for Children's Services")])
    book.paragraph("The Committee agreed to recommend to the Cabinet Member that the plan be adopted, and that it be "
                   "reviewed after one year.", number="25.8", kind="decision", decides=[Decided("agreed")])


def last_items(book: Minutes, press: Press) -> None:
    book.item("26", "Fostering: mid-year report", agenda_item="7", keep_with=True)
    book.paragraph("The Committee received a report on recruitment of foster carers. There were 14 new "
                   "households against a target of 20, and nine had left, of whom five had retired. The "
                   "service visited every carer within a week of an enquiry, and the number of enquiries had "
                   "risen to 188.", number="26.0")
    book.paragraph("In the discussion the following points were raised:", number="26.1", after=4)
    for point in ("Carers had asked for a telephone number that was answered at weekends.",
                  "The fees of agencies had risen by a fifth, and the council's allowance by 4%.",
                  "Word of mouth brought more carers than the bus advertisements had."):
        book.paragraph(point, number="•", level=1, after=4)
    press.space(6)
    book.paragraph("The report was accepted, and the Chair thanked the officers.", number="26.2", kind="decision",
                   decides=[Decided("accepted")])
    book.item("27", "Any other urgent business", agenda_item="8", keep_with=True)
    book.paragraph("There was none, and the Chair thanked all those present for attending.", number="27.0",
                   kind="procedural")
    press.space(14)
    book.closing("(The meeting closed at 12:41)", after=36)
    press.paragraph("Cllr Honor Pargeter", x=104, after=1)
    press.paragraph(f"Chair – {COMMITTEE}", kind=BOLD, x=104)


def transport_report(press: Press) -> None:
    title = "School transport for children with special educational needs: progress since the spring review"
    with press.document("report", role="report", item="6", title=title, pad=True, item_stamp="Agenda Item 6",
                        bookmark=f"6 {title}", lead_officer="Winifred Oduya, Director for Children's Services",
                        author="Leo Hartnell, Passenger Transport Manager", contact_text="01632 960181",
                        cabinet_member="Cllr B Holloway, Cabinet Member for Children and Families", division="All"):
        press.paragraph("Marlshire County Council", kind=BOLD, after=1)
        press.paragraph(COMMITTEE, kind=BOLD, after=1)
        press.paragraph("- 14 November 2024", kind=BOLD, after=12)
        press.paragraph(title, kind=Type("sans", 14, bold=True), after=10)
        for line in ("Lead Officer: Winifred Oduya, Director for Children's Services",
                     "Author: Leo Hartnell, Passenger Transport Manager", "Contact Details: 01632 960181",
                     "Cabinet Member: Cllr B Holloway, Cabinet Member for Children and Families",
                     "Division and Local Member: All"):
            press.paragraph(line, after=1)
        press.space(6)
        press.rule(colour="#999999", after=12)
        sections(press)
        press.paragraph("<b>Note:</b> For sight of individual background papers please contact the report author",
                        after=4)


def sections(press: Press) -> None:
    report = (
        ("1.", "Summary", (
            ("1.1.", "This report tells the Committee what has changed since its review in the spring. 1,118 "
                     "children now travel under a plan, 64 more than last year, and the average journey has "
                     "fallen from 51 to 46 minutes."),
            ("1.2.", "Of the eleven recommendations, seven have been carried out, three are under way and one "
                     "was not accepted. They are set out in section 2."))),
        ("2.", "Issues for consideration / Recommendations", (
            ("2.1.", "The Committee is asked to consider the progress shown in the table below, and to advise "
                     "the Cabinet Member on the two recommendations that need money."),)),
        ("3.", "Background", (
            ("3.1.", "The council carries children to 92 schools in 341 vehicles. Most are taxis. A passenger "
                     "assistant travels with about a third of the children, and the number who need one has "
                     "grown every year since 2019."),
            ("3.2.", "Parents told the review that they minded changes of driver more than long journeys. "
                     "Since June a contractor who changes a driver without notice pays a charge, and "
                     "complaints about changes fell from 58 in the summer term to 21 in the first half of the "
                     "autumn term."))),
        ("4.", "Implications", (
            ("4.1.", "The forecast is an overspend of £0.6m on a budget of £13.9m."),
            ("4.2.", "There are no legal implications. An equality impact assessment was made in March 2024, "
                     "and no group is worse off."))),
    )
    for number, title, paragraphs in report:
        press.ensure(60)
        press.paragraph(title, kind=BOLD, x=104, number=number, number_kind=BOLD)
        for mark, text in paragraphs:
            first, _ = press.paragraph(text, x=104, number=mark, number_kind=BOLD, after=10)
            press.record("report_paragraphs", section_number=number, section_title=title, paragraph_number=mark,
                         text=text, page_number=first)
        if number == "2.":
            rows = [["No.", "Recommendation", "Progress"],
                    ["1", "Charge contractors who change a driver without notice", Cell("Done", fill="#92d050")],
                    ["2", "Train every passenger assistant in epilepsy care", Cell("117 of 160", fill="#ffc000")],
                    ["3", "Offer mileage to parents before a taxi is ordered", Cell("Done", fill="#92d050")],
                    ["4", "Move the contract renewals from July to April", Cell("Not accepted", fill="#ff5050")]]
            table(press, "recommendations", rows, (40, 300, 88), x=104, look=Look(kind=SMALL), header_rows=1)


def build(press: Press) -> None:
    front_sheet(press)
    guidance(press)
    minutes(press)
    forward_plan(press)
    work_programme(press)
    outcome_tracker(press)
    transport_report(press)


def print_sample() -> tuple[bytes, dict[str, list[dict[str, object]]]]:
    return print_pack(
        build, kind=BODY, margins=Margins(62, 62, 66, 118), outlined=True,
        label=lambda page: page if page > 4 else None,
        info={"Title": f"(Public Pack)Agenda Document for {COMMITTEE}, 14/11/2024 10:00",
              "Subject": f"{COMMITTEE}, 14/11/2024 10:00"})


SAMPLE = Sample("marlshire-scrutiny-2024-11-14", "a county scrutiny pack with everything in it", print_sample)
