"""Ruled lines, filled boxes and pictures of a page, at path level.

In:  a loaded pdfium page. Out: `Rule`s, `Fill`s, image boxes, a count of curves (charts have many).
A thin filled box is a rule (Word draws every border so); a stroked box gives its four edges; a path of many
pieces (a whole grid in one path) is taken apart. A box over nearly the whole page is the page's ground: Aspose and
some scanners paint one on every page, and it is no table. Objects past the cap are counted, not read.
"""

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from extractor.document import Fill, Rule
from extractor.geometry import Box
from extractor.reading.space import Space

_THIN, _RULE_LENGTH, _PAGE_SHARE = 3.0, 4.0, 0.8
_MAX_DEPTH = 6
_MATRIX_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_Matrix = tuple[float, float, float, float, float, float]


class Drawings(NamedTuple):
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    images: tuple[Box, ...]
    curve_count: int
    object_count: int
    is_capped: bool


class _Paint(NamedTuple):
    fill: int | None
    stroke: int | None
    stroke_width: float


def _concat(m: _Matrix, n: _Matrix) -> _Matrix:
    """First m, then n."""
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )


class DrawingReader:
    """Reads the drawings of one page; make a new one for each page."""

    def __init__(self, space: Space, *, max_objects: int) -> None:
        self._space = space
        self._max_objects = max_objects
        self._rules: list[Rule] = []
        self._fills: list[Fill] = []
        self._images: list[Box] = []
        self._curves = self._objects = 0
        self._floats = tuple(ctypes.c_float() for _ in range(4))
        self._channels = tuple(ctypes.c_uint() for _ in range(4))
        self._matrix = pdfium_c.FS_MATRIX()
        self._fill_mode, self._stroked = ctypes.c_int(), ctypes.c_int()

    def read(self, page: Any) -> Drawings:
        """Everything drawn on a loaded page, forms included."""
        for i in range(min(pdfium_c.FPDFPage_CountObjects(page), self._max_objects)):
            self._take(pdfium_c.FPDFPage_GetObject(page, i), _MATRIX_IDENTITY, 0)
        return Drawings(
            tuple(self._rules), tuple(self._fills), tuple(self._images), self._curves, self._objects,
            self._objects >= self._max_objects,
        )

    def _take(self, handle: Any, outer: _Matrix, depth: int) -> None:
        if self._objects >= self._max_objects:
            return
        self._objects += 1
        kind = pdfium_c.FPDFPageObj_GetType(handle)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            self._take_path(handle, outer)
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            box = self._bounds(handle, outer)
            if box is not None:
                self._images.append(box)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = _concat(self._object_matrix(handle), outer)
            for i in range(pdfium_c.FPDFFormObj_CountObjects(handle)):
                if self._objects >= self._max_objects:
                    return
                self._take(pdfium_c.FPDFFormObj_GetObject(handle, i), inner, depth + 1)

    def _object_matrix(self, handle: Any) -> _Matrix:
        m = self._matrix
        if not pdfium_c.FPDFPageObj_GetMatrix(handle, ctypes.byref(m)):
            return _MATRIX_IDENTITY
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def _bounds(self, handle: Any, outer: _Matrix) -> Box | None:
        left, bottom, right, top = self._floats
        if not pdfium_c.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
            return None
        return self._place(left.value, bottom.value, right.value, top.value, outer)

    def _place(self, left: float, bottom: float, right: float, top: float, outer: _Matrix) -> Box:
        if outer is not _MATRIX_IDENTITY:
            a, b, c, d, e, f = outer
            left, bottom, right, top = (
                a * left + c * bottom + e, b * left + d * bottom + f, a * right + c * top + e, b * right + d * top + f
            )
        return self._space.box(left, bottom, right, top)

    def _paint(self, handle: Any) -> _Paint:
        if not pdfium_c.FPDFPath_GetDrawMode(handle, self._fill_mode, self._stroked):
            return _Paint(None, None, 0.0)
        red, green, blue, alpha = self._channels
        fill = stroke = None
        width = 0.0
        if self._fill_mode.value and pdfium_c.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha) and alpha.value:
            fill = red.value << 16 | green.value << 8 | blue.value
        if self._stroked.value and pdfium_c.FPDFPageObj_GetStrokeColor(handle, red, green, blue, alpha) and alpha.value:
            stroke = red.value << 16 | green.value << 8 | blue.value
            pdfium_c.FPDFPageObj_GetStrokeWidth(handle, self._floats[0])
            width = self._floats[0].value
        return _Paint(fill, stroke, width)

    def _take_path(self, handle: Any, outer: _Matrix) -> None:
        paint = self._paint(handle)
        if paint.fill is None and paint.stroke is None:
            return
        segments = pdfium_c.FPDFPath_CountSegments(handle)
        if segments <= 5:
            box = self._bounds(handle, outer)
            if box is None:
                return
            if segments <= 2 or self._is_rectangle(handle, segments):
                # Bounds include the stroke's width: take it off again to get the drawn line itself.
                self._add_box(box, paint, is_line=segments <= 2)
            return
        self._take_pieces(handle, segments, outer, paint)

    def _is_rectangle(self, handle: Any, segments: int) -> bool:
        for i in range(segments):
            segment = pdfium_c.FPDFPath_GetPathSegment(handle, i)
            if pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_BEZIERTO:
                self._curves += 1
                return False
        return True

    def _take_pieces(self, handle: Any, segments: int, outer: _Matrix, paint: _Paint) -> None:
        """A path of several subpaths, each a rectangle or a line; curved ones are only counted."""
        matrix = _concat(self._object_matrix(handle), outer)
        x, y = self._floats[0], self._floats[1]
        piece: list[tuple[float, float]] = []
        is_curved = False
        for i in range(min(segments, self._max_objects)):
            segment = pdfium_c.FPDFPath_GetPathSegment(handle, i)
            kind = pdfium_c.FPDFPathSegment_GetType(segment)
            if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
                self._end_piece(piece, is_curved, paint)
                piece, is_curved = [], False
            if kind == pdfium_c.FPDF_SEGMENT_BEZIERTO:
                is_curved = True
                self._curves += 1
            if pdfium_c.FPDFPathSegment_GetPoint(segment, x, y):
                px, py = x.value, y.value
                piece.append(self._space.point(
                    matrix[0] * px + matrix[2] * py + matrix[4], matrix[1] * px + matrix[3] * py + matrix[5]
                ))
        self._end_piece(piece, is_curved, paint)

    def _end_piece(self, piece: list[tuple[float, float]], is_curved: bool, paint: _Paint) -> None:
        if len(piece) < 2 or is_curved:
            return
        xs, ys = [p[0] for p in piece], [p[1] for p in piece]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        is_straight = all(
            abs(piece[i][0] - piece[i - 1][0]) < 1 or abs(piece[i][1] - piece[i - 1][1]) < 1
            for i in range(1, len(piece))
        )
        if is_straight:
            self._add_box(box, paint._replace(stroke_width=0.0), is_line=len(piece) == 2)

    def _add_box(self, box: Box, paint: _Paint, *, is_line: bool) -> None:
        space = self._space
        right, foot = space.width + 2, space.height + 2
        box = Box(max(box.x0, -2.0), max(box.top, -2.0), min(box.x1, right), min(box.bottom, foot))
        if box.x1 < box.x0 or box.bottom < box.top:
            return
        width, height = box.width, box.height
        if width * height > _PAGE_SHARE * space.width * space.height:
            return
        colour = paint.fill if paint.fill is not None and not is_line else paint.stroke
        if colour is None:
            colour = paint.fill or 0
        if height <= _THIN or width <= _THIN or is_line:
            if max(width, height) >= _RULE_LENGTH and (height <= _THIN or width <= _THIN):
                horizontal = width >= height
                self._rules.append(Rule(*box, horizontal, min(width, height), colour))
            return
        if paint.fill is not None:
            self._fills.append(Fill(*box, paint.fill, paint.stroke is not None))
        if paint.stroke is not None:
            self._add_edges(box, paint)

    def _add_edges(self, box: Box, paint: _Paint) -> None:
        w, colour = paint.stroke_width, paint.stroke or 0
        x0, top, x1, bottom = box
        self._rules += (
            Rule(x0, top, x1, top + w, True, w, colour), Rule(x0, bottom - w, x1, bottom, True, w, colour),
            Rule(x0, top, x0 + w, bottom, False, w, colour), Rule(x1 - w, top, x1, bottom, False, w, colour),
        )
