"""Tables for the sample packs: ruled or not, cut by page breaks, with spans and coloured cells.

In:  rows of `Cell`s (or plain text; None where a span covers the place), column widths in points.
Out: the drawn table, the page of each row, and rows for `tables` and `table_cells` in the truth.
A row that does not fit is cut between lines, and goes on upon the next page, as word processors do it;
rows that share a row span stay together. A repeated header is printed again but not recorded again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.lib.colors import HexColor

from samples.kit.faces import Line, Type, lines_of, plain
from samples.kit.press import Align, Press
from samples.kit.tags import Tag

Ruling = Literal["grid", "rows", "none", "box"]


@dataclass(frozen=True)
class Cell:
    text: str = ""
    columns: int = 1
    rows: int = 1
    fill: str | None = None
    bold: bool = False
    align: Align = "left"
    colour: str = "#000000"


SMALL = Type(size=9.0)


@dataclass(frozen=True)
class Look:
    """How a table is drawn."""

    kind: Type = SMALL
    ruling: Ruling = "grid"
    pad: float = 3.0
    header_fill: str | None = "#d9d9d9"
    header_bold: bool = True
    header_align: Align = "left"
    repeat_header: bool = True
    cut_rows: bool = True
    line_width: float = 0.7


PLAIN_LOOK = Look()
Rows = Sequence[Sequence[Cell | str | None]]


def table(
    press: Press, name: str, rows: Rows, widths: Sequence[float], *, family: str | None = None,
    header_rows: int = 1, look: Look = PLAIN_LOOK, x: float | None = None, after: float = 10.0,
    records: bool = True,
) -> list[int]:
    """Draw the table in the flow; gives the page on which each row begins."""
    setter = Setter(press, name, [[as_cell(c) for c in row] for row in rows], widths, header_rows, look,
                    press.left if x is None else x)
    setter.draw()
    press.y += after
    if records:
        setter.record(family)
    return setter.pages


def as_cell(value: Cell | str | None) -> Cell | None:
    return Cell(value) if isinstance(value, str) else value


class Setter:
    def __init__(self, press: Press, name: str, rows: list[list[Cell | None]], widths: Sequence[float],
                 header_rows: int, look: Look, x: float) -> None:
        self.press, self.name, self.rows, self.look, self.x = press, name, rows, look, x
        self.widths = list(widths)
        self.edges = [x + sum(widths[:n]) for n in range(len(widths) + 1)]
        self.header_rows = header_rows
        self.pages = [0] * len(rows)
        self.last_page = 0
        self.tags: dict[tuple[int, int], Tag] = {}

    # --- measuring

    def kind_of(self, row: int, cell: Cell) -> Type:
        k = self.look.kind
        bold = cell.bold or (row < self.header_rows and self.look.header_bold)
        return Type(k.face, k.size, bold, k.italic, k.underlined, k.leading)

    def lines(self, row: int, column: int) -> list[Line]:
        cell = self.rows[row][column]
        if cell is None:
            return []
        width = sum(self.widths[column:column + cell.columns]) - 2 * self.look.pad
        return lines_of(cell.text, width, self.kind_of(row, cell))

    def line_height(self) -> float:
        return self.look.kind.line_height

    def height(self, lines: int) -> float:
        return max(lines, 1) * self.line_height() + 2 * self.look.pad

    def heights(self, group: Sequence[int]) -> list[float]:
        """Heights of rows that belong together; what a spanning cell lacks is added to its last row."""
        out = [
            max([self.height(len(self.lines(r, c))) for c, cell in enumerate(self.rows[r])
                 if cell is not None and cell.rows == 1] or [self.height(1)])
            for r in group
        ]
        for n, r in enumerate(group):
            for c, cell in enumerate(self.rows[r]):
                if cell is not None and cell.rows > 1:
                    lack = self.height(len(self.lines(r, c))) - sum(out[n:n + cell.rows])
                    out[n + cell.rows - 1] += max(0.0, lack)
        return out

    def groups(self) -> list[list[int]]:
        groups: list[list[int]] = []
        until = 0
        for r, row in enumerate(self.rows):
            if r >= until:
                groups.append([])
            groups[-1].append(r)
            until = max([until, r + 1] + [r + c.rows for c in row if c is not None])
        return groups

    # --- drawing

    def draw(self) -> None:
        for group in self.groups():
            heights = self.heights(group)
            room = self.press.bottom - self.press.y
            if sum(heights) <= room:
                self.draw_group(group, heights)
            elif len(group) == 1 and self.may_cut(group[0], room):
                self.draw_cut(group[0])
            else:
                self.turn(group[0])
                self.draw_group(group, heights)
        self.last_page = self.press.page_number

    def may_cut(self, row: int, room: float) -> bool:
        return self.look.cut_rows and row >= self.header_rows and room >= self.height(2)

    def turn(self, row: int) -> None:
        self.press.turn()
        if self.look.repeat_header and row >= self.header_rows:
            header = list(range(self.header_rows))
            if header:
                self.draw_group(header, self.heights(header), again=True)

    def draw_group(self, group: Sequence[int], heights: Sequence[float], *, again: bool = False) -> None:
        top = self.press.y
        for n, r in enumerate(group):
            if not again:
                self.pages[r] = self.press.page_number
            for c, cell in enumerate(self.rows[r]):
                if cell is not None:
                    y = top + sum(heights[:n])
                    self.draw_cell(r, c, cell, y, sum(heights[n:n + cell.rows]), self.lines(r, c), again=again)
        self.press.y = top + sum(heights)

    def draw_cut(self, row: int) -> None:
        """One row over page ends: as many lines of every cell as there is room for, then the rest."""
        rest = [self.lines(row, c) for c in range(len(self.rows[row]))]
        self.pages[row] = self.press.page_number
        while True:
            room = int((self.press.bottom - self.press.y - 2 * self.look.pad) // self.line_height())
            now = [lines[:room] for lines in rest]
            rest = [lines[room:] for lines in rest]
            height = self.height(max(len(lines) for lines in now))
            for c, cell in enumerate(self.rows[row]):
                if cell is not None:
                    self.draw_cell(row, c, cell, self.press.y, height, now[c])
            self.press.y += height
            if not any(rest):
                return
            self.turn(row)

    def draw_cell(self, r: int, c: int, cell: Cell, y: float, height: float, lines: Sequence[Line], *,
                  again: bool = False) -> None:
        canvas, look = self.press.canvas, self.look
        x0, x1 = self.edges[c], self.edges[c + cell.columns]
        bottom = self.press.height - (y + height)
        is_header = r < self.header_rows
        fill = cell.fill or (look.header_fill if is_header else None)
        if fill is not None:
            canvas.setFillColor(HexColor(fill))
            canvas.rect(x0, bottom, x1 - x0, height, stroke=0, fill=1)
        canvas.setLineWidth(look.line_width)
        if look.ruling == "grid":
            canvas.rect(x0, bottom, x1 - x0, height, stroke=1, fill=0)
        elif look.ruling == "rows":
            canvas.line(x0, bottom, x1, bottom)
            if r == 0:
                canvas.line(x0, bottom + height, x1, bottom + height)
        kind = self.kind_of(r, cell)
        align: Align = look.header_align if is_header and cell.align == "left" else cell.align
        tag = Tag("Artifact") if again else self.tags.setdefault((r, c), Tag(
            "TH" if is_header else "TD", table=self, row=r, column=c, row_span=cell.rows, column_span=cell.columns))
        with self.press.tagged(tag):
            for n, line in enumerate(lines):
                self.press.text_line(x0 + look.pad, y + look.pad + n * self.line_height(), line, kind,
                                     width=x1 - x0 - 2 * look.pad, align=align, colour=cell.colour)

    # --- truth

    def record(self, family: str | None) -> None:
        row = {"table_id": self.name, "page_number": self.pages[0], "last_page_number": self.last_page,
               "row_count": len(self.rows), "column_count": len(self.widths)}
        if family is not None:
            row["family"] = family
        self.press.record("tables", **row)
        for r, cells in enumerate(self.rows):
            for c, cell in enumerate(cells):
                if cell is not None and plain(cell.text):
                    self.press.record("table_cells", table_id=self.name, row_index=r, column_index=c,
                                      row_span=cell.rows, column_span=cell.columns, text=plain(cell.text),
                                      page_number=self.pages[r])
