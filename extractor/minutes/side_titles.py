"""Titles that stand in a column of their own, left of the text, number and all.

In:  the lines of a set of minutes, in which title and text of one height are one line of two segments.
Out: the lines with every title drawn together and set above its text.
Believed only where a number begins the left column twice or more, the left column is bold, and the text begins at one
place; a column that holds nothing but numbers is left to `headings`.
"""

from collections import Counter
from collections.abc import Sequence

from extractor.document import Line, Word
from extractor.minutes.numbering import leading_number
from extractor.prose import without_words

_SAME_PLACE = 4.0          # points between starts of the text's lines
_MIN_TITLES = 2
_SHARE = 0.4               # of the lines begin at the text's place
_WORDS = 0.6               # of the left column's words are no numbers


def with_side_titles(lines: Sequence[Line]) -> list[Line]:
    """The lines in reading order; as they are where no such column is."""
    x0 = _text_start(lines)
    if x0 is None:
        return list(lines)
    found: list[Line] = []
    title: list[Line] = []
    text: list[Line] = []
    for line in lines:
        left, right = _parted(line, x0)
        if left is not None and title and (leading_number(left.text) or _is_far(title[-1], left)):
            found += [*title, *text]
            title, text = [], []
        if left is not None and not title and not leading_number(left.text):
            found.append(line)                         # a head over both columns, or the text below them
            continue
        title += [left] if left is not None else []
        text += [right] if right is not None else []
        if left is None and right is not None and not title:
            found += text
            text = []
    return [*found, *title, *text]


def _text_start(lines: Sequence[Line]) -> float | None:
    """Where the text's lines begin, points; None where titles don't stand beside them."""
    starts = Counter(round(line.words[s].x0 / _SAME_PLACE) for line in lines for s, _ in line.segments[1:2])
    if not starts:
        return None
    place, _ = max(starts.items(), key=lambda item: (item[1], -item[0]))
    x0 = place * _SAME_PLACE
    parted = [(left, right) for line in lines for left, right in [_parted(line, x0)]]
    titles = [left for left, _ in parted if left is not None and left.box.x1 < x0]
    numbered = [left for left in titles if leading_number(left.text) and left.is_bold]
    words = [w.text for left in titles for w in left.words]
    in_place = sum(right is not None for _, right in parted)
    is_titles = sum(any(c.isalpha() for c in w) for w in words) >= _WORDS * max(1, len(words))
    is_bold = sum(left.is_bold for left in titles) >= 0.6 * max(1, len(titles))
    wraps = sum(not leading_number(left.text) for left in titles)
    if len(numbered) >= _MIN_TITLES and is_titles and is_bold and wraps and in_place >= _SHARE * len(lines):
        return x0
    return None


def _parted(line: Line, x0: float) -> tuple[Line | None, Line | None]:
    """(what stands left of the text's place, what begins there)."""
    if line.words[0].x0 >= x0 - _SAME_PLACE:
        return None, line
    cut = next((s for s, _ in line.segments[1:] if abs(line.words[s].x0 - x0) <= _SAME_PLACE), None) or next(
        (i for i in range(1, len(line.words)) if _begins_text(line.words[i - 1], line.words[i], x0)), None)
    if cut is None:
        return line, None
    page = line.page_number
    left, right = set(line.word_ids[:cut]), set(line.word_ids[cut:])
    return without_words(line, {page: right}), without_words(line, {page: left})


def _begins_text(before: Word, word: Word, x0: float) -> bool:
    """A title that fills its column: the text begins a space behind it, and in another weight."""
    return abs(word.x0 - x0) <= _SAME_PLACE and before.x1 < x0 and before.font.is_bold > word.font.is_bold


def _is_far(above: Line, line: Line) -> bool:
    """Whether a line of the left column is no part of the title above it."""
    is_below = above.page_number == line.page_number and line.box.top - above.box.bottom <= 1.5 * line.size
    return not (is_below and line.is_bold)
