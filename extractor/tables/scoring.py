"""The arbiter: how good a reading of a region is, from 0 to 1.

In:  a `Draft`. Out: its score, the product of four shares that each can be pointed at on the page:
kept (words not cut by a column edge), single (cells that hold one figure or one chunk on a line, not several side by
side or stacked), filled (slots with text, where up to 45 % empty is normal), headed (the first row names columns).
The engine whose draft has the highest product wins; ties go to the rules that are drawn.
"""

from typing import NamedTuple

from extractor.tables.draft import Draft
from extractor.tables.scene import Spot
from extractor.tables.textlines import Chunk, text_lines

_OVERHANG = 2.0          # points that a word may reach over an edge
_NORMAL_EMPTY = 0.45
_LIKE_FIGURES = frozenset("0123456789-–—−%.:*ax✓")


class Marks(NamedTuple):
    """The four shares, 0 to 1 each."""

    kept: float
    single: float
    filled: float
    headed: float

    @property
    def score(self) -> float:
        return self.kept * self.single * self.filled * self.headed


def marks_of(draft: Draft) -> Marks:
    """What the arbiter sees in a draft."""
    words = cut = cells = extra = 0
    for slot, inside in zip(draft.slots, draft.words, strict=True):
        if not inside:
            continue
        box = draft.slot_box(slot)
        cells += 1
        words += len(inside)
        left, right = box.x0 - _OVERHANG, box.x1 + _OVERHANG
        cut += len([s for s in inside if s.x0 < left or s.x1 > right])
        extra += _surplus(inside) if len(inside) > 1 else 0
    if not cells:
        return Marks(0.0, 0.0, 0.0, 0.0)
    empty = 1 - cells / len(draft.slots)
    top = [bool(w) for slot, w in zip(draft.slots, draft.words, strict=True) if slot.row == 0]
    return Marks(
        1 - cut / words, cells / (cells + extra), 1 - 0.8 * max(0.0, empty - _NORMAL_EMPTY),
        1.0 if sum(top) >= 0.5 * len(top) else 0.95,
    )


def _surplus(inside: tuple[Spot, ...]) -> int:
    """Figures and chunks in one slot beyond the first: each should have had a slot of its own."""
    texts = [s.word.text for s in inside]
    if _LIKE_FIGURES.isdisjoint([t[-1] for t in texts]) and _LIKE_FIGURES.isdisjoint([t[0] for t in texts]):
        return 0
    lines = text_lines(inside)
    figures = sum(1 for line in lines if len(line.chunks) == 1 and line.chunks[0].is_figure)
    beside = sum(len(line.chunks) - 1 for line in lines if _is_several(line.chunks))
    return max(0, figures - 1) + beside


def _is_several(chunks: tuple[Chunk, ...]) -> bool:
    return len(chunks) > 1 and any(c.is_figure and any(map(str.isdigit, c.text)) for c in chunks[1:])
