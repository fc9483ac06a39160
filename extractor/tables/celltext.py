"""The words of one cell as print lines and as one text.

In:  the `Spot`s of a slot. Out: lines from top to bottom, and the text with one space between words.
A word parted at a line's end is one word again: without its hyphen where the pack prints it whole elsewhere, with it
where the pack prints it hyphenated ("well-being") or the second half begins with a capital or a figure.
Sideways header words are read along their own direction.
"""

import re
from collections.abc import Callable, Sequence

from extractor.tables.scene import Spot
from extractor.values.text import squash

_SAME_LINE = 0.5        # share of the smaller height
_NO_SPACE = 0.09        # of the em: a raised "st" after "1" touches it
_LEADER = re.compile(r"\s*(\.{4,}|(\. ){3,}\.?|…{2,}|_{4,})$")
_LONGEST_MARK, _SMALL, _RAISED = 2, 0.85, 0.1    # digits of a footnote's number; of the em of the figure before it
_BEFORE_MARK = "0123456789%)"
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LEADER_ENDS = (".", "…", "_")
_STOPS = ".,;:!?)]\"'”’"

_PARTED_FIGURE = re.compile(
    r"\d/\|\d|\b(?:19|20)\d\d/\d\|\d$|"
    r"\b(?:(?:19|20)\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec))[-–]\|\d\d(?!\d)")
"""Dates and years that a narrow column breaks: "01/01/" over "26", "2024/2" over "5", "2023-" over "24", "May-" over
"24"."""

Known = Callable[[str], bool]
"""Does the pack print this word (lower case) on one line somewhere?"""


def lines_of(spots: Sequence[Spot]) -> tuple[tuple[Spot, ...], ...]:
    """Upright words in print lines, each left to right; sideways ones after them, along their own direction."""
    upright = [s for s in spots if not s.turn]
    lines = _upright_lines(upright)
    if len(upright) == len(spots):
        return tuple(lines)
    for turn in (90, 180, 270):
        turned = [s for s in spots if s.turn == turn]
        if turned:
            lines += _upright_lines([_turned(s) for s in turned])
    return tuple(lines)


def _turned(spot: Spot) -> Spot:
    """The spot with u, v coordinates along its own direction."""
    if spot.turn == 90:
        return spot._replace(x0=spot.top, top=-spot.x1, x1=spot.bottom, bottom=-spot.x0)
    if spot.turn == 270:
        return spot._replace(x0=-spot.bottom, top=spot.x0, x1=-spot.top, bottom=spot.x1)
    return spot._replace(x0=-spot.x1, top=-spot.bottom, x1=-spot.x0, bottom=-spot.top)


def _upright_lines(spots: Sequence[Spot]) -> list[tuple[Spot, ...]]:
    if len(spots) < 2:
        return [tuple(spots)] if spots else []
    rows: list[list[Spot]] = []
    top = bottom = 0.0
    for spot in sorted(spots, key=lambda s: (s.top + s.bottom, s.x0)):
        height = spot.bottom - spot.top
        shared = min(bottom, spot.bottom) - max(top, spot.top)
        if rows and shared >= _SAME_LINE * min(height, bottom - top):
            rows[-1].append(spot)
            if height > 0.8 * (bottom - top):
                top, bottom = spot.top, spot.bottom
        else:
            rows.append([spot])
            top, bottom = spot.top, spot.bottom
    return [tuple(sorted(row, key=lambda s: (s.x0, s.word_id))) for row in rows]


def line_text(line: Sequence[Spot]) -> str:
    """One print line: one space between words, none before a mark that touches the word before it, no leader dots."""
    parts: list[str] = []
    previous: Spot | None = None
    for spot in line:
        gap = None if previous is None else spot.x0 - previous.x1
        if gap is not None and gap > _NO_SPACE * max(spot.word.size, previous.word.size if previous else 0.0):
            parts.append(" ")
        parts.append(_raised(spot, previous) or spot.word.text)
        previous = spot
    text = squash("".join(parts))
    return _LEADER.sub("", text) if text.endswith(_LEADER_ENDS) else text


def _raised(spot: Spot, previous: Spot | None) -> str | None:
    """The number of a footnote raised behind a figure, in raised digits: else 16 with note 1 would be 161."""
    text = spot.word.text
    if previous is None or len(text) > _LONGEST_MARK or not text.isascii() or not text.isdigit() \
            or previous.word.text[-1] not in _BEFORE_MARK:
        return None
    is_small = spot.word.size < _SMALL * previous.word.size
    is_raised = spot.bottom < previous.bottom - _RAISED * previous.word.size
    touches = spot.x0 - previous.x1 <= _NO_SPACE * previous.word.size
    return text.translate(_RAISED_DIGITS) if is_small and is_raised and touches else None


def joined_text(lines: Sequence[str], known: Known) -> str:
    """Print lines as running text, words parted at line ends whole again.

    >>> joined_text(("Manage-", "ment of cases"), lambda word: word == "management")
    'Management of cases'
    """
    text = ""
    for line in lines:
        if not line:
            continue
        if not text:
            text = line
        elif len(text) > 1 and text[-1] == "-" and text[-2].isalpha() and line[0].isalpha():
            text = _healed(text, line, known)
        elif (text[-1] in "/-–" or text[-1].isdigit()) and _PARTED_FIGURE.search(f"{text}|{line}"):
            text += line
        else:
            text = f"{text} {line}"
    return text


def _healed(text: str, line: str, known: Known) -> str:
    head = text[:-1].rpartition(" ")[2]
    tail = line.partition(" ")[0].rstrip(_STOPS)
    if line[0].islower() and known((head + tail).lower()) and not known(f"{head}-{tail}".lower()):
        return text[:-1] + line
    return text + line
