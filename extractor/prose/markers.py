"""The printed number or bullet that a line begins with, and the text of a run of words.

In:  a line. Out: a `Marker`, or None where its first word is only a word.
Rules are rows; each has the print that it reads.
"""

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extractor.document import Line, Word


class Marker(NamedTuple):
    """What stands before a list point or numbered paragraph.

    `text` is as printed; `kind` is the name of its rule; `word_count` words of the line belong to it. It is 0
    where the number is the beginning of a word ("19.As"), of which `text` then is the first part.
    """

    kind: str
    text: str
    word_count: int

    @property
    def is_bullet(self) -> bool:
        return self.kind == "bullet"


class MarkerRule(NamedTuple):
    """`needs_gap`: it only counts when the space after it is wider than between words."""

    name: str
    pattern: re.Pattern[str]
    needs_gap: bool
    example: str


MARKER_RULES: tuple[MarkerRule, ...] = (
    MarkerRule("bullet", re.compile(r"[•▪➢✓□■●○◦‣·❖☑→⁃∙►*o§]|[-–—]"), False, "•"),
    MarkerRule("decimal", re.compile(r"\d{1,3}(?:\.\d{1,3}){1,3}[.):]?"), False, "15.7"),
    MarkerRule("lettered_decimal", re.compile(r"[A-Z]\d{0,2}(?:\.\d{1,3}){1,3}[.):]?"), False, "A1.4"),
    MarkerRule("bracketed", re.compile(r"\((?:[a-z]{1,2}|[A-Z]|[ivxl]{1,6}|\d{1,3})\)[.:]?"), False, "(a)"),
    MarkerRule("half_bracketed", re.compile(r"(?:[a-zA-Z]|[ivxl]{1,6}|\d{1,3}[a-z]?)\)"), False, "b)"),
    MarkerRule("dotted", re.compile(r"(?:\d{1,3}[a-zA-Z]?|[a-z]|[ivxl]{1,5})[.:]"), False, "6."),
    MarkerRule("dotted_capital", re.compile(r"(?:[A-Z]|[IVX]{1,4})\."), True, "B."),
    MarkerRule("bare", re.compile(r"\d{1,3}[a-zA-Z]?"), True, "15"),
    MarkerRule("bare_letter", re.compile(r"[a-z]|[A-Z]\d{1,2}|[ivx]{2,4}"), True, "A3"),
)
"""What a first word can be to count as a printed number or bullet; the first rule that fits wins."""

_GLUED = re.compile(r"((?:\d{1,3}(?:\.\d{1,3})*\.|\([a-z]\)|[•▪]))(?=[A-Z][a-z]|[A-Z]{2}|[AI]$)")
_QUANTITY = re.compile(
    r"(?:am|pm|AM|PM|a\.m|p\.m|million|billion|m|bn|%|per|to|and|or|of|x|k|km|miles|years|days)\b|[-–%/]")
GAP_EMS = 0.75              # after a bare number: wider than a word space, which is 0.2 to 0.6
_RAISED_SHARE = 0.85        # a word this much smaller than its neighbour is a mark on it


def text_of(words: Sequence[Word]) -> str:
    """Words with one space between; a raised mark goes without ("13" and its small "th" are "13th")."""
    if not words:
        return ""
    size = words[0].size
    if [w.size for w in words].count(size) == len(words):
        return " ".join([w.text for w in words])
    parts = [words[0].text]
    for before, word in itertools.pairwise(words):
        smaller, bigger = sorted((before.size, word.size))
        is_mark = smaller < _RAISED_SHARE * bigger and -bigger < word.x0 - before.x1 < 0.12 * bigger
        if not is_mark:
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


@lru_cache(maxsize=4096)
def _rules_of(word: str) -> tuple[MarkerRule, ...]:
    """The rules that a line's first word fits: lines begin with the same few hundred words."""
    return tuple(rule for rule in MARKER_RULES if rule.pattern.fullmatch(word))


def marker_of(line: Line) -> Marker | None:
    """The number or bullet that a line begins with; None where its first word is only a word.

    "2.5 million", "10 am" and "7 - 16" begin with quantities, not numbers.
    """
    words = line.words
    first = words[0].text
    if len(first) > 4 and first.isalpha():
        return None
    if len(words) == 1:
        is_lone = re.fullmatch(r"\d{1,3}(?:\.\d{1,3})+\.?|\([a-z]\)|[a-z]\)|\d{1,3}[.)]|[•▪➢]", first)
        rule = next(iter(_rules_of(first)), None)
        return Marker(rule.name, first, 1) if is_lone and rule else None
    gap = words[1].x0 - words[0].x1
    for rule in _rules_of(first):
        if rule.needs_gap and gap < GAP_EMS * line.size:
            return None
        if first[0].isdigit() and gap < GAP_EMS * line.size and _QUANTITY.match(words[1].text):
            return None
        return Marker(rule.name, first, 1)
    glued = _GLUED.match(first)
    if glued:
        kind = _rules_of(glued[1])[0].name
        return Marker(kind, glued[1], 0)
    return None
