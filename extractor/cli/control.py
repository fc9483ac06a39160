"""A PDF's words are data, and a terminal obeys some data: take that out.

Control characters, among them the escape that begins every terminal command, are shown as a middle dot. Direction
overrides go the same way: they can make a line read backwards.
"""

import re

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def safe(text: object) -> str:
    """The text with nothing in it that a terminal would obey; line ends and tabs become spaces."""
    return _UNSAFE.sub("·", str(text).replace("\n", " ").replace("\t", " "))
