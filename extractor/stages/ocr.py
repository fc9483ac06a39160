"""Pages that are pictures of text -> words, by the tesseract program where it is installed.

In:  a `Pack` as read. Out: the same pack, its `text_source == "none"` pages with words (`text_source = "ocr"`).
Without tesseract the pack comes back as it was: its pages stay "none" and its status becomes partial, never silently
empty. tesseract is called as a program, one thread, so that the same page gives the same words on any machine with the
same version. Boxes come from its TSV; size is one for the page (line heights of a scan tell little); nothing is bold.
It is asked to take the page as one block: its own layout guess tears an agenda's numbers off their items, and columns
are found later, from the boxes, as on any other page.
"""

import csv
import io
import logging
import os
import shutil
import statistics
import subprocess
from dataclasses import replace
from functools import cache

from extractor.document import Font, Pack, Page, Word
from extractor.document.keeping import keep_pages, whole
from extractor.reading.render import grey_pages

log = logging.getLogger(__name__)

_DPI, _SECONDS_A_PAGE, _MIN_CONFIDENCE = 300, 90, 30.0
_MAX_PAGE_POINTS = 2_500.0          # a bigger page at 300 dpi is a memory bomb, not a scan of paper
_SCANNED_FONT = Font("ocr", False, False)
_LINE_LEVEL, _WORD_LEVEL = "4", "5"
_EM_SHARE = 0.78                    # of a recognised line's height; ascenders and descenders make up the rest


@cache
def engine_path() -> str | None:
    """Where the tesseract program is; None where it is not installed."""
    return shutil.which("tesseract")


def recognise(pack: Pack) -> Pack:
    """The pack with words on its scanned pages, as far as an engine is there to read them."""
    engine = engine_path()
    scanned = [
        p.number for p in pack.pages
        if p.text_source == "none" and not p.error and max(p.width, p.height) <= _MAX_PAGE_POINTS
    ]
    if engine is None or not scanned:
        return pack
    pages, keep = list(pack.pages), keep_pages(len(pack.pages))
    for number, width, height, grey in grey_pages(pack.path, scanned, dpi=_DPI):
        words = _words(_run(engine, width, height, grey, pack.file_name, number))
        if words:
            pages[number - 1] = keep(_with_words(pages[number - 1], words))
    return replace(pack, pages=tuple(pages))


def _with_words(page: Page, words: tuple[Word, ...]) -> Page:
    return replace(whole(page), words=words, text_source="ocr")


def _run(engine: str, width: int, height: int, grey: bytes, file_name: str, number: int) -> str:
    """tesseract's TSV of one grey picture; empty where it fails or takes too long, which is logged."""
    picture = b"P5 %d %d 255\n" % (width, height) + grey
    try:
        done = subprocess.run(
            [engine, "stdin", "stdout", "--dpi", str(_DPI), "--psm", "6", "tsv"], input=picture, capture_output=True,
            timeout=_SECONDS_A_PAGE, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (subprocess.SubprocessError, OSError) as error:
        log.warning("%s page %d: tesseract gave nothing (%s)", file_name, number, error)
        return ""
    return done.stdout.decode("utf-8", "replace")


def _words(tsv: str) -> tuple[Word, ...]:
    scale = 72 / _DPI
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
