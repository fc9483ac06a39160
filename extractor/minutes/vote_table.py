"""Recorded votes printed as a table: names with ticks under For and Against, the vote beside each name, a row a side.

In:  a table and the paragraphs of the same minutes. Out: the sides it records, or none.
Refused: a table without two sides, or with figures where names or marks should be; marks that only a key explains.
Surprise: above the head stands what was voted on, in one cell over all columns; a number may stand before each name,
and two voters in one row.
"""

import re
from collections.abc import Sequence

from extractor.document import Grid, Paragraph
from extractor.minutes.names import people_in
from extractor.minutes.table_rows import rows_of
from extractor.minutes.vote_wordings import RecordedSide, Side

_SIDES: tuple[tuple[Side, re.Pattern[str]], ...] = (
    ("for", re.compile(r"(?:voted\s+)?(?:for|in\s+favou?r|yes|ayes?)(?:\s+the\s+\w+)?\W*", re.I)),
    ("against", re.compile(r"(?:voted\s+)?(?:against|no(?:es)?|opposed)(?:\s+the\s+\w+)?\W*", re.I)),
    ("abstain", re.compile(r"abst(?:ain(?:ed|ing)?|entions?)\W*", re.I)),
)
_SAYS_SIDE = re.compile(r"(?:voted\s+)?(?:for|against|in\s+favou?r|abst\w+)\b", re.I)
"""No "Yes" or "No", which answer other questions too."""
_OTHER_SIDES = ("against", "no", "opposed", "voted", "abst")       # how any but the first begins: most tables have none
_TICK = re.compile(r"[✓✔√☑xX×/●•*]|[Yy](?:es)?|1|[Ff]or|[Aa]gainst|[Aa]bst\w*")
_NO_VOTE = re.compile(
    r"absent|apologies|not\s+present|(?:did\s+)?not\s+vot(?:e|ing)|no\s+vote|[-–—]|(?:declared\s+)?(?:an\s+)?(?:conflict|"
    r"interest)(?:\s+(?:of\s+interests?|declared))?|left\s+(?:the\s+)?(?:room|meeting)", re.I)
"""In the place of a vote."""
_HEAD_ROWS = 3             # among which the sides' heads stand
_LEAST_VOTERS = 3
_SHARE = 0.8               # of the rows that hold voters
_COUNT = re.compile(r"\(?(\d{1,3})\)?")


def sides_of_table(grid: Grid) -> list[RecordedSide]:
    """The sides of a vote that a table records; empty where it records none."""
    if not any(cell.text.lstrip().lower().startswith(_OTHER_SIDES) for cell in grid.cells):
        return []
    order = rows_of(grid)
    if not order:
        return []
    return _by_columns(grid, order) or _by_lists(grid, order) or _by_rows(grid, order) or _by_voters(grid, order)


def side_of(text: str) -> Side | None:
    return next((side for side, pattern in _SIDES if pattern.fullmatch(text)), None)


def _by_columns(grid: Grid, rows: Sequence[dict[int, str]]) -> list[RecordedSide]:
    """A tick a voter, under the side."""
    at, columns = _heads(rows)
    if len(columns) < 2:
        return []
    names: dict[int, list[str]] = {c: [] for c in columns}
    for row in rows[at + 1:]:
        ticked = [c for c in columns if _TICK.fullmatch(row.get(c, ""))]
        voter = _voter(" ".join(row[c] for c in sorted(row) if c < min(columns) and not _COUNT.fullmatch(row[c])))
        if len(ticked) == 1 and voter:
            names[ticked[0]].append(voter)
    if not any(names.values()):
        return []
    return [RecordedSide(side, None, tuple(names[c]), grid.page_number) for c, side in columns.items()]


def _heads(rows: Sequence[dict[int, str]]) -> tuple[int, dict[int, Side]]:
    """(index of the row that names the sides, their columns); no columns where none of the first rows does."""
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        columns = {c: side for c, text in row.items() if c and (side := side_of(text))}
        if len(columns) >= 2 and len(set(columns.values())) == len(columns) and not people_in(row.get(0, "")):
            return at, columns
        if sum(bool(text) for text in row.values()) > 1:
            break                                      # no title that runs over the table
    return 0, {}


def _voter(text: str) -> str | None:
    """The one person a cell names; a surname may stand alone."""
    people = people_in(text, allow_single=True)
    return people[0].name if len(people) == 1 else None


def _by_voters(grid: Grid, rows: Sequence[dict[int, str]]) -> list[RecordedSide]:
    """A voter and the vote beside it, once or twice in a row."""
    names: dict[Side, list[str]] = {}
    told = 0
    for row in rows:
        cells = [text for _, text in sorted(row.items()) if text and not _COUNT.fullmatch(text)]
        found = [(name, text) for name, text in zip(cells[::2], cells[1::2], strict=False)
                 if (side_of(text) or _NO_VOTE.fullmatch(text)) and not side_of(name)]
        told += bool(found)
        for name, text in found:
            side, voter = side_of(text), _voter(name)
            if side and voter:
                names.setdefault(side, []).append(voter)
    are_voters = sum(map(len, names.values())) >= _LEAST_VOTERS and told + _HEAD_ROWS >= _SHARE * len(rows) + 1
    is_vote = are_voters and any(_SAYS_SIDE.match(text) for row in rows for text in row.values())
    sides = [side for side, _ in _SIDES] if is_vote else []
    return [RecordedSide(side, None, tuple(names.get(side, ())), grid.page_number) for side in sides]


def _by_lists(grid: Grid, rows: Sequence[dict[int, str]]) -> list[RecordedSide]:
    """A column a side, its voters in one cell or in several."""
    sides = {c: side for c, text in rows[0].items() if (side := side_of(text))}
    if len(sides) < 2 or len(sides) != len(rows[0]) or len(set(sides.values())) != len(sides):
        return []
    names: dict[int, list[str]] = {c: [] for c in sides}
    counts: dict[int, int] = {}
    for cell in grid.cells:
        if cell.row == min(c.row for c in grid.cells) or cell.column not in sides:
            continue
        counted = _COUNT.fullmatch(cell.text.strip())
        if counted:
            counts[cell.column] = int(counted[1])
        else:
            text = "\n".join(cell.lines) or cell.text
            names[cell.column] += [p.name for p in people_in(text, allow_single=True)]
    if not any(names.values()):
        return []
    return [RecordedSide(side, counts.get(c), tuple(names[c]), grid.page_number) for c, side in sides.items()]


def _by_rows(grid: Grid, rows: Sequence[dict[int, str]]) -> list[RecordedSide]:
    """A side a row, its voters in one cell, and perhaps their number in another."""
    found: list[RecordedSide] = []
    for row in rows:
        side = side_of(row.get(0, ""))
        if side is None or any(s.side == side for s in found):
            continue
        rest = [text for c, text in sorted(row.items()) if c]
        counts = [int(m[1]) for text in rest if (m := _COUNT.fullmatch(text))]
        lists = [text for text in rest if not _COUNT.fullmatch(text)]
        names = [p.name for text in lists for p in people_in(text, allow_single="," in text)]
        found.append(RecordedSide(side, counts[0] if counts else None, tuple(names), grid.page_number))
    is_vote = len(found) >= 2 and any(s.names or s.printed_count is not None for s in found)
    return found if is_vote else []


def place_of(grid: Grid, paragraphs: Sequence[Paragraph]) -> int:
    """Index of the first paragraph below the table; their number where none is."""
    return place_below(grid.areas[0].page_number, grid.areas[0].box.top, paragraphs)


def place_below(page_number: int, top: float, paragraphs: Sequence[Paragraph]) -> int:
    """Index of the first paragraph below a height of a page; their number where none is."""
    return next((i for i, p in enumerate(paragraphs) if (p.page_number, p.box.top) > (page_number, top)),
                len(paragraphs))
