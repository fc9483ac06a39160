"""Special educational needs and disability: a measure and a period a row.

In:  a table of measures with figures now and before, a dashboard by quarter, or KPI cards. Out: `send` rows. Targets,
national figures and ratings are no measurements of their own: they go into the note of the row they stand beside.
A table is of this family when its own measures are, whatever the paper around it is about.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from extractor.document import Finding, Row
from extractor.families.base import Context, Family, context, context_evidence
from extractor.families.cards import CardValue, card_values
from extractor.families.figure_table import FigureTable, Reading, figure_table, is_total_label
from extractor.families.matrix import Matrix
from extractor.families.rag import colour_name
from extractor.families.readings import (
    UNIT_TAIL,
    Span,
    default_period,
    is_period_label,
    period_in,
    period_of,
    reading_scale,
    scaled,
    untyped_findings,
)
from extractor.families.totals import total_findings
from extractor.values import squash

MEASURES = re.compile(
    r"\bEHC(?:P|NA|N|AR)?s?\b|\bSEN(?:D|CO|DIASS|DIST)?\b|special (?:educational )?(?:needs|schools?)|"
    r"education(?:al)?,? health,? (?:and|&) care|statement(?:s|ed)? of special|with a statement|20[- ]week|"
    r"(?<!employment )tribunal|"
    r"SEN support|annual reviews?|phase transfer|requests? for (?:an? )?(?:statutory |EHC |needs )?assessments?|"
    r"mediation (?:cases|meetings)|"
    r"(?<!\bcare )(?<!housing )(?<!strategic )(?<!accommodation )needs assessments?|\bhigh needs\b", re.I)
"""Words of a measure that is about special needs; abbreviations count only in capitals, see `is_send_measure`."""
CONTEXT_RULES = (
    context(r"\bSEND\b|special educational needs|\bEHCPs?\b|education,? health (?:and|&) care", 1.0,
        "SEND performance dataset"),
)
LEAST_SHARE, LEAST_SHARE_IN_CONTEXT, LEAST_SHARE_OF_MONEY = 0.3, 0.2, 0.75
"""Share of the measures that must be of special needs: less where a title says the same, more in a budget."""
LONGEST_CAPTION = 120
"""A caption of the table itself that names such a measure makes all its figures of that measure."""
COMPARATOR = re.compile(
    r"\btarget|\bmilestone|\btrajectory|\bambition|\bfloor\b|\bengland\b|\bnational\b|stat(?:istical|\.|s)?\s+neighbou?rs?|\bsn\b|"
    r"\bregion(?:al)?\b|south (?:west|east)|north (?:west|east)|benchmark|\bcipfa\b|nearest neighbours?|\bthreshold|"
    r"\btolerance|family average|\blondon\b|quartile", re.I)
CHANGE = re.compile(r"^\W*(?:%\s*)?(?:point\s+)?(?:change|variance|difference|diff|\+/-)\b|\bchange\W*$", re.I)
"""Columns that tell how far two others are apart."""
PLAIN_COLUMN = re.compile(
    r"\b(?:latest|current|previous|last|prior|now|before|actuals?|results?|outturn|values?|numbers?|nos?|counts?|totals?|"
    r"performance|figures?|data|ytd|today|this|months?|quarters?|qtr|years?|weeks?|position|baseline|all|score)\b|[%#£]|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\bq[1-4]\b|\d", re.I)
"""Heads that say when or how a measure was taken, and part no figures of one row in kind: "Latest", "Q3", "No."."""
OF_AGE = re.compile(
    r"\b(?:post|pre|under|over)[- ]?\d{1,2}\b|\b(?:years?|key stage|ks|ages?|aged)\s?\d{1,2}\b(?!\d)|\b\d{1,2}\+|"
    r"^\d{1,2}\s?(?:-|–|to)\s?\d{1,2}(?: years| yrs)?$", re.I)
"""Heads that part children by age: numbers in them say nothing of when."""
OF_MONEY = re.compile(r"\b(?:budget|forecast|outturn|allocation|expenditure|income)\b", re.I)
"""Heads that part the money planned from the money spent."""
UNIT_OF_ALL = re.compile(r"\((%|£[^()]*|per ?cent|percentages?)\)", re.I)
"""A unit in brackets in the caption, which every figure below has."""
RATING = re.compile(r"\brag\b|\bdot\b|direction|\btravel\b|\btrend\b|rating|\bstatus\b|comment|note|narrative|"
                    r"commentary", re.I)
COUNTED = re.compile(r"(?:KPI|PI|No\.?|Ref\.?)?\s?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?\.?", re.I)
"""A label that only numbers the measure beside it."""
UNITS = {"percentage_points": "percent", "working_days": "days"}


@lru_cache(maxsize=8192)
def is_send_measure(text: str) -> bool:
    """True where a measure's words are of special needs; "send" as a verb is none.

    >>> is_send_measure("EHCPs issued within 20 weeks"), is_send_measure("Letters that we send")
    (True, False)
    >>> is_send_measure("Needs assessments begun"), is_send_measure("Care needs assessments for adults")
    (True, False)
    """
    return any(not word.islower() or len(word) > 5 for word in (m[0] for m in MEASURES.finditer(text)))


def _share(texts: Iterable[str]) -> float:
    every = list(texts)
    return sum(map(is_send_measure, every)) / max(1, len(every))


def score(matrix: Matrix, around: Context) -> float:
    """Evidence by the measures themselves; titles only add to it."""
    table = figure_table(matrix)
    nearby = context_evidence(around, CONTEXT_RULES)
    caption = around.table_title or matrix.title or ""
    is_named = is_send_measure(caption) and len(caption) < LONGEST_CAPTION
    if table is None or not table.readings:
        cards = card_values(matrix)
        share = _share({card.measure for card in cards}) if cards else 0.0
        return 1.5 + share + nearby if share >= LEAST_SHARE else 0.0
    by_row = _share({reading.row: reading.row_label for reading in table.readings}.values())
    by_column = _share({reading.column: reading.column_label for reading in table.readings}.values())
    share = max(by_row, by_column)
    least_bare = LEAST_SHARE_OF_MONEY if _is_budget(table) else LEAST_SHARE
    least = 0.0 if is_named else LEAST_SHARE_IN_CONTEXT if nearby else least_bare
    return 1.0 + share + nearby if share >= least else 0.0


def _is_budget(table: FigureTable) -> bool:
    """True where most columns are headed as money planned or spent: a budget lists teams for special needs too."""
    heads = {r.column: r.column_label for r in table.readings}.values()
    return 2 * sum("£" in head or OF_MONEY.search(head) is not None for head in heads) > len(heads)


def _measure(reading: Reading, caption: str | None, *, by_period: bool) -> str:
    """The row's label, with its column's where that parts the figures; where rows are periods, the column's header.

    Where nothing names the row, `caption` does.
    """
    is_sum = by_period and is_total_label(reading.row_label)
    if not reading.labels and caption:
        return caption
    if reading.path and (is_sum or all(is_period_label(label) for label in reading.labels)):
        return reading.path[-1]
    name = " ".join(reading.labels[1:] if COUNTED.fullmatch(reading.labels[0]) else reading.labels) \
        if len(reading.labels) > 1 else reading.row_label
    head = reading.column_label
    is_plain = PLAIN_COLUMN.search(head) and not OF_AGE.search(head) and not OF_MONEY.search(head)
    if not head or is_plain or period_in(head) or is_period_label(head):
        return name
    return f"{name}: {UNIT_TAIL.sub('', head)}"


def _notes(
    matrix: Matrix, row: int, comparators: Iterable[Reading], label_count: int, heads: Mapping[int, str]
) -> str | None:
    """Targets, comparators, ratings in words, and the rating that only a cell's colour shows."""
    parts = [f"{reading.column_label}: {reading.text}" for reading in comparators]
    for column in range(label_count, matrix.column_count):
        head, cell = heads.get(column, ""), matrix.slots[row][column]
        if cell is None or not RATING.search(head):
            continue
        text = squash(cell.text)
        shown = colour_name(cell.fill)
        if text:
            parts.append(f"{head}: {text}")
        elif shown:
            parts.append(f"{head}: {shown}")
    return "; ".join(parts) or None


def _colour_note(matrix: Matrix, reading: Reading) -> str | None:
    cell = matrix.slots[reading.row][reading.column]
    name = colour_name(cell.fill) if cell else None
    return f"RAG: {name}" if name else None


def _row(
    matrix: Matrix, reading: Reading, note: str | None, default: Span | None, corner: tuple[str, ...], *,
    caption: str | None, by_period: bool,
) -> Row:
    scale = reading_scale(reading, corner)
    span = period_of(reading, default)
    notes = [part for part in (note, _colour_note(matrix, reading), _footmark(reading)) if part]
    return {
        "measure": _measure(reading, caption, by_period=by_period),
        "period_end_date": span.period.end if span else None,
        "period_text": span.text if span else (reading.row_label if by_period else reading.column_label) or None,
        "value": scaled(reading, scale), "unit": UNITS.get(scale.unit, scale.unit),
        "numerator": reading.figure.numerator, "denominator": reading.figure.denominator,
        "value_text": reading.text, "note_text": "; ".join(notes) or None, "page_number": reading.page_number,
    }  # fmt: skip


def _footmark(reading: Reading) -> str | None:
    mark = re.search(r"[*†‡§]+\s*$", reading.text)
    return mark[0].strip() if mark else None


def _card_rows(cards: tuple[CardValue, ...]) -> list[Row]:
    rows = []
    for card in cards:
        if COMPARATOR.search(card.label) or not is_send_measure(card.measure):
            continue
        beside = [f"{c.label}: {c.text}" for c in cards if c.measure == card.measure and COMPARATOR.search(c.label)]
        rating = [f"RAG: {card.rating}"] if card.rating and card.label.lower() != "previous" else []
        rows.append({
            "measure": card.measure, "period_end_date": None, "period_text": card.label, "value": card.figure.value,
            "unit": UNITS.get(card.figure.unit or "count", card.figure.unit or "count"),
            "numerator": card.figure.numerator,
            "denominator": card.figure.denominator, "value_text": card.text,
            "note_text": "; ".join([*beside, *rating]) or None, "page_number": card.page_number,
        })  # fmt: skip
    return rows


def to_rows(matrix: Matrix, around: Context) -> tuple[Mapping[str, tuple[Row, ...]], tuple[Finding, ...]]:
    """`send` rows, a measure and period each."""
    table = figure_table(matrix)
    if table is None or not table.readings:
        return {"send": tuple(_card_rows(card_values(matrix)))}, ()
    default = default_period((*table.banners, around.table_title, matrix.title, around.heading), ())
    heads = _heads(matrix, table.header_count)
    labels = {reading.row: reading.row_label for reading in table.readings}.values()
    corner = (*table.label_headers, *UNIT_OF_ALL.findall(around.table_title or matrix.title or ""))
    by_period = 2 * sum(map(is_period_label, labels)) > len(labels)
    rows = []
    for reading in table.readings:
        if _is_comparator(reading):
            continue
        beside = [r for r in table.readings if r.row == reading.row and _is_comparator(r) and _share_head(r, reading)]
        note = _notes(matrix, reading.row, beside, table.label_count, heads)
        rows.append(
            _row(matrix, reading, note, default, corner, caption=around.table_title, by_period=by_period)
        )
    findings = [*untyped_findings(table, matrix), *total_findings(table, matrix, around.lines)]
    return {"send": tuple(rows)}, tuple(findings)


def _share_head(comparator: Reading, reading: Reading) -> bool:
    """Both of one period, where the table heads its columns by period first or names the period of each."""
    heads = [r.path[0] for r in (comparator, reading) if len(r.path) > 1 and period_in(r.path[0])]
    spans = [span.period for r in (comparator, reading) if (span := period_in(r.column_label))]
    return (len(heads) < 2 or heads[0] == heads[1]) and (len(spans) < 2 or spans[0] == spans[1])


def _is_comparator(reading: Reading) -> bool:
    return bool(COMPARATOR.search(reading.column_label) or CHANGE.search(reading.column_label))


def _heads(matrix: Matrix, header_count: int) -> dict[int, str]:
    return {
        column: " ".join(dict.fromkeys(t for row in range(header_count) if (t := matrix.text(row, column))))
        for column in range(matrix.column_count)
    }


FAMILY = Family(name="send", header_rules=(), score=score, to_rows=to_rows)
