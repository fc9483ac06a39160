"""The small pieces: strokes, chunks, rivers, cell texts, frames, cut rows, captions."""

import doctest
import importlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.document import Cell, Fill, Font, Rule, Word
from extractor.geometry import Box
from extractor.tables.celltext import joined_text
from extractor.tables.cutrows import CUTS, is_cut
from extractor.tables.rivers import gutters
from extractor.tables.scene import Spot, make_scene, turn, turn_back
from extractor.tables.strokes import strokes_of_fills, strokes_of_rules
from extractor.tables.textlines import is_caption, is_enumerator, is_figure, text_lines
from tests.unit.tables.printing import Print, leaf_of


@pytest.mark.parametrize("name", ["scene", "strokes", "textlines", "celltext", "unitlines", "knownheads"])
def test_doctests(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"extractor.tables.{name}"))
    assert result.attempted and not result.failed


@given(
    st.tuples(st.floats(0, 500), st.floats(0, 700), st.floats(1, 90), st.floats(1, 90)),
    st.sampled_from([0, 90, 180, 270]),
)
def test_turning_back_is_the_inverse_of_turning(box: tuple[float, float, float, float], angle: int) -> None:
    x, y, w, h = box
    there = turn((x, y, x + w, y + h), angle, 595, 842)
    assert turn_back(there, angle, 595, 842) == pytest.approx((x, y, x + w, y + h), abs=1e-6)


def test_dashes_become_one_stroke_and_specks_none() -> None:
    dashes = [Rule(10 + 4 * i, 50, 12 + 4 * i, 50.4, True, 0.4, 0) for i in range(40)]
    strokes = strokes_of_rules([*dashes, Rule(300, 90, 303, 90.4, True, 0.4, 0)])
    assert [(round(s.start), round(s.end)) for s in strokes.horizontal] == [(10, 168)]


def test_edges_of_fills_are_strokes_when_asked_for() -> None:
    strokes = strokes_of_fills([Fill(10, 10, 60, 30, 0xCCCCCC, False)])
    assert len(strokes.horizontal) == 2 and len(strokes.vertical) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,234", True),
        ("(12.5)", True),
        ("£1.2m", True),
        ("-", True),
        ("46%", True),
        ("<1", True),
        ("N/A", True),
        ("01/04/2024", True),
        ("1,052*", True),
        ("Stage 1", False),
        ("2 of 3", False),
        ("Total", False),
        ("", False),
    ],
)
def test_is_figure(text: str, expected: bool) -> None:
    assert is_figure(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("•", True),
        ("1.1", True),
        ("(a)", True),
        ("iv)", True),
        ("7.", True),
        ("12", False),
        ("Total", False),
    ],
)
def test_is_enumerator(text: str, expected: bool) -> None:
    assert is_enumerator(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Table 3: Complaints", True),
        ("Figure B", True),
        ("Table of contents", False),
        ("Tables", False),
    ],
)
def test_is_caption(text: str, expected: bool) -> None:
    assert is_caption(text) is expected


@given(st.integers(2, 7), st.integers(3, 12), st.data())
@settings(max_examples=40, deadline=None)
def test_gutters_of_right_aligned_figures(columns: int, rows: int, data: st.DataObject) -> None:
    page = Print()
    rights = [150 + 60 * c for c in range(columns)]
    for r in range(rows):
        page.text(40, 100 + 13 * r, data.draw(st.sampled_from(["Roads", "Parks and greens", "Waste"])))
        for x in rights[1:]:
            page.text(x + 60, 100 + 13 * r, str(data.draw(st.integers(0, 99_999))), align="right")
    spots = make_scene(page.page(), leaf_of(page.page())).spots
    cuts = gutters(text_lines(spots))
    assert len(cuts) == columns - 1
    assert not any(s.x0 < cut < s.x1 for s in spots for cut in cuts)


def test_text_of_one_line_keeps_its_order_whatever_the_order_of_drawing() -> None:
    font = Font("F", False, False)
    words = [Word(t, x, 10, x + 20, 21, 10, font) for t, x in (("c", 100), ("a", 10), ("b", 40))]
    spots = [Spot(w.x0, w.top, w.x1, w.bottom, i, 0, w) for i, w in enumerate(words)]
    (line,) = text_lines(spots)
    assert line.text == "a b c"


@pytest.mark.parametrize(
    ("lines", "known", "expected"),
    [
        (("Manage-", "ment"), {"management"}, "Management"),
        (("well-", "being"), {"well-being"}, "well-being"),
        (("pre-", "school"), {"preschool", "pre-school"}, "pre-school"),
        (("2016-", "2017"), set(), "2016- 2017"),
        (("Mr Smith-", "Jones"), {"smithjones"}, "Mr Smith-Jones"),
        (("01/01/", "26"), set(), "01/01/26"),
        (("2024/2", "5"), set(), "2024/25"),
        (("Item 7/8", "9 to note"), set(), "Item 7/8 9 to note"),
    ],
)
def test_words_parted_at_line_ends(lines: tuple[str, ...], known: set[str], expected: str) -> None:
    assert joined_text(lines, known.__contains__) == expected


def _row(texts: list[str], row: int) -> list[Cell]:
    return [Cell(row, c, text, 1, Box(0, 0, 1, 1)) for c, text in enumerate(texts)]


LONG = "The officer reported on the position of the service and of its staff over the whole of the last two"


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (["3", "Clerk to chase the", "JB"], ["", "county council", ""], True),
        (["3", LONG, "JB"], ["", "Quarters in detail", "KL"], True),
        (["3", LONG + ".", "JB"], ["4", "New item", "KL"], False),
        (["3", "Closed", "JB"], ["", "New item under 3", "KL"], False),
        (["Roads", "12", "3"], ["Parks", "7", "1"], False),
        (["Mill ward", "70", "1"], ["(Mill Lane hub)", "", ""], True),
        (["Mill ward", "70", "1"], ["(continued)", "", ""], False),
        (["Mill ward", "70", "1"], ["(93)", "", ""], False),
    ],
)
def test_is_cut(above: list[str], below: list[str], expected: bool) -> None:
    assert is_cut({c.column: c for c in _row(above, 0)}, _row(below, 1)) is expected


def test_a_row_without_the_key_of_all_others_goes_on_where_a_cell_reads_on() -> None:
    keys = ["FP/24/09/03", "FP/24/10/01", "FP24/10/06", "FP/24/11/02"]
    last = {c.column: c for c in _row(["FP/24/08/11 First published:", "Answers to the", "Ann Hale"], 0)}
    assert is_cut(last, _row(["19 August 2024", "consultation", "Tel 5"], 1), keys)
    assert not is_cut(last, _row(["19 August 2024", "consultation", "Tel 5"], 1), ["Roads", "3 May 2024", "B/2"])
    assert not is_cut(last, _row(["19 August 2024", "Consultation", "Tel 5"], 1), keys)
    assert not is_cut(last, _row(["FP/24/08/12", "consultation", "Tel 5"], 1), keys)


def test_cut_rules_say_what_they_are_about() -> None:
    assert all(cut.name and cut.example for cut in CUTS)
