"""ModernGov's web service: XML -> meetings, items, attendees, documents.

In:  the bytes of an answer. Out: values of `sites.model`.
Element names are compared without case and namespace; titles come escaped twice (`&amp;amp;`), HTML inside text
comes escaped once or not at all, so the parser recovers where XML is broken. No entity is resolved, nothing loaded.
An answer that is one string with XML in it, as .NET sends what a method returns as text, is opened.
Refuses: an answer that is no XML of this service (a web page, an empty body): FetchProblem "unparsable".

What surprised us: `attendance="Expected"` stays after the minutes, so it proves nothing; and the dump of 5,000
meetings that ISO dates bring on also comes from servers that were asked properly, so the window is applied here.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from extractor.sites.challenge import looks_like_html
from extractor.sites.guard import host_of
from extractor.sites.html import absolute
from extractor.sites.model import Committee, Detail, Document, Meeting, clock_time, iso_date, merged
from extractor.sites.moderngov_documents import document_at
from extractor.sites.problems import FetchProblem
from extractor.values import squash

_TAG = re.compile(r"<[^>]{0,2000}>")


def parsed(body: bytes, url: str) -> etree._Element:
    """Root element of an answer. Raises FetchProblem where there is none."""
    if not body.strip() or looks_like_html(body):
        raise FetchProblem("unparsable", url, "no XML: the web service is off, or not at this address")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True
    )
    root = etree.fromstring(body, parser)
    if root is not None and not len(root) and (root.text or "").lstrip().startswith("<"):
        root = etree.fromstring((root.text or "").strip().encode(), parser)
    if root is None:
        raise FetchProblem("unparsable", url, "no XML at all")
    return root


@lru_cache(maxsize=4_096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def _name(element: etree._Element) -> str:
    return _local(element.tag) if isinstance(element.tag, str) else ""


def _each(element: etree._Element, name: str) -> Iterator[etree._Element]:
    for child in element.iter():
        if _name(child) == name:
            yield child


def _text(element: etree._Element, *names: str) -> str:
    """Text of the first child (or attribute) of one of these names; escapes undone twice, markup dropped."""
    for name in names:
        for child in element:
            if _name(child) == name and (found := plain("".join(child.itertext()))):
                return found
        for key, value in element.attrib.items():
            if _local(key) == name and (found := plain(str(value))):
                return found
    return ""


def plain(text: str) -> str:
    """Text as a person reads it: unescaped as often as it was escaped, without markup, single blanks.

    >>> plain("Children &amp;amp; Families &lt;br/&gt;Panel")
    'Children & Families Panel'
    """
    for _ in range(3):
        unescaped = html.unescape(text)
        if unescaped == text:
            break
        text = unescaped
    return squash(_TAG.sub(" ", text))


def _flag(element: etree._Element, *names: str) -> bool | None:
    text = _text(element, *names).casefold()
    return None if not text else text in ("true", "1", "yes", "-1")


def committees(root: etree._Element) -> tuple[Committee, ...]:
    """Committees that still meet; those marked deleted are left out, expired ones kept (their minutes remain)."""
    found = {}
    for element in _each(root, "committee"):
        committee_id, name = _text(element, "committeeid", "id"), _text(element, "committeetitle", "title", "name")
        if committee_id.isdigit() and not _flag(element, "committeedeleted"):
            found[committee_id] = Committee(committee_id, name)
    return tuple(found.values())


def meetings(root: etree._Element, *, committee: Committee | None = None) -> tuple[Meeting, ...]:
    """All meetings in an answer of GetMeetings or GetAllMeetingsByDate; the committee may stand above them."""
    return merged(m for element in _each(root, "meeting") if (m := _meeting(element, committee or _above(element))))


def _above(element: etree._Element) -> Committee | None:
    """The committee that stands above a meeting: around it, or at the head of the answer."""
    for ancestor in element.iterancestors():
        committee_id = _text(ancestor, "committeeid")
        if committee_id not in ("", "0", "-1"):
            return Committee(committee_id, _text(ancestor, "committeetitle"))
    return None


def _meeting(element: etree._Element, outer: Committee | None) -> Meeting | None:
    meeting_id = _text(element, "meetingid", "id")
    if not (meeting_id.isascii() and meeting_id.isdigit()):
        return None
    committee_id = _text(element, "committeeid") or (outer.committee_id if outer else "")
    name = _text(element, "committeetitle", "committeename", "meetingtitle") or (outer.name if outer else "")
    when = _text(element, "meetingdate", "date")
    return Meeting(
        meeting_id, (name,) if name else (), (committee_id,) if committee_id else (), iso_date(when),
        clock_time(_text(element, "meetingtime", "time")) or clock_time(when),
        _text(element, "meetingstatus", "status"),
        _text(element, "meetinglocation", "meetingvenue", "location", "venue") or None,
    )


def detail(root: etree._Element, base: str, meeting: Meeting) -> Detail:
    """Answer of GetMeeting. `base` ends with a slash. Raises FetchProblem where it is about no meeting."""
    element = root if _name(root) == "meeting" or _text(root, "meetingid") else next(_each(root, "meeting"), root)
    told = _meeting(element, None) or (meeting if any(_each(element, "agendaitem")) else None)
    if told is None or told.meeting_id != meeting.meeting_id:
        raise FetchProblem("unparsable", base, f"no meeting {meeting.meeting_id} in the answer")
    items = tuple(_item(e) for e in _each(element, "agendaitem"))
    documents = tuple(_documents(element, base, meeting.meeting_id))
    has_body = any(_text(e, "minutesnonemptyhtmlbody") for e in _each(element, "agendaitem"))
    has_minutes = _flag(element, "minutepublished", "minutespublished", "isminutespublished") or has_body or any(
        _flag(e, "isminutepublished") for e in _each(element, "agendaitem")
    )
    return Detail(
        told.joined(meeting), documents, items, tuple(_attendees(element)),
        _is_published(element, items, documents), has_minutes,
    )


def _is_published(
    element: etree._Element, items: tuple[dict[str, Any], ...], documents: tuple[Document, ...]
) -> bool:
    said = _flag(element, "agendapublished", "isagendapublished", "ispublished")
    return said if said is not None else bool(items or documents)


def _item(element: etree._Element) -> dict[str, Any]:
    printed = _text(element, "fulldisplaynumberformat") or _text(element, "agendaitemnumber")
    return {
        "id": _text(element, "agendaitemid"),
        "number": printed.strip().rstrip(".").strip("()") if printed not in ("0", "") else None,
        "title": _text(element, "agendaitemtitle", "title"),
        "is_restricted": bool(_flag(element, "isrestricted")),
        "has_minutes": bool(_text(element, "minutesnonemptyhtmlbody")),
    }


def _documents(element: etree._Element, base: str, meeting_id: str) -> Iterator[Document]:
    seen = set()
    for linked in _each(element, "linkeddoc"):
        item = next((e for e in linked.iterancestors() if _name(e) == "agendaitem"), None)
        document = _linked(linked, base, meeting_id, _item(item)["number"] if item is not None else None)
        if document is not None and document.key not in seen:
            seen.add(document.key)
            yield document


def _linked(element: etree._Element, base: str, meeting_id: str, item_number: str | None) -> Document | None:
    title = _text(element, "title", "doctitle", "name")
    attachment = _text(element, "attachmentid", "id")
    address = _text(element, "url", "link", "href")
    found = document_at(_at_home(absolute(base, address), base), title, meeting_id=meeting_id) if address else None
    if found is None and attachment.isascii() and attachment.isdigit():
        url = f"{base}mgConvert2PDF.aspx?ID={attachment}"
        found = Document(f"s{attachment}", url, "paper", title, meeting_id=meeting_id)
    if found is None or (found.key.startswith("g") and found.meeting_id != meeting_id):
        return None
    return Document(
        found.key, found.url, found.kind, title or found.title, item_number, found.size,
        iso_date(_text(element, "publicationdate", "datepublished")), meeting_id,
        is_restricted=bool(_flag(element, "isrestricted")),
    )


def _at_home(url: str, base: str) -> str:
    """The same file at the address that the site is read at: the service goes on naming hosts that have moved."""
    if host_of(url) == host_of(base):
        return url
    _, mark, path = url.partition("/documents/")
    return f"{base}documents/{path}" if mark else url


def _attendees(element: etree._Element) -> Iterator[dict[str, Any]]:
    for attendee in _each(element, "attendee"):
        name = _text(attendee, "name", "membername")
        if name:
            yield {
                "name": name, "role": _text(attendee, "roledescription", "role"),
                "attendance": _text(attendee, "attendance"), "member_id": _text(attendee, "memberid"),
            }
