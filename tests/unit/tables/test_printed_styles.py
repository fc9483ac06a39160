"""Tables as councils and governments print them, set by hand: each comes back as the grid a reader sees."""

import pytest

from extractor.document import Font, Rule, Word
from extractor.geometry import Box
from extractor.tables.scene import turn_back
from tests.unit.tables.printing import Print, grids_of, table_of, width_of


def _figures(page: Print, y: float, label: str, rights: tuple[float, ...], values: tuple[str, ...]) -> None:
    page.text(70, y, label)
    for x, value in zip(rights, values, strict=True):
        page.text(x, y, value, align="right")


def test_full_ruling_gives_the_ruled_grid() -> None:
    page = Print().prose(70, 40, 2)
    for y in range(100, 181, 20):
        page.across(y, 70, 400)
    for x in (70, 200, 300, 400):
        page.down(x, 100, 180)
    rows = [["Service", "Calls", "Visits"], ["Roads", "12", "3"], ["Parks", "7", ""], ["Waste", "40", "8"]]
    for r, row in enumerate(rows):
        page.row(105 + 20 * r, [(x + 4, t) for x, t in zip((70, 200, 300), row, strict=True) if t])
    (grid,) = grids_of(page)
    assert table_of(grid) == rows
    assert (grid.method, grid.header_row_count, grid.confidence) == ("lattice", 1, 1.0)


def test_leader_dots_bridge_no_gutter_and_short_rules_make_spans() -> None:
    page = Print().prose(70, 80, 4).text(300, 150, "Table 3. Shipments by region", bold=True, align="centre")
    page.across(170, 70, 520).row(176, [(330, "2007"), (450, "2008")], align="centre")
    page.across(190, 280, 380).across(190, 400, 500).text(70, 198, "Region").across(212, 70, 520)
    rights = (310.0, 370.0, 440.0, 500.0)
    for x, text in zip(rights, ("Value", "Weight") * 2, strict=True):
        page.text(x, 198, text, align="right")
    for k, label in enumerate(("Total", "North", "South")):
        dots = int((250 - 70 - width_of(label)) / 5)
        _figures(page, 216 + 12 * k, label + "." * dots, rights, tuple(f"{k + 1},{n}12" for n in range(4)))
    page.across(254, 70, 520)
    (grid,) = grids_of(page)
    spans = {c.text: c.column_span for c in grid.cells if c.row == 0 and c.text}
    assert spans == {"2007": 2, "2008": 2}
    assert table_of(grid)[1:3] == [
        ["Region", "Value", "Weight", "Value", "Weight"],
        ["Total", "1,012", "1,112", "1,212", "1,312"],
    ]
    assert (grid.header_row_count, grid.title) == (2, "Table 3. Shipments by region")


def test_a_word_in_the_white_between_two_columns_heads_both() -> None:
    page = Print().prose(70, 60, 3)
    page.row(140, [(335, "Men"), (475, "Women")], align="centre", bold=True)
    page.text(70, 153, "Country", bold=True)
    page.row(153, [(320, "2010"), (380, "2011"), (460, "2010"), (520, "2011")], align="right", bold=True)
    for k, name in enumerate(("Austria", "Belgium", "Denmark", "Finland")):
        _figures(page, 168 + 13 * k, name, (320.0, 380.0, 460.0, 520.0), tuple(f"4{k}.{n}" for n in range(4)))
    (grid,) = grids_of(page)
    assert [(c.text, c.column, c.column_span) for c in grid.cells if c.row == 0 and c.text] == [
        ("Men", 1, 2),
        ("Women", 3, 2),
    ]
    assert grid.column_count == 5


def test_currency_sign_at_the_left_of_its_column_stays_with_its_figure() -> None:
    page = Print().prose(70, 80, 4).row(170, [(360, "2010"), (440, "2011"), (520, "2012")], align="right", bold=True)
    for k, label in enumerate(("Personnel", "Travel", "Grants", "Total")):
        _figures(page, 186 + 13 * k, label, (360.0, 440.0, 520.0), ("1,234", "45", "14,000"))
        if k in (0, 3):
            page.row(186 + 13 * k, [(x - 45, "£") for x in (360, 440, 520)])
    (grid,) = grids_of(page)
    assert table_of(grid)[1] == ["Personnel", "£ 1,234", "£ 45", "£ 14,000"]
    assert grid.column_count == 4


@pytest.mark.parametrize("figures_on", ["first", "last"])
def test_a_label_over_two_lines_is_one_row(figures_on: str) -> None:
    page = Print().prose(70, 60, 3).across(140, 70, 520).row(144, [(420, "2019"), (500, "2020")], align="right")
    page.across(158, 70, 520)
    labels = (
        ("Housing and council tax benefit", "subsidy administration grant"),
        ("New homes bonus",),
        ("Neighbourhood management", "pathfinder programme"),
        ("Free school meals",),
    )
    y = 164.0
    for label in labels:
        for k, text in enumerate(label):
            page.text(70, y, text)
            if k == (0 if figures_on == "first" else len(label) - 1):
                page.row(y, [(420, "1,204"), (500, "98")], align="right")
            y += 12
    page.across(y + 3, 70, 520)
    (grid,) = grids_of(page)
    assert [row[0] for row in table_of(grid)][1:] == [" ".join(label) for label in labels]


def test_rows_of_wrapped_text_are_told_by_the_white_between_them() -> None:
    page = Print().prose(70, 80, 4).row(150, [(70, "Agency"), (200, "Program"), (400, "Status")], bold=True)
    rows = (
        (("Department of", "Roads"), ("Resurfacing of lanes for", "rural parishes"), ("Completed",)),
        (("Environment", "Service"), ("Clean stream fund",), ("Ongoing", "through 2012")),
        (("Business", "Support"), ("Loan guarantees for small", "firms in market towns"), ("Not started",)),
    )
    y = 168.0
    for row in rows:
        for k in range(max(map(len, row))):
            page.row(y, [(x, cell[k]) for x, cell in zip((70, 200, 400), row, strict=True) if k < len(cell)])
            y += 12
        y += 8
    (grid,) = grids_of(page)
    assert table_of(grid)[1:] == [[" ".join(cell) for cell in row] for row in rows]


def test_figures_stacked_in_one_ruled_row_get_rows_of_their_own() -> None:
    page = Print().across(100, 70, 400).across(120, 70, 400).across(180, 70, 400)
    for x in (70, 250, 320, 400):
        page.down(x, 100, 180)
    page.row(104, [(75, "Position"), (255, "March"), (325, "June")], bold=True)
    for k, label in enumerate(("Long-term", "Short-term", "Cash")):
        page.row(124 + 14 * k, [(75, label), (260, f"{k}.5"), (330, f"{k}.7")])
    (grid,) = grids_of(page)
    assert table_of(grid)[1:] == [["Long-term", "0.5", "0.7"], ["Short-term", "1.5", "1.7"], ["Cash", "2.5", "2.7"]]


def test_two_tables_one_below_the_other_stay_two() -> None:
    page = Print().prose(70, 60, 3)
    y = 110.0
    for n in (1, 2):
        page.text(70, y, f"Table {n}: Complaints", bold=True).text(70, y + 16, "Area", bold=True)
        page.row(y + 16, [(300, "2016/17"), (400, "2017/18")], align="right", bold=True)
        for k, area in enumerate(("North", "South", "East")):
            _figures(page, y + 30 + 13 * k, area, (300.0, 400.0), (str(k * 7 + n), str(k * 9)))
        y += 80
    grids = grids_of(page)
    assert [g.title for g in grids] == ["Table 1: Complaints", "Table 2: Complaints"]
    assert [(g.row_count, g.column_count) for g in grids] == [(4, 3), (4, 3)]


def test_sideways_header_words_are_read_along_their_direction() -> None:
    page = Print()
    for x in (70, 200, 240, 280):
        page.down(x, 100, 220)
    for y in (100, 180, 200, 220):
        page.across(y, 70, 280)
    for text, x in (("High risk", 215), ("Low risk", 255)):
        top = 170.0
        for word in text.split():
            page.words.append(Word(word, x, top - 5 * len(word), x + 11, top, 10, Font("F", False, False), angle=270))
            top -= 5 * len(word) + 3
    for r, name in enumerate(("Option A", "Option B")):
        page.row(184 + 20 * r, [(75, name), (215, str(r)), (255, str(r + 5))])
    (grid,) = grids_of(page)
    assert table_of(grid) == [["", "High risk", "Low risk"], ["Option A", "0", "5"], ["Option B", "1", "6"]]


def test_a_table_printed_sideways_is_read_upright_and_boxed_as_displayed() -> None:
    upright = Print(width=842, height=595)
    for x in (70, 250, 400, 550):
        upright.down(x, 90, 150)
    for y in (90, 110, 130, 150):
        upright.across(y, 70, 550)
    rows = [["Ward", "Votes", "Share"], ["Abbey", "120", "12%"], ["Castle", "98", "10%"]]
    for r, row in enumerate(rows):
        upright.row(94 + 20 * r, list(zip((75, 255, 405), row, strict=True)))
    page = Print(width=595, height=842)
    for w in upright.words:
        x0, top, x1, bottom = turn_back(Box(*w[1:5]), 270, 595, 842)
        page.words.append(w._replace(x0=x0, top=top, x1=x1, bottom=bottom, angle=270))
    for r in upright.rules:
        box = turn_back(Box(*r[:4]), 270, 595, 842)
        page.rules.append(Rule(*box, not r.is_horizontal, r.width, r.colour))
    (grid,) = grids_of(page)
    assert table_of(grid) == rows
    area = grid.areas[0].box
    assert area.height > area.width and area.x1 <= 595 and area.bottom <= 842


def test_a_filled_box_for_each_cell_is_a_grid_whatever_its_text() -> None:
    page = Print().prose(70, 40, 3)
    texts = [["Priority", "What we will do"], ["Safe homes", "Inspect every house"], ["Green spaces", "Plant trees"]]
    for r, row in enumerate(texts):
        for c, text in enumerate(row):
            x, y = 70 + 200 * c, 120 + 44 * r
            page.fill(x, y, x + 196, y + 40, 0xDDEEFF if r else 0x224466)
            for k, word in enumerate(text.split(" ", 1)):
                page.text(x + 6, y + 6 + 12 * k, word)
    (grid,) = grids_of(page)
    assert table_of(grid) == texts
    assert grid.method == "shaded"
    assert {c.fill for c in grid.cells if c.row == 0} == {0x224466}


def test_the_last_row_keeps_its_wrapped_lines() -> None:
    page = Print().prose(70, 60, 2).row(110, [(70, "Date"), (200, "Item"), (400, "Lead officer")], bold=True)
    y = 128.0
    for date, item, lead in (
        ("15 September", ("Budget monitoring quarter one", "and savings plan"), ("Jane Doe",)),
        ("20 October", ("Library strategy",), ("John Roe and", "Ann Poe")),
        ("17 November", ("Winter service plan", "and gritting routes"), ("Joe Bloggs",)),
    ):
        for k in range(max(len(item), len(lead))):
            cells = [(70, date)] if k == 0 else []
            cells += [(200, item[k])] if k < len(item) else []
            cells += [(400, lead[k])] if k < len(lead) else []
            page.row(y, cells)
            y += 12
        y += 7
    (grid,) = grids_of(page)
    assert table_of(grid)[1:] == [
        ["15 September", "Budget monitoring quarter one and savings plan", "Jane Doe"],
        ["20 October", "Library strategy", "John Roe and Ann Poe"],
        ["17 November", "Winter service plan and gritting routes", "Joe Bloggs"],
    ]


def test_a_table_without_rules_goes_on_over_the_page() -> None:
    pages = []
    for n in (0, 1):
        page = Print()
        y = 60.0 if n else 560.0
        if not n:
            page.prose(70, 60, 30)
        page.text(70, y, "Directorate", bold=True)
        page.row(y, [(330, "2019"), (420, "2020")], align="right", bold=True)
        for k in range(6 if n else 14):
            y += 14
            _figures(
                page, y, ("Roads and transport", "Libraries")[(k + n) % 2], (330.0, 420.0), (f"{k + 1},31{n}", f"{k}8")
            )
        pages.append(page)
    (grid,) = grids_of(*pages)
    assert (grid.row_count, grid.column_count, grid.last_page_number) == (21, 3, 2)


def test_a_table_goes_on_under_its_caption_with_the_word_continued() -> None:
    pages = []
    for n in (0, 1):
        page = Print(height=300)
        page.text(70, 40, "Table 3 (continued)" if n else "Table 3", bold=True)
        head = [(75, "No"), (155, "What is asked (continued)" if n else "What is asked"), (355, "Who")]
        for k, cells in enumerate((head, *([(75, f"R{3 * n + k}"), (155, "Paint a gate"), (355, "The yard")]
                                           for k in range(3)))):
            y = 60 + 20 * k
            page.box(70, y, 150, y + 20).box(150, y, 350, y + 20).box(350, y, 470, y + 20)
            page.row(y + 5, cells, bold=not k)
        pages.append(page)
    (grid,) = grids_of(*pages)
    assert (grid.row_count, grid.last_page_number) == (7, 2)


@pytest.mark.parametrize("is_ruled", [False, True])
def test_a_table_in_one_column_of_the_page_leaves_the_other_alone(is_ruled: bool) -> None:
    page = Print().prose(310, 60, 40, width=230).prose(50, 60, 6, width=230)
    rights = (180.0, 230.0, 280.0)
    page.text(50, 150, "Table 2. Rates", bold=True)
    page.row(168, list(zip(rights, ("2009", "2010", "2011"), strict=True)), align="right")
    for k, label in enumerate(("Boys", "Girls", "Men", "All")):
        page.text(50, 184 + 12 * k, label)
        page.row(184 + 12 * k, list(zip(rights, ("12.1", "11.4", "10.9"), strict=True)), align="right")
    page.prose(50, 246, 20, width=230)
    if is_ruled:
        page.across(164, 50, 280).across(181, 50, 280).across(234, 50, 280)
    (grid,) = grids_of(page)
    assert (grid.row_count, grid.column_count, grid.title) == (5, 4, "Table 2. Rates")
