"""What looks like a table and is none: rule rows, each with the print that made us add it.

In:  a `Draft` with its words placed. Out: the name of the first rule that refuses it, or None.
"""

from collections.abc import Callable
from typing import NamedTuple

from extractor.tables.draft import Draft


class Refusal(NamedTuple):
    """`refuses` is asked with a draft; `example` is the print that it is about."""

    name: str
    refuses: Callable[[Draft], bool]
    example: str


def _used(draft: Draft) -> tuple[set[int], set[int]]:
    rows, columns = set(), set()
    for slot, words in zip(draft.slots, draft.words, strict=True):
        if words:
            rows.add(slot.row)
            columns.add(slot.column)
    return rows, columns


def _has_one_column(draft: Draft) -> bool:
    return len(_used(draft)[1]) < 2


def _has_one_cell_of_text(draft: Draft) -> bool:
    return sum(1 for words in draft.words if words) < 2


def _is_mostly_empty(draft: Draft) -> bool:
    filled = sum(1 for words in draft.words if words)
    return len(draft.slots) > 12 and filled < 0.12 * len(draft.slots)


REFUSALS: tuple[Refusal, ...] = (
    Refusal("one cell", _has_one_cell_of_text, "a boxed notice, a page frame, a signature line"),
    Refusal("one column", _has_one_column, "boxed paragraphs one below the other, a list of names in a box"),
    Refusal("mostly empty", _is_mostly_empty, "the grid lines behind a chart, a form to fill in by hand"),
)


def refusal_of(draft: Draft) -> str | None:
    """The name of the rule that refuses the draft; None where it may be a table."""
    for rule in REFUSALS:
        if rule.refuses(draft):
            return rule.name
    return None
