"""Words into slots: every body word whose middle lies in a table's box goes into exactly one slot.

In:  edges, slots and the scene's words. Out: a `Draft`, without the rows and columns that only a double rule made.
A word that straddles an edge goes where more of it lies; a run of words that overflows its cell is not torn, because
each word is judged by its own middle and print seldom overflows by more than half a word.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.geometry import Box
from extractor.tables.draft import Draft, Slot
from extractor.tables.scene import Scene, Spot

_SLIVER = 7.0        # an empty row or column narrower than this is the gap of a double rule, not a cell


def spots_in(scene: Scene, box: Box, *, margin: float = 0.0) -> list[Spot]:
    """The scene's words whose middle lies in the box grown by the margin."""
    x0, top, x1, bottom = box.grown(margin)
    return [
        s for s in scene.spots
        if top <= (s[1] + s[3]) / 2 <= bottom and x0 <= (s[0] + s[2]) / 2 <= x1
    ]


def place(
    scene: Scene, column_edges: Sequence[float], row_edges: Sequence[float], slots: Iterable[Slot], method: str,
) -> Draft:
    """The draft with every word of its box in one slot; empty slivers are taken out."""
    slots = tuple(slots)
    owner = owners(slots, len(row_edges) - 1, len(column_edges) - 1)
    filled: list[list[Spot]] = [[] for _ in slots]
    box = Box(column_edges[0], row_edges[0], column_edges[-1], row_edges[-1])
    rows, columns = row_edges[1:-1], column_edges[1:-1]        # what lies on an edge goes to the band after it
    for spot in spots_in(scene, box):
        x0, top, x1, bottom, *_ = spot
        filled[owner[bisect_right(rows, (top + bottom) / 2)][bisect_right(columns, (x0 + x1) / 2)]].append(spot)
    draft = Draft(
        scene, tuple(column_edges), tuple(row_edges), slots, tuple(tuple(words) for words in filled), method
    )
    return without_slivers(draft)


def owners(slots: Sequence[Slot], rows: int, columns: int) -> list[list[int]]:
    """For each row and column the index of the slot that covers it; -1 where none does."""
    owner = [[-1] * columns for _ in range(rows)]
    for i, slot in enumerate(slots):
        for r in range(slot.row, slot.row + slot.row_span):
            for c in range(slot.column, slot.column + slot.column_span):
                owner[r][c] = i
    return owner


def without_slivers(draft: Draft) -> Draft:
    """The draft without rows and columns that are empty of words and too narrow to hold any."""
    xs, ys = draft.column_edges, draft.row_edges
    thin_columns = {c for c in range(draft.column_count) if xs[c + 1] - xs[c] < _SLIVER}
    thin_rows = {r for r in range(draft.row_count) if ys[r + 1] - ys[r] < _SLIVER}
    for slot, words in zip(draft.slots, draft.words, strict=True):
        if words and slot.column_span == 1:
            thin_columns.discard(slot.column)
        if words and slot.row_span == 1:
            thin_rows.discard(slot.row)
    return without(draft, rows=thin_rows, columns=thin_columns)


def without(draft: Draft, *, rows: Iterable[int] = (), columns: Iterable[int] = ()) -> Draft:
    """The draft with those rows and columns removed; their slots must be empty or reach beyond them."""
    gone_rows, gone_columns = set(rows), set(columns)
    if not gone_rows and not gone_columns:
        return draft
    keep_rows = [r for r in range(draft.row_count) if r not in gone_rows]
    keep_columns = [c for c in range(draft.column_count) if c not in gone_columns]
    if not keep_rows or not keep_columns:
        return draft
    slots: list[Slot] = []
    words: list[tuple[Spot, ...]] = []
    for slot, inside in zip(draft.slots, draft.words, strict=True):
        rs = [i for i, r in enumerate(keep_rows) if slot.row <= r < slot.row + slot.row_span]
        cs = [i for i, c in enumerate(keep_columns) if slot.column <= c < slot.column + slot.column_span]
        if rs and cs:
            slots.append(Slot(rs[0], cs[0], len(rs), len(cs)))
            words.append(inside)
    return replace(
        draft, column_edges=_kept_edges(draft.column_edges, keep_columns),
        row_edges=_kept_edges(draft.row_edges, keep_rows), slots=tuple(slots), words=tuple(words),
    )


def word_count(draft: Draft) -> int:
    """How many words the draft holds."""
    return sum(map(len, draft.words))


def without_nested(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts whose words are in one of them only: a grid inside a cell of another keeps its own."""
    out: list[Draft] = []
    for outer in drafts:
        inner = [d for d in drafts if d is not outer and _lies_in_a_slot(d, outer)]
        theirs = {s.word_id for d in inner for words in d.words for s in words}
        if theirs:
            words = tuple(tuple(s for s in inside if s.word_id not in theirs) for inside in outer.words)
            outer = replace(outer, words=words)
        out.append(outer)
    return out


def _lies_in_a_slot(inner: Draft, outer: Draft) -> bool:
    box = inner.box
    if box.area >= outer.box.area or not outer.box.grown(3).holds(*box.center):
        return False
    holders = (outer.slot_box(slot).grown(3) for slot in outer.slots)
    return any(h.x0 <= box.x0 and h.x1 >= box.x1 and h.top <= box.top and h.bottom >= box.bottom for h in holders)


def _kept_edges(edges: Sequence[float], keep: Sequence[int]) -> tuple[float, ...]:
    return (edges[keep[0]], *(edges[k] for k in keep[1:]), edges[keep[-1] + 1])
