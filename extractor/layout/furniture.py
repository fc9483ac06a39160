"""Which lines of a page are no text of the paper: page numbers, running heads and feet, notices, watermarks.

In:  the lines of all pages, stamps already taken out. Out: the role of each line that is not body, and the
     page numbers that the papers print themselves.

A line is furniture by its form ("Page 3 of 12", "This page is intentionally left blank") or because it stands
at the same place on a page near by, digits aside. Recurrence counts only in the margins and outside
tables: the head of a table that goes on over ten pages recurs as well, and is data. Without rules, its cells tell it,
more than a running head has, or the page where it stands in the middle, over the table's first rows.

What surprised us: heads that recur on the second page below a title that does not; feet that differ on left
and right pages; page numbers that share a line with the name of the document.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractor.document import Line, LineRole, Page
from extractor.layouts import BLANK_NOTICES, FOOT_MARKS, PACK_BANNERS, PAGE_NUMBERS, WATERMARKS

_HEAD_PT, _FOOT_PT = 72.0, 72.0     # margins: running heads and feet stand in them, text does not
_NUMBER_FOOT_PT = 92.0
_SAME_PLACE_PT = 5.0
_NEAR_PAGES = 2                     # left and right pages have their own feet
_WATERMARK_EMS = 36.0
_SECOND_LINE_PT = 100.0             # a head below a title, or of several lines, reaches down to here
_SENTENCE_WORDS = 6                 # so long a line does not recur by chance
_MOST_PIECES = 3                    # of a running head: left, middle and right
_MIDDLE_PT = 36.0                   # twice how far a page number stands off the middle: margins differ


class PageFurniture(NamedTuple):
    """Roles by index into the page's lines; `own_label` is the number that the paper gives the page."""

    roles: dict[int, LineRole]
    own_label: str | None


class _Number(NamedTuple):
    """A printed page number and the text that says it; `is_whole` where its line says nothing else.

    `is_alone`: in the middle of the page's foot, with nothing near it.
    """

    number: str
    text: str
    is_whole: bool
    is_alone: bool


class _Edge(NamedTuple):
    """A line in a margin: its text with digits masked, and how far its top is from the page's."""

    line: int
    text: str
    mask: str
    top: float
    is_foot: bool


def furniture_of(pages: Sequence[Page], lines: Iterable[Sequence[Line]]) -> Iterator[PageFurniture]:
    """One answer for each page, in order; `lines` gives each page's lines, and is read two pages ahead."""
    known = _Known([], [], [])
    waiting: deque[tuple[Page, Sequence[Line]]] = deque()
    for page, page_lines in zip(pages, lines, strict=True):
        known.edges.append(_edges(page, page_lines))
        known.numbers.append(_number_candidates(page, page_lines))
        known.rows.append(_rows(page_lines))
        waiting.append((page, page_lines))
        if len(waiting) > _NEAR_PAGES:
            yield _furniture(len(known.edges) - len(waiting), *waiting.popleft(), known, len(pages))
    while waiting:
        yield _furniture(len(known.edges) - len(waiting), *waiting.popleft(), known, len(pages))


class _Known(NamedTuple):
    """What is known of the margins, by page index, up to the page that was read last."""

    edges: list[list[_Edge]]
    numbers: list[dict[int, _Number]]
    rows: list[frozenset[str]]


def _furniture(
    index: int, page: Page, lines: Sequence[Line], known: _Known, page_count: int
) -> PageFurniture:
    formed = ((k, _role_by_form(page, line)) for k, line in enumerate(lines))
    roles: dict[int, LineRole] = {k: role for k, role in formed if role}
    near = range(max(0, index - _NEAR_PAGES), min(len(known.edges), index + _NEAR_PAGES + 1))
    for edge in known.edges[index]:
        others = (other for j in near if j != index for other in known.edges[j])
        if edge.line not in roles and any(_recurs(edge, other) for other in others) \
                and not any(edge.text in known.rows[j] for j in near):
            roles[edge.line] = "running_foot" if edge.is_foot else "running_head"
    label = None
    for k, number in known.numbers[index].items():
        if _is_page_number(number, index, known.numbers, near, page_count):
            if number.is_whole:
                roles[k] = "page_number"
            else:
                roles.setdefault(k, "running_foot" if lines[k].box.top > _HEAD_PT else "running_head")
            label = label or number.number
    if near.start == index - _NEAR_PAGES:
        known.edges[near.start] = []            # no page to come is near it
        known.rows[near.start] = frozenset()
    return PageFurniture(roles, label)


def _role_by_form(page: Page, line: Line) -> LineRole | None:
    text = line.text
    if len(text) > 80:
        return None
    if any(rule.pattern.fullmatch(text) for rule in BLANK_NOTICES):
        return "blank_notice"
    if line.size >= _WATERMARK_EMS and WATERMARKS.fullmatch(text) and _is_pale(line.words[0].colour):
        return "watermark"
    if line.box.top > page.height - _NUMBER_FOOT_PT and any(rule.pattern.fullmatch(text) for rule in FOOT_MARKS):
        return "running_foot"
    if line.box.top < _HEAD_PT and line.box.x1 > 0.6 * page.width and any(
        rule.pattern.fullmatch(text) for rule in PACK_BANNERS
    ):
        return "running_head"
    return None


def _is_pale(colour: int) -> bool:
    return min(colour >> 16, colour >> 8 & 255, colour & 255) >= 0x80


def _edges(page: Page, lines: Sequence[Line]) -> list[_Edge]:
    """Lines in the margins that no ruled table holds."""
    found = []
    for index, line in enumerate(lines):
        is_head = line.box.bottom < _HEAD_PT + 8 or (line.box.bottom < _SECOND_LINE_PT and len(line.segments) < 3)
        is_foot = line.box.top > page.height - _FOOT_PT
        if is_head and len(line.segments) > _MOST_PIECES:
            continue
        if line.angle == 0 and (is_head or is_foot) and not _is_in_table(page, line):
            found.append(_Edge(index, line.text, re.sub(r"\d+", "#", line.text), line.box.top if is_head else
                               page.height - line.box.bottom, not is_head))
    return found


def _rows(lines: Sequence[Line]) -> frozenset[str]:
    """Texts of lines of several pieces below the page's head: what heads a table where it begins."""
    return frozenset(line.text for line in lines if len(line.segments) > 1 and line.box.top > _SECOND_LINE_PT)


def _is_in_table(page: Page, line: Line) -> bool:
    """Upright rules on both sides of the line, as tall as it."""
    middle = (line.box.top + line.box.bottom) / 2
    upright = [r.x0 for r in page.rules if not r.is_horizontal and r.top <= middle <= r.bottom]
    return bool(upright) and min(upright) < line.box.x0 + 2 and max(upright) > line.box.x1 - 2


def _recurs(edge: _Edge, other: _Edge) -> bool:
    """The same words at the same place; figures may differ at the foot, or in a line that is more than "Question 3"."""
    if edge.is_foot != other.is_foot or edge.mask != other.mask:
        return False
    is_same_place = abs(edge.top - other.top) < _SAME_PLACE_PT
    if max(edge.top, other.top) > _HEAD_PT or not is_same_place:       # pushed down by the title on the first page
        return edge.text == other.text and len(edge.text.split()) >= _SENTENCE_WORDS
    if edge.text != other.text and not (edge.is_foot or len(edge.text.split()) > 4):
        return False
    return any(c.isalpha() for c in edge.mask)


# ---------------------------------------------------------------- the paper's own page numbers


def _number_candidates(page: Page, lines: Sequence[Line]) -> dict[int, _Number]:
    """Line index -> printed number, of lines at the page's head or foot that are, begin with or end with one."""
    found = {}
    for index, line in enumerate(lines):
        if line.angle != 0 or not (line.box.bottom < _HEAD_PT or line.box.top > page.height - _NUMBER_FOOT_PT):
            continue
        parts = {line.text} if len(line.segments) == 1 else {line.segment_text(0), line.segment_text(-1)}
        if len(line.segments) == 1 and len(line.text) > 16:
            continue
        for text in sorted(parts):
            match = next((m for rule in PAGE_NUMBERS if (m := rule.pattern.fullmatch(text))), None)
            if match and not _is_in_table(page, line):
                found[index] = _Number(match["number"], text, len(line.segments) == 1, _is_alone(page, line, lines))
    return found


def _is_alone(page: Page, line: Line, lines: Sequence[Line]) -> bool:
    is_middle = abs((line.box.x0 + line.box.x1) - page.width) < _MIDDLE_PT
    is_near = any(other is not line and other.box.bottom > line.box.top - 1.5 * line.size for other in lines)
    return is_middle and line.box.top > page.height - _FOOT_PT and not is_near


def _is_page_number(
    found: _Number, page_index: int, numbers: Sequence[dict[int, _Number]], near: Iterable[int], page_count: int
) -> bool:
    """By form where the word "page" or "of" is there; a bare number must go on from or to a page near by."""
    others = [n.number for j in near if j != page_index for n in numbers[j].values()]
    if not found.number.isdigit():
        return found.is_whole and bool(others)
    if found.number != found.text:
        return True
    value = int(found.number)
    shifts = {int(n.number) - j for j in near if j != page_index for n in numbers[j].values() if n.number.isdigit()}
    return value - page_index in shifts or (found.is_alone and value <= page_count)
