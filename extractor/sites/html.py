"""Web pages as every system here needs them: absolute addresses, their numbers, links with the words around them.

Nothing looks at layout: a link says what it is by its address, its text and its row say the rest.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit, urlunsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractor.sites.challenge import looks_like_html
from extractor.sites.problems import FetchProblem
from extractor.values import squash

_SESSION = re.compile(r"/\(S\([^)]*\)\)", re.IGNORECASE)
_MEANT = re.compile(r"(%(?:2[ef35]|3f|5c))", re.IGNORECASE)          # . / # % ? \\
_SIZE = re.compile(
    r"\(?\s*\b(?:PDF|DOCX?)\b\s*,?\s*[\d.,]*\s*(?:[KM]B|bytes)?\s*\)?|\(?\b[\d.,]+\s*[KM]B\b\)?", re.IGNORECASE
)


def absolute(base: str, href: str) -> str:
    """An address as a page gives it: relative, with blanks or line breaks in it, with a session in its path.

    >>> absolute("https://x.gov.uk/a/ieListDocuments.aspx", " documents/g1/Public reports\\n pack.pdf?T=10 ")
    'https://x.gov.uk/a/documents/g1/Public%20reports%20pack.pdf?T=10'

    What is escaped because it would mean something else (a slash in a name, two dots) stays escaped.

    >>> absolute("https://x.gov.uk/", "documents/b1/..%2f..%2fRoads %26 Rail.pdf?T=9")
    'https://x.gov.uk/documents/b1/..%2F..%2FRoads%20&%20Rail.pdf?T=9'
    """
    joined = re.sub(r"[\r\n\t]+\s*", " ", href.strip())
    joined = re.sub(r" {2,}", " ", joined).replace("\\", "/")
    parts = urlsplit(urljoin(base, joined))
    path = "".join(
        piece.upper() if _MEANT.fullmatch(piece) else quote(unquote(piece), safe="/$-_.!*'(),;:@&=+~")
        for piece in _MEANT.split(_SESSION.sub("", parts.path))
    )
    query = quote(unquote(parts.query), safe="=&/-_.!*'(),;:@$+~%") if " " in parts.query else parts.query
    return urlunsplit((parts.scheme, parts.netloc, path, query, ""))


def parameter(url: str, *names: str) -> str | None:
    """Value of the first of `names` in an address's query, whatever the case; None where it is absent or empty."""
    query = {k.strip().lower(): v.strip() for k, v in parse_qsl(urlsplit(url.strip()).query)}
    return next((query[n.lower()] for n in names if query.get(n.lower())), None)


def number(url: str, *names: str) -> str | None:
    """The same, where it is a number: ids are never taken over from a server unless they are digits."""
    value = parameter(url, *names)
    return value.lstrip("0") or "0" if value is not None and value.isascii() and value.isdigit() else None


def clean_title(text: str) -> tuple[str, str | None]:
    """Link text without its "PDF 896 KB", and that size.

    >>> clean_title("Public reports pack PDF 896 KB")
    ('Public reports pack', 'PDF 896 KB')
    """
    plain = " ".join(text.split())
    sizes = [m[0].strip(" ()") for m in _SIZE.finditer(plain) if any(c.isdigit() for c in m[0])]
    return " ".join(_SIZE.sub(" ", plain).split()).strip(" -,"), " ".join(sizes) or None


_DIGIT = re.compile(r"\d")
_LINE_ENDS = frozenset({"a", "br", "hr", "p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4"})
_FRAGMENT = re.compile(rb"<(?:a|ul|ol|li|table|tr|div|p|h\d)\b", re.IGNORECASE)


class PageLink(NamedTuple):
    """A link of a page: absolute address, its page's name in lower case, its text, and the words around it."""

    url: str
    page: str
    text: str
    around: str


def tree(body: bytes, url: str) -> LexborHTMLParser:
    """The page. Raises FetchProblem where the bytes are no web page."""
    if not looks_like_html(body) and not _FRAGMENT.search(body[:5_000]):
        raise FetchProblem("unparsable", url, "no web page")
    return LexborHTMLParser(body)


def links(page: LexborHTMLParser, url: str) -> Iterator[PageLink]:
    """Every link with an address, in order. `around` is the text of its row or list entry."""
    for node in page.css("a[href]"):
        href = node.attributes.get("href") or ""
        if href.strip().lower().startswith(("javascript:", "mailto:", "tel:", "#")):
            continue
        try:
            target = absolute(url, href)
        except ValueError:
            continue
        text = squash(node.text(separator=" ")) or squash(node.attributes.get("title"))
        yield PageLink(target, unquote(urlsplit(target).path).rsplit("/", 1)[-1].lower(), text, _around(node))


def _around(node: LexborNode) -> str:
    parent = node.parent
    for _ in range(4):
        if parent is None or parent.tag in ("body", "ul", "ol", "table", "tbody", "html"):
            break
        if parent.tag in ("li", "tr", "dd", "dt"):
            return squash(parent.text(separator=" "))
        parent = parent.parent
    if node.parent is None:
        return ""
    if len(node.parent.css("a[href]")) > 1:
        return _beside(node)
    return squash(node.parent.text(separator=" "))


def _beside(node: LexborNode) -> str:
    """Words of a link among links and no list between them: those of its own line, up to its neighbours.

    Where a date stands before it ("1 May - <a>Cabinet</a> 2 May - <a>…"), what follows belongs to the next.
    """
    before, after = list[str](), list[str]()
    near = node.prev
    while near is not None and near.tag not in _LINE_ENDS:
        before.insert(0, near.text(separator=" "))
        near = near.prev
    near = node.next
    while near is not None and near.tag not in _LINE_ENDS and not _DIGIT.search(" ".join(before)):
        after.append(near.text(separator=" "))
        near = near.next
    return squash(" ".join([*before, node.text(separator=" "), *after]))
