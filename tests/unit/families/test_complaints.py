# ruff: noqa: E501  a table of cases reads across
"""Complaint figures as different councils lay them out; all names and figures are invented."""

from dataclasses import replace

import pytest

from extractor.families import Context, rows_of
from extractor.families.complaints import CONTEXT_RULES, DIMENSION_RULES
from tests.unit.families.sketch import grid

REPORT = Context(document_title="Annual Complaints Report 1 April 2022 to 31 March 2023")

# sketch, context, (dimension, category, parent, period end, value, unit) of some rows
LAYOUTS = {
    "quarters without their year, and the year to date": ("""
        Performance measure | Target | Q1 | Q2 | YTD
        Number of Stage 1 complaints received | - | 112 | 98 | 210
        % responded to within 10 working days | 90% | 86% | 91% | 88%
        """, Context(document_title="Complaints, Quarter 2 2023/24"), [
            ("stage", "Number of Stage 1 complaints received", None, "2023-06-30", 112, "count"),
            ("stage", "Number of Stage 1 complaints received", None, "2023-09-30", 210, "count"),
            ("resolution_time", "% responded to within 10 working days", None, None, 90, "percent")], 7),
    "a quarter over its number and its share, no year told": ("""
        Time taken | Q1 | | Q2 |
        Within 10 working days | 28 | 61% | 35 | 70%
        Over 10 working days | 18 | 39% | 15 | 30%
        """, Context(table_title="Complaints: response times"), [("resolution_time", "Within 10 working days", None, None, 61, "percent")], 8),
    "remedies, one of them nil": ("""
        Service | Stage 1 received | Ombudsman decisions | Remedy paid
        Roads | 251 | 3 | £1,250
        Parks | 12 | 1 | Nil
        """, REPORT, [("stage", "Stage 1 received", "Roads", "2023-03-31", 251, "count"), ("other", "Remedy paid", "Parks", "2023-03-31", 0, "gbp")], 6),
    "received and in time under each stage": ("""
        Service | Stage 1 | < | Stage 2 | <
        ^ | Received | % in time | Received | % in time
        Roads | 214 | 78% | 31 | 65%
        """, REPORT, [("stage", "Stage 1", "Roads", "2023-03-31", 214, "count"), ("stage", "Stage 2", "Roads", "2023-03-31", 31, "count"),
                      ("resolution_time", "Stage 2 % in time", "Roads", "2023-03-31", 65, "percent")], 4),
    "bands of days under a heading of their own": ("""
        Type | 2022/23
        Complaints | 88
        Response times | <
        0-10 | 30
        Over 25 | 18
        """, REPORT, [("feedback_type", "Complaints", None, "2023-03-31", 88, "count"),
                      ("resolution_time", "Over 25", "Response times", "2023-03-31", 18, "count")], 3),
    "services along the top": ("""
        Adult Care Services | Benefits and Tax | Highways | Other
        12 | 5 | 7 | 1
        """, REPORT, [("service_area", "Benefits and Tax", None, "2023-03-31", 5, "count"), ("service_area", "Other", None, "2023-03-31", 1, "count")], 4),
    "within a target is measured, a target is not": ("""
        Stage | Target (working days) | Number | Within target
        Stage 1 | 15 | 55 | 87%
        """, REPORT, [("resolution_time", "Within target", "Stage 1", "2023-03-31", 87, "percent"),
                      ("resolution_time", "Target (working days)", "Stage 1", None, 15, "working_days")], 3),
    "outcomes against services": ("""
        | Adult care | Housing | Total
        Upheld | 4 | 2 | 6
        Not upheld | 2 | 1 | 3
        Total | 6 | 3 | 9
        """, REPORT, [("outcome", "Upheld", "Adult care", "2023-03-31", 4, "count"), ("outcome", "Not upheld", None, "2023-03-31", 3, "count")], 9),
    "a label of each row that says little, beside its stage": ("""
        Stage | | 2021/22 | 2022/23
        Stage 1 | Number received | 210 | 244
        | Answered on time | 88% | 84%
        """, REPORT, [("stage", "Number received", "Stage 1", "2022-03-31", 210, "count"), ("resolution_time", "Answered on time", "Stage 1", "2023-03-31", 84, "percent")], 4),
    "quarters down the rows": ("""
        | Informal | Complaints
        Q1 | 12 | 27
        Q4 | 6 | 21
        """, REPORT, [("feedback_type", "Complaints", None, "2022-06-30", 27, "count"), ("feedback_type", "Complaints", None, "2023-03-31", 21, "count")], 4),
    "one row of figures that nothing names": ("""
        Advice given | Not upheld | Upheld | Total
        3 | 4 | 17 | 24
        """, REPORT, [("outcome", "Not upheld", None, "2023-03-31", 4, "count"), ("outcome", "Upheld", None, "2023-03-31", 17, "count")], 4),
    "outcomes among counts, under years": ("""
        Directorate | 2021-22 | < | < | 2022-23 | < | <
        ^ | Received | Upheld | % in time | Received | Upheld | % in time
        Roads | 251 | 84 | 88% | 310 | 120 | 85%
        """, REPORT, [("service_area", "Roads", None, "2022-03-31", 251, "count"), ("outcome", "Upheld", "Roads", "2022-03-31", 84, "count"),
            ("resolution_time", "% in time", "Roads", "2023-03-31", 85, "percent")], 6),
    "the period in the sentence above": ("""
        Stage | Number received
        Stage 1 | 74
        """, Context(document_title="Annual Complaints Report 1 April 2022 to 31 March 2023", above="Received 1 April 2024 to 30 June 2024 (Q1):"),
        [("stage", "Stage 1", None, "2024-06-30", 74, "count")], 1),
    "by type, years side by side": ("""
        Feedback Type | 2021/22 | 2022/23
        Complaints | 30 | 26
        Compliments | Unknown | 12
        Total | 30 | 38
        """, REPORT, [("feedback_type", "Complaints", None, "2022-03-31", 30, "count"), ("feedback_type", "Compliments", None, "2023-03-31", 12, "count"),
            ("feedback_type", "Total", None, "2023-03-31", 38, "count")], 5),
    "by stage, number and share under each year": ("""
        Stage | 1 April 2021 – 31 March 2022 | < | 1 April 2022 – 31 March 2023 | <
        ^ | No. | % | No | %
        Stage 1 | 90 | 90% | 95 | 95
        Stage 2 | 10 | 10% | 5* | 5
        | 100 | 100% | 100 | 100
        """, REPORT, [("stage", "Stage 1", None, "2022-03-31", 90, "percent"), ("stage", "Stage 2", None, "2023-03-31", 5, "count"),
            ("stage", None, None, "2023-03-31", 100, "percent")], 12),
    "resolution times with a banner": ("""
        Average Resolution Times | < | <
        Stage | 2021/22 | 2022/23
        Stage 1 | 19 working days | N/A
        """, REPORT, [("resolution_time", "Stage 1", None, "2022-03-31", 19, "working_days")], 1),
    "outcomes with a direction": ("""
        Outcomes | 2021/22 | 2022/23 | < | <
        ^ | ^ | Cases | % | +/-
        Upheld | 10% | 25 | 9% | –
        Partially upheld | 48% | 89 | 35% | +
        """, REPORT, [("outcome", "Upheld", None, "2023-03-31", 25, "count"), ("outcome", "Partially upheld", None, "2022-03-31", 48, "percent")], 6),
    "channels with the change": ("""
        Contact channel used | 2021/22 | 2022/23 | +/-
        Phone | 18% | 12% | -6%
        """, REPORT, [("channel", "Phone", None, "2023-03-31", 12, "percent"), ("channel", "Phone", None, None, -6, "percentage_points")], 3),
    "causes, less than one per cent": ("""
        Primary Cause | Total | %
        Delay | 99 | 99
        Rudeness | 1 | <1
        """, REPORT, [("cause", "Delay", None, "2023-03-31", 99, "count"), ("cause", "Rudeness", None, "2023-03-31", None, "percent")], 4),
    "themes with the causes listed": ("""
        Theme | Number | %
        Staff • Rudeness • Lateness | 4 | 40
        """, REPORT, [("cause_theme", "Staff", None, "2023-03-31", 4, "count")], 2),
    "merged group cells": ("""
        Service | Cause of satisfaction | No. | %
        Adoption | Kindness | 6 | 60
        ^ | Speed | 4 | ^
        Roads | Speed | 4 | 40
        """, REPORT, [("satisfaction", "Speed", "Adoption", "2023-03-31", 4, "count"), ("service_area", "Adoption", None, "2023-03-31", 60, "percent"),
            ("service_area", "Roads", None, "2023-03-31", 40, "percent")], 5),
    "group cells printed once, not merged": ("""
        Service | Cause of satisfaction | No. | %
        Adoption | Kindness | 6 | 60
        | Speed | 4 |
        Roads | Speed | 3 | 30
        | Kindness | 1 |
        """, REPORT, [("satisfaction", "Speed", "Adoption", "2023-03-31", 4, "count"), ("service_area", "Adoption", None, "2023-03-31", 60, "percent")], 6),
    "quarters across, year in the caption": ("""
        Directorate | Q1 | Q2 | Q3 | Q4
        Adults | 1 | 2 | 3 | 4
        """, Context(table_title="Stage 2 complaints by directorate 2022/23"), [("service_area", "Adults", None, "2022-06-30", 1, "count"),
            ("service_area", "Adults", None, "2023-03-31", 4, "count")], 4),
    "rolling year and quarter": ("""
        Service | 12 mths to Dec 23 | Quarter to Dec 23
        Roads | 2,902 | 642
        Total Complaints | 2,902 | 642
        """, Context(), [("service_area", "Roads", None, "2023-12-31", 2902, "count")], 4),
    "years down, types across": ("""
        Year | Complaints | Compliments
        2021/22 | 30 | 12
        2022/23 | 26 | 10
        """, REPORT, [("feedback_type", "Compliments", None, "2023-03-31", 10, "count")], 4),
    "services down, stages across": ("""
        Service area | Stage 1 | Stage 2 | LGSCO
        Roads | 12 | 3 | 1
        """, REPORT, [("stage", "Stage 2", "Roads", "2023-03-31", 3, "count"), ("stage", "LGSCO", "Roads", "2023-03-31", 1, "count")], 3),
    "count with its share in one cell": ("""
        Outcome | 2022/23
        Upheld | 12 (15%)
        """, REPORT, [("outcome", "Upheld", None, "2023-03-31", 12, "count"), ("outcome", "Upheld", None, "2023-03-31", 15, "percent")], 2),
    "timeliness": ("""
        Response time | Number | Percentage
        Within 20 working days | 80 | 80%
        Over 20 working days | 20 | 20%
        """, REPORT, [("resolution_time", "Within 20 working days", None, "2023-03-31", 80, "count")], 4),
    "decrease in words": ("""
        Feedback Type | +/- | %
        Complaint | Decrease | 11.8
        """, REPORT, [("feedback_type", "Complaint", None, "2023-03-31", 11.8, "percent")], 1),
    "average days by service": ("""
        Service | Number | Ave. Response (Working days)
        Roads | 2 | 12
        | 19 | 13
        """, REPORT, [("service_area", "Roads", None, "2023-03-31", 2, "count"), ("resolution_time", "Roads", None, "2023-03-31", 12, "working_days")], 4),
    "ombudsman decisions": ("""
        Ombudsman decision | 2021-22 | 2022-23
        Closed after initial enquiries | 4 | 5
        Upheld | 2 | 0
        """, Context(), [("outcome", "Upheld", None, "2023-03-31", 0, "count")], 4),
    "paid in compensation": ("""
        Complaints | 2022/23
        Compensation paid | £1,250
        """, REPORT, [("other", "Compensation paid", None, "2023-03-31", 1250, "gbp")], 1),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name):
    sketch, around, expected, count = LAYOUTS[name]
    found = rows_of(grid(sketch), around)
    assert found.family == "complaints"
    rows = [(r["dimension"], r["category"], r["parent_category"], r["period_end_date"], r["value"], r["unit"]) for r in found.rows["complaints"]]
    assert len(rows) == count
    assert [row for row in expected if row not in rows] == []


def test_values_keep_their_print():
    rows = rows_of(grid(LAYOUTS["by stage, number and share under each year"][0]), REPORT).rows["complaints"]
    assert {row["value_text"] for row in rows} >= {"90%", "5*"}


def test_what_is_no_figure_is_told():
    found = rows_of(grid("""
        Outcome | 2021/22 | 2022/23
        Upheld | 3 | several
        Not upheld | 4 | 5
        """), REPORT)  # fmt: skip
    assert [f.actual_text for f in found.findings if f.check == "figure_not_typed"] == ["several"]


def test_the_year_of_the_prose_serves_a_table_without_one():
    around = Context(heading="Complaints by cause", lines=("In 2022/23 we had fewer complaints.", "The year 2022/23 was quiet."))
    rows = rows_of(grid("Cause | Number\nDelay | 4\nError | 5"), around).rows["complaints"]
    assert {row["period_end_date"] for row in rows} == {"2023-03-31"}


def test_two_years_named_alike_decide_nothing():
    around = Context(heading="Complaints by cause", lines=("2022/23 and 2021/22", "2021/22 and 2022/23"))
    rows = rows_of(grid("Cause | Number\nDelay | 4\nError | 5"), around).rows["complaints"]
    assert {row["period_end_date"] for row in rows} == {None}


def test_one_complaint_measure_among_others_makes_no_complaints_table():
    found = rows_of(grid("""
        Measure | 2022/23
        Calls answered | 400
        Visitors | 300
        Complaints | 12
        """), Context())  # fmt: skip
    assert found.family == "statistics"


def test_every_rule_matches_its_example():
    for rule in (*CONTEXT_RULES, *DIMENSION_RULES):
        assert rule.pattern.search(rule.example), rule


def test_requests_for_information_in_a_feedback_report_are_no_feedback():
    requests = grid("""
        Measure | Q1 | Q2
        Requests received | 244 | 251
        Answered within 20 working days | 91% | 93%
        """)  # fmt: skip
    around = Context(document_title="Complaints and information requests 2023/24")
    assert rows_of(requests, replace(around, table_title="Freedom of Information requests")).family == "statistics"
    assert rows_of(requests, replace(around, table_title="Member enquiries")).family == "complaints"


def test_stages_in_a_table_of_complaints_and_response_times():
    found = rows_of(grid("""
        | Q1 | Q2
        Stage 1 complaints received | 61 | 72
        Stage 1 answered within 10 working days | 84% | 79%
        Compliments | 21 | 30
        """), Context(table_title="Complaints and response times 2023/24"))  # fmt: skip
    assert [row["dimension"] for row in found.rows["complaints"]][::2] == ["stage", "resolution_time", "feedback_type"]


def test_a_letter_of_a_year_that_ends_in_march():
    table = grid("""
        Upheld | Not upheld | Advice given
        4 | 2 | 6
        """)  # fmt: skip
    letter = Context(document_title="Ombudsman annual review letter 2024", lines=("For the year ending 31 March 2024",))
    row = rows_of(table, letter).rows["complaints"][0]
    assert (row["period_start_date"], row["period_end_date"]) == ("2023-04-01", "2024-03-31")
    other = replace(letter, lines=("For the year ending 31 March 2023",))
    assert rows_of(table, other).rows["complaints"][0]["period_end_date"] == "2024-12-31"
