"""Tables of single pages -> tables over pages.

In:  the drafts of each page, top to bottom, and the leaves. Out: `Grid`s; every word of a draft is in one cell or,
     as part of a repeated header, in `dropped_word_ids`.
A draft goes on with the one before it where nothing of the body stands between them, they share their column edges,
and the later one repeats the header or has none. A row cut by the page break is one row again by evidence: its key
is empty or its text reads on.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.document import Area, Cell, Grid, Leaf
from extractor.tables.cells import cell_of
from extractor.tables.celltext import Known, joined_text
from extractor.tables.cutrows import is_cut
from extractor.tables.draft import Draft
from extractor.tables.heading import header_rows_of, is_header_alone
from extractor.tables.lexicon import Lexicon
from extractor.tables.scene import Spot
from extractor.tables.textlines import TextLine, is_figure, text_lines
from extractor.tables.titles import title_of
from extractor.tables.unitlines import is_year

_SAME_EDGE = 5.0        # points
_SAME_LEFT = 12.0       # points, for tables without drawn edges
_MOST_CROSSED = 0.03    # of the words: a heading may run over the columns
_UNDRAWN = frozenset({"flow", "half-ruled"})
_CONTINUED = re.compile(r"\s*[-–:(]?\s*\b(?:continued|cont(?:['’]?d|\.))\s*\)?$", re.I)
_MOST_FORM_ROWS = 6
_DIGITS = re.compile(r"\d+")
_MOST_HEADING = 0.5     # of the table's width
_HEADING_EMS = 1.5      # white above it


@dataclass(frozen=True, slots=True)
class Part:
    """One page's share of a table: cells with rows counted from 0 on this page."""

    draft: Draft
    cells: tuple[Cell, ...]
    header_rows: int

    @property
    def row_count(self) -> int:
        return self.draft.row_count


def grids_of(
    pages: Iterable[Sequence[Draft]], leaves: Sequence[Leaf], lexicon: Lexicon
) -> Iterator[Grid]:
    """Grids in order, parts that go on over a page break joined; doubtful drafts that continue nothing are dropped.

    Each is given as soon as the page after its last has been seen.
    """
    begun: list[_Chain] = []                       # the last of them may go on
    count = 0
    ends: _Chain | None = None                     # the chain that ended the page before
    for drafts in pages:
        here: list[_Chain] = []
        for draft in drafts:
            part = part_of(draft, lexicon)
            if not here and ends is not None and goes_on(ends.parts, part):
                ends.parts.append(part)
                here.append(ends)
            elif not draft.is_doubtful:
                begun.append(_Chain([part]))
                here.append(begun[-1])
        used = {word for chain in here for cell in chain.parts[-1].cells for word in cell.word_ids}
        for chain in here:
            if len(chain.parts) == 1:
                chain.title = title_of(chain.parts[0].draft, leaves, used)
        ends = max(reversed(here), key=lambda chain: chain.parts[-1].draft.box.bottom, default=None)
        while begun and begun[0] is not ends:
            yield _grid(count, begun.pop(0), lexicon.knows)
            count += 1
    for chain in begun:
        yield _grid(count, chain, lexicon.knows)
        count += 1


@dataclass(slots=True)
class _Chain:
    """The parts of one table so far, and what it is called where it begins."""

    parts: list[Part]
    title: str | None = None


def part_of(draft: Draft, lexicon: Lexicon) -> Part:
    """The cells of a draft in reading order, and how many of its rows are header."""
    cells = tuple(
        cell_of(draft, slot, words, lexicon.knows)
        for slot, words in sorted(zip(draft.slots, draft.words, strict=True), key=lambda pair: pair[0])
    )
    return Part(draft, cells, header_rows_of(draft, cells))


def goes_on(chain: Sequence[Part], below: Part) -> bool:
    """True where `below`, first on its page, is the same table as the chain that ended the page before."""
    above = chain[-1]
    if above.draft.scene.page.number + 1 != below.draft.scene.page.number:
        return False
    if _are_forms(above.draft, below.draft):
        return False
    heads_itself = _has_own_header(below) and not _opens_with_record(above, below)
    if not same_columns(above.draft, below.draft, is_sure=not heads_itself):
        return False
    heads = {line.text for part in chain for line in text_lines(_outside(part, above=True))}
    between = [*text_lines(_outside(above, above=False)), *text_lines(_outside(below, above=True))]
    if between:
        repeated = _places(above.draft) & _places(below.draft)
        more = [line for line in between if line.text not in heads and _place(line) not in repeated
                and not _CONTINUED.search(line.text)]
        if more and not (len(more) == 1 and repeated_rows(chain[0], below) and _is_sub_heading(more[0], above.draft)):
            return False
    return not (heads_itself and chain[0].header_rows) or repeated_rows(chain[0], below) > 0


def _is_sub_heading(line: TextLine, above: Draft) -> bool:
    """Close under the table stands what heads its first rows overleaf."""
    box = above.box
    return len(line.chunks) == 1 and line.x1 < box.x0 + _MOST_HEADING * box.width and not line.text.endswith(".") \
        and -line.size < line.top - box.bottom < _HEADING_EMS * line.size


def _are_forms(above: Draft, below: Draft) -> bool:
    """The same form filled in twice: as many rows, none cut like the next, a title over several columns in the first.

    A panel for each indicator, name and colour over its chart, "Latest | Target | Previous" below.
    """
    if above.slots != below.slots or not 1 < above.row_count <= _MOST_FORM_ROWS:
        return False
    rows = [tuple((s.column, s.column_span) for s in above.slots if s.row == row) for row in range(above.row_count)]
    return rows[0][0][1] > 1 and all(a != b for a, b in itertools.pairwise(rows))


def _opens_with_record(above: Part, below: Part) -> bool:
    """The first row of `below` heads nothing: it is numbered like the rows of the page before, "KD/24/008", has a
    figure where those have figures and their header words, or says in most cells what some of those say."""
    body = [c for c in above.cells if c.row >= above.header_rows and c.text]
    opening = {c.column: c.text for c in below.cells if c.row == 0 and c.text}
    shapes = {_DIGITS.sub("#", c.text) for c in body if c.column == 0}
    first = opening.get(0, "")
    if _DIGITS.search(first) is not None and _DIGITS.sub("#", first) in shapes:
        return True
    headed = {c.column for c in above.cells if c.row < above.header_rows and not _tells_figure(c.text)}
    if any(_tells_figure(text) and _tell_figures([c for c in body if c.column == column])
           for column, text in opening.items() if column in headed):
        return True
    said = {(c.column, c.text) for c in body}
    return len(opening) > 1 and 2 * sum((column, text) in said for column, text in opening.items()) > len(opening)


def _tells_figure(text: str) -> bool:
    return is_figure(text) and any(map(str.isdigit, text)) and not is_year(text)


def _tell_figures(cells: Sequence[Cell]) -> bool:
    return 2 * sum(_tells_figure(c.text) for c in cells) > len(cells)


def _has_own_header(part: Part) -> bool:
    """A header row that names most columns: a date over its rows is none."""
    named = [sum(c.column_span for c in part.cells if c.row == r and c.text) for r in range(part.header_rows)]
    cells = [sum(1 for c in part.cells if c.row == r and c.text) for r in range(part.header_rows)]
    return any(n >= 0.6 * part.draft.column_count and k > 1 for n, k in zip(named, cells, strict=True))


def _place(line: TextLine) -> tuple[str, int]:
    """What a running head or foot shares with that of the next page: its text but for figures, and its height."""
    return _DIGITS.sub("#", line.text), round(line.middle / 4)


def _places(draft: Draft) -> set[tuple[str, int]]:
    return {_place(line) for line in text_lines(draft.scene.spots)}


def same_columns(a: Draft, b: Draft, *, is_sure: bool = False) -> bool:
    """Same number of columns, and edges within 5 points, once moved by the difference of their left edges.

    Edges that no rule draws lie anywhere in a gutter: there it is enough that neither page's words cross the other's;
    `is_sure`: that those of one do not, for the later page has no header of its own.
    """
    if a.column_count != b.column_count or a.scene.angle != b.scene.angle:
        return False
    shift = b.column_edges[0] - a.column_edges[0]
    if all(abs(x - y + shift) <= _SAME_EDGE for x, y in zip(a.column_edges, b.column_edges, strict=True)):
        return True
    if a.method not in _UNDRAWN or b.method not in _UNDRAWN or abs(shift) > _SAME_LEFT:
        return False
    keep = [_keeps_to(a, b.column_edges[1:-1]), _keeps_to(b, a.column_edges[1:-1])]
    return any(keep) if is_sure else all(keep)


def _keeps_to(draft: Draft, edges: Sequence[float]) -> bool:
    """Hardly a word of the draft crosses those edges."""
    spots = [s for words in draft.words for s in words]
    crossed = sum(1 for s in spots for x in edges if s.x0 + 1 < x < s.x1 - 1)
    return crossed <= _MOST_CROSSED * len(spots)


def _outside(part: Part, *, above: bool) -> list[Spot]:
    """Body words above (or below) the part on its page."""
    box = part.draft.box
    if above:
        return [s for s in part.draft.scene.spots if s.bottom < box.top + 1]
    return [s for s in part.draft.scene.spots if s.top > box.bottom - 1]


def repeated_rows(first: Part, below: Part) -> int:
    """How many rows at the top of `below` repeat the top of `first`, word for word."""
    count = 0
    while count < min(first.row_count, below.row_count):
        texts = _row_texts(first, count)
        if not any(texts) or texts != _row_texts(below, count):
            break
        count += 1
    return count


def _row_texts(part: Part, row: int) -> tuple[str, ...]:
    return tuple(_CONTINUED.sub("", c.text.lower()) for c in part.cells if c.row == row)


def _grid(index: int, found: _Chain, known: Known) -> Grid:
    """One grid of a chain of parts: rows counted on, repeated headers dropped, cut rows joined."""
    chain = found.parts
    first = chain[0]
    if len(chain) > 1 and first.row_count == 1 and is_header_alone(first.cells, chain[1].cells):
        first = replace(first, header_rows=1)
    cells: list[Cell] = []
    dropped: list[tuple[int, int]] = []
    rows = 0
    for i, part in enumerate(chain):
        skip = repeated_rows(first, part) if i else 0
        dropped += [word for cell in part.cells if cell.row < skip for word in cell.word_ids]
        rest = list(part.cells)
        if rows != skip:
            rest = [replace(cell, row=cell.row - skip + rows) for cell in part.cells if cell.row >= skip]
        elif skip:
            rest = [cell for cell in part.cells if cell.row >= skip]
        count = part.row_count - skip
        last = {c.column: c for c in cells if c.row + c.row_span == rows}
        opening = [c for c in rest if c.row == rows]
        if i and rows > first.header_rows and is_cut(last, opening, _keys_of(cells, rest, first.header_rows, rows)):
            cells = _with_opening(cells, last, opening, known)
            rest = [replace(c, row=c.row - 1) for c in rest if c.row > rows]
            count -= 1
        cells += rest
        rows += count
    cells = [replace(c, is_header=True) if c.row < first.header_rows else c for c in cells]
    areas = tuple(Area(p.draft.scene.page.number, p.draft.scene.displayed(p.draft.box)) for p in chain)
    return Grid(
        index=index, cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))), row_count=rows,
        column_count=first.draft.column_count, header_row_count=first.header_rows, areas=areas,
        title=found.title, method=first.draft.method,
        confidence=round(min(p.draft.score for p in chain), 3),
        dropped_word_ids=tuple(dropped),
    )


def _keys_of(above: Sequence[Cell], below: Sequence[Cell], header_rows: int, opening_row: int) -> list[str]:
    """The first printed line of each row's first cell, but for headers, rows over all columns and the opening row."""
    rows = [c for c in (*above, *below) if c.column == 0 and c.column_span == 1 and c.text]
    return [c.lines[0] for c in rows if c.lines and c.row >= header_rows and c.row != opening_row]


def _with_opening(
    cells: Sequence[Cell], last: Mapping[int, Cell], opening: Sequence[Cell], known: Known
) -> list[Cell]:
    """The cells with the opening row's texts added to the cells of the row before."""
    more = {last[c.column]: c for c in opening if c.word_ids}
    return [
        replace(
            c, lines=c.lines + more[c].lines, text=joined_text(c.lines + more[c].lines, known),
            word_ids=c.word_ids + more[c].word_ids,
            breaks=c.breaks + tuple(len(c.lines) + at for at in more[c].breaks),
        ) if c in more else c
        for c in cells
    ]
