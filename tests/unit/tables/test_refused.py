"""What looks like a table and is none gives no grid; and every rule of refusal says what print it is about."""

import pytest

from extractor.tables.refusal import FLOW_REFUSALS, REFUSALS
from tests.unit.tables.printing import Print, grids_of


def _agenda() -> Print:
    page = Print()
    titles = ("Apologies for absence", "Declarations of interest", "Minutes of the last meeting", "Public questions")
    for i, title in enumerate(titles):
        y = 80 + 30 * i
        page.text(70, y, f"{i + 1}.").text(110, y, title, bold=True).text(480, y, f"{5 + i * 8} - {12 + i * 8}")
    return page


def _agenda_with_header() -> Print:
    page = Print().row(80, [(70, "Item"), (120, "Title"), (480, "Page")], bold=True)
    for i, title in enumerate(("Apologies for absence", "Declarations of interest", "Minutes", "Public questions")):
        page.row(100 + 24 * i, [(70, str(i + 1)), (120, title), (480, f"{5 + i * 8}-{12 + i * 8}")])
    return page


def _members() -> Print:
    page = Print()
    for i in range(5):
        page.row(80 + 14 * i, [(70, f"Cllr A Hunt{i}"), (220, f"Cllr B Jones{i}"), (400, f"Cllr C Smith{i}")])
    return page


def _two_columns() -> Print:
    return Print().prose(50, 80, 40, width=230).prose(310, 80, 40, width=230)


def _header_block() -> Print:
    page = Print()
    for i, (label, value) in enumerate(
        (
            ("Lead Officer:", "Jane Doe, Director"),
            ("Author:", "John Roe, Manager"),
            ("Contact:", "01234 567890"),
            ("Division:", "All"),
        )
    ):
        page.text(70, 80 + 14 * i, label, bold=True).text(200, 80 + 14 * i, value)
    return page.prose(70, 160, 10)


def _numbered_paragraphs() -> Print:
    page = Print()
    for i in range(5):
        page.text(60, 80 + 64 * i, f"1.{i + 1}").prose(100, 80 + 64 * i, 4)
    return page


def _boxes() -> Print:
    page = Print().box(60, 90, 535, 200).prose(70, 100, 6).box(60, 300, 300, 360).box(20, 20, 575, 822)
    return page.text(70, 310, "Signed").text(70, 340, "Date")


def _contents() -> Print:
    page = Print().text(70, 70, "Contents", bold=True, size=14)
    for i, title in enumerate(("Introduction", "Background to the review", "Findings", "Recommendations")):
        page.text(70, 100 + 16 * i, f"{title} {'.' * 60}").text(520, 100 + 16 * i, str(3 + 4 * i), align="right")
    return page


def _column_chart() -> Print:
    page = Print().prose(70, 60, 3)
    for k in range(6):
        page.text(95, 145 + k * 20, str(50 - 10 * k), align="right").across(150 + k * 20, 100, 400)
    for k, (name, height) in enumerate((("Phone", 40), ("Email", 55), ("Letter", 22), ("Web", 70))):
        page.fill(120 + 60 * k, 250 - height, 150 + 60 * k, 250, 0x336699).text(120 + 60 * k, 256, name)
    return page


def _bar_chart() -> Print:
    page = Print().prose(70, 60, 3)
    for k, (name, share) in enumerate(
        (("Web site", 40), ("A friend", 27), ("Poster", 21), ("Newspaper", 8), ("Post", 3))
    ):
        y = 150 + 24 * k
        page.text(180, y, name, align="right").fill(190, y, 190 + 4 * share, y + 12, 0x223366)
        page.text(200 + 4 * share, y, f"{share}%")
    return page


def _links_underlined() -> Print:
    page = Print()
    for k, name in enumerate(("Jane Doe", "John Roe")):
        page.text(70 + 220 * k, 100, name, bold=True).text(70 + 220 * k, 113, "Head of Strategy")
        page.text(70 + 220 * k, 126, "jane.doe@example.gov.uk").across(137, 70 + 220 * k, 70 + 220 * k + 115)
    return page


def _report_in_a_ruled_frame() -> Print:
    page = Print()
    for i, number in enumerate(("1.", "1.1", "1.2", "2.", "2.1")):
        y = 80 + 70 * i
        page.box(60, y, 110, y + 70).box(110, y, 535, y + 70).text(64, y + 6, number)
        if number.endswith("."):
            page.text(114, y + 6, "Introduction", bold=True)
        else:
            page.prose(114, y + 6, 4, width=400)
    return page


@pytest.mark.parametrize(
    "draw",
    [
        _report_in_a_ruled_frame,
        _agenda,
        _agenda_with_header,
        _members,
        _two_columns,
        _header_block,
        _numbered_paragraphs,
        _boxes,
        _contents,
        _column_chart,
        _bar_chart,
        _links_underlined,
    ],
)
def test_no_table(draw: object) -> None:
    assert grids_of(draw()) == ()  # type: ignore[operator]


def test_an_empty_page_and_a_page_of_prose_give_none() -> None:
    assert grids_of(Print(), Print().prose(70, 80, 30)) == ()


@pytest.mark.parametrize("rule", [*REFUSALS, *FLOW_REFUSALS], ids=lambda rule: rule.name)
def test_each_rule_names_its_print(rule: object) -> None:
    assert rule.name and len(rule.example) > 10  # type: ignore[attr-defined]
