"""The shape of a row of every rule table."""

import re
from typing import NamedTuple


class TextRule(NamedTuple):
    """A spelling of one thing. `name` says what it is; where the pattern has groups, the table's comment does."""

    name: str
    pattern: re.Pattern[str]
    example: str


def rule(name: str, pattern: str, example: str) -> TextRule:
    """A row whose pattern takes no note of capitals."""
    return TextRule(name, re.compile(pattern, re.IGNORECASE), example)
