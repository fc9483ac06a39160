"""`agendapack show`: what each stage made of a page, so that anybody can see why a row is what it is."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click

from extractor.cli.drawing import draw_grid
from extractor.cli.terminal import console, counted, listed, safe, shortened
from extractor.document import Line, Page, Paragraph, Word
from extractor.pipeline import Extraction, extract, rows_of_extraction

_LONGEST_ROWS = 40           # rows of one dataset shown for a page
_HIDDEN = frozenset({"pack_id", "lines", "x0", "top", "x1", "bottom"})


@click.command()
@click.argument("pack", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="PACK.pdf")
@click.option("--page", "-p", type=click.IntRange(1), help="Physical page, counted from 1.  [default: an overview]")
@click.option("--stage", type=click.Choice(["read", "arrange", "segment", "tabulate", "normalise"]),
              help="One stage only.  [default: all]")
@click.option("--picture", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.html",
              help="Write the pages with everything drawn on them, for a browser.")
def show(pack: Path, page: int | None, stage: str | None, picture: Path | None) -> None:
    """Show what each stage made of a page: lines and their roles, items, paragraphs, tables, rows.

    \b
    Examples:
      agendapack show pack.pdf
      agendapack show pack.pdf --page 12
      agendapack show pack.pdf --page 12 --stage tabulate
    """
    found = extract(str(pack))
    count = len(found.pack.pages)
    if page is not None and page > count:
        raise click.BadParameter(f"{pack.name} has {counted(count, 'page')}", param_hint="--page")
    if picture is not None:
        _write_picture(found, page, picture)
        return
    out = console()
    if page is None and stage is None:
        for line in overview(found):
            out.print(line)
        return
    for number in range(1, count + 1) if page is None else [page]:
        for name in [stage] if stage else list(STAGES):
            out.print(f"── page {number}: {name} " + "─" * 40, style="bold")
            for line in STAGES[name](found, number):
                out.print(line)
            out.print()


def _write_picture(found: Extraction, page: int | None, picture: Path) -> None:
    from extractor.picture import pack_picture

    picture.write_text(pack_picture(found, [page] if page else ()), encoding="utf-8")
    click.echo(picture)


def _width() -> int:
    return max(60, shutil.get_terminal_size((120, 40)).columns)


def overview(found: Extraction) -> Iterator[str]:
    """The pack in one screen: itself, its papers, agenda and tables."""
    pack, segmentation = found.pack, found.segmentation
    front = segmentation.front
    yield shortened(listed([
        pack.file_name, counted(len(pack.pages), "page"), front.kind, "tagged" if pack.is_tagged else "",
        counted(len(pack.outline), "bookmark") if pack.outline else "no outline",
    ]), _width())
    yield shortened(listed([
        front.authority_name or "", front.committee or "", front.meeting_date or "", front.meeting_time or "",
        front.venue or "",
    ]), _width())
    yield ""
    yield f"documents ({len(segmentation.documents)})"
    for d in segmentation.documents:
        yield shortened(f"  p.{d.page_number}-{d.last_page_number}  {d.kind}  {d.item_number or ''}  {d.title or ''}",
                        _width())
    yield f"agenda items ({len(segmentation.items)})"
    for i in segmentation.items:
        papers = f"p.{i.page_number}-{i.last_page_number}" if i.page_number else "no papers"
        yield shortened(f"  {i.number or '-':6}{i.title}  [{papers}; {', '.join(i.evidence)}; {i.confidence:.2f}]",
                        _width())
    yield f"tables ({len(found.grids)})"
    for g in found.grids:
        yield shortened(
            f"  p.{g.page_number}-{g.last_page_number}  {g.row_count} x {g.column_count}  {g.method}  {g.title or ''}",
            _width(),
        )


def read_lines(found: Extraction, number: int) -> Iterator[str]:
    """The page as `read` gave it: size, counts, and its words in runs of one face on one line."""
    page = found.pack.page(number)
    yield listed([
        f"{page.width:.0f} x {page.height:.0f} pt", f"turned {page.rotation}" if page.rotation else "",
        f"label {safe(page.label)}" if page.label else "", f"text {page.text_source}", counted(len(page.words), "word"),
        counted(len(page.rules), "rule"), counted(len(page.fills), "fill"), counted(len(page.images), "image"),
        counted(len(page.links), "link"), counted(len(page.tag_cells), "tagged cell"), page.error or "",
    ])
    for run in _runs(page):
        first = run[0]
        face = f"{first.size:.1f} {first.font.name}{' bold' if first.font.is_bold else ''}"
        turned = f" turned {first.angle}" if first.angle else ""
        text = shortened(" ".join(w.text for w in run), _width() - 50)
        yield f"{first.x0:7.1f} {first.top:7.1f}  {shortened(face, 26):26}{turned}  {text}"


def _runs(page: Page) -> Iterator[list[Word]]:
    def face(word: Word) -> tuple[object, ...]:
        return round(word.bottom), word.font, round(word.size, 1), word.angle
    for _, words in groupby(page.words, key=face):
        yield list(words)


def arranged_lines(found: Extraction, number: int) -> Iterator[str]:
    """The page's lines in reading order, each with its role and block."""
    leaf = found.leaves[number - 1]
    yield listed([
        f"label {safe(leaf.page_label)}" if leaf.page_label else "no label", "blank" if leaf.is_blank else "",
        f"items {', '.join(leaf.item_stamps)}" if leaf.item_stamps else "",
    ])
    for line in leaf.lines:
        yield f"{line.role:13}{line.block:4}  {'B' if line.is_bold else ' '} {_segments(line)}"


def _segments(line: Line) -> str:
    parts = " ┊ ".join(line.segment_text(i) for i in range(len(line.segments)))
    return shortened(parts, _width() - 22)


def segmented_lines(found: Extraction, number: int) -> Iterator[str]:
    """The page's place in the pack: role, paper, items, headings and paragraphs that begin on it."""
    segmentation = found.segmentation
    yield f"role {segmentation.page_roles[number - 1]}"
    for d in segmentation.documents:
        if d.page_number <= number <= d.last_page_number:
            yield shortened(f"paper {d.document_id}  {d.kind}  item {d.item_number or '-'}  {d.title or ''}", _width())
    for i in segmentation.items:
        if i.listed_on_page == number or (i.page_number or 0) <= number <= (i.last_page_number or -1):
            signals = f"[{', '.join(i.evidence)}; {i.confidence:.2f}]"
            yield shortened(f"item {i.number or '-'}  {i.title}  {signals}", _width())
    headings = [*segmentation.headings, *(h for record in found.minutes for h in record.headings)]
    for h in headings:
        if h.page_number == number:
            yield shortened(f"heading      {h.text}", _width())
    for p in found.paragraphs:
        if p.page_number <= number <= p.last_page_number:
            yield from _paragraph_lines(p)


def _paragraph_lines(paragraph: Paragraph) -> Iterable[str]:
    pages = "" if paragraph.page_number == paragraph.last_page_number else f" p.{paragraph.page_number}-" \
        f"{paragraph.last_page_number}"
    yield shortened(f"{paragraph.kind:13}{paragraph.number or '':8}{paragraph.text}", 3 * _width()) + pages


def tabulated_lines(found: Extraction, number: int) -> Iterator[str]:
    """Every table that stands on the page, drawn whole; "#" marks header cells."""
    grids = [g for g in found.grids if g.page_number <= number <= g.last_page_number]
    if not grids:
        yield "no table"
    for grid in grids:
        yield shortened(listed([
            f"table {grid.index}", f"{grid.row_count} x {grid.column_count}",
            f"p.{grid.page_number}-{grid.last_page_number}",
            f"{grid.header_row_count} header rows", grid.method, f"{grid.confidence:.2f}", grid.title or "",
        ]), _width())
        yield from draw_grid(grid.cells, grid.row_count, grid.column_count, _width())


def normalised_lines(found: Extraction, number: int) -> Iterator[str]:
    """The rows of every dataset that name the page."""
    for name, rows in rows_of_extraction(found).rows.items():
        here = [r for r in rows if r.get("page_number") == number]
        if not here:
            continue
        yield f"{name}: {counted(len(here), 'row')}"
        for row in here[:_LONGEST_ROWS]:
            shown = (f"{k}={shortened(v, 60)}" for k, v in row.items() if v not in (None, "") and k not in _HIDDEN)
            yield "  " + shortened("  ".join(shown), 2 * _width())
        if len(here) > _LONGEST_ROWS:
            yield f"  … and {len(here) - _LONGEST_ROWS} more"


STAGES: dict[str, Callable[[Extraction, int], Iterator[str]]] = {
    "read": read_lines, "arrange": arranged_lines, "segment": segmented_lines, "tabulate": tabulated_lines,
    "normalise": normalised_lines,
}
