"""Columns set so tight that their text runs together: the header's words part them where nothing else does.

In:  the text lines of a region and the gutters found. Out: walls, as vertical strokes, where below the white between
two header words no word of any line runs across. Without a header that names more columns than there are gutters for,
none: white that runs down through a few lines of words by chance is no gutter.
"""

from collections.abc import Sequence

from extractor.geometry import Box
from extractor.tables.knownheads import are_known_labels
from extractor.tables.strokes import Stroke
from extractor.tables.textlines import TextLine

_HEADER_WITHIN = 4       # lines
_FEWEST_LINES = 4        # below the header, with words on both sides
_FEWEST_UNDER_KNOWN = 2  # the same below labels such as head tables of words
_NARROWEST = 1.2         # points


def walls_under_header(lines: Sequence[TextLine], cuts: Sequence[float], box: Box) -> list[Stroke]:
    """Walls between neighbouring header words that no gutter parts."""
    at = next((i for i, line in enumerate(lines[:_HEADER_WITHIN]) if _names_columns(line)), None)
    if at is None or len(lines[at].chunks) <= len(cuts) + 1:
        return []
    head, body = lines[at], lines[at + 1:]
    fewest = _FEWEST_UNDER_KNOWN if are_known_labels([c.text for c in head.chunks]) else _FEWEST_LINES
    walls = []
    for a, b in zip(head.chunks, head.chunks[1:], strict=False):
        low, high = (a.x0 + a.x1) / 2, (b.x0 + b.x1) / 2
        if any(low < cut < high for cut in cuts):
            continue
        x = _white(body, low, high, b.x0, fewest)
        if x is not None:
            walls.append(Stroke(x, box.top - 1, box.bottom + 1))
    return walls


def _names_columns(line: TextLine) -> bool:
    return len(line.chunks) > 2 and not any(c.is_figure for c in line.chunks)


def _white(body: Sequence[TextLine], low: float, high: float, start: float, fewest: int) -> float | None:
    """The middle of the white stretch between low and high that no word crosses, the one nearest to `start`."""
    spans = []
    beside = 0
    for line in body:
        near = [(s.x0, s.x1) for c in line.chunks for s in c.spots if s.x1 > low and s.x0 < high]
        spans += near
        beside += line.x0 < low and line.x1 > high
    if beside < fewest:
        return None
    whites = []
    reached = low
    for x0, x1 in [*sorted(spans), (high, high)]:
        if x0 - reached >= _NARROWEST:
            whites.append((reached + x0) / 2)
        reached = max(reached, x1)
    return min(whites, key=lambda x: abs(x - start), default=None)
