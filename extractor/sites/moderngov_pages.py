"""ModernGov's HTML pages -> committees, meetings, documents, news, plans.

In:  the bytes of a page and the address it came from. Out: values of `sites.model`.
Nothing here looks at layout: a link says what it is by its address (page name and parameters, whatever their case),
its text says the rest. Councils restyle these pages; the addresses stay.

What surprised us: hrefs carry blanks and line breaks; the same meeting is CId/MId, CommitteeId/MeetingId or MID;
a session may stand in the path; link texts end in "PDF 896 KB"; a cancelled meeting is only said to be so in words
beside its link, and the words of the neighbouring meeting stand in the same list.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from extractor.sites.html import PageLink, absolute, links, number, tree
from extractor.sites.model import Committee, Detail, Document, Meeting, News, clock_time, iso_date, merged
from extractor.sites.moderngov_documents import document_at
from extractor.sites.moderngov_service import plain
from extractor.sites.problems import FetchProblem
from extractor.values import squash

MEETING_PAGES = frozenset({"ielistdocuments.aspx", "celistdocuments.aspx"})
COMMITTEE_PAGES = frozenset({
    "mgcommitteedetails.aspx", "ielistmeetings.aspx", "mgcommitteemailinglist.aspx", "mgcommitteedetails2.aspx",
})
PLAN_PAGES = frozenset({"mglistplanitems.aspx", "mgplanhome.aspx"})
_STATUS = re.compile(r"\b(cancel(?:l?ed|lation)|postponed|adjourned|rescheduled|abandoned|withdrawn)\b", re.IGNORECASE)
_VENUE = re.compile(r"\bVenue\s*:?\s*(?P<venue>[^\n]{3,200})", re.IGNORECASE)
_ITEM_NUMBER = re.compile(r"^\(?(\d{1,3}[a-z]?|[a-z]|[ivx]{1,5})[.)]*$", re.IGNORECASE)
_GONE = re.compile(
    r"\bno (?:\w+ )?(?:items|meetings|documents|information)(?: \w+)? "
    r"(?:found|available|to display|scheduled|planned)\b|"
    r"\bthere (?:are|were) (?:currently )?no meetings\b|does not exist\b", re.IGNORECASE
)


def committees(body: bytes, url: str) -> tuple[Committee, ...]:
    """Committees of mgListCommittees.aspx (or any page that links to their pages)."""
    found: dict[str, Committee] = {}
    for link in links(tree(body, url), url):
        if link.page not in COMMITTEE_PAGES:
            continue
        committee_id = number(link.url, "ID", "CId", "CommitteeId")
        if committee_id and committee_id != "0" and (committee_id not in found or not found[committee_id].name):
            found[committee_id] = Committee(committee_id, link.text)
    return tuple(found.values())


def meetings(body: bytes, url: str, committee: Committee | None = None) -> tuple[Meeting, ...]:
    """Meetings of ieListMeetings.aspx, or of a calendar. The date stands in the link or in the words around it."""
    page = tree(body, url)
    found = []
    for link in links(page, url):
        meeting_id = number(link.url, "MId", "MeetingId", "MID")
        if link.page in MEETING_PAGES and meeting_id:
            found.append(_listed(link, meeting_id, committee))
    if not found and not _is_meeting_page(page) and not says_nothing(body):
        raise FetchProblem("unparsable", url, "no list of meetings: neither a meeting nor a heading that fits")
    return merged(found)


def _listed(link: PageLink, meeting_id: str, committee: Committee | None) -> Meeting:
    committee_id = number(link.url, "CId", "CommitteeId") or (committee.committee_id if committee else None)
    when = link.text if iso_date(link.text) else link.around
    status = _STATUS.search(link.around) if len(link.around) < 300 else _STATUS.search(link.text)
    return Meeting(
        meeting_id, (committee.name,) if committee and committee.name else (), (committee_id,) if committee_id else (),
        iso_date(when), clock_time(when), status[1].capitalize() if status else "", None, link.url,
    )


def detail(body: bytes, url: str, meeting: Meeting) -> Detail:
    """A meeting's page (ieListDocuments.aspx): heading, venue, items, files. Files of other meetings are left out."""
    page = tree(body, url)
    files: dict[str, Document] = {}
    for link in links(page, url):
        document = document_at(link.url, link.text, meeting_id=meeting.meeting_id)
        if document is None or (document.key.startswith("g") and document.meeting_id != meeting.meeting_id):
            continue
        if document.key not in files or len(document.title) > len(files[document.key].title):
            files[document.key] = document
    items = tuple(_items(page))
    if not files and not items and not _is_meeting_page(page):
        raise FetchProblem("unparsable", url, "a page without heading, items or files")
    kinds = {d.kind for d in files.values()}
    return Detail(
        _headed(page, url, meeting), tuple(files.values()), items,
        is_published=bool(items or kinds - {"plan"}), has_minutes="minutes" in kinds,
    )


def _is_meeting_page(page: LexborHTMLParser) -> bool:
    heading = squash(" ".join(n.text(separator=" ") for n in page.css("title, h1, h2, h3")))
    return bool(re.search(r"\b(?:agenda|meeting|minutes|committee|council|cabinet|panel|board)\b", heading, re.I))


def _headed(page: LexborHTMLParser, url: str, meeting: Meeting) -> Meeting:
    """Date, time, venue and status from the page's own headings."""
    headings = [squash(n.text(separator=" ")) for n in page.css("h1, h2, h3, title")]
    when = next((h for h in headings if iso_date(h)), "")
    words = page.body.text(separator="\n") if page.body is not None else ""
    venue = _VENUE.search(re.sub(r"(?i)(venue\s*:?)\s*\n\s*", r"\1 ", words))
    status = next((m[1].capitalize() for h in headings if (m := _STATUS.search(h))), "")
    told = Meeting(
        meeting.meeting_id, (), (), iso_date(when), clock_time(when), status,
        squash(venue["venue"]) if venue else None, url,
    )
    return told.joined(meeting)


def _items(page: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Agenda items: rows whose first cell is a number and whose second begins with a title."""
    for row in page.css("tr"):
        cells = [c for c in row.iter() if c.tag in ("td", "th")]
        if len(cells) < 2 or row.css_first("tr") is not None:
            continue
        printed = _ITEM_NUMBER.match(squash(cells[0].text(separator=" ")))
        titled = cells[1].css_first("p, h2, h3, h4, strong, b, span") or cells[1]
        title = squash(titled.text(separator=" "))
        if printed and title:
            yield {"id": "", "number": printed[1], "title": title, "is_restricted": "restricted" in title.lower(),
                   "has_minutes": False}


def news(body: bytes, url: str) -> tuple[News, ...]:
    """Lines of mgWhatsNew.aspx: each link to a meeting, a file or a plan, with the date nearest to it."""
    page = tree(body, url)
    found = []
    for link in links(page, url):
        document = document_at(link.url, link.text)
        meeting_id = number(link.url, "MId", "MeetingId") if link.page in MEETING_PAGES else None
        if meeting_id is None and document is not None:
            meeting_id = document.meeting_id
        plan_id = number(link.url, "PlanId") if link.page in PLAN_PAGES else None
        if meeting_id or plan_id or document:
            words = link.around if len(link.around) < 600 else link.text
            found.append(News(meeting_id, plan_id, iso_date(words), f"{words} {link.url}", link.url))
    return tuple(found)


def rss(body: bytes, url: str) -> tuple[News, ...]:
    """The same from mgRss.aspx. Raises FetchProblem where the bytes are no feed."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(body, parser) if body.strip() else None
    if root is None or etree.QName(root).localname.lower() not in ("rss", "feed", "rdf"):
        raise FetchProblem("unparsable", url, "no feed")
    found = []
    for item in root.iter("{*}item", "{*}entry"):
        told = {etree.QName(e).localname.lower(): plain("".join(e.itertext())) for e in item if isinstance(e.tag, str)}
        target = absolute(url, told.get("link") or told.get("guid") or "")
        when = told.get("pubdate") or told.get("updated") or told.get("date")
        meeting_id = number(target, "MId", "MeetingId")
        if meeting_id:
            found.append(News(meeting_id, None, iso_date(when), f"{told.get('title', '')} {when} {target}", target))
    return tuple(found)


def plan_pages(body: bytes, url: str) -> tuple[tuple[str, str, str], ...]:
    """(plan id, address, title) of each edition that mgListPlans.aspx links to, newest first as listed."""
    found: dict[str, tuple[str, str, str]] = {}
    for link in links(tree(body, url), url):
        plan_id = number(link.url, "PlanId")
        if plan_id and link.page in PLAN_PAGES:
            found.setdefault(plan_id, (plan_id, link.url, link.text))
    return tuple(found.values())


def plan_files(body: bytes, url: str, title: str = "") -> tuple[Document, ...]:
    """Printed editions that a plan's page, or the list of plans, links to; papers of single decisions are not."""
    found: dict[str, Document] = {}
    for link in links(tree(body, url), url):
        document = document_at(link.url, link.text)
        if document is not None and (document.kind == "plan" or number(link.url, "T") == "4"):
            words = document.title if iso_date(document.title) else f"{document.title} {title}".strip()
            found.setdefault(document.key, Document(document.key, document.url, "plan", words, size=document.size))
    return tuple(found.values())


def says_nothing(body: bytes) -> bool:
    """Whether a page without links says itself that there is nothing, in words."""
    return _GONE.search(body[:100_000].decode("utf-8", "replace")) is not None
