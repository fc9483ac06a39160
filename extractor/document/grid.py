"""What `tabulate` makes of pages: cells of raw text in a grid, which may run over several pages."""

from dataclasses import dataclass, fields

from extractor.geometry import Box


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; row and column count from 0 over the whole table. `lines` keeps the print's line breaks.

    `fill` is the cell's ground, 0xRRGGBB, None for white or none.
    """

    row: int
    column: int
    text: str
    page_number: int
    box: Box
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    lines: tuple[str, ...] = ()
    fill: int | None = None
    word_ids: tuple[tuple[int, int], ...] = ()   # (page_number, index): a cell may run over a page break
    is_bold: bool = False
    bold_lines: int = 0      # how many of the first lines are bold, where the rest is not
    breaks: tuple[int, ...] = ()   # indexes of the lines that begin a new paragraph, below wider white


@dataclass(frozen=True, slots=True)
class Area:
    """Where a table stands on one page."""

    page_number: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, continued over pages or not, of raw text. Cells in reading order (row, then column)."""

    index: int
    cells: tuple[Cell, ...]
    row_count: int
    column_count: int
    header_row_count: int
    areas: tuple[Area, ...]
    title: str | None = None          # caption, else nearest heading above
    method: str = ""                  # which engine's structure won
    confidence: float = 1.0
    dropped_word_ids: tuple[tuple[int, int], ...] = ()   # repeated header rows: used, not shown again

    @property
    def page_number(self) -> int:
        return self.areas[0].page_number

    @property
    def last_page_number(self) -> int:
        return self.areas[-1].page_number

    def with_cells(self, cells: tuple[Cell, ...]) -> "Grid":
        """The same table of other cells, held in memory, wherever this one keeps its own."""
        kept = {f.name: getattr(self, f.name) for f in fields(Grid) if f.name != "cells"}
        return Grid(cells=cells, **kept)
