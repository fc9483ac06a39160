"""Draw a table in a terminal as what it is: a grid whose cells may span rows and columns.

In:  cells by row, column and spans, and a width in characters. Out: lines of text with box-drawing characters.
A border is drawn between two squares of the grid where they belong to different cells: a span shows as open space.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.cli.terminal import safe
from extractor.document import Cell

_LEAST_WIDTH, _MOST_LINES = 4, 8
# which of up, down, left, right a crossing has -> its character
_CROSSINGS = {
    0b0000: " ", 0b1100: "│", 0b0011: "─", 0b0101: "┌", 0b0110: "┐", 0b1001: "└", 0b1010: "┘", 0b1101: "├",
    0b1110: "┤", 0b0111: "┬", 0b1011: "┴", 0b1111: "┼", 0b1000: "│", 0b0100: "│", 0b0010: "─", 0b0001: "─",
}


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where each column and row begins on the canvas, in characters and lines; borders included."""

    xs: tuple[int, ...]
    ys: tuple[int, ...]


def draw_grid(cells: Sequence[Cell], row_count: int, column_count: int, width: int = 100) -> list[str]:
    """The grid as lines of at most `width` characters, as far as its columns can be squeezed."""
    if not cells or not row_count or not column_count:
        return ["(empty)"]
    owner = _owners(cells, row_count, column_count)
    plan = _plan(cells, row_count, column_count, width)
    canvas = [[" "] * (plan.xs[-1] + 1) for _ in range(plan.ys[-1] + 1)]
    _draw_borders(canvas, owner, plan)
    for cell in cells:
        if cell.row < row_count and cell.column < column_count:
            _draw_text(canvas, cell, plan)
    return ["".join(line).rstrip() for line in canvas]


def _owners(cells: Sequence[Cell], rows: int, columns: int) -> list[list[int]]:
    """Which cell each square belongs to; -1 - n for a square that none covers."""
    owner = [[-1 - (r * columns + c) for c in range(columns)] for r in range(rows)]
    for index, cell in enumerate(cells):
        for r in range(cell.row, min(rows, cell.row + cell.row_span)):
            for c in range(cell.column, min(columns, cell.column + cell.column_span)):
                owner[r][c] = index
    return owner


def _shown(cell: Cell) -> str:
    return ("# " if cell.is_header and cell.text else "") + " ".join(safe(cell.text).split())


def _plan(cells: Sequence[Cell], rows: int, columns: int, width: int) -> _Plan:
    wanted = [_LEAST_WIDTH] * columns
    for cell in cells:
        if cell.column_span == 1 and cell.column < columns:
            wanted[cell.column] = max(wanted[cell.column], len(_shown(cell)))
    widths = _squeezed(wanted, width - 3 * columns - 1)
    heights = [1] * rows
    for cell in sorted(cells, key=lambda c: c.row_span):
        if cell.row < rows and cell.column < columns:
            last = min(rows, cell.row + cell.row_span)
            room = sum(heights[cell.row : last]) + (last - cell.row - 1)
            heights[last - 1] += max(0, len(_wrapped(cell, widths)) - room)
    xs, ys = [0], [0]
    for w in widths:
        xs.append(xs[-1] + w + 3)
    for h in heights:
        ys.append(ys[-1] + h + 1)
    return _Plan(tuple(xs), tuple(ys))


def _squeezed(wanted: Sequence[int], room: int) -> list[int]:
    """Widths that fit the room: the widest columns give way first."""
    widths = [min(w, max(room, _LEAST_WIDTH)) for w in wanted]
    while sum(widths) > room and max(widths) > _LEAST_WIDTH:
        widths[widths.index(max(widths))] -= 1          # the widest gives first, so that all end alike
    return widths


def _wrapped(cell: Cell, widths: Sequence[int]) -> list[str]:
    last = min(len(widths), cell.column + cell.column_span)
    width = sum(widths[cell.column : last]) + 3 * (last - cell.column - 1)
    lines = textwrap.wrap(_shown(cell), width)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], "…"]
    return lines


def _draw_borders(canvas: list[list[str]], owner: Sequence[Sequence[int]], plan: _Plan) -> None:
    rows, columns = len(owner), len(owner[0])

    def at(r: int, c: int) -> int | None:
        return owner[r][c] if 0 <= r < rows and 0 <= c < columns else None

    for r in range(rows + 1):
        for c in range(columns + 1):
            up, down = at(r - 1, c - 1) != at(r - 1, c), at(r, c - 1) != at(r, c)
            left, right = at(r - 1, c - 1) != at(r, c - 1), at(r - 1, c) != at(r, c)
            canvas[plan.ys[r]][plan.xs[c]] = _CROSSINGS[up << 3 | down << 2 | left << 1 | right]
            if right and c < columns:
                for x in range(plan.xs[c] + 1, plan.xs[c + 1]):
                    canvas[plan.ys[r]][x] = "─"
            if down and r < rows:
                for y in range(plan.ys[r] + 1, plan.ys[r + 1]):
                    canvas[y][plan.xs[c]] = "│"


def _draw_text(canvas: list[list[str]], cell: Cell, plan: _Plan) -> None:
    widths = [b - a - 3 for a, b in zip(plan.xs, plan.xs[1:], strict=False)]
    left, top = plan.xs[cell.column] + 2, plan.ys[cell.row] + 1
    for dy, line in enumerate(_wrapped(cell, widths)):
        for dx, character in enumerate(line):
            canvas[top + dy][left + dx] = character
