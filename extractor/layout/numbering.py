"""Chains of item numbers down one column of an agenda: 1, 2, 3; 8, 8a, 8b, 9; A1, A2, B3; 6, 6.1, 6.2, 7.

In:  the lines of the front pages, and where the list may stand. Out: the starts of the items, in order.

The chain with the highest sum of scores wins; titles score more than paragraphs, numbers right below the word
"Agenda" most of all. So numbered guidance, minutes, dates and the papers' own paragraphs lose.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extractor.document import Line, Word
from extractor.layouts import COLUMN_RANGES, ITEM_NUMBERS, PAGE_RANGES
from extractor.prose import text_of

_SAME_COLUMN_PT = 9.0
_COLUMN_LINES = 4
_COLUMN_PT = 150.0           # from one column of a page to the next
RANGE_COLUMN = 0.68          # of the page's width: right of it a bare "5 - 12" is a page range
_MAX_HOLE = 3
_YEARS = ((10, 100), (1990, 2090))    # "48/23", "48/2023"
_RANGE_WORDS = 12            # "(Pages 3 - 8, 11 - 14)"
_MAX_JUMP = 40
_PARAGRAPH_WORDS = 28
_TITLE_SCORE = 1.0
_BELOW_HEAD = 6.0             # the first number below the word "Agenda" is worth several others
_RESTART = 9.0               # what it costs a chain that another meeting's list begins between two of its numbers
_OPENS = re.compile(r"(?:to (?:receive|elect|record) )?(?:any )?(?:apolog|declar|disclos|election of|welcome|"
                    r"appointment of (?:the |a )?(?:chair|vice))", re.IGNORECASE)
_PARAGRAPH_SHARE = 0.2        # what a numbered paragraph counts beside a title


_ROMAN = {tens + units: 10 * len(tens) + n for tens in ("", "X", "XX")
          for n, units in enumerate(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")) if tens + units}
_HALF_RANGE = re.compile(r"[(\[]?(?:pages? )?\d{1,4}\s?[-–—]", re.IGNORECASE)
_MAY_HOLD_RANGE = re.compile(r"\(|(?<![^\s\[])p(?:age|g|p|\.|(?!\S))", re.IGNORECASE)


class Start(NamedTuple):
    """A line that may begin an item."""

    line: int
    key: tuple[int | str, ...]
    number: str
    word_count: int
    x0: float
    x1: float
    score: float
    has_range: bool = False


def item_starts(lines: Sequence[Line], zone: tuple[int, int], page_width: float) -> list[Start]:
    """Lines of the zone (from, to) that begin with what may be an item's number."""
    found: list[Start] = []
    for index in range(*zone):
        line = lines[index]
        numbered = number_at_start(line.words)
        if not numbered or line.angle != 0:
            continue
        if line.box.x0 > 0.45 * page_width and not _begins_its_column(lines, index):
            continue
        number, count = numbered
        rest = line.words[count:]
        if not rest and not _is_title_below(lines, index):
            continue
        text = text_of(rest)
        has_range = range_in(line, page_width) is not None or _opens_range(line, page_width)
        score = 1.0 + (0.5 if has_range else 0.0) + (0.3 if text[:1].isupper() else -0.4)
        score *= _PARAGRAPH_SHARE if _is_paragraph(lines, index) else 1.0
        is_first = not found or (len(found) == 1 and _is_part_letter(found[0].key) and _key(number) == (1,))
        if zone[0] and is_first:
            is_same_page = line.page_number == lines[zone[0]].page_number
            score += _BELOW_HEAD if is_same_page else 0.5 * _BELOW_HEAD
        found.append(Start(index, _key(number), number, count, line.box.x0, line.words[count - 1].x1, score,
                           has_range))
    return found


def _begins_its_column(lines: Sequence[Line], index: int) -> bool:
    """Whether a line in the right half begins at the left edge of a column of prose."""
    line = lines[index]
    own = [x.box.x0 for x in lines if x.page_number == line.page_number and x.block == line.block] if line.block else []
    return len(own) >= _COLUMN_LINES and line.box.x0 - min(own) < _SAME_COLUMN_PT


def _is_part_letter(key: tuple[int | str, ...]) -> bool:
    """ "A. Procedural items" heads a part of the agenda; its items are numbered below it."""
    return len(key) == 1 and isinstance(key[0], str)


def _is_paragraph(lines: Sequence[Line], index: int) -> bool:
    """A numbered paragraph of prose: plain, close together, many words that end as sentences do."""
    first = lines[index]
    if first.is_bold:
        return False
    words, last = len(first.words), first
    for line in lines[index + 1: index + 9]:
        if (line.page_number != last.page_number or line.is_bold or line.size != first.size
                or line.box.top - last.box.bottom > 0.45 * first.size or number_at_start(line.words)):
            break
        words, last = words + len(line.words), line
    return last is not first and words > _PARAGRAPH_WORDS and last.text.endswith((".", ":", ";"))


def number_at_start(words: Sequence[Word]) -> tuple[str, int] | None:
    """(number, words it takes) of the item that a line begins with."""
    first = words[0].text if words else ""
    for count in (3, 2, 1) if first[:1] in "aAiI" else (1,):        # "Agenda Item 5", "Item 5"
        if len(words) >= count:
            number = _number_of(" ".join([w.text for w in words[:count]]), is_one_word=count == 1)
            if number is not None:
                return number, count
    return None


@lru_cache(maxsize=4096)
def _number_of(text: str, *, is_one_word: bool) -> str | None:
    for rule in ITEM_NUMBERS:
        if not is_one_word and rule.name != "item_word":
            break
        match = rule.pattern.fullmatch(text)
        if match and (not is_one_word or rule.name != "item_word" or text[-1].isdigit()):
            return match["number"]
    return None


def _is_title_below(lines: Sequence[Line], index: int) -> bool:
    """A number alone on its line: its title is the next, further right or right below."""
    if index + 1 >= len(lines):
        return False
    line, below = lines[index], lines[index + 1]
    return below.page_number == line.page_number and 0 <= below.box.top - line.box.top < 2.5 * line.size


def _key(number: str) -> tuple[int | str, ...]:
    """The number's parts: "8a" -> (8, "a"), "A3" -> ("A", 3), "6.1" -> (6, 1), "6.0" -> (6,)."""
    number = number[:-2] if number.endswith(".0") and number[:-2].isdigit() else number
    return tuple(int(p) if p.isdigit() else p for p in re.findall(r"\d+|[A-Za-z]+", number))


def follows(before: tuple[int | str, ...], after: tuple[int | str, ...]) -> int | None:
    """How far one number is after another: 1 for the next, more for a hole, None where it is none of its sequels.

    >>> follows((8,), (8, "a")), follows((8, "b"), (9,)), follows(("A", 3), ("B", 1)), follows((3,), (9,))
    (1, 1, 1, None)
    """
    if len(after) == len(before):
        differing = [i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
        if not differing:
            return None
        i = differing[0]
        step = _step(before[i], after[i])
        if step is None or not 1 <= step <= _MAX_HOLE:
            return None
        if i < len(after) - 1 and before[i + 1:] == after[i + 1:] and _is_year(after[-1]):
            return step                                                        # 48/23, 49/23
        return step if i == len(after) - 1 or _restarts_or_counts_on(before[i + 1:], after[i + 1:]) else None
    if len(after) == len(before) + 1 and after[:-1] == before:
        return 1 if after[-1] in (1, "a", "A") else 2 if after[-1] == "b" else None
    if len(after) == len(before) + 1 and after[-1] in (1, "a", "A"):           # 7, 8a; A4, A5a
        return follows(before, after[:-1])
    if len(after) < len(before):                                               # 8b, 9; B5b, C6
        return follows(before[:len(after)], after)
    return None


def _is_year(part: int | str) -> bool:
    return isinstance(part, int) and any(a <= part < z for a, z in _YEARS)


def number_gap(before: str, after: str) -> int | None:
    """`follows` of two numbers as printed."""
    return follows(_key(before), _key(after))


def _restarts_or_counts_on(before: Sequence[int | str], after: Sequence[int | str]) -> bool:
    """After a new first part the rest begins again (A3, B1) or goes on (A3, B4)."""
    if all(part in (1, "a", "A") for part in after):
        return True
    return len(after) == 1 and _step(before[0], after[0]) == 1


def _step(a: int | str, b: int | str) -> int | None:
    if isinstance(a, int) and isinstance(b, int):
        return b - a
    if isinstance(a, str) and isinstance(b, str):
        if len(a) == len(b) == 1:
            return ord(b) - ord(a)
        if a in _ROMAN and b in _ROMAN:                       # I, II, … V alone reads as a letter, beside IV as five
            return _ROMAN[b] - _ROMAN[a]
    return None


def best_chain(lines: Sequence[Line], starts: Sequence[Start]) -> list[Start]:
    """The chain with the highest sum of scores, a hole costing its width."""
    best: list[tuple[float, int | None]] = []
    ones = [s for i, s in enumerate(starts) if s.key == (1,) and opens_a_list(lines, starts[i:i + 3])
            and lines[s.line].is_bold == lines[starts[0].line].is_bold][1:]
    for j, start in enumerate(starts):
        opening = 0.6 if len(starts) > 1 and all(part in (1, "A", "a") for part in start.key) else 0.0
        found: tuple[float, int | None] = (start.score + opening, None)
        for i in range(j):
            gap = _gap(starts[i], start)
            if gap is None or not (
                    _is_same_column(starts[i], start) or (gap == 1 and _turns_column(lines, starts, i, j))):
                continue
            if len(start.key) > len(starts[i].key) and start.score < _TITLE_SCORE:
                continue                               # 6, then 6.1: paragraphs, unless it looks like a title
            turned = lines[start.line].page_number - lines[starts[i].line].page_number
            if turned > 1 or (turned == 1 and not _is_first_of_page(lines, starts, j)):
                continue
            value = best[i][0] + start.score - 0.7 * (gap - 1)
            if any(starts[i].line < one.line <= start.line and _is_same_column(one, start) for one in ones):
                value -= _RESTART
            if value > found[0]:
                found = (value, i)
        best.append(found)
    if not best:
        return []
    at: int | None = max(range(len(best)), key=lambda k: (best[k][0], -k))
    chain: list[Start] = []
    while at is not None:
        chain.append(starts[at])
        at = best[at][1]
    chain.reverse()
    return chain


def opens_a_list(lines: Sequence[Line], first: Sequence[Start]) -> bool:
    """Whether one of the first items is what meetings begin with: an election, apologies, interests."""
    return any(_OPENS.match(text_of(lines[s.line].words[s.word_count:])) for s in first)


def _gap(before: Start, after: Start) -> int | None:
    """How far apart two numbers are; between items of a supplement, each with its page range, a hole may be wide."""
    gap = follows(before.key, after.key)
    if gap is None and before.has_range and after.has_range and len(before.key) == len(after.key) == 1:
        step = _step(before.key[0], after.key[0])
        return _MAX_HOLE if step is not None and _MAX_HOLE < step < _MAX_JUMP else None
    return gap


def _is_first_of_page(lines: Sequence[Line], starts: Sequence[Start], index: int) -> bool:
    """A list goes on at the top of the next page: no other number stands in its column above."""
    start = starts[index]
    page = lines[start.line].page_number
    return not any(
        lines[other.line].page_number == page and len(other.key) == len(start.key) and _is_same_column(other, start)
        and not _is_part_letter(other.key)
        for other in starts[:index]
    )


def _turns_column(lines: Sequence[Line], starts: Sequence[Start], before: int, after: int) -> bool:
    """A list set in two columns of the page goes on at the top of the right one."""
    a, b = lines[starts[before].line], lines[starts[after].line]
    if a.page_number != b.page_number or b.block <= a.block or b.box.x0 < a.box.x0 + _COLUMN_PT:
        return False
    earlier = [lines[s.line] for s in starts[:after]]
    return not any(line.block == b.block and line.page_number == b.page_number for line in earlier)


def _is_same_column(a: Start, b: Start) -> bool:
    """Numbers aligned left or right; sub-numbers may stand further in."""
    if len(a.key) != len(b.key):
        return abs(a.x0 - b.x0) < 40
    return abs(a.x0 - b.x0) < _SAME_COLUMN_PT or abs(a.x1 - b.x1) < _SAME_COLUMN_PT


def range_in(line: Line, page_width: float) -> tuple[str, str | None, tuple[int, int]] | None:
    """(first label, last label, words from-to) of the page range in a line, if there is one."""
    for a in range(len(line.words)) if _MAY_HOLD_RANGE.search(line.text) else ():
        head = line.words[a].text.lower().lstrip("([")
        if not (head.startswith(("page", "pg", "pp", "p.")) or head == "p" or line.words[a].text.startswith("(")):
            continue
        for z in range(min(len(line.words), a + _RANGE_WORDS), a, -1):
            text = " ".join(w.text for w in line.words[a:z])
            for rule in PAGE_RANGES:
                match = rule.pattern.fullmatch(text)
                if match and _is_said_whole(text, line.words[z:]):
                    is_span = match["last"] is not None or rule.name == "pages"
                    return match["first"], match["last"] or (match["first"] if is_span else None), (a, z)
    a, z = line.segments[-1]
    if len(line.segments) > 1 and line.words[a].x0 > RANGE_COLUMN * page_width:
        text = " ".join(w.text for w in line.words[a:z])
        for rule in COLUMN_RANGES:
            match = rule.pattern.fullmatch(text)
            if match:
                groups = match.groupdict()
                return match["first"], groups.get("last"), (a, z)
    return None


def _opens_range(line: Line, page_width: float) -> bool:
    """A narrow column of ranges, "187 -" above "188"."""
    return len(line.segments) > 1 and line.words[line.segments[-1][0]].x0 > RANGE_COLUMN * page_width and (
        _HALF_RANGE.fullmatch(line.segment_text(len(line.segments) - 1)) is not None)


def _is_said_whole(text: str, after: Sequence[Word]) -> bool:
    """Brackets closed, as "(Pages 9" at a line's end is not; and "(24 - 31)" without a word only ends what is said."""
    if text[0] in "([" and text.rstrip(".")[-1] not in ")]":
        return False
    return text[1].isalpha() or text[0] not in "([" or not after


def broken_range(line: Line, below: Line) -> tuple[str, str | None, tuple[int, int]] | None:
    """(first label, last label, (words of the line before it, words of the line below in it)) of a range broken
    after "(Pages 9"; None where a line does not end so."""
    if line.page_number != below.page_number or not below.text[:14].count(")"):
        return None
    opened = next((i for i in range(len(line.words) - 1, max(-1, len(line.words) - 5), -1)
                   if line.words[i].text[0] in "(["), None)
    if opened is None or any(")" in w.text for w in line.words[opened:]):
        return None
    for count in range(1, min(4, len(below.words)) + 1):
        text = " ".join(w.text for w in (*line.words[opened:], *below.words[:count]))
        match = next((m for rule in PAGE_RANGES if (m := rule.pattern.fullmatch(text))), None)
        if match and text[-1] in ")]":
            return match["first"], match["last"] or match["first"], (opened, count)
    return None
