"""A pack as a page to look at: each page's picture with boxes over it that say what became of every word.

In:  an `Extraction`. Out: one HTML text that needs no server and no network; every text from the PDF is escaped.
Colours: furniture grey, headings blue, paragraphs green (minutes violet), table cells orange, unplaced words red.
"""

import base64
import html
from collections.abc import Iterable, Sequence

from extractor.document import Grid, Page, Paragraph, Word
from extractor.geometry import Box, union
from extractor.pipeline import Extraction
from extractor.reading.render import png_pages

_DPI = 72
_STYLE = """
:root{color-scheme:light dark}body{font:14px/1.45 system-ui,sans-serif;margin:0;display:flex;background:Canvas}
nav{position:sticky;top:0;height:100vh;overflow:auto;width:21rem;flex:none;padding:1rem;box-sizing:border-box;
border-right:1px solid #8884}nav h2{font-size:.8rem;text-transform:uppercase;letter-spacing:.06em;opacity:.7}
nav li{margin:.2rem 0}nav a{text-decoration:none}main{padding:1rem;min-width:0}
figure{margin:0 0 2rem;position:relative;display:inline-block;background:#fff;box-shadow:0 0 0 1px #8886}
figure img{display:block}figure svg{position:absolute;inset:0;width:100%;height:100%}
figcaption{padding:.3rem .6rem;background:#eee;color:#222;font-size:.85rem}rect{fill-opacity:.10;stroke-width:.8}
.furniture{fill:#777;stroke:#777}.heading{fill:#1763c7;stroke:#1763c7}.paragraph{fill:#118a3b;stroke:#118a3b}
.minute{fill:#7a2fb5;stroke:#7a2fb5}.cell{fill:#d97b00;stroke:#d97b00}.unplaced{fill:#d11;stroke:#d11;fill-opacity:.35}
.key span{display:inline-block;width:.8em;height:.8em;margin:0 .35em 0 .9em;vertical-align:-.05em}
"""
_KEY = (
    ("#777", "furniture"), ("#1763c7", "heading"), ("#118a3b", "paragraph"), ("#7a2fb5", "minute"),
    ("#d97b00", "table cell"), ("#d11", "unplaced"),
)


def pack_picture(found: Extraction, page_numbers: Sequence[int] = ()) -> str:
    """The HTML; all pages, or those numbers (physical, 1-based)."""
    numbers = list(page_numbers) or [p.number for p in found.pack.pages if not p.error]
    marks = _marks(found)
    figures = (
        _figure(found.pack.page(n), png, marks.get(n, [])) for n, png in png_pages(found.pack.path, numbers, dpi=_DPI)
    )
    key = "".join(f'<span style="background:{colour}"></span>{name}' for colour, name in _KEY)
    name = html.escape(found.pack.file_name)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{name}</title><style>{_STYLE}</style>'
        f"<body><nav><h1>{name}</h1>{_contents(found)}</nav>"
        f"<main><p class=key>{key}</p>{''.join(figures)}</main></body></html>\n"
    )


def _contents(found: Extraction) -> str:
    def entry(page_number: int | None, text: str) -> str:
        shown = html.escape(text)
        return f'<li><a href="#p{page_number}">{shown}</a></li>' if page_number else f"<li>{shown}</li>"

    items = "".join(entry(i.page_number, f"{i.number or '·'} {i.title}") for i in found.segmentation.items)
    papers = "".join(
        entry(d.page_number, f"{d.page_number}-{d.last_page_number} {d.kind}: {d.title or ''}")
        for d in found.segmentation.documents
    )
    tables = "".join(
        entry(g.page_number, f"{g.row_count} x {g.column_count} {g.title or ''} [{g.method} {g.confidence:.2f}]")
        for g in found.grids
    )
    parts = (("Agenda items", items), ("Papers", papers), ("Tables", tables))
    return "".join(f"<h2>{title}</h2><ul>{body}</ul>" for title, body in parts)


Mark = tuple[str, Box, str]        # CSS class, box, what a hover says


def _marks(found: Extraction) -> dict[int, list[Mark]]:
    marks: dict[int, list[Mark]] = {page.number: [] for page in found.pack.pages}
    used: set[tuple[int, int]] = set()
    for leaf in found.leaves:
        for line in leaf.lines:
            if not line.is_body:
                marks[leaf.page_number].append(("furniture", line.box, line.role))
                used.update((leaf.page_number, i) for i in line.word_ids)
    headings = [*found.segmentation.headings, *(h for record in found.minutes for h in record.headings)]
    for heading in headings:
        _add(found, marks, used, "heading", heading.word_ids, heading.text)
    for paragraph in found.paragraphs:
        style = "minute" if paragraph.source == "minutes" else "paragraph"
        _add(found, marks, used, style, paragraph.word_ids, _label(paragraph))
    for grid in found.grids:
        _add_cells(marks, used, grid)
    for page in found.pack.pages:
        for i, word in enumerate(page.words):
            if (page.number, i) not in used:
                marks[page.number].append(("unplaced", word.box, word.text))
    return marks


def _label(paragraph: Paragraph) -> str:
    return f"{paragraph.section_number or ''} {paragraph.number or ''} {paragraph.kind}".strip()


def _add(
    found: Extraction, marks: dict[int, list[Mark]], used: set[tuple[int, int]], style: str,
    word_ids: Iterable[tuple[int, int]], label: str,
) -> None:
    by_page: dict[int, list[Word]] = {}
    for page_number, i in word_ids:
        by_page.setdefault(page_number, []).append(found.pack.page(page_number).words[i])
        used.add((page_number, i))
    for page_number, words in by_page.items():
        marks[page_number].append((style, union((w.x0, w.top, w.x1, w.bottom) for w in words), label))


def _add_cells(marks: dict[int, list[Mark]], used: set[tuple[int, int]], grid: Grid) -> None:
    used.update(grid.dropped_word_ids)
    for cell in grid.cells:
        used.update(cell.word_ids)
        span = f" spans {cell.row_span} x {cell.column_span}" if cell.row_span + cell.column_span > 2 else ""
        marks[cell.page_number].append(("cell", cell.box, f"row {cell.row} column {cell.column}{span}: {cell.text}"))


def _figure(page: Page, png: bytes, marks: Sequence[Mark]) -> str:
    boxes = "".join(
        f'<rect class="{style}" x="{box.x0:.1f}" y="{box.top:.1f}" width="{max(box.width, 1):.1f}" '
        f'height="{max(box.height, 1):.1f}"><title>{html.escape(label)}</title></rect>'
        for style, box, label in marks
    )
    picture = base64.b64encode(png).decode("ascii")
    return (
        f'<figure id="p{page.number}"><figcaption>page {page.number}</figcaption><div style="position:relative">'
        f'<img alt="page {page.number}" width="{page.width:.0f}" height="{page.height:.0f}" '
        f'src="data:image/png;base64,{picture}"><svg viewBox="0 0 {page.width:.1f} {page.height:.1f}">{boxes}</svg>'
        "</div></figure>"
    )
