"""Was a row cut by the page break? Judged by the cells of the last row above and the first row below.

In:  the last row's cells by column, the next page's first row, and the keys (first printed line of the first cell)
     of the table's other rows. Out: True where they are one row.
Evidence, each a rule row with its example; a row whose spans differ from the row above never joins.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from extractor.document import Cell

_CONTINUED = re.compile(r"\bcont", re.IGNORECASE)
_ENDS = (".", "!", "?", ":", ";")
_LONG = 60        # characters: a cell of running text, not a name or a date
_FEW_KEYS = 3     # rows whose keys are made alike before their form says anything


class Cut(NamedTuple):
    """`above` and `below`: texts by column, over the columns of the opening row; `keys`: of the other rows."""

    name: str
    holds: Callable[[Sequence[str], Sequence[str], Sequence[str]], bool]
    example: str


def _goes_on_low(above: str, below: str) -> bool:
    return bool(above) and below[0].islower() and not above.endswith((".", "!", "?"))


def _reads_on(above: Sequence[str], below: Sequence[str], _keys: Sequence[str]) -> bool:
    low = [_goes_on_low(a, b) for a, b in zip(above, below, strict=True) if b]
    return any(low) and (not below[0] or low[0])


def key_form(key: str) -> str:
    """How a key is made: letters and figures as classes, marks as they are.

    >>> key_form("FP/24/09/03"), key_form("FP24/10/06"), key_form("19 August 2024")
    ('A/#/#/#', 'A#/#/#', '# A #')
    """
    return re.sub(r"\d+", "#", re.sub(r"[^\W\d_]+", "A", key))


def _lacks_key(above: Sequence[str], below: Sequence[str], keys: Sequence[str]) -> bool:
    forms = {key_form(key)[:1] + key_form(key)[-1:] for key in keys if key}
    own = key_form(below[0])[:1] + key_form(below[0])[-1:] if below[0] else ""
    if len(keys) < _FEW_KEYS or len(forms) != 1 or not own or own in forms:
        return False
    return any(_goes_on_low(a, b) for a, b in zip(above, below, strict=True) if b)


def _runs_over(above: Sequence[str], below: Sequence[str], _keys: Sequence[str]) -> bool:
    if below[0] or not above[0]:
        return False
    return any(b and len(a) > _LONG and not a.endswith(_ENDS) for a, b in zip(above, below, strict=True))


def _adds_to_one(above: Sequence[str], below: Sequence[str], _keys: Sequence[str]) -> bool:
    filled = [(a, b) for a, b in zip(above, below, strict=True) if b]
    return not below[0] and bool(above[0]) and len(below) > 1 and len(filled) == 1 and len(filled[0][0]) > _LONG


def _in_brackets(above: Sequence[str], below: Sequence[str], _keys: Sequence[str]) -> bool:
    filled = [(a, b) for a, b in zip(above, below, strict=True) if b]
    if len(below) < 2 or len(filled) != 1:
        return False
    before, rest = filled[0]
    return bool(before) and rest[0] == "(" and rest[-1] == ")" and rest[1:2].isalpha() and not _CONTINUED.search(rest)


CUTS: tuple[Cut, ...] = (
    Cut("reads on", _reads_on, "Clerk to chase | again."),
    Cut("lacks a key", _lacks_key, "every row opens with a reference, this one with the date that goes under it"),
    Cut("runs over", _runs_over, "a long cell without a full stop, the key empty on the next page"),
    Cut("in brackets", _in_brackets, "Mill ward | 70 | 1, and (Mill Lane hub) under it with every other cell empty"),
    Cut("adds to one", _adds_to_one, "the last points of a list, every other cell of the row empty"),
)


def is_cut(last: Mapping[int, Cell], opening: Sequence[Cell], keys: Sequence[str] = ()) -> bool:
    """True where the opening row goes on with the last row."""
    if not opening or any(c.row_span > 1 for c in opening):
        return False
    if any(c.column not in last or last[c.column].column_span != c.column_span for c in opening):
        return False
    below = [c.text for c in opening]
    above = [last[c.column].text for c in opening]
    return any(below) and any(cut.holds(above, below, keys) for cut in CUTS)
