"""Pages that are a picture: a site plan, a map, a chart, a cover. What is written in them labels it and is no text.

In:  a page; its body lines. Out: whether it is drawn; whether the lines are labels.

A page that is both holds no paragraphs: street names on a plan and figures along an axis are none.
"""

from collections.abc import Sequence

from extractor.document import Line, Page

DRAWN_CURVES = 20            # that many and more are a picture
_PICTURE_SHARE = 0.3         # of the page
_MOST_WORDS = 7              # in a label; lines of prose have more


def are_labels(lines: Sequence[Line]) -> bool:
    """Whether none of the lines reads as prose does."""
    return all(len(line.words) <= _MOST_WORDS and not line.text.endswith((".", ";")) for line in lines)


def is_drawn(page: Page) -> bool:
    """Whether much is drawn on the page, or a picture takes much of it."""
    pictures = sum((box.x1 - box.x0) * (box.bottom - box.top) for box in page.images)
    return page.curve_count >= DRAWN_CURVES or pictures > _PICTURE_SHARE * page.width * page.height
