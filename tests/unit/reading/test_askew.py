"""Pages that lay askew: the angle, the picture and its words set upright."""

from pathlib import Path

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractor.reading.askew import skew_of, upright_picture, upright_words
from extractor.reading.render import grey_pages
from extractor.stages.read import read

WIDTH, HEIGHT, DPI = 420.0, 595.0, 150
SENTENCE = "The harbour master reported on moorings and dues to members"


def _page(path: Path, tilt: float, lines: int = 30) -> Path:
    """Lines of text that run downhill by so many degrees."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(-tilt)
    canvas.translate(-WIDTH / 2, -HEIGHT / 2)
    canvas.setFont("Helvetica", 11)
    for line in range(lines):
        canvas.drawString(50, 540 - 15 * line, SENTENCE[: len(SENTENCE) - line])
    canvas.save()
    return path


def _picture(path: Path) -> "np.ndarray":
    [(_, grey)] = grey_pages(str(path), {1: DPI})
    return grey


@pytest.mark.parametrize("tilt", [-1.6, -0.4, 0.3, 0.9, 1.9])
def test_the_angle_of_a_text_is_told_and_taken_away(tmp_path: Path, tilt: float) -> None:
    grey = _picture(_page(tmp_path / "askew.pdf", tilt))
    found = skew_of(grey)
    assert found == pytest.approx(tilt, abs=0.11)
    assert skew_of(upright_picture(grey, found)) == 0.0


@pytest.mark.parametrize(("tilt", "lines"), [(0.0, 30), (0.05, 30), (1.0, 0)])
def test_a_level_page_and_an_empty_one_stay_as_they_are(tmp_path: Path, tilt: float, lines: int) -> None:
    grey = _picture(_page(tmp_path / "level.pdf", tilt, lines))
    assert skew_of(grey) == 0.0
    assert upright_picture(grey, 0.0) is grey


@pytest.mark.parametrize("tilt", [-1.6, 0.9])
def test_words_set_upright_stand_on_level_lines(tmp_path: Path, tilt: float) -> None:
    [askew] = read(str(_page(tmp_path / "askew.pdf", tilt))).pages
    [level] = read(str(_page(tmp_path / "level.pdf", 0.0))).pages
    words = upright_words(askew.words, tilt, askew.width, askew.height)
    assert [w.text for w in words] == [w.text for w in level.words]
    for moved, meant in zip(words, level.words, strict=True):
        assert (moved.x0 + moved.x1) / 2 == pytest.approx((meant.x0 + meant.x1) / 2, abs=0.5)
        assert (moved.top + moved.bottom) / 2 == pytest.approx((meant.top + meant.bottom) / 2, abs=2)   # tall boxes
    assert upright_words(askew.words, 0.0, WIDTH, HEIGHT) == askew.words
