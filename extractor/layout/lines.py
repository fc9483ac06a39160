"""Words into lines, by the band of height that they share; each direction of text on its own.

Bands rather than baselines, because raised figures and footnote marks stand off the baseline of their line.
Words that another line has taken already (stamps over a running foot) are passed over.
"""

import itertools
from collections.abc import Collection, Sequence
from operator import sub

from extractor.document import Line, LineRole, Page, Word
from extractor.geometry import Box
from extractor.prose import text_of

_MANY_RULES = 150        # a page with more is a table or a drawing: nothing on it is looked at for underlines
_UNDER = 3.0             # points between the foot of the words and the line under them
_BEYOND = 8.0            # points that an underline may run beyond its words
_GAP_EMS = 1.0           # a gap wider than this many ems parts two segments; word spaces are 0.2-0.6
_FAR_SIZES = 1.2         # times as high: beside such words two lines of small print may stand
_SAME_LINE_SHARE = 0.5   # of the smaller height


def words_to_lines(page: Page, taken: Collection[int] = ()) -> tuple[Line, ...]:
    """Lines in order from top to bottom, then the sideways ones by their direction."""
    by_angle: dict[int, list[int]] = {}
    for i, word in enumerate(page.words):
        if i not in taken:
            by_angle.setdefault(word[7], []).append(i)
    lines: list[Line] = []
    for angle in sorted(by_angle):
        lines += _lines_of_angle(page, by_angle[angle], angle)
    return tuple(lines)


def frame(word: Word, angle: int) -> tuple[float, float, float, float]:
    """(u0, v0, u1, v1) of a word in the direction of its text: u runs along it, v from line to line."""
    x0, top, x1, bottom = word.x0, word.top, word.x1, word.bottom
    if angle == 0:
        return x0, top, x1, bottom
    if angle == 90:
        return top, -x1, bottom, -x0
    if angle == 270:
        return -bottom, x0, -top, x1
    return -x1, -bottom, -x0, -top


def _lines_of_angle(page: Page, indexes: Sequence[int], angle: int) -> list[Line]:
    return [make_line(page, row, angle) for row in rows_of_words(page, indexes, angle)]


def rows_of_words(page: Page, indexes: Sequence[int], angle: int = 0) -> list[list[int]]:
    """Those words of the page in rows from top to bottom, each row in order along it."""
    words = page.words
    if angle == 0:
        framed = [((w[2] + w[4]) / 2, w[1], w[2], w[4], i) for i in indexes for w in (words[i],)]
    else:
        frames = ((frame(words[i], angle), i) for i in indexes)
        framed = [((v0 + v1) / 2, u0, v0, v1, i) for (u0, v0, _, v1), i in frames]
    framed.sort()
    rows: list[list[tuple[float, int]]] = []
    mixed: list[int] = []                              # rows of words in sizes far apart
    top = bottom = 0.0
    for _, u0, v0, v1, i in framed:
        height = v1 - v0
        shared = (bottom if bottom < v1 else v1) - (top if top > v0 else v0)
        if rows and shared >= _SAME_LINE_SHARE * min(height, bottom - top):
            rows[-1].append((u0, i))
            if height * _FAR_SIZES < bottom - top or height > _FAR_SIZES * (bottom - top):
                mixed.append(len(rows) - 1)
            if height > 0.8 * (bottom - top):          # small marks must not stretch the band
                top, bottom = min(top, v0), max(bottom, v1)
                if bottom - top > 1.5 * height:
                    top, bottom = v0, v1
        else:
            rows.append([(u0, i)])
            top, bottom = v0, v1
    in_order = [[i for _, i in sorted(row)] for row in rows]
    if not mixed or angle != 0:
        return in_order
    of_sizes = frozenset(mixed)
    return [part for k, row in enumerate(in_order) for part in (_parted(page, row) if k in of_sizes else [row])]


def _parted(page: Page, row: list[int]) -> list[list[int]]:
    """The row, or, where lines of small print stand one above the other beside larger words, each on its own."""
    words = page.words
    tallest = max(words[i].bottom - words[i].top for i in row)
    small = [i for i in row if (words[i].bottom - words[i].top) * _FAR_SIZES < tallest]
    large = [i for i in row if i not in small]
    starts, ends = [words[i].x0 for i in small], [words[i].x1 for i in small]
    if not small or not (min(starts) > max(words[i].x1 for i in large) or max(ends) < min(words[i].x0 for i in large)):
        return [row]
    bands: list[list[int]] = []
    for i in sorted(small, key=lambda i: words[i].top):
        if bands and words[i].top < words[bands[-1][0]].bottom - 0.3 * (words[i].bottom - words[i].top):
            bands[-1].append(i)
        else:
            bands.append([i])
    if len(bands) == 1:
        return [row]
    in_rows = [sorted(band, key=lambda i: words[i].x0) for band in bands]
    return sorted([large, *in_rows], key=lambda part: words[part[0]].top + words[part[0]].bottom)


def make_line(page: Page, indexes: Sequence[int], angle: int = 0, *, role: LineRole = "body", block: int = 0) -> Line:
    """One line of the page's words at those indexes, already in order along it."""
    on_page = page.words
    words = tuple([on_page[i] for i in indexes])
    texts, x0s, tops, x1s, bottoms, sizes, fonts, *_ = zip(*words, strict=True)
    size = words[0].size if len(set(sizes)) == 1 else _usual_size(texts, sizes)
    if len(set(fonts)) == 1:
        _, is_bold, is_italic = fonts[0]
    else:
        total = sum(map(len, texts))
        is_bold = sum([len(t) for t, f in zip(texts, fonts, strict=True) if f.is_bold]) * 2 > total
        is_italic = sum([len(t) for t, f in zip(texts, fonts, strict=True) if f.is_italic]) * 2 > total
    if angle == 0:
        widest = _GAP_EMS * size
        gaps = map(sub, x0s[1:], itertools.accumulate(x1s, max))
        cuts = [0, *[i for i, gap in enumerate(gaps, start=1) if gap > widest], len(words)]
        segments = tuple(itertools.pairwise(cuts))
    else:
        segments = _segments(words, angle, size)
    return Line(
        page_number=page.number, word_ids=tuple(indexes), words=words, segments=segments,
        box=Box(min(x0s), min(tops), max(x1s), max(bottoms)), size=size,
        text=" ".join(texts) if len(set(sizes)) == 1 else text_of(words),
        is_bold=is_bold, is_italic=is_italic, angle=angle, role=role, block=block,
        is_underlined=angle == 0 and _is_underlined(page, words),
    )


def _usual_size(texts: Sequence[str], sizes: Sequence[float]) -> float:
    """The size of most characters, the larger of two that share the place."""
    weights: dict[float, int] = {}
    for text, size in zip(texts, sizes, strict=True):
        weights[size] = weights.get(size, 0) + len(text)
    return max(weights, key=lambda s: (weights[s], s))


def _is_underlined(page: Page, words: Sequence[Word]) -> bool:
    """Drawn lines under seven tenths of the words' own width, none of them far longer: rules of tables are."""
    rules = page.rules
    if not 0 < len(rules) <= _MANY_RULES:
        return False
    x0, x1, bottom = words[0].x0, words[-1].x1, max([w[4] for w in words])
    under = 0.0
    for start, top, end, _, is_level, _, _ in rules:
        if is_level and -_UNDER < top - bottom < _UNDER and start < x1 and end > x0:
            if start < x0 - _BEYOND or end > x1 + _BEYOND:
                return False
            under += min(end, x1) - max(start, x0)
    return under > 0.7 * sum([w[3] - w[1] for w in words])


def _segments(words: Sequence[Word], angle: int, size: float) -> tuple[tuple[int, int], ...]:
    cuts = [0]
    end = None
    for i, word in enumerate(words):
        u0, _, u1, _ = frame(word, angle)
        if end is not None and u0 - end > _GAP_EMS * size:
            cuts.append(i)
        end = u1 if end is None else max(end, u1)
    cuts.append(len(words))
    return tuple(itertools.pairwise(cuts))
