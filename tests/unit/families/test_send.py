# ruff: noqa: E501  a table of cases reads across
"""SEND measures as different councils lay them out; all figures are invented."""

import pytest

from extractor.families import Context, rows_of
from extractor.families.send import CONTEXT_RULES, is_send_measure
from tests.unit.families.sketch import grid

BARE = Context()

# sketch, context, (measure, period end, value, unit, numerator, denominator) of some rows, how many rows
LAYOUTS = {
    "now and before": ("""
        Outcome measure | Current performance (as at end of July 2022) | Direction of travel (Previous data for end of June 2022)
        Number of EHCPs | 1052* | 977
        EHCPs finished within 20 weeks | 46% (530/1148) ** | 44% (501/1145)
        """, BARE, [("Number of EHCPs", "2022-07-31", 1052, "count", None, None),
            ("EHCPs finished within 20 weeks", "2022-06-30", 44, "percent", 501, 1145)], 4),
    "a year so far among whole ones": ("""
        Year | Appeals lodged | Conceded
        2023 | 79 | 31
        2024 (to June) | 47 | c
        """, Context(table_title="SEND tribunal appeals"), [("Appeals lodged", "2024-06-30", 47, "count", None, None)], 3),
    "dashboard by quarter with a target": ("""
        Indicator | Target | Q1 2023/24 | Q2 2023/24 | RAG
        % of EHC plans issued in 20 weeks | 60% | 41% | 38.5% | Red
        Annual reviews on time | 80% | 70% | 72% | Amber
        """, BARE, [("% of EHC plans issued in 20 weeks", "2023-09-30", 38.5, "percent", None, None)], 4),
    "rating shown by colour only": ("""
        Measure | 2022/23 | 2023/24
        SEND tribunal appeals | 40 | 52 #ff0000
        """, BARE, [("SEND tribunal appeals", "2024-03-31", 52, "count", None, None)], 2),
    "England and neighbours beside it": ("""
        Measure | Dec-23 | Dec-24 | England | Statistical neighbours
        Pupils with an EHCP | 3.1% | 3.4% | 4.8% | 4.4%
        """, BARE, [("Pupils with an EHCP", "2024-12-31", 3.4, "percent", None, None)], 2),
    "dates in the cell": ("""
        Key performance indicator | Baseline (date) | Target | Actual Jul 23
        Absence of pupils with SEN support | 10.9% (academic year 21/22) | 10% | 12.1%
        """, BARE, [("Absence of pupils with SEN support", "2022-08-31", 10.9, "percent", None, None),
            ("Absence of pupils with SEN support", "2023-07-31", 12.1, "percent", None, None)], 2),
    "milestones beside actuals": ("""
        Key performance indicator | Milestone 1 - Jul 23 | Actual Jul 23 | Milestone 2 - Nov 23 | Actual Nov 23
        Absence of pupils with an EHC plan | 12.7% | 14.7% (academic year 22/23) | 13.6% | 15.50%
        """, BARE, [("Absence of pupils with an EHC plan", "2023-08-31", 14.7, "percent", None, None),
            ("Absence of pupils with an EHC plan", "2023-11-30", 15.5, "percent", None, None)], 2),
    "cards": ("""
        Percentage of Education, Health and Care Plans issued within 20 weeks | < | RED #c00000
        Latest: 34% | Target: 60%, Floor: 55% | Previous: 26% (Red)
        """, BARE, [("Percentage of Education, Health and Care Plans issued within 20 weeks", None, 34, "percent", None, None),
            ("Percentage of Education, Health and Care Plans issued within 20 weeks", None, 26, "percent", None, None)], 2),
    "months along the top": ("""
        Measure | Apr-23 | May-23 | Jun-23
        EHC needs assessment requests | 61 | 70 | 66
        """, BARE, [("EHC needs assessment requests", "2023-05-31", 70, "count", None, None)], 3),
    "bands of age whose open ends look like figures": ("""
        Age | Under 5 | 5-10 | 11-15
        2022 | 80 | 720 | 880
        2023 | 92 | 790 | 930
        """, Context(table_title="Children with EHC plans by age"), [("Under 5", "2022-12-31", 80, "count", None, None),
            ("5-10", "2023-12-31", 790, "count", None, None)], 6),
    "a unit in brackets in the caption": ("""
        Setting | Marlbridge | England
        Mainstream | 41.2 | 43.1
        Special | 35.5 | 32.2
        """, Context(table_title="Where pupils with EHC plans are taught (%)"), [("Mainstream", None, 41.2, "percent", None, None)], 2),
    "money planned and spent, of a financial year": ("""
        Line | Budget £000 | Forecast £000 | Variance £000
        Special school places | 14,200 | 14,650 | 450
        """, Context(table_title="Dedicated Schools Grant: high needs budget 2024/25"), [
            ("Special school places: Budget", "2025-03-31", 14_200_000, "gbp", None, None),
            ("Special school places: Forecast", "2025-03-31", 14_650_000, "gbp", None, None)], 2),
    "years down, measures across": ("""
        Year | EHCPs maintained | New EHCPs
        2021/22 | 3,100 | 410
        2022/23 | 3,400 | 520
        """, BARE, [("EHCPs maintained", "2023-03-31", 3400, "count", None, None)], 4),
    "academic years": ("""
        Measure | Academic year 2021/22 | Academic year 2022/23
        Suspensions of pupils with SEND | 300 | 280
        """, BARE, [("Suspensions of pupils with SEND", "2023-08-31", 280, "count", None, None)], 2),
    "money": ("""
        SEND spend | 2022/23 £m | 2023/24 £m
        Independent special schools | 10.5 | 12.25
        """, BARE, [("Independent special schools", "2024-03-31", 12250000, "gbp", None, None)], 2),
    "rolling year": ("""
        Measure | 12 months to Dec 24
        % of EHCPs issued within 20 weeks - rolling 12 months | 34
        """, BARE, [("% of EHCPs issued within 20 weeks - rolling 12 months", "2024-12-31", 34, "percent", None, None)], 1),
    "out of so many": ("""
        Indicator | January 2024
        Annual reviews held for pupils with a statement of special needs | 80% (40 out of 50)
        """, BARE, [("Annual reviews held for pupils with a statement of special needs", "2024-01-31", 80, "percent", 40, 50)], 1),
    "weeks": ("""
        Measure | 2023 | 2024
        Average weeks to issue an EHCP (weeks) | 31 | 28
        """, BARE, [("Average weeks to issue an EHCP (weeks)", "2024-12-31", 28, "other", None, None)], 2),
    "numbered measures": ("""
        Ref | Measure | Q4 2023/24
        S1 | EHCPs issued | 120
        S2 | EHCPs ceased | 30
        """, BARE, [("S1 EHCPs issued", "2024-03-31", 120, "count", None, None)], 2),
    "title says SEND, half of the measures do": ("""
        Measure | March 2024 | March 2023
        Pupils with SEND in mainstream schools | 900 | 850
        Pupils educated at home | 190 | 179
        """, Context(table_title="SEND dataset"), [("Pupils educated at home", "2024-03-31", 190, "count", None, None)], 4),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name):
    sketch, around, expected, count = LAYOUTS[name]
    found = rows_of(grid(sketch), around)
    assert found.family == "send"
    keys = ("measure", "period_end_date", "value", "unit", "numerator", "denominator")
    rows = [tuple(row[key] for key in keys) for row in found.rows["send"]]
    assert len(rows) == count
    assert [row for row in expected if row not in rows] == []


@pytest.mark.parametrize(("name", "note"), [
    ("dashboard by quarter with a target", "Target: 60%; RAG: Red"),
    ("England and neighbours beside it", "England: 4.8%; Statistical neighbours: 4.4%"),
    ("rating shown by colour only", "RAG: red"),
    ("cards", "Target: 60%; Floor: 55%; RAG: red"),
])  # fmt: skip
def test_what_stands_beside_a_measure_is_its_note(name, note):
    rows = rows_of(grid(LAYOUTS[name][0]), BARE).rows["send"]
    assert note in {row["note_text"] for row in rows}


def test_figures_in_a_send_paper_that_measure_something_else_are_statistics():
    found = rows_of(grid("Outcome | 2016 | 2017\nI feel safe | 84% good | 62% good"), Context(document_title="SEND update"))
    assert found.family == "statistics"
    assert [row["value"] for row in found.rows["statistics"]] == [84.0, 62.0]


@pytest.mark.parametrize(("text", "answer"), [
    ("EHCPs issued", True), ("Letters we send", False), ("SEND pupils", True), ("pupils with special educational needs", True),
    ("Senior officers", False), ("Roads resurfaced", False),
])  # fmt: skip
def test_measures(text, answer):
    assert is_send_measure(text) is answer


def test_every_rule_matches_its_example():
    for rule in CONTEXT_RULES:
        assert rule.pattern.search(rule.example), rule


def test_total_of_months_and_neighbours():
    found = rows_of(grid("""
        Month | EHCP requests | Plans issued | Stat. Neighbours
        Apr-24 | 62 | 41 | 9
        May-24 | 71 | 38 | 9
        Total | 133 | 79 | 9
        """), Context(table_title="SEND key data"))  # fmt: skip
    rows = found.rows["send"]
    assert [(r["measure"], r["period_end_date"], r["period_text"], r["value"]) for r in rows[-2:]] == [
        ("EHCP requests", None, "Total", 133), ("Plans issued", None, "Total", 79)]  # fmt: skip
    assert len(rows) == 6


def test_a_target_stands_beside_the_figures_of_its_own_year():
    sketch = """
        Measure | 2022/23 | < | 2023/24 | <
        ^ | Target | Outturn | Target | Outturn
        EHC plans issued in 20 weeks | 60% | 49% | 65% | 52%
        """
    rows = rows_of(grid(sketch), BARE).rows["send"]
    assert [row["note_text"] for row in rows] == ["2022/23 Target: 60%", "2023/24 Target: 65%"]


def test_a_number_before_a_measure_is_no_part_of_it():
    sketch = """
        KPI | Description | Dec 24
        1.1 | EHC plans completed within 20 weeks | 47%
        """
    assert [row["measure"] for row in rows_of(grid(sketch), BARE).rows["send"]] == ["EHC plans completed within 20 weeks"]


def test_group_labels_beside_the_middle_of_their_rows_are_given_to_none():
    sketch = """
        Area | Measure | Dec 24
        | EHC assessments requested | 112
        Requests | Requests refused | 28
        | Refused after mediation | 5
        Appeals | Appeals registered | 19
        """
    assert [row["measure"] for row in rows_of(grid(sketch), Context(table_title="SEND")).rows["send"]] == [
        "EHC assessments requested", "Requests refused", "Refused after mediation", "Appeals registered"]


def test_columns_that_part_children_by_age_are_named_in_the_measure():
    rows = rows_of(grid("Need | Primary | Post-16 | Total\nAutism | 210 | 96 | 306\nSEMH | 88 | 77 | 165"),
                   Context(table_title="EHC plans by need, January 2025")).rows["send"]
    assert [row["measure"] for row in rows[:3]] == ["Autism: Primary", "Autism: Post-16", "Autism"]


def test_a_budget_that_lists_teams_for_special_needs_is_none_of_send():
    budget = grid("""
        Team | Budget £000 | Outturn £000
        Roads | 900 | 910
        SEN transport | 300 | 320
        SEN placements | 500 | 510
        Parks | 120 | 110
        """)  # fmt: skip
    assert rows_of(budget, BARE).family == "statistics"


def test_schemes_at_special_schools_are_no_measures():
    works = grid("""
        School | Scheme | 2025/26 £000 | 2026/27 £000
        Oak Primary | Roof | 120 | 0
        Hill Special School | Hall | 900 | 140
        Elm Academy | SEN unit | 250 | 0
        """)  # fmt: skip
    assert rows_of(works, Context(table_title="Schools capital programme")).family == "statistics"


def test_a_national_figure_stands_beside_the_figure_of_its_year():
    found = rows_of(grid("""
        Measure | 2021/22 | 2022/23 | National 2022/23
        Absence with an EHC plan | 12.4% | 12.9% | 13.0%
        """), BARE)  # fmt: skip
    assert [row["note_text"] for row in found.rows["send"]] == [None, "National 2022/23: 13.0%"]
