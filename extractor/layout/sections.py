"""Passages of a paper into report paragraphs under their section heads, and headings.

In:  passages in reading order (`prose`), the words that the report's head block took, the paper.
Out: `Paragraph`s with section number and title, footnotes marked, and `Heading`s; each word in one of them.

A section head is set apart and short. It carries a number of one part ("2.") or none; heads with a deeper number
("3.1 Complaints") are sub-heads: the section stays, but unnumbered paragraphs below one belong to it.
What surprised us: sections headed by a bold word before the text ("Summary: This report ..."); the numbering of
paragraphs that goes on through all sections; heads in italics that belong to the bullet below them.
"""

import re
from collections.abc import Container, Sequence
from operator import attrgetter

from extractor.document import Document, Heading, Paragraph
from extractor.layouts import SECTION_HEADS
from extractor.prose import Passage, is_heading_like
from extractor.values.screens import Screen

_HEADS = Screen(SECTION_HEADS, attrgetter("pattern"))
_SENTENCE_WORDS = 12
_LEAST_SECTIONS = 2
_LEADS_IN = re.compile(r"(?:.*\b)?(?:that|either|or|and|note|to|is|are)\s?:", re.IGNORECASE)
_OF_ONE_POINT = frozenset({"reason", "reasons"})          # "Reason: ..." says why the point above it is made
_DEEP = re.compile(r"[A-Z]?\d{1,3}(?:\.\d{1,3})+")
_WHOLE = re.compile(r"[A-Z]?\d{1,3}\.0[.):]?")        # "2.0" heads section 2, whose paragraphs are 2.1, 2.2
_FIGURE_LABEL = re.compile(r"(?:\d{1,3}(?:\.\d+)?% ?)+|[\W_]+")
_LABEL_HEAD = re.compile(r"(?P<head>[A-Z][\w(),/&’' -]{3,60}?)\s?:\s*(?P<rest>\S.*)", re.DOTALL)


def sections_of(
    document: Document, passages: Sequence[Passage], body_size: float, *, figures: Container[int] = ()
) -> tuple[list[Paragraph], list[Heading]]:
    """Paragraphs and headings of one paper; what stands on the pages of `figures` labels a picture."""
    paragraphs: list[Paragraph] = []
    headings: list[Heading] = []
    number: str | None = None
    title: str | None = None
    are_heads = [_is_head(passage, body_size) for passage in passages]
    if document.kind == "report":
        are_heads[: _front_count(passages, are_heads)] = [True] * _front_count(passages, are_heads)
    for i, passage in enumerate(passages):
        if passage.page_number in figures or _is_figure_label(passage):
            headings.append(_heading(document, passage))
            continue
        if are_heads[i]:
            headings.append(_heading(document, passage))
            below = (passage, number, passages, are_heads, i)
            if (_begins_section(passage, number) or _counts_on(*below)) and not _is_within(*below):
                number, title = passage.number, passage.text.rstrip(" :")
            continue
        run_in = _run_in_head(passage)
        text = passage.text
        if run_in:
            number, title, text = passage.number, *run_in
        paragraphs.append(_paragraph(document, passage, text, len(paragraphs), number, title))
    return paragraphs, headings


def _is_figure_label(passage: Passage) -> bool:
    """ "40%" along an axis, a dotted line to sign on."""
    return passage.marker is None and _FIGURE_LABEL.fullmatch(passage.text) is not None


def _front_count(passages: Sequence[Passage], are_heads: Sequence[bool]) -> int:
    """How many passages stand above the first section as names do: whose report, for whom, when, which wards."""
    usual = [i for i, passage in enumerate(passages) if are_heads[i] and _is_usual(passage.text.rstrip(" :"))]
    if len(usual) < _LEAST_SECTIONS or passages[usual[0]].page_number != passages[0].page_number:
        return 0
    front = passages[: usual[0]]
    return 0 if any(p.number or len(p.text.split()) > _SENTENCE_WORDS + 8 or p.text.endswith(".") for p in front) else (
        usual[0])


def _is_usual(head: str) -> bool:
    return any(rule.pattern.fullmatch(head) for rule in _HEADS(head))


def _begins_section(passage: Passage, number: str | None) -> bool:
    """Not heads with a deeper number, nor, in a paper of numbered sections, those without one that are not usual."""
    if passage.number:
        return not _DEEP.match(passage.number) or bool(_WHOLE.fullmatch(passage.number))
    bare = passage.text.rstrip(" :")
    return number is None or _is_usual(bare)


def _is_within(
    passage: Passage, number: str | None, passages: Sequence[Passage], are_heads: Sequence[bool], at: int
) -> bool:
    """A head without a number, above a paragraph that goes on with the section's own (4.1 below 4): a sub-head."""
    if passage.number or not number:
        return False
    after = _next_number(passages, are_heads, at)
    return after is not None and after.startswith(_stem(number) + ".")


def _counts_on(
    passage: Passage, number: str | None, passages: Sequence[Passage], are_heads: Sequence[bool], at: int
) -> bool:
    """A bold head without a number, above a paragraph that counts on from the section: 3 below "2 Proposals"."""
    after = _next_number(passages, are_heads, at)
    if passage.number or not number or not after or not passage.is_bold:
        return False
    section, next_one = _stem(number), _stem(after)
    return section.isdigit() and next_one.isdigit() and int(next_one) > int(section)


def _next_number(passages: Sequence[Passage], are_heads: Sequence[bool], at: int) -> str | None:
    """The number of the paragraph below a head; None where that has none."""
    return next((passages[k].number for k in range(at + 1, len(passages)) if not are_heads[k]), None)


def _stem(number: str) -> str:
    return re.sub(r"(?:\.0)?[.):]*$", "", number, count=1)


def _is_head(passage: Passage, body_size: float) -> bool:
    if passage.text.endswith(":") and (
            len(passage.text.split()) > _SENTENCE_WORDS or _LEADS_IN.fullmatch(passage.text)):
        return False                                       # bold words that lead to a list
    if passage.marker and passage.marker.kind in ("bracketed", "half_bracketed") and (
            passage.text[:1].islower() or passage.text.endswith((";", ".", "and", "or"))):
        return False                                       # "(a) note the report; and", in bold
    if is_heading_like(passage, body_size):
        return not _DEEP.match(passage.number or "") or len(passage.text) < 110
    bare = passage.text.rstrip(" :")
    return len(bare) < 60 and _is_usual(bare) and not (
        passage.marker and passage.marker.is_bullet
    )


def _run_in_head(passage: Passage) -> tuple[str, str] | None:
    """(head, text) of "Summary: This report ...", where the first words are a usual section head."""
    if passage.marker and passage.marker.is_bullet:
        return None
    if passage.lines and len(passage.lines[0].segments) > 1 and passage.lead_bold < len(passage.text):
        beside = passage.text[: passage.lead_bold].strip(" :")         # a bold head in a column of its own
        if beside and _is_usual(beside):
            return beside, passage.text[passage.lead_bold:].strip()
    match = _LABEL_HEAD.match(passage.text)
    if not match or match["head"].lower() in _OF_ONE_POINT or not _is_usual(match["head"]):
        return None
    return match["head"], match["rest"]


def _heading(document: Document, passage: Passage) -> Heading:
    return Heading(document.document_id, passage.text, passage.page_number, passage.word_ids, passage.number)


def _paragraph(
    document: Document, passage: Passage, text: str, index: int, section: str | None, title: str | None
) -> Paragraph:
    return Paragraph(
        document_id=document.document_id, index=index, text=text, page_number=passage.page_number,
        last_page_number=passage.last_page_number, box=passage.box, number=passage.number, section_number=section,
        section_title=title, is_footnote=passage.is_footnote, is_bold=passage.is_bold, indent=passage.indent,
        word_ids=passage.word_ids, source="report",
    )
