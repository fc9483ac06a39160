"""A grid seen as rows and columns of text, spans filled in, so that a family need not know about spans.

In:  a Grid as `tabulate` leaves it. Out: `Matrix`: which cell covers each slot, and which rows are header.
The header rows of a grid are a hint: engines miss them (all cells alike) or count a date row in. Each reader of a
matrix may look for its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.document import Cell, Grid
from extractor.values import squash


@dataclass(frozen=True, eq=False)
class Matrix:
    """`slots[row][column]` is the cell that covers the place, None where no cell does. Counts from 0.

    `texts` is the same in text. Two matrices are never equal: what is worked out of one is kept by its identity.
    """

    slots: tuple[tuple[Cell | None, ...], ...]
    texts: tuple[tuple[str, ...], ...]
    header_count: int
    page_number: int
    title: str | None = None

    @property
    def row_count(self) -> int:
        return len(self.slots)

    @property
    def column_count(self) -> int:
        return len(self.slots[0]) if self.slots else 0

    def text(self, row: int, column: int) -> str:
        """Text of the cell that covers the place; the text of a span is seen from each of its places."""
        return self.texts[row][column]

    def starts(self, row: int, column: int) -> bool:
        """True where a cell begins at the place, False inside a span and where no cell is."""
        cell = self.slots[row][column]
        return cell is not None and cell.row == row and cell.column == column

    def own_text(self, row: int, column: int) -> str:
        """Text of the cell that begins here; "" inside a span."""
        return self.text(row, column) if self.starts(row, column) else ""

    def cells_of(self, row: int) -> Iterator[tuple[int, Cell]]:
        """The cells that begin in a row, left to right, with their columns."""
        for column, cell in enumerate(self.slots[row]):
            if cell is not None and cell.row == row and cell.column == column:
                yield column, cell

    def filled(self, row: int) -> list[tuple[int, Cell]]:
        """The cells with text that begin in a row."""
        return [(column, cell) for column, cell in self.cells_of(row) if self.texts[row][column]]

    def page_at(self, row: int, column: int) -> int:
        """Page on which the cell of a place begins."""
        cell = self.slots[row][column]
        return cell.page_number if cell else self.page_number

    def page_of(self, row: int) -> int:
        """Page on which the row begins."""
        for cell in self.slots[row]:
            if cell is not None and cell.row == row:
                return cell.page_number
        return next((cell.page_number for cell in self.slots[row] if cell is not None), self.page_number)


def matrix_of(grid: Grid) -> Matrix:
    """The matrix of a grid. Of two cells on one place the first keeps it."""
    row_count = max([grid.row_count, *(cell.row + cell.row_span for cell in grid.cells)], default=0)
    column_count = max([grid.column_count, *(cell.column + cell.column_span for cell in grid.cells)], default=0)
    slots: list[list[Cell | None]] = [[None] * column_count for _ in range(row_count)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                if slots[row][column] is None:
                    slots[row][column] = cell
    page_number = grid.areas[0].page_number if grid.areas else 1
    by_cell = {id(cell): squash(cell.text) for cell in grid.cells}
    texts = tuple(tuple(by_cell[id(cell)] if cell else "" for cell in row) for row in slots)
    return Matrix(tuple(tuple(row) for row in slots), texts, grid.header_row_count, page_number, grid.title)
