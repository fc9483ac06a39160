"""The order in which a page is read: columns of prose one after the other, rows of a table or list as rows.

In:  a page's lines from top to bottom, across the whole width. Out: the same words in lines in reading order,
     `block` telling the columns and full-width parts apart.

A gutter is a strip that no word crosses over many lines. That alone is a table as much as a page of two
columns, so both sides must read like prose too: lines that fill their column, several words each. Rows
of short entries (names in two columns, a number and its title) stay rows.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractor.document import Fill, Line, Page, Word
from extractor.layout.lines import make_line, rows_of_words
from extractor.prose import usual_size

_MIN_LINES = 6               # on each side of a gutter
_MIN_GUTTER_PT = 9.0
_FILLED_SHARE = 0.72         # of the column's width, by the middle line of each side
_MIN_WORDS = 4               # a line, by the middle line
_BOX_HEIGHT, _BOX_WIDTH = 0.35, (0.12, 0.42)     # of the page's: a box beside its text
_BOX_WORDS, _WHITE, _SHARED_BASELINES = 12, 0xFFFFFF, 0.5
_HEAD_SIZE = 1.15            # of the text's size
_WHITE_EMS = 1.6             # from text above to text below a head of both columns, in em of the head
_MAX_RULES = 3               # upright rules in a band: more make a table


class _Piece(NamedTuple):
    """A segment of a line: word indexes into the page, left and right edge."""

    line: int
    words: tuple[int, ...]
    x0: float
    x1: float


def in_reading_order(page: Page, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines in reading order with `block` set; sideways lines come last, as they were."""
    level = [line for line in lines if line.angle == 0]
    others = [line for line in lines if line.angle != 0]
    box = _side_box(page, level)
    if box is not None:
        inside = [i for line in level for i in line.word_ids if _is_in(page.words[i], box)]
        held = frozenset(inside)
        outside = [i for line in level for i in line.word_ids if i not in held]
        main = in_reading_order(page, [make_line(page, row) for row in rows_of_words(page, outside)])
        block = max((line.block for line in main), default=0) + 1
        return (*main, *(make_line(page, row, block=block) for row in rows_of_words(page, inside)), *others)
    gutter = _gutter(page, level)
    if gutter is None:
        return tuple(lines)
    ordered: list[Line] = []
    block = 0
    band: list[Line] = []
    heads = _heads_of_both(level, gutter)
    for line in [*level, None]:
        if line is not None and not _crosses(line, gutter) and id(line) not in heads:
            band.append(line)
            continue
        if band:
            columns = _columns(page, band, gutter, block + (len(ordered) > 0 and ordered[-1].block == block))
            ordered += columns
            block = max(x.block for x in columns) + 1
            band = []
        if line is not None:
            ordered.append(_in_block(page, line, block))
    return (*ordered, *others)


def _side_box(page: Page, lines: Sequence[Line]) -> Fill | None:
    """A tall tinted box beside the text (who sits on the council, how to reach it), read after the text.

    Both stand side by side on some lines, and no word runs over the box's edges; a table's first column shares its
    baselines with the others.
    """
    for fill in page.fills:
        is_tall = fill.bottom - fill.top > _BOX_HEIGHT * page.height and fill.colour != _WHITE
        if not is_tall or not _BOX_WIDTH[0] * page.width < fill.x1 - fill.x0 < _BOX_WIDTH[1] * page.width:
            continue
        beside = [line for line in lines if fill.top < line.box.top < fill.bottom]
        words = [w for line in beside for w in line.words]
        held = [w for w in words if _is_in(w, fill)]
        inside = len(held)
        feet = {round(w.bottom) for w in words if not _is_in(w, fill)}
        is_table = sum(round(w.bottom) in feet for w in held) > _SHARED_BASELINES * inside
        is_crossed = any(w.x0 < edge < w.x1 for w in words for edge in (fill.x0, fill.x1))
        is_mixed = any(_is_in(line.words[0], fill) != _is_in(line.words[-1], fill) for line in beside)
        if inside >= _BOX_WORDS and len(words) - inside >= 2 * inside and is_mixed and not (is_crossed or is_table):
            return fill
    return None


def _is_in(word: Word, box: Fill) -> bool:
    return box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.top <= (word.top + word.bottom) / 2 <= box.bottom


def _in_block(page: Page, line: Line, block: int) -> Line:
    return make_line(page, line.word_ids, line.angle, role=line.role, block=block)


def _pieces(lines: Sequence[Line]) -> list[_Piece]:
    return [
        _Piece(i, line.word_ids[a:z], line.words[a].x0, max([w[3] for w in line.words[a:z]]))
        for i, line in enumerate(lines) for a, z in line.segments
    ]


def _gutter(page: Page, lines: Sequence[Line]) -> tuple[float, float] | None:
    """The strip between two columns of prose, or None."""
    if len(lines) < _MIN_LINES:
        return None
    pieces = _pieces(lines)
    low, high = 0.25 * page.width, 0.75 * page.width
    if sum(p.x1 < high for p in pieces) < _MIN_LINES or sum(p.x0 > low for p in pieces) < _MIN_LINES:
        return None
    starts = sorted({round(p.x0) for p in pieces if low < p.x0 < high})
    best: tuple[int, float, float] | None = None
    edges = sorted([p.x0 for p in pieces])
    for x in starts:
        if bisect_left(edges, x + 2) - bisect_right(edges, x - 2) < _MIN_LINES:
            continue
        right = [p for p in pieces if abs(p.x0 - x) < 2]
        if len(right) < _MIN_LINES:
            continue
        top, bottom = min(lines[p.line].box.top for p in right), max(lines[p.line].box.bottom for p in right)
        left = [p for p in pieces if p.x1 < x and top - 2 <= lines[p.line].box.top <= bottom + 2]
        edge = max((p.x1 for p in left), default=x)
        if len(left) < _MIN_LINES or x - edge < _MIN_GUTTER_PT:
            continue
        if not _reads_like_prose(right) or _is_ruled(page, edge, x, top, bottom):
            continue
        if _reads_like_prose(left) or _reads_like_prose(_apart(page, left)):
            score = min(len(left), len(right))
            if best is None or score > best[0]:
                best = (score, edge, float(x))
    return (best[1] + 1, best[2] - 1) if best else None


def _reads_like_prose(pieces: Sequence[_Piece]) -> bool:
    x0, x1 = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    widths = sorted(p.x1 - p.x0 for p in pieces)
    counts = sorted(len(p.words) for p in pieces)
    middle = len(pieces) // 2
    return widths[middle] > _FILLED_SHARE * (x1 - x0) and counts[middle] >= _MIN_WORDS


def _apart(page: Page, pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces' words in rows of their own: lines that share no baseline with the column beside get mixed up."""
    rows = rows_of_words(page, [i for p in pieces for i in p.words])
    words = page.words
    return [_Piece(0, tuple(row), words[row[0]].x0, max(words[i].x1 for i in row)) for row in rows]


def _is_ruled(page: Page, x0: float, x1: float, top: float, bottom: float) -> bool:
    """Upright rules beside the gutter, or many lines drawn across it: a table."""
    upright = sum(not r.is_horizontal and r.top < bottom and r.bottom > top for r in page.rules)
    across = sum(r.is_horizontal and r.x0 < x0 and r.x1 > x1 and top < r.top < bottom for r in page.rules)
    return upright > _MAX_RULES or across > 2


def _crosses(line: Line, gutter: tuple[float, float]) -> bool:
    return any(w.x0 < gutter[1] and w.x1 > gutter[0] for w in line.words)


def _heads_of_both(lines: Sequence[Line], gutter: tuple[float, float]) -> set[int]:
    """ids of the lines that head both columns though they end before the gutter: larger than the text, and where they
    stand the other column is as white, with text above and below."""
    size = usual_size(lines)
    right = [(line.box.top, line.box.bottom) for line in lines if line.box.x1 > gutter[1]]
    found = set()
    for line in lines:
        if line.size < _HEAD_SIZE * size or line.box.x1 > gutter[0]:
            continue
        above = max((bottom for top, bottom in right if top < line.box.bottom), default=None)
        below = min((top for top, _ in right if top >= line.box.bottom), default=None)
        if above is not None and below is not None and above <= line.box.top + 1 and (
                below - above > _WHITE_EMS * line.size):
            found.add(id(line))
    return found


def _columns(page: Page, band: Sequence[Line], gutter: tuple[float, float], block: int) -> list[Line]:
    """The band's lines, left column first; each side in rows of its own, whatever shares its height beside it."""
    middle = (gutter[0] + gutter[1]) / 2
    sides: tuple[list[int], list[int]] = ([], [])
    for line in band:
        for i, word in zip(line.word_ids, line.words, strict=True):
            sides[word.x0 > middle].append(i)
    return [make_line(page, row, block=block + side) for side in (0, 1) for row in rows_of_words(page, sides[side])]
