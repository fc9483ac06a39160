"""Labels in the middle of a table: last year's figures left of them, this year's right, as accounts are printed.

In:  a Grid. Out: the same grid with the column of labels first, where one stands between columns of figures; a reader
of figures need not know. The cells keep their text, page and box; only their columns count anew.
What surprised us: numbers of rows stand left of labels too, so the columns at the left must be headed by a year or
by what budgets are made of.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.document import Cell, Grid
from extractor.families.figure_heads import figures_in

_LEAST_COLUMNS = 3
_MOSTLY = 0.6
_TELLS_FIGURES = re.compile(r"(?:19|20)\d\d|£|\b(?:actual|budget|outturn|estimate|forecast)s?\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{3}")


def labels_first(grid: Grid) -> Grid:
    """The grid with its column of labels first; the grid itself where that is the first, or none."""
    if grid.column_count < _LEAST_COLUMNS or not _tells_figures(grid, 0):
        return grid
    at = next((c for c in range(1, grid.column_count - 1) if _holds_labels(_texts(grid, c))), None)
    if at is None or not all(_tells_figures(grid, c) for c in range(at)):
        return grid
    cells = [_moved(cell, at, grid.column_count) for cell in grid.cells]
    if None in cells:
        return grid
    kept = [cell for cell in cells if cell is not None]
    return grid.with_cells(tuple(sorted(kept, key=lambda c: (c.row, c.column))))


def _texts(grid: Grid, column: int) -> list[str]:
    """The texts of a column's body, cells that span columns left out."""
    return [c.text for c in grid.cells if c.column == column and c.column_span == 1 and c.text
            and c.row >= grid.header_row_count]


def _tells_figures(grid: Grid, column: int) -> bool:
    texts = _texts(grid, column)
    head = " ".join(c.text for c in grid.cells
                    if c.row < grid.header_row_count and c.column <= column < c.column + c.column_span)
    return _TELLS_FIGURES.search(head) is not None and bool(texts) and (
        sum(bool(figures_in(text)) for text in texts) >= _MOSTLY * len(texts))


def _holds_labels(texts: Sequence[str]) -> bool:
    words = sum(_WORDS.search(text) is not None and not figures_in(text) for text in texts)
    return len(texts) > 1 and words >= _MOSTLY * len(texts)


def _moved(cell: Cell, at: int, columns: int) -> Cell | None:
    """The cell where it stands once column `at` is the first; None where it would be torn apart."""
    last = cell.column + cell.column_span - 1
    if cell.column > at or (cell.column == 0 and last == columns - 1):
        return cell
    if last < at:
        return replace(cell, column=cell.column + 1)
    return replace(cell, column=0) if cell.column == last == at else None
