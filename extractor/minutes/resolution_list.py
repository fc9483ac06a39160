"""The list under a resolution: which of the paragraphs after "RESOLVED that:" are still part of it.

In:  the paragraphs of one minute and the position of the one that opens.
Out: the position of the last that belongs.
A point belongs by its number (another series than the opener's own), by the open end of the point before it, or by
beginning as a point does ("Notes", "That", a small letter). Surprise: a list may hold a line "And;" and a second
lead-in, and unnumbered points that only begin alike.
"""

import re
from collections.abc import Sequence

from extractor.document import Paragraph
from extractor.minutes.deciding import opener, opener_name
from extractor.minutes.motions import is_how_only
from extractor.minutes.outcome_wordings import NOT_OF_THE_LIST

_ENDS_OPEN = re.compile(r"(?:[:;,–-]|\b(?:and|or|that|to|and;|by|the)[;:]?|:-)\s*$", re.I)
_LOWER_OR_VERB = re.compile(
    r"^(?:[a-z(“\"]|That\b|To\b|(?:Agree|Note|Approve|Endorse|Recommend|Delegate|Authorise|Adopt|Accept|Request|"
    r"Receive|Comment|Ask|"
    r"Confirm|Support|Appoint|Welcome|Refer|Write|Require|Thank|Consider|Grant|Instruct|Defer|Allocate|Ratif|"
    r"Acknowledg|Urge|Call|"
    r"Commend|Continue)(?:s|d|es|ies|y|e)?\b)"
)
_FIRST_POINTS = {"(ii)": "(i)", "(b)": "(a)", "(2)": "(1)", "ii)": "i)", "b)": "a)", "2)": "1)", "2.": "1.", "b.": "a."}
_SHOUTED_WORDS = 7
_LETTERS = re.compile(r"[A-Za-z]+")
_HOW_WORDS = re.compile(
    r"\b(?:it|was|unanimously|by|an?|majority|the|of|with|votes?|to|one|abstentions?|abstaining|against|in|favour|for"
    r"|and)\b", re.I)
_OPENER_REACH = 60        # characters: "It was RESOLVED unanimously – (i)"
_CONNECTIVE = re.compile(r"^(?:and|or|and that|further)\W*$", re.I)
_NUMBER_STYLES = (
    ("lower_roman_brackets", re.compile(r"^\((?:[ivx]+)\)$")),
    ("lower_roman", re.compile(r"^[ivx]+[.)]+$")),
    ("letter_brackets", re.compile(r"^\([a-z]{1,2}\)$")),
    ("letter", re.compile(r"^[A-Za-z][.)]+$")),
    ("capital", re.compile(r"^\(?[A-Z][):]+$")),
    ("digit_brackets", re.compile(r"^\(\d{1,2}\)$")),
    ("digit_bracket", re.compile(r"^\d{1,2}\)$")),
    ("digit_dot", re.compile(r"^\d{1,2}\.?$")),
    ("decimal", re.compile(r"^\d{1,3}(?:\.\d{1,3})+\.?$")),
    ("bullet", re.compile(r"^[•▪◦·\-–*]$")),
)


def number_style(number: str | None) -> str | None:
    """How a number is printed: "(i)" lower_roman_brackets, "3)" digit_bracket, "15.7" decimal; None for none."""
    if not number:
        return None
    return next((name for name, pattern in _NUMBER_STYLES if pattern.match(number.strip())), "other")


def list_end(minute: Sequence[Paragraph], position: int) -> int:
    """Position of the last paragraph of the list that the paragraph at `position` opens; itself where it opens none."""
    text = minute[position].text
    is_open = bool(_ENDS_OPEN.search(text)) or _is_bare(text) or _is_shouted(text)
    last = position
    for following in range(position + 1, len(minute)):
        if not _belongs(minute, position, last, following, is_open=is_open):
            break
        last = following
    return last


def _is_shouted(text: str) -> bool:
    """"RECOMMENDED TO CABINET": to whom, and not yet what."""
    return text.isupper() and len(text.split()) <= _SHOUTED_WORDS and opener_name(text) == "recommended"


def _is_bare(text: str) -> bool:
    """ "RESOLVED", "Resolved (unanimously)", "DECISION": a label that says nothing by itself."""
    return len(_LETTERS.findall(_HOW_WORDS.sub("", text))) <= 1


def _belongs(minute: Sequence[Paragraph], first: int, last: int, following: int, *, is_open: bool) -> bool:
    """Whether the paragraph `following` is one more point of the list that the opener began."""
    paragraph, head, before = minute[following], minute[first], minute[last]
    is_next = last > first and paragraph.number is not None and number_style(paragraph.number) == number_style(
        before.number) and before.text.rstrip().endswith((";", "; and", "and"))
    is_no_point = NOT_OF_THE_LIST.match(paragraph.text) and not is_next
    if paragraph.is_heading or is_no_point or is_how_only(paragraph.text):
        return False
    if opener_name(head.text) == "that_clause":
        return paragraph.text.startswith(("That ", "that "))
    if (
        (hit := opener(paragraph.text)) is not None
        and hit[0].name != "that_clause"
        and not re.match(r"(?i)(?:recommended|agreed)\b", paragraph.text)
    ):
        return False
    style, outer = number_style(paragraph.number), number_style(head.number)
    if style is not None and style == outer:
        return False
    if last == first:
        return is_open or _is_second_point(head.text, paragraph.number)
    if _ENDS_OPEN.search(before.text) or _CONNECTIVE.match(paragraph.text):
        return True
    if not is_open:
        return False
    if style is not None:
        return style != "decimal" and style in {number_style(p.number) for p in minute[first + 1 : last + 1]}
    unnumbered = [p for p in minute[first + 1 : last + 1] if p.number is None]
    return bool(unnumbered) and (
        bool(_LOWER_OR_VERB.match(paragraph.text)) or _first_word(paragraph.text) == _first_word(unnumbered[0].text)
    )


def _is_second_point(opener_text: str, number: str | None) -> bool:
    """Whether the first point stands on the opener's own line: "RESOLVED – (i) That the plan be adopted." "(ii)"."""
    first = _FIRST_POINTS.get((number or "").strip())
    return first is not None and re.search(rf"(?:^|\s){re.escape(first)}\s", opener_text[:_OPENER_REACH]) is not None


def _first_word(text: str) -> str:
    return text.split(" ", 1)[0]


def numbered(paragraph: Paragraph) -> str:
    """The paragraph with its printed number before it."""
    return f"{paragraph.number} {paragraph.text}" if paragraph.number else paragraph.text


def joined(parts: Sequence[str]) -> str:
    """The parts as one text, one space between, empty ones left out."""
    return " ".join(part.strip() for part in parts if part.strip())


_POINTS_LEAD = re.compile(r"\b(?:comments?|questions?|points?|issues?|discussion|debate|clarification)\b", re.I)
_SUB_NUMBER = re.compile(r"^\(?(?:[a-z]{1,4}|[ivxl]+)[.)]+$", re.I)


def is_discussion_point(minute: Sequence[Paragraph], position: int) -> bool:
    """Whether the paragraph is a point of a list that a "comments and questions:" line opens."""
    for before in reversed(minute[max(0, position - 12) : position]):
        if before.text.rstrip().endswith((":", ":-")):
            return bool(_POINTS_LEAD.search(before.text))
        if not _SUB_NUMBER.match(before.number or "") and not before.text.rstrip().endswith((";", ":")):
            return False
    return False


def is_list_point(paragraphs: Sequence[Paragraph], position: int) -> bool:
    """Whether the paragraph is a point of a list: what it does was said by its lead-in, not by its own words."""
    paragraph = paragraphs[position]
    if number_style(paragraph.number) in {"lower_roman_brackets", "lower_roman", "letter_brackets", "letter", "bullet"}:
        return True
    if not position or paragraphs[position - 1].section_number != paragraph.section_number:
        return False
    before = paragraphs[position - 1]
    return before.text.rstrip().endswith((":", ";", ":-")) or (
        paragraph.number is None
        and before.number is None
        and paragraph.box.x0 == before.box.x0 > _outermost(paragraphs, position)
    )


def _outermost(paragraphs: Sequence[Paragraph], position: int) -> float:
    """How far left the minute's numbered paragraphs begin (points); the paragraph's own left edge where none is."""
    minute = paragraphs[position].section_number
    lefts = [
        p.box.x0 for p in paragraphs[max(0, position - 20) : position + 20] if p.section_number == minute and p.number
    ]
    return min(lefts, default=paragraphs[position].box.x0)
