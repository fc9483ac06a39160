"""What holds between the rows of a pack, and where every word went. Looks, reports, never mends.

In:  what the stages made of one pack. Out: `ledger` rows and `Finding`s.

The ledger is the one test that finds what nobody thought of: each word of each page is furniture, heading, paragraph
or cell exactly once, or it is unplaced and counted as such.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import chain, pairwise

from extractor.document import Document, Finding, Grid, Heading, Item, Leaf, MinutesRecord, Pack, Paragraph, Row
from extractor.document.shelf import Shelf
from extractor.document.wordset import WordSet

_UNPLACED_SHARE = 0.05       # of a page's words, before the page gets a finding of its own
_FEW_WORDS = 10


def ledger(
    pack: Pack, leaves: Sequence[Leaf], grids: Sequence[Grid], headings: Iterable[Heading],
    paragraphs: Iterable[Paragraph],
) -> tuple[Sequence[Row], list[Finding]]:
    """One row a page, and a finding for each page that uses a word twice or leaves many unplaced."""
    uses = {name: WordSet() for name in ("furniture", "cell", "heading", "paragraph")}
    for leaf in leaves:
        uses["furniture"].add((leaf.page_number, i) for line in leaf.lines if not line.is_body for i in line.word_ids)
    for grid in grids:
        uses["cell"].add(chain.from_iterable((*(cell.word_ids for cell in grid.cells), grid.dropped_word_ids)))
    uses["heading"].add(chain.from_iterable(heading.word_ids for heading in headings))
    uses["paragraph"].add(chain.from_iterable(paragraph.word_ids for paragraph in paragraphs))
    placed = WordSet().union(uses.values())
    rows: Shelf[Row] = Shelf()
    findings: list[Finding] = []
    for page in pack.pages:
        n = page.number
        row = {f"{use}_count": words.count(n) for use, words in uses.items()}
        total = page.word_count
        unplaced = total - placed.count(n)
        rows.append({"page_number": n, "word_count": total, **row, "unplaced_count": unplaced})
        findings += _ledger_findings(n, total, unplaced, sum(row.values()) - placed.count(n))
    return rows.settled(), findings


def _ledger_findings(page_number: int, total: int, unplaced: int, twice: int) -> Iterable[Finding]:
    if twice > 0:
        yield Finding(
            "word_used_twice", "error", f"{twice} words of this page are in two places at once", page_number,
            actual_text=str(twice), expected_text="0",
        )
    if unplaced > max(_FEW_WORDS, _UNPLACED_SHARE * total):
        yield Finding(
            "words_unplaced", "warning", f"{unplaced} of {total} words are in no heading, paragraph or cell",
            page_number, actual_text=str(unplaced), expected_text="0",
        )


def page_findings(pack: Pack) -> list[Finding]:
    """Pages that could not be read, and pages that are pictures of text."""
    found = []
    for page in pack.pages:
        if page.error:
            found.append(Finding("page_unreadable", "error", page.error, page.number, pack.file_name))
        elif page.text_source == "none":
            found.append(Finding(
                "page_without_text", "warning",
                "a picture of a page without text; install tesseract, or run ocrmypdf on the file first", page.number,
                pack.file_name,
            ))
    return found


def document_findings(pack: Pack, documents: Sequence[Document]) -> list[Finding]:
    """Documents must cover the pages in order, without gap or overlap."""
    found = []
    due = 1
    for document in documents:
        if document.page_number != due:
            found.append(Finding(
                "documents_cover_pages", "error", "documents leave a gap or overlap", document.page_number,
                document.document_id, str(due), str(document.page_number),
            ))
        due = document.last_page_number + 1
    if documents and due != len(pack.pages) + 1:
        found.append(Finding(
            "documents_cover_pages", "error", "the last document does not end with the pack", due - 1,
            documents[-1].document_id, str(len(pack.pages)), str(due - 1),
        ))
    return found


def item_findings(items: Sequence[Item]) -> list[Finding]:
    """Item numbers should run without holes, and papers should follow the order of the agenda."""
    found = []
    numbers = [(int(i.number), i) for i in items if i.number is not None and i.number.isdigit()]
    for (a, _), (b, item) in pairwise(numbers):
        if b not in (a, a + 1):
            found.append(Finding(
                "item_numbering", "info", "agenda item numbers do not run on", item.listed_on_page, item.title,
                str(a + 1), str(b),
            ))
    last = 0
    for item in items:
        if item.page_number is None:
            continue
        if item.page_number < last:
            found.append(Finding(
                "item_page_order", "warning", "the papers of this item stand before those of the item above it",
                item.page_number, f"{item.number or ''} {item.title}".strip(),
            ))
        last = max(last, item.page_number)
    return found


def date_findings(meeting: date | None, issued: date | None, minutes: Sequence[MinutesRecord]) -> list[Finding]:
    """Agendas are issued before their meeting, and minutes bound into a pack are of an earlier meeting."""
    found = []
    if meeting and issued and issued > meeting:
        found.append(Finding(
            "dates_out_of_order", "warning", "issued after the meeting", None, "issued_date",
            f"on or before {meeting}", str(issued),
        ))
    for record in minutes:
        held = record.facts.get("meeting_date")
        if not (meeting and isinstance(held, date)):
            continue
        if held > meeting or meeting - held > timedelta(days=800):
            found.append(Finding(
                "dates_out_of_order", "warning", "minutes of a meeting that is later, or over two years earlier",
                record.facts.get("page_number"), record.document_id, f"before {meeting}", str(held),
            ))
    return found


def table_findings(grids: Sequence[Grid], *, low: float = 0.5) -> list[Finding]:
    """Tables whose structure is doubtful."""
    return [
        Finding(
            "table_doubtful", "info", f"the structure of this table is doubtful ({grid.method})", grid.page_number,
            grid.title, f"confidence of {low} or more", f"{grid.confidence:.2f}",
        )
        for grid in grids
        if grid.confidence < low
    ]
