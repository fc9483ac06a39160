"""Headers set sideways over narrow columns: "Meetings expected" read from below, where no rule draws their cells.

In:  a scene, and a region or lines of text that reads left to right. Out: how far up the region's sideways header
reaches, how many lines stand beside it, and its words in the slots of their columns.
One sideways word is none: it names an axis, or a part of the page.
"""

from collections.abc import Sequence

from extractor.geometry import Box
from extractor.tables.draft import Slot
from extractor.tables.headblock import Level
from extractor.tables.placed import PlacedLine
from extractor.tables.scene import Scene, Spot

_REACH = 14.0            # points of white between a header and what is under it, or between its own words
_BEYOND = 60.0           # points: the header of the last column, in the middle over cells set left
_APART = 8.0             # points between the middles of two columns' headers
_FEWEST_HEADS = 2


def header_over(scene: Scene, box: Box) -> tuple[Spot, ...]:
    """The sideways words that stand close over the box, and the upright ones left of them that head the labels."""
    turned = [s for s in scene.spots if s.turn in (90, 270) and s.top < box.top]
    heads: list[Spot] = []
    top = box.top
    for spot in sorted((s for s in turned if box.x0 <= s.middle_x <= box.x1), key=lambda s: -s.bottom):
        if spot.bottom < top - _REACH:
            break
        heads.append(spot)
        top = min(top, spot.top)
    if not _head_columns(heads):
        return ()
    heads += [s for s in turned if top <= s.middle_y and box.x1 < s.middle_x < box.x1 + _BEYOND]
    left = min(s.x0 for s in heads)
    upright = [s for s in scene.spots if not s.turn and top < s.middle_y < box.top]
    across = [s for s in upright if s.x1 > left]
    labels = [s for s in upright if s.x0 >= box.x0 - 1 and not any(t.top < s.middle_y < t.bottom for t in across)]
    return (*heads, *labels)


def _head_columns(spots: Sequence[Spot]) -> bool:
    middles = sorted(s.middle_x for s in spots)
    return len(middles) >= _FEWEST_HEADS and middles[-1] - middles[0] > _APART


def over_lines(spots: Sequence[Spot], lines: Sequence[PlacedLine]) -> list[Spot]:
    """The sideways words that head the lines' columns: most of each stands over the first line of several cells."""
    first = next((line.line for line in lines if len(line.chunks) > 1), None)
    over = [s for s in spots if s.turn in (90, 270) and first is not None and s.middle_y < first.top]
    return over if _head_columns(over) else []


def lines_beside(over: Sequence[Spot], lines: Sequence[PlacedLine]) -> int:
    """How many leading lines stand beside those words: the header of the labels."""
    bottom = max((s.bottom for s in over), default=0.0)
    return next(
        (i for i, line in enumerate(lines) if line.columns != {0} or len(line.chunks) > 1 or line.line.middle > bottom),
        len(lines),
    )


def level_of(over: Sequence[Spot], levels: Sequence[Level]) -> list[Level]:
    """The header's rows with room for its sideways words, a row of their own where there is none."""
    top, bottom = min(s.top for s in over), max(s.bottom for s in over)
    if not levels:
        return [Level(top, bottom, ())]
    return [levels[0]._replace(top=min(top, levels[0].top), bottom=max(bottom, levels[0].bottom)), *levels[1:]]


def add_sideways(
    slots: Sequence[Slot], words: list[tuple[Spot, ...]], spots: Sequence[Spot], cuts: Sequence[float],
    rows: Sequence[Level],
) -> None:
    """Sideways words go into the slot of their column in the nearest row."""
    for spot in spots:
        if not spot.turn:
            continue
        column = sum(1 for cut in cuts if cut < spot.middle_x)
        row = min(range(len(rows)), key=lambda r: max(rows[r].top - spot.middle_y, spot.middle_y - rows[r].bottom, 0.0))
        for i, slot in enumerate(slots):
            if slot.row == row and slot.column <= column < slot.column + slot.column_span:
                words[i] = (*words[i], spot)
