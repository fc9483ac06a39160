"""Tables that the PDF's own tag tree declares: rows and columns from TR, TH and TD, places from the words' marks.

In:  a `Scene`; its page's `tag_cells` name marked-content ids, its words carry them. Out: `Draft`s of the sound ones.
Tags lie. A table is sound only where each word is in one cell, the cells of a column stand below each other, the
rows follow each other down the page, and there are two columns and two rows with text; layout tables (cells of running
text) and trees broken by joining software fail that. Words without a mark inside the table's box make it unsound too.
"""

import itertools
from collections.abc import Sequence

from extractor.document import TagCell
from extractor.geometry import Box, union
from extractor.tables.draft import Draft, Slot
from extractor.tables.scene import Scene, Spot

_MOST_WORDS = 40         # in a cell on average: more is a layout table


def tagged(scene: Scene) -> list[Draft]:
    """Drafts of the page's sound tag tables."""
    tables: dict[int, list[TagCell]] = {}
    for cell in scene.page.tag_cells:
        tables.setdefault(cell.table, []).append(cell)
    spots: dict[int, list[Spot]] = {}
    for spot in scene.spots:
        if spot.word.mcid >= 0:
            spots.setdefault(spot.word.mcid, []).append(spot)
    drafts = (_draft(scene, cells, spots) for cells in tables.values())
    return [draft for draft in drafts if draft is not None]


def _draft(scene: Scene, cells: Sequence[TagCell], spots: dict[int, list[Spot]]) -> Draft | None:
    placed = _placed(cells)
    if placed is None:
        return None
    words = [tuple(s for mcid in sorted(cell.mcids) for s in spots.get(mcid, ())) for cell in cells]
    rows = sorted({slot.row for slot, w in zip(placed, words, strict=True) if w})
    width = max(slot.column + slot.column_span for slot in placed)
    if len(rows) < 2 or width < 2:
        return None
    filled = [w for w in words if w]
    total = sum(map(len, filled))
    used = {s.word_id for w in filled for s in w}
    if total > _MOST_WORDS * len(filled) or len(used) < total:
        return None
    xs = _edges(placed, words, width, across=True)
    ys = _edges(placed, words, max(slot.row + slot.row_span for slot in placed), across=False)
    if xs is None or ys is None:
        return None
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    if any(box.holds(s.middle_x, s.middle_y) and s.word_id not in used for s in scene.spots):
        return None
    slots, contents = _complete(placed, words, len(ys) - 1, width)
    heads = [cell.is_header for cell, slot in zip(cells, placed, strict=True) if slot.row == 0]
    header = 1 if heads and all(heads) and not all(c.is_header for c in cells) else None
    return Draft(scene, xs, ys, tuple(slots), tuple(contents), "tags", header_rows=header)


def _placed(cells: Sequence[TagCell]) -> list[Slot] | None:
    """Slots with row spans pushed aside as HTML does; None where they overlap."""
    taken: set[tuple[int, int]] = set()
    slots = []
    columns: dict[int, int] = {}
    for cell in sorted(cells, key=lambda c: (c.row, c.column)):
        column = columns.get(cell.row, 0)
        while (cell.row, column) in taken:
            column += 1
        area = {
            (r, c) for r in range(cell.row, cell.row + cell.row_span)
            for c in range(column, column + cell.column_span)
        }
        if area & taken:
            return None
        taken |= area
        columns[cell.row] = column + cell.column_span
        slots.append(Slot(cell.row, column, cell.row_span, cell.column_span))
    return slots


def _edges(
    slots: Sequence[Slot], words: Sequence[tuple[Spot, ...]], count: int, *, across: bool
) -> tuple[float, ...] | None:
    """Edges between columns (or rows), halfway between the texts; None where the texts of neighbours overlap."""
    low, high = [float("inf")] * count, [float("-inf")] * count
    single = 0
    for slot, inside in zip(slots, words, strict=True):
        if not inside or (slot.column_span if across else slot.row_span) > 1:
            continue
        box = union((s.x0, s.top, s.x1, s.bottom) for s in inside)
        k, start, end = (slot.column, box.x0, box.x1) if across else (slot.row, box.top, box.bottom)
        low[k], high[k] = min(low[k], start), max(high[k], end)
        single += 1
    known = [k for k in range(count) if high[k] > low[k]]
    if len(known) < 2:
        return None
    for a, b in itertools.pairwise(known):
        if low[b] < high[a] - 2.5:
            return None
    edges = [low[known[0]] - 2.0]
    for k in range(count - 1):
        before = max((high[j] for j in known if j <= k), default=edges[-1])
        after = min((low[j] for j in known if j > k), default=before + 4.0)
        edges.append(max(edges[-1] + 0.5, (before + after) / 2))
    edges.append(max(edges[-1] + 0.5, high[known[-1]] + 2.0))
    return tuple(edges)


def _complete(
    placed: Sequence[Slot], words: Sequence[tuple[Spot, ...]], rows: int, columns: int
) -> tuple[list[Slot], list[tuple[Spot, ...]]]:
    """The slots and empty ones where the tags leave holes, so that the whole table is covered."""
    taken = {
        (r, c) for s in placed for r in range(s.row, s.row + s.row_span)
        for c in range(s.column, s.column + s.column_span)
    }
    holes = [Slot(r, c) for r in range(rows) for c in range(columns) if (r, c) not in taken]
    return [*placed, *holes], [*words, *((),) * len(holes)]
