"""Actions that a meeting left for somebody to do, with owner and date where they are printed.

In:  the paragraphs of minutes in reading order.
Out: one row of `actions` per action: the sentence without its marker ("ACTION: Clerk to write" -> "Clerk to write"),
     the owner as printed without "the", `due_text` as printed and `due_date` (ISO) where it is a whole date.
Refused: resolutions in capitals, what was done already, a marker with neither deed nor sentence before it.
Surprise: "ACTION: Clerk" alone names the owner of the sentence before it, which may be the paragraph above.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from extractor.document import Paragraph, Row
from extractor.minutes.action_wordings import MARKERS, NOT_AN_ACTION, ONE, ROLE, SENTENCES, ActionWording
from extractor.minutes.decision_wordings import OPENERS
from extractor.minutes.motions import is_how_only
from extractor.minutes.outcome_wordings import AGREES_TO_LAST, OUTCOME_TAIL
from extractor.minutes.people import PERSON
from extractor.minutes.sentences import sentences_of
from extractor.minutes.title_words import ACTIONS_LABEL
from extractor.values.screens import Screen

_MAY_BE_MARKED = re.compile(r"ction|CTION|^\W*AP\s?\d")
_RESOLVES = re.compile(r"(?:(?:[Ii]t was|[Tt]he\s+(?:\w+\s+){0,2}(?:Council|Committee|Board|Panel|meeting))\s+)?"
                       r"(?:unanimously\s+)?(?:RESOLVED|Resolved|resolved|AGREED)\b")
"""What follows "ACTION:" where the clerk means the decision."""
_LEAD = rf"(?>(?:Cllrs?|PCSO|PC)\.?\s+[A-Z][\w’'-]+|[A-Z]{{2,4}}\b(?![’'-])|{ONE}|All(?: [Cc]ouncillors| [Mm]embers)?)"
_OWNERS = rf"(?P<owner>{_LEAD}(?:(?:,|\s+and|\s*&|\s*/)\s*(?:the\s+)?{_LEAD}){{0,5}}+)"
_OWNER_ONLY = re.compile(rf"^(?:{_OWNERS}|(?!.*\sTO\s)[A-Z][A-Z .,&/()-]{{1,60}})[\s.]*$")
_OWNER_FIRST = re.compile(rf"^{_OWNERS}\s*(?:[:–—-]\s+|(?:to|will|is to|are to|shall)\s+(?=[a-z]))")
_INITIALS_LAST = re.compile(r"(?P<text>.{8,}?[a-z.)])\s+[(\[]?(?P<owner>[A-Z]{2,3}(?:[/,]\s?[A-Z]{2,3})*)[)\]]?\.?")
_NEXT_MEETING = re.compile(r"(?:the\s+)?(?:date\s+of\s+(?:the\s+)?)?next\s+meeting\b", re.I)
_LEAST_TOLD = 4            # words in a column of actions that say what is to be done: "AB to write to the trust"
_TOPIC = re.compile(rf"^[A-Z][\w’' ]{{2,40}}\s[–—-]\s+(?=(?:[Tt]he\s+)?(?:{PERSON}|{ROLE})\b)")
_MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for month in names.split()
}
_WHOLE_DATE = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>[A-Z][a-z]{2,8})\.?,?\s+(?P<year>20\d\d)|"
    r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:20)?\d\d)"
)
_DUE = re.compile(
    r"\b(?:by|before|no later than|[Dd]eadline:?|[Dd]ue(?: date)?:?|[Tt]arget date:?)\s+(?P<due>(?:the\s+)?(?:end "
    r"of\s+)?(?:"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:January|February|March|"
    r"April|May|June|July|August|"
    r"September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?:,?\s+20\d\d)?|"
    r"\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+20\d\d)?|"
    r"(?:next|following|\w+)\s+meeting|(?:the\s+)?(?:month|week|year)(?:\s+end)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|"
    r"Sun)day))"
)


class Action(NamedTuple):
    """One action: at which position of the paragraphs, by which wording; `share` of its paragraph's characters."""

    wording: str
    text: str
    owner: str | None
    position: int
    share: float
    due: str = ""             # printed beside the owner rather than in the text


def actions_of(paragraphs: Sequence[Paragraph]) -> list[Row]:
    """Rows of `actions` (without pack_id), in reading order."""
    rows: list[Row] = []
    for action in action_passages(paragraphs):
        at = paragraphs[action.position]
        due_text, due_date = due_of(action.due or action.text)
        rows.append(
            {
                "document_id": at.document_id,
                "minute_number": at.section_number,
                "text": action.text,
                "owner": action.owner,
                "due_date": due_date,
                "due_text": due_text,
                "page_number": at.page_number,
            }
        )
    return rows


def action_passages(paragraphs: Sequence[Paragraph]) -> tuple[Action, ...]:
    """Every action in the paragraphs, in reading order; positions are of the sequence given."""
    listed = _listed(paragraphs)
    return tuple(
        action for position in range(len(paragraphs))
        for action in ([listed[position]] if position in listed else _actions_at(paragraphs, position))
    )


def _listed(paragraphs: Sequence[Paragraph]) -> dict[int, Action]:
    """The points of lists under "Action Required"; initials that end one are its owner's."""
    found: dict[int, Action] = {}
    is_open = False
    for position, paragraph in enumerate(paragraphs):
        before = paragraphs[position - 1] if position else None
        is_same = before is not None and before.section_number == paragraph.section_number
        if ACTIONS_LABEL.match(paragraph.text):
            is_open = True
        elif is_open and is_same and paragraph.number is not None:
            told, first = _INITIALS_LAST.fullmatch(paragraph.text), _OWNER_FIRST.match(paragraph.text)
            owner = told["owner"] if told else first["owner"] if first else None
            text = told["text"].rstrip() if told else paragraph.text
            found[position] = Action("listed", text, _owner(owner), position, 1.0)
        else:
            is_open = False
    return found


def due_of(text: str) -> tuple[str | None, str | None]:
    """When an action is due: the print after "by", and the ISO date where day, month and year are printed.

    >>> due_of("Clerk to reply by 3 May 2024.")
    ('3 May 2024', '2024-05-03')
    """
    found = _DUE.search(text)
    if found is None:
        return None, None
    printed = found.group("due")
    return printed, _iso_date(printed)


def _iso_date(printed: str) -> str | None:
    date = _WHOLE_DATE.search(printed)
    if date is None:
        return None
    if date.group("d"):
        day, month, year = int(date.group("d")), int(date.group("m")), int(date.group("y"))
    else:
        day, month, year = int(date.group("day")), _MONTHS.get(date.group("month").lower(), 0), int(date.group("year"))
    year += 2000 if year < 100 else 0
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _actions_at(paragraphs: Sequence[Paragraph], position: int) -> Iterator[Action]:
    text = paragraphs[position].text
    marked = _marked(paragraphs, position)
    if marked is not None:
        yield marked
        return
    beside = paragraphs[position].action_owner
    told = _OWNER_FIRST.match(beside) if beside else None
    if beside and told and len(beside.split()) >= _LEAST_TOLD:
        yield Action("told_beside", beside, _owner(told.group("owner")), position, 0.0)
        return
    if any(o.pattern.match(text) and o.name in _FORMAL for o in OPENERS):
        if beside:
            yield Action("beside", text, _owner(beside), position, 1.0)
        return
    found = False
    for sentence in sentences_of(text):
        hit = _acts(sentence.text)
        if hit is not None:
            found = True
            wording, owner = hit
            owner = _owner(beside) or owner
            yield Action(wording.name, _TOPIC.sub("", sentence.text), owner, position, len(sentence.text) / len(text))
    if not found and beside:
        yield Action("beside", _deed(text), _owner(beside), position, len(_deed(text)) / len(text))
    elif not found and paragraphs[position].kind == "action":
        yield Action("trained", text, None, position, 1.0)


_FORMAL = frozenset(
    {"resolved_capitals", "resolved_small", "resolution_label", "decision_label", "recommended", "mover_then_resolved"}
)


def _marked(paragraphs: Sequence[Paragraph], position: int) -> Action | None:
    """The action of a paragraph that prints ACTION; the paragraph above is the deed where only an owner is printed."""
    text = paragraphs[position].text
    if not _MAY_BE_MARKED.search(text):
        return None
    for wording in MARKERS:
        match = wording.pattern.match(text)
        if match is None:
            continue
        rest = match.group("rest").strip()
        if _RESOLVES.match(rest):
            return None
        rest += ")" if "(" in rest and ")" not in rest else ""
        if "owner" in wording.pattern.groupindex:
            return Action(wording.name, rest, _owner(match.group("owner")), position, 1.0)
        who, due = _without_due(rest)
        if not _OWNER_ONLY.match(who) and wording.name != "marker_by":
            named = _OWNER_FIRST.match(rest)
            return Action(wording.name, rest, _owner(named.group("owner")) if named else None, position, 1.0)
        before = paragraphs[position - 1] if position else None
        if before is None or before.section_number != paragraphs[position].section_number or before.is_heading:
            return Action(wording.name, rest, _owner(who), position, 1.0, due)
        return Action(wording.name, _deed(before.text), _owner(who), position, 1.0, due)
    return None


def _without_due(text: str) -> tuple[str, str]:
    """(owner, when) of "Ann Bell by 30 June 2019"; nothing is cut where no day is printed."""
    due = _DUE.search(text)
    return (text[: due.start()].rstrip(" ,(-–"), due.group()) if due and due.start() else (text, "")


def _deed(text: str) -> str:
    """The last sentence that says something: "This was agreed." after it is no deed."""
    said = [s.text for s in sentences_of(text)]
    no_deeds = (_NEXT_MEETING.match, AGREES_TO_LAST.match, OUTCOME_TAIL.match, is_how_only)
    deeds = (s for s in reversed(said) if not any(is_none(s) for is_none in no_deeds))
    return next(deeds, said[-1])


_SENTENCES = Screen(SENTENCES, attrgetter("pattern"))


@lru_cache(maxsize=4096)
def _acts(sentence: str) -> tuple[ActionWording, str | None] | None:
    """The wording by which the sentence leaves something to do, and its owner; None where it leaves nothing."""
    rows = _SENTENCES(sentence)
    if not rows or any(n.pattern.search(sentence) for n in NOT_AN_ACTION):
        return None
    for wording in rows:
        match = wording.pattern.search(sentence)
        if match is not None and not _is_body(match.groupdict().get("owner")):
            return wording, _owner(match.groupdict().get("owner"))
    return None


_HEADS_BODY = re.compile(r"(?:the\s+)?(?:\w+\s+){0,2}(?:head|director|leader|chief\s+executive|manager)\b", re.I)
_BODY = re.compile(
    r"(?:Council|Committee|Members?|Cabinet|Board|Panel|Group|Government|Department|Police|Trust|Service|Ltd|"
    r"Association|In|If|It|There|This|Some)$"
)


def _is_body(owner: str | None) -> bool:
    """A body of people is nobody's owner: "the Council agreed to …" is a decision."""
    return owner is not None and bool(_BODY.search(owner.strip())) and not _HEADS_BODY.match(owner)


def _owner(printed: str | None) -> str | None:
    """The owner without article and stops: "the Clerk." -> "Clerk"."""
    if printed is None:
        return None
    return re.sub(r"^[Tt]he\s+", "", printed.strip(" .;,")) or None
