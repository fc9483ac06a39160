"""What heads the columns of figures: which columns hold figures, which rows head them, what each column is called.

In:  a Matrix. Out: label columns, columns of figures, `Head`s. A grid may hold several tables one below the other: each
later run of header rows starts a new `Head`.
What surprised us: years head columns and look like figures; a heading that spans every column of figures tells nothing
between them and is a banner; the row under the header may hold £ and % beside a sub-heading.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.document import Cell
from extractor.errors import ValueText
from extractor.families.matrix import Matrix
from extractor.families.units import scale_of
from extractor.values import Figure, find_dates, is_no_figure, parse_figures, parse_period
from extractor.vocabulary import DIRECTION_WORDS

YEAR = re.compile(r"^(?:19|20)\d\d(?:/\d\d(?:\d\d)?)?\+?$")
NUMBERED = re.compile(
    r"^(?:pages?|page (?:no|number)s?|(?:chq|cheque|cq|chk|voucher|invoice|inv|receipt|ref|reference|minute|account|"
    r"cost centre|"
    r"post ?code|uprn|tel|telephone|phone)\b\.?\s*(?:no|number|ref|code|#)?\.?|chq #|"
    r".* ref(?:erence)?(?: no\.?)?)\s*$", re.I)
"""Headers of columns whose numbers name something and measure nothing."""
MOST_HEADER_ROWS = 6
MOST_TEXTS = 16384
"""Texts of cells that are remembered: the same figures and headers come again and again in a pack."""
UNIT_MARKS = frozenset({"£", "%", "+/-", "#"})
LEAST_SHARE = 0.34
"""Share of a column's filled cells that must be figures for it to be a column of figures."""


@dataclass(frozen=True, slots=True)
class Head:
    """Header rows `first` up to `body`; `paths` are headers by column, outermost first; `banners` name the table."""

    first: int
    body: int
    paths: dict[int, tuple[str, ...]]
    banners: tuple[str, ...]
    section: str | None


@lru_cache(maxsize=MOST_TEXTS)
def figures_in(text: str) -> tuple[Figure, ...]:
    """Figures of a cell; () where it is none, or a year."""
    if not any(ch.isdigit() for ch in text) or YEAR.match(text) or len(text) > 60:
        return ()
    try:
        return parse_figures(text)
    except ValueText:
        return ()


@lru_cache(maxsize=MOST_TEXTS)
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


@lru_cache(maxsize=MOST_TEXTS)
def _kind(text: str) -> str:
    if not text:
        return "blank"
    if figures_in(text):
        return "figure"
    if YEAR.match(text):
        return "year"
    return "none" if is_no_figure(text) or text.lower() in DIRECTION_WORDS else "text"


Kinds = tuple[tuple[str, ...], ...]


def kinds_of(matrix: Matrix) -> Kinds:
    return tuple(
        tuple(_kind(matrix.own_text(row, column)) for column in range(matrix.column_count))
        for row in range(matrix.row_count)
    )


def figure_columns(kinds: Kinds, first: int) -> list[int]:
    """Columns from `first` on in which figures are frequent; header rows, above the first figure, do not count."""
    body = next((row for row, row_kinds in enumerate(kinds) if "figure" in row_kinds[first:]), len(kinds))
    columns = []
    for column in range(first, len(kinds[0]) if kinds else 0):
        filled = [row[column] for row in kinds[body:] if row[column] != "blank"]
        figures = filled.count("figure") + filled.count("year")
        if filled.count("figure") and figures + filled.count("none") >= LEAST_SHARE * len(filled):
            columns.append(column)
    return columns


def label_columns(matrix: Matrix, kinds: Kinds) -> int:
    """How many leading columns name the row: at least one where there are two, all up to the first of figures."""
    if matrix.column_count == 1:
        return 0
    if _is_unlabelled(matrix, kinds):
        return 0
    figures = figure_columns(kinds, 1)
    count = 1
    for column in range(1, figures[0] if figures else matrix.column_count):
        filled = [row[column] for row in kinds[1:] if row[column] != "blank"]
        if not filled or 2 * filled.count("none") >= len(filled):
            break
        count = column + 1
    return count


def _is_unlabelled(matrix: Matrix, kinds: Kinds) -> bool:
    """One row of figures under a row of words, the first column like the others: no column names the row."""
    if matrix.row_count != 2 or matrix.column_count < LEAST_UNLABELLED:
        return False
    return all(kind == "text" for kind in kinds[0]) and all(kind in ("figure", "none") for kind in kinds[1])


LEAST_UNLABELLED = 3


def _header_count(matrix: Matrix, kinds: Kinds, columns: Sequence[int]) -> int:
    """Leading rows without a figure in a column of figures; a row of years heads columns, if nothing else is in it."""
    count = 0
    has_header = False
    for row in range(min(MOST_HEADER_ROWS, matrix.row_count)):
        row_kinds = [kinds[row][column] for column in columns]
        texts = [matrix.text(row, column) for column in columns]
        figures = [text for text, kind in zip(texts, row_kinds, strict=True) if kind == "figure"]
        if not all(_is_period(text) for text in figures) and not _are_bands(texts):
            break
        spanned = any(matrix.text(row, c) and matrix.starts(row, c) for c in columns)
        if not spanned and has_header:
            break
        if has_header and matrix.own_text(row, 0) and set(row_kinds) <= {"year", "blank", "none"}:
            break
        is_empty = "none" in row_kinds and all(kind in ("none", "blank") for kind in row_kinds)
        if is_empty and has_header and not any(text in UNIT_MARKS for text in texts):
            break
        has_header = has_header or (spanned and _banner(matrix, row, columns[0]) is None)
        count = row + 1
    return count if has_header or count == 1 else 0


BAND_END = re.compile(r"(?:under|over|up to|<|>)\s?\d{1,3}(?: years?| days?)?|\d{1,3}\s?\+", re.I)
BAND = re.compile(r"\d{1,3}\s?(?:-|–|to)\s?\d{1,3}(?: years?| days?)?", re.I)


def _are_bands(texts: Sequence[str]) -> bool:
    """Ages or days in bands, "Under 5 | 5-10 | 11+": the open ends look like figures and head columns too."""
    figures = [text for text in texts if figures_in(text)]
    return any(map(BAND.fullmatch, texts)) and all(map(BAND_END.fullmatch, figures))


def _paths(matrix: Matrix, rows: range, label_count: int) -> tuple[dict[int, tuple[str, ...]], tuple[str, ...]]:
    """Header texts of each column, outermost first, and the banners that were left out of them."""
    paths: dict[int, list[str]] = {column: [] for column in range(matrix.column_count)}
    banners: list[str] = []
    for row in rows:
        banner = _banner(matrix, row, label_count) if row + 1 < rows.stop else None
        for column in range(matrix.column_count):
            cell = matrix.slots[row][column]
            text = matrix.text(row, column)
            if not text or cell is None or cell.row != row:
                continue
            if cell is banner:
                banners += [text] if text not in banners else []
            elif not paths[column] or paths[column][-1] != text or matrix.starts(row, column):
                paths[column].append(text)
    for row in rows:
        for column, text in _reaching(matrix, row, label_count).items():
            paths[column].insert(0, text)
    return {column: tuple(_once(texts)) for column, texts in paths.items()}, tuple(banners)


def _reaching(matrix: Matrix, row: int, label_count: int) -> dict[int, str]:
    """Columns of figures without a header, with the period printed over the first of each group: "Q1 | | Q2 | |".

    Only where the groups are of one size and fill all columns of figures, so that no column stands for itself.
    """
    values = range(label_count, matrix.column_count)
    starts = [c for c in values if matrix.own_text(row, c)]
    if len(starts) < LEAST_GROUPS or starts[0] != label_count or len(values) % len(starts):
        return {}
    size = len(values) // len(starts)
    if size == 1 or any(b - a != size for a, b in itertools.pairwise(starts)):
        return {}
    cells = [matrix.slots[row][c] for c in starts]
    if any(cell is None or cell.column_span > 1 or not _names_period(cell.text) for cell in cells):
        return {}
    return {c: matrix.own_text(row, start) for start in starts for c in range(start + 1, start + size)}


LEAST_GROUPS = 2
BARE_PERIOD = re.compile(r"^\W*(?:q(?:uarter|tr)?\s?\.?\s?[1-4]|ytd|year to date)\W*$", re.I)
"""A period whose year stands elsewhere."""


def _names_period(text: str) -> bool:
    return bool(BARE_PERIOD.match(text)) or _is_period(text)


def _banner(matrix: Matrix, row: int, label_count: int) -> Cell | None:
    """The one heading over all columns of figures; over nearly all, or in a title row, if it is no period."""
    values = range(label_count, matrix.column_count)
    texts = {id(cell): cell for c in values if (cell := matrix.slots[row][c]) is not None and matrix.text(row, c)}
    if len(values) < 2 or len(texts) != 1:
        return None
    cell = next(iter(texts.values()))
    covered = sum(matrix.slots[row][c] is cell for c in values)
    if covered == len(values):
        return cell
    is_alone = len(values) > 2 and _titles_both(matrix, row)
    return cell if (2 * covered > len(values) or is_alone) and not _is_period(cell.text) else None


def _titles_both(matrix: Matrix, row: int) -> bool:
    """The label column is headed in this row and again in the next: this row is a title, no first line of a header."""
    return row + 1 < matrix.row_count and bool(matrix.own_text(row, 0)) and bool(matrix.own_text(row + 1, 0))


def _once(texts: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for text in texts:
        if not kept or kept[-1] != text:
            kept.append(text)
    return kept


def _section_beside_units(matrix: Matrix, header_count: int) -> str | None:
    """A sub-heading in the label column of the last header row, beside the units of the columns."""
    row = header_count - 1
    if row < 1 or not matrix.own_text(row, 0) or not any(matrix.own_text(above, 0) for above in range(row)):
        return None                        # the first words of the label column head it
    units = [matrix.own_text(row, c) for c in range(1, matrix.column_count)]
    return matrix.own_text(row, 0) if any(units) and all(len(text) <= 4 for text in units) else None



def _heads_again(matrix: Matrix, kinds: Kinds, row: int, columns: Sequence[int], known: frozenset[str]) -> bool:
    """A row in the body that heads the rows below it: no figure, in most cells a period, unit or known head."""
    if any(kinds[row][column] == "figure" for column in columns):
        return False
    texts = [text for column in columns if (text := matrix.own_text(row, column)) and not is_no_figure(text)]
    like = [text for text in texts if text in known or _is_period(text) or (len(text) <= 24 and scale_of([text]))]
    return len(like) >= 2 and 2 * len(like) > len(texts)


def _later_runs(matrix: Matrix, kinds: Kinds, columns: Sequence[int], known: frozenset[str], start: int) -> list[range]:
    """Runs of header rows in the body; the row above a run joins it where it holds words but no figure."""
    runs: list[range] = []
    for row in range(start, matrix.row_count):
        if not _heads_again(matrix, kinds, row, columns, known):
            continue
        if runs and runs[-1].stop == row:
            runs[-1] = range(runs[-1].start, row + 1)
            continue
        above = row - 1
        has_words = above >= start and any(matrix.own_text(above, c) for c in columns)
        joins = has_words and not any(kinds[above][c] == "figure" for c in columns)
        runs.append(range(above if joins else row, row + 1))
    return runs


def heads_of(matrix: Matrix, kinds: Kinds, columns: Sequence[int], label_count: int) -> list[Head]:
    """The head of the table, then one for each later run of header rows; the first may have no rows."""
    count = _header_count(matrix, kinds, columns)
    runs = [range(count)]
    known = frozenset(matrix.text(row, c) for row in range(count) for c in columns if matrix.text(row, c))
    runs += _later_runs(matrix, kinds, columns, known, count) if count else []
    heads = []
    for run in runs:
        paths, banners = _paths(matrix, run, label_count)
        section = _section_beside_units(matrix, run.stop) if run else None
        heads.append(Head(run.start, run.stop, paths, banners, section))
    return heads
