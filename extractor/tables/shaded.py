"""Grids that only the cells' shading draws: a filled box for each cell, white between them, no rule.

In:  a `Scene`. Out: `Draft`s whose cells with text have each a fill of their own size under them. Bands under whole
rows, highlighted words and panels behind paragraphs are none: their fills are not one to a cell.
"""

from extractor.document import Fill
from extractor.geometry import Box, intersection_area
from extractor.tables.draft import Draft
from extractor.tables.lattice import lattices
from extractor.tables.placing import place
from extractor.tables.scene import Scene
from extractor.tables.strokes import strokes_of_fills
from extractor.tables.textlines import text_lines

_FEWEST_FILLS, _MOST_FILLS = 4, 1500
_GUTTERS = (0.0, 3.0)    # half of the white between fills, in points
_OWN_SHARE = 0.7         # of the cells with text must have a fill of their own
_PADDED = 1.4            # of the em: a cell is higher than its text, a highlight is not
_BELOW = 18.0            # points
_OWN_SIZE = 1.35         # a cell's own fill is at most that much larger than the cell


def shaded(scene: Scene) -> list[Draft]:
    """Drafts of the page's shaded grids, unscored."""
    fills = tuple(f for f in scene.fills if f.colour != 0xFFFFFF)
    if not _FEWEST_FILLS <= len(fills) <= _MOST_FILLS:
        return []
    for grown in _GUTTERS:
        grids = lattices(strokes_of_fills(fills, grown=grown))
        drafts = [place(scene, g.column_edges, g.row_edges, g.slots, "shaded") for g in grids if len(g.slots) > 3]
        found = [d for d in drafts if _has_own_fills(d, fills) and not _heads_more(d)]
        if found:
            return found
    return []


def _heads_more(draft: Draft) -> bool:
    """True where a line of several chunks follows closely, a sub-heading between them or not: the shading is only the
    header of a longer table."""
    box = draft.box
    bottom = box.bottom
    band = Box(box.x0, box.bottom - 1, box.x1, box.bottom + 2 * _BELOW)
    under = [s for s in draft.scene.spots if band.holds(s.middle_x, s.middle_y)]
    for line in text_lines(under)[:2]:
        if line.middle > bottom + _BELOW:
            return False
        if len(line.chunks) > 1:
            return True
        bottom = line.bottom
    return False


def _has_own_fills(draft: Draft, fills: tuple[Fill, ...]) -> bool:
    if draft.row_count < 2:
        return False
    filled = [(draft.slot_box(slot), words) for slot, words in zip(draft.slots, draft.words, strict=True) if words]
    boxes = [box for box, words in filled if box.height > _PADDED * max(s.word.size for s in words)]
    if len(boxes) < _OWN_SHARE * len(filled):
        return False                     # marker pen over words
    own = sum(1 for box in boxes if any(_is_own(f, box) for f in fills))
    return bool(boxes) and own >= _OWN_SHARE * len(boxes)


def _is_own(fill: Fill, cell: Box) -> bool:
    box = Box(*fill[:4])
    return box.area <= _OWN_SIZE * cell.area and intersection_area(box, cell) >= 0.6 * cell.area
