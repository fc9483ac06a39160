"""The labelled lines at the head of a report: Lead Officer, Author, From, To, Subject, Ward(s) affected.

In:  the body lines of a paper's first page (and its last pages, for a contact section).
Out: a `HeaderBlock`: the values by field, how many labels there are, and which lines they took.

Labels stand before a colon or in a column of their own; values go on below, in their column, until the next label.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from extractor.document import Line
from extractor.layout.pieces import Piece, lines_to_pieces
from extractor.layouts import HEADER_LABELS
from extractor.prose import join_lines
from extractor.values.screens import Screen

_LABELS = Screen(HEADER_LABELS, attrgetter("pattern"))
_MAX_LINES = 45
_REPORT_LABELS = frozenset(
    {"lead_officer", "author", "from", "to", "subject", "cabinet_member", "division", "classification"}
)


class HeaderBlock(NamedTuple):
    """`values` by the names of HEADER_LABELS; `lines` are the indexes of the lines taken, in those given."""

    values: dict[str, str]
    lines: frozenset[int]

    @property
    def label_count(self) -> int:
        """How many of the labels that only reports have."""
        return len(_REPORT_LABELS & set(self.values))


_NONE = HeaderBlock({}, frozenset())


def _may_hold_label(line: Line) -> bool:
    """A cheap look: most pages have no label at all, and cutting their lines into columns costs most of the time."""
    if ":" in line.text:
        return any(label_of(line.segment_text(i)) for i in range(len(line.segments)) if ":" in line.segment_text(i))
    return line.is_bold and len(line.segments) > 1 and label_of(line.segment_text(0) + ":") is not None


class _Label(NamedTuple):
    piece: int
    field: str
    inline: str


def header_block(lines: Sequence[Line]) -> HeaderBlock:
    """Labels and values of the first lines of a paper."""
    if not any(_may_hold_label(line) for line in lines[:_MAX_LINES]):
        return _NONE
    pieces = lines_to_pieces(lines[:_MAX_LINES])
    labels = _labels(pieces)
    values: dict[str, str] = {}
    taken: set[int] = set()
    last_end = -1
    for n, label in enumerate(labels):
        line = pieces[label.piece].line
        if last_end >= 0 and line > last_end + 3:
            break                                   # a label further down belongs to the text
        stop = labels[n + 1].piece if n + 1 < len(labels) else len(pieces)
        value, end = _value(pieces, label, stop)
        if label.field not in values and value:
            values[label.field] = value
        taken.update(range(line, end + 1))
        last_end = max(last_end, end)
    return HeaderBlock(values, frozenset(taken))


def _labels(pieces: Sequence[Piece]) -> list[_Label]:
    found = []
    for i, piece in enumerate(pieces):
        field_inline = label_of(piece.text)
        if field_inline:
            found.append(_Label(i, *field_inline))
            continue
        beside = i + 1 < len(pieces) and pieces[i + 1].line == piece.line
        if beside and len(piece.text) < 50:
            field_bare = label_of(piece.text + ":")
            next_has_colon = pieces[i + 1].text.startswith(":")
            if field_bare and (piece.is_bold or next_has_colon) and field_bare[0] not in ("date", "pathway"):
                found.append(_Label(i, field_bare[0], ""))
    return found


def label_of(text: str) -> tuple[str, str] | None:
    """(field, what follows the colon) of a text that begins with a known label and a colon."""
    label, colon, inline = text.partition(":")
    if not colon or len(label) > 70:
        return None
    field = _field_of(label.strip(" *•"))
    return (field, inline.strip()) if field else None


@lru_cache(maxsize=4096)
def _field_of(label: str) -> str | None:
    return next((rule.name for rule in _LABELS(label) if rule.pattern.fullmatch(label)), None)


def _value(pieces: Sequence[Piece], label: _Label, stop: int) -> tuple[str, int]:
    """The value and the index of its last line."""
    start = pieces[label.piece]
    parts = [label.inline] if label.inline else []
    column = start.x0
    last = start
    for piece in pieces[label.piece + 1: stop]:
        if piece.page_number != start.page_number:
            break
        if piece.line == start.line:
            parts.append(piece.text.lstrip(": "))
            if piece.x0 - start.x1 > 2 and column == start.x0:
                column = piece.x0
            last = piece
            continue
        is_right = piece.x0 > start.x0 + 20
        is_wrap = not is_right and bool(label.inline) and column == start.x0 and not piece.is_bold
        gap = piece.top - last.bottom
        if gap > 1.6 * piece.size or not (is_right or (is_wrap and gap < 0.6 * piece.size)):
            break
        if is_wrap and (not _is_full(last, pieces) or re.match(r"[\w /&()]{2,40}:|\d+\.", piece.text)):
            break
        parts.append(piece.text)
        last = piece
    return join_lines([p for p in parts if p]).strip(), last.line


def _is_full(piece: Piece, pieces: Sequence[Piece]) -> bool:
    return piece.x1 > max(p.x1 for p in pieces) - 60


def author_in(lines: Sequence[Line]) -> str | None:
    """The author named in a contact section at a paper's end ("Report Author: ...")."""
    pieces = lines_to_pieces(lines)
    for i, piece in enumerate(pieces):
        found = label_of(piece.text) or label_of(piece.text + ":")
        if not found or found[0] != "author":
            continue
        value, _ = _value(pieces, _Label(i, *found), min(len(pieces), i + 4))
        below = next((p for p in pieces[i + 1:] if p.line > piece.line and abs(p.x0 - piece.x0) < 3), None)
        value = found[1] or value or (below.text if below and below.top - piece.bottom < 2 * piece.size else "")
        if 4 < len(value) < 120 and value[:1].isupper() and not value.endswith(":"):
            return value
    return None
