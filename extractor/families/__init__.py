"""Families of tables: from a grid of text and what stands around it to typed rows of a dataset.

In:  a Grid (raw text) and its Context. Out: `FamilyRows`: rows by dataset, and findings about what could not be typed
or does not add up. A family is one module of this package that declares `FAMILY`; nothing else lists them.
Not here: pack and table ids (the caller knows them), and paragraphs.
"""

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cache

from extractor.document import Finding, Grid
from extractor.families.base import Context, Family, FamilyRows
from extractor.families.forward_plan import names_plan
from extractor.families.matrix import Matrix, matrix_of
from extractor.families.midlabels import labels_first
from extractor.families.plan_blocks import BlockLine, rows_of_blocks
from extractor.families.report_head import is_report_head

__all__ = [
    "BlockLine", "Context", "Family", "FamilyRows", "families", "names_plan", "recognise", "rows_of", "rows_of_blocks",
]

OTHER = "other"


@cache
def families() -> tuple[Family, ...]:
    """Every family, by name: the `FAMILY` of each module beside this one."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.FAMILY for module in modules if hasattr(module, "FAMILY"))


def _scores(matrix: Matrix, context: Context) -> list[tuple[float, Family]]:
    if is_report_head(matrix, context):
        return []
    scored = [(family.score(matrix, context), family) for family in families()]
    return sorted(((score, family) for score, family in scored if score > 0), key=lambda pair: (-pair[0], pair[1].name))


def recognise(grid: Grid, context: Context) -> str:
    """Name of the family with the most evidence; "statistics" for figures of no other family, "other" for neither."""
    scored = _scores(matrix_of(labels_first(grid)), context)
    return scored[0][1].name if scored else OTHER


def rows_of(grid: Grid, context: Context) -> FamilyRows:
    """Rows of a grid by dataset, in reading order; a grid of no family has none."""
    matrix = matrix_of(labels_first(grid))
    scored = _scores(matrix, context)
    if not scored:
        return FamilyRows(OTHER)
    family = scored[0][1]
    rows, findings = family.to_rows(matrix, context)
    return FamilyRows(family.name, rows, tuple(findings) + _close_call(scored, matrix))


def _close_call(scored: Sequence[tuple[float, Family]], matrix: Matrix) -> tuple[Finding, ...]:
    """A note where a second family had nearly as much evidence: a reader may want to look."""
    if len(scored) < 2 or scored[1][1].name == "statistics" or scored[1][0] < 0.9 * scored[0][0]:
        return ()
    message = f"read as {scored[0][1].name}; {scored[1][1].name} had nearly as much evidence"
    return (Finding("table_family", "info", message, matrix.page_number, matrix.title),)
