"""The few pdfium functions that are called for every word, with prototypes of plain addresses.

pypdfium2's own bindings wrap each handle in a pointer object; at half a million calls a pack those objects cost more
than pdfium does. The same entry points, declared with `c_void_p`, give and take integers: twice as fast, same results.
"""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium_c


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    address = ctypes.cast(function, ctypes.c_void_p).value
    if not address:
        raise ImportError("pdfium does not export a function that agendapack needs; reinstall pypdfium2")
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_HANDLE, _INT = ctypes.c_void_p, ctypes.c_int

text_object_at = _plain(pdfium_c.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
"""(text page address, character index) -> address of its text object, None for generated characters."""

loose_box_at = _plain(pdfium_c.FPDFText_GetLooseCharBox, _INT, _HANDLE, _INT, _HANDLE)
"""(text page address, character index, address of 4 floats) -> left, top, right, bottom there; 0: no box."""

matrix_at = _plain(pdfium_c.FPDFText_GetMatrix, _INT, _HANDLE, _INT, _HANDLE)
"""(text page address, character index, address of 6 floats) -> a to f there; 0: no matrix."""

font_size_at = _plain(pdfium_c.FPDFText_GetFontSize, ctypes.c_double, _HANDLE, _INT)
"""(text page address, character index) -> size before the matrix."""

fill_colour_of = _plain(pdfium_c.FPDFPageObj_GetFillColor, _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
"""(object address, four addresses of unsigned ints) -> red, green, blue, alpha there; 0: no colour."""

render_mode_of = _plain(pdfium_c.FPDFTextObj_GetTextRenderMode, _INT, _HANDLE)
font_of = _plain(pdfium_c.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
content_id_of = _plain(pdfium_c.FPDFPageObj_GetMarkedContentID, _INT, _HANDLE)


def address_of(handle: Any) -> int:
    """The integer address of a pdfium handle."""
    value = ctypes.cast(handle, ctypes.c_void_p).value
    return value or 0
