"""A page turned so that its main text reads left to right: what every structure engine works on.

In:  a `Page` and its `Leaf` (furniture already told from body).
Out: `Scene`: the body words, rules and fills in the reading frame. A landscape table printed sideways on a portrait
     page becomes an upright one here; boxes are turned back when cells are made, so that they stay as displayed.
Refused: furniture lines, and words that repeat another one at the same place (text drawn twice for boldness).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from extractor.document import Fill, Leaf, Page, Rule, Word
from extractor.geometry import Box

_DOUBLE_SHIFT = 1.0      # points; text drawn twice lies closer than this


class Spot(NamedTuple):
    """A word in the reading frame: `word_id` is its index in `Page.words`; `turn` is its angle against the frame."""

    x0: float
    top: float
    x1: float
    bottom: float
    word_id: int
    turn: int
    word: Word

    @property
    def middle_x(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def middle_y(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Scene:
    """Body words, rules and fills of one page in the frame turned by `angle` degrees; width and height of the frame."""

    page: Page
    angle: int
    width: float
    height: float
    spots: tuple[Spot, ...]
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]

    def displayed(self, box: Box) -> Box:
        """A box of the frame as the page displays it."""
        return turn_back(box, self.angle, self.page.width, self.page.height)


def turn(box: tuple[float, float, float, float], angle: int, width: float, height: float) -> Box:
    """A displayed box of a page of that size, in the frame where text of that angle reads left to right.

    >>> turn((10, 20, 15, 60), 270, 100, 200)
    Box(x0=140, top=10, x1=180, bottom=15)
    """
    x0, top, x1, bottom = box
    if angle == 90:
        return Box(top, width - x1, bottom, width - x0)
    if angle == 270:
        return Box(height - bottom, x0, height - top, x1)
    if angle == 180:
        return Box(width - x1, height - bottom, width - x0, height - top)
    return Box(x0, top, x1, bottom)


def turn_back(box: Box, angle: int, width: float, height: float) -> Box:
    """The inverse of `turn`.

    >>> turn_back(Box(140, 10, 180, 15), 270, 100, 200)
    Box(x0=10, top=20, x1=15, bottom=60)
    """
    x0, top, x1, bottom = box
    if angle == 90:
        return Box(width - bottom, x0, width - top, x1)
    if angle == 270:
        return Box(top, height - x1, bottom, height - x0)
    if angle == 180:
        return Box(width - x1, height - bottom, width - x0, height - top)
    return box


def make_scene(page: Page, leaf: Leaf) -> Scene:
    """The page's body in the frame of the angle that most of its body words have."""
    ids = [i for line in leaf.lines if line.is_body for i in line.word_ids]
    words = page.words
    angles = Counter([words[i].angle for i in ids])
    angle = max(angles, key=lambda a: (angles[a], -a)) if angles else 0
    spots = tuple(_spots(page, ids, angle))
    if not angle:
        return Scene(page, 0, page.width, page.height, spots, page.rules, page.fills)
    width, height = (page.width, page.height) if angle == 180 else (page.height, page.width)
    rules = tuple(
        Rule(*turn(r[:4], angle, page.width, page.height), r.is_horizontal == (angle == 180), r.width, r.colour)
        for r in page.rules
    )
    fills = tuple(
        Fill(*turn(fill[:4], angle, page.width, page.height), fill.colour, fill.is_stroked) for fill in page.fills
    )
    return Scene(page, angle, width, height, spots, rules, fills)


def _spots(page: Page, ids: Iterable[int], angle: int) -> list[Spot]:
    words = page.words
    if angle:
        width, height = page.width, page.height
        return [
            Spot(*turn(word[1:5], angle, width, height), i, (word.angle - angle) % 360, word)
            for i in ids for word in (words[i],)
        ]
    return [_spot((*word[1:5], i, word[7] % 360, word)) for i in ids for word in (words[i],)]


_spot: Any = partial(tuple.__new__, Spot)          # from its seven fields; twice as fast as calling `Spot`
