"""People out of printed lists: names, what stands before and after them, and where one ends and the next begins.

In:  the text of a list ("Cllrs A Bown, J Hunt (Substitute) and Mrs R Hobbs MBE"); line breaks that part two
     entries are "\\n". Out: `Named` people in print order.
Refused: a chunk that is no name (sentences, "None", "3 members of the public"); it is dropped, not guessed at.

What surprised us: commas part people, roles and letters after a name alike; "Steve & Emma Davies" are two
people with one surname; "Councillors" before a list holds for all that follow; whole lists run on without a
comma ("Clerk Mrs J Poe Aldmere District Councillor A Bell").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from extractor.minutes.chunks import Chunk, chunks_of, is_honorific
from extractor.minutes.name_lead import (
    bare_word,
    before_honorific,
    honorific_of,
    is_office,
    office_words,
    starts_honorific,
)
from extractor.minutes.name_match import are_initials, is_department, is_of_post
from extractor.minutes.name_parts import (
    THE,
    as_role,
    is_name,
    may_be_post,
    name_and_rest,
    office_before,
    without_brackets,
    without_dash,
)
from extractor.minutes.name_words import (
    COUNTED,
    NAMES_BODY,
    NOT_NAMES,
    PLURAL_HONORIFICS,
    RANKS,
    REASON,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    SUBSTITUTE_RULES,
    VIRTUAL,
)
from extractor.vocabulary import HONORIFICS


class Named(NamedTuple):
    """One person as printed. `honorific` is singular ("Councillors" -> "Councillor"); `body` is "Aldmere District".

    `substitute_for` is the name replaced ("" where the print only says that the person is a substitute);
    `substituted_by` who came instead.
    """

    name: str
    honorific: str | None = None
    role_text: str | None = None
    body: str | None = None
    substitute_for: str | None = None
    substituted_by: str | None = None
    is_virtual: bool = False
    initials: str | None = None
    is_starred: bool = False               # "A Bell*": what it means is said below the list
    is_of_councillors: bool = False        # "Mrs A Bell" in a list that "Councillors" opened

    @property
    def is_councillor(self) -> bool:
        style = HONORIFICS.get((self.honorific or "").lower().split(" ")[0])
        return self.is_of_councillors or style == "Cllr"


_GIVEN = re.compile(r"[A-Z][a-z’'-]+[A-Za-z]*")
_CLERK = re.compile(r"(?:(?:parish|town|deputy|assistant|locum|acting)\s+)*(?:clerk|rfo)\b", re.I)
_STARS = re.compile(r"[*†‡]+")
_CAPITALS = re.compile(r"[A-Z]{2,5}")
_ABBREVIATION = re.compile(r"[A-Z]{3,5}")
_PRESIDING = re.compile(r"(?:(?:vice|deputy)[\s-]*)?(?:chair|mayor|leader)|in the chair|sub", re.I)
_COURTESIES = frozenset("Mr Mrs Ms Miss Mx Dr Sir Dame Lord Lady Canon Professor Prof".split())
_CAME_INSTEAD = re.compile(r"(?:(?:who|and)\s+)?(?:(?:was|is|had\s+been|being)\s+)?(?P<how>(?:substituted|replaced"
    r"|represented)\s+by\b.*)")
_VERB = re.compile(r"\b(?:was|were|had|has|have|been|that|would|will|said|asked)\b")


def people_in(text: str, *, allow_single: bool = False) -> list[Named]:
    """Everybody a list names, in order. `allow_single`: a word alone may be a name ("Diana" in a column of names)."""
    chunks = list(chunks_of(COUNTED.sub("", text)))
    reading = _Reading(allow_single)
    for chunk, following in zip_longest(chunks, chunks[1:]):
        reading.take(chunk, following)
    reading.give_up_waiting()
    return reading.people


@dataclass(slots=True)
class _Reading:
    """A list while it is read: `carried` is the style that "Councillors" gives to those that follow, `office` one
    printed before its holder ("The Mayor,"), `waiting` are halves of couples."""

    allow_single: bool
    people: list[Named] = field(default_factory=list)
    carried: str | None = None
    office: str | None = None
    waiting: list[Chunk] = field(default_factory=list)

    def take(self, chunk: Chunk, following: Chunk | None) -> None:
        """Read one more piece; `following` is the one after it."""
        if chunk.text.lower().strip(":") in PLURAL_HONORIFICS:
            self.carried = PLURAL_HONORIFICS[chunk.text.lower().strip(":")]      # "Councillors" over columns of names
        elif self.people and not self.carried and _goes_on_with_post(self.people[-1], chunk, following):
            self.people[-1] = _with_words_of_post(self.people[-1], chunk)
        elif self._begins_couple(chunk, following):
            self.waiting.append(chunk)
        elif found := self._person_of(chunk):
            self._add(chunk, *found)
        else:
            self._add_words(chunk)

    def give_up_waiting(self) -> None:
        """Single words turned out to have no partner."""
        if self.allow_single:
            self.people += [Named(chunk.text) for chunk in self.waiting if not is_honorific(chunk.text)]
        self.waiting = []

    def _begins_couple(self, chunk: Chunk, following: Chunk | None) -> bool:
        if following is None or following.separator != "and":
            return False
        ends_role = chunk.separator == "and" and bool(self.people) and self.people[-1].role_text is not None
        may_be = is_honorific(chunk.text) or " " in following.text
        return may_be and not ends_role and _is_half_couple(chunk, self.carried)

    def _person_of(self, chunk: Chunk) -> tuple[Named, str | None] | None:
        behind = _with_body_behind(chunk.text, self.carried) if ")" in chunk.text else None
        if behind and NAMES_BODY.search(chunk.text):
            return behind                      # "Phil Oak (PO) Fire Service"
        found = _person(chunk.text, carried=self.carried, allow_single=self.allow_single)
        if found is None:
            return _holder_in_brackets(chunk.text) or behind
        if _is_post_of(self.people, chunk, found[0], self.carried):
            return None                        # "G Marl, Waste Strategy Officer": the second piece is the first's post
        return found

    def _add_words(self, chunk: Chunk) -> None:
        """A piece that names nobody: an office before its holder, or more of the last one's post."""
        if is_office(chunk.text) and (chunk.is_new_line or chunk.text.lower().startswith("the ")):
            self.office = chunk.text
            return
        if self.office and is_office(chunk.text):
            self.office = None                 # "Town Clerk, Deputy Town Clerk, Mr J Stone": offices without names
            return
        self.give_up_waiting()
        if self.people and chunk.text and not chunk.is_new_line:
            self.people[-1] = _with_more_role(self.people[-1], chunk)

    def _add(self, chunk: Chunk, person: Named, plural: str | None) -> None:
        """A person; `plural` is the style that holds for those after it too."""
        if self.carried and person.honorific == self.carried and not plural and self._ends_list(chunk, person):
            person = person._replace(honorific=None)
            self.carried = None
        if self.office:
            said = [THE.sub("", self.office), *([person.role_text] if person.role_text else [])]
            person = person._replace(role_text=(" and " if chunk.separator == "and" else ", ").join(said))
        self.office = None
        self.people += [_first_of_couple(half.text, person) for half in self.waiting]
        self.waiting = []
        if self.carried and not plural and _is_one_of_list(person, chunk):
            person = person._replace(is_of_councillors=self.carried in ("Councillor", "Cllr"))
        elif plural or person.honorific != self.carried:
            self.carried = plural
        self.people.append(person)

    def _ends_list(self, chunk: Chunk, person: Named) -> bool:
        """"Councillors A, B" and on the next line "Clerk C Dee": no councillor."""
        role = person.role_text or ""
        return bool(self.office or (
            chunk.is_new_line and is_office(role) and not _PRESIDING.match(role)) or _CLERK.match(role))


def _is_post_of(people: Sequence[Named], chunk: Chunk, person: Named, carried: str | None) -> bool:
    """Whether a piece that ends in an office names no person but the post of the one before it."""
    if not people or carried or chunk.separator != "," or person.honorific or not person.role_text:
        return False
    before = people[-1]
    words = chunk.text.split(" ")
    is_all_words = all(len(w.strip(".")) > 1 for w in words) and words[-1].lower() in ROLE_HEADS
    is_long = len(words) > 3 or any(_ABBREVIATION.fullmatch(w) for w in words)      # "Tom Lee Clerk" is somebody
    return is_all_words and is_long and before.role_text is None and not before.is_councillor


def _is_one_of_list(person: Named, chunk: Chunk) -> bool:
    """"Councillors Bell, Mrs Cox and Dee": a courtesy title within a list does not end it; an officer's post does."""
    is_plain = person.role_text is None or _PRESIDING.match(person.role_text) is not None
    return person.honorific in _COURTESIES and is_plain and not chunk.is_new_line


def _is_half_couple(chunk: Chunk, carried: str | None) -> bool:
    words = chunk.text.split(" ")
    if len(words) == 1 and is_honorific(words[0]) and words[0].lower() not in PLURAL_HONORIFICS:
        return True
    return carried is None and len(words) == 1 and _is_given(words[0]) and chunk.text.lower() not in NOT_NAMES


def _is_given(word: str) -> bool:
    return bool(_GIVEN.fullmatch(word)) and word.lower() not in ROLE_HEADS


def _first_of_couple(half: str, second: Named) -> Named:
    surname = second.name.split(" ")[-1]
    if is_honorific(half):
        return Named(second.name if second.honorific else surname, half.rstrip("."))
    return Named(f"{half} {surname}", second.honorific if second.honorific in ("Cllr", "Councillor") else None)


def _person(text: str, *, carried: str | None, allow_single: bool) -> tuple[Named, str | None] | None:
    """The person of one chunk, and what "Councillors" before it makes of those that follow."""
    is_starred = _STARS.search(text) is not None
    body, brackets = without_brackets(_STARS.sub(" ", text) if is_starred else text)
    body, dashed = without_dash(body)
    words = body.split(" ") if body else []
    if not words:
        return None
    if len(words) == 1 and words[0].lower() in ROLE_HEADS and not carried:
        return None
    if len(words) > 1 and all(bare_word(w) in ROLE_HEADS | ROLE_MODIFIERS | {"the"} for w in words):
        return None                                        # "Parish Clerk": an office, its holder is elsewhere
    rank = words.pop(0) if len(words) > 1 and words[0] in RANKS else None
    carried = None if rank else carried
    before, words = before_honorific(words)
    if not before and not is_honorific(words[0]):
        before, words = office_words(words)
    honorific, plural, words = honorific_of(words)
    name, after = name_and_rest(words, has_honorific=honorific is not None or carried is not None)
    if not name or not is_name(name, has_honorific=honorific is not None or carried is not None, alone=allow_single):
        return None
    office, place = office_before(before)
    role = " ".join(after) or THE.sub("", dashed or "") or office or rank
    person = Named(" ".join(name), honorific or carried, as_role(role), place, is_starred=is_starred)
    if dashed and any(rule.pattern.match(dashed) for rule in SUBSTITUTE_RULES):
        person, brackets = person._replace(role_text=None), [dashed, *brackets]
    for bracket in brackets:
        person = _with_bracket(person, bracket)
    return person, plural


def _holder_in_brackets(text: str) -> tuple[Named, str | None] | None:
    """"the Clerk (Jane Frost)", "The Mayor (Councillor A Bard)": the office outside, its holder inside."""
    body, brackets = without_brackets(text)
    if not brackets or not is_office(body):
        return None
    found = _person(brackets[0], carried=None, allow_single=False)
    if found is None or found[0].role_text:
        return None
    return found[0]._replace(role_text=THE.sub("", body)), None


def _with_body_behind(text: str, carried: str | None) -> tuple[Named, str | None] | None:
    """"Dr A Bell (Chair) Orme Harbour Trust": what stands behind the bracket is whom the person is from."""
    match = _BEHIND.match(text)
    found = _person(match["who"], carried=carried, allow_single=False) if match else None
    if not match or not found or _VERB.search(match["body"]):
        return None
    said = [role for role in (found[0].role_text, match["body"].strip(" .,;")) if role]
    return found[0]._replace(role_text=", ".join(said)), found[1]


_BEHIND = re.compile(r"(?P<who>[^()]+\([^()]+\))\s*[-–—,]?\s+(?P<body>[A-Z][^()]{3,60})$")
def _with_bracket(person: Named, bracket: str) -> Named:
    if VIRTUAL.search(bracket):
        person = person._replace(is_virtual=True)
    if _CAPITALS.fullmatch(bracket) and are_initials(bracket, person.name):
        return person._replace(initials=bracket)
    if REASON.match(bracket) and not (is_office(bracket) and bracket.istitle()):
        return person
    for rule in SUBSTITUTE_RULES:
        match = rule.pattern.match(bracket)
        if not match:
            continue
        others = people_in(next((g for g in match.groups() if g), ""), allow_single=True)
        if rule.is_for:
            if bracket.lower().startswith(("for ", "vice ")) and not others:
                continue
            return person._replace(substitute_for=others[0].name if others else "")
        if others:
            return person._replace(substituted_by=others[0].name)
    role = as_role(bracket)
    if role is None or person.role_text == role:
        return person
    return person._replace(role_text=f"{person.role_text}, {role}" if person.role_text else role)


def _goes_on_with_post(person: Named, chunk: Chunk, following: Chunk | None) -> bool:
    """Whether a piece without a name goes on with the post before it, or begins one that the next piece ends."""
    if chunk.separator not in (",", "and") or THE.match(chunk.text):
        return False
    if is_of_post(chunk.text) or (person.role_text and is_of_post(f"of {chunk.text}")):
        return True
    return bool(following and following.separator == "and" and is_of_post(f"of {chunk.text}")
                and is_of_post(following.text) and is_office(following.text))


def _with_words_of_post(person: Named, chunk: Chunk) -> Named:
    """"Ann Bell, Corporate Performance" and then "and Risk Manager"."""
    between = " and " if chunk.separator == "and" else ", "
    said = [person.role_text] if person.role_text else []
    return person._replace(role_text=between.join([*said, chunk.text.strip(" .;")]))


def _is_body_of(person: Named, text: str, chunk: Chunk) -> bool:
    """"Mr A Bell, Quay Audit LLP": whom somebody without a post is from."""
    return (chunk.separator == "," and person.role_text is None and not person.is_councillor
            and text[:1].isupper() and NAMES_BODY.search(text) is not None)


def _with_more_role(person: Named, chunk: Chunk) -> Named:
    """"Sue Chandler, Cabinet Member for Education" or "Director of Roads and Waste": the chunk goes on with the "
        "role."""
    body, brackets = without_brackets(chunk.text)
    came_instead = _CAME_INSTEAD.match(body)
    if came_instead:
        return _with_bracket(person, came_instead["how"])
    if len(body.split()) > 14 or _VERB.search(body) or starts_honorific(body):
        return person
    if person.role_text and chunk.separator == "and" and body:
        person = person._replace(role_text=f"{person.role_text} and {body}")
    elif person.role_text and body and is_department(body) and chunk.separator == ",":
        person = person._replace(role_text=f"{person.role_text}, {body}")
    elif _is_body_of(person, body, chunk):
        person = person._replace(role_text=body)
    elif body and is_office(body) and may_be_post(body):
        role = as_role(body)
        if role:
            joined = f"{person.role_text}, {role}" if person.role_text else role
            person = person._replace(role_text=joined)
    for bracket in brackets:
        person = _with_bracket(person, bracket)
    return person
