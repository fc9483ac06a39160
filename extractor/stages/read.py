"""PDF -> Pack: every page's words, rules, fills, links and tags, in points with the origin at the top left.

In:  a path. The bytes are read once: the SHA-256 and the pages come from the same bytes, even if the file
     changes meanwhile.
Out: `Pack`. A page that cannot be read is a `Page` with an `error`; the pack goes on.
Raises: a `PackError` that says what is wrong with the file as a whole and what to do.

pdfium gives everything here; pdfplumber is not opened. A native abort of pdfium cannot be caught, so `heartbeat`
tells the supervisor which page is next, and `skip_pages` leaves out a page that killed an earlier attempt.
"""

import hashlib
import logging
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.document import MOST_BYTES_OF_A_PDF, Pack, Page, Provenance, TextSource
from extractor.document.keeping import Kept, keep_pages
from extractor.errors import BrokenPack, EmptyFile, EncryptedPack, LimitReached, NotAPdf, UnreadableFile, name_of
from extractor.reading.bullets import with_bullets
from extractor.reading.drawings import DrawingReader, Drawings
from extractor.reading.scans import levelled
from extractor.reading.space import Space, page_space
from extractor.reading.structure import TagReader, info_texts, outline_entries, page_links
from extractor.reading.words import PageWords, WordReader

log = logging.getLogger(__name__)

_HEADER_WINDOW = 1024         # readers accept %PDF- anywhere in the first kilobyte
_SCAN_IMAGE_SHARE = 0.5       # an image over half the page behind invisible words: somebody's OCR layer
_OCR_INVISIBLE_SHARE = 0.5
_CURVES_OF_A_TEXT = 3_000     # a page without a word that draws more has its letters as outlines: some 20 each
_PAGES_A_TIME = 150           # pdfium keeps what it has parsed until the document is closed: 0.15 MB a page


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps that keep a hostile file from costing more than itself. Sizes in points, bytes, counts."""

    max_bytes: int = 1_000_000_000
    max_pages: int = 10_000
    max_page_points: float = 20_000.0
    max_objects_per_page: int = 60_000
    max_characters_per_page: int = 400_000


def read(
    path: str,
    *,
    provenance: Provenance | None = None,
    limits: Limits | None = None,
    heartbeat: Callable[[int], None] | None = None,
    skip_pages: frozenset[int] = frozenset(),
) -> Pack:
    """The pack at `path`; `heartbeat` is called with each page number (1-based) before that page is touched."""
    limits = limits or Limits()
    name = name_of(path)
    content = _content(path, name, limits)
    pack_id = hashlib.sha256(content).hexdigest()
    document = _open(content, name)
    try:
        count = len(document)
        if count == 0:
            raise EmptyFile(name, "a PDF without pages")
        if count > limits.max_pages:
            raise LimitReached(name, f"{count} pages, more than --max-pages {limits.max_pages}")
        info, outline = info_texts(document), outline_entries(document)
        is_tagged = bool(pdfium_c.FPDFCatalog_IsTagged(document.raw))
    finally:
        document.close()
    pages: list[Page] = []
    keep = keep_pages(count)
    words = WordReader(max_characters=limits.max_characters_per_page)
    for first in range(1, count + 1, _PAGES_A_TIME):
        numbers = range(first, min(first + _PAGES_A_TIME, count + 1))
        words = _read_pages(content, name, numbers, pages, keep, words, limits, heartbeat, skip_pages)
    return Pack(
        pack_id=pack_id, file_name=name, path=path, pages=tuple(pages), info=info, outline=outline,
        is_tagged=is_tagged, provenance=provenance or Provenance(source_uri=Path(path).absolute().as_uri()),
    )


def _read_pages(
    content: bytes, name: str, numbers: range, pages: list[Page], keep: Kept[Page], words: WordReader,
    limits: Limits, heartbeat: Callable[[int], None] | None, skip_pages: frozenset[int],
) -> WordReader:
    """Append some pages to those read so far; the file is opened for them alone, to free what pdfium has parsed."""
    document = _open(content, name)
    kept: Any = None                      # the last page with words stays open: its font objects keep their addresses
    try:
        last = next((page.number for page in reversed(pages) if page.word_count), None)
        if last is not None:
            kept = pdfium_c.FPDF_LoadPage(document.raw, last - 1)
            words = _resumed(words, kept)
        is_tagged = bool(pdfium_c.FPDFCatalog_IsTagged(document.raw))
        for number in numbers:
            if heartbeat is not None:
                heartbeat(number)
            if number in skip_pages:
                pages.append(_lost(number, "left out: an earlier attempt died on this page"))
                continue
            handle = pdfium_c.FPDF_LoadPage(document.raw, number - 1)
            page = _read_page(document, handle, number, words, limits, is_tagged)
            pages.append(keep(page))
            if page.words:
                kept, handle = handle, kept
            if handle:
                pdfium_c.FPDF_ClosePage(handle)
        return words
    finally:
        if kept:
            pdfium_c.FPDF_ClosePage(kept)
        document.close()


def _resumed(words: WordReader, page: Any) -> WordReader:
    """The reader for the file opened again, at the page where it was left."""
    text_page = pdfium_c.FPDFText_LoadPage(page)
    try:
        return words.resumed(text_page, page_space(page))
    finally:
        pdfium_c.FPDFText_ClosePage(text_page)


def _content(path: str, name: str, limits: Limits) -> bytes:
    try:
        found = Path(path).stat()
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableFile(name, f"not a file but {_what(path, found.st_mode)}")
        size = found.st_size
        if size > limits.max_bytes:
            raise LimitReached(name, f"{size:,} bytes, more than --max-bytes {limits.max_bytes:,}")
        if size > MOST_BYTES_OF_A_PDF:
            raise NotAPdf(name, f"{size:,} bytes, more than a PDF can have")
        content = Path(path).read_bytes()
    except OSError as error:
        raise UnreadableFile(name, error.strerror or str(error)) from error
    if not content:
        raise EmptyFile(name)
    if b"%PDF-" not in content[:_HEADER_WINDOW]:
        raise NotAPdf(name, f"not a PDF (it begins with {content[:12]!r})")
    return content


def _what(path: str, mode: int) -> str:
    if not stat.S_ISDIR(mode):
        return "a pipe or a device"
    return "a folder" if os.access(path, os.R_OK | os.X_OK) else "a folder that may not be looked into"


def _open(content: bytes, name: str) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(content)
        len(document)
    except pdfium.PdfiumError as error:
        if pdfium_c.FPDF_GetLastError() == pdfium_c.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise EncryptedPack(name) from error
        raise BrokenPack(name, f"the PDF is damaged and cannot be opened ({error})") from error
    return document


def _lost(number: int, reason: str) -> Page:
    return Page(number, 0.0, 0.0, text_source="none", error=reason)


def _read_page(
    document: pdfium.PdfDocument, handle: Any, number: int, words: WordReader, limits: Limits, is_tagged: bool
) -> Page:
    if not handle:
        return _lost(number, "this page is damaged and cannot be opened")
    try:
        space = page_space(handle)
        if not 0 < max(space.width, space.height) <= limits.max_page_points:
            return _lost(number, f"page size {space.width:.0f} x {space.height:.0f} pt is out of bounds")
        return _page(document, handle, number, space, words, limits, is_tagged)
    except (ValueError, OSError, pdfium.PdfiumError) as error:
        log.warning("page %d: %s", number, error)
        return _lost(number, f"this page could not be read ({error})")


def _page(
    document: pdfium.PdfDocument, handle: Any, number: int, space: Space, reader: WordReader, limits: Limits,
    is_tagged: bool,
) -> Page:
    drawings = DrawingReader(space, max_objects=limits.max_objects_per_page).read(handle)
    if drawings.is_capped:
        return Page(
            number, space.width, space.height, rotation=space.rotation, text_source="none",
            error=f"more than {limits.max_objects_per_page:,} objects drawn on this page",
        )
    text_page = pdfium_c.FPDFText_LoadPage(handle)
    try:
        found = reader.read(text_page, space) if text_page else PageWords((), 0.0)
    finally:
        if text_page:
            pdfium_c.FPDFText_ClosePage(text_page)
    text_source = _text_source(found, drawings, space)
    words = levelled(found.words) if text_source == "ocr" else with_bullets(found.words, drawings)
    blocks, cells = TagReader().read(handle) if is_tagged and found.words else ((), ())
    return Page(
        number=number, width=space.width, height=space.height, rotation=space.rotation,
        label=document.get_page_label(number - 1) or None, words=words,
        rules=drawings.rules,
        fills=drawings.fills, images=drawings.images, links=page_links(document.raw, handle, space),
        tag_cells=cells, tag_blocks=blocks, curve_count=drawings.curve_count,
        text_source=text_source, font_ids=found.font_ids,
    )


def _text_source(found: PageWords, drawings: Drawings, space: Space) -> TextSource:
    covered = max((i.area for i in drawings.images), default=0.0) > _SCAN_IMAGE_SHARE * space.width * space.height
    if not found.words:
        return "none" if covered or drawings.curve_count > _CURVES_OF_A_TEXT else "native"
    return "ocr" if covered and found.invisible_share > _OCR_INVISIBLE_SHARE else "native"
