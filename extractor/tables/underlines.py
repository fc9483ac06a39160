"""Rules right under words: a table's header that nothing closes above, or the underline of a link, heading or sum.

In:  text lines and the strokes near them. Out: whether a line heads the rules it stands on; the strokes that rule.
What surprised us: a header on its rule may stand nearer to the table before, whose last row is aligned with it as well.
"""

import re
from collections.abc import Sequence

from extractor.geometry import Box
from extractor.tables.strokes import Stroke
from extractor.tables.textlines import TextLine, is_caption

_ON_RULE = 3.0           # points between the feet of the words and the rule, either way
_SAME_END = 12.0         # points
_HEADER_EMS = 2.0        # white between the header and the first row
_YEAR_OR_UNIT = re.compile(
    r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:\d\d){1,2})?|[£$€]?\s?(?:0{3}|m|k|million|bn)s?|%", re.IGNORECASE,
)


def stands_on_rule(line: TextLine, stack: Box, first: TextLine) -> bool:
    """True where the line's word groups stand on the stack's first rule, between its ends, and none is a figure.

    Years and units are no figures: "Movements | £000".
    """
    return len(line.chunks) > 1 and abs(stack.top - line.bottom) < _ON_RULE and first.top > stack.top - 1.0 \
        and first.top - line.bottom < _HEADER_EMS * line.size \
        and line.x0 > stack.x0 - _SAME_END and line.x1 < stack.x1 + _SAME_END and not is_caption(line.text) \
        and all(not chunk.is_figure or _YEAR_OR_UNIT.fullmatch(chunk.text) for chunk in line.chunks)


def without_underlines(lines: Sequence[TextLine], strokes: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """The strokes that do not just underline words: a link, a heading or a bold sum is no ruled table."""
    if not strokes:
        return ()
    return tuple(s for s in strokes if not any(_underlines(s, line) for line in lines))


def _underlines(stroke: Stroke, line: TextLine) -> bool:
    if not line.bottom - 0.45 * line.size <= stroke.at <= line.bottom + 2.0:
        return False
    return any(
        any(abs(s.x0 - stroke.start) < 2.0 for s in c.spots) and any(abs(s.x1 - stroke.end) < 2.0 for s in c.spots)
        for c in line.chunks
    )
