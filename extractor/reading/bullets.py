"""Bullets that are drawn, not set: browsers and some page makers paint a dot where others print "•".

In:  a page's words in content order, and its drawings. Out: the words, a "•" before each word that a dot marks.

Dots mark the points of charts and the entries of their legends too. So a bullet has the colour of its text, stands
left of it with nothing else on its line before it, within the height of its small letters, and is not the only one
at its x.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from extractor.document import Fill, Word
from extractor.reading.drawings import Drawings

_LEAST, _MOST = 2, 80         # dots on a page; a chart has more than lists have points
_GAP_EMS = (0.15, 2.6)       # between a bullet and its text
_SIZE_EMS = (0.12, 0.75)
_CLEAR_EMS = 4.0             # to the next word on the left: another column's
_SQUARE_PT = 8.0


class _Found(NamedTuple):
    x: int
    word: int
    bullet: Word


def with_bullets(words: tuple[Word, ...], drawings: Drawings) -> tuple[Word, ...]:
    """The words and the bullets drawn before them; the words themselves on pages without such dots."""
    dots = [*drawings.dots, *(f for f in drawings.fills if _is_square(f))]
    if not _LEAST <= len(dots) <= _MOST or not words:
        return words
    found = [bullet for dot in dots if (bullet := _bullet(dot, words)) is not None]
    alike = Counter(bullet.x for bullet in found)
    marks = {bullet.word: bullet.bullet for bullet in found
             if alike[bullet.x] + alike[bullet.x - 1] + alike[bullet.x + 1] >= _LEAST}
    if not marks:
        return words
    return tuple(w for i, word in enumerate(words) for w in ((marks[i], word) if i in marks else (word,)))


def _is_square(fill: Fill) -> bool:
    width, height = fill.x1 - fill.x0, fill.bottom - fill.top
    return max(width, height) < _SQUARE_PT and abs(width - height) < 0.15 * width


def _bullet(dot: Fill, words: Sequence[Word]) -> _Found | None:
    """The dot as a word before the one it marks."""
    middle = (dot.top + dot.bottom) / 2
    row = [(w.x0, i) for i, w in enumerate(words) if w.top < middle < w.bottom and w.angle == 0]
    right = min((at for at in row if at[0] >= dot.x1 - 0.5), default=None)
    if right is None:
        return None
    word = words[right[1]]
    is_low = middle > word.top + 0.3 * (word.bottom - word.top)
    is_sized = _SIZE_EMS[0] * word.size <= dot.x1 - dot.x0 <= _SIZE_EMS[1] * word.size
    is_near = _GAP_EMS[0] * word.size <= word.x0 - dot.x1 <= _GAP_EMS[1] * word.size
    is_first = all(words[i].x1 < dot.x0 - _CLEAR_EMS * word.size for x, i in row if x < dot.x0)
    if not (is_low and is_sized and is_near and is_first and dot.colour == word.colour):
        return None
    return _Found(round(dot.x0), right[1], word._replace(text="•", x0=dot.x0, x1=dot.x1))
