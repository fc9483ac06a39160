"""Fenmarsh District Council, Cabinet, 7 October 2024: a decision record as another publishing system prints it.

Minutes numbered CAB.23 and on, in a left column; under each a Decision with (1) (2) points, the reason, and the
options that were not taken. Membership in three columns. No outline, no stamps, page numbers "Page 1 of 3".
"""

from samples.kit.book import Sample, print_pack
from samples.kit.faces import Type
from samples.kit.minutes import Decided, Minutes, MinutesLook, ToDo, person
from samples.kit.press import Margins, Press

BODY = Type("sans", 10.5)
BOLD = Type("sans", 10.5, bold=True)
PRESENT = (("Councillor M Aldous", "Leader"), ("Councillor S Brandreth", "Deputy Leader"), ("Councillor V "
                                                                                            "Chetty", None),
           ("Councillor L Durrant", None), ("Councillor K Eversden", None), ("Councillor G Foulkes", None))
OFFICERS = (("Mr J Tolliver", "Chief Executive"), ("Mrs A Nkemelu", "Director of Resources"),
            ("Ms R Whitlock", "Democratic Services Officer"))


def attendance(press: Press) -> None:
    press.paragraph("PRESENT:", kind=BOLD, after=4)
    top = press.y
    for n, (name, role) in enumerate(PRESENT):
        shown = f"{name} ({role})" if role else name
        press.at(press.left + 170 * (n % 3), top + (n // 3) * 14, shown, Type("sans", 9.5))
        person(press, name.removeprefix("Councillor "), honorific="Councillor",
            role_text=role, is_chair=None)
    press.y = top + 34
    press.paragraph("Officers: " + ", ".join(f"{name} ({role})" for name, role in OFFICERS) + ".", after=6)
    for name, role in OFFICERS:
        title, rest = name.split(" ", 1)
        person(press, rest, honorific=title, role_text=role, capacity="officer")
    press.paragraph("An apology for absence was received from Councillor P Garrity.", after=12)
    person(press, "P Garrity", honorific="Councillor", status="apologies")


def foot(press: Press) -> None:
    press.at(press.left, press.height - 48, f"Page {press.page_number} of 2", Type("sans", 8.5),
             width=press.right - press.left, align="centre")


def build(press: Press) -> None:
    with press.document("minutes", role="minutes", dress=foot):
        press.paragraph("FENMARSH DISTRICT COUNCIL", kind=Type("sans", 13, bold=True), after=6)
        press.paragraph("Minutes of a meeting of the CABINET held at 4.00 pm on Monday 7 October 2024 in the "
                        "Eel Room, Council Offices, Sluice Road, Fenmarsh", kind=BOLD, after=12)
        press.record("minutes", meeting_date="2024-10-07", committee="Cabinet",
                     venue="Eel Room, Council Offices, Sluice Road, Fenmarsh", start_time="16:00", end_time="17:22")
        press.record("pack", authority_name="Fenmarsh District Council", committee="Cabinet",
                     meeting_date="2024-10-07", kind="minutes")
        attendance(press)
        book = Minutes(press, MinutesLook(number_x=56, text_x=118, kind=BODY, title="capitals", after=8))
        book.item("CAB.23", "Minutes of the last meeting")
        book.paragraph("The minutes of the meeting held on 2 September 2024 were confirmed and signed by the Leader.",
                       kind="decision", decides=[Decided()])
        book.item("CAB.24", "Declarations of interest")
        book.paragraph("There were none.", kind=None)
        leisure(book)
        drainage(book)
        book.item("CAB.27", "Exclusion of the public", keep_with=True)
        book.paragraph("RESOLVED that under section 100A(4) of the Local Government Act 1972 the public be "
                       "excluded for the next item, on the ground that it involves the likely disclosure of "
                       "exempt information as defined in paragraph 3 of Schedule 12A.",
            kind="decision", decides=[Decided("resolved")])
        book.item("CAB.28", "Depot site: offer received", keep_with=True)
        book.paragraph("Consideration of the offer was DEFERRED until a second valuation had been made.",
                       kind="decision", decides=[Decided("deferred")])
        press.space(10)
        book.closing("The meeting closed at 5.22 pm.", after=24)
        press.paragraph("LEADER", x=118)


def leisure(book: Minutes) -> None:
    book.item("CAB.25", "Leisure centres: hours and prices from January 2025", keep_with=True)
    book.paragraph("The Director of Resources presented a report on the two leisure centres, which had lost "
                   "£214,000 in the year to March. Attendance at Sluice Road was back to the level of 2019; at "
                   "Great Oxney it was a third lower, and the boiler there was at the end of its life.")
    book.paragraph("Councillor Chetty asked whether schools had been consulted, and was told that eleven of "
                   "the fourteen had answered and that none had objected to a later start.", kind="question")
    book.resolved("Decision:", (("(1)", "That Great Oxney open from 7.00 am to 8.00 pm on weekdays."),
                                ("(2)", "That prices rise by 4%, and the price for carers stay as it is."),
                                ("(3)", "That a report on the boiler come to the Cabinet in December.")), verb=None)
    book.paragraph("Reason for decision: to bring the cost of the centres back within the budget.", kind=None)
    book.paragraph("Options considered and rejected: to close Great Oxney on Mondays; to leave prices unchanged.",
                   kind=None)
    book.paragraph("Action: Mrs Nkemelu to write to the eleven schools with the new hours by 31 October 2024.",
                   kind="action", asks=[ToDo("Mrs Nkemelu to write to the eleven schools with the new hours by "
                                             "31 October 2024.", "Mrs Nkemelu", "2024-10-31")])


def drainage(book: Minutes) -> None:
    book.item("CAB.26", "Drainage board levy", keep_with=True)
    book.paragraph("The Leader said that the levies of the three drainage boards had risen by 31% in two "
                   "years, since the price of electricity for the pumps had doubled. The council paid £1.46m "
                   "and could pass on only part of it. She had met the Minister with nine other councils, and "
                   "a sum of £3m had been promised for the whole country.")
    book.paragraph("It was proposed by Councillor Foulkes, seconded by Councillor Durrant and agreed that the "
                   "levy be shown as a line of its own on the council tax leaflet.", kind="decision",
                   decides=[Decided("agreed", mover="Foulkes", seconder="Durrant")])


def print_sample() -> tuple[bytes, dict[str, list[dict[str, object]]]]:
    return print_pack(build, kind=BODY, margins=Margins(56, 56, 56, 76), label=lambda page: page, stamp="")


SAMPLE = Sample("fenmarsh-cabinet-minutes-2024-10-07", "decision numbers CAB.23, Decision and Reason blocks",
                print_sample)
