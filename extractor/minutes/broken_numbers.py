"""Minute numbers that a narrow column breaks: "PCP" beside the title and "1/17" below it, or "AM19/4" and "5".

In:  the lines of a set of minutes, in reading order. Out: the lines with each such number whole, before its title.
Believed only where two numbers or more are broken alike at one place, far left; the parts keep their own words. Numbers
broken between two digits are believed where one follows the other, and become one word each.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extractor.document import Line
from extractor.prose import by_page, text_of, without_words
from extractor.prose.passages import with_words

_UPPER = re.compile(r"[A-Z]{2,6}[./-]?|[A-Z]{0,6}[./-]?\d{1,4}(?:[./-]\d{1,4})?[/-]")
_LOWER = re.compile(r"\d{1,4}(?:[./-]\d{1,4}){0,2}\.?")
_CUT = re.compile(r"[A-Z]{0,6}[./-]?\d{1,4}[./-]\d{1,3}")
_LAST_DIGITS = re.compile(r"\d+$")
_REACH = 4                 # lines below: the title's own second line may stand between
_SAME_PLACE = 3.0          # points
_LEAST = 2


class _Pair(NamedTuple):
    """Indexes of the lines that begin with the two parts of one number."""

    upper: int
    lower: int


def with_whole_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines; as they are where no number is broken."""
    lines = _with_cut_numbers(lines)
    pairs = [pair for at in range(len(lines)) if (pair := _pair_at(lines, at)) is not None]
    places = [lines[pair.upper].box.x0 for pair in pairs]
    pairs = [p for p, x0 in zip(pairs, places, strict=True)
             if sum(abs(x0 - other) <= _SAME_PLACE for other in places) >= _LEAST]
    if not pairs:
        return list(lines)
    found: list[Line | None] = list(lines)
    for upper, lower in pairs:
        found[upper] = _joined(lines[upper], lines[lower])
        first = ((lines[lower].page_number, lines[lower].word_ids[0]),)
        found[lower] = without_words(lines[lower], by_page(first))
    return [line for line in found if line is not None]


def _with_cut_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines with "AM19/4" over "5" as "AM19/45"."""
    cut = {at: number for at, (upper, lower) in enumerate(pairwise(lines)) if (number := _cut_number(upper, lower))}
    counted = {_counted(number) for number in cut.values()}
    believed = {at: number for at, number in cut.items()
                if {(_counted(number)[0], _counted(number)[1] + step) for step in (-1, 1)} & counted}
    found: list[Line | None] = list(lines)
    for at, number in believed.items():
        words = (lines[at].words[0]._replace(text=number), *lines[at].words[1:])
        found[at] = replace(lines[at], words=words, text=text_of(words))
        found[at + 1] = with_words(lines[at + 1], range(1, len(lines[at + 1].words)))
    return [line for line in found if line is not None]


def _cut_number(upper: Line, lower: Line) -> str | None:
    """Both parts in one column and the first words behind them in another; the lower part is one digit."""
    first, last = upper.words[0].text, lower.words[0].text
    if not (len(last) == 1 and last.isdigit() and _CUT.fullmatch(first)) or upper.page_number != lower.page_number:
        return None
    places = list(zip(upper.words[:2], lower.words[:2], strict=False))
    is_below = len(places) > 1 and all(abs(a.x0 - b.x0) <= _SAME_PLACE for a, b in places)
    return first + last if is_below else None


def _counted(number: str) -> tuple[str, int]:
    """("AM19/", 45)."""
    digits = _LAST_DIGITS.search(number)
    return (number[: digits.start()], int(digits[0])) if digits else (number, 0)


def _pair_at(lines: Sequence[Line], at: int) -> _Pair | None:
    """The pair whose upper part begins this line: one word in a column of its own, or a line of its own."""
    line = lines[at]
    if line.segments[0][1] != 1 or not _UPPER.fullmatch(line.words[0].text):
        return None
    for below in range(at + 1, min(at + 1 + _REACH, len(lines))):
        other = lines[below]
        if other.page_number != line.page_number or other.words[0].top - line.words[0].bottom > line.size:
            return None
        if abs(other.box.x0 - line.box.x0) <= _SAME_PLACE:
            is_number = other.segments[0][1] == 1 and _LOWER.fullmatch(other.words[0].text)
            is_beside = len(line.segments) > 1 or below > at + 1 or len(other.segments) > 1
            return _Pair(at, below) if is_number and is_beside else None
    return None


def _joined(upper: Line, lower: Line) -> Line:
    words = (upper.words[0], lower.words[0], *upper.words[1:])
    ids = (upper.word_ids[0], lower.word_ids[0], *upper.word_ids[1:])
    rest = tuple((a + 1, z + 1) for a, z in upper.segments[1:])
    return replace(upper, words=words, word_ids=ids, text=text_of(words), segments=((0, 2), *rest))
