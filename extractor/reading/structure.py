"""What a PDF says of itself beside its pages' content: Info texts, outline, links, tag tree.

In:  an open pdfium document or page. Out: plain values of `document`.
Tags lie (layout tables, cells all TH, trees broken by joining software): here they are only read.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.document import Link, Outline, TagBlock, TagCell
from extractor.reading.space import Space

_INFO_KEYS = ("Title", "Subject", "Author", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")
_MAX_OUTLINE, _MAX_ELEMENTS, _MAX_DEPTH, _MAX_LINKS = 5_000, 20_000, 60, 2_000
_BLOCKS = frozenset(
    ("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "LBody", "Lbl", "Caption", "Title", "Note", "TOCI")
)
_ROWS, _CELLS = "TR", frozenset({"TH", "TD"})


def info_texts(document: pdfium.PdfDocument) -> dict[str, str]:
    """The Info dictionary's texts that are not empty."""
    values = {key: document.get_metadata_value(key).strip("\x00 \r\n\t") for key in _INFO_KEYS}
    return {key: value for key, value in values.items() if value}


def outline_entries(document: pdfium.PdfDocument) -> tuple[Outline, ...]:
    """The bookmarks in order, at most 5,000 and eight deep; pages are 1-based."""
    entries: list[Outline] = []
    for bookmark in document.get_toc(max_depth=8):
        destination = bookmark.get_dest()
        index = destination.get_index() if destination else None
        title = " ".join((bookmark.get_title() or "").split())
        entries.append(Outline(bookmark.level, title, None if index is None else index + 1))
        if len(entries) >= _MAX_OUTLINE:
            break
    return tuple(entries)


def page_links(document: Any, page: Any, space: Space) -> tuple[Link, ...]:
    """Link annotations with a URL or a page of the same PDF."""
    links: list[Link] = []
    position = ctypes.c_int(0)
    handle = pdfium_c.FPDF_LINK()
    rect = pdfium_c.FS_RECTF()
    while len(links) < _MAX_LINKS and pdfium_c.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(handle)):
        if not pdfium_c.FPDFLink_GetAnnotRect(handle, ctypes.byref(rect)):
            continue
        url, target = _link_target(document, handle)
        if url or target:
            links.append(Link(space.box(rect.left, rect.bottom, rect.right, rect.top), url, target))
    return tuple(links)


def _link_target(document: Any, handle: Any) -> tuple[str | None, int | None]:
    destination = pdfium_c.FPDFLink_GetDest(document, handle)
    action = pdfium_c.FPDFLink_GetAction(handle)
    if not destination and action:
        kind = pdfium_c.FPDFAction_GetType(action)
        if kind == pdfium_c.PDFACTION_URI:
            buffer = ctypes.create_string_buffer(2048)
            length = pdfium_c.FPDFAction_GetURIPath(document, action, buffer, 2048)
            return buffer.raw[: max(0, min(length, 2048) - 1)].decode("utf-8", "replace"), None
        if kind == pdfium_c.PDFACTION_GOTO:
            destination = pdfium_c.FPDFAction_GetDest(document, action)
    if not destination:
        return None, None
    index = pdfium_c.FPDFDest_GetDestPageIndex(document, destination)
    return None, index + 1 if index >= 0 else None


class TagReader:
    """Walks the tag tree of one page; blocks and table cells with their marked-content ids."""

    def __init__(self) -> None:
        self._buffer = ctypes.create_string_buffer(128)
        self._left = _MAX_ELEMENTS
        self.blocks: list[TagBlock] = []
        self.cells: list[TagCell] = []
        self._tables = 0

    def read(self, page: Any) -> tuple[tuple[TagBlock, ...], tuple[TagCell, ...]]:
        """Blocks and cells in tree order; both empty where the page has no tags."""
        tree = pdfium_c.FPDF_StructTree_GetForPage(page)
        if not tree:
            return (), ()
        try:
            for i in range(pdfium_c.FPDF_StructTree_CountChildren(tree)):
                self._walk(pdfium_c.FPDF_StructTree_GetChildAtIndex(tree, i), 0)
        finally:
            pdfium_c.FPDF_StructTree_Close(tree)
        return tuple(self.blocks), tuple(self.cells)

    def _type(self, element: Any) -> str:
        size = pdfium_c.FPDF_StructElement_GetType(element, self._buffer, 128)
        return self._buffer.raw[: max(0, min(size, 128) - 2)].decode("utf-16-le", "replace")

    def _children(self, element: Any) -> Iterator[Any]:
        for i in range(pdfium_c.FPDF_StructElement_CountChildren(element)):
            child = pdfium_c.FPDF_StructElement_GetChildAtIndex(element, i)
            if child:
                yield child

    def _walk(self, element: Any, depth: int) -> None:
        if not element or depth > _MAX_DEPTH or self._left <= 0:
            return
        self._left -= 1
        role = self._type(element)
        if role == "Table":
            self._table(element)
            return
        if role in _BLOCKS:
            mcids = self._mcids(element, depth)
            if mcids:
                self.blocks.append(TagBlock(role, frozenset(mcids)))
            if role not in ("LI", "LBody"):
                return
        for child in self._children(element):
            self._walk(child, depth + 1)

    def _mcids(self, element: Any, depth: int) -> set[int]:
        found: set[int] = set()
        if depth > _MAX_DEPTH or self._left <= 0:
            return found
        self._left -= 1
        count = pdfium_c.FPDF_StructElement_CountChildren(element)
        for i in range(count):
            mcid = pdfium_c.FPDF_StructElement_GetChildMarkedContentID(element, i)
            if mcid >= 0:
                found.add(mcid)
                continue
            child = pdfium_c.FPDF_StructElement_GetChildAtIndex(element, i)
            if child:
                found |= self._mcids(child, depth + 1)
        return found

    def _table(self, table: Any) -> None:
        number = self._tables
        self._tables += 1
        row_index = 0
        for row in self._rows(table, 0):
            column = 0
            for cell in self._children(row):
                role = self._type(cell)
                if role not in _CELLS:
                    continue
                row_span, column_span = self._spans(cell)
                mcids = frozenset(self._mcids(cell, 0))
                self.cells.append(TagCell(number, row_index, column, row_span, column_span, role == "TH", mcids))
                column += column_span
            row_index += 1

    def _rows(self, element: Any, depth: int) -> Iterator[Any]:
        for child in self._children(element):
            role = self._type(child)
            if role == _ROWS:
                yield child
            elif role in ("THead", "TBody", "TFoot") and depth < 3:
                yield from self._rows(child, depth + 1)

    def _spans(self, cell: Any) -> tuple[int, int]:
        return self._span(cell, b"RowSpan"), self._span(cell, b"ColSpan")

    def _span(self, cell: Any, name: bytes) -> int:
        for i in range(pdfium_c.FPDF_StructElement_GetAttributeCount(cell)):
            attributes = pdfium_c.FPDF_StructElement_GetAttributeAtIndex(cell, i)
            value = pdfium_c.FPDF_StructElement_Attr_GetValue(attributes, name) if attributes else None
            number = ctypes.c_float()
            if value and pdfium_c.FPDF_StructElement_Attr_GetNumberValue(value, ctypes.byref(number)):
                return max(1, min(200, int(number.value)))
        return 1
