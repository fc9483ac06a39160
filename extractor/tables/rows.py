"""Text lines -> rows: which lines are one row of wrapped cells.

In:  lines whose chunks know their columns. Out: groups of line indexes, in order.
Evidence for one row: a rule parts rows wherever it is drawn; a line with a figure begins or carries a row; a line
without figures goes with its neighbour when it is close and when its first word would not have fitted on the line
above (a wrapped label), or when the line above broke off in the middle of a phrase.
"""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.tables.placed import PlacedLine
from extractor.tables.textlines import Chunk, TextLine, share_edge
from extractor.tables.unitlines import is_unit
from extractor.tables.wordrows import are_few_records, joins_by_bands, joins_by_keys, without_dates

_CLOSE = 1.45        # of the em from top to top: single line spacing is 1.15-1.25
_SINGLE = 1.23       # at most, in the fonts that councils use
_ROW_WHITE = 1.25    # of the smallest step: a wider one begins a row
_TIGHT = 0.93        # of the usual step between rows
_VERY_TIGHT = 0.85   # so close that no other evidence is needed
_NEAR_EDGE = 9.0     # points
_FEWEST_ROW_RULES = 3
_MOST_DOUBLED = 0.34     # of the rows between rules: those with two figures in one cell
_SET_IN, _MOST_SET_IN = 0.4, 3.0      # em: the second line of a label
_FEWEST_STACKED = 2  # labels that go on over their figures
_FULL = 0.35         # of the em: room that must be left for a word space
_SHARE = re.compile(r"\(\d{1,3}(?:\.\d+)? ?%\)")
_WITH_SHARE = re.compile(rf"\d[\d,]* {_SHARE.pattern}")


class Measures(NamedTuple):
    """What is usual in a table: the right end of each column's text and whether several lines reach it; the step
    from one row of figures to the next, in points (0.0 where there is none)."""

    right_edges: tuple[float, ...]
    is_full: tuple[bool, ...]
    row_step: float


def tells_unit(line: PlacedLine) -> bool:
    """A line of one word group over the figures that is their unit."""
    return len(line.chunks) == 1 and line.chunks[0].first > 0 and is_unit(line.line.text)


def _is_in_words(above: PlacedLine, line: PlacedLine) -> bool:
    """The line stands right under words of its own column: "days" below "Major claims settled within 30"."""
    only = line.chunks[0]
    return any(
        p.first == only.first and not p.chunk.is_figure and share_edge(p.chunk, only.chunk, _SET_IN * line.line.size)
        for p in above.chunks
    )


def measures_of(lines: Sequence[PlacedLine], columns: int) -> Measures:
    """Measures over the lines of a table's body."""
    ends: list[list[float]] = [[] for _ in range(columns)]
    for line in lines:
        for p in line.chunks:
            if p.first == p.last or p.first == 0:
                ends[p.first].append(p.chunk.x1)
    edges = tuple(max(e, default=0.0) for e in ends)
    full = tuple(sum(1 for x in e if x > edge - _NEAR_EDGE) > 1 for e, edge in zip(ends, edges, strict=True))
    steps = sorted(b.line.top - a.line.top for a, b in itertools.pairwise(lines) if a.has_figures and b.has_figures)
    return Measures(edges, full, steps[len(steps) // 2] if steps else 0.0)


def group_rows(lines: Sequence[PlacedLine], parted: Sequence[bool], measures: Measures) -> list[list[int]]:
    """Indexes of the lines of each row. `parted[i]`: a rule is drawn between line i and line i + 1."""
    lines = without_dates(lines)
    units = {i for i, line in enumerate(lines) if tells_unit(line) and not (i and _is_in_words(lines[i - 1], line))}
    if units:
        parted = [cut or i in units or i + 1 in units for i, cut in enumerate(parted)]
    joins = _joins_by_rules(lines, parted) or joins_by_bands(lines, parted) or joins_by_keys(lines, parted) \
        or _joins_by_white(lines, parted, measures)
    if joins is None:
        joins = [not parted[i] and _is_one_row(lines[i], lines[i + 1], measures) for i in range(len(lines) - 1)]
        _free_the_middle(lines, parted, joins)
        _hang(lines, parted, joins)
        _stack(lines, parted, joins, measures)
    groups: list[list[int]] = []
    for i in range(len(lines)):
        if i and joins[i - 1]:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _hang(lines: Sequence[PlacedLine], parted: Sequence[bool], joins: list[bool]) -> None:
    """Labels that go on under their row of figures, set in: only a label's rest is set in and followed by no child."""
    i = 1
    while i < len(lines):
        first = i - 1
        if not (lines[first].has_figures and 0 in lines[first].columns):
            i += 1
            continue
        start, size = lines[first].line.x0, lines[first].line.size
        while i < len(lines) and not parted[i - 1] and lines[i].columns == {0} and len(lines[i].chunks) == 1 \
                and _SET_IN * size < lines[i].line.x0 - start < _MOST_SET_IN * size \
                and lines[i].line.top - lines[i - 1].line.top < _CLOSE * size:
            i += 1
        if i - 1 > first and (i == len(lines) or lines[i].line.x0 < lines[i - 1].line.x0 - _SET_IN * size):
            joins[first:i - 1] = [True] * (i - 1 - first)
            if i < len(lines):
                joins[i - 1] = False
        i = max(i, first + 2)


def _stack(lines: Sequence[PlacedLine], parted: Sequence[bool], joins: list[bool], measures: Measures) -> None:
    """Labels of two lines or more above their figures, in capitals too: "MARKET SUPERVISION" over "TEAM 31 32".

    A heading looks the same, and so does a row without figures; but among several of those some have room for the
    first word below, while a label goes on because there is none. One alone is believed where rules part it and its
    figures from all else.
    """
    pairs = [
        i for i, (label, row) in enumerate(itertools.pairwise(lines))
        if not parted[i] and label.columns == {0} and len(label.chunks) == 1 and row.has_figures and 0 in row.columns
        and not (i and joins[i - 1] and 0 not in lines[i - 1].columns)      # figures beside the middle of their label
    ]
    if not pairs or not all(_has_no_room(lines[i], lines[i + 1], measures) for i in pairs):
        return
    if len(pairs) < _FEWEST_STACKED:
        i = pairs[0]
        is_apart = (i == 0 or parted[i - 1]) and (i + 2 == len(lines) or parted[i + 1])
        if not is_apart or len(lines[i].chunks[0].chunk.spots) == 1:
            return
    for i in pairs:
        joins[i] = True
        while i and not parted[i - 1] and lines[i - 1].columns == {0} \
                and _has_no_room(lines[i - 1], lines[i], measures):
            i -= 1
            joins[i] = True
        if i and lines[i - 1].has_figures:
            joins[i - 1] = False


def _has_no_room(label: PlacedLine, row: PlacedLine, measures: Measures) -> bool:
    """The label's first line begins where the second does, looks like it, and could not have held its first word."""
    above, below = label.chunks[0].chunk, row.chunks[0].chunk
    word = below.spots[0]
    size = word.word.size
    return above.is_bold == below.is_bold and abs(above.x0 - below.x0) < _SET_IN * size \
        and row.line.top - label.line.top < _SINGLE * size and not above.text.endswith(":") \
        and above.x1 + _FULL * size + word.x1 - word.x0 > measures.right_edges[0] + 1.0


def _joins_by_rules(lines: Sequence[PlacedLine], parted: Sequence[bool]) -> list[bool] | None:
    """Rows of wrapped text with a rule between any two; None where the rules part groups of rows.

    They part rows where the lines after the first between two rules fill only columns that the first fills, and no
    column has two figures there.
    """
    if sum(parted) < _FEWEST_ROW_RULES:
        return None
    columns: frozenset[int] = frozenset()
    figures: set[int] = set()
    doubled = 0
    for line, is_first in zip(lines, [True, *parted], strict=True):
        told = {p.first for p in line.chunks if p.chunk.is_figure}
        if is_first:
            columns, figures = line.covered, told
        elif not line.covered <= columns:
            return None
        elif told & figures and not _is_aside(line):      # "1" over "(100%)", beside a label of two lines
            doubled += 1
            if len(told) > 1 or not line.covered < columns or doubled > _MOST_DOUBLED * sum(parted):
                return None
        figures |= told
    return [not cut for cut in parted]


def _is_aside(line: PlacedLine) -> bool:
    """Nothing but shares and remarks in brackets, each under its figure: "(87%)", "(33.5 a month)"."""
    return all(p.first and (p.chunk.text[0] == "(" or p.chunk.text[-1] == "%") for p in line.chunks)


def _joins_by_white(
    lines: Sequence[PlacedLine], parted: Sequence[bool], measures: Measures
) -> list[bool] | None:
    """Rows of wrapped text with white between them; None where the white does not tell rows.

    It does where, over the whole body, the lines after the first of each row fill only some of that row's columns
    (or go on there with text that would not have fitted) and no row has two lines of figures: "Department of /
    Energy" beside three lines of text beside "Completed".
    """
    steps = [b.line.top - a.line.top for a, b in itertools.pairwise(lines)]
    if not steps or min(steps) <= 0:
        return None
    joins = [step < _ROW_WHITE * min(steps) and not cut for step, cut in zip(steps, parted, strict=True)]
    if joins.count(False) < 2 or joins.count(True) < 2:
        return joins if are_few_records(lines, joins, steps) else None
    first = lines[0]
    figures = first.has_figures
    for above, line, is_joined in zip(lines, lines[1:], joins, strict=False):
        if not is_joined:
            first, figures = line, line.has_figures
        elif (figures and line.has_figures) or not (
            line.covered < first.covered or (line.covered == first.covered and _wraps_somewhere(above, line, measures))
        ):
            return None
    return joins


def _wraps_somewhere(above: PlacedLine, below: PlacedLine, measures: Measures) -> bool:
    """In one column the line below goes on in lower case, or with a word that would not have fitted."""
    starts = {p.first: p for p in above.chunks}
    return any(
        goes_on(starts[p.first].chunk, p.chunk, measures.right_edges[starts[p.first].last])
        for p in below.chunks if p.first in starts and not p.chunk.is_figure
    )


def _is_one_row(above: PlacedLine, below: PlacedLine, measures: Measures) -> bool:
    step = below.line.top - above.line.top
    size = max(above.line.size, below.line.size)
    if step < 0.75 * size and not above.columns & below.columns:
        return True                      # figures set half a line off their label
    if step > _CLOSE * size:
        return False
    if above.has_figures and below.has_figures:
        return _tells_shares(above, below)
    if 0 < step < _VERY_TIGHT * measures.row_step and (len(above.chunks) == 1 or len(below.chunks) == 1):
        return not above.columns.isdisjoint(below.columns)
    both_labelled = 0 in below.columns and 0 in above.columns
    if len(below.chunks) > 1 and len(above.chunks) > 1 and both_labelled and (below.has_figures or above.has_figures):
        return False
    return _wraps(above, below, measures, is_tight=0 < step < _TIGHT * measures.row_step)


def _tells_shares(above: PlacedLine, below: PlacedLine) -> bool:
    """"75" over "(25%)", all that narrow columns leave of "75 (25%)"; beside more of a label only where another cell
    of the row has both in one line."""
    counts = {p.first: p.chunk.text for p in above.chunks if p.first and p.chunk.is_figure}
    shares = [p for p in below.chunks if p.chunk.is_figure]
    if not all(p.first in counts and _SHARE.fullmatch(p.chunk.text) for p in shares) \
            or any(_SHARE.fullmatch(counts[p.first]) for p in shares):
        return False
    return 0 not in below.columns or any(_WITH_SHARE.fullmatch(text) for text in counts.values())


def _wraps(above: PlacedLine, below: PlacedLine, measures: Measures, *, is_tight: bool) -> bool:
    """Every chunk of the line below goes on with a chunk above it whose line was full or broke off."""
    starts = {p.first: p for p in above.chunks}
    shared = [p for p in below.chunks if p.first in starts]
    if not shared:
        return False
    if not above.has_figures and below.has_figures and shared[0].first != 0:
        return False
    return all(
        goes_on(
            starts[p.first].chunk, p.chunk, measures.right_edges[starts[p.first].last],
            is_sure=is_tight or (measures.is_full[starts[p.first].last] and len(starts[p.first].chunk.spots) > 3),
        )
        for p in shared
    )


def goes_on(above: Chunk, below: Chunk, right_edge: float, *, is_sure: bool = True) -> bool:
    """True where `below` reads on from `above`: its first word would not have fitted, or it begins in lower case.

    `is_sure`: the lines are long and others reach the right edge too, or the two stand closer than rows do; without it
    a capital letter begins a row of its own.
    """
    if above.is_bold != below.is_bold:
        return False
    text = below.spots[0].word.text
    width = below.spots[0].x1 - below.spots[0].x0
    size = below.spots[0].word.size
    last = above.spots[-1].word.text
    if above.is_figure or last.endswith(":"):
        return False
    would_not_fit = above.x1 + _FULL * size + width > right_edge + 1.0
    if text[0].islower() or last[-1] in ",-–&/(" or last.lower() in _UNFINISHED:
        return would_not_fit or above.x1 > below.x0 + 4 * size
    return is_sure and would_not_fit and abs(above.x0 - below.x0) < 2.5 * size and len(above.spots) > 1


_UNFINISHED = frozenset({"and", "of", "the", "for", "to", "in", "or", "with", "by", "on", "from", "at", "a", "&"})


def _free_the_middle(lines: Sequence[PlacedLine], parted: Sequence[bool], joins: list[bool]) -> None:
    """Label lines between two rows of figures belong to one of them: each run of joined lines is cut once between any
    two lines of figures, where a label most likely begins."""
    figures = [i for i, line in enumerate(lines) if line.has_figures]
    for a, b in itertools.pairwise(figures):
        if b > a + 1 and _ends_label(lines[b - 1], lines[b]) and not parted[b - 1]:
            joins[b - 1] = True
        if b > a + 1 and all(joins[a:b]):
            joins[max(range(a, b), key=lambda cut: (_begins_after(lines, a, b, cut), -cut))] = False


def _ends_label(above: PlacedLine, line: PlacedLine) -> bool:
    """The line of figures begins with a small letter, close under a line with nothing but a label."""
    return above.columns == {0} and len(above.chunks) == 1 and 0 in line.columns and line.line.text[0].islower() \
        and line.line.top - above.line.top < _CLOSE * line.line.size and above.chunks[0].chunk.text[-1] not in ".:"


def _begins_after(lines: Sequence[PlacedLine], a: int, b: int, cut: int) -> float:
    """How much speaks for a row that begins below line `cut`, of the lines between the figures of `a` and of `b`.

    A row begins with a capital, further left than the lines of its label that follow, below more white than they
    stand apart, and not in the middle of a phrase.
    """
    first, size = lines[cut + 1].line, lines[a].line.size
    steps = [lines[i + 1].line.top - lines[i].line.top for i in range(a, b)]
    score = 0.0 if not first.text[0].islower() else -3.0
    score += 2.0 * (steps[cut - a] > min(steps) + 0.5)
    score -= 2.0 * (cut > a and _is_unfinished(lines[cut].line))
    for line in (lines[i].line for i in range(cut + 2, b + 1)):
        score += _set_in(line, first, size)
    for line in (lines[i].line for i in range(a + 1, cut + 1)):
        score += _set_in(line, lines[a].line, size) if 0 in lines[a].columns else 0.0
    return score


def _set_in(line: TextLine, start: TextLine, size: float) -> float:
    """1 for a line that goes on with the label that starts above it, by its indent or its small letter; -1 for one
    further left; 0 where nothing tells."""
    if line.x0 < start.x0 - _SET_IN * size:
        return -1.0
    return 1.0 if line.text[0].islower() or _SET_IN * size < line.x0 - start.x0 < _MOST_SET_IN * size else 0.0


def _is_unfinished(line: TextLine) -> bool:
    last = line.text.split()[-1]
    return last[-1] in ",-–&/(" or last.lower() in _UNFINISHED
