"""Ruled lines, filled boxes and pictures of a page, at path level.

In:  a loaded pdfium page. Out: `Rule`s, `Fill`s, image boxes, a count of curves (charts have many).
A thin filled box is a rule (Word draws every border so); a stroked box gives its four edges; a path of many
pieces (a whole grid in one path) is taken apart. A box over nearly the whole page is the page's ground: Aspose and
some scanners paint one on every page, and it is no table. Objects past the cap are counted, not read.
Small round paths are kept as dots: browsers draw their bullets so.
"""

import ctypes
import itertools
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from extractor.document import Fill, Rule
from extractor.geometry import Box
from extractor.reading import calls
from extractor.reading.calls import prepared
from extractor.reading.space import Space

_THIN, _RULE_LENGTH, _PAGE_SHARE = 3.0, 4.0, 0.8
_MAX_DEPTH = 6
_DOT_PT, _DOT_SEGMENTS, _MAX_DOTS = (1.2, 9.0), 80, 100
_PATH, _IMAGE, _FORM = pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM
_MOVE, _CURVE = pdfium_c.FPDF_SEGMENT_MOVETO, pdfium_c.FPDF_SEGMENT_BEZIERTO
_MATRIX_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_Matrix = tuple[float, float, float, float, float, float]


class Drawings(NamedTuple):
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    images: tuple[Box, ...]
    curve_count: int
    object_count: int
    is_capped: bool
    dots: tuple[Fill, ...] = ()


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
        self._dots: list[Fill] = []
        self._images: list[Box] = []
        self._curves = self._objects = 0
        self._floats, self._channels, self._modes = (ctypes.c_float * 6)(), (ctypes.c_uint * 4)(), (ctypes.c_int * 2)()
        self._float_places = [ctypes.byref(self._floats, 4 * i) for i in range(4)]
        self._channel_places = [ctypes.byref(self._channels, 4 * i) for i in range(4)]
        self._mode_places = [ctypes.byref(self._modes, 4 * i) for i in range(2)]

    def read(self, page: Any) -> Drawings:
        """Everything drawn on a loaded page, forms included."""
        handle = prepared(calls.address_of(page))
        self._take_all(calls.page_object_at, handle, calls.page_object_count(handle), _MATRIX_IDENTITY, 0)
        return Drawings(
            tuple(self._rules), tuple(self._fills), tuple(self._images), self._curves, self._objects,
            self._objects >= self._max_objects, tuple(self._dots),
        )

    def _take_all(self, object_at: Any, parent: Any, count: int, outer: _Matrix, depth: int) -> None:
        """The objects of a page or a form, as far as the cap allows; texts cost their count alone."""
        indexes = range(min(count, self._max_objects - self._objects))
        handles = list(map(prepared, map(object_at, itertools.repeat(parent), indexes)))
        self._objects += len(handles)
        for kind, handle in zip(map(calls.object_kind_of, handles), handles, strict=True):
            if kind == _PATH:
                self._take_path(handle, outer)
            elif kind == _IMAGE:
                box = self._bounds(handle, outer)
                if box is not None:
                    self._images.append(box)
            elif kind == _FORM and depth < _MAX_DEPTH:
                inner = _concat(self._object_matrix(handle), outer)
                self._take_all(calls.form_object_at, handle, calls.form_object_count(handle), inner, depth + 1)

    def _object_matrix(self, handle: Any) -> _Matrix:
        if not calls.object_matrix_of(handle, self._float_places[0]):
            return _MATRIX_IDENTITY
        a, b, c, d, e, f = self._floats
        return a, b, c, d, e, f

    def _bounds(self, handle: Any, outer: _Matrix) -> Box | None:
        if not calls.object_bounds_of(handle, *self._float_places):
            return None
        left, bottom, right, top = self._floats[:4]
        return self._place(left, bottom, right, top, outer)

    def _place(self, left: float, bottom: float, right: float, top: float, outer: _Matrix) -> Box:
        if outer is not _MATRIX_IDENTITY:
            a, b, c, d, e, f = outer
            left, bottom, right, top = (
                a * left + c * bottom + e, b * left + d * bottom + f, a * right + c * top + e, b * right + d * top + f
            )
        return self._space.box(left, bottom, right, top)

    def _paint(self, handle: Any) -> _Paint:
        if not calls.draw_mode_of(handle, *self._mode_places):
            return _Paint(None, None, 0.0)
        fill_mode, is_stroked = self._modes
        fill = self._colour(calls.fill_colour_of, handle) if fill_mode else None
        stroke = self._colour(calls.stroke_colour_of, handle) if is_stroked else None
        if stroke is None or not calls.stroke_width_of(handle, self._float_places[0]):
            return _Paint(fill, stroke, 0.0)
        return _Paint(fill, stroke, self._floats[0])

    def _colour(self, colour_of: Any, handle: Any) -> int | None:
        """0xRRGGBB; None where it is fully transparent."""
        if not colour_of(handle, *self._channel_places):
            return None
        red, green, blue, alpha = self._channels
        return red << 16 | green << 8 | blue if alpha else None

    def _take_path(self, handle: Any, outer: _Matrix) -> None:
        paint = self._paint(handle)
        if paint.fill is None and paint.stroke is None:
            return
        segments = calls.segment_count(handle)
        if segments <= 5:
            box = self._bounds(handle, outer)
            if box is None:
                return
            if segments <= 2 or self._is_rectangle(handle, segments):
                # Bounds include the stroke's width: take it off again to get the drawn line itself.
                self._add_box(box, paint, is_line=segments <= 2)
            return
        curves = self._curves
        self._take_pieces(handle, segments, outer, paint)
        if self._curves > curves and segments <= _DOT_SEGMENTS and len(self._dots) < _MAX_DOTS:
            self._take_dot(handle, outer, paint)

    def _take_dot(self, handle: Any, outer: _Matrix, paint: _Paint) -> None:
        """A curved path as wide as it is high, no larger than a letter."""
        box = self._bounds(handle, outer)
        if box is None:
            return
        small, large = sorted((box.x1 - box.x0, box.bottom - box.top))
        if _DOT_PT[0] <= small and large <= _DOT_PT[1] and large < 1.3 * small:
            colour = paint.fill if paint.fill is not None else paint.stroke
            self._dots.append(Fill(*box, colour or 0, paint.stroke is not None))

    def _is_rectangle(self, handle: Any, segments: int) -> bool:
        pieces = map(prepared, map(calls.segment_at, itertools.repeat(handle), range(segments)))
        if _CURVE in map(calls.segment_kind_of, pieces):
            self._curves += 1
            return False
        return True

    def _take_pieces(self, handle: Any, segments: int, outer: _Matrix, paint: _Paint) -> None:
        """A path of several subpaths, each a rectangle or a line; curved ones are only counted."""
        a, b, c, d, e, f = _concat(self._object_matrix(handle), outer)
        floats, point = self._floats, self._space.point
        at_x, at_y = self._float_places[:2]
        piece: list[tuple[float, float]] = []
        is_curved = False
        for i in range(min(segments, self._max_objects)):
            segment = prepared(calls.segment_at(handle, i))
            kind = calls.segment_kind_of(segment)
            if kind == _MOVE:
                self._end_piece(piece, is_curved, paint)
                piece, is_curved = [], False
            elif kind == _CURVE:
                is_curved = True
                self._curves += 1
            if not is_curved and calls.segment_point_of(segment, at_x, at_y):
                x, y = floats[0], floats[1]
                piece.append(point(a * x + c * y + e, b * x + d * y + f))
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
        x0, top, x1, bottom = box
        if x0 < -2.0 or top < -2.0 or x1 > space.width + 2 or bottom > space.height + 2:
            x0, top = max(x0, -2.0), max(top, -2.0)
            x1, bottom = min(x1, space.width + 2), min(bottom, space.height + 2)
            if x1 < x0 or bottom < top:
                return
            box = Box(x0, top, x1, bottom)
        width, height = x1 - x0, bottom - top
        if width * height > _PAGE_SHARE * space.width * space.height:
            return
        colour = paint.fill if paint.fill is not None and not is_line else paint.stroke
        if colour is None:
            colour = paint.fill or 0
        if height <= _THIN or width <= _THIN:
            if width >= _RULE_LENGTH or height >= _RULE_LENGTH:
                is_level = width >= height
                self._rules.append(Rule(x0, top, x1, bottom, is_level, height if is_level else width, colour))
            return
        if is_line:
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
