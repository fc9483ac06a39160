"""Rules right under words that rule no table: the underline of a link, a heading or a bold sum.

In:  text lines and the strokes near them. Out: the strokes that rule.
"""

from collections.abc import Sequence

from extractor.tables.strokes import Stroke
from extractor.tables.textlines import TextLine


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
