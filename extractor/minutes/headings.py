"""Item headings of minutes: printed numbers that run through the paper, "(Item 3)" marks, or titles set apart.

In:  the passages of one set of minutes, in reading order.
Out: `Section`s: which passages are the item's title, which its text; what stands before the first is the head.
Not here: attendance, paragraphs' kinds.

How an item is headed differs by council: "292." in a column beside a bold title, "2021/14 Apologies", "CAB.23",
a bold line with "(Item 3)" beneath and no number, or one bold line and nothing else. No form is preferred by
name: every run of printed numbers is weighed by how much its lines look like titles and how well they count up.

What surprised us: list points count up as well ("1. Supporting children"), paragraph numbers contain the item's
("15.0" under "15"), and typists drop the number of one item among twelve.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.minutes.item_heads import Section, is_in_capitals, mark_of, section_of, split_passage
from extractor.minutes.numbering import (
    MAX_TITLE_LINES,
    full_text,
    is_set_apart,
    leading_number,
    numbered_starts,
)
from extractor.minutes.roll import people_only, says_who_was_there
from extractor.minutes.roll_labels import read_label
from extractor.minutes.title_lines import (
    is_bold_title,
    is_caps_title,
    is_free_head,
    is_free_line,
    is_text,
    is_title_line,
    is_typical_title,
    titles_above,
)
from extractor.minutes.title_words import (
    OF_PAPER,
    OWN_TITLE,
    SECTION_HEADS,
    TYPICAL_TITLES,
)
from extractor.prose import Passage
from extractor.values import find_dates

_HEAD_REACH = 5           # passages among which the day is looked for where no roll is printed
_HEAD_LINE = 120          # characters
_ROLL_REACH = 60          # passages below the first label among which the roll's others are looked for


_PROSE_WORD = re.compile(r"\b(?:was|were|is|are|be|been|had|has|have|that|to|the)\b")
_PART_AFTER = re.compile(r"\.?[a-z]$|\.\d{1,2}$")
_LETTERED = re.compile(r"(?P<number>\(?(?P<letter>[a-z])\))\s")


def split_sections(passages: Sequence[Passage]) -> tuple[tuple[Passage, ...], tuple[Section, ...]]:
    """(what stands before the first item, the items in order)."""
    starts, are_titles = numbered_starts(passages)
    above = {} if are_titles else titles_above(passages, starts)
    if above:
        return _sections_below(passages, starts, above)
    if starts and are_titles:
        starts = _with_unnumbered(passages, _with_lettered(passages, starts))
    else:
        starts = _marked_starts(passages) or _titled_starts(passages, at_least=3 if starts else 2) or starts
    order = sorted(starts)
    first = order[0] if order else len(passages)
    head_end = _head_end(passages[:first])
    sections = [
        section_of(passages, at, starts[at], order[i + 1] if i + 1 < len(order) else len(passages))
        for i, at in enumerate(order)
    ]
    if head_end < first:
        page_number = passages[head_end].page_number
        sections.insert(0, Section(None, None, None, page_number, (), tuple(passages[head_end:first])))
    return tuple(passages[:head_end]), tuple(sections)


def _sections_below(
    passages: Sequence[Passage], starts: dict[int, str | None], above: dict[int, int]
) -> tuple[tuple[Passage, ...], tuple[Section, ...]]:
    """Items whose title stands above and whose number stands beside the text; `above`: start -> first title line."""
    sections: list[Section] = []
    order = sorted(starts)
    ends = [above.get(at, at) for at in order[1:]] + [len(passages)]
    for at, end in zip(order, ends, strict=True):
        number = starts[at] or ""
        titles = tuple(passages[above.get(at, at) : at])
        beside, rest = split_passage(passages[at], len(number)) if passages[at].marker is None else _without_marker(
            passages[at])
        title = " ".join(p.text for p in titles).strip(" :–—-")
        sections.append(Section(
            number, title or None, None, passages[at].page_number, (*titles, beside) if rest else titles,
            (*rest, *passages[at + 1 : end]) if rest else tuple(passages[at:end]),
        ))
    first = min(order[0], above.get(order[0], order[0]))
    return tuple(passages[:first]), tuple(sections)


def _without_marker(passage: Passage) -> tuple[Passage, tuple[Passage, ...]]:
    """(the number, the text) of a passage whose number is a marker of its own word."""
    count = passage.marker.word_count if passage.marker else 0
    if not count:
        return passage, ()
    ids = passage.word_ids
    number = replace(passage, text="", word_ids=ids[:count])
    return number, (replace(passage, marker=None, word_ids=ids[count:], outdent=passage.indent),)


def _head_end(passages: Sequence[Passage]) -> int:
    """Where the title and the roll end: at the first sentence below the roll that says nothing of who was there."""
    roll = _first_label(passages)
    last = max((i for i, p in enumerate(passages[: roll + _ROLL_REACH]) if _is_of_roll(p)), default=roll)
    for i in range(max(last, roll) + 1, len(passages)):
        if _is_prose(passages[i]) and not (OWN_TITLE.match(passages[i].text) or OF_PAPER.search(passages[i].text)):
            return i
    return len(passages)


def _first_label(passages: Sequence[Passage]) -> int:
    """Index of the passage with which the roll begins; -1 where no label is printed."""
    return next((i for i, p in enumerate(passages) if _is_labelled(p)), -1)


def _is_labelled(passage: Passage) -> bool:
    first = passage.lines[0]
    return bool(read_label(passage.text) or read_label(first.text) or read_label(first.segment_text(0)))


def _is_of_roll(passage: Passage) -> bool:
    return _is_labelled(passage) or says_who_was_there(passage.text)


def _is_prose(passage: Passage) -> bool:
    """A sentence of some length, or a numbered point."""
    text = passage.text
    is_long = len(text.split()) >= 7 and _PROSE_WORD.search(text)
    return bool(is_long) and text.endswith((".", ";", ":", "?", ".)", ".”")) and not people_only(text)


# ---------------------------------------------------------------- items without numbers


def _marked_starts(passages: Sequence[Passage]) -> dict[int, str | None]:
    """Titles above "(Item 3)"."""
    starts: dict[int, str | None] = {}
    for at, passage in enumerate(passages):
        found = mark_of(passage.text)
        if not found or len(passage.lines) > MAX_TITLE_LINES:
            continue
        if found[1]:
            starts[at] = None
            continue
        first = at
        while first > 0 and at - first < 3 and is_title_line(passages[first - 1]) and (
            first == at or _is_same_head(passages[first - 1], passages[first])
        ):
            first -= 1
        if first < at:
            starts[first] = None
    return starts if len(starts) >= 2 else {}


def _is_same_head(upper: Passage, lower: Passage) -> bool:
    """Two passages that are one title over two lines."""
    return upper.is_bold == lower.is_bold and lower.space_before is not None and lower.space_before < 0.5


def _titled_starts(passages: Sequence[Passage], *, at_least: int) -> dict[int, str | None]:
    """Lines set apart as titles, where nothing is numbered or marked; they stand below the roll."""
    roll = _first_label(passages)
    roll = roll if roll >= 0 else _dated_head(passages)
    for test in (is_bold_title, is_caps_title, is_typical_title):
        starts: dict[int, str | None] = {i: None for i, p in enumerate(passages) if i > roll and test(p)}
        first = next((i for i in starts if TYPICAL_TITLES.match(passages[i].text)), None)
        if first is not None and len(starts) >= at_least:
            listed = max((i for i in range(roll, first) if i >= 0 and _is_of_roll(passages[i])), default=roll)
            return _with_letters(passages, [i for i in starts if i > listed])
    if _first_label(passages) < 0 or at_least > 2:
        return {}
    below = [i for i in range(roll + 1, len(passages)) if not _is_of_roll(passages[i])]
    for test in (is_bold_title, is_caps_title, is_free_line):
        starts = {i: None for i in below if test(passages[i]) and i + 1 < len(passages) and is_text(passages[i + 1])}
        if len(starts) >= at_least:
            return _with_letters(passages, list(starts))
    return {}


def _dated_head(passages: Sequence[Passage]) -> int:
    """Index of the line near the top that says when; what stands above it is the paper's title, no item. -1: none."""
    near = enumerate(passages[:_HEAD_REACH])
    return next((i for i, p in near if i and len(p.text) < _HEAD_LINE and find_dates(p.text)), -1)


def _with_letters(passages: Sequence[Passage], starts: Sequence[int]) -> dict[int, str | None]:
    """Titles with their letters where they run "(a)", "(b)", "(c)"; without numbers where they don't."""
    lettered = [(at, m) for at in starts if (m := _LETTERED.match(full_text(passages[at])))]
    run = "".join(m["letter"] for _, m in lettered)
    is_run = len(run) >= 2 and "abcdefghijklmnopqrstuvwxyz".startswith(run)
    numbers: dict[int, str | None] = {at: m["number"] for at, m in lettered} if is_run else {}
    return {at: numbers.get(at) for at in starts}


def _with_lettered(passages: Sequence[Passage], starts: dict[int, str | None]) -> dict[int, str | None]:
    """The parts of an item that are headed like items: "84.a" and "84.b" below "84"."""
    found = dict(starts)
    current = ""
    for at, passage in enumerate(passages):
        current = starts.get(at) or current
        if at in starts or not current or not is_title_line(passage):
            continue
        split = leading_number(full_text(passage))
        if split and split[1] and _PART_AFTER.sub("", split[0]) == current != split[0] and (
            not split[0][-1].isdigit() or is_set_apart(passage)
        ):
            found[at] = split[0]
    return found


def _with_unnumbered(passages: Sequence[Passage], starts: dict[int, str | None]) -> dict[int, str | None]:
    """Heads in the numbered ones' style whose number the typist dropped; they stand where numbers stand."""
    order = sorted(starts)
    heads = [passages[i] for i in order]
    bold = sum(is_set_apart(h) or h.lead_bold > 3 for h in heads) * 2 > len(heads)
    outdent = sorted(h.outdent for h in heads)[len(heads) // 2]
    inner = [p.outdent for i, p in enumerate(passages) if i > order[0] and i not in starts and len(p.lines) > 1]
    is_hanging = bool(inner) and sum(x > outdent + 4 for x in inner) > 0.6 * len(inner)
    are_shouted = sum(is_in_capitals(_leading_text(h)) for h in heads) > 0.8 * len(heads)
    found = dict(starts)
    for at in range(_first_below_roll(passages, order[0]) if are_shouted and bold else order[0] + 1, len(passages)):
        passage = passages[at]
        if at < order[0] and SECTION_HEADS.match(passage.text):
            continue                                       # "MINUTES" over the first of them
        if at in found or not is_title_line(passage) or not is_free_head(passage.text) or passage.is_centred:
            continue
        if passage.marker is not None or leading_number(passage.text):
            continue
        has_mark = at + 1 < len(passages) and (mark_of(passages[at + 1].text) or ("", "x"))[1] == ""
        has_text = at + 1 < len(passages) and is_text(passages[at + 1])
        is_shouted = are_shouted and has_text and is_in_capitals(passage.text)
        in_place = abs(passage.outdent - outdent) < 4 and (is_hanging or is_shouted) and is_set_apart(passage) and bold
        is_apart = passage.space_before is None or passage.space_before > 0.9
        if (has_mark and is_set_apart(passage)) or (in_place and is_apart and at - 1 not in found):
            found[at] = None
    return found


def _leading_text(passage: Passage) -> str:
    """The passage's words after its printed number."""
    text = full_text(passage)
    split = leading_number(text)
    return split[1] if split else text


def _first_below_roll(passages: Sequence[Passage], first: int) -> int:
    """Where unnumbered items can begin that stand above the first number: below the last line of the roll."""
    of_roll = (i for i in range(first) if _is_of_roll(passages[i]) or people_only(passages[i].text))
    return max(of_roll, default=first) + 1
