"""The last row of a page where a table's rules part rows: it is open below, and its cells run on to the page's end.

In:  the lines of a page and where a stack of rules ends. Out: the lines of the row below the last rule.
What surprised us: after its first lines only one cell of such a row goes on, a word group a line, which nothing else
tells from prose.
"""

from collections.abc import Sequence

from extractor.geometry import Box
from extractor.tables.textlines import TextLine

_TOUCH_EMS = 0.9         # white between a rule and the words below it
_TIGHT_EMS = 0.6         # white between two lines of one cell
_SAME_START = 4.0        # points
_FEWEST_CELLS = 3
_NARROW = 0.45           # of the table: a line of one cell


def open_row(lines: Sequence[TextLine], box: Box) -> list[TextLine]:
    """The lines of the row that begins right below the rule at the box's end; none where no row of cells does."""
    below = [line for line in lines if line.top > box.bottom - 1 and line.x0 < box.x1 and line.x1 > box.x0]
    if not below or below[0].top - box.bottom > _TOUCH_EMS * below[0].size or len(below[0].chunks) < _FEWEST_CELLS \
            or any(c.x1 - c.x0 > _NARROW * box.width for c in below[0].chunks):
        return []
    starts = [c.x0 for c in below[0].chunks]
    row = [below[0]]
    for line in below[1:]:
        is_cell = all(
            any(abs(c.x0 - x) < _SAME_START for x in starts) and c.x1 - c.x0 < _NARROW * box.width for c in line.chunks
        )
        if not is_cell or line.top - row[-1].bottom > _TIGHT_EMS * line.size:
            return []                    # what follows is no part of it, so it need not be the last of the page
        row.append(line)
    return row
