"""Pages set in columns: a table in one of them must not take the prose of another for cells.

In:  the words of a page (or of a box on it). Out: the words in groups, column by column and then what runs over
several; one group where the page has one column.
The gutter of a page is told from a table's by what stands beside it: running text that fills its column, line by line.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractor.tables.beside import Zone, zone_of_captions, zone_of_rules
from extractor.tables.scene import Spot
from extractor.tables.strokes import Stroke
from extractor.tables.textlines import Chunk, TextLine, text_lines

_SHORTEST_PAGE = 20      # lines
_FEWEST_LINES = 4        # with text on both sides: columns need not share their baselines
_FEWEST_PROSE = 6        # full lines of running text on each side, or _ONE_SIDE on one
_ONE_SIDE = 14
_LONG_RUN = 8            # full lines on end, in two of three columns
_FULL = 0.8              # of the column's width that a line of running text fills
_FEWEST_WORDS = 4
_STEP = 4.0              # points between the places tried for the gutter
_MOST_CROSSED = 0.35     # of the lines
_CLOSE = 0.6             # of the em between two lines of a paragraph
_NEAR = 1.5              # em between lines of one table
_INDENT = 2.0            # em
_SPLITS = (((0.35, 0.65),), ((0.25, 0.42), (0.58, 0.75)))      # where gutters of two, of three columns are looked for


class _Columns(NamedTuple):
    """Edges left to right: the page's left end, its gutters, its right end."""

    edges: tuple[float, ...]

    @property
    def gutters(self) -> tuple[float, ...]:
        return self.edges[1:-1]

    def inside(self, line: TextLine, k: int) -> list[Chunk]:
        """The line's chunks in the k-th column, none that runs over a gutter."""
        x0, x1 = self.edges[k], self.edges[k + 1]
        return [c for c in line.chunks if c.x0 >= x0 - 1 and c.x1 <= x1 + 1]

    def are_crossed(self, line: TextLine) -> bool:
        return any(c.x0 < x < c.x1 for c in line.chunks for x in self.gutters)

    def fills(self, chunks: Sequence[Chunk], k: int) -> bool:
        """One chunk of several words that is as wide as the column."""
        return len(chunks) == 1 and len(chunks[0].spots) >= _FEWEST_WORDS \
            and chunks[0].x1 - chunks[0].x0 >= _FULL * (self.edges[k + 1] - self.edges[k])


class PageColumn(NamedTuple):
    """Words of one column of the page and their text lines, cut by white alone."""

    spots: list[Spot]
    lines: list[TextLine]


def by_page_column(spots: Sequence[Spot], across: Sequence[Stroke] = ()) -> list[PageColumn]:
    """The words by page column; what crosses a gutter, and rows of tables over several columns, come last.

    `across`: the page's horizontal strokes, which may part tables that stand side by side.
    """
    lines = text_lines(spots)
    whole = [PageColumn(list(spots), lines)]
    if sum(1 for line in lines if len(line.chunks) > 1) < _FEWEST_LINES:
        return whole
    columns = _columns(lines) if len(lines) >= _SHORTEST_PAGE else None
    if columns is None:
        zone = zone_of_captions(lines) or zone_of_rules(lines, across)
        return whole if zone is None else _around(zone, spots, lines)
    prose = [_paragraphs(lines, columns, k) for k in range(len(columns.edges) - 1)]
    groups: list[list[Spot]] = [[] for _ in columns.edges]
    in_text = [any(told) for told in zip(*prose, strict=True)]
    for line, is_over in zip(lines, _over(lines, columns, in_text), strict=True):
        for chunk in line.chunks:
            groups[-1 if is_over else bisect_left(columns.gutters, chunk.x0)].extend(chunk.spots)
    groups[-1].extend(s for s in spots if s.turn)
    return [PageColumn(group, text_lines(group)) for group in groups if group]


def _around(zone: Zone, spots: Sequence[Spot], lines: Sequence[TextLine]) -> list[PageColumn]:
    """The words left and right in the zone, and those above and below it."""
    groups: tuple[list[Spot], ...] = ([], [], [], [])
    for i, line in enumerate(lines):
        for chunk in line.chunks:
            k = 0 if i < zone.first else 3 if i > zone.last else 1 + (chunk.x0 > zone.gutter)
            groups[k].extend(chunk.spots)
    groups[0].extend(s for s in spots if s.turn)
    return [PageColumn(group, text_lines(group)) for group in groups if group]


def _over(lines: Sequence[TextLine], columns: _Columns, in_text: Sequence[bool]) -> list[bool]:
    """Which lines run over a gutter, and those next to a row that does: its table's labels, headings and header."""
    rows = [not text and _is_row(line, columns) for line, text in zip(lines, in_text, strict=True)]
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        step = 1 if order.step > 0 else -1
        for i in order:
            near = lines[i - step]
            white = max(lines[i].top - near.bottom, near.top - lines[i].bottom)
            rows[i] = rows[i] or (rows[i - step] and not in_text[i] and white < _NEAR * lines[i].size)
    return [is_row or columns.are_crossed(line) for is_row, line in zip(rows, lines, strict=True)]


def _is_row(line: TextLine, columns: _Columns) -> bool:
    """A row of a table over the gutter: several chunks, none of them running text but the first."""
    chunks = line.chunks
    return (len(chunks) > 2 or (len(chunks) == 2 and chunks[1].is_figure)) \
        and any(chunks[0].x0 < x < chunks[-1].x1 for x in columns.gutters) \
        and not any(len(c.spots) >= _FEWEST_WORDS for c in chunks[1:])


def _paragraphs(lines: Sequence[TextLine], columns: _Columns, k: int) -> list[bool]:
    """For each line: is what it has in the k-th column part of a paragraph?

    Full lines next to other full lines are, and a line under one that begins where it begins: the paragraph's last.
    """
    told = [False] * len(lines)
    before: tuple[int, float, float] | None = None             # index, bottom and left end of the full line above
    for i, line in enumerate(lines):
        here = columns.inside(line, k)
        if not here:
            continue
        is_full = columns.fills(here, k)
        if before is not None:
            top, size = min(s.top for s in here[0].spots), here[0].spots[0].word.size
            if top - before[1] < _CLOSE * size and (is_full or abs(here[0].x0 - before[2]) < _INDENT * size) \
                    and not any(c.is_figure for c in here):
                told[i] = told[before[0]] = True
        before = (i, max(s.bottom for s in here[0].spots), here[0].x0) if is_full else None
    return told


def _columns(lines: Sequence[TextLine]) -> _Columns | None:
    """The page's columns, two or three, with running text in them; None where it has one."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    for split in _SPLITS:
        gutters = [_whitest(lines, left + a * (right - left), left + b * (right - left)) for a, b in split]
        columns = _Columns((left, *gutters, right))
        crossed = sum(1 for line in lines if columns.are_crossed(line))
        if crossed <= _MOST_CROSSED * len(lines) and _have_prose(lines, columns):
            return columns
    return None


def _have_prose(lines: Sequence[TextLine], columns: _Columns) -> bool:
    full = [[columns.fills(columns.inside(line, k), k) for line in lines] for k in range(len(columns.edges) - 1)]
    if len(full) == 2:
        counts = [sum(column) for column in full]
        return min(counts) >= _FEWEST_PROSE or max(counts) >= _ONE_SIDE
    runs = [max((sum(1 for _ in run) for is_full, run in itertools.groupby(c) if is_full), default=0) for c in full]
    return sorted(runs)[-2] >= _LONG_RUN


def _whitest(lines: Sequence[TextLine], low: float, high: float) -> float:
    """The middle of the widest stretch between low and high that the fewest chunks cover."""
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
    return (widest[0] + widest[-1]) / 2
