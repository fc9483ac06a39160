"""A supplement to the Marlshire meeting of 14 November 2024: the late paper of item 7, and nothing else.

The front page names one item only; its number is that of the main agenda. Two pages of paper and a padding page.
"""

from samples.kit.book import Sample, print_pack
from samples.kit.faces import Type
from samples.kit.press import Margins, Press
from samples.kit.tables import Cell, Look, table

COMMITTEE = "Children and Families Scrutiny Committee"
BODY = Type("sans", 11)
BOLD = Type("sans", 11, bold=True)
TITLE = "Regional adoption agency: annual report"

ADOPTIONS = (("Children with a plan for adoption", 41, 38), ("Children placed", 29, 33), ("Adoption orders made",
    31, 27),
             ("Approved adopters waiting", 46, 39))


def front(press: Press) -> None:
    with press.document("agenda", pad=True, bookmark="Agenda"):
        press.at(press.left, 30, "Public Document Pack", Type("sans",
            9), width=press.right - press.left, align="right")
        press.space(30)
        press.paragraph(COMMITTEE, kind=Type("sans", 18, bold=True), after=8)
        press.paragraph("Thursday 14 November 2024, 10.00 am", kind=Type("sans", 14, bold=True), after=8)
        press.paragraph("Wharf Room - Shire House, Marlbridge", kind=Type("sans", 14, bold=True), after=16)
        press.paragraph("SUPPLEMENT TO THE AGENDA", kind=BOLD, after=10)
        press.paragraph("The paper below was not ready when the agenda was published. Please bring it to the meeting "
                        "with the rest of your papers.", after=16)
        press.agenda_item("7", TITLE)
        low, high = press.ranges.get("7", (88, 88))
        press.paragraph(f"<b>{TITLE}</b> (Pages {low} - {high})", x=104, number="7", number_kind=BOLD, after=24)
        press.paragraph("Issued By Rosamund Tilley, Head of Democratic Services - 12 November 2024")
        press.paragraph("Contact: Imran Sayle on 01632 960145 or isayle@marlshire.example")
        press.record("pack", authority_name="Marlshire County Council", committee=COMMITTEE,
                     meeting_date="2024-11-14", meeting_time="10:00", venue="Wharf Room - Shire House, Marlbridge",
                     kind="agenda_supplement", issued_date="2024-11-12", contact_name="Imran Sayle",
                     contact_email="isayle@marlshire.example", contact_phone="01632 960145")


def paper(press: Press) -> None:
    with press.document("report", role="report", item="7", title=TITLE, pad=True, item_stamp="Agenda Item 7",
                        bookmark=f"7 {TITLE}", lead_officer="Winifred Oduya, Director for Children's Services",
                        author="Marguerite Stoll, Head of Fostering and Adoption", contact_text="01632 960166"):
        press.paragraph("Marlshire County Council", kind=BOLD, after=1)
        press.paragraph(f"{COMMITTEE} - 14 November 2024", kind=BOLD, after=12)
        press.paragraph(TITLE, kind=Type("sans", 14, bold=True), after=10)
        for line in ("Lead Officer: Winifred Oduya, Director for Children's Services",
                     "Author: Marguerite Stoll, Head of Fostering and Adoption", "Contact Details: 01632 960166"):
            press.paragraph(line, after=1)
        press.space(6)
        press.rule(after=12)
        for number, title, paragraphs in (
                ("1.", "Summary", (("1.1.", "Four councils have shared one adoption agency since 2018. This is "
                                            "its sixth report. Fewer children waited than a year ago, but "
                                            "those who wait are older, and many of them are brothers and "
                                            "sisters who should stay together."),)),
                ("2.", "The year in figures", (("2.1.", "The table shows Marlshire children only."),))):
            press.paragraph(title, kind=BOLD, x=104, number=number, number_kind=BOLD)
            for mark, text in paragraphs:
                page, _ = press.paragraph(text, x=104, number=mark, after=10)
                press.record("report_paragraphs", section_number=number, section_title=title, paragraph_number=mark,
                             text=text, page_number=page)
        rows: list[list[Cell | str | None]] = [["", Cell("2022/23", align="right"), Cell("2023/24", align="right")]]
        rows += [[name, Cell(str(a), align="right"), Cell(str(b), align="right")] for name, a, b in ADOPTIONS]
        pages = table(press, "adoptions", rows, (230, 70, 70), x=104, family="statistics",
                      look=Look(kind=Type("sans", 10), header_fill="#eeeeee"))
        for (name, *values), page in zip(ADOPTIONS, pages[1:], strict=True):
            for year, value in zip(("2022/23", "2023/24"), values, strict=True):
                press.record("statistics", row_label=name, column_label=year, value=value, unit="count",
                             page_number=page)


def build(press: Press) -> None:
    front(press)
    paper(press)


def print_sample() -> tuple[bytes, dict[str, list[dict[str, object]]]]:
    return print_pack(
        build, kind=BODY, margins=Margins(62, 62, 66, 84), outlined=True,
        label=lambda page: page - 2 if page > 2 else None,
        info={"Title": f"(Public Pack){TITLE} Agenda Supplement for {COMMITTEE}, 14/11/2024 10:00"})


SAMPLE = Sample("marlshire-supplement-2024-11-14", "a supplement that holds one item of a main agenda", print_sample)
