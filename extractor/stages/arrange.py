"""Pack -> one Leaf a page: lines in reading order, page furniture told from body, the printed page label.

In:  a `Pack` as read. Out: `Leaf`s, one for each page, in page order.
"""

from extractor.document import Leaf, Pack
from extractor.geometry import union
from extractor.layout.lines import words_to_lines


def arrange(pack: Pack) -> tuple[Leaf, ...]:
    """One leaf a page; every word of a page is in exactly one of its lines."""
    leaves = []
    for page in pack.pages:
        lines = words_to_lines(page)
        boxes = [line.box for line in lines if line.is_body]
        leaves.append(Leaf(page.number, lines, is_blank=not boxes, body_box=union(boxes) if boxes else None))
    return tuple(leaves)
