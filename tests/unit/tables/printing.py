"""Pages made by hand for the tests of tables: words, rules and fills placed in points, no PDF between."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractor.document import Fill, Font, Grid, Leaf, Pack, Page, Provenance, Rule, Word
from extractor.geometry import union
from extractor.layout.lines import words_to_lines
from extractor.stages.tabulate import tabulate

_LETTER, _SPACE = 0.5, 0.26  # of the em: what a sans serif face takes on average


def width_of(text: str, size: float = 10) -> float:
    """Points that the text takes in print."""
    words = text.split(" ")
    return size * (_LETTER * sum(map(len, words)) + _SPACE * (len(words) - 1))


@dataclass
class Print:
    """A page being set; every method returns the page itself."""

    width: float = 595.0
    height: float = 842.0
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    curves: int = 0

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 10,
        bold: bool = False,
        align: str = "left",
        mcid: int = -1,
    ) -> "Print":
        """A line of text whose top is y; x is its left end, right end or middle."""
        if align == "right":
            x -= width_of(text, size)
        elif align == "centre":
            x -= width_of(text, size) / 2
        font = Font("Face-Bold" if bold else "Face", bold, False)
        for word in text.split(" "):
            if word:
                end = x + size * _LETTER * len(word)
                self.words.append(Word(word, x, y, end, y + 1.1 * size, size, font, mcid=mcid))
                x = end + size * _SPACE
        return self

    def row(self, y: float, cells: Sequence[tuple[float, str]], *, align: str = "left", **how: object) -> "Print":
        """Texts side by side on one line."""
        for x, text in cells:
            self.text(x, y, text, align=align, **how)  # type: ignore[arg-type]
        return self

    def across(self, y: float, x0: float, x1: float) -> "Print":
        self.rules.append(Rule(x0, y - 0.25, x1, y + 0.25, True, 0.5, 0))
        return self

    def down(self, x: float, top: float, bottom: float) -> "Print":
        self.rules.append(Rule(x - 0.25, top, x + 0.25, bottom, False, 0.5, 0))
        return self

    def box(self, x0: float, top: float, x1: float, bottom: float) -> "Print":
        return self.across(top, x0, x1).across(bottom, x0, x1).down(x0, top, bottom).down(x1, top, bottom)

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: int) -> "Print":
        self.fills.append(Fill(x0, top, x1, bottom, colour, False))
        return self

    def prose(self, x: float, y: float, lines: int, *, width: float = 440, size: float = 10) -> "Print":
        """Running text, full lines and a last one of two thirds."""
        word = "matters considered during the period under review by officers".split()
        for i in range(lines):
            line, k = "", i
            while width_of(f"{line} {word[k % len(word)]}", size) < (width if i < lines - 1 else 0.66 * width):
                line = f"{line} {word[k % len(word)]}".strip()
                k += 1
            self.text(x, y + i * 1.2 * size, line, size=size)
        return self

    def page(self, number: int = 1) -> Page:
        return Page(
            number,
            self.width,
            self.height,
            words=tuple(self.words),
            rules=tuple(self.rules),
            fills=tuple(self.fills),
            curve_count=self.curves,
        )


def leaf_of(page: Page) -> Leaf:
    lines = words_to_lines(page)
    return Leaf(page.number, lines, body_box=union(x.box for x in lines) if lines else None)


def pack_of(*pages: Page) -> Pack:
    numbered = tuple(replace(page, number=i) for i, page in enumerate(pages, start=1))
    return Pack("0" * 64, "made.pdf", "made.pdf", Provenance("made"), numbered)


def grids_of(*prints: Print) -> tuple[Grid, ...]:
    """The tables found on the pages, in order."""
    pack = pack_of(*(p.page() for p in prints))
    return tabulate(pack, tuple(map(leaf_of, pack.pages)))


def table_of(grid: Grid) -> list[list[str]]:
    """Rows of texts; a spanning cell stands in its first row and column, "" in the others."""
    rows = [["" for _ in range(grid.column_count)] for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return rows
