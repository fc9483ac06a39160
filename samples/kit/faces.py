"""Typefaces for the sample packs, and text set into lines.

In:  text with a little markup (`<b>`, `<i>`, `<u>`; a newline ends a line), a width in points.
Out: `Line`s of `Word`s; each word is a tuple of `Piece`s because style may change inside a word.
Only faces that reportlab carries are used: the standard fourteen (never embedded) and Bitstream Vera
(embedded as a subset), so that samples hold both kinds.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

TAG = re.compile(r"(</?[biu]>)")


@dataclass(frozen=True)
class Face:
    regular: str
    bold: str
    italic: str
    bold_italic: str

    def font(self, *, bold: bool, italic: bool) -> str:
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


FACES = {
    "sans": Face("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "serif": Face("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
    "mono": Face("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique"),
    "vera": Face("Vera", "VeraBd", "VeraIt", "VeraBI"),
}


@lru_cache(maxsize=1)
def register_vera() -> None:
    """Make the embedded face known to reportlab; once a process."""
    for name in ("Vera", "VeraBd", "VeraIt", "VeraBI"):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))


@lru_cache(maxsize=20_000)
def string_width(text: str, font: str, size: float) -> float:
    """Points; the same words come again and again."""
    return float(pdfmetrics.stringWidth(text, font, size))


class Piece(NamedTuple):
    text: str
    bold: bool
    italic: bool
    underlined: bool


class Word(NamedTuple):
    pieces: tuple[Piece, ...]
    width: float


class Line(NamedTuple):
    words: tuple[Word, ...]
    width: float                # without justification
    is_last: bool               # of its paragraph: never justified


@dataclass(frozen=True)
class Type:
    """A face at a size, as a paragraph or a table cell asks for it."""

    face: str = "sans"
    size: float = 11.0
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    leading: float = 1.2        # of the size

    @property
    def line_height(self) -> float:
        return self.size * self.leading

    def width(self, text: str, *, bold: bool = False, italic: bool = False) -> float:
        return string_width(text, FACES[self.face].font(bold=bold, italic=italic), self.size)


def plain(text: str) -> str:
    """The text without markup, one space between words: what a golden file says."""
    return " ".join(TAG.sub("", text).split())


def pieces_of(text: str, kind: Type) -> list[Piece]:
    bold, italic, underlined = kind.bold, kind.italic, kind.underlined
    pieces = []
    for part in TAG.split(text):
        if TAG.fullmatch(part):
            on = part[1] != "/"
            bold = on if part[-2] == "b" else bold
            italic = on if part[-2] == "i" else italic
            underlined = on if part[-2] == "u" else underlined
        elif part:
            pieces.append(Piece(part, bold, italic, underlined))
    return pieces


def words_of(text: str, kind: Type) -> list[Word]:
    """Words of one forced line: runs without a space, whatever the style inside."""
    words: list[list[Piece]] = [[]]
    for piece in pieces_of(text, kind):
        for n, run in enumerate(piece.text.split(" ")):
            if n:
                words.append([])
            if run:
                words[-1].append(piece._replace(text=run))
    return [
        Word(tuple(w), sum(kind.width(p.text, bold=p.bold, italic=p.italic) for p in w))
        for w in words if w
    ]


def space_after(word: Word, kind: Type) -> float:
    """Width of the space that follows: it is set in the style of the word's end, and bold spaces can be wider."""
    return kind.width(" ", bold=word.pieces[-1].bold, italic=word.pieces[-1].italic)


def lines_of(text: str, width: float, kind: Type) -> list[Line]:
    """Break text into lines no wider than `width`; a word wider than that gets a line of its own."""
    lines = []
    for forced in text.split("\n"):
        row: list[Word] = []
        used = 0.0
        for word in words_of(forced, kind):
            space = space_after(row[-1], kind) if row else 0.0
            if row and used + space + word.width > width:
                lines.append(Line(tuple(row), used, False))
                row, used = [], 0.0
            used += word.width + (space if row else 0.0)      # no space before the first
            row.append(word)
        lines.append(Line(tuple(row), used, True))
    return lines
