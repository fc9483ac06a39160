"""The text of one item of an agenda: title, description and page range, out of the lines that it takes.

In:  an item's lines, how many words of the first are its number, the columns beside the titles, the list's measure.
Out: `ItemText`.

A title ends where the weight changes, a wider space comes, the page range closes, or a line was broken before its
measure was full; the rest is the description.

What surprised us: ranges stand at the end of a title, on a line of their own, in a right-hand column beside the
title's first line, so that the title goes on below its own range, or broken over two lines; justified titles have
gaps as wide as columns; bold titles run on into a plain description after a dash on the same line; boxes of lines
are as high as their letters, so that only tops and bottoms together tell how far two lines are apart.
"""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.document import Line, Word
from extractor.layout.numbering import RANGE_COLUMN, broken_range, number_at_start, range_in
from extractor.layout.side_columns import SideColumn, column_range, cut
from extractor.layouts import NO_PAPERS, PAGE_RANGES
from extractor.prose import join_lines, text_of

_POINT = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})[).]|[•▪●○-]", re.IGNORECASE)
_PLAIN_FOR_GOOD = 4           # plain words after bold ones that are more than an "of the" within a title
_BROKEN_EARLY_EMS = 10.0      # a bold line so much shorter than the measure is a title of its own


class ItemText(NamedTuple):
    """What an item says. `first`/`last` are printed page labels."""

    title: str
    description: str
    first: str | None
    last: str | None


def title_x(line: Line, count: int) -> float:
    """Where the text after a line's first `count` words begins."""
    return line.words[count].x0 if count < len(line.words) else line.box.x0


_Part = tuple[Line, tuple[Word, ...], bool]
"""A line of an item, its words without number and range, and whether the range ends the title there."""


class Measure(NamedTuple):
    """How the list is set: the widest distance in em between two lines of one title, and where its lines end."""

    pitch: float
    right: float

    @classmethod
    def of(cls, lines: Sequence[Line], page_width: float) -> "Measure":
        steps = sorted(
            step for a, b in itertools.pairwise(lines) if a.page_number == b.page_number and a.size == b.size
            and 0.9 < (step := max(_steps(a, b)) / a.size) < 2
        )
        closest = steps[len(steps) // 20] if steps else 1.2
        ends = []
        for line in lines:
            found = range_in(line, page_width)
            stop = found[2][0] if found else len(line.words)
            if stop:
                ends.append(line.words[stop - 1].x1)
        return cls(closest * 1.12 + 0.04, max(ends, default=page_width))


def _steps(above: Line, line: Line) -> tuple[float, float]:
    return line.box.bottom - above.box.bottom, line.box.top - above.box.top


def item_text(
    own: Sequence[Line], number_words: int, columns: Sequence[SideColumn], page_width: float, measure: Measure
) -> ItemText:
    """Title, description and range of the item on these lines."""
    found: tuple[str, str | None] | None = None
    beside: list[str] = []
    if columns:
        cuts = [cut(line, columns) for line in own]
        own = [line for line, _ in cuts if line is not None]
        for k, column in enumerate(columns):
            texts = [text_of(words[k]) for _, words in cuts if words[k]]
            if not column.has_ranges:
                beside.append(join_lines(texts))
            elif found is None:
                found = column_range(texts)
    parts, inline = _parts(own, number_words, page_width, is_found=found is not None)
    title, rest = _title_and_rest(parts, measure)
    found = found or inline
    if found is None:
        title, first, last = _range_at_end(title)
        found = (first, last) if first else None
    description = " ".join(text for text in (rest, *beside) if text)
    return ItemText(title, description, *(found or (None, None)))


def _parts(
    own: Sequence[Line], number_words: int, page_width: float, *, is_found: bool
) -> tuple[list[_Part], tuple[str, str | None] | None]:
    """The item's lines without its number and its first page range, and that range."""
    parts: list[_Part] = []
    found: tuple[str, str | None] | None = None
    skip = 0                                               # words of this line that end the range of the line before
    for i, line in enumerate(own):
        offset = number_words if i == 0 else skip
        skip = 0
        here = None if is_found else range_in(line, page_width)
        if here and found and not is_point(line):
            here = None
        over = None if here or is_found or found or i + 1 == len(own) else broken_range(line, own[i + 1])
        if here:
            first, last, (a, z) = here
            found = (found[0], last or first) if found else (first, last)
            is_beside = line.words[a].x0 > RANGE_COLUMN * page_width and line.segments[-1][0] <= a
            parts.append((line, (*line.words[offset:a], *line.words[z:]),
                          not is_beside or _is_right_column(own, line, a)))
        elif over:
            first, last, (a, skip) = over
            found = (first, last)
            parts.append((line, line.words[offset:a], line.words[a].x0 < RANGE_COLUMN * page_width))
        else:
            parts.append((line, line.words[offset:], False))
    return parts, found


def is_point(line: Line) -> bool:
    """ "(b) Station Road": with a page range of its own, which widens the item's."""
    return _POINT.fullmatch(line.words[0].text) is not None


def _range_at_end(title: str) -> tuple[str, str | None, str | None]:
    """(title, first, last) where the range began on one line and ended on the next."""
    for rule in PAGE_RANGES:
        match = re.search(r"\s+" + rule.pattern.pattern + r"$", title, re.IGNORECASE)
        if match and match[0].strip().startswith(("(", "[")):
            return _clean_title(title[: match.start()]), match["first"], match["last"] or match["first"]
    return title, None, None


def _is_right_column(own: Sequence[Line], line: Line, at: int) -> bool:
    """False where the range stands in a column beside the title, which then goes on below it."""
    edge = line.words[at].x0
    following = [o for o in own if o.page_number == line.page_number and o.box.top > line.box.top]
    return bool(following) and following[0].box.x1 > edge


def _title_and_rest(parts: Sequence[_Part], measure: Measure) -> tuple[str, str]:
    title: list[str] = []
    rest: list[str] = []
    is_bold: bool | None = None
    before: Line | None = None
    is_open = True
    for i, (line, words, closes) in enumerate(parts):
        if not words:
            is_open = is_open and not (closes and title)
            before = line if title else before
            continue
        if is_bold is None:
            is_bold = words[0].font.is_bold
        if is_open and title and before is not None and not _goes_on(before, line, words, is_bold, parts, i, measure):
            is_open = False
        if not is_open:
            rest.append(text_of(words))
            continue
        count = _leading_run(words, is_bold)
        shown, *purpose = _PURPOSE.split(text_of(words[:count]), maxsplit=1)
        title.append(shown)
        if count < len(words) or purpose:
            rest += [*purpose, text_of(words[count:])]
            is_open = False
        if closes:
            is_open = False
        before = line
    return _clean_title(join_lines(title)), re.sub(r"^[-–—:]\s*", "", join_lines(rest))


def _leading_run(words: Sequence[Word], is_bold: bool) -> int:
    """How many words are the title's: up to where a bold title turns plain for good."""
    if not is_bold:
        return len(words)
    plain = [i for i, w in enumerate(words) if not w.font.is_bold and any(c.isalnum() for c in w.text)]
    bold = [i for i, w in enumerate(words) if w.font.is_bold and any(c.isalnum() for c in w.text)]
    again = next((i for i in bold if plain and i > plain[0]), None)
    if not plain or plain[0] == 0 or (again is not None and again - plain[0] < _PLAIN_FOR_GOOD):
        return len(words)
    return plain[0]


def _goes_on(
    before: Line, line: Line, words: Sequence[Word], is_bold: bool,
    parts: Sequence[_Part], index: int, measure: Measure,
) -> bool:
    """Whether a line is the next of the title."""
    if before.is_underlined and not line.is_underlined:
        return False
    if is_bold != words[0].font.is_bold or abs(line.size - before.size) > 0.08 * before.size:
        return False
    if words[0].font.is_italic != before.words[-1].font.is_italic and words[0].font.is_italic:
        return False
    if line.page_number != before.page_number or min(_steps(before, line)) > measure.pitch * line.size:
        return False
    if re.fullmatch(r"\(?[a-z0-9]{1,3}[.)]", words[0].text):
        return False
    numbered = number_at_start(before.words) if index == 1 else None
    text_x = title_x(before, numbered[1]) if numbered else before.box.x0
    used = parts[index - 1][1] or parts[max(0, index - 2)][1]
    spare = measure.right - max((w.x1 for w in used), default=measure.right)
    need = words[0].x1 - words[0].x0 + 0.3 * line.size
    if abs(words[0].x0 - text_x) > 2.5 * line.size and not (
        spare <= need and abs(words[0].x0 - before.box.x0) < 0.5 * line.size     # it goes on below its number
    ):
        return False
    is_same_look = is_bold or (text_of(words).isupper() and text_of(used).isupper())
    return spare <= need + (_BROKEN_EARLY_EMS if is_same_look else 1.5) * line.size


_PURPOSE = re.compile(
    r"(?:\s+[-–—]|:)\s*(?=(?:to (?:receive|consider|discuss|note|approve|agree|confirm|review|resolve|authorise|"
    r"appoint|elect|sign|"
    r"report|determine|decide|hear|update|ratify|adopt|accept|invite|allow|enable|provide)|for (?:information|"
    r"decision|noting|"
    r"approval|discussion))\b)", re.IGNORECASE,
)
"""Between a title and what is to be done, where no change of weight shows it."""


def _clean_title(text: str) -> str:
    """Without dangling dashes, and without "(To follow)" and the like."""
    for rule in NO_PAPERS:
        text = re.sub(r"\s*[-–—]?\s*(?:" + rule.pattern.pattern + r")\s*$", "", text, flags=re.IGNORECASE)
    return re.sub(r"^\s*[-–—:]\s+|[-–—:*\s]+$", "", text).strip()
