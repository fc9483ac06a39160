"""Printed periods -> first and last day.

In:  "1 April 2016 – 31 March 2017", "2016/17", "Q3 2024-25", "as at end of July 2017", "Dec-24", "12 mths to Dec 23".
Out: `Period`. Financial years run from 1 April to 31 March and are what "2016/17" means in a council's paper, unless
the words "academic" or "school" stand beside it (September to August). A bare "2016" is the calendar year.
Refused: a quarter without its year, unless the caller knows the year from the header above it.
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from extractor.errors import ValueText
from extractor.values.dates import MONTH, DateSpan, find_dates, full_year, month_end
from extractor.values.text import squash
from extractor.vocabulary import MONTHS


class Period(NamedTuple):
    """First and last day, both included and both ISO; `start` is None where only the end is told ("as at …")."""

    start: str | None
    end: str


class PeriodForm(NamedTuple):
    """One way to print a period: `read` makes it from the match, or gives None where the figures make no sense."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], str], Period | None]
    example: str


def _period(start: dt.date | None, end: dt.date) -> Period:
    return Period(start.isoformat() if start else None, end.isoformat())


def _months_back(end: dt.date, count: int) -> dt.date:
    index = end.year * 12 + end.month - count
    return dt.date(index // 12, index % 12 + 1, 1)


def _first(span: DateSpan, year: int) -> dt.date:
    return dt.date(year, span.month, span.day or 1)


def _last(span: DateSpan, year: int) -> dt.date:
    return dt.date(year, span.month, span.day) if span.day else month_end(year, span.month)


def financial_year(first_year: int) -> Period:
    """1 April of a year to 31 March of the next."""
    return _period(dt.date(first_year, 4, 1), dt.date(first_year + 1, 3, 31))


OF_MONEY = re.compile(r"budget|\bgrant\b|financ|forecast|outturn|funding|spend|\bdsg\b|monitoring", re.I)
"""Words of a title that make its year a financial one, whatever it says of schools."""


def _two_years(match: re.Match[str], text: str) -> Period | None:
    first, second = full_year(match["first"]), match["second"]
    last = full_year(second) if len(second) == 4 else first // 100 * 100 + int(second)
    last += 100 if last < first else 0
    if last != first + 1:
        return None
    if re.search(r"academic|school|\bAY\b", text, re.I) and not OF_MONEY.search(text):
        return _period(dt.date(first, 9, 1), dt.date(last, 8, 31))
    return financial_year(first)


def _quarter(match: re.Match[str], text: str) -> Period | None:
    year = re.search(YEARS, text[: match.start()] + " " + text[match.end() :])
    if not year:
        return None
    whole = _two_years(year, "")
    if not whole or not whole.start:
        return None
    number = (
        "1234".index(match["q"])
        if match["q"].isdigit()
        else ("first", "second", "third", "fourth").index(match["q"].lower())
    )
    start_index = int(whole.start[:4]) * 12 + 3 + number * 3
    end_index = start_index + 2
    return _period(dt.date(start_index // 12, start_index % 12 + 1, 1), month_end(end_index // 12, end_index % 12 + 1))


def _term(match: re.Match[str], text: str) -> Period | None:
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    if match["term"].lower() != "autumn" or year is None:
        return None
    return _period(dt.date(int(year[0]), 9, 1), dt.date(int(year[0]), 12, 31))


def _length_to(match: re.Match[str], text: str) -> Period | None:
    dates = find_dates(text[match.end() :])
    if not dates or dates[0].year is None:
        return None
    end = _last(dates[0], dates[0].year)
    unit = match["unit"].lower()
    count = int(match["count"] or 1) * (3 if unit.startswith("q") else 12 if unit.startswith("y") else 1)
    return _period(_months_back(end, count), end)


def _as_at(match: re.Match[str], text: str) -> Period | None:
    dates = find_dates(text[match.end() :])
    if not dates or dates[0].year is None:
        return None
    return _period(None, _last(dates[0], dates[0].year))


def _range(match: re.Match[str], text: str) -> Period | None:
    dates = find_dates(text)
    if len(dates) < 2 or dates[1].year is None or not RANGE_WORD.fullmatch(text[dates[0].end : dates[1].start]):
        return None
    first, second = dates[0], dates[1]
    last_year = second.year or 0
    year = first.year or (last_year - 1 if first.month > second.month else last_year)
    start, end = _first(first, year), _last(second, last_year)
    return _period(start, end) if start <= end else None


def _month_range(match: re.Match[str], text: str) -> Period | None:
    first, last = MONTHS[match["a"].lower().rstrip(".")], MONTHS[match["b"].lower().rstrip(".")]
    year = full_year(match["year"])
    return _period(dt.date(year - (first > last), first, 1), month_end(year, last))


def _one_date(match: re.Match[str], text: str) -> Period | None:
    dates = find_dates(text)
    if len(dates) != 1 or dates[0].year is None:
        return None
    end = _last(dates[0], dates[0].year)
    return _period(None if dates[0].day else _first(dates[0], dates[0].year), end)


def _year_so_far(match: re.Match[str], text: str) -> Period | None:
    month = MONTHS[match["month"].lower().rstrip(".")]
    first = int(match["first"])
    if not match["second"]:
        return _period(dt.date(first, 1, 1), month_end(first, month))
    return _period(dt.date(first, 4, 1), month_end(first + (month < 4), month))


YEARS = r"(?<![\d/.])(?P<first>(?:19|20)\d\d|\d\d)\s?[/\-–—]\s?(?P<second>(?:19|20)\d\d|\d\d)(?![\d/]|[.\-]\d)"
RANGE_WORD = re.compile(r"[\s,.]*(?:to|-|–|—|until|and|/|through)\s*(?:the\s)?(?:end\s(?:of\s)?)?", re.I)


def _row(name: str, pattern: str, read: Callable[[re.Match[str], str], Period | None], example: str) -> PeriodForm:
    return PeriodForm(name, re.compile(pattern, re.I), read, example)


TERM = "school term"
"""Spring and summer terms begin and end with Easter: no dates are read of them, nor of the year beside them."""
QUARTER = "quarter of year"
"""A quarter beside one year alone may be of the calendar or of the financial year: then nothing else is read."""

PERIOD_FORMS: tuple[PeriodForm, ...] = (
    _row(
        QUARTER,
        r"\b(?:q(?:uarter|tr)?\s?\.?\s?(?P<q>[1-4])\b|(?P<qw>first|second|third|fourth)\squarter)",
        lambda m, t: _quarter(m, t) if m["q"] else _worded_quarter(m, t),
        "Q3 2024-25",
    ),
    _row(TERM, r"\b(?P<term>autumn|spring|summer)\b", lambda m, t: _term(m, t), "Autumn term 2022/23"),
    _row(
        "year so far",
        r"(?<![\d/])(?P<first>20\d\d)(?:\s?[/\-–]\s?(?P<second>(?:20)?\d\d))?\s*[(,]?\s*(?:up )?to "
        rf"(?:the )?(?:end (?:of )?)?(?P<month>{MONTH})\s*\)?$",
        _year_so_far,
        "2024 (to June)",
    ),
    _row(
        "months to",
        r"\b(?:(?P<count>\d{1,2})\s?-?)?\s?(?P<unit>m(?:onth|th)?s?|quarter|qtr|years?|yrs?)\s?"
        r"(?:to|ending|ended|end|up to)\b(?!\s*end of)",
        _length_to,
        "12 mths to Dec 23",
    ),
    _row(
        "month to month",
        rf"\b(?P<a>{MONTH})\s*(?:-|–|—|to)\s*(?P<b>{MONTH})\s*,?\s*(?P<year>(?:19|20)\d\d|['’]?\d\d)(?!\d)",
        _month_range,
        "Jan – Mar 24",
    ),
    _row("date to date", r"", _range, "1 April 2016 – 31 March 2017"),
    _row(
        "as at",
        r"\b(?:as (?:at|of)|at(?: the)? end(?: of)?|end(?: of)?|position at|snapshot|up to|to)\b",
        _as_at,
        "as at end of July 2017",
    ),
    _row("two years", YEARS, _two_years, "2016/17"),
    _row(
        "year to year",
        r"(?<![\d/.,£-])(?P<first>(?:19|20)\d\d)\s+to\s+(?P<second>(?:19|20)\d\d)(?![\d/%]|[.,-]\d)",
        lambda m, t: _two_years(m, t)
        or _period(dt.date(int(m["first"]), 1, 1), dt.date(int(m["second"]), 12, 31)),
        "2024 to 2025",
    ),
    _row("one date", r"", _one_date, "Dec-24"),
    _row(
        "calendar year",
        r"(?<![\d/.,£-])(?P<year>(?:19|20)\d\d)(?![\d/%]|[.,-]\d)",
        lambda m, t: _period(dt.date(int(m["year"]), 1, 1), dt.date(int(m["year"]), 12, 31)),
        "2016",
    ),
)


def _worded_quarter(match: re.Match[str], text: str) -> Period | None:
    number = ("first", "second", "third", "fourth").index(match["qw"].lower()) + 1
    worded = text[: match.start()] + f"Q{number}" + text[match.end() :]
    again = PERIOD_FORMS[0].pattern.search(worded)
    return _quarter(again, worded) if again else None


def parse_period(text: str) -> Period:
    """The period that a header or caption names.

    >>> parse_period("1st April 2015 – 31st March 2016")
    Period(start='2015-04-01', end='2016-03-31')
    >>> parse_period("Q3 2024-25").end, parse_period("as at end of July 2017").end, parse_period("Dec-24").end
    ('2024-12-31', '2017-07-31', '2024-12-31')

    Raises ValueText where it names none, or several that do not make one.
    """
    bare = squash(text)
    if any(ch.isdigit() for ch in bare):
        for form in PERIOD_FORMS:
            match = form.pattern.search(bare)
            period = form.read(match, bare) if match else None
            if period:
                return period
            if match and form.name in (QUARTER, TERM):
                break
    raise ValueText(f"no period: {text!r}")
