"""The words of a page with boxes and faces, at run level: two box calls a word, one face call a text object.

In:  a loaded pdfium page and its text page.
Out: `Word`s in content order, which the `arrange` stage puts into lines.

What surprised us: pdfium marks a hyphen that it thinks joins two lines with U+0002 and prints no line end
after it; it generates spaces and line ends that are in no font; a word may change face in its middle (a
footnote mark); fake bold draws each word twice, a third of a point apart; loose boxes of some fonts have no height.
"""

import ctypes
import math
import re
import struct
import unicodedata
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from extractor.document import Font, Word
from extractor.reading.calls import (
    address_of,
    content_id_of,
    fill_colour_of,
    font_of,
    font_size_at,
    loose_box_at,
    matrix_at,
    render_mode_of,
    text_object_at,
)
from extractor.reading.space import Space

_WORDS = re.compile(r"[^\s\x00\x02\u200b\ufffe\ufeff]+[\x02\ufffe]?")
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi(?!light)|extrabold|,bd|-bd", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|,it|-it(?![a-z])", re.IGNORECASE)
_HEAVY_WEIGHT = 650          # pdfium reports 260 for some light and 400-500 for regular faces
_ITALIC_FLAG, _FORCE_BOLD_FLAG = 1 << 6, 1 << 18
_INVISIBLE, _FILL_AND_STROKE = 3, 2
_BOX, _TWO_BOXES = struct.Struct("=4f16x").unpack, struct.Struct("=8f").unpack     # left, top, right, bottom
_MATRIX, _CHANNELS = struct.Struct("=6f").unpack, struct.Struct("=4I").unpack

# What fonts of symbols and typesetters put into the text, and what a reader sees there.
_SIGNS = str.maketrans({
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "□", "\uf06f": "□", "\uf0fe": "☑",
    "\uf0e0": "→", "\uf02d": "-", "\uf0be": "-", "\uf0b0": "°", "\uf076": "❖", "\uf0e1": "↑", "\uf0e2": "↓",
    "\xad": None, "\x02": "-", "\ufffe": "-", "\u200c": None, "\u200d": None,
})


_STAMPED = re.compile(r"[Pp]age|[Aa]genda|[Ii]tem|\d{1,4}[a-z]?|-")


class _Face(NamedTuple):
    font: Font
    font_id: int
    size: float
    angle: int
    colour: int
    mcid: int
    is_invisible: bool


class PageWords(NamedTuple):
    """Words in content order, and which share of their characters is drawn invisibly (an OCR layer): 0 to 1.

    `font_ids` are the file's font objects that set them, but for words such as systems stamp on every page.
    """

    words: tuple[Word, ...]
    invisible_share: float
    font_ids: frozenset[int] = frozenset()


class FontBook:
    """Faces of one PDF by pdfium's font handle, so that each name is fetched once."""

    def __init__(self, *, resumed: "FontBook | None" = None) -> None:
        self._fonts: dict[int, tuple[Font, int]] = {}
        self._before: dict[int, tuple[Font, int]] = {}
        self._next_id: int = resumed._next_id if resumed else 1
        self._replayed = [font_id for _, font_id in resumed._fonts.values()] if resumed else []

    def turn_page(self) -> None:
        """Forget fonts that the page just read did not use: pdfium may give their addresses to others."""
        if self._fonts:
            self._before, self._fonts = self._fonts, {}

    def font(self, text_object: int) -> tuple[Font, int]:
        """The face that the text object at an address is set in, and a number that stands for the font object."""
        key = font_of(text_object)
        if not key:
            return Font("", False, False), 0
        known = self._fonts.get(key)
        if known is None:
            known = self._before.get(key)
            if known is None:
                known = (_describe(ctypes.cast(key, pdfium_c.FPDF_FONT)), self._new_id())
            self._fonts[key] = known
        return known


    def _new_id(self) -> int:
        if self._replayed:
            return self._replayed.pop(0)
        self._next_id += 1
        return self._next_id - 1


def _describe(handle: Any) -> Font:
    buffer = ctypes.create_string_buffer(256)
    length = pdfium_c.FPDFFont_GetBaseFontName(handle, buffer, 256)
    name = _SUBSET.sub("", buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace"))
    flags = pdfium_c.FPDFFont_GetFlags(handle)
    weight = pdfium_c.FPDFFont_GetWeight(handle)
    is_bold = bool(_BOLD_NAME.search(name)) or weight >= _HEAVY_WEIGHT or bool(flags > 0 and flags & _FORCE_BOLD_FLAG)
    return Font(name, is_bold, bool(_ITALIC_NAME.search(name)) or bool(flags > 0 and flags & _ITALIC_FLAG))


class WordReader:
    """Reads the words of pages of one PDF; holds the ctypes scratch, the font book and each text once.

    A PDF opened again (pdfium keeps what it has parsed until a document is closed) has its fonts at other addresses:
    `resumed` is made from the reader of the document before, and reads that document's last page again first, so that
    its fonts, met in the same order, keep their numbers.
    """

    def __init__(self, *, max_characters: int) -> None:
        self._max_characters = max_characters
        self._book = FontBook()
        self._texts: dict[str, str] = {}
        self._boxes = bytearray(32)                  # of a word's first and last character, four floats each
        self._boxes_at = _address(self._boxes)
        self._matrix = bytearray(24)
        self._matrix_at = _address(self._matrix)
        self._channels = bytearray(16)
        self._channels_at = tuple(_address(self._channels) + i for i in (0, 4, 8, 12))

    def resumed(self, text_page: Any, space: Space) -> "WordReader":
        """A reader for the same file opened again; `text_page` is the page last read, in the new document."""
        reader = WordReader(max_characters=self._max_characters)
        reader._texts = self._texts
        reader._book = FontBook(resumed=self._book)
        reader.read(text_page, space)
        return reader

    def read(self, text_page: Any, space: Space) -> PageWords:
        """All words of a loaded text page, as displayed; characters past the cap are left out."""
        count = min(pdfium_c.FPDFText_CountChars(text_page), self._max_characters)
        address = address_of(text_page)
        self._book.turn_page()
        faces: dict[int | None, _Face] = {}
        font_ids: set[int] = set()
        words: list[Word] = []
        seen: set[tuple[str, int, int]] = set()
        hidden = characters = 0
        for match in _WORDS.finditer(_page_text(text_page, count)):
            start, stop = match.span()
            key = text_object_at(address, start)
            face = faces.get(key)
            if face is None:
                face = faces[key] = self._new_face(address, key, start, space)
            runs: tuple[tuple[int, int, _Face], ...] = ((start, stop, face),)
            if stop - start > 1 and text_object_at(address, stop - 1) != key:
                runs = self._runs(address, start, stop, faces, space)
            text = match.group()
            for a, z, run_face in runs:
                part = text if len(runs) == 1 else text[a - start : z - start]
                word = self._word(address, space, part, a, z, run_face)
                if word is None:
                    continue
                characters += z - a
                if run_face.is_invisible:
                    hidden += z - a
                twice = (word.text, int(word.x0 / 1.5 + 0.5), int(word.top / 1.5 + 0.5))
                if twice not in seen:
                    seen.add(twice)
                    words.append(word)
                    if run_face.font_id not in font_ids and not _STAMPED.fullmatch(word.text):
                        font_ids.add(run_face.font_id)
        return PageWords(tuple(words), hidden / characters if hidden else 0.0, frozenset(font_ids))

    def _runs(
        self, address: int, start: int, stop: int, faces: dict[int | None, _Face], space: Space
    ) -> tuple[tuple[int, int, _Face], ...]:
        """One run, or two where the word changes size in its middle ("1052" and its raised "2")."""
        first: _Face | None = None
        for index in range(start, stop):
            key = text_object_at(address, index)
            face = faces.get(key)
            if face is None:
                face = faces[key] = self._new_face(address, key, index, space)
            if first is None:
                first = face
            elif face is not first and abs(face.size - first.size) >= 0.2 * max(face.size, first.size):
                return ((start, index, first), (index, stop, face))
        return ((start, stop, first),) if first is not None else ()

    def _word(self, address: int, space: Space, text: str, start: int, stop: int, face: _Face) -> Word | None:
        """One word, None where it has no box or lies outside the visible page."""
        if not loose_box_at(address, start, self._boxes_at):
            return None
        if stop - start > 1 and loose_box_at(address, stop - 1, self._boxes_at + 16):
            left, top, right, bottom, left2, top2, right2, bottom2 = _TWO_BOXES(self._boxes)
            left, bottom = min(left, left2), min(bottom, bottom2)
            right, top = max(right, right2), max(top, top2)
        else:
            left, top, right, bottom = _BOX(self._boxes)
        if space.rotation:
            x0, y0, x1, y1 = space.box(left, bottom, right, top)
        else:
            x0, y0, x1, y1 = left + space.c, space.f - top, right + space.c, space.f - bottom
        if x1 <= -1 or x0 >= space.width + 1 or y1 <= -1 or y0 >= space.height + 1:
            return None                     # drawn outside the visible page: a reader never sees it
        if not text.isascii() or "\x02" in text:
            text = unicodedata.normalize("NFC", text.translate(_SIGNS))
            if not text:
                return None
        font, _, size, angle, colour, mcid, _ = face
        if y1 - y0 < 0.3 * size and angle in (0, 180):
            y0 = y1 - size                  # a font without ascent: the em stands in
        return Word(self._texts.setdefault(text, text), x0, y0, x1, y1, size, font, angle, colour, mcid)

    def _new_face(self, address: int, handle: int | None, index: int, space: Space) -> _Face:
        if matrix_at(address, index, self._matrix_at):
            a, b, c, d, _, _ = _MATRIX(self._matrix)
        else:
            a, b, c, d = 1.0, 0.0, 0.0, 1.0
        angle = 0 if a > 0 and not b and not space.rotation else space.angle(a, b)
        size = round(font_size_at(address, index) * math.hypot(c, d), 2)
        if not handle:
            return _Face(Font("", False, False), 0, size, angle, 0, -1, False)
        colour = 0
        if fill_colour_of(handle, *self._channels_at):
            red, green, blue, _ = _CHANNELS(self._channels)
            colour = red << 16 | green << 8 | blue
        mode = render_mode_of(handle)
        font, font_id = self._book.font(handle)
        if mode == _FILL_AND_STROKE and not font.is_bold:
            font = font._replace(is_bold=True)
        return _Face(font, font_id, size, angle, colour, content_id_of(handle), mode == _INVISIBLE)


def _address(buffer: bytearray) -> int:
    """Where a buffer lies; it must live as long as the address is used."""
    return ctypes.addressof(ctypes.c_char.from_buffer(buffer))


def _page_text(text_page: Any, count: int) -> str:
    """One character for each of pdfium's character indexes, so that a regex's span is an index span."""
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # pdfium left characters out of the string (controls), or used surrogates: fetch them one by one.
    codes = (pdfium_c.FPDFText_GetUnicode(text_page, i) for i in range(count))
    return "".join(chr(c) if c and c < 0x110000 and not 0xD800 <= c < 0xE000 else " " for c in codes)
