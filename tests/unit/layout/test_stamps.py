"""Stamps among a page's words: over a running foot, sideways, beside the paper's own numbers."""

from extractor.document import Font, Page, Word
from extractor.layout.stamps import item_stamp, page_stamps
from tests.unit.kit import words_at


def page(number, texts, width=595.0, height=842.0):
    return Page(number, width, height, words=tuple(w for t, x, y in texts for w in words_at(t, x, y)))


def sideways(text, x, y):
    words = []
    for token in text.split():
        length = len(token) * 6
        words.append(Word(token, x, y, x + 13, y + length, 12.0, Font("Helvetica", False, False), angle=90))
        y += length + 3
    return words


def test_stamp_over_a_foot_is_only_its_two_words():
    pages = [page(n, [("Half year report to the Council", 200, 790), (f"Page {n + 4}", 280, 791)]) for n in (1, 2, 3)]
    stamps = page_stamps(pages)
    assert [stamps[n].number for n in (1, 2, 3)] == ["5", "6", "7"]
    assert all(len(stamps[n].word_ids) == 2 for n in stamps)


def test_the_pack_counts_on_where_the_paper_begins_again():
    own = (1, 2, 1, 2)
    pages = [page(n, [(f"Page {own[n - 1]}", 80, 800), (f"Page {n + 10}", 280, 790)]) for n in (1, 2, 3, 4)]
    assert [page_stamps(pages)[n].number for n in (1, 2, 3, 4)] == ["11", "12", "13", "14"]


def test_page_of_pages_is_the_papers_own():
    assert page_stamps([page(n, [(f"Page {n} of 9", 280, 790)]) for n in (1, 2, 3)]) == {}


def test_sideways_stamp_of_a_landscape_page():
    wide = Page(2, 842.0, 595.0, words=tuple(sideways("Page 18", 36, 274)))
    pages = [page(1, [("Page 17", 280, 790)]), wide, page(3, [("Page 19", 280, 790)])]
    assert page_stamps(pages)[2].number == "18"


def test_item_stamp_stands_alone_at_the_top():
    assert item_stamp(page(1, [("Agenda Item 8a", 468, 25), ("Report", 70, 80)])).number == "8a"
    assert item_stamp(page(1, [("as said under agenda item 5 of this meeting", 100, 60)])) is None
    assert item_stamp(page(1, [("Agenda Item 5", 468, 400)])) is None


def test_an_item_stamped_with_its_point():
    assert item_stamp(page(1, [("Item 7 (b)", 500, 50)])).number == "7 (b)"
    assert item_stamp(page(1, [("Agenda Item 7(a)", 450, 50)])).number == "7(a)"


def test_an_item_typed_below_the_letterhead():
    def typed(x, y, *, bold):
        return Page(1, 595.0, 842.0, words=tuple(words_at("Agenda Item 26", x, y, bold=bold)))

    assert item_stamp(typed(440, 120, bold=True)).number == "26"
    assert item_stamp(typed(440, 120, bold=False)) is None
    assert item_stamp(typed(60, 120, bold=True)) is None
    assert item_stamp(typed(440, 400, bold=True)) is None
