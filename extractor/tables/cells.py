"""Draft -> cells of a `Grid`: text, print lines, ground colour, boldness, boxes as displayed."""

import itertools
from collections.abc import Sequence

from extractor.document import Cell, Fill
from extractor.geometry import Box, intersection_area
from extractor.tables.celltext import Known, joined_text, line_text, lines_of
from extractor.tables.draft import Draft, Slot
from extractor.tables.scene import Spot

_GROUND_SHARE = 0.5     # of a cell that a fill must cover to be its ground
_WHITE = 0xFFFFFF
_EMPTY_LINE = 2.0       # em from top to top
_PARAGRAPH = 1.4        # of the closest step from line to line: a wider one parts paragraphs


def cell_of(draft: Draft, slot: Slot, spots: Sequence[Spot], known: Known) -> Cell:
    """One cell; row and column within the draft, box as displayed."""
    lines = lines_of(spots)
    texts = tuple(text for text in map(line_text, lines) if text)
    box = draft.slot_box(slot)
    page = draft.scene.page
    bold = sum([len(s.word.text) for s in spots if s.word.font.is_bold])
    letters = sum([len(s.word.text) for s in spots]) if bold else 0
    return Cell(
        row=slot.row, column=slot.column, text=joined_text(texts, known), page_number=page.number,
        box=draft.scene.displayed(box), row_span=slot.row_span, column_span=slot.column_span, lines=texts,
        fill=ground(box, draft.scene.fills), is_bold=bold * 2 > letters,
        word_ids=tuple((page.number, s.word_id) for line in lines for s in line),
        bold_lines=_bold_lines(lines) if 0 < bold < letters and len(texts) == len(lines) > 1 else 0,
        breaks=_breaks(lines) if len(texts) == len(lines) > 1 else (),
    )


def _breaks(lines: Sequence[Sequence[Spot]]) -> tuple[int, ...]:
    """The lines below wider white than the closest lines have, or below an empty line."""
    if any(line[0].turn for line in lines):
        return ()
    tops = [line[0].top for line in lines]
    steps = [b - a for a, b in itertools.pairwise(tops)]
    size = max(s.word.size for s in lines[0])
    least = min(_PARAGRAPH * max(min(steps), size), _EMPTY_LINE * size)
    return tuple(i + 1 for i, step in enumerate(steps) if step > least)


def _bold_lines(lines: Sequence[Sequence[Spot]]) -> int:
    """How many lines from the top are bold in every word, where none below has a bold word; else 0."""
    bold = [[s.word.font.is_bold for s in line] for line in lines]
    count = next((n for n, line in enumerate(bold) if not all(line)), len(bold))
    return 0 if any(any(line) for line in bold[count:]) else count


def ground(box: Box, fills: Sequence[Fill]) -> int | None:
    """The colour of the last painted fill that covers half of the box; None for white or none."""
    need = _GROUND_SHARE * box.area
    for fill in reversed(fills):
        if fill.x0 < box.x1 and fill.x1 > box.x0 and fill.top < box.bottom and fill.bottom > box.top \
                and intersection_area(box, Box(*fill[:4])) >= need:
            return None if fill.colour == _WHITE else fill.colour
    return None
