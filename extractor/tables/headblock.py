"""The header of a table without full ruling: how many lines it has, and which of its cells span columns.

In:  lines whose chunks know their columns, the strokes, the gutters. Out: `Level`s, one for each header row.
Lines of a header that has no spanning cell are one row ("2011/12 / Total / Budget / £000"). A cell spans where its
words cross a gutter, or where a short rule below it runs under several columns.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.geometry import Box
from extractor.tables.knownheads import are_known_labels
from extractor.tables.placed import PlacedLine
from extractor.tables.scene import Spot
from extractor.tables.strokes import Stroke
from extractor.tables.textlines import share_edge
from extractor.tables.unitlines import is_year

_MOST_LINES = 9
_MOST_BOLD = 4           # lines of one header in bold
_NEXT_LINE = 1.45        # em from top to top within one header
_FEWEST_LABELS = 3
_FEW_FIGURES = 0.34      # of the lines of a table of words: a date in a row, a year alone
_FEWEST_RECORDS = 2      # of words, above the first line of figures: those do not head it
_FIGURES_OF_RECORD = 4
_FULL_RULE = 0.7         # of the region's width
_SPARED = 12.0           # points: a rule that spares the row labels is a spanning cell's
_SAME_PLACE = 0.3        # em between the ends or middles of two lines of one cell
_WHITE = 1.0             # of the em between two header lines: two rows
_PERIOD = re.compile(r"(19|20)\d\d([/–-]\d{2,4})?|\d{1,2}[-/]\d{2}|[QH][1-4]|£|%|£?m|£?0{3}s?", re.IGNORECASE)


class Level(NamedTuple):
    """One row to be: its reach in y and its cells as (first column, last column, words), left to right."""

    top: float
    bottom: float
    cells: tuple[tuple[int, int, tuple[Spot, ...]], ...]


def is_data(line: PlacedLine) -> bool:
    """True for a line that tells figures: half of what stands right of its first column, years not counted."""
    rest = [p for p in line.chunks if p.first > 0]
    figures = [p for p in rest if p.chunk.is_figure and not all(map(_PERIOD.fullmatch, p.chunk.text.split()))]
    return bool(figures) and 2 * len(figures) >= len(rest)


def head_length(lines: Sequence[PlacedLine], strokes: Sequence[Stroke], box: Box) -> int:
    """How many leading lines are header: those above the first full rule, else above the first line of figures."""
    data_at = next((i for i, line in enumerate(lines[:-1]) if is_data(line)), None)
    if data_at is None and _is_only_record(lines[-1]):
        data_at = len(lines) - 1
    last = min(_MOST_LINES, len(lines) - 1, len(lines) if data_at is None else data_at)
    left = min(x.line.x0 for x in lines)
    full = [s.at for s in strokes if s.length > _FULL_RULE * box.width and s.start < left + _SPARED]
    ruled = [
        i for i in range(1, last + 1)
        if any(lines[i - 1].line.middle < at < lines[i].line.middle for at in full)
        and any(len(x.chunks) > 1 or x.chunks[0].first > 0 for x in lines[:i])
    ]
    if ruled:
        is_one_block = data_at is not None and all(len(x.chunks) > 1 for x in lines[ruled[0]:ruled[-1]])
        return ruled[-1] if is_one_block else _last_of_head(lines, ruled)
    if data_at is None or data_at > _FEWEST_RECORDS:
        worded = _bold_lines(lines) or _known_lines(lines)
        if data_at is None or (worded and _is_of_words(lines, worded, data_at)):
            return worded
    return _without_records(lines, data_at)


def _last_of_head(lines: Sequence[PlacedLine], ruled: Sequence[int]) -> int:
    """The first full rule; a later one where what stands between has several cells and no label: "Actual | Estimate"
    under the years."""
    head = ruled[0]
    for at in ruled[1:]:
        if any(len(x.chunks) < 2 or 0 in x.columns for x in lines[head:at]):
            break
        head = at
    return head


def _is_of_words(lines: Sequence[PlacedLine], head: int, data_at: int) -> bool:
    """Records of words begin above the first line that tells figures, and few lines do."""
    records = sum(len(line.chunks) > 1 and line.chunks[0].first == 0 for line in lines[head:data_at])
    return records >= _FEWEST_RECORDS and sum(map(is_data, lines)) <= _FEW_FIGURES * len(lines)


def _known_lines(lines: Sequence[PlacedLine]) -> int:
    """Leading lines that are labels such as head tables of words; the first line that begins a record is none."""
    first = lines[0]
    count = 1
    while count < min(len(lines) - 1, _MOST_BOLD) and 0 not in lines[count].columns \
            and lines[count].columns <= first.columns and len(lines[count].chunks) < len(first.chunks) \
            and lines[count].line.top - lines[count - 1].line.top < _NEXT_LINE * first.line.size:
        count += 1
    for length in range(count, 0, -1):
        labels: dict[int, str] = {}
        for p in (p for line in lines[:length] for p in line.chunks):
            labels[p.first] = f"{labels.get(p.first, '')} {p.chunk.text}".strip()
        if are_known_labels(list(labels.values()), fewest=_FEWEST_LABELS):
            return length
    return 0


def _bold_lines(lines: Sequence[PlacedLine]) -> int:
    """Leading lines in bold, the labels of columns over one line or some; 0 where the first is none or all are."""
    count = next((i for i, line in enumerate(lines) if not _is_bold(line)), len(lines))
    return count if count < min(len(lines), _MOST_BOLD + 1) and len(lines[0].chunks) > 1 else 0


def _is_only_record(line: PlacedLine) -> bool:
    """The last line, with several figures, under lines that have none: the one record of a table."""
    return is_data(line) and sum(p.chunk.is_figure for p in line.chunks) >= _FIGURES_OF_RECORD


def _without_records(lines: Sequence[PlacedLine], data_at: int) -> int:
    """Lines before the first figures, less the label lines just above them that belong to the first record."""
    head = min(data_at, _MOST_LINES)
    while head > 1 and _stands_alone(lines[head - 1], lines[head - 2]):
        head -= 1
    while head > 0 and lines[head - 1].columns == {0} and any(len(x.chunks) > 1 for x in lines[: head - 1]):
        head -= 1
    if head and not any(p.first > 0 for x in lines[:head] for p in x.chunks):
        return 0
    return head


def _stands_alone(line: PlacedLine, above: PlacedLine) -> bool:
    """One word group under a line that names several columns, and not the rest of one of those names."""
    names = [p.chunk for p in above.chunks if p.first > 0]
    if len(line.chunks) != 1 or line.chunks[0].first == 0 or len(names) < 2:
        return False
    chunk = line.chunks[0].chunk
    near = _SAME_PLACE * line.line.size
    return not any(share_edge(chunk, name, near) for name in names) or chunk.text[0] in "(["


def _is_bold(line: PlacedLine) -> bool:
    return all(p.chunk.is_bold for p in line.chunks)


def header_levels(lines: Sequence[PlacedLine], parted: Sequence[bool]) -> list[Level]:
    """Header rows from top to bottom."""
    lines = _with_own_years(lines)
    levels: list[list[PlacedLine]] = []
    for i, line in enumerate(lines):
        if i == 0 or _opens(levels[-1], line) or (parted[i - 1] and _has_span(levels[-1])) \
                or line.line.top - max(x.line.bottom for x in levels[-1]) > _WHITE * line.line.size:
            levels.append([line])
        else:
            levels[-1].append(line)
    return [_level(level) for level in levels]


def _with_own_years(lines: Sequence[PlacedLine]) -> list[PlacedLine]:
    """The lines; a year over several columns goes to the one that has none where every other has its own below:
    "2011/12 / Total / Budget" between "2010/11 / Outturn" and "2012/13 / Total Budget", set at the foot of the header.
    """
    years = [{p.first for p in x.chunks if p.first == p.last and is_year(p.chunk.text)} for x in lines]
    out = []
    for i, line in enumerate(lines):
        below = set().union(*years[i + 1:])
        out.append(line._replace(chunks=tuple(
            p._replace(first=bare[0], last=bare[0])
            if p.last > p.first and is_year(p.chunk.text)
            and len(bare := [c for c in range(p.first, p.last + 1) if c not in below]) == 1 else p
            for p in line.chunks
        )))
    return out


def _has_span(level: Sequence[PlacedLine]) -> bool:
    return any(p.last > p.first for line in level for p in line.chunks)


def _opens(level: Sequence[PlacedLine], line: PlacedLine) -> bool:
    """A line opens a new header row where a spanning cell above or in it would otherwise be mixed with its parts."""
    above = [p for x in level for p in x.chunks]
    for p in line.chunks:
        for q in above:
            if (p.last > p.first or q.last > q.first) and p.first <= q.last and q.first <= p.last \
                    and (p.first, p.last) != (q.first, q.last):
                return True
    return False


def _level(lines: Sequence[PlacedLine]) -> Level:
    cells: dict[tuple[int, int], list[Spot]] = {}
    for line in lines:
        for p in line.chunks:
            cells.setdefault((p.first, p.last), []).extend(p.chunk.spots)
    ordered = sorted(cells.items())
    return Level(
        min(x.line.top for x in lines), max(x.line.bottom for x in lines),
        tuple((first, last, tuple(spots)) for (first, last), spots in ordered),
    )
