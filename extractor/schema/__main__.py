"""Print the data dictionary, or write it into a file between its markers: `python -m extractor.schema README.md`."""

import sys
from pathlib import Path

from extractor.schema.dictionary import dictionary

BEGIN, END = "<!-- dictionary -->\n", "<!-- /dictionary -->"


def rewritten(text: str) -> str:
    """The text with what stands between the markers replaced; ValueError where a marker is missing."""
    before, found, rest = text.partition(BEGIN)
    _, closed, after = rest.partition(END)
    if not found or not closed:
        raise ValueError(f"no {BEGIN.strip()} … {END} in the file")
    return before + BEGIN + "\n" + dictionary() + "\n" + END + after


if __name__ == "__main__":
    if len(sys.argv) > 1:
        target = Path(sys.argv[1])
        target.write_text(rewritten(target.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        sys.stdout.write(dictionary())
