"""Labels of a roll that a narrow column breaks: "OTHERS" beside the first name and "PRESENT:" below it.

In:  the lines of a roll, in reading order. Out: the lines with each such label whole, before its first name.
Believed only where a colon ends the lower part, names stand beside both, and both parts together are a label.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.document import Line
from extractor.minutes.roll_labels import read_label
from extractor.prose import text_of
from extractor.prose.passages import with_words

_SAME_PLACE = 3.0          # points


def with_whole_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines; as they are where no label is broken."""
    found: list[Line | None] = list(lines)
    for at, (upper, lower) in enumerate(pairwise(lines)):
        if _is_broken(upper, lower):
            cut = lower.segments[0][1]
            found[at] = _joined(upper, lower, cut)
            found[at + 1] = with_words(lower, range(cut, len(lower.words)))
    return [line for line in found if line is not None]


def _is_broken(upper: Line, lower: Line) -> bool:
    if len(upper.segments) < 2 or len(lower.segments) < 2 or abs(upper.box.x0 - lower.box.x0) > _SAME_PLACE:
        return False
    first, last = upper.segment_text(0), lower.segment_text(0)
    if not last.endswith(":") or ":" in first:
        return False
    label = read_label(f"{first} {last}")
    return label is not None and not label.rest


def _joined(upper: Line, lower: Line, cut: int) -> Line:
    """The upper line with the first words of the lower one behind its own label."""
    end = upper.segments[0][1]
    words = (*upper.words[:end], *lower.words[:cut], *upper.words[end:])
    ids = (*upper.word_ids[:end], *lower.word_ids[:cut], *upper.word_ids[end:])
    rest = tuple((a + cut, z + cut) for a, z in upper.segments[1:])
    return replace(upper, words=words, word_ids=ids, text=text_of(words), segments=((0, end + cut), *rest))
