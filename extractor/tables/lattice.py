"""Ruled grids: strokes -> components that touch -> crossings -> slots with spans.

In:  `Strokes`. Out: `Lattice`s, each the edges and slots of one connected drawing; a plain box is one slot.
A side that was not drawn (tables open to the left and right, eu-style) is closed where the rules across it end.
Slots that the rules leave in an L or U shape cannot be cells: they are cut into rows, which is what print means there.
Where several uprights begin between two rules (below a heading over their columns), a row begins too.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractor.geometry import Box
from extractor.tables.draft import Slot
from extractor.tables.strokes import Stroke, Strokes

_TOUCH = 3.5          # points between the end of one stroke and the other that it should meet
_SAME_EDGE = 3.2      # two strokes nearer than this are one edge (double rules, borders of neighbours)
_COVERED = 0.55       # share of a slot's side that must be drawn to count as parted
_LEAST_LEVEL = 8.0    # points from the rules: an upright that begins nearer only misses one
_FEWEST_ENDS = 2      # uprights that begin or end side by side
_MOST_PAIRS = 400_000    # of strokes: more is a map or a drawing
_MOST_SLOTS = 20_000


class Lattice(NamedTuple):
    """Edges ascend, in points; slots cover the whole box once."""

    column_edges: tuple[float, ...]
    row_edges: tuple[float, ...]
    slots: tuple[Slot, ...]
    rules: Strokes

    @property
    def box(self) -> Box:
        return Box(self.column_edges[0], self.row_edges[0], self.column_edges[-1], self.row_edges[-1])


def lattices(strokes: Strokes) -> tuple[Lattice, ...]:
    """What the strokes draw, from top to bottom: grids, and plain boxes as lattices of one slot."""
    found = [lattice for part in components(strokes) if (lattice := lattice_of(part)) is not None]
    return tuple(sorted(found, key=lambda lattice: (lattice.row_edges[0], lattice.column_edges[0])))


def components(strokes: Strokes) -> tuple[Strokes, ...]:
    """Groups of strokes that meet, each with at least one horizontal and one vertical."""
    across, down = strokes
    if len(across) * len(down) > _MOST_PAIRS:
        return ()
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for v, upright in enumerate(down, start=len(across)):
        first = bisect_left(across, (upright.start - _TOUCH,))
        for h in range(first, len(across)):
            level = across[h]
            if level.at > upright.end + _TOUCH:
                break
            if level.start - _TOUCH <= upright.at <= level.end + _TOUCH:
                parent[root(h)] = root(v)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for i in range(len(parent)):
        across_part, down_part = groups.setdefault(root(i), ([], []))
        if i < len(across):
            across_part.append(across[i])
        else:
            down_part.append(down[i - len(across)])
    return tuple(Strokes(tuple(a), tuple(d)) for a, d in groups.values() if a and d)


def lattice_of(strokes: Strokes) -> Lattice | None:
    """The grid that strokes make; None where they enclose no area."""
    ys = _edges([s.at for s in strokes.horizontal], [x for s in strokes.vertical for x in (s.start, s.end)])
    xs = _edges([s.at for s in strokes.vertical], [x for s in strokes.horizontal for x in (s.start, s.end)])
    levels = _levels(strokes.vertical, ys) if len(ys) > 1 else {}
    ys = tuple(sorted((*ys, *levels)))
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MOST_SLOTS:
        return None
    right = _drawn(strokes.vertical, xs, ys)       # right[c][r]: a line stands on edge c beside row r
    below = _drawn(strokes.horizontal, ys, xs)
    _part_levels(below, levels, xs, ys)
    return Lattice(xs, ys, tuple(_slots(len(ys) - 1, len(xs) - 1, right, below)), strokes)


def _edges(positions: Sequence[float], reaches: Sequence[float]) -> tuple[float, ...]:
    """Positions clustered into edges, and the furthest reach on either side where no stroke closes it."""
    edges: list[list[float]] = []
    for at in sorted(positions):
        if edges and at - edges[-1][-1] <= _SAME_EDGE:
            edges[-1].append(at)
        else:
            edges.append([at])
    out = [sum(e) / len(e) for e in edges]
    if reaches and min(reaches) < out[0] - 2 * _SAME_EDGE:
        out.insert(0, min(reaches))
    if reaches and max(reaches) > out[-1] + 2 * _SAME_EDGE:
        out.append(max(reaches))
    return tuple(out)


def _levels(uprights: Sequence[Stroke], ys: Sequence[float]) -> dict[float, list[Stroke]]:
    """Heights away from all rules at which several uprights begin, or end to begin again, each with those uprights."""
    ends = sorted(
        (y, s) for s in uprights for y in (s.start, *([s.end] if _begins_again(s, uprights) else []))
        if ys[0] < y < ys[-1] and all(abs(y - edge) >= _LEAST_LEVEL for edge in ys)
    )
    levels: dict[float, list[Stroke]] = {}
    for y, upright in ends:
        level = next((at for at in levels if y - at <= _SAME_EDGE), y)
        levels.setdefault(level, []).append(upright)
    return {at: found for at, found in levels.items() if len({s.at for s in found}) >= _FEWEST_ENDS}


def _begins_again(upright: Stroke, uprights: Sequence[Stroke]) -> bool:
    return any(s.start > upright.end and abs(s.at - upright.at) <= _SAME_EDGE for s in uprights)


def _part_levels(
    below: list[list[bool]], levels: Mapping[float, Sequence[Stroke]], xs: Sequence[float], ys: Sequence[float]
) -> None:
    """Rows are parted at a level in the columns on both sides of the uprights that begin or end there."""
    for at, uprights in levels.items():
        row = below[ys.index(at)]
        for upright in uprights:
            edge = min(range(len(xs)), key=lambda k: abs(xs[k] - upright.at))
            for column in {max(0, edge - 1), min(edge, len(row) - 1)}:
                row[column] = True


def _drawn(strokes: Sequence[Stroke], edges: Sequence[float], bands: Sequence[float]) -> list[list[bool]]:
    """For each edge and each band between `bands`: is a stroke drawn along most of it? Outer edges always are."""
    count = len(bands) - 1
    cover = [[0.0] * count for _ in edges]
    for stroke in strokes:
        e = min(range(len(edges)), key=lambda k: abs(edges[k] - stroke.at))
        for b in range(max(0, bisect_left(bands, stroke.start) - 1), count):
            if bands[b] >= stroke.end:
                break
            cover[e][b] += min(stroke.end, bands[b + 1]) - max(stroke.start, bands[b])
    drawn = [[cover[e][b] >= _COVERED * (bands[b + 1] - bands[b]) for b in range(count)] for e in range(len(edges))]
    drawn[0] = [True] * count
    drawn[-1] = [True] * count
    return drawn


def _slots(rows: int, columns: int, right: list[list[bool]], below: list[list[bool]]) -> list[Slot]:
    """Base cells joined where no line parts them, as rectangles."""
    owner = [[r * columns + c for c in range(columns)] for r in range(rows)]
    parent = list(range(rows * columns))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for r in range(rows):
        for c in range(columns):
            if c + 1 < columns and not right[c + 1][r]:
                parent[root(owner[r][c + 1])] = root(owner[r][c])
            if r + 1 < rows and not below[r + 1][c]:
                parent[root(owner[r + 1][c])] = root(owner[r][c])
    members: dict[int, list[tuple[int, int]]] = {}
    for r in range(rows):
        for c in range(columns):
            members.setdefault(root(owner[r][c]), []).append((r, c))
    slots: list[Slot] = []
    for cells in members.values():
        slots += _rectangles(cells, right, below)
    return sorted(slots)


def _rectangles(cells: list[tuple[int, int]], right: list[list[bool]], below: list[list[bool]]) -> list[Slot]:
    r0, r1 = min(r for r, _ in cells), max(r for r, _ in cells)
    c0, c1 = min(c for _, c in cells), max(c for _, c in cells)
    if len(cells) == (r1 - r0 + 1) * (c1 - c0 + 1):
        return [Slot(r0, c0, r1 - r0 + 1, c1 - c0 + 1)]
    runs: list[Slot] = []
    for r, c in sorted(cells):
        last = runs[-1] if runs else None
        if last and last.row == r and last.column + last.column_span == c and not right[c][r]:
            runs[-1] = last._replace(column_span=last.column_span + 1)
        else:
            runs.append(Slot(r, c))
    return _stacked(runs, below)


def _stacked(runs: list[Slot], below: list[list[bool]]) -> list[Slot]:
    """Runs of one row put together with the run of the same columns above them where no line lies between."""
    out: list[Slot] = []
    for run in runs:
        columns = range(run.column, run.column + run.column_span)
        for i, above in enumerate(out):
            same = (above.column, above.column_span) == (run.column, run.column_span)
            if same and above.row + above.row_span == run.row and not any(below[run.row][c] for c in columns):
                out[i] = above._replace(row_span=above.row_span + 1)
                break
        else:
            out.append(run)
    return out
