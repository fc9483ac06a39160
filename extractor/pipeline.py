"""One pack, one screen: the stages in order. Everything here is a pure function of a file's bytes.

In:  a path (and what is known of it from outside). Out: `Extraction`, every intermediate kept so that
`agendapack show` can draw it, and `PackRows`, what `write` publishes.
Raises: a `PackError` where the file as a whole is no use; `failed_pack` makes the row that says so.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path

from extractor import __version__, checks, minutes
from extractor.document import (
    Finding,
    FrontSheet,
    Grid,
    Heading,
    Leaf,
    Mention,
    MinutesRecord,
    Pack,
    Paragraph,
    Provenance,
    Row,
    Segmentation,
)
from extractor.document.shelf import Shelf
from extractor.errors import PackError, name_of, storable
from extractor.minutes.action_table import not_told_yet
from extractor.minutes.actions import actions_of
from extractor.minutes.decisions import decisions_of
from extractor.minutes.people import keyed
from extractor.stages import normalise
from extractor.stages.arrange import arrange
from extractor.stages.classify import classify
from extractor.stages.ocr import recognise
from extractor.stages.read import Limits, read
from extractor.stages.segment import segment
from extractor.stages.tabulate import tabulate
from extractor.stages.write import content_id

UNKNOWN_AUTHORITY, UNKNOWN_YEAR = "unknown", 0
_REPORT_KINDS = frozenset({"report", "appendix", "other"})


@dataclass(frozen=True, slots=True)
class Extraction:
    """What every stage made of one pack."""

    pack: Pack
    leaves: tuple[Leaf, ...]
    grids: tuple[Grid, ...]
    segmentation: Segmentation
    minutes: tuple[MinutesRecord, ...]
    paragraphs: Sequence[Paragraph]          # of reports and then of minutes, with their kinds
    mentions: Sequence[Mention]              # in the order of the paragraphs


@dataclass(frozen=True, slots=True)
class PackRows:
    """The rows of one pack by dataset, each with its pack_id, and the partition they belong to."""

    pack_id: str
    rows: dict[str, Sequence[Row]]
    authority_slug: str
    year: int
    status: str
    status_reason: str | None


def extract(
    path: str, *, provenance: Provenance | None = None, limits: Limits | None = None,
    heartbeat: Callable[[int], None] | None = None, skip_pages: frozenset[int] = frozenset(), use_ocr: bool = True,
) -> Extraction:
    """Read, arrange, tabulate, segment and classify one file; scanned pages are recognised where tesseract is."""
    pack = read(path, provenance=provenance, limits=limits, heartbeat=heartbeat, skip_pages=skip_pages)
    if use_ocr:
        pack = recognise(pack, heartbeat=heartbeat)
    leaves = arrange(pack)
    grids = tabulate(pack, leaves)
    segmentation = segment(pack, leaves, grids)
    spoken_pages = {
        n for d in segmentation.documents if d.kind == "minutes" for n in range(d.page_number, d.last_page_number + 1)
    }
    data = tuple(g for g in grids if not (g.page_number in spoken_pages and minutes.is_layout(g)))
    spoken: Shelf[Paragraph] = Shelf()
    headings: Shelf[Heading] = Shelf()
    records = []
    for document in segmentation.documents:
        if document.kind == "minutes":
            record = minutes.read_minutes(
                document, leaves[document.page_number - 1 : document.last_page_number],
                [g for g in grids if document.page_number <= g.page_number <= document.last_page_number],
            )
            records.append(replace(
                record, paragraphs=spoken.put(record.paragraphs), headings=headings.put(record.headings)
            ))
    people = {row["person_name"] for record in records for row in record.attendance if row.get("person_name")}
    texts = Shelf(chain(segmentation.paragraphs, spoken)).settled()
    paragraphs, mentions = classify(texts, known_people=sorted(people))
    return Extraction(pack, leaves, data, segmentation, tuple(records), paragraphs, mentions)


def extract_pack(
    path: str, *, provenance: Provenance | None = None, authority: str | None = None, limits: Limits | None = None,
    heartbeat: Callable[[int], None] | None = None, skip_pages: frozenset[int] = frozenset(), use_ocr: bool = True,
) -> PackRows:
    """All rows of one file; `authority` names the council where the PDF does not."""
    found = extract(
        path, provenance=provenance, limits=limits, heartbeat=heartbeat, skip_pages=skip_pages, use_ocr=use_ocr
    )
    return rows_of_extraction(found, authority=authority)


def rows_of_extraction(found: Extraction, *, authority: str | None = None) -> PackRows:
    """Normalise and check; the status is `partial` where a page could not be read."""
    pack, segmentation = found.pack, found.segmentation
    if authority and not segmentation.front.authority_name:
        front = replace(segmentation.front, authority_name=authority)
        segmentation = replace(segmentation, front=front)
    if segmentation.front.kind == "minutes" and found.minutes:
        segmentation = replace(segmentation, front=_front_of_minutes(segmentation.front, found.minutes[0].facts))
    status, reason = _status(pack)
    tables = normalise.normalise_tables(pack, segmentation, found.minutes, found.leaves, found.grids)
    report_ids = frozenset(d.document_id for d in segmentation.documents if d.kind in _REPORT_KINDS)
    row = normalise.pack_row(pack, segmentation.front, status=status, status_reason=reason,
                             extractor_version=__version__)
    minutes_rows, person_keys = _minutes_rows(found)
    ledger, findings = _check(found, row)
    rows: dict[str, Sequence[Row]] = {
        "packs": [row],
        "pages": normalise.page_rows(pack, found.leaves, segmentation),
        **normalise.agenda_rows(pack, segmentation),
        **normalise.paragraph_rows(pack, found.paragraphs, report_ids),
        **minutes_rows,
        **tables.rows,
        "mentions": normalise.mention_rows(pack, found.mentions, person_keys),
        "ledger": Shelf({"pack_id": pack.pack_id, **counts} for counts in ledger),
        "findings": _sorted_findings([*(normalise.finding_row(pack, f) for f in findings), *tables.findings]),
    }
    meeting = row["meeting_date"]
    return PackRows(
        pack.pack_id, rows, authority_slug(row["authority_name"]), meeting.year if meeting else UNKNOWN_YEAR,
        status, reason,
    )


def _check(found: Extraction, pack_row: Row) -> tuple[Sequence[Row], list[Finding]]:
    segmentation = found.segmentation
    headings = chain(segmentation.headings, *(record.headings for record in found.minutes))
    ledger, findings = checks.ledger(found.pack, found.leaves, found.grids, headings, found.paragraphs)
    findings += segmentation.findings
    findings += (f for record in found.minutes for f in record.findings)
    findings += checks.page_findings(found.pack)
    findings += checks.document_findings(found.pack, segmentation.documents)
    findings += checks.item_findings(segmentation.items)
    findings += checks.date_findings(pack_row["meeting_date"], pack_row["issued_date"], found.minutes)
    findings += checks.table_findings(found.grids)
    return ledger, findings


def _sorted_findings(findings: list[Row]) -> list[Row]:
    return sorted(findings, key=lambda f: (f["page_number"] or 0, f["check"], f["subject"] or "", f["message"]))


def _minutes_rows(found: Extraction) -> tuple[dict[str, Shelf[Row]], dict[str, dict[str, str]]]:
    """Rows of every set of minutes, people keyed within their set; and the keys: document -> printed name -> key."""
    rows: dict[str, Shelf[Row]] = {}
    keys: dict[str, dict[str, str]] = {}
    paragraphs = _runs(p.document_id if p.source == "minutes" else None for p in found.paragraphs)
    mentions = _runs(m.document_id for m in found.mentions)
    for record in found.minutes:
        spoken = [found.paragraphs[i] for i in paragraphs.get(record.document_id, ())]
        named = [m.text for i in mentions.get(record.document_id, ()) if (m := found.mentions[i]).label == "person"]
        parts, keys[record.document_id] = keyed({
            "minutes": [record.facts],
            "attendance": record.attendance,
            "minutes_items": record.items,
            "declarations": record.declarations,
            "votes": record.votes,
            "decisions": [{**row, "decision_index": i} for i, row in enumerate(
                [*decisions_of(spoken), *record.decisions])],
            "actions": [*(told := actions_of(spoken)), *not_told_yet(record.actions, told)],
        }, others=named)
        for name, part in parts.items():
            rows.setdefault(name, Shelf()).extend(
                {"pack_id": found.pack.pack_id, "document_id": record.document_id, **row} for row in part
            )
    return rows, keys


def _runs(keys: Iterable[str | None]) -> dict[str, range]:
    """Where in a sequence each key stands; those of one key stand together."""
    runs: dict[str, range] = {}
    for key, group in groupby(enumerate(keys), key=itemgetter(1)):
        places = [i for i, _ in group]
        if key is not None:
            runs[key] = range(places[0], places[-1] + 1)
    return runs


def _front_of_minutes(front: FrontSheet, facts: Row) -> FrontSheet:
    """A file that is one set of minutes has no front sheet: its head says which body met, when and where."""
    committee = facts["committee"]
    is_council_itself = (committee or "").lower() == (front.authority_name or "").lower()
    return replace(
        front, committee=None if is_council_itself else committee, venue=facts["venue"],
        meeting_date=facts["meeting_date"] or front.meeting_date,
        meeting_time=facts["start_time"] or front.meeting_time,
    )


def _status(pack: Pack) -> tuple[str, str | None]:
    lost = [p.number for p in pack.pages if p.error]
    scanned = [p.number for p in pack.pages if not p.error and p.text_source == "none"]
    if lost and len(lost) == len(pack.pages):
        return "failed", f"no page could be read: {pack.pages[0].error}"
    reasons = []
    if lost:
        reasons.append(f"{_pages(lost)} could not be read: {pack.page(lost[0]).error}")
    if scanned:
        reasons.append(f"{_pages(scanned)} without text (scanned): install tesseract, or run ocrmypdf first")
    return ("partial", "; ".join(reasons)) if reasons else ("ok", None)


def _pages(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:8])) + (" …" if len(numbers) > 8 else "")
    return f"page{'s' if len(numbers) > 1 else ''} {shown}"


def authority_slug(name: str | None) -> str:
    """The partition key of a council: "Bath & North East Somerset" -> "bath-and-north-east-somerset".

    >>> authority_slug("St. Helens Métropolitan Borough"), authority_slug(None), authority_slug("../..")
    ('st-helens-metropolitan-borough', 'unknown', 'unknown')
    """
    folded = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower().replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:80] or UNKNOWN_AUTHORITY


def failed_pack(
    path: str, error: Exception, *, provenance: Provenance | None = None, authority: str | None = None
) -> PackRows:
    """The rows of a file that is no use: one in `packs` with the reason, one in `findings`.

    `pack_id` is the SHA-256 of the bytes, or of the path where there are no bytes to read.
    """
    pack_id = content_id(Path(path))
    name = name_of(path)
    reason = str(error) if isinstance(error, PackError) else storable(f"{name}: {type(error).__name__}: {error}")
    known = provenance or Provenance(source_uri=Path(path).absolute().as_uri())
    pack = Pack(pack_id, name, path, known, ())
    front = Segmentation.nothing().front
    if authority:
        front = replace(front, authority_name=authority)
    row = normalise.pack_row(pack, front, status="failed", status_reason=reason, extractor_version=__version__)
    row["text_layer"] = "none"
    finding = Finding("pack_unusable", "error", reason, None, name)
    meeting = row["meeting_date"]
    return PackRows(
        pack_id, {"packs": [row], "findings": [normalise.finding_row(pack, finding)]},
        authority_slug(row["authority_name"]), meeting.year if meeting else UNKNOWN_YEAR, "failed", reason,
    )
