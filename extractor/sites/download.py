"""One document into a part file, whole or not at all; an unfinished part is taken up again where it ended.

In:  an address, what the store has of it already, a part file's path.
Out: `Fetched`: the finished part file with its SHA-256; or `None` where the server says nothing has changed.
Refuses: what is no PDF, what is longer than the cap (by its own announcement, before a byte is read, or by what
comes), what stops short of its announced length, what drips. Raises FetchProblem; the part stays for the next run
where the server gave something (ETag, Last-Modified) that tells whether it is still the same file.

What surprised us: servers answer 200 to a Range they cannot serve, and close without a length in the middle of a
file, or announce too short a length: then only `%%EOF` at its end says that the whole of it came.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import httpx2

from extractor.sites.challenge import challenge_name, headings, looks_like_html, notice_of
from extractor.sites.guard import Reach
from extractor.sites.problems import FetchProblem, RangeRefused, TryAgain
from extractor.sites.retry import asked_again
from extractor.sites.web import Ask, Web, told_as_problems

KEPT_HEADERS = ("etag", "last-modified", "content-length", "content-type", "content-disposition", "date", "age",
                "accept-ranges")
TAIL_BYTES = 16_384
_WORTH_A_TAIL = 65_536  # of less, the end is half of it
_MARK_WITHIN = 1_024
_END_WITHIN = 65_536
_CONTENT_RANGE = re.compile(r"bytes\s+(\d+)-(\d+)/(\d+|\*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole PDF at `path`, about to be moved into the store."""

    path: Path
    sha256: str
    byte_count: int
    final_url: str
    status: int
    headers: Mapping[str, str]


class _Part(NamedTuple):
    """A part file's length so far and the validator under which it was begun (If-Range)."""

    length: int
    validator: str


def fetch_document(
    web: Web, url: str, *, reach: Reach, part: Path, known: Mapping[str, str] | None = None
) -> Fetched | None:
    """Download `url`; None where `known` (headers of the stored version) lets the server answer 304."""
    return asked_again(lambda: _fetch_once(web, url, reach, part, known or {}), web.manners.attempts, web.clock)


def _fetch_once(web: Web, url: str, reach: Reach, part: Path, known: Mapping[str, str]) -> Fetched | None:
    try:
        return _fetch_from(web, url, reach, part, known, _begun(part))
    except RangeRefused:
        _facts_path(part).unlink(missing_ok=True)
        raise


def _fetch_from(
    web: Web, url: str, reach: Reach, part: Path, known: Mapping[str, str], begun: _Part
) -> Fetched | None:
    headers = {"Accept-Encoding": "identity"}
    if begun.length:
        headers |= {"Range": f"bytes={begun.length}-", "If-Range": begun.validator}
    else:
        headers |= conditions(known)
    with web.exchange(Ask(url=url, reach=reach, headers=headers, accept="application/pdf,*/*;q=0.5")) as response:
        if response.status_code == 304:
            return None
        offset = _offset(response, begun)
        expected = _expected_length(response, offset, web.manners.max_document_bytes)
        _write(web, response, part, offset, expected)
        result = _finished(response, part, expected)
    web.gate(url).note_success()
    _facts_path(part).unlink(missing_ok=True)
    return result


def conditions(known: Mapping[str, str]) -> dict[str, str]:
    """Request headers that make an unchanged document cost nothing, from the stored version's headers."""
    wanted = {}
    if etag := known.get("etag"):
        wanted["If-None-Match"] = etag
    if modified := known.get("last-modified"):
        wanted["If-Modified-Since"] = modified
    return wanted


def _facts_path(part: Path) -> Path:
    return part.with_suffix(".json")


def _begun(part: Path) -> _Part:
    """What an earlier run left; nothing where the part cannot be resumed safely."""
    try:
        facts = json.loads(_facts_path(part).read_bytes())
        length = part.stat().st_size
        validator = str(facts["validator"])
    except (OSError, ValueError, KeyError, TypeError):
        return _Part(0, "")
    return _Part(length, validator) if validator and length else _Part(0, "")


def _offset(response: httpx2.Response, begun: _Part) -> int:
    """Where this answer's first byte belongs; 0 where the server sends the whole."""
    if response.status_code != 206:
        return 0
    match = _CONTENT_RANGE.match(response.headers.get("content-range", ""))
    if match is None or int(match[1]) != begun.length:
        raise FetchProblem("server_error", str(response.url), "a part that was not asked for")
    return begun.length


def _expected_length(response: httpx2.Response, offset: int, cap: int) -> int | None:
    """Length of the whole document as announced; None where it is not. Raises FetchProblem over the cap."""
    announced = response.headers.get("content-length", "")
    if not announced.isdigit() or response.headers.get("content-encoding", "identity") != "identity":
        return None
    length = offset + int(announced)
    if length > cap:
        raise FetchProblem("too_big", str(response.url), f"announced with {length:,} bytes, the cap is {cap:,}")
    return length


def _write(web: Web, response: httpx2.Response, part: Path, offset: int, expected: int | None) -> None:
    url, clock, manners = str(response.url), web.clock, web.manners
    part.parent.mkdir(parents=True, exist_ok=True)
    if offset == 0:
        _remember(part, response)
    started, size = clock.monotonic(), offset
    with part.open("ab" if offset else "wb") as file, told_as_problems(url):
        for chunk in response.iter_bytes():
            clock.check()
            if size == 0:
                _refuse_pages(chunk, url, web)
            size += len(chunk)
            if size > (expected if expected is not None else manners.max_document_bytes):
                raise FetchProblem("too_big", url, f"more than {size:,} bytes came")
            file.write(chunk)
            elapsed = clock.monotonic() - started
            if elapsed > manners.document_seconds or _drips(elapsed, size - offset, web):
                raise FetchProblem("too_slow", url, f"{size - offset:,} bytes in {elapsed:.0f} s")
    web.observe({"event": "document", "url": url, "status": response.status_code, "bytes": size - offset})


def _drips(elapsed: float, byte_count: int, web: Web) -> bool:
    manners = web.manners
    return elapsed > manners.slow_after_seconds and byte_count < elapsed * manners.slow_bytes_per_second


def _remember(part: Path, response: httpx2.Response) -> None:
    """Note the validator before the first byte, so that no part ever lies there without it. Weak ETags cannot
    vouch for byte ranges (RFC 9110, 13.1.5)."""
    etag = response.headers.get("etag", "")
    validator = etag if etag.startswith('"') else response.headers.get("last-modified", "")
    if response.headers.get("content-encoding", "identity") != "identity":
        validator = ""
    part.unlink(missing_ok=True)
    _facts_path(part).write_text(json.dumps({"validator": validator}), encoding="utf-8")


def _refuse_pages(head: bytes, url: str, web: Web) -> None:
    if (name := challenge_name(head)) is not None:
        web.gate(url).note_block()
        raise FetchProblem("blocked", url, f"challenge page ({name}) in place of the PDF")
    if b"%PDF-" not in head[:_MARK_WITHIN] and (looks_like_html(head) or len(head) >= _MARK_WITHIN):
        if (found := notice_of(head)) is not None:
            raise FetchProblem("not_pdf", url, f"{found[0].name} in place of the PDF: {found[1]!r}")
        said = next(iter(headings(head)), None)
        told = f"a web page, {said!r}, in place of the PDF" if said else f"begins with {head[:24]!r}"
        raise FetchProblem("not_pdf", url, told)


def _finished(response: httpx2.Response, part: Path, expected: int | None) -> Fetched:
    url, size = str(response.url), part.stat().st_size
    if expected is not None and size < expected:
        raise TryAgain("truncated", url, f"{size:,} of {expected:,} bytes came")
    digest = hashlib.sha256()
    with part.open("rb") as file:
        head = file.read(_END_WITHIN)
        if b"%PDF-" not in head[:_MARK_WITHIN]:
            part.unlink()
            raise FetchProblem("not_pdf", url, f"{size:,} bytes without a PDF's beginning")
        file.seek(max(size - _END_WITHIN, 0))
        has_end = b"%%EOF" in file.read()
        file.seek(0)
        while block := file.read(1 << 20):
            digest.update(block)
    is_framed = expected is not None or "chunked" in response.headers.get("transfer-encoding", "").lower()
    if not has_end and (not is_framed or b" obj" in head):
        part.unlink()
        told = "its announced length, but" if is_framed else "no announced length, and"
        raise TryAgain("truncated", url, f"{size:,} bytes came: {told} no %%EOF at the end")
    headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    return Fetched(part, digest.hexdigest(), size, url, response.status_code, headers)


class Sighting(NamedTuple):
    """What a server tells of a document without sending it: enough to see most re-issues. `tail`: its last bytes,
    None where they were not sent."""

    byte_count: int | None
    etag: str
    last_modified: str
    has_ranges: bool = False
    tail: bytes | None = None

    def contradicts(self, stored_bytes: int, stored: Mapping[str, str], stored_tail: bytes = b"") -> bool:
        """Whether the document cannot be the stored version any more."""
        if self.etag and stored.get("etag"):
            return self.etag != stored["etag"]
        if self.last_modified and stored.get("last-modified"):
            return self.last_modified != stored["last-modified"]
        if self.byte_count is not None and self.byte_count != stored_bytes:
            return True
        return self.tail is not None and not stored_tail.endswith(self.tail)

    @property
    def is_vague(self) -> bool:
        """Whether a re-issue of the same length would look the same, though the server could tell."""
        is_long = self.byte_count is not None and self.byte_count >= _WORTH_A_TAIL
        return self.has_ranges and is_long and self.tail is None and not self.etag and not self.last_modified


def look_at(web: Web, url: str, *, reach: Reach) -> Sighting:
    """HEAD. Raises FetchProblem where the server has none."""
    ask = Ask(url=url, reach=reach, method="HEAD", headers={"Accept-Encoding": "identity"}, accept="application/pdf")
    with web.exchange(ask) as response:
        length = response.headers.get("content-length", "")
        is_pdf = "html" not in response.headers.get("content-type", "")
        return Sighting(
            int(length) if length.isdigit() and is_pdf else None,
            response.headers.get("etag", ""), response.headers.get("last-modified", ""), _says_ranges(response.headers),
        )


def look_at_end(web: Web, url: str, *, reach: Reach, length: int) -> Sighting:
    """The last bytes: a PDF that was made anew ends otherwise (its ID, its dates, its offsets), whatever its length.

    For servers that say they send ranges; one that sends the whole instead is not listened to. The range is counted
    from the start, as for a download that is taken up again: not every server knows the other form.
    """
    headers = {"Accept-Encoding": "identity", "Range": f"bytes={max(length - TAIL_BYTES, 0)}-"}
    with web.exchange(Ask(url=url, reach=reach, headers=headers, accept="application/pdf")) as response:
        told = response.headers
        match = _CONTENT_RANGE.match(told.get("content-range", "")) if response.status_code == 206 else None
        tail = None
        if match is not None and int(match[2]) - int(match[1]) < 2 * TAIL_BYTES:
            with told_as_problems(url):
                tail = response.read()[-TAIL_BYTES:]
        total = match[3] if match is not None else told.get("content-length", "")
        return Sighting(int(total) if total.isdigit() else None, told.get("etag", ""), told.get("last-modified", ""),
                        True, tail or None)


def _says_ranges(headers: Mapping[str, str]) -> bool:
    return "bytes" in headers.get("accept-ranges", "").lower()
