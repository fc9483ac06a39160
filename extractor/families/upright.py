"""Records printed as labels and values, "Action | Share the plan" over "Owner | A Poe": the same as one table.

In:  a Matrix of two columns and the header rules of a family. Out: a Matrix with a column a label and a row a record,
where most labels are known ones; else the matrix itself. A record begins where the first label comes again.
Not here: forward plans, whose blocks hold more than labels and values; `plan_blocks` reads those.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extractor.document import Cell
from extractor.families.base import HeaderRule, kind_of
from extractor.families.matrix import Matrix

_LEAST_KINDS = 4
_MOSTLY = 0.7
_LONGEST_LABEL = 40


@lru_cache(maxsize=16)
def upright(matrix: Matrix, rules: tuple[HeaderRule, ...]) -> Matrix:
    """The matrix with its labels as the header row; the matrix itself where its first column holds no labels."""
    if matrix.column_count != 2:
        return matrix
    labels = [matrix.own_text(row, 0).rstrip(" :") for row in range(matrix.row_count)]
    heads = list(dict.fromkeys(label for label in labels if label))
    known = {rule.kind for head in heads if len(head) <= _LONGEST_LABEL and (rule := kind_of(head, rules))}
    if len(known) < max(_LEAST_KINDS, _MOSTLY * len(heads)) or not all(labels):
        return matrix
    starts = [row for row, label in enumerate(labels) if label == labels[0]]
    records = [range(a, b) for a, b in zip(starts, [*starts[1:], matrix.row_count], strict=True)]
    slots = [[_cell(matrix, labels.index(head), 0, 0, column) for column, head in enumerate(heads)]]
    slots += [_record(matrix, labels, heads, rows, at) for at, rows in enumerate(records, start=1)]
    texts = [tuple(cell.text.strip() if cell else "" for cell in row) for row in slots]
    texts[0] = tuple(heads)
    return replace(matrix, slots=tuple(map(tuple, slots)), texts=tuple(texts), header_count=1)


def _record(matrix: Matrix, labels: Sequence[str], heads: Sequence[str], rows: range, at: int) -> list[Cell | None]:
    by_label = {labels[row]: row for row in reversed(rows)}
    return [_cell(matrix, by_label[head], 1, at, column) if head in by_label else None
            for column, head in enumerate(heads)]


def _cell(matrix: Matrix, row: int, column: int, to_row: int, to_column: int) -> Cell | None:
    cell = matrix.slots[row][column]
    return replace(cell, row=to_row, column=to_column, row_span=1, column_span=1) if cell else None
