"""Tables over several pages, without rules or with few: what begins the next page goes on with them, or does not."""

from tests.unit.tables.printing import Print, grids_of, table_of

RIGHTS = (240.0, 330.0, 420.0)


def _row(page: Print, y: float, label: str, values: tuple[str, ...], *, bold: bool = False) -> Print:
    page.text(70, y, label, bold=bold)
    for right, value in zip(RIGHTS, values, strict=False):
        page.text(right, y, value, align="right", bold=bold)
    return page


def _headed(y: float = 40) -> Print:
    return _row(Print(), y, "Service", ("Budget", "Actual", "Variance"), bold=True)


def _filled(page: Print, y: float, labels: str, value: str = "12") -> Print:
    for k, label in enumerate(labels):
        _row(page, y + 14 * k, f"Ward {label}", (value, "15", "(3)"))
    return page


def test_a_row_that_recurs_begins_no_table() -> None:
    page = _filled(_headed(), 54, "ABCD")
    again = Print()
    for k, label in enumerate(("Ward A", "Ward B", "All wards", "Ward A", "Ward B", "All wards")):
        _row(again, 40 + 14 * k, label, ("12", "15", "(3)"))
    (grid,) = grids_of(page, again)
    assert grid.row_count == 11


def test_a_sub_heading_at_the_foot_of_a_page_heads_the_rows_overleaf() -> None:
    first = _filled(_headed(), 54, "ABCDE").text(70, 130, "Leisure", bold=True)
    (grid,) = grids_of(first, _filled(_headed(), 54, "FGH"))
    assert (grid.row_count, grid.header_row_count) == (9, 1)


def test_text_under_a_table_ends_it_where_the_next_page_heads_another() -> None:
    first = _filled(_headed(), 54, "ABCDE").text(70, 130, "Members asked for more about these wards.")
    assert len(grids_of(first, _filled(_headed(), 54, "FGH"))) == 2


def test_the_first_record_of_a_page_under_a_rule_is_no_header() -> None:
    def _ruled(page: Print, rows: tuple[tuple[str, ...], ...]) -> Print:
        y = 40.0
        for row in rows:
            page.row(y, [*zip((70, 200, 330, 420), row, strict=True)]).across(y + 14, 70, 480)
            y += 20
        return page

    first = _ruled(Print(), (
        ("Scheme", "Ward", "Cost", "Paid from"), ("Crossing", "Castle", "£95,000", "Grant"),
        ("Footway", "Abbey", "£12,500", "Levy"), ("Cycle lane", "Wyke", "£240,000", "Levy")))
    later = _ruled(Print(), (("Bus shelter", "Castle", "£7,500", "Grant"), ("Kerbs", "Abbey", "£1,250", "Grant"),
                             ("Signs", "Wyke", "£900", "Levy")))
    (grid,) = grids_of(first, later)
    assert [row[0] for row in table_of(grid)] == [
        "Scheme", "Crossing", "Footway", "Cycle lane", "Bus shelter", "Kerbs", "Signs"]


def test_a_form_goes_on_over_the_page_and_not_the_table_in_it() -> None:
    def _form(y0: float, y1: float) -> Print:
        return Print().box(60, y0, 500, y1).down(160, y0, y1)

    first = _form(100, 780).text(66, 106, "Evidence").text(166, 106, "Replies by age are these:")
    for k in range(4):
        y = 600 + 20 * k
        first.box(180, y, 300, y + 20).box(300, y, 420, y + 20)
        first.text(186, y + 5, ("Age", "0-15", "16-24", "25-34")[k]).text(306, y + 5, ("Replies", "21", "57", "275")[k])
    first.across(400, 60, 500).text(66, 406, "Impact").text(166, 406, "None is foreseen.")
    later = _form(40, 300).text(66, 46, "Action").text(166, 46, "Officers will look again.")
    later.across(170, 60, 500).text(66, 176, "Owner").text(166, 176, "Head of service")
    grids = grids_of(first, later)
    assert [[area.page_number for area in grid.areas] for grid in grids] == [[1, 2], [1]]
