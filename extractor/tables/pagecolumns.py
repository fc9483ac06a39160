"""Pages set in two columns: a table in one of them must not take the prose of the other for cells.

In:  the words of a page (or of a box on it). Out: the words in groups, left column, right column and what runs over
both; one group where the page has one column.
The gutter of a page is told from a table's by what stands beside it: running text that fills its column, line by line.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractor.tables.scene import Spot
from extractor.tables.textlines import TextLine, text_lines

_SHORTEST_PAGE = 20      # lines
_FEWEST_LINES = 4        # with text on both sides: columns need not share their baselines
_FEWEST_PROSE = 6        # full lines of running text on each side, or _ONE_SIDE on one
_ONE_SIDE = 14
_FULL = 0.8              # of the column's width that a line of running text fills
_FEWEST_WORDS = 4
_STEP = 4.0              # points between the places tried for the gutter
_MOST_CROSSED = 0.35     # of the lines


class _Sides(NamedTuple):
    gutter: float
    left: float
    right: float


class PageColumn(NamedTuple):
    """Words of one column of the page and their text lines, cut by white alone."""

    spots: list[Spot]
    lines: list[TextLine]


def by_page_column(spots: Sequence[Spot]) -> list[PageColumn]:
    """The words by page column; what crosses the gutter, and rows of tables over both columns, come last."""
    lines = text_lines(spots)
    if len(lines) < _SHORTEST_PAGE or sum(1 for line in lines if len(line.chunks) > 1) < _FEWEST_LINES:
        return [PageColumn(list(spots), lines)]
    sides = _sides(lines)
    if sides is None:
        return [PageColumn(list(spots), lines)]
    groups: tuple[list[Spot], list[Spot], list[Spot]] = ([], [], [])
    for line in lines:
        chunks = line.chunks
        over = any(c.x0 < sides.gutter < c.x1 for c in chunks) or (
            len(chunks) > 2 and chunks[0].x0 < sides.gutter < chunks[-1].x1
            and not any(len(c.spots) >= _FEWEST_WORDS for c in chunks[1:])
        )
        for chunk in chunks:
            groups[2 if over else int(chunk.x0 > sides.gutter)].extend(chunk.spots)
    groups[2].extend(s for s in spots if s.turn)
    return [PageColumn(group, text_lines(group)) for group in groups if group]


def _sides(lines: Sequence[TextLine]) -> _Sides | None:
    """The gutter in the middle of the page with running text beside it; None where there is none."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    low, high = left + 0.35 * (right - left), left + 0.65 * (right - left)
    chunks = [(c.x0, c.x1) for line in lines for c in line.chunks if c.x0 < high and c.x1 > low]
    steps = [low + _STEP * k for k in range(int((high - low) / _STEP) + 1)]
    starts = sorted(x0 for x0, x1 in chunks if x0 < x1)
    ends = sorted(x1 for x0, x1 in chunks if x0 < x1)
    depths = [bisect_left(starts, x) - bisect_right(ends, x) for x in steps]
    lowest = min(depths)
    runs = [
        [x for x, _ in run]
        for depth, run in itertools.groupby(zip(steps, depths, strict=True), key=lambda p: p[1]) if depth == lowest
    ]
    widest = max(runs, key=len)
    gutter = (widest[0] + widest[-1]) / 2
    sides = _Sides(gutter, left, right)
    crossed = sum(1 for line in lines if any(c.x0 < gutter < c.x1 for c in line.chunks))
    if crossed > _MOST_CROSSED * len(lines):
        return None
    prose = [sum(1 for line in lines if _is_prose(line, sides, right=side)) for side in (False, True)]
    return sides if min(prose) >= _FEWEST_PROSE or max(prose) >= _ONE_SIDE else None


def _is_prose(line: TextLine, sides: _Sides, *, right: bool) -> bool:
    """One chunk of several words fills that side of the gutter."""
    here = [c for c in line.chunks if (c.x0 > sides.gutter) == right and not c.x0 < sides.gutter < c.x1]
    width = sides.right - sides.gutter if right else sides.gutter - sides.left
    return len(here) == 1 and len(here[0].spots) >= _FEWEST_WORDS and here[0].x1 - here[0].x0 >= _FULL * width
