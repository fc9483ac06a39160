"""Header rows and row-label columns of a table.

In:  a draft's cells. Out: how many leading rows are header (bold, shaded, sideways, or words above figures), how many
leading columns name the row, and the caption or nearest heading.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.document import Cell
from extractor.tables.draft import Draft
from extractor.tables.textlines import is_figure

_MOST_HEADER_ROWS = 4


def header_rows_of(draft: Draft, cells: Sequence[Cell]) -> int:
    """Leading rows that head the columns; 0 where the table begins with its first record."""
    if draft.header_rows is not None:
        return draft.header_rows
    count = 0
    for row in range(min(_MOST_HEADER_ROWS, draft.row_count - 1)):
        here = [c for c in cells if c.row == row and c.text]
        if not here or not _heads(here, cells) or (row and not _is_second(here, cells, row)):
            break
        count = max(count, max(c.row + c.row_span for c in here if c.row_span < draft.row_count))
    return min(count, draft.row_count - 1)


def is_header_alone(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """True where the one row at the foot of a page heads the rows that begin the next page."""
    here = [c for c in above if c.text]
    return bool(here) and _heads(here, [*above, *(replace(c, row=c.row + 1) for c in below)])


def _is_second(here: Sequence[Cell], cells: Sequence[Cell], row: int) -> bool:
    """A further header row stands under a cell that spans columns, or leaves the row labels' column empty.

    A date or a service in bold under the header is the first of the body's sub-headings.
    """
    spanned = any(c.column_span > 1 for c in cells if c.row < row)
    return len(here) > 1 and (spanned or not any(c.column == 0 for c in here))


def _heads(here: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    row = here[0].row
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
