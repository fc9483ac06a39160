"""Rows of words: an address in small print beside a name in large letters."""

from extractor.document import Page
from extractor.layout.lines import words_to_lines
from tests.unit.kit import words_at


def texts(*words):
    return [line.text for line in words_to_lines(Page(1, 595.0, 842.0, words=tuple(w for run in words for w in run)))]


def test_small_print_beside_large_letters():
    assert texts(
        words_at("WEND TOWN COUNCIL", 60, 62, size=16), words_at("Town Hall, Wend", 400, 61, size=8),
        words_at("Tel 01632 960001", 400, 70, size=8), words_at("clerk@wend.example", 400, 79, size=8),
    ) == ["Town Hall, Wend", "WEND TOWN COUNCIL", "Tel 01632 960001", "clerk@wend.example"]


def test_raised_and_lowered_marks_stay_in_their_line():
    assert texts(words_at("CO", 60, 60), words_at("2", 74, 67, size=7), words_at("per km", 84, 60),
                 words_at("2", 120, 58, size=7)) == ["CO 2 per km 2"]
