"""Rows of tables of words: by keys, by white over the whole width, by what one record leaves out.

In:  lines whose chunks know their columns, and where rules part them. Out: whether each line goes on with the one
before it; None where this evidence does not tell.
What surprised us: browsers set cells in the middle of their row's height, so that lines of one cell lie between the
lines of another; councils set numbered rows solid, with no white between them.
"""

import itertools
import re
from collections.abc import Sequence

from extractor.tables.placed import PlacedLine

_FEWEST_CELLS, _SOLID = 3, 1.3          # cells of a record of words; em from top to top of its lines
_FEWEST_KEYS, _MOST_KEYED = 3, 0.8     # rows with a key; their share of all lines
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[A-Za-z]+")
_SHIFTED, _SHIFTED_SHARE, _FEWEST_SHIFTED = 0.8, 0.15, 3      # em; of the lines: those a part of a line off the last
_BAND = 0.35             # em of white over the whole width
_MONTH = re.compile(
    r"(?:^|\d(?:st|nd|rd|th)? ?|[a-z] )(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?: \d{2,4})?$"
)


def without_dates(lines: Sequence[PlacedLine]) -> Sequence[PlacedLine]:
    """The lines with no day or year a figure where its column holds dates: "25 / February / 2025" is one cell."""
    dated = {p.first for line in lines for p in line.chunks if p.first and _MONTH.search(p.chunk.text)}
    if not dated:
        return lines
    return [
        line._replace(chunks=tuple(
            p._replace(chunk=p.chunk._replace(is_figure=False)) if p.first in dated and p.chunk.is_figure else p
            for p in line.chunks
        )) for line in lines
    ]


def joins_by_bands(lines: Sequence[PlacedLine], parted: Sequence[bool]) -> list[bool] | None:
    """Rows whose cells stand in the middle of their height, so that lines of one lie between lines of another; None
    where hardly any do. Only white over the whole width parts such rows."""
    shifted = sum(0 < b.line.top - a.line.top < _SHIFTED * b.line.size and not a.columns & b.columns
                  for a, b in itertools.pairwise(lines))
    if shifted < max(_FEWEST_SHIFTED, _SHIFTED_SHARE * len(lines)):
        return None
    joins, bottom = [], 0.0
    for above, below, cut in zip(lines, lines[1:], parted, strict=False):
        bottom = max(bottom, above.line.bottom)
        joins.append(below.line.top - bottom < _BAND * below.line.size and not cut)
    starts = [0, *(i + 1 for i, is_joined in enumerate(joins) if not is_joined), len(lines)]
    for first, end in itertools.pairwise(starts):
        figures = [p.first for line in lines[first:end] for p in line.chunks if p.chunk.is_figure and p.first]
        if len(figures) > len(set(figures)):
            return None
    return joins


def joins_by_keys(lines: Sequence[PlacedLine], parted: Sequence[bool]) -> list[bool] | None:
    """Rows that each begin with a key made alike, "KD 12", however close they stand; None where first cells are not.

    Not where the lines between two keys hold figures over figures: those are rows of their own.
    """
    keys = [_key(line.chunks[0].chunk.text) if line.chunks[0].first == 0 else "" for line in lines]
    starts = [i for i, key in enumerate(keys) if key]
    if len(starts) < _FEWEST_KEYS or starts[0] or len(starts) > _MOST_KEYED * len(lines) \
            or len({keys[i] for i in starts}) > 1 or "#" not in keys[0]:
        return None
    for first, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        figures = [p.first for line in lines[first:end] for p in line.chunks if p.chunk.is_figure and p.first]
        if len(figures) > len(set(figures)) or any(parted[first:end - 1]):
            return None
    return [not key for key in keys[1:]]


def _key(text: str) -> str:
    """How a key is made: digits as one, in a reference of several parts its letters too.

    >>> _key("KD 12"), _key("24/00310/FUL") == _key("23/1204/HOUSE")
    ('KD #', True)
    """
    made = _DIGITS.sub("#", text)
    return _LETTERS.sub("A", made) if made.count("/") > 1 and " " not in made else made


def are_few_records(lines: Sequence[PlacedLine], joins: Sequence[bool], steps: Sequence[float]) -> bool:
    """One record of words or two, set solid: every line after a record's first fills fewer of its columns."""
    first = lines[0]
    if any(line.has_figures for line in lines) or not any(joins) or len(first.covered) < _FEWEST_CELLS:
        return False
    for line, is_joined, step in zip(lines[1:], joins, steps, strict=True):
        if not is_joined:
            first = line
        elif step > _SOLID * line.line.size or not line.covered < first.covered:
            return False
    return True
