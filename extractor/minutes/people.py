"""Names are people once: "Cllr L Redman", "Councillor Leigh Redman" and "Cllr Redman" of one set are one key.

In:  names as printed in one set of minutes (attendance, movers, voters, declarations, mentions).
Out: printed name -> `person_key` ("redman-leigh"), the same text for the same person of one set of minutes.
Refused: to merge two people. A surname that two people of the set bear gets no key when it stands alone, and an
initial that fits two given names fits neither. A key is of one set of minutes; it says nothing across sets.
Surprise: the attendance list spells a name worse than the text does ("Eilleen", "Eileen"): two prints, two people.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from extractor.document import Row

HONORIFICS = (
    "County Councillor",
    "District Councillor",
    "Borough Councillor",
    "Parish Councillor",
    "Town Councillor",
    "City Councillor",
    "Councillors",
    "Councillor",
    "Cllrs.",
    "Cllrs",
    "Cllr.",
    "Cllr",
    "Clr.",
    "Clr",
    "Alderman",
    "Ald.",
    "Mr.",
    "Mr",
    "Mrs.",
    "Mrs",
    "Ms.",
    "Ms",
    "Miss",
    "Mx",
    "Dr.",
    "Dr",
    "Professor",
    "Prof.",
    "Prof",
    "Sir",
    "Dame",
    "Lord",
    "Lady",
    "Baroness",
    "The Reverend",
    "The Revd",
    "The Rev",
    "Reverend",
    "Revd.",
    "Revd",
    "Rev.",
    "Rev",
    "Canon",
    "Father",
    "Major",
    "Captain",
    "Capt.",
    "Colonel",
    "Col.",
    "Lieutenant",
    "Sergeant",
    "Sgt",
    "PCSO",
    "Hon.",
)
"""Forms of address before a name, the longer first."""

POST_NOMINALS = frozenset(
    "OBE MBE CBE KBE DBE BEM CB QC KC JP DL TD MP MEP AM MS FRSA FRICS FRCS PHD BA MA BSC MSC QPM QFSM GM MC DSO RN "
    "ESQ JNR SNR CC".split()
)

_HONORIFIC = "|".join(re.escape(h) for h in HONORIFICS)
_PARTICLE = r"(?:van|von|de|der|den|la|le|du|da|di|al|el|bin|ap|af)"
_WORD = (
    r"(?:[A-Z](?:\.[A-Z])*\.?(?![\w'’])|(?:[A-Z][a-z]?['’]?|Mac|Mc)?[A-Z][\w'’]*[a-z][\w'’]*(?:-[A-Z][\w'’]*)*|"
    r"O['’][A-Z][a-z]+)"
)
NAME = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_WORD}){{0,3}}"
"""Regular expression of a name without its honorific: initials, given names, particles, double-barrelled surnames."""

PERSON = rf"(?:(?:{_HONORIFIC})\s+)+(?:{_PARTICLE}\s+)*{NAME}(?:\s+(?:OBE|MBE|CBE|JP|KC|QC|DL))*"
"""Regular expression of a name with its honorific."""

_LEADING_HONORIFICS = re.compile(rf"^(?:(?:the\s+)?(?:{_HONORIFIC})(?:\s+|$))+", re.I)
_TITLES = {
    "mr": "m",
    "sir": "m",
    "lord": "m",
    "father": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "dame": "f",
    "lady": "f",
    "baroness": "f",
}
_OFFICES = frozenset(
    "chair chairman chairwoman chairperson vice-chair vice-chairman mayor leader clerk officer president member "
    "members none".split()
)
_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]")
_NOT_LETTERS = re.compile(r"[^\w\s-]")


class Name(NamedTuple):
    """A name taken apart: given names or initials and surname in folded small letters; `title` "m", "f" or ""."""

    given: tuple[str, ...]
    surname: str
    title: str = ""


def bare_name(printed: str) -> str:
    """The name without honorifics, post-nominals and brackets: "Cllr. Leigh Redman MBE (Chair)" -> "Leigh Redman"."""
    text = _BRACKETS.sub("", printed).strip(" ,;.")
    text = _LEADING_HONORIFICS.sub("", text)
    words = text.replace(",", " ").split()
    while len(words) > 1 and words[-1].replace(".", "").upper() in POST_NOMINALS:
        words.pop()
    return " ".join(words)


def parse_name(printed: str) -> Name | None:
    """The name taken apart; None where nothing of a name is left, or an office stands in its place.

    Two or three capitals that stand alone ("KD") are initials of an unknown surname: no name.
    """
    folded = unicodedata.normalize("NFKD", bare_name(printed).replace("’", "").replace("'", ""))
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    words = [w for w in _NOT_LETTERS.sub(" ", folded).split() if any(c.isalpha() for c in w)]
    if not words or words[-1].lower() in _OFFICES or (len(words) == 1 and len(words[0]) < 4 and words[0].isupper()):
        return None
    given = tuple(part for word in words[:-1] for part in _initials_apart(word))
    return Name(given, words[-1].lower(), _title_of(printed))


def _title_of(printed: str) -> str:
    lead = _LEADING_HONORIFICS.match(printed.strip())
    said = {_TITLES[w] for w in re.findall(r"[a-z]+", lead.group().lower()) if w in _TITLES} if lead else set()
    return said.pop() if len(said) == 1 else ""


def _initials_apart(word: str) -> tuple[str, ...]:
    """ "JK" printed without stops is two initials; "Jo" is a name."""
    if word.isupper() and 1 < len(word) <= 3:
        return tuple(word.lower())
    return (word.lower(),)


def _fits(one: Name, other: Name) -> bool:
    """Whether both can be one person: same surname; titles and given names that don't contradict."""
    if one.surname != other.surname or (one.title and other.title and one.title != other.title):
        return False
    return all(_given_fits(a, b) for a, b in zip(one.given, other.given, strict=False))


def _given_fits(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other


def person_keys(names: Iterable[str], apart: Iterable[str] = ()) -> dict[str, str]:
    """Printed name -> person key, for the names of one set of minutes; a name that could be two people is left out.

    Print that says most founds a person; initials, titles and bare surnames join the one person they fit, and
    nobody if they fit two, or if they contradict another print that fits the same person. `apart` are names that the
    print itself holds apart: "A Bell" and "A J Bell" in one roll are two people.
    """
    parsed = {printed: name for printed in dict.fromkeys(names) if (name := parse_name(printed)) is not None}
    founders = _held_apart([name for printed in dict.fromkeys(apart) if (name := parse_name(printed)) is not None])
    groups: dict[Name, list[Name]] = {founder: [founder] for founder in founders}
    for name in sorted(dict.fromkeys(parsed.values()), key=lambda n: (-_weight(n), n)):
        if name in groups:
            continue
        fitting = [f for f in founders if _fits(f, name)]
        if not fitting:
            founders.append(name)
            groups[name] = [name]
        elif len(fitting) == 1:
            groups[fitting[0]].append(name)
    home = {
        name: founder
        for founder, members in groups.items()
        for name in members
        if name == founder or all(_fits(name, other) for other in members)
    }
    keys = _keys_of(founders)
    return {printed: keys[home[name]] for printed, name in parsed.items() if name in home}


def _held_apart(names: Sequence[Name]) -> list[Name]:
    """Those that could be one person with another of them, and are not."""
    unique = list(dict.fromkeys(names))
    return [one for one in unique if any(other != one and _fits(one, other) for other in unique)]


def _weight(name: Name) -> int:
    """How much a print says: given names, then initials, then the title."""
    return sum(100 if len(g) > 1 else 10 for g in name.given) + bool(name.title)


def _keys_of(founders: Sequence[Name]) -> Mapping[Name, str]:
    plain = {f: "-".join((f.surname, *f.given)) for f in founders}
    often = Counter(plain.values())
    return {f: f"{key}-{f.title or 'x'}" if often[key] > 1 else key for f, key in plain.items()}


NAME_COLUMNS: Mapping[str, tuple[tuple[str, str, str | None], ...]] = {
    "attendance": (("person_name", "person_key", "honorific"),),
    "decisions": (("mover", "mover_key", None), ("seconder", "seconder_key", None)),
    "declarations": (("person_name", "person_key", None),),
    "votes": (("person_name", "person_key", None),),
}
"""Per dataset: column of the name, column of its key, column of the honorific where it has one of its own."""


def keyed(
    parts: Mapping[str, Sequence[Row]], others: Iterable[str] = ()
) -> tuple[dict[str, list[Row]], dict[str, str]]:
    """The rows of one set of minutes with their person keys, and the keys by printed name.

    `parts` is by dataset; `others` are names printed elsewhere in the same set (its mentions). A name without a key
    has None. Movers and seconders lose their honorific once their key is found.
    """
    named = [
        printed_name(row, name, honorific)
        for dataset, columns in NAME_COLUMNS.items()
        for row in parts.get(dataset, ())
        for name, _, honorific in columns
        if row.get(name)
    ]
    roll = [printed_name(row, "person_name", "honorific") for row in parts.get("attendance", ()) if row["person_name"]]
    keys = person_keys([*named, *others], roll)
    return {dataset: [_with_keys(row, dataset, keys) for row in rows] for dataset, rows in parts.items()}, keys


def _with_keys(row: Row, dataset: str, keys: Mapping[str, str]) -> Row:
    columns = NAME_COLUMNS.get(dataset, ())
    found = {key: keys.get(printed_name(row, name, honorific)) for name, key, honorific in columns}
    bare = {name: bare_name(row[name]) for name, _, _ in columns if dataset == "decisions" and row.get(name)}
    return {**row, **found, **bare}


def printed_name(row: Row, name_column: str, honorific_column: str | None = None) -> str:
    """The name of a row as `person_keys` wants it: of Mr Cole and Mrs Cole, "Cole" alone says nobody."""
    honorific = (row.get(honorific_column) or "") if honorific_column else ""
    return f"{honorific} {row.get(name_column) or ''}".strip()
