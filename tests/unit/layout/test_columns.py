"""Reading order: prose in two columns goes down the first; rows of names stay rows."""

import pytest

from extractor.document import Fill, Page
from extractor.layout.columns import in_reading_order
from extractor.layout.lines import words_to_lines
from tests.unit.kit import words_at


def arranged(rows):
    words = tuple(w for t, x, y in rows for w in words_at(t, x, y, size=10))
    page = Page(1, 595.0, 842.0, words=words)
    return in_reading_order(page, words_to_lines(page))


def test_two_columns_of_prose():
    rows = [("A heading that runs across the whole of the page from the left edge to the right", 60, 60)]
    rows += [(f"left {n} the bridge over the Wend is shut and", 60, 100 + 14 * n) for n in range(10)]
    rows += [(f"right {n} the mill stands open to all who pass", 320, 100 + 14 * n) for n in range(10)]
    texts = [line.text.split()[:2] for line in arranged(rows)]
    assert texts[1:] == [[s, str(n)] for s in ("left", "right") for n in range(10)]


def test_names_in_two_columns_stay_rows():
    rows = [(f"Cllr Orme {n}", 60, 100 + 14 * n) for n in range(10)]
    rows += [(f"Cllr Lacy {n}", 320, 100 + 14 * n) for n in range(10)]
    lines = arranged(rows)
    assert [line.text for line in lines] == [f"Cllr Orme {n} Cllr Lacy {n}" for n in range(10)]


def test_every_word_is_in_one_line():
    rows = [(f"left {n} the bridge over the Wend is shut and", 60, 100 + 14 * n) for n in range(10)]
    rows += [(f"right {n} the mill stands open to all who pass", 320, 107 + 14 * n) for n in range(10)]
    lines = arranged(rows)
    ids = sorted(i for line in lines for i in line.word_ids)
    assert ids == list(range(len(ids)))


def test_columns_that_share_no_baseline():
    left = [(f"left {n} the bridge over the Wend is shut and open", 60, 100 + 12 * n + 5 * (n // 4)) for n in range(16)]
    right = [(f"right {n} the mill stands open to all that pass", 320, 104 + 13 * n) for n in range(16)]
    texts = [line.text.split()[:2] for line in arranged([*left, *right])]
    assert texts == [[s, str(n)] for s in ("left", "right") for n in range(16)]


def test_a_short_head_over_both_columns_parts_them():
    text = "{} {} the bridge over the Wend is shut and"
    sides = (("left", 60), ("right", 320))
    rows = [(text.format(side, n), x, 100 + 14 * n) for side, x in sides for n in range(7)]
    rows += [(text.format(side, n), x, 140 + 14 * n) for side, x in sides for n in range(7, 14)]
    words = tuple(w for t, x, y in rows for w in words_at(t, x, y, size=10))
    head = tuple(words_at("Mills", 60, 212, size=16, bold=True))
    page = Page(1, 595.0, 842.0, words=(*words, *head))
    lines = in_reading_order(page, words_to_lines(page))
    texts = [" ".join(line.text.split()[:2]) for line in lines]
    halves = [[f"{s} {n}" for s in ("left", "right") for n in span] for span in (range(7), range(7, 14))]
    assert texts == [*halves[0], "Mills", *halves[1]]
    assert [line.block for line in lines] == sorted(line.block for line in lines)
    assert len({line.block for line in lines}) == 5


@pytest.mark.parametrize(("pitch", "is_read_after"), [(17, True), (14, False)])
def test_a_tinted_box_beside_the_text_is_read_after_it_but_a_tables_column_is_not(pitch, is_read_after):
    side = [(f"Cllr Orme {n}", 40, 100 + pitch * n) for n in range(12)]
    text = [(f"{n}. To hear of the ford and the bridge", 220, 100 + 14 * n) for n in range(20)]
    words = tuple(w for t, x, y in [*side, *text] for w in words_at(t, x, y, size=10))
    page = Page(1, 595.0, 842.0, words=words, fills=(Fill(30, 80, 190, 620, 0xDDEEDD, False),))
    lines = in_reading_order(page, words_to_lines(page))
    assert ([line.text[0] == "C" for line in lines] == [False] * 20 + [True] * 12) is is_read_after
    assert sorted(i for line in lines for i in line.word_ids) == list(range(len(words)))
