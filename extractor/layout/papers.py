"""Papers of a pack: from the weighed starts to `Document`s that cover its pages without gap or overlap.

In:  starts of papers, openings of pages, the leaves, the items as listed.
Out: documents with kind, title and report head; the physical pages of each item.

An item's second paper is an appendix unless it has a report's head of its own; the pages in front of the first
paper are the agenda, up to the guidance that may follow it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractor.document import Document, Leaf, Line
from extractor.layout.agenda import Listed
from extractor.layout.boundaries import Start, is_same_title, plain
from extractor.layout.header_block import author_in, contact_in, value_under_head
from extractor.layout.met import tell_it_is_over
from extractor.layout.openings import Opening, asks_for_decision, reads_like_report

_HEADER_FIELDS = ("lead_officer", "author", "contact_text", "cabinet_member", "division")
_WITHOUT_HEAD = frozenset({"agenda", "guidance", "minutes", "forward_plan", "work_programme", "outcome_tracker"})
_FRONT_KINDS = frozenset({"agenda", "guidance"})
_TAIL_PAGES = 3
_ITEM_OR_PART = re.compile(
    r"(?!\d{1,2}\w* (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
    r"\(?(?:\d{1,3}[a-z]?[.)]?|\d{1,4}/\d{1,4}|[a-z]\d{1,2}[.)]?|[a-z][.)])\s+\(?[a-z]"
    r"|(?:part|section) \w+\b|agenda item\b|no\.? item\b"
    r"|(?:\w+\.? ){0,3}pages?(?: nos?\.?| numbers?)?$", re.IGNORECASE)
_UNSURE = ("report", "appendix", "other")
_OF_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)
_APPENDIX_TITLE = re.compile(r"\s*(?:appendix|annex|enclosure|schedule|app\.? ?\d)", re.IGNORECASE)


class Labels(NamedTuple):
    """Printed labels to physical pages, blank pages filled in by counting on."""

    pages: Mapping[str, int]

    @classmethod
    def of(cls, leaves: Sequence[Leaf]) -> "Labels":
        found: dict[str, int] = {}
        for leaf in leaves:
            if leaf.page_label:
                found.setdefault(leaf.page_label, leaf.page_number)
        for leaf in leaves:
            if leaf.page_label is None or not leaf.page_label.isdigit():
                continue
            for step in (1, 2):
                at = leaf.page_number + step
                if at > len(leaves) or leaves[at - 1].page_label is not None:
                    break
                found.setdefault(str(int(leaf.page_label) + step), at)
        return cls(found)


def documents_of(
    starts: Sequence[Start], openings: Sequence[Opening], leaves: Sequence[Leaf], *, pack_id: str, is_agenda: bool,
    file_kind: str, titles: Mapping[str, str],
) -> tuple[Document, ...]:
    """Documents in page order; `titles` are those of the items, by number, as the agenda lists them."""
    stops = [s.page_number - 1 for s in starts[1:]] + [len(leaves)]
    documents: list[Document] = []
    item: str | None = None
    papers_of_item = 0
    for index, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        opening = openings[start.page_number - 1]
        if start.item is not None and start.item != item:
            item, papers_of_item = start.item, 0
        may_be_loose = start.item is None and "appendix" not in start.sources and documents and (
            documents[-1].kind == "minutes" or (item is None and documents[-1].kind not in _FRONT_KINDS))
        is_loose = bool(may_be_loose) and _is_report(opening, leaves[start.page_number - 1])
        if is_loose:
            item, papers_of_item = None, 0                  # a report is no paper of the item that signs minutes
        is_front = is_agenda and item is None and not is_loose and not _is_paper(start, opening, index) and all(
            d.kind in _FRONT_KINDS for d in documents)
        kind = _front_kind(opening, index) if is_front else _kind(start, opening, papers_of_item, file_kind, index)
        if kind in _UNSURE and start.item is not None and _OF_MINUTES.search(titles.get(start.item, "")) and (
                not opening.header.is_of_report and _tells_of_meeting(leaves[start.page_number - 1 : stop])):
            kind = "minutes"                                # its item signs minutes, and it never says so itself
        elif is_loose or (kind == "appendix" and opening.kind is None and "appendix" not in start.sources
                          and asks_for_decision(_body(leaves[start.page_number - 1]))):
            kind = "report"
        papers_of_item += 1
        document = Document(
            document_id=f"{pack_id[:16]}-d{index:03d}", kind=kind, page_number=start.page_number, last_page_number=stop,
            item_number=item, title=_title(opening, start, titles, kind),
            page_label_first=leaves[start.page_number - 1].page_label, page_label_last=_last_label(leaves, start, stop),
        )
        if kind not in _WITHOUT_HEAD:
            document = _with_header(document, opening, leaves)
        documents.append(document)
    return tuple(_with_fronts_joined(documents))


def _is_report(opening: Opening, leaf: Leaf) -> bool:
    return opening.header.is_of_report or (
        opening.kind is None and reads_like_report(_body(leaf)))


def _body(leaf: Leaf) -> list[Line]:
    return [line for line in leaf.lines if line.is_body]


def _tells_of_meeting(leaves: Sequence[Leaf]) -> bool:
    return tell_it_is_over([line for leaf in leaves[:2] for line in _body(leaf)])


def _title(opening: Opening, start: Start, titles: Mapping[str, str], kind: str) -> str | None:
    """The head that says what the agenda says of the item, if the page has one; else its own title.

    The first items of agendas and minutes are set as large as their titles, or larger.
    """
    listed = titles.get(start.item or "")
    if kind in ("agenda", "minutes") and _ITEM_OR_PART.match(opening.title or ""):
        return start.title
    own = plain(opening.title or "")
    if kind == "agenda" and any(is_same_title(plain(t), own) or own.endswith(f" {plain(t)}") for t in titles.values()):
        return start.title
    same = next((head for head in opening.heads if listed and is_same_title(plain(listed), plain(head))), None)
    return same or opening.title or start.title


def _is_paper(start: Start, opening: Opening, index: int) -> bool:
    return index > 0 and (opening.kind in ("minutes", "forward_plan", "work_programme", "outcome_tracker")
                          or opening.header.is_of_report or "appendix" in start.sources)


def _front_kind(opening: Opening, index: int) -> str:
    return "guidance" if opening.kind == "guidance" and index > 0 else "agenda"


def _kind(start: Start, opening: Opening, papers_of_item: int, file_kind: str, index: int) -> str:
    """Kind of one paper; `papers_of_item` papers of its item stand before it."""
    if index == 0 and file_kind in ("minutes", "forward_plan", "report"):
        return file_kind
    has_head = opening.header.is_of_report
    if opening.kind == "minutes" and not has_head:
        return "minutes"
    if opening.kind in ("forward_plan", "work_programme", "outcome_tracker") and not has_head:
        return opening.kind
    is_appendix = opening.kind == "appendix" or bool(_APPENDIX_TITLE.match(start.title or ""))
    if has_head and not is_appendix:
        return "report"
    if is_appendix and (papers_of_item > 0 or index == 0 or not has_head):
        return "appendix"
    if start.item is not None or has_head:
        return "report" if papers_of_item == 0 else "appendix"
    if papers_of_item > 0:
        return "appendix"
    return "guidance" if opening.kind == "guidance" else "other"


def _last_label(leaves: Sequence[Leaf], start: Start, stop: int) -> str | None:
    return next((leaf.page_label for leaf in reversed(leaves[start.page_number - 1: stop]) if leaf.page_label), None)


def _with_header(document: Document, opening: Opening, leaves: Sequence[Leaf]) -> Document:
    """The document with what its head block, or a contact section at its end, says of people and places."""
    fields = {name: opening.header.values[name] for name in _HEADER_FIELDS if name in opening.header.values}
    if opening.header.is_of_report or document.kind == "report":
        first = max(document.page_number - 1, document.last_page_number - _TAIL_PAGES)
        tail = [x for leaf in leaves[first: document.last_page_number] for x in leaf.lines if x.is_body]
        for name, named_in in (("author", author_in), ("contact_text", contact_in)):
            value = None if name in fields else named_in(tail)
            fields |= {name: value} if value else {}
    if "division" not in fields and document.kind == "report":
        under = value_under_head([x for x in leaves[document.page_number - 1].lines if x.is_body], "division")
        fields |= {"division": under} if under else {}
    return replace(
        document, lead_officer=fields.get("lead_officer"), author=fields.get("author"),
        contact_text=fields.get("contact_text"), cabinet_member=fields.get("cabinet_member"),
        division=fields.get("division"),
    )


def _with_fronts_joined(documents: Sequence[Document]) -> list[Document]:
    """Agenda pages that follow one another are one document."""
    joined: list[Document] = []
    for document in documents:
        last = joined[-1] if joined else None
        if last and document.kind == last.kind and document.kind in ("agenda", "guidance") and last.item_number is None:
            joined[-1] = replace(last, last_page_number=document.last_page_number)
        else:
            joined.append(document)
    return joined


def item_pages(
    items: Sequence[Listed], documents: Sequence[Document], starts: Sequence[Start], labels: Labels
) -> list[tuple[int | None, int | None]]:
    """First and last physical page of each item's papers; (None, None) where it has none in this PDF."""
    by_item: dict[str, list[Document]] = {}
    for document in documents:
        if document.item_number is not None:
            by_item.setdefault(document.item_number, []).append(document)
    named = {s.item for s in starts if s.item}
    found: list[tuple[int | None, int | None]] = []
    for item in items:
        own = by_item.get(item.number, []) if item.number in named else []
        if own:
            last = own[-1].last_page_number
            printed = labels.pages.get(item.last or "")
            found.append((own[0].page_number, printed if printed and printed >= own[0].page_number else last))
        else:
            found.append((None, None))
    return found
