"""Actions listed in a table of the minutes, with owner and day: the sheet at the end, or under its own item.

In:  a table. Out: rows of `actions` (without pack_id), one a row of the table.
Refused: logs of earlier meetings (a column of progress, status or updates), tables without a column of owners.
"""

import re
from collections.abc import Iterator, Sequence

from extractor.document import Grid, Paragraph, Row
from extractor.minutes.actions import due_of
from extractor.minutes.numbering import leading_number
from extractor.minutes.table_rows import rows_of

_DEED = re.compile(
    r"(?:agreed\s+|summary\s+of\s+)?actions?(?:\s+(?:points?|required|agreed|to\s+be\s+taken|items?))?\W*", re.I)
_OWNER = re.compile(
    r"(?:action\s+)?(?:owner|lead|by\s+whom|whom|who|responsib\w+|officer|assigned(?:\s+to)?|named?\s+lead|initials"
    r"|action\s+by|for\s+action\s+by)(?:\s+(?:officer|person|by|lead))*\W*", re.I)
_WHEN = re.compile(r"(?:due|deadline|by\s+when|when|target|timescales?|completion|date\s+due|time\s*frame"
                   r"|to\s+be\s+completed)(?:\s+(?:date|by))*\W*", re.I)
_MINUTE = re.compile(r"(?:minute|min|item|agenda\s+item|ref|paragraph)(?:\s+(?:no|number|ref))?\W*", re.I)
_LOG = re.compile(r"\b(?:status|progress|update|outcome|complete|completed|rag|response|meeting\s+date|closed)\b", re.I)
_LEAST_WORDS = 3
_SAME = 0.7                # of the words of an action that the text has already; a sheet at the end says them again
_WORD = re.compile(r"\w+")


def actions_of_table(grid: Grid, document_id: str, number: str | None) -> list[Row]:
    """The table's actions; `number` is that of the minute it stands in, used where no cell names one."""
    order = rows_of(grid)
    columns = _columns(order[0]) if len(order) > 1 else None
    return list(_rows(order[1:], columns, document_id, number, grid.page_number)) if columns else []


def _columns(head: dict[int, str]) -> dict[str, int] | None:
    """Which column holds what; None where the table is no list of actions."""
    if any(_LOG.search(text) for text in head.values()):
        return None
    kinds = (("deed", _DEED), ("owner", _OWNER), ("when", _WHEN), ("minute", _MINUTE))
    found: dict[str, int] = {}
    for column, text in sorted(head.items()):
        kind = next((k for k, pattern in kinds if text and k not in found and pattern.fullmatch(text)), None)
        if kind:
            found[kind] = column
    return found if {"deed", "owner"} <= found.keys() else None


def _rows(
    body: Sequence[dict[int, str]], columns: dict[str, int], document_id: str, number: str | None, page_number: int
) -> Iterator[Row]:
    for row in body:
        text, owner = row.get(columns["deed"], ""), row.get(columns["owner"], "")
        if len(text.split()) < _LEAST_WORDS:
            continue
        when = row.get(columns.get("when", -1), "")
        named = leading_number(row.get(columns.get("minute", -1), ""))
        due_text, due_date = due_of(f"by {when}") if when else due_of(text)
        yield {
            "document_id": document_id, "minute_number": named[0] if named else number, "text": text,
            "owner": owner.strip(" .;,") or None, "due_date": due_date, "due_text": due_text or when or None,
            "page_number": page_number,
        }


def not_told_yet(rows: Sequence[Row], told: Sequence[Row]) -> list[Row]:
    """The rows that say something the actions of the text do not say already."""
    known = [_words(row["text"]) for row in told]
    return [row for row in rows if not any(_is_among(_words(row["text"]), words) for words in known)]


def _is_among(words: frozenset[str], others: frozenset[str]) -> bool:
    return len(words & others) >= _SAME * min(len(words), len(others))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def number_at(
    grid: Grid, paragraphs: Sequence[Paragraph], headings: Sequence[tuple[int, float, str | None]]
) -> str | None:
    """Printed number of the minute in which the table stands: that of the last head or paragraph above it."""
    area = grid.areas[0]
    place = (area.page_number, area.box.top)
    above = [(p.page_number, p.box.top, p.section_number) for p in paragraphs] + list(headings)
    below = [entry for entry in above if entry[:2] <= place]
    return max(below, key=lambda entry: entry[:2])[2] if below else None
