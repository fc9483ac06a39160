"""Header rows, row-label columns and the title of a table.

In:  a draft's cells. Out: how many leading rows are header (bold, shaded, sideways, or words above figures), how many
leading columns name the row, and the caption or nearest heading.
"""

import re
from collections.abc import Sequence

from extractor.document import Cell, Leaf, Line
from extractor.tables.draft import Draft

_FIGURE = re.compile(r"[-–(£$€+<>~]*\d[\d,. ]*\)?\s*(%|m|k|bn|p|pp)?\*{0,3}\)?|[-–.:*]|n/?a\.?", re.IGNORECASE)
_CAPTION = re.compile(r"(table|figure|fig\.|annex|appendix|chart)\s*[\dA-Z]", re.IGNORECASE)
_FAR = 60.0             # points between a table and a title that may still be its own
_MOST_HEADER_ROWS = 4


def is_figure(text: str) -> bool:
    """True for a cell that holds one figure or a sign that stands for none."""
    return bool(_FIGURE.fullmatch(text.strip()))


def header_rows_of(draft: Draft, cells: Sequence[Cell]) -> int:
    """Leading rows that head the columns; 0 where the table begins with its first record."""
    if draft.header_rows is not None:
        return draft.header_rows
    count = 0
    for row in range(min(_MOST_HEADER_ROWS, draft.row_count - 1)):
        here = [c for c in cells if c.row == row and c.text]
        if not here or not _heads(here, cells, row, draft.row_count):
            break
        count = max(count, max(c.row + c.row_span for c in here if c.row_span < draft.row_count))
    return min(count, draft.row_count - 1)


def _heads(here: Sequence[Cell], cells: Sequence[Cell], row: int, rows: int) -> bool:
    below = [c for c in cells if c.row > row and c.text]
    if any(is_figure(c.text) and not _is_year(c.text) for c in here) and not all(c.is_bold for c in here):
        return False
    if all(c.is_bold for c in here) and sum(c.is_bold for c in below) < 0.7 * len(below):
        return len(here) > 1 or row > 0 or here[0].column_span > 1
    grounds = {c.fill for c in here}
    if len(here) > 1 and len(grounds) == 1 and None not in grounds and not grounds & {c.fill for c in below}:
        return True
    labels = {c.column for c in here}
    figures = [c for c in below if c.column in labels and c.column > 0 and is_figure(c.text)]
    others = [c for c in below if c.column in labels and c.column > 0]
    return len(here) > 1 and len(figures) > 0.6 * max(1, len(others)) and not any(is_figure(c.text) for c in here)


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"(19|20)\d\d", text.strip()))


def row_labels_of(cells: Sequence[Cell], columns: int) -> int:
    """Leading columns that name the row: those left of the first column that is mostly figures, at least one."""
    for column in range(columns):
        texts = [c.text for c in cells if c.column == column and c.text and not c.is_header]
        if texts and sum(map(is_figure, texts)) > 0.5 * len(texts):
            return max(1, column)
    return 1


def title_of(draft: Draft, leaves: Sequence[Leaf]) -> str | None:
    """The caption above or below, else the nearest heading above; None where there is neither."""
    page = draft.scene.page
    box = draft.scene.displayed(draft.box)
    lines = [line for line in leaves[page.number - 1].lines if line.is_body]
    above = sorted((x for x in lines if x.box.bottom <= box.top + 3), key=lambda x: -x.box.bottom)
    below = sorted((x for x in lines if x.box.top >= box.bottom - 3), key=lambda x: x.box.top)
    for line in [*above[:3], *below[:2]]:
        near = min(abs(box.top - line.box.bottom), abs(line.box.top - box.bottom)) < _FAR
        if near and _CAPTION.match(line.text):
            return line.text
    body = _body_size(lines)
    for line in above[:8]:
        if _is_heading(line, body):
            return line.text
    return None


def _body_size(lines: Sequence[Line]) -> float:
    weights: dict[float, int] = {}
    for line in lines:
        weights[line.size] = weights.get(line.size, 0) + len(line.text)
    return max(weights, key=lambda size: weights[size]) if weights else 0.0


def _is_heading(line: Line, body: float) -> bool:
    return len(line.text) < 120 and (line.is_bold or line.size > 1.1 * body)
