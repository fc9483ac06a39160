"""The head of one item of minutes: which of its first words are number, agenda item and title, and which are text.

In:  the passages of a set of minutes, where an item begins and ends. Out: a `Section`.
Not here: where items begin (`headings`). Surprise: title and text share a line ("4. Finance: the accounts were ..."),
and a title's second line may stand as a passage of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.minutes.numbering import MAX_TITLE_LINES, bold_run, caps_run, full_text, is_set_apart, leading_number
from extractor.minutes.title_lines import is_title_line
from extractor.minutes.title_words import LABELS_OF_PASSAGES, MARK_RULES, TYPICAL_TITLES
from extractor.prose import Passage, text_of

_NEAR = 8                 # passages among which the full lines are looked for
_DASHED_ON = re.compile(r"(?P<title>[^—]{3,120}?)\.?\s?—(?P<text>[A-Z(“]\S*)")
_AGENDA_NUMBER = re.compile(r"(?P<item>\d{1,2}[a-z]?)[.)]\s+(?=[A-Z“\"])")
_MINUTE_REFERENCE = re.compile(r"\d\s?[/.-]\s?\d|[A-Z]")
_SHOUTED = re.compile(r"[^a-z]{6,}?\.(?=\s+[A-Z][a-z]+\s+[a-z])")
_BEFORE_COLON = re.compile(r"[A-Z][^.:;]{2,70}?(?:\s[–—-]\s|:\s)(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Section:
    """One item: `number` and `title` as printed, `item_number` the agenda item named beside it, its text's passages.

    `heads` are the passages that make the title; `body` those that follow, a run-in title's rest among them.
    """

    number: str | None
    title: str | None
    item_number: str | None
    page_number: int
    heads: tuple[Passage, ...]      # () for what is said before the first item
    body: tuple[Passage, ...]


def mark_of(text: str) -> tuple[str, str] | None:
    """(agenda item, text without the mark) where a text ends with such a mark."""
    for rule in MARK_RULES:
        match = rule.pattern.search(text)
        if match:
            return match["item"], f"{text[: match.start()]} {text[match.end() :]}".strip()
    return None


def section_of(passages: Sequence[Passage], at: int, number: str | None, end: int) -> Section:
    """The item that begins at a passage and ends before `end`: what of it is title, what text."""
    first = passages[at]
    heads = [first]
    item = None
    text = full_text(first)
    if number is not None:
        item, text = _second_number(number, _after_number(text, number))
    body_from = at + 1
    if not text and body_from < end:
        heads.append(passages[body_from])
        text = passages[body_from].text
        body_from += 1
    rest: tuple[Passage, ...] = ()
    if len(heads) == 1:
        head, rest = _run_in(first, text)
        heads, text = [head], _head_text(head, number)
        dashed = _DASHED_ON.fullmatch(text) if rest else None
        if dashed:                                         # "Street Trading.—The Solicitor": no space to part them
            text = dashed["title"]
            rest = (replace(rest[0], text=f"{dashed['text']} {rest[0].text}"), *rest[1:])
    right = max(line.box.x1 for p in passages[at : at + _NEAR] for line in p.lines)
    while body_from < end and not rest and _goes_on(heads[-1], passages[body_from], right):
        text = f"{text} {passages[body_from].text}"
        heads.append(passages[body_from])
        body_from += 1
    marked = mark_of(text)
    if marked:
        item, text = marked
    elif body_from < end and not rest:
        marked = mark_of(passages[body_from].text)
        if marked and not marked[1]:
            item = marked[0]
            heads.append(passages[body_from])
            body_from += 1
    return Section(
        number=number, title=text.strip(" :–—-") or None, item_number=item, page_number=first.page_number,
        heads=tuple(heads), body=(*rest, *passages[body_from:end]),
    )


def _second_number(number: str, text: str) -> tuple[str | None, str]:
    """(agenda item, title) of "C048/23   1.   Apologies": the agenda's own number beside the minute's."""
    second = _AGENDA_NUMBER.match(text) if _MINUTE_REFERENCE.search(number) else None
    return (second["item"], text[second.end():]) if second else (None, text)


def _head_text(head: Passage, number: str | None) -> str:
    text = full_text(head)
    if number is None:
        return text
    return _second_number(number, _after_number(text, number))[1]


def _after_number(text: str, number: str) -> str:
    split = leading_number(text)
    return split[1] if split else text.removeprefix(number).strip()


def _goes_on(head: Passage, passage: Passage, right: float) -> bool:
    """A title's second line that stands as a passage of its own (centred, or after a wide gap in it).

    It begins below the title, or below its number where the title's line was full; `right` is where such lines end.
    """
    first = passage.lines[0].words[0]
    is_full = right - head.lines[-1].box.x1 < first.x1 - first.x0 + 0.3 * passage.size
    is_in_place = abs(passage.outdent - head.indent) < 8 or (is_full and abs(passage.outdent - head.outdent) < 2)
    return (is_set_apart(head) and is_set_apart(passage) and passage.marker is None and passage.space_before is not None
            and passage.space_before < 0.35 and len(head.lines) + len(passage.lines) <= MAX_TITLE_LINES
            and is_in_place and is_title_line(passage)
            and not LABELS_OF_PASSAGES.match(passage.text))


def _run_in(passage: Passage, text: str) -> tuple[Passage, tuple[Passage, ...]]:
    """(title, text) of a passage whose title and text share a line: "4. Finance: the accounts were ..."."""
    cut = _run_in_length(passage, text)
    if cut is None:
        return passage, ()
    if not passage.text.endswith(text):
        return split_passage(passage, cut)
    before = len(passage.text) - len(text)
    return split_passage(passage, before + cut if cut else len(passage.text[:before].rstrip()))


def _run_in_length(passage: Passage, text: str) -> int | None:
    """Characters of `text` that are title; None where all of it is."""
    offset = len(passage.text) - len(text) if passage.text.endswith(text) else 0
    bold = bold_run(passage, offset)
    if is_set_apart(passage):
        shouted = _SHOUTED.match(text)      # "CONTRACT. Held over until ..."
        is_led = 4 <= bold < len(text) and text[:bold].rstrip().endswith(":")      # bold, and then "None."
        return shouted.end() if shouted else bold if is_led else None
    if bold >= 4:
        return None if bold >= len(text) else bold
    if len(passage.lines) <= 3 and is_in_capitals(text):
        return None
    caps = caps_run(text)
    if caps and len(caps) < len(text):
        return len(caps)
    is_short = len(passage.lines) == 1 and len(text.split()) <= 14
    if is_short and (not text.endswith(".") or (TYPICAL_TITLES.match(text) and len(text.split()) <= 4)):
        return None
    match = _BEFORE_COLON.match(text)
    if match:
        return len(match[0].rstrip())
    return 0


def is_in_capitals(text: str) -> bool:
    """Capitals throughout, a full stop or not."""
    return text.isupper() and sum(c.isalpha() for c in text) > 3


def split_passage(passage: Passage, cut: int) -> tuple[Passage, tuple[Passage, ...]]:
    """The passage cut after so many characters of its text, at a word; the number stays with the first part."""
    skip = passage.marker.word_count if passage.marker else 0
    words = [(line, i) for line in passage.lines for i in range(len(line.words))]
    taken = skip
    while taken < len(words) and len(text_of([line.words[i] for line, i in words[skip:taken]])) < cut:
        taken += 1
    if taken >= len(words):
        return passage, ()
    first_ids = tuple((line.page_number, line.word_ids[i]) for line, i in words[:taken])
    last_ids = tuple((line.page_number, line.word_ids[i]) for line, i in words[taken:])
    length = len(text_of([line.words[i] for line, i in words[skip:taken]]))
    head = replace(passage, text=passage.text[:length].strip(), word_ids=first_ids)
    rest_text = passage.text[length:].strip(" :–—-")
    if not rest_text:
        return passage, ()
    at = words[taken][0]
    rest = replace(
        passage, text=rest_text, word_ids=last_ids, marker=None, lead_bold=0, bold_share=0.0,
        page_number=at.page_number, outdent=passage.indent,
        box=at.box if at.page_number != passage.page_number else passage.box,
    )
    return head, (rest,)
