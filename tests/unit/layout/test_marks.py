"""Papers called by a letter: the item that names them owns them."""

import pytest

from extractor.layout.marks import mark_boundaries
from extractor.layout.openings import opening_of
from tests.unit.kit import leaf_of
from tests.unit.layout.test_boundaries import listed

PAGES = [[("AGENDA", 60, 60, "bold")], [("Paper A", 500, 60, "bold"), ("Notes on the ford", 60, 90)],
         [("Enclosure 3: tolls", 60, 60, "bold"), ("They are low.", 60, 90)], [("They are low.", 60, 90)]]


@pytest.mark.parametrize(("titles", "found"), [
    (["The ford (paper A)", "Tolls (Enclosure 3)"], [(2, "1"), (3, "2")]),
    (["The ford (paper A)", "The mill (paper A)"], []),
    (["The ford (appendix A)", "Tolls"], []),
])
def test_the_one_item_that_names_a_paper_owns_it(titles, found):
    openings = [opening_of(leaf_of(page, page=n)) for n, page in enumerate(PAGES, 1)]
    items = [listed(str(n), title) for n, title in enumerate(titles, 1)]
    assert [(b.page_number, b.item) for b in mark_boundaries(openings, items)] == found
    assert mark_boundaries(openings, [*items, listed("3", "Lamps", "7", "9")]) == []
