"""Pages that are pictures of text -> words, by the tesseract program where it is installed.

In:  a `Pack` as read. Out: the same pack, its `text_source == "none"` pages with words (`text_source = "ocr"`);
     those and the pages with somebody's OCR layer with the lines and the bold type of their pictures.
Without tesseract the pack comes back as it was: its pages stay "none" and its status becomes partial, never silently
empty. tesseract is called as a program, one thread, so that the same page gives the same words on any machine with the
same version. Boxes come from its TSV; size is one for the page (line heights of a scan tell little).
It is asked to take the page as one block: its own layout guess tears an agenda's numbers off their items, and columns
are found later, from the boxes, as on any other page.
"""

import csv
import io
import logging
import math
import os
import shutil
import statistics
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extractor.document import Font, Pack, Page, Rule, TextSource, Word
from extractor.document.keeping import keep_pages, whole
from extractor.reading.askew import skew_of, upright_picture, upright_words
from extractor.reading.render import grey_pages
from extractor.reading.scans import drawn_rules, with_bold, without_rules

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

_DPI, _LAYER_DPI, _SECONDS_A_PAGE, _MIN_CONFIDENCE = 300, 200, 90, 30.0
_MAX_PAGE_POINTS = 5_000.0          # a bigger page is no scan of paper
_MOST_PIXELS = 18_000_000           # an A3 page at 300 dpi; scanners that tell no resolution make pages of a yard
_SCANNED_FONT = Font("ocr", False, False)
_LINE_LEVEL, _WORD_LEVEL = "4", "5"
_EM_SHARE = 0.78                    # of a recognised line's height; ascenders and descenders make up the rest


@cache
def engine_path() -> str | None:
    """Where the tesseract program is; None where it is not installed."""
    return shutil.which("tesseract")


def recognise(pack: Pack, *, heartbeat: Callable[[int], None] | None = None) -> Pack:
    """The pack with words on its scanned pages, as far as an engine is there to read them, and what pictures show.

    `heartbeat` is called with each page's number before its picture is touched: a scan of 100 pages takes minutes.
    """
    say = heartbeat or (lambda page_number: None)
    engine = engine_path()
    pages, keep = list(pack.pages), keep_pages(len(pack.pages))
    unread = _pictures(pack, "none", _DPI) if engine else {}
    for number, grey in grey_pages(pack.path, unread, say):
        level, dpi = upright_picture(grey, skew_of(grey)), unread[number]
        rules = drawn_rules(level, dpi=dpi)
        words = _words(_run(engine or "", without_rules(level, rules, dpi=dpi), dpi, pack.file_name, number), dpi)
        if words:
            pages[number - 1] = keep(_seen(whole(pages[number - 1]), words, level, rules, dpi))
    layered = _pictures(pack, "ocr", _LAYER_DPI)
    for number, grey in grey_pages(pack.path, layered, say):
        page, skew, dpi = whole(pages[number - 1]), skew_of(grey), layered[number]
        level = upright_picture(grey, skew)
        words = upright_words(page.words, skew, page.width, page.height)
        pages[number - 1] = keep(_seen(page, words, level, drawn_rules(level, dpi=dpi), dpi))
    return replace(pack, pages=tuple(pages))


def _pictures(pack: Pack, text_source: TextSource, dpi: int) -> dict[int, int]:
    """The pages that are pictures, with words from that source, and dots an inch to look at each with."""
    return {
        p.number: min(dpi, int(72 * math.sqrt(_MOST_PIXELS / (p.width * p.height))))
        for p in pack.pages
        if p.text_source == text_source and not p.error and max(p.width, p.height) <= _MAX_PAGE_POINTS
    }


def _seen(
    page: Page, words: tuple[Word, ...], grey: "NDArray[np.uint8]", rules: tuple[Rule, ...], dpi: int
) -> Page:
    """The page with these words and what its picture shows beside them: which are bold, and the lines."""
    bold = with_bold(words, grey, dpi=dpi)
    return replace(page, words=bold, rules=(*page.rules, *rules), text_source="ocr")


def _run(engine: str, grey: "NDArray[np.uint8]", dpi: int, file_name: str, number: int) -> str:
    """tesseract's TSV of one grey picture; empty where it fails or takes too long, which is logged."""
    height, width = grey.shape
    picture = b"P5 %d %d 255\n" % (width, height) + grey.tobytes()
    try:
        done = subprocess.run(
            [engine, "stdin", "stdout", "--dpi", str(dpi), "--psm", "6", "tsv"], input=picture, capture_output=True,
            timeout=_SECONDS_A_PAGE, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (subprocess.SubprocessError, OSError) as error:
        log.warning("%s page %d: tesseract gave nothing (%s)", file_name, number, error)
        return ""
    return done.stdout.decode("utf-8", "replace")


def _words(tsv: str, dpi: int) -> tuple[Word, ...]:
    scale = 72 / dpi
    rows = list(csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE))
    heights = [float(row["height"]) * scale for row in rows if row["level"] == _LINE_LEVEL]
    size = round(statistics.median(heights) * _EM_SHARE, 1) if heights else 0.0
    words: list[Word] = []
    for row in rows:
        text = (row["text"] or "").strip()
        if row["level"] != _WORD_LEVEL or not text or float(row["conf"]) < _MIN_CONFIDENCE:
            continue
        x0, top = float(row["left"]) * scale, float(row["top"]) * scale
        x1, bottom = x0 + float(row["width"]) * scale, top + float(row["height"]) * scale
        words.append(Word(text, x0, top, x1, bottom, size, _SCANNED_FONT))
    return tuple(words)
