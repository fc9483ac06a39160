"""Headers set sideways where no rule draws their cells."""

from extractor.document import Font, Word
from tests.unit.tables.printing import Print, grids_of, table_of

_FACE = Font("Face-Bold", True, False)
_RIGHTS = (260.0, 320.0, 380.0)


def _upwards(page: Print, x: float, bottom: float, text: str) -> None:
    """Text read from below, its first word lowest."""
    for word in text.split():
        height = 5.5 * len(word)
        page.words.append(Word(word, x - 5, bottom - height, x + 5, bottom, 10, _FACE, angle=270))
        bottom -= height + 3


def _body(page: Print) -> Print:
    for k, name in enumerate(("Arden", "Brook", "Cole", "Dell")):
        y = 204 + 16 * k
        page.text(70, y, name)
        for right, value in zip(_RIGHTS, ("14", "12", "86%"), strict=True):
            page.text(right, y, value, align="right")
    return page


def _headed() -> Print:
    page = Print().prose(70, 40, 3).text(70, 186, "Member", bold=True)
    for right, head in zip(_RIGHTS, ("Meetings due", "Meetings seen", "Share"), strict=True):
        _upwards(page, right - 8, 196, head)
    return _body(page)


def test_words_set_sideways_over_their_columns_are_the_header() -> None:
    (grid,) = grids_of(_headed())
    assert grid.header_row_count == 1
    assert table_of(grid)[0] == ["Member", "Meetings due", "Meetings seen", "Share"]


def test_they_are_the_header_between_rules_too() -> None:
    (grid,) = grids_of(_headed().across(110, 60, 390).across(200, 60, 390).across(270, 60, 390))
    assert grid.header_row_count == 1
    assert table_of(grid)[0][1:] == ["Meetings due", "Meetings seen", "Share"]


def test_one_word_set_sideways_heads_nothing() -> None:
    page = _body(Print().prose(70, 40, 3))
    _upwards(page, 252, 196, "Meetings")
    (grid,) = grids_of(page)
    assert grid.row_count == 4
