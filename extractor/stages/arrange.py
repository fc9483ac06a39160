"""Words into lines in reading order, furniture told from text, each page with the number printed on it.

In:  a `Pack` as read. Out: one `Leaf` a page. Every word of a page is in exactly one line of its leaf.

Stamps are taken out first, word by word, since they are printed over the paper's own lines. Furniture is told
over all pages together, before columns are put in order: a running head spans them.
"""

from dataclasses import replace

from extractor.document import Leaf, Line, Pack, Page
from extractor.geometry import union
from extractor.layout.columns import in_reading_order
from extractor.layout.furniture import PageFurniture, furniture_of
from extractor.layout.lines import make_line, words_to_lines
from extractor.layout.stamps import Stamp, item_stamp, page_stamps

_DRAWN = 20          # curves: a page of so many is a picture, not blank


def arrange(pack: Pack) -> tuple[Leaf, ...]:
    """One leaf for each page, in order."""
    stamps = page_stamps(pack.pages)
    items = {page.number: stamp for page in pack.pages if (stamp := item_stamp(page))}
    lines = [
        words_to_lines(page, _taken(stamps.get(page.number), items.get(page.number))) for page in pack.pages
    ]
    furniture = furniture_of(pack.pages, lines)
    own_is_label = not stamps and _runs_through(furniture)
    return tuple(
        _leaf(page, page_lines, found, stamps.get(page.number), items.get(page.number), own_is_label)
        for page, page_lines, found in zip(pack.pages, lines, furniture, strict=True)
    )


def _taken(*stamps: Stamp | None) -> frozenset[int]:
    return frozenset(i for stamp in stamps if stamp for i in stamp.word_ids)


def _runs_through(furniture: list[PageFurniture]) -> bool:
    """Without stamps, the papers' own numbers are the pack's where they are one sequence."""
    shifts = {int(f.own_label) - i for i, f in enumerate(furniture) if f.own_label and f.own_label.isdigit()}
    return len(shifts) == 1


def _leaf(
    page: Page, lines: tuple[Line, ...], furniture: PageFurniture, stamp: Stamp | None, item: Stamp | None,
    own_is_label: bool,
) -> Leaf:
    edges = [replace(line, role=furniture.roles[i]) for i, line in enumerate(lines) if i in furniture.roles]
    body = in_reading_order(page, [line for i, line in enumerate(lines) if i not in furniture.roles])
    printed = [make_line(page, item.word_ids, item.angle, role="item_stamp")] if item else []
    if stamp:
        printed.append(make_line(page, stamp.word_ids, stamp.angle, role="page_stamp"))
    label = stamp.number if stamp else furniture.own_label if own_is_label else None
    return Leaf(
        page_number=page.number, lines=(*body, *edges, *printed), page_label=label,
        item_stamps=(item.number,) if item else (), is_blank=not body and not _is_picture(page),
        body_box=union(line.box for line in body) if body else None,
        own_label=furniture.own_label if stamp else None,
    )


def _is_picture(page: Page) -> bool:
    """Something is drawn on the page, or nobody knows what is."""
    return bool(page.images) or page.curve_count >= _DRAWN or page.error is not None
