"""Lines that head a table from above its first ruled line: on its first rule, or over the units of its columns.

In:  the line above, and the table's first line and box. Out: whether the line belongs to its header.
What surprised us: a header on its rule may stand nearer to the table before, whose last row is aligned with it as well;
the names of columns may stand further above their units than any two lines of a cell.
"""

import re

from extractor.geometry import Box
from extractor.tables.textlines import Chunk, TextLine, is_caption, share_edge
from extractor.tables.unitlines import is_year

_ON_RULE = 3.0           # points between the feet of the words and the rule, either way
_SAME_END = 12.0         # points
_HEADER_EMS = 2.0        # white between the header and the first row
_UNIT = re.compile(r"[£$€]?\s?(?:0{3}|m|k|million|bn)s?|%", re.IGNORECASE)


def stands_on_rule(line: TextLine, stack: Box, first: TextLine) -> bool:
    """True where the line's word groups stand on the stack's first rule, between its ends, and none is a figure.

    Years and units are no figures: "Movements | £000".
    """
    return len(line.chunks) > 1 and abs(stack.top - line.bottom) < _ON_RULE and first.top > stack.top - 1.0 \
        and first.top - line.bottom < _HEADER_EMS * line.size \
        and line.x0 > stack.x0 - _SAME_END and line.x1 < stack.x1 + _SAME_END and not is_caption(line.text) \
        and all(not chunk.is_figure or _tells_no_amount(chunk) for chunk in line.chunks)


def stands_over_units(line: TextLine, first: TextLine) -> bool:
    """True where names stand over units, each over one: "Outturn | Budget" over "£000 | £000"."""
    units = [c for c in first.chunks if _tells_no_amount(c)]
    return len(line.chunks) > 1 and len(units) > 1 and len(units) >= len(first.chunks) - 1 \
        and first.top - line.bottom < _HEADER_EMS * line.size \
        and all(not c.is_figure or _tells_no_amount(c) for c in line.chunks) \
        and all(any(share_edge(c, unit) for unit in units) for c in line.chunks)


def _tells_no_amount(chunk: Chunk) -> bool:
    """A year, or a unit of columns: they look like figures."""
    return is_year(chunk.text) or _UNIT.fullmatch(chunk.text) is not None
