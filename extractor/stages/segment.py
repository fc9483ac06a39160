"""A pack's parts: front sheet, agenda items, papers, the role of each page, and the papers' paragraphs.

In:  the pack, its leaves, its grids. Out: a `Segmentation`.

The order matters: what the pages open with tells where the front matter ends; the front matter gives the items;
items, stamps, outline and openings together tell where papers begin; papers give each paragraph its context.
Minutes are left to `minutes`: their documents get no paragraphs here.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.document import (
    Area,
    Document,
    Finding,
    FrontSheet,
    Grid,
    Heading,
    Item,
    Leaf,
    Line,
    Pack,
    Paragraph,
    Segmentation,
)
from extractor.document.shelf import Shelf
from extractor.document.wordset import WordSet
from extractor.layout import boundaries as evidence
from extractor.layout.agenda import Listed, has_hole, is_agenda_head, is_guidance_head, listed_items, printed_number
from extractor.layout.authority import authority_of
from extractor.layout.figures import are_labels, is_drawn
from extractor.layout.filekind import file_kind, opens_as_agenda
from extractor.layout.front import Facts, front_facts
from extractor.layout.glances import Glance, glance_of
from extractor.layout.header_block import header_block
from extractor.layout.marks import mark_boundaries
from extractor.layout.numbering import number_at_start, range_in
from extractor.layout.openings import Opening, opening_of
from extractor.layout.papers import Labels, documents_of, item_pages
from extractor.layout.sections import sections_of
from extractor.layout.table_notes import with_table_notes
from extractor.prose import UsedWords, ids_of, is_free, lines_to_passages, marker_of, usual_size, without_words

_MAX_FRONT_PAGES = 14
_BARE_AGENDA = re.compile(r"\W*a ?g ?e ?n ?d ?a\W*", re.IGNORECASE)
_AGENDA_KINDS = ("agenda", "agenda_pack", "agenda_supplement", "agenda_frontsheet")
_ROLE_OF_KIND = {"agenda": "agenda", "guidance": "guidance", "minutes": "minutes", "report": "report"}


def segment(pack: Pack, leaves: Sequence[Leaf], grids: Sequence[Grid]) -> Segmentation:
    """All parts of one pack; words in grids are left out of headings and paragraphs."""
    used = WordSet()
    for grid in grids:
        used.add(itertools.chain.from_iterable((*(cell.word_ids for cell in grid.cells), grid.dropped_word_ids)))
    openings, glances = _looks(leaves, used)
    marks = _page_marks(pack, leaves, openings, glances)
    width = pack.pages[0].width if pack.pages else 0.0
    lead = next((i for i, leaf in enumerate(leaves) if not leaf.is_blank), 0)
    openings[:lead] = openings[lead : lead + 1] * lead        # a blank first page is of the paper that follows it
    front_count = _front_page_count(leaves, evidence.weigh(marks, len(leaves), is_pack=True), width)
    front_lines = _body(leaves[:front_count])
    listed = _listed(front_lines, used.by_page(1, front_count), width) if pack.pages else ()
    kind = file_kind(pack, front_lines, openings[0], listed) if openings else "other"
    is_agenda = kind in _AGENDA_KINDS
    items = listed if is_agenda else ()
    labels = Labels.of(leaves)
    signals = _signals(pack, marks, openings, items, labels, is_agenda=is_agenda)
    has_system = bool(items) or any(b.source in ("stamp", "outline") for b in signals)
    starts = evidence.weigh(signals, len(leaves), is_pack=has_system)
    starts = [s for s in starts if not 1 < s.page_number <= lead + 1]
    documents = documents_of(
        starts, openings, leaves, pack_id=pack.pack_id, is_agenda=is_agenda, file_kind=kind,
        titles={i.number: i.title for i in items},
    ) if leaves else ()
    pages = item_pages(items, documents, starts, labels)
    areas = [area for grid in grids for area in grid.areas]
    paragraphs, headings = _texts(documents, leaves, openings, used, areas, _figure_pages(pack, leaves))
    heads = [line for leaf in leaves[:front_count] for line in leaf.lines if line.role == "running_head"]
    facts = front_facts(_over_entries(front_lines, areas) if kind == "forward_plan" else front_lines, pack.info, heads)
    return Segmentation(
        front=_front_sheet(pack, leaves, front_count, facts, _pack_kind(kind, documents)),
        items=_items(items, pages, starts, signals),
        documents=tuple(replace(d, item_number=printed_number(d.item_number)) for d in documents),
        page_roles=_page_roles(leaves, documents, items), paragraphs=paragraphs, headings=headings,
        findings=tuple(_contradictions(items, pages, labels, starts)),
    )


def _looks(leaves: Sequence[Leaf], used: WordSet) -> tuple[list[Opening], list[Glance]]:
    """All that is asked of the lines of each page, in one pass."""
    openings: list[Opening] = []
    glances: list[Glance] = []
    for before, leaf in zip([None, *leaves], leaves, strict=False):
        openings.append(opening_of(leaf, used.by_page(leaf.page_number), before))
        glances.append(glance_of(leaf))
    return openings, glances


def _figure_pages(pack: Pack, leaves: Sequence[Leaf]) -> frozenset[int]:
    """Plans, maps and charts: what is written there labels them."""
    bodies = ((leaf.page_number, [line for line in leaf.lines if line.is_body]) for leaf in leaves)
    return frozenset(n for n, lines in bodies if lines and are_labels(lines) and is_drawn(pack.page(n)))


def _body(leaves: Sequence[Leaf]) -> list[Line]:
    return [line for leaf in leaves for line in leaf.lines if line.is_body]


def _not_used(lines: Sequence[Line], used: UsedWords) -> list[Line]:
    return [line for line in lines if is_free(line, used)]


def _listed(lines: Sequence[Line], used: UsedWords, page_width: float) -> tuple[Listed, ...]:
    """The agenda's items; tables between them are left out, but not where the list itself was taken for one."""
    free = _not_used(lines, used)
    listed = listed_items(free, page_width)
    if len(free) == len(lines):
        return listed
    whole = listed_items(lines, page_width)
    more = len(whole) - len(listed)
    return whole if more > 1 or (more == 1 and has_hole(listed) and not has_hole(whole)) else listed


def _front_page_count(leaves: Sequence[Leaf], starts: Sequence[evidence.Start], page_width: float) -> int:
    """Pages before the first paper: to the first item stamp, else to the first start after the agenda's head.

    Where no line says "Agenda", the first item of a list with page ranges stands for the head.
    """
    limit = min(len(leaves), _MAX_FRONT_PAGES)
    stamped = next((leaf.page_number - 1 for leaf in leaves if leaf.item_stamps), None)
    if stamped is not None and stamped > 0:
        limit = min(limit, stamped)
    heads = [leaf.page_number for leaf in leaves[:limit] if _has_agenda_head(leaf)]
    if heads:
        head = next((n for n in heads if _has_bare_head(leaves[n - 1])), heads[0])
    else:
        listed = listed_items(_body(leaves[:limit]), page_width) if limit > 1 else ()
        first = next((leaf.page_number for leaf in leaves if not leaf.is_blank), 1)
        head = listed[0].page_number if any(i.first for i in listed) or opens_as_agenda(listed) else first
    return next((s.page_number - 1 for s in starts if head < s.page_number <= limit
                 and not _lists_items(leaves[s.page_number - 1], page_width)), limit)


def _lists_items(leaf: Leaf, page_width: float) -> bool:
    """Its first line is a numbered item with its page range: who to ask stands below it, as at a report's head."""
    first = next((line for line in leaf.lines if line.is_body), None)
    return first is not None and number_at_start(first.words) is not None and range_in(first, page_width) is not None


def _has_agenda_head(leaf: Leaf) -> bool:
    return any(line.is_body and len(line.text) < 60 and is_agenda_head(line.text) for line in leaf.lines)


def _has_bare_head(leaf: Leaf) -> bool:
    """The word "Agenda" and no more: front sheets say "Agenda for a meeting" pages before it."""
    return any(line.is_body and _BARE_AGENDA.fullmatch(line.text) for line in leaf.lines)


def _page_marks(
    pack: Pack, leaves: Sequence[Leaf], openings: Sequence[Opening], glances: Sequence[Glance]
) -> list[evidence.Boundary]:
    """What the pages themselves say of where papers begin, before the agenda is read."""
    return [
        *evidence.stamp_boundaries(leaves), *evidence.opening_boundaries(openings),
        *evidence.numbering_boundaries(leaves),
        *evidence.page_boundaries(pack, leaves, glances), *evidence.font_boundaries(pack, leaves),
        *evidence.tag_boundaries(pack, leaves),
    ]


def _signals(
    pack: Pack, marks: Sequence[evidence.Boundary], openings: Sequence[Opening], items: Sequence[Listed],
    labels: Labels, *, is_agenda: bool,
) -> list[evidence.Boundary]:
    """The marks of the pages, and what outline, ranges, links and headings say of the items."""
    last_listed = max((line.page_number for i in items for line in i.lines[:1]), default=0) if is_agenda else 0
    if not is_agenda:                        # what stands behind the signature of minutes alone is their annex
        marks = [b for b in marks if b.source != "closed_before"]
    return [
        *evidence.outline_boundaries(pack, items), *evidence.range_boundaries(items, labels.pages),
        *evidence.link_boundaries(pack, items), *evidence.heading_boundaries(openings, items),
        *mark_boundaries(openings, items),
        *evidence.of_listed_items(
            [b for b in marks if b.page_number > last_listed or b.source in ("stamp", "guidance")], items),
    ]


_ENTRY = re.compile(
    r"\W*(?:ref(?:erence)?|title|subject|issue|item|matter|decision|report|portfolio|key|date|expected|lead|contact)\b"
    r"[^:?]{0,60}[:?]", re.IGNORECASE)


_BEFORE_TITLE = re.compile(r"^(?:\(Public Pack\)|Microsoft (?:Word|Excel|PowerPoint) -)\s*")
_A_FILE = re.compile(r"\.(?:docx?|docm|rtf|odt|html?|pdf|xlsx?|pptx?|tmp)$|^(?:untitled|document\d*)$", re.IGNORECASE)
_OF_A_PLAN = re.compile(r"\b(?:plan|decisions?|notice|programme)\b", re.IGNORECASE)


def _over_entries(lines: Sequence[Line], areas: Sequence[Area]) -> list[Line]:
    """A plan's own head: what stands over its first table or block. Dates and bodies below are of its decisions."""
    tops = {a.page_number: a.box.top for a in sorted(areas, key=lambda a: -a.box.top)}
    first = min(tops, default=0)
    over = [x for x in lines if not first or x.page_number < first or
            (x.page_number == first and x.box.bottom < tops[first] + 1)]
    return list(itertools.takewhile(lambda line: not _ENTRY.match(line.text), over))


def _pack_kind(kind: str, documents: Sequence[Document]) -> str:
    if kind != "agenda":
        return kind
    return "agenda_pack" if any(d.kind not in ("agenda", "guidance") for d in documents) else "agenda_frontsheet"


def _front_sheet(pack: Pack, leaves: Sequence[Leaf], front_count: int, facts: Facts, kind: str) -> FrontSheet:
    front = [line.segment_text(i) for leaf in leaves[:front_count]
             for line in sorted(leaf.lines, key=lambda x: x.box.top) for i in range(len(line.segments))]
    others = [line.text for leaf in leaves[front_count:60] for line in leaf.lines]
    title = _typed_title(pack.info.get("Title", "")) if kind in _AGENDA_KINDS else None
    is_own_title = kind == "forward_plan" and _OF_A_PLAN.search(facts.committee or "") is not None
    return FrontSheet(
        authority_name=authority_of(front, others), committee=None if is_own_title else facts.committee,
        meeting_date=facts.meeting_date, meeting_time=facts.meeting_time, venue=facts.venue,
        title=title,
        kind=kind, issued_date=facts.issued_date, contact_name=facts.contact_name,
        contact_email=facts.contact_email, contact_phone=facts.contact_phone,
    )


def _typed_title(info: str) -> str | None:
    """The Info title without what the system or the word processor put round it; None for a bare file name."""
    title = _BEFORE_TITLE.sub("", info)
    stem = _A_FILE.sub("", title)
    return stem if stem and (stem == title or " " in stem) else None


def _items(
    listed: Sequence[Listed], pages: Sequence[tuple[int | None, int | None]], starts: Sequence[evidence.Start],
    signals: Sequence[evidence.Boundary],
) -> tuple[Item, ...]:
    by_page = {s.page_number: s for s in starts}
    items = []
    for index, (one, (first, last)) in enumerate(zip(listed, pages, strict=True)):
        agreed = {b.source for b in signals if b.item == one.number and b.page_number == first}
        against = {b.page_number for b in signals if b.item == one.number} - {first}
        start = by_page.get(first or 0)
        if start and not start.item and "heading" in start.sources:
            agreed.add("heading")
        confidence = 1.0 if first is None else min(1.0, 0.55 + 0.2 * len(agreed)) - 0.15 * bool(against)
        items.append(Item(
            index=index, number=printed_number(one.number), title=one.title, description=one.description,
            page_label_first=one.first, page_label_last=one.last, page_number=first, last_page_number=last,
            listed_on_page=one.page_number, evidence=tuple(sorted(agreed)), confidence=round(confidence, 2),
        ))
    return tuple(items)


def _page_roles(leaves: Sequence[Leaf], documents: Sequence[Document], items: Sequence[Listed]) -> tuple[str, ...]:
    listing = {line.page_number for item in items for line in item.lines}
    first_listing = min(listing, default=0)
    roles = []
    for document in documents:
        for leaf in leaves[document.page_number - 1: document.last_page_number]:
            role = _ROLE_OF_KIND.get(document.kind, "other")
            if leaf.is_blank:
                role = "blank"
            elif role == "agenda" and leaf.page_number == 1 and first_listing > 1:
                role = "front_sheet"
            elif role == "agenda" and leaf.page_number not in listing and _opens_guidance(leaf):
                role = "guidance"
            roles.append(role)
    return tuple(roles)


def _opens_guidance(leaf: Leaf) -> bool:
    first = next((line for line in leaf.lines if line.is_body), None)
    return first is not None and is_guidance_head(first.text)


def _texts(
    documents: Sequence[Document], leaves: Sequence[Leaf], openings: Sequence[Opening], pack_used: WordSet,
    areas: Sequence[Area], figures: frozenset[int],
) -> tuple[Sequence[Paragraph], Sequence[Heading]]:
    """Paragraphs and headings of all papers but minutes."""
    paragraphs: Shelf[Paragraph] = Shelf()
    headings: Shelf[Heading] = Shelf()
    for document in documents:
        if document.kind == "minutes":
            continue
        used = pack_used.by_page(document.page_number, document.last_page_number)
        lines = _body(leaves[document.page_number - 1: document.last_page_number])
        head = _head_lines(lines, document, openings[document.page_number - 1])
        headings.extend(
            Heading(document.document_id, line.text, line.page_number, tuple(ids_of(free)))
            for line in head
            if (free := without_words(line, used)) is not None
        )
        taken = {id(line) for line in head}
        rest = [line for line in lines if id(line) not in taken]
        size = usual_size(rest)
        own_areas = [a for a in areas if document.page_number <= a.page_number <= document.last_page_number]
        passages = with_table_notes(lines_to_passages(rest, used=used), own_areas, size)
        own, heads = sections_of(document, passages, size, figures=figures)
        paragraphs.extend(own)
        headings.extend(heads)
    return paragraphs.settled(), headings.settled()


def _head_lines(lines: Sequence[Line], document: Document, opening: Opening) -> list[Line]:
    """The lines of a report's head block, and those above it."""
    header = opening.header
    if document.kind in ("agenda", "guidance") or not header.label_count or len(header.values) < 2:
        return []
    first = [line for line in lines if line.page_number == document.page_number]
    block = header_block(first).lines
    last = max(block, default=0)
    return [line for i, line in enumerate(first) if i in block or i < min(block, default=0)
            or (i < last and len(line.segments) > 1 and marker_of(line) is None)]      # a label that is not known


def _named(item: Listed) -> str:
    return f"{printed_number(item.number) or ''} {item.title}".strip()


def _contradictions(
    items: Sequence[Listed], pages: Sequence[tuple[int | None, int | None]], labels: Labels,
    starts: Sequence[evidence.Start],
) -> list[Finding]:
    """Where a printed range, a stamp and the pages themselves do not agree."""
    found = []
    item_starts = [s for s in starts if s.item]
    for item, (first, _) in zip(items, pages, strict=True):
        if item.first and first is None:
            found.append(Finding(
                "item_papers_missing", "info", "the agenda gives a page range that is not in this PDF",
                item.page_number, _named(item), f"{item.first} - {item.last or item.first}", None,
            ))
        printed = labels.pages.get(item.first or "")
        if first is not None and printed is not None and printed != first:
            found.append(Finding(
                "item_range_start", "warning", "the printed range and the pack's marks disagree where the item begins",
                first, _named(item), str(printed), str(first),
            ))
        end = labels.pages.get(item.last or "")
        others = (s.page_number for s in item_starts if s.item != item.number)     # an item may have several papers
        after = next((page_number for page_number in others if first is not None and page_number > first), None)
        if end is not None and after is not None and end != after - 1 and not item.further:
            found.append(Finding(
                "item_range_end", "warning", "the printed range ends elsewhere than the next item begins", end,
                _named(item), str(after - 1), str(end),
            ))
    return found
