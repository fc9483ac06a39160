"""Rolls in two columns with whom each person stands for on the left and the person on the right.

In:  the lines of a roll. Out: those lines, by identity, each with the entry as other rolls print it.
Believed where two lines or more have a person, and nobody else, at one place on the right, and on the left no form of
address: "Wendle        Councillor N Peel", "Treasurer      Ann Oak". Two columns of people are left as they are.
"""

from collections.abc import Mapping, Sequence

from extractor.document import Line
from extractor.minutes.name_lead import is_office, starts_honorific
from extractor.minutes.name_match import is_of_post
from extractor.minutes.names import people_in
from extractor.minutes.roll_labels import read_label

_PLACE = 6.0               # points
_LEAST = 2
_SHARE = 0.7               # of the lines with something at that place name one person there


def persons_beside_posts(lines: Sequence[Line]) -> Mapping[int, str]:
    """id(line) -> "Councillor N Peel (Wendle)"."""
    groups: dict[int, list[Line]] = {}
    for line in lines:
        if len(line.segments) == 2 and read_label(line.segment_text(0)) is None:
            groups.setdefault(round(line.words[line.segments[1][0]].x0 / _PLACE), []).append(line)
    return {id(line): _entry(line) for group in groups.values() if _is_believed(group)
            for line in group if _names_one(line)}


def _names_one(line: Line) -> bool:
    right = line.segment_text(1)
    return len(people_in(right)) == 1 and not is_of_post(right)


def _is_believed(group: Sequence[Line]) -> bool:
    named = [line for line in group if _names_one(line)]
    lefts = [line.segment_text(0) for line in named]
    if len(named) < _LEAST or len(named) < _SHARE * len(group) or any(map(starts_honorific, lefts)):
        return False
    if any("," in left and people_in(left) for left in lefts):
        return False                                   # "Ann Oak, Head of Roads" is a person on the left too
    styled = sum(starts_honorific(line.segment_text(1)) for line in named)
    return 2 * max(styled, sum(map(is_office, lefts))) >= len(named)


def _entry(line: Line) -> str:
    left, right = line.segment_text(0).strip(" :–—-"), line.segment_text(1)
    return f"{right[:-1]}, {left})" if right.endswith(")") else f"{right} ({left})"
