"""What a ModernGov address of a file says about the file. Rules are rows; the example is the address behind each.

/documents/g<meeting>/X.pdf?T=10 is the public reports pack: the file name X is decoration, `T` decides, and without
it the server answers with its error page. So a link that lost its `T` gets it back from the words of its name.
"""

import datetime as dt
import re
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from extractor.sites.html import clean_title, number
from extractor.sites.model import Document, Kind

_FILE = re.compile(r"/documents/([a-z])(\d+)/([^/?#]*)", re.IGNORECASE)
_CONVERTED = re.compile(r"/mgconvert2pdf\.aspx$", re.IGNORECASE)
_PUBLISHED = re.compile(r"/(?:published|data)/(.+\.pdf)$", re.IGNORECASE)


class FileRule(NamedTuple):
    """`letter` and `t` as in /documents/<letter><id>/X.pdf?T=<t>; `t` None matches where the address has none."""

    name: str
    letter: str
    t: str | None
    words: re.Pattern[str] | None
    kind: Kind
    example: str


def _rule(name: str, letter: str, t: str | None, words: str | None, kind: Kind, example: str) -> FileRule:
    return FileRule(name, letter, t, re.compile(words, re.IGNORECASE) if words else None, kind, example)


FILE_RULES: tuple[FileRule, ...] = (
    _rule("pack", "g", "10", None, "pack", "/documents/g7115/Public reports pack.pdf?T=10"),
    _rule("front sheet", "g", "0", None, "frontsheet", "/documents/g7115/Agenda frontsheet.pdf?T=0"),
    _rule("minutes", "g", "1", None, "minutes", "/documents/g7115/Printed minutes.pdf?T=1"),
    _rule("decisions", "g", "2", None, "decisions", "/documents/g7115/Decisions.pdf?T=2"),
    _rule("supplement of a meeting", "g", "9", None, "supplement", "/documents/g7115/Supplement.pdf?T=9"),
    _rule("plan of a meeting", "g", "4", None, "plan", "/documents/g7115/Printed plan.pdf?T=4"),
    _rule("supplement", "b", None, None, "supplement", "/documents/b4711/Late report.pdf?T=9"),
    _rule("plan", "l", None, None, "plan", "/documents/l149/Printed plan Forward Plan.pdf?T=4"),
    _rule("paper", "s", None, None, "paper", "/documents/s60490/Scheme 2026-27.pdf"),
)

BY_WORDS: tuple[FileRule, ...] = (
    _rule("plan", "", None, r"\bforward\s+plan\b|\bprinted\s+plan\b|\bkey\s+decisions\b", "plan", "Printed plan.pdf"),
    _rule("supplement", "", None, r"\bsupplement", "supplement", "Supplement to the agenda.pdf"),
    _rule("minutes", "", None, r"\bminutes\b", "minutes", "Printed minutes.pdf"),
    _rule("pack", "", None, r"\breports?\s+pack\b", "pack", "Public reports pack.pdf"),
)
"""For letters and numbers that are none of the usual: what the name says."""

LOST_T: tuple[FileRule, ...] = (
    _rule("pack", "g", "10", r"\breports?\s+pack\b|\bagenda\s+(?:reports\s+)?pack\b", "pack",
          "Public reports pack 13th-Mar.pdf"),
    _rule("front sheet", "g", "0", r"\bfront\s*sheet\b", "frontsheet", "Agenda frontsheet 13th-Mar-2025.pdf"),
    _rule("minutes", "g", "1", r"\bminutes\b", "minutes", "Printed minutes 13th-Mar-2025.pdf"),
    _rule("decisions", "g", "2", r"\bdecisions?\b", "decisions", "Printed decisions 13th-Mar-2025.pdf"),
    _rule("supplement", "b", "9", r".", "supplement", "Late report.pdf"),
)

PUBLISHED: tuple[FileRule, ...] = (
    _rule("supplement", "", None, r"supp", "supplement", "C1/M2/$$Supp123dDocPackPublic.pdf"),
    _rule("pack", "", None, r"adocpack|docpack|agenda.*pack", "pack", "C00000143/M00000587/$$ADocPackPublic.pdf"),
    _rule("minutes", "", None, r"minutes", "minutes", "C00000143/M00000587/$$Minutes.doc.pdf"),
    _rule("decisions", "", None, r"decision", "decisions", "C00000143/M00000587/$$Decisions.doc.pdf"),
    _rule("front sheet", "", None, r"agenda\.", "frontsheet", "C00000143/M00000587/$$Agenda.doc.pdf"),
    _rule("paper", "", None, r".", "paper", "C00000143/M00000587/AI00012345/Report.pdf"),
)


def document_at(url: str, text: str = "", *, meeting_id: str | None = None) -> Document | None:
    """The document that an absolute address leads to, None where it leads to no file of this system."""
    path = unquote(urlsplit(url).path)
    title, size = clean_title(text)
    if match := _FILE.search(path):
        return _numbered(url, match[1].lower(), match[2].lstrip("0") or "0", match[3], title, size, meeting_id)
    if _CONVERTED.search(path) and (attachment := number(url, "ID")):
        return Document(f"s{attachment}", url, "paper", title, size=size, meeting_id=meeting_id)
    if match := _PUBLISHED.search(path):
        words = match[1].rsplit("/", 1)[-1] if "/AI0" not in match[1].upper() else "report"
        rule = next(r for r in PUBLISHED if r.words and r.words.search(words))
        return Document(f"p:{match[1]}", url, rule.kind, title or words, size=size, meeting_id=meeting_id)
    return None


def _numbered(
    url: str, letter: str, digits: str, file_name: str, title: str, size: str | None, meeting_id: str | None
) -> Document | None:
    t = number(url, "T")
    if t is None:
        words = f"{file_name} {title}"
        lost = next((r for r in LOST_T if r.letter == letter and r.words and r.words.search(words)), None)
        if lost is not None and lost.t is not None:
            t, url = lost.t, with_t(url, lost.t)
    rule = next((r for r in FILE_RULES if r.letter == letter and r.t in (None, t)), None)
    if rule is None:
        words = f"{unquote(file_name)} {title}"
        rule = next((r for r in BY_WORDS if r.words and r.words.search(words)), None)
    if rule is None:
        return None
    key = f"{letter}{digits}:T{t}" if letter == "g" else f"{letter}{digits}"
    name = title or file_name.rsplit(".", 1)[0]
    return Document(key, url, rule.kind, name, size=size, meeting_id=digits if letter == "g" else meeting_id)


def with_t(url: str, t: str) -> str:
    """The same address with `T` in its query."""
    parts = urlsplit(url)
    kept = [p for p in parts.query.split("&") if p and not p.lower().startswith("t=")]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "&".join([*kept, f"T={t}"]), ""))


def guessed(base: str, kind: Kind, meeting_id: str, words: str) -> Document:
    """Where this system keeps a meeting's pack or minutes, for sites whose pages are off."""
    rule = next(r for r in FILE_RULES if r.kind == kind and r.letter == "g")
    name = {"pack": "Public reports pack", "minutes": "Printed minutes", "frontsheet": "Agenda frontsheet"}[kind]
    full = " ".join(re.sub(r"[^\w.\- ]+", " ", f"{name} {words}").split())
    url = f"{base}documents/g{meeting_id}/{quote(full)}.pdf?T={rule.t}"
    return Document(f"g{meeting_id}:T{rule.t}", url, kind, full, meeting_id=meeting_id, is_guess=True)


def dashed(iso: str | None) -> str:
    """A day as this system names files by it: "2017-09-15" -> "15th-Sep-2017"."""
    if not iso:
        return ""
    day = dt.date.fromisoformat(iso)
    ending = "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day:02d}{ending}-{day:%b-%Y}"
