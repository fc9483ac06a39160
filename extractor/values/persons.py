"""Persons and the ways to reach them: honorifics, letters after names, telephones, e-mail addresses."""

import re
from typing import NamedTuple

from extractor.values.text import squash
from extractor.vocabulary import HONORIFICS, POST_NOMINALS

PHONE = re.compile(r"(?<!\d)(?:\+44\s?|\(?0)\d[\d\s()\-]{5,14}\d(?:\s*(?:ext?\.?|x)\s*\d+)?", re.I)
SHORT_PHONE = re.compile(
    r"\b(?:tel(?:ephone)?|phone|ext(?:ension)?)\b\.?\s*(?:no\.?)?\s*:?\s*(?P<number>[\d][\d\s]{2,14}\d)", re.I
)
_WHOLE_NUMBER = 9            # characters of a number with its area code
EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")


def find_phone(text: str) -> str | None:
    """First telephone number as printed; a number of fewer digits counts only behind "Tel".

    >>> find_phone("Tel: 01823 355145"), find_phone("Ext. 6738"), find_phone("in 2017")
    ('01823 355145', '6738', None)
    """
    match = PHONE.search(text) if "0" in text or "+44" in text else None
    if match:
        return squash(match[0] if ")" in match[0] else match[0].lstrip("("))
    low = text.lower()
    match = SHORT_PHONE.search(text) if "tel" in low or "phone" in low or "ext" in low else None
    if match is None or (match["number"][0] == "0" and len(match["number"]) < _WHOLE_NUMBER):
        return None                                # "Tel: 0117" at a line's end is the beginning of one
    return squash(match["number"])


def find_email(text: str) -> str | None:
    """First e-mail address as printed.

    >>> find_email("write to a.b@example.gov.uk.")
    'a.b@example.gov.uk'
    """
    match = EMAIL.search(text) if "@" in text else None
    return match[0].rstrip(".") if match else None


class Person(NamedTuple):
    """A name without what stands before and after it; both kept."""

    name: str
    honorific: str | None = None
    post_nominals: str | None = None


def parse_person(text: str) -> Person:
    """Honorific, name and letters after the name.

    >>> parse_person("Councillor Ann Other OBE")
    Person(name='Ann Other', honorific='Cllr', post_nominals='OBE')
    """
    words = squash(text).strip(" ,;").split(" ")
    if len(words) > 2 and words[0].lower() == "the" and words[1].lower() in HONORIFICS:
        words.pop(0)
    honorific = None
    while len(words) > 1 and words[0].lower().strip(",") in HONORIFICS:
        honorific = honorific or HONORIFICS[words.pop(0).lower().strip(",")]
        if len(words) > 1 and honorific and words[0].lower().strip(",") in HONORIFICS:
            words.pop(0)
    after: list[str] = []
    while len(words) > 1 and words[-1].strip(".,").isupper() and words[-1].strip(".,").lower() in POST_NOMINALS:
        after.insert(0, words.pop().strip(".,"))
    return Person(" ".join(words).strip(" ,"), honorific, " ".join(after) or None)
