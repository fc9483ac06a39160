# ruff: noqa: E501  a table of cases reads across
"""Printed totals against their parts, in tables, in prose and between tables."""

import pytest

from extractor.document import Finding
from extractor.families import Context, rows_of
from extractor.families.told import prose_findings, prose_sums, told_twice
from tests.unit.families.sketch import grid


def checks(sketch, *, lines=()):
    found = rows_of(grid(sketch), Context(lines=tuple(lines)))
    return [f for f in found.findings if f.check == "printed_totals"]


def wrong(sketch):
    return [(f.expected_text, f.actual_text) for f in checks(sketch) if f.severity == "warning"]


def test_totals_that_agree_are_counted_once_a_table():
    findings = checks("Type | 2022 | 2023\nRed | 10 | 20\nBlue | 5 | 6\nTotal | 15 | 26")
    assert [(f.severity, f.actual_text) for f in findings] == [("info", "2")]


def test_a_total_that_misses_a_part_is_told_with_both():
    assert wrong("Type | 2022\nRed | 10\nBlue | 5\nTotal | 16") == [("15 (10 + 5)", "16")]


def test_an_unlabelled_last_row_is_a_total():
    assert wrong("Type | 2022\nRed | 10\nBlue | 5\n| 17") == [("15 (10 + 5)", "17")]


def test_a_share_beside_its_count_sums_to_nothing():
    assert wrong("Type | 2022\nRed | 2 (50%)\nBlue | 5 (71%)\nGreen | 1\nTotal | 8 (64%)") == []


def test_shares_may_miss_a_hundred_by_rounding():
    assert wrong("Type | %\nRed | 33%\nBlue | 33%\nGreen | 33%\nTotal | 100%") == []


def test_rounded_thousands_may_miss_their_total():
    assert wrong("Type | £000\nRed | 10\nBlue | 5\nGreen | 7\nTotal | 23") == []


def test_subtotals_without_a_label_of_their_own():
    sketch = "Type | £m\nCash | 10.0\nBonds | 20.0\nManaged | 30.0\nFunds | 5.0\nTotal | 35.0"
    assert wrong(sketch) == []
    assert checks(sketch)


def test_subtotals_and_a_grand_total():
    assert wrong("Type | 2022\nRed | 10\nBlue | 5\nTotal colours | 15\nOak | 3\nAsh | 4\nTotal trees | 7\nGrand total | 22") == []


def test_row_totals_are_held_where_most_rows_agree():
    assert wrong("Type | Q1 | Q2 | Total\nRed | 1 | 2 | 3\nBlue | 4 | 5 | 9\nGreen | 1 | 1 | 3") == [("2 (1 + 1)", "3")]


def test_a_total_column_that_sums_something_else_is_left_alone():
    assert wrong("Type | Calls | Minutes | Total\nRed | 1 | 200 | 3\nBlue | 4 | 500 | 9") == []


def test_averages_are_not_summed():
    assert wrong("Team | Average days\nRed | 10\nBlue | 20\n| 15") == []


def test_figures_told_again_in_the_prose_are_counted():
    findings = checks("Type | 2023\nComplaint letters | 267\nThank-you letters | 124", lines=["We had 267 complaint letters in the whole of the year."])
    assert [f.actual_text for f in findings] == ["1"]


@pytest.mark.parametrize(("text", "agrees"), [
    ("We logged 426 pieces of feedback. This comprised 267 complaints, 124 compliments, 16 comments and 19 enquiries.", True),
    ("The 52 contacts comprised 30 complaints, 12 comments and 11 thanks.", False),
    ("A total of 1,200 calls, made up of 700 by day and 500 by night, were answered.", True),
])  # fmt: skip
def test_sums_told_in_prose(text, agrees):
    assert [found.agrees for found in prose_sums(text)] == [agrees]


def test_prose_without_a_sum():
    assert prose_sums("In 2023 there were 52 contacts, including 30 complaints and 4 comments.") == []


def test_prose_findings_name_the_page():
    (finding,) = prose_findings([("The 52 contacts comprised 30 complaints, 12 comments and 11 thanks.", 7)])
    assert (finding.severity, finding.page_number, finding.expected_text, finding.actual_text) == ("warning", 7, "53 (30 + 12 + 11)", "52")


def figure(table, page, value):
    return {"table_id": table, "page_number": page, "category": "Complaints", "dimension": "feedback_type", "parent_category": None,
            "period_start_date": "2022-04-01", "period_end_date": "2023-03-31", "unit": "count", "value": value, "value_text": str(value)}  # fmt: skip


def test_the_same_figure_in_two_tables():
    assert told_twice([figure("a", 3, 267), figure("b", 9, 267)]) == (Finding("told_twice", "info", "1 figures stand in two tables and agree"),)
    (contradiction,) = told_twice([figure("a", 3, 267), figure("b", 9, 276)])
    assert (contradiction.page_number, contradiction.expected_text, contradiction.actual_text) == (9, "267", "276")
    assert "page 3" in contradiction.message


def test_two_figures_of_one_service_need_not_contradict_each_other():
    rows = [{**figure("a", 3, 5), "dimension": "service_area"}, {**figure("b", 9, 6), "dimension": "service_area"}]
    assert told_twice(rows) == ()


def test_a_figure_without_a_period_is_compared_with_nothing():
    row = {**figure("a", 3, 1), "period_end_date": None}
    assert told_twice([row, {**row, "table_id": "b", "value": 2}]) == ()
