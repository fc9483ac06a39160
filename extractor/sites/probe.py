"""Finding out what runs at an address: which system, at which base, which of its routes answer, which committees.

A dozen requests at most where the address or its page says what it is, as polite as any other. What it finds is what
`scrape` would find with it.

What surprised us: the system often lies in a folder of its own (/mgov/, /moderngov/), and all that an operator knows
is the host; its front page redirects into the folder, or links there, or says nothing at all.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from extractor.sites.cmis import Cmis
from extractor.sites.guard import Reach
from extractor.sites.html import links, tree
from extractor.sites.model import Committee, Site
from extractor.sites.moderngov import ModernGov, base_of
from extractor.sites.problems import FetchProblem, Reason, Stopped
from extractor.sites.web import Ask, Web

_SIGNS = (("cmis", ("viewmeetingpublic", "viewcmis_", "/cmis", "cmis.")),
          ("moderngov", ("mglistcommittees", "ielistmeetings", "mgcommittee", "iedochome", "ielistdocuments",
                         "mgwhatsnew", "moderngov", "mgcalendar")))
_MODERNGOV_PAGE = re.compile(
    r"/(?:mglistcommittees|mgcommittee\w*|ielist\w+|celistdocuments|iedochome|mgwhatsnew|mgcalendar\w*|mgplanshome|"
    r"mglistplans|mgfindmember|mgmemberindex|mgdelegateddecisions|uucoverpage|iedocsearch)\.aspx$", re.IGNORECASE
)
_CMIS_PAGE = re.compile(r"/[\w-]+/tabid/\d+/|/(?:meetings|meetingscalendar|committees)\.aspx$", re.IGNORECASE)
_HOPELESS: frozenset[Reason] = frozenset({
    "stopped", "blocked", "unreachable", "certificate", "refused_address", "robots", "budget",
})
_FOLDERS = ("moderngov", "mgov", "modgov", "modern.gov", "democracy", "councilmeetings")


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
    names, notes = (*hosts, urlsplit(url).netloc), list[str]()
    for place in _to_try(url, _places(web, url, names, notes)):
        attempt = _as_cmis if place.system == "cmis" else _as_moderngov
        found = attempt(web, place.base, names, notes)
        if found is not None:
            return found
    return Probed(None, url, (), notes=tuple(notes))


class Place(NamedTuple):
    """Which system, None where that is not known yet, and the address to read it at."""

    system: str | None
    base: str


def place_of(url: str) -> Place | None:
    """What an address says by itself; None where it is a host, or a page of neither system.

    >>> place_of("https://x.gov.uk/mgov/ieDocHome.aspx?bcr=1"), place_of("https://x.gov.uk/live/Meetings.aspx")
    (Place(system='moderngov', base='https://x.gov.uk/mgov/'), Place(system='cmis', base='https://x.gov.uk/live/'))
    """
    path = unquote(urlsplit(url).path)
    if _MODERNGOV_PAGE.search(path) or ".asmx" in path.lower():
        return Place("moderngov", base_of(url))
    return Place("cmis", Cmis.base_of(url)) if _CMIS_PAGE.search(path) else None


def recognise(web: Web, url: str, *, hosts: Iterable[str] = ()) -> Place:
    """Which system it is and where it lies, with as few requests as that takes.

    Raises FetchProblem where nothing answers at all; the system is None where neither was recognised.
    """
    names, notes = (*hosts, urlsplit(url).netloc), list[str]()
    places = _places(web, url, names, notes)
    if len(places) == 1:
        return places[0]
    for place in _to_try(url, places):
        site = Cmis(web, place.base, hosts=names) if place.system == "cmis" else ModernGov(web, place.base, hosts=names)
        try:
            if site.committees():
                return place
        except FetchProblem as problem:
            if problem.reason in _HOPELESS:
                raise
    return Place(None, url)


def settled(web: Web, url: str, memory: dict[str, Any], *, hosts: Iterable[str] = ()) -> Place:
    """Which system it is and where it lies, looked for once and then remembered.

    What cannot be found out is left as the config has it: the round itself then says what is wrong.
    """
    kept = memory.get("place")
    if kept and kept[0] == url:
        return Place(kept[1], kept[2])
    try:
        place = recognise(web, url, hosts=hosts)
    except Stopped:
        raise
    except FetchProblem:
        return Place(None, url)
    if place.system is not None:
        memory["place"] = [url, *place]
    return place


def _to_try(url: str, places: list[Place]) -> Iterator[Place]:
    """What was seen, then either system at the address itself, then the folders that ModernGov usually lies in."""
    guesses = [Place("moderngov", url), Place("cmis", url)]
    if not places and urlsplit(url).path.strip("/") == "":
        guesses += [Place("moderngov", urljoin(url, f"/{folder}/")) for folder in _FOLDERS]
    yield from dict.fromkeys([*places, *guesses])


def _places(web: Web, url: str, hosts: tuple[str, ...], notes: list[str]) -> list[Place]:
    """What an address says by itself; else what its page shows: where it redirects to, then where its links lead."""
    if (said := place_of(url)) is not None:
        return [said]
    if guess := signs_of(url):
        return [Place(guess, url)]
    try:
        reply = web.get(Ask(url=url, reach=Reach(url, hosts)))
        page = tree(reply.body, reply.final_url)
    except Stopped:
        raise
    except FetchProblem as problem:
        if problem.reason in _HOPELESS:
            raise
        notes.append(str(problem))
        return []
    reach = Reach(reply.final_url, hosts)
    seen = [reply.final_url, *(link.url for link in links(page, reply.final_url))]
    at_home = [address for address in seen if reach.permits(address)]
    found = dict.fromkeys(place for address in at_home if (place := place_of(address)))
    elsewhere = next((address for address in seen if address not in at_home and place_of(address)), None)
    if not found and elsewhere is not None:
        notes.append(f"links lead to {elsewhere[:200]}: if that is this council's, probe that address")
    guess = None if found else signs_of(" ".join(at_home))
    return list(found) or ([Place(guess, reply.final_url)] if guess else [])


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
