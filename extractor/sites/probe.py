"""Finding out what runs at an address: which system, at which base, which of its routes answer, which committees.

A dozen requests at most, as polite as any other. What it finds is what `scrape` would find with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.sites.cmis import Cmis
from extractor.sites.guard import Reach
from extractor.sites.html import links, tree
from extractor.sites.model import Committee, Site
from extractor.sites.moderngov import ModernGov
from extractor.sites.problems import FetchProblem, Stopped
from extractor.sites.web import Ask, Web

_SIGNS = (("cmis", ("viewmeetingpublic", "viewcmis_", "/cmis", "cmis.")),
          ("moderngov", ("mglistcommittees", "ielistmeetings", "mgcommittee", "iedochome", "ielistdocuments",
                         "mgwhatsnew", "moderngov", "mgcalendar")))


@dataclass(frozen=True, slots=True)
class Probed:
    """`system` is None where neither was recognised. `notes` say what was tried and what came of it."""

    system: str | None
    base: str
    committees: tuple[Committee, ...]
    has_service: bool = False
    has_pages: bool = False
    notes: tuple[str, ...] = ()


def signs_of(text: str) -> str | None:
    """Which system's words stand in an address or a page's links.

    >>> signs_of("https://x.gov.uk/ieDocHome.aspx"), signs_of("https://x.cmis.uk.com/x/Meetings.aspx"), signs_of("x")
    ('moderngov', 'cmis', None)
    """
    lowered = text.lower()
    return next((system for system, signs in _SIGNS if any(s in lowered for s in signs)), None)


def probe(web: Web, url: str, *, hosts: Iterable[str] = ()) -> Probed:
    """Look at the address, then at each system's own lists. Raises FetchProblem only where nothing answers at all."""
    names, notes = tuple(hosts), list[str]()
    guess = signs_of(url) or _signs_of_page(web, url, names, notes)
    order = [_as_cmis, _as_moderngov] if guess == "cmis" else [_as_moderngov, _as_cmis]
    for attempt in order:
        found = attempt(web, url, names, notes)
        if found is not None:
            return found
    return Probed(None, url, (), notes=tuple(notes))


def recognise(web: Web, url: str, *, hosts: Iterable[str] = ()) -> str | None:
    """Only which system it is, with as few requests as that takes; None where neither was recognised."""
    names, notes = tuple(hosts), list[str]()
    guess = signs_of(url) or _signs_of_page(web, url, names, notes)
    if guess is not None:
        return guess
    if _committees(ModernGov(web, url, hosts=names), "ModernGov", notes):
        return "moderngov"
    return "cmis" if _committees(Cmis(web, url, hosts=names), "CMIS", notes) else None


def _signs_of_page(web: Web, url: str, hosts: tuple[str, ...], notes: list[str]) -> str | None:
    try:
        reply = web.get(Ask(url=url, reach=Reach(url, hosts)))
        page = tree(reply.body, reply.final_url)
    except Stopped:
        raise
    except FetchProblem as problem:
        if problem.reason in ("unreachable", "refused_address", "blocked"):
            raise
        notes.append(str(problem))
        return None
    return signs_of(" ".join(link.url for link in links(page, reply.final_url)))


def _as_moderngov(web: Web, url: str, hosts: tuple[str, ...], notes: list[str]) -> Probed | None:
    service = _committees(ModernGov(web, url, hosts=hosts, route="service"), "web service", notes)
    pages = _committees(ModernGov(web, url, hosts=hosts, route="pages"), "pages", notes)
    if not service and not pages:
        return None
    base = ModernGov(web, url, hosts=hosts).base
    return Probed("moderngov", base, service or pages, bool(service), bool(pages), tuple(notes))


def _as_cmis(web: Web, url: str, hosts: tuple[str, ...], notes: list[str]) -> Probed | None:
    site = Cmis(web, url, hosts=hosts)
    found = _committees(site, "CMIS lists", notes)
    return Probed("cmis", site.base, found, False, True, tuple(notes)) if found else None


def _committees(site: Site, way: str, notes: list[str]) -> tuple[Committee, ...]:
    try:
        found = site.committees()
    except Stopped:
        raise
    except FetchProblem as problem:
        notes.append(f"{way}: {problem}")
        return ()
    notes.append(f"{way}: {len(found)} committees")
    return found
