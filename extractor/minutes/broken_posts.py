"""Posts that a column of a roll breaks, where two people stand side by side: "Ann Oak, Head of" over "Development".

In:  the lines of a roll, in reading order. Out: the lines with each such post whole, in the row of its person.
Believed only straight below a row of two columns, at the place of one of them, where the post above ends in no office
and the words below are words of posts; or where a bracket is open.
"""

from collections.abc import Sequence
from dataclasses import replace

from extractor.document import Line, Word
from extractor.geometry import union
from extractor.minutes.name_lead import bare_word
from extractor.minutes.name_match import is_of_post
from extractor.minutes.name_words import ROLE_HEADS
from extractor.minutes.roll import is_inside_brackets
from extractor.prose import text_of

_SAME_PLACE = 3.0          # points
_NEAR = 0.6                # of the letters' size, from line to line


def with_whole_posts(lines: Sequence[Line]) -> list[Line]:
    """The lines; as they are where no post is broken."""
    found: list[Line] = []
    for line in lines:
        homes = _homes(found[-1], line) if found else []
        if homes:
            found[-1] = _joined(found[-1], line, homes)
        else:
            found.append(line)
    return found


def _homes(above: Line, line: Line) -> list[int]:
    """The segments above that the line's segments go on with, in order; none where one of them stands for itself."""
    if len(above.segments) < 2 or line.page_number != above.page_number:
        return []
    if line.box.top - above.box.bottom > _NEAR * line.size:
        return []
    homes = [_home(above, line.words[a].x0, line.segment_text(i)) for i, (a, _) in enumerate(line.segments)]
    return [home for home in homes if home is not None] if None not in homes else []


def _home(above: Line, x0: float, text: str) -> int | None:
    for i, (a, _) in enumerate(above.segments):
        if abs(above.words[a].x0 - x0) <= _SAME_PLACE:
            if is_inside_brackets(above.segment_text(i)):
                return i
            post = above.segment_text(i).partition(", ")[2]
            is_open = bool(post) and bare_word(post.split(" ")[-1]) not in ROLE_HEADS
            return i if is_open and is_of_post(f"of {text}") else None
    return None


def _joined(above: Line, line: Line, homes: Sequence[int]) -> Line:
    """The row with each piece of the line behind the segment it goes on with."""
    words: list[Word] = []
    ids: list[int] = []
    segments: list[tuple[int, int]] = []
    for i, (a, z) in enumerate(above.segments):
        start = len(words)
        words += above.words[a:z]
        ids += above.word_ids[a:z]
        for home, (b, y) in zip(homes, line.segments, strict=True):
            if home == i:
                words += line.words[b:y]
                ids += line.word_ids[b:y]
        segments.append((start, len(words)))
    return replace(above, words=tuple(words), word_ids=tuple(ids), text=text_of(words), segments=tuple(segments),
                   box=union((above.box, line.box)))
