"""Labels on a front sheet and where their values stand: beside, below, or going on below.

In:  the pieces of the front pages. Out: the field that a label names; texts of values.

A label ends with a colon or is bold; plain ones are told by standing in one column, their values in another.
"""

import itertools
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from extractor.layout.pieces import Piece
from extractor.layouts import CONTACT_LABELS, ISSUE_LABELS, MEETING_LABELS
from extractor.values.screens import Screen

_LABEL_LETTERS = 40
_LABELS = tuple(
    (field, Screen(rules, attrgetter("pattern")))
    for field, rules in (("", MEETING_LABELS), ("contact_", CONTACT_LABELS), ("issued", ISSUE_LABELS))
)


def label_column(pieces: Sequence[Piece]) -> frozenset[int]:
    """Pieces that are labels though they are plain and have no colon: two or more in one column, values in another."""
    beside = [i for i, (a, b) in enumerate(itertools.pairwise(pieces))
              if a.line == b.line and len(a.text) < _LABEL_LETTERS and ":" not in a.text
              and (i == 0 or pieces[i - 1].line != a.line) and field_of(a.text)]
    columns = Counter((round(pieces[i].x0), round(pieces[i + 1].x0)) for i in beside)
    return frozenset(i for i in beside if columns[round(pieces[i].x0), round(pieces[i + 1].x0)] > 1)


@lru_cache(maxsize=4096)
def field_of(label: str) -> str | None:
    """The field that a label names: "date", "contact_phone", "issued"."""
    for field, rules in _LABELS:
        rule = next((rule for rule in rules(label) if rule.pattern.fullmatch(label)), None)
        if rule is not None:
            return field if field == "issued" else field + rule.name
    return None


def value_beside(pieces: Sequence[Piece], index: int) -> str:
    """The piece right of a label on its line, with what goes on below it in the same column."""
    label = pieces[index]
    right = next((p for p in pieces[index + 1: index + 4] if p.line == label.line and p.x0 > label.x0), None)
    if right is None:
        return ""
    parts = [right.text]
    last = right
    for piece in pieces[index + 2:]:
        if piece.line == last.line or piece.page_number != last.page_number:
            continue
        if abs(piece.x0 - right.x0) < 3 and -2 < piece.top - last.bottom < 0.7 * piece.size:
            has_label = any(p.line == piece.line and p.x0 < right.x0 - 3 and p.x0 >= label.x0 - 3 for p in pieces)
            if has_label:
                break
            parts.append(piece.text)
            last = piece
        elif piece.top - last.bottom > 2 * piece.size:
            break
    return " ".join(parts)


def value_below(pieces: Sequence[Piece], index: int) -> str:
    """The piece right below a label that has nothing beside it."""
    label = pieces[index]
    below = next((p for p in pieces[index + 1: index + 4] if p.line > label.line), None)
    is_near = below is not None and abs(below.x0 - label.x0) < 3 and below.top - label.bottom < label.size
    return below.text if below is not None and is_near else ""


def goes_on_below(pieces: Sequence[Piece], index: int) -> str:
    """The second line of a value that filled the first to the measure's edge."""
    first = pieces[index]
    after = [p for p in pieces[index + 1: index + 4] if p.line > first.line][:1]
    is_full = first.x1 > max(p.x1 for p in pieces if p.page_number == first.page_number) - 4 * first.size
    return next((p.text for p in after if is_full and p.x0 - first.x0 < 3 and p.top - first.bottom < 0.6 * p.size
                 and p.is_bold == first.is_bold and ":" not in p.text), "")
