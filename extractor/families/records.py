"""Tables whose rows are records: find the header, name the columns, give one `Record` a row.

In:  a Matrix and the header rules of a family.
Out: `Header` (kind of each column) and `Record`s, with the date row or sub-heading that each one stands under.
Not here: what a column means; a family reads that.
What surprised us: header rows are repeated on later pages, a date row may carry a second header cell beside the date,
and a row cut by a page break comes back as a row whose key columns are empty.
"""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from extractor.document import Cell
from extractor.families.base import HeaderRule, kind_of
from extractor.families.matrix import Matrix
from extractor.families.meeting_days import MEETING_WORDS, STANDING, UNDATED, date_heading
from extractor.values import DateSpan, find_dates, squash

SEARCHED_ROWS = 5
LONGEST_HEADER = 220


@dataclass(frozen=True, slots=True)
class Header:
    """Rows `first` … `last` name the columns; `kinds[c]` is None where no rule knew the words in `texts[c]`."""

    first: int
    last: int
    kinds: tuple[str | None, ...]
    texts: tuple[str, ...]
    score: float

    @property
    def known_count(self) -> int:
        """How many columns have a kind."""
        return sum(kind is not None for kind in self.kinds)

    def has(self, *kinds: str) -> bool:
        """True where a column of each kind is there."""
        return all(kind in self.kinds for kind in kinds)

    def unknown(self) -> list[str]:
        """Headers with words that no rule knew."""
        return [text for kind, text in zip(self.kinds, self.texts, strict=True) if kind is None and text]


@dataclass(frozen=True, slots=True)
class Record:
    """One row. `fields`: kind -> text, only where there is text; `others`: (header, text) of unknown columns."""

    row: int
    page_number: int
    fields: Mapping[str, str]
    cells: Mapping[str, Cell] = field(repr=False, default_factory=dict)
    others: tuple[tuple[str, str], ...] = ()
    section: str | None = None
    section_date: DateSpan | None = None
    section_date_text: str | None = None

    def get(self, kind: str) -> str | None:
        """Text of a column, None where it is empty or missing."""
        return self.fields.get(kind)


@lru_cache(maxsize=64)
def _block_texts(matrix: Matrix, first: int, last: int) -> tuple[str, ...]:
    if first == last:
        return matrix.texts[first]
    texts = []
    for column in range(matrix.column_count):
        parts: list[str] = []
        for row in range(first, last + 1):
            text = matrix.text(row, column)
            if text and (not parts or parts[-1] != text):
                parts.append(text)
        texts.append(" ".join(parts))
    return tuple(texts)


def _assess(matrix: Matrix, rules: tuple[HeaderRule, ...], first: int, last: int) -> Header | None:
    texts = _block_texts(matrix, first, last)
    kinds: list[str | None] = []
    weights: dict[str, float] = {}
    for text in texts:
        rule = kind_of(text, rules) if text and len(text) <= LONGEST_HEADER else None
        kinds.append(rule.kind if rule else None)
        if rule:
            weights[rule.kind] = max(weights.get(rule.kind, 0.0), rule.weight)
    if not weights:
        return None
    return Header(first, last, tuple(kinds), texts, sum(weights.values()))


@lru_cache(maxsize=16)
def find_header(matrix: Matrix, rules: tuple[HeaderRule, ...]) -> Header | None:
    """The row near the top that the rules know best; rows next to it are taken in where they add a column's kind."""
    top = range(min(SEARCHED_ROWS, matrix.row_count))
    single = [found for row in top if _may_head(matrix, row) and (found := _assess(matrix, rules, row, row))]
    if not single:
        return None
    best = max(single, key=lambda found: (found.score, -found.first))
    best = next((found for found in single if found.first < best.first and _heads_as_well(found, best)), best)
    earlier = next((found for found in single if found.first < best.first and _same_columns(found, best)), None)
    if earlier:
        return replace(earlier, kinds=tuple(a or b for a, b in zip(earlier.kinds, best.kinds, strict=True)))
    at = best.first
    for first, last in ((at, at + 1), (at, at + 2), (at - 1, at), (at - 2, at), (at - 1, at + 1)):
        rows = range(first, last + 1)
        if first < 0 or last >= matrix.row_count or not all(row == at or _may_go_on(matrix, row) for row in rows):
            continue
        found = _assess(matrix, rules, first, last)
        if found and found.score > best.score + 0.01 and found.known_count > best.known_count:
            best = found
    if _is_rest_of_header(matrix, best.last + 1):
        return _assess(matrix, rules, best.first, best.last + 1) or best
    return best


LEAST_SHARED = 3
LEAST_SCORE = 0.75


def _heads_as_well(found: Header, best: Header) -> bool:
    """A row above the best that names nearly as much in fewer words: the best is its first record, which says them."""
    words = [sum(map(len, header.texts)) for header in (found, best)]
    return found.score >= LEAST_SCORE * best.score and found.known_count >= max(LEAST_SHARED, best.known_count - 1) \
        and 2 * words[0] < words[1]


def _same_columns(found: Header, best: Header) -> bool:
    """Two header rows of one table, the same columns headed again further down."""
    both = [(a, b) for a, b in zip(found.kinds, best.kinds, strict=True) if a and b]
    return len(both) >= LEAST_SHARED and all(a == b for a, b in both) and 2 * len(both) > best.known_count


@lru_cache(maxsize=64)
def _is_rest_of_header(matrix: Matrix, row: int) -> bool:
    """A row of which every cell goes on in lower case is the second line of a header: no record begins like that."""
    if row >= matrix.row_count:
        return False
    texts = [text for text in matrix.texts[row] if text]
    return len(texts) > 1 and all(text[0].islower() or text[0] in "(/&" for text in texts)


@lru_cache(maxsize=64)
def _may_head(matrix: Matrix, row: int) -> bool:
    """A header row has words, and at most half of its cells are figures."""
    texts = [text for text in dict.fromkeys(matrix.texts[row]) if text]
    figures = sum(not any(ch.isalpha() for ch in text) for text in texts)
    return bool(texts) and 2 * figures <= len(texts)


@lru_cache(maxsize=64)
def _may_go_on(matrix: Matrix, row: int) -> bool:
    """A second header row is short in every cell and holds no date of a day and no sentence."""
    texts = [cell.text for _, cell in matrix.filled(row)]
    return (
        bool(texts)
        and all(len(text) <= 60 and not text.rstrip().endswith(".") for text in texts)
        and not any(span.precision == "day" for text in texts for span in find_dates(text))
    )


DATE_ROW_WORTH, MOST_WORTH = 0.7, 2.1


def date_row_evidence(matrix: Matrix) -> float:
    """What rows that hold a date and nothing else say for a programme or a tracker: 0.7 each, up to three."""
    rows = sum(
        len(matrix.filled(row)) == 1 and bool(matrix.texts[row][0]) and date_heading(matrix.texts[row][0]) is not None
        for row in range(matrix.row_count)
    )
    return min(MOST_WORTH, DATE_ROW_WORTH * rows) if matrix.column_count > 1 else 0.0


MOST_PARTS = 4


def _section_text(matrix: Matrix, row: int, header: Header) -> str | None:
    """Text of a row that is a sub-heading over the rows below: a date, "to be confirmed", or one full-width cell."""
    filled = matrix.filled(row)
    if not filled or matrix.column_count < 2:
        return None
    column, cell = filled[0]
    text = squash(cell.text)
    if len(filled) == 1:
        if cell.column_span >= matrix.column_count:
            return text
        if column == 0 and (date_heading(text) or UNDATED.match(text)) and header.kinds[0] not in ("date", "when"):
            return text
    if row < header.first and 1 < len(filled) <= MOST_PARTS:       # "Meeting 4 | 13 December 2023 | 2pm"
        parts = [squash(part.text) for _, part in filled]
        span = date_heading(whole := " ".join(parts))
        others = re.findall(r"[^\W\d_]+", whole[: span.start] + " " + whole[span.end :]) if span else []
        return whole if span and all(word.lower() in MEETING_WORDS for word in others) else None
    if len(filled) == 2 and column == 0 and header.kinds[0] not in ("date", "when") and date_heading(text):
        return text if header.kinds[filled[1][0]] not in ("outcome", "item", "owner", "status") else None
    return None


def _record(matrix: Matrix, row: int, header: Header, section: str | None, dated: str | None) -> Record:
    fields: dict[str, str] = {}
    cells: dict[str, Cell] = {}
    others: list[tuple[str, str]] = []
    for column, kind in enumerate(header.kinds):
        cell = matrix.slots[row][column]
        text = matrix.text(row, column)
        if cell is None or (column > 0 and cell is matrix.slots[row][column - 1]):
            continue
        if kind is None:
            others += [(header.texts[column], text)] if text else []
            continue
        cells.setdefault(kind, cell)
        if text:
            fields[kind] = f"{fields[kind]} {text}" if kind in fields else text
    span = date_heading(dated) if dated else None
    return Record(row, matrix.page_of(row), fields, cells, tuple(others), section, span, dated)


def read_records(matrix: Matrix, header: Header) -> list[Record]:
    """A record for each row with text below the header; repeated header rows and sub-headings are not records."""
    records: list[Record] = []
    section: str | None = None
    headings = [_section_text(matrix, row, header) for row in range(matrix.row_count)]
    dated = next((text for text in headings[: max(0, header.first)] if text and date_heading(text)), None)
    first_words = [text.lower() for text in header.texts if text]
    for row in range(header.last + 1, matrix.row_count):
        texts = [matrix.text(row, column).lower() for column in range(matrix.column_count)]
        filled = [text for text in texts if text]
        if not filled or (len(filled) > 1 and filled == first_words):
            continue
        heading = headings[row]
        if heading is None:
            records.append(_record(matrix, row, header, section, dated))
        elif date_heading(heading) or UNDATED.match(heading) or _stands_for_all(heading, headings):
            section, dated = None, heading
        else:
            section = heading
    return records


def _stands_for_all(heading: str, headings: Sequence[str | None]) -> bool:
    """A heading, found once among several days, over the items of every meeting: what it heads is of no one day."""
    if not STANDING.match(heading) or headings.count(heading) > 1:
        return False
    return sum(bool(text and date_heading(text)) for text in headings) > 1


def _joined(first: str, second: str) -> str:
    return f"{first} {second}".strip()


OPEN_END = re.compile(r"(?:\b(?:of|for|and|the|to|with|in|on|a|an|by)|[:&/–-])$")
NO_YEAR = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}$")
YEAR_FIRST = re.compile(r"20\d\d\b")


def _is_cut(record: Record, previous: Record) -> bool:
    """A cell above the page's turn ends before its sentence or its year does, and the cell below goes on with it."""
    pairs = [(previous.fields[kind], text) for kind, text in record.fields.items() if kind in previous.fields]
    return any(above.endswith(":") or (OPEN_END.search(above) and len(previous.fields) >= len(record.fields))
               or (NO_YEAR.search(above) and YEAR_FIRST.match(text)) for above, text in pairs)


def _goes_on(record: Record, previous: Record, keys: Sequence[str]) -> bool:
    """A row without a key is the rest of the row above where the page turned between them or a sentence goes on."""
    if not record.fields:
        return False
    if record.section != previous.section or record.section_date_text != previous.section_date_text:
        return False
    if any(key in record.fields for key in keys):
        is_rest = all(text[0].islower() for text in record.fields.values())
        return record.page_number != previous.page_number and (is_rest or _is_cut(record, previous))
    if record.page_number != previous.page_number:
        return True
    return any(
        text[:1].islower() or previous.fields.get(kind, "").rstrip()[-1:] in (",", "-", "–", ":", ";", "&", "/")
        for kind, text in record.fields.items()
        if previous.fields.get(kind)
    )


def _are_lines(records: Sequence[Record]) -> bool:
    """The rows of the grid are lines of print: more than once a day ends one and its year begins the next."""
    days = [record.get("when") or "" for record in records]
    return sum(bool(NO_YEAR.search(a) and YEAR_FIRST.match(b)) for a, b in itertools.pairwise(days)) >= LEAST_CUT


LEAST_CUT = 2


def _is_later_line(record: Record, previous: Record) -> bool:
    """A line in which no day begins, under the same heading."""
    when = record.get("when")
    is_under = (record.section, record.section_date_text) == (previous.section, previous.section_date_text)
    return is_under and (when is None or YEAR_FIRST.match(when) is not None)


def join_continued(records: Sequence[Record], keys: Sequence[str]) -> list[Record]:
    """Rows cut in two made whole; `keys` are the kinds of column of which a true row fills at least one."""
    joined: list[Record] = []
    are_lines = _are_lines(records)
    for record in records:
        if joined and (_goes_on(record, joined[-1], keys) or (are_lines and _is_later_line(record, joined[-1]))):
            last = joined[-1]
            fields = dict(last.fields)
            for kind, text in record.fields.items():
                fields[kind] = _joined(fields.get(kind, ""), text)
            cells = {**record.cells, **last.cells, **_joined_cells(last, record)}
            joined[-1] = replace(last, fields=fields, cells=cells, others=last.others + record.others)
        else:
            joined.append(record)
    return joined


def _joined_cells(first: Record, second: Record) -> dict[str, Cell]:
    """The cells that both rows have text in, their lines one after the other."""
    joined = {}
    for kind in sorted(first.fields.keys() & second.fields.keys()):
        above, below = first.cells[kind], second.cells[kind]
        is_title = above.is_bold and not below.is_bold
        joined[kind] = replace(
            above, text=_joined(above.text, below.text), lines=above.lines + below.lines,
            bold_lines=len(above.lines) + below.bold_lines if is_title else above.bold_lines,
            breaks=above.breaks + tuple(len(above.lines) + at for at in below.breaks),
        )
    return joined


def paragraphs_of(cell: Cell) -> list[str]:
    """The texts of a cell's paragraphs, parted by white."""
    ends = [*cell.breaks, len(cell.lines)]
    starts = [0, *cell.breaks]
    return [squash(" ".join(cell.lines[a:b])) for a, b in zip(starts, ends, strict=True) if a < b]


def without_bullets(text: str | None) -> str | None:
    """Running text of a cell with a bulleted list: the marks go, the words stay; None for no text."""
    if not text:
        return None
    return squash(re.sub(r"(?:^|(?<=\s))[•●▪◦‣∙·➢❖✓](?=\s|\w)\s*", " ", text)) or None


def note_of(others: Sequence[tuple[str, str]]) -> str | None:
    """Unknown columns as one note, each with its header: "Wards affected: All; Key decision: Yes"."""
    return "; ".join(f"{head}: {text}" if head else text for head, text in others) or None


def record_evidence(
    matrix: Matrix,
    header_rules: tuple[HeaderRule, ...],
    around_score: float,
    needs: Sequence[tuple[frozenset[str], float]],
    *,
    of_words: bool = True,
) -> float:
    """Header and surroundings together, where one of `needs` is met; 0.0 otherwise.

    Each need is a set of kinds of column that must all be there, and the surroundings' score it takes beside them.
    `of_words`: a table whose cells are mostly figures is none of these.
    """
    found = find_header(matrix, header_rules)
    if found is None or found.last + 1 >= matrix.row_count:
        return 0.0
    is_met = any(found.has(*kinds) and around_score >= least for kinds, least in needs)
    return found.score + around_score if is_met and (not of_words or _is_wordy(matrix, found)) else 0.0


LEAST_WORDY = 0.6
MARK_KINDS = frozenset({None, "reference", "rag", "key"})
"""Columns of numbers and marks in a table of records too: they say nothing of its being words or figures."""


def _is_wordy(matrix: Matrix, found: Header) -> bool:
    """True where most cells below the header are words, dates or references: records are, figures are not."""
    texts = [
        text
        for row in range(found.last + 1, matrix.row_count)
        for column, kind in enumerate(found.kinds)
        if kind not in MARK_KINDS and (text := matrix.own_text(row, column))
    ]
    wordy = sum(bool(LETTERS.search(text)) or bool(find_dates(text)) for text in texts)
    return wordy >= LEAST_WORDY * len(texts)


LETTERS = re.compile(r"[^\W\d_]{2}")
