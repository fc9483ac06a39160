"""Times of day as clerks print them: "10.00 am", "7.30pm", "19:00", "2 p.m.", "12 noon".

A bare "10.00" is as often money or a number: it counts only behind "at", "from", "@" or "time", or with "hrs" after it.
"""

import re
from typing import NamedTuple


class TimeForm(NamedTuple):
    """One way to print a time; named groups hour, minute, half (am or pm), or noon for a word."""

    name: str
    pattern: re.Pattern[str]
    example: str
    time: str


class TimeSpan(NamedTuple):
    """Where a time stands in a text, and the time as HH:MM."""

    start: int
    end: int
    time: str


_HOUR, _MINUTE = r"(?P<hour>[01]?\d|2[0-3])", r"(?P<minute>[0-5]\d)"

TIME_FORMS: tuple[TimeForm, ...] = (
    TimeForm("half", re.compile(rf"(?<![\d.:/]){_HOUR}(?:\s?[.:,;]\s?{_MINUTE})?\s*(?P<half>[ap])\.?\s?m\b\.?", re.I),
             "7.30 p.m.", "19:30"),
    TimeForm("noon", re.compile(r"\b(?:12\s*(?:[.:]00)?\s*)?(?P<noon>noon|mid-?day|midnight)\b", re.I),
             "12 noon", "12:00"),
    TimeForm("hours", re.compile(rf"(?<![\d.:/]){_HOUR}[.:]?{_MINUTE}\s*(?:hrs|hours|h)\b", re.I), "1900 hrs", "19:00"),
    TimeForm("colon", re.compile(rf"(?<![\d.:/]){_HOUR}:{_MINUTE}(?![\d:])"), "19:00", "19:00"),
    TimeForm("after_at", re.compile(rf"(?:\bat|\bfrom|@|\btime\s*:?)\s*{_HOUR}[.]{_MINUTE}(?![\d.])", re.I),
             "at 19.30", "19:30"),
)


def find_times(text: str) -> list[TimeSpan]:
    """Every time in a text, in order, none overlapping.

    >>> [t.time for t in find_times("Friday 15 September 2017 at 10.00 am, tea at 12 noon")]
    ['10:00', '12:00']
    """
    found: list[TimeSpan] = []
    for form in TIME_FORMS:
        for match in form.pattern.finditer(text):
            if any(match.start() < t.end and t.start < match.end() for t in found):
                continue
            time = _time(match)
            if time:
                found.append(TimeSpan(match.start(), match.end(), time))
    return sorted(found)


def _time(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if parts.get("noon"):
        return "00:00" if parts["noon"].lower() == "midnight" else "12:00"
    hour, minute = int(parts["hour"]), int(parts.get("minute") or 0)
    if parts.get("half"):
        if not 1 <= hour <= 12:
            return f"{hour:02d}:{minute:02d}" if hour > 12 and parts["half"].lower() == "p" else None
        hour = hour % 12 + (12 if parts["half"].lower() == "p" else 0)
    return f"{hour:02d}:{minute:02d}"
