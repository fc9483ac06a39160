"""Tables side by side: told by their captions, which stand on one line.

In:  the text lines of a page. Out: the `Zone` in which they stand, or None.
"""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from extractor.tables.textlines import Chunk, TextLine, is_caption

_STEP = 4.0              # points between the places tried for the gutter
_SHORTEST = 4            # lines


class Zone(NamedTuple):
    """Lines `first` to `last` stand left or right of the gutter's x, none across it."""

    first: int
    last: int
    gutter: float


def zone_of_captions(lines: Sequence[TextLine]) -> Zone | None:
    """The first zone under two captions side by side; its gutter is the white that reaches furthest down."""
    for i, line in enumerate(lines):
        if len(line.chunks) < 2 or not _names_table(line.chunks[0]):
            continue
        for before, chunk in zip(line.chunks, line.chunks[1:], strict=False):
            if _names_table(chunk):
                zone = _zone(lines, i, before.x1, chunk.x0)
                return zone if zone.last - zone.first + 1 >= _SHORTEST else None
    return None


def _names_table(chunk: Chunk) -> bool:
    """A caption, but not that of a figure or chart."""
    return is_caption(chunk.text) and chunk.text[:3].lower() == "tab"


def _zone(lines: Sequence[TextLine], first: int, low: float, high: float) -> Zone:
    """The zone under captions that end at `low` and begin at `high`.

    Where the second table begins under its caption, the gutter is just before that; else in the widest white.
    """
    places = [low + _STEP * k for k in range(1, max(2, int((high - low) / _STEP)))]
    reaches = [_reach(lines, first, x) for x in places]
    furthest = max(reaches)
    under = [any(abs(c.x0 - high) < _STEP for c in line.chunks) for line in lines[first + 1:furthest + 1]]
    if 2 * sum(under) > len(under) and reaches[-1] == furthest:
        return Zone(first, furthest, places[-1])
    runs = [
        [x for x, _ in run] for reach, run in itertools.groupby(
            zip(places, reaches, strict=True), key=lambda place: place[1]
        ) if reach == furthest
    ]
    widest = max(runs, key=len)
    return Zone(first, furthest, widest[len(widest) // 2])


def _reach(lines: Sequence[TextLine], first: int, x: float) -> int:
    """The last line before one that runs across x."""
    for i in range(first + 1, len(lines)):
        if any(c.x0 < x < c.x1 for c in lines[i].chunks):
            return i - 1
    return len(lines) - 1
