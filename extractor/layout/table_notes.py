"""Notes that stand below a table: its source, what its asterisks mean. They are no paragraphs of the report.

In:  passages of a paper in order, the areas of the tables on its pages, the size of its text.
Out: the passages, those notes marked as footnotes.

A note begins right below a table and is set smaller than the text, or begins with a mark or a word that only notes
begin with; further notes follow it closely.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.document import Area
from extractor.prose import Passage

_NEAR_EMS = 2.6
_SMALLER = 0.93
_LONGEST = 400
_OPENING = re.compile(r"(?:(?:data )?sources?|notes?|key|n\.?b\.?|footnotes?)\s*[:–-]|\*{1,3}\s?\w|†", re.IGNORECASE)


def with_table_notes(passages: Sequence[Passage], areas: Sequence[Area], body_size: float) -> tuple[Passage, ...]:
    """The same passages; footnotes where they are notes of a table above."""
    if not areas:
        return tuple(passages)
    feet: dict[int, list[float]] = {}
    for area in areas:
        feet.setdefault(area.page_number, []).append(area.box.bottom)
    found: list[Passage] = []
    for passage in passages:
        near = _NEAR_EMS * body_size
        is_below = any(-2 < passage.box.top - foot < near for foot in feet.get(passage.page_number, ()))
        if is_below and _is_note(passage, body_size):
            feet[passage.page_number].append(passage.box.bottom)         # the next note may follow this one
            found.append(replace(passage, is_footnote=True))
        else:
            found.append(passage)
    return tuple(found)


def _is_note(passage: Passage, body_size: float) -> bool:
    if len(passage.text) > _LONGEST or passage.number or passage.is_footnote:
        return False
    mark = passage.marker.text if passage.marker else ""
    return passage.size < _SMALLER * body_size or bool(_OPENING.match(mark + passage.text))
