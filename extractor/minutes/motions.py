"""Motions: who proposed, who seconded, what, and whether the sentence says how it went.

In:  the paragraphs of one minute, or one text.
Out: `Motion` for a paragraph that is a motion ("Mr Hale proposed, and Ms Moss seconded that …"), with the quoted
     paragraphs under it; mover and seconder of any text.
Refused: a sentence in the past of another meeting; initials longer than four letters. Surprise: "proposed Cllr Hale,
Seconded Cllr Moss" (no "by"), "Prop: AH Sec: BM", and a motion whose text is the next, quoted paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.document import Paragraph
from extractor.minutes.outcome_wordings import CARRIED, LOST, OUTCOME_TAIL, PUT_ASIDE
from extractor.minutes.people import NAME, PERSON
from extractor.minutes.sentences import sentences_of

_CHAIR = r"(?:[Tt]he\s+)?(?:(?:Vice|Deputy)[- ])?(?:Chair(?:man|woman|person)?|Mayor|Leader(?: of the Council)?)"
_WHO = rf"(?:{PERSON}|{_CHAIR}|[A-Z]{{2,4}}\b|{NAME})"
_MONTH = r"(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_SURE = rf"(?:{PERSON}|{_CHAIR}|[A-Z]{{2,4}}\b)"
# "Proposed by Ann Hale", "Proposed: Ann Hale", "proposed Cllr Hale"; but "the proposed Joint Protocol" names nobody
_BY_WHOM = rf"(?:(?:\s+by\s*[:–-]?\s*|\s*[:–-]\s*|\s+of\s+)(?P<who>{_WHO})|\s+(?P<sure>{_SURE}))"

_MOVED_BY = re.compile(
    rf"(?<!the )(?<!The )\b(?:[Pp]roposed|[Mm]oved(?:\s+as\s+an\s+amendment)?|PROPOSED|MOVED|[Pp]rop\b\.?|[Pp]roposer|"
    rf"[Oo]n (?:the|a) (?:proposal|proposition|motion)(?:\s+from)?){_BY_WHOM}"
)
_MOVED_LATER_BY = re.compile(rf"\b(?:[Pp]roposed|[Mm]oved)\b[^.;]{{1,60}}?\bby\s+(?P<who>{_WHO})")
_SECONDED_BY = re.compile(rf"\b(?:[Ss]econded|SECONDED|2nd(?:ed)?(?!\s+{_MONTH})|[Ss]ec\b\.?|[Ss]econder){_BY_WHOM}")
_WHO_MOVED = re.compile(
    rf"(?P<who>{PERSON}|{_CHAIR}|{NAME}|\b[A-Z]{{2,4}}),?\s+(?:formally\s+|then\s+)?(?:proposed|moved|PROPOSED|MOVED)\b"
)
_WHO_SECONDED = re.compile(
    rf"(?P<who>{PERSON}|{_CHAIR}|{NAME}|\b[A-Z]{{2,4}}),?\s+(?:formally\s+|duly\s+)?(?:seconded|SECONDED)\b"
)
_WHO_MOVED_LATER = re.compile(
    rf"(?P<who>{_SURE}),?\s+seconded\s+by\s+{_WHO},?\s+(?:formally\s+)?(?:proposed|moved)\b"
)
_NEXT_LABEL = re.compile(r"\s+(?:Seconded|Proposed|Moved|Resolved|Agreed|Carried|Sec|Prop|2nd)$")
_NOT_A_NAME = re.compile(
    r"^(?:It|This|That|The|And|Unanimously|Resolved|Agreed|Proposed|Moved|Seconded|All|To|Motion)\b"
    r"(?!\s+(?:Chair|Vice|Deputy|Mayor|Leader))"
)

_MOTION = re.compile(
    rf"^(?:[^.;:]{{0,90}}?,\s+|(?:[Ii]t was\s+))?(?:(?:{_WHO}),?\s+(?:formally\s+|then\s+)*(?:proposed|moved)\b|"
    rf"(?:then\s+|formally\s+)?(?:[Pp]roposed|[Mm]oved|PROPOSED|MOVED)(?:\s+as\s+an\s+amendment)?(?:\s+by|\s*:)?\s+(?:{_WHO}))"
    r"[^.;]{0,140}?\b(?:seconded|SECONDED|Seconded)\b"
    rf"|^(?:{_SURE}),?\s+seconded\s+by\s+(?:{_WHO}),?\s+(?:formally\s+)?(?:proposed|moved)\b"
)
_THAT = re.compile(r"\bthat\b|:\s*(?=[“\"A-Z(])|\bto\s+(?=[a-z])|\bfor approval\b")
_TEXT_FOLLOWS = re.compile(
    r"(?:motion|amendment|motion that|that|the following|as follows|resolution)\s*[:,–-]*\s*[“\"]?$", re.I
)
_VOTED_ON = re.compile(
    r"^(?:following\b|the chair(?:man)?\b.{0,20}\bput\b|on being put|for\s*\(|against\b|abst|a vote|the (?:motion|"
    r"amendment)|"
    r"upon being put|voting|recorded vote|in accordance with|after (?:further )?debate|during)",
    re.I,
)
_HOW_WORDS = re.compile(
    rf"\b(?:it was|was|were|the motion|motion|proposals?|resolved|agreed|approved|accepted|carried|proposed|seconded|"
    rf"moved|proposer|seconder|prop\b|sec\b|2nd(?:ed)?|by|and|all|"
    rf"in favour|unanimous(?:ly)?|vote[ds]?|a|majority|with|present|nem|con|then|duly|the)\b|(?-i:{_WHO})|[\W\d_]+",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion or amendment; positions are of the minute's paragraphs. `outcome` is what its own paragraph says of it.

    `is_inline`: the motion's words stand in the sentence itself, not in the quoted paragraphs under it.
    """

    first: int
    last: int
    text: str
    verb: str
    mover: str | None
    seconder: str | None
    is_inline: bool
    is_amendment: bool
    outcome: str = ""
    is_settled_by_print: bool = False


def movers_of(text: str) -> tuple[str | None, str | None]:
    """Mover and seconder as printed, honorific kept; None for one that isn't named."""
    low = text.lower()
    is_moved = re.search("prop|moved|motion", low) is not None
    mover = _first_name(text, _WHO_MOVED_LATER, _MOVED_BY, _WHO_MOVED, _MOVED_LATER_BY) if is_moved else None
    seconder = _first_name(text, _SECONDED_BY, _WHO_SECONDED) if "sec" in low or "2nd" in low else None
    return mover, seconder


def _first_name(text: str, *patterns: re.Pattern[str]) -> str | None:
    for pattern in patterns:
        for match in pattern.finditer(text):
            who = (match.groupdict().get("sure") or match.group("who")).strip(" ,.")
            who = _NEXT_LABEL.sub("", who)                 # "Proposed by: Cllr Hale   Seconded by: Cllr Moss"
            if who and not _NOT_A_NAME.match(who):
                return re.sub(r"^[Tt]he\s+", "", who)
    return None


def is_how_only(text: str) -> bool:
    """Whether the text names mover or seconder and says nothing of what was decided.

    >>> is_how_only("Resolved, proposed Cllr Hale, seconded Cllr Moss. Unanimously agreed.")
    True
    """
    head = sentences_of(text)[0].text if text else ""
    if (
        len(head) > 200
        or not re.search(r"(?i)\b(?:proposed|moved|prop|proposer)\b", head)
        or not re.search(r"(?i)\b(?:second|sec\b|2nd)", text[:260])
    ):
        return False
    return _HOW_WORDS.sub("", head).strip() == ""


def motion_of(minute: Sequence[Paragraph], position: int) -> Motion | None:
    """The motion that the paragraph is, with the paragraphs of its text; None where it is none."""
    text = minute[position].text
    if "econd" not in text and "ECOND" not in text:
        return None
    if is_how_only(text):
        return _quoted_below(minute, position)
    opening = _MOTION.match(text)
    if opening is None:
        return None
    rest = text[opening.end() :]
    if re.search(r"\b(?:RESOLVED|AGREED)\b", rest) or re.match(
        r"[^.;]{0,60}\b(?:and|was|were)\s+(?:it was\s+)?(?:unanimously\s+|all\s+)?"
        r"(?:agreed|resolved|approved|carried|accepted)\b",
        rest,
    ):
        return None
    if re.search(r"(?:\band|,)\s*(?:it was)?\s*:?-?$", rest) and len(rest) < 90:
        return None
    mover, seconder = movers_of(text)
    is_amendment = bool(re.search(r"\bamendment\b", text[: opening.end() + 60], re.I))
    first_sentence = sentences_of(text)[0].text
    if _TEXT_FOLLOWS.search(first_sentence):
        last = _quoted_end(minute, position)
        body = " ".join(p.text if p.number is None else f"{p.number} {p.text}" for p in minute[position : last + 1])
        return Motion(position, last, body, "agreed", mover, seconder, False, is_amendment)
    if _THAT.search(rest) is None:
        return None
    own, outcome = _own_and_outcome(text)
    settled = not re.search(r"\b(?:amendment|debate|put to the vote)\b", text)
    return Motion(position, position, own, "agreed", mover, seconder, True, is_amendment, outcome, settled)


def _quoted_below(minute: Sequence[Paragraph], position: int) -> Motion | None:
    """ "It was moved by Cllr A, seconded by Cllr B" and the motion in quotes under it."""
    if position + 1 >= len(minute) or not minute[position + 1].text.startswith(("“", '"')):
        return None
    last = _quoted_end(minute, position)
    body = " ".join(p.text for p in minute[position : last + 1])
    is_amendment = "amendment" in minute[position].text.lower()
    return Motion(position, last, body, "agreed", *movers_of(minute[position].text), False, is_amendment)


def motion_positions(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Positions of the paragraphs that are the text of a motion or amendment put to the meeting."""
    found: set[int] = set()
    for position, paragraph in enumerate(paragraphs):
        if position in found or "econd" not in paragraph.text:
            continue
        motion = motion_of(paragraphs, position)
        if motion is not None:
            found.update(range(motion.first, motion.last + 1))
    return frozenset(found)


def _own_and_outcome(text: str) -> tuple[str, str]:
    """The motion with the sentences that say how it went, and those sentences alone."""
    sentences = sentences_of(text)
    outcome: list[str] = []
    end = sentences[0].end
    for sentence in sentences[1:]:
        is_short = len(sentence.text) < 90
        if OUTCOME_TAIL.match(sentence.text) or PUT_ASIDE.search(sentence.text) or (
            is_short and (LOST.search(sentence.text) or CARRIED.search(sentence.text))
        ):
            outcome.append(sentence.text)
            end = sentence.end
        elif outcome:
            break
        elif sentence.text.startswith(("That ", "This ")):
            end = sentence.end
    return text[:end], " ".join(outcome)


def _quoted_end(minute: Sequence[Paragraph], position: int) -> int:
    """Position of the last paragraph of the motion's text: to the closing quote, the next outer number, or the vote."""
    last = position
    outer = minute[position].number
    in_quotes = minute[position].text.rstrip().endswith(("“", '"'))
    for following in range(position + 1, len(minute)):
        paragraph = minute[following]
        if outer and paragraph.number and _same_series(outer, paragraph.number):
            break
        if (
            _VOTED_ON.match(paragraph.text)
            or OUTCOME_TAIL.match(paragraph.text)
            or _MOTION.match(paragraph.text)
            or paragraph.is_heading
        ):
            break
        if re.match(r"(?:RESOLVED|Resolved|It was RESOLVED)\b", paragraph.text):
            break
        last = following
        in_quotes = in_quotes or paragraph.text.startswith(("“", '"'))
        if in_quotes and paragraph.text.rstrip(" .").endswith(("”", '"')):
            break
        if (
            following == position + 1
            and outer is None
            and not in_quotes
            and not paragraph.text.rstrip().endswith((":", ";", ",", "and"))
        ):
            break
    return last


def _same_series(outer: str, number: str) -> bool:
    """ "2)" follows "1)"; "(i)" and "1." don't."""
    shape = re.compile(r"[0-9]+|[a-z]+|[A-Z]+")
    return (
        shape.sub("0", outer) == shape.sub("0", number)
        and outer[-1] == number[-1]
        and outer[:1].isdigit() == number[:1].isdigit()
    )
