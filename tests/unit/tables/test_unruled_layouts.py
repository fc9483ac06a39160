"""Layouts of statistics that few rules draw: each comes back as the grid a reader sees."""

import pytest

from tests.unit.tables.printing import Print, grids_of, table_of, width_of

RIGHTS = (300.0, 380.0, 460.0)


def _record(page: Print, y: float, label: str, values: tuple[str, ...], *, x: float = 70) -> None:
    page.text(x, y, label)
    for right, value in zip(RIGHTS, values, strict=False):
        page.text(right, y, value, align="right")


def _spans(page: Print) -> dict[str, tuple[int, int]]:
    (grid,) = grids_of(page)
    return {c.text: (c.column, c.column_span) for c in grid.cells if c.text}


@pytest.mark.parametrize(("x", "text", "span"), [
    (265, "All districts", (0, 4)),            # a heading in the middle of the table spans it
    (372, "(thousands)", (1, 3)),              # units in brackets stand over the figures alone
])
def test_a_line_between_header_and_rows_spans_what_it_stands_over(x: float, text: str, span: tuple[int, int]) -> None:
    page = Print().prose(70, 40, 3).row(120, [(70, "Item")])
    page.row(120, [(300, "2009"), (380, "2010"), (460, "2011")], align="right")
    page.text(x, 136, text, align="centre")
    for k in range(3):
        _record(page, 152 + 14 * k, f"District {k}", (f"{k}12", f"{k}5", f"1,{k}00"))
    assert _spans(page)[text] == span


def test_the_short_rule_under_a_header_word_says_what_it_spans() -> None:
    page = Print().prose(70, 40, 3).across(112, 70, 470)
    page.text(420, 118, "Schools", align="centre").across(132, 345, 465)
    page.row(138, [(300, "All"), (380, "Open"), (460, "Shut")], align="right").text(70, 138, "District")
    page.across(152, 70, 470)
    for k in range(4):
        _record(page, 158 + 14 * k, f"District {k}", (f"{k}12", f"{k}5", f"1,{k}00"))
    page.across(216, 70, 470)
    assert _spans(page)["Schools"] == (2, 2)


def test_header_words_set_left_over_figures_set_right_make_no_columns_of_their_own() -> None:
    page = Print().prose(70, 40, 3).across(112, 70, 470).across(132, 70, 470)
    page.row(118, [(70, "District"), (230, "Open"), (310, "Shut"), (390, "All")])
    for k in range(5):
        _record(page, 140 + 14 * k, f"District {k}", (f"{k}12", f"{k}5", f"1,{k}00"))
    (grid,) = grids_of(page)
    assert (grid.column_count, table_of(grid)[0]) == (4, ["District", "Open", "Shut", "All"])


def test_spaced_leaders_are_no_words_and_three_dots_alone_are_a_figure() -> None:
    page = Print().prose(70, 40, 3).row(120, [(70, "Item")])
    page.row(120, [(300, "2009"), (380, "2010"), (460, "2011")], align="right")
    for k, label in enumerate(("Lamps", "Benches and bins", "Trees", "Signs")):
        dots = " ." * int((225 - 70 - width_of(label)) / 7.6)
        _record(page, 136 + 14 * k, label + dots, (f"{k}12", "..." if k == 1 else "7", f"1,{k}00"))
    (grid,) = grids_of(page)
    assert table_of(grid)[2] == ["Benches and bins", "112", "...", "1,100"]


def test_labels_that_hang_under_their_figures_stay_with_them() -> None:
    page = Print().prose(70, 40, 3).row(120, [(70, "Item")])
    page.row(120, [(300, "2009"), (380, "2010"), (460, "2011")], align="right")
    _record(page, 136, "Homes let to people who", ("12", "15", "17"))
    page.text(80, 148, "were on the list")
    _record(page, 160, "Repairs", ("9", "8", "7"))
    _record(page, 172, "Voids", ("4", "6", "5"))
    (grid,) = grids_of(page)
    assert [row[0] for row in table_of(grid)] == [
        "Item", "Homes let to people who were on the list", "Repairs", "Voids"]


def test_a_table_in_one_column_of_a_page_takes_no_prose_of_the_other() -> None:
    page = Print().prose(50, 60, 45, width=230)
    page.text(310, 60, "Item").row(60, [(450, "2009"), (520, "2010")], align="right")
    for k in range(6):
        page.text(310, 75 + 13 * k, f"District {k}")
        page.row(75 + 13 * k, [(450, f"{k}12"), (520, f"1,{k}00")], align="right")
    page.prose(310, 170, 30, width=220)
    (grid,) = grids_of(page)
    assert (grid.row_count, grid.column_count, table_of(grid)[1]) == (7, 3, ["District 0", "012", "1,000"])


def test_tables_side_by_side_under_their_captions_are_two() -> None:
    page = Print()
    for x, number in ((50, 1), (320, 2)):
        page.text(x, 60, f"Table {number}. Districts", bold=True)
        page.row(78, [(x + 120, "2009"), (x + 190, "2010")], align="right").text(x, 78, "Item")
        for k in range(4):
            page.text(x, 92 + 13 * k, f"District {k}")
            page.row(92 + 13 * k, [(x + 120, f"{number}1{k}"), (x + 190, f"{number}2{k}")], align="right")
    left, right = grids_of(page)
    assert (left.column_count, right.column_count) == (3, 3)
    assert (table_of(left)[1], table_of(right)[1]) == (["District 0", "110", "120"], ["District 0", "210", "220"])


def test_columns_too_tight_for_a_gutter_are_parted_under_their_header() -> None:
    page = Print().prose(70, 40, 3)
    page.row(120, [(70, "Step"), (260, "Who"), (330, "When"), (400, "How far")], bold=True)
    texts = (("Sign the lease and send it back to them now", "The head clerk", "15 May 2024", "Nothing done"),
             ("Paint the railings", "The yard", "7 June 2024", "Half done"),
             ("Count the lamps", "The yard", "19 July 2024", "Done"),
             ("Ask for three prices", "The head clerk", "11 May 2024", "Done"),
             ("Write to the neighbours", "The head clerk", "30 May 2024", "Not begun"))
    for k, (step, who, when, far) in enumerate(texts):
        page.text(70, 138 + 24 * k, step).text(262, 138 + 24 * k, who)
        page.text(330.5, 138 + 24 * k, when).text(400, 138 + 24 * k, far)
    (grid,) = grids_of(page)
    assert table_of(grid)[2] == ["Paint the railings", "The yard", "7 June 2024", "Half done"]


def test_a_rule_between_any_two_rows_keeps_wrapped_cells_whole() -> None:
    page = Print().prose(70, 40, 3).row(112, [(70, "Step"), (260, "Who"), (400, "How far")], bold=True)
    for k in range(5):
        y = 130 + 34 * k
        page.across(y - 4, 70, 520)
        page.row(y, [(70, f"Paint the railings of yard {k}"), (260, "The yard"), (400, "Half done")])
        page.row(y + 12, [(70, "and the gate behind it"), (400, "since May")])
    page.across(130 + 34 * 5 - 4, 70, 520)
    (grid,) = grids_of(page)
    assert table_of(grid)[1] == [
        "Paint the railings of yard 0 and the gate behind it", "The yard", "Half done since May"]
    assert grid.row_count == 6


def test_the_last_rows_at_the_top_of_the_next_page_go_on() -> None:
    first = Print(height=300).prose(70, 40, 3).row(180, [(70, "Item")])
    first.row(180, [(300, "2009"), (380, "2010"), (460, "2011")], align="right")
    for k in range(5):
        _record(first, 196 + 14 * k, f"District {k}", (f"{k}12", f"{k}5", f"1,{k}00"))
    second = Print(height=300)
    for k in (5, 6):
        _record(second, 40 + 14 * (k - 5), f"District {k}", (f"{k}12", f"{k}5", f"1,{k}00"))
    second.prose(70, 90, 3)
    (grid,) = grids_of(first, second)
    assert (grid.row_count, grid.last_page_number) == (8, 2)


def test_a_schedule_of_dates_in_words_is_a_table() -> None:
    page = Print().prose(70, 40, 3)
    for k, (body, day) in enumerate((("Cabinet", "9 May 2024"), ("Audit", "3 June 2024"), ("Council", "27 July 2024"),
                                     ("Cabinet", "1 October 2024"))):
        page.row(120 + 20 * k, [(70, body), (220, day), (360, "Green Room")])
    (grid,) = grids_of(page)
    assert table_of(grid)[1] == ["Audit", "3 June 2024", "Green Room"]


def test_contents_numbered_at_two_indents_are_no_table() -> None:
    page = Print()
    for k, label in enumerate(("Purpose", "What we found", "Costs", "Staff", "Buildings", "Next steps")):
        x = 70 + 14 * (k % 2)
        page.row(80 + 18 * k, [(x, f"{k + 1}."), (x + 24, label)]).text(500, 80 + 18 * k, str(2 + 3 * k), align="right")
    assert grids_of(page) == ()


def _two_tables(
    left: tuple[str, ...], right: tuple[str, ...], *, heads: tuple[str, str] = ("Service", "Outcome")
) -> Print:
    page = Print().prose(70, 40, 3).row(120, [(70, heads[0]), (320, heads[1])], bold=True)
    page.row(120, [(200, "2009"), (260, "2010"), (450, "2009"), (510, "2010")], align="right", bold=True)
    for n, (x, labels) in enumerate(((70, left), (320, right))):
        for k, label in enumerate(labels):
            page.text(x, 136 + 14 * k, label)
            page.row(136 + 14 * k, [(x + 130, f"{k}{n}2"), (x + 190, f"{k}5")], align="right")
    return page


@pytest.mark.parametrize(("left", "right"), [
    (("Roads", "Parks", "Homes", "Total"), ("Upheld", "Not upheld", "Dropped", "Total")),       # each with its sum
    (("Roads", "Parks", "Homes"), ("Upheld", "Partly", "Not upheld", "Dropped", "Open")),      # one is longer
])
def test_tables_side_by_side_without_captions_are_two(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    first, second = grids_of(_two_tables(left, right))
    assert [row[0] for row in table_of(first)] == ["Service", *left]
    assert [row[0] for row in table_of(second)] == ["Outcome", *right]


def test_one_table_in_two_panels_and_words_after_figures_stay_one() -> None:
    labels = ("Ashby", "Birch", "Total")
    assert len(grids_of(_two_tables(labels, ("Clay", "Dunton", "Total"), heads=("Parish", "Parish")))) == 1
    (grid,) = grids_of(_two_tables(("Ashby", "Birch", "Clay"), ("Hall", "School", "Hall"), heads=("Parish", "Venue")))
    assert grid.column_count == 6


@pytest.mark.parametrize(("x", "spans"), [
    (340, {"2024/25": (1, 3), "2025/26": (4, 1)}),      # in the middle of three columns, and of none of their headers
    (341, {"2024/25": (1, 3), "2025/26": (4, 1)}),
])
def test_years_that_share_out_the_columns_between_them_span_them(x: float, spans: dict[str, tuple[int, int]]) -> None:
    page = Print().prose(70, 40, 3).across(112, 70, 540)
    page.text(x, 118, "2024/25", align="centre").text(530, 118, "2025/26", align="right")
    rights = (290.0, 370.0, 450.0, 530.0)
    page.text(70, 134, "Service").row(134, list(zip(rights, ("Budget", "Revised", "Outturn", "Budget"), strict=True)),
                                      align="right")
    page.across(148, 70, 540)
    for k in range(4):
        page.text(70, 154 + 14 * k, f"Service {k}")
        page.row(154 + 14 * k, [(r, f"{k + 1},{n}17") for n, r in enumerate(rights)], align="right")
    page.across(212, 70, 540)
    (grid,) = grids_of(page)
    assert {c.text: (c.column, c.column_span) for c in grid.cells if c.text.startswith("20")} == spans
