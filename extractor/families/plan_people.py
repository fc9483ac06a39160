"""People of a forward plan: who decides, and whom to ask.

In:  the text of a cell and its printed lines. Out: a list of decision makers; the first person of a contact cell with
role and telephone. What surprised us: narrow columns break a name over two lines, and a cell for "Cabinet Member /
Lead officer" names a councillor who is no contact first.
"""

import re
from typing import NamedTuple

from extractor.values import find_phone, squash
from extractor.values.persons import EMAIL, PHONE, SHORT_PHONE

ROLE_NOUN = re.compile(
    r"\b(?:cabinet|director|directors|members?|leader|committee|council|executive|officer|manager|head|mayor|board|"
    r"panel|"
    r"cllr|councillor|portfolio|chief|secretary|treasurer|commissioner|sub-committee|team|holder|deputy|full council|"
    r"solicitor|chair|chairman|authority|scrutiny|forum|group|partnership)\b",
    re.I,
)
OPEN_END = re.compile(r"(?:\b(?:of|for|and|the|to|with|in|on)|[&/–-])$", re.I)
OPEN_LINE = re.compile(
    r"\b(?:deputy|assistant|vice|corporate|strategic|interim|acting|"
    r"(?<!chief )executive(?=\n(?:director|member|head)))(?:$|\n)", re.I)
"""A printed line that ends like this has not named its role yet, "Deputy" over "Leader"."""


def split_makers(text: str) -> list[str]:
    """Decision makers of a cell: parted at commas and semicolons where each part names a role or a body.

    >>> split_makers("Cabinet Member for Children, Young People and Education, Director of Finance")
    ['Cabinet Member for Children, Young People and Education', 'Director of Finance']
    """
    makers: list[str] = []
    for part in re.split(r"\s*[;•\n]\s*|\s*,\s+|\s+/\s+", text):
        part = squash(part).strip(" ,;")
        if not part:
            continue
        if makers and (not _names_maker(part) or OPEN_END.search(makers[-1]) or part[:1].islower()):
            makers[-1] = f"{makers[-1]}, {part}" if not part[:1].islower() else f"{makers[-1]} {part}"
        else:
            makers.append(part)
    return makers


def _names_maker(part: str) -> bool:
    return bool(ROLE_NOUN.search(part)) and not re.match(r"(?:and|&)\s", part, re.I)


ROLE_START = re.compile(
    r"(?:cabinet|(?:corporate |executive |strategic |assistant )?director|(?:deputy )?leader|executive member|"
    r"portfolio holder|head of|full council|council\b|chief (?:executive|officer|finance)|section 151|"
    r"monitoring officer|the cabinet)", re.I)


def with_breaks(text: str, lines: tuple[str, ...]) -> str:
    """The text of a cell with a semicolon where a printed line ends one maker and the next line begins another.

    >>> with_breaks("Cabinet Member for Waste Director of Place", ("Cabinet Member for", "Waste", "Director of Place"))
    'Cabinet Member for Waste; Director of Place'
    """
    if len(lines) < 2 or squash(" ".join(lines)) != text:
        return text
    parts = [lines[0]]
    for line in lines[1:]:
        is_open = OPEN_END.search(parts[-1]) or OPEN_LINE.search(f"{parts[-1]}\n{line}") or parts[-1].endswith(",")
        ends = ROLE_NOUN.search(" ".join(parts)) and not is_open
        parts += [";", line] if ends and ROLE_START.match(line) else [line]
    return squash(" ".join(parts)).replace(" ;", ";")


class Contact(NamedTuple):
    """The first person of a contact cell; `text` is the whole cell."""

    name: str | None
    role: str | None
    phone: str | None
    text: str | None


LABELS = re.compile(
    r"\b(?:tel(?:ephone)?(?: no\.?| number)?|phone|mob(?:ile)?|e-?mail|email address|ext(?:ension)?|"
    r"contact)\b\.?\s*:?\s*|\b(?:lead |cabinet )?member\s*:",
    re.I,
)
NAME = re.compile(
    r"^(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+)?[A-Z][\w'’.-]*(?:\s+(?:de|van|von|Mc|"
    r"O')?\s*[A-Z][\w'’.-]*){0,3}$"
)


def read_contact(text: str, lines: tuple[str, ...] = ()) -> Contact:
    """Name, role and telephone of the first person in a contact cell; `lines` are the cell's printed lines.

    >>> read_contact("Ann Other, Service Manager - Schools Tel: 01632 960001")[:3]
    ('Ann Other', 'Service Manager - Schools', '01632 960001')

    The role runs to the telephone, e-mail address or the end; a cell that begins with no name has none.
    """
    whole = squash(text)
    own = _without_members(lines)
    label = HEADED.match(whole)
    if own != lines or label:
        bare = HEADED.sub("", " ".join(own) if own != lines else whole)
        found = read_contact(bare, own if own != lines else ())
        return found._replace(text=whole or None)
    cut = min(
        (
            m.start()
            for m in (PHONE.search(whole), SHORT_PHONE.search(whole), EMAIL.search(whole), LABELS.search(whole))
            if m
        ),
        default=len(whole),
    )
    person = whole[:cut].strip(" ,;:-–(")
    first, mark, rest = _name_and_role(person, lines)
    phone = find_phone(whole)
    if not first:
        return Contact(None, None, phone, whole or None)
    role = squash(rest).strip(" ,;:-–()") if mark else None
    return Contact(first, role or None, phone, whole)


HEADED = re.compile(
    r"(?:(?:contact|lead|report(?:ing)?)(?: (?:officer|author|person|name))?|officer)\s*:\s*(?=\w)", re.I)
"""What a contact cell may open with: "Contact Officer: …"."""
MEMBER = re.compile(r"(?:cllr|councillor|lead member|(?:cabinet|executive) member|portfolio holder)\b", re.I)


def _without_members(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines after those of a councillor, who is named whole on one line above the officer; else all of them."""
    count = next((n for n, line in enumerate(lines) if not MEMBER.match(line)), len(lines))
    is_whole = all(len(line.split()) > 2 for line in lines[:count])
    if not count or not is_whole or count == len(lines) or not NAME.match(lines[count].partition(",")[0]):
        return lines
    return lines[count:]


def _name_and_role(person: str, lines: tuple[str, ...]) -> tuple[str | None, str, str]:
    for mark in (",", " - ", " – ", " (", ";", "/"):
        name, found, rest = person.partition(mark)
        if found and NAME.match(name.strip()) and not ROLE_NOUN.search(name):
            return name.strip(), mark, rest
    if lines and len(lines) > 1:
        name = squash(lines[0]).strip(" ,")
        if " " not in name and NAME.match(f"{name} {lines[1].strip()}"):     # "Jane" over "Fielder"
            name = squash(f"{name} {lines[1]}").strip(" ,")
        if NAME.match(name) and not ROLE_NOUN.search(name) and person.startswith(name):
            return name, "\n", person[len(name) :]
    if NAME.match(person) and not ROLE_NOUN.search(person):
        return person, "", ""
    return None, "", person
