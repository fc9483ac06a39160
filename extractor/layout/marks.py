"""Papers that carry the letter or number by which the agenda calls them: "Paper C", "Enclosure 4", "Appendix B".

In:  the openings of the pages, the items as listed. Out: boundaries, each with the item that names the paper.

Clerks who bind a pack by hand mark its papers so. It is asked only where the agenda gives no page ranges, and only of
marks that a single item names: a system's agenda lists the appendices below each item, and every report has its own
Appendix 1.
"""

import re
from collections.abc import Sequence

from extractor.layout.agenda import Listed
from extractor.layout.boundaries import Boundary
from extractor.layout.openings import Opening

_MARK = re.compile(
    r"\b(?P<kind>paper|enclosure|enc|attachment|appendix|annex)\W{1,2}(?:no\.? ?)?(?P<name>\d{1,2}[a-z]?|[a-z]\d?)\b",
    re.IGNORECASE)

_Mark = tuple[str, str]


def mark_boundaries(openings: Sequence[Opening], items: Sequence[Listed]) -> list[Boundary]:
    """Pages headed with a mark that one item alone names."""
    if any(item.first for item in items):
        return []
    named: dict[_Mark, list[str]] = {}
    for item in items:
        for mark in dict.fromkeys(map(_key, _MARK.finditer(f"{item.title} {item.description or ''}"))):
            named.setdefault(mark, []).append(item.number)
    last_listed = max((line.page_number for item in items for line in item.lines), default=0)
    found = []
    for page_number, opening in enumerate(openings, 1):
        match = next((m for text in (opening.first_line, *opening.heads) if (m := _MARK.match(text))), None)
        numbers = named.get(_key(match), []) if match and page_number > last_listed else []
        if len(numbers) == 1:
            found.append(Boundary(page_number, numbers[0], None, "heading_match"))
    return found


def _key(match: re.Match[str]) -> _Mark:
    return match["kind"].lower()[:3], match["name"].lower()
