"""Tables that rules do not draw, or draw only in part: columns by rivers, rows by lines, headers by what they span.

In:  the words of one region, the horizontal strokes in it, and column edges that are known already (vertical rules).
Out: a `Draft`, or None where the words stand in one column. Every word of the region gets a slot.
"""

import itertools
from collections.abc import Sequence

from extractor.geometry import Box
from extractor.tables.draft import Draft, Slot
from extractor.tables.headblock import Level, head_length, header_levels
from extractor.tables.headcells import placed_over_columns, sits_on
from extractor.tables.placed import Placed, PlacedLine
from extractor.tables.rivers import column_of, gutters
from extractor.tables.rows import group_rows, measures_of
from extractor.tables.scene import Scene, Spot
from extractor.tables.sideways import add_sideways, level_of, lines_beside, over_lines
from extractor.tables.strokes import Stroke
from extractor.tables.textlines import Chunk, TextLine, chunk_of, is_figure, text_lines
from extractor.tables.tightcolumns import walls_under_header
from extractor.tables.unitlines import is_unit

_LONG_WALL = 0.5         # of the region's height
_SAME_WALL = 4.0
_WIDER = 1.2             # a gap between cells against the widest between the words of either
_ONE_CELL = 1.5          # em between two chunks of one header cell
_FEWEST_RECORDS = 3      # lines of figures that show the columns without their header
_SAME_LEFT = 2.0         # points
_NEARLY = 2.5           # em between the middles of a heading and of the whole table, whose cells have margins
_CENTRED = 1.0          # em between the middles of a heading and of what it stands over
_SPARED = 12.0          # points: a rule that begins so much right of the labels is a spanning cell's
_CUT_GAP = 0.45          # of the em: words further apart than this at a gutter are two cells


def flow(
    scene: Scene, box: Box, spots: Sequence[Spot], strokes: Sequence[Stroke], *, known: Sequence[float] = (),
    walls: Sequence[Stroke] = (), lines: Sequence[TextLine] = (), method: str = "flow",
) -> Draft | None:
    """The region's draft; `known` are the x of column edges to use instead of rivers, `walls` its vertical rules.

    `lines` are the text lines of the spots between those walls, where the caller has them.
    """
    lines = lines or text_lines(spots, walls)
    cuts = tuple(known) or _with_walls(gutters(lines), lines, walls, box)
    if not known and (more := walls_under_header(lines, cuts, box)):
        walls = (*walls, *more)
        lines = text_lines(spots, walls)
        cuts = _with_walls(gutters(lines), lines, walls, box)
    if not cuts or len(lines) < 2:
        return None
    parted = [_is_parted(lines[i], lines[i + 1], strokes) for i in range(len(lines) - 1)]
    placed = _in_columns(lines, cuts)
    head = head_length(placed, strokes, box)
    if not known and head and (barer := _columns_of_body(lines, placed, head, walls, box)):
        cuts = barer
        placed = _in_columns(lines, cuts)
        head = head_length(placed, strokes, box)
    over = [] if head else over_lines(spots, placed)
    head = head or lines_beside(over, placed)
    body = placed[head:]
    levels = header_levels(_header(lines[:head], body, cuts, strokes), parted)
    if over:
        levels = level_of(over, levels)
    groups = group_rows(body, parted[head:], measures_of(body, len(cuts) + 1))
    rows = [*levels, *(_heading_over_columns(level, body) for level in (_row_level(body, group) for group in groups))]
    return _draft(scene, box, cuts, rows, spots, method, len(levels))


def _in_columns(lines: Sequence[TextLine], cuts: Sequence[float]) -> list[PlacedLine]:
    extents = _extents(lines, cuts)
    return [_placed(line, cuts, extents) for line in lines]


def _columns_of_body(
    lines: Sequence[TextLine], placed: Sequence[PlacedLine], head: int, walls: Sequence[Stroke], box: Box
) -> tuple[float, ...]:
    """The gutters of the lines under the header, where a column of all holds nothing but header words set beside
    their figures; none where every column has text, or the header names more columns than the body shows."""
    body = placed[head:]
    filled = {p.first for line in body for p in line.chunks}
    count = max(p.last for line in placed for p in line.chunks) + 1
    if len(filled) == count or sum(line.has_figures for line in body) < _FEWEST_RECORDS:
        return ()
    cuts = _with_walls(gutters(lines[head:]), lines[head:], walls, box)
    named = max(len(_joined(line.chunks, cuts)) for line in lines[:head])
    return cuts if 0 < len(cuts) < count - 1 and named <= len(cuts) + 1 else ()


def _header(
    lines: Sequence[TextLine], body: Sequence[PlacedLine], cuts: Sequence[float], strokes: Sequence[Stroke]
) -> list[PlacedLine]:
    """The header's lines with each chunk over its columns."""
    if not lines:
        return []
    extents = _extents([x.line for x in body], cuts)
    left = min(x.line.x0 for x in body)
    short = [s for s in strokes if s.start > left + _SPARED]
    pieces = []
    for line in lines:
        parts = [
            (chunk,) if any(sits_on(chunk, line, s) for s in short) else _phrases(_parts(chunk, cuts, extents))
            for chunk in line.chunks
        ]
        pieces.append(_joined([p for part in parts for p in part], cuts))
    return placed_over_columns(lines, pieces, extents, strokes)


def _phrases(parts: Sequence[Chunk]) -> Sequence[Chunk]:
    """The parts of a header chunk; joined again where the gaps between them are no wider than those in them."""
    widest = max((b.x0 - a.x1 for part in parts for a, b in itertools.pairwise(part.spots)), default=0.0)
    if any(b.x0 - a.x1 < _WIDER * widest for a, b in itertools.pairwise(parts)):
        return (chunk_of([s for part in parts for s in part.spots]),)
    return parts


def _joined(chunks: Sequence[Chunk], cuts: Sequence[float]) -> list[Chunk]:
    """The chunks, near ones in the same column as one."""
    out: list[Chunk] = []
    for chunk in chunks:
        if out and chunk.x0 - out[-1].x1 < _ONE_CELL * chunk.spots[0].word.size \
                and column_of(out[-1], cuts) == column_of(chunk, cuts):
            out[-1] = chunk_of(out[-1].spots + chunk.spots)
        else:
            out.append(chunk)
    return out


def _with_walls(
    rivers: Sequence[float], lines: Sequence[TextLine], walls: Sequence[Stroke], box: Box
) -> tuple[float, ...]:
    """Gutters and long vertical rules; a river with no text between it and such a rule is that rule."""
    long = [w.at for w in walls if w.length > _LONG_WALL * box.height]
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    edges: list[float] = []
    for at in sorted(long):
        if left < at < right and (not edges or at - edges[-1] > _SAME_WALL):
            edges.append(at)
    if not edges:
        return tuple(rivers)
    middles = sorted((c.x0 + c.x1) / 2 for line in lines for c in line.chunks)
    kept = [r for r in rivers if all(any(min(r, e) < m < max(r, e) for m in middles) for e in edges)]
    return tuple(sorted([*kept, *edges]))


def _extents(lines: Sequence[TextLine], cuts: Sequence[float]) -> list[tuple[float, float]]:
    """Left and right end of each column's text: of its lines of figures, else of every chunk in it alone."""
    every = _ends(lines, cuts)
    figures = _ends([x for x in lines if any(c.is_figure for c in x.chunks[1:])], cuts)
    return [f if f[1] else e for f, e in zip(figures, every, strict=True)]


def _ends(lines: Sequence[TextLine], cuts: Sequence[float]) -> list[tuple[float, float]]:
    ends: list[list[Chunk]] = [[] for _ in range(len(cuts) + 1)]
    for line in lines:
        for chunk in line.chunks:
            first, last = column_of(chunk, cuts)
            if first == last or (first == 0 and len(line.chunks) > 1):     # a label may overhang empty columns
                ends[first].append(chunk)
    return [(min((c.x0 for c in e), default=0.0), max((c.x1 for c in e), default=0.0)) for e in ends]


def _is_parted(above: TextLine, below: TextLine, strokes: Sequence[Stroke]) -> bool:
    low, high = above.middle, below.middle
    width = max(above.x1, below.x1) - min(above.x0, below.x0)
    return any(low < s.at < high and s.length > 0.4 * width for s in strokes)


def _placed(line: TextLine, cuts: Sequence[float], extents: Sequence[tuple[float, float]]) -> PlacedLine:
    chunks: list[Placed] = []
    for chunk, (first, last) in zip(line.chunks, _own_columns(line, cuts), strict=True):
        pieces = _pieces(chunk, cuts, extents) if last > first else [_alone(chunk, first, line, extents)]
        for piece in pieces:
            if chunks and chunks[-1].last >= piece.first:      # two chunks of one cell, far apart on its line
                before = chunks[-1]
                joined = chunk_of(before.chunk.spots + piece.chunk.spots)
                chunks[-1] = Placed(joined, before.first, max(before.last, piece.last))
            else:
                chunks.append(piece)
    return PlacedLine(line, tuple(chunks))


def _own_columns(line: TextLine, cuts: Sequence[float]) -> list[tuple[int, int]]:
    """First and last column of each chunk; a figure or year that overhangs a gutter leaves the next column to the
    chunk that stands there."""
    columns = [column_of(chunk, cuts) for chunk in line.chunks]
    if not any(first < last for first, last in columns):
        return columns
    for i, (chunk, following) in enumerate(zip(line.chunks, columns[1:], strict=False)):
        first, last = columns[i]
        if chunk.is_figure and first < following[0] <= last:
            columns[i] = (first, following[0] - 1)
    return columns


def _alone(chunk: Chunk, column: int, line: TextLine, extents: Sequence[tuple[float, float]]) -> Placed:
    """A chunk in one column; one that stands in the white between two columns of figures heads both."""
    for left in (column - 1, column):
        if 0 < left < len(extents) - 1 and extents[left][1] and extents[left + 1][1]:
            x0, x1 = extents[left][1], extents[left + 1][0]
            low, high = extents[left][0], extents[left + 1][1]
            others = any(c is not chunk and c.x1 > low and c.x0 < high for c in line.chunks)
            if x0 - 1 < chunk.x0 and chunk.x1 < x1 + 1 and not others:
                return Placed(chunk, left, left + 1)
    return Placed(chunk, column, column)


def _pieces(chunk: Chunk, cuts: Sequence[float], extents: Sequence[tuple[float, float]]) -> list[Placed]:
    """A chunk over several columns: cut at the gutters where its words stand apart or each stands on its column."""
    parts = _parts(chunk, cuts, extents)
    if len(parts) > 1:
        return [Placed(part, *column_of(part, cuts)) for part in parts]
    return [Placed(chunk, *_columns_under(chunk, cuts, extents))]


def _parts(chunk: Chunk, cuts: Sequence[float], extents: Sequence[tuple[float, float]]) -> list[Chunk]:
    """The chunk cut at the gutters where its words stand apart or each stands on its column; else whole."""
    runs: list[list[Spot]] = [[chunk.spots[0]]]
    for before, spot in itertools.pairwise(chunk.spots):
        is_cut = any(before.middle_x < cut < spot.middle_x and before.x1 - 3 < cut < spot.x0 + 3 for cut in cuts)
        if is_cut:
            runs.append([spot])
        else:
            runs[-1].append(spot)
    parts = [chunk_of(run) for run in runs]
    placed = [Placed(part, *column_of(part, cuts)) for part in parts]
    size = chunk.spots[0].word.size
    apart = all(b.x0 - a.x1 > _CUT_GAP * size for a, b in itertools.pairwise(parts))
    return parts if len(parts) > 1 and (apart or all(_stands_on(p, extents) for p in placed)) else [chunk]


def _columns_under(
    chunk: Chunk, cuts: Sequence[float], extents: Sequence[tuple[float, float]]
) -> tuple[int, int]:
    """The columns a wide chunk stands over: those whose text it reaches, not those it only overhangs."""
    first, last = column_of(chunk, cuts)
    slack = 0.15 * chunk.spots[0].word.size
    reached = [
        c for c in range(first, last + 1)
        if extents[c][1] and min(extents[c][1], chunk.x1) - max(extents[c][0], chunk.x0) > slack
    ]
    if not reached and first == 0 < last and chunk.x0 > extents[0][1] > 0:
        first = 1                        # right of all labels
    return (reached[0], reached[0]) if len(reached) == 1 else (first, last)


def _stands_on(piece: Placed, extents: Sequence[tuple[float, float]]) -> bool:
    """The piece shares the left end, right end or middle of its column."""
    if piece.first != piece.last:
        return False
    x0, x1 = extents[piece.first]
    near = 0.5 * piece.chunk.spots[0].word.size
    c = piece.chunk
    return abs(c.x0 - x0) < near or abs(c.x1 - x1) < near or abs((c.x0 + c.x1) - (x0 + x1)) < 2 * near


def _row_level(body: Sequence[PlacedLine], group: Sequence[int]) -> Level:
    cells: dict[int, list[Placed]] = {}
    for i in group:
        for placed in body[i].chunks:
            home = placed.first
            for first, chunks in cells.items():
                if 0 < first <= placed.first <= max(p.last for p in chunks):
                    home = first
            cells.setdefault(home, []).append(placed)
    lines = [body[i].line for i in group]
    return Level(min(x.top for x in lines), max(x.bottom for x in lines), _flat(cells))


def _heading_over_columns(level: Level, body: Sequence[PlacedLine]) -> Level:
    """The level; a line of words alone in the middle of the table, or of its figures, spans what it stands over."""
    if len(level.cells) != 1:
        return level
    ((first, _, spots),) = level.cells
    rows = [line for line in body if line.has_figures and 0 in line.columns]
    if len(rows) < 2 or is_figure(" ".join(s.word.text for s in spots)):
        return level
    x0, x1 = min(s.x0 for s in spots), max(s.x1 for s in spots)
    left = min(line.line.x0 for line in rows)
    right = max(line.line.x1 for line in rows)
    figures = min(p.chunk.x0 for line in rows for p in line.chunks if p.first > 0)
    size = spots[0].word.size
    near = _CENTRED * size
    columns = max(p.last for line in rows for p in line.chunks)
    over_all, over_figures = abs(x0 + x1 - left - right) / 2, abs(x0 + x1 - figures - right) / 2
    if x0 - left < 2 * near or columns < 2:
        return level
    is_cell = any(p.first == first and abs(p.chunk.x0 - x0) < _SAME_LEFT for line in rows for p in line.chunks)
    if over_all < (near if is_cell else _NEARLY * size) or over_figures < near:
        return level._replace(cells=((0 if over_all <= over_figures else 1, columns, spots),))
    text = " ".join(s.word.text for s in spots)
    tells_unit = first > 0 and ((text[0] in "([" and text[-1] in ")]") or is_unit(text))
    return level._replace(cells=((1, columns, spots),)) if tells_unit else level


def _flat(cells: dict[int, list[Placed]]) -> tuple[tuple[int, int, tuple[Spot, ...]], ...]:
    """(first column, last column, words); a label in column 0 that overhangs empty columns stays in column 0."""
    out = []
    for first, chunks in sorted(cells.items()):
        last = 0 if first == 0 else max(p.last for p in chunks)
        out.append((first, last, tuple(s for p in chunks for s in p.chunk.spots)))
    return tuple(out)


def _draft(
    scene: Scene, box: Box, cuts: Sequence[float], rows: Sequence[Level], spots: Sequence[Spot], method: str, head: int,
) -> Draft:
    slots: list[Slot] = []
    words: list[tuple[Spot, ...]] = []
    count = len(cuts) + 1
    for r, level in enumerate(rows):
        taken = 0
        for first, last, inside in level.cells:
            for c in range(taken, first):
                slots.append(Slot(r, c))
                words.append(())
            if first < taken:               # two spans that share a column: the second keeps what is left of it
                first = taken
            if first >= count or last < first:
                words[-1] = words[-1] + inside
                continue
            slots.append(Slot(r, first, 1, last - first + 1))
            words.append(inside)
            taken = last + 1
        for c in range(taken, count):
            slots.append(Slot(r, c))
            words.append(())
    _lower_header_cells(slots, words, head)
    add_sideways(slots, words, spots, cuts, rows)
    edges = [rows[0].top - 1]
    for above, below in itertools.pairwise(rows):
        edges.append(max(edges[-1] + 0.1, (above.bottom + below.top) / 2))
    edges.append(max(edges[-1] + 0.1, rows[-1].bottom + 1))
    left = min(box.x0, min(s.x0 for s in spots))
    right = max(box.x1, max(s.x1 for s in spots))
    return Draft(scene, (left, *cuts, right), tuple(edges), tuple(slots), tuple(words), method, header_rows=head)


def _lower_header_cells(slots: list[Slot], words: list[tuple[Spot, ...]], head: int) -> None:
    """A header cell in one column with nothing under it, beside one that spans, reaches down to the body."""
    spanned = {slot.row for slot, inside in zip(slots, words, strict=True) if inside and slot.column_span > 1}
    for row in range(head - 1):
        for i, slot in enumerate(slots):
            if slot.row != row or row not in spanned or not words[i] or slot.column_span > 1:
                continue
            under = [k for k, s in enumerate(slots) if s.column == slot.column and row < s.row < head]
            if len(under) == head - 1 - row and not any(words[k] or slots[k].column_span > 1 for k in under):
                slots[i] = slot._replace(row_span=head - row)
                for k in sorted(under, reverse=True):
                    del slots[k], words[k]
                return _lower_header_cells(slots, words, head)
    return None
