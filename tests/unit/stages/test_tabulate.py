"""Tables over pages, and the promise to the ledger: a body word in a table's area is in one cell, once."""

from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractor.document import Grid
from tests.unit.tables.printing import Print, grids_of, pack_of, table_of


def _ruled(page: Print, top: float, rows: list[list[str]], *, height: float = 20, bold_first: bool = False) -> Print:
    xs = (70, 160, 330, 500)
    bottom = top + height * len(rows)
    for k in range(len(rows) + 1):
        page.across(top + height * k, xs[0], xs[-1])
    for x in xs:
        page.down(x, top, bottom)
    for r, row in enumerate(rows):
        cells = [(x + 4, text) for x, text in zip(xs, row, strict=False) if text]
        page.row(top + 4 + height * r, cells, bold=bold_first and r == 0)
    return page


HEADER = ["Ref", "Action", "Owner"]


def test_a_repeated_header_is_dropped_and_the_rows_counted_on() -> None:
    (grid,) = grids_of(
        _ruled(Print(), 700, [HEADER, ["1", "Write to the owner", "Clerk"]], bold_first=True),
        _ruled(Print(), 60, [HEADER, ["2", "Mend the gate", "Chair"]], bold_first=True),
    )
    assert table_of(grid) == [HEADER, ["1", "Write to the owner", "Clerk"], ["2", "Mend the gate", "Chair"]]
    assert [c.page_number for c in grid.cells if c.column == 0] == [1, 1, 2]
    assert len(grid.dropped_word_ids) == 3 and {page for page, _ in grid.dropped_word_ids} == {2}
    assert (grid.page_number, grid.last_page_number) == (1, 2)


def test_a_row_cut_by_the_page_break_is_one_row() -> None:
    (grid,) = grids_of(
        _ruled(Print(), 700, [HEADER, ["1", "Write to the owner of the", "Clerk"]], bold_first=True),
        _ruled(Print(), 60, [["", "field by the church", ""], ["2", "Mend the gate", "Chair"]]),
    )
    assert table_of(grid)[1:] == [
        ["1", "Write to the owner of the field by the church", "Clerk"],
        ["2", "Mend the gate", "Chair"],
    ]
    cut = next(c for c in grid.cells if (c.row, c.column) == (1, 1))
    assert {page for page, _ in cut.word_ids} == {1, 2}


def test_tables_that_only_look_alike_stay_two() -> None:
    first = _ruled(Print(), 700, [HEADER, ["1", "Write to the owner", "Clerk"]], bold_first=True)
    other = _ruled(Print(), 60, [["Fund", "Purpose", "Sum"], ["A", "Repairs", "120"]], bold_first=True)
    assert len(grids_of(first, other)) == 2


def test_prose_between_parts_them() -> None:
    first = _ruled(Print(), 600, [HEADER, ["1", "Write to the owner", "Clerk"]], bold_first=True).prose(70, 660, 4)
    second = _ruled(Print(), 60, [["2", "Mend the gate", "Chair"], ["3", "Paint the bench", "Chair"]])
    assert len(grids_of(first, second)) == 2


def test_a_grid_inside_a_cell_keeps_its_words_to_itself() -> None:
    page = Print()
    for y in (100, 120, 300):
        page.across(y, 70, 520)
    for x in (70, 200, 520):
        page.down(x, 100, 300)
    page.row(104, [(75, "Question"), (205, "Answer")]).text(75, 130, "Who replied?").text(205, 130, "As shown below.")
    for y in (160, 180, 200):
        page.across(y, 230, 480)
    for x in (230, 360, 480):
        page.down(x, 160, 200)
    page.row(164, [(235, "Group"), (365, "Count")]).row(184, [(235, "Parents"), (365, "120")])
    grids = grids_of(page)
    assert sorted((g.row_count, g.column_count) for g in grids) == [(2, 2), (2, 2)]
    _assert_words_once(grids)


def _assert_words_once(grids: tuple[Grid, ...]) -> None:
    used = Counter(word for g in grids for c in g.cells for word in c.word_ids)
    used.update(word for g in grids for word in g.dropped_word_ids)
    assert not used or max(used.values()) == 1


_WORDS = st.sampled_from(["road", "12", "£4.5m", "Stage", "–", "(3)", "Housing", "2016/17"])


@given(
    st.lists(st.tuples(st.integers(40, 500), st.integers(60, 760), _WORDS), max_size=60),
    st.lists(st.tuples(st.integers(40, 300), st.integers(60, 760), st.integers(20, 260), st.booleans()), max_size=25),
)
@example(       # two grids that meet on a word
    [(40, 211, "road"), (41, 211, "road")],
    [(40, 60, 20, True), (40, 216, 20, False), (40, 228, 20, True), (51, 60, 157, False), (51, 221, 20, False)],
)
@settings(max_examples=60, deadline=None)
def test_any_page_is_read_and_no_word_is_used_twice(
    words: list[tuple[int, int, str]], rules: list[tuple[int, int, int, bool]]
) -> None:
    page = Print()
    for x, y, text in words:
        page.text(x, y, text)
    for x, y, length, is_horizontal in rules:
        _ = page.across(y, x, x + length) if is_horizontal else page.down(x, y, min(y + length, 800))
    grids = grids_of(page)
    _assert_words_once(grids)
    for grid in grids:
        covered = Counter(
            (r, c)
            for cell in grid.cells
            for r in range(cell.row, cell.row + cell.row_span)
            for c in range(cell.column, cell.column + cell.column_span)
        )
        assert max(covered.values()) == 1
        assert set(covered) == {(r, c) for r in range(grid.row_count) for c in range(grid.column_count)}
        boxes = [a.box for a in grid.areas]
        inside = {
            (1, i)
            for i, w in enumerate(pack_of(page.page()).pages[0].words)
            for b in boxes
            if b.holds((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)
        }
        assert inside <= {word for g in grids for c in g.cells for word in c.word_ids}


@given(st.integers(2, 5), st.integers(2, 8), st.data())
@settings(max_examples=25, deadline=None)
def test_a_ruled_table_of_any_words_comes_back(columns: int, rows: int, data: st.DataObject) -> None:
    texts = [[data.draw(_WORDS) for _ in range(columns)] for _ in range(rows)]
    page = Print()
    for k in range(rows + 1):
        page.across(100 + 20 * k, 60, 60 + 90 * columns)
    for c in range(columns + 1):
        page.down(60 + 90 * c, 100, 100 + 20 * rows)
    for r, row in enumerate(texts):
        page.row(104 + 20 * r, [(65 + 90 * c, text) for c, text in enumerate(row)])
    (grid,) = grids_of(page)
    assert table_of(grid) == texts
