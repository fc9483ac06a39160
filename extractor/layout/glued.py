"""Numbers typed against their titles: "1.Apologies", "2)Declarations of interest".

In:  the lines of the front pages. Out: the same lines, such a first word parted in two.

Two lines at least must begin so, with a number that one word processor's list would give, and a capital after it:
"4.E" may be a grid reference and "5.Bn" a sum, but not twice in one list.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.document import Line

_LEAST = 2
_GLUED = re.compile(r"(\d{1,3}[a-z]?[.):])([“‘\"']?[A-Z][A-Za-z’'&/-]*[,.:;]?)")


def unglued(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines whose numbers are words of their own; the lines themselves where no number is glued."""
    found = {i: m for i, line in enumerate(lines)
             if line.text[:1].isdigit() and line.words and (m := _GLUED.fullmatch(line.words[0].text))}
    if len(found) < _LEAST:
        return lines
    return [_parted(line, found[i]) if i in found else line for i, line in enumerate(lines)]


def _parted(line: Line, match: re.Match[str]) -> Line:
    """The first word as two; how wide each is, is told by its share of the letters."""
    whole = line.words[0]
    at = whole.x0 + (whole.x1 - whole.x0) * len(match[1]) / len(whole.text)
    words = (whole._replace(text=match[1], x1=at), whole._replace(text=match[2], x0=at), *line.words[1:])
    segments = tuple((a + (n > 0), z + 1) for n, (a, z) in enumerate(line.segments))
    return replace(line, words=words, word_ids=(line.word_ids[0], *line.word_ids), segments=segments,
                   text=" ".join([w.text for w in words]))
