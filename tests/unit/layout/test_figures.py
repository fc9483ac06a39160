"""Pages that are a picture with labels in it."""

import pytest

from extractor.document import Page
from extractor.geometry import Box
from extractor.layout.figures import are_labels, is_drawn
from tests.unit.kit import lines_of


@pytest.mark.parametrize(("texts", "are"), [
    (["Mill Lane", "PH", "Station Road"], True),
    (["Mill Lane", "The lane runs down to the ford and the old mill"], False),
    (["Mill Lane", "It is shut."], False),
])
def test_labels_are_short_and_end_no_sentence(texts, are):
    assert are_labels(lines_of([(text, 60, 60 + 20 * n) for n, text in enumerate(texts)])) is are


def test_much_is_drawn_or_one_picture_takes_much_of_the_page():
    assert is_drawn(Page(1, 595.0, 842.0, curve_count=40))
    assert is_drawn(Page(1, 595.0, 842.0, images=(Box(60, 100, 535, 600),)))
    assert not is_drawn(Page(1, 595.0, 842.0, images=(Box(60, 60, 160, 100),)))
