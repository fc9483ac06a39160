"""Words -> text lines of chunks: the raw stuff of tables that no rule draws.

In:  `Spot`s of a region. Out: `TextLine`s from top to bottom; a chunk is words side by side with no more than a word
space between them. A chunk is what stands in one cell, or, in a header, over several columns.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from extractor.tables.scene import Spot
from extractor.tables.strokes import Stroke

_WORD_SPACE = 0.72       # of the em: a wider gap parts two chunks; justified prose stays below
_FIGURE = re.compile(
    r"""[-–−+~<>≤≥]?\s*[(\[]?\s*[-–−+]?\s*(?:£|\$|€|EUR|USD|GBP)?\s*[-–−+]?
        \d[\d,. ]*\s*(?:%|p|pp|m|k|bn|million|th)?\s*[)\]]?\s*(?:%|\*{1,3}|[a-z¹²³†‡]|\(\d\))?
        (?:(?<=[\d%])\s\((?:\d[\d.,]*\s?%?|[a-z]{1,12})\))?
      | £\d[\d,.]*\s?[-–]\s?£\d[\d,.]*
      | [-–—−.:*…]{1,3} | n/?a\.? | x{1,3} | ✓ | \d{1,2}[./-]\d{1,2}[./-]\d{2,4} | \d{1,2}-[A-Z][a-z]{2}-\d{2,4}""",
    re.VERBOSE | re.IGNORECASE,
)
_ENUMERATOR = re.compile(
    r"[•▪▫◦●○■□–—*-]|[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{1,5})[.)\]:]{1,2}|\d{1,3}(?:\.\d{1,3}){1,3}\.?|[o§➢✓]"
)


_LEADERS = ".…·_"
_LEADER_MARKS = frozenset(_LEADERS)
_FIGURE_SPACE = 0.45     # of the em: a wider gap parts two figures
_OPENS_FIGURE = frozenset("0123456789-\u2013\u2212+($\u00a3\u20ac")
_ENDS_FIGURE = frozenset("0123456789%)*")
_NOT_KNOWN = frozenset({"...", "\u2026"})
_CURRENCIES = frozenset("$£€")


_CAPTION = re.compile(r"(table|tab\.|figure|fig\.|chart|graph)\s+(\d|[A-Z]\b|[IVX]+\b)", re.IGNORECASE)


class Chunk(NamedTuple):
    """Words of one line with no wide gap between them; make one with `chunk_of`."""

    x0: float
    x1: float
    spots: tuple[Spot, ...]
    text: str
    is_figure: bool

    @property
    def is_bold(self) -> bool:
        return all(s.word.font.is_bold for s in self.spots)


class TextLine(NamedTuple):
    """Chunks left to right on one baseline; `size` is the largest em."""

    top: float
    bottom: float
    chunks: tuple[Chunk, ...]
    size: float

    @property
    def x0(self) -> float:
        return self.chunks[0].x0

    @property
    def x1(self) -> float:
        return self.chunks[-1].x1

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        return " ".join(chunk.text for chunk in self.chunks)


@lru_cache(maxsize=16384)
def is_figure(text: str) -> bool:
    """True for one figure, with its share or a word in brackets or without, date of figures, tick, or a sign that
    stands for no figure.

    >>> [is_figure(t) for t in ("(1,234)", "£12.5m", "46%", "-", "n/a", "19/08/2019", "12 (4%)", "Stage 1")]
    [True, True, True, True, True, True, True, False]
    """
    return bool(_FIGURE.fullmatch(text))


def is_enumerator(text: str) -> bool:
    """True for a list mark or paragraph number: "•", "1.1", "(a)", "iv)"; not for a bare figure."""
    return bool(_ENUMERATOR.fullmatch(text))


def is_caption(text: str) -> bool:
    """True for the first line of a caption: "Table 3: Complaints", "Figure B"; not for "Table of contents"."""
    return bool(_CAPTION.match(text))


def text_lines(spots: Iterable[Spot], walls: Sequence[Stroke] = ()) -> list[TextLine]:
    """Upright words grouped by baseline; sideways ones are left out (they can only be header words).

    `walls` are vertical strokes: words on either side of one are never in one chunk, however close.
    """
    return [_line(row, walls) for row in baselines(spots)]


def baselines(spots: Iterable[Spot]) -> list[list[Spot]]:
    """Upright words grouped by baseline, each group left to right: text lines that nobody has cut into chunks."""
    rows: list[list[Spot]] = []
    top = bottom = 0.0
    upright = [s for s in spots if not s.turn]
    heights = [(s[1] + s[3], s[0]) for s in upright]
    for i in sorted(range(len(upright)), key=heights.__getitem__):
        spot = upright[i]
        spot_top, spot_bottom = spot[1], spot[3]
        height, reach = spot_bottom - spot_top, bottom - top
        shared = (bottom if bottom < spot_bottom else spot_bottom) - (top if top > spot_top else spot_top)
        if rows and shared > 0.5 * (height if height < reach else reach):
            rows[-1].append(spot)
            if height > 0.8 * reach:
                top, bottom = (top + spot_top) / 2, (bottom + spot_bottom) / 2
        else:
            rows.append([spot])
            top, bottom = spot_top, spot_bottom
    for row in rows:
        if len(row) > 1:
            row.sort(key=_by_place)
    return rows


def cut_at_walls(lines: Sequence[TextLine], spots: Iterable[Spot], walls: Sequence[Stroke]) -> list[TextLine]:
    """What `text_lines(spots, walls)` gives, from what it gave without walls: only lines that a wall meets change."""
    if not walls:
        return list(lines)
    by_id = {s.word_id: s for s in spots}
    out: list[TextLine] = []
    for line in lines:
        y = line.chunks[0].spots[0].middle_y
        if any(w.start <= y <= w.end for w in walls):
            line = _line([by_id[s.word_id] for chunk in line.chunks for s in chunk.spots], walls)
        out.append(line)
    return out


def _by_place(spot: Spot) -> tuple[float, int]:
    return spot.x0, spot.word_id


def _line(row: list[Spot], walls: Sequence[Stroke]) -> TextLine:
    if not _LEADER_MARKS.isdisjoint([s.word.text[-1] for s in row]):
        row = _without_leaders(row)
    cuts: list[float] = []
    if walls:
        y = row[0].middle_y
        cuts = [w.at for w in walls if w.start <= y <= w.end]
    if len(row) == 1:
        only = row[0]
        return TextLine(only.top, only.bottom, (chunk_of(row),), only.word.size)
    return TextLine(
        min([s[1] for s in row]), max([s[3] for s in row]), tuple(chunks_of(row, cuts)),
        max([s.word.size for s in row]),
    )


def _are_two_figures(before: Spot, spot: Spot) -> bool:
    """Two whole figures, wider apart than the thousands of one."""
    a, b = before.word.text, spot.word.text
    return a[-1] in _ENDS_FIGURE and b[0] in _OPENS_FIGURE and a[0] in _OPENS_FIGURE and is_figure(a) and is_figure(b)


def _ends_amount(text: str) -> bool:
    """A figure: a lone currency sign after it stands at the left of the next column."""
    return text[-1] in _ENDS_FIGURE and is_figure(text)


def _is_one_amount(run: Sequence[Spot], spot: Spot, gap: float) -> bool:
    if len(run) == 1 and run[0].word.text in _CURRENCIES:
        return spot.word.text[0] in "0123456789(-–−." and gap < 8 * spot.word.size
    return spot.word.text in ("%", ")", ")%") and gap < 1.6 * spot.word.size and run[-1].word.text[-1].isdigit()


def _without_leaders(row: Sequence[Spot]) -> list[Spot]:
    """The row with runs of dots shrunk to nothing at the end of the word before them, so that they bridge no gutter."""
    out: list[Spot] = []
    for i, spot in enumerate(row):
        text = spot.word.text
        bare = text.rstrip(_LEADERS)
        dots = len(text) - len(bare)
        if _is_alone(row, i):
            pass                         # the sign for a figure that is not known
        elif not bare and (dots >= 3 or _is_in_dots(row, i)):
            at = out[-1].x1 if out else spot.x0
            spot = spot._replace(x0=at, x1=at)
        elif dots >= 3:
            spot = spot._replace(x1=spot.x0 + (spot.x1 - spot.x0) * len(bare) / len(text))
        out.append(spot)
    return out


def _is_alone(row: Sequence[Spot], i: int) -> bool:
    """Three dots with white on either side: the sign for a figure that is not known, not the way to one."""
    spot = row[i]
    return (
        spot.word.text in _NOT_KNOWN
        and (not i or spot.x0 - row[i - 1].x1 > _WORD_SPACE * spot.word.size)
        and (i + 1 == len(row) or row[i + 1].x0 - spot.x1 > _WORD_SPACE * spot.word.size)
    )


def _is_in_dots(row: Sequence[Spot], i: int) -> bool:
    """One of three lone dots or more side by side."""
    first, last = i, i
    while first > 0 and not row[first - 1].word.text.strip(_LEADERS):
        first -= 1
    while last + 1 < len(row) and not row[last + 1].word.text.strip(_LEADERS):
        last += 1
    return last - first >= 2


def share_edge(a: Chunk, b: Chunk, within: float = 3.0) -> bool:
    """Left ends, right ends or middles lie less than that many points apart, as those of lines of one cell do."""
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2) < within


def chunk_of(spots: Sequence[Spot]) -> Chunk:
    """The chunk of words that stand left to right."""
    if len(spots) == 1:
        only = spots[0]
        text = only.word.text
        return _chunk((only[0], only[2], (only,), text, is_figure(text)))
    text = " ".join([s.word.text for s in spots])
    return _chunk((spots[0][0], max([s[2] for s in spots]), tuple(spots), text, is_figure(text)))


_chunk: Callable[[tuple[float, float, tuple[Spot, ...], str, bool]], Chunk] = partial(tuple.__new__, Chunk)
"""Twice as fast as calling `Chunk`."""


def chunks_of(row: Sequence[Spot], cuts: Sequence[float] = ()) -> list[Chunk]:
    """Spots of one line, left to right, cut at gaps wider than a word space and at the x of `cuts`.

    A currency sign set at the left of its column stays with its figure, a per cent sign with the figure before it.
    """
    chunks: list[Chunk] = []
    run: list[Spot] = []
    end = 0.0
    for spot in row:
        x0, x1 = spot.x0, spot.x1
        if run:
            gap = x0 - end
            if (cuts and any(end - 2 <= cut <= x0 + 2 for cut in cuts)) or (
                spot.word.text in _CURRENCIES and _ends_amount(run[-1].word.text)
            ) or (
                gap > _FIGURE_SPACE * spot.word.size
                and (gap > _WORD_SPACE * max(spot.word.size, run[-1].word.size) or _are_two_figures(run[-1], spot))
                and not _is_one_amount(run, spot, gap)
            ):
                chunks.append(chunk_of(run))
                run = []
            elif x1 < end:
                x1 = end
        end = x1
        run.append(spot)
    if run:
        chunks.append(chunk_of(run))
    return chunks
