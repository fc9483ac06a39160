"""Notes below a table are told from the text that goes on below it."""

from extractor.document import Area
from extractor.geometry import Box
from extractor.layout.table_notes import with_table_notes
from extractor.prose import lines_to_passages
from tests.unit.kit import lines_of

TABLE = [Area(1, Box(60, 100, 500, 200))]


def notes(*printed):
    lines = [line for n, (text, top, size) in enumerate(printed) for line in lines_of([(text, 60, top)], size=size)]
    return [p.is_footnote for p in with_table_notes(lines_to_passages(lines), TABLE, 11.0)]


def test_small_lines_below_a_table():
    assert notes(("Source: the mill's own count", 206, 8.0), ("* two weeks only", 222, 8.0),
                 ("The mill turns again.", 260, 11.0)) == [True, True, False]


def test_text_below_a_table():
    assert notes(("The mill turns again.", 206, 11.0), ("2.1 It is small.", 240, 8.0)) == [False, False]


def test_a_note_in_the_size_of_the_text():
    assert notes(("Note: two weeks only", 206, 11.0), ("The mill turns again.", 250, 11.0)) == [True, False]


def test_small_text_elsewhere():
    assert notes(("Source: the mill's own count", 400, 8.0)) == [False]
