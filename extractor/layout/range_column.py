"""A column of page ranges left of an agenda's numbers: "5 - 12   3   Minutes of the previous meeting".

In:  the lines of the front pages. Out: the same lines without those ranges, so that numbers begin them, and the range
of each such line by its index.

Two lines at least must begin so; what stands behind the range must be an item's number, wide apart from it.
"""

from collections.abc import Sequence

from extractor.document import Line
from extractor.layout.numbering import number_at_start
from extractor.layout.side_columns import column_range
from extractor.prose import with_words

_LEAST = 2


def without_ranges_before(lines: Sequence[Line]) -> tuple[Sequence[Line], dict[int, tuple[str, str | None]]]:
    """(lines, ranges by index of the line); the lines themselves where there is no such column."""
    found = {i: at for i, line in enumerate(lines) if (at := _range_before(line)) is not None}
    if len(found) < _LEAST:
        return lines, {}
    kept = [(with_words(line, range(line.segments[0][1], len(line.words))) or line) if i in found else line
            for i, line in enumerate(lines)]
    return kept, found


def _range_before(line: Line) -> tuple[str, str | None] | None:
    """The range that a line begins with, where a number in a segment of its own follows."""
    if len(line.segments) < 3 or not line.text[0].isdigit():
        return None
    a, z = line.segments[1]
    numbered = number_at_start(line.words[a:z])
    text = line.segment_text(0)
    if numbered is None or numbered[1] != z - a or not any(c in text for c in "-–—"):
        return None
    return column_range([text])
