"""Work programmes: what a committee will look at, and when; one subject a row.

In:  a grid with date rows over its items, with a date column, or with a meeting a column. Out: `work_programme` rows.
A meeting without items gives no row. "To be confirmed" keeps its words and has no date. A day without its year takes
the year only where the title names the municipal year (May to April) or the rows around it run through it.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.document import Cell, Finding, Row
from extractor.families.base import Context, Family, context, context_evidence, header
from extractor.families.matrix import Matrix
from extractor.families.meeting_days import MEETING_WORDS, STANDING, UNDATED, date_heading, meeting_words
from extractor.families.records import (
    Header,
    Record,
    date_row_evidence,
    find_header,
    join_continued,
    note_of,
    paragraphs_of,
    read_records,
    record_evidence,
    without_bullets,
)
from extractor.values import DateSpan, find_dates, full_year, squash

HEADER_RULES = (
    header("when",
        r"(?:committee |panel |board |council )?meetings?(?: dates?)?$|date of (?:meeting|committee|panel)|"
        r"^(?:committee|panel|board|forum|scrutiny|o&s) dates?$", 1.2,
           "Committee meetings"),
    header("when", r"^dates?\b(?! (?:requested|added|raised|suggested|first))|^when\b|"
                   r"scheduled (?:for|date)|^month\b|^timescale|^target (?:date|meeting)|date for",
        1.0, "Scheduled for"),
    header("when", r"(?:proposed|expected|planned|likely) (?:date|meeting)|date (?:to be )?(?:considered|scheduled)|"
                   r"^meeting\b|timing", 1.0, "Proposed date"),
    header("item", r"^(?:agenda )?items?\b|^topics?\b|^subjects?\b|^reports?(?: titles?)?$|title of report|"
                   r"^issues?\b(?! type)|^titles?\b", 1.2, "Topic"),
    header("item", r"agenda items?|proposed (?:agenda )?items?|items? (?:for|to)|work item|review topic|matter|"
                   r"^business\b", 1.2,
           "Proposed agenda items"),
    header("theme", r"theme|link(?:s|ed)? to|priorit|category|type of item|^type\b|corporate (?:plan|aim)|"
                    r"objective (?:no|ref)", 0.9,
           "Overarching themes"),
    header("lead", r"lead\b|officers?\b|(?:report )?author|presenter|who\b|responsib|portfolio|cabinet member|"
                   r"executive member|"
           r"director|owner|contact|^by whom|^report (?:of|from|by)\b", 1.1, "Lead Member & Officer"),
    header("invited", r"invit|witness|attend|guests?|partners?\b|expert", 0.9, "Witnesses"),
    header("purpose", r"purpose|overview of|objectives?|focus|outcome|aims?\b|rationale|reason|scope|why\b|"
                      r"description|summary|details?|"
           r"key lines|questions|what (?:is|do)|background|format|method|approach|^notes?|comment|status|update|"
           r"^action", 0.8,
           "Scrutiny focus"),
    header("requested", r"requested|origin|source|suggested by|raised|date (?:added|requested)|last (?:considered|"
                        r"report)|deadline|"
           r"paper|publication|draft|sign[- ]?off|frequency", 0.6, "Requested by"),
)  # fmt: skip
CONTEXT_RULES = (
    context(r"(?:work(?:ing|load)?|scrutiny|committee|panel) (?:work )?(?:programme|plan)\b|work[ -]?plan|"
            r"work_programme", 2.5,
            "Scrutiny Work Programme 2023/24"),
    context(r"forward (?:work )?programme|forward work plan|forward agenda|agenda (?:plan|planner)\b", 2.5,
        "Forward agenda plan"),
    context(r"(?:future|upcoming|forthcoming) (?:agenda )?(?:items|business|meetings|work)|items for future", 2.5,
        "Future agenda items"),
    context(r"cycle of business|rolling (?:work )?programme|annual (?:work )?(?:programme|plan)|programme of work", 2.0,
            "Annual cycle of business"),
    context(r"forward plan\b", 1.0, "Committee forward plan"),
)
NEEDS = (
    (frozenset({"when", "item"}), 1.0),
    (frozenset({"item", "lead"}), 2.0),
    (frozenset({"when", "lead"}), 2.0),
    (frozenset({"when", "purpose"}), 2.0),
    (frozenset({"item", "purpose"}), 2.0),
    (frozenset({"when", "item", "lead"}), 0.0),
    (frozenset({"when", "item", "purpose"}), 0.0),
)
KEYS = ("item", "when")
MARKS = frozenset("x X ✓ ✔ √ • ● * P Y Yes yes ü".split())
WHEN_HEAD = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d{1,2}[./]\d{1,2}|\bq[1-4]\b|\b20\d\d\b", re.I)
"""How a column of a calendar of subjects is headed: "June", "Sep 24", "12/11", "Q3"."""
LEAST_MARKED = 2
YEARS = re.compile(r"(?<!\d)(?P<a>20\d\d)\s?[/–-]\s?(?P<b>(?:20)?\d\d)(?!\d)")


def score(matrix: Matrix, around: Context) -> float:
    """Evidence that a grid is a work programme, meetings down the rows or along the top."""
    nearby = context_evidence(around, CONTEXT_RULES) + date_row_evidence(matrix)
    found = record_evidence(matrix, HEADER_RULES, nearby, NEEDS)
    if nearby >= 2.0:
        if _meeting_columns(matrix) or marked_columns(matrix):
            found = max(found, nearby + 2.0)
        elif found == 0.0 and _dated_rows(matrix):
            found = nearby + 1.0
    return found


def _dated_rows(matrix: Matrix) -> int:
    """Rows whose first cell is a date and little else: a programme printed without a header row."""
    return sum(1 for row in range(matrix.row_count) if matrix.column_count > 1 and date_heading(matrix.text(row, 0)))


def _meeting_columns(matrix: Matrix) -> dict[int, DateSpan]:
    """Columns headed by a meeting's date where at least two are: the programme is printed with a meeting a column."""
    if matrix.row_count < 2:
        return {}
    spans = {column: date_heading(matrix.own_text(0, column)) for column in range(matrix.column_count)}
    dated = {column: span for column, span in spans.items() if span}
    return dated if len(dated) >= 2 and len(dated) >= matrix.column_count - 1 else {}


class _Calendar:
    """Years for days printed without one: from a municipal year in a title, or from the dates before them."""

    def __init__(self, titles: Sequence[str]) -> None:
        match = next((m for m in map(YEARS.search, titles) if m), None)
        years = (full_year(match["a"]), full_year(match["b"])) if match else (0, 0)
        self.first_year = years[0] if years[1] - years[0] == 1 else None

    def day(self, span: DateSpan | None) -> str | None:
        """ISO day of a printed date, None where the print leaves the year or the day open."""
        if span is None or span.day is None:
            return None
        if span.year is not None:
            return span.iso
        if self.first_year is None:
            return None
        year = self.first_year if span.month >= 5 else self.first_year + 1
        return dt.date(year, span.month, span.day).isoformat()


def _split_items(record: Record) -> list[Record]:
    """One record an item where a cell lists several with bullets; other cells stay with each of them."""
    text = record.get("item") or ""
    parts = [squash(part) for part in re.split(r"(?:^|\s)[•●▪◦‣∙➢](?=\s|\w)", text) if squash(part)]
    if len(parts) < 2 or not re.match(r"[•●▪◦‣∙➢]", text):
        parts = _numbered_parts(text)
    if len(parts) < 2:
        return _split_paragraphs(record)
    return [replace(record, fields={**record.fields, "item": part}) for part in parts]


LONGEST_ITEM = 110


def _split_paragraphs(record: Record) -> list[Record]:
    """One record a paragraph of the item's cell, where white parts them and each reads as a title.

    Who leads must be printed in as many paragraphs, or not at all: else the second paragraph may describe the first.
    """
    cell = record.cells.get("item")
    parts = paragraphs_of(cell) if cell is not None and squash(cell.text) == record.get("item") else []
    if len(parts) < 2 or not all(_is_title(part) for part in parts):
        return [record]
    beside = {kind: paragraphs_of(c) for kind, c in record.cells.items() if kind in ("lead", "purpose", "requested")}
    told = {kind: texts for kind, texts in beside.items() if record.get(kind)}
    if any(len(texts) != len(parts) for texts in told.values()):
        return [record]
    return [
        replace(record, fields={**record.fields, "item": part, **{kind: texts[i] for kind, texts in told.items()}})
        for i, part in enumerate(parts)
    ]


def _is_title(text: str) -> bool:
    return text[0].isalnum() and not text[0].islower() and len(text) < LONGEST_ITEM and text[-1] not in ".:;,"


def _numbered_parts(text: str) -> list[str]:
    """What a cell "1. Parking 2. Waste contract" lists, counted from 1 without a gap; nothing for another text."""
    marks = [0]
    for number in range(1, 30):
        found = re.compile(rf"(?:^|\s){number}[.)]\s+(?=\S)").search(text, marks[-1])
        if found is None or (number == 1 and found.start()):
            break
        marks += [found.start(), found.end()] if number > 1 else [found.end()]
    ends = [*marks[2::2], len(text)]
    return [squash(text[start:end]) for start, end in zip(marks[1::2], ends, strict=True)] if len(marks) > 3 else []


def _row(record: Record, when_text: str | None, span: DateSpan | None, calendar: _Calendar) -> Row | None:
    title = without_bullets(record.get("item"))
    if not title or re.fullmatch(r"\W*(?:no items?(?: scheduled)?|none|tbc|n/a)?\W*", title, re.I):
        return None
    kept = [(head, record.fields[kind]) for kind, head in
            (("purpose", ""), ("invited", "Invited"), ("requested", "")) if kind in record.fields]
    return {
        "scheduled_date": calendar.day(span), "scheduled_text": when_text,
        "theme": record.get("theme") or record.section, "item_title": title, "lead_text": record.get("lead"),
        "note_text": note_of([*kept, *(pair for pair in record.others if not _counts(pair))]),
        "page_number": record.page_number,
    }  # fmt: skip


def _counts(pair: tuple[str, str]) -> bool:
    """A column without a header, or for ranks, that only numbers the rows."""
    head, text = pair
    return bool(re.fullmatch(r"\d{1,3}\.?", text) and re.fullmatch(r"(?:.*\brank|no\.?|#)?", head, re.I))


def _with_item_column(found: Header) -> Header:
    """Where no column is headed as the items', the meetings' column holds them below its date rows."""
    if "item" in found.kinds:
        return found
    for spare in ("when", "purpose", None):
        if spare in found.kinds:
            at = found.kinds.index(spare)
            kinds = tuple("item" if column == at else kind for column, kind in enumerate(found.kinds))
            if spare != "when" or at == 0:
                return replace(found, kinds=kinds)
    return found


def _head_of(matrix: Matrix) -> Header | None:
    """The header row; None where what was taken for it is an item, a day or an item with its day above it."""
    found = find_header(matrix, HEADER_RULES)
    if found is None or (found.known_count < LEAST_KNOWN and _is_under_days(matrix)):
        return None
    return None if any(_is_dated_item(matrix, row) for row in range(found.first)) else found


LEAST_KNOWN = 2


def _is_dated_item(matrix: Matrix, row: int) -> bool:
    """A day in the first column and beside it more than the words of a meeting."""
    beside = " ".join(matrix.own_text(row, column) for column in range(1, matrix.column_count))
    words = re.findall(r"[^\W\d_]+", beside)
    return date_heading(matrix.own_text(row, 0)) is not None and any(w.lower() not in MEETING_WORDS for w in words)


def _headless(matrix: Matrix) -> Header:
    kinds: list[str | None] = ["item", "lead"] if _is_under_days(matrix) else ["when", "item", "lead"]
    kinds = kinds[: matrix.column_count] + [None] * (matrix.column_count - len(kinds))
    return Header(-1, -1, tuple(kinds), ("",) * matrix.column_count, 0.0)


def _is_under_days(matrix: Matrix) -> bool:
    """Days stand alone in their rows, and the rows below each begin in the first column."""
    days, others = 0, []
    for row in range(matrix.row_count):
        is_day = len(matrix.filled(row)) == 1 and date_heading(matrix.text(row, 0)) is not None
        days += is_day
        others += [] if is_day else [matrix.own_text(row, 0)]
    return days > 0 and all(text and not date_heading(text) for text in others)


def _rows_by_record(matrix: Matrix, found: Header, calendar: _Calendar) -> list[Row]:
    found = _with_dates_in_items(matrix, _with_one_date(_with_item_column(found)))
    rows: list[Row] = []
    last_text: str | None = None
    last_span: DateSpan | None = None
    last_row = -1
    for record in join_continued(read_records(matrix, found), tuple(k for k in KEYS if k in found.kinds)):
        own = record.get("when")
        if own:
            last_text, last_row = own, record.row
            last_span = _one_date(own)
        elif record.section_date_text and record.row > last_row:
            last_text, last_span = record.section_date_text, record.section_date
        for part in _split_items(record):
            row = _row(part, last_text, last_span, calendar)
            rows += [row] if row else []
    return rows


def _with_one_date(found: Header) -> Header:
    """Of several columns of dates the first is the committee's; "Date for Executive decision" stays beside it."""
    dated = [column for column, kind in enumerate(found.kinds) if kind == "when"][1:]
    kinds = tuple(None if column in dated else kind for column, kind in enumerate(found.kinds))
    return replace(found, kinds=kinds)


def _with_dates_in_items(matrix: Matrix, found: Header) -> Header:
    """A "when" column that stays empty under date rows is no date column: the date rows say when."""
    if "when" not in found.kinds or "item" not in found.kinds or found.kinds.index("when") == 0:
        return found
    column = found.kinds.index("when")
    if any(matrix.own_text(row, column) for row in range(found.last + 1, matrix.row_count)):
        return found
    return replace(found, kinds=tuple(None if at == column else kind for at, kind in enumerate(found.kinds)))


def _one_date(text: str) -> DateSpan | None:
    """The date of a date cell; None where it names several days or none."""
    for words in (text, meeting_words(text)):
        dates = find_dates(words)
        if len({(s.year, s.month, s.day) for s in dates}) == 1:
            return dates[0]
    return None


def _rows_by_column(matrix: Matrix, meetings: Mapping[int, DateSpan], calendar: _Calendar) -> list[Row]:
    rows: list[Row] = []
    for column, span in meetings.items():
        for row in range(1, matrix.row_count):
            cell = matrix.slots[row][column]
            if cell is None or not matrix.starts(row, column):
                continue
            theme = matrix.text(row, 0) if 0 not in meetings else None
            for part in _split_items(_cell_record(row, matrix, cell, theme)):
                made = _row(part, matrix.text(0, column), span, calendar)
                rows += [made] if made else []
    return rows


def _cell_record(row: int, matrix: Matrix, cell: Cell, theme: str | None) -> Record:
    fields = {"item": squash(cell.text), **({"theme": theme} if theme else {})}
    return Record(row, matrix.page_of(row), {kind: text for kind, text in fields.items() if text}, {"item": cell})


def marked_columns(matrix: Matrix) -> tuple[int, ...]:
    """Columns of months or meetings that hold nothing but ticks: a calendar of subjects against meetings."""
    if matrix.row_count < 2:
        return ()
    found = []
    for column in range(1, matrix.column_count):
        texts = [matrix.own_text(row, column) for row in range(1, matrix.row_count)]
        head = matrix.text(0, column)
        if head and WHEN_HEAD.search(head) and all(text in MARKS for text in texts if text):
            found.append(column)
    has_marks = any(matrix.own_text(row, column) for column in found for row in range(1, matrix.row_count))
    return tuple(found) if len(found) >= LEAST_MARKED and has_marks else ()


def _rows_by_mark(
    matrix: Matrix, marked: Sequence[int], found: Header | None, calendar: _Calendar
) -> list[Row]:
    """A row for each tick: the subject of its line at the meeting of its column."""
    head = found if found and found.has("item") else _headless(matrix)
    kinds = tuple(None if c in marked else kind for c, kind in enumerate(head.kinds))
    if "item" not in kinds:
        kinds = ("item", *(None if kind == "when" else kind for kind in kinds[1:]))
    head = Header(0, 0, kinds, tuple("" if c in marked else matrix.text(0, c) for c in range(matrix.column_count)), 0.0)
    rows = []
    for record in read_records(matrix, head):
        record = replace(record, others=tuple(pair for pair in record.others if pair[0]))
        for column in marked:
            if matrix.own_text(record.row, column):
                when = matrix.text(0, column)
                rows.append(_row(record, when, date_heading(when), calendar))
    return [row for row in rows if row]


def _with_day_above(rows: list[Row], around: Context, matrix: Matrix, calendar: _Calendar) -> list[Row]:
    """Where no row says when, the line over the table may: "17 July 2024" over the items of that meeting."""
    if any(row["scheduled_text"] for row in rows):
        return rows
    titles = (text for text in (around.table_title, matrix.title, around.heading) if text)
    told = ((date_heading(text), text) for text in titles)
    span, text = next(((span, text) for span, text in told if span or UNDATED.match(text)), (None, None))
    return [{**row, "scheduled_date": calendar.day(span), "scheduled_text": text} for row in rows]


def to_rows(matrix: Matrix, around: Context) -> tuple[Mapping[str, tuple[Row, ...]], tuple[Finding, ...]]:
    """`work_programme` rows, a subject each."""
    calendar = _Calendar([*around.titles, *around.lines[:12]])
    meetings = _meeting_columns(matrix)
    found = _head_of(matrix)
    if marked := marked_columns(matrix):
        rows = _rows_by_mark(matrix, marked, found, calendar)
    elif meetings and (found is None or not found.has("item")):
        rows = _rows_by_column(matrix, meetings, calendar)
    else:
        rows = _with_day_above(_rows_by_record(matrix, found or _headless(matrix), calendar), around, matrix, calendar)
    findings = [
        Finding("work_programme_date", "info", "the day of this item is not printed whole; the print is kept",
                row["page_number"], row["item_title"], None, row["scheduled_text"])
        for row in rows
        if row["scheduled_date"] is None and (when := row["scheduled_text"])
        and not UNDATED.match(when) and not STANDING.match(when)
    ]  # fmt: skip
    return {"work_programme": tuple(rows)}, tuple(findings)


FAMILY = Family(
    name="work_programme", header_rules=HEADER_RULES, score=score, to_rows=to_rows
)
