"""What a table is called: its caption above or below, else the nearest heading above it.

In:  a `Draft`, the leaves, and the words that stand in tables. Out: the title's text, or None.
"""

from collections.abc import Collection, Sequence

from extractor.document import Leaf, Line
from extractor.tables.draft import Draft
from extractor.tables.textlines import is_caption, text_lines

_FAR = 60.0             # points between a table and its caption
_NEAR = 34.0            # points: a caption of two lines right above
_SENTENCE_END = (".", ";", ",")
_LONGEST = 140          # characters of a heading's line
_LONGEST_WHOLE = 320    # of a heading over several lines: the question that a survey's table answers
_WRAPPED = 0.9          # of the longest line below: a heading's line that wraps is not much shorter


def title_of(draft: Draft, leaves: Sequence[Leaf], used: Collection[tuple[int, int]]) -> str | None:
    """The caption above or below, else the nearest heading above; None where there is neither."""
    number = draft.scene.page.number
    box = draft.scene.displayed(draft.box)
    lines = [
        line for line in leaves[number - 1].lines
        if line.is_body and not any((number, i) in used for i in line.word_ids)
        and line.box.x0 < box.x1 and line.box.x1 > box.x0
    ]
    above = sorted((x for x in lines if x.box.bottom <= box.top + 4), key=lambda x: -x.box.bottom)
    below = sorted((x for x in lines if x.box.top >= box.bottom - 4), key=lambda x: x.box.top)
    for line in [*above[:4], *below[:1]]:
        gap = max(box.top - line.box.bottom, line.box.top - box.bottom)
        if gap < _FAR and is_caption(line.text):
            return _with_rest(line, above)
    body = _body_size(lines)
    for n, line in enumerate(above):
        if _is_heading(line, body):
            return _from_its_start(line, above[n + 1 :])
    return None


def _from_its_start(line: Line, above: Sequence[Line]) -> str:
    """A heading over several lines is read from its first: each like the next in type, and close above it."""
    parts = [line]
    for other in above:
        below = parts[0]
        step = below.box.top - other.box.top
        alike = abs(other.size - below.size) < 0.5 and other.is_bold == below.is_bold
        if not alike or not 0 < step < 1.35 * line.size or len(other.text) < _WRAPPED * _longest(parts):
            break
        parts.insert(0, other)
    text = " ".join(part.text for part in parts)
    return text if len(text) <= _LONGEST_WHOLE else line.text


def _longest(lines: Sequence[Line]) -> int:
    return max(len(line.text) for line in lines)


def is_captioned(draft: Draft) -> bool:
    """The caption of a table stands right above the draft, alone on its line or over two."""
    box = draft.box
    above = [s for s in draft.scene.spots if box.top - _NEAR < s.top and s.bottom < box.top + 1 and s.x1 > box.x0]
    lines = text_lines(above)[-2:]
    return any(line.text[:3].lower() == "tab" and is_caption(line.text) and len(line.chunks) == 1 for line in lines)


def _with_rest(line: Line, above: Sequence[Line]) -> str:
    """A caption over two lines is read to its end."""
    follow = [x for x in above if 0 < x.box.top - line.box.top < 1.6 * line.size and x.is_bold == line.is_bold]
    return " ".join([line.text, *(x.text for x in follow if abs(x.size - line.size) < 0.5)])


def _body_size(lines: Sequence[Line]) -> float:
    weights: dict[float, int] = {}
    for line in lines:
        weights[line.size] = weights.get(line.size, 0) + len(line.text)
    return max(weights, key=lambda size: weights[size]) if weights else 0.0


def _is_heading(line: Line, body: float) -> bool:
    if len(line.text) > _LONGEST or line.text.endswith(_SENTENCE_END):
        return False
    return line.is_bold or line.size > 1.1 * body
