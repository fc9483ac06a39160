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


prepared: Any = ctypes.c_void_p.from_param
"""An address (None: null) as an argument for calls that declare none."""


_HANDLE, _INT = ctypes.c_void_p, ctypes.c_int

text_object_at = _plain(pdfium_c.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
"""(text page address, character index) -> address of its text object, None for generated characters."""

text_object_of = _plain(pdfium_c.FPDFText_GetTextObject, _HANDLE)
"""`text_object_at` for mapping: (prepared text page, character index)."""

loose_box_of = _plain(pdfium_c.FPDFText_GetLooseCharBox, _INT)
"""For mapping: (prepared text page, character index, byref of 4 floats) -> left, top, right, bottom there; 0: none."""

origin_of = _plain(pdfium_c.FPDFText_GetCharOrigin, _INT)
"""For mapping: (prepared text page, character index, byrefs of two doubles) -> x, y of its baseline there; 0: none."""

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


# Objects of a page; a bounds call writes left, bottom, right, top into four floats.

page_object_count = _plain(pdfium_c.FPDFPage_CountObjects, _INT)
page_object_at = _plain(pdfium_c.FPDFPage_GetObject, _HANDLE)
form_object_count = _plain(pdfium_c.FPDFFormObj_CountObjects, _INT)
form_object_at = _plain(pdfium_c.FPDFFormObj_GetObject, _HANDLE)
object_kind_of = _plain(pdfium_c.FPDFPageObj_GetType, _INT)
object_bounds_of = _plain(pdfium_c.FPDFPageObj_GetBounds, _INT)
object_matrix_of = _plain(pdfium_c.FPDFPageObj_GetMatrix, _INT)
stroke_colour_of = _plain(pdfium_c.FPDFPageObj_GetStrokeColor, _INT)
stroke_width_of = _plain(pdfium_c.FPDFPageObj_GetStrokeWidth, _INT)
draw_mode_of = _plain(pdfium_c.FPDFPath_GetDrawMode, _INT)
segment_count = _plain(pdfium_c.FPDFPath_CountSegments, _INT)
segment_at = _plain(pdfium_c.FPDFPath_GetPathSegment, _HANDLE)
segment_kind_of = _plain(pdfium_c.FPDFPathSegment_GetType, _INT)
segment_point_of = _plain(pdfium_c.FPDFPathSegment_GetPoint, _INT)

# The tag tree of a page.

tag_tree_of = _plain(pdfium_c.FPDF_StructTree_GetForPage, _HANDLE)
close_tag_tree = _plain(pdfium_c.FPDF_StructTree_Close, None)
tree_child_count = _plain(pdfium_c.FPDF_StructTree_CountChildren, _INT)
tree_child_at = _plain(pdfium_c.FPDF_StructTree_GetChildAtIndex, _HANDLE)
element_child_count = _plain(pdfium_c.FPDF_StructElement_CountChildren, _INT)
element_child_at = _plain(pdfium_c.FPDF_StructElement_GetChildAtIndex, _HANDLE)
element_content_id_at = _plain(pdfium_c.FPDF_StructElement_GetChildMarkedContentID, _INT)
element_role_of = _plain(pdfium_c.FPDF_StructElement_GetType, ctypes.c_ulong)
element_attribute_count = _plain(pdfium_c.FPDF_StructElement_GetAttributeCount, _INT)
element_attribute_at = _plain(pdfium_c.FPDF_StructElement_GetAttributeAtIndex, _HANDLE)
attribute_value_of = _plain(pdfium_c.FPDF_StructElement_Attr_GetValue, _HANDLE)
attribute_number_of = _plain(pdfium_c.FPDF_StructElement_Attr_GetNumberValue, _INT)


def address_of(handle: Any) -> int:
    """The integer address of a pdfium handle."""
    value = ctypes.cast(handle, ctypes.c_void_p).value
    return value or 0
