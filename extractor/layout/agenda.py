"""The list of items on an agenda: number, title, description, printed page range.

In:  the body lines of the pages in front of the papers, less the words that tables use.
Out: `Listed` items in order, as the agenda lists them; which lines they took.

Items are a chain of numbers down one column, each the next of the one before: 1, 2, 3; 8, 8a, 8b, 9; A1, A2, B1.
The longest chain wins, so that numbered guidance notes, dates of meetings and membership lists do not. What
each of them says is read by `item_text`.
"""

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter

from extractor.document import Line
from extractor.layout.glued import unglued
from extractor.layout.item_text import Measure, is_point, item_text, title_x
from extractor.layout.numbering import Start, best_chain, item_starts, number_gap, opens_a_list, range_in
from extractor.layout.range_column import without_ranges_before
from extractor.layout.side_columns import SideColumn, cut, side_columns
from extractor.layout.time_column import timed_starts, without_times
from extractor.layout.unnumbered import unnumbered_items
from extractor.layouts import (
    AGENDA_ENDS,
    AGENDA_HEADS,
    AGENDA_SUBHEADS,
    GUIDANCE_HEADS,
    LIST_SIGNATURES,
    TextRule,
)
from extractor.values.screens import Screen

_MAX_HEADS = 4                # "Agenda" on the cover, above the list, above what came late
_NAMELESS = "~"
_A_WORD = re.compile(r"[^\W\d_]{3}")
_OFTEN_AT_LEFT = 2            # lines of other items left of the titles: descriptions stand there
_FOR_WHAT = re.compile(r"for (?:\w+ and )?(?:decision|information|noting|discussion|consideration|approval|action|"
                       r"scrutiny|recommendation)s?(?: only)?\W*", re.IGNORECASE)
_SEVERAL = re.compile(r"\d{1,4}\s*[-–—]\s*\d{1,4}(?:\s*(?:,|;|&|and)\s*\d{1,4}\s*[-–—]\s*(?P<last>\d{1,4}))+")
_LEAST_OTHER = 3
_A_NAME = re.compile(r"(?:[A-Z][\w.’'-]*(?:\s|$)){1,4}")
_SAME_COLUMN_PT, _COLUMN_PT = 9.0, 150.0
_FURTHER = re.compile(r"(?:,|;|&|and)\s*(\d{1,4})")
_FAR_EMS = 3.5                # white space after which nothing belongs to the last item


@dataclass(frozen=True, slots=True)
class Listed:
    """One item as listed. `first`/`last` are printed page labels; `lines` those that it took.

    An agenda without numbers gets names for its items that are not printed; `printed_number` tells them.
    """

    number: str
    title: str
    description: str | None
    first: str | None
    last: str | None
    page_number: int
    lines: tuple[Line, ...]
    further: tuple[str, ...] = ()          # first labels of the ranges after the first ("Pages 3 - 8, 11 - 14")


def has_hole(items: Sequence[Listed]) -> bool:
    """Whether a number is missing between two others."""
    return any(number_gap(a.number, b.number) != 1 for a, b in itertools.pairwise(items))


def printed_number(number: str | None) -> str | None:
    """The number as printed; None for the names of items that have none."""
    return None if number is None or number.startswith(_NAMELESS) else number


def listed_items(lines: Sequence[Line], page_width: float) -> tuple[Listed, ...]:
    """Items of the best chain of numbers below an agenda's head; () where there is none of two or more."""
    lines, before = without_ranges_before(unglued(without_times(lines)))
    found = [_chain_below(lines, zone, page_width) for zone in _zones(lines)]
    zone, chain = max(found, key=lambda it: sum(s.score for s in it[1]))
    timed = timed_starts(lines)
    if len(timed) > len(chain):
        return _timed(lines, timed, zone[1], page_width)
    if not chain or (len(chain) == 1 and not _stands_alone(lines, chain[0], zone, page_width)):
        return _without_numbers(lines, page_width) if not chain else ()
    earlier, later = _lists_around(lines, zone, chain, page_width)
    listed: list[Listed] = []
    for chained, limit in ((earlier, chain[0].line), (chain, later[0].line if later else zone[1]), (later, zone[1])):
        parts = _parts(chained)
        kept = _without_points(lines, [s for s in chained if s not in parts], page_width)
        stops = {s.line for s in parts} | _group_heads(lines, kept)
        items = _items(lines, kept, limit, page_width, stops) if kept else ()
        for start, item in zip(kept, items, strict=True):
            first, last = before.get(start.line, (None, None))
            listed.append(item if item.first or not first else replace(item, first=first, last=last))
    named = sum(_A_WORD.search(item.title) is not None for item in listed)
    return tuple(listed) if 2 * named >= len(listed) else ()        # "2011/12 | 72% | 90,231": rows of a table


def _lists_around(
    lines: Sequence[Line], zone: tuple[int, int], chain: Sequence[Start], page_width: float
) -> tuple[list[Start], list[Start]]:
    """The lists of other meetings on the same sheet, above and below: the annual meeting and the one that follows it,
    each counted from one and opening as agendas do."""
    found = []
    for start, stop in ((zone[0], chain[0].line), (chain[-1].line + 1, zone[1])):
        other = best_chain(lines, item_starts(lines, (start, stop), page_width)) if stop - start >= _LEAST_OTHER else []
        is_list = len(other) >= _LEAST_OTHER and other[0].key == (1,) == chain[0].key and (
            opens_a_list(lines, other[:3]) and abs(other[0].x0 - chain[0].x0) < _SAME_COLUMN_PT)
        found.append(other if is_list else [])
    return found[0], found[1]


def _chain_below(
    lines: Sequence[Line], zone: tuple[int, int], page_width: float
) -> tuple[tuple[int, int], list[Start]]:
    """The best chain in the zone, and the zone it turns out to fill."""
    chain = best_chain(lines, item_starts(lines, zone, page_width))
    if zone[1] < len(lines):
        beyond = (zone[0], len(lines))
        starts = item_starts(lines, beyond, page_width)
        longer = best_chain(lines, starts)
        if len(longer) > len(chain) and _goes_on_beyond_notes(lines, longer, starts, zone[1]):
            return beyond, longer
    return zone, chain


def _parts(chain: Sequence[Start]) -> list[Start]:
    """ "A. Procedural items" above A1: the heads of parts, which are no items."""
    return [s for s, after in itertools.pairwise(chain)
            if len(s.key) == 1 and isinstance(s.key[0], str) and after.key == (s.key[0], 1)]


def _group_heads(lines: Sequence[Line], chain: Sequence[Start]) -> set[int]:
    """Lines such as "FOR INFORMATION" right above an item, unless most items end so: then it says what each is for."""
    above = [s.line - 1 for s in chain[1:] if lines[s.line - 1].is_bold or lines[s.line - 1].text.isupper()]
    found = {i for i in above if _FOR_WHAT.fullmatch(lines[i].text)}
    return found if 2 * len(found) < len(chain) else set()


def _without_points(lines: Sequence[Line], chain: Sequence[Start], page_width: float) -> list[Start]:
    """Without the plain 1.1, 1.2 below bold items: points, unless a page range stands with one of them."""
    whole = {s.key for s in chain}
    points = [s for s in chain if len(s.key) > 1 and isinstance(s.key[-1], int) and s.key[:-1] in whole
              and isinstance(s.key[0], int)]
    items = [s for s in chain if s not in points]
    if not points or any(_is_bold(lines, s) or range_in(lines[s.line], page_width) for s in points):
        return list(chain)
    return items if all(_is_bold(lines, s) for s in items) else list(chain)


def _is_bold(lines: Sequence[Line], start: Start) -> bool:
    """Its title begins in bold, whatever its number is set in."""
    words = lines[start.line].words
    return words[min(start.word_count, len(words) - 1)].font.is_bold


def _items(
    lines: Sequence[Line], chain: Sequence[Start], limit: int, page_width: float, parts: Collection[int] = ()
) -> tuple[Listed, ...]:
    turn = next((i for i, (a, b) in enumerate(itertools.pairwise(chain), 1)
                 if lines[b.line].page_number == lines[a.line].page_number and b.x0 > a.x0 + _COLUMN_PT), None)
    if turn is not None:                                    # a list in two columns of the page is two
        return (*_items(lines, chain[:turn], chain[turn].line, page_width, parts),
                *_items(lines, chain[turn:], limit, page_width, parts))
    left = _usual([title_x(lines[s.line], s.word_count) for s in chain])
    columns = side_columns(lines, [s.line for s in chain], left)
    listed = lines[chain[0].line: chain[-1].line + 1]
    if columns:
        listed = [part for x in listed if (part := cut(x, columns)[0]) is not None and part.box.x1 <= columns[0].x]
    measure = Measure.of([x for x in listed if x.box.x0 < left + 20], page_width)
    starts = {s.line for s in chain}
    at_left = sum(lines[i].box.x0 < left - 6 for i in range(chain[0].line, chain[-1].line) if i not in starts)
    items = []
    for start, after in zip(chain, [*chain[1:], None], strict=True):
        stop = after.line if after else _end_of_last(
            lines, start, limit, left, columns, may_stand_left=at_left > _OFTEN_AT_LEFT)
        own = _own_lines(lines, start.line, min([stop, *(p for p in parts if p > start.line)]))
        title, description, first, last = item_text(own, start.word_count, columns, page_width, measure)
        items.append(Listed(start.number, title, description or None, first, last, own[0].page_number, tuple(own),
                            _further(own, last, page_width)))
    return tuple(items)


def _further(own: Sequence[Line], last: str | None, page_width: float) -> tuple[str, ...]:
    """Where the ranges after the first begin, if the item's range is several that end with `last`, or its points'."""
    match = next((m for line in own if last and (m := _SEVERAL.search(line.text)) and m["last"] == last), None)
    if match:
        return tuple(_FURTHER.findall(match[0]))
    of_points = [found[0] for line in own if is_point(line) and (found := range_in(line, page_width))]
    return tuple(of_points[1:])


def _without_numbers(lines: Sequence[Line], page_width: float) -> tuple[Listed, ...]:
    """Items of an agenda that numbers none."""
    found = unnumbered_items(lines, _ends_the_list)
    measure = Measure.of([line for item in found for line in item.lines], page_width)
    items = []
    for n, (own, mark_words) in enumerate(found):
        title, description, first, last = item_text(own, mark_words, (), page_width, measure)
        items.append(Listed(f"{_NAMELESS}{n}", title, description or None, first, last, own[0].page_number, own))
    return tuple(items)


def _timed(lines: Sequence[Line], starts: Sequence[int], limit: int, page_width: float) -> tuple[Listed, ...]:
    """Items that begin with their time of day instead of a number."""
    counts = [lines[i].segments[0][1] for i in starts]
    left = _usual([title_x(lines[i], count) for i, count in zip(starts, counts, strict=True)])
    columns = side_columns(lines, starts, left)
    stops = [*starts[1:], min(limit, starts[-1] + 3)]
    own_lines = [_own_lines(lines, a, z) for a, z in zip(starts, stops, strict=True)]
    titles = [part for own in own_lines for x in own if (part := cut(x, columns)[0] if columns else x) is not None]
    measure = Measure.of(titles, page_width)
    items = []
    for n, (own, count) in enumerate(zip(own_lines, counts, strict=True)):
        title, description, first, last = item_text(own, count, columns, page_width, measure)
        items.append(Listed(f"{_NAMELESS}{n}", title, description or None, first, last, own[0].page_number, tuple(own)))
    return tuple(items)


def _goes_on_beyond_notes(
    lines: Sequence[Line], longer: Sequence[Start], starts: Sequence[Start], stop: int
) -> bool:
    """Whether "Notes:" stands inside an item: the list, in bold throughout, goes on below it with its next number
    and nothing counts anew from there."""
    below = next((s for s in starts if s.line >= stop and lines[s.line].is_bold), None)
    return longer[0].line < stop and below in longer and all(lines[s.line].is_bold for s in longer)


@lru_cache(maxsize=4096)
def is_agenda_head(text: str) -> bool:
    """The line above a list of items."""
    return _matches(_HEADS, text)


@lru_cache(maxsize=4096)
def is_guidance_head(text: str) -> bool:
    """The head of notes for members and public."""
    return _matches(_GUIDANCE, text)


_HEADS, _GUIDANCE, _SUBHEADS, _ENDS, _SIGNED = (
    Screen(rules, attrgetter("pattern"))
    for rules in (AGENDA_HEADS, GUIDANCE_HEADS, AGENDA_SUBHEADS, AGENDA_ENDS, LIST_SIGNATURES)
)


def _matches(rules: Screen[TextRule], text: str) -> bool:
    return any(rule.pattern.fullmatch(text) for rule in rules(text))


def _zones(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """From below each of the agenda's heads to the first guidance head after it; the whole where there is no head."""
    heads = [i for i, line in enumerate(lines) if len(line.text) < 90 and is_agenda_head(line.text)]
    notes = [i for i, line in enumerate(lines) if len(line.text) < 100 and (line.is_bold or line.text.isupper())
             and is_guidance_head(line.text)]
    return [(start, next((i for i in notes if i > start + 3), len(lines))) for start in heads[:_MAX_HEADS] or [0]]


def _stands_alone(lines: Sequence[Line], start: Start, zone: tuple[int, int], page_width: float) -> bool:
    """A list of one, as supplements have: its page range is printed, or it is all there is below the head."""
    near = lines[start.line: start.line + 3]
    return any(range_in(line, page_width) for line in near) or (zone[0] > 0 and start.line - zone[0] <= 2)


# ---------------------------------------------------------------- one item


def _usual(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def _end_of_last(
    lines: Sequence[Line], start: Start, limit: int, left: float, columns: Sequence[SideColumn], *, may_stand_left: bool
) -> int:
    """The last item ends before a sub-head, a signature, or text that stands left of the titles or below columns."""
    for index in range(start.line + 1, limit):
        line = lines[index]
        if line.page_number > lines[start.line].page_number + 1 or _is_foreign(line) or _matches(_SIGNED, line.text):
            return index
        above = lines[index - 1]
        if line.is_bold and line.page_number > above.page_number and (len(above.segments) > 1 or not above.is_bold):
            return index                                    # a head of its own over the next page
        if index + 1 < limit and _A_NAME.fullmatch(line.text) and _matches(_SIGNED, lines[index + 1].text):
            return index                                    # a name above its office
        if any(line.box.x0 < left - 6 and c.x < line.box.x1 and not cut(line, (c,))[1][0] for c in columns):
            return index                                    # it runs on under the columns beside the titles
        gap = line.box.top - lines[index - 1].box.bottom
        if gap > _FAR_EMS * line.size:
            return index
        is_left = line.box.x0 < left - 6 and line.page_number == lines[index - 1].page_number
        if is_left and gap > 0.5 * line.size and not may_stand_left:
            return index
    return limit


def _is_foreign(line: Line) -> bool:
    """A sub-head of the agenda, or what stands after its last item; never the rest of a sentence."""
    return len(line.text) < 120 and not line.text[0].islower() and (
        ((line.is_bold or line.text.isupper()) and _matches(_SUBHEADS, line.text))
        or _matches(_ENDS, line.text) or (line.is_bold and is_guidance_head(line.text))
    )


def _ends_the_list(line: Line) -> bool:
    """Where no number tells an item from a sub-head, only signatures, addressees and notes end the list."""
    return len(line.text) < 120 and ((is_guidance_head(line.text) and line.is_bold) or any(
        rule.name != "dates" and rule.pattern.fullmatch(line.text) for rule in AGENDA_ENDS))


def _own_lines(lines: Sequence[Line], start: int, stop: int) -> list[Line]:
    own = [lines[start]]
    for line in lines[start + 1: stop]:
        if _is_foreign(line):
            break
        own.append(line)
    return own
