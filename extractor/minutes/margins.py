"""What stands around the text of minutes: a column of names beside it, and lines that each page repeats.

In:  body lines. Out: the lines without it, and its entries.
A column is believed where three entries or more begin at one place far right, all short and none of them figures
(one, where "Action" is printed over it), and no other line of these pages runs across that place: justified lists and
columns of money stay as they are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from extractor.document import Cell, Grid, Line, Paragraph
from extractor.prose import by_page, without_words

_HEADS = ("action", "owner", "by whom", "lead", "initials")
_MIN_ENTRIES = 3
_MAX_WORDS = 5
_SAME_PLACE = 8.0         # points between starts of one column
_HEAD = re.compile(r"actions?(?:\s+(?:by|required|owner|point))?:?|owners?:?|by\s+whom:?|initials:?", re.I)
_HEAD_WORDS = 2
_HEADED_SHARE = 0.6       # of the text's width: a column with a head begins beyond it
_BELOW_TITLE = 40.0       # points
_ROW_REACH = 8            # paragraphs of one entry's row
_INSIDE = 2.0             # points below a line's top
_HEAD_SLACK = 40.0        # points that a column's head may begin before its entries
_RIGHT_SHARE = 0.68       # of the text's width: a column begins beyond it


_MIN_PAGES = 3
_OUTER_LINES = 5          # from the top and from the foot of a page
_POINT = re.compile(r"\W{0,2}(?:\w{1,4}|\d[\d./]*)[.)]|[•▪o-]\s|\d")
_SAME_HEIGHT = 4.0        # points between places of a line that pages repeat


class Note(NamedTuple):
    """One entry of the column."""

    text: str
    page_number: int
    word_ids: Sequence[tuple[int, int]]
    top: float = 0.0              # of its line
    bottom: float = 0.0


_DIGITS = re.compile(r"\d+")


def without_repeated(lines: Sequence[Line]) -> tuple[list[Line], list[Note]]:
    """(lines less those that stand first or last at one height of three pages or more, and of half of them; those).

    They are addresses and lines to sign on that were not known as running heads or feet.
    """
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page_number, []).append(line)
    outer = {
        id(line) for page in by_page.values() for line in (*page[:_OUTER_LINES], *page[-_OUTER_LINES:])
        if not _POINT.match(line.text)
    }
    places: dict[tuple[str, int], set[int]] = {}
    for line in lines:
        if id(line) in outer:
            for key in _places(line):
                places.setdefault(key, set()).add(line.page_number)
    enough = max(_MIN_PAGES, len(by_page) // 2 + 1)
    kept: list[Line] = []
    notes: list[Note] = []
    for line in lines:
        if id(line) in outer and any(len(places[key]) >= enough for key in _places(line)):
            ids = tuple((line.page_number, i) for i in line.word_ids)
            notes.append(Note(line.text, line.page_number, ids))
        else:
            kept.append(line)
    return kept, notes


def _places(line: Line) -> tuple[tuple[str, int], tuple[str, int]]:
    """Text without figures, and the two bands of the page that its height falls into."""
    text = _DIGITS.sub("#", line.text)
    band = int(line.box.top // _SAME_HEIGHT)
    return (text, band), (text, band + (1 if line.box.top % _SAME_HEIGHT >= _SAME_HEIGHT / 2 else -1))


def without_margin(lines: Sequence[Line], above: Sequence[Line] = ()) -> tuple[list[Line], list[Note]]:
    """(lines less the column's words, entries of the column in order); the lines as they are where there is none.

    `above` are lines over these, in which the column's head may stand.
    """
    start = _headed_start(lines, above) or _column_start(lines)
    if start is None:
        return list(lines), []
    kept: list[Line] = []
    notes: list[Note] = []
    for line in lines:
        at = _entry_at(line, start)
        if at is None:
            kept.append(line)
            continue
        a, z = line.segments[at]
        ids = tuple((line.page_number, i) for i in line.word_ids[a:z])
        notes.append(Note(line.segment_text(at), line.page_number, ids, line.box.top, line.box.bottom))
        rest = without_words(line, by_page(ids))
        if rest is not None:
            kept.append(rest)
    return kept, notes


def without_action_cells(lines: Sequence[Line], grids: Sequence[Grid]) -> tuple[list[Line], list[Note]]:
    """(lines less the cells under "Action" and the head row of tables that only lay out the minutes; those cells)."""
    aside: dict[tuple[int, int], tuple[Cell, bool]] = {}
    for grid in grids:
        last = grid.column_count - 1
        heads = [cell for cell in grid.cells if cell.row == 0]
        if not any(c.column == last and c.text.lower().strip(" :").startswith(_HEADS) for c in heads):
            continue
        for cell in grid.cells:
            if cell.column == last or (cell.row == 0 and len(cell.text.split()) <= _MAX_WORDS):
                aside.update(dict.fromkeys(cell.word_ids, (cell, cell.row == 0)))
    if not aside:
        return list(lines), []
    kept: list[Line] = []
    notes: list[Note] = []
    taken: set[int] = set()
    for line in lines:
        ids = tuple((line.page_number, i) for i in line.word_ids if (line.page_number, i) in aside)
        for word in ids:
            cell, is_head = aside[word]
            if id(cell) in taken:
                continue
            taken.add(id(cell))
            top = line.box.top + _INSIDE               # a cell is one entry, beside the line that it begins on
            notes.append(Note("Action" if is_head else cell.text, line.page_number, cell.word_ids, top, top))
        rest = without_words(line, by_page(ids))
        if rest is not None:
            kept.append(rest)
    return kept, notes


def with_owners(paragraphs: Sequence[Paragraph], notes: Sequence[Note]) -> tuple[Paragraph, ...]:
    """The paragraphs with what the column of actions says beside each; lines of one entry are joined."""
    entries: list[Note] = []
    for note in notes:
        if note.text.lower().strip(" :").startswith(_HEADS):
            continue
        last = entries[-1] if entries else None
        gap = note.top - last.bottom if last and last.page_number == note.page_number else -1.0
        if last and 0 <= gap < 0.6 * (note.bottom - note.top):
            entries[-1] = last._replace(text=f"{last.text} {note.text}", bottom=note.bottom)
        else:
            entries.append(note)
    owners: dict[int, str] = {}
    for entry, following in zip_longest(entries, entries[1:]):
        at = _beside(paragraphs, entry)
        if at is not None:
            at = _deed_of(paragraphs, at, entry, following)
            owners[at] = f"{owners[at]}, {entry.text}" if at in owners else entry.text
    return tuple(replace(p, action_owner=owners[i]) if i in owners else p for i, p in enumerate(paragraphs))


def _deed_of(paragraphs: Sequence[Paragraph], at: int, entry: Note, following: Note | None) -> int:
    """Of the entry's paragraphs the one that opens with its owner ("JS to share the figures"); else the first."""
    for i in range(at, min(at + _ROW_REACH, len(paragraphs))):
        paragraph = paragraphs[i]
        is_below = following is not None and (following.page_number, following.top) <= (
            paragraph.page_number, paragraph.box.top)
        if paragraph.section_number != paragraphs[at].section_number or is_below:
            break
        if paragraph.text.startswith(f"{entry.text} to "):
            return i
    return at


def _beside(paragraphs: Sequence[Paragraph], entry: Note) -> int | None:
    """Index of the paragraph whose lines the entry stands beside."""
    middle = (entry.top + entry.bottom) / 2
    own = [(i, p.box) for i, p in enumerate(paragraphs) if p.page_number == entry.page_number]
    beside = next((i for i, box in own if box.top - 1 <= middle <= box.bottom + 1), None)
    if beside is None and entry.top == entry.bottom:       # a cell that begins beside its item's title
        return next((i for i, box in own if 0 <= box.top - middle <= _BELOW_TITLE), None)
    return beside


def _entry_at(line: Line, start: float) -> int | None:
    """Index of the segment that stands in the column; only the last can."""
    last = len(line.segments) - 1
    a, z = line.segments[last]
    away = line.words[a].x0 - start
    is_head = last > 0 and -_HEAD_SLACK < away < _HEAD_SLACK and line.segment_text(last).lower().startswith(_HEADS)
    return last if z - a <= _MAX_WORDS and (abs(away) <= _SAME_PLACE or is_head) else None


def _headed_start(lines: Sequence[Line], above: Sequence[Line]) -> float | None:
    """Where the entries of a column begin over which "Action" is printed."""
    both = [*above, *lines]
    left, right = (min(x.box.x0 for x in both), max(x.box.x1 for x in both)) if both else (0.0, 0.0)
    for at, line in enumerate(both):
        a, z = line.segments[-1]
        x0 = line.words[a].x0
        if x0 < left + _HEADED_SHARE * (right - left) or z - a > _HEAD_WORDS or not _HEAD.fullmatch(
            line.segment_text(len(line.segments) - 1)
        ):
            continue
        parted = [(x.words[x.segments[-1][0]].x0, x) for x in both[at + 1 :] if len(x.segments) > 1]
        below = [x for place, x in parted if abs(place - x0) < _HEAD_SLACK]
        start = min((place for place, _ in parted if abs(place - x0) < _HEAD_SLACK), default=x0)
        entries = [x for x in below if _entry_at(x, start) is not None]
        rest = [x for x in both[at + 1 :] if _entry_at(x, start) is None]
        texts = [x.segment_text(len(x.segments) - 1) for x in entries]
        are_names = all(t[:1].isupper() and not any(c.isdigit() for c in t) for t in texts)
        if entries and are_names and not any(_runs_across(x, start) for x in rest):
            return start
    return None


def _column_start(lines: Sequence[Line]) -> float | None:
    if not lines:
        return None
    left = min(line.box.x0 for line in lines)
    right = max(line.box.x1 for line in lines)
    beside = [line for line in lines if len(line.segments) > 1]
    starts = sorted(line.words[line.segments[-1][0]].x0 for line in beside)
    for start in starts:
        if start < left + _RIGHT_SHARE * (right - left):
            continue
        entries = [line for line in beside if _entry_at(line, start) is not None]
        if len(entries) < _MIN_ENTRIES or not _are_names(entries):
            continue
        pages = {line.page_number for line in entries}
        others = [line for line in lines if line.page_number in pages and _entry_at(line, start) is None]
        if others and not any(_runs_across(line, start) for line in others):
            return start
    return None


def _are_names(entries: Sequence[Line]) -> bool:
    """Words without figures, beside text that is longer than they are."""
    plain = heads = 0
    for line in entries:
        text = line.segment_text(len(line.segments) - 1)
        heads += text.lower().startswith(_HEADS)
        beside = len(line.words) - (line.segments[-1][1] - line.segments[-1][0])
        plain += text[:1].isupper() and not any(c.isdigit() for c in text) and beside >= 3
    return plain >= (0.75 if not heads else 0.6) * len(entries)


def _runs_across(line: Line, start: float) -> bool:
    """A piece of text over the column's edge; a head that is centred over the column is none."""
    return any(
        line.words[a].x0 < start - _HEAD_SLACK and line.words[z - 1].x1 > start + 2 for a, z in line.segments
    )
