"""Tables of single pages -> tables over pages.

In:  the drafts of each page, top to bottom, and the leaves. Out: `Grid`s.
A draft goes on with the one before it where nothing of the body stands between them, they share their column edges,
and the later one either repeats the header or has none. A row cut by the page break is one row again by evidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.document import Area, Cell, Grid, Leaf
from extractor.tables.cells import cell_of
from extractor.tables.draft import Draft
from extractor.tables.heading import header_rows_of, row_labels_of, title_of
from extractor.tables.lexicon import Lexicon

_SAME_EDGE = 5.0        # points
_MARGIN_SHARE = 0.1     # of the page's height: lines there may be furniture that nobody has told yet


@dataclass(frozen=True, slots=True)
class Part:
    """One page's share of a table: cells with rows counted from 0 on this page."""

    draft: Draft
    cells: tuple[Cell, ...]
    header_rows: int

    @property
    def row_count(self) -> int:
        return self.draft.row_count


def grids_of(pages: Sequence[Sequence[Draft]], leaves: Sequence[Leaf], lexicon: Lexicon) -> tuple[Grid, ...]:
    """Grids in order, parts that go on over a page break joined."""
    chains: list[list[Part]] = []
    last: tuple[int, list[Part]] | None = None        # the chain that ended the page before
    for number, drafts in enumerate(pages):
        parts = [part_of(draft, lexicon) for draft in drafts]
        chains_here: list[list[Part]] = []
        for i, part in enumerate(parts):
            if i == 0 and last and last[0] == number - 1 and goes_on(last[1][-1], part, leaves, last[1][0]):
                last[1].append(part)
                chains_here.append(last[1])
            else:
                chains.append([part])
                chains_here.append(chains[-1])
        last = (number, chains_here[-1]) if chains_here else None
    return tuple(grid_of(i, chain, leaves) for i, chain in enumerate(chains))


def part_of(draft: Draft, lexicon: Lexicon) -> Part:
    """The cells of a draft in reading order, and how many of its rows are header."""
    cells = tuple(
        cell_of(draft, slot, words, lexicon.knows)
        for slot, words in sorted(zip(draft.slots, draft.words, strict=True), key=lambda pair: pair[0])
    )
    return Part(draft, cells, header_rows_of(draft, cells))


def goes_on(above: Part, below: Part, leaves: Sequence[Leaf], first: Part) -> bool:
    """True where `below`, first on its page, is the same table as `above`, last on the page before."""
    if not same_columns(above.draft, below.draft):
        return False
    if not _is_last(above, leaves) or not _is_first(below, leaves):
        return False
    repeated = repeated_rows(first, below)
    return repeated > 0 or below.header_rows == 0 or not _differs(first, below)


def _differs(first: Part, below: Part) -> bool:
    """Both have header rows and say different things: two tables."""
    return first.header_rows > 0 and below.header_rows > 0


def same_columns(a: Draft, b: Draft) -> bool:
    """Same number of columns, and edges within 5 points, once moved by the difference of their left edges."""
    if a.column_count != b.column_count or a.scene.angle != b.scene.angle:
        return False
    shift = b.column_edges[0] - a.column_edges[0]
    return all(
        abs(x - y + shift) <= _SAME_EDGE for x, y in zip(a.column_edges, b.column_edges, strict=True)
    )


def _between(part: Part, leaves: Sequence[Leaf], *, below: bool) -> bool:
    """True where body words stand below (or above) the part on its page, outside the margins."""
    draft = part.draft
    scene, box = draft.scene, draft.box
    for spot in scene.spots:
        if below and spot.top > box.bottom and spot.bottom < (1 - _MARGIN_SHARE) * scene.height:
            return True
        if not below and spot.bottom < box.top and spot.top > _MARGIN_SHARE * scene.height:
            return True
    return False


def _is_last(part: Part, leaves: Sequence[Leaf]) -> bool:
    return not _between(part, leaves, below=True)


def _is_first(part: Part, leaves: Sequence[Leaf]) -> bool:
    return not _between(part, leaves, below=False)


def _row_texts(part: Part, row: int) -> tuple[str, ...]:
    return tuple(c.text.lower() for c in part.cells if c.row == row)


def repeated_rows(first: Part, below: Part) -> int:
    """How many rows at the top of `below` repeat the top of `first`, word for word."""
    count = 0
    while count < min(first.row_count, below.row_count):
        texts = _row_texts(first, count)
        if not any(texts) or texts != _row_texts(below, count):
            break
        count += 1
    return count


def grid_of(index: int, chain: Sequence[Part], leaves: Sequence[Leaf]) -> Grid:
    """One grid of a chain of parts: rows counted on, repeated headers dropped, cut rows joined."""
    first = chain[0]
    cells: list[Cell] = []
    dropped: list[tuple[int, int]] = []
    rows = 0
    for i, part in enumerate(chain):
        skip = repeated_rows(first, part) if i else 0
        dropped += [word for cell in part.cells if cell.row < skip for word in cell.word_ids]
        for cell in part.cells:
            if cell.row >= skip:
                cells.append(replace(cell, row=cell.row - skip + rows, is_header=not i and cell.row < first.header_rows))
        rows += part.row_count - skip
    areas = tuple(Area(p.draft.scene.page.number, p.draft.scene.displayed(p.draft.box)) for p in chain)
    return Grid(
        index=index, cells=tuple(cells), row_count=rows, column_count=first.draft.column_count,
        header_row_count=first.header_rows, areas=areas, title=title_of(first.draft, leaves),
        method=first.draft.method, confidence=round(min(p.draft.score for p in chain), 3),
        row_label_columns=row_labels_of(first.cells, first.draft.column_count), dropped_word_ids=tuple(dropped),
    )
