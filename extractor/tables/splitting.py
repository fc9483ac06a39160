"""Ruled grids whose rules part only some of the rows or columns, refined by the text inside.

In:  a lattice `Draft`. Out: the same draft where nothing is to be split, else a new one.
A slot over several columns whose chunks stand each in its own column is split at the column edges (bodies ruled only
below the header). A row whose figures stand several deep in their slots is split into one row for each figure line.
"""

import itertools
from collections.abc import Sequence

from extractor.tables.draft import Draft, Slot
from extractor.tables.placed import Placed, PlacedLine
from extractor.tables.rows import group_rows, measures_of
from extractor.tables.scene import Spot
from extractor.tables.textlines import TextLine, chunk_of, text_lines

_OVERHANG = 2.5


def refined(draft: Draft) -> Draft:
    """Columns first, then rows."""
    return split_rows(split_spans(draft))


def split_spans(draft: Draft) -> Draft:
    """Slots over several columns whose chunks all keep to single columns, split at the edges."""
    slots: list[Slot] = []
    words: list[tuple[Spot, ...]] = []
    is_changed = False
    for slot, inside in zip(draft.slots, draft.words, strict=True):
        parts = _parts(draft, slot, inside) if slot.column_span > 1 and len(inside) > 1 else None
        if parts is None:
            slots.append(slot)
            words.append(inside)
        else:
            is_changed = True
            slots += [Slot(slot.row, slot.column + c, slot.row_span) for c in range(slot.column_span)]
            words += parts
    if not is_changed:
        return draft
    return Draft(draft.scene, draft.column_edges, draft.row_edges, tuple(slots), tuple(words), draft.method)


def _parts(draft: Draft, slot: Slot, inside: Sequence[Spot]) -> list[tuple[Spot, ...]] | None:
    edges = draft.column_edges[slot.column: slot.column + slot.column_span + 1]
    parts: list[list[Spot]] = [[] for _ in range(slot.column_span)]
    for line in text_lines(inside):
        if len(line.chunks) < 2:
            return None
        for chunk in line.chunks:
            middle = (chunk.x0 + chunk.x1) / 2
            c = min(max(sum(1 for x in edges if x <= middle) - 1, 0), slot.column_span - 1)
            if chunk.x0 < edges[c] - _OVERHANG or chunk.x1 > edges[c + 1] + _OVERHANG:
                return None
            parts[c] += chunk.spots
    return [tuple(p) for p in parts] if sum(1 for p in parts if p) > 1 else None


def split_rows(draft: Draft) -> Draft:
    """Rows in which figures are stacked, split so that each figure has its row."""
    edges: list[float] = [draft.row_edges[0]]
    slots: list[Slot] = []
    words: list[tuple[Spot, ...]] = []
    shift = {0: 0}                     # old row -> new row
    pieces: dict[int, list[tuple[Slot, tuple[Spot, ...]]]] = {}
    for row in range(draft.row_count):
        split = _split_row(draft, row)
        if split is None:
            edges.append(draft.row_edges[row + 1])
            shift[row + 1] = shift[row] + 1
            continue
        cuts, parts = split
        edges += [*cuts, draft.row_edges[row + 1]]
        pieces[row] = [(Slot(shift[row] + k, c, 1, span), inside) for k, c, span, inside in parts]
        shift[row + 1] = shift[row] + len(cuts) + 1
    if not pieces:
        return draft
    for slot, inside in zip(draft.slots, draft.words, strict=True):
        if slot.row in pieces and slot.row_span == 1:
            continue
        end = slot.row + slot.row_span
        slots.append(Slot(shift[slot.row], slot.column, shift[end] - shift[slot.row], slot.column_span))
        words.append(inside)
    for parted in pieces.values():
        slots += [slot for slot, _ in parted]
        words += [inside for _, inside in parted]
    return Draft(draft.scene, draft.column_edges, tuple(edges), tuple(slots), tuple(words), draft.method)


_Part = tuple[int, int, int, tuple[Spot, ...]]        # sub-row, column, column span, words


def _split_row(draft: Draft, row: int) -> tuple[list[float], list[_Part]] | None:
    """Where to cut one row, and what each sub-row holds; None where its figures stand one deep."""
    here = [
        (slot, inside) for slot, inside in zip(draft.slots, draft.words, strict=True)
        if slot.row == row and slot.row_span == 1
    ]
    stacks = {slot.column: [x for x in text_lines(inside) if _is_figure_line(x)] for slot, inside in here}
    deep = [lines for lines in stacks.values() if len(lines) > 1]
    depth = max((len(lines) for lines in deep), default=0)
    spots = [s for _, inside in here for s in inside]
    if depth < 2 or (len(deep) < 2 and depth < 3):
        return None
    columns = {s.word_id: slot for slot, inside in here for s in inside}
    lines = [_in_slots(line, columns) for line in text_lines(spots)]
    figures = sum(1 for line in lines if line.has_figures)
    if figures < 2 or not _labels_keep_up(here, figures):
        return None
    measures = measures_of(lines, draft.column_count)._replace(right_edges=_right_ends(draft))
    groups = group_rows(lines, [False] * (len(lines) - 1), measures)
    if len(groups) < 2:
        return None
    cuts = [
        (max(lines[i].line.bottom for i in a) + min(lines[i].line.top for i in b)) / 2
        for a, b in itertools.pairwise(groups)
    ]
    return cuts, _shares(here, lines, groups, columns)


def _is_figure_line(line: TextLine) -> bool:
    return len(line.chunks) == 1 and line.chunks[0].is_figure


def _labels_keep_up(here: Sequence[tuple[Slot, tuple[Spot, ...]]], figures: int) -> bool:
    """The first slot with words that are no figures has a line for most rows of figures; none at all is as good."""
    for _, inside in here:
        lines = text_lines(inside)
        if lines and not all(map(_is_figure_line, lines)):
            return len(lines) >= 0.6 * figures
    return True


def _in_slots(line: TextLine, columns: dict[int, Slot]) -> PlacedLine:
    chunks: dict[int, list[Spot]] = {}
    spans: dict[int, int] = {}
    for chunk in line.chunks:
        for s in chunk.spots:
            slot = columns[s.word_id]
            chunks.setdefault(slot.column, []).append(s)
            spans[slot.column] = slot.column_span
    placed = tuple(
        Placed(chunk_of(run), c, c + spans[c] - 1)
        for c, run in sorted(chunks.items())
    )
    return PlacedLine(line, placed)


def _right_ends(draft: Draft) -> tuple[float, ...]:
    return tuple(x - 4.0 for x in draft.column_edges[1:])


def _shares(
    here: Sequence[tuple[Slot, tuple[Spot, ...]]], lines: Sequence[PlacedLine], groups: Sequence[Sequence[int]],
    columns: dict[int, Slot],
) -> list[_Part]:
    parts: dict[tuple[int, int], list[Spot]] = {}
    for k, group in enumerate(groups):
        for i in group:
            for placed in lines[i].chunks:
                for s in placed.chunk.spots:
                    parts.setdefault((k, columns[s.word_id].column), []).append(s)
    return [
        (k, slot.column, slot.column_span, tuple(parts.get((k, slot.column), ())))
        for k in range(len(groups)) for slot, _ in here
    ]

