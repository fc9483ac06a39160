"""Tables of figures: every figure with the words that head its row and its column.

In:  a Matrix. Out: `FigureTable`: a `Reading` a figure; what heads the columns is found by `figure_heads`.
What surprised us: group labels printed once over several rows, merged or not; a merged figure that belongs to the whole
group; a label that is wrapped over two rows, the figures beside the second.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extractor.document import Cell
from extractor.families.figure_heads import (
    NUMBERED,
    Head,
    Kinds,
    figure_columns,
    figures_in,
    heads_of,
    kinds_of,
    label_columns,
)
from extractor.families.matrix import Matrix
from extractor.values import Figure, squash


@dataclass(frozen=True, slots=True)
class Reading:
    """One printed figure. `labels` head its row, outermost first; `path` heads its column, outermost first.

    `is_group` is True where the figure belongs to the whole group named by `labels[0]`, not to one line of it;
    `is_shared` where its cell is merged over several rows, and it is read once for each of them.
    """

    figure: Figure
    text: str
    labels: tuple[str, ...]
    path: tuple[str, ...]
    section: str | None
    row: int
    column: int
    page_number: int
    is_group: bool = False
    is_shared: bool = False

    @property
    def row_label(self) -> str:
        """Labels of the row as one text."""
        return " ".join(self.labels)

    @property
    def column_label(self) -> str:
        """Headers of the column as one text."""
        return " ".join(self.path)


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table of figures; `header_count` rows head it, `label_count` columns head its rows."""

    readings: tuple[Reading, ...]
    header_count: int
    label_count: int
    label_headers: tuple[str, ...]
    banners: tuple[str, ...]
    untyped: tuple[tuple[int, int, str], ...] = ()
    """(row, column, text) of cells among figures that are neither a figure nor said to be none."""


def _labels(matrix: Matrix, row: int, label_count: int, above: tuple[str, ...]) -> tuple[str, ...]:
    """Label texts of a row; an outer label printed once over several rows is filled in from above."""
    texts: list[str] = []
    last: Cell | None = None
    for column in range(label_count):
        cell = matrix.slots[row][column]
        if cell is not None and cell is last:
            continue
        last = cell
        texts.append(squash(cell.text) if cell else "")
    if len(texts) > 1 and not texts[0] and any(texts[1:]) and len(above) == len(texts) and not _is_total(texts) \
            and len(above[0]) <= LONGEST_OUTER:
        texts[0] = above[0]
    return tuple(texts)


LONGEST_OUTER = 80
"""Characters of a label over several rows; more are a form's question, beside a table that answers it."""
TOTAL = re.compile(r"^(?:grand |sub[- ]?|overall )?totals?\b|\btotals?$|^overall$", re.I)


def _is_total(texts: Sequence[str]) -> bool:
    return any(TOTAL.search(text) for text in texts)


@lru_cache(maxsize=8192)
def is_total_label(text: str) -> bool:
    """True for the label of a row or column that sums the others.

    >>> is_total_label("Grand total"), is_total_label("Total borrowing"), is_total_label("Totally")
    (True, True, False)
    """
    return bool(TOTAL.search(text.strip()))


def _group_columns(matrix: Matrix, header_count: int, label_count: int, columns: Sequence[int]) -> frozenset[int]:
    """Columns of which each figure belongs to the whole group: merged, or filled only where the outer label is."""
    if label_count < 2:
        return frozenset()
    groups = []
    body = range(header_count, matrix.row_count)
    for column in columns:
        merged = [row for row in body if matrix.starts(row, column) and _spans_rows(matrix, row, column)]
        if merged and all(_same_rows(matrix, row, column) for row in merged):
            groups.append(column)
            continue
        inner = [row for row in body if matrix.own_text(row, label_count - 1)]
        with_outer = [row for row in inner if matrix.own_text(row, 0)]
        filled = [row for row in inner if matrix.own_text(row, column)]
        if len(inner) > len(with_outer) > 1 and filled == with_outer:
            groups.append(column)
    return frozenset(groups)


def _spans_rows(matrix: Matrix, row: int, column: int) -> bool:
    cell = matrix.slots[row][column]
    return cell is not None and cell.row_span > 1


def _same_rows(matrix: Matrix, row: int, column: int) -> bool:
    cell, label = matrix.slots[row][column], matrix.slots[row][0]
    return cell is not None and label is not None and (cell.row, cell.row_span) == (label.row, label.row_span)


class _Body(NamedTuple):
    """What reading the rows needs to know of the table."""

    matrix: Matrix
    kinds: Kinds
    columns: Sequence[int]
    groups: frozenset[int]
    label_count: int


@lru_cache(maxsize=4)
def figure_table(matrix: Matrix) -> FigureTable | None:
    """The figures of a matrix with their labels; None where it has no column of figures."""
    if not matrix.row_count:
        return None
    kinds = kinds_of(matrix)
    label_count = label_columns(matrix, kinds)
    columns = figure_columns(kinds, label_count)
    if not columns:
        return None
    heads = heads_of(matrix, kinds, columns, label_count)
    columns = [c for c in columns if not NUMBERED.search(" ".join(heads[0].paths[c]))]
    groups = _group_columns(matrix, heads[0].body, label_count, columns)
    body = _Body(matrix, kinds, columns, groups, label_count)
    readings: list[Reading] = []
    untyped: list[tuple[int, int, str]] = []
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        found, left = _readings(body, head, following.first if following else matrix.row_count)
        readings += found
        untyped += left
    label_heads = tuple(" ".join(heads[0].paths[column]) for column in range(label_count))
    banners = tuple(text for head in heads for text in head.banners)
    return FigureTable(tuple(readings), heads[0].body, label_count, label_heads, banners, tuple(untyped))


def _readings(body: _Body, head: Head, stop: int) -> tuple[list[Reading], list[tuple[int, int, str]]]:
    """Readings of the rows below a head, and the cells among figures that are none."""
    matrix, label_count = body.matrix, body.label_count
    readings: list[Reading] = []
    untyped: list[tuple[int, int, str]] = []
    section = head.section
    above: tuple[str, ...] = ()
    numbered = {column for column, path in head.paths.items() if NUMBERED.search(" ".join(path))}
    is_centred = _are_labels_centred(body, range(head.body, stop))
    for row in range(head.body, stop):
        labels = _labels(matrix, row, label_count, above)
        if is_centred:
            labels = ("", *labels[1:])
        filled = [c for c in range(label_count, matrix.column_count) if matrix.own_text(row, c)]
        if not filled and any(labels) and not _inside_span(matrix, row, label_count):
            section, above = " ".join(text for text in labels if text), ()
            continue
        if section and row and labels and labels[0][:1].islower() and not matrix.own_text(row - 1, label_count):
            labels, section = (f"{section} {labels[0]}", *labels[1:]), head.section
        above = labels
        for column in (*filled, *_shared_columns(body, row)):
            if column in numbered:
                continue
            text = matrix.text(row, column)
            figures = figures_in(text) or _bare_figure(text, column, body)
            if not figures and column in body.columns and body.kinds[row][column] == "text":
                untyped.append((row, column, text))
            named = tuple(label for label in labels if label)
            page_number, is_group = matrix.page_at(row, column), column in body.groups
            is_shared = _spans_rows(matrix, row, column) and not is_group
            readings += [
                Reading(figure, text, named, head.paths[column], section, row, column, page_number, is_group, is_shared)
                for figure in figures
            ]
    return readings, untyped


def _are_labels_centred(body: _Body, rows: range) -> bool:
    """Outer labels stand beside the middle of their rows, and nothing says where those begin: the first has none."""
    if body.label_count < 2:
        return False
    matrix = body.matrix
    filled = [row for row in rows if any(matrix.text(row, c) for c in body.columns)]
    outer = [bool(matrix.text(row, 0)) for row in filled]
    return any(outer) and not outer[0] and all(matrix.text(row, body.label_count - 1) for row in filled)


def _shared_columns(body: _Body, row: int) -> list[int]:
    """Columns whose cell began in a row above and goes on beside a label that begins here."""
    matrix = body.matrix
    if not body.label_count or not matrix.own_text(row, body.label_count - 1):
        return []
    slots = matrix.slots[row]
    return [
        column
        for column in body.columns
        if (cell := slots[column]) is not None and cell.row < row and cell.column == column
        and column not in body.groups and matrix.text(row, column)
    ]  # fmt: skip


def _inside_span(matrix: Matrix, row: int, label_count: int) -> bool:
    """Cells from the rows above reach into this row, or prose fills it; a heading that spans it whole is neither."""
    cells = (matrix.slots[row][c] for c in range(label_count, matrix.column_count))
    return any(cell is not None and cell.text and (cell.row < row or len(cell.text) > LONGEST_HEADING)
               for cell in cells)


LONGEST_HEADING = 80


def _bare_figure(text: str, column: int, body: _Body) -> tuple[Figure, ...]:
    """A bare number like a year, or "Nil" in the column's unit, where it stands in a column of figures."""
    if column not in body.columns:
        return ()
    if re.fullmatch(r"(?:19|20)\d\d", text):
        return (Figure(float(text)),)
    if text.lower().rstrip(".") not in ("nil", "£nil"):
        return ()
    others = (figures_in(body.matrix.text(row, column)) for row in range(body.matrix.row_count))
    return (Figure(0.0, next((found[0].unit for found in others if found), None)),)
