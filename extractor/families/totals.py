"""What the printed totals say of the figures they sum. Looks and reports; never mends a figure.

In:  a FigureTable and lines of prose near it. Out: findings: each contradiction with what was expected and what is
printed, and one note a table that counts the agreements.
Checked: rows labelled Total (or with figures and no label at all), columns headed Total, shares that should make 100,
and sums told in prose ("52 contacts: 30 complaints and 22 compliments"). Rounded figures may miss their total by half a
unit of their last digit each. A total that might sum something else is only counted when it agrees.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from extractor.document import Finding, Row
from extractor.families.figure_table import FigureTable, Reading, is_total_label
from extractor.families.matrix import Matrix
from extractor.values import squash

PLAIN_TOTAL = re.compile(r"^(?:(?:grand |overall )?totals?(?: \(?£?['’]?(?:000s?|m|k)?\)?)?)?$", re.I)
LEAST_PARTS = 2
Severity = Literal["info", "warning", "error"]


class _Sum(NamedTuple):
    """A total and its parts as printed; `is_sure` where nothing else can be meant by it."""

    whole: float
    parts: tuple[float, ...]
    decimals: int
    subject: str
    page_number: int
    is_sure: bool
    row: int = -1
    is_rounded: bool = False

    @property
    def agrees(self) -> bool:
        """True within what rounding explains: money in pence and plain counts are not rounded, shares and £m are."""
        slack = 0.5 * (len(self.parts) + 1) * 10**-self.decimals
        is_rounded = self.is_rounded or self.is_share or self.decimals == 1 or self.decimals > 2
        return abs(sum(self.parts) - self.whole) <= (slack if is_rounded else 0.0) + 1e-6

    @property
    def is_share(self) -> bool:
        return abs(self.whole - 100) <= 1 and self.decimals == 0 and all(0 <= part <= 100 for part in self.parts)


def _decimals(text: str) -> int:
    match = re.search(r"\d\.(\d+)", text)
    return len(match[1]) if match else 0


def _is_total_row(reading: Reading) -> bool:
    label = reading.labels[-1] if reading.labels else ""
    return not label or is_total_label(reading.labels[0]) or is_total_label(label)


def _column_sums(table: FigureTable) -> Iterable[_Sum]:
    """For each total row and column: the rows since the total before it, or all rows that are no total."""
    for column in sorted({r.column for r in table.readings}):
        figures = [r for r in table.readings if r.column == column and not r.is_group]
        if any(r.figure.unit in ("days", "working_days") or r.figure.bound for r in figures):
            continue
        for at, reading in enumerate(figures):
            value = reading.figure.value
            if value is None or not _is_total_row(reading) or at == 0:
                continue
            since = figures[:at]
            last = max((i for i, r in enumerate(since) if _is_total_row(r)), default=-1)
            plain = [r for r in since if not _is_total_row(r)]
            choices = [since[last + 1 :], plain, [r for r in since if _is_total_row(r)],
                       [r for r in plain if r.section == reading.section], _without_summed(since)]  # fmt: skip
            sums = [_sum(value, reading, parts, table) for parts in choices if len(parts) >= LEAST_PARTS]
            if sums:
                yield min(sums, key=lambda s: (not s.agrees, abs(sum(s.parts) - s.whole)))


def _without_summed(figures: Sequence[Reading]) -> list[Reading]:
    """What is left when rows that a later row sums, whatever its label, make place for that row."""
    left: list[Reading] = []
    start = 0
    for reading in figures:
        run = [r.figure.value or 0.0 for r in left[start:]]
        value = reading.figure.value
        slack = (0.5 if ROUNDED.search(reading.column_label) else 0.05) * (len(run) + 1)
        if len(run) >= LEAST_PARTS and value and abs(sum(run) - value) <= slack:
            del left[start:]
            left.append(reading)
            start = len(left)
        else:
            left.append(reading)
    return left


def _sum(value: float, reading: Reading, parts: Sequence[Reading], table: FigureTable) -> _Sum:
    values = tuple(r.figure.value or 0.0 for r in parts)
    decimals = max(_decimals(r.text) for r in (*parts, reading))
    is_whole = all(column != reading.column for _, column, _ in table.untyped)
    is_plain = bool(PLAIN_TOTAL.match(reading.row_label)) and is_whole
    is_percent = reading.figure.unit == "percent" or "%" in reading.column_label
    is_sure = is_plain and not (is_percent and abs(value - 100) > 1) and not AVERAGED.search(reading.column_label)
    subject = squash(f"{reading.row_label or 'total row'} / {reading.column_label}")
    is_rounded = bool(ROUNDED.search(reading.column_label)) or is_percent
    return _Sum(value, values, decimals, subject, reading.page_number, is_sure, reading.row, is_rounded)


ROUNDED = re.compile(r"000|£\s?\(?(?:m|k|bn|mn)\b|million|thousand", re.I)


AVERAGED = re.compile(r"\b(?:ave(?:rage)?|mean|median|rate|ratio|days?|per|change|variance|difference|target|score|"
                      r"return)\b|%|\+/-", re.I)


def _row_sums(table: FigureTable) -> Iterable[_Sum]:
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
            made = _Sum(whole.figure.value, values, decimals, subject, whole.page_number, True, row, is_rounded)
            sums.append(made)
        agreeing = sum(s.agrees for s in sums)
        yield from (s for s in sums if 2 * agreeing > len(sums))


COMPRISED = re.compile(
    r"(?P<whole>\d[\d,]*)\s(?P<of>[^.;]{3,160}?)\b(?P<verb>compris\w+|consist\w+ of|made up of|broken down (?:as|"
    r"into)|were)\b:?\s"
    r"(?P<list>\d[\d,]*\s[^.;:]{2,60}?(?:,\s*(?:and\s)?\d[\d,]*\s[^.;:,]{2,60}?)*(?:,?\s(?:and|"
    r"&)\s\d[\d,]*\s[^.;:,]{2,60}))", re.I)
PART = re.compile(r"(?<![\d/.£%])(?P<count>\d[\d,]*)\s+(?P<what>[a-z][^\d,.;]*)", re.I)


def prose_sums(text: str) -> list[_Sum]:
    """Wholes and parts told in a sentence of running text.

    >>> [(s.whole, s.agrees) for s in prose_sums("52 contacts, which comprised 30 complaints, 12 notes and 10 thanks.")]
    [(52.0, True)]
    """
    sums = []
    for match in COMPRISED.finditer(" ".join(re.split(r"(?<=[a-z)])\.\s+This\b", text))):
        parts = [float(part["count"].replace(",", "")) for part in PART.finditer(match["list"])]
        if len(parts) >= LEAST_PARTS:
            whole = float(match["whole"].replace(",", ""))
            is_sure = not match["verb"].lower().startswith("were")
            sums.append(_Sum(whole, tuple(parts), 0, squash(match[0])[:160], 0, is_sure))
    return sums


NUMBER_AND_WORDS = re.compile(r"(?<![\d.,£/])(?P<digits>\d[\d,]*(?:\.\d+)?)%?(?=(?P<words>(?:\W+[A-Za-z'’]+){1,5}))")
PLAIN_WORDS = frozenset({"total", "with", "number", "from", "were", "that", "this", "which", "during", "have", "been"})


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in PLAIN_WORDS}


def _told_in_prose(table: FigureTable, text: str) -> int:
    """How many figures of the table stand in the prose before a word of their label."""
    said: dict[str, set[str]] = {}
    for match in NUMBER_AND_WORDS.finditer(text):
        said.setdefault(match["digits"], set()).update(_long_words(match["words"]))
    return sum(
        len(digits) > 1 and bool(said.get(digits, set()) & _long_words(reading.row_label))
        for reading in table.readings
        if (digits := re.sub(r"[^\d,.]", "", reading.text).strip(".,"))
    )


def total_findings(table: FigureTable, matrix: Matrix, lines: Sequence[str]) -> list[Finding]:
    """Contradictions, one finding each, then one note that counts the agreements of the table."""
    sums = [*_column_sums(table), *_row_sums(table)]
    text = " ".join(lines)
    told = prose_sums(text) if any(ch.isdigit() for ch in text) else []
    wholes = {r.figure.value for r in table.readings}
    told = [s for s in told if s.whole in wholes]
    understood = {-1, *(s.row for s in sums if s.agrees)}
    findings = [
        _contradiction(s, s.page_number or matrix.page_number, s.row in understood or len(wholes) < MANY_FIGURES)
        for s in (*sums, *told)
        if s.is_sure and not s.agrees
    ]
    agreed = sum(s.agrees for s in (*sums, *told))
    repeated = _told_in_prose(table, text)
    if agreed or repeated:
        message = f"{agreed} printed totals agree with their parts; {repeated} figures are told again in the text"
        count = str(agreed + repeated)
        findings.append(Finding("printed totals", "info", message, matrix.page_number, matrix.title, None, count))
    return findings


def _plain(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


MANY_FIGURES = 8
"""In a table with more figures, a total that agrees in none of its columns may sum something else."""


def _contradiction(found: _Sum, page_number: int, is_certain: bool) -> Finding:
    message = "the printed total is not the sum of its parts; both are kept as printed"
    if not is_certain:
        message = "the printed total sums something else than the rows above it, or does not add up"
    parts = f" ({' + '.join(map(_plain, found.parts))})" if len(found.parts) <= 12 else ""
    expected = f"{_plain(sum(found.parts))}{parts}"
    severity: Severity = "warning" if is_certain else "info"
    return Finding("printed totals", severity, message, page_number, found.subject, expected, _plain(found.whole))


def told_twice(rows: Sequence[Row]) -> tuple[Finding, ...]:
    """The same figure in two tables of a pack: one note for the agreements, a finding for each contradiction.

    `rows` are of one dataset of figures, with `table_id`. Two rows tell the same figure where everything that says
    what it is about agrees and a whole period is named; `send` and `complaints` rows have such keys, others do not.
    """
    seen: dict[tuple[object, ...], Row] = {}
    agreed = 0
    findings: list[Finding] = []
    for row in rows:
        about = row.get("measure") or row.get("category")
        if not about or row.get("period_end_date") is None or row.get("value") is None:
            continue
        key = (squash(str(about)).lower(), row.get("parent_category"), row.get("dimension"), row.get(
            "period_start_date"),
               row["period_end_date"], row.get("unit"))  # fmt: skip
        other = seen.setdefault(key, row)
        if other is row or other.get("table_id") == row.get("table_id"):
            continue
        if other["value"] == row["value"]:
            agreed += 1
            continue
        message = f"page {other.get('page_number')} tells another figure for the same thing and period"
        findings.append(Finding("told twice", "warning", message, row.get("page_number"), str(about),
                                str(other.get("value_text")), str(row.get("value_text"))))
    if agreed:
        findings.append(Finding("told twice", "info", f"{agreed} figures stand in two tables and agree"))
    return tuple(findings)
