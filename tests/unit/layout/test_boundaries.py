"""Signals of where papers begin, each alone, and their weighing."""

import pytest

from extractor.document import Leaf, Outline, Pack, Page, Provenance
from extractor.layout.agenda import Listed
from extractor.layout.boundaries import (
    Boundary,
    font_boundaries,
    heading_boundaries,
    is_same_title,
    numbering_boundaries,
    of_listed_items,
    opening_boundaries,
    outline_boundaries,
    range_boundaries,
    weigh,
)
from extractor.layout.openings import opening_of
from tests.unit.kit import leaf_of, lines_of


def listed(number, title, first=None, last=None):
    return Listed(number, title, None, first, last, 1, tuple(lines_of([(title, 60, 100)])))


def pack(pages, outline=()):
    return Pack("0" * 64, "a.pdf", "a.pdf", Provenance("x"), tuple(pages), outline=tuple(outline))


def test_outline_of_the_system_and_not_words_bookmarks():
    entries = [Outline(0, "Agenda", 1), Outline(0, "9 The bridge at Wend", 3), Outline(1, "Appendix 1 Survey", 7),
               Outline(1, "1. Introduction", 3), Outline(2, "Costs", 8)]
    found = outline_boundaries(pack([Page(1, 595, 842)], entries), [listed("9", "The bridge at Wend")])
    assert [(b.page_number, b.item) for b in found] == [(1, None), (3, "9"), (7, "9")]


def test_an_outline_of_headings_alone_says_nothing():
    entries = [Outline(0, "Summary", 1), Outline(0, "Background", 2)]
    assert outline_boundaries(pack([Page(1, 595, 842)], entries), []) == []


def test_ranges_point_at_labelled_pages_only():
    items = [listed("3", "Minutes", "7", "16"), listed("4", "Lost", "400", "410")]
    assert range_boundaries(items, {"7": 9}) == [Boundary(9, "3", None, "page_range")]


def test_own_numbering_begins_again_or_goes_on():
    leaves = [leaf_of([("text", 60, 60)], page=n, own=own) for n, own in ((1, "1"), (2, "2"), (3, "1"), (4, "2"))]
    assert [(b.page_number, b.source) for b in numbering_boundaries(leaves)] == [
        (2, "own_numbering_runs_on"), (3, "own_numbering"), (4, "own_numbering_runs_on")]


def test_font_objects_tell_joined_files_apart():
    ids = [{1, 2}, {2}, {3}, {3, 4}, {5}]
    pages = [Page(n, 595, 842, font_ids=frozenset(i)) for n, i in enumerate(ids, 1)]
    leaves = [leaf_of([("text", 60, 60)], page=n) for n in range(1, 6)]
    assert [b.page_number for b in font_boundaries(pack(pages), leaves)] == [3, 5]


def test_fonts_written_page_by_page_tell_nothing():
    pages = [Page(n, 595, 842, font_ids=frozenset({n})) for n in range(1, 21)]
    leaves = [leaf_of([("text", 60, 60)], page=n) for n in range(1, 21)]
    assert font_boundaries(pack(pages), leaves) == []


def test_pages_headed_with_an_items_title_in_order():
    leaves = [leaf_of([("AGENDA", 60, 60, "bold")], page=1),
              leaf_of([("The bridge at Wend", 60, 60, "bold"), ("It is shut.", 60, 90)], page=2),
              leaf_of([("More about it.", 60, 60)], page=3),
              leaf_of([("Lease of the old ford", 60, 60, "bold"), ("It is let.", 60, 90)], page=4)]
    items = [listed("1", "The bridge at Wend"), listed("2", "Lease of the old ford")]
    found = heading_boundaries([opening_of(leaf) for leaf in leaves], items)
    assert [(b.page_number, b.item) for b in found] == [(2, "1"), (4, "2")]


def test_weights_add_up_and_contradict():
    starts = weigh([
        Boundary(3, "5", None, "stamp"), Boundary(3, "5", None, "page_range"),
        Boundary(6, None, None, "appendix"), Boundary(6, None, None, "own_numbering_runs_on"),
        Boundary(8, None, None, "appendix"), Boundary(8, None, None, "other_fonts"),
    ], 10, is_pack=True)
    assert [(s.page_number, s.item) for s in starts] == [(1, None), (3, "5"), (8, None)]
    assert starts[1].sources == ("stamp", "page_range")


def test_a_lone_file_stays_whole_unless_much_speaks_for_two():
    signals = [Boundary(4, None, None, "appendix")]
    assert [s.page_number for s in weigh(signals, 6, is_pack=False)] == [1]


def test_the_only_minutes_are_of_the_only_item_about_minutes():
    plain = opening_of(leaf_of([("Words", 60, 60)]))
    minutes = opening_of(leaf_of([("Minutes of the meeting held in May", 60, 60, "bold")], page=2))
    items = [listed("1", "Apologies"), listed("2", "To approve the minutes"), listed("3", "Lamps")]
    assert heading_boundaries([plain, minutes, plain], items) == [Boundary(2, "2", None, "heading_match")]
    assert heading_boundaries([plain, minutes, minutes], items) == []
    lamps = opening_of(leaf_of([("Lamps", 60, 60, "bold"), ("They burn.", 60, 90)], page=3))
    items[2] = listed("3", "Lamps of the quay")
    quay = opening_of(leaf_of([("Lamps of the quay", 60, 60, "bold"), ("They burn.", 60, 90)], page=3))
    assert [b.page_number for b in heading_boundaries([plain, minutes, quay], items)] == [3, 2]
    assert [b.page_number for b in heading_boundaries([plain, quay, minutes, lamps], items)] == [2]
    assert heading_boundaries([plain, minutes, plain], [*items, listed("4", "Minutes of panels")]) == []


def test_an_appendix_bound_behind_its_report_begins_on_an_even_page():
    even = [Boundary(4, None, None, "appendix"), Boundary(4, None, None, "even_page"),
            Boundary(8, None, None, "guidance"), Boundary(8, None, None, "even_page"),
            Boundary(9, None, None, "other_fonts")]
    assert [s.page_number for s in weigh(even, 10, is_pack=True)] == [1, 4, 9]


@pytest.mark.parametrize(("second", "is_another"), [("Appendix 3: Mills", True), ("Appendix 2: Mills", False)])
def test_a_short_appendix_is_no_cover_of_the_next(second, is_another):
    short = opening_of(Leaf(1, tuple(lines_of([("Appendix 2", 60, 60, "bold"), ("Fords", 60, 90, "bold")], size=20.0))))
    after = opening_of(leaf_of([(second, 60, 60, "bold"), ("They turn.", 60, 90), ("And stand.", 60, 104)], page=2))
    sources = [b.source for b in opening_boundaries([short, after]) if b.page_number == 2]
    assert ("cover_before" not in sources) is is_another


@pytest.mark.parametrize(("stamped", "listed_as", "item"), [
    ("7(a)", ["7"], "7"), ("7 (b)", ["7"], "7"), ("7a", ["7", "7a"], "7a"), ("7.1", ["6", "8"], "7.1"),
    ("7", ["7"], "7"),
])
def test_a_point_that_is_not_listed_is_of_its_item(stamped, listed_as, item):
    marks = [Boundary(3, stamped, None, "stamp")]
    assert [b.item for b in of_listed_items(marks, [listed(n, "The ford") for n in listed_as])] == [item]


def test_a_title_with_a_date_behind_it():
    assert is_same_title("clerk s report", "clerk s report may 2019")
    assert is_same_title("clerk s report", "clerk s report 3rd may 2019")
    assert not is_same_title("clerk s report", "clerk s report on may")
