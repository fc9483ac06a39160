"""The sentence that calls a meeting: "A meeting of the ... will be held in ... on ... at ...".

In:  the lines of the front pages. Out: a `Summons`; each of its facts may be None.

It stands above the first item. What items say of minutes to be signed or of the next meeting reads the same and is
another meeting's; so is a sentence that says "next" or "minutes of" before it.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.document import Line
from extractor.layout.agenda import is_agenda_head
from extractor.layout.authority import ONLY_A_KIND, council_names
from extractor.layouts import COMMITTEE_WORDS, SUMMONS_SENTENCES
from extractor.values.dates import find_dates
from extractor.values.times import find_times

_MAX_LINES = 60
_LONGEST_BODY, _LONGEST_HEAD = 110, 40
_REACH = 260                 # characters of a sentence in which date, time and place stand
_APART_EMS = 1.4             # double spacing still goes on; a blank line doesn't
_FIRST_NUMBER = re.compile(r"\(?(?:0?1|A1|1\.1)(?:[.:)](?:[A-Z][a-z]+)?)?")
_OTHER_MEETING = re.compile(r"\b(?:next|last|previous|future|minutes(?: \w+){0,3})\s*(?:\w+ )?$", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:in|at) (?:the )?(?P<venue>(?![\d:. ]+(?:am|pm)\b)(?!\d{1,2}[.:]\d\d)[A-Z0-9].{2,140}?)"
    r"(?=,?\s+(?:on|at|commencing|from|starting|to (?:transact|deal|consider|start))\s+(?:the |\d|mon|tue|wed|thu|fri|"
    r"sat|sun|trans|deal|cons|following|at)|,?\s+(?:which|for the (?:purpose|transaction)|when)\b|\s*$|\.\s|;|\n)",
    re.IGNORECASE,
)
_NO_VENUE = re.compile(r"^(?:minutes|attendance|apologies|present|members|accordance|braille|large print|respect)\b",
                       re.IGNORECASE)


class Summons(NamedTuple):
    """What the sentence says; date ISO, time HH:MM."""

    committee: str | None = None
    meeting_date: str | None = None
    meeting_time: str | None = None
    venue: str | None = None


def summons_of(lines: Sequence[Line]) -> Summons:
    """The first sentence above the items that calls the meeting; all None where there is none."""
    text = _running_text(lines[: list_begins(lines)][:_MAX_LINES])
    for match in _calls(text):
        groups = match.groupdict()
        rest = groups["rest"][:_REACH]
        days = [d.iso for d in find_dates(rest) if d.iso]
        times = find_times(rest)
        place = _PLACE.search(rest)
        committee = re.sub(r"^(?:the|an?) ", "", (groups.get("committee") or "").strip(" ,"), flags=re.IGNORECASE)
        is_body = bool(COMMITTEE_WORDS.search(committee)) and not council_names(committee) and (
            committee.lower() not in ONLY_A_KIND)
        return Summons(committee if is_body else None, days[0] if days else None, times[0].time if times else None,
                       clean_venue(place["venue"]) if place else None)
    return Summons()


def list_begins(lines: Sequence[Line]) -> int:
    """Index of the first line that begins with the number one: what is said from there on is an item's."""
    found = (i for i, line in enumerate(lines) if i > 1 and _FIRST_NUMBER.fullmatch(line.words[0].text))
    return next(found, len(lines))


def _calls(text: str) -> Iterator[re.Match[str]]:
    for rule in SUMMONS_SENTENCES:
        for match in rule.pattern.finditer(text):
            committee = match.groupdict().get("committee") or ""
            if len(committee) <= _LONGEST_BODY and not _OTHER_MEETING.search(text[: match.start()]) and (
                    rule.name == "held" or find_dates(match["rest"][:_REACH])):
                yield match


def _running_text(lines: Sequence[Line]) -> str:
    """The lines' text, with a line break where another face or a wide space ends what was being said."""
    parts = [line.text for line in lines[:1]]
    for before, line in itertools.pairwise(lines):
        is_apart = before.page_number != line.page_number or before.block != line.block or (
            line.box.top - before.box.bottom > _APART_EMS * line.size)
        is_other = line.is_bold != before.is_bold and abs(line.size - before.size) > 1
        is_head = len(line.text) < _LONGEST_HEAD and is_agenda_head(line.text)
        parts += ["\n" if is_apart or is_other or is_head else " ", line.text]
    return "".join(parts)


def clean_venue(text: str) -> str | None:
    """The place alone; None for what only reads like one."""
    if _NO_VENUE.match(text):
        return None
    text = re.sub(r"\s+(?:present|attending|attendees|in attendance|apologies)\b.*$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"^(?:venue|location|place)\b\s*:?\s*", "", text, flags=re.IGNORECASE)
    text = re.sub(r",? (?:to be |immediately )?followed by .*$", "", text)
    return re.sub(r"^the ", "", re.sub(r"\s+", " ", text).strip(" ,.-–:;"), flags=re.IGNORECASE)
