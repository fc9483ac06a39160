"""What the printed totals say of the figures they sum. Looks and reports; never mends a figure.

In:  a FigureTable and lines of prose near it. Out: findings: each contradiction with what was expected and what is
printed, and one note a table that counts the agreements.
Checked: rows labelled Total (or with figures and no label at all), columns headed Total, shares that should make 100,
and sums told in prose ("52 contacts: 30 complaints and 22 compliments"). Rounded figures may miss their total by half a
unit of their last digit each. A total that might sum something else is only counted when it agrees.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from extractor.document import Finding
from extractor.families.figure_table import FigureTable, Reading, is_total_label
from extractor.families.matrix import Matrix
from extractor.families.told import LEAST_PARTS, PrintedSum, contradiction, figures_told, prose_of, prose_sums
from extractor.values import squash

PLAIN_TOTAL = re.compile(r"^(?:(?:grand |overall )?totals?(?: \(?£?['’]?(?:000s?|m|k)?\)?)?)?$", re.I)
MANY_FIGURES = 8
"""In a table with more figures, a total that agrees in none of its columns may sum something else."""


DECIMALS = re.compile(r"\d\.(\d+)")


@lru_cache(maxsize=4096)
def _decimals(text: str) -> int:
    match = DECIMALS.search(text)
    return len(match[1]) if match else 0


def _total_rows(table: FigureTable) -> frozenset[int]:
    """Rows labelled as totals; a row of figures without any label is one too, but not where many rows have none."""
    labels = {reading.row: reading.labels for reading in table.readings}
    bare = {row for row, texts in labels.items() if not texts}
    named = {row for row, texts in labels.items() if texts and (is_total_label(texts[0]) or is_total_label(texts[-1]))}
    return frozenset(named | bare if len(bare) <= max(1, len(labels) // 5) else named)


def _column_sums(table: FigureTable) -> Iterable[PrintedSum]:
    """For each total row and column: the rows since the total before it, or all rows that are no total."""
    totals = _total_rows(table)
    for column in sorted({r.column for r in table.readings}):
        figures = _first_of_cells(r for r in table.readings if r.column == column and not r.is_group)
        if any(r.figure.unit in ("days", "working_days") or r.figure.bound or r.is_shared for r in figures):
            continue
        for at, reading in enumerate(figures):
            value = reading.figure.value
            if value is None or reading.row not in totals or at == 0:
                continue
            since = figures[:at]
            last = max((i for i, r in enumerate(since) if r.row in totals), default=-1)
            plain = [r for r in since if r.row not in totals]
            choices = [since[last + 1 :], plain, [r for r in since if r.row in totals],
                       [r for r in plain if r.section == reading.section], _without_summed(since)]  # fmt: skip
            sums = [_sum(value, reading, parts, table) for parts in choices if len(parts) >= LEAST_PARTS]
            if sums:
                yield min(sums, key=lambda s: (not s.agrees, abs(sum(s.parts) - s.whole)))


def _first_of_cells(readings: Iterable[Reading]) -> list[Reading]:
    """Of "2 (50%)" the count: shares beside their counts sum to nothing."""
    first: dict[int, Reading] = {}
    for reading in readings:
        first.setdefault(reading.row, reading)
    return list(first.values())


def _without_summed(figures: Sequence[Reading]) -> list[Reading]:
    """What is left when rows that a later row sums, whatever its label, make place for that row."""
    left: list[Reading] = []
    start = 0
    for reading in figures:
        value = reading.figure.value
        run = [r.figure.value or 0.0 for r in left[start:]] if value and len(left) - start >= LEAST_PARTS else []
        if run and value and abs(sum(run) - value) <= _slack(reading.column_label) * (len(run) + 1):
            del left[start:]
            left.append(reading)
            start = len(left)
        else:
            left.append(reading)
    return left


@lru_cache(maxsize=1024)
def _slack(column_label: str) -> float:
    return 0.5 if ROUNDED.search(column_label) else 0.05


def _sum(value: float, reading: Reading, parts: Sequence[Reading], table: FigureTable) -> PrintedSum:
    values = tuple(r.figure.value or 0.0 for r in parts)
    decimals = max(_decimals(r.text) for r in (*parts, reading))
    is_whole = all(column != reading.column for _, column, _ in table.untyped)
    is_plain = bool(PLAIN_TOTAL.match(reading.row_label)) and is_whole
    is_percent = reading.figure.unit == "percent" or "%" in reading.column_label
    is_sure = is_plain and not (is_percent and abs(value - 100) > 1) and not AVERAGED.search(reading.column_label)
    subject = squash(f"{reading.row_label or 'total row'} / {reading.column_label}")
    is_rounded = bool(ROUNDED.search(reading.column_label)) or is_percent
    return PrintedSum(value, values, decimals, subject, reading.page_number, is_sure, reading.row, is_rounded)


ROUNDED = re.compile(r"000|£\s?\(?(?:m|k|bn|mn)\b|million|thousand", re.I)


AVERAGED = re.compile(r"\b(?:ave(?:rage)?|mean|median|rate|ratio|days?|per|change|variance|difference|target|score|"
                      r"return)\b|%|\+/-", re.I)


def _row_sums(table: FigureTable) -> Iterable[PrintedSum]:
    """For a column headed Total: the columns of figures to its left, where most rows agree that it sums them."""
    heads = {r.column: r.path[-1] for r in table.readings if r.path}
    for column, head in sorted(heads.items()):
        if not PLAIN_TOTAL.match(head) or not head:
            continue
        sums = []
        for row in sorted({r.row for r in table.readings}):
            in_row = [r for r in table.readings if r.row == row]
            whole = next((r for r in in_row if r.column == column), None)
            parts = [r for r in in_row if r.column < column and not PLAIN_TOTAL.match(heads.get(r.column) or "-")]
            if whole is None or whole.figure.value is None or len(parts) < LEAST_PARTS:
                continue
            if any(r.figure.value is None or r.figure.unit != whole.figure.unit for r in parts):
                continue
            decimals = max(_decimals(r.text) for r in (*parts, whole))
            values = tuple(r.figure.value or 0.0 for r in parts)
            subject = squash(f"{whole.row_label} / {head}")
            is_rounded = bool(ROUNDED.search(whole.column_label))
            made = PrintedSum(whole.figure.value, values, decimals, subject, whole.page_number, True, row, is_rounded)
            sums.append(made)
        agreeing = sum(s.agrees for s in sums)
        yield from (s for s in sums if 2 * agreeing > len(sums))


def total_findings(table: FigureTable, matrix: Matrix, lines: Sequence[str]) -> list[Finding]:
    """Contradictions, one finding each, then one note that counts the agreements of the table."""
    sums = [*_column_sums(table), *_row_sums(table)]
    prose = prose_of(lines)
    told = prose_sums(" ".join(prose))
    wholes = {r.figure.value for r in table.readings}
    told = [s for s in told if s.whole in wholes]
    understood = {-1, *(s.row for s in sums if s.agrees)}
    findings = [
        contradiction(s, s.page_number or matrix.page_number, s.row in understood or len(wholes) < MANY_FIGURES)
        for s in (*sums, *told)
        if s.is_sure and not s.agrees
    ]
    agreed = sum(s.agrees for s in (*sums, *told))
    repeated = figures_told(((r.text, r.row_label) for r in table.readings), prose)
    if agreed or repeated:
        message = f"{agreed} printed totals agree with their parts; {repeated} figures are told again in the text"
        count = str(agreed + repeated)
        findings.append(Finding("printed_totals", "info", message, matrix.page_number, matrix.title, None, count))
    return findings
