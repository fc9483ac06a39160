"""Boxes on a page, in points, origin at the top left of the page as displayed.

`read` converts every coordinate once, rotation included; nothing after it sees another system.
A box is (x0, top, x1, bottom) with x0 <= x1 and top <= bottom. Values are plain tuples: half a million
words pass through here, and a NamedTuple costs a third of a frozen dataclass to make.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return max(0.0, self.x1 - self.x0) * max(0.0, self.bottom - self.top)

    @property
    def center(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """True where the point lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def grown(self, by: float) -> "Box":
        """The box with every edge moved outwards by that many points (inwards when negative)."""
        return Box(self.x0 - by, self.top - by, self.x1 + by, self.bottom + by)


def union(boxes: Iterable[tuple[float, float, float, float]]) -> Box:
    """The smallest box around all; raises ValueError for none at all.

    >>> union([(0, 0, 2, 1), (1, 0, 3, 4)])
    Box(x0=0, top=0, x1=3, bottom=4)
    """
    it = iter(boxes)
    try:
        x0, top, x1, bottom = next(it)
    except StopIteration:
        raise ValueError("union of no boxes") from None
    for a, b, c, d in it:
        if a < x0:
            x0 = a
        if b < top:
            top = b
        if c > x1:
            x1 = c
        if d > bottom:
            bottom = d
    return Box(x0, top, x1, bottom)


def intersection_area(a: Box, b: Box) -> float:
    """Square points that two boxes share; 0.0 where they only touch."""
    w = min(a.x1, b.x1) - max(a.x0, b.x0)
    h = min(a.bottom, b.bottom) - max(a.top, b.top)
    return w * h if w > 0 and h > 0 else 0.0
