"""Columns beside an agenda's titles: page ranges, leads, wards, "Report by", details.

In:  the lines of a list of items, the lines that begin its items, where its titles stand.
Out: the x at which columns beside the titles begin; a line cut there into the title's words and the others.

A column is an x at which words start line after line and which no run of words crosses. Columns of page ranges need
no more; a column of words must have a head above the list that names it, since a title that was broken early, a tab
before a description and two columns of names look the same.

What surprised us: a range may be broken inside its narrow column ("(Pages 9" above "- 30)"), beside a title that goes
on below; and the range's column may stand closer to a long title than a wide word space.
"""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.document import Line, Word
from extractor.layouts import COLUMN_RANGES, LIST_COLUMN_HEADS, NO_RANGE, PAGE_RANGES
from extractor.prose import text_of, with_words

_NEAREST_PT = 48.0           # a column this near to where titles begin is part of them: "(a)", a tab
_SAME_X_PT = 1.5
_CROSSING_SHARE = 0.12       # of the list's lines: sub-heads and sentences over the whole width
_SAME_HEAD_PT = 4.0
_SPAN = re.compile(r"(?:pages?|pp?\.?)?\s*\d+\s*(?:[-–—]|to)\s*\d+", re.IGNORECASE)
_DURATION = re.compile(r"(?:\d{1,3}\s?)?(?:min(?:ute)?s?\.?)?|\d{1,3}", re.IGNORECASE)
_RANGE_LIKE = re.compile(r"[(\[]?(?:pages?|pgs?|pp?|nos?)?[\s.:]*[A-Z]?\d{0,4}[a-z]?\s*(?:[-–—]|to|and|&)?\s*"
                         r"[A-Z]?\d{0,4}[a-z]?(?:\s*[,;&]\s*\d{1,4}(?:\s*(?:[-–—]|to)\s*\d{1,4})?){0,5}[)\]]?",
                         re.IGNORECASE)


class SideColumn(NamedTuple):
    """Where a column beside the titles begins, and whether page ranges stand in it."""

    x: float
    has_ranges: bool


def side_columns(lines: Sequence[Line], starts: Sequence[int], title_x: float) -> tuple[SideColumn, ...]:
    """Columns of the list whose items begin on the lines `starts`, from left to right."""
    if len(starts) < 2:
        return ()
    listed = lines[starts[0]: starts[-1] + 3]
    inside = listed[: starts[-1] + 1 - starts[0]]           # what stands below the last may be no item's
    heads = lines[max(0, starts[0] - 4): starts[0]]
    found: list[SideColumn] = []
    for x in _candidates(listed, title_x):
        if found and x < found[-1].x + 12:
            continue
        if any(_is_crossed(lines[i], x) for i in starts) or _crossings(inside, x) > _CROSSING_SHARE * len(inside):
            continue
        beside = [(i, words) for i, line in enumerate(listed) if (words := _from(line, x))]
        if len(beside) < 2:
            continue
        texts = [text_of(words) for _, words in beside]
        has_ranges = all(map(_is_range_like, texts))
        name = None if has_ranges else "time" if _are_durations(texts) else _named(heads, x, title_x)
        has_ranges = has_ranges or (name == "page" and sum(bool(_SPAN.match(text)) for text in texts) > 1)
        if has_ranges or name:
            found.append(SideColumn(x, has_ranges))
        if has_ranges:
            break
    return tuple(found)


def _candidates(lines: Sequence[Line], title_x: float) -> list[float]:
    """Places where a segment starts, other than the first of its line."""
    starts = sorted(line.words[a].x0 for line in lines for a, _ in line.segments[1:])
    far = [x for x in starts if x > title_x + _NEAREST_PT]
    return [x for i, x in enumerate(far) if i == 0 or x - far[i - 1] > _SAME_X_PT]


def _from(line: Line, x: float) -> tuple[Word, ...]:
    """The words from x on; none of a line that runs over it."""
    if line.box.x1 < x or _is_crossed(line, x):
        return ()
    return tuple(w for w in line.words if w.x0 >= x - _SAME_X_PT)


def _crossings(lines: Sequence[Line], x: float) -> int:
    return sum(_is_crossed(line, x) for line in lines)


def _is_crossed(line: Line, x: float) -> bool:
    """A run of words goes over x, none of them starting there."""
    if line.box.x1 <= x or line.box.x0 >= x - _SAME_X_PT:
        return False
    words = line.words
    for a, z in line.segments:
        if words[a].x0 < x - _SAME_X_PT and words[z - 1].x1 > x:
            return not any(abs(w.x0 - x) <= _SAME_X_PT for w in words)
    return False


def _is_range_like(text: str) -> bool:
    """A page range or a piece of one, or what stands in its place."""
    if len(text) > 1 and text.isalpha() and text.lower() not in ("to", "and"):
        return any(rule.pattern.fullmatch(text) for rule in NO_RANGE)
    return bool(_RANGE_LIKE.fullmatch(text) or any(rule.pattern.fullmatch(text) for rule in NO_RANGE))


def _are_durations(texts: Sequence[str]) -> bool:
    """ "5 mins" line after line, also with the word on a line below the figure."""
    return all(map(_DURATION.fullmatch, texts)) and any("min" in text.lower() for text in texts)


def _named(heads: Sequence[Line], x: float, title_x: float) -> str | None:
    """What a head above the list says that the column holds: a name of LIST_COLUMN_HEADS, or None."""
    for line in heads:
        for k, (a, _) in enumerate(line.segments):
            start = line.words[a].x0
            if x - 30 < start < x + 60 and start > title_x + _NEAREST_PT and (name := _head_name(line.segment_text(k))):
                return name
        at = next((i for i, w in enumerate(line.words) if abs(w.x0 - x) < _SAME_HEAD_PT), None)
        if at is not None and x > title_x + _NEAREST_PT:      # narrow columns: two heads a word space apart
            for count in (3, 2, 1):
                if name := _head_name(text_of(line.words[at: at + count])):
                    return name
    return None


def _head_name(text: str) -> str | None:
    return next((rule.name for rule in LIST_COLUMN_HEADS if rule.pattern.fullmatch(text)), None)


def cut(line: Line, columns: Sequence[SideColumn]) -> tuple[Line | None, tuple[tuple[Word, ...], ...]]:
    """The line up to the first column (None where nothing stands there), and the words of each column."""
    first = columns[0].x
    if line.box.x1 <= first or _is_crossed(line, first):
        return line, tuple(() for _ in columns)
    count = next((i for i, w in enumerate(line.words) if w.x0 >= first - _SAME_X_PT), len(line.words))
    edges = [c.x - _SAME_X_PT for c in columns] + [float("inf")]
    beside = tuple(
        tuple(w for w in line.words[count:] if low <= w.x0 < high)
        for low, high in itertools.pairwise(edges)
    )
    return with_words(line, range(count)), beside


def column_range(texts: Sequence[str]) -> tuple[str, str | None] | None:
    """(first label, last label) of an item's lines in a range column: of as many from the top as make one."""
    for count in range(len(texts), 0, -1):
        text = " ".join(texts[:count])
        if text[:1] in "([" and text[-1:] not in ")]":
            continue
        for rule in (*PAGE_RANGES, *COLUMN_RANGES):
            match = rule.pattern.fullmatch(text)
            if match:
                groups = match.groupdict()
                is_span = groups.get("last") or rule.name == "pages"
                return match["first"], (groups.get("last") or match["first"]) if is_span else None
    return None
