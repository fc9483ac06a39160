"""What a PDF says of itself beside its pages' content: Info texts, outline, links, tag tree.

In:  an open pdfium document or page. Out: plain values of `document`.
Tags lie (layout tables, cells all TH, trees broken by joining software): here they are only read.
"""

import ctypes
import itertools
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.document import Link, Outline, TagBlock, TagCell
from extractor.reading import calls
from extractor.reading.calls import prepared
from extractor.reading.space import Space

_INFO_KEYS = ("Title", "Subject", "Author", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")
_MAX_OUTLINE, _MAX_ELEMENTS, _MAX_DEPTH, _MAX_LINKS = 5_000, 20_000, 60, 2_000
_HEADS = frozenset({"Title", "H1"})
_TEXTS = frozenset({"P", "H", "H2", "H3", "H4", "H5", "H6", "Lbl", "Caption", "Note", "TOCI"})   # no heads, no tables
_ROWS, _CELLS = "TR", frozenset({"TH", "TD"})
_ROLE_BYTES = 128
_ROLES = {
    role.encode("utf-16-le"): role
    for role in (*_HEADS, *_TEXTS, _ROWS, *_CELLS, "Table", "THead", "TBody", "TFoot", "Document", "Part", "Sect",
                 "Art", "Div", "L", "LI", "LBody", "Span", "Link", "Figure", "NonStruct", "Artifact", "TOC")
}


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
    """Walks the tag tree of one page: heads, and table cells, with their marked-content ids."""

    def __init__(self) -> None:
        self._buffer: Any = ctypes.create_string_buffer(_ROLE_BYTES)
        self._buffer_place = ctypes.byref(self._buffer)
        self._left = _MAX_ELEMENTS
        self.blocks: list[TagBlock] = []
        self.cells: list[TagCell] = []
        self._tables = 0

    def read(self, page: Any) -> tuple[tuple[TagBlock, ...], tuple[TagCell, ...]]:
        """Heads and cells in tree order; both empty where the page has no tags."""
        tree = calls.tag_tree_of(prepared(calls.address_of(page)))
        if not tree:
            return (), ()
        handle = prepared(tree)
        try:
            for i in range(calls.tree_child_count(handle)):
                self._walk(calls.tree_child_at(handle, i), 0)
        finally:
            calls.close_tag_tree(handle)
        return tuple(self.blocks), tuple(self.cells)

    def _role(self, element: Any) -> str:
        size = calls.element_role_of(element, self._buffer_place, _ROLE_BYTES)
        raw: bytes = self._buffer[: max(0, min(size, _ROLE_BYTES) - 2)]
        role = _ROLES.get(raw)
        return raw.decode("utf-16-le", "replace") if role is None else role

    def _children(self, element: Any) -> list[Any]:
        count = range(calls.element_child_count(element))
        return [prepared(a) for a in map(calls.element_child_at, itertools.repeat(element), count) if a]

    def _walk(self, address: int | None, depth: int) -> None:
        if not address or depth > _MAX_DEPTH or self._left <= 0:
            return
        self._left -= 1
        element = prepared(address)
        role = self._role(element)
        if role == "Table":
            self._table(element)
        elif role in _HEADS:
            mcids = self._mcids(element, depth)
            if mcids:
                self.blocks.append(TagBlock(role, frozenset(mcids)))
        elif role not in _TEXTS:
            for i in range(calls.element_child_count(element)):
                self._walk(calls.element_child_at(element, i), depth + 1)

    def _mcids(self, element: Any, depth: int) -> set[int]:
        found: set[int] = set()
        if depth > _MAX_DEPTH or self._left <= 0:
            return found
        self._left -= 1
        for i in range(calls.element_child_count(element)):
            mcid = calls.element_content_id_at(element, i)
            if mcid >= 0:
                found.add(mcid)
                continue
            child = calls.element_child_at(element, i)
            if child:
                found |= self._mcids(prepared(child), depth + 1)
        return found

    def _table(self, table: Any) -> None:
        number = self._tables
        self._tables += 1
        row_index = 0
        for row in self._rows(table, 0):
            column = 0
            for cell in self._children(row):
                role = self._role(cell)
                if role not in _CELLS:
                    continue
                row_span, column_span = self._spans(cell)
                mcids = frozenset(self._mcids(cell, 0))
                self.cells.append(TagCell(number, row_index, column, row_span, column_span, role == "TH", mcids))
                column += column_span
            row_index += 1

    def _rows(self, element: Any, depth: int) -> Iterator[Any]:
        for child in self._children(element):
            role = self._role(child)
            if role == _ROWS:
                yield child
            elif role in ("THead", "TBody", "TFoot") and depth < 3:
                yield from self._rows(child, depth + 1)

    def _spans(self, cell: Any) -> tuple[int, int]:
        """How many rows and columns a cell takes."""
        count = calls.element_attribute_count(cell)
        if count <= 0:
            return 1, 1
        attributes = [a for a in map(calls.element_attribute_at, itertools.repeat(cell), range(count)) if a]
        return _span(attributes, b"RowSpan"), _span(attributes, b"ColSpan")


def _span(attributes: list[int], name: bytes) -> int:
    number = ctypes.c_float()
    for attribute in attributes:
        value = calls.attribute_value_of(prepared(attribute), name)
        if value and calls.attribute_number_of(prepared(value), ctypes.byref(number)):
            return max(1, min(200, int(number.value)))
    return 1
