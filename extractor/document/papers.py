"""What `segment`, `minutes` and `classify` make of a pack: items, papers, paragraphs, records of minutes, mentions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from extractor.document.page import Row
from extractor.document.wordset import WordId
from extractor.geometry import Box


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
    word_ids: Sequence[WordId] = field(default=(), repr=False)
    source: Literal["report", "minutes"] = "report"
    action_owner: str | None = None        # printed beside it in a column of actions


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of a document that is no paragraph: a title, a section head, a minute's title."""

    document_id: str
    text: str
    page_number: int
    word_ids: Sequence[WordId] = field(default=(), repr=False)
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
    paragraphs: Sequence[Paragraph] = ()
    decisions: tuple[Row, ...] = ()        # of tables, without their index; those of the text are found later
    actions: tuple[Row, ...] = ()
    declarations: tuple[Row, ...] = ()
    votes: tuple[Row, ...] = ()
    headings: Sequence[Heading] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Segmentation:
    """Everything that `segment` found; page roles by physical page, in order."""

    front: FrontSheet
    items: tuple[Item, ...]
    documents: tuple[Document, ...]
    page_roles: tuple[str, ...]
    paragraphs: Sequence[Paragraph]        # of reports and other non-minutes papers
    headings: Sequence[Heading]
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
