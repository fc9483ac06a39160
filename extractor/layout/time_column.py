"""A column of times left of an agenda's numbers ("5.15pm  4. Rules of procedure") or in their place.

In:  the lines of the front pages. Out: the same lines without those times, so that numbers begin them; or, where no
numbers stand behind the times, the lines that begin with one.

Two lines at least must begin with a time, wide apart from the number after it; "10.30" alone may be a number.
"""

import re
from collections.abc import Sequence

from extractor.document import Line
from extractor.layout.numbering import number_at_start
from extractor.prose import with_words

_LEAST, _LEAST_TIMED = 2, 4
_FIRST_HOUR = 7
_SAME_X_PT = 4.0
_CLOCK = r"\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|a\.m\.?|p\.m\.?|noon|hours|hrs)?"
_TIME = re.compile(rf"\(?(?:at |approx\.? )?{_CLOCK}(?:\s?(?:-|–|to)\s?{_CLOCK})?\)?", re.IGNORECASE)
_SURE = re.compile(r"[.:]\d\d|[ap]\.?m\b|noon|h(?:ou)?rs", re.IGNORECASE)


def without_times(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines less the times in the first column; the lines themselves where there is no such column."""
    counts = [_words_of_time(line) for line in lines]
    edges = [line.box.x0 for line, count in zip(lines, counts, strict=True) if count]
    if len(edges) < _LEAST:
        return lines
    kept: list[Line | None] = []
    for line, count in zip(lines, counts, strict=True):
        if count:
            kept.append(with_words(line, range(count, len(line.words))))
        elif not (_is_time(line.text) and any(abs(line.box.x0 - x) < _SAME_X_PT for x in edges)):
            kept.append(line)
    return [line for line in kept if line is not None]


def _is_time(text: str) -> bool:
    return bool(_TIME.fullmatch(text) and _SURE.search(text))


def _words_of_time(line: Line) -> int:
    """How many words of the line are a time that a number follows; 0 for any other line."""
    if len(line.segments) < 2 or not line.text[:2].strip("(")[:1].isdigit():
        return 0
    count = line.segments[0][1]
    return count if _is_time(line.segment_text(0)) and number_at_start(line.words[count:]) else 0


def timed_starts(lines: Sequence[Line]) -> list[int]:
    """Indexes of the lines that begin with a time of day, in one column, no time before the last."""
    found = [i for i, line in enumerate(lines) if len(line.segments) > 1 and _is_time(line.segment_text(0))]
    if len(found) < _LEAST_TIMED:
        return []
    edge = lines[found[0]].box.x0
    found = [i for i in found if abs(lines[i].box.x0 - edge) < _SAME_X_PT]
    minutes = [_minutes(lines[i].words[0].text) for i in found]
    return found if len(found) >= _LEAST_TIMED and minutes == sorted(minutes) else []


def _minutes(text: str) -> int:
    """Minutes after midnight; hours before seven are of the afternoon."""
    match = re.match(r"\(?(\d{1,2})(?:[.:](\d\d))?", text)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (0, 0)
    return 60 * (hour + 12 * (hour < _FIRST_HOUR)) + minute
