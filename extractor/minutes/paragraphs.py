"""Paragraphs of minutes, placed under their items; what is a head, a signature or a label goes apart.

In:  passages (whole over page breaks), sections. Out: `Paragraph`s and `Heading`s, and findings on numbering.

What surprised us: minutes typed without space between paragraphs, where only a short line tells that one ended;
signature lines at the foot of each page; a list that begins on the line of its paragraph's number ("15.1 1. ...").
"""

import itertools
import re
import statistics
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from extractor.document import Finding, Heading, Line, Paragraph
from extractor.document.wordset import WordIds
from extractor.geometry import union
from extractor.minutes.item_heads import Section
from extractor.minutes.numbering import full_text, is_set_apart, leading_number
from extractor.minutes.title_words import (
    ACTIONS_LABEL,
    CLOSING,
    DECISION_LABEL,
    LABELS_OF_PASSAGES,
    RESUMES,
    SECTION_HEADS,
)
from extractor.prose import Marker, Passage, join_lines, marker_of, text_of

_OPEN_END = re.compile(r"(?:,|&|[-–—/]|\b(?:and|or|of|the|to|for|in|on|at|by|with|from|a|an|that|which|is|was|mr|mrs"
                       r"|ms|miss|dr|cllr|councillor))$", re.I)
_ENDS = (".", "!", "?", ";", ":", ".”", ".’", ".)", ".\"")
SIGNATURE = re.compile(
    r"^(?:signed|chair(?:man|woman|person)?(?:['’]s)?(?:\s+(?:signature|initials?))?|mayor|date[d]?"
    r"|initials?)?\W*(?:[_.…]{4,}|(?:_\s){3,}).*$"
    r"|^(?:signed(?!\s+by\b.*\.$)|chairman['’]s\s+(?:signature|initials?)|chair['’]s\s+(?:signature|initials?))\b.{0,60}$"
    r"|^(?:chair(?:man|woman|person)?|date)\s*:?$", re.I)
"""A line to sign on."""
_PAGE_NUMBER = re.compile(r"^(?:page\s*)?\|?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?$", re.I)
_ODD_NUMBER = re.compile(r"(?:[a-z]|[ivx]{1,4}|\d{1,2})\.\)\s")
"""Numbers that no list has but this one ("b.)")."""
_LIST_NUMBERS = frozenset({"bracketed", "half_bracketed", "dotted"})
_STARTS_ANEW = re.compile(
    r"(?:Resolved|RESOLVED|Proposed|PROPOSED|AGREED|ACTIONS?|Actions?|DECISION|Decision|NOTED|RECOMMENDED|VOTE"
    r"|Vote)\b\s?[:,–-]?|(?:[A-Z]{2,3}(?:/[A-Z]{2,3})?|(?:The\s)?Clerk)\sto\s[a-z]{3}")
_ENDS_MEETING = re.compile(r"\(?(?:The\s+)?[Mm]eeting\s+(?:was\s+)?(?:closed|ended|concluded|finished)\b"
                           r"|\(?The\s+Chair\w*\s+closed\s+the\b")
_OPENS_ROLL = re.compile(r"(?:PRESENT|Present|IN ATTENDANCE|In [Aa]ttendance|ALSO PRESENT|Also [Pp]resent)\s?:"
                         r"|The (?:Lord |Town )?Mayor\s?[–(-]\s?\(?(?:Councillor|Cllr)\b")
_PLANNING_REFERENCE = re.compile(r"[A-Z]{0,4}/?\d{2,4}/\d{3,6}(?:/[A-Z]{1,6}\d?)?\b")
_NUMBER_WORDS = 3         # before a gap; more are a column beside a column
_WIDE_PITCH = 1.16        # of the usual distance between lines
_VERB = re.compile(r"\b(?:is|was|will|be|been|has|have|had|are|were|shall|should|would|held|agreed|noted|closed"
                   r"|ended|concluded|resolved|thanked|takes?)\b", re.I)
_INNER_NUMBER = re.compile(r"(?P<number>\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})(?:[.)]|\.\)))\s+(?=[A-Z“‘\"])")


# ---------------------------------------------------------------- lines that end a paragraph on purpose


_LONG_SENTENCE = 12       # words
_STARTS_BIG = re.compile(r"[A-Z“\"‘(]")
_SAYS = re.compile(r"^(?:That|To|The)\b.*\b(?:be|is|are|was|were|approve|note|agree)\b")
"""Words under "RESOLVED" that say what, however bold and short."""
_ABOUT_END = re.compile(r"\bclos(?:e|ed|ing|ure)\b|\bend\b", re.I)
_TWO_PARTS = re.compile(r"(\d{1,3}\.\d{1,3})\.?")
_DIGITS = re.compile(r"\d+")


def refined(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Passages cut where a line was ended although the next words had room on it."""
    edges = _Edges.of(passages)
    known = frozenset(w.text.strip(".,;:()").lower() for p in passages for line in p.lines for w in line.words)
    pieces = [piece for passage in passages for piece in _cut(passage, edges, known)]
    joined: list[Passage] = []
    for piece in pieces:
        if joined and _runs_over_page(joined[-1], piece, edges):
            joined[-1] = _piece(joined[-1], (*joined[-1].lines, *piece.lines), known, is_first=True)
        else:
            joined.append(piece)
    return tuple(joined)


def _runs_over_page(before: Passage, after: Passage, edges: "_Edges") -> bool:
    """A paragraph whose page ended with a sentence: the line was full, and the next page goes on at its indent.

    Full last lines are rare; sentences that end where a page does are not.
    """
    line, following = before.lines[-1], after.lines[0]
    if after.page_number != before.last_page_number + 1 or after.marker is not None or len(before.lines) < 2:
        return False
    if before.is_bold or after.is_bold or after.is_centred or before.is_footnote or after.is_footnote:
        return False
    if abs(before.indent - after.outdent) > 3 or line.size != following.size or not line.text.endswith("."):
        return False
    if len(after.text.split()) < 8 or _STARTS_ANEW.match(after.text) or _ENDS_MEETING.match(after.text):
        return False
    edge = edges.right.get((line.page_number, line.block), 0.0)
    return edge - line.box.x1 < following.words[0].x1 - following.words[0].x0 + 0.25 * line.size


class _Edges(NamedTuple):
    """`right`: where full lines of prose end, by page and block; `pitch`: from line to line, by page and size."""

    right: dict[tuple[int, int], float]
    pitch: dict[tuple[int, float], float]

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> "_Edges":
        right: dict[tuple[int, int], float] = {}
        steps: dict[tuple[int, float], list[float]] = {}
        for passage in passages:
            for line in passage.lines:
                if len(line.words) >= 6 and (len(line.segments) == 1 or line.segments[0][1] <= _NUMBER_WORDS):
                    key = (line.page_number, line.block)
                    right[key] = max(right.get(key, 0.0), line.box.x1)
            for line, following in itertools.pairwise(passage.lines):
                if line.page_number == following.page_number and line.size == following.size:
                    steps.setdefault((line.page_number, line.size), []).append(following.box.top - line.box.top)
        return cls(right, {key: statistics.median_low(values) for key, values in steps.items()})


def _cut(passage: Passage, edges: _Edges, known: frozenset[str]) -> list[Passage]:
    lines = passage.lines
    if len(lines) < 2:
        return [passage]
    labels = [i for i in range(1, len(lines)) if DECISION_LABEL.match(lines[i].text)]
    if passage.is_bold and labels:                      # "Election of Chair" and straight below "RESOLVED"
        starts = [0, *(cut for i in labels for cut in (i, i + 1) if cut < len(lines)), len(lines)]
        return [_piece(passage, lines[a:z], known, is_first=a == 0) for a, z in itertools.pairwise(starts) if a < z]
    if passage.is_bold or passage.is_centred:
        return [passage]
    cuts = [i for i in range(1, len(lines)) if _is_new_start(passage, i, edges)]
    if not cuts:
        return [passage]
    starts = [0, *cuts, len(lines)]
    return [_piece(passage, lines[a:z], known, is_first=a == 0) for a, z in itertools.pairwise(starts)]


def _is_new_start(passage: Passage, at: int, edges: _Edges) -> bool:
    """Whether the line at that index begins a paragraph of its own."""
    line, following = passage.lines[at - 1], passage.lines[at]
    if following.is_bold and not line.is_bold and leading_number(following.text):
        return True                                   # a title, over a page break too
    if _ENDS_MEETING.match(following.text) or _OPENS_ROLL.match(following.text):
        return True
    if _PLANNING_REFERENCE.match(following.text) and _PLANNING_REFERENCE.match(passage.lines[0].text):
        return True
    edge = edges.right.get((line.page_number, line.block))
    if edge is None or line.page_number != following.page_number or line.block != following.block:
        return False
    if _ODD_NUMBER.match(following.text):
        return True
    if not following.is_underlined and all(before.is_underlined for before in passage.lines[:at]):
        return True
    if not _STARTS_BIG.match(following.text):
        return False
    is_stop = line.text.endswith(_ENDS)
    if is_stop and _STARTS_ANEW.match(following.text):
        return True
    spare = edge - line.box.x1
    if _OPEN_END.search(line.text):
        return spare > 0.4 * (edge - line.box.x0) and _STARTS_ANEW.match(following.text) is not None
    pitch = edges.pitch.get((line.page_number, line.size))
    step = min(following.box.bottom - line.box.bottom, following.box.top - line.box.top)   # boxes hug their letters
    if pitch and following.size == line.size and step > _WIDE_PITCH * pitch:
        return True
    is_title = at == 1 and passage.marker is not None and not passage.marker.is_bullet and (
        len(line.words) <= 14 and abs(following.box.x0 - passage.outdent) < 5 < passage.indent - passage.outdent)
    words = following.words[: 1 if is_stop or is_title else 3]
    need = words[-1].x1 - words[0].x0 + 0.45 * line.size
    return spare > need + (0.0 if is_stop or is_title else 0.5 * line.size)


def _piece(passage: Passage, lines: Sequence[Line], known: frozenset[str], *, is_first: bool) -> Passage:
    marker = passage.marker if is_first else None
    if not is_first and _ODD_NUMBER.match(lines[0].text):
        marker = Marker("odd", lines[0].words[0].text, 1)
    elif not is_first and (own := marker_of(lines[0])) is not None and own.kind in _LIST_NUMBERS:
        marker = own
    skip = marker.word_count if marker else 0
    parts = [text_of(lines[0].words[skip:]), *(line.text for line in lines[1:])]
    boxes = [line.box for line in lines if line.page_number == lines[0].page_number]
    box = union(boxes)
    return replace(
        passage, text=join_lines(parts, known), lines=tuple(lines), box=box, page_number=lines[0].page_number,
        last_page_number=lines[-1].page_number, marker=marker,
        word_ids=WordIds([(line.page_number, line.word_ids) for line in lines]),
        space_before=passage.space_before if is_first else 0.0,
        outdent=passage.outdent if is_first else lines[0].box.x0,
        indent=passage.indent if is_first else lines[0].box.x0,
        lead_bold=passage.lead_bold if is_first else 0,
        bold_share=_bold_share(lines),
    )


def _bold_share(lines: Sequence[Line]) -> float:
    total = sum(len(w.text) for line in lines for w in line.words)
    return sum(len(w.text) for line in lines for w in line.words if w.font.is_bold) / total if total else 0.0


# ---------------------------------------------------------------- paragraphs and heads


class Placed(NamedTuple):
    """The text of a set of minutes, in order; `closing` are the texts that say the meeting is over."""

    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Heading, ...]
    closing: tuple[str, ...]


def place(document_id: str, head: Sequence[Passage], sections: Sequence[Section]) -> Placed:
    """Every passage of a document as a paragraph of its item or as a heading, none left out."""
    headings = [heading_of(document_id, passage) for passage in head]
    paragraphs: list[Paragraph] = []
    closing: list[str] = []
    for at, section in enumerate(sections):
        numbers = [section.number, *[None] * len(section.heads)]
        headings += (heading_of(document_id, p, n) for p, n in zip(section.heads, numbers, strict=False))
        is_last = at == len(sections) - 1
        is_over = False
        for i, passage in enumerate(section.body):
            is_near_end = at >= len(sections) - 2 and len(passage.text) < 300
            is_closing = is_near_end and bool(CLOSING.search(passage.text)) and not RESUMES.search(passage.text)
            if is_closing:
                closing.append(full_text(passage))
                is_over = is_over or is_last
            elif is_near_end and section.title and CLOSING.search(section.title):
                closing.append(f"{section.title}: {full_text(passage)}")
            following = section.body[i + 1] if i + 1 < len(section.body) else None
            before = section.body[i - 1] if i else None
            is_decision = before is not None and DECISION_LABEL.match(before.text) and _SAYS.search(passage.text)
            is_announced = ACTIONS_LABEL.match(passage.text) and following is not None and following.marker is not None
            is_after_end = is_over and not is_closing and not _is_sentence(passage)
            if (_is_head(passage, following) and not (is_decision or is_announced)) or is_after_end:
                headings.append(heading_of(document_id, passage))
                continue
            owner = None if is_over and is_last and not _is_about_end(section) else section
            paragraphs.append(_paragraph(document_id, len(paragraphs), passage, owner, following))
    return Placed(tuple(paragraphs), tuple(headings), tuple(closing))


def heading_of(document_id: str, passage: Passage, number: str | None = None) -> Heading:
    """A passage that is no paragraph, with its words."""
    return Heading(document_id, full_text(passage), passage.page_number, passage.word_ids, number)


def _is_about_end(section: Section) -> bool:
    """An item that is itself the closing ("14. Close of meeting")."""
    return bool(section.title and _ABOUT_END.search(section.title))


def _is_sentence(passage: Passage) -> bool:
    text = passage.text
    is_told = _VERB.search(text) is not None or (len(text.split()) >= _LONG_SENTENCE and text.endswith("."))
    return len(text.split()) >= 4 and is_told and not SIGNATURE.match(text)


def _is_head(passage: Passage, following: Passage | None) -> bool:
    """A head inside an item, a heading over items, or a line to sign on."""
    text = passage.text
    if (following is not None and DECISION_LABEL.match(text)) or (text.startswith("That ") and _SAYS.match(text)):
        return False
    if SIGNATURE.match(text) or SECTION_HEADS.match(text) or _PAGE_NUMBER.match(text):
        return True
    if passage.marker is not None and passage.marker.is_bullet:
        return False
    if not is_set_apart(passage) or len(passage.lines) > 2 or len(text) > 110 or LABELS_OF_PASSAGES.match(text):
        return False
    if text.endswith((".", ";", ",", "?")) or CLOSING.search(text):
        return False
    if following is None:
        return False
    return not is_set_apart(following) or following.marker is not None or _is_head(following, None)


def _paragraph(
    document_id: str, index: int, passage: Passage, section: Section | None, following: Passage | None
) -> Paragraph:
    number, text = passage.number, passage.text
    own = re.match(rf"({re.escape(section.number)}[./]\d{{1,3}})[.)]?\s+(?=\S)", text) if (
        number is None and section and section.number) else None
    if own:
        number, text = own[1], text[own.end():]          # "01/20/03" in the column of the minute's own number
    inner = _INNER_NUMBER.match(text) if number else None
    next_marker = following.marker.text if following and following.marker else ""
    if inner and next_marker[-1:] == inner["number"][-1:]:
        number, text = f"{number} {inner['number']}", text[inner.end():]
    return Paragraph(
        document_id=document_id, index=index, text=text, page_number=passage.page_number,
        last_page_number=passage.last_page_number, box=passage.box, number=number,
        section_number=section.number if section else None, section_title=section.title if section else None,
        is_footnote=passage.is_footnote, is_bold=passage.is_bold, indent=passage.indent,
        word_ids=passage.word_ids, source="minutes",
    )


# ---------------------------------------------------------------- holes in the numbering


def numbering_findings(sections: Sequence[Section], paragraphs: Sequence[Paragraph]) -> list[Finding]:
    """Numbers that the print leaves out or uses twice; the rows keep them as printed."""
    return [*_item_findings(sections), *_paragraph_findings(paragraphs)]


def _item_findings(sections: Sequence[Section]) -> list[Finding]:
    found = []
    numbered = [(s, _parts(s.number)) for s in sections if s.number]
    for (_, before), (section, parts) in itertools.pairwise(numbered):
        moved = [i for i, (a, b) in enumerate(zip(before, parts, strict=False)) if a != b]
        if len(before) == len(parts) and len(moved) == 1 and parts[moved[0]] - before[moved[0]] > 1:
            found.append(Finding(
                "minute_number_hole", "info", "the printed numbers of the minutes leave one out", section.page_number,
                section.number, ".".join(map(str, [*before[: moved[0]], before[moved[0]] + 1])), section.number,
            ))
    return found


def _paragraph_findings(paragraphs: Sequence[Paragraph]) -> list[Finding]:
    found = []
    last: dict[tuple[str | None, tuple[int, ...]], int] = {}
    for paragraph in paragraphs:
        match = _TWO_PARTS.fullmatch((paragraph.number or "").split(" ")[0])
        if not match or _parts(paragraph.section_number) != _parts(match[1])[:1]:
            continue
        *lead, count = _parts(match[1])
        key = (paragraph.section_number, tuple(lead))
        before = last.get(key)
        if before is not None and count != before + 1:
            word = "twice" if count == before else "out of order" if count < before else "with one left out"
            found.append(Finding(
                "paragraph_number_hole", "info", f"the printed numbers of the paragraphs run {word}",
                paragraph.page_number, paragraph.number, ".".join(map(str, [*lead, before + 1])), paragraph.number,
            ))
        last[key] = count
    return found


def _parts(number: str | None) -> list[int]:
    return [int(p) for p in _DIGITS.findall(number or "")]
