"""A table of one page while it is being judged: its edges, its slots, and the words in each slot.

All in the reading frame of a `Scene`. `row_edges` and `column_edges` ascend; slot (row, column) lies between edges
`row` and `row + row_span`. Slots do not overlap and cover the whole table; a slot may be empty of words.
"""

from dataclasses import dataclass
from typing import NamedTuple

from extractor.geometry import Box
from extractor.tables.scene import Scene, Spot


class Slot(NamedTuple):
    """A place for a cell; rows and columns count from 0 within its draft."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """One engine's reading of one region; `words` runs beside `slots`. `score` is the arbiter's, 0 to 1."""

    scene: Scene
    column_edges: tuple[float, ...]
    row_edges: tuple[float, ...]
    slots: tuple[Slot, ...]
    words: tuple[tuple[Spot, ...], ...]
    method: str
    score: float = 1.0
    header_rows: int | None = None        # where the engine itself knows (tags)
    is_doubtful: bool = False             # no table by itself, but it may go on with one of the page before

    @property
    def row_count(self) -> int:
        return len(self.row_edges) - 1

    @property
    def column_count(self) -> int:
        return len(self.column_edges) - 1

    @property
    def box(self) -> Box:
        """The whole table in the reading frame."""
        return Box(self.column_edges[0], self.row_edges[0], self.column_edges[-1], self.row_edges[-1])

    def slot_box(self, slot: Slot) -> Box:
        """One slot in the reading frame."""
        xs, ys = self.column_edges, self.row_edges
        return Box(xs[slot.column], ys[slot.row], xs[slot.column + slot.column_span], ys[slot.row + slot.row_span])
