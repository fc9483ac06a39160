"""Columns of text that no rule parts: the white rivers that run down between chunks.

In:  `TextLine`s of a region. Out: the x of the gutters between columns, ascending.
A river may be crossed by a few lines (a header over two columns, a sub-heading, a title), never by as many as keep to
it. Rivers that nothing crosses are taken first, then those with one crossing, and so on.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from extractor.tables.textlines import Chunk, TextLine

_NARROWEST = 0.35        # of the em: a river narrower than this is chance
_PHANTOM_LINES = 2
_FEW_LINES = 7           # a table of one record under its header: a single line may show the gutter
_MOST_CROSSED = 0.3      # of the lines
_INDENT = 3.5            # em: the deepest indent of a label


class River(NamedTuple):
    """White between x0 and x1, but for `crossings` lines."""

    x0: float
    x1: float
    crossings: int

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def gutters(lines: Sequence[TextLine]) -> tuple[float, ...]:
    """The x of each gutter; none where the lines have one chunk each."""
    wide = [line for line in lines if len(line.chunks) > 1]
    if not wide:
        return ()
    found: list[River] = []
    judged: set[River] = set()
    depths = _depths(wide)
    size = sorted(line.size for line in wide)[len(wide) // 2]
    chunks = [chunk for line in wide for chunk in line.chunks]
    known: dict[tuple[float, float], list[River]] = {}
    for allowed in range(int(_MOST_CROSSED * len(wide)) + 1):
        for x0, x1 in _stretches(depths, allowed):
            if (x0, x1) not in known:
                known[x0, x1] = _whitest(x0, x1, size, chunks, len(wide) + 1)
            for river in known[x0, x1]:
                if river in judged or any(river.x0 < r.x1 and river.x1 > r.x0 for r in found):
                    continue
                judged.add(river)
                if _is_true(river, wide):
                    found.append(river)
    return _without_indent(_without_phantoms(sorted(r.middle for r in found), wide), wide)


def _without_indent(cuts: tuple[float, ...], lines: Sequence[TextLine]) -> tuple[float, ...]:
    """The gutters without one that only parts labels from labels set in a little further: no line has both."""
    if len(cuts) < 2:
        return cuts
    at = cuts[0]
    outer = [c for line in lines for c in line.chunks if c.x1 < at]
    inner = [c for line in lines for c in line.chunks if at < c.x0 and c.x1 < cuts[1]]
    if not inner and outer and not any(c.is_figure for c in outer):
        return cuts[1:]                     # nothing stands there alone: labels and the words over them
    if not outer or not inner or any(c.is_figure for c in (*outer, *inner)):
        return cuts
    if inner == [lines[0].chunks[0]]:
        return cuts[1:]                     # the labels' header, in the middle over them
    if min(c.x0 for c in inner) - min(c.x0 for c in outer) > _INDENT * lines[0].size:
        return cuts
    both = any(
        any(c.x1 < at for c in line.chunks) and any(at < c.x0 and c.x1 < cuts[1] for c in line.chunks) for line in lines
    )
    return cuts if both else cuts[1:]


def _without_phantoms(cuts: list[float], lines: Sequence[TextLine]) -> tuple[float, ...]:
    """The gutters without columns that hold nothing but a header set in the white between its two columns."""
    inside: dict[int, list[tuple[TextLine, Chunk]]] = {}
    for line in lines:
        for chunk in line.chunks:
            first, last = column_of(chunk, cuts)
            for c in range(first, last + 1):
                inside.setdefault(c, []).append((line, chunk))
    kept = list(cuts)
    for c in range(1, len(cuts)):
        here = inside.get(c, [])
        beside = [id(line) for near in (c - 1, c + 1) for line, _ in inside.get(near, [])]
        if 0 < len(here) <= _PHANTOM_LINES < len(beside) and not any(id(line) in beside for line, _ in here) \
                and cuts[c - 1] in kept and cuts[c] in kept:
            kept.remove(cuts[c - 1])
            kept[kept.index(cuts[c])] = (here[0][1].x0 + here[0][1].x1) / 2
    return tuple(kept)


def _depths(lines: Sequence[TextLine]) -> list[River]:
    """The lines' extent in pieces that the same number of chunks cover, left to right."""
    events = sorted(
        [(chunk.x0, 1) for line in lines for chunk in line.chunks]
        + [(chunk.x1, -1) for line in lines for chunk in line.chunks]
    )
    pieces: list[River] = []
    depth, at = 0, events[0][0]
    for x, step in events:
        if x > at:
            pieces.append(River(at, x, depth))
        depth += step
        at = x
    return pieces


def _stretches(pieces: Sequence[River], allowed: int) -> list[tuple[float, float]]:
    """Left and right end of each stretch that at most `allowed` chunks cover; none at the outer edges."""
    stretches: list[tuple[float, float]] = []
    start = end = None
    for x0, x1, depth in pieces:
        if depth <= allowed:
            start, end = (x0 if start is None else start), x1
        elif start is not None and end is not None:
            if start > pieces[0].x0:
                stretches.append((start, end))
            start = None
    return stretches


def _whitest(x0: float, x1: float, size: float, chunks: Sequence[Chunk], most: int) -> list[River]:
    """The widest part of the stretch that the fewest words, and fewer than `most`, cross."""
    if x1 - x0 < _NARROWEST * size:
        return []
    steps = {x0: 0, x1: 0}
    for chunk in [c for c in chunks if c.x1 > x0 and c.x0 < x1]:
        for s in chunk.spots:
            if s.x1 > x0 and s.x0 < x1:
                steps[max(x0, s.x0)] = steps.get(max(x0, s.x0), 0) + 1
                steps[min(x1, s.x1)] = steps.get(min(x1, s.x1), 0) - 1
    best = River(x0, x0, most)
    depth, at = 0, x0
    for x in sorted(steps):
        if x > at and (depth, at - x) < (best.crossings, best.x0 - best.x1) and x - at > 0.1 * size:
            best = River(at, x, depth)
        depth += steps[x]
        at = x
    return [best] if best.x1 > best.x0 else []


def _is_true(river: River, lines: Sequence[TextLine]) -> bool:
    """More lines part there, with chunks close on both sides, than have a word that runs across."""
    respected = crossed = figures = 0
    middle, left, right = river.middle, river.x0 + 0.1, river.x1 - 0.1
    for line in lines:
        before = after = False
        for chunk in line.chunks:
            if chunk.x1 <= middle:
                before = True
            elif chunk.x0 >= middle:
                figures += before and not after and chunk.is_figure
                after = True
            elif any(s.x0 < right and s.x1 > left for s in chunk.spots):
                crossed += 1
        respected += before and after
    if respected == 1 and not crossed:
        return len(lines) <= _FEW_LINES and figures == 1
    return respected > crossed and respected >= 2


def column_of(chunk: Chunk, cuts: Sequence[float]) -> tuple[int, int]:
    """First and last column that a chunk lies in, for ascending gutters `cuts`; a slight overhang does not count."""
    slack = 0.25 * chunk.spots[0].word.size
    first = bisect_left(cuts, chunk.x0 + slack)
    last = bisect_left(cuts, chunk.x1 - slack)
    return first, max(first, last)
