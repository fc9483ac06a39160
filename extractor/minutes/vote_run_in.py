"""Sides of a recorded vote that run on in one sentence, each with a colon and its voters.

In:  one paragraph. Out: the sides.
Believed where two sides or more each have a list of people, or nobody; a side told twice is two votes, and none here.
"""

import re

from extractor.document import Paragraph
from extractor.minutes.names import people_in
from extractor.minutes.vote_wordings import NOBODY, TAIL_COUNT, RecordedSide, Side

_LEAST_NAMES = 2
_STOP = re.compile(r"(?<=[a-z)\d])\.(?:\s|$)")
_LABEL = re.compile(
    r"(?:^|(?<=[\s(]))(?:(?:those\s+)?vot(?:ing|ed|es?)\s+)?"
    r"(?P<side>FOR|AGAINST|ABST[A-Z]+|IN\s+FAVOUR|For|Against|Abst\w+|In\s+favour)"
    r"(?:\s+the\s+(?:motion|amendment|recommendations?|proposal))?\s*(?:\((?P<n>\d{1,3})\))?\s*(?::|[–—-]\s)\s*")
_SIDE_WORDS: tuple[tuple[str, Side], ...] = (("abst", "abstain"), ("against", "against"), ("", "for"))


def sides_in_sentence(paragraph: Paragraph) -> list[RecordedSide]:
    """"FOR: Councillors Bell and Cox (2). AGAINST: Councillor Dee (1)."; empty where one side has no list."""
    labels = list(_LABEL.finditer(paragraph.text))
    if len(labels) < 2:
        return []
    found: list[RecordedSide] = []
    for i, label in enumerate(labels):
        end = labels[i + 1].start() if i + 1 < len(labels) else _stop(paragraph.text, label.end())
        side = next(s for word, s in _SIDE_WORDS if label["side"].lower().startswith(word))
        text = paragraph.text[label.end():end].strip(" .;,")
        tail = TAIL_COUNT.search(text)
        text = text[: tail.start()] if tail else text
        people = people_in(text, allow_single="," in text)
        if any(s.side == side for s in found) or not (people or NOBODY.fullmatch(text) or not text.strip()):
            return []
        count = int(label["n"]) if label["n"] else int(tail[1]) if tail else None
        found.append(RecordedSide(side, count, tuple(p.name for p in people), paragraph.page_number))
    return found if sum(len(s.names) for s in found) >= _LEAST_NAMES else []


def _stop(text: str, start: int) -> int:
    """Where the last list ends: with its sentence."""
    stop = _STOP.search(text, start)
    return stop.start() if stop else len(text)
