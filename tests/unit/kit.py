"""Lines and pages of invented papers, set in fixed-width words: what unit tests of layout are made of."""

import itertools
from collections.abc import Sequence

from extractor.document import Font, Leaf, Line, LineRole, Page, Word
from extractor.geometry import union
from extractor.prose import text_of

CHAR_EMS = 0.5
SPACE_EMS = 0.28


def words_at(text: str, x0: float, top: float, *, size: float = 12.0, bold: bool = False) -> list[Word]:
    """Words of a text from x0 on; "|" moves on to the next of the tab stops written as "|120"."""
    words: list[Word] = []
    x = x0
    for token in text.split():
        if token.startswith("|") and token[1:].isdigit():
            x = float(token[1:])
            continue
        width = len(token) * CHAR_EMS * size
        words.append(Word(token, x, top, x + width, top + 1.1 * size, size, Font("Sans", bold, False)))
        x += width + SPACE_EMS * size
    return words


def line_of(words: Sequence[Word], *, page: int = 1, start: int = 0, role: LineRole = "body", block: int = 0) -> Line:
    """A line of those words, cut into segments where the gap is over one em."""
    cuts = [0, *(i for i in range(1, len(words)) if words[i].x0 - words[i - 1].x1 > words[i].size), len(words)]
    bold = sum(w.font.is_bold for w in words) * 2 > len(words)
    return Line(page, tuple(range(start, start + len(words))), tuple(words), tuple(itertools.pairwise(cuts)),
                union(w.box for w in words), text_of(words), words[0].size, bold, False, role=role, block=block)


Printed = tuple[str, float, float] | tuple[str, float, float, str]


def lines_of(printed: Sequence[Printed], *, page: int = 1, size: float = 12.0) -> list[Line]:
    """Lines of (text, x0, top) or (text, x0, top, "bold"), word ids running on."""
    lines: list[Line] = []
    start = 0
    for entry in printed:
        words = words_at(entry[0], entry[1], entry[2], size=size, bold=len(entry) > 3)
        lines.append(line_of(words, page=page, start=start))
        start += len(words)
    return lines


def page_of(printed: Sequence[Printed], *, number: int = 1, width: float = 595.0, height: float = 842.0) -> Page:
    """A page of level text."""
    words = [w for e in printed for w in words_at(e[0], e[1], e[2], bold=len(e) > 3)]
    return Page(number, width, height, words=tuple(words))


def leaf_of(printed: Sequence[Printed], *, page: int = 1, label: str | None = None, own: str | None = None) -> Leaf:
    """A leaf of body lines only."""
    lines = tuple(lines_of(printed, page=page))
    box = union(line.box for line in lines) if lines else None
    return Leaf(page, lines, page_label=label, is_blank=not lines, body_box=box, own_label=own)
