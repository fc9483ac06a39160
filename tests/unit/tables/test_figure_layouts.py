"""Figures as councils set them without rules: shares under counts, years in the middle, headers of several lines."""

import pytest

from tests.unit.tables.printing import Print, grids_of, table_of

RIGHTS = (240.0, 300.0, 360.0, 420.0)


def _row(page: Print, y: float, label: str, values: tuple[str, ...], *, bold: bool = False) -> None:
    page.text(70, y, label, bold=bold)
    for right, value in zip(RIGHTS, values, strict=False):
        page.text(right, y, value, align="right", bold=bold)


def _table(page: Print) -> list[list[str]]:
    (grid,) = grids_of(page)
    return table_of(grid)


def test_shares_that_narrow_cells_put_under_their_counts_are_no_row() -> None:
    page = Print().prose(70, 40, 3)
    _row(page, 120, "Should fees rise?", ("Yes", "No", "Unsure"), bold=True)
    _row(page, 140, "Answers by post", ("12 (4%)", "60", "48"))
    page.text(300, 152, "(20%)", align="right").text(360, 152, "(16%)", align="right")
    _row(page, 172, "Answers at meetings", ("150 (50%)", "75", "9"))
    page.text(300, 184, "(25%)", align="right").text(360, 184, "(3%)", align="right")
    assert _table(page)[1:] == [
        ["Answers by post", "12 (4%)", "60 (20%)", "48 (16%)"],
        ["Answers at meetings", "150 (50%)", "75 (25%)", "9 (3%)"],
    ]


def test_losses_in_brackets_with_a_label_of_their_own_stay_a_row() -> None:
    page = Print().prose(70, 40, 3)
    _row(page, 120, "Fees", ("2023", "2024", "2025"), bold=True)
    for k, label in enumerate(("Burials", "Allotments", "Markets")):
        _row(page, 140 + 13 * k, label, ("120", "130", "140"))
    _row(page, 179, "Change", ("(4%)", "(5%)", "(6%)"))
    assert _table(page)[-1] == ["Change", "(4%)", "(5%)", "(6%)"]


def test_words_in_brackets_beside_a_figure_leave_it_one() -> None:
    page = Print().prose(70, 40, 3)
    page.row(120, [(70, "Candidate"), (200, "Party"), (340, "Votes")])
    page.row(136, [(70, "Arden, Jo"), (200, "Orchard Alliance"), (340, "1,204 (Elected)")])
    page.row(152, [(70, "Brook, Lee"), (200, "Meadow League"), (340, "987")])
    page.row(168, [(70, "Cole, Pat"), (200, "Independent"), (340, "340")])
    (grid,) = grids_of(page)
    assert grid.header_row_count == 1
    assert table_of(grid)[1] == ["Arden, Jo", "Orchard Alliance", "1,204 (Elected)"]


def test_a_sub_heading_under_years_that_stand_right_of_the_labels_ends_no_table() -> None:
    page = Print().prose(70, 40, 3)
    _row(page, 120, "", ("2024/25", "2025/26", "2026/27"))
    _row(page, 133, "", ("Actual", "Estimate", "Estimate"))
    page.text(70, 149, "Indicators of what capital spending costs")
    for k, label in enumerate(("Spending", "Need to borrow", "Limit")):
        _row(page, 164 + 15 * k, label, ("28.4", "18.6", "17.3"))
    (grid,) = grids_of(page)
    assert table_of(grid)[0][1:] == ["2024/25 Actual", "2025/26 Estimate", "2026/27 Estimate"]
    assert grid.row_count == 5


def test_the_lines_of_a_heading_over_two_columns_span_the_same() -> None:
    rights = (220, 265, 320, 385, 430, 485)
    page = Print().prose(70, 40, 3)
    for y, opening, moved in ((120, ("Balance at 1", "Balance at 31"), ("Movement", "Movement")),
                              (131, ("April 2023", "March 2024"), ("2023/24", "2024/25"))):
        page.row(y, [(220, opening[0]), (385, opening[1])], align="right", bold=True)
        page.row(y, [(279, moved[0]), (444, moved[1])], align="centre", bold=True)
    heads = ("£m", "In £m", "Out £m", "£m", "In £m", "Out £m")
    page.text(70, 145, "Reserve", bold=True).row(145, [*zip(rights, heads, strict=True)], align="right", bold=True)
    for k, label in enumerate(("Insurance", "Flood works", "Waste contract", "Elections")):
        values = ("2.4", "0.2", "(0.1)", "2.5", "0.1", "-")
        page.text(70, 161 + 15 * k, label).row(161 + 15 * k, [*zip(rights, values, strict=True)], align="right")
    (grid,) = grids_of(page)
    spans = {c.text: (c.column, c.column_span) for c in grid.cells if c.text}
    assert (spans["Movement 2023/24"], spans["Movement 2024/25"]) == ((2, 2), (5, 2))


def test_a_unit_in_the_middle_of_words_heads_nothing() -> None:
    page = Print().prose(70, 40, 3).across(112, 70, 470)
    page.row(118, [(70, "Ref"), (110, "Measure")]).text(420, 118, "Result", align="right").across(132, 70, 470)
    for k, (ref, first, rest) in enumerate((
        ("PL1", "Major plans settled within 30", "days"), ("HO2", "Homes let again within", "20 working days"),
        ("WA3", "Bins put right in two", "days"),
    )):
        y = 138 + 29 * k
        page.row(y, [(70, ref), (110, first)]).text(420, y, "91%", align="right").text(110, y + 11, rest)
    assert [row[1] for row in _table(page)][1:] == [
        "Major plans settled within 30 days", "Homes let again within 20 working days", "Bins put right in two days"]


def test_estimates_under_their_years_are_header_where_every_row_is_ruled() -> None:
    page = Print().prose(70, 40, 3).across(112, 70, 430)
    y = 118
    for label, values in (("", ("2024/25", "2025/26", "2026/27")), ("", ("Actual", "Estimate", "Estimate")),
                          ("What it costs", ()), ("Spending", ("28.4", "18.6", "17.3")),
                          ("Need to borrow", ("51.0", "54.1", "57.9")), ("Limit", ("-", "55.0", "58.0"))):
        _row(page, y, label, values)
        page.across(y + 14, 70, 430)
        y += 20
    assert _table(page)[0][1:] == ["2024/25 Actual", "2025/26 Estimate", "2026/27 Estimate"]


def test_a_labels_header_of_two_lines_does_not_part_the_headings_above_it() -> None:
    page = Print().prose(70, 40, 3)
    page.text(252, 118, "Before action", align="centre", bold=True).text(375, 118, "Now", align="centre", bold=True)
    page.text(70, 125, "Risk", bold=True)
    page.text(70, 136, "number", bold=True)
    _row(page, 136, "", ("Chance", "Harm", "Chance", "Harm"), bold=True)
    for k in range(4):
        _row(page, 156 + 15 * k, f"CR0{k}", ("5", "4", "3", "4"))
    (grid,) = grids_of(page)
    assert [c.text for c in grid.cells if c.column_span == 2] == ["Before action", "Now"]


@pytest.mark.parametrize("suffixes", [("FUL", "HOU", "LBC"), ("FUL", "FUL", "OUT")])
def test_references_begin_rows_whatever_their_last_letters(suffixes: tuple[str, ...]) -> None:
    page = Print().prose(70, 40, 3)
    page.row(120, [(70, "Reference"), (170, "Proposal"), (340, "Decided")], bold=True)
    y = 134.0
    for k, suffix in enumerate(suffixes):
        page.row(y, [(70, f"24/0031{k}/{suffix}"), (170, "Porch and bay at"), (340, "Committee")])
        page.row(y + 11.5, [(170, "The Old Forge"), (340, "(overturned)")])
        y += 23
    assert [row[1] for row in _table(page)][1:] == ["Porch and bay at The Old Forge"] * 3


def test_a_header_in_the_middle_over_its_labels_makes_no_column() -> None:
    page = Print().prose(70, 40, 3)
    page.text(150, 120, "Group", align="centre", bold=True)
    page.row(120, [(300, "Staff"), (380, "Share")], align="right", bold=True)
    for k, label in enumerate(("Teachers and", "Cooks", "Drivers and attendants on the school buses", "Wardens")):
        page.text(70, 136 + 15 * k, label).row(136 + 15 * k, [(300, "112"), (380, "8.5%")], align="right")
    (grid,) = grids_of(page)
    assert grid.column_count == 3


@pytest.mark.parametrize(("last", "rows"), [(("25", "29", "29", "30"), 6), (("2021", "2022", "2023", "2024"), 5)])
def test_sums_set_off_by_white_between_rules_belong_to_their_table(last: tuple[str, ...], rows: int) -> None:
    page = Print().prose(70, 40, 3).across(112, 70, 430)
    _row(page, 118, "Services", ("Outturn", "Budget", "Revised", "Forecast"))
    page.across(134, 70, 430)
    for k, label in enumerate(("Parks", "Harbour", "Markets", "Net change")):
        _row(page, 138 + 14 * k, label, ("12", "15", "17", "18"))
    page.across(196, 70, 430).across(208, 70, 430)
    _row(page, 212, "Net budget", last)
    page.across(228, 70, 430).prose(70, 260, 3)
    assert len(_table(page)) == rows


def test_a_heading_alone_over_two_years_spans_both_wherever_it_stands() -> None:
    page = Print().prose(70, 40, 3)
    page.row(120, [(70, "Ward"), (214, "Applications"), (352, "Change")], bold=True)
    _row(page, 133, "", ("2023", "2024", "No.", "%"), bold=True)
    for k, label in enumerate(("Abbey", "Castle", "Wyke", "Park")):
        _row(page, 149 + 15 * k, label, ("112", "121", "9", "8.0"))
    (grid,) = grids_of(page)
    assert [(c.text, c.column) for c in grid.cells if c.column_span == 2] == [("Applications", 1), ("Change", 3)]
