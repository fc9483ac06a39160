"""Two tables side by side that neither rules nor captions part: the second has row labels of its own.

In:  a draft made of aligned text. Out: the draft, or its left and its right table.
Labels in a middle column are not enough: one table may say more words after its figures. Either both sides are summed
up, or one side ends above the other, or the white between them is far wider than between any other columns.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.tables.draft import Draft
from extractor.tables.placing import without
from extractor.tables.textlines import is_figure

_FEWEST_COLUMNS = 4
_FEWEST_ROWS = 3        # of each table, under its header
_MOSTLY = 0.8           # of a column's cells
_FAR_WIDER, _WIDE = 3.0, 30.0      # times the widest other gutter; points
_SUM = re.compile(r"(?:grand |overall )?totals?:?", re.IGNORECASE)


class _Text(NamedTuple):
    """The text of a cell and its left and right end."""

    text: str
    x0: float
    x1: float


def side_by_side(draft: Draft) -> tuple[Draft, ...]:
    """The draft's two tables from left to right where it is two; else the draft alone."""
    head = draft.header_rows or 0
    if draft.method != "flow" or not head or draft.column_count < _FEWEST_COLUMNS \
            or draft.row_count < head + _FEWEST_ROWS:
        return (draft,)
    columns = _columns_of(draft)
    for at in range(2, draft.column_count - 1):
        if _begins_table(draft, columns, at) and _is_apart(columns, at, head):
            last = draft.column_count
            return _half(draft, columns, range(at)), _half(draft, columns, range(at, last))
    return (draft,)


def _columns_of(draft: Draft) -> list[dict[int, _Text]]:
    """Texts by row of each column; a cell over several columns is none of theirs."""
    columns: list[dict[int, _Text]] = [{} for _ in range(draft.column_count)]
    for slot, words in zip(draft.slots, draft.words, strict=True):
        if words and slot.column_span == 1:
            text = " ".join(s.word.text for s in words)
            columns[slot.column][slot.row] = _Text(text, min(s.x0 for s in words), max(s.x1 for s in words))
    return columns


def _begins_table(draft: Draft, columns: Sequence[dict[int, _Text]], at: int) -> bool:
    """The column holds labels under a header, figures stand on either side, no cell runs into it from its left."""
    head = draft.header_rows or 0
    if any(w and s.column < at < s.column + s.column_span for s, w in zip(draft.slots, draft.words, strict=True)):
        return False
    heads = [" ".join(cell.text for row, cell in columns[c].items() if row < head) for c in (0, at)]
    if not heads[1] or heads[0] == heads[1] or not _is_labels(columns[at], head) or not _is_labels(columns[0], head):
        return False                   # the same header again: one long table in two panels
    return all(_is_figures(columns[c], head) for c in (*range(1, at), *range(at + 1, draft.column_count)))


def _body(column: dict[int, _Text], head: int) -> list[str]:
    return [cell.text for row, cell in column.items() if row >= head]


def _is_labels(column: dict[int, _Text], head: int) -> bool:
    texts = _body(column, head)
    return len(texts) >= _FEWEST_ROWS and sum(map(is_figure, texts)) <= (1 - _MOSTLY) * len(texts)


def _is_figures(column: dict[int, _Text], head: int) -> bool:
    texts = _body(column, head)
    return bool(texts) and sum(map(is_figure, texts)) >= _MOSTLY * len(texts)


def _is_apart(columns: Sequence[dict[int, _Text]], at: int, head: int) -> bool:
    sums = [any(_SUM.fullmatch(text) for text in _body(columns[c], head)) for c in (0, at)]
    left, right = _last_row(columns[:at]), _last_row(columns[at:])
    if all(sums) or left < right or left > right + 1:
        return True
    gutters = [_white(columns[c - 1], columns[c]) for c in range(1, len(columns))]
    others = gutters[:at - 1] + gutters[at:]
    return gutters[at - 1] > max(_WIDE, _FAR_WIDER * max(others))


def _last_row(columns: Sequence[dict[int, _Text]]) -> int:
    return max(row for column in columns for row in column)


def _white(left: dict[int, _Text], right: dict[int, _Text]) -> float:
    return min(cell.x0 for cell in right.values()) - max(cell.x1 for cell in left.values())


def _half(draft: Draft, columns: Sequence[dict[int, _Text]], own: range) -> Draft:
    """The draft with those columns alone, down to their last row."""
    last = _last_row([columns[c] for c in own])
    others = [c for c in range(draft.column_count) if c not in own]
    return without(draft, rows=range(last + 1, draft.row_count), columns=others)
