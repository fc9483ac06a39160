"""Columns of text that no rule parts: the white rivers that run down between chunks.

In:  `TextLine`s of a region. Out: the x of the gutters between columns, ascending.
A river may be crossed by a few lines (a header over two columns, a sub-heading, a title), never by most. How many
crossings to allow is read off the lines themselves: the fewest that give as many columns as most lines have chunks.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from extractor.tables.textlines import Chunk, TextLine

_NARROWEST = 0.35        # of the em: a river narrower than this is chance
_MOST_CROSSED = 0.3      # of the lines


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
    counts = Counter(len(line.chunks) for line in wide)
    usual = max(counts, key=lambda n: (counts[n] * n, n))
    best: list[River] = []
    for allowed in range(int(_MOST_CROSSED * len(wide)) + 1):
        rivers = [r for r in _rivers(wide, allowed) if _is_true(r, wide)]
        if len(rivers) > len(best):
            best = rivers
        if len(best) + 1 >= usual:
            break
    return tuple(_place(r, wide) for r in best)


def _rivers(lines: Sequence[TextLine], allowed: int) -> list[River]:
    """Maximal stretches of x that at most `allowed` chunks cover, inside the lines' extent."""
    events = sorted(
        event for line in lines for chunk in line.chunks for event in ((chunk.x0, 1), (chunk.x1, -1))
    )
    size = sorted(line.size for line in lines)[len(lines) // 2]
    rivers: list[River] = []
    depth, start, low = 0, None, 0
    first, last = events[0][0], events[-1][0]
    for x, step in events:
        depth += step
        if depth <= allowed:
            if start is None:
                start, low = x, depth
            low = min(low, depth)
        elif start is not None:
            if start > first and x < last and x - start >= _NARROWEST * size:
                rivers.append(River(start, x, low))
            start = None
    return rivers


def _is_true(river: River, lines: Sequence[TextLine]) -> bool:
    """At least two lines have chunks close on both sides of it, or a third of the lines do."""
    both = sum(
        1 for line in lines
        if any(c.x1 <= river.x1 for c in line.chunks) and any(c.x0 >= river.x0 for c in line.chunks)
    )
    return both >= 2 or both * 3 >= len(lines)


def _place(river: River, lines: Sequence[TextLine]) -> float:
    """Where in the river the gutter lies: in the middle between the chunks that stop before it and start after it."""
    return river.middle if lines else river.x0


def column_of(chunk: Chunk, cuts: Sequence[float]) -> tuple[int, int]:
    """First and last column that a chunk lies in, for gutters `cuts`; a slight overhang does not count."""
    slack = 0.25 * chunk.spots[0].word.size
    first = sum(1 for cut in cuts if cut < chunk.x0 + slack)
    last = sum(1 for cut in cuts if cut < chunk.x1 - slack)
    return first, max(first, last)
