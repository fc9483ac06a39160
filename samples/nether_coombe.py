"""Nether Coombe Parish Council: an agenda of January 2023 and the minutes of November 2022, two files.

Word-processor papers of a small parish: no outline, no stamps, no information in the file, US letter paper for the
minutes. The agenda has an action log; the minutes have numbers like 22/61, sub-heads (a) (b), payments without ruled
lines, decisions in short sentences.
"""

from samples.kit.book import Sample, print_pack
from samples.kit.faces import Type
from samples.kit.minutes import Decided, Minutes, MinutesLook, ToDo, person
from samples.kit.plans import Outcome
from samples.kit.press import LETTER, Margins, Press
from samples.kit.tables import Look, table

SANS = Type("sans", 10.5)
SERIF = Type("serif", 11.5)
CLERK = "Dorothy Pym"

AGENDA: tuple[tuple[str, str, str | None], ...] = (
    ("1.", "To receive apologies for absence", None),
    ("2.", "Declarations of interest", "to receive any declaration from Councillors on the items below"),
    ("3.", "To approve the minutes of the meeting of 21st November 2022", None),
    ("4.", "Public participation", "fifteen minutes, three for each speaker"),
    ("5.", "Clerk's report and actions from the last meeting", None),
    ("6.", "Highways and footpaths", None),
    ("7.", "Planning", None),
    ("8.", "Finance", "to approve the payments listed by the Clerk, and the precept for 2023/24"),
    ("9.", "Items for the next meeting", None),
)
ACTIONS = (
    ("22/61", Outcome("22/61", "DP to ask the County for a price for the white gates on Church Lane", "DP", None,
                      "chased 4 Jan")),
    ("", Outcome(None, "TL and RB to walk footpath 11 and to report the broken stile", "TL/RB", None, "completed")),
    ("22/63", Outcome("22/63", "All to think about the use of the old telephone box", "All", None, None)),
    ("22/64", Outcome("22/64", "DP to send the cemetery form to the diocese", "DP", None, "completed")),
)


def agenda(press: Press) -> None:
    with press.document("agenda"):
        press.paragraph("Nether Coombe Parish Council", kind=Type("sans", 15, bold=True), align="centre", after=4)
        press.paragraph("Monday 16th January 2023 at 7.30pm in the Reading Room", kind=Type("sans", 11.5, bold=True),
                        align="centre", after=10)
        press.paragraph("Agenda and summons to Councillors; the public are welcome", align="centre", after=16)
        for number, title, about in AGENDA:
            press.agenda_item(number, title)
            press.paragraph(f"<b>{title}</b>" + (f" - {about}" if about else ""), x=92, number=number,
                            number_kind=Type("sans", 10.5, bold=True), after=7)
            if number == "5.":
                log(press)
            if number == "6.":
                for line in ("Grit bin at the top of Pound Hill", "Blocked drain by the forge", "Footpath 11"):
                    press.paragraph(line, x=92, after=1)
                press.space(6)
            if number == "7.":
                for mark, line in (("a.", "22/03317/FUL  Barn at Lower Farm, Mill Lane: change to a dwelling"),
                                   ("b.", "22/03402/HOU  2 The Glebe: porch"),
                                   ("c.", "Decision: 22/02988/HOU  Thatchers, garage - approved")):
                    press.paragraph(line, x=116, number=mark, number_x=92, after=1)
                press.space(6)
        press.space(12)
        press.paragraph(f"{CLERK}, Parish Clerk", after=1)
        press.paragraph("10th January 2023", after=1)
        press.paragraph("clerk@nethercoombe.example   01632 960502")
        press.record("pack", authority_name="Nether Coombe Parish Council", meeting_date="2023-01-16",
                     meeting_time="19:30", venue="Reading Room", kind="agenda_frontsheet", issued_date="2023-01-10",
                     contact_name=CLERK, contact_email="clerk@nethercoombe.example", contact_phone="01632 960502")


def log(press: Press) -> None:
    rows = [["No", "Action", "Owner", "Update"]]
    rows += [[ref, o.outcome, o.owner or "", o.status or ""] for ref, o in ACTIONS]
    pages = table(press, "action_log", rows, (52, 240, 60, 80), x=72, family="outcome_tracker",
                  look=Look(kind=Type("sans", 10), header_fill=None), after=8)
    for (_, outcome), page in zip(ACTIONS, pages[1:], strict=True):
        row = {"agenda_item": outcome.item} if outcome.item else {}      # a blank number may mean the one above
        press.record("outcome_tracker", **row, owner=outcome.owner, outcome_text=outcome.outcome,
                     status_text=outcome.status, page_number=page)


def minutes(press: Press) -> None:
    with press.document("minutes", role="minutes", dress=page_foot):
        press.paragraph("NETHER COOMBE PARISH COUNCIL", kind=Type("serif", 14, bold=True), align="centre", after=4)
        press.paragraph("MINUTES OF THE MEETING HELD ON MONDAY 21ST NOVEMBER 2022 AT 7.30PM IN THE READING ROOM",
                        kind=Type("serif", 11.5, bold=True, underlined=True), align="centre", after=12)
        press.record("minutes", meeting_date="2022-11-21", venue="Reading Room", start_time="19:30", end_time="21:05",
                     chair_name="Tobias Langley")
        press.paragraph("<b>Present:</b> Cllrs Tobias Langley (Chairman), Rhoda Bewick, Amit Shah and Win Cotterell "
                        "(from 7.50pm)", after=5)
        for name, role in (("Tobias Langley", "Chairman"), ("Rhoda Bewick", None), ("Amit Shah", None),
                           ("Win Cotterell", None)):
            person(press, name, honorific="Cllr", role_text=role, is_chair=role is not None)
        press.paragraph(f"<b>In attendance:</b> {CLERK} (Clerk), District Cllr Fergus Mott and four members of the "
                        "public", after=12)
        person(press, CLERK, role_text="Clerk", capacity="officer")
        person(press, "Fergus Mott", honorific="Cllr", capacity="other_member")
        book = Minutes(press, MinutesLook(number_x=72, text_x=118, indent=22, kind=SERIF, title="underlined",
            after=7))
        first_half(book)
        second_half(book, press)
        press.record("pack", authority_name="Nether Coombe Parish Council", meeting_date="2022-11-21",
                     kind="minutes")


def page_foot(press: Press) -> None:
    press.at(press.left, press.height - 50, f"{212 + press.page_number}", Type("serif", 9))
    press.at(press.left, press.height - 50, "Signed ........................ Date ................", Type("serif", 9),
             width=press.right - press.left, align="right")


def first_half(book: Minutes) -> None:
    book.item("22/57", "Apologies")
    book.paragraph("Apologies were received from Cllr Ida Munro, who was unwell.", kind="procedural")
    person(book.press, "Ida Munro", honorific="Cllr", status="apologies")
    book.item("22/58", "Declarations of interest")
    page = book.paragraph("Cllr Shah declared an interest in item 22/62 (b) as a neighbour and did not vote.",
                          kind="declaration")
    book.declares("Shah", agenda_item="22/62", page=page)
    book.item("22/59", "Minutes of the last meeting")
    book.paragraph("The minutes of 19th September 2022 were agreed as a true record and signed. Proposed Cllr "
                   "Bewick, seconded Cllr Shah.", kind="decision",
                   decides=[Decided(None, mover="Bewick", seconder="Shah")])
    book.item("22/60", "Public participation")
    book.paragraph("Mr Garth asked who had cut the hedge along the playing field in August, when birds were "
                   "still on the nest. The Chairman answered that it had not been the Parish Council.", kind=None)
    book.paragraph("District Cllr Mott spoke about the new bins. The green bin will cost £48 a year from "
                   "April; those who pay before the end of February get the first month free.")
    book.item("22/61", "Highways and footpaths")
    book.paragraph("A car has again gone into the wall at the bottom of Church Lane. The Clerk will ask the "
                   "County for a price for white gates.", kind=None,
                   asks=[ToDo("The Clerk will ask the County for a price for white gates.", "Clerk")])
    book.paragraph("Cllr Langley and Cllr Bewick to walk footpath 11 before Christmas and to report the broken "
                   "stile.",
                   kind="action", asks=[ToDo(owner="Cllr Langley and Cllr Bewick")])
    book.item("22/62", "Planning")
    book.paragraph("22/02988/HOU Thatchers, Back Lane. Garage with store over. No objection.", number="(a)", level=1)
    book.paragraph("22/03104/FUL Land behind the Plough. Two houses. It was agreed to object, because the lane "
                   "is too narrow for a fire engine and the ditch floods every winter.", number="(b)",
                       level=1, kind="decision",
                   decides=[Decided("agreed", "It was agreed to object, because the lane is too narrow for a "
                                              "fire engine and the ditch floods every winter.")])


def second_half(book: Minutes, press: Press) -> None:
    book.item("22/63", "Telephone box")
    book.paragraph("The Council has owned the box since 2019 and nobody can think what it is for. Books, a "
                   "defibrillator and a map of the parish were all mentioned; it will be discussed again in "
                   "January.")
    book.item("22/64", "Cemetery")
    book.paragraph("The Clerk reported that the diocese wants a form for every new bench. Resolved to send it. "
                   "All in favour.",
        kind="decision", decides=[Decided("resolved", "Resolved to send it. All in favour.")])
    book.item("22/65", "Finance")
    book.paragraph("The following payments were approved. Proposed Cllr Cotterell, seconded Cllr Langley.",
                   kind="decision", decides=[Decided("approved", mover="Cotterell", seconder="Langley")],
                   keep=7)
    payments = [["Payee", "For", "£", "Cheque"], ["D Pym", "Salary, October and November", "512.40", "1188"],
                ["Coombe Grounds", "Mowing, last cut", "140.00", "1189"],
                ["Reading Room", "Hire of the hall", "36.00", "1190"], ["R Bewick", "Stamps and ink", "21.75",
                    "1191"]]
    table(press, "payments", payments, (130, 170, 70, 60), x=118, look=Look(
        kind=Type("serif", 10.5), ruling="none", header_fill=None))
    book.item("22/66", "Next meeting")
    book.paragraph("Monday 16th January 2023 at 7.30pm.", kind=None)
    book.closing("The meeting closed at 9.05pm.")


def print_agenda() -> tuple[bytes, dict[str, list[dict[str, object]]]]:
    return print_pack(agenda, kind=SANS, margins=Margins(62, 70, 56, 60))


def print_minutes() -> tuple[bytes, dict[str, list[dict[str, object]]]]:
    return print_pack(minutes, kind=SERIF, margins=Margins(72, 72, 60, 84), paper=LETTER,
                      label=lambda page: 212 + page, stamp="")


AGENDA_SAMPLE = Sample("nether-coombe-agenda-2023-01-16", "a parish agenda from a word processor, with an action log",
                       print_agenda)
MINUTES_SAMPLE = Sample("nether-coombe-minutes-2022-11-21", "parish minutes from a word processor, US letter paper",
                        print_minutes)
