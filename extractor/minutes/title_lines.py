"""Whether a passage is set as a title: by its type, its capitals, its place, or by words that nearly all titles have.

In:  one passage. Out: yes or no. Not here: which of the titles begin items; that takes the whole paper (`headings`).
"""

from collections.abc import Collection, Sequence

from extractor.minutes.numbering import MAX_TITLE_LINES, is_set_apart
from extractor.minutes.roll import people_only
from extractor.minutes.title_words import CLOSING, LABELS_OF_PASSAGES, SECTION_HEADS, TYPICAL_TITLES
from extractor.prose import Passage


def is_title_line(passage: Passage) -> bool:
    text = passage.text
    if not text or len(passage.lines) > MAX_TITLE_LINES or len(text) > 260 or passage.is_footnote:
        return False
    if text.endswith((".", ";", ",")) or (passage.marker is not None and passage.marker.is_bullet):
        return False
    letters = [c for c in text if c.isalpha()]
    is_caps = len(letters) > 3 and all(c.isupper() for c in letters)
    return (is_set_apart(passage) or is_caps or TYPICAL_TITLES.match(text) is not None) and bool(letters)


def is_text(passage: Passage) -> bool:
    """What follows a title: text, not another title."""
    return passage.marker is not None or len(passage.text.split()) >= 5 or passage.text.endswith(".")


def is_free_line(passage: Passage) -> bool:
    """A short line apart from the text above and below it, that is no sentence and names nobody."""
    text = passage.text
    is_apart = passage.space_before is None or passage.space_before > 0.8
    return (is_apart and len(passage.lines) <= 3 and len(text.split()) <= 24 and text[:1].isupper()
            and passage.marker is None and not passage.is_centred and not text.endswith((".", ";", ":", ",", "?"))
            and is_free_head(text) and not people_only(text) and not passage.is_footnote)


def is_bold_title(passage: Passage) -> bool:
    return is_set_apart(passage) and is_title_line(passage) and is_free_head(passage.text)


def is_caps_title(passage: Passage) -> bool:
    letters = [c for c in passage.text if c.isalpha()]
    is_caps = len(letters) > 3 and all(c.isupper() for c in letters)
    return is_caps and is_title_line(passage) and is_free_head(passage.text)


def is_typical_title(passage: Passage) -> bool:
    return (TYPICAL_TITLES.match(passage.text) is not None and len(passage.lines) == 1
            and len(passage.text.split()) <= 8 and not passage.text.endswith("."))


def is_free_head(text: str) -> bool:
    """No label of a passage, no heading over items, no closing."""
    if TYPICAL_TITLES.match(text) and not text.endswith(":"):
        return True
    is_label = SECTION_HEADS.match(text) or LABELS_OF_PASSAGES.match(text)
    return not (is_label or CLOSING.search(text) or text.endswith(":"))


_SHARE_ABOVE = 0.7        # of the numbered texts have a title above them


def titles_above(passages: Sequence[Passage], starts: Collection[int]) -> dict[int, int]:
    """Numbered text -> first line of the title above it, where nearly every number stands so; else nothing.

    "APOLOGIES" on a line of its own, and beside the text below it "PLA4/22".
    """
    found: dict[int, int] = {}
    for at in starts:
        first = at
        while first > 0 and at - first < 3 and first - 1 not in starts and _is_above(passages, first, at):
            first -= 1
        if first < at:
            found[at] = first
    return found if len(found) >= max(2, _SHARE_ABOVE * len(starts)) else {}


def _is_above(passages: Sequence[Passage], first: int, at: int) -> bool:
    """Whether the passage before `first` is a title, or the earlier line of one, over the text at `at`."""
    line, below = passages[first - 1], passages[first]
    if not (is_bold_title(line) or is_caps_title(line)) or line.marker is not None:
        return False
    return first == at or (below.space_before is not None and below.space_before < 0.5
                           and line.is_bold == below.is_bold)
