"""Paragraphs of invented papers: what the typist meant as one paragraph comes out as one."""

from dataclasses import replace

import pytest

from extractor.document import Font, Line, Word
from extractor.geometry import union
from extractor.prose import MARKER_RULES, is_heading_like, join_lines, lines_to_passages, marker_of, usual_size
from tests.unit.kit import lines_of

_CHAR = 0.5      # width of every character, in em


def make_line(text: str, x0: float, top: float, *, page: int = 1, size: float = 12.0, bold: bool = False,
              tab: float | None = None, block: int = 0, start: int = 0) -> Line:
    """A line of fixed-width words; `tab` is where the second word starts."""
    words: list[Word] = []
    x = x0
    for i, token in enumerate(text.split()):
        if i == 1 and tab is not None:
            x = tab
        width = len(token) * _CHAR * size
        words.append(Word(token, x, top, x + width, top + 1.1 * size, size, Font("Sans", bold, False)))
        x += width + 0.28 * size
    segments = ((0, 1), (1, len(words))) if tab is not None and len(words) > 1 else ((0, len(words)),)
    return Line(page, tuple(range(start, start + len(words))), tuple(words), segments,
                union(w.box for w in words), text, size, bold, False, block=block)


def paragraph(text: str, x0: float, top: float, *, width: int = 60, hang: float = 0.0, page: int = 1,
              pitch: float = 14.0, bold: bool = False) -> list[Line]:
    """A paragraph wrapped at `width` characters; continuation lines start at x0 + hang."""
    lines: list[Line] = []
    current = ""
    for word in text.split():
        if current and len(current) + 1 + len(word) > width:
            lines.append(make_line(current, x0 + (hang if lines else 0), top + pitch * len(lines), page=page, bold=bold,
                                   tab=x0 + hang if hang and not lines else None))
            current = word
        else:
            current = f"{current} {word}".strip()
    lines.append(make_line(current, x0 + (hang if lines else 0), top + pitch * len(lines), page=page, bold=bold,
                           tab=x0 + hang if hang and not lines else None))
    return lines


@pytest.mark.parametrize("rule", MARKER_RULES, ids=lambda r: r.name)
def test_each_marker_rule_reads_its_example(rule):
    marker = marker_of(make_line(f"{rule.example} Text of the point", 70, 100, tab=100))
    assert marker is not None
    assert (marker.kind, marker.text) == (rule.name, rule.example)


@pytest.mark.parametrize("text", ["2.5 million was set aside", "10 am on Tuesday", "7 - 16", "A new bridge"])
def test_a_quantity_is_no_number(text):
    assert marker_of(make_line(text, 70, 100)) is None


def test_number_glued_to_its_text():
    (passage,) = lines_to_passages([make_line("19.As agreed in May the bridge stays shut", 70, 100)])
    assert (passage.number, passage.text) == ("19.", "As agreed in May the bridge stays shut")


def test_hanging_paragraphs_apart():
    lines = [
        *paragraph("1.1 The bridge over the Wend was shut in May because the deck had rotted through in three places.",
                   70, 100, hang=30),
        *paragraph("1.2 It will stay shut until the council has found the money for a new deck and new rails.", 70, 142,
                   hang=30),
    ]
    assert [p.number for p in lines_to_passages(lines)] == ["1.1", "1.2"]


def test_over_a_page_break_with_a_footnote_between():
    first = paragraph("The bridge over the Wend was shut in May as the deck had rotted through in three places and",
                      70, 700)
    mark = make_line("1 Survey by Orme and Lacy", 70, 780, size=8)
    small = mark.words[0]._replace(size=5.0, bottom=mark.words[0].bottom - 4)
    note = Line(1, mark.word_ids, (small, *mark.words[1:]), mark.segments, mark.box, mark.text, 8.0, False, False)
    after = paragraph("no money was left to mend it this year.", 70, 60, page=2)
    body, foot = lines_to_passages([*first, note, *after])
    assert body.text.endswith("three places and no money was left to mend it this year.")
    assert (body.page_number, body.last_page_number) == (1, 2)
    assert foot.is_footnote and foot.text == "Survey by Orme and Lacy"


def test_wrapped_line_that_begins_with_a_number():
    lines = [make_line("4. The works that were listed in our earlier paper at sections", 70, 100, tab=100),
             make_line("2.1 and 2.2 are done.", 100, 114)]
    (passage,) = lines_to_passages(lines)
    assert passage.text.endswith("sections 2.1 and 2.2 are done.")


def test_short_line_with_a_full_stop_ends_a_paragraph_without_space():
    lines = [make_line("The bridge is shut.", 70, 100),
             make_line("Walkers should go round by the mill and the lower ford instead", 70, 114),
             make_line("of crossing.", 70, 128)]
    assert [p.text for p in lines_to_passages(lines)] == [
        "The bridge is shut.", "Walkers should go round by the mill and the lower ford instead of crossing."]


def test_labels_of_a_header_block_stay_apart():
    lines = [make_line("Lead Officer: Ann Orme, Director of Roads", 70, 100), make_line("Author: Bo Lacy", 70, 114),
             make_line("Contact Details: 01234 567890", 70, 128)]
    assert len(lines_to_passages(lines)) == 3


def test_words_in_use_are_left_out_and_every_other_is_placed():
    line = make_line("Total of all bridges 14", 70, 100)
    passages = lines_to_passages([line], used={1: {4}})
    assert [w for p in passages for w in p.word_ids] == [(1, 0), (1, 1), (1, 2), (1, 3)]


def test_heads_by_weight_and_capitals():
    lines = [make_line("Background", 70, 100, bold=True), *paragraph("The bridge is shut. " * 12, 70, 130)]
    head, body = lines_to_passages(lines)
    assert is_heading_like(head, usual_size(lines)) and not is_heading_like(body, usual_size(lines))


def test_hyphen_goes_only_where_the_whole_word_is_known():
    assert join_lines(["under-", "standing"], frozenset({"understanding"})) == "understanding"
    assert join_lines(["self-", "assessment"], frozenset()) == "self-assessment"


def test_lines_that_begin_neither_at_the_number_nor_at_the_text():
    first = "The bridge over the river was shut in the spring because its deck had rotted and"
    lines = [make_line(f"1.1 {first}", 60, 100),
             make_line("nobody had the money to mend it before the summer came to the", 96, 114),
             make_line("village.", 96, 128), make_line("1.2 It is open now.", 60, 156)]
    assert [(p.number, p.text[-8:]) for p in lines_to_passages(lines)] == [("1.1", "village."), ("1.2", "pen now.")]


def test_a_bold_head_at_the_top_of_a_page_does_not_go_on_from_the_page_before():
    lines = [make_line("Ask Jo Orme of the harbour office who keeps the books", 60, 700),
             make_line("Legal matters", 60, 70, page=2, bold=True), make_line("There are none.", 60, 100, page=2)]
    assert [p.text for p in lines_to_passages(lines)][1:] == ["Legal matters", "There are none."]


def test_text_beside_a_picture_is_one_paragraph_under_a_wide_head():
    """Full lines of one narrow column: a capital or a figure begins the next line, no paragraph."""
    texts = ("Two rowing crews from Wend met more than", "130 others on the river before the races.",
             "Wend came home third and Orme was last", "Mayor Pym gave each crew a silver oar there")
    head = make_line("A head that is a good deal wider than text", 60, 80, size=18.0, bold=True)
    lines = []
    for k, text in enumerate(texts):
        line = make_line(text, 60, 120 + 14 * k)
        words = tuple(w._replace(x1=300.0) if w is line.words[-1] else w for w in line.words)      # justified
        lines.append(replace(line, words=words, box=union(w.box for w in words)))
    assert len(lines_to_passages([head, *lines])) == 2


def test_a_label_left_of_a_numbered_paragraphs_text_begins_another():
    passages = lines_to_passages(lines_of([
        ("4. |90 That the base be 31,204.", 60, 100), ("Background papers: none", 60, 114)]))
    assert [p.text for p in passages] == ["That the base be 31,204.", "Background papers: none"]


def test_paragraphs_of_one_line_each_are_told_by_the_lines_of_a_long_one():
    printed = [("A head here", 60, 60, "bold"), ("word " * 16, 60, 84), ("word " * 16, 60, 98)]
    printed += [(f"A point {n}", 60, 98 + 24 * n, "bold") for n in range(1, 9)]
    assert len(lines_to_passages(lines_of(printed))) == 10


def test_a_sentence_that_goes_on_beside_a_picture():
    found = lines_to_passages(lines_of([
        ("word " * 16, 60, 60), ("and " * 12, 190, 74), ("and " * 12, 190, 88), ("Another begins.", 60, 130)]))
    assert [len(p.lines) for p in found] == [3, 1]


def test_a_head_in_the_middle_over_two_lines():
    found = lines_to_passages(lines_of([
        ("Wend and Orme Fords and Ferries Partnership and", 150, 60, "bold"), ("Board", 270, 74, "bold"),
        ("word " * 16, 60, 130), ("word " * 16, 60, 144)]))
    assert found[0].text == "Wend and Orme Fords and Ferries Partnership and Board"
