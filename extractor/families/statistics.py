"""Statistics: every figure that belongs to no other family, with its row and column labels.

In:  a grid with at least one column of figures. Out: `statistics` rows; money in whole pounds, whatever the header's
scale. A figure in a cell of words ("within 20 days") is no statistic. "<5" keeps its print and has no value.
"""

from collections.abc import Mapping

from extractor.document import Finding, Row
from extractor.families.base import Context, Family
from extractor.families.figure_table import FigureTable, Reading, figure_table
from extractor.families.matrix import Matrix
from extractor.families.totals import total_findings
from extractor.families.units import Scale, scale_of

UNITS = {"percentage_points": "percent", "working_days": "days"}
BASE_SCORE = 0.5


def reading_scale(reading: Reading, titles: tuple[str | None, ...]) -> Scale:
    """Unit and factor of a figure: what the cell says, else its column, its row, its section, the titles; else a count."""
    named = scale_of([*reversed(reading.path), reading.column_label, *reversed(reading.labels), reading.section, *titles])
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
        Finding("figure not typed", "info", "this cell of a column of figures is no figure; no value is given",
                matrix.page_of(row), " ".join(matrix.text(row, c) for c in range(table.label_count)), None, text)
        for row, _, text in table.untyped
    ]  # fmt: skip


def score(matrix: Matrix, around: Context) -> float:
    """A small claim on every grid with a column of figures: any family with evidence of its own outbids it."""
    table = figure_table(matrix)
    return BASE_SCORE if table and table.readings else 0.0


def to_rows(matrix: Matrix, around: Context) -> tuple[Mapping[str, tuple[Row, ...]], tuple[Finding, ...]]:
    """`statistics` rows, a figure each."""
    table = figure_table(matrix)
    if table is None:
        return {}, ()
    titles = (*table.banners, around.table_title, matrix.title)
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


FAMILY = Family(name="statistics", header_rules=(), context_rules=(), score=score, to_rows=to_rows)
