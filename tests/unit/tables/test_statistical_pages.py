# ruff: noqa: E501  a page of cases reads across
"""Statistics as agencies print them: labels over several lines, units over all columns, tables side by side."""

import pytest

from extractor.tables.unitlines import is_unit
from tests.unit.tables.printing import Print, grids_of


def labels(page: Print, x: float, y: float, rows: list[tuple[str, tuple[str, ...]]], rights: tuple[float, ...],
           step: float = 12.0) -> float:
    """Rows one below the other; a label with "/" goes on below, set in, its figures on the last line."""
    for label, values in rows:
        parts = label.split("/")
        for n, part in enumerate(parts):
            page.text(x + (10 if n else 0), y, part)
            y += step
        for right, value in zip(rights, values, strict=False):
            page.text(right, y - step, value, align="right")
    return y


def rows_of(page: Print) -> list[list[list[str]]]:
    return [
        [[c.text for c in grid.cells if c.row == r and c.text] for r in range(grid.row_count)] for grid in grids_of(page)
    ]


def test_long_labels_between_rows_of_figures_go_with_the_row_they_begin():
    page = Print().prose(70, 60, 3).across(120, 70, 330)
    page.row(126, [(220, "Value"), (280, "Weight"), (330, "Share")], align="right").across(140, 70, 330)
    labels(page, 70, 146, [
        ("United States", ("3.53", "33,701", "63")), ("Agriculture,/forestry and/fishing", ("4.29", "13", "65")),
        ("Wholesale/trade", ("7.57", "40", "199")), ("Arizona", ("5.11", "942", "26")), ("Civilian/personnel", ("1.10", "7", "8")),
    ], (220, 280, 330))  # fmt: skip
    (table,) = rows_of(page)
    assert [row[0] for row in table[1:]] == [
        "United States", "Agriculture, forestry and fishing", "Wholesale trade", "Arizona", "Civilian personnel"]  # fmt: skip
    assert table[2][1:] == ["4.29", "13", "65"]


def test_a_unit_over_the_middle_column_heads_them_all():
    page = Print().prose(70, 60, 3)
    page.text(70, 130, "Item").row(130, [(250, "2008"), (350, "2009"), (450, "2010")], align="centre").across(144, 70, 470)
    page.text(350, 150, "Thousands", align="centre")
    labels(page, 70, 166, [(f"Region {n}", (f"1,{n}04", f"2,{n}11", f"3,{n}15")) for n in range(4)], (262, 362, 462))
    (grid,) = grids_of(page)
    (unit,) = [c for c in grid.cells if c.text == "Thousands"]
    assert (unit.column, unit.column_span) == (1, 3)


def test_years_stand_over_figures_below_a_unit_and_a_sub_heading():
    page = Print().prose(70, 60, 3)
    page.text(70, 130, "Item").row(130, [(250, "2008"), (350, "2009"), (450, "2010")], align="centre").across(144, 70, 490)
    page.text(350, 152, "(1,000 metric tons)", align="centre").text(70, 168, "Industry group", bold=True)
    labels(page, 80, 186, [(f"Trade {n}", (f"{n}.4", f"{n}.1", f"{n}.5")) for n in range(5)], (275, 375, 475), step=18)
    (table,) = rows_of(page)
    assert table[0] == ["Item", "2008", "2009", "2010"]


def test_labels_set_in_are_no_column_of_their_own():
    page = Print().prose(70, 60, 3).across(120, 70, 400)
    page.text(130, 126, "Industry", align="centre").row(126, [(280, "Rate"), (400, "Total")], align="right").across(140, 70, 400)
    y = 146.0
    for label, deep in (("South", 0), ("Finance and", 0), ("housing", 15), ("Mining", 15), ("Midwest", 0), ("Trades", 15), ("Alaska", 0)):
        page.text(70 + deep, y, label)
        if label != "Finance and":
            page.row(y, [(280, "75.1"), (400, "-84")], align="right")
        y += 12
    (grid,) = grids_of(page)
    assert grid.column_count == 3


def two_tables(*, through: bool = False) -> Print:
    """Two tables of their own heads and steps, 20 points apart; `through`: their rules run through."""
    page = Print().prose(40, 60, 3, width=500)
    for y in (120, 140):
        if through:
            page.across(y, 40, 540)
        else:
            page.across(y, 40, 280).across(y, 300, 540)
    page.text(40, 126, "Object class").row(126, [(220, "Rate"), (280, "Total")], align="right")
    page.text(300, 126, "State").row(126, [(480, "Male"), (540, "Female")], align="right")
    labels(page, 40, 146, [(f"Class {n}", (f"{n}.5", f"{n}1")) for n in range(6)], (220, 280), step=13)
    labels(page, 300, 146, [(f"Place {n}", (f"{n}72", f"{n},094")) for n in range(5)], (480, 540), step=17)
    return page


def test_rules_that_end_at_one_gutter_part_two_tables():
    tables = rows_of(two_tables())
    assert [table[0] for table in tables] == [["Object class", "Rate", "Total"], ["State", "Male", "Female"]]
    assert [len(table) for table in tables] == [7, 6]


def test_rules_that_run_through_do_not():
    assert len(rows_of(two_tables(through=True))) == 1


def test_a_table_folded_in_two_is_one():
    page = Print().prose(40, 60, 3, width=500)
    for y in (120, 140, 230):
        page.across(y, 40, 280).across(y, 300, 540)
    for x in (40, 300):
        page.text(x, 126, "State").row(126, [(x + 180, "Rate"), (x + 240, "Total")], align="right")
        labels(page, x, 146, [(f"Place {n}", (f"{n}.5", f"{n}1")) for n in range(6)], (x + 180, x + 240))
    (table,) = rows_of(page)
    assert table[0] == ["State", "Rate", "Total", "State", "Rate", "Total"]


@pytest.mark.parametrize("captioned", [True, False])
def test_words_under_a_caption_are_a_table(captioned):
    page = Print().prose(70, 60, 4)
    if captioned:
        page.text(70, 124, "Table 2. How the advice was taken", bold=True)
    page.row(142, [(70, "Office"), (320, "State of things")], bold=True)
    for n, (office, state) in enumerate((("Harbour board", "Taken in the spring"), ("Roads", "Left open"), ("Parks and woods", "Taken"))):
        page.row(160 + 22 * n, [(70, office), (320, state)])
    assert len(grids_of(page.prose(70, 260, 4))) == captioned


@pytest.mark.parametrize("text", ["Thousands", "Million dollars", "(1,000 metric tons)", "Percent", "In thousands of persons",
                                  "Percent of total", "Dollars per ton", "£000"])  # fmt: skip
def test_units(text):
    assert is_unit(text)


@pytest.mark.parametrize("text", ["Region", "Percent change", "2009", "Total dollars spent", "Number of schools"])
def test_no_units(text):
    assert not is_unit(text)


def plan_page(first: int, *, head: bool, rest: bool, open_row: bool) -> Print:
    """Rules between rows; the rest of a row cut by the page break above the first rule, an open row below the last."""
    page, y = Print(), 60.0
    if head:
        page.prose(40, 40, 1).across(y, 40, 540)
        page.row(y + 4, [(44, "Ref"), (110, "Title"), (300, "Maker"), (400, "Date")], bold=True)
        y += 18
    page.across(y, 40, 540)
    if rest:
        page.text(110, y + 4, "director to agree").text(110, y + 16, "the final terms of").text(110, y + 28, "the lease.")
        y += 42
        page.across(y, 40, 540)
    for n in range(first, first + 4):
        page.row(y + 4, [(44, f"KD/{n:03d}"), (110, "Sale of the mill"), (300, "Cabinet"), (400, f"{n} May 2024")])
        y += 18
        page.across(y, 40, 540)
    if open_row:
        page.row(y + 4, [(44, f"KD/{first + 4:03d}"), (110, "Lease of the pond"), (300, "Cabinet"), (400, "9 May 2024")])
        page.text(110, y + 16, "To delegate to the")
    return page


def test_rows_open_at_the_end_of_a_page_and_their_rest_on_the_next_are_of_one_table():
    (grid,) = grids_of(plan_page(1, head=True, rest=False, open_row=True), plan_page(6, head=False, rest=True, open_row=False))
    first = [c.text for c in grid.cells if c.column == 0]
    assert first == ["Ref", *(f"KD/{n:03d}" for n in range(1, 10))]
    assert next(c.text for c in grid.cells if c.text.startswith("Lease")) == (
        "Lease of the pond To delegate to the director to agree the final terms of the lease.")
