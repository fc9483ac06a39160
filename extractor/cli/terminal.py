"""Text for a terminal: widths, counts, and a console that takes no orders from data."""

import sys
from collections.abc import Sequence
from typing import IO

from rich.console import Console

from extractor.cli.control import safe

_WIDTH_OF_NO_TERMINAL = 140


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


__all__ = ["console", "counted", "is_terminal", "listed", "safe", "shortened"]
