"""What the stages found -> rows of every dataset. Types come from `families` and `values`, columns from `schema`.

In:  one pack's pages, leaves, grids, segmentation, minutes and mentions.
Out: dataset name -> rows, each with `pack_id`; nothing here drops a grid: what no family knows is still a table.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from extractor.document import (
    Cell,
    Document,
    FrontSheet,
    Grid,
    Leaf,
    Line,
    Mention,
    MinutesRecord,
    Pack,
    Paragraph,
    Row,
    Segmentation,
)
from extractor.document.shelf import Shelf
from extractor.families import BlockLine, Context, FamilyRows, names_plan, rows_of, rows_of_blocks
from extractor.families.told import prose_findings, told_twice

_LINES_ABOVE = 3             # that may hold the sentence that leads up to a table
_FULL_LINE = 55              # characters: a line of prose that goes on below
_NEAR_LINES = 400            # body lines of prose handed to a family for its totals
_PAGES_AT_HAND = 16          # whose lines are kept while tables near them are read


class Tables(NamedTuple):
    """Rows that come from grids: the two of structure, and those of the families, with their findings."""

    rows: dict[str, Shelf[Row]]
    findings: tuple[Row, ...]


def normalise_tables(
    pack: Pack, segmentation: Segmentation, minutes: Sequence[MinutesRecord], leaves: Sequence[Leaf],
    grids: Sequence[Grid],
) -> Tables:
    """`tables`, `table_cells` and every family's dataset, with the findings the families made."""
    rows: dict[str, Shelf[Row]] = {"tables": Shelf(), "table_cells": Shelf()}
    findings: list[Row] = []
    by_page = _documents_by_page(segmentation.documents)
    items = {item.number: item.title for item in segmentation.items if item.number}
    lines = _BodyLines(leaves)
    listed: set[str] = set()
    for grid in grids:
        document = by_page.get(grid.page_number)
        found = rows_of(grid, _context(segmentation, document, items, lines, grid))
        if found.family == "forward_plan" and document is not None:
            listed.add(document.document_id)
        table_id = f"{pack.pack_id[:16]}-t{grid.index:04d}"
        rows["tables"].append(_table_row(pack, grid, table_id, document, found))
        rows["table_cells"].extend(_cell_row(pack, table_id, cell) for cell in grid.cells)
        for dataset, family_rows in found.rows.items():
            rows.setdefault(dataset, Shelf()).extend(
                {"pack_id": pack.pack_id, "table_id": table_id, **row} for row in family_rows
            )
        findings += (
            {**finding_row(pack, f), "page_number": f.page_number or grid.page_number} for f in found.findings
        )
    for document in segmentation.documents:
        is_plan = "forward_plan" in (document.kind, segmentation.front.kind) or names_plan(document.title)
        if document.document_id not in listed and is_plan:
            loose = _lines_outside_tables(leaves, grids, document)
            plan, found_there = rows_of_blocks(_without_plan_titles(loose))
            rows.setdefault("forward_plan", Shelf()).extend(
                {"pack_id": pack.pack_id, "table_id": None, **row} for row in plan
            )
            findings += (finding_row(pack, f) for f in found_there)
    figures = (row for name in ("statistics", "complaints", "send") for row in rows.get(name, ()))
    findings += (finding_row(pack, f) for f in told_twice(figures))
    told = ((p.text, p.page_number) for p in segmentation.paragraphs)
    findings += (finding_row(pack, f) for f in prose_findings(told))
    return Tables(rows, tuple(findings))


def _lines_outside_tables(
    leaves: Sequence[Leaf], grids: Sequence[Grid], document: Document
) -> list[BlockLine]:
    """Body lines of a document that are in no table, and where they and their values begin: a plan may be in blocks."""
    pages = range(document.page_number, document.last_page_number + 1)
    used = {
        w for grid in grids if grid.page_number <= pages[-1] and grid.last_page_number >= pages[0]
        for cell in grid.cells for w in cell.word_ids
    }
    return [
        _block_line(leaf, line)
        for leaf in leaves[document.page_number - 1 : document.last_page_number]
        for line in leaf.lines
        if line.is_body and (leaf.page_number, line.word_ids[0]) not in used
    ]


def _without_plan_titles(lines: Sequence[BlockLine]) -> list[BlockLine]:
    """The lines without headings that name the plan, and without those above its first, the council's."""
    named = [at for at, line in enumerate(lines) if line.is_heading and names_plan(line.text)]
    first = named[0] if named and lines[named[0]].page_number == lines[0].page_number else 0
    return [line for at, line in enumerate(lines) if not line.is_heading or (at >= first and at not in named)]


def _block_line(leaf: Leaf, line: Line) -> BlockLine:
    if len(line.segments) < 2:
        return BlockLine(line.text, leaf.page_number, line.box.x0, None, line.is_bold)
    label, value = line.segments[:2]
    words = " ".join(word.text for word in line.words[label[0] : value[0]])
    return BlockLine(line.text, leaf.page_number, line.box.x0, line.words[value[0]].x0, line.is_bold, words)


def _documents_by_page(documents: Sequence[Document]) -> dict[int, Document]:
    return {n: d for d in documents for n in range(d.page_number, d.last_page_number + 1)}


class _BodyLines:
    """Text and first word of each body line by page index; of the pages asked for last, for packs are long."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._leaves = leaves
        self._known: dict[int, list[tuple[str, tuple[int, int] | None]]] = {}

    def __getitem__(self, index: int) -> list[tuple[str, tuple[int, int] | None]]:
        if index not in self._known:
            while len(self._known) >= _PAGES_AT_HAND:
                del self._known[next(iter(self._known))]
            leaf = self._leaves[index]
            self._known[index] = [
                (line.text, (leaf.page_number, line.word_ids[0]) if line.word_ids else None)
                for line in leaf.lines if line.is_body
            ]
        return self._known[index]

    def between(self, first: int, stop: int) -> Iterator[tuple[str, tuple[int, int] | None]]:
        """Of the pages from index `first` up to `stop`, as far as there are any."""
        for index in range(first, min(stop, len(self._leaves))):
            yield from self[index]


def _context(
    segmentation: Segmentation, document: Document | None, items: Mapping[str, str], lines: _BodyLines, grid: Grid
) -> Context:
    used = {w for cell in grid.cells for w in cell.word_ids}
    near = (
        text
        for text, first in lines.between(max(0, grid.page_number - 2), grid.last_page_number + 1)
        if first not in used
    )
    return Context(
        item_title=items.get(document.item_number) if document and document.item_number else None,
        document_kind=document.kind if document else None,
        document_title=document.title if document else None,
        table_title=grid.title,
        lines=tuple(islice(near, _NEAR_LINES)),
        meeting_date=_day(segmentation.front.meeting_date),
        authority_name=segmentation.front.authority_name,
        document_lines=_first_lines(document, lines),
        above=_sentence_above(lines[grid.page_number - 1], used),
    )


_LEADS_UP = re.compile(r":\s*$|\b(?:tables?|below|following|overleaf|breakdown|shown|shows|sets out)\b", re.I)


def _sentence_above(
    lines: Sequence[tuple[str, tuple[int, int] | None]], used: Collection[tuple[int, int]]
) -> str | None:
    """The last sentence of the lines right above a table, where it ends with a colon or speaks of a table."""
    above: list[str] = []
    for text, first in lines:
        if first in used:
            break
        above = [*(above if above and len(above[-1]) >= _FULL_LINE else []), text][-_LINES_ABOVE:]
    else:
        return None
    last = re.split(r"(?<=[.:;?])\s+(?=[A-Z])", " ".join(above).strip())[-1]
    return last if _LEADS_UP.search(last) else None


def _first_lines(document: Document | None, lines: _BodyLines) -> tuple[str, ...]:
    """Body lines of the first page of a paper: its cover may say which year the tables further on are of."""
    if document is None:
        return ()
    return tuple(text for text, _ in lines[document.page_number - 1])


def _table_row(pack: Pack, grid: Grid, table_id: str, document: Document | None, found: FamilyRows) -> Row:
    return {
        "pack_id": pack.pack_id, "table_id": table_id, "document_id": document.document_id if document else None,
        "page_number": grid.page_number, "last_page_number": grid.last_page_number, "row_count": grid.row_count,
        "column_count": grid.column_count, "header_row_count": grid.header_row_count, "title": grid.title,
        "family": found.family, "method": grid.method, "confidence": round(grid.confidence, 4),
    }


def _cell_row(pack: Pack, table_id: str, cell: Cell) -> Row:
    return {
        "pack_id": pack.pack_id, "table_id": table_id, "row_index": cell.row, "column_index": cell.column,
        "row_span": cell.row_span, "column_span": cell.column_span, "is_header": cell.is_header, "text": cell.text,
        "page_number": cell.page_number, **_box(cell.box),
        "fill_colour": None if cell.fill is None else f"#{cell.fill:06x}",
    }


def _box(box: tuple[float, float, float, float]) -> Row:
    x0, top, x1, bottom = box
    return {"x0": round(x0, 2), "top": round(top, 2), "x1": round(x1, 2), "bottom": round(bottom, 2)}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def finding_row(pack: Pack, finding: object) -> Row:
    """A `Finding` as a row of `findings`."""
    fields = ("page_number", "check", "severity", "subject", "expected_text", "actual_text", "message")
    return {"pack_id": pack.pack_id, **{name: getattr(finding, name) for name in fields}}


def pack_row(
    pack: Pack, front: FrontSheet, *, status: str, status_reason: str | None, extractor_version: str
) -> Row:
    """The row of `packs`; what the pack says of itself comes first, then what is known from outside."""
    sources: set[str] = {page.text_source for page in pack.pages if page.word_count or page.text_source == "none"}
    known = pack.provenance
    return {
        "pack_id": pack.pack_id, "file_name": pack.file_name, "source_uri": known.source_uri,
        "authority_name": front.authority_name or known.authority_name,
        "committee": front.committee or known.committee,
        "meeting_date": _day(front.meeting_date or known.meeting_date), "meeting_time": front.meeting_time,
        "venue": front.venue, "title": front.title, "kind": front.kind, "page_count": len(pack.pages),
        "issued_date": _day(front.issued_date), "contact_name": front.contact_name,
        "contact_email": front.contact_email, "contact_phone": front.contact_phone,
        "producer": pack.info.get("Producer"), "text_layer": _text_layer(sources), "status": status,
        "status_reason": status_reason, "extractor_version": extractor_version,
    }


def _text_layer(sources: set[str]) -> str:
    """What `packs.text_layer` says of the pages' sources taken together."""
    if sources <= {"native"}:
        return "native"
    if len(sources) == 1:
        return next(iter(sources))
    return "mixed"


def page_rows(pack: Pack, leaves: Sequence[Leaf], segmentation: Segmentation) -> Shelf[Row]:
    """One row a page; `text` is its body, furniture left out."""
    by_page = _documents_by_page(segmentation.documents)
    rows: Shelf[Row] = Shelf()
    for page, leaf, role in zip(pack.pages, leaves, segmentation.page_roles, strict=True):
        document = by_page.get(page.number)
        rows.append({
            "pack_id": pack.pack_id, "page_number": page.number, "page_label": leaf.page_label,
            "width": round(page.width, 2), "height": round(page.height, 2), "rotation": page.rotation,
            "word_count": page.word_count, "text_source": page.text_source, "role": role,
            "document_id": document.document_id if document else None,
            "text": " ".join(line.text for line in leaf.lines if line.is_body),
        })
    return rows


def agenda_rows(pack: Pack, segmentation: Segmentation) -> dict[str, list[Row]]:
    """`agenda_items` and `documents`."""
    items = [
        {
            "pack_id": pack.pack_id, "item_index": item.index, "item_number": item.number, "title": item.title,
            "description": item.description, "page_label_first": item.page_label_first,
            "page_label_last": item.page_label_last, "page_number": item.page_number,
            "last_page_number": item.last_page_number, "evidence": list(item.evidence),
            "confidence": round(item.confidence, 4),
        }
        for item in segmentation.items
    ]
    names = (
        "document_id", "item_number", "kind", "title", "page_number", "last_page_number", "page_label_first",
        "page_label_last", "lead_officer", "author", "contact_text", "cabinet_member", "division",
    )
    documents = [
        {"pack_id": pack.pack_id, **{name: getattr(d, name) for name in names}} for d in segmentation.documents
    ]
    return {"agenda_items": items, "documents": documents}


def paragraph_rows(pack: Pack, paragraphs: Sequence[Paragraph], report_ids: frozenset[str]) -> dict[str, Shelf[Row]]:
    """`report_paragraphs` of those documents, and `minutes_paragraphs`."""
    report: Shelf[Row] = Shelf()
    minuted: Shelf[Row] = Shelf()
    for p in paragraphs:
        shared = {
            "pack_id": pack.pack_id, "document_id": p.document_id, "paragraph_number": p.number, "text": p.text,
            "page_number": p.page_number, "last_page_number": p.last_page_number, **_box(p.box),
        }
        if p.source == "minutes":
            minuted.append({
                **shared, "minute_number": p.section_number, "paragraph_index": p.index, "kind": p.kind,
            })
        elif p.document_id in report_ids:
            report.append({
                **shared, "section_number": p.section_number, "section_title": p.section_title,
                "paragraph_index": p.index, "is_footnote": p.is_footnote,
            })
    return {"report_paragraphs": report, "minutes_paragraphs": minuted}


def mention_rows(pack: Pack, mentions: Sequence[Mention], person_keys: Mapping[str, Mapping[str, str]]) -> Shelf[Row]:
    """`mentions`, in reading order; `person_keys` are by document and printed name, for sets of minutes only."""
    names = ("document_id", "paragraph_index", "label", "text", "normalised_text", "start", "end")
    return Shelf(
        {"pack_id": pack.pack_id, **{name: getattr(m, name) for name in names},
         "person_key": person_keys.get(m.document_id, {}).get(m.text) if m.label == "person" else None}
        for m in mentions
    )
