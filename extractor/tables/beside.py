"""Tables side by side: told by their captions, which stand on one line, or by rules that end at one gutter.

In:  the text lines of a page, and its horizontal strokes. Out: the `Zone` in which they stand, or None.
A table folded in two, "State | Value | State | Value", is one: its rules or its lines run through.
"""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from extractor.tables.strokes import Stroke
from extractor.tables.textlines import Chunk, TextLine, is_caption

_STEP = 4.0              # points between the places tried for the gutter
_SHORTEST = 4            # lines
_LEVEL = 40.0            # points between the heights of two rules that may belong to tables side by side
_SHORT_RULE = 80.0       # points
_FEWEST_RULES, _MOST_RULES = 2, 40
_GUTTER = (9.0, 90.0)    # points: white between the rules of two tables
_SAME_GUTTER = 3.0
_WORDY = 0.6             # of the lines that begin with words on either side
_FEWEST_RECORDS = 2      # lines of figures on either side
_FOLDED = 0.25           # of the lines on one side only: fewer, under the same heads, are one table folded


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


def zone_of_rules(lines: Sequence[TextLine], across: Sequence[Stroke]) -> Zone | None:
    """The first zone in which rules end and begin again at one gutter, with a table of its own on either side."""
    for low, high, top, bottom in _broken(across):
        at = (low + high) / 2
        touched = [i for i, line in enumerate(lines) if top - line.size < line.middle < bottom + 2 * line.size]
        if not touched or any(s.start < at < s.end and top < s.at < bottom for s in across):
            continue
        first, last = touched[0], touched[0]
        while first and not _crosses(lines[first - 1], at):
            first -= 1
        while last + 1 < len(lines) and not _crosses(lines[last + 1], at):
            last += 1
        zone = Zone(first, last, at)
        if last < touched[-1] or last - first + 1 < _SHORTEST:
            continue
        if _are_two(lines[first:last + 1], at):
            return zone
    return None


def _broken(across: Sequence[Stroke]) -> list[tuple[float, float, float, float]]:
    """Gutters at which rules end: (x of its left end, of its right end, y of the first and of the last such rule)."""
    found: list[tuple[float, float, float, float]] = []
    long = [s for s in across if s.length >= _SHORT_RULE]
    if not _FEWEST_RULES <= len(long) <= _MOST_RULES:
        return []
    for a, b in itertools.permutations(long, 2):
        if abs(a.at - b.at) > _LEVEL or not _GUTTER[0] < b.start - a.end < _GUTTER[1]:
            continue
        for i, (low, high, top, bottom) in enumerate(found):
            if abs(low - a.end) < _SAME_GUTTER and abs(high - b.start) < _SAME_GUTTER:
                found[i] = (low, high, min(top, a.at, b.at), max(bottom, a.at, b.at))
                break
        else:
            found.append((a.end, b.start, min(a.at, b.at), max(a.at, b.at)))
    return found


def _crosses(line: TextLine, x: float) -> bool:
    return any(c.x0 < x < c.x1 for c in line.chunks)


def _are_two(lines: Sequence[TextLine], at: float) -> bool:
    """Both sides begin with labels and go on with figures; not the same heads over lines that all run through."""
    sides = [[[c for c in line.chunks if (c.x0 < at) == is_left] for line in lines] for is_left in (True, False)]
    for side in sides:
        told = [chunks for chunks in side if chunks]
        words = sum(not chunks[0].is_figure for chunks in told)
        records = sum(any(c.is_figure for c in chunks[1:]) for chunks in told)
        starts = sorted(chunks[0].x0 for chunks in told if not chunks[0].is_figure)
        if words < _WORDY * len(told) or records < _FEWEST_RECORDS:
            return False
        if starts[len(starts) // 3] - starts[0] > 4 * lines[0].size:
            return False
    alone = sum(bool(left) != bool(right) for left, right in zip(*sides, strict=True))
    heads = [next((tuple(c.text for c in chunks) for chunks in side if len(chunks) > 1), ()) for side in sides]
    return alone >= _FOLDED * len(lines) or heads[0] != heads[1]
