"""Names that a pattern of words alone doesn't reach: the rest of a list, people beside their office, whole amounts.

In:  a text and the names that rows found in it. Out: the names, with those that stand to them as print tells.
Refused: capitals that end a sentence's list by slip ("Councillors Bell, The report ..."): words that no name has.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from extractor.minutes.spelling import RANK

_BEFORE_ROLE = re.compile(r"(?:^|[.;:,(]\s+|\band\s+)((?:[A-Z][a-z’'-]+\s){1,2}[A-Z][\w’'-]+),\s+(?:the\s+|our\s+)?$")
_AFTER_ROLE = re.compile(
    r"^,\s+((?:[A-Z][a-z’'-]+\s){1,2}[A-Z][\w’'-]+)(?=,|\s+(?:introduced|presented|said|advised|reported|explained|"
    r"outlined|gave))"
)
_OPENS_LIST = re.compile(r"(?:Councillors|COUNCILLORS|Cllrs|CLLRS|Messrs|Aldermen)\b", re.I)
_STYLES = r"(?:(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Cllr|Councillor)\.?\s+)?"
_NO_SURNAME = (
    r"(?!(?:The|This|That|These|Those|It|He|She|They|We|In|On|At|As|For|To|By|From|With|A|An|Members?|Councillors?|Also|"
    r"Officers?|Committee|Council|Cabinet|Board|Panel|Item|Agenda|Minute|Ward|Apologies|Present|January|February|March|"
    r"April|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Director|"
    r"Chief|Head|Clerk|Mayor|Chair|Chairman|Leader)\b)"
)
_NAME = (
    rf"{_NO_SURNAME}(?:[A-Z]\.?\s?(?![a-z])){{0,3}}(?:[A-Z][a-z’'-]+\s+)?"
    rf"{_NO_SURNAME}(?:(?:de|den|van|von|der|la|le|du|da)\s+){{0,2}}(?:Mc|Mac|O[’'])?[A-Z][\w’'-]*[a-z][\w’'-]*"
)
_NEXT = re.compile(
    rf"(?:\s+\([^()]{{1,40}}\))?(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)(?P<name>{_STYLES}{_NAME})(?![\w’'-])")
_OWNER = re.compile(r"(?:Council|Authority|Cabinet|County|Board|Trust)[’']s\s+(?=[A-Z])")
_OVERVIEW = re.compile(r"\bOverview\s(?:and|&)\s$")
_LAW_BEFORE = re.compile(
    r"(?:\b(?:[Rr]egulation|[Ss]ection|[Aa]rticle|[Ss]chedule|[Pp]aragraph)s?\s\d+[A-Z]?(?:\(\w{1,4}\))*"
    r"\s(?:of|to)\sthe\s)?"
    r"(?:\b(?!(?:Under|The|In|By|With|As|For|At|To|Of|Both|See)\b)[A-Z][\w’'-]*\s(?:(?:of|and|for|the)\s)*){1,6}(?:\([^()]{1,60}\)\s)*\([^()]{1,60}$")
_RANKS = ("PC", "Sgt", "Sergeant", "Insp", "Sup")
_RANKED = re.compile(
    rf"(?<!Planning )(?<!Building )\b{RANK}\s(?!Generals?\b){_NAME}(?![\w’'-])")
_SCALE = re.compile(r"(?:m|bn|k)(?!\w)")


class Found(NamedTuple):
    """A name in one text, character offsets."""

    label: str
    start: int
    end: int


def with_print(text: str, found: Sequence[Found]) -> list[Found]:
    """The names in order: amounts with the letter of their scale, and the people whom lists and offices name."""
    whole = [_WHOLE.get(f.label, _as_found)(text, f) for f in found]
    whole += _ranked(text, whole)
    whole += _rest_of_lists(text, whole)
    return sorted([*whole, *_beside_roles(text, whole)], key=lambda f: f.start)


def _whole_amount(text: str, found: Found) -> Found:
    """"£4.2m." with its letter: the tokenizer leaves it to the stop behind it."""
    scale = _SCALE.match(text, found.end)
    return found._replace(end=scale.end()) if scale else found


def _without_owner(text: str, found: Found) -> Found:
    """"the Council’s Standards Committee": the committee's name is what stands behind the owner."""
    owner = _OWNER.match(text, found.start, found.end)
    return found._replace(start=owner.end()) if owner else found


def _whole_body(text: str, found: Found) -> Found:
    """"Overview and Scrutiny Panel" from "Scrutiny Panel" on: "and" parts other names."""
    found = _without_owner(text, found)
    before = _OVERVIEW.search(text, max(0, found.start - 14), found.start)
    return found._replace(start=before.start()) if before and text.startswith("Scrutiny", found.start) else found


def _whole_law(text: str, found: Found) -> Found:
    """"Regulation 5 of the Quays (Lamps and Access to Oil) (England) Regulations 2012", which a bracket cut."""
    name = text[found.start : found.end]
    is_cut = 0 <= name.find(")") < (name.find("(") if "(" in name else len(name))
    before = _LAW_BEFORE.search(text[: found.start]) if is_cut else None
    return found._replace(start=before.start()) if before else found


def _as_found(text: str, found: Found) -> Found:
    return found


_WHOLE: Mapping[str, Callable[[str, Found], Found]] = {
    "money": _whole_amount, "organisation": _whole_body, "legislation": _whole_law}


def _ranked(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """"PC Dan Oak", "Inspector Elm": constables and firefighters, by their rank."""
    if not any(rank in text for rank in _RANKS):
        return
    for match in _RANKED.finditer(text):
        start, end = match.span()
        if all(end <= f.start or start >= f.end for f in found):
            yield Found("person", start, end)


def _rest_of_lists(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The people after the first of "Councillors Bell, Cox (Chair) and D Dee"."""
    taken = [(f.start, f.end) for f in found]
    starts = {f.start: f for f in found if f.label == "person"}
    for first in found:
        if first.label != "person" or not _OPENS_LIST.match(text, first.start):
            continue
        at = first.end
        while match := _NEXT.match(text, at):
            start, end = match.span("name")
            known = starts.get(start)
            if known is None and all(end <= a or start >= z for a, z in taken):
                taken.append((start, end))
                yield Found("person", start, end)
            elif known is None:
                break
            at = known.end if known else end


def _beside_roles(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """People without honorific who stand beside their office: "Ann Hale, Head of Housing, said"."""
    taken = [(f.start, f.end) for f in found]
    for role in found:
        if role.label != "role":
            continue
        before = _BEFORE_ROLE.search(text, max(0, role.start - 60), role.start)
        after = _AFTER_ROLE.match(text[role.end : role.end + 60])
        if before:
            spot = before.span(1)
        elif after:
            spot = (after.start(1) + role.end, after.end(1) + role.end)
        else:
            continue
        if all(spot[1] <= start or spot[0] >= end for start, end in taken):
            taken.append(spot)
            yield Found("person", *spot)
