"""Faces and styles: what text objects of a page are set in, each font's name fetched once.

In:  addresses of text objects. Out: `Style`s that words share, and numbers that stand for the file's font objects.
What surprised us: weights of 260 for light, 400-500 and even 716 for regular faces ("Helvetica": 695), 3,696 for one
without a name (pdfium makes them of the stems' width); bold made by a stroke around the letters.
"""

import ctypes
import itertools
import math
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium_c

from extractor.document import Font
from extractor.reading.calls import (
    content_id_of,
    fill_colour_of,
    font_of,
    font_size_of,
    matrix_of,
    prepared,
    render_mode_of,
)
from extractor.reading.space import Space

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi(?!light)|extrabold|,bd|-bd", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|,it|-it(?![a-z])", re.IGNORECASE)
_HEAVY_WEIGHT, _MOST_WEIGHT = 650, 1000
_NAMELESS = re.compile(r"(?:CID)?(?:Font|TT|F|T|C|R|FT|Fnt)?[+_-]?[A-Z]{0,2}\d[\d_]*|", re.IGNORECASE)
"""Names that a converter gives: only there do the font program's own style and, without one, the weight tell."""
_TRUETYPE = frozenset({b"\0\1\0\0", b"true", b"OTTO"})
_FIRST_TABLE, _STYLE_IN_HEAD = 12, 44          # bytes
_SYMBOLIC_FLAG, _ITALIC_FLAG, _FORCE_BOLD_FLAG = 1 << 2, 1 << 6, 1 << 18
_INVISIBLE, _FILL_AND_STROKE = 3, 2
_IDENTITY, _BLACK = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), (0, 0, 0, 255)
_NO_FONT = Font("", False, False)

Style = tuple[float, Font, int, int, int]
"""The last fields of a `Word`: size, font, angle, colour, marked-content id."""


class Face(NamedTuple):
    """What a text object is set in; words of one object share it."""

    style: Style
    font_id: int
    is_invisible: bool

    @property
    def size(self) -> float:
        return self.style[0]


class FontBook:
    """Faces of one PDF by pdfium's font handle, so that each name is fetched once."""

    def __init__(self, *, resumed: "FontBook | None" = None) -> None:
        self._fonts: dict[int, tuple[Font, int]] = {}
        self._before: dict[int, tuple[Font, int]] = {}
        self._next_id: int = resumed._next_id if resumed else 1
        self._replayed = [font_id for _, font_id in resumed._fonts.values()] if resumed else []
        self.unencoded: set[int] = set(resumed.unencoded) if resumed else set()
        """Fonts that name no encoding of the usual ones: their characters are what pdfium makes of their bytes."""

    def turn_page(self) -> None:
        """Forget fonts that the page just read did not use: pdfium may give their addresses to others."""
        if self._fonts:
            self._before, self._fonts = self._fonts, {}

    def font(self, text_object: int) -> tuple[Font, int]:
        """The face that the text object at an address is set in, and a number that stands for the font object."""
        key = font_of(text_object)
        if not key:
            return _NO_FONT, 0
        known = self._fonts.get(key)
        if known is None:
            known = self._before.get(key)
            if known is None:
                known = self._met(ctypes.cast(key, pdfium_c.FPDF_FONT))
            self._fonts[key] = known
        return known

    def _met(self, handle: Any) -> tuple[Font, int]:
        """A font object that is new: its face and its number."""
        flags = pdfium_c.FPDFFont_GetFlags(handle)
        font, font_id = _describe(handle, flags), self._new_id()
        if flags > 0 and flags & _SYMBOLIC_FLAG:
            self.unencoded.add(font_id)
        return font, font_id

    def _new_id(self) -> int:
        if self._replayed:
            return self._replayed.pop(0)
        self._next_id += 1
        return self._next_id - 1


def _describe(handle: Any, flags: int) -> Font:
    buffer = ctypes.create_string_buffer(256)
    length = pdfium_c.FPDFFont_GetBaseFontName(handle, buffer, 256)
    name = _SUBSET.sub("", buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace"))
    program = _program(handle) if _NAMELESS.fullmatch(name) else b""
    return described(name, pdfium_c.FPDFFont_GetWeight(handle), flags, program)


def described(name: str, weight: int, flags: int, program: bytes) -> Font:
    """The face by its name without subset prefix; one without a name by its embedded program, else by its weight.

    `flags` as in a font descriptor, negative where there is none; `program` empty where none is embedded.
    """
    is_bold = bool(_BOLD_NAME.search(name)) or bool(flags > 0 and flags & _FORCE_BOLD_FLAG)
    is_italic = bool(_ITALIC_NAME.search(name)) or bool(flags > 0 and flags & _ITALIC_FLAG)
    if not is_bold and _NAMELESS.fullmatch(name):
        style = _style_of(program)
        is_bold = _HEAVY_WEIGHT <= weight <= _MOST_WEIGHT if style is None else style[0]
        is_italic = is_italic or (style is not None and style[1])
    return Font(name, is_bold, is_italic)


def _program(handle: Any) -> bytes:
    """The embedded font program; empty where there is none."""
    size = ctypes.c_size_t(0)
    if not pdfium_c.FPDFFont_GetFontData(handle, None, 0, ctypes.byref(size)) or not size.value:
        return b""
    buffer = (ctypes.c_uint8 * size.value)()
    pdfium_c.FPDFFont_GetFontData(handle, buffer, size.value, ctypes.byref(size))
    return bytes(buffer)


def _style_of(program: bytes) -> tuple[bool, bool] | None:
    """Whether a TrueType program says of itself that it is bold, and italic; None for other programs.

    Its `head` table has both in two bits of its style (Apple TrueType Reference, chapter 6, `head`).
    """
    count = int.from_bytes(program[4:6], "big") if program[:4] in _TRUETYPE else 0
    for entry in range(_FIRST_TABLE, _FIRST_TABLE + 16 * count, 16):
        if program[entry : entry + 4] == b"head":
            at = int.from_bytes(program[entry + 8 : entry + 12], "big") + _STYLE_IN_HEAD
            style = int.from_bytes(program[at : at + 2], "big")
            return bool(style & 1), bool(style & 2)
    return None


class FaceReader:
    """Reads faces of text objects, a page's at a time; holds the scratch of its calls and one PDF's font book."""

    _CAPACITY = 512

    def __init__(self, *, resumed: "FaceReader | None" = None) -> None:
        self._book: FontBook = FontBook(resumed=resumed._book if resumed else None)
        self._matrices = np.zeros((self._CAPACITY, 6), dtype=np.float32)
        self._channels = np.zeros((self._CAPACITY, 4), dtype=np.uint32)
        matrices = (ctypes.c_float * (6 * self._CAPACITY)).from_address(self._matrices.ctypes.data)
        channels = (ctypes.c_uint * (4 * self._CAPACITY)).from_address(self._channels.ctypes.data)
        self._matrix_places = [ctypes.byref(matrices, 24 * i) for i in range(self._CAPACITY)]
        self._channel_places = [
            [ctypes.byref(channels, 16 * i + 4 * k) for i in range(self._CAPACITY)] for k in range(4)
        ]

    @property
    def unencoded(self) -> set[int]:
        """The numbers of the fonts met so far that name no encoding."""
        return self._book.unencoded

    def turn_page(self) -> None:
        """Tell that the faces asked for from now on are another page's."""
        self._book.turn_page()

    def faces(
        self, text_page: int, text_objects: Sequence[int | None], indexes: Sequence[int], space: Space
    ) -> list[Face]:
        """The face of each text object, by its address and the index of a character that it sets."""
        step = self._CAPACITY
        return [
            face for at in range(0, len(text_objects), step)
            for face in self._some(text_page, text_objects[at : at + step], indexes[at : at + step], space)
        ]

    def _some(
        self, text_page: int, text_objects: Sequence[int | None], indexes: Sequence[int], space: Space
    ) -> list[Face]:
        page, handles = itertools.repeat(prepared(text_page)), list(map(prepared, text_objects))
        has_matrix = list(map(matrix_of, page, indexes, self._matrix_places))
        has_colour = list(map(fill_colour_of, handles, *self._channel_places))
        rows = zip(
            text_objects, has_matrix, self._matrices[: len(handles)].tolist(), map(font_size_of, page, indexes),
            has_colour, self._channels[: len(handles)].tolist(), map(render_mode_of, handles),
            map(content_id_of, handles), strict=True,
        )
        return [self._face(space, *row) for row in rows]

    def _face(
        self, space: Space, text_object: int | None, has_matrix: int, matrix: Sequence[float], font_size: float,
        has_colour: int, channels: Sequence[int], mode: int, mcid: int,
    ) -> Face:
        a, b, c, d, _, _ = matrix if has_matrix else _IDENTITY
        angle = 0 if a > 0 and not b and not space.rotation else space.angle(a, b)
        size = round(font_size * math.hypot(c, d), 2)
        if not text_object:
            return Face((size, _NO_FONT, angle, 0, -1), 0, False)
        red, green, blue, _ = channels if has_colour else _BLACK
        font, font_id = self._book.font(text_object)
        if mode == _FILL_AND_STROKE and not font.is_bold:
            font = font._replace(is_bold=True)
        return Face((size, font, angle, red << 16 | green << 8 | blue, mcid), font_id, mode == _INVISIBLE)
