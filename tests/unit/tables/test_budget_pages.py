"""Budgets as finance teams print them: tight rows, headers on a rule, panels for one indicator each."""

import pytest

from tests.unit.tables.printing import Print, grids_of, table_of

RIGHTS = (300.0, 380.0, 460.0)
_TIGHT = 11.5      # points from line to line at 10 points: single spacing, rows and lines of one label alike


def _budget(lines: tuple[tuple[str, tuple[str, ...]], ...], *, step: float = _TIGHT) -> Print:
    page = Print().prose(70, 40, 3).across(112, 70, 470)
    page.row(118, [(300, "Outturn"), (380, "Budget"), (460, "Forecast")], align="right").text(70, 118, "SERVICES")
    page.across(134, 70, 470)
    y = 138.0
    for label, values in lines:
        page.text(70, y, label)
        for right, value in zip(RIGHTS, values, strict=False):
            page.text(right, y, value, align="right")
        y += step
    return page.across(y + 1, 70, 470)


def _labels(page: Print) -> list[str]:
    (grid,) = grids_of(page)
    return [row[0] for row in table_of(grid)][1:]


_CAPITALS = (
    ("PARKS AND GARDENS", ("12", "15", "17")), ("HARBOUR LIGHTS AND", ()), ("BUOYS", ("4", "6", "5")),
    ("MUSEUM STORES", ()), ("REPAIR WORKSHOP", ("9", "8", "7")), ("MARKET SUPERVISION", ()),
    ("TEAM", ("31", "32", "33")),
)


def test_labels_in_capitals_that_had_no_room_go_on_over_their_figures() -> None:
    assert _labels(_budget(_CAPITALS)) == [
        "PARKS AND GARDENS", "HARBOUR LIGHTS AND BUOYS", "MUSEUM STORES REPAIR WORKSHOP", "MARKET SUPERVISION TEAM"]


def test_rows_without_figures_stay_rows_where_one_had_room_for_the_next_label() -> None:
    lines = (("Staff", ("12", "15", "17")), ("Rents", ()), ("Fees", ("4", "6", "5")),
             ("Payments to other bodies", ()), ("Recharges", ("9", "8", "7")), ("Total", ("25", "29", "29")))
    assert _labels(_budget(lines)) == [label for label, _ in lines]


def test_rows_further_apart_than_lines_of_one_label_are_not_stacked() -> None:
    assert _labels(_budget(_CAPITALS, step=13.0))[-2:] == ["MARKET SUPERVISION", "TEAM"]


def test_a_header_on_the_first_rule_heads_its_table_not_the_one_above() -> None:
    page = Print().prose(70, 40, 3)
    page.row(118, [(300, "Outturn"), (380, "Budget")], align="right").text(70, 118, "Subject").across(132, 70, 390)
    for k in range(4):
        page.row(136 + 12 * k, [(300, f"{k}12"), (380, f"1,{k}00")], align="right").text(70, 136 + 12 * k, f"Part {k}")
    page.across(183, 70, 390).row(187, [(300, "618"), (380, "4,600")], align="right").text(70, 187, "Total")
    page.across(199, 70, 390)
    page.text(70, 216, "Movements").text(300, 216, "£000", align="right").across(227.5, 70, 310)
    for k in range(4):
        page.text(300, 230 + 12 * k, f"{k}7", align="right").text(70, 230 + 12 * k, f"Step {k}")
    page.across(280, 70, 310)
    first, second = grids_of(page)
    assert table_of(second)[0] == ["Movements", "£000"]
    assert table_of(first)[-1] == ["Total", "618", "4,600"]


@pytest.mark.parametrize("bold", [True, False])
def test_a_wide_header_over_one_record_is_a_table(bold: bool) -> None:
    page = Print().prose(70, 40, 3).box(70, 700, 470, 760)
    page.row(120, [(260, "Budget"), (330, "Inflation"), (400, "Savings"), (470, "Total")], align="right", bold=bold)
    page.text(70, 120, "Service", bold=bold)
    page.row(136, [(260, "383"), (330, "12"), (400, "(93)"), (470, "302")], align="right")
    page.text(70, 136, "School visits")
    (grid,) = grids_of(page)
    assert table_of(grid)[1] == ["School visits", "383", "12", "(93)", "302"]


@pytest.mark.parametrize("foot", [True, False])
def test_a_year_that_stands_a_line_higher_belongs_to_its_own_column(foot: bool) -> None:
    page = Print().prose(70, 40, 3).across(112, 70, 470)
    page.text(300, 118, "2021/22", align="centre")
    page.row(130, [(220, "2020/21"), (300, "Total"), (380, "2022/23")], align="centre")
    page.row(142, [(220, "Outturn"), (300, "Budget"), (380, "Total Budget")], align="centre")
    page.text(70, 142 if foot else 130, "Subject").across(158, 70, 470)
    for k in range(5):
        page.row(162 + 13 * k, [(235, f"{k}12"), (315, f"{k}5"), (395, f"1,{k}00")], align="right")
        page.text(70, 162 + 13 * k, f"Part {k}")
    page.across(230, 70, 470)
    (grid,) = grids_of(page)
    assert table_of(grid)[0][1:] == ["2020/21 Outturn", "2021/22 Total Budget", "2022/23 Total Budget"]


def _panel(page: Print, y: float, name: str, latest: str) -> None:
    page.box(70, y, 470, y + 20).down(400, y, y + 20).text(76, y + 4, name).text(410, y + 4, "GREEN")
    page.box(70, y + 20, 470, y + 40).down(200, y + 20, y + 40).down(330, y + 20, y + 40)
    page.row(y + 24, [(76, f"Latest: {latest}%"), (206, "Target: 90%"), (336, "Previous: 88%")])


def test_a_form_that_begins_anew_on_the_next_page_is_another() -> None:
    first, second = Print(height=300).prose(70, 40, 3), Print(height=300)
    _panel(first, 200, "Calls answered in a minute", "91")
    _panel(second, 60, "Letters answered in a week", "92")
    second.prose(70, 120, 3)
    assert [grid.page_number for grid in grids_of(first, second)] == [1, 2]


def test_the_rest_of_a_long_cell_goes_on_in_its_drawn_column_though_its_words_stand_wide_apart() -> None:
    first, second = Print(height=300), Print(height=300)
    edges = (70, 170, 270, 370, 470)
    first.box(70, 60, 470, 80).box(70, 80, 470, 260)
    second.box(70, 60, 470, 130)
    for x in edges[1:-1]:
        first.down(x, 60, 260)
        second.down(x, 60, 130)
    first.row(64, [(x + 4, text) for x, text in zip(edges, ("Option", "Outline", "For", "Against"), strict=False)])
    first.row(84, [(74, "B"), (174, "Hand it over"), (274, "Quick"), (374, "Costly")])
    first.text(274, 246, "as anyone may ask")
    for k, (left, right) in enumerate((("under", "the"), ("new", "rules"), ("for", "the"), ("said", "plan"))):
        second.text(274, 64 + 12 * k, left).text(366, 64 + 12 * k, right, align="right")
    (grid,) = grids_of(first, second)
    assert table_of(grid)[1][2].startswith("Quick as anyone may ask under the new rules")


def test_a_header_alone_at_the_foot_of_a_page_heads_the_rows_of_the_next() -> None:
    first, second = Print(height=300).prose(70, 40, 3), Print(height=300)
    first.box(70, 230, 470, 250)
    second.box(70, 60, 470, 80).box(70, 80, 470, 100)
    for x in (170, 320):
        first.down(x, 230, 250)
        second.down(x, 60, 100)
    first.row(234, [(74, "Activity"), (174, "Scope"), (324, "Progress")], bold=True)
    for k in range(2):
        second.row(64 + 20 * k, [(74, f"Hub {k}"), (174, "Find a site"), (324, "Half done")])
    (grid,) = grids_of(first, second)
    assert (grid.header_row_count, grid.row_count) == (1, 3)


def test_names_far_above_their_units_are_one_header_with_them() -> None:
    page = Print().prose(70, 40, 3)
    for k, name in enumerate(("Outturn", "Budget", "Forecast")):
        page.row(120, [(270 + 80 * k, f"20{k + 10}/{k + 11}")], align="centre")
        page.row(132, [(270 + 80 * k, name)], align="centre").row(156, [(270 + 80 * k, "£000")], align="centre")
    page.text(70, 156, "Subject")
    for k in range(5):
        page.row(170 + 13 * k, [(285, f"{k}12"), (365, f"{k}5"), (445, f"1,{k}00")], align="right")
        page.text(70, 170 + 13 * k, f"Part {k}")
    (grid,) = grids_of(page)
    assert " ".join(row[2] for row in table_of(grid)[:grid.header_row_count]) == "2011/12 Budget £000"


def test_the_question_that_a_survey_answers_is_the_title_whole() -> None:
    page = Print().prose(70, 40, 3)
    lines = ("Please tell us what you would like to see done first at each of the two harbours,",
             "and which of the works you and those in your household would be ready to wait for?")
    for k, line in enumerate(lines):
        page.text(70, 110 + 12 * k, line, bold=True)
    page.row(144, [(300, "Number"), (380, "Share")], align="right").text(70, 144, "Works")
    for k in range(4):
        page.row(158 + 13 * k, [(300, f"{k}12"), (380, f"{k}5%")], align="right").text(70, 158 + 13 * k, f"Quay {k}")
    (grid,) = grids_of(page)
    assert grid.title == " ".join(lines)
