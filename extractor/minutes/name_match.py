"""Whether two printed names can be one person, and what a word or two beside a name can be.

In:  names without honorifics. Out: yes or no; yes is not proof ("Lock" can be "D Lock").
Whoever merges decides what a yes is worth: `attendance` within one roll, `people` for a whole set of minutes.
"""

import re

from extractor.minutes.name_words import BODY_WORDS, DEPARTMENT_WORDS, ROLE_HEADS, ROLE_MODIFIERS

_OF_POSTS = ROLE_MODIFIERS | ROLE_HEADS | BODY_WORDS | DEPARTMENT_WORDS | {"&", "and", "of", "for", "the", "to"}
_PARTS = re.compile(r"[\s.-]+")


def surname_of(name: str) -> str:
    """Last word in small letters without marks: what two prints of one person share.

    >>> surname_of("P V Barrington-King")
    'barrington-king'
    """
    words = name.replace("’", "'").split()
    return words[-1].lower().strip(".,'") if words else ""


def could_be_same(one: str, other: str) -> bool:
    """True where surname agrees and no given name or initial speaks against it.

    >>> could_be_same("L Game", "Lesley Game"), could_be_same("J Taylor", "S Taylor"), could_be_same("Lock", "D Lock")
    (True, False, True)
    """
    if surname_of(one) != surname_of(other):
        return False
    a, b = _given_names(one), _given_names(other)
    return all(x == y or (1 in (len(x), len(y)) and x[0] == y[0]) for x, y in zip(a, b, strict=False))


def _given_names(name: str) -> list[str]:
    given = " ".join(name.split()[:-1]).replace(".", " ").lower().split()
    return given


def are_initials(capitals: str, name: str) -> bool:
    """Whether a bracket holds the person's initials, one of a name that is not printed among them perhaps."""
    own = "".join(part[0] for part in _PARTS.split(name) if part).upper()
    if capitals == own:
        return True
    is_office = capitals.lower() in ROLE_HEADS or capitals in ("MP", "MEP")
    return len(capitals) == len(own) + 1 > 2 and not is_office and capitals[0] + capitals[2:] == own


def is_department(text: str) -> bool:
    """"Legal" of "Solicitor, Legal and Democratic Services": words that only stand in titles of posts."""
    return all(w.lower().strip(".,") in ROLE_MODIFIERS or w in ("and", "&") for w in text.split(" "))


def is_of_post(text: str) -> bool:
    """"Corporate Performance" of "Corporate Performance and Risk Manager": two words or more, none of them a name."""
    words = [w.lower().strip(".,").replace("’", "'").removesuffix("'s") for w in text.split(" ") if w not in "-–—/"]
    return len(words) > 1 and all(w in _OF_POSTS for w in words)
