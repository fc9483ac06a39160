"""Words into lines in reading order, furniture told from text, each page with the number printed on it.

In:  a `Pack` as read. Out: one `Leaf` a page. Every word of a page is in exactly one line of its leaf.

Stamps are taken out first, word by word, since they are printed over the paper's own lines. Furniture is told
over all pages together, before columns are put in order: a running head spans them.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import tee

from extractor.document import Leaf, Line, Pack, Page
from extractor.document.keeping import keep_leaves
from extractor.geometry import union
from extractor.layout.columns import in_reading_order
from extractor.layout.figures import DRAWN_CURVES
from extractor.layout.furniture import PageFurniture, furniture_of
from extractor.layout.lines import make_line, words_to_lines
from extractor.layout.stamps import Stamp, chosen_stamps, item_stamp, page_stamp_candidates


def arrange(pack: Pack) -> tuple[Leaf, ...]:
    """One leaf for each page, in order."""
    stamps, items = _stamps(pack)
    lines, for_leaves = tee(
        words_to_lines(page, _taken(stamps.get(page.number), items.get(page.number))) for page in pack.pages
    )
    keep = keep_leaves(pack.pages)
    leaves: list[Leaf] = []
    own_labels: list[str | None] = []
    for page, page_lines, found in zip(pack.pages, for_leaves, furniture_of(pack.pages, lines), strict=True):
        leaves.append(keep(_leaf(page, page_lines, found, stamps.get(page.number), items.get(page.number))))
        own_labels.append(found.own_label)
    if not stamps and _runs_through(own_labels):
        return tuple(leaf.labelled(label) for leaf, label in zip(leaves, own_labels, strict=True))
    return tuple(leaves)


def _stamps(pack: Pack) -> tuple[dict[int, Stamp], dict[int, Stamp]]:
    """Page and item stamps by page number."""
    candidates: list[Stamp] = []
    items: dict[int, Stamp] = {}
    for page in pack.pages:
        candidates += page_stamp_candidates(page)
        if stamp := item_stamp(page):
            items[page.number] = stamp
    return chosen_stamps(candidates, len(pack.pages)), items


def _taken(*stamps: Stamp | None) -> frozenset[int]:
    return frozenset(i for stamp in stamps if stamp for i in stamp.word_ids)


def _runs_through(own_labels: Sequence[str | None]) -> bool:
    """Without stamps, the papers' own numbers are the pack's where they are one sequence."""
    shifts = {int(label) - i for i, label in enumerate(own_labels) if label and label.isdigit()}
    return len(shifts) == 1


def _leaf(
    page: Page, lines: tuple[Line, ...], furniture: PageFurniture, stamp: Stamp | None, item: Stamp | None
) -> Leaf:
    edges = [replace(line, role=furniture.roles[i]) for i, line in enumerate(lines) if i in furniture.roles]
    body = in_reading_order(page, [line for i, line in enumerate(lines) if i not in furniture.roles])
    printed = [make_line(page, item.word_ids, item.angle, role="item_stamp")] if item else []
    if stamp:
        printed.append(make_line(page, stamp.word_ids, stamp.angle, role="page_stamp"))
    return Leaf(
        page_number=page.number, lines=(*body, *edges, *printed), page_label=stamp.number if stamp else None,
        item_stamps=(item.number,) if item else (), is_blank=not body and not _is_picture(page),
        body_box=union(line.box for line in body) if body else None,
        own_label=furniture.own_label if stamp else None,
    )


def _is_picture(page: Page) -> bool:
    """Something is drawn on the page, or nobody knows what is."""
    return bool(page.images) or page.curve_count >= DRAWN_CURVES or page.error is not None
