"""Tables of figures: every figure with the words that head its row and its column.

In:  a Matrix. Out: `FigureTable`: header rows found anew (engines miscount them), label columns, a `Reading` a figure.
A heading that spans every column of figures tells nothing between them: it is a banner, kept beside the title.
What surprised us: years head columns and look like figures; group labels printed once over several rows, merged or not;
a merged figure that belongs to the whole group; a row with £ and % under the header beside a sub-heading.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.document import Cell
from extractor.errors import ValueText
from extractor.families.matrix import Matrix
from extractor.values import Figure, find_dates, is_no_figure, parse_figures, parse_period, squash
from extractor.vocabulary import DIRECTION_WORDS

YEAR = re.compile(r"^(?:19|20)\d\d(?:/\d\d(?:\d\d)?)?\+?$")
NUMBERED = re.compile(
    r"^(?:pages?|page (?:no|number)s?|(?:chq|cheque|cq|chk|voucher|invoice|inv|receipt|ref|reference|minute|account|"
    r"cost centre|"
    r"post ?code|uprn|tel|telephone|phone)\b\.?\s*(?:no|number|ref|code|#)?\.?|chq #|"
    r".* ref(?:erence)?(?: no\.?)?)\s*$", re.I)
"""Headers of columns whose numbers name something and measure nothing."""
MOST_HEADER_ROWS = 6
LEAST_SHARE = 0.34
"""Share of a column's filled cells that must be figures for it to be a column of figures."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One printed figure. `labels` head its row, outermost first; `path` heads its column, outermost first.

    `is_group` is True where the figure belongs to the whole group named by `labels[0]`, not to one line of it.
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


@lru_cache(maxsize=4096)
def figures_in(text: str) -> tuple[Figure, ...]:
    """Figures of a cell; () where it is none, or a year."""
    if not any(ch.isdigit() for ch in text) or YEAR.match(text) or len(text) > 60:
        return ()
    try:
        return parse_figures(text)
    except ValueText:
        return ()


def _is_period(text: str) -> bool:
    if not any(ch.isdigit() for ch in text):
        return False
    if YEAR.match(text) or find_dates(text):
        return True
    try:
        parse_period(text)
    except ValueText:
        return False
    return True


def _kind(text: str) -> str:
    if not text:
        return "blank"
    if figures_in(text):
        return "figure"
    if YEAR.match(text):
        return "year"
    return "none" if is_no_figure(text) or text.lower() in DIRECTION_WORDS else "text"


Kinds = tuple[tuple[str, ...], ...]


def _kinds(matrix: Matrix) -> Kinds:
    return tuple(
        tuple(_kind(matrix.own_text(row, column)) for column in range(matrix.column_count))
        for row in range(matrix.row_count)
    )


def _figure_columns(kinds: Kinds, label_columns: int) -> list[int]:
    columns = []
    for column in range(label_columns, len(kinds[0]) if kinds else 0):
        filled = [row[column] for row in kinds if row[column] != "blank"]
        figures = filled.count("figure") + filled.count("year")
        if filled.count("figure") and figures + filled.count("none") >= LEAST_SHARE * len(filled):
            columns.append(column)
    return columns


def _label_count(matrix: Matrix, kinds: Kinds) -> int:
    """How many leading columns name the row: at least one where there are two, all up to the first of figures."""
    if matrix.column_count == 1:
        return 0
    figures = _figure_columns(kinds, 1)
    count = 1
    for column in range(1, figures[0] if figures else matrix.column_count):
        filled = [row[column] for row in kinds[1:] if row[column] != "blank"]
        if not filled or 2 * filled.count("none") >= len(filled):
            break
        count = column + 1
    return count


def _header_count(matrix: Matrix, kinds: Kinds, columns: Sequence[int]) -> int:
    """Leading rows without a figure in a column of figures; a row of years heads columns, if nothing else is in it."""
    count = 0
    has_header = False
    for row in range(min(MOST_HEADER_ROWS, matrix.row_count)):
        row_kinds = [kinds[row][column] for column in columns]
        texts = [matrix.text(row, column) for column in columns]
        if "figure" in row_kinds and not all(_is_period(t) for t, k in zip(texts, row_kinds, strict=True) if k ==
            "figure"):
            break
        spanned = any(matrix.text(row, c) and matrix.starts(row, c) for c in columns)
        if not spanned and has_header:
            break
        if all(kind in ("none", "blank") for kind in row_kinds) and has_header and "none" in row_kinds and not any(
                text in ("£", "%", "+/-", "#") for text in texts):
            break
        has_header = has_header or spanned
        count = row + 1
    return count if has_header else 0


def _spans_rows(matrix: Matrix, row: int, column: int) -> bool:
    cell = matrix.slots[row][column]
    return cell is not None and cell.row_span > 1


def _paths(
    matrix: Matrix, header_count: int, label_count: int
) -> tuple[dict[int, tuple[str, ...]], list[str]]:
    """Header texts of each column, outermost first, and the banners that were left out of them."""
    paths: dict[int, list[str]] = {column: [] for column in range(matrix.column_count)}
    banners: list[str] = []
    values = range(label_count, matrix.column_count)
    for row in range(header_count):
        spanning = {id(matrix.slots[row][c]) for c in values if matrix.slots[row][c] is not None}
        is_banner = len(values) > 1 and len(spanning) == 1 and all(matrix.slots[row][c] is not None for c in values)
        for column in range(matrix.column_count):
            text = matrix.text(row, column)
            if not text or not (matrix.starts(row, column) or _starts_above(matrix, row, column)):
                continue
            if is_banner and row + 1 < header_count and matrix.slots[row][column] is matrix.slots[row][values[0]]:
                banners += [text] if text not in banners else []
            elif not paths[column] or paths[column][-1] != text or matrix.starts(row, column):
                paths[column].append(text)
    return {column: tuple(_once(texts)) for column, texts in paths.items()}, banners


def _starts_above(matrix: Matrix, row: int, column: int) -> bool:
    cell = matrix.slots[row][column]
    return cell is not None and cell.row == row


def _once(texts: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for text in texts:
        if not kept or kept[-1] != text:
            kept.append(text)
    return kept


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
    if len(texts) > 1 and not texts[0] and any(texts[1:]) and len(above) == len(texts) and not _is_total(texts):
        texts[0] = above[0]
    return tuple(texts)


TOTAL = re.compile(r"^(?:grand |sub[- ]?|overall )?totals?\b|\btotals?$|^overall$", re.I)


def _is_total(texts: Sequence[str]) -> bool:
    return any(TOTAL.search(text) for text in texts)


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


def _same_rows(matrix: Matrix, row: int, column: int) -> bool:
    cell, label = matrix.slots[row][column], matrix.slots[row][0]
    return cell is not None and label is not None and (cell.row, cell.row_span) == (label.row, label.row_span)


@lru_cache(maxsize=4)
def figure_table(matrix: Matrix) -> FigureTable | None:
    """The figures of a matrix with their labels; None where it has no column of figures."""
    if not matrix.row_count:
        return None
    kinds = _kinds(matrix)
    label_count = _label_count(matrix, kinds)
    columns = _figure_columns(kinds, label_count)
    if not columns:
        return None
    header_count = _header_count(matrix, kinds, columns)
    paths, banners = _paths(matrix, header_count, label_count)
    columns = [c for c in columns if not NUMBERED.search(" ".join(paths[c]))]
    groups = _group_columns(matrix, header_count, label_count, columns)
    readings: list[Reading] = []
    untyped: list[tuple[int, int, str]] = []
    section: str | None = _first_section(matrix, header_count, kinds)
    above: tuple[str, ...] = ()
    for row in range(header_count, matrix.row_count):
        labels = _labels(matrix, row, label_count, above)
        filled = [c for c in range(label_count, matrix.column_count) if matrix.own_text(row, c)]
        if not filled and any(labels) and not _inside_span(matrix, row, label_count):
            section = " ".join(text for text in labels if text)
            above = ()
            continue
        above = labels
        for column in filled:
            text = matrix.own_text(row, column)
            if NUMBERED.search(" ".join(paths[column])):
                continue
            figures = figures_in(text) or _year_figure(text, column, columns)
            if not figures and column in columns and kinds[row][column] == "text":
                untyped.append((row, column, text))
            cell = matrix.slots[row][column]
            page_number = cell.page_number if cell else matrix.page_number
            readings += [
                Reading(figure, text, tuple(t for t in labels if t), paths[column], section, row, column, page_number,
                        column in groups)
                for figure in figures
            ]
    heads = tuple(" ".join(paths[column]) for column in range(label_count))
    return FigureTable(tuple(readings), header_count, label_count, heads, tuple(banners), tuple(untyped))


def _inside_span(matrix: Matrix, row: int, label_count: int) -> bool:
    return any(matrix.text(row, c) for c in range(label_count, matrix.column_count))


def _first_section(matrix: Matrix, header_count: int, kinds: Kinds) -> str | None:
    """A sub-heading in the label column of the last header row, beside the units of the columns."""
    row = header_count - 1
    if row < 1 or not matrix.own_text(row, 0):
        return None
    units = [matrix.own_text(row, c) for c in range(1, matrix.column_count)]
    return matrix.own_text(row, 0) if any(units) and all(len(text) <= 4 for text in units) else None


def _year_figure(text: str, column: int, columns: Sequence[int]) -> tuple[Figure, ...]:
    """A bare number like a year is a figure where it stands in the body of a column of figures."""
    if column in columns and re.fullmatch(r"(?:19|20)\d\d", text):
        return (Figure(float(text)),)
    return ()
