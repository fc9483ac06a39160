"""Declarations of interest printed as a table: who, on which item, what interest.

In:  a table of the minutes. Out: rows of `declarations` (without ids), one a person and row of the table.
Refused: a table without a column of names and one of interests under heads that say so; rows that name nobody ("All
Members").
Surprise: what sort of interest it is and why are two columns, or one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from extractor.document import Grid, Row
from extractor.minutes.declarations import interest_type
from extractor.minutes.names import people_in
from extractor.minutes.table_rows import rows_of

_NAME = re.compile(r"(?:names?(?:\s+of\s+(?:councillor|member|declarant)s?)?|councillors?|members?|cllrs?"
                   r"|declared\s+by)(?:\s+names?)?\W*", re.I)
_INTEREST = re.compile(
    r"(?:(?:type|nature|description|category|details?)\s+(?:and\s+\w+\s+)?of\s+(?:the\s+)?)?"
    r"(?:interests?|declarations?)"
    r"(?:\s+(?:declared|type|and\s+\w+))*\W*|(?:type|nature|reasons?|details?)(?:\s+(?:for|of)\s+\w+)?\W*", re.I)
_SAYS_INTEREST = re.compile(r"\b(?:interests?|declar\w+|DPIs?)\b", re.I)
_ITEM = re.compile(
    r"(?:agenda\s+)?(?:items?|minutes?)(?:\s*(?:no|number|ref\w*|title|subject)s?)?\W*(?:and\s+\w+)?", re.I)
_NUMBER = re.compile(r"[A-Z]{0,3}\d{1,3}(?:[./-]\d{1,3})?[a-z]?\b")
_HEAD_WORDS = 8


def declarations_of_table(grid: Grid) -> list[Row]:
    """The declarations that the table lists; none where it is no list of interests."""
    order = rows_of(grid)
    columns = _columns(order[0]) if len(order) > 1 else None
    if columns is None or not (_says_interest(order[0].values()) or _SAYS_INTEREST.search(grid.title or "")):
        return []
    return list(_rows(order[1:], *columns, grid.page_number))


def _says_interest(texts: Iterable[str]) -> bool:
    return any(_SAYS_INTEREST.search(text) for text in texts)


def _columns(head: dict[int, str]) -> tuple[int, int | None, list[int]] | None:
    """(column of names, of items, of interests); None where one of names or of interests is wanting."""
    heads = {c: text for c, text in head.items() if len(text.split()) <= _HEAD_WORDS}
    name = next((c for c, text in sorted(heads.items()) if _NAME.fullmatch(text)), None)
    item = next((c for c, text in sorted(heads.items()) if _ITEM.fullmatch(text)), None)
    told = [c for c, text in sorted(heads.items()) if c not in (name, item) and _INTEREST.fullmatch(text)]
    return (name, item, told) if name is not None and told else None


def _rows(
    body: Sequence[dict[int, str]], name: int, item: int | None, told: Sequence[int], page_number: int
) -> Iterator[Row]:
    for row in body:
        number = _NUMBER.match(row.get(item, "")) if item is not None else None
        text = " ".join(text for _, text in sorted(row.items()) if text)
        interest = " ".join(row.get(c, "") for c in told)
        for person in people_in(row.get(name, ""), allow_single=True) if interest.strip() else ():
            yield {
                "person_name": person.name, "interest_type": interest_type(interest),
                "agenda_item_number": number[0] if number else None, "text": text, "page_number": page_number,
            }
