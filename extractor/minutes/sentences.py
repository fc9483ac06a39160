"""Cut a paragraph of minutes into sentences, keeping character offsets.

In:  a paragraph's text (NFC, one space between words).
Out: spans that cover it: `text[s.start:s.end] == s.text`, in order, only spaces between them.
Refused: a full stop after an abbreviation ("Cllr. Hale", "approx. £40"), after initials ("J. K. Hale") or before a
small letter ends nothing. Surprise: clerks forget the space after a full stop ("noted.The Clerk"), and that ends one.
"""

import re
from functools import lru_cache
from typing import NamedTuple

ABBREVIATIONS = frozenset(
    "cllr cllrs clr cllrs' mr mrs ms miss mx dr prof rev revd hon st sgt insp supt gen col capt lt no nos p pp para "
    "paras "
    "ref refs approx est inc incl excl vs v eg e.g ie i.e etc viz cf al app fig sec sect min mins max tel ext dept "
    "govt vol ed rd ave ln co ltd plc jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur "
    "thurs fri sat sun nem con prop seconded' sec' hons messrs".split()
)

_STOP = re.compile(
    r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9£])|(?<=[a-z0-9]{3})\.(?=[A-Z](?:[a-z]|[A-Z]\s))|(?<=\s)\.(?=[A-Z])"
)
_LAST_TOKEN = re.compile(r"(\S+)$")
_INITIALS = re.compile(r"\(?(?:[A-Z]\.)*[A-Z]$")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,4})(?:\.\d+)*$")


class Sentence(NamedTuple):
    """One sentence and where it stands in its paragraph's text (characters)."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=1024)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The paragraph as sentences; a paragraph without a full stop is one sentence.

    >>> [s.text for s in sentences_of("Cllr. A. Hale spoke. The report was noted.")]
    ['Cllr. A. Hale spoke.', 'The report was noted.']
    """
    found: list[Sentence] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop.group().startswith(".") and not _ends_sentence(text, start, stop.start()):
            continue
        _append(found, text, start, stop.end())
        start = stop.end()
    _append(found, text, start, len(text))
    return tuple(found)


def _append(found: list[Sentence], text: str, start: int, end: int) -> None:
    body = text[start:end]
    lead = len(body) - len(body.lstrip())
    body = body.strip()
    if body:
        found.append(Sentence(start + lead, start + lead + len(body), body))


def _ends_sentence(text: str, start: int, dot: int) -> bool:
    """Whether the full stop at `dot` closes the sentence that began at `start`."""
    last = _LAST_TOKEN.search(text, start, dot)
    if last is None:
        return False
    token = last.group(1).lstrip("(“‘\"'")
    if token.lower() in ABBREVIATIONS or _INITIALS.match(token):
        return False
    # "1. That the report be noted": a printed list number opens what follows, it doesn't close anything
    opens_list = last.start() == start or text[start : last.start()].strip() == ""
    return not (opens_list and _LIST_NUMBER.match(token))
