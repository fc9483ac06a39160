"""The labelled lines at the head of a report: Lead Officer, Author, From, To, Subject, Ward(s) affected.

In:  the body lines of a paper's first page (and its last pages, for a contact section).
Out: a `HeaderBlock`: the values by field, how many labels there are, and which lines they took.

Labels stand before a colon or in a column of their own; values go on below, in their column, until the next label.
"""

import math
import re
from collections.abc import Collection, Mapping, Sequence
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
_HOLE_LINES = 3
_COLUMN_HOLE_LINES = 7       # for labels in the column of those before: a table's rows between them have others
_LONGEST_LABEL = 50
_LEAST_PLAIN = 2
_SAME_X_PT = 3.0
_LONGEST_BELOW = 90
_NAME = re.compile(r"name\s*:\s*", re.IGNORECASE)          # "Author: | Name: | ...": says nothing that author does not
_REACHED = re.compile(r",?\s+(?:tel(?:ephone)?|phone|e-?mail)\b.*", re.IGNORECASE)
_CONTACT = re.compile(r"(?:report |officer )?contacts?\b|(?:for )?further information", re.IGNORECASE)
_OTHER_LABEL = re.compile(r"[A-Z][\w ()/&]{1,40}:")
_NEXT_LABEL = re.compile(r"[\w /&()]{2,40}:|\d+\.")
_VALUE_COLUMN_PT = 20.0     # right of the label: values in a column of their own
_LABEL_LINES = 3
_LABEL_PITCH = 0.45         # of the size: lines of one label are no further apart
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

    @property
    def is_of_report(self) -> bool:
        """Two labels that only reports have, or a subject and whom to ask: a contact alone is an agenda's too."""
        return self.label_count >= 2 or {"subject", "contact_text"} <= set(self.values)


_NONE = HeaderBlock({}, frozenset())


def _may_hold_label(line: Line) -> bool:
    """A cheap look: most pages have no label at all, and cutting their lines into columns costs most of the time."""
    if ":" in line.text:
        return any(label_of(line.segment_text(i)) for i in range(len(line.segments)) if ":" in line.segment_text(i))
    return len(line.segments) > 1 and line.text[0].isupper() and label_of(line.segment_text(0) + ":") is not None


class _Label(NamedTuple):
    """`piece` is where the label ends, `first` where it begins: long labels are broken in two."""

    piece: int
    field: str
    inline: str
    first: int


def header_block(lines: Sequence[Line]) -> HeaderBlock:
    """Labels and values of the first lines of a paper."""
    if not any(_may_hold_label(line) for line in lines[:_MAX_LINES]):
        return _NONE
    pieces = lines_to_pieces(lines[:_MAX_LINES])
    labels = _labels(pieces)
    values: dict[str, str] = {}
    taken: set[int] = set()
    edges: list[float] = []                         # where labels began
    last_end = -1
    for label in labels:
        line = pieces[label.first].line
        hole = _COLUMN_HOLE_LINES if any(abs(pieces[label.first].x0 - x) < _SAME_X_PT for x in edges) else _HOLE_LINES
        if last_end >= 0 and line > last_end + hole:
            break                                   # a label further down belongs to the text
        value, end = _value(pieces, label, labels)
        if value and label.field not in values:
            values[label.field] = value
        elif value and label.field == "contact_text" and value not in values["contact_text"]:
            values["contact_text"] += f", {value}"
        edges.append(pieces[label.first].x0)
        taken.update(range(line, end + 1))
        last_end = max(last_end, end)
    return HeaderBlock(values, frozenset(taken))


def _labels(pieces: Sequence[Piece]) -> list[_Label]:
    """Labels told by their words, and those told by standing in one column with them, their values in another."""
    found: dict[int, _Label] = {}
    plain: dict[int, _Label] = {}                   # without a colon and not bold: labels if they come in a column
    for i, piece in enumerate(pieces):
        beside = pieces[i + 1] if i + 1 < len(pieces) and pieces[i + 1].line == piece.line else None
        field_inline = label_of(piece.text)
        if field_inline and not _is_office(pieces, i, field_inline, found):
            found[i] = _broken_label(pieces, i) or _begun_above(pieces, i) or _Label(i, *field_inline, i)
            found.pop(found[i].first if found[i].first != i else -1, None)
        elif len(piece.text) < _LONGEST_LABEL and (known := _bare_label(pieces, i, beside)):
            (found if known[1] else plain)[i] = known[0]
            found.pop(known[0].first if known[0].first != i else -1, None)
    columns = [(p.x0, q.x0) for i in found for p, q in [(pieces[i], _beside(pieces, i))] if q is not None]
    if len(plain) >= _LEAST_PLAIN:
        columns += [(p.x0, q.x0) for i in plain for p, q in [(pieces[i], _beside(pieces, i))] if q is not None]
    for i, piece in enumerate(pieces):
        right = _beside(pieces, i)
        if i in found or right is None or not _is_in_columns(piece.x0, right.x0, columns):
            continue
        if i in plain:
            found[i] = plain[i]
        elif len(piece.text) < _LONGEST_LABEL and not _NAME.match(piece.text) and (
                piece.text.endswith(":") or (piece.is_bold and not right.is_bold)):
            field = label_of(f"{piece.text}:") if piece.is_bold else None
            found[i] = _Label(i, field[0] if field else "pathway", "", i)
    return [found[i] for i in sorted(found)]


def _is_office(pieces: Sequence[Piece], i: int, known: tuple[str, str], found: Mapping[int, _Label]) -> bool:
    """ "Executive Director: Roads" beside "From:" is who the report is from, and no label."""
    left = found.get(i - 1)
    return known[0] == "lead_officer" and bool(known[1]) and left is not None and not left.inline and (
        pieces[i - 1].line == pieces[i].line)


def _bare_label(pieces: Sequence[Piece], i: int, beside: Piece | None) -> tuple[_Label, bool] | None:
    """A known label without a colon but with a value beside it, or one broken over two lines; True where it is sure."""
    piece = pieces[i]
    if beside is not None:
        field = label_of(piece.text + ":")
        is_sure = piece.is_bold or beside.text.startswith(":")
        is_first = i == 0 or pieces[i - 1].line != piece.line           # inner columns are a table's
        if field and (field[0] not in ("date", "pathway") if is_sure else is_first):
            return _Label(i, field[0], "", i), is_sure
    broken = _broken_label(pieces, i)
    return (broken, True) if broken else None


def _broken_label(pieces: Sequence[Piece], i: int) -> _Label | None:
    """A label whose first words stand on the line above or the two above, in its column ("Report" above "authorised
    by:"); its value may stand beside any of them. Without a colon it must be bold, and end there."""
    chain, found = [i], None
    while len(chain) < _LABEL_LINES and (above := _right_above(pieces, chain[0])) is not None:
        chain.insert(0, above)
        text = " ".join(pieces[k].text for k in chain)
        if _holds_one_label(pieces, chain) and (field := label_of(text if text.endswith(":") else f"{text}:")):
            found = _Label(i, field[0], "", above)
    return found


def _begun_above(pieces: Sequence[Piece], i: int) -> _Label | None:
    """ "Report" alone on its line above "authorised by: Ada Hale": one label in running text, its value on the line."""
    above = _right_above(pieces, i)
    label, colon, inline = pieces[i].text.partition(":")
    if above is None or not inline.strip() or _beside(pieces, above) or len(pieces[above].text) > _LONGEST_LABEL:
        return None
    if pieces[i].top - pieces[above].bottom > _LABEL_PITCH * pieces[i].size or pieces[above].text.endswith("."):
        return None
    both = label_of(f"{pieces[above].text} {label}{colon}")
    return _Label(i, both[0], inline.strip(), above) if both else None


def _right_above(pieces: Sequence[Piece], i: int) -> int | None:
    """The piece on the line above in the same column and face, without a colon."""
    piece = pieces[i]
    return next((k for k in range(i - 1, max(-1, i - 5), -1) if pieces[k].line == piece.line - 1
                 and abs(pieces[k].x0 - piece.x0) < _SAME_X_PT and pieces[k].is_bold == piece.is_bold
                 and ":" not in pieces[k].text), None)


def _holds_one_label(pieces: Sequence[Piece], chain: Sequence[int]) -> bool:
    """Whether lines of one column are the words of one label, not several labels or a head above one."""
    first, last = pieces[chain[0]], pieces[chain[-1]]
    values = [k for k in chain if _beside(pieces, k)]
    if not last.text.endswith(":"):
        is_close = last.top - pieces[chain[-2]].bottom < _LABEL_PITCH * last.size
        below = _below(pieces, chain[-1])
        ends = below is None or below.top - last.bottom > _LABEL_PITCH * last.size
        return last.is_bold and is_close and ends and chain[0] in values and chain[-1] not in values
    if len(values) > 1 and label_of(f"{first.text}:") and label_of(last.text):
        return False
    if last.is_bold:
        return bool(values) or first.text.endswith("/")
    return bool(values) or len(chain) < _LABEL_LINES


def _below(pieces: Sequence[Piece], i: int) -> Piece | None:
    """The next piece of the same column."""
    return next((p for p in pieces[i + 1:] if abs(p.x0 - pieces[i].x0) < _SAME_X_PT), None)


def _beside(pieces: Sequence[Piece], i: int) -> Piece | None:
    return pieces[i + 1] if i + 1 < len(pieces) and pieces[i + 1].line == pieces[i].line else None


def _is_in_columns(x: float, value_x: float, columns: Sequence[tuple[float, float]]) -> bool:
    """At least two others stand so."""
    return sum(abs(x - a) < _SAME_X_PT and abs(value_x - b) < _SAME_X_PT for a, b in columns) >= _LEAST_PLAIN


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


def _value(pieces: Sequence[Piece], label: _Label, labels: Sequence[_Label]) -> tuple[str, int]:
    """The value and the index of its last line: what stands beside and below, up to the next label of its column."""
    start = pieces[label.piece]
    parts = [label.inline] if label.inline else []
    parts += [p.text for p in pieces[label.first + 1: label.piece] if p.x0 > start.x0 + _SAME_X_PT]
    others = {n.piece for n in labels} | {n.first for n in labels}
    below = _value_below(pieces, label, others) if not parts and _beside(pieces, label.piece) is None else None
    if below is not None:
        return below.text, below.line
    column = start.x0
    edge = _next_column(pieces, label, labels)
    is_bold: bool | None = False if label.inline and not start.is_bold else None
    last = start
    for k in range(label.piece + 1, len(pieces)):
        piece = pieces[k]
        if piece.page_number != start.page_number or (k in others and piece.line != start.line and piece.x0 < edge - 3):
            break
        if k in others and piece.line == start.line:
            edge = min(edge, piece.x0)
        if piece.x0 >= edge - _SAME_X_PT:
            continue
        if piece.line == start.line:
            if parts and _OTHER_LABEL.match(piece.text) and not _NAME.match(piece.text):
                edge = min(edge, piece.x0)
                continue
            is_bold = piece.is_bold if is_bold is None else is_bold
            parts.append(piece.text.lstrip(": "))
            if piece.x0 - start.x1 > 2 and column == start.x0:
                column = piece.x0
            last = piece
            continue
        if is_bold is False and piece.is_bold:
            break                                   # a head below the block
        is_wrap = bool(label.inline) and column == start.x0
        if not _goes_on_below(piece, start, last, is_wrap=is_wrap, may_end_early=math.isinf(edge), pieces=pieces):
            break
        parts.append(piece.text)
        last = piece
    return _NAME.sub("", join_lines([p for p in parts if p]).strip()), last.line


def _goes_on_below(
    piece: Piece, start: Piece, last: Piece, *, is_wrap: bool, may_end_early: bool, pieces: Sequence[Piece]
) -> bool:
    """Whether a value goes on with the piece: in its own column, or (`is_wrap`) below its label, from a full line."""
    gap = piece.top - last.bottom
    if piece.x0 > start.x0 + _VALUE_COLUMN_PT:
        return gap <= 1.6 * piece.size
    if not is_wrap or piece.is_bold or piece.x0 <= start.x0 - _SAME_X_PT or gap >= 0.6 * piece.size:
        return False
    return not (may_end_early and not _is_full(last, pieces)) and not _NEXT_LABEL.match(piece.text)


def _next_column(pieces: Sequence[Piece], label: _Label, labels: Sequence[_Label]) -> float:
    """Where the next column of labels begins on the label's own line, as the lines near by tell; else infinity."""
    start = pieces[label.piece]
    near = [pieces[n.piece].x0 for n in labels if 0 < abs(pieces[n.piece].line - start.line) < 4]
    beside = [p for p in pieces[label.piece + 1:] if p.line == start.line][0 if label.inline else 1:]
    return min((p.x0 for p in beside if any(abs(p.x0 - x) < _SAME_X_PT for x in near)), default=math.inf)


def _value_below(pieces: Sequence[Piece], label: _Label, others: Collection[int]) -> Piece | None:
    """The line right below a bold label that has nothing beside it, if it is short, plain and no head."""
    start = pieces[label.piece]
    k = next((k for k in range(label.piece + 1, len(pieces)) if pieces[k].line > start.line), None)
    if k is None or k in others or not start.is_bold or pieces[k].is_bold or not start.text.endswith(":"):
        return None
    piece = pieces[k]
    is_near = piece.page_number == start.page_number and piece.top - start.bottom < 1.6 * piece.size
    is_alone = _beside(pieces, k) is None and not piece.text.endswith(".") and len(piece.text) < _LONGEST_BELOW
    return piece if is_near and is_alone and abs(piece.x0 - start.x0) < _SAME_X_PT else None


def _is_full(piece: Piece, pieces: Sequence[Piece]) -> bool:
    return piece.x1 > max(p.x1 for p in pieces) - 60


def author_in(lines: Sequence[Line]) -> str | None:
    """The author named in a contact section at a paper's end ("Report Author: ...")."""
    pieces = lines_to_pieces(lines)
    for i, piece in enumerate(pieces):
        found = label_of(piece.text) or label_of(piece.text + ":")
        if not found or found[0] != "author":
            continue
        value, _ = _value(pieces[:i + 4], _Label(i, *found, i), ())
        below = next((p for p in pieces[i + 1:] if p.line > piece.line and abs(p.x0 - piece.x0) < 3), None)
        if value.endswith(":"):                         # the label of the column beside it
            value = ""
        value = found[1] or value or (below.text if below and below.top - piece.bottom < 2 * piece.size else "")
        value = _REACHED.sub("", _NAME.sub("", value))
        if 4 < len(value) < 120 and value[:1].isupper() and not value.endswith(":") and not label_of(f"{value}:"):
            return value
    return None


def contact_in(lines: Sequence[Line]) -> str | None:
    """The person to ask that a paper's end names ("Contact Officer: Sally Fox, Pensions Manager; Tel: ...")."""
    pieces = lines_to_pieces(lines)
    for i, piece in enumerate(pieces):
        found = label_of(piece.text) if _CONTACT.match(piece.text) else None
        if found is None or found[0] != "contact_text":
            continue
        beside = _beside(pieces, i)
        value = found[1] or (beside.text if beside else "")
        if value[:1].isupper() and " " in value and ":" not in value:
            return value
    return None


def value_under_head(lines: Sequence[Line], field: str) -> str | None:
    """The one plain line between a bold head that is a label ("Wards affected") and the next head."""
    for head, value, after in zip(lines, lines[1:], lines[2:], strict=False):
        if head.is_bold and not value.is_bold and after.is_bold and len(value.text) < _LONGEST_BELOW and (
                known := label_of(head.text.rstrip(" :") + ":")) and known[0] == field:
            return value.text.strip(" ();")
    return None
