"""What stands before a name in a printed list: offices, councils, forms of address.

In:  the words of one piece of a list. Out: those words apart from the name's.
Not here: what stands after a name (`names`). Surprise: "Mr MS Bell" has initials that are a form of address as well.
"""

import re

from extractor.minutes.chunks import is_honorific
from extractor.minutes.name_match import is_of_post
from extractor.minutes.name_words import BODY_WORDS, MORE_HONORIFICS, PLURAL_HONORIFICS, ROLE_HEADS, ROLE_MODIFIERS

_OF_COUNTY = frozenset({"cty", "cnty"})
"""Before "Cllr": whose councillor it is."""
_SENIOR = frozenset({"major", "general"})
"""Ranks that are words of posts too."""
_LORD_MAYOR = re.compile(r"(?:the\s+)?(?:right\s+worshipful\s+the\s+)?lord\s+mayor\b", re.I)


def starts_honorific(text: str) -> bool:
    """True for "Cllr A Bown", False for "A Bown"."""
    return is_honorific(text.split(" ")[0])


def bare_word(word: str) -> str:
    """"Mayor’s," -> "mayor"."""
    return word.lower().strip(".,").removesuffix("’s").removesuffix("'s")


def is_office(text: str) -> bool:
    """True for "the Town Clerk" and "Head of Roads"; False where a form of address stands among the words."""
    words = [bare_word(w) for w in text.split(" ")]
    return bool(words) and any(w in ROLE_HEADS for w in words) and not any(is_honorific(w) for w in words)


def before_honorific(words: list[str]) -> tuple[list[str], list[str]]:
    """Words before the first honorific, when they are an office or a council: "Clerk | Mrs J Poe"."""
    for i, word in enumerate(words[:8]):
        if is_honorific(word) and (i == 0 or all(w.lower() != word.lower() for w in words[:i])):
            lead = words[:i]
            if not lead or [w.lower() for w in lead] in (["the"], ["the", "rt"], ["the", "right"]):
                return [], words
            bare = [w.lower().strip(".,") for w in lead]
            if any(w in ROLE_HEADS or w in BODY_WORDS or w == "mayor" for w in bare):
                return lead, words[i:]
            return [], words
    return [], words


def office_words(words: list[str]) -> tuple[list[str], list[str]]:
    """"Mayor | Lena Moss", "Parish Clerk | Jane Frost": an office before a name of two words or more."""
    end = 0
    while end < len(words) and words[end].lower().strip(".,") in ROLE_HEADS | ROLE_MODIFIERS | {"the"}:
        end += 1
    has_office = any(w.lower().strip(".,") in ROLE_HEADS for w in words[:end])
    return (words[:end], words[end:]) if has_office and len(words) - end >= 2 else ([], words)


def honorific_of(words: list[str]) -> tuple[str | None, str | None, list[str]]:
    """(honorific, what a plural one makes of those that follow, the other words)."""
    found: list[str] = []
    plural: str | None = None
    rest = list(words)
    if _LORD_MAYOR.match(" ".join(rest)):
        return None, None, words
    while len(rest) > 1 and (is_honorific(rest[0]) or rest[0].lower().rstrip(",") in MORE_HONORIFICS):
        if found and rest[0].isupper() and not found[-1].isupper():
            break                                          # "Mr MS Bell": initials
        word = rest.pop(0).rstrip(":,")
        if word.lower() in PLURAL_HONORIFICS:
            plural = PLURAL_HONORIFICS[word.lower()]
            word = plural
        found.append(word if word.lower() in ("the", "rt", "hon.") else word.rstrip("."))
    if found and found[0].lower() == "the" and len(found) == 1:
        return None, None, words
    if not found:
        return None, None, rest
    if found[-1].lower() in _SENIOR and is_of_post(" ".join(rest)):
        return None, None, words                           # "the Major Projects Manager"
    first = found[1] if len(found) > 1 and found[0].lower() in _OF_COUNTY else found[0]
    if first.lower() == "the" and len(found) > 1:
        first = f"{first} {found[1]}"
    return first, plural, rest
