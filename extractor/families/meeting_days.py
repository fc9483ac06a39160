"""Words that say when a committee meets and nothing else: what heads the rows of a programme, a plan or a tracker.

In:  the text of a cell or a line. Out: the date it tells, or that it is a heading for what has no date yet.
Not here: which rows it heads; `records` and the families read that.
What surprised us: deadlines for papers printed under the day, its room and hour, decision makers beside it.
"""

import re

from extractor.values import DateSpan, find_dates, squash

MEETING_WORDS = frozenset(
    """meeting meetings date of the at on am pm in committee cabinet council full scrutiny board panel extraordinary
    special annual additional extra budget agenda deadline for papers room chamber hall county city town public and
    joint commission overview session informal workshop briefing webinar virtual teams remote hybrid noon
    key non decision decisions to be taken made considered by private""".split()
)
_NOT_SET = (
    r"(?:confirmed|scheduled|arranged|agreed|decided|determined|programmed|allocated|advised|timetabled|announced)")
UNDATED = re.compile(
    rf"^\W*(?:(?:meeting )?dates? )?(?:to be {_NOT_SET}|tb[cad]\b|unscheduled|not (?:yet )?(?:scheduled|programmed)|"
    r"no date|unallocated|(?:future|possible|potential|suggested) (?:items?|meetings?|topics?|business|agenda items?)|"
    rf"items? (?:(?:yet )?to be {_NOT_SET}|for future|(?:without|awaiting) (?:a )?date))", re.I)
"""A heading, or a cell of a column of dates, for what has no date yet."""
STANDING = re.compile(
    r"^\W*(?:standing|regular|recurring) (?:agenda )?items?\b.{0,30}$|^\W*(?:every|each) meeting\W*$", re.I)
"""A heading over what comes to every meeting; under the day of one, it parts that meeting's items."""


MAKER_START = re.compile(r"(?:cabinet|executive) member\b|portfolio holder\b|(?:deputy )?leader\b|director\b", re.I)
"""One who decides alone and the day, a heading too: "Cabinet Member for Roads, 18 July 2024"."""
BRACKETED = re.compile(r"\([^)]*\)")


DEADLINE = re.compile(
    r"[\s,;:–-]*\b(?:(?:report|paper|agenda|draft|final|submission|publication|despatch|clearance)s?'?\s+)*"
    r"(?:deadlines?|due|despatch|dispatch|publication|published|papers? (?:by|to)|reports? (?:by|to))\b.*", re.I)
"""What is due before a meeting, printed under its day."""


def meeting_words(text: str) -> str:
    """The words of a cell that tell a meeting's day, without a remark in brackets or a deadline after it.

    >>> meeting_words("14 January 2025 (papers by 6 January)"), meeting_words("10 June 2025 Report deadline: 29 May")
    ('14 January 2025', '10 June 2025')
    """
    bare = squash(BRACKETED.sub(" ", text))
    return DEADLINE.sub("", bare) if find_dates(DEADLINE.sub("", bare)) else bare


def date_heading(text: str) -> DateSpan | None:
    """The date of a row that says nothing but when: "15 September 2017", "Cabinet - Tuesday 12 December at 1 pm".

    A month alone counts only where every other word belongs to a meeting's name.
    """
    dates = find_dates(text)
    if len(dates) > 1:
        text = meeting_words(text)
        dates = find_dates(text)
    if len(dates) != 1 or len(text) > 90:
        return None
    span = dates[0]
    others = re.findall(r"[^\W\d_]+", text[: span.start] + " " + text[span.end :].replace("@", " "))
    strangers = [word for word in others if word.lower() not in MEETING_WORDS]
    if span.precision == "month":
        return span if not strangers else None
    if text[span.end :].strip(" .,:") == "" and MAKER_START.match(text):
        return span
    return span if len(strangers) <= (4 if span.start <= 12 else 1) else None
