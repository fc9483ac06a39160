"""How lines stand to one another on their pages: the usual distance, the measure's edge, which are footnotes.

In:  body lines in reading order. Out: `Measures`; the ids of footnote lines.
"""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.document import Line

_HEAD_SIZES = 1.1           # a line that much larger is a head: its width says nothing of the text below
_JUSTIFIED_LINES, _SAME_EDGE = 4, 1.0
_NEARLY_FULL_EMS = 6.0      # short of the edge: such lines are followed by others of their paragraph, not by heads
MAX_PITCH_SIZES = 2.6       # lines further apart than this many em are never one paragraph


def usual_size(lines: Sequence[Line]) -> float:
    """The em size that most characters are set in; 0.0 for no lines."""
    weights: dict[float, int] = {}
    for line in lines:
        weights[line.size] = weights.get(line.size, 0) + len(line.text)
    return max(weights, key=lambda s: (weights[s], s), default=0.0)


class Measures(NamedTuple):
    """`pitch` by (page, size): from line to line within a paragraph; `right` by id(line): where a full line ends."""

    pitch: dict[tuple[int, float], float]
    right: dict[int, float]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Measures":
        """Distances and edges of these lines."""
        steps: dict[tuple[int, float], list[float]] = {}
        of_full: dict[tuple[int, float], list[float]] = {}
        edge = max((line.box.x1 for line in lines), default=0.0)
        for before, line in itertools.pairwise(lines):
            if before.page_number == line.page_number and before.block == line.block and before.size == line.size:
                step = line.box.bottom - before.box.bottom
                if 0.8 * line.size < step < MAX_PITCH_SIZES * line.size:
                    key = (line.page_number, line.size)
                    steps.setdefault(key, []).append(step)
                    if before.box.x1 > edge - _NEARLY_FULL_EMS * line.size:
                        of_full.setdefault(key, []).append(step)
        pitch = {key: min(map(_usual_step, filter(None, (values, of_full.get(key))))) for key, values in steps.items()}
        right: dict[int, float] = {}
        for _, group in itertools.groupby(lines, key=lambda x: (x.page_number, x.block)):
            column = list(group)
            ends = [line.box.x1 for line in column]
            is_mixed = len({line.size for line in column}) > 1
            for i, line in enumerate(column):
                near = slice(max(0, i - 4), i + 5)
                right[id(line)] = max(ends[near])
                if is_mixed:
                    right[id(line)] = _edge_beside_heads(line, column[near], right[id(line)])
        return cls(pitch, right)

    def usual_pitch(self, line: Line) -> float:
        """Points from line to line where this one stands; 1.2 em where nothing tells."""
        return self.pitch.get((line.page_number, line.size), 1.2 * line.size)


def _edge_beside_heads(line: Line, near: Sequence[Line], widest: float) -> float:
    """The edge that a justified text keeps beside a picture, under a head that is wider; else the widest."""
    text = [other.box for other in near if other.size <= _HEAD_SIZES * line.size]
    edge = max(box.x1 for box in text)
    full = sum(edge - box.x1 < _SAME_EDGE and abs(box.x0 - line.box.x0) < _SAME_EDGE for box in text)
    return edge if full >= _JUSTIFIED_LINES else widest


def _usual_step(values: list[float]) -> float:
    """The smallest distance that is common: paragraphs of one line each must not pass for double spacing."""
    counts: dict[int, int] = {}
    for value in values:
        counts[round(value)] = counts.get(round(value), 0) + 1
    enough = max(1.0, 0.15 * len(values))
    smallest = min(step for step, n in counts.items() if n + counts.get(step + 1, 0) >= enough)
    close = [v for v in values if abs(v - smallest) <= 1.0]
    return sum(close) / len(close)


def footnote_lines(lines: Sequence[Line], body_size: float) -> set[int]:
    """ids of the lines at the foot of their page that are smaller than the text and begin with a mark."""
    notes: set[int] = set()
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page_number, []).append(line)
    for page_lines in by_page.values():
        tail: list[Line] = []
        for line in reversed(page_lines):
            if line.size > 0.92 * body_size:
                break
            tail.append(line)
        tail.reverse()
        start = next((i for i, line in enumerate(tail) if is_note_start(line)), None)
        if start is not None and len(tail) < len(page_lines):
            notes.update(id(line) for line in tail[start:])
    return notes


def is_note_start(line: Line) -> bool:
    """A raised or small mark, then text."""
    first = line.words[0]
    if len(line.words) < 2:
        return False
    is_mark = bool(re.fullmatch(r"\[?\d{1,2}\]?|\*{1,3}|†|‡|[a-z]", first.text))
    return is_mark and (first.size < 0.9 * line.size or first.bottom < line.words[1].bottom - 0.1 * line.size)
