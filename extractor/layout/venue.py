"""The place of a meeting where no label and no sentence names it: beside, below or after its date.

In:  the front page's stacks and which of them holds the date. Out: the place, or None.

Below a date stand as often the title and the author of a report: what a label stands left of is that label's.
"""

import re
from collections.abc import Sequence

from extractor.layout.pieces import Stack
from extractor.layout.summons import clean_venue
from extractor.layouts import COMMITTEE_WORDS
from extractor.values.dates import find_dates
from extractor.values.times import find_times

_NO_PLACE = re.compile(r"\b(?:services|officer|director|manager|clerk|solicitor|executive|tel|email)\b|@",
                       re.IGNORECASE)
_IN_A_PLACE = re.compile(r"\W*(?:in|at) (?:the )?([A-Z].{4,120}?)\W*(?:commencing|starting|beginning|at|from|\s)+",
                         re.IGNORECASE)
_ROOM = re.compile(r"\b(?:room|hall|chamber|house|suite|centre|office|offices|building|library|school|church|theatre|"
                   r"zoom|teams|virtual|online|remote|pavilion|institute)\b", re.IGNORECASE)


def venue_near(stacks: Sequence[Stack], at: int | None) -> str | None:
    """What follows date and time in the title: on their line, in the same stack, or in the next."""
    if at is None:
        return None
    for stack in stacks[at: at + 3]:
        if len(stack.text) > 250 or _is_of_a_label(stack, stacks[:at + 8]):
            return None
        ends = [d.end for d in find_dates(stack.text)] + [t.end for t in find_times(stack.text)]
        rest = stack.text[max(ends, default=0):].strip(" ,.-–:") if ends else stack.text
        rest = rest or _between_date_and_time(stack.text)
        rest = re.sub(r"^(?:in|at)(?: the)? ", "", rest, flags=re.IGNORECASE)
        if (len(rest) > 5 and rest[:1].isupper() and not COMMITTEE_WORDS.search(rest.split(",")[0])) or _is_room(rest):
            if ends and not _is_room(rest) and _NO_PLACE.search(rest):
                continue                                # who calls the meeting stands between its day and its place
            return clean_venue(rest) if _is_room(rest) or ends else None
    return None


def _between_date_and_time(text: str) -> str:
    """The place in "3 May 2024 in the Long Room, Hale House, commencing at 10 am"; nothing where no place is."""
    days, times = find_dates(text), find_times(text)
    middle = text[days[0].end: times[-1].start] if days and times else ""
    match = _IN_A_PLACE.fullmatch(middle)
    return match[1] if match else ""


def _is_of_a_label(stack: Stack, others: Sequence[Stack]) -> bool:
    """A plain text right of two lines at least that end with a colon or are bold: values in their column."""
    lines = {p.line for p in stack.pieces}
    labels = {p.line for other in others if (other.is_bold and not stack.is_bold) or other.text.endswith(":")
              for p in other.pieces if p.line in lines and p.x1 < stack.pieces[0].x0}
    return len(lines) > 1 and labels == lines


def _is_room(text: str) -> bool:
    return bool(_ROOM.search(text)) and len(text) < 160 and not re.search(r"\b(?:will|please|members)\b", text)
