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

text_object_at = _plain(pdfium_c.FPDFText_GetTextObject, ctypes.c_void_p, _HANDLE, _INT)
"""(text page address, character index) -> address of its text object, None for generated characters."""

loose_box_at = _plain(pdfium_c.FPDFText_GetLooseCharBox, _INT, _HANDLE, _INT, _HANDLE)
"""(text page address, character index, address of an FS_RECTF) -> 0 when the character has no box."""


def address_of(handle: Any) -> int:
    """The integer address of a pdfium handle."""
    value = ctypes.cast(handle, ctypes.c_void_p).value
    return value or 0
