"""What `read` makes of a PDF: the pack, its pages, and what is drawn, written, linked and tagged on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from extractor.geometry import Box

Row = dict[str, Any]
"""One row of a dataset: column name -> value, as `schema` declares it."""

MOST_BYTES_OF_A_PDF = 10**10 - 1
"""A PDF says where its parts lie in ten digits: a larger file is none, and nobody need read it to know."""

TextSource = Literal["native", "ocr", "none"]


class Font(NamedTuple):
    """A face as used: PDF base name without its subset prefix, and what that name and its weight imply."""

    name: str
    is_bold: bool
    is_italic: bool


class Word(NamedTuple):
    """A run of characters without a gap. `angle` is degrees clockwise as displayed: 0, 90, 180 or 270.

    `size` is the em size in points as displayed. `colour` is 0xRRGGBB of the fill. `mcid` is the marked
    content id that ties it to the tag tree, -1 where there is none.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    font: Font
    angle: int = 0
    colour: int = 0
    mcid: int = -1

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)


class Rule(NamedTuple):
    """A straight drawn line, or the thin filled box that stands for one. Horizontal or vertical, never both."""

    x0: float
    top: float
    x1: float
    bottom: float
    is_horizontal: bool
    width: float
    colour: int


class Fill(NamedTuple):
    """A filled box big enough to be a cell's or a band's ground; 0xRRGGBB. `is_stroked`: it has an outline too."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: int
    is_stroked: bool


class Link(NamedTuple):
    """A link annotation: to a URL, or to a page of this PDF (1-based)."""

    box: Box
    url: str | None
    page_number: int | None


class TagCell(NamedTuple):
    """One TR/TH/TD leaf of the tag tree: which marked-content ids it holds, and where it sits in its table."""

    table: int
    row: int
    column: int
    row_span: int
    column_span: int
    is_header: bool
    mcids: frozenset[int]


class TagBlock(NamedTuple):
    """A head of the tag tree: role Title or H1, and its marked-content ids."""

    role: str
    mcids: frozenset[int]


class Outline(NamedTuple):
    """A bookmark: depth from 0, title as stored, physical page (None where it leads nowhere)."""

    level: int
    title: str
    page_number: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as displayed. `error` says why it has no content, in words a person can act on."""

    number: int
    width: float
    height: float
    rotation: int = 0
    label: str | None = None
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    images: tuple[Box, ...] = ()
    links: tuple[Link, ...] = ()
    tag_cells: tuple[TagCell, ...] = ()
    tag_blocks: tuple[TagBlock, ...] = ()
    curve_count: int = 0
    text_source: TextSource = "native"
    error: str | None = None
    font_ids: frozenset[int] = frozenset()
    """Font objects of the file that set this page's text. Pages next to each other that share none were made apart:
    joining software keeps each paper's own objects. Only comparable between neighbours."""

    @property
    def word_count(self) -> int:
        """How many words are on it; costs nothing where they are not in memory."""
        return len(self.words)

    @property
    def texts(self) -> tuple[str, ...]:
        """The words' texts alone."""
        return tuple([word.text for word in self.words])


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is known of a pack from outside its bytes: where it came from, whose it is, which meeting."""

    source_uri: str
    authority_name: str | None = None
    committee: str | None = None
    meeting_date: str | None = None     # ISO
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """A PDF as read. `info` holds the Info dictionary's texts (Title, Subject, Author, Producer, CreationDate …)."""

    pack_id: str
    file_name: str
    path: str
    provenance: Provenance
    pages: tuple[Page, ...]
    info: Mapping[str, str] = field(default_factory=dict)
    outline: tuple[Outline, ...] = ()
    is_tagged: bool = False

    def page(self, number: int) -> Page:
        """The page of that physical number (1-based)."""
        return self.pages[number - 1]
