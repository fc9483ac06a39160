"""Stars in a roll, and the line below it that says what they mean ("* denotes substitute").

In:  the lines of the roll. Out: the lines without that line, and what it says of a starred name (`Named.is_starred`).
Refused: stars that no line explains; they are dropped with the other marks around names.
Surprise: in old rolls the star is before the name and the members without one were not there.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from extractor.document import Line
from extractor.minutes.names import Named
from extractor.minutes.roll_labels import Status

Meaning = Literal["substitute", "virtual", "present", "apologies", "absent"]


class LegendRule(NamedTuple):
    """What a line under a roll makes of a starred name."""

    meaning: Meaning
    pattern: re.Pattern[str]
    example: str


_STAR = r"^\(?\s*[*†‡#]+\s*[:=–-]?\s*(?:\(?(?:denotes|indicates|=|signifies|shows)\)?\s*)?(?:the\s+)?"
_WHO = r"(?:(?:members?|councillors?|those|attend(?:ed|ing|ance)|present|was|were)\s+)*"
LEGEND_RULES: tuple[LegendRule, ...] = (
    LegendRule("substitute", re.compile(_STAR + _WHO + r"(?:as\s+)?(?:an?\s+)?(?:nominated\s+)?substitut", re.I),
               "*Substitute in accordance with Rule 31."),
    LegendRule("virtual", re.compile(
        _STAR + _WHO + r"(?:via|by|on|using|through)?\s*(?:virtual|remote|online|zoom|ms\s|teams|video)", re.I),
        "* attended remotely"),
    LegendRule("apologies", re.compile(_STAR + _WHO + r"(?:sent\s+|gave\s+)?apolog", re.I), "* denotes apologies"),
    LegendRule("absent", re.compile(_STAR + _WHO + r"(?:absent|absence|not\s+present)", re.I), "* denotes absent"),
    LegendRule("present", re.compile(
        _STAR + r"(?:members?\s+|councillors?\s+|those\s+)*(?:present|in\s+attendance|attend)", re.I),
        "* denotes present"),
)
"""Lines that explain a star; the first that fits wins."""

_STARRED = re.compile(r"(?<=[\w).])\s?[*†‡#]+(?=[\s,;.)]|$)|(?:(?<=\s)|^)[*†‡#]+\s?(?=[A-Z])", re.M)


def without_legend(lines: Sequence[Line]) -> tuple[list[Line], Meaning | None]:
    """(the lines of the roll without the one that explains stars, what a star means); None where no line says.

    The explaining line counts only where another line has a star.
    """
    for at, line in enumerate(lines):
        rule = next((r for r in LEGEND_RULES if r.pattern.match(line.text)), None)
        others = [*lines[:at], *lines[at + 1 :]]
        if rule is not None and any(_STARRED.search(other.text) for other in others):
            return others, rule.meaning
    return list(lines), None


def told(person: Named, status: Status, meaning: Meaning | None) -> tuple[Named, Status]:
    """The person and the status as the star, or its absence, has them."""
    if meaning == "present":
        is_there = person.is_starred or "in the chair" in (person.role_text or "").lower()
        return person, status if is_there or status != "present" else "absent"
    if meaning is None or not person.is_starred:
        return person, status
    if meaning == "substitute":
        return person._replace(substitute_for=person.substitute_for or ""), status
    if meaning == "virtual":
        return person._replace(is_virtual=True), status
    return person, meaning
