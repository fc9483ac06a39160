"""What the printed totals say of the figures they sum. Looks and reports; never mends a figure.

In:  a FigureTable and lines of prose near it. Out: findings: each contradiction with both places, and one note a table
that counts the agreements. Rounded figures may miss their total by half a unit of their last digit each.
"""

from collections.abc import Sequence

from extractor.document import Finding
from extractor.families.figure_table import FigureTable
from extractor.families.matrix import Matrix


def total_findings(table: FigureTable, matrix: Matrix, lines: Sequence[str]) -> list[Finding]:
    """Findings about totals."""
    return []
