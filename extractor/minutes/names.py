"""People out of printed lists: names, what stands before and after them, and where one ends and the next begins.

In:  the text of a list ("Cllrs A Bown, J Hunt (Substitute) and Mrs R Hobbs MBE"); line breaks that part two
     entries are "\\n". Out: `Named` people in print order.
Refused: a chunk that is no name (sentences, "None", "3 members of the public"); it is dropped, not guessed at.

What surprised us: commas part people, roles and letters after a name alike; "Steve & Emma Davies" are two
people with one surname; "Councillors" before a list holds for all that follow; whole lists run on without a
comma ("Clerk Mrs J Todd Eden District Councillor A Armstrong").
"""

import re
from collections.abc import Sequence
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
from extractor.minutes.name_words import (
    COUNTED,
    NOT_NAMES,
    PARTICLES,
    PLURAL_HONORIFICS,
    RANKS,
    REASON,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    SUBSTITUTE_RULES,
    SURNAMES_TOO,
    VIRTUAL,
)
from extractor.values import squash
from extractor.vocabulary import HONORIFICS, POST_NOMINALS


class Named(NamedTuple):
    """One person as printed. `honorific` is singular ("Councillors" -> "Councillor"); `body` is "Eden District".

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
_DASH = re.compile(r"\s+[-–—]+\s*|\s*[–—]\s+|:\s+")
_CLERK = re.compile(r"(?:(?:parish|town|deputy|assistant|locum|acting)\s+)*(?:clerk|rfo)\b", re.I)
_ONLY_ITEM = re.compile(r"\s*[-–—,]\s*(?:for\s+)?(?:agenda\s+)?items?\s+\S+(?:\s+only)?$", re.I)
_STARS = re.compile(r"[*†‡]+")
_NAME_WORD = re.compile(r"(?:[A-ZÀ-Þ]\.?){1,4}|(?:[A-ZÀ-Þ]|[a-z]{1,2}[’'])[\wÀ-ÿ’'‘\-.]*")
_THE = re.compile(r"^[Tt]he\s+")
_CAPITALS = re.compile(r"[A-Z]{2,5}")
_ABBREVIATION = re.compile(r"[A-Z]{3,5}")
_PRESIDING = re.compile(r"(?:(?:vice|deputy)[\s-]*)?(?:chair|mayor|leader)|in the chair|sub", re.I)
_COURTESIES = frozenset("Mr Mrs Ms Miss Mx Dr Sir Dame Lord Lady Canon Professor Prof".split())
_CAME_INSTEAD = re.compile(r"(?:(?:who|and)\s+)?(?:(?:was|is|had\s+been|being)\s+)?(?P<how>(?:substituted|replaced"
    r"|represented)\s+by\b.*)")
_VERB = re.compile(r"\b(?:was|were|had|has|have|been|that|would|will|said|asked)\b")


def people_in(text: str, *, allow_single: bool = False) -> list[Named]:
    """Everybody a list names, in order. `allow_single`: a word alone may be a name ("Diana" in a column of names)."""
    text = COUNTED.sub("", text)
    people: list[Named] = []
    carried: str | None = None
    waiting: list[Chunk] = []
    office: str | None = None                  # "The Mayor," before its holder
    chunks = list(chunks_of(text))
    for i, chunk in enumerate(chunks):
        following = chunks[i + 1] if i + 1 < len(chunks) else None
        if people and not carried and _goes_on_with_post(people[-1], chunk, following):
            people[-1] = _with_words_of_post(people[-1], chunk)
            continue
        is_before_and = i + 1 < len(chunks) and chunks[i + 1].separator == "and"
        ends_role = chunk.separator == "and" and bool(people) and people[-1].role_text is not None
        is_couple = is_before_and and (is_honorific(chunk.text) or " " in chunks[i + 1].text)
        if is_couple and not ends_role and _is_half_couple(chunk, carried):
            waiting.append(chunk)
            continue
        found = _person(chunk.text, carried=carried, allow_single=allow_single)
        if found and _is_post_of(people, chunk, found[0], carried):
            found = None                       # "G Marl, Waste Strategy Officer": the second piece is the first's post
        elif found is None:
            found = _holder_in_brackets(chunk.text) or _with_body_behind(chunk.text, carried)
        if found is None and (chunk.is_new_line or chunk.text.lower().startswith("the ")) and is_office(chunk.text):
            office = chunk.text
            continue
        if found is None and office and is_office(chunk.text):
            office = None                      # "Town Clerk, Deputy Town Clerk, Mr J Stone": offices without names
            continue
        if found is None:
            waiting = [] if not waiting else _give_up(waiting, people, allow_single)
            if people and chunk.text and not chunk.is_new_line:
                people[-1] = _with_more_role(people[-1], chunk)
            continue
        person, plural = found
        if carried and person.honorific == carried and not plural and (
            office or (chunk.is_new_line and is_office(person.role_text or "")) or _CLERK.match(person.role_text or "")
        ):
            person = person._replace(honorific=None)       # "Councillors A, B" and on the next line "Clerk C Dee"
            carried = None
        if office:
            said = [_THE.sub("", office), *([person.role_text] if person.role_text else [])]
            person = person._replace(role_text=(" and " if chunk.separator == "and" else ", ").join(said))
        office = None
        for half in waiting:
            people.append(_first_of_couple(half.text, person))
        waiting = []
        if carried and not plural and _is_one_of_list(person, chunk):
            person = person._replace(is_of_councillors=carried in ("Councillor", "Cllr"))
        elif plural or person.honorific != carried:
            carried = plural
        people.append(person)
    _give_up(waiting, people, allow_single)
    return people


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


def _give_up(waiting: Sequence[Chunk], people: list[Named], allow_single: bool) -> list[Chunk]:
    """Single words that turned out to have no partner."""
    if allow_single:
        people += [Named(chunk.text) for chunk in waiting if not is_honorific(chunk.text)]
    return []


def _person(text: str, *, carried: str | None, allow_single: bool) -> tuple[Named, str | None] | None:
    """The person of one chunk, and what "Councillors" before it makes of those that follow."""
    is_starred = _STARS.search(text) is not None
    body, brackets = _without_brackets(_STARS.sub(" ", text) if is_starred else text)
    body, dashed = _without_dash(body)
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
    name, after = _name_and_rest(words, has_honorific=honorific is not None or carried is not None)
    if not name or not _is_name(name, has_honorific=honorific is not None or carried is not None, alone=allow_single):
        return None
    office, place = _office_before(before)
    role = " ".join(after) or _THE.sub("", dashed or "") or office or rank
    person = Named(" ".join(name), honorific or carried, _as_role(role), place, is_starred=is_starred)
    if dashed and any(rule.pattern.match(dashed) for rule in SUBSTITUTE_RULES):
        person, brackets = person._replace(role_text=None), [dashed, *brackets]
    for bracket in brackets:
        person = _with_bracket(person, bracket)
    return person, plural


def _holder_in_brackets(text: str) -> tuple[Named, str | None] | None:
    """"the Clerk (Jane Frost)", "The Mayor (Councillor A Bard)": the office outside, its holder inside."""
    body, brackets = _without_brackets(text)
    if not brackets or not is_office(body):
        return None
    found = _person(brackets[0], carried=None, allow_single=False)
    if found is None or found[0].role_text:
        return None
    return found[0]._replace(role_text=_THE.sub("", body)), None


def _with_body_behind(text: str, carried: str | None) -> tuple[Named, str | None] | None:
    """"Dr A Bell (Chair) Orme Harbour Trust": what stands behind the bracket is whom the person is from."""
    match = _BEHIND.match(text)
    found = _person(match["who"], carried=carried, allow_single=False) if match else None
    if not match or not found or _VERB.search(match["body"]):
        return None
    said = [role for role in (found[0].role_text, match["body"].strip(" .,;")) if role]
    return found[0]._replace(role_text=", ".join(said)), found[1]


_BEHIND = re.compile(r"(?P<who>[^()]+\([^()]+\))\s*[-–—,]?\s+(?P<body>[A-Z][^()]{3,60})$")
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)(?:[)\]]|$)")


def _without_brackets(text: str) -> tuple[str, list[str]]:
    brackets = [b.strip(" .,") for b in _BRACKET.findall(text)]
    return squash(_BRACKET.sub(" ", text)).strip(" .,:;-–—*"), [b for b in brackets if b]


def _without_dash(text: str) -> tuple[str, str | None]:
    match = _DASH.search(text)
    if not match:
        return text, None
    left, right = text[: match.start()].strip(), text[match.end() :].strip()
    if is_honorific(left):                            # "COUNCILLORS: BELL"
        return f"{left} {right}", None
    if is_office(left) and not office_words(left.split(" "))[0]:     # "Clerk: Jane Smith", "Chairman - Cllr B Lee"
        return f"{left} {right}" if starts_honorific(right) else right, left
    return left, right or None


def _may_be_post(text: str) -> bool:
    """A post begins big; in small letters only words of posts are one ("external auditor")."""
    return not text[0].islower() or text.lower() == "in the chair" or all(
        w in ROLE_HEADS or w in ROLE_MODIFIERS for w in text.split(" "))


def _name_and_rest(words: Sequence[str], *, has_honorific: bool) -> tuple[list[str], list[str]]:
    """The words of the name without letters after it, and the office printed straight after it."""
    least = 1 if has_honorific else 2
    end = len(words)
    for i, word in enumerate(words):
        bare = word.lower().strip(".,’'")
        if i > least and "/" in word:                      # "Mr D Ives Admin/Finance"
            end = i
            break
        is_surname = (bare in SURNAMES_TOO and i == least == 1 and i + 1 == len(words) and word.istitle()
                      and words[0].lower() not in ROLE_MODIFIERS)
        if i >= least and bare in ROLE_HEADS and not is_surname:
            end = i
            while end > least and words[end - 1].lower() in ROLE_MODIFIERS:
                end -= 1
            break
        if i >= least and bare in ("in", "who", "as", "for", "from", "of", "was", "were", "attended", "to"):
            end = i
            break
    after = list(words[end:])
    name = list(words[:end])
    while len(name) > 1 and _is_post_nominal(name[-1]):
        name.pop()
    return name, after


def _is_post_nominal(word: str) -> bool:
    bare = word.strip(".,").replace(".", "")
    return bare.lower() in POST_NOMINALS and (bare.isupper() or bare in ("PhD", "BSc", "MSc"))


def _is_name(words: Sequence[str], *, has_honorific: bool, alone: bool) -> bool:
    if len(words) > 6 or (len(words) == 1 and not has_honorific and not alone):
        return False
    big = 0
    for word in words:
        bare = word.strip(".,’'‘*")
        if not bare or bare.lower() in NOT_NAMES or (bare.lower() in ROLE_HEADS and bare.lower() not in SURNAMES_TOO):
            return False
        if word.lower() in PARTICLES:
            continue
        if not _NAME_WORD.fullmatch(bare):
            return False
        big += len(bare.replace(".", "")) > 1 or has_honorific
    return big > 0 and (has_honorific or not all(len(w.strip(".")) <= 3 and w.isupper() for w in words))


def _office_before(words: Sequence[str]) -> tuple[str | None, str | None]:
    """("Clerk", None) or (None, "Eden District"): what stood before the honorific."""
    if not words:
        return None, None
    bare = [w.lower().strip(".,") for w in words]
    if any(w in ROLE_HEADS for w in bare):
        return _THE.sub("", " ".join(words).strip(" ,:")), None
    return None, " ".join(words)


def _as_role(text: str | None) -> str | None:
    role = _ONLY_ITEM.sub("", squash(text).strip(" ,;:-–—*"))
    is_post = is_office(role) and role.istitle()          # "Business Support Officer" is no reason for absence
    if not role or (REASON.match(role) and not is_post):
        return None
    return role


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
    role = _as_role(bracket)
    if role is None or person.role_text == role:
        return person
    return person._replace(role_text=f"{person.role_text}, {role}" if person.role_text else role)


def _goes_on_with_post(person: Named, chunk: Chunk, following: Chunk | None) -> bool:
    """Whether a piece without a name goes on with the post before it, or begins one that the next piece ends."""
    if chunk.separator not in (",", "and") or _THE.match(chunk.text):
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


def _with_more_role(person: Named, chunk: Chunk) -> Named:
    """"Sue Chandler, Cabinet Member for Education" or "Director of Roads and Waste": the chunk goes on with the "
        "role."""
    body, brackets = _without_brackets(chunk.text)
    came_instead = _CAME_INSTEAD.match(body)
    if came_instead:
        return _with_bracket(person, came_instead["how"])
    if len(body.split()) > 14 or _VERB.search(body) or starts_honorific(body):
        return person
    if person.role_text and chunk.separator == "and" and body:
        person = person._replace(role_text=f"{person.role_text} and {body}")
    elif person.role_text and body and is_department(body) and chunk.separator == ",":
        person = person._replace(role_text=f"{person.role_text}, {body}")
    elif body and is_office(body) and _may_be_post(body):
        role = _as_role(body)
        if role:
            joined = f"{person.role_text}, {role}" if person.role_text else role
            person = person._replace(role_text=joined)
    for bracket in brackets:
        person = _with_bracket(person, bracket)
    return person
