"""How minutes word a vote: labels of its sides, voters before their side, and counts in running text.

In:  nothing; these are tables. `votes` reads them. Rows, each with the print that made us add it.
"""

import re
from typing import Literal, NamedTuple

Side = Literal["for", "against", "abstain"]

NUMBER_WORDS = {
    w: i for i, w in enumerate(
        "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split())
} | {"nil": 0, "none": 0, "zero": 0}
_COUNT = r"(?P<{0}>\d{{1,3}}|" + "|".join(NUMBER_WORDS) + r")"


NOBODY = re.compile(r"(?:none|nil|0|no\s+one|n/a|-)\W*", re.IGNORECASE)
"""In the place of voters."""

TAIL_COUNT = re.compile(r"[(\[]\s*(\d{1,3})\s*(?:votes?)?\s*[)\]]\W*$")
"""How many they were, behind a list of voters: "[8]"."""


class RecordedSide(NamedTuple):
    """One side of a recorded vote, the count as printed."""

    side: Side
    printed_count: int | None
    names: tuple[str, ...]
    page_number: int


class SideRule(NamedTuple):
    """A label before a list of voters; groups `count` and `names` where printed."""

    name: str
    side: Side
    pattern: re.Pattern[str]
    example: str


def _side(name: str, side: Side, words: str, example: str) -> SideRule:
    pattern = (
        r"^(?:(?:those|members?|councillors?|cllrs?|the\s+following|there|votes?|voting|voted)\s+)*(?:" + words + r")"
        r"(?:\s+(?:the\s+)?(?:motion|amendment|proposal|recommendations?|resolution|item|application|vote|voting))*"
        r"(?:\s+(?:the|being)\s[^:,]{2,80}(?=:))?(?:\s+(?:were|was|are)\b)?"
        r"\s*(?:[-–—:]\s*)?(?:[(\[]?\s*(?P<count>\d{1,3})\s*(?:votes?|members?"
        r"|councillors?)?\s*[)\]]?)?\s*[-–—:]*\s*(?P<names>.*)$"
    )
    return SideRule(name, side, re.compile(pattern, re.I | re.S), example)


def _voters(name: str, side: Side, words: str, example: str) -> SideRule:
    """Voters, then how they voted, and nothing else: "Councillors Bell and Cox voted against the motion (2)"."""
    pattern = (
        r"^(?P<names>(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir)\b\.?\s[^:;]{3,1500}?)\s+(?:had\s+)?" + words
        + r"(?:\s+(?:of|from|the|voting|motion|amendment|proposal|recommendations?|resolution|item|application|vote))*"
        r"\s*(?:[(\[]\s*(?P<count>\d{1,3})\s*[)\]])?\s*[.;,]?(?:\s+and)?$"
    )
    return SideRule(name, side, re.compile(pattern, re.I | re.S), example)


SIDE_RULES: tuple[SideRule, ...] = (
    _side("for", "for", r"(?:in\s+)?favour(?:\s+of)?|in\s+favou?r(?:\s+of)?|for|ayes?|yes|pro", "For (52)"),
    _side("against", "against",
          r"against|opposed(?:\s+to)?|no(?:es|s)?|not\s+in\s+favour(?:\s+of)?|contrary", "Against (0)"),
    _side("abstain", "abstain",
          r"abstain(?:ed|ing)?(?:\s+from(?:\s+voting)?)?|abstentions?|abstaining\s+from", "Abstain (11)"),
    _voters("voters for", "for", r"vot(?:ed|ing)\s+(?:for|in\s+favou?r)\b",
            "Councillors Bell, Cox and Dee voted FOR the motion (3);"),
    _voters("voters against", "against", r"vot(?:ed|ing)\s+against\b", "Councillors Bell and Cox voted AGAINST (2)."),
    _voters("voters abstaining", "abstain", r"abstain(?:ed|ing)\b", "Councillors Bell and Cox abstained from voting."),
)
"""Labels of the sides in a recorded vote; then voters before their side, in a sentence."""


class CountRule(NamedTuple):
    """A count printed in a sentence; group `n`."""

    name: str
    side: Side
    pattern: re.Pattern[str]
    example: str


def _count(name: str, side: Side, pattern: str, example: str) -> CountRule:
    return CountRule(name, side, re.compile(pattern.replace("#", _COUNT.format("n")), re.I), example)


COUNT_RULES: tuple[CountRule, ...] = (
    _count("for n", "for", r"\b(?:for|in\s+favou?r)\b\s*(?:the\s+motion)?\s*[:=(–-]\s*#", "For: 7"),
    _count("against n", "against", r"\bagainst\b\s*[:=(–-]\s*#", "Against: 2"),
    _count("abstentions n", "abstain", r"\babst(?:ention|ain)\w*\s*[:=(–-]\s*#", "Abstentions: 1"),
    _count("(n:m)", "for", r"\b(?:resolved|carried|lost|agreed|approved|refused)\s*\(#\s*:\s*\d{1,3}\b",
           "Resolved (9:1)"),
    _count("(n:m)", "against", r"\b(?:resolved|carried|lost|agreed|approved|refused)\s*\(\d{1,3}\s*:\s*#\b",
           "Resolved (9:1)"),
    _count("n votes to m", "for", r"\bby\s+#\s+(?:votes?,?\s+)?to\s+(?:\d|\w+\b)", "by 7 votes to 2"),
    _count("(n votes to m)", "for", r"\(#\s+votes?\s+to\s+\w+\b", "(7 votes to 2)"),
    _count("(n votes to m)", "against", r"\(\w+\s+votes?\s+to\s+#\b", "(7 votes to 2)"),
    _count("n votes to m", "against", r"\bby\s+(?:\d+|\w+)\s+(?:votes?,?\s+)?to\s+#", "by 7 votes to 2"),
    _count("n – for", "for", r"\b#\s*[–—-]\s*(?:for|in\s+favou?r)\b", "11 – For 2 – Against"),
    _count("n – against", "against", r"\b#\s*[–—-]\s*against\b", "11 – For 2 – Against"),
    _count("n – abstentions", "abstain", r"\b#\s*[–—-]\s*abst\w+", "11 – For 2 – Against 1 – Abstention"),
    _count("n for", "for", r"\b#\s+(?:(?:votes?|members?|councillors?|were|was|voted|voting"
                           r"|cast)\s+)*(?:in\s+favou?r|for\b(?!\s+(?:the\s+)?(?:year|month|day|week)))",
           "7 for, 2 against"),
    _count("n against", "against", r"\b#\s+(?:(?:votes?|members?|councillors?|were|was|voted|voting"
                                   r"|cast)\s+)*(?:against|opposed)\b", "7 for, 2 against"),
    _count("n abstained", "abstain", r"\b#\s+(?:(?:votes?|members?|councillors?|were|was|voted)\s+)*(?:abst(?:ention"
                                     r"|ain)\w*)", "with 1 abstention"),
    _count("bare for n", "for", r"\b(?:for|favou?r)\s+#\s*(?:[,;]|and\b)\s*(?:\d+\s+)?against\b", "For 7, Against 2"),
    _count("bare against n", "against", r"\bagainst\s+#(?:\s*[,;.]|\s+and\b|$)", "For 7, Against 2"),
    _count("bare abstentions n", "abstain", r"\babst(?:ention|ain)\w*\s+#(?:\s*[,;.–-]|\s+and\b|$)", "Abstentions 0."),
)
"""Counts in running text."""
