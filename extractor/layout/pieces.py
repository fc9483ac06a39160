"""A front sheet's lines cut into pieces that stand in columns, and the pieces of one column joined downwards.

In:  the body lines of a page. Out: `Piece`s in the order of their lines, each with the stack that it belongs to.

A gap in a line parts two columns only if something above or below starts there too: justified lines have gaps as
wide. Where a column of labels stands close to justified text ("House, Telephone:") the label's own column tells.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.document import Line, Word
from extractor.prose import join_lines, text_of

_SAME_X_PT = 3.0
_NEAR_LINES = 3
_ALWAYS_EMS = 4.0        # a gap as wide as this always parts


class Piece(NamedTuple):
    """A stretch of one line within one column."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_bold: bool
    line: int
    page_number: int


class Stack(NamedTuple):
    """Pieces below one another in one face, their text joined."""

    text: str
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> float:
        return self.pieces[0].size

    @property
    def is_bold(self) -> bool:
        return self.pieces[0].is_bold


def lines_to_pieces(lines: Sequence[Line]) -> list[Piece]:
    """Pieces from left to right, line by line."""
    starts = [[line.words[a].x0 for a, _ in line.segments] for line in lines]
    labels = [
        [w.x0 for a, z in line.segments if line.words[z - 1].text.endswith(":") and z - a <= 4 for w in line.words[a:z]]
        if ":" in line.text else [] for line in lines
    ]
    pieces = []
    heads = [
        [line.words[a].x0 for a, z in line.segments if line.words[z - 1].text.endswith(":")] if ":" in line.text else []
        for line in lines
    ]
    for i, line in enumerate(lines):
        cuts = [0]
        if len(line.segments) > 1 or labels[i]:
            near = [j for j in range(max(0, i - _NEAR_LINES), min(len(lines), i + _NEAR_LINES + 1))
                    if j != i and lines[j].page_number == line.page_number]
            below = {y for j in near for y in heads[j]}
            label_columns = set() if all(_near(x, below) for x in heads[i]) else {
                x for x in labels[i] if _near(x, {y for j in near for y in labels[j]})}
            cuts += _cuts(line, {x for j in near for x in starts[j]}, label_columns)
        elif line.words[0].font.is_bold and not line.words[-1].font.is_bold:
            cuts += _cut_where_bold_ends(line, {x for j in (i - 1, i + 1) if 0 <= j < len(lines)
                                                and lines[j].page_number == line.page_number for x in starts[j][1:]})
        for a, z in zip(cuts, [*cuts[1:], len(line.words)], strict=True):
            words = line.words[a:z]
            text, is_bold = (line.text, line.is_bold) if len(cuts) == 1 else (text_of(words), _is_mostly_bold(words))
            pieces.append(Piece(text, words[0].x0, words[-1].x1, line.box.top, line.box.bottom, line.size, is_bold, i,
                                line.page_number))
    return pieces


def _cuts(line: Line, columns: set[float], label_columns: set[float]) -> Iterator[int]:
    """Indexes of the words after the first that begin a piece: at a gap where a column starts, or a label's value."""
    segment_starts = {a for a, _ in line.segments[1:]}
    for k in range(1, len(line.words)) if label_columns else sorted(segment_starts):
        word, before = line.words[k], line.words[k - 1]
        gap = word.x0 - before.x1
        is_column = k in segment_starts and (gap > _ALWAYS_EMS * line.size or _near(word.x0, columns))
        is_value = k in segment_starts and before.text.endswith(":")
        if is_column or is_value or word.x0 in label_columns:
            yield k


def _cut_where_bold_ends(line: Line, columns: set[float]) -> list[int]:
    """The word after a bold label so long that its value stands a word space behind it, in the column of the values
    above and below."""
    k = next(k for k, word in enumerate(line.words) if not word.font.is_bold)
    return [k] if _near(line.words[k].x0, columns) else []


def _is_mostly_bold(words: Sequence[Word]) -> bool:
    bold = sum([len(w.text) for w in words if w.font.is_bold])
    return bold > 0 and bold * 2 > sum([len(w.text) for w in words])


def _near(x: float, columns: set[float]) -> bool:
    return any(abs(x - c) < _SAME_X_PT for c in columns)


def pieces_to_stacks(pieces: Sequence[Piece]) -> list[Stack]:
    """Pieces joined with the next below of the same face that starts at the same place or has the same middle."""
    stacks: list[list[Piece]] = []
    for piece in pieces:
        home = next((s for s in reversed(stacks[-6:]) if _is_below(s[-1], piece)), None)
        if home is None:
            stacks.append([piece])
        else:
            home.append(piece)
    return [Stack(join_lines([p.text for p in s]), tuple(s)) for s in stacks]


def _is_below(above: Piece, piece: Piece) -> bool:
    if above.page_number != piece.page_number or above.line >= piece.line or above.is_bold != piece.is_bold:
        return False
    if abs(above.size - piece.size) > 0.05 * above.size or not -0.5 < (piece.top - above.bottom) / piece.size < 0.6:
        return False
    middles = abs((above.x0 + above.x1) - (piece.x0 + piece.x1)) / 2
    return abs(above.x0 - piece.x0) < _SAME_X_PT or middles < _SAME_X_PT
