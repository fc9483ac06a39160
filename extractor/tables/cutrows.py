"""Was a row cut by the page break? Judged by the cells of the last row above and the first row below.

In:  the last row's cells by column and the next page's first row. Out: True where they are one row.
Evidence, each a rule row with its example; a row whose spans differ from the row above never joins.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from extractor.document import Cell

_ENDS = (".", "!", "?", ":", ";")
_LONG = 60        # characters: a cell of running text, not a name or a date


class Cut(NamedTuple):
    """`above` and `below`: texts by column, over the columns of the opening row."""

    name: str
    holds: Callable[[Sequence[str], Sequence[str]], bool]
    example: str


def _reads_on(above: Sequence[str], below: Sequence[str]) -> bool:
    pairs = [(a, b) for a, b in zip(above, below, strict=True) if b]
    low = [a and b[0].islower() and not a.endswith((".", "!", "?")) for a, b in pairs]
    return any(low) and (not below[0] or bool(low[0]))


def _runs_over(above: Sequence[str], below: Sequence[str]) -> bool:
    if below[0] or not above[0]:
        return False
    return any(b and len(a) > _LONG and not a.endswith(_ENDS) for a, b in zip(above, below, strict=True))


def _adds_to_one(above: Sequence[str], below: Sequence[str]) -> bool:
    filled = [(a, b) for a, b in zip(above, below, strict=True) if b]
    return not below[0] and bool(above[0]) and len(below) > 1 and len(filled) == 1 and len(filled[0][0]) > _LONG


CUTS: tuple[Cut, ...] = (
    Cut("reads on", _reads_on, "Clerk to chase | again."),
    Cut("runs over", _runs_over, "a long cell without a full stop, the key empty on the next page"),
    Cut("adds to one", _adds_to_one, "the last points of a list, every other cell of the row empty"),
)


def is_cut(last: Mapping[int, Cell], opening: Sequence[Cell]) -> bool:
    """True where the opening row goes on with the last row."""
    if not opening or any(c.row_span > 1 for c in opening):
        return False
    if any(c.column not in last or last[c.column].column_span != c.column_span for c in opening):
        return False
    below = [c.text for c in opening]
    above = [last[c.column].text for c in opening]
    return any(below) and any(cut.holds(above, below) for cut in CUTS)
