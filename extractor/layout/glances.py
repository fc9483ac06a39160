"""What one look at a page tells of where papers begin, beside its opening: its type, its running heads, its loose ends.

In:  a leaf. Out: a `Glance`, so that pages can be compared with each other when their lines are no longer at hand.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from extractor.document import Leaf

_CLOSING_LINES = 6
_CLOSES = re.compile(r"\bmeeting (?:was )?(?:declared )?(?:closed|ended|concluded|finished|terminated)\b"
                     r"|^\W*(?:signed|chair(?:man|person|woman)?)\W*[.…_]{5}", re.IGNORECASE)
_FACE_SHARE = 0.3            # of a page's words, for a family of type to count


class Glance(NamedTuple):
    """`faces` are the families of type that much of the page is set in, weights aside; `heads` its running heads and
    feet, figures masked. `is_open`: its last line ends within a sentence; `runs_on`: its first begins within one.
    `closes`: it ends with the close of a meeting, or with who signs its minutes."""

    faces: frozenset[str]
    heads: frozenset[str]
    is_open: bool
    runs_on: bool
    closes: bool = False


def glance_of(leaf: Leaf) -> Glance:
    """One look at one page."""
    body = [line for line in leaf.lines if line.is_body]
    heads = frozenset(
        re.sub(r"\d+", "#", line.text) for line in leaf.lines if line.role in ("running_head", "running_foot")
    )
    families: dict[str, int] = {}
    for line in body:
        family = _family(line.words[0].font.name)
        families[family] = families.get(family, 0) + len(line.word_ids)
    total = sum(families.values())
    faces = frozenset(f for f, n in families.items() if n > _FACE_SHARE * total)
    level = [line for line in body if line.angle == 0]
    if not level:
        return Glance(faces, heads, is_open=False, runs_on=False)
    is_open = not level[-1].text.rstrip("”’\")").endswith((".", ":", "?", "!"))
    runs_on = level[0].text[:1].islower() and len(level[0].word_ids) > 2
    closes = any(_CLOSES.search(line.text) for line in level[-_CLOSING_LINES:])
    return Glance(faces, heads, is_open, runs_on, closes)


@lru_cache(maxsize=512)
def _family(name: str) -> str:
    return re.split(r"[-,+]|(?<=[a-z])(?=(?:Bold|Italic|PS|MT))", name)[0].lower()
