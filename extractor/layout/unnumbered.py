"""The list of items on an agenda that numbers none of them.

In:  the body lines of the front pages.
Out: for each item the lines it takes and how many words of the first are a bullet; () where no such list is found.

There must be a line that says "Agenda" and no more. Below it the items are the lines set apart (bold, underlined, in
capitals) that stand at one left edge or in one middle; else the points of a list of bullets; else, where nothing is
set apart, the short paragraphs one after the other.

What surprised us: contents of one item may be a list of bullets themselves, so that bullets count only where nothing
is set apart; signatures and dates of issue stand at the same edge as the items.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from extractor.document import Line
from extractor.prose import marker_of

_LEAST_ITEMS = 4
_LONGEST_TITLE = 160
_SAME_X_PT = 4.0
_FAR_EMS = 6.0
_RIGHT_HALF_EMS = 15.0
_BARE_HEAD = re.compile(r"\W*(?:a ?g ?e ?n ?d ?a|(?:order|list|items?) of business|business to be transacted)\W*", re.I)


class Unnumbered(NamedTuple):
    """An item's lines, and the words of the first that are its bullet (0 or 1)."""

    lines: tuple[Line, ...]
    mark_words: int


def unnumbered_items(lines: Sequence[Line], is_end: Callable[[Line], bool]) -> tuple[Unnumbered, ...]:
    """Items below the agenda's bare head; `is_end` tells the heads and signatures that end the list."""
    head = next((i for i, line in enumerate(lines) if len(line.text) < 40 and _BARE_HEAD.fullmatch(line.text)), None)
    if head is None:
        return ()
    below = _below(lines, head, is_end)
    for starts in (_set_apart(below), _bullets(below), _short_paragraphs(below)):
        if len(starts) >= _LEAST_ITEMS:
            stops = [*starts[1:], len(below)]
            spans = zip(starts, stops, strict=True)
            return tuple(Unnumbered(tuple(below[a:z]), _mark_words(below[a])) for a, z in spans)
    return ()


def _below(lines: Sequence[Line], head: int, is_end: Callable[[Line], bool]) -> list[Line]:
    """Lines of the list: to a line that ends it, a page's worth of white, or the page after next."""
    found: list[Line] = []
    for line in lines[head + 1:]:
        last = found[-1] if found else lines[head]
        is_far = line.page_number == last.page_number and line.box.top - last.box.bottom > _FAR_EMS * line.size
        if len(found) > 2 and (is_far or is_end(line) or _stands_apart(line, found)):
            break
        if line.page_number > last.page_number + 1:
            break
        if line.angle == 0:
            found.append(line)
    return found


def _stands_apart(line: Line, found: Sequence[Line]) -> bool:
    """Who signs, in the right half, below lines that all begin at one edge."""
    edge = found[0].box.x0
    return line.box.x0 - edge > _RIGHT_HALF_EMS * line.size and all(_is_near(x.box.x0, edge) for x in found)


def _look(line: Line) -> tuple[bool, bool, bool]:
    return line.is_bold, line.is_underlined, line.text.isupper()


def _set_apart(below: Sequence[Line]) -> list[int]:
    """Lines set apart from what stands between them, alike, at one edge or in one middle."""
    apart = [i for i, line in enumerate(below) if any(_look(line)) and len(line.text) < _LONGEST_TITLE
             and not line.text.endswith((".", ";", ",")) and marker_of(line) is None]
    if not apart or len(apart) == len(below):
        return _short_paragraphs(below) if apart else []
    first = below[apart[0]]
    alike = [i for i in apart if _look(below[i]) == _look(first) and abs(below[i].size - first.size) < 0.6
             and (_is_near(below[i].box.x0, first.box.x0) or _is_near(_middle(below[i]), _middle(first)))]
    return [i for i in alike if i == 0 or i - 1 not in alike or not _goes_on(below[i - 1], below[i], below)]


def _is_near(a: float, b: float) -> bool:
    return abs(a - b) < _SAME_X_PT


def _middle(line: Line) -> float:
    return (line.box.x0 + line.box.x1) / 2


def _goes_on(above: Line, line: Line, below: Sequence[Line]) -> bool:
    """The second line of a title: close below a line that has no room for the next word."""
    right = max(x.box.x1 for x in below)
    is_close = above.page_number == line.page_number and line.box.top - above.box.bottom < 0.6 * line.size
    return is_close and right - above.box.x1 < line.words[0].x1 - line.words[0].x0 + 0.5 * line.size


def _bullets(below: Sequence[Line]) -> list[int]:
    marked = [i for i, line in enumerate(below) if (m := marker_of(line)) and m.is_bullet and len(line.words) > 1]
    return [i for i in marked if _is_near(below[i].box.x0, below[marked[0]].box.x0)]


def _mark_words(line: Line) -> int:
    marker = marker_of(line)
    return 1 if marker and marker.is_bullet and len(line.words) > 1 else 0


def _short_paragraphs(below: Sequence[Line]) -> list[int]:
    """Every line but those that go on from the one above, where hardly any does."""
    if any(marker_of(line) for line in below):
        return []
    starts = [i for i, line in enumerate(below) if i == 0 or not _goes_on(below[i - 1], line, below)]
    is_short = len(below) <= 1.3 * len(starts) and all(len(below[i].text) < _LONGEST_TITLE for i in starts)
    edges = [below[i].box.x0 for i in starts] or [0.0]
    is_centred = all(_is_near(_middle(below[i]), _middle(below[0])) for i in starts)
    is_even = is_centred or max(edges) - min(edges) < _SAME_X_PT
    return starts if is_short and is_even else []
