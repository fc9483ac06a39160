"""What a face is, from what a PDF says of it."""

import pytest

from extractor.reading.fonts import described

_HEAD = 46     # bytes of a `head` table up to and with its style


def _truetype(style: int) -> bytes:
    """The shortest program that has a style: a directory of one table, and that table."""
    directory = b"\0\1\0\0" + (1).to_bytes(2, "big") + bytes(6)
    entry = b"head" + bytes(4) + (28).to_bytes(4, "big") + _HEAD.to_bytes(4, "big")
    return directory + entry + bytes(_HEAD - 2) + style.to_bytes(2, "big")


@pytest.mark.parametrize(("name", "weight", "program", "expected"), [
    ("Helvetica", 695, b"", (False, False)),                # wide stems in a scanned-and-cleaned copy of the face
    ("Helvetica-Bold", 400, b"", (True, False)),
    ("Gill Sans,BoldItalic", 0, b"", (True, True)),
    ("CIDFont+F2", 700, b"", (True, False)),                # no program to ask: the weight stands in
    ("CIDFont+F2", 3696, b"", (False, False)),              # no weight at all
    ("CIDFont+F3", 3696, _truetype(1), (True, False)),
    ("CIDFont+F4", 700, _truetype(0), (False, False)),
    ("F5", 400, _truetype(2), (False, True)),
    ("", 700, b"OTTO", (True, False)),                      # a program cut short tells nothing
])
def test_a_face_is_what_its_name_says_and_without_one_what_its_program_says(name, weight, program, expected) -> None:
    font = described(name, weight, 4, program)
    assert (font.is_bold, font.is_italic) == expected


def test_a_descriptor_that_forces_bold_or_slants_is_believed() -> None:
    assert described("Frutiger", 400, 1 << 18, b"").is_bold
    assert described("Frutiger", 400, 1 << 6, b"").is_italic
    assert not described("Frutiger", 400, -1, b"").is_bold
