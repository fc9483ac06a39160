"""Whether a paper's first lines tell of a meeting that has been, where no line says "Minutes".

In:  the first lines of a file. Out: yes or no.
A roll and two different things that are said of meetings only once they are over; an agenda says "to receive
apologies", a report tells what was resolved but lists nobody, a notice of decisions has neither.
Surprise: the roll may be a table whose cells say "Present", and its label may stand in the middle of a line.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.document import Line

_FIRST_LINES = 150
_LEAST_TOLD = 2
_LEAST_MARKS = 3
_ROLL = re.compile(
    r"\W*(?:(?:members?|councillors?|cllrs?|those|also|officers?|committee|panel|board|forum)\W+)*"
    r"(?:present|in attendance|attendance|attendees|attending|attended by|in the chair|apologies|absent)\b"
    r"(?:\W{0,3}$|\W*:|\s*[-–—(]|\s+(?:councillors?|cllrs?|members?|mr|mrs|ms|dr|the (?:lord )?mayor)\b)", re.I)
_MARK = re.compile(r"(?:present|apologies(?: received)?|apols|absent|in attendance|✓|✔)\W*", re.I)


class ToldRule(NamedTuple):
    """What is said only of a meeting that is over."""

    name: str
    pattern: re.Pattern[str]
    example: str


def _told(name: str, pattern: str, example: str) -> ToldRule:
    return ToldRule(name, re.compile(pattern), example)


TOLD_RULES: tuple[ToldRule, ...] = (
    _told("held", r"\b[Mm]eeting of .{3,120}\b(?:was|were) held\b|\b[Mm]eeting (?:was )?held (?:on|at)\b",
          "A meeting of the Harbour Panel was held on 3 May 2012."),
    _told("apologies", r"\b[Aa]pologies (?:for (?:\w+ )?absence )?(?:had been |have been |were |was )(?:also )?"
                       r"(?:received|submitted|given|accepted|tendered|noted|reported)\b"
                       r"|\b[Nn]o apologies\b|\b[Aa]n apology .{0,30}was received\b",
          "Apologies were received from Cllr Orme."),
    _told("interests", r"\b[Nn]o (?:\w+ )?(?:declarations|disclosures|interests)\b|\bwere no (?:\w+ )?(?:declarations"
                       r"|disclosures|interests)\b|\bdeclared (?:an?|that|his|her|their)\b",
          "There were no declarations of interest."),
    _told("signed", r"\b(?:were|was|be) (?:\w+ )?(?:signed|confirmed|agreed|approved|accepted|received)(?: and signed)?"
                    r"\b.{0,60}\b(?:correct|true|accurate)\b.{0,20}\brecord\b",
          "The minutes were agreed as an accurate record."),
    _told("resolved", r"\bRESOLVED\b|\bResolved\W+[Tt]hat\b|\bAGREED\W+(?:that|to)\b"
                      r"|\b[Ii]t was (?:\w+ )?(?:resolved|agreed|noted|RESOLVED|AGREED)\b|(?:^|\n)\W*DECISION\W*\n",
          "AGREED that the Panel note the report."),
    _told("said", r"\b(?:Members|[Tt]he (?:Sub-)?(?:Committee|Panel|Board|Forum|Cabinet|Executive|Group|Authority)) "
                  r"(?:considered|noted|agreed|received|discussed|asked|were (?:advised|informed))\b",
          "The Panel noted the report."),
    _told("chaired", r"\b[Cc]hair(?:man|woman|person)? (?:\w+ )?(?:welcomed|opened|thanked|announced|advised|closed)\b",
          "The Chair welcomed everybody."),
    _told("moved", r"\b[Aa]ll in favour\b|\b[Pp]roposed\b.{3,60}\b[Ss]econded\b",
          "Proposed: AB. Seconded: CD. All in favour."),
    _told("ended", r"\b[Mm]eeting (?:was )?(?:closed|ended|opened|commenced|concluded|began|started|finished) "
                   r"(?:at|by)\b", "The meeting ended at 4.10 pm"),
)
"""Each counts once, however often it is said."""


def tells_of_meeting(lines: Sequence[Line], *, least: int = _LEAST_TOLD) -> bool:
    """A roll among the lines, and at least so many different things said of a meeting that is over."""
    return _has_roll(lines[:_FIRST_LINES]) and tell_it_is_over(lines, least=least)


def tell_it_is_over(lines: Sequence[Line], *, least: int = _LEAST_TOLD) -> bool:
    """At least so many different things said of a meeting that is over, with a roll or without."""
    first = lines[:_FIRST_LINES]
    text = "\n".join(line.text for line in first)
    flowing = text.replace("\n", " ")
    return sum(bool(rule.pattern.search(flowing) or rule.pattern.search(text)) for rule in TOLD_RULES) >= least


def is_of_roll(line: Line) -> bool:
    """A line that begins a list of those who came or did not: "Officers Present:", "Apologies - Cllr Elm"."""
    return _ROLL.match(line.text) is not None


def _has_roll(lines: Sequence[Line]) -> bool:
    marks = 0
    for line in lines:
        pieces = [line.segment_text(i) for i in range(len(line.segments))]
        if is_of_roll(line) or any(_ROLL.match(piece) for piece in pieces):
            return True
        marks += len(pieces) > 1 and any(_MARK.fullmatch(piece) for piece in pieces[1:])
    return marks >= _LEAST_MARKS
