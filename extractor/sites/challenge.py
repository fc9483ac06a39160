"""Telling a block, a login or an apology from what was asked for. Rules are rows; the example is what caused each.

A block is recorded and never worked around: no other User-Agent, no cookie from elsewhere, no second address.

What surprised us: "page not found", "log in" and "down for maintenance" come with status 200 as well, and a page
without a link to any meeting would then read like a committee without meetings: a silent zero.
"""

import html
import re
from typing import Literal, NamedTuple

from extractor.values import squash


class Challenge(NamedTuple):
    name: str
    pattern: re.Pattern[str]
    example: str


def _row(name: str, pattern: str, example: str) -> Challenge:
    return Challenge(name, re.compile(pattern, re.IGNORECASE), example)


CHALLENGES: tuple[Challenge, ...] = (
    _row("browser check", r"just a moment\s*(?:\.\.\.|…)|checking your browser|verifying you are human",
         "<title>Just a moment...</title>"),
    _row("challenge script", r"cf[-_]chl|/cdn-cgi/challenge-platform|challenge-form|__cf_chl|turnstile",
         '<script src="/cdn-cgi/challenge-platform/h/b.js"></script>'),
    _row("refusal", r"attention required\s*!|sorry,? you have been blocked|you have been blocked",
         "<h1>Sorry, you have been blocked</h1>"),
    _row("gateway incident", r"_incapsula_resource|incapsula incident|request unsuccessful\.",
         "Request unsuccessful. Incapsula incident ID: 1-2"),
    _row("captcha", r"\bcaptcha\b|g-recaptcha|hcaptcha", '<div class="g-recaptcha"></div>'),
    _row("interruption", r"pardon our interruption|unusual traffic|automated (?:requests|queries|traffic)",
         "<h1>Pardon Our Interruption</h1>"),
    _row("request rejected", r"the requested url was rejected|request (?:was )?(?:rejected|blocked)|support id is",
         "The requested URL was rejected. Please consult with your administrator."),
    _row("access denied", r"<title>\s*(?:403\b|access denied|forbidden)|reference\s*#[0-9a-f.]{6,}",
         "<title>Access Denied</title>"),
    _row("script needed", r"enable javascript and cookies|(?:enable|turn on) javascript to continue|ddos protection",
         "Please enable JavaScript and cookies to continue"),
    _row("bot check", r"are you (?:a )?(?:human|robot)|not a robot|bot (?:detection|check|protection)|human verif",
         "<p>Confirm you are not a robot</p>"),
)


class Notice(NamedTuple):
    """A page that apologises. `reason` is the problem that it stands for; `needs` must stand in its body as well."""

    name: str
    reason: Literal["private", "error_page", "server_error"]
    heading: re.Pattern[str]
    needs: re.Pattern[str] | None
    example: str


def _notice(
    name: str, reason: Literal["private", "error_page", "server_error"], heading: str, needs: str | None, example: str
) -> Notice:
    wanted = re.compile(needs, re.IGNORECASE) if needs else None
    return Notice(name, reason, re.compile(heading, re.IGNORECASE), wanted, example)


NOTICES: tuple[Notice, ...] = (
    _notice("login page", "private", r"\b(?:log|sign)[ -]?(?:in|on)\b|\bauthenticat|\bpassword\b",
            r"<input[^>]{0,300}\btype\s*=\s*[\"']?password", "<h1>Sign in</h1><input type=password>"),
    _notice("page not found", "error_page",
            r"\b(?:page|file|document|resource)\b.{0,30}\b(?:not|n't|cannot)\b.{0,9}\bfound\b|^(?:error\W+)?404\W*(?:$|[|:-]|not\b|page\b|error\b)|"
            r"\bnot found\W*(?:\||-|$)|^error page$",
            None, "<title>Page not found | Saltmere</title>"),
    _notice("server's apology", "server_error",
            r"^(?:server|runtime|application) error\b|\berror (?:has )?occurred\b|\bsomething went wrong\b|"
            r"\bunder maintenance\b|\bmaintenance mode\b|^(?:site |down for |scheduled )maintenance\b|^maintenance$|"
            r"\bservice (?:is )?(?:temporarily )?unavailable\b|\btemporarily (?:unavailable|offline)\b|"
            r"^(?:error\W+)?50[0-4]\W*(?:$|[|:-]|internal\b|bad\b|service\b|gateway\b)",
            None, "<h1>Our meetings pages are down. Service temporarily unavailable</h1>"),
)

_HEADING = re.compile(r"<(title|h1)\b[^>]{0,300}>(.{0,300}?)</\1", re.IGNORECASE | re.DOTALL)
_MARKUP = re.compile(r"<[^>]{0,300}>")
_LOOK_AT = 40_000
_LONG_PAGE = 60_000


def challenge_name(body: bytes) -> str | None:
    """Name of the block page that these bytes are, None where they are none.

    Only pages are looked at: a PDF or XML that mentions a captcha is no challenge. A long page of meetings that
    carries a captcha for its comment form is none either, so in long pages only the scripts of a challenge count.
    """
    head = body[:_LOOK_AT].decode("utf-8", "replace")
    if not looks_like_html(body):
        return None
    rows = CHALLENGES if len(body) < _LONG_PAGE and not _has_content(head) else CHALLENGES[:2]
    return next((row.name for row in rows if row.pattern.search(head)), None)


def headings(body: bytes) -> list[str]:
    """Title and first headings of a page, as plain words; empty where the bytes are no page."""
    head = body[:_LOOK_AT].decode("utf-8", "replace")
    if not looks_like_html(body):
        return []
    return [said for _, text in _HEADING.findall(head) if (said := squash(html.unescape(_MARKUP.sub(" ", text))))]


def notice_of(body: bytes) -> tuple[Notice, str] | None:
    """The apology that these bytes are, with its heading; None where they are none, or link to meetings and files."""
    said = headings(body)
    head = body[:_LOOK_AT].decode("utf-8", "replace")
    if not said or _has_content(head):
        return None
    return next(((row, text) for row in NOTICES for text in said
                 if row.heading.search(text) and (row.needs is None or row.needs.search(head))), None)


_CONTENT = re.compile(
    r"ielist(?:meetings|documents)\.aspx|mgcommitteedetails|viewmeetingpublic|documents/[gsbl]\d", re.IGNORECASE
)


def _has_content(head: str) -> bool:
    return _CONTENT.search(head) is not None


def looks_like_html(body: bytes) -> bool:
    """Whether bytes begin like a web page; leading blanks, marks and comments do not hide it."""
    head = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"<?xml") and b"<html" not in head:
        return False
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<title", b"<!--", b"<div", b"<h1", b"<p",
                            b"<script", b"<meta")) or b"<html" in head
