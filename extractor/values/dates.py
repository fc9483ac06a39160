"""Printed dates -> ISO days.

A date without its year or a month without its day is found but not completed: `DateSpan` says how precise the
print is and the caller decides. English order only (day before month); two-digit years are 1970-2069.
"""

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import Literal, NamedTuple

from extractor.errors import ValueText
from extractor.vocabulary import MONTHS, WEEKDAYS

MONTH = "(?:" + "|".join(sorted(MONTHS, key=lambda name: -len(name))) + r")\.?"
WEEKDAY = "(?:(?:" + "|".join(sorted(WEEKDAYS, key=lambda name: -len(name))) + r")\.?,?\s+)?"
YEAR = r"(?:(?:19|20)\d\d|(?<!\d)['’]?\d\d(?!\d))"

Precision = Literal["day", "month", "day_of_year"]


class DateForm(NamedTuple):
    """One way to print a date; named groups day, month (a name), number (a month's number), year."""

    name: str
    pattern: re.Pattern[str]
    precision: Precision
    example: str


def _form(name: str, pattern: str, precision: Precision, example: str) -> DateForm:
    return DateForm(name, re.compile(pattern, re.I), precision, example)


DATE_FORMS: tuple[DateForm, ...] = (
    _form("iso", r"(?<![\d/])(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!\d)", "day", "2023-12-05"),
    _form(
        "figures",
        r"(?<![\d/.-])(?P<day>[0-3]?\d)(?P<s>[/.\-])(?P<number>[01]?\d)(?P=s)(?P<year>(?:19|20)?\d\d)"
        r"(?![\d/]|[.\-]\d)",
        "day",
        "5.12.23",
    ),
    _form(
        "day month year",
        WEEKDAY
        + r"(?<!\d)(?P<day>[0-3]?\d)\s*(?:st|nd|rd|th)?(?:\s+of)?[\s\-.,]+(?P<month>"
        + MONTH
        + r")[\s\-.,]+(?P<year>(?:19|20)\d\d|['’]?\d\d)(?![\d:/%]|[.,]\d)",
        "day",
        "Tuesday 5th December 2023",
    ),
    _form(
        "month day year",
        WEEKDAY + r"(?P<month>\b" + MONTH + r")\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+"
        r"(?P<year>(?:19|20)\d\d)(?!\d)",
        "day",
        "December 5th, 2023",
    ),
    _form(
        "month year",
        r"\b(?P<month>" + MONTH + r")[\s\-,/]*(?P<year>(?:19|20)\d\d|(?<=[\s\-/])['’]?\d\d|['’]\d\d)"
        r"(?![\d:/%]|[.,]\d|\s*(?:st|nd|rd|th)\b)",
        "month",
        "December 2023",
    ),
    _form(
        "day month",
        WEEKDAY + r"(?<!\d)(?P<day>[0-3]?\d)\s*(?:st|nd|rd|th)?(?:\s+of)?[\s\-]+(?P<month>" + MONTH + r"\b)",
        "day_of_year",
        "Tuesday 5 December",
    ),
)

_NAMED_FORMS = tuple(form for form in DATE_FORMS if "month" in form.pattern.groupindex)
_UNNAMED_FORMS = tuple(form for form in DATE_FORMS if "month" not in form.pattern.groupindex)

_FIGURE = re.compile(r"\d")
_FIGURES_ONLY = re.compile(r"\d[/.\-]\d")
_NAME = re.compile(r"\b(?:" + "|".join(sorted(MONTHS)) + r")(?![a-z])")     # "may", not "mayor"; "dec", not "decided"
_STEMS = tuple(sorted({name[:3] for name in MONTHS}))


def _forms_for(text: str) -> tuple[DateForm, ...]:
    """The forms worth trying: those with a month's name need one, the others two figures and a mark between."""
    if not _FIGURE.search(text):
        return ()
    low = text.lower()
    is_named = any(stem in low for stem in _STEMS) and _NAME.search(low) is not None
    if _FIGURES_ONLY.search(text):
        return DATE_FORMS if is_named else _UNNAMED_FORMS
    return _NAMED_FORMS if is_named else ()


class DateSpan(NamedTuple):
    """A date as printed: where it stands in the text, and what of it is printed.

    `iso` is the day, or None where the print gives no whole day. `year`, `month` are None where not printed.
    """

    start: int
    end: int
    precision: Precision
    year: int | None
    month: int
    day: int | None

    @property
    def iso(self) -> str | None:
        if self.precision != "day" or self.year is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day).isoformat()


def full_year(text: str) -> int:
    """Four-digit year of a printed one: "17" and "'17" are 2017, "85" is 1985.

    >>> full_year("'17"), full_year("1999")
    (2017, 1999)
    """
    digits = int(text.lstrip("'’"))
    if digits >= 100:
        return digits
    return 2000 + digits if digits < 70 else 1900 + digits


def _span(form: DateForm, match: re.Match[str]) -> DateSpan | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else MONTHS[parts["month"].lower().rstrip(".")]
    year = full_year(parts["year"]) if parts.get("year") else None
    day = int(parts["day"]) if parts.get("day") else None
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= calendar.monthrange(year or 2024, month)[1]):
        return None
    return DateSpan(match.start(), match.end(), form.precision, year, month, day)


def find_dates(text: str) -> list[DateSpan]:
    """Every date in a text, in order, none overlapping; impossible ones (31 June) are left out.

    >>> [d.iso for d in find_dates("Not before 29th Aug 2017, then 5.12.23")]
    ['2017-08-29', '2023-12-05']
    >>> find_dates("March 2024")[0].precision
    'month'
    """
    return list(_dates_in(text))


@lru_cache(maxsize=512)
def _dates_in(text: str) -> tuple[DateSpan, ...]:
    """The same, kept for a while: a front sheet's lines are asked for their dates again and again."""
    found: list[DateSpan] = []
    for form in _forms_for(text):
        for match in form.pattern.finditer(text):
            if any(match.start() < d.end and d.start < match.end() for d in found):
                continue
            span = _span(form, match)
            if span:
                found.append(span)
    return tuple(sorted(found))


AROUND_DATE = re.compile(
    r"^[\s,.:;()\[\]@–—-]*(?:at\s+)?(?:\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm|hrs|noon))?[\s,.:;()\[\]–—-]*$", re.I
)


def parse_date(text: str) -> str:
    """ISO date of a text that is one whole date and nothing else but a time of day.

    >>> parse_date("Fri 15th September 2017 at 10.00 am")
    '2017-09-15'

    Raises ValueText for anything else, a month alone included.
    """
    dates = find_dates(text)
    if len(dates) == 1 and dates[0].iso and AROUND_DATE.match(text[: dates[0].start] + " " + text[dates[0].end :]):
        return dates[0].iso
    raise ValueText(f"not one date: {text!r}")


def month_end(year: int, month: int) -> dt.date:
    """Last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])
