"""Texts of lines as one text, and the letters of a text.

In:  the lines' texts. Out: one text; a hyphen at a line's end goes only where the whole word is known from elsewhere.
"""

import re
from collections.abc import Sequence

_LAST_WORD, _FIRST_WORD = re.compile(r"(\w+)[-‐]$"), re.compile(r"\w+")


def count_letters(text: str) -> tuple[int, int]:
    """(letters, capitals among them).

    >>> count_letters("Item 7: ICT")
    (7, 4)
    """
    letters = list(filter(str.isalpha, text))
    return len(letters), sum(map(str.isupper, letters))


def join_lines(parts: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """One text of the lines' texts; a hyphen at a line's end goes where the whole word is known from elsewhere.

    >>> join_lines(["the govern-", "ment agreed a co-", "ordinated plan"], frozenset({"government"}))
    'the government agreed a co-ordinated plan'
    """
    text = ""
    for part in parts:
        if not part:
            continue
        if not text:
            text = part
        elif text[-1] in "-‐" and text[-2:-1].isalnum() and part[:1].isalnum():
            before, after = _LAST_WORD.search(text, max(0, len(text) - 40)), _FIRST_WORD.match(part)
            whole = (before[1] if before else "") + (after[0] if after else "")
            text = text[:-1] + part if whole.lower() in known else text + part
        elif text[-1] in "/–" and text[-2:-1].isalnum() and part[:1].isdigit():
            text += part
        else:
            text += " " + part
    return text.strip()
