"""Statistics: every figure that belongs to no other family, with its row and column labels.

In:  a grid with at least one column of figures. Out: `statistics` rows; money in whole pounds, whatever the header's
scale. A figure in a cell of words ("within 20 days") is no statistic. "<5" keeps its print and has no value.
"""

import re
from collections.abc import Mapping

from extractor.document import Finding, Row
from extractor.families.base import Context, Family
from extractor.families.cards import CardValue, card_values
from extractor.families.figure_table import figure_table
from extractor.families.matrix import Matrix
from extractor.families.readings import reading_scale, scaled, untyped_findings
from extractor.families.totals import total_findings

UNITS = {"percentage_points": "percent", "working_days": "days"}
BASE_SCORE = 0.5
CONTENTS = re.compile(
    r"^\W*(?:table of )?(?:contents|index)\b|\b(?:calendar|schedule|timetable|"
    r"programme) of (?:council )?meetings\b", re.I)


def score(matrix: Matrix, around: Context) -> float:
    """A small claim on every grid with a column of figures: any family with evidence of its own outbids it."""
    if CONTENTS.match(around.table_title or matrix.title or ""):
        return 0.0
    table = figure_table(matrix)
    return BASE_SCORE if (table and table.readings) or card_values(matrix) else 0.0


def _card_row(card: CardValue) -> Row:
    unit = card.figure.unit or "count"
    return {
        "row_label": card.measure, "column_label": card.label, "value": card.figure.value,
        "unit": UNITS.get(unit, unit), "value_text": card.text, "page_number": card.page_number,
    }  # fmt: skip


def to_rows(matrix: Matrix, around: Context) -> tuple[Mapping[str, tuple[Row, ...]], tuple[Finding, ...]]:
    """`statistics` rows, a figure each."""
    table = figure_table(matrix)
    if table is None or not table.readings:
        return {"statistics": tuple(map(_card_row, card_values(matrix)))}, ()
    titles = (*table.banners, *table.label_headers, around.table_title, matrix.title)
    rows = []
    for reading in table.readings:
        scale = reading_scale(reading, titles)
        rows.append({
            "row_label": reading.row_label or None, "column_label": reading.column_label or None,
            "value": scaled(reading, scale), "unit": UNITS.get(scale.unit, scale.unit), "value_text": reading.text,
            "page_number": reading.page_number,
        })  # fmt: skip
    findings = [*untyped_findings(table, matrix), *total_findings(table, matrix, around.lines)]
    return {"statistics": tuple(rows)}, tuple(findings)


FAMILY = Family(name="statistics", header_rules=(), score=score, to_rows=to_rows)
