"""Red, amber, green: how a thing stands, by the words or by the colour of its cell.

The words decide where there are any; green on a tracker means done, red means that nothing has happened.
"""

import colorsys
import re
from typing import NamedTuple

from extractor.vocabulary import RAG_COLOURS


class RagRule(NamedTuple):
    """Words of a status -> how the action stands; the first row that matches decides."""

    rag: str
    pattern: re.Pattern[str]
    example: str


def _rag(rag: str, pattern: str, example: str) -> RagRule:
    return RagRule(rag, re.compile(pattern, re.I), example)


RAG_RULES: tuple[RagRule, ...] = (
    _rag("incomplete", r"^(?:red|incomplete|overdue|not (?:yet )?(?:started|begun|done|complete[d]?|actioned)|"
                       r"no action|outstanding|"
         r"not met|failed|behind|delayed|off track|no progress|rejected)\b", "Not started"),
    _rag("pending", r"^(?:amber|yellow|pending|on[- ]?going|in (?:progress|hand|train|development)|open|partially|"
                    r"part(?:ly)?[- ]complete|paused|"
         r"on hold|underway|under way|awaiting|awaited|to (?:be|follow)|carried forward|c/f|continuing|on track|"
         r"started|deferred|"
         r"scheduled|planned|due|active|begun|tbc|work in progress|being)\b", "In progress"),
    _rag("completed", r"^(?:green|completed?|closed|done|actioned|implemented|discharged|achieved|delivered|"
                      r"resolved|finished|met|"
         r"fully (?:complete|implemented)|blue|accepted and (?:implemented|complete))\b", "Complete"),
    _rag("incomplete", r"\b(?:incomplete|overdue|not (?:yet )?(?:started|completed?|actioned|done))\b",
        "Still overdue"),
    _rag("pending", r"\b(?:on-?going|in progress|pending|awaiting|awaited|under ?way|in hand)\b", "Work is under way"),
    _rag("completed", r"\b(?:completed|actioned|closed|action complete|now complete|has been done)\W*$|"
                      r"[-–:.;]\s*(?:completed?|done|closed)\W*$|\b(?:are|is) (?:now |all )+complete\b",
         "Clerk - completed"),
)  # fmt: skip
LEAST_SATURATION, LEAST_VALUE = 0.25, 0.25
HUES = ((0, 18, "red"), (18, 66, "amber"), (66, 170, "green"), (340, 361, "red"))
"""From and up to, in degrees of hue."""


def rag_of_words(text: str | None) -> str | None:
    """How an action stands by its status words; None where they say nothing of it.

    >>> rag_of_words("Clerk - completed"), rag_of_words("Not started"), rag_of_words("March 2018")
    ('completed', 'incomplete', None)
    """
    if not text:
        return None
    return next((rule.rag for rule in RAG_RULES if rule.pattern.search(text)), None)


def colour_name(colour: int | None) -> str | None:
    """red, amber or green of a cell's ground, 0xRRGGBB; None for white, grey and other hues.

    >>> colour_name(0x92D050), colour_name(0xFFC000), colour_name(0xFF5050), colour_name(0xD9D9D9)
    ('green', 'amber', 'red', None)
    """
    if colour is None:
        return None
    red, green, blue = ((colour >> shift & 255) / 255 for shift in (16, 8, 0))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < LEAST_SATURATION or value < LEAST_VALUE:
        return None
    degrees = hue * 360
    return next((name for low, high, name in HUES if low <= degrees < high), None)


def rag_of_colour(colour: int | None) -> str | None:
    """How an action stands by the ground of its status cell.

    >>> rag_of_colour(0x00B050), rag_of_colour(0xFFFFFF)
    ('completed', None)
    """
    name = colour_name(colour)
    return RAG_COLOURS[name] if name else None
