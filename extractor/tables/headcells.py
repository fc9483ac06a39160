"""Which columns each word group of a header stands over, where no vertical rule says it.

In:  the header's lines, the extents of the columns' text below them, and the rules of the region. Out: the lines with
every chunk in its columns.
A short rule under a chunk says it outright. Else the chunks of a line are shared out from left to right so that they
fit best: a chunk fits the column, or the neighbouring columns, whose middle (or left or right end) it shares; it must
not reach over the text of a column that it does not head. Lines are read from the lowest up, because the lower ones
tell where the columns are.
"""

from collections.abc import Sequence
from typing import NamedTuple

from extractor.tables.placed import Placed, PlacedLine
from extractor.tables.strokes import Stroke
from extractor.tables.textlines import Chunk, TextLine, share_edge
from extractor.tables.unitlines import is_unit, is_year

_UNDER = 1.3            # em from a header line's middle to the short rule that it sits on
_SPAN_COST = 0.35       # em that a spanning cell must fit better than a single one
_OVERLAP = 0.9          # em: what it costs to stand over a column without sharing an end or its middle
_BARE_COST = 0.25       # for each headed column beside a spanning cell that nothing covers
_UNWRAPPED = 1.0        # em: for a line alone over the middle column, above another that begins with a capital
_CENTRED = 3.0           # em between the middles of a unit and of the figures
_MOST_YEAR_COST = 1.5    # em, for each year
_SAME_MIDDLE = 4.0       # points
_SAME_SETTING = 1.5      # points
_BESIDE = 6.0            # points that the middle of a group's header may lie beside its columns
_REACH_COST = 3.0       # for reaching over the text of a column outside
_NEXT_LINE = 1.45        # em from top to top within one cell
_FAR_COST = 1.0         # for standing beside the columns' text

_UNITS = frozenset({"no", "no.", "nos", "number", "%", "£", "£m", "£000", "£'000", "£k"})

Extent = tuple[float, float]


class _Share(NamedTuple):
    cost: float
    spans: tuple[tuple[int, int], ...]


def placed_over_columns(
    lines: Sequence[TextLine], pieces: Sequence[Sequence[Chunk]], extents: Sequence[Extent], strokes: Sequence[Stroke]
) -> list[PlacedLine]:
    """The header's lines, top to bottom; `pieces` are the chunks of each, cut where two stand on columns of their own.

    `extents`: left and right end of the text below, by column; (0, 0) where there is none.
    """
    reach = list(extents)
    headed = [False] * len(extents)
    under: list[Chunk | None] = [None] * len(extents)          # the header word group last seen over each column
    placed: list[PlacedLine] = []
    for stack in reversed(_stacks(lines, pieces)):
        whole = [_stacked(cell) for cell in zip(*(pieces[i] for i in stack), strict=True)]
        spans = _spans(lines[stack[-1]], whole, reach, headed, strokes, under)
        for chunk, (first, last) in zip(whole, spans, strict=True):
            if first == last:
                reach[first] = _wider(reach, first, chunk)
                under[first] = chunk
            for c in range(first, last + 1):
                headed[c] = True
        for i in reversed(stack):
            placed.append(PlacedLine(lines[i], tuple(Placed(c, *s) for c, s in zip(pieces[i], spans, strict=True))))
    return placed[::-1]


def _stacks(lines: Sequence[TextLine], pieces: Sequence[Sequence[Chunk]]) -> list[list[int]]:
    """Runs of lines, by index, that are the lines of the same cells: "Movement" over "2023/24", all cells of
    the one set like those of the other."""
    stacks: list[list[int]] = []
    for i, line in enumerate(lines):
        above = pieces[i - 1] if i else ()
        is_rest = len(above) == len(pieces[i]) > 1 and line.top - lines[i - 1].top < _NEXT_LINE * line.size and all(
            _is_set_like(a, b) for a, b in zip(above, pieces[i], strict=True))
        if is_rest:
            stacks[-1].append(i)
        else:
            stacks.append([i])
    return stacks


def _stacked(chunks: Sequence[Chunk]) -> Chunk:
    """The lines of one cell as one chunk."""
    if len(chunks) == 1:
        return chunks[0]
    return Chunk(
        min(c.x0 for c in chunks), max(c.x1 for c in chunks), tuple(s for c in chunks for s in c.spots),
        " ".join(c.text for c in chunks), is_figure=False,
    )


def _wider(reach: Sequence[Extent], column: int, chunk: Chunk) -> Extent:
    """The column's extent with its header, as far as that leaves the neighbours' alone."""
    x0, x1 = reach[column]
    if x0 == x1:
        return chunk.x0, chunk.x1
    low = max((r[1] for r in reach[:column] if r[1] <= x0), default=0.0)
    high = min((r[0] for r in reach[column + 1:] if r[0] >= x1), default=chunk.x1)
    return min(x0, max(chunk.x0, low)), max(x1, min(chunk.x1, high))


def _spans(
    line: TextLine, chunks: Sequence[Chunk], reach: Sequence[Extent], headed: Sequence[bool],
    strokes: Sequence[Stroke], under: Sequence[Chunk | None],
) -> tuple[tuple[int, int], ...]:
    """The columns of each chunk of a line: the cheapest way to share them out from left to right."""
    count = len(reach)
    if len(chunks) == count:
        return tuple((c, c) for c in range(count))
    over_groups = heads_of_groups(chunks, reach, under) or _years_over_all(chunks, reach, under, line.size) \
        or _heads_of_runs(chunks, reach, under)
    best: dict[int, _Share] = {0: _Share(0.0, ())}           # by how many columns are used up
    for chunk in chunks:
        group = over_groups.get(chunk.x0)
        costs = {group: 0.0} if group else _costs(chunk, chunks, line, reach, strokes, under)
        following: dict[int, _Share] = {}
        for used, share in best.items():
            for (first, last), cost in costs.items():
                if first < used:
                    continue
                cost += share.cost
                if last > first:
                    cost += _BARE_COST * sum(headed[max(1, used):first])
                if last + 1 not in following or cost < following[last + 1].cost:
                    following[last + 1] = _Share(cost, (*share.spans, (first, last)))
        best = following
    found = min(best.values(), key=lambda s: s.cost, default=None)
    return found.spans if found is not None else _in_order(chunks, reach)


def heads_of_groups(
    chunks: Sequence[Chunk], reach: Sequence[Extent], under: Sequence[Chunk | None]
) -> dict[float, tuple[int, int]]:
    """By left end, the chunks that each head one group of columns whose own headers repeat: the years over
    "Stage 1 | Stage 2 | Upheld | Stage 1 | Stage 2 | Upheld", wherever over its group each stands."""
    labels = [chunk.text if chunk else "" for chunk in under]
    for groups in _repeats(labels):
        found = {}
        for first, last in groups:
            own = [c for c in chunks if reach[first][0] - _BESIDE <= (c.x0 + c.x1) / 2 <= reach[last][1] + _BESIDE]
            if len(own) == 1 and not any(
                _covers(c, reach[column]) for c in chunks if c not in own for column in range(first, last + 1)
            ):
                found[own[0].x0] = own[0].text, (first, last)
        if len({text for text, _ in found.values()}) == len(groups):
            return {x0: group for x0, (_, group) in found.items()}
    return {}


def _covers(chunk: Chunk, extent: Extent) -> bool:
    """The chunk stands over most of the column's text."""
    return 2 * (min(chunk.x1, extent[1]) - max(chunk.x0, extent[0])) > extent[1] - extent[0] > 0


def _years_over_all(
    chunks: Sequence[Chunk], reach: Sequence[Extent], under: Sequence[Chunk | None], size: float
) -> dict[float, tuple[int, int]]:
    """By left end, years that share out all columns of figures between them, each of which has a header of its own
    below: "2024/25" over three budgets, "2025/26" over one."""
    years = [c for c in chunks if is_year(c.text)]
    count = len(reach)
    if not 1 < len(years) < count - 1 or None in under[1:] or any(c.x1 > reach[1][0] for c in chunks if c not in years):
        return {}
    over = [0.0] * count
    best: dict[int, _Share] = {0: _Share(0.0, ())}
    for year in years:
        following: dict[int, _Share] = {}
        for used, share in best.items():
            for last in range(used + 1, count):
                cost = _misfit(year, used + 1, last, reach, over, size)
                if cost <= _MOST_YEAR_COST and (last not in following or share.cost + cost < following[last].cost):
                    following[last] = _Share(share.cost + cost, (*share.spans, (used + 1, last)))
        best = following
    found = best.get(count - 1)
    if found is None or len({year.text for year in years}) < len(years):
        return {}
    pairs = list(zip(years, found.spans, strict=True))
    if any(_is_set_like(year, under[c]) for year, (a, b) in pairs if a < b for c in range(a, b + 1)):
        return {}                      # the first line of that column's own header
    return {year.x0: span for year, span in pairs}


def _heads_of_runs(
    chunks: Sequence[Chunk], reach: Sequence[Extent], under: Sequence[Chunk | None]
) -> dict[float, tuple[int, int]]:
    """By left end, the chunks that each stand alone over columns parted by years or units only, and right over none of
    them: "Applications" over "2023 | 2024", "Change" over "No. | %"."""
    found = {}
    for first, last in _runs([chunk.text if chunk else "" for chunk in under]):
        own = [c for c in chunks if c.x1 > reach[first][0] and c.x0 < reach[last][1]]
        if len(own) == 1 and own[0].x0 > reach[first][0] - _BESIDE and own[0].x1 < reach[last][1] + _BESIDE \
                and not any(_is_right_over(own[0], reach[column]) for column in range(first, last + 1)):
            found[own[0].x0] = (first, last)
    return found


def _is_right_over(chunk: Chunk, extent: Extent) -> bool:
    """Middles or right ends are the same; left ends are so by chance, for a heading over all begins there too."""
    return min(abs(chunk.x1 - extent[1]), abs(chunk.x0 + chunk.x1 - sum(extent)) / 2) < _SAME_MIDDLE


def _runs(labels: Sequence[str]) -> list[tuple[int, int]]:
    """First and last of several years side by side, or of several units, none twice."""
    kinds = ["year" if is_year(text) else "unit" if text.lower() in _UNITS else "" for text in labels]
    runs: list[list[int]] = []
    for c, kind in enumerate(kinds):
        if kind and runs and runs[-1][-1] == c - 1 and kinds[c - 1] == kind \
                and labels[c] not in [labels[k] for k in runs[-1]]:
            runs[-1].append(c)
        elif kind:
            runs.append([c])
    return [(run[0], run[-1]) for run in runs if len(run) > 1]


def _is_set_like(above: Chunk, below: Chunk | None) -> bool:
    """The two share an end or their middle, as the lines of one cell do."""
    return below is not None and share_edge(above, below, _SAME_SETTING)


def _repeats(labels: Sequence[str]) -> list[list[tuple[int, int]]]:
    """Ways to read the labels as the same two or more over and over, the most columns first.

    Other columns may stand between: that of the row labels may be in the middle.
    """
    ways = []
    for size in range(2, len(labels) // 2 + 1):
        for start in range(len(labels) - 2 * size + 1):
            pattern = labels[start:start + size]
            if not all(pattern) or len(set(pattern)) < size:
                continue
            groups, at = [start], start + size
            while at + size <= len(labels):
                is_group = labels[at:at + size] == pattern
                groups += [at] if is_group else []
                at += size if is_group else 1
            if len(groups) > 1:
                ways.append([(c, c + size - 1) for c in groups])
    return sorted(ways, key=lambda way: way[0][0] - way[-1][1])


def _costs(
    chunk: Chunk, chunks: Sequence[Chunk], line: TextLine, reach: Sequence[Extent], strokes: Sequence[Stroke],
    under: Sequence[Chunk | None],
) -> dict[tuple[int, int], float]:
    """What it costs to put the chunk over a column, or over neighbouring columns that it touches or stands between."""
    ruled = _ruled(chunk, chunks, line, reach, strokes)
    if ruled is not None:
        return {ruled: 0.0}
    count, over = len(reach), _over(chunk, reach, line.size)
    if len(line.chunks) == 1 and count > 2 and _heads_all(chunk, reach, under, line.size):
        return {(1, count - 1): 0.0}
    costs = {(c, c): _misfit(chunk, c, c, reach, over, line.size) for c in range(count)}
    middle = count // 2
    below = under[middle]
    if len(line.chunks) == 1 and count % 2 == 0 and below is not None and below.text[0].isupper():
        costs[middle, middle] += _UNWRAPPED
    for first in range(1, count - 1):
        if reach[first][0] < chunk.x1:
            for last in range(first + 1, count):
                if reach[last][1] > chunk.x0:
                    costs[first, last] = _misfit(chunk, first, last, reach, over, line.size)
    return costs


def _heads_all(chunk: Chunk, reach: Sequence[Extent], under: Sequence[Chunk | None], size: float) -> bool:
    """A unit in the middle of the figures, and not the first words of the middle column's header."""
    figures = [r for r in reach[1:] if r[0] < r[1]]
    if not figures or not chunk.text[0].isupper() or not is_unit(chunk.text):
        return False
    if abs(chunk.x0 + chunk.x1 - figures[0][0] - figures[-1][1]) / 2 > _CENTRED * size:
        return False
    below = [c for c in under[1:] if c is not None and c.x0 < chunk.x1 and c.x1 > chunk.x0]
    return all(c.text[0].isupper() or c.is_figure for c in below)


def _in_order(chunks: Sequence[Chunk], reach: Sequence[Extent]) -> tuple[tuple[int, int], ...]:
    """More chunks than columns: each goes to the nearest."""
    spans = []
    for chunk in chunks:
        middle = (chunk.x0 + chunk.x1) / 2
        nearest = min(range(len(reach)), key=lambda c: abs(reach[c][0] + reach[c][1] - 2 * middle))
        spans.append((nearest, nearest))
    return tuple(spans)


def sits_on(chunk: Chunk, line: TextLine, stroke: Stroke) -> bool:
    """The rule runs close under the whole chunk."""
    return 0 <= stroke.at - line.middle <= max(9.0, _UNDER * line.size) \
        and stroke.start - 3 <= chunk.x0 and chunk.x1 <= stroke.end + 3


def _ruled(
    chunk: Chunk, chunks: Sequence[Chunk], line: TextLine, reach: Sequence[Extent], strokes: Sequence[Stroke]
) -> tuple[int, int] | None:
    """The columns over which the short rule under the chunk runs; None where there is none, or it runs under all."""
    for s in strokes:
        if sits_on(chunk, line, s):
            if any(other is not chunk and sits_on(other, line, s) for other in chunks):
                return None               # one rule under several cells
            under = [c for c, (x0, x1) in enumerate(reach) if x0 < x1 and s.start < (x0 + x1) / 2 < s.end]
            if under and 0 not in under:
                return under[0], under[-1]
            return None
    return None


def _misfit(
    chunk: Chunk, first: int, last: int, reach: Sequence[Extent], over: Sequence[float], size: float
) -> float:
    """In em: how far the chunk is from sharing an end or its middle with those columns, and what it reaches over."""
    inside = [r for r in reach[first:last + 1] if r[0] < r[1]]
    if not inside:
        return _FAR_COST + sum((*over[:first], *over[last + 1:]))
    x0, x1 = inside[0][0], inside[-1][1]
    before = max((r[1] for r in reach[:first] if r[1] <= x0), default=x0)
    middle = (chunk.x0 + chunk.x1) / 2
    apart = [abs(middle - (x0 + x1) / 2), abs(middle - (before + x1) / 2), abs(chunk.x0 - x0)]
    if first < last:
        apart += [abs(middle - m) for m in _middles_of_cells(inside)]
    else:
        apart.append(abs(chunk.x1 - x1))
        if min(chunk.x1, x1) > max(chunk.x0, x0):
            apart.append(_OVERLAP * size)
    cost = min(apart) / size if first == last else _SPAN_COST + min(apart) / size
    gap = max(chunk.x0 - x1, x0 - chunk.x1)
    if gap > 0:
        cost += _FAR_COST
    return cost + sum((*over[:first], *over[last + 1:]))


def _middles_of_cells(inside: Sequence[Extent]) -> tuple[float, float]:
    """Where the middle of even cells is whose text stands at their left, and at their right."""
    (a0, a1), (b0, b1), steps = inside[0], inside[-1], len(inside) - 1
    if not steps:
        return (a0 + b1) / 2, (a0 + b1) / 2
    return (a0 + b0 + (b0 - a0) / steps) / 2, (a1 + b1 - (b1 - a1) / steps) / 2


def _over(chunk: Chunk, reach: Sequence[Extent], size: float) -> list[float]:
    """The cost of reaching over the text of each column where it is none of the chunk's own."""
    slack = 0.2 * size
    shared = [min(chunk.x1, x1) - max(chunk.x0, x0) for x0, x1 in reach]
    return [_REACH_COST + s / size if s > slack else 0.0 for s in shared]
