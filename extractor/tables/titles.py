"""What a table is called: its caption above or below, else the nearest heading above it.

In:  a `Draft`, the leaves, and the words that stand in tables. Out: the title's text, or None.
"""

from collections.abc import Collection, Sequence

from extractor.document import Leaf, Line
from extractor.tables.draft import Draft
from extractor.tables.textlines import is_caption

_FAR = 60.0             # points between a table and its caption
_SENTENCE_END = (".", ";", ",")
_LONGEST = 140          # characters of a heading


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
    for line in above:
        if _is_heading(line, body):
            return line.text
    return None


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
