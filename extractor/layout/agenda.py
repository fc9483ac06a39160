"""The list of items on an agenda: number, title, description, printed page range.

In:  the body lines of the pages in front of the papers, less the words that tables use.
Out: `Listed` items in order, as the agenda lists them; which lines they took.

Items are a chain of numbers down one column, each the next of the one before: 1, 2, 3; 8, 8a, 8b, 9; A1, A2, B1.
The longest chain wins, so that numbered guidance notes, dates of meetings and membership lists do not. A title
ends where the weight changes, a wider space comes, the page range closes, or a line was broken before its
measure was full; the rest is the description.

What surprised us: ranges stand at the end of a title, on a line of their own, or in a right-hand column beside the
title's first line, so that the title goes on below its own range; justified titles have gaps as wide as columns;
bold titles run on into a plain description after a dash on the same line.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from extractor.document import Line, Word
from extractor.layout.numbering import RANGE_COLUMN, Start, best_chain, item_starts, number_at_start, range_in
from extractor.layouts import (
    AGENDA_ENDS,
    AGENDA_HEADS,
    AGENDA_SUBHEADS,
    GUIDANCE_HEADS,
    NO_PAPERS,
    PAGE_RANGES,
    TextRule,
)
from extractor.prose import join_lines, text_of
from extractor.values.screens import Screen

_BROKEN_EARLY_EMS = 10.0      # a bold line so much shorter than the measure is a title of its own
_FAR_EMS = 3.5                # white space after which nothing belongs to the last item


@dataclass(frozen=True, slots=True)
class Listed:
    """One item as listed. `first`/`last` are printed page labels; `lines` those that it took."""

    number: str
    title: str
    description: str | None
    first: str | None
    last: str | None
    page_number: int
    lines: tuple[Line, ...]


def listed_items(lines: Sequence[Line], page_width: float) -> tuple[Listed, ...]:
    """Items of the longest chain of numbers below the agenda's head; () where there is none of two or more."""
    zone = _zone(lines)
    chain = best_chain(lines, item_starts(lines, zone, page_width))
    if zone[1] < len(lines):
        beyond = (zone[0], len(lines))
        starts = item_starts(lines, beyond, page_width)
        longer = best_chain(lines, starts)
        if len(longer) > len(chain) and _goes_on_beyond_notes(lines, longer, starts, zone[1]):
            zone, chain = beyond, longer
    if not chain or (len(chain) == 1 and not _stands_alone(lines, chain[0], zone, page_width)):
        return ()
    items = []
    title_x = _usual([_title_x(lines[s.line], s.word_count) for s in chain])
    measure = _Measure.of([x for x in lines[chain[0].line: chain[-1].line + 1] if x.box.x0 < title_x + 20], page_width)
    for start, after in zip(chain, [*chain[1:], None], strict=True):
        stop = after.line if after else _end_of_last(lines, start, zone[1], title_x)
        items.append(_item(lines, start, stop, page_width, measure))
    return tuple(items)


def _goes_on_beyond_notes(
    lines: Sequence[Line], longer: Sequence[Start], starts: Sequence[Start], stop: int
) -> bool:
    """Whether "Notes:" stands inside an item: the list, in bold throughout, goes on below it with its next number
    and nothing counts anew from there."""
    below = next((s for s in starts if s.line >= stop and lines[s.line].is_bold), None)
    return longer[0].line < stop and below in longer and all(lines[s.line].is_bold for s in longer)


def is_agenda_head(text: str) -> bool:
    """The line above a list of items."""
    return _matches(_HEADS, text)


def is_guidance_head(text: str) -> bool:
    """The head of notes for members and public."""
    return _matches(_GUIDANCE, text)


_HEADS, _GUIDANCE, _SUBHEADS, _ENDS = (
    Screen(rules, attrgetter("pattern")) for rules in (AGENDA_HEADS, GUIDANCE_HEADS, AGENDA_SUBHEADS, AGENDA_ENDS)
)


def _matches(rules: Screen[TextRule], text: str) -> bool:
    return any(rule.pattern.fullmatch(text) for rule in rules(text))


def _zone(lines: Sequence[Line]) -> tuple[int, int]:
    """From below the agenda's head to the first guidance head after it."""
    heads = [i for i, line in enumerate(lines) if len(line.text) < 90 and is_agenda_head(line.text)]
    start = heads[0] if heads else 0
    if lines and heads and re.fullmatch(r"(?:agenda )?item no\.?.*", lines[heads[0]].text, re.IGNORECASE):
        start = heads[0]
    stop = next(
        (i for i, line in enumerate(lines) if i > start + 3 and len(line.text) < 100 and is_guidance_head(line.text)
         and (line.is_bold or line.text.isupper())), len(lines),
    )
    return start, stop


def _stands_alone(lines: Sequence[Line], start: Start, zone: tuple[int, int], page_width: float) -> bool:
    """A list of one, as supplements have: its page range is printed, or it is all there is below the head."""
    near = lines[start.line: start.line + 3]
    return any(range_in(line, page_width) for line in near) or (zone[0] > 0 and start.line - zone[0] <= 2)


# ---------------------------------------------------------------- one item


def _title_x(line: Line, count: int) -> float:
    return line.words[count].x0 if count < len(line.words) else line.box.x0


def _usual(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def _end_of_last(lines: Sequence[Line], start: Start, limit: int, title_x: float) -> int:
    """The last item ends before a sub-head, a signature, or text that stands left of the titles."""
    for index in range(start.line + 1, limit):
        line = lines[index]
        if line.page_number > lines[start.line].page_number + 1 or _is_foreign(line):
            return index
        gap = line.box.top - lines[index - 1].box.bottom
        if gap > _FAR_EMS * line.size:
            return index
        is_left = line.box.x0 < title_x - 6 and line.page_number == lines[index - 1].page_number
        if is_left and gap > 0.5 * line.size:
            return index
    return limit


def _is_foreign(line: Line) -> bool:
    """A sub-head of the agenda, or what stands after its last item."""
    return len(line.text) < 120 and (
        ((line.is_bold or line.text.isupper()) and _matches(_SUBHEADS, line.text))
        or _matches(_ENDS, line.text) or (line.is_bold and is_guidance_head(line.text))
    )


_Part = tuple[Line, tuple[Word, ...], bool]
"""A line of an item, its words without number and range, and whether the range ends the title there."""


class _Measure(NamedTuple):
    """How the list is set: the widest distance in em between two lines of one title, and where its lines end."""

    pitch: float
    right: float

    @classmethod
    def of(cls, lines: Sequence[Line], page_width: float) -> "_Measure":
        steps = sorted(
            step for a, b in itertools.pairwise(lines) if a.page_number == b.page_number and a.size == b.size
            and 0.9 < (step := (b.box.bottom - a.box.bottom) / a.size) < 2
        )
        closest = steps[len(steps) // 20] if steps else 1.2
        ends = []
        for line in lines:
            found = range_in(line, page_width)
            stop = found[2][0] if found else len(line.words)
            if stop:
                ends.append(line.words[stop - 1].x1)
        return cls(closest * 1.12 + 0.04, max(ends, default=page_width))


def _item(lines: Sequence[Line], start: Start, stop: int, page_width: float, measure: _Measure) -> Listed:
    own = [lines[start.line]]
    for line in lines[start.line + 1: stop]:
        if _is_foreign(line):
            break
        own.append(line)
    first_label: str | None = None
    last_label: str | None = None
    parts: list[_Part] = []
    for i, line in enumerate(own):
        words = line.words[start.word_count:] if i == 0 else line.words
        found = range_in(line, page_width)
        if found and first_label is None:
            first_label, last_label, (a, z) = found
            is_beside = line.words[a].x0 > RANGE_COLUMN * page_width and line.segments[-1][0] <= a
            offset = start.word_count if i == 0 else 0
            words = (*line.words[offset:a], *line.words[z:])
            parts.append((line, words, not is_beside or _is_right_column(own, line, a)))
        else:
            parts.append((line, words, False))
    title, description = _title_and_rest(parts, measure)
    if first_label is None:
        title, first_label, last_label = _broken_range(title)
    return Listed(start.number, title, description or None, first_label, last_label, own[0].page_number, tuple(own))


def _broken_range(title: str) -> tuple[str, str | None, str | None]:
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


def _title_and_rest(parts: Sequence[_Part], measure: _Measure) -> tuple[str, str]:
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
    if not plain or any(w.font.is_bold and any(c.isalnum() for c in w.text) for w in words[plain[0]:]):
        return len(words)
    cut = plain[0]
    return cut if cut > 0 else len(words)


def _goes_on(
    before: Line, line: Line, words: Sequence[Word], is_bold: bool,
    parts: Sequence[_Part], index: int, measure: _Measure,
) -> bool:
    """Whether a line is the next of the title."""
    if before.is_underlined and not line.is_underlined:
        return False
    if is_bold != words[0].font.is_bold or abs(line.size - before.size) > 0.08 * before.size:
        return False
    if words[0].font.is_italic != before.words[-1].font.is_italic and words[0].font.is_italic:
        return False
    if line.page_number != before.page_number or line.box.bottom - before.box.bottom > measure.pitch * line.size:
        return False
    if re.fullmatch(r"\(?[a-z0-9]{1,3}[.)]", words[0].text):
        return False
    numbered = number_at_start(before.words) if index == 1 else None
    text_x = _title_x(before, numbered[1]) if numbered else before.box.x0
    if abs(words[0].x0 - text_x) > 2.5 * line.size:
        return False
    used = parts[index - 1][1] or parts[max(0, index - 2)][1]
    spare = measure.right - max((w.x1 for w in used), default=measure.right)
    need = words[0].x1 - words[0].x0 + 0.3 * line.size
    is_same_look = is_bold or (text_of(words).isupper() and text_of(used).isupper())
    return spare <= need + (_BROKEN_EARLY_EMS if is_same_look else 1.5) * line.size


_PURPOSE = re.compile(
    r"\s+[-–—]\s*(?=(?:to (?:receive|consider|discuss|note|approve|agree|confirm|review|resolve|authorise|"
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
    return re.sub(r"\s*[-–—:*]\s*$", "", text).strip()
