"""The roll printed as a table: names down the side, and a column that says who came.

In:  the tables above the first item. Out: entries of a roll, one a row: the person as a list would print them, the
     status, and the words of the other columns (whom they represent, what they are).
Refused: a table without a column of people; a record of attendance over several meetings.

What surprised us: whom people stand for may be printed before them; "A" is apologies beside "Ab" and beside "P";
ticks stand under "Present" or under "Apologies"; a table without any such column lists those present, or whoever the
line above it says.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.document import Grid
from extractor.minutes.names import people_in
from extractor.minutes.roll_labels import Label, Status, read_label
from extractor.minutes.table_rows import rows_of
from extractor.values import find_dates


class MarkRule(NamedTuple):
    """What a mark in the column of attendance means; None for nothing."""

    name: str
    pattern: re.Pattern[str]
    status: Status | None
    example: str


MARK_RULES: tuple[MarkRule, ...] = (
    MarkRule("tick", re.compile(r"[✓✔√☑/]|y(?:es)?", re.I), "present", "✓"),
    MarkRule("present", re.compile(r"p(?:res(?:ent)?)?|attended|in\s+person|in\s+attendance", re.I), "present", "P"),
    MarkRule("virtual", re.compile(
        r"(?:(?:present|attended)\W{1,2})?v(?:irtual(?:ly)?)?\W?"
        r"|remote(?:ly)?|online|(?:via\s+)?(?:ms\s+)?(?:teams|zoom)", re.I), "present", "Remote"),
    MarkRule("apologies", re.compile(
        r"(?:n(?:o)?\W{1,3})?a(?:p(?:ols?|ologies)?)?\.?(?:\s+(?:given|received|sent))?", re.I),
             "apologies", "A"),
    MarkRule("absent", re.compile(r"abs?(?:ent)?\.?|n(?:o)?|[x✗✘×]|did\s+not\s+attend|no\s+apolog\w+", re.I), "absent",
             "Ab"),
    MarkRule("nothing", re.compile(r"[-–—.]?|n/?a", re.I), None, "-"),
)
"""Marks in a column of attendance; the first whose pattern is the whole cell wins."""

_NAMES_HEAD = re.compile(r"(?:(?:forum\s+|board\s+)?members?|councillors?|names?|attendees?|representatives?)"
                         r"(?:\s+names?)?(?:\s+present)?\W*", re.I)
_MARKS_HEAD = re.compile(r"\b(?:attend\w*|present|apolog\w+|absent|status|in\s+person|p\s?/\s?a)\b", re.I)
_NO_POST_HEAD = re.compile(r"(?:agenda\s+)?items?(?:\s+(?:no|number)s?)?\W*|initials?\W*|(?:no|number)\W*", re.I)
"""Over the numbers of the items that people came for, or their initials: no post of theirs."""
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_LONGEST_HEAD = 6          # words
_SHARE = 0.6               # of the first column's cells name one person


class Entry(NamedTuple):
    """One row of the table: the person's cell, what is printed beside it, whether and how they came."""

    person_text: str
    beside: tuple[str, ...]
    status: Status
    is_virtual: bool
    label: Label | None = None      # of the row above it that heads a part of the table: "Officers"


def mark_of(text: str) -> MarkRule | None:
    """The rule of a mark: "P", "✓", "Apologies"; None for any other text."""
    return next((rule for rule in MARK_RULES if rule.pattern.fullmatch(text.strip())), None)


def entries_of(grid: Grid) -> tuple[Label | None, tuple[Entry, ...]]:
    """(the label over the table, its entries); no entries where the table is no roll."""
    rows = _names_first(rows_of(grid))
    label = read_label(grid.title or "")
    while len(rows) > 1 and _is_part_head(rows[0]):
        label, rows = read_label(rows[0][0]) or label, rows[1:]
    label = (_label_of_head(rows[0]) if rows else None) or label
    if len(rows) < 2 or not _is_roll(rows, label):
        return label, ()
    head = rows[0] if read_label(rows[0].get(0, "")) or not people_in(rows[0].get(0, "")) else {}
    body = rows[1:] if head else rows
    marks = [c for c in range(1, grid.column_count) if _holds_marks(c, head, body)]
    if any(find_dates(head.get(c, "")) for c in marks):
        return label, ()
    default: Status = label.rule.status if label else "present"
    return label, tuple(_entries(head, body, marks, default))


def _names_first(rows: list[dict[int, str]]) -> list[dict[int, str]]:
    """The rows with the names' column in the place of the first: "Authority", "Member", "Present"."""
    head = rows[0] if rows else {}
    at = next((c for c in (1, 2) if _NAMES_HEAD.fullmatch(head.get(c, "").strip())), None)
    if at is None or _NAMES_HEAD.fullmatch(head.get(0, "").strip()):
        return rows
    return [{**row, 0: row[at], at: row.get(0, "")} if row.get(at, "").strip() else row for row in rows]


def _is_part_head(row: dict[int, str]) -> bool:
    """One cell filled, and it names nobody: "Maintained schools", "Officers", "Vacancy"."""
    text = row.get(0, "").strip()
    return bool(text) and not any(t.strip() for c, t in row.items() if c) and (
        read_label(text) is not None or not people_in(text))


def _label_of_head(head: dict[int, str]) -> Label | None:
    """The head over the names where it says who they are: "Representing applicants"."""
    label = read_label(head.get(0, ""))
    return label if label and label.rule.name not in ("present", "in attendance") else None


def _is_roll(rows: Sequence[dict[int, str]], label: Label | None) -> bool:
    """Names in the first column, and a head, a label or a column of marks that says what they are."""
    head = rows[0]
    if len(head.get(0, "").split()) > _LONGEST_HEAD:
        return False                                   # several rows that were taken for one
    is_headed = _NAMES_HEAD.fullmatch(head.get(0, "").strip()) is not None
    has_marks = any(_MARKS_HEAD.search(text) for c, text in head.items() if c)
    if not (label is not None or (is_headed and len(head) > 1) or has_marks):
        return False
    firsts = [row.get(0, "") for row in rows if row.get(0, "").strip() and not _is_part_head(row)]
    named = sum(len(text.split()) <= 8 and len(people_in(text)) == 1 for text in firsts)
    return named >= 2 and named >= _SHARE * len(firsts)


def _holds_marks(column: int, head: dict[int, str], body: Sequence[dict[int, str]]) -> bool:
    texts = [row.get(column, "").strip() for row in body if not _is_part_head(row)]
    marked = [mark_of(t) for t in texts]
    is_headed = _MARKS_HEAD.search(head.get(column, "")) is not None
    return all(marked) and any(m and m.status for m in marked) and (is_headed or sum(1 for t in texts if t) >= 2)


def _entries(
    head: dict[int, str], body: Sequence[dict[int, str]], marks: Sequence[int], default: Status
) -> Iterator[Entry]:
    over: Label | None = None
    beside_names = [c for c, text in head.items() if not _NO_POST_HEAD.fullmatch(text.strip())]
    for row in body:
        if _is_part_head(row):
            over = read_label(row[0])
            default = over.rule.status if over else default
            continue
        said = [(c, rule) for c in marks if (rule := mark_of(row.get(c, ""))) and rule.status]
        cells = [text.strip(" -–—") for c, text in sorted(row.items())
                 if c and c not in marks and (not head or c in beside_names)]
        beside = tuple(text for text in cells if text)
        if marks and not said:
            continue
        status, is_virtual = default, False
        if said:
            column, rule = said[0]
            label = read_label(head.get(column, "")) if rule.name == "tick" else None
            status = label.rule.status if label else rule.status or default
            is_virtual = rule.name == "virtual" or bool(label and label.is_virtual)
        yield Entry(row.get(0, "").strip(), beside, status, is_virtual, over)


def role_of(beside: Sequence[str]) -> str | None:
    """Columns beside a name as one role: "Academy Headteacher (Chair)" -> "Academy Headteacher, Chair"."""
    parts = [part.strip() for text in beside for part in (_BRACKET.sub("", text), *_BRACKET.findall(text))]
    return ", ".join(part for part in parts if part) or None


def is_above(grid: Grid, page_number: int, top: float) -> bool:
    """Whether the table begins above a place."""
    area = grid.areas[0]
    return (area.page_number, area.box.top) < (page_number, top)
