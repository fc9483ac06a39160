"""Tables that hold what was resolved: an application each, "Proposal", "Speakers", "Resolution" down the side.

In:  a table, or the lines of the minutes and such tables. Out: whether it is one; the lines with the labels aside.
Believed only where a cell opens with a resolution and the first column is short: a log of actions has neither.
"""

import re
from collections.abc import Sequence

from extractor.document import Grid, Line
from extractor.minutes.margins import Note
from extractor.prose import by_page, without_words

_RESOLVES = re.compile(
    r"(?:(?:it was|the (?:sub-)?(?:committee|panel|board|council|cabinet))\s+)?(?:unanimously\s+)?"
    r"(?:RESOLVED|AGREED|DECIDED|Resolved|Agreed|Decided|GRANTED|REFUSED|APPROVED|DEFERRED)\b(?:\s|:)+\S", re.I)
_LEAST_WORDS = 5
_MOST_COLUMNS = 3
_LABEL_WORDS = 5
_SHARE = 0.7               # of the first column's cells are labels


def records_decisions(grid: Grid) -> bool:
    """Whether the table is minutes in boxes: a resolution beside its label."""
    if not 2 <= grid.column_count <= _MOST_COLUMNS:
        return False
    firsts = [c for c in grid.cells if c.column == 0 and c.text and c.column_span == 1]
    labels = [c for c in firsts if len(c.text.split()) <= _LABEL_WORDS and not any(map(str.isdigit, c.text))]
    told = any(c.column and len(c.text.split()) >= _LEAST_WORDS and _RESOLVES.match(c.text) for c in grid.cells)
    return told and len(labels) >= 2 and len(labels) >= _SHARE * len(firsts)


def without_labels(lines: Sequence[Line], grids: Sequence[Grid]) -> tuple[list[Line], list[Note]]:
    """(lines less the labels in the first column of such tables; the labels)."""
    labels = [c for grid in grids if records_decisions(grid) for c in grid.cells
              if c.column == 0 and c.column_span == 1 and c.text and len(c.text.split()) <= _LABEL_WORDS]
    aside = {word for cell in labels for word in cell.word_ids}
    if not aside:
        return list(lines), []
    kept: list[Line] = []
    notes: list[Note] = []
    for line in lines:
        ids = tuple((line.page_number, i) for i in line.word_ids if (line.page_number, i) in aside)
        if ids:
            words = [w.text for w, i in zip(line.words, line.word_ids, strict=True) if (line.page_number, i) in aside]
            notes.append(Note(" ".join(words), line.page_number, ids, line.box.top, line.box.bottom))
        rest = without_words(line, by_page(ids))
        if rest is not None:
            kept.append(rest)
    return kept, notes
