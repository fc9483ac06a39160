"""Charts told from tables: figures that sit on the lines, and bars that hold no words.

In:  a `Draft` and the horizontal strokes of its page. Out: True for a chart.
In a table no figure is centred on a rule; an axis label is centred on its grid line, every one of them. Bars are fills
of many widths (or heights) without words in them, which no cell's shading is.
"""

import itertools
import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extractor.geometry import Box
from extractor.tables.draft import Draft
from extractor.tables.strokes import Stroke
from extractor.tables.textlines import baselines, is_figure

_ON_LINE = 1.6           # points from a figure's middle to the grid line
_BESIDE = 40.0           # points left or right of the drawing where axis labels stand
_BELOW = 22.0            # points below it where the scale stands
_KEY = (2.5, 13.0)       # points: the side of a legend's square
_FEWEST_LABELS = 3
_BARS_REACH = 60.0       # points around the draft: the labels of the longest bars are further off and left out of it
_FEWEST_BARS = 4
_FEWEST_STEPS = 5
_NOUGHT = frozenset({"0", "0%", "0%%"})


def is_chart(draft: Draft, strokes: Sequence[Stroke]) -> bool:
    """True where three figures or more sit on lines of their own, or bars fill the draft's box."""
    return _axis_labels(draft, strokes) >= _FEWEST_LABELS or _has_scale(draft) or _has_legend(draft) \
        or _has_bars(draft)


def _has_legend(draft: Draft) -> bool:
    """Small squares below each other or side by side, each in a colour of its own: the key of a chart.

    Marks of a status in a table repeat their three colours.
    """
    box = draft.box.grown(3)
    keys: dict[tuple[int, int], int] = {}
    for f in draft.scene.fills:
        width, height = f.x1 - f.x0, f.bottom - f.top
        if _KEY[0] < min(width, height) and max(width, height) < _KEY[1] and box.holds(f.x0, f.top) \
                and f.colour != 0xFFFFFF:
            keys[round(f.x0 / 2), round(f.top / 2)] = f.colour
    colours = list(keys.values())
    in_line = len({x for x, _ in keys}) == 1 or len({y for _, y in keys}) == 1
    return in_line and len(colours) >= _FEWEST_LABELS and len(set(colours)) == len(colours)


def _has_scale(draft: Draft) -> bool:
    """A line of text that counts from nought in equal steps: the scale of an axis ("0% 10% 20% …")."""
    box = draft.box
    near = Box(box.x0 - _BESIDE, box.top - 6, box.x1 + _BESIDE, box.bottom + _BELOW)
    spots = draft.scene.spots
    if not any(s.word.text in _NOUGHT and near.holds(s.middle_x, s.middle_y) for s in spots):
        return False
    for line in baselines(s for s in spots if near.holds(s.middle_x, s.middle_y)):
        words = [s.word.text.rstrip("%") for s in line]
        if len(words) >= _FEWEST_STEPS and words[0] == "0" and all(w.isdigit() for w in words):
            steps = {int(b) - int(a) for a, b in itertools.pairwise(words)}
            if len(steps) == 1 and not steps <= {0, 1}:          # 0 1 2 3 may number columns
                return True
    return False


def _axis_labels(draft: Draft, strokes: Sequence[Stroke]) -> int:
    box = draft.box
    levels = sorted(
        s.at for s in strokes if box.top - 3 <= s.at <= box.bottom + 3 and s.start < box.x1 and s.end > box.x0
    )
    if len(levels) < _FEWEST_LABELS:
        return 0
    near = Box(box.x0 - _BESIDE, box.top - 6, box.x1 + _BESIDE, box.bottom + 6)
    marked: set[float] = set()
    for spot in draft.scene.spots:
        y = (spot[1] + spot[3]) / 2
        at = bisect_left(levels, y - 2 * _ON_LINE)
        if at < len(levels) and levels[at] < y + 2 * _ON_LINE and near.holds(spot.middle_x, y) \
                and is_figure(spot.word.text):
            marked.update(level for level in levels[at:] if abs(level - y) < _ON_LINE)
    return len(marked)


def _has_bars(draft: Draft) -> bool:
    """Fills without words, all from one base line, of three lengths or more."""
    if draft.method == "lattice":
        return False
    box = draft.box
    bars = [
        Box(*f[:4]) for f in draft.scene.fills
        if f.colour != 0xFFFFFF and f.x0 > box.x0 - 3 and f.x1 < box.x1 + _BARS_REACH
        and f.top > box.top - _BARS_REACH and f.bottom < box.bottom + _BARS_REACH
    ]
    if len(bars) < _FEWEST_BARS:
        return False
    middles = sorted([(s.middle_y, s.middle_x) for s in draft.scene.spots])
    bars = [b for b in bars if not _holds_any(b, middles)]
    if len(bars) < _FEWEST_BARS:
        return False
    lying, standing = [(b.x0, b.width) for b in bars], [(b.bottom, b.height) for b in bars]
    return _lengths_on_one_base(lying) >= _FEWEST_LABELS or _lengths_on_one_base(standing) >= _FEWEST_LABELS


def _holds_any(box: Box, middles: Sequence[tuple[float, float]]) -> bool:
    """One of the points, sorted by (y, x), lies in the box."""
    first, last = bisect_left(middles, (box.top,)), bisect_right(middles, (box.bottom, math.inf))
    return any(box.x0 <= x <= box.x1 for _, x in middles[first:last])


def _lengths_on_one_base(bars: Sequence[tuple[float, float]]) -> int:
    """The most different lengths among (base, length) pairs that share their base."""
    groups: dict[int, set[int]] = {}
    for base, length in bars:
        groups.setdefault(round(base / 2), set()).add(round(length / 3))
    return max(map(len, groups.values()))
