"""A council with neither system: a page with a list of links, described in the config by CSS selectors.

    [council.links]
    pages = ["/meetings"]          # pages that list; {year} stands for each year of the window
    row = "table.meetings tr"      # one meeting, or one file
    link = "a[href$='.pdf']"       # the files in a row
    date = "td.date"               # where the date stands; the row's own words without it
    committee = "td.body"          # or, for a site of one body: committee_name = "Parish Council"
    next = "a[rel=next]"           # to the next page of the list

What surprised us: rows without a file are common (a meeting announced), and a row may hold agenda and minutes both.
"""

import hashlib
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field
from selectolax.lexbor import LexborNode, SelectolaxError

from extractor.sites.cmis import kind_of
from extractor.sites.guard import Reach
from extractor.sites.html import absolute, clean_title, tree
from extractor.sites.model import (
    Committee,
    Detail,
    Document,
    Listing,
    Meeting,
    News,
    Window,
    clock_time,
    fingerprint,
    is_wanted,
    iso_date,
    merged,
)
from extractor.sites.problems import FetchProblem, Stopped
from extractor.sites.web import Ask, Web
from extractor.values import squash

_MOST_PAGES = 30
_CANCELLED = re.compile(r"\b(cancelled|canceled|postponed)\b", re.I)


class LinkRules(BaseModel):
    """The selectors of one site."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pages: tuple[str, ...] = Field(min_length=1)
    row: str = "li, tr, p"
    link: str = "a[href*='.pdf']"
    date: str | None = None
    committee: str | None = None
    committee_name: str | None = None
    next: str | None = None


class LinkSite:
    """Meetings are rows; a row's files are its documents, known by their addresses."""

    system = "links"

    def __init__(self, web: Web, url: str, rules: LinkRules, *, hosts: Iterable[str] = ()) -> None:
        parts = urlsplit(url)
        self.base = f"{parts.scheme}://{parts.netloc}{parts.path if parts.path.endswith('/') else parts.path + '/'}"
        self.reach = Reach(self.base, hosts)
        self._web, self._rules = web, rules
        self._details: dict[str, Detail] = {}

    def committees(self) -> tuple[Committee, ...]:
        name = self._rules.committee_name
        return (Committee("1", name),) if name else ()

    def meetings(self, window: Window, wanted: Iterable[str] = ()) -> Listing:
        names, found, faults = tuple(wanted), list[Meeting](), list[FetchProblem]()
        for start in self._starts(window):
            try:
                found += self._listed(start)
            except Stopped:
                raise
            except FetchProblem as problem:
                faults.append(problem)
        if not found and faults:
            raise faults[0]
        kept = [m for m in merged(found) if window.holds(m.date)]
        kept = [m for m in kept if not names or any(is_wanted(Committee(n, n), names) for n in m.committees)]
        return Listing(tuple(kept), is_whole=not faults, route="links", faults=tuple(faults))

    def _starts(self, window: Window) -> list[str]:
        years = range(window.since.year, window.until.year + 1)
        starts = [page.replace("{year}", str(year)) for page in self._rules.pages for year in years]
        return [absolute(self.base, s) for s in dict.fromkeys(starts)]

    def _listed(self, url: str) -> list[Meeting]:
        found: list[Meeting] = []
        seen: set[str] = set()
        while url and url not in seen and len(seen) < _MOST_PAGES:
            seen.add(url)
            reply = self._web.get(Ask(url=url, reach=self.reach))
            page = tree(reply.body, reply.final_url)
            try:
                rows = page.css(self._rules.row)
                following = page.css_first(self._rules.next) if self._rules.next else None
                found += [m for row in rows if (m := self._meeting(row, reply.final_url))]
            except SelectolaxError as error:
                raise FetchProblem("unparsable", url, f"a selector in [council.links] is wrong: {error}") from error
            url = absolute(reply.final_url, following.attributes.get("href") or "") if following is not None else ""
        return found

    def _meeting(self, row: LexborNode, url: str) -> Meeting | None:
        words = squash(row.text(separator=" "))
        dated = row.css_first(self._rules.date) if self._rules.date else None
        when = squash(dated.text(separator=" ")) if dated is not None else words
        date = iso_date(when) or iso_date(words)
        files = self._files(row, url)
        if date is None and not files:
            return None
        named = row.css_first(self._rules.committee) if self._rules.committee else None
        name = squash(named.text(separator=" ")) if named is not None else (self._rules.committee_name or "")
        meeting_id = fingerprint([date, name] if date else [d.key for d in files])[:16]
        status = _CANCELLED.search(words)
        meeting = Meeting(meeting_id, (name,) if name else (), (), date, clock_time(when),
                          status[1].capitalize() if status else "", None, url)
        before = self._details.get(meeting_id)
        known = {d.key: d for d in (*(before.documents if before else ()), *files)}
        self._details[meeting_id] = Detail(meeting, tuple(known.values()), is_published=bool(known))
        return meeting

    def _files(self, row: LexborNode, url: str) -> list[Document]:
        found = []
        for node in row.css(self._rules.link):
            href = (node.attributes.get("href") or "").strip()
            if not href:
                continue
            target = absolute(url, href)
            title, size = clean_title(squash(node.text(separator=" ")))
            key = "u:" + hashlib.sha256(target.split("://", 1)[-1].encode()).hexdigest()[:24]
            found.append(Document(key, target, kind_of(f"{title} {target.rsplit('/', 1)[-1]}"), title, size=size))
        return found

    def news(self, window: Window) -> tuple[News, ...] | None:
        """The list itself is the news: nothing else needs to be read."""
        return None

    def detail(self, meeting: Meeting) -> Detail:
        """What the list said of it; no request."""
        found = self._details.get(meeting.meeting_id)
        if found is None:
            raise FetchProblem("gone", self.base, f"meeting {meeting.meeting_id} is no longer listed")
        return found

    def plans(self, known: frozenset[str] = frozenset()) -> tuple[Document, ...]:
        return ()
