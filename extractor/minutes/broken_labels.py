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
_MOST_WORDS = 3            # of a label's lower part


def with_whole_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines; as they are where no label is broken."""
    found: list[Line | None] = list(lines)
    for at, (upper, lower) in enumerate(pairwise(lines)):
        if (cut := _label_words(upper, lower)) and _is_label(upper, lower, cut):
            found[at] = _joined(upper, lower, cut)
            found[at + 1] = with_words(lower, range(cut, len(lower.words)))
    return [line for line in found if line is not None]


def _label_words(upper: Line, lower: Line) -> int:
    """How many words before a colon open the lower line, below the upper one's first column; 0 for none."""
    if len(upper.segments) < 2 or abs(upper.box.x0 - lower.box.x0) > _SAME_PLACE:
        return 0
    beside = upper.words[upper.segments[1][0]].x0
    cut = next((i for i, word in enumerate(lower.words[:_MOST_WORDS], start=1) if word.text.endswith(":")), 0)
    return cut if cut < len(lower.words) and abs(lower.words[cut].x0 - beside) <= _SAME_PLACE else 0


def _is_label(upper: Line, lower: Line, cut: int) -> bool:
    first = upper.segment_text(0)
    label = read_label(f"{first} {text_of(lower.words[:cut])}") if ":" not in first else None
    return label is not None and not label.rest


def _joined(upper: Line, lower: Line, cut: int) -> Line:
    """The upper line with the first words of the lower one behind its own label."""
    end = upper.segments[0][1]
    words = (*upper.words[:end], *lower.words[:cut], *upper.words[end:])
    ids = (*upper.word_ids[:end], *lower.word_ids[:cut], *upper.word_ids[end:])
    rest = tuple((a + cut, z + cut) for a, z in upper.segments[1:])
    return replace(upper, words=words, word_ids=ids, text=text_of(words), segments=((0, end + cut), *rest))
