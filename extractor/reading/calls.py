"""The pdfium functions that are called for every word, object or tag, with prototypes of plain addresses.

pypdfium2's own bindings wrap each handle in a pointer object; at half a million calls a pack those objects cost more
than pdfium does. The same entry points, declared with `c_void_p`, give and take integers: twice as fast, same results.
Those named `_of` that are mapped over a page declare no arguments at all: a `prepared` handle goes through as it is,
an int as a C int, and a call costs half of that again.
"""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium_c


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    address = ctypes.cast(function, ctypes.c_void_p).value
    if not address:
        raise ImportError("pdfium does not export a function that agendapack needs; reinstall pypdfium2")
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def prepared(address: int | None) -> Any:
    """An address (None: null) as an argument for calls that declare none."""
    return ctypes.c_void_p.from_param(address)


_HANDLE, _INT = ctypes.c_void_p, ctypes.c_int

text_object_at = _plain(pdfium_c.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
"""(text page address, character index) -> address of its text object, None for generated characters."""

text_object_of = _plain(pdfium_c.FPDFText_GetTextObject, _HANDLE)
"""`text_object_at` for mapping: (prepared text page, character index)."""

loose_box_of = _plain(pdfium_c.FPDFText_GetLooseCharBox, _INT)
"""For mapping: (prepared text page, character index, byref of 4 floats) -> left, top, right, bottom there; 0: none."""

matrix_of = _plain(pdfium_c.FPDFText_GetMatrix, _INT)
"""For mapping: (prepared text page, character index, byref of 6 floats) -> a to f there; 0: no matrix."""

font_size_of = _plain(pdfium_c.FPDFText_GetFontSize, ctypes.c_double)
"""For mapping: (prepared text page, character index) -> size before the matrix."""

fill_colour_of = _plain(pdfium_c.FPDFPageObj_GetFillColor, _INT)
"""For mapping: (prepared object, byrefs of four unsigned ints) -> red, green, blue, alpha there; 0: no colour."""

render_mode_of = _plain(pdfium_c.FPDFTextObj_GetTextRenderMode, _INT)
content_id_of = _plain(pdfium_c.FPDFPageObj_GetMarkedContentID, _INT)
"""For mapping: (prepared object); -1 where there is none."""

font_of = _plain(pdfium_c.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
"""(text object address) -> address of its font; None where it has none."""


def address_of(handle: Any) -> int:
    """The integer address of a pdfium handle."""
    value = ctypes.cast(handle, ctypes.c_void_p).value
    return value or 0
