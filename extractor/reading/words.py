"""The words of a page with boxes and faces, read in bulk: each pdfium call is mapped over all words of a page.

In:  a loaded pdfium page and its text page.
Out: `Word`s in content order, which the `arrange` stage puts into lines.

What surprised us: pdfium marks a hyphen that it thinks joins two lines with U+0002 and prints no line end
after it; it generates spaces and line ends that are in no font; a word may change face in its middle (a
footnote mark); fake bold draws each word twice, a third of a point apart. A font's box is what its maker wrote down:
Calibri is .9 em high in one subset and 1.3 em in the next, some fonts have no height at all.
"""

import ctypes
import itertools
import operator
import re
from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium_c

from extractor.document import Word
from extractor.reading.calls import address_of, loose_box_of, origin_of, prepared, text_object_at, text_object_of
from extractor.reading.fonts import Face, FaceReader
from extractor.reading.letters import Misreadings, as_read
from extractor.reading.space import Space

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WORDS = re.compile(r"[^\s\x00\x02\u200b\ufffe\ufeff]+[\x02\ufffe]?")
_HEIGHT_EMS = 0.92, 1.25         # of usual boxes; others tell which letters a subset holds, or nothing at all
_ABOVE_EMS, _BELOW_EMS = 0.74, 0.21
_TOUCHING_EMS = 0.03                   # a space is .2 em wide and more, in text that is squeezed .05
_GLYPHLESS = "GlyphLessFont"          # tesseract's: it stretches a word and the space after it over the word's width
_INITIAL = re.compile(r"[A-Z](?=[A-Z][a-z’'])")
_LEAST_WHITE, _MOST_WHITE = 0.07, 0.5   # of a box's height: "A Arden" by a browser, which sets no spaces, has .12
_STAMPED = re.compile(r"[Pp]age|[Aa]genda|[Ii]tem|\d{1,4}[a-z]?|-")


class PageWords(NamedTuple):
    """Words in content order, and which share of their characters is drawn invisibly (an OCR layer): 0 to 1.

    `font_ids` are the file's font objects that set them, but for words such as systems stamp on every page.
    """

    words: tuple[Word, ...]
    invisible_share: float
    font_ids: frozenset[int] = frozenset()


class WordReader:
    """Reads the words of pages of one PDF; holds the scratch of its calls, the fonts and each text once.

    A PDF opened again (pdfium keeps what it has parsed until a document is closed) has its fonts at other addresses:
    `resumed` is made from the reader of the document before, and reads that document's last page again first, so that
    its fonts, met in the same order, keep their numbers.
    """

    def __init__(self, *, max_characters: int) -> None:
        self._max_characters = max_characters
        self._faces = FaceReader()
        self._misreadings = Misreadings()
        self._texts: dict[str, str] = {}
        self._boxes = _BoxBuffer()

    def resumed(self, text_page: Any, space: Space) -> "WordReader":
        """A reader for the same file opened again; `text_page` is the page last read, in the new document."""
        reader = WordReader(max_characters=self._max_characters)
        reader._texts = self._texts
        reader._misreadings = self._misreadings
        reader._faces = FaceReader(resumed=self._faces)
        reader.read(text_page, space)
        return reader

    def read(self, text_page: Any, space: Space) -> PageWords:
        """All words of a loaded text page, as displayed; characters past the cap are left out."""
        count = min(pdfium_c.FPDFText_CountChars(text_page), self._max_characters)
        self._faces.turn_page()
        text = _page_text(text_page, count)
        address = address_of(text_page)
        spans = self._parted(text, [match.span() for match in _WORDS.finditer(text)], address)
        if not spans:
            return PageWords((), 0.0)
        found = self._found(text, spans, address, space)
        invisible_share = _invisible_share(found)
        found = _whole(_each_once(found), text_page)
        font_ids: set[int] = set()
        for part, face in zip(found.texts, found.faces, strict=True):
            if face.font_id not in font_ids and not _STAMPED.fullmatch(part):
                font_ids.add(face.font_id)
        texts = map(self._texts.setdefault, found.texts, found.texts)
        styles = zip(*[face.style for face in found.faces], strict=True)
        words = tuple(map(_word, zip(texts, *found.boxes.T.tolist(), *styles, strict=False)))
        return PageWords(words, invisible_share, frozenset(font_ids))

    def _found(self, text: str, spans: list[tuple[int, int]], address: int, space: Space) -> "_Found":
        """The words that stand on the visible page."""
        starts, stops, faces = self._with_faces(spans, address, space)
        texts = [text[start:stop] for start, stop in zip(starts, stops, strict=True)]
        if not text.isascii() or "\x02" in text:
            self._misreadings.mend(texts, [face.font_id for face in faces], self._faces.unencoded)
            has_sign = "\x02" in text
            for i in [i for i, t in enumerate(texts) if not t.isascii() or (has_sign and "\x02" in t)]:
                texts[i] = as_read(texts[i])
        lasts = [stop - 1 for stop in stops]
        if any(face.is_invisible and face.style[1].name == _GLYPHLESS for face in set(faces)):
            lasts = [i + text.startswith(" ", stop) for i, stop in zip(lasts, stops, strict=True)]
        corners, has_box = self._boxes.around(address, starts, lasts)
        boxes = space.boxes(corners)
        x0, top, x1, bottom = boxes.T
        is_kept = has_box & (x1 > -1) & (x0 < space.width + 1) & (bottom > -1) & (top < space.height + 1)
        if not all(texts):
            is_kept &= np.array([bool(t) for t in texts])
        sizes = np.array([face.style[0] for face in faces])
        heights = bottom - top
        is_odd = (heights < _HEIGHT_EMS[0] * sizes) | (heights > _HEIGHT_EMS[1] * sizes)
        if is_odd.any():
            is_odd &= np.array([face.style[2] == 0 for face in faces])
            _set_about_baselines(boxes, np.flatnonzero(is_odd).tolist(), sizes, address, starts, space)
        found = _Found(texts, faces, starts, stops, boxes)
        return found if is_kept.all() else found.only(is_kept)

    def _parted(self, text: str, spans: list[tuple[int, int]], address: int) -> list[tuple[int, int]]:
        """The words with an initial and a surname parted where the white between them shows and no space was set."""
        cuts = [match.end() for match in _INITIAL.finditer(text)]
        if not cuts:
            return spans
        before, _ = self._boxes.read(address, [at - 1 for at in cuts])
        after, _ = self._boxes.read(address, cuts)
        white = (after[:, 0] - before[:, 2]) / np.maximum(before[:, 1] - before[:, 3], 0.01)
        seen = [at for at, share in zip(cuts, white.tolist(), strict=True) if _LEAST_WHITE < share < _MOST_WHITE]
        for at in seen:
            i = bisect_right(spans, (at, 0)) - 1
            start, stop = spans[i]
            if start < at < stop:
                spans[i : i + 1] = [(start, at), (at, stop)]
        return spans

    def _with_faces(
        self, spans: list[tuple[int, int]], address: int, space: Space
    ) -> tuple[list[int], list[int], list[Face]]:
        """The words' starts and stops with the face of each; one that changes size in its middle becomes two."""
        starts, stops = (list(column) for column in zip(*spans, strict=True))
        keys = list(map(text_object_of, itertools.repeat(prepared(address)), starts))
        first = dict(zip(keys, starts, strict=True))      # in order of their first words
        known = dict(zip(first, self._faces.faces(address, list(first), list(first.values()), space), strict=True))
        faces = [known[key] for key in keys]
        # Characters of one object follow each other: only a word before another object's first may run into it.
        changes = itertools.compress(itertools.count(), map(operator.ne, keys, [*keys[1:], -1]))
        mixed = [i for i in changes if text_object_at(address, stops[i] - 1) != keys[i]]
        for i in reversed(mixed):
            cut = self._cut(address, spans[i], known, space)
            if cut is not None:
                at, face = cut
                starts.insert(i + 1, at)
                stops.insert(i, at)
                faces.insert(i + 1, face)
        return starts, stops, faces

    def _cut(
        self, address: int, span: tuple[int, int], known: dict[int | None, Face], space: Space
    ) -> tuple[int, Face] | None:
        """Where a word changes size in its middle ("1052" and its raised "2"), and the face from there on."""
        first = known[text_object_at(address, span[0])]
        for index in range(span[0] + 1, span[1]):
            key = text_object_at(address, index)
            if key not in known:
                known[key] = self._faces.faces(address, [key], [index], space)[0]
            face = known[key]
            if face is not first and abs(face.size - first.size) >= 0.15 * max(face.size, first.size):
                return index, face
        return None


def _set_about_baselines(
    boxes: "NDArray[np.float64]", odd: list[int], sizes: "NDArray[np.float64]", address: int, starts: list[int],
    space: Space,
) -> None:
    """Make the boxes of some upright words, in place, reach as far from their baselines as those of usual fonts do."""
    x, y = ctypes.c_double(), ctypes.c_double()
    for i in odd:
        if origin_of(prepared(address), starts[i], ctypes.byref(x), ctypes.byref(y)):
            _, base = space.point(x.value, y.value)
            boxes[i, 1], boxes[i, 3] = base - _ABOVE_EMS * sizes[i], base + _BELOW_EMS * sizes[i]


class _Found(NamedTuple):
    """Words of a page by column, as many of each; boxes as displayed, one row each: x0, top, x1, bottom."""

    texts: list[str]
    faces: list[Face]
    starts: list[int]          # character indexes of the text page
    stops: list[int]
    boxes: "NDArray[np.float64]"

    def only(self, kept: "NDArray[np.bool_]") -> "_Found":
        """The words where `kept` is true."""
        keep = kept.tolist()
        texts, faces = list(itertools.compress(self.texts, keep)), list(itertools.compress(self.faces, keep))
        starts, stops = list(itertools.compress(self.starts, keep)), list(itertools.compress(self.stops, keep))
        return _Found(texts, faces, starts, stops, self.boxes[kept])


def _invisible_share(found: _Found) -> float:
    """The share of the words' characters that are drawn invisibly."""
    if not any(face.is_invisible for face in set(found.faces)):
        return 0.0
    lengths: list[int] = list(map(operator.sub, found.stops, found.starts))
    return sum(n for n, face in zip(lengths, found.faces, strict=True) if face.is_invisible) / sum(lengths)


def _each_once(found: _Found) -> _Found:
    """The words without those drawn again at the same place for boldness."""
    cells = np.trunc(found.boxes[:, :2] / 1.5 + 0.5).T.tolist()
    places = list(zip(found.texts, *cells, strict=True))
    if len(set(places)) == len(places):
        return found
    first = dict(zip(reversed(places), range(len(places) - 1, -1, -1), strict=True))
    kept = np.zeros(len(places), dtype=bool)
    kept[list(first.values())] = True
    return found.only(kept)


def _whole(found: _Found, text_page: Any) -> _Found:
    """The words with those put together that pdfium parts where one text object ends and the next touches it.

    It does so on turned pages ("Octo" "ber"). What is printed between two words is no reason to join them.
    """
    x0, _, x1, bottom = found.boxes.T
    sizes = np.array([face.style[0] for face in found.faces])
    touching = (np.abs(x0[1:] - x1[:-1]) < _TOUCHING_EMS * sizes[1:]) & (
        np.abs(bottom[1:] - bottom[:-1]) < _TOUCHING_EMS * sizes[1:])
    parted = [
        i for i in np.flatnonzero(touching).tolist()
        if found.faces[i].style[:3] == found.faces[i + 1].style[:3] and not found.faces[i].style[2]
        and all(pdfium_c.FPDFText_IsGenerated(text_page, k) for k in range(found.stops[i], found.starts[i + 1]))
    ]
    if not parted:
        return found
    texts, stops = list(found.texts), list(found.stops)
    for i in reversed(parted):
        texts[i] += texts[i + 1]
        stops[i] = stops[i + 1]
        found.boxes[i] = np.concatenate(
            (found.boxes[i : i + 2, :2].min(axis=0), found.boxes[i : i + 2, 2:].max(axis=0)))
    kept = np.ones(len(texts), dtype=bool)
    kept[[i + 1 for i in parted]] = False
    return found._replace(texts=texts, stops=stops).only(kept)


class _BoxBuffer:
    """Where pdfium writes boxes of characters, a few thousand in one go; a new one for each reader."""

    _CAPACITY = 2048

    def __init__(self) -> None:
        self._array = np.zeros((self._CAPACITY, 4), dtype=np.float32)
        floats = (ctypes.c_float * (4 * self._CAPACITY)).from_address(self._array.ctypes.data)
        self._places = [ctypes.byref(floats, 16 * i) for i in range(self._CAPACITY)]

    def around(
        self, text_page: int, firsts: list[int], lasts: list[int]
    ) -> "tuple[NDArray[np.float64], NDArray[np.bool_]]":
        """For each word left, bottom, right, top around its first and last character, and whether it has a box."""
        first, has_box = self.read(text_page, firsts)
        last, has_last = self.read(text_page, lasts)
        if not has_last.all():
            last[~has_last] = first[~has_last]
        corners = np.empty_like(first)
        np.minimum(first[:, 0], last[:, 0], out=corners[:, 0])
        np.minimum(first[:, 3], last[:, 3], out=corners[:, 1])
        np.maximum(first[:, 2], last[:, 2], out=corners[:, 2])
        np.maximum(first[:, 1], last[:, 1], out=corners[:, 3])
        return corners, has_box

    def read(self, text_page: int, indexes: list[int]) -> "tuple[NDArray[np.float64], NDArray[np.bool_]]":
        """The loose boxes of characters as pdfium has them (left, top, right, bottom), and which have one."""
        page = itertools.repeat(prepared(text_page))
        boxes = np.empty((len(indexes), 4))
        is_there: list[int] = []
        for at in range(0, len(indexes), self._CAPACITY):
            some = indexes[at : at + self._CAPACITY]
            is_there += map(loose_box_of, page, some, self._places)
            boxes[at : at + len(some)] = self._array[: len(some)]
        return boxes, np.array(is_there, dtype=bool)


_word: Any = partial(tuple.__new__, Word)         # from an iterable of its ten fields; twice as fast as `Word._make`

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
