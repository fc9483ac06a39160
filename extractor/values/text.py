"""Text as every column holds it: NFC, ligatures expanded, single spaces; and the dashes that mean minus."""

import unicodedata

LIGATURES = str.maketrans(
    {
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬀ": "ff",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "\u00ad": "",
        "\ufeff": "",
        "\u200b": "",
        "\uf0b7": "•",
        "\uf0a7": "•",
    }
)
DASHES = "-–—−‐‑"


def squash(text: str | None) -> str:
    """NFC, ligatures expanded, one space between words, none at the ends; "" for None.

    >>> squash(" of\\ufb01ce  \\n hours ")
    'office hours'
    """
    if not text:
        return ""
    if not text.isascii():          # nothing in ASCII composes or is a ligature
        text = unicodedata.normalize("NFC", text).translate(LIGATURES)
    return " ".join(text.split())
