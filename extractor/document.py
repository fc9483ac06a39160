"""The values that pass between the stages. All frozen; every one knows its page.

Pack ─ read ──▶ Page(words, rules, fills, …)
     ─ arrange ──▶ Leaf(lines with a role, printed label)          one per page
     ─ tabulate ──▶ Grid(cells)                                     tables, joined over pages, raw text
     ─ segment ──▶ Segmentation(front sheet, items, documents, paragraphs)
     ─ classify ──▶ Paragraph.kind, Mention
     ─ normalise ──▶ rows for `schema`

`page_number` is physical and 1-based, `page_label` is print. Boxes are points, origin top-left, of the page
as displayed. `word_ids` are indexes into `Page.words` of the page named beside them: they are how the ledger
knows that each word was used once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from extractor.geometry import Box

Row = dict[str, Any]
"""One row of a dataset: column name -> value, as `schema` declares it."""

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
    """A block of the tag tree that is no table: role such as P, H1, LI, Caption, and its marked-content ids."""

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


# ---------------------------------------------------------------- arrange

LineRole = Literal[
    "body", "running_head", "running_foot", "page_stamp", "item_stamp", "page_number", "blank_notice", "watermark"
]


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side on one baseline, left to right (along its own direction when `angle` is not 0).

    Words far apart on the same baseline are one line with several `segments`: index ranges into `words`, split
    where the gap is wider than a word space could be (a number and its title, two columns of names).
    """

    page_number: int
    word_ids: tuple[int, ...]
    words: tuple[Word, ...]
    segments: tuple[tuple[int, int], ...]
    box: Box
    text: str
    size: float
    is_bold: bool
    is_italic: bool
    angle: int = 0
    role: LineRole = "body"
    block: int = 0          # lines of one block of the page (a column, a box) share it; reading order ascends
    is_underlined: bool = False            # drawn lines run under most of its words, and not far beyond them

    @property
    def is_body(self) -> bool:
        return self.role == "body"

    def segment_text(self, index: int) -> str:
        """The words of one segment, one space between."""
        a, z = self.segments[index]
        return " ".join(w.text for w in self.words[a:z])


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page's lines in reading order, furniture told from body; `page_label` as printed on the page."""

    page_number: int
    lines: tuple[Line, ...]
    page_label: str | None = None
    item_stamps: tuple[str, ...] = ()      # "5" for a printed "Agenda Item 5"
    is_blank: bool = False                 # nothing but furniture, or "intentionally left blank"
    body_box: Box | None = None            # around the body lines
    own_label: str | None = None           # the paper's own page number, where a pack stamp stands beside it


# ---------------------------------------------------------------- tabulate


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; row and column count from 0 over the whole table. `lines` keeps the print's line breaks.

    `fill` is the cell's ground, 0xRRGGBB, None for white or none.
    """

    row: int
    column: int
    text: str
    page_number: int
    box: Box
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    lines: tuple[str, ...] = ()
    fill: int | None = None
    word_ids: tuple[tuple[int, int], ...] = ()   # (page_number, index): a cell may run over a page break
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """Where a table stands on one page."""

    page_number: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, continued over pages or not, of raw text. Cells in reading order (row, then column)."""

    index: int
    cells: tuple[Cell, ...]
    row_count: int
    column_count: int
    header_row_count: int
    areas: tuple[Area, ...]
    title: str | None = None          # caption, else nearest heading above
    method: str = ""                  # which engine's structure won
    confidence: float = 1.0
    row_label_columns: int = 1        # how many leading columns name the row
    dropped_word_ids: tuple[tuple[int, int], ...] = ()   # repeated header rows: used, not shown again

    @property
    def page_number(self) -> int:
        return self.areas[0].page_number

    @property
    def last_page_number(self) -> int:
        return self.areas[-1].page_number


# ---------------------------------------------------------------- segment


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the agenda as the agenda lists it."""

    index: int
    number: str | None
    title: str
    description: str | None = None
    page_label_first: str | None = None
    page_label_last: str | None = None
    page_number: int | None = None
    last_page_number: int | None = None
    listed_on_page: int | None = None
    evidence: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Document:
    """One paper bound into the pack; documents cover the pack's pages without gap or overlap."""

    document_id: str
    kind: str
    page_number: int
    last_page_number: int
    item_number: str | None = None
    title: str | None = None
    page_label_first: str | None = None
    page_label_last: str | None = None
    lead_officer: str | None = None
    author: str | None = None
    contact_text: str | None = None
    cabinet_member: str | None = None
    division: str | None = None


PARAGRAPH_KINDS = ("narrative", "decision", "action", "question", "declaration", "procedural")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a report or of minutes, whole over page breaks; `index` counts within its document.

    `number` is printed ("15.7", "(a)", "2."). In minutes `section_number`/`section_title` are the minute's.
    """

    document_id: str
    index: int
    text: str
    page_number: int
    last_page_number: int
    box: Box                               # on `page_number`
    number: str | None = None
    section_number: str | None = None
    section_title: str | None = None
    is_heading: bool = False
    is_footnote: bool = False
    is_bold: bool = False
    indent: float = 0.0
    kind: str = "narrative"
    word_ids: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    source: Literal["report", "minutes"] = "report"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of a document that is no paragraph: a title, a section head, a minute's title."""

    document_id: str
    text: str
    page_number: int
    word_ids: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    number: str | None = None


@dataclass(frozen=True, slots=True)
class FrontSheet:
    """What the pack says of itself and its meeting; dates ISO, times HH:MM."""

    authority_name: str | None = None
    committee: str | None = None
    meeting_date: str | None = None
    meeting_time: str | None = None
    venue: str | None = None
    title: str | None = None
    kind: str = "other"
    issued_date: str | None = None
    contact_name: str | None = None
    contact_email: str | None = None
    contact_phone: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that did not add up or could not be placed; `check` names the rule that saw it."""

    check: str
    severity: Literal["info", "warning", "error"]
    message: str
    page_number: int | None = None
    subject: str | None = None
    expected_text: str | None = None
    actual_text: str | None = None


@dataclass(frozen=True, slots=True)
class MinutesRecord:
    """One set of minutes, its parts as rows of the datasets named (without pack_id)."""

    document_id: str
    facts: Row
    attendance: tuple[Row, ...] = ()
    items: tuple[Row, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    decisions: tuple[Row, ...] = ()
    actions: tuple[Row, ...] = ()
    declarations: tuple[Row, ...] = ()
    votes: tuple[Row, ...] = ()
    headings: tuple[Heading, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Segmentation:
    """Everything that `segment` found; page roles by physical page, in order."""

    front: FrontSheet
    items: tuple[Item, ...]
    documents: tuple[Document, ...]
    page_roles: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]      # of reports and other non-minutes papers
    headings: tuple[Heading, ...]
    findings: tuple[Finding, ...] = ()

    @classmethod
    def nothing(cls) -> "Segmentation":
        """Of a file without a readable page."""
        return cls(FrontSheet(), (), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in running text. `start`/`end` are character offsets into the paragraph's text."""

    document_id: str
    paragraph_index: int
    label: str
    text: str
    normalised_text: str | None
    start: int
    end: int
