# ruff: noqa: E501  a table of cases reads across
"""Tables of figures as different councils lay them out; all figures are invented."""

import pytest

from extractor.families import Context, rows_of
from extractor.families.units import UNIT_RULES, scale_of
from tests.unit.families.sketch import grid

BARE = Context()

# sketch, context, (row label, column label, value, unit) of some rows, how many rows
LAYOUTS = {
    "years head the columns": ("""
        Gender | 2022 | 2023
        Male | 1,329 | 1273
        Total | 2,000 | 1,999
        """, BARE, [("Male", "2023", 1273, "count")], 4),
    "a count that looks like a year": ("""
        Status | Number
        Open | 2016
        Shut | 300
        """, BARE, [("Open", "Number", 2016, "count")], 2),
    "thousands of pounds, brackets negative": ("""
        Service | 2023/24 Budget £000 | Change £000 | % Change
        Roads | 1,397 | (225) | (7.40)
        """, BARE, [("Roads", "2023/24 Budget £000", 1397000, "gbp"), ("Roads", "Change £000", -225000, "gbp"), ("Roads", "% Change", -7.4, "percent")], 3),
    "headers over three rows": ("""
        | 31/03/2024 | 2024-25 | 30/09/2024
        | Balance | Movement | Average Rate
        | £m | £m | %
        Loans | 456.3 | -23.9 | 4.33
        """, BARE, [("Loans", "31/03/2024 Balance £m", 456300000, "gbp"), ("Loans", "2024-25 Movement £m", -23900000, "gbp"),
            ("Loans", "30/09/2024 Average Rate %", 4.33, "percent")], 3),
    "spanning header": ("""
        Fund | Book Cost | 6 months return | <
        ^ | £ | Income | Total
        Trees | 60,000 | 2.44% | -2.12%
        """, BARE, [("Trees", "Book Cost £", 60000, "gbp"), ("Trees", "6 months return Total", -2.12, "percent")], 3),
    "a banner over all columns is no header": ("""
        Capital programme | Housing | < | <
        Project | 2023/24 £000 | 2024/25 £000 | Total £000
        Roofs | 7 | 8 | 15
        """, BARE, [("Roofs", "Total £000", 15000, "gbp")], 3),
    "a banner in one column of a title row": ("""
        Capital programme | Housing | | |
        Project | 2023/24 £000 | 2024/25 £000 | Later £000 | Total £000
        Roofs | 7 | 8 | | 15
        """, BARE, [("Roofs", "2023/24 £000", 7000, "gbp")], 3),
    "a header wrapped over two rows in one column": ("""
        | | | | Average
        Loan | 2023 | 2024 | 2025 | rate %
        Bank | 7 | 8 | 9 | 1.5
        """, BARE, [("Bank", "Average rate %", 1.5, "percent")], 4),
    "sub-headings between rows": ("""
        Grants | 2023 | 2024
        Core | |
        Early help | 19 | 20
        Other | |
        Homes | 4 | 5
        """, BARE, [("Homes", "2024", 5, "count")], 4),
    "units under the header beside a sub-heading": ("""
        Authority | Band D | Increase | Rank
        INNER | £ | % |
        Camford | 1,021.53 | -0.02% | 3
        """, BARE, [("Camford", "Band D £", 1021.53, "gbp"), ("Camford", "Increase %", -0.02, "percent"), ("Camford", "Rank", 3, "count")], 3),
    "no header": ("""
        Total investments | £502,611
        """, BARE, [("Total investments", None, 502611, "gbp")], 1),
    "scale in the caption": ("""
        Reserve | 2023 | 2024
        General | 12 | 14
        """, Context(table_title="Reserves (£m)"), [("General", "2024", 14000000, "gbp")], 2),
    "scale in the cell": ("""
        Limit | 2024/25 | 2025/26
        Beyond the year | £150m | £100m
        """, BARE, [("Beyond the year", "2025/26", 100000000, "gbp")], 2),
    "unit in the row": ("""
        Indicator | 2024
        % of potholes mended | 97
        Visitors | 4,000
        """, BARE, [("% of potholes mended", "2024", 97, "percent"), ("Visitors", "2024", 4000, "count")], 2),
    "two tables in one grid": ("""
        Homes | 2023/24 | 2024/25
        Roofs | 7 | 8
        Roads | 2025/26 | 2026/27
        Kerbs | 9 | 10
        """, BARE, [("Roofs", "2024/25", 8, "count"), ("Kerbs", "2026/27", 10, "count")], 4),
    "no figures given here and there": ("""
        Measure | 2023 | 2024
        Bins | N/A | 5
        Bags | - | TBC
        Boxes | <5 | 7
        """, BARE, [("Bins", "2024", 5, "count"), ("Boxes", "2023", None, "count")], 3),
    "label wrapped over two rows": ("""
        Grant | 2023 | 2024
        Learning disabilities and | |
        health reform | 12 | 13
        """, BARE, [("Learning disabilities and health reform", "2024", 13, "count")], 2),
    "two label columns": ("""
        Type | Counterparty | Principal £ | End date
        Bill | Treasury | 4,936 | 14/10/24
        """, BARE, [("Bill Treasury", "Principal £", 4936, "gbp")], 1),
    "years as time": ("""
        Loan | Balance £m | Life yrs
        Bank | 90.0 | 39.38
        """, BARE, [("Bank", "Life yrs", 39.38, "other")], 2),
    "words after the figure": ("""
        Question | 2023 | 2024
        I feel well | 75% good | 33% poor
        """, BARE, [("I feel well", "2024", 33, "percent")], 2),
    "blank header over a column of figures": ("""
        | G | R |
        Roads | 2 | 1 | 3
        """, BARE, [("Roads", "G", 2, "count"), ("Roads", None, 3, "count")], 3),
    "average days": ("""
        Team | Average days
        Roads | 12
        """, BARE, [("Roads", "Average days", 12, "days")], 1),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name):
    sketch, around, expected, count = LAYOUTS[name]
    found = rows_of(grid(sketch), around)
    assert found.family == "statistics"
    rows = [(r["row_label"], r["column_label"], r["value"], r["unit"]) for r in found.rows["statistics"]]
    assert len(rows) == count
    assert [row for row in expected if row not in rows] == []


@pytest.mark.parametrize("sketch", [
    "Section | Title | Page\n1.0 | Summary | 4\n1.1 | Learning | 6",
    "Lead Officer: | A Oak\nAuthor: | B Ash",
    "Activity | Scope | Progress\nNursing | The contract runs on | A meeting was held on 3 May 2023",
    "KPI | Latest | Previous\n% of calls answered within 20 days | GREEN | RED",
    "only one cell",
])  # fmt: skip
def test_tables_without_figures_are_other(sketch):
    found = rows_of(grid(sketch), BARE)
    assert (found.family, dict(found.rows)) == ("other", {})


def test_a_contents_page_is_other():
    assert rows_of(grid("Introduction | 3\nSummary | 4", title="Contents"), BARE).family == "other"


def test_cards_of_other_measures_are_statistics():
    found = rows_of(grid("Percentage of routine potholes mended in 28 days | < | GREEN\nLatest: 97% | Target: 90% | Previous: 96%"), BARE)
    assert [(r["column_label"], r["value"]) for r in found.rows["statistics"]] == [("Latest", 97.0), ("Target", 90.0), ("Previous", 96.0)]


@pytest.mark.parametrize(("text", "unit", "factor"), [
    ("Budget £000", "gbp", 1e3), ("£'000", "gbp", 1e3), ("£k", "gbp", 1e3), ("Balance £m", "gbp", 1e6), ("£ million", "gbp", 1e6),
    ("£bn", "gbp", 1e9), ("Cost £", "gbp", 1.0), ("% Change", "percent", 1.0), ("Per cent", "percent", 1.0), ("No.", "count", 1.0),
    ("Calls (thousands)", "count", 1e3), ("Average time (working days)", "working_days", 1.0), ("per 100,000", "other", 1.0),
    ("% of requests answered within 20 working days", "percent", 1.0),
])  # fmt: skip
def test_units(text, unit, factor):
    assert scale_of([text]) == (unit, factor)


def test_words_that_name_no_unit():
    assert scale_of(["Roads", "2023/24", None, "within 20 working days"]) is None


def test_every_rule_matches_its_example():
    for rule in UNIT_RULES:
        assert rule.pattern.search(rule.example), rule


def _figures(text: str, header_rows: int) -> list[tuple[str | None, str | None, str]]:
    rows = rows_of(grid(text, header_rows=header_rows), Context()).rows["statistics"]
    return [(r["row_label"], r["column_label"], r["value_text"]) for r in rows]


def test_last_year_left_of_the_labels_is_a_figure_of_their_rows() -> None:
    assert _figures("""
        2021/22 | <   | Service | 2022/23 | <
        Core    | All |         | Core    | All
        12.5    | 14  | Parks   | 13.1    | 15
        (3.0)   | 2   | Fees    | 2.9     | 4
    """, 2)[:4] == [("Parks", "2021/22 Core", "12.5"), ("Parks", "2021/22 All", "14"),
                    ("Parks", "2022/23 Core", "13.1"), ("Parks", "2022/23 All", "15")]


def test_numbers_of_rows_left_of_the_labels_are_no_figures_of_last_year() -> None:
    assert _figures("""
        No | Service | 2022/23 | 2023/24
        1  | Parks   | 13.1    | 14
        2  | Fees    | 2.9     | 3
    """, 1)[0][0] == "1 Parks"


@pytest.mark.parametrize(("outer", "label"), [
    ("Harbour", "Harbour 16-24"),
    ("4. Which groups of people that the plan may touch have told the council what they think of it? (yes or no)",
     "16-24"),
])
def test_a_question_beside_several_rows_is_no_label_of_those_below_the_first(outer: str, label: str) -> None:
    rows = _figures(f"""
        Area    | Age   | Replies
        {outer} | 0-15  | 21
                | 16-24 | 57
                | 25-34 | 275
    """, 1)
    assert rows[1] == (label, "Replies", "57")
