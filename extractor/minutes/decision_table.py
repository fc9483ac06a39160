"""Decisions published as a table: an item a row, and what was decided of it.

In:  a table of the minutes (often the whole of a "decision list"). Out: rows of `decisions`, without pack_id and index.
Refused: tables without a head that says "Decision"; cells that decide nothing in words of their own ("Granted" beside
an application is another council's doing).
"""

import re
from collections.abc import Iterator, Sequence

from extractor.document import Grid, Row
from extractor.minutes.deciding import decides, opener, verb_in
from extractor.minutes.motions import movers_of
from extractor.minutes.numbering import leading_number
from extractor.minutes.table_rows import rows_of

_DECISION = re.compile(r"(?:decisions?|resolutions?|resolved|outcome)(?:\s+(?:taken|made|of\s+\w+))?\W*", re.I)
_SUBJECT = re.compile(
    r"(?:agenda\s+)?(?:items?|minute|report|topic|subject|title|matter)(?:\s+(?:no|number|title|and\s+\w+))?\W*", re.I)
_POINT = re.compile(r"^(?:\(?[a-z0-9]{1,4}[.)]\s+)?That\b")
_LEAST_WORDS = 4
_SHARE = 0.5               # of the cells under "Decision" decide


def decisions_of_table(grid: Grid, document_id: str) -> list[Row]:
    """The decisions that the table lists, in its order; none where it is no list of decisions."""
    order = rows_of(grid)
    head = order[0] if len(order) > 1 else {}
    decision = next((c for c, text in sorted(head.items()) if c and _DECISION.fullmatch(text)), None)
    subjects = [c for c, text in sorted(head.items()) if _SUBJECT.fullmatch(text)]
    if decision is None or not subjects or subjects[0] > decision:
        return []
    found = list(_rows(order[1:], decision, document_id, grid.page_number))
    return found if len(found) >= _SHARE * (len(order) - 1) else []


def _rows(
    body: Sequence[dict[int, str]], decision: int, document_id: str, page_number: int
) -> Iterator[Row]:
    for row in body:
        text = row.get(decision, "")
        hit = opener(text) or decides(text)
        if len(text.split()) < _LEAST_WORDS or not (hit or _POINT.match(text)):
            continue
        number = leading_number(row.get(0, ""))
        mover, seconder = movers_of(text)
        yield {
            "document_id": document_id, "minute_number": number[0] if number else None,
            "verb": hit[1] if hit else verb_in(text), "text": text, "mover": mover, "seconder": seconder,
            "page_number": page_number,
        }
