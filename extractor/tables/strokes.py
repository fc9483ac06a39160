"""Drawn rules and the edges of shaded cells, cleaned into long straight strokes.

In:  rules (Word draws one for each side of each cell, dotted borders are hundreds of dashes) and fills.
Out: horizontal and vertical `Stroke`s: pieces on one line joined, double rules made one, specks dropped.
Hidden (white) rules stay: between shaded bands they part cells as well as black ones do.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.document import Fill, Rule

_SAME_LINE = 1.7        # points between two pieces of one line
_BRIDGED_GAP = 3.5      # points between two dashes, or between the borders of two cells
_SHORTEST = 6.0         # a stroke shorter than the lowest row parts nothing
_SMALLEST_FILL = 5.0


class Stroke(NamedTuple):
    """A straight line: `at` is its y (horizontal) or x (vertical), from `start` to `end` along it."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


class Strokes(NamedTuple):
    horizontal: tuple[Stroke, ...]
    vertical: tuple[Stroke, ...]


def strokes_of_rules(rules: Iterable[Rule]) -> Strokes:
    """Strokes of the drawn rules alone, each list by position."""
    horizontal, vertical = _pieces_of_rules(rules)
    return Strokes(merged(horizontal), merged(vertical))


def strokes_of_fills(fills: Iterable[Fill], *, grown: float = 0.0) -> Strokes:
    """Strokes of the fills' edges, moved outwards by `grown` points: where shading, not ruling, shows the cells."""
    horizontal: list[Stroke] = []
    vertical: list[Stroke] = []
    for fill in fills:
        x0, top, x1, bottom = fill[:4]
        if min(x1 - x0, bottom - top) >= _SMALLEST_FILL:
            x0, top, x1, bottom = x0 - grown, top - grown, x1 + grown, bottom + grown
            horizontal += (Stroke(top, x0, x1), Stroke(bottom, x0, x1))
            vertical += (Stroke(x0, top, bottom), Stroke(x1, top, bottom))
    return Strokes(merged(horizontal), merged(vertical))


def _pieces_of_rules(rules: Iterable[Rule]) -> tuple[list[Stroke], list[Stroke]]:
    horizontal: list[Stroke] = []
    vertical: list[Stroke] = []
    for x0, top, x1, bottom, is_horizontal, *_ in rules:
        if is_horizontal:
            horizontal.append(Stroke((top + bottom) / 2, x0, x1))
        else:
            vertical.append(Stroke((x0 + x1) / 2, top, bottom))
    return horizontal, vertical


def merged(pieces: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """Pieces on one line (within 1.7 pt) that touch, overlap or leave a dash's gap, joined; specks dropped.

    >>> merged([Stroke(10, 0, 50), Stroke(10.4, 51, 90), Stroke(30, 0, 3)])
    (Stroke(at=10.18, start=0, end=90),)
    """
    out: list[Stroke] = []
    for cluster in _clusters(sorted(pieces)):
        cluster.sort(key=lambda s: s.start)
        run: list[Stroke] = []
        end = 0.0
        for piece in cluster:
            if run and piece.start - end > _BRIDGED_GAP:
                out.append(_joined(run, end))
                run = []
            end = max(end, piece.end) if run else piece.end
            run.append(piece)
        if run:
            out.append(_joined(run, end))
    return tuple(sorted(s for s in out if s.length >= _SHORTEST))


def _clusters(pieces: Sequence[Stroke]) -> list[list[Stroke]]:
    clusters: list[list[Stroke]] = []
    for piece in pieces:
        if clusters and piece.at - clusters[-1][0].at <= _SAME_LINE:
            clusters[-1].append(piece)
        else:
            clusters.append([piece])
    return clusters


def _joined(run: Sequence[Stroke], end: float) -> Stroke:
    weight = sum(s.length for s in run) or 1.0
    at = sum(s.at * s.length for s in run) / weight if weight > 1.0 else run[0].at
    return Stroke(round(at, 2), run[0].start, end)
