# ruff: noqa: E501 (sketches are as wide as the pages they draw)
"""Whatever the page holds, each of its words goes to one place, and nothing fails."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.document import Area, Cell, Document, Grid
from extractor.geometry import Box
from extractor.minutes import is_layout, read_minutes
from tests.unit.minutes.sketch import leaves_of

PIECES = (
    "**12.   ROADS**", "13. Lights", "2021/44   Trees", "**Apologies**", "_(Item 3)_", "PRESENT: Cllr A Bee (Chair), Cllr C Dee",
    "**Present:          Apologies:**", "Ann Bee      Cy Dee", "1.   The clerk reported that the road had been mended.", "(a)   a point;",
    "•   another point", "For (2)", "Cllr Bee, Cllr Dee", "Against (0)", "> _Motion carried._", "", "~", "=====",
    "Signed ........................", "The meeting closed at 9.15 pm.", "^**MINUTES OF THE HAY PARISH COUNCIL**", "4", "(((", "**–**",
    "12.4   Councillor Dee declared a personal interest in item 4 and, having left the room, took no part in the vote on it.",
    "RESOLVED: that the report be noted and that the officers be thanked for the work that they had done over the whole year.",
    "Apologies were received from Cllr Eff and from Cllr Gee, for whom Cllr Aitch was substituting.", "£120.00    Clerk    BACS",
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_every_word_is_placed_once(pieces):
    leaves = leaves_of("\n".join(pieces) or " ")
    record = read_minutes(Document("d", "minutes", 1, len(leaves)), leaves, ())
    placed = [w for p in record.paragraphs for w in p.word_ids] + [w for h in record.headings for w in h.word_ids]
    body = [(leaf.page_number, i) for leaf in leaves for line in leaf.lines for i in line.word_ids]
    assert sorted(placed) == sorted(body)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_paragraphs_count_up_and_belong_to_items(pieces):
    leaves = leaves_of("\n".join(pieces) or " ")
    record = read_minutes(Document("d", "minutes", 1, len(leaves)), leaves, ())
    numbers = {i["minute_number"] for i in record.items} | {None}
    assert [p.index for p in record.paragraphs] == list(range(len(record.paragraphs)))
    assert all(p.section_number in numbers and p.text and p.source == "minutes" for p in record.paragraphs)


def test_nothing_at_all():
    record = read_minutes(Document("d", "minutes", 1, 1), (), ())
    assert record.facts["meeting_date"] is None
    assert record.items == record.paragraphs == record.attendance == ()


def test_long_texts_do_not_stall():
    """Patterns that try every division of a long sentence would take minutes over this page, not a second."""
    text = "Councillor Alpha Beta said that the substitute for it was had been and was asked to record a vote " * 40
    start = time.process_time()
    read_minutes(Document("d", "minutes", 1, 1), leaves_of(f"Present: Cllr A Bee\n\n{text}\n\n{'A.B.' * 40} x"), ())
    assert time.process_time() - start < 5


def test_numbered_minutes_in_a_ruled_table_are_layout():
    texts = [("Item No", "Item under discussion"), ("21.44", "ELECTION OF CHAIR"),
             ("", "It was RESOLVED that Cllr Hale be elected. Proposed by: Cllr Moss"), ("21.45", "INTERESTS"),
             ("", "There were none."), ("21.46", "ACCOUNTS"), ("", "The accounts were agreed.")]
    cells = tuple(Cell(r, c, text, 1, Box(0, 0, 1, 1)) for r, row in enumerate(texts) for c, text in enumerate(row))
    names = tuple(Cell(r, c, text, 1, Box(0, 0, 1, 1))
                  for r, row in enumerate([("1", "Oak Road"), ("2", "Elm Road"), ("3", "Ash Road")])
                  for c, text in enumerate(row))
    assert is_layout(_grid(cells, 7)) and not is_layout(_grid(names, 3))


def _grid(cells, row_count):
    return Grid(0, cells, row_count, 2, 0, (Area(1, Box(0, 0, 1, 1)),))
