"""Declarations of interest: one row per person who declared one.

In:  the paragraphs of one set of minutes. Out: rows of `declarations` (without ids), in print order.
"There were no declarations" makes no row.

What surprised us: six people declare in one sentence ("all declared a personal interest as ..."); interests are
declared in the middle of other items; "the Chair asked if any Councillor wished to declare" declares nothing.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.document import Paragraph, Row
from extractor.minutes.attendance import sentences_of
from extractor.minutes.names import Named, people_in


class DeclarationRule(NamedTuple):
    """A sentence in which named people declare; group `people`."""

    name: str
    pattern: re.Pattern[str]
    example: str


_DECLARED = r"(?:[Dd]eclared|[Dd]isclosed|registered|made\s+an?\s+declaration|made\s+declarations|gave\s+notice\s+of)"
_INTEREST = re.compile(r"\binterests?\b|\bdeclaration\b|\bDPIs?\b|\bpredetermin\w+")
_STYLED = re.compile(
    r"\b(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Mx|Dr|Sir|Lord|Lady|Dame|The\s+Rev\w*|Rev\w*|Alderman|Prof\w*"
    r"|Canon)\b\.?\s+[A-Z]")
DECLARATION_RULES: tuple[DeclarationRule, ...] = (
    DeclarationRule("declared", re.compile(
        r"(?P<people>(?:[A-Z(]|the\s+chair).{2,400}?),?\s+(?:(?:all|each|both|also|then|again|had|has|have|having"
        r"|hereby|further|individually|verbally)\s+)*"
        + _DECLARED + r"\b", re.S), "Cllr A Lee and Cllr B Day declared a personal interest"),
    DeclarationRule("interest of", re.compile(
        r"^(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,6}interests?\s+(?:was|were|had\s+been|is)?\s*(?:declared|disclosed"
        r"|noted|recorded|received)\s+(?:by|from|for)\s+(?P<people>.+?)(?:\s+(?:in|as|regarding|for|relating|under"
        r"|on|because|due)\b|[.;]|$)", re.I),
        "A personal interest was declared by Cllr A Lee in item 6"),
    DeclarationRule("told", re.compile(
        r"(?P<people>(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir|The\s+Chair\w*)\b[^:;]{2,120}?),?\s+(?:(?:also|then|further)\s+)?"
        r"(?:advised|stated|informed|said|noted|reported|explained|confirmed|(?:asked|wished|requested)\b[^.;:]{0,40}?\b(?:record\w*"
        r"|noted?|state|declare|advise))\b[^.;:]{0,60}?(?:,[^.;:]{0,60},)?[^.;:]{0,20}?\s(?:that\s+)?(?:he|she|they|(?:his|her|their)\s\w+"
        r"(?:\s\w+)?)\s+(?:was|were|is|are|had|has|have|knew|knows|lived?s?|owned|worked|served|sat)\b"),
        "Cllr A Lee advised that, in the interests of transparency, she was a school governor"),
    DeclarationRule("list", re.compile(
        r"^(?P<people>(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir)\b[^–—:]{2,80}?)\s*(?:[-–—:]"
        r"|,)\s*(?=.*\b(?i:interest|pecuniary|DPI|personal|prejudicial|item|minute)\b)"),
        "Cllr A Lee - item 6 - personal interest"),
    DeclarationRule("column", re.compile(
        r"^(?P<people>(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir)\b\.?"
        r"(?:\s(?!Personal|Prejud|Pecun|Discl|Non)[A-Z][\w.’'-]*){1,4})"
        r"\s+(?=(?:an?\s+)?(?:[Pp]ersonal|[Pp]rejudicial|[Pp]ecuniary|[Dd]isclosable|[Nn]on-|DPI|[Oo]ther)\b)"),
        "Cllr A Lee   Personal interest in item 6 as a neighbour"),
)
"""Ways to print a declaration; the first that fits a sentence wins."""

_TYPE_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("personal", re.compile(
        r"\bpersonal\W+(?:and\s+|but\s+)?(?:non|not)[-\s]?(?:disclosable|pecuniary|prejudicial)\b", re.I)),
    ("other", re.compile(r"\b(?:non[-\s]?(?:disclosable|pecuniary|registrable|prejudicial)|other\s+(?:registrable"
                         r"|significant|disclosable))\b", re.I)),
    ("prejudicial", re.compile(r"\bprejudicial\b", re.I)),
    ("pecuniary", re.compile(r"\bpecuniary\b|\bDPIs?\b|\bfinancial\s+interest", re.I)),
    ("personal", re.compile(r"\bpersonal\b", re.I)),
)
_ITEM = re.compile(
    r"\b(?:agenda\s+)?(?:items?|min(?:ute)?(?=\W+\d+/))\.?\s*(?:no\.?|nos\.?|number"
    r"|numbers)?\s*(?P<item>[A-Z]?\d{1,3}(?:[./]\d{1,3})?[a-z]?)\b", re.I)
_LEAD = re.compile(r"\b(?:declar\w+|disclos\w+|interests?)\b.*(?:\bfollow\w*\b|\bbelow\b|\bmade\b).{0,60}:[-–]?$",
                   re.I | re.S)
"""A paragraph over a list of declarations."""
_LISTED = re.compile(
    r"(?P<people>(?!Agenda|Item|Minute|Note|Councillors?\s*[-–:]|The\s)(?:(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\.?\s+)?"
    r"[A-Z][\w’'-]*(?:[ .]+[A-Z][\w’'-]*){0,3})\s*(?:[-–—:]\s+|,\s)(?=\S)")
"""An entry of such a list: a name, of one word perhaps, and what the interest is."""
_NONE = re.compile(
    r"\b(?:no|nil|not\s+any|none)\b[^.]{0,60}\b(?:declar|interest|disclos)|\b(?:asked|invited|reminded|requested"
    r"|whether|if)\b[^.]{0,80}\b(?:any|members|councillors?)\b[^.]{0,80}\b(?:declar|interest)"
    r"|\bdid\s+not\s+(?:declare|have)|\bwithout\s+(?:any\s+)?declar|\bto\s+declare\b|\bto\s+show\s+that\b"
    r"|\bdeclined\b", re.I)
_INITIALS = re.compile(r"^[A-Z]{2,3}(?:(?:,\s*|\s+and\s+|\s*&\s*)[A-Z]{2,3})*(?=\s+(?:all\s+|both\s+|each\s+)?[a-z])")
_NOT_PEOPLE = re.compile(r"\b(?:meeting|chair\w*|mayor|vacan\w+|winner|results?|surplus|elected|office|emergency"
                         r"|motion|amendment)\b", re.I)
_ABOUT = re.compile(r"\binterests?\b|\bdeclar|\bdisclos", re.I)


_PARTS = re.compile(r"[\s.-]+")
_CAPITALS = re.compile(r"\b[A-Z]{2,3}\b")


def declarations_of(paragraphs: Sequence[Paragraph], present: Sequence[str] = ()) -> list[Row]:
    """One row a person and sentence, `text` being the paragraph; `present` are the names that initials may stand "
      "for."""
    initials = initials_of(present)
    rows: list[Row] = []
    lead: Paragraph | None = None                      # "declared personal interests in minute 96 as follows:"
    for paragraph in paragraphs:
        lead = _lead_of(paragraph, lead)
        if lead is not None and lead is not paragraph and (listed := _listed(paragraph, lead)):
            rows.append(listed)
            continue
        in_item = bool(paragraph.section_title and _ABOUT.search(paragraph.section_title))
        is_meant = in_item or _INTEREST.search(paragraph.text) is not None
        if not is_meant or not (_ABOUT.search(paragraph.text) or in_item):
            continue
        for sentence in sentences_of(paragraph.text):
            rows += _rows_of(_spelt_out(sentence, initials), paragraph, in_item=in_item)
    return rows


def _lead_of(paragraph: Paragraph, lead: Paragraph | None) -> Paragraph | None:
    """The paragraph over a list of declarations, while the list lasts."""
    if _LEAD.search(paragraph.text):
        return paragraph
    is_below = lead is not None and paragraph.section_number == lead.section_number
    return lead if is_below and _LISTED.match(paragraph.text) else None


def _listed(paragraph: Paragraph, lead: Paragraph) -> Row | None:
    """"Bell - Member of Hay Town Council" below "Members declared personal interests in minute 96 as follows:"."""
    match = _LISTED.match(paragraph.text)
    people = people_in(match["people"], allow_single=True) if match else []
    if len(people) != 1 or _NOT_PEOPLE.search(people[0].name):
        return None
    own = interest_type(paragraph.text)
    item = _ITEM.search(paragraph.text) or _ITEM.search(lead.text)
    return {
        "person_name": people[0].name, "interest_type": own if own != "other" else interest_type(lead.text),
        "agenda_item_number": item["item"] if item else None, "text": paragraph.text,
        "page_number": paragraph.page_number,
    }


def initials_of(names: Sequence[str]) -> dict[str, str]:
    """Initials -> name, for initials that one name alone has.

    >>> initials_of(["Neal Ship", "Ann Other", "Nora Stone"])
    {'AO': 'Ann Other'}
    """
    found: dict[str, list[str]] = {}
    for name in names:
        parts = [p for p in _PARTS.split(name) if p]
        if len(parts) > 1:
            found.setdefault("".join(p[0] for p in parts).upper(), []).append(name)
    return {key: same[0] for key, same in found.items() if len(same) == 1}


def _spelt_out(sentence: str, initials: dict[str, str]) -> str:
    """"NS declared an interest" with the name for the initials at the sentence's start."""
    match = _INITIALS.match(sentence)
    if not match or not initials:
        return sentence
    return _CAPITALS.sub(lambda m: initials.get(m[0], m[0]), match[0]) + sentence[match.end():]


def _rows_of(sentence: str, paragraph: Paragraph, *, in_item: bool) -> list[Row]:
    if _NONE.search(sentence):
        return []
    people = _declarers(sentence, paragraph, in_item=in_item)
    item = _ITEM.search(sentence)
    return [
        {
            "person_name": person.name, "interest_type": interest_type(sentence),
            "agenda_item_number": item["item"] if item else None, "text": paragraph.text,
            "page_number": paragraph.page_number,
        }
        for person in people
    ]


def _declarers(sentence: str, paragraph: Paragraph, *, in_item: bool) -> list[Named]:
    for rule in DECLARATION_RULES:
        if rule.name in ("list", "column", "told") and not in_item:
            continue
        match = rule.pattern.search(sentence)
        if not match:
            continue
        if rule.name == "declared" and not (in_item or _INTEREST.search(paragraph.text)):
            continue
        people = [p for p in people_in(_last_subject(match["people"])) if not _NOT_PEOPLE.search(p.name)]
        if people:
            return people
    return []


def _last_subject(text: str) -> str:
    """"Later in the meeting Mr Sole" -> "Mr Sole": words before the first honorific say when, not who."""
    match = _STYLED.search(text)
    return text[match.start():] if match else text


def interest_type(sentence: str) -> str:
    """The strongest sort of interest that the sentence names; "other" where it names none.

    >>> interest_type("a personal and prejudicial interest"), interest_type("an interest")
    ('prejudicial', 'other')
    """
    return next((name for name, pattern in _TYPE_RULES if pattern.search(sentence)), "other")
