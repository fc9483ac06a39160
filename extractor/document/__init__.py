"""The values that pass between the stages. All frozen; every one knows its page.

Pack ─ read ──▶ Page(words, rules, fills, …)
     ─ arrange ──▶ Leaf(lines with a role, printed label)          one per page
     ─ tabulate ──▶ Grid(cells)                                     tables, joined over pages, raw text
     ─ segment ──▶ Segmentation(front sheet, items, documents, paragraphs)
     ─ classify ──▶ Paragraph.kind, Mention
     ─ normalise ──▶ rows for `schema`

`page_number` is physical and 1-based, `page_label` is print. Boxes are points, origin top-left, of the page
as displayed. `word_ids` are indexes into `Page.words` of the page named beside them: they are how the ledger
knows that each word was used once.
"""

from extractor.document.grid import Area, Cell, Grid
from extractor.document.lines import Leaf, Line, LineRole
from extractor.document.page import (
    MOST_BYTES_OF_A_PDF,
    Fill,
    Font,
    Link,
    Outline,
    Pack,
    Page,
    Provenance,
    Row,
    Rule,
    TagBlock,
    TagCell,
    TextSource,
    Word,
)
from extractor.document.papers import (
    PARAGRAPH_KINDS,
    Document,
    Finding,
    FrontSheet,
    Heading,
    Item,
    Mention,
    MinutesRecord,
    Paragraph,
    Segmentation,
)

__all__ = [
    "MOST_BYTES_OF_A_PDF", "PARAGRAPH_KINDS", "Area", "Cell", "Document", "Fill", "Finding", "Font", "FrontSheet",
    "Grid", "Heading", "Item", "Leaf", "Line", "LineRole", "Link", "Mention", "MinutesRecord", "Outline", "Pack",
    "Page", "Paragraph", "Provenance", "Row", "Rule", "Segmentation", "TagBlock", "TagCell", "TextSource", "Word",
]
