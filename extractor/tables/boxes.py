"""Plain boxes: frames around text that are no tables but part what stands in them from the rest.

In:  what the rules of a page draw. Out: the boxes of closed drawings without inner rules, and the words sorted by the
smallest box around them. Two boxes side by side ("Decision to be taken by" and "Decision number") are not the columns
of a table; a table without rules inside a frame is found as if the frame were the page.
"""

from collections.abc import Iterable, Sequence

from extractor.geometry import Box
from extractor.tables.lattice import Lattice
from extractor.tables.scene import Scene, Spot
from extractor.tables.strokes import Stroke

_MOST_BOXES = 200
_SMALLEST = 9.0         # points, both ways


def plain_boxes(drawn: Iterable[Lattice], scene: Scene) -> tuple[Box, ...]:
    """Closed boxes with four drawn sides and nothing ruled inside, smallest first; page frames are left out."""
    found = []
    for lattice in drawn:
        if len(lattice.slots) != 1 or min(map(len, lattice.rules)) < 2:
            continue
        box = lattice.box
        if min(box.width, box.height) >= _SMALLEST and box.area < 0.7 * scene.width * scene.height:
            found.append(box)
    return tuple(sorted(found, key=lambda b: b.area)[:_MOST_BOXES])


def without_frames(strokes: Iterable[Stroke], boxes: Sequence[Box]) -> list[Stroke]:
    """Horizontal strokes that are not the top or bottom of a plain box."""
    return [
        s for s in strokes
        if not any(
            min(abs(s.at - b.top), abs(s.at - b.bottom)) < 2 and abs(s.start - b.x0) < 4 and abs(s.end - b.x1) < 4
            for b in boxes
        )
    ]


def by_box(spots: Iterable[Spot], boxes: Sequence[Box]) -> list[list[Spot]]:
    """Words grouped by the first box that holds their middle; those in none come last."""
    if not boxes:
        return [every] if (every := list(spots)) else []
    groups: list[list[Spot]] = [[] for _ in range(len(boxes) + 1)]
    for spot in spots:
        x, y = spot.middle_x, spot.middle_y
        home = next((i for i, box in enumerate(boxes) if box.holds(x, y)), len(boxes))
        groups[home].append(spot)
    return [group for group in groups if group]
