"""Tables of words that no rule draws: forward plans, programmes and action lists as word processors print them bare."""

from tests.unit.tables.printing import Print, grids_of, table_of

_COLUMNS = (50.0, 90.0, 250.0, 330.0, 420.0)
_PLAN = (
    (("K 1", "Lease of the corn hall to", "Cabinet", "14 January", "Rowan Tarn,"),
     ("", "its friends", "", "2025", "Head of Estates")),
    (("K 2", "Award of the contract for", "Portfolio", "25", "Una Keel, Parks"),
     ("", "grass cutting", "Holder", "February", "Manager"), ("", "", "", "2025", "")),
    (("K 3", "Air quality plan", "Cabinet", "8 April 2025", "Noor Vale"),),
    (("K 4", "Market hall roof and", "Council", "13 May 2025", "Rowan Tarn,"),
     ("", "the clock", "", "", "Head of Estates")),
    (("K 5", "Customer strategy", "Cabinet", "10 June", "Una Keel, Parks"),
     ("", "2025 to 2029", "", "2025", "Manager")),
)


def _cells(page: Print, y: float, cells: tuple[str, ...], **how: object) -> None:
    page.row(y, [(x, text) for x, text in zip(_COLUMNS, cells, strict=False) if text], **how)  # type: ignore[arg-type]


def _plan() -> Print:
    page = Print()
    _cells(page, 120, ("Ref", "Decision to be taken", "Decision", "Date of", "Lead officer"), bold=True)
    _cells(page, 132, ("", "", "maker", "decision", ""), bold=True)
    y = 156.0
    for record in _PLAN:
        for line in record:
            _cells(page, y, line)
            y += 12
        y += 8
    return page


def test_a_header_of_two_bold_lines_heads_a_table_of_words() -> None:
    (grid,) = grids_of(_plan())
    assert (grid.header_row_count, grid.row_count) == (1, 6)
    assert table_of(grid)[0] == ["Ref", "Decision to be taken", "Decision maker", "Date of decision", "Lead officer"]


def test_a_date_over_three_lines_is_one_cell_of_one_row() -> None:
    (grid,) = grids_of(_plan())
    assert table_of(grid)[2] == [
        "K 2", "Award of the contract for grass cutting", "Portfolio Holder", "25 February 2025",
        "Una Keel, Parks Manager"]


def test_years_over_repeated_headers_span_them_wherever_they_stand() -> None:
    page = Print().prose(70, 40, 3)
    page.text(70, 120, "Service", bold=True).row(120, [(302, "2022/23"), (482, "2023/24")], bold=True, align="centre")
    rights = (240, 300, 360, 420, 480, 540)
    page.row(136, list(zip(rights, ("Stage 1", "Stage 2", "Upheld") * 2, strict=True)), bold=True, align="right")
    for k in range(4):
        page.text(70, 152 + 16 * k, f"Service {k}")
        page.row(152 + 16 * k, [(x, str(10 * k + n)) for n, x in enumerate(rights)], align="right")
    (grid,) = grids_of(page)
    spans = {c.text: (c.column, c.column_span) for c in grid.cells if c.row == 0 and c.text}
    assert spans == {"Service": (0, 1), "2022/23": (1, 3), "2023/24": (4, 3)}


def test_a_figure_over_its_share_is_one_cell_where_rules_part_all_rows() -> None:
    page = Print().prose(70, 40, 3).row(120, [(70, "Service"), (220, "Received"), (320, "Upheld"), (420, "Paid")])
    y = 120.0
    for first, second in ((("Roads", "12", "3", "£50"), ()),
                          (("Council", "61", "1", "£150"), ("Tax", "", "(100%)", "")),
                          (("Parks", "9", "0", "£0"), ()), (("All", "82", "4", "£200"), ())):
        page.across(y + 15, 70, 470)
        y += 20
        page.row(y, [(x, t) for x, t in zip((70, 220, 320, 420), first, strict=True)])
        if second:
            y += 12
            page.row(y, [(x, t) for x, t in zip((70, 220, 320, 420), second, strict=True) if t])
    page.across(y + 15, 70, 470)
    (grid,) = grids_of(page)
    assert table_of(grid)[2] == ["Council Tax", "61", "1 (100%)", "£150"]


def test_years_over_repeated_headers_on_either_side_of_the_labels() -> None:
    page = Print().prose(70, 40, 3)
    page.row(120, [(135, "2022/23"), (485, "2023/24")], align="centre")
    rights = (110, 170, 440, 500)
    page.row(136, list(zip(rights, ("Own", "Other") * 2, strict=True)), align="right")
    for k in range(4):
        page.row(152 + 16 * k, [(x, str(10 * k + n)) for n, x in enumerate(rights)], align="right")
        page.text(230, 152 + 16 * k, f"Service {k}")
    (grid,) = grids_of(page)
    spans = {c.text: (c.column, c.column_span) for c in grid.cells if c.row == 0 and c.text}
    assert spans == {"2022/23": (0, 2), "2023/24": (3, 2)}


def _keyed(*heads: str) -> Print:
    """Records that stand as close as the lines of one, each with its number; the header is not bold."""
    page = Print()
    _cells(page, 120, heads)
    lines = (("K 1", "Lease of the corn hall", "Cabinet", "14 January", "Rowan Tarn"),
             ("", "to its friends", "", "2025"),
             ("K 2", "Award of the contract", "Council", "8 April 2025", "Una Keel"), ("", "for cutting grass"),
             ("K 3", "Air quality plan", "Cabinet", "13 May", "Noor Vale, Head"), ("", "", "", "2025", "of Health"),
             ("K 4", "Market hall roof", "Cabinet", "10 June 2025", "Rowan Tarn"))
    for n, cells in enumerate(lines):
        _cells(page, 132 + 12 * n, cells)
    return page


def test_rows_set_solid_begin_with_their_keys() -> None:
    (grid,) = grids_of(_keyed("Ref", "Subject", "Decision maker", "Date", "Contact officer"))
    assert table_of(grid)[1:4] == [
        ["K 1", "Lease of the corn hall to its friends", "Cabinet", "14 January 2025", "Rowan Tarn"],
        ["K 2", "Award of the contract for cutting grass", "Council", "8 April 2025", "Una Keel"],
        ["K 3", "Air quality plan", "Cabinet", "13 May 2025", "Noor Vale, Head of Health"]]
    assert grid.header_row_count == 1


def test_words_in_columns_under_no_known_labels_are_no_table() -> None:
    page = Print()
    for n in range(6):
        page.row(120 + 14 * n, [(50, f"Ash Rowan {'x' * n}"), (230, f"Elm Birch {'y' * n}"), (400, "Fir Thorn")])
    assert grids_of(page) == ()


def _roles(*heads: str) -> Print:
    page = Print().prose(50, 60, 3, width=440).row(120, [(50, heads[0]), (200, heads[1])], bold=True)
    for n, (role, does) in enumerate((("Clerk", "Keeps the log and calls the members together"),
                                      ("Warden", "Opens the hall, lights the stove, counts heads"),
                                      ("Porter", "Carries the blankets from the store to the hall"))):
        page.row(140 + 20 * n, [(50, role), (200, does)])
    return page


def test_two_columns_of_words_under_known_labels_are_a_table() -> None:
    (grid,) = grids_of(_roles("Role", "Responsibility"))
    assert (grid.row_count, grid.column_count, grid.header_row_count) == (4, 2, 1)
    assert grids_of(_roles("Present:", "In the chair: Ash Rowan")) == ()


def test_one_or_two_records_set_solid_are_whole_rows() -> None:
    page = Print().row(120, [(50, "Item"), (230, "Cabinet Member"), (340, "Contact"), (470, "Part 2?")], bold=True)
    y = 136.0
    for record in ((("Lease of the corn hall", "Councillor Ash,", "Rowan Tarn,", "No"),
                    ("to its friends", "Homes", "Head")),
                   (("Air quality plan", "Councillor Elm", "Noor Vale", "Yes"),)):
        for line in record:
            page.row(y, [(x, text) for x, text in zip((50, 230, 340, 470), line, strict=False)])
            y += 12
        y += 8
    (grid,) = grids_of(page)
    assert table_of(grid)[1:] == [
        ["Lease of the corn hall to its friends", "Councillor Ash, Homes", "Rowan Tarn, Head", "No"],
        ["Air quality plan", "Councillor Elm", "Noor Vale", "Yes"]]


def test_dates_with_words_beside_them_are_a_timetable() -> None:
    page = Print().prose(50, 60, 3)
    for n, (day, what) in enumerate((("12 May 2025", "Scoping meeting"), ("June 2025", "Visits to the three depots"),
                                     ("14 July 2025", "Witnesses are heard"), ("September 2025", "Draft report"))):
        page.row(120 + 20 * n, [(50, day), (200, what)])
    (grid,) = grids_of(page)
    assert table_of(grid)[1] == ["June 2025", "Visits to the three depots"]


def test_shares_under_their_figures_stay_in_the_cell_that_rules_draw() -> None:
    page = Print()
    rows = (("Stage", ("2009", "2010"), ()), ("Answered", ("351", "341"), ("(87%)", "(90%)")),
            ("Received", ("39", "44"), ("(3.2 a month)", "(3.7 a month)")), ("Late", ("30", "37"), ("(8%)", "(9%)")),
            ("Open", ("5", "4"), ()))
    y = 100.0
    for label, figures, shares in rows:
        height = 34 if shares else 20
        for x0, x1 in ((70, 200), (200, 300), (300, 400)):
            page.box(x0, y, x1, y + height)
        page.text(75, y + 5, label).row(y + 5, [(205, figures[0]), (305, figures[1])])
        page.row(y + 18, [(x, text) for x, text in zip((205, 305), shares, strict=False)])
        y += height
    (grid,) = grids_of(page)
    assert [row[1] for row in table_of(grid)] == ["2009", "351 (87%)", "39 (3.2 a month)", "30 (8%)", "5"]


def test_years_set_left_over_figures_set_right_head_them() -> None:
    page = Print().prose(70, 40, 3)
    page.row(120, [(70, "Service"), (240, "2023"), (300, "2024"), (360, "Change")], bold=True)
    for k in range(5):
        page.text(70, 140 + 16 * k, f"Service {k}")
        page.row(140 + 16 * k, [(290, f"1{k}2"), (350, f"9{k}"), (410, f"({k}5)")], align="right")
    (grid,) = grids_of(page)
    assert (grid.header_row_count, table_of(grid)[0]) == (1, ["Service", "2023", "2024", "Change"])


def test_cells_in_the_middle_of_their_rows_are_read_under_their_header() -> None:
    page = Print()
    _cells(page, 120, ("Ref", "Subject", "Decision maker", "Date", "Lead officer"), bold=True)
    records = (("K 1", ("Lease of the corn hall", "to its friends"), "Cabinet", "May 2025", ("Rowan Tarn,", "Head")),
               ("K 2", ("Award of the contract", "for cutting grass", "and hedges"), "Council", "June 2025",
                ("Una Keel",)),
               ("K 3", ("Air quality plan",), "Cabinet", "July 2025", ("Noor Vale,", "Health and", "Safety")),
               ("K 4", ("Market hall roof", "and its clock"), "Cabinet", "May 2025",
                ("Rowan Tarn,", "Head", "of Estates")))
    y = 150.0
    for key, subject, maker, day, officer in records:
        middle = y + 18
        for x, lines in zip(_COLUMNS, ((key,), subject, (maker,), (day,), officer), strict=True):
            for n, text in enumerate(lines):
                page.text(x, middle + 12 * (n - len(lines) / 2), text)
        y += 52
    (grid,) = grids_of(page)
    assert table_of(grid)[1:3] == [
        ["K 1", "Lease of the corn hall to its friends", "Cabinet", "May 2025", "Rowan Tarn, Head"],
        ["K 2", "Award of the contract for cutting grass and hedges", "Council", "June 2025", "Una Keel"]]
    assert (grid.row_count, grid.header_row_count) == (5, 1)
