"""A stand-in for `extractor.pipeline` that makes rows of small text files in no time, and misbehaves on demand.

A "pack" is a text file. Its first line is `%PDF- authority|committee|date|kind`, each line after it is a page. A page
whose text begins with "!" does what it says when it is touched: !abort, !hang, !exit, !memory, !raise, !refuse,
!slow 0.05, !late-abort (dies after the last page has been announced).
"""

import ctypes
import hashlib
import os
import re
import time
from pathlib import Path
from types import SimpleNamespace

from extractor.errors import EmptyFile, NotAPdf, PackError, UnreadableFile
from extractor.stages.write import content_id

VERSION = "quick"


def _misbehave(text: str) -> None:
    word, _, rest = text[1:].partition(" ")
    if word == "abort":
        os.abort()
    elif word == "segfault":
        ctypes.string_at(0)
    elif word == "hang":
        time.sleep(3600)
    elif word == "exit":
        os._exit(7)
    elif word == "memory":
        hoard = [bytearray(50_000_000) for _ in range(200)]
        del hoard
    elif word == "spin":
        while True:
            pass
    elif word == "raise":
        raise StopIteration("a library's own")
    elif word == "refuse":
        raise PackError("x.pdf", "refused")
    elif word == "slow":
        time.sleep(float(rest))


def extract_pack(path, *, provenance, authority=None, heartbeat=None, skip_pages=frozenset(), limits=None):
    name = Path(path).name
    try:
        if Path(path).is_fifo():
            raise UnreadableFile(name, "a pipe")
        content = Path(path).read_bytes()
    except OSError as error:
        raise UnreadableFile(name, error.strerror) from error
    if not content:
        raise EmptyFile(name)
    if not content.startswith(b"%PDF-"):
        raise NotAPdf(name)
    head, *lines = content.decode().splitlines()
    council, committee, date, kind = (part.strip() or None for part in head.removeprefix("%PDF-").split("|"))
    pack_id = hashlib.sha256(content).hexdigest()
    pages, late = [], False
    for number, text in enumerate(lines, 1):
        if heartbeat:
            heartbeat(number)
        if number in skip_pages:
            text = ""
        late = late or text == "!late-abort"
        if text.startswith("!"):
            _misbehave(text)
        pages.append((number, text))
    if heartbeat and late:
        heartbeat(len(lines))
    if late:
        os.abort()
    return _rows(pack_id, name, provenance, council or authority, committee, date, kind, pages)


def _rows(pack_id, name, provenance, council, committee, date, kind, pages):
    documents = [{"pack_id": pack_id, "document_id": "d1", "kind": "minutes", "page_number": 1,
                  "last_page_number": max(1, len(pages))}] if pages else []
    rows = {
        "packs": [{
            "pack_id": pack_id, "file_name": name, "source_uri": provenance.source_uri, "authority_name": council,
            "committee": committee, "meeting_date": date, "kind": kind or "other", "page_count": len(pages),
            "status": "ok", "status_reason": None, "extractor_version": VERSION,
        }],
        "documents": documents,
        "pages": [{"pack_id": pack_id, "page_number": n, "document_id": "d1", "text": t, "role": "minutes"}
                  for n, t in pages],
        "ledger": [{"pack_id": pack_id, "page_number": n, "word_count": len(t.split()), "furniture_count": 0,
                    "heading_count": 0, "paragraph_count": len(t.split()), "cell_count": 0, "unplaced_count": 0}
                   for n, t in pages],
        "agenda_items": [{"pack_id": pack_id, "item_index": n, "item_number": str(n), "title": t}
                         for n, t in pages if "item" in t],
    }
    slug = re.sub(r"[^a-z0-9]+", "-", (council or "unknown").lower()).strip("-")
    return SimpleNamespace(pack_id=pack_id, rows=rows, authority_slug=slug, year=int(date[:4]) if date else 0,
                           status="ok", status_reason=None)


def failed_pack(path, error, *, provenance=None, authority=None):
    pack_id = content_id(Path(path))
    row = {"pack_id": pack_id, "file_name": Path(path).name, "status": "failed", "status_reason": str(error),
           "extractor_version": VERSION, "source_uri": provenance.source_uri}
    return SimpleNamespace(pack_id=pack_id, rows={"packs": [row]}, authority_slug="unknown", year=0, status="failed",
                           status_reason=str(error))
