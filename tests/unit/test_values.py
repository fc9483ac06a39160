# ruff: noqa: E501  a table of cases reads across
"""Dates, periods, figures and persons read from print."""

import datetime as dt
import doctest
import importlib
import pkgutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import values
from extractor.errors import ValueText
from extractor.values import (
    find_dates,
    find_email,
    find_phone,
    parse_date,
    parse_figure,
    parse_figures,
    parse_money,
    parse_period,
    parse_person,
    squash,
)
from extractor.values.dates import DATE_FORMS
from extractor.values.figures import UNIT_WORDS
from extractor.values.periods import PERIOD_FORMS

DAYS = st.dates(dt.date(1970, 1, 1), dt.date(2069, 12, 31))


@pytest.mark.parametrize("name", sorted(module.name for module in pkgutil.iter_modules(values.__path__)))
def test_doctests(name):
    assert doctest.testmod(importlib.import_module(f"extractor.values.{name}")).failed == 0


def test_every_row_matches_its_example():
    for row in (*DATE_FORMS, *UNIT_WORDS, *PERIOD_FORMS):
        assert row.pattern.search(row.example), row


@given(DAYS, st.sampled_from(["%d %B %Y", "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%A %d %B %Y", "%d-%b-%y", "%d %b %Y", "%B %d, %Y", "%d/%m/%y"]))
def test_a_day_is_read_back_however_it_is_printed(day, form):
    assert parse_date(day.strftime(form)) == day.isoformat()


@given(DAYS)
def test_ordinals_and_words_around(day):
    tail = "th" if 4 <= day.day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    (span,) = find_dates(f"Not before {day.day}{tail} {day:%b} {day.year} Cabinet")
    assert span.iso == day.isoformat()


@pytest.mark.parametrize(("text", "precision"), [
    ("March 2024", "month"), ("Dec-24", "month"), ("12 December", "day_of_year"), ("Sept 17", "month"), ("5 May 2023", "day"),
])  # fmt: skip
def test_precision(text, precision):
    (span,) = find_dates(text)
    assert span.precision == precision
    assert (span.iso is not None) == (precision == "day")


@pytest.mark.parametrize("text", [
    "31 June 2023", "09.17.08", "Feb23.03", "may 2 be", "2016/17", "1,234", "SR (25/26) 01", "30/02/2024", "Marchwood 2023", "in 12 days",
])  # fmt: skip
def test_what_is_no_date(text):
    assert [span for span in find_dates(text) if span.precision == "day"] == []


@pytest.mark.parametrize("text", ["March 2024", "5 May 2023 and 6 May 2023", "soon", "", "5 May"])
def test_no_whole_day_is_no_date(text):
    with pytest.raises(ValueText):
        parse_date(text)


@pytest.mark.parametrize(("text", "start", "end"), [
    ("1 April 2016 - 31 March 2017", "2016-04-01", "2017-03-31"), ("1st Apr 2015 – 31st Mar 2016", "2015-04-01", "2016-03-31"),
    ("2016/17", "2016-04-01", "2017-03-31"), ("Annual report 2024 to 2025", "2024-04-01", "2025-03-31"), ("2023-2024", "2023-04-01", "2024-03-31"), ("2024/25 (provisional)", "2024-04-01", "2025-03-31"),
    ("Q3 2024-25", "2024-10-01", "2024-12-31"), ("2022-23 Q4", "2023-01-01", "2023-03-31"), ("Quarter 1 2017/18", "2017-04-01", "2017-06-30"),
    ("third quarter 2023/24", "2023-10-01", "2023-12-31"), ("as at end of July 2017", None, "2017-07-31"), ("31/03/2024", None, "2024-03-31"),
    ("Dec-24", "2024-12-01", "2024-12-31"), ("12 mths to Dec 23", "2023-01-01", "2023-12-31"), ("Quarter to Sep 24", "2024-07-01", "2024-09-30"),
    ("12m to Dec 24", "2024-01-01", "2024-12-31"), ("Jan – Mar 24", "2024-01-01", "2024-03-31"), ("Oct 23 – Mar 24", "2023-10-01", "2024-03-31"),
    ("Year ending 31 March 2017", "2016-04-01", "2017-03-31"), ("April 2016 to March 2017", "2016-04-01", "2017-03-31"),
    ("academic year 2021/22", "2021-09-01", "2022-08-31"), ("2016", "2016-01-01", "2016-12-31"), ("1999/00", "1999-04-01", "2000-03-31"),
    ("1 April to 30 September 2024", "2024-04-01", "2024-09-30"), ("Nov - Jan 24", "2023-11-01", "2024-01-31"),
    ("2024 (to June)", "2024-01-01", "2024-06-30"), ("2024/25 to December", "2024-04-01", "2024-12-31"),
    ("2023-24 (up to end of January)", "2023-04-01", "2024-01-31"),
])  # fmt: skip
def test_periods(text, start, end):
    assert tuple(parse_period(text)) == (start, end)


@pytest.mark.parametrize("text", ["", "Q1", "Q2 2017", "last 12 months", "2016/19", "Stage 1", "12 (15%)", "£2,016", "0-4"])
def test_what_is_no_period(text):
    with pytest.raises(ValueText):
        parse_period(text)


@given(st.integers(1970, 2068), st.booleans())
def test_a_financial_year_ends_on_31_march(year, is_short):
    printed = f"{year}/{(year + 1) % 100:02d}" if is_short else f"{year}-{year + 1}"
    assert tuple(parse_period(printed)) == (f"{year}-04-01", f"{year + 1}-03-31")


@given(st.integers(0, 10**9), st.sampled_from(["{:,}", "{}", "£{:,}", "{:,}%", "{:,}*", "  {:,} ", "{:,} cases"]))
def test_a_whole_number_is_read_back(number, form):
    figure = parse_figure(form.format(number))
    assert figure.value == number


@given(st.decimals(0, 10**6, places=2), st.sampled_from(["({})", "-{}", "–{}", "− {}", "(£{})", "-£{}"]))
def test_brackets_and_dashes_are_minus(number, form):
    assert parse_figure(form.format(number)).value == pytest.approx(-float(number))


@pytest.mark.parametrize(("text", "value", "unit"), [
    ("£1.046m", 1046000.0, "gbp"), ("£3bn", 3e9, "gbp"), ("1.2k", 1200.0, None), ("26 working days", 26.0, "working_days"), ("12 days", 12.0, "days"),
    ("75% good", 75.0, "percent"), ("+7%", 7.0, "percent"), ("2.1pp", 2.1, "percentage_points"), ("15.11 yrs", 15.11, "other"),
    ("98.5% ↑", 98.5, "percent"), ("-£3.1m", -3100000.0, "gbp"), ("£ (1,234)", -1234.0, "gbp"), ("8% (May 23)", 8.0, "percent"), (".5", 0.5, None),
    ("12 Full Places", 12.0, None),
])  # fmt: skip
def test_figures(text, value, unit):
    assert parse_figure(text)[:2] == (value, unit)


@pytest.mark.parametrize("text", [
    "", "-", "N/A", "TBC", "Unknown", "Stage 1", "2016/17", "14/10/24", "01632 960001", "6 months return", "0-4", "5 to 9", "10:30", "1.2.3",
    "£000", "A+", "within 20 days", "3 of 4", "1st", "12 May 2023", "[redacted]", "7.30 pm", "10am", "4 Marl Lane", "12a The Green", "1100_Plan_final.doc",
])  # fmt: skip
def test_what_is_no_figure(text):
    with pytest.raises(ValueText):
        parse_figure(text)


def test_bounds_have_no_value():
    assert [(parse_figure(text).value, parse_figure(text).bound) for text in ("<1", "> 5", "<5%")] == [(None, "<"), (None, ">"), (None, "<")]


@pytest.mark.parametrize(("text", "numerator", "denominator"), [
    ("46% (530/1148) **", 530.0, 1148.0), ("80% (40 out of 50)", 40.0, 50.0), ("10.9% (21/22)", None, None), ("10.9% (academic year 21/22)", None, None),
])  # fmt: skip
def test_fractions(text, numerator, denominator):
    assert parse_figure(text)[3:5] == (numerator, denominator)


@given(st.text(max_size=40))
def test_figures_are_read_or_refused(text):
    try:
        found = parse_figures(text)
    except ValueText:
        return
    assert all(figure.value is not None or figure.bound for figure in found)


@given(st.text(max_size=60))
def test_any_text_may_be_asked_for_dates_and_periods(text):
    assert all(0 <= span.start < span.end <= len(text) for span in find_dates(text))
    try:
        period = parse_period(text)
    except ValueText:
        return
    assert period.start is None or period.start <= period.end


@given(st.text(max_size=60))
def test_squashing_twice_changes_nothing(text):
    assert squash(squash(text)) == squash(text)


def test_money_needs_its_pound():
    assert parse_money("£502,611,544") == 502611544.0
    with pytest.raises(ValueText):
        parse_money("502")


@pytest.mark.parametrize(("text", "name", "honorific", "letters"), [
    ("Councillor Ann Other OBE", "Ann Other", "Cllr", "OBE"), ("Mr R W Goff", "R W Goff", "Mr", None), ("The Revd B Vicar", "B Vicar", "Revd", None),
    ("Dr Ada Love", "Ada Love", "Dr", None), ("Cllr. C Elm", "C Elm", "Cllr", None), ("Ann Other", "Ann Other", None, None),
])  # fmt: skip
def test_persons(text, name, honorific, letters):
    assert tuple(parse_person(text)) == (name, honorific, letters)


def test_phones_and_addresses():
    text = "Ann Other, Tel: 01632 960001 ext 12, ann.other@example.gov.uk."
    assert find_phone(text) == "01632 960001 ext 12"
    assert find_email(text) == "ann.other@example.gov.uk"
    assert find_phone("in 2017") is None
    assert find_phone("the budgets of 2024-25 30 units") is None
