"""Tables drawn with their spans."""

from extractor.cli.drawing import draw_grid
from extractor.document import Cell
from extractor.geometry import Box

BOX = Box(0, 0, 1, 1)


def cell(row, column, text, **more):
    return Cell(row, column, text, 1, BOX, **more)


def test_spans_are_open_spaces():
    cells = [
        cell(0, 0, "Year", row_span=2, is_header=True), cell(0, 1, "Complaints", column_span=2, is_header=True),
        cell(1, 1, "Stage 1", is_header=True), cell(1, 2, "Stage 2", is_header=True),
        cell(2, 0, "Total", column_span=2), cell(2, 2, "15"),
    ]
    assert draw_grid(cells, 3, 3) == [
        "┌────────┬───────────────────────┐",
        "│ # Year │ # Complaints          │",
        "│        ├───────────┬───────────┤",
        "│        │ # Stage 1 │ # Stage 2 │",
        "├────────┴───────────┼───────────┤",
        "│ Total              │ 15        │",
        "└────────────────────┴───────────┘",
    ]


def test_long_text_wraps_and_columns_are_squeezed_to_the_width():
    lines = draw_grid([cell(0, 0, "a"), cell(0, 1, "word " * 30)], 1, 2, width=40)
    assert max(map(len, lines)) <= 40 and len(lines) > 4


def test_cells_outside_the_grid_and_terminal_commands_do_no_harm():
    lines = draw_grid([cell(0, 0, "a\x1b[31mb"), cell(5, 5, "outside")], 1, 1)
    assert lines[1] == "│ a·[31mb │"
    assert draw_grid([], 0, 0) == ["(empty)"]
