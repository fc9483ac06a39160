"""Pages drawn for the purpose, read back: words with their faces and places, rules, fills, curves."""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pytest
import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractor.document import Font, Page
from extractor.reading import words as words_module
from extractor.reading.fonts import Face
from extractor.stages.read import read

WIDTH, HEIGHT = 400.0, 300.0


@pytest.fixture
def drawn(tmp_path: Path) -> Callable[[Callable[[Canvas], None]], Page]:
    def draw(paint: Callable[[Canvas], None]) -> Page:
        path = tmp_path / "page.pdf"
        canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
        paint(canvas)
        canvas.showPage()
        canvas.save()
        (page,) = read(str(path)).pages
        return page

    return draw


def _texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def test_words_stand_where_they_are_drawn_in_their_own_faces(drawn) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 250, "Harbour dues")
        canvas.setFont("Helvetica-Bold", 14)
        canvas.setFillColorRGB(1, 0, 0)
        canvas.drawString(50, 200, "Total")

    page = drawn(paint)
    assert _texts(page) == ["Harbour", "dues", "Total"]
    harbour, dues, total = page.words
    assert harbour.x0 == pytest.approx(50, abs=0.5)
    assert harbour.top < HEIGHT - 250 < harbour.bottom
    assert harbour.x1 < dues.x0 < dues.x1
    assert (harbour.size, harbour.font.is_bold, harbour.colour) == (10, False, 0)
    assert (total.size, total.font.is_bold, total.colour) == (14, True, 0xFF0000)


def test_a_word_that_changes_size_in_its_middle_is_two(drawn) -> None:
    def paint(canvas: Canvas) -> None:
        text = canvas.beginText(50, 250)
        for size, part in ((12, "1052"), (6, "2"), (12, " quays")):
            text.setFont("Helvetica", size)
            text.textOut(part)
        canvas.drawText(text)

    page = drawn(paint)
    assert _texts(page) == ["1052", "2", "quays"]
    assert [word.size for word in page.words] == [12, 6, 12]
    assert page.words[0].x1 <= page.words[1].x0 + 0.5


def test_a_word_in_two_faces_of_one_size_stays_whole(drawn) -> None:
    def paint(canvas: Canvas) -> None:
        text = canvas.beginText(50, 250)
        for name, part in (("Helvetica-Bold", "Quay"), ("Helvetica", "side works")):
            text.setFont(name, 12)
            text.textOut(part)
        canvas.drawText(text)

    assert _texts(drawn(paint)) == ["Quayside", "works"]


def test_text_drawn_twice_is_read_once_and_text_off_the_page_not_at_all(drawn) -> None:
    def paint(canvas: Canvas) -> None:
        for x in (50, 50.3):
            canvas.drawString(x, 250, "Lighthouse")
        canvas.drawString(WIDTH + 30, 250, "Outside")
        canvas.drawString(50, 200, "Lighthouse")

    page = drawn(paint)
    assert _texts(page) == ["Lighthouse", "Lighthouse"]
    assert page.words[0].top < page.words[1].top


def test_words_on_a_turned_page_read_as_displayed(drawn) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.drawString(50, 250, "Sideways")

    page = drawn(paint)
    (word,) = page.words
    assert (page.width, page.height, page.rotation) == (WIDTH, HEIGHT, 90)
    assert word.angle == 90
    assert word.bottom - word.top > word.x1 - word.x0
    assert word.top == pytest.approx(50, abs=0.5)


def test_an_invisible_text_over_a_picture_is_somebodys_ocr(drawn) -> None:
    def paint(canvas: Canvas) -> None:
        from reportlab.lib.utils import ImageReader

        canvas.drawImage(ImageReader(_grey_picture()), 0, 0, WIDTH, HEIGHT)
        text = canvas.beginText(50, 250)
        text.setTextRenderMode(3)
        text.textOut("read by a machine")
        canvas.drawText(text)

    assert drawn(paint).text_source == "ocr"


def _grey_picture() -> object:
    from PIL import Image

    return Image.new("L", (8, 6), 128)


@pytest.mark.parametrize("faces", [1, 2], ids=["one object a word", "faces in turn"])
def test_pages_of_more_words_than_one_call_takes_are_whole(drawn, faces: int) -> None:
    """2,600 words in 2,600 text objects: more than the buffers for boxes and for faces hold at once."""
    wanted = [f"w{i}" for i in range(2600)]

    def paint(canvas: Canvas) -> None:
        for i, word in enumerate(wanted):
            canvas.setFont(("Helvetica", "Courier")[i % faces], 4)
            canvas.drawString(4 + 19 * (i % 20), HEIGHT - 6 - 2.2 * (i // 20), word)

    page = drawn(paint)
    assert sorted(_texts(page)) == sorted(wanted)
    place = {word.text: word for word in page.words}
    for i in (0, 511, 512, 2047, 2048, 2599):
        assert place[f"w{i}"].x0 == pytest.approx(4 + 19 * (i % 20), abs=0.5)
        assert place[f"w{i}"].font.name == ("Helvetica", "Courier")[i % faces]


def test_letters_beyond_ascii_are_read_as_a_reader_sees_them(drawn) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(50, 250, "caf\u00e9 \u00a35")

    assert _texts(drawn(paint)) == ["café", "£5"]


def test_lines_thin_boxes_and_outlines_are_rules_and_a_filled_box_is_ground(drawn) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(50, 280, "Table")
        canvas.line(50, 250, 350, 250)
        canvas.setFillColorRGB(0, 0, 1)
        canvas.rect(50, 200, 1, 50, stroke=0, fill=1)
        canvas.rect(100, 100, 80, 40, stroke=0, fill=1)
        canvas.rect(200, 100, 80, 40, stroke=1, fill=0)
        canvas.circle(320, 60, 20)

    page = drawn(paint)
    level = [r for r in page.rules if r.is_horizontal]
    upright = [r for r in page.rules if not r.is_horizontal]
    assert any(r.x0 == pytest.approx(50, abs=1) and r.x1 == pytest.approx(350, abs=1) for r in level)
    assert any(r.top == pytest.approx(50, abs=1) and r.bottom == pytest.approx(100, abs=1) for r in upright)
    assert (len(level), len(upright)) == (3, 3)                # the line, the thin box, two and two of the outline
    (fill,) = page.fills
    assert (fill.colour, fill.is_stroked) == (0x0000FF, False)
    assert fill[:4] == pytest.approx((100, HEIGHT - 140, 180, HEIGHT - 100), abs=1)
    assert page.curve_count > 0


def test_a_grid_in_one_path_is_taken_apart(drawn) -> None:
    def paint(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for y in (100, 120, 140):
            path.moveTo(50, y)
            path.lineTo(250, y)
        for x in (50, 150, 250):
            path.moveTo(x, 100)
            path.lineTo(x, 140)
        canvas.drawPath(path)

    rules = drawn(paint).rules
    assert sorted(r.is_horizontal for r in rules) == [False] * 3 + [True] * 3


def test_what_a_form_draws_is_placed_by_its_matrix(drawn) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.beginForm("band")
        canvas.rect(0, 0, 60, 20, stroke=0, fill=1)
        canvas.endForm()
        canvas.translate(100, 50)
        canvas.doForm("band")

    (fill,) = drawn(paint).fills
    assert fill[:4] == pytest.approx((100, HEIGHT - 70, 160, HEIGHT - 50), abs=1)


@pytest.mark.parametrize(("colour", "shape", "marks"), [
    ((0, 0, 0), "circle", 2), ((0, 0, 0), "rect", 2), ((0, 0.4, 0.8), "circle", 0),
])
def test_drawn_bullets_are_words_where_they_have_their_texts_colour(drawn, colour, shape, marks) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n, text in enumerate(("Wharf lamps", "Quay rails")):
            canvas.drawString(70, 250 - 14 * n, text)
            canvas.setFillColorRGB(*colour)
            if shape == "circle":
                canvas.circle(57, 253 - 14 * n, 2, stroke=0, fill=1)
            else:
                canvas.rect(55, 251 - 14 * n, 4, 4, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)

    page = drawn(paint)
    assert [w.text for w in page.words].count("•") == marks
    assert [w.text for w in page.words if w.text != "•"] == ["Wharf", "lamps", "Quay", "rails"]
    assert not marks or _texts(page)[:3] == ["•", "Wharf", "lamps"]


def test_one_dot_is_no_bullet(drawn) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(70, 250, "Wharf lamps")
        canvas.circle(57, 253, 2, stroke=0, fill=1)

    assert _texts(drawn(paint)) == ["Wharf", "lamps"]


@pytest.mark.parametrize(("ascent", "descent"), [(760, -240), (1400, -600), (500, 0), (0, 0)])
def test_boxes_of_words_reach_alike_whatever_a_font_says_of_itself(tmp_path: Path, ascent: int, descent: int) -> None:
    pdfmetrics.registerFont(TTFont("Vera", str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")))
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Vera", 20)
    canvas.drawString(50, 200, "Harbour")
    canvas.save()
    path = tmp_path / "page.pdf"
    with pikepdf.open(made) as pdf:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/FontDescriptor":
                found["/Ascent"], found["/Descent"] = ascent, descent
                found["/FontBBox"] = pikepdf.Array([0, descent, 1000, ascent])
        pdf.save(path)
    (word,) = read(str(path)).pages[0].words
    assert word.top == pytest.approx(HEIGHT - 200 - 0.75 * 20, abs=0.6)
    assert word.bottom == pytest.approx(HEIGHT - 200 + 0.22 * 20, abs=0.6)


@pytest.mark.parametrize(("gap", "generated", "expected"), [
    (0.1, True, ["31st", "October"]),
    (0.1, False, ["31st", "Octo", "ber"]),            # a space is printed, however narrow
    (0.6, True, ["31st", "Octo", "ber"]),
])
def test_a_word_that_pdfium_parts_where_its_pieces_touch_is_whole(
    monkeypatch: pytest.MonkeyPatch, gap: float, generated: bool, expected: list[str]
) -> None:
    monkeypatch.setattr(words_module.pdfium_c, "FPDFText_IsGenerated", lambda page, index: int(generated))
    face = Face((11.0, Font("Arial", False, False), 0, 0, -1), 1, False)
    boxes = np.array([[10, 0, 30, 11], [33, 0, 55, 11], [55 + gap, 0, 70, 11]])
    found = words_module._Found(["31st", "Octo", "ber"], [face] * 3, [0, 5, 11], [4, 9, 14], boxes)
    whole = words_module._whole(found, None)
    assert whole.texts == expected
    assert whole.boxes[-1].tolist() == ([33, 0, 70, 11] if len(expected) == 2 else [55 + gap, 0, 70, 11])
    assert (whole.starts[1], whole.stops[-1]) == (5, 14)


@pytest.mark.parametrize(("letters", "source"), [(40, "native"), (200, "none")])
def test_a_page_whose_letters_are_outlines_has_no_text(drawn, letters: int, source: str) -> None:
    def paint(canvas: Canvas) -> None:
        for letter in range(letters):
            path = canvas.beginPath()
            x, y = 10 + 8 * (letter % 40), 280 - 14 * (letter // 40)
            path.moveTo(x, y)
            for _ in range(20):
                path.curveTo(x + 1, y + 2, x + 3, y + 4, x + 5, y + 1)
            canvas.drawPath(path, fill=1, stroke=0)

    assert drawn(paint).text_source == source


@pytest.mark.parametrize(("white", "expected"), [
    (0.13, ["Cllr", "A", "Arden", "McArdle", "MoUs"]),          # as browsers print it: no space, and less white
    (0.0, ["Cllr", "AArden", "McArdle", "MoUs"]),
])
def test_an_initial_and_a_surname_are_parted_where_the_white_shows(drawn, white: float, expected: list[str]) -> None:
    def paint(canvas: Canvas) -> None:
        text = canvas.beginText(50, 250)
        text.setFont("Helvetica", 11)
        text.textOut("Cllr A")
        canvas.drawText(text)
        x = 50 + pdfmetrics.stringWidth("Cllr A", "Helvetica", 11) + white * 11
        canvas.setFont("Helvetica", 11)
        canvas.drawString(x, 250, "Arden McArdle MoUs")

    assert _texts(drawn(paint)) == expected
