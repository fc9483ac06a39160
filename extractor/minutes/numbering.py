"""The run of printed numbers that heads the items of minutes.

In:  passages. Out: which of them begin with a number of that run.
Every run of numbers of one form is weighed by how much its lines look like titles and how well they count up;
list points count up as well, and paragraph numbers contain the item's, so the form alone tells nothing.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.minutes.title_words import TYPICAL_TITLES
from extractor.prose import Passage


class NumberRule(NamedTuple):
    """One way to print the number of a minute; group `number` is kept as printed."""

    name: str
    pattern: re.Pattern[str]
    example: str


_AFTER = r"(?=[\s:]|$)[\s:–-]*"
NUMBER_RULES: tuple[NumberRule, ...] = (
    NumberRule("worded", re.compile(
        r"(?:Minute|Min|Item|Agenda\s+Item)\.?\s*(?:Number|No|Ref)?\.?\s*:?\s*"
        r"(?P<number>[A-Z]{0,5}\.?\d{1,4}(?:[./-]\d{1,4}){0,2}[a-z]?\.?)" + _AFTER, re.I), "Min 45/22 Apologies"),
    NumberRule("year and body", re.compile(
        r"(?P<number>\d{2,4}(?:[-/]\d{2,4})?/[A-Z]{1,6}/\d{1,4})" + _AFTER), "23-24/HQT/1 Apologies"),
    NumberRule("parts", re.compile(
        r"(?P<number>\d{1,4}(?:(?:[._-]{1,2}|\s?/\s?)\d{1,4}){1,3}[.:)]?)" + _AFTER),
               "2021/14 Apologies"),
    NumberRule("prefixed", re.compile(
        r"(?P<number>[A-Z]{1,6}(?:\([A-Z]+\))?"
        r"(?:\s?[./-]\s?|\s)?\d{1,4}(?:(?:[.-]|\s?/\s?)\d{1,4}){0,3}[.:)]?)" + _AFTER),
        "CAB.23 APOLOGIES"),
    NumberRule("plain", re.compile(r"(?P<number>\(?\d{1,5}[A-Za-z]?(?:[.:)]|\.\))?)" + _AFTER), "292. Apologies"),
    NumberRule("lettered", re.compile(r"(?P<number>\d{1,4}\.[a-z])" + _AFTER), "84.a Apologies"),
    NumberRule("worded prefix", re.compile(
        r"(?P<number>(?:[A-Z][A-Za-z]{1,4})/\d{1,4}(?:/(?:\d{2}-\d{2}|\d{1,4})){0,2}\.?)" + _AFTER),
        "Cou/286/07-08 Apologies"),
)
"""Numbers as printed before a title; the first rule that fits wins."""


_MIN_TOTAL = 1.2
_OTHER_COLUMN = 1.0
_COLUMN_SLACK = 14.0          # points
_TITLE_LIKE = 0.38
MAX_TITLE_LINES = 5


class _Candidate(NamedTuple):
    at: int                       # index among the passages
    number: str
    key: tuple[str, ...]          # what the numbers of one run share
    ordinal: int
    weight: float
    page_number: int = 0
    outdent: float | None = None  # where the number begins, points; None where the line is centred


_STAR = re.compile(r"^[*†]\s*(?=[A-Z]{0,6}[ ./]?\d)")
"""Before the number of a minute that needs no confirming: "* RC/19 Minutes"."""
_TITLE_START = re.compile(r"[A-Z“\"'‘’(&\d]")
_SAYS = re.compile(r"\b(?:was|were|had|has|have)\b")
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[A-Za-z]+")
_CAPS_RUN = re.compile(
    r"((?:[A-Z(&][A-Z’'&,/()-]*\s+){0,12}[A-Z]{3,}[A-Z’'&/()-]*)(?=\s*[:–—-]|\s+[A-Z][a-z]|\s*$)")


def full_text(passage: Passage) -> str:
    """The passage with its printed number, as one text."""
    return f"{passage.marker.text} {passage.text}" if passage.marker and passage.marker.word_count else (
        f"{passage.marker.text}{passage.text}" if passage.marker else passage.text)


def leading_number(text: str) -> tuple[str, str] | None:
    """(number as printed, the rest) where a text begins with a number that could be a minute's.

    >>> leading_number("2021/14 Apologies for absence")
    ('2021/14', 'Apologies for absence')
    >>> leading_number("12 July 2023") is None
    False
    """
    text = _STAR.sub("", text)
    for rule in NUMBER_RULES:
        match = rule.pattern.match(text)
        if match:
            return match["number"].strip(" .:"), text[match.end() :].strip()
    return None


def _candidates(passages: Sequence[Passage]) -> list[_Candidate]:
    found: list[_Candidate] = []
    for at, passage in enumerate(passages):
        if passage.is_footnote:
            continue
        split = leading_number(full_text(passage))
        if split is None:
            continue
        number, rest = split
        if not rest and at + 1 < len(passages):
            rest = passages[at + 1].text if _is_beside(passage, passages[at + 1]) else ""
        if not rest or not _TITLE_START.match(rest):
            continue
        weight = _title_weight(passage, rest)
        place = (passage.page_number, None if passage.is_centred else passage.outdent)
        parts = [int(p) for p in _DIGITS.findall(number)]
        letters = "".join(_LETTERS.findall(number))
        if len(parts) == 1:
            own = letters.upper() if len(letters) > 1 else ""
            found.append(_Candidate(at, number, (own,), parts[0], weight, *place))
            continue
        for varying, ordinal in enumerate(parts):
            rest_parts = tuple(str(p) for i, p in enumerate(parts) if i != varying)
            key = (letters.upper(), str(varying), str(len(parts)), *rest_parts)
            found.append(_Candidate(at, number, key, ordinal, weight, *place))
    return found


def _is_beside(number: Passage, title: Passage) -> bool:
    """A number in a column of its own, its title on (nearly) the same line or straight below."""
    return (number.page_number == title.page_number and title.indent > number.outdent + 5
            and abs(title.box.top - number.box.top) < 1.2 * title.size)


def _title_weight(passage: Passage, rest: str) -> float:
    """How much the words after a number look like a title, 0 to 1."""
    letters = [c for c in rest if c.isalpha()]
    words = rest.split()
    if is_set_apart(passage) and len(passage.lines) <= MAX_TITLE_LINES:
        return 1.0
    offset = len(passage.text) - len(rest) if passage.text.endswith(rest) else 0
    run = bold_run(passage, offset)
    if offset and run >= len(rest) >= 4 and len(passage.lines) <= MAX_TITLE_LINES:
        return 1.0
    if run >= 4 and any(c.isalpha() for c in rest[:run]):
        return 0.8
    if len(letters) > 3 and all(c.isupper() for c in letters) and len(passage.lines) <= MAX_TITLE_LINES:
        return 0.9
    if caps_run(rest):
        return 0.6
    if TYPICAL_TITLES.match(rest) and len(words) <= 12 and not (rest.endswith(".") and _SAYS.search(rest)):
        return 0.6
    if len(passage.lines) == 1 and len(words) <= 12 and not rest.endswith((".", ";", ",", ":")):
        return 0.4
    return 0.1


def is_set_apart(passage: Passage) -> bool:
    """Bold or underlined, all of it."""
    return passage.is_bold or all(line.is_underlined for line in passage.lines)


def bold_run(passage: Passage, offset: int) -> int:
    """Characters of the passage's text that are bold from `offset` on: a plain number may stand before a bold title."""
    if not offset or passage.lead_bold > offset:
        return max(0, passage.lead_bold - offset)
    at = run = 0
    skip = passage.marker.word_count if passage.marker else 0
    for word in [w for line in passage.lines for w in line.words][skip:]:
        if at >= offset:
            if not word.font.is_bold:
                break
            run += len(word.text) + 1
        at += len(word.text) + 1
    return max(0, run - 1)


def caps_run(text: str) -> str:
    """Leading words in capitals before a ":" or dash or small letters: "APOLOGIES: Cllr ..." -> "APOLOGIES"."""
    match = _CAPS_RUN.match(text)
    return match[1].strip() if match else ""


def numbered_starts(passages: Sequence[Passage]) -> tuple[dict[int, str | None], bool]:
    """(index of the passage -> printed number, for the run of numbers that heads items; whether those lines look
    like titles rather than sentences)."""
    groups: dict[tuple[str, ...], list[_Candidate]] = {}
    for candidate in _candidates(passages):
        groups.setdefault(candidate.key, []).append(candidate)
    best: tuple[float, list[_Candidate]] = (0.0, [])
    for group in groups.values():
        total, run = _best_run(group)
        if total > best[0] + 1e-9 and (_is_credible(run, group, len(passages)) or _are_below_titles(run, passages)):
            best = (total, run)
    run = best[1]
    if best[0] < _MIN_TOTAL and len(run) < 4 and not _are_below_titles(run, passages):
        return {}, False
    return {c.at: c.number for c in run}, sum(c.weight for c in run) >= _TITLE_LIKE * len(run)


def _best_run(group: Sequence[_Candidate]) -> tuple[float, list[_Candidate]]:
    """The run of rising numbers with the most title-like lines; a jump costs."""
    totals: list[float] = []
    before: list[int] = []
    for i, candidate in enumerate(group):
        value, came_from = candidate.weight + 0.02, -1
        for j in range(max(0, i - 60), i):
            step = candidate.ordinal - group[j].ordinal
            if step <= 0 or step > 40:
                continue
            reached = totals[j] + candidate.weight + 0.02 - 0.12 * min(step - 1, 8) - _moved(group[j], candidate)
            if reached > value:
                value, came_from = reached, j
        totals.append(value)
        before.append(came_from)
    end = max(range(len(group)), key=lambda i: (totals[i], -i))
    run = []
    at = end
    while at >= 0:
        run.append(group[at])
        at = before[at]
    return totals[end], run[::-1]


def _moved(before: _Candidate, candidate: _Candidate) -> float:
    """What it costs that two numbers of one page stand in two columns: points of a list, or another list's."""
    if before.page_number != candidate.page_number or before.outdent is None or candidate.outdent is None:
        return 0.0
    return _OTHER_COLUMN if abs(before.outdent - candidate.outdent) > _COLUMN_SLACK else 0.0


def _are_below_titles(run: Sequence[_Candidate], passages: Sequence[Passage]) -> bool:
    """Texts under a title each: the number stands beside the first of them, not beside the title."""
    below = sum(c.at > 0 and _is_plain_title(passages[c.at - 1]) for c in run)
    return len(run) >= 3 and below > 0.7 * len(run) and sum(c.weight for c in run) < _TITLE_LIKE * len(run)


def _is_plain_title(passage: Passage) -> bool:
    text = passage.text
    is_title = is_set_apart(passage) or (text.isupper() and len(text) > 4)
    return is_title and passage.marker is None and leading_number(text) is None and not text.endswith((".", ":", ";"))


def _is_credible(run: Sequence[_Candidate], group: Sequence[_Candidate], passage_count: int) -> bool:
    """Titles on the whole; or plain sentences, each number used once, over most of the paper."""
    mean = sum(c.weight for c in run) / len(run)
    if mean >= _TITLE_LIKE and len(run) >= 2:
        return True
    if mean >= 0.8:
        return True
    is_unique = len({c.ordinal for c in group}) == len(group)
    return is_unique and len(run) >= 4 and run[-1].at - run[0].at > 0.45 * passage_count
