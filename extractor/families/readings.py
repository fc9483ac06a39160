"""What every family of figures asks of a `Reading`: its unit, its value at full scale, the period it covers.

Not here: what the figure is about; each family knows that.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractor.document import Finding
from extractor.errors import ValueText
from extractor.families.figure_table import FigureTable, Reading
from extractor.families.matrix import Matrix
from extractor.families.units import Scale, scale_of
from extractor.values import Period, parse_period


def reading_scale(reading: Reading, titles: Sequence[str | None]) -> Scale:
    """Unit and factor of a figure: what the cell says, else its column, row, section, the titles; else a count."""
    around = [*reversed(reading.path), reading.column_label, *reversed(reading.labels), reading.section, *titles]
    named = scale_of(around)
    own = reading.figure.unit
    if own is None:
        return named if named else Scale("count")
    if own == "gbp" and named and named.unit == "gbp" and not reading.figure.is_scaled:
        return Scale("gbp", named.factor)
    return Scale(own)


def scaled(reading: Reading, scale: Scale) -> float | None:
    """Value with the header's factor; a figure that carries its own scale keeps it."""
    value = reading.figure.value
    if value is None:
        return None
    return round(value * (1.0 if reading.figure.is_scaled else scale.factor), 6)


def untyped_findings(table: FigureTable, matrix: Matrix) -> list[Finding]:
    """Cells among figures that could not be read as one: one finding each, with the print."""
    return [
        Finding("figure_not_typed", "info", "this cell of a column of figures is no figure; no value is given",
                matrix.page_of(row), " ".join(matrix.text(row, c) for c in range(table.label_count)), None, text)
        for row, _, text in table.untyped
    ]  # fmt: skip


class Span(NamedTuple):
    """A period and the words that told it."""

    period: Period
    text: str


@lru_cache(maxsize=8192)
def period_in(text: str | None) -> Span | None:
    """The period that a text names."""
    if not text:
        return None
    try:
        return Span(parse_period(text), UNIT_TAIL.sub("", text) or text)
    except ValueText:
        return None


UNIT_TAIL = re.compile(
    r"\s*\(?(?:\b(?:nos?|numbers?|count|per ?cent|percentage)\b\.?|%|£\s?['’]?(?:0{3}s?|m|k|bn)?)\)?$", re.I)
"""Units that share a column's header with its period: "2022/23 No."."""
TO_DATE = re.compile(r"^\W*(?:ytd|year to date)\b", re.I)
QUARTER = re.compile(r"\bq(?:uarter|tr)?\s?\.?\s?[1-4]\b", re.I)


def period_of(reading: Reading, default: Span | None) -> Span | None:
    """The period of a figure: by its column, else its row, its section; else the table's."""
    noted = period_in(reading.figure.note)
    if noted:
        return noted
    column = period_in(reading.column_label)
    if column and QUARTER.search(reading.row_label) and not QUARTER.search(reading.column_label):
        return period_in(f"{reading.row_label} {reading.column_label}") or column
    if column:
        return column
    for label in (reading.column_label, *reversed(reading.labels)):
        bare = QUARTER.search(label) or TO_DATE.search(label)
        if bare and period_in(label) is None and (quarter := _quarter_of_default(label, default)):
            return quarter
    texts = (*reversed(reading.path), *reversed(reading.labels), reading.section)
    return next((span for span in map(period_in, texts) if span), default)


def bare_period(reading: Reading) -> str | None:
    """The words of a column or row that name a quarter whose year nothing tells: "Q1"."""
    texts = (*reversed(reading.path), *reversed(reading.labels))
    return next((text for text in texts if QUARTER.search(text) and is_period_label(text)), None)


def _quarter_of_default(text: str, default: Span | None) -> Span | None:
    """Quarter of the financial year that the title names or lies in: "Q3", "YTD" below "… 2024/25".
    """
    whole = default.period if default else None
    if whole is None or whole.start is None or _fiscal(whole.start) != _fiscal(whole.end):
        return None
    first = _fiscal(whole.start)
    if TO_DATE.search(text):
        return Span(Period(f"{first}-04-01", whole.end), text)
    span = period_in(f"{text} {first}/{first + 1}")
    return Span(span.period, text) if span else None


def _fiscal(day: str) -> int:
    """The year in which the financial year of an ISO day begins."""
    return int(day[:4]) - (day[5:7] < "04")


def is_period_label(text: str) -> bool:
    """True for a row label that names a period and nothing else.

    >>> is_period_label("2015/16"), is_period_label("Complaints 2015/16"), is_period_label("Quarter 2 2023-24")
    (True, False, True)
    """
    bare = PERIOD_WORDS.sub(" ", text)
    return not re.search(r"[^\W\d_]", bare) and (period_in(text) is not None or bool(QUARTER.search(text)))


PERIOD_WORDS = re.compile(
    r"\b(?:q[1-4]|quarters?|qtr|years?|yrs?|fy|financial|academic|calendar|months?|mths?|to|from|ending|ended|end|"
    r"of|as|at|"
    r"since|and|the|rolling|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|st|nd|rd|th|m|ytd|year to date)\b|(?<=\d)(?:st|nd|rd|th|m)\b", re.I)
"""Words that make up the name of a period."""


COVER_LINES = 30


def default_period(titles: Iterable[str | None], lines: Sequence[str], cover: Sequence[str] = ()) -> Span | None:
    """The period of a whole table: of its nearest title that names one, else of the cover, else of the prose.

    A line of the cover counts where it is a period and nothing else. Prose decides only where one whole year is named
    more often than any other, and at least twice.
    """
    alone = [line for line in cover[:COVER_LINES] if is_period_label(line)]
    told = [title for title in titles if title]
    for title in (*told, *alone):
        span = period_in(title)
        if span and span.period.start is not None and len(set(YEAR_TEXT.findall(title or ""))) < 2:
            return _year_ending(span, (*told, *cover, *lines)) or span
    votes: dict[Period, list[str]] = {}
    for line in lines:
        for text in YEAR_TEXT.findall(line):
            span = period_in(text)
            if span and span.period.start and span.period.start[4:] == "-04-01" and span.period.end[4:] == "-03-31":
                votes.setdefault(span.period, []).append(text)
    ranked = sorted(votes.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    if not ranked or len(ranked[0][1]) < 2 or (len(ranked) > 1 and len(ranked[1][1]) == len(ranked[0][1])):
        return None
    return Span(ranked[0][0], ranked[0][1][0])


YEAR_ENDING = re.compile(
    r"\b(?:year|12 months) (?:ending|ended|to)(?: on)? (?:31(?:st)? )?March (?P<year>20\d\d)\b", re.I)


def _year_ending(span: Span, lines: Iterable[str]) -> Span | None:
    """The year up to March, where a title names a bare year, "Annual letter 2024", and a line tells that it ends so."""
    if (span.period.start or "")[4:] != "-01-01" or span.period.end[4:] != "-12-31":
        return None
    found = next((match for match in map(YEAR_ENDING.search, lines) if match), None)
    return period_in(found[0]) if found and found["year"] == span.period.end[:4] else None


def period_told(text: str | None) -> str | None:
    """The words of a sentence that name a period by its days or its quarter; a year alone may be any that it speaks of.

    >>> period_told("Complaints received - 1 April 2024 to 30 June 2024 (all services):")
    '1 April 2024 to 30 June 2024'
    """
    found = DAYS_TEXT.search(text or "")
    return found[0] if found else None


DAYS_TEXT = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\s+(?:(?:19|20)\d\d\s+)?(?:to|and|until|-|–)\s+"
    r"\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\s+(?:19|20)\d\d\b|\b(?:Q|[Qq]uarter )[1-4]\s+(?:of )?20\d\d[/–-]\d\d\b")
YEAR_TEXT = re.compile(
    r"(?:\d{1,2}(?:st)?\s*)?\bApr(?:il)?\s+(?:19|20)\d\d\s*(?:to|-|–|"
    r"until)\s*(?:\d{1,2}(?:st)?\s*)?Mar(?:ch)?\s+(?:19|20)\d\d|"
    r"(?<![\d/])(?:19|20)\d\d\s?[/–-]\s?(?:20)?\d\d(?![\d/-])", re.I)
