"""A printed list of people cut into pieces, each of which is a person, an office or nothing.

In:  the list's text; entries on lines of their own are parted by "\\n". Out: `Chunk`s with what stood before them.
Brackets are never cut. A piece that holds two styles ("Clerk Mrs J Poe Aldmere District Councillor A Bell") is
cut before the second, and before the council's name in front of it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.minutes.name_words import BODY_WORDS, NOT_NAMES, PLURAL_HONORIFICS, ROLE_HEADS, ROLE_MODIFIERS
from extractor.values import squash
from extractor.vocabulary import HONORIFICS


class Chunk(NamedTuple):
    text: str
    separator: str            # what stood before it: "", ",", "and", "&", ";", "\n", "."

    @property
    def is_new_line(self) -> bool:
        return self.separator in ("\n", ";")


_SEPARATOR = re.compile(
    r"\s*(?:(?P<line>\n|;|•|\|)|(?P<comma>,)"
    r"|(?P<stop>(?<=[a-z)’]{2})(?<!\b[MD]r)(?<!\bM[rs]s)(?<!\bMs)(?<!llr)(?<!llrs)(?<!Rev)(?<!Revd)(?<!Prof)(?<!Hon)(?<!Col)(?<!Capt)(?<!Maj)(?<!Gen)(?<!Cdr)\.(?=\s+[A-Z]))"
    r"|(?P<word>(?<=\s)(?:and|And|AND|&|with|plus)(?=\s|$))|(?P<amp>&))\s*",
)


_FULL_NAME = re.compile(r"[A-Z][a-z’']*[A-Za-z’'-]*[a-z]")


def chunks_of(text: str) -> Iterator[Chunk]:
    """Pieces between separators that stand outside brackets; pieces that hold two honorifics are cut again."""
    depth = 0
    start = 0
    separator = "\n"
    position = 0
    while position < len(text):
        char = text[position]
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        match = _SEPARATOR.match(text, position) if depth == 0 or char == "\n" else None
        if match and match.end() > position and (not char.isalnum() or match["word"]):
            yield from _cut_at_honorifics(squash(text[start:position]), separator)
            kind = match.lastgroup or ""
            separator = {"line": "\n", "comma": ",", "stop": ".", "word": "and", "amp": "and"}[kind]
            if kind == "line":
                depth = 0
            position = start = match.end()
            continue
        position += 1
    yield from _cut_at_honorifics(squash(text[start:]), separator)


def _cut_at_honorifics(text: str, separator: str) -> Iterator[Chunk]:
    """"Clerk Mrs J Poe Aldmere District Councillor A Bell" is two people; brackets are left alone."""
    if not text:
        return
    words = text.split(" ")
    cut = 0
    depth = 0
    is_named = False               # a name has been seen since the last honorific
    for i, word in enumerate(words):
        is_open = depth > 0
        depth += word.count("(") - word.count(")")
        if is_open:
            continue
        if is_honorific(word) and not (i and words[i - 1].lower() in ("the", "of", "for")):
            if is_named:
                at = _body_start(words, cut, i)
                yield Chunk(" ".join(words[cut:at]), separator)
                cut, separator, is_named = at, "and", False
        elif (i and is_honorific(words[i - 1])) or (
            i > 1 and len(words[i - 1].strip(".")) <= 2 and words[i - 1][0].isupper()
        ):
            is_named = is_named or (len(word) > 2 and word[0].isupper())
        if depth == 0 and word.endswith(")") and (
            _are_names(words[i + 1 : i + 3]) or _is_surname_of_list(words, i + 1)
        ):
            yield Chunk(" ".join(words[cut : i + 1]), separator)      # "Ann Bell (Chairman) Cy Cox": no comma
            cut, separator, is_named = i + 1, "and", False
    left = words[cut:]
    if len(left) == 4 and _are_names(left[:2]) and _are_names(left[2:]):
        yield Chunk(" ".join(left[:2]), separator)
        left, separator = left[2:], "and"
    yield Chunk(" ".join(left), separator)


def _is_surname_of_list(words: Sequence[str], at: int) -> bool:
    """Whether a comma was dropped: "Councillors Bell (Chair) Cox (Deputy Chair)"."""
    return (words[0].lower() in PLURAL_HONORIFICS and at + 1 < len(words) and words[at + 1].startswith("(")
            and _are_names([words[at], words[at]]))


def _are_names(words: Sequence[str]) -> bool:
    """Two words that can be a given name and a surname, printed in full."""
    return len(words) == 2 and all(
        _FULL_NAME.fullmatch(w) and not is_honorific(w)
        and w.lower() not in ROLE_HEADS and w.lower() not in ROLE_MODIFIERS and w.lower() not in NOT_NAMES
        and w.lower() not in BODY_WORDS
        for w in words
    )


def _body_start(words: Sequence[str], first: int, at: int) -> int:
    """Index of the first word of "Aldmere District" before "Councillor" at `at`."""
    start = at
    if start - 1 > first and words[start - 1].lower() in BODY_WORDS:
        start -= 1
        if start - 1 > first and words[start - 1][:1].isupper() and len(words[start - 1]) > 2:
            start -= 1
    return start


def is_honorific(word: str) -> bool:
    """True for "Cllr", "Councillors:", "Mrs.", "Sir"; not for "Mayor", which is an office."""
    bare = word.lower().rstrip(":,")
    return bare in HONORIFICS or bare in PLURAL_HONORIFICS
