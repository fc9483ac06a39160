"""Text for a terminal: a PDF's words are data, and a terminal obeys some data.

Control characters, among them the escape that begins every terminal command, are shown as a middle dot. Direction
overrides go the same way: they can make a line read backwards.
"""

import re
import sys
from collections.abc import Sequence
from typing import IO

from rich.console import Console

_WIDTH_OF_NO_TERMINAL = 140
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def safe(text: object) -> str:
    """The text with nothing in it that a terminal would obey; line ends and tabs become spaces."""
    return _UNSAFE.sub("·", str(text).replace("\n", " ").replace("\t", " "))


def shortened(text: object, width: int) -> str:
    """One safe line of at most `width` characters, an ellipsis where something was cut."""
    line = " ".join(safe(text).split())
    return line if len(line) <= width else line[: max(0, width - 1)] + "…"


def console(*, err: bool = False, file: IO[str] | None = None, is_wrapped: bool = True) -> Console:
    """A console that takes no markup from data: every print is literal text. Not a terminal: 140 columns.

    `is_wrapped` False fits tables to the width instead of letting long lines run on.
    """
    made = Console(stderr=err, file=file, markup=False, highlight=False, emoji=False, soft_wrap=is_wrapped)
    if not made.is_terminal:
        made.width = _WIDTH_OF_NO_TERMINAL
    return made


def is_terminal() -> bool:
    return sys.stdout.isatty()


def counted(count: int, noun: str, plural: str = "") -> str:
    """ "1 page", "1,234 pages"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def listed(parts: Sequence[str]) -> str:
    """Parts with a middle dot between, empty ones left out."""
    return " · ".join(p for p in parts if p)
