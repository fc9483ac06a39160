"""Printed text -> typed value: dates, periods, figures, money, persons. No I/O, no state.

In:  the text of a cell, a header or a few words. Out: a value, or `ValueText` where the text is not of that kind.
Nothing is completed that is not printed: callers keep the print beside the value.
"""

from extractor.values.dates import DateSpan, find_dates, full_year, month_end, parse_date
from extractor.values.figures import Figure, Unit, is_no_figure, parse_figure, parse_figures, parse_money
from extractor.values.periods import Period, financial_year, parse_period
from extractor.values.persons import Person, find_email, find_phone, parse_person
from extractor.values.text import DASHES, squash

__all__ = [
    "DASHES",
    "DateSpan",
    "Figure",
    "Period",
    "Person",
    "Unit",
    "financial_year",
    "find_dates",
    "find_email",
    "find_phone",
    "full_year",
    "is_no_figure",
    "month_end",
    "parse_date",
    "parse_figure",
    "parse_figures",
    "parse_money",
    "parse_period",
    "parse_person",
    "squash",
]
