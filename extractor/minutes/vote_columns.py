"""Recorded votes printed in columns without rules: "For", "Against" and "Abstention" over the names.

In:  lines of the minutes. Out: the lines less such columns, and the votes.
Believed where a line holds two sides' labels and nothing else, and every line below stands under them with names,
"None" or a figure.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.document import Line
from extractor.minutes.margins import Note
from extractor.minutes.names import people_in
from extractor.minutes.vote_table import side_of
from extractor.minutes.vote_wordings import NOBODY, RecordedSide, Side

_COUNT = re.compile(r"\(?\s*(?:total\s*[:=]?\s*)?(\d{1,3})\s*(?:votes?|members?)?\s*\)?", re.I)
_SLACK = 14.0              # points that an entry may begin off its head
_LEAST_NAMES = 2
_MOST_WORDS = 6


class Columns(NamedTuple):
    """A vote in columns: its sides, and where it stood."""

    sides: tuple[RecordedSide, ...]
    page_number: int
    top: float


def without_vote_columns(lines: Sequence[Line]) -> tuple[list[Line], list[Columns], list[Note]]:
    """(lines less the columns, the votes in them, what was taken out)."""
    kept: list[Line] = []
    votes: list[Columns] = []
    notes: list[Note] = []
    at = 0
    while at < len(lines):
        heads = _heads(lines[at])
        end = _end(lines, at, heads) if heads else at
        sides = _sides(lines[at:end], heads) if heads else []
        if sum(len(s.names) for s in sides) < _LEAST_NAMES:
            kept.append(lines[at])
            at += 1
            continue
        votes.append(Columns(tuple(sides), lines[at].page_number, lines[at].box.top))
        notes += [Note(x.text, x.page_number, tuple((x.page_number, i) for i in x.word_ids)) for x in lines[at:end]]
        at = end
    return kept, votes, notes


def _heads(line: Line) -> list[tuple[float, Side]]:
    """The sides that the line heads, with where their columns begin; none where it says anything else."""
    if len(line.segments) < 2:
        return []
    found = [(line.words[a].x0, side_of(_COUNT.sub("", line.segment_text(i)).strip()))
             for i, (a, _) in enumerate(line.segments)]
    sides = [(x0, side) for x0, side in found if side is not None]
    return sides if len(sides) == len(found) == len({side for _, side in sides}) else []


def _column(x0: float, heads: Sequence[tuple[float, Side]]) -> Side | None:
    return next((side for place, side in heads if abs(place - x0) <= _SLACK), None)


def _is_entry(text: str) -> bool:
    if _COUNT.fullmatch(text) or NOBODY.fullmatch(text):
        return True
    return _is_chair(text) or (len(text.split()) <= _MOST_WORDS and len(people_in(text, allow_single=True)) == 1)


def _is_chair(text: str) -> bool:
    return text.lower() in ("the mayor", "the chair", "the chairman", "the lord mayor", "the deputy mayor")


def _end(lines: Sequence[Line], at: int, heads: Sequence[tuple[float, Side]]) -> int:
    """Index after the last line that stands under the heads."""
    end = at + 1
    while end < len(lines) and all(
        _column(lines[end].words[a].x0, heads) and _is_entry(lines[end].segment_text(i))
        for i, (a, _) in enumerate(lines[end].segments)
    ):
        end += 1
    return end


def _sides(lines: Sequence[Line], heads: Sequence[tuple[float, Side]]) -> list[RecordedSide]:
    names: dict[Side, list[str]] = {side: [] for _, side in heads}
    counts: dict[Side, int] = {}
    for i, line in enumerate(lines):
        for j, (a, _) in enumerate(line.segments):
            text, side = line.segment_text(j), _column(line.words[a].x0, heads)
            counted = _COUNT.search(text) if i == 0 else _COUNT.fullmatch(text)
            if side is None:
                continue
            if counted:
                counts[side] = int(counted[1])
            elif i:
                found = [p.name for p in people_in(text, allow_single=True)]
                names[side] += found or ([text] if _is_chair(text) else [])
    return [RecordedSide(side, counts.get(side), tuple(names[side]), lines[0].page_number) for _, side in heads]
