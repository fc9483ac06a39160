"""Pages that are pictures: sizes of an OCR layer, bold type and lines told from the picture."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import reportlab
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractor.document import Font, Word
from extractor.pipeline import extract_pack
from extractor.reading.render import grey_pages
from extractor.reading.scans import drawn_rules, levelled, with_bold
from extractor.stages.ocr import engine_path, recognise
from extractor.stages.read import read

WIDTH, HEIGHT, DPI = 400.0, 300.0, 200
BOLD, PLAIN = "Apologies for absence", "There were no apologies from the members of the harbour board this time"


def _paper(canvas: Canvas) -> None:
    """What lies on the scanner: a bold head, a plain sentence, a table of two by two."""
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(40, 250, BOLD)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(40, 232, PLAIN)
    canvas.setLineWidth(0.5)
    canvas.grid([40, 160, 280], [120, 150, 180])


def _words(sizes: list[float]) -> list[Word]:
    return [Word("word", 10, 90 - s, 40, 90, s, Font("ocr", False, False)) for s in sizes]


def _save(path: Path, paint: Callable[[Canvas], None]) -> Path:
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    paint(canvas)
    canvas.save()
    return path


def _scan(path: Path, paper: Path, paint: Callable[[Canvas], None]) -> Path:
    """A picture of the paper with what `paint` puts over it, invisibly."""
    [(_, grey)] = grey_pages(str(paper), {1: DPI})

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.fromarray(grey)), 0, 0, WIDTH, HEIGHT)
        canvas._code.append("3 Tr")
        paint(canvas)

    return _save(path, draw)


def test_one_line_of_type_has_one_size_and_a_title_keeps_its_own() -> None:
    words = levelled(_words([10, 11, 9, 11, 11, 8, 18]))
    assert [w.size for w in words] == [11] * 6 + [18]
    assert len({(w.top, w.bottom) for w in words[:6]}) == 1
    assert words[6].top == 72


def test_thick_strokes_are_bold(tmp_path: Path) -> None:
    paper = _save(tmp_path / "paper.pdf", _paper)
    [page] = read(str(paper)).pages
    plain = [w._replace(font=Font("ocr", False, False)) for w in page.words]
    [(_, grey)] = grey_pages(str(paper), {1: DPI})
    seen = with_bold(plain, grey, dpi=DPI)
    assert " ".join(w.text for w in seen if w.font.is_bold) == BOLD
    assert [w.text for w in seen] == [w.text for w in page.words]
    assert {type(value) for w in seen for value in (w.x0, w.top, w.x1, w.bottom, w.size)} == {float}


def test_a_picture_without_ink_or_with_few_words_tells_nothing(tmp_path: Path) -> None:
    blank = _save(tmp_path / "blank.pdf", lambda canvas: canvas.drawString(40, 250, "One"))
    [(_, grey)] = grey_pages(str(blank), {1: DPI})
    for words in ([], _words([11.0]), _words([11.0] * 20)):
        assert not any(w.font.is_bold for w in with_bold(words, grey, dpi=DPI))


@pytest.mark.parametrize("tilt", [0.0, 0.5, -0.6])
def test_lines_of_a_table_are_found_in_its_picture_though_it_lies_askew(tmp_path: Path, tilt: float) -> None:
    def askew(canvas: Canvas) -> None:
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(tilt)
        canvas.translate(-WIDTH / 2, -HEIGHT / 2)
        _paper(canvas)

    paper = _save(tmp_path / "paper.pdf", askew)
    [(_, grey)] = grey_pages(str(paper), {1: DPI})
    rules = drawn_rules(grey, dpi=DPI)
    across, down = [r for r in rules if r.is_horizontal], [r for r in rules if not r.is_horizontal]
    assert [round((r.top + r.bottom) / 2) for r in across] == [pytest.approx(y, abs=1.5) for y in (120, 150, 180)]
    assert sorted(round((r.x0 + r.x1) / 2) for r in down) == [pytest.approx(x, abs=1.5) for x in (40, 160, 280)]
    assert all(r.x1 - r.x0 == pytest.approx(240, abs=6) for r in across)
    assert all(r.width < 1.5 for r in rules)
    assert {type(value) for r in rules for value in r} == {float, bool, int}      # what a long pack's shelf can hold


def test_letters_and_pictures_are_no_lines(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(40, 250, "ILLUMINATION HHHH ---- ____")
        canvas.rect(40, 50, 200, 100, fill=1)

    paper = _save(tmp_path / "paper.pdf", paint)
    [(_, grey)] = grey_pages(str(paper), {1: DPI})
    found = drawn_rules(grey, dpi=DPI)
    assert [round(r.x1 - r.x0) for r in found] == [pytest.approx(31, abs=2)]          # the four low lines, as drawn


def test_a_page_with_somebodys_layer_gets_its_bold_type_and_its_lines(tmp_path: Path) -> None:
    def layer(canvas: Canvas) -> None:
        for y, text, size in ((250, BOLD, 12), (232, PLAIN, 10)):
            canvas.setFont("Helvetica", size)
            for word in text.split():
                start = text.index(word)
                x = 40 + pdfmetrics.stringWidth(text[:start], "Helvetica-Bold" if y == 250 else "Helvetica", 11)
                canvas.drawString(x, y, word)

    scan = _scan(tmp_path / "scan.pdf", _save(tmp_path / "paper.pdf", _paper), layer)
    told: list[int] = []
    pack = recognise(read(str(scan)), heartbeat=told.append)
    [page] = pack.pages
    assert told == [1]                       # a long scan is silent for minutes otherwise, and is taken for hung
    assert page.text_source == "ocr"
    assert {w.size for w in page.words} in ({10.0}, {12.0})
    assert " ".join(w.text for w in page.words if w.font.is_bold) == BOLD
    assert sum(r.is_horizontal for r in page.rules) == 3


def test_a_word_of_tesseracts_layer_ends_where_the_space_after_it_does(tmp_path: Path) -> None:
    pdfmetrics.registerFont(TTFont("Vera", str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")))
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(WIDTH, HEIGHT))
    canvas._code.append("3 Tr")
    canvas.setFont("Vera", 20)
    canvas.drawString(50, 200, "Harbour ")
    canvas.save()
    path = tmp_path / "layer.pdf"
    with pikepdf.open(made) as pdf:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Dictionary) and found.get("/Subtype") == "/TrueType":
                found["/BaseFont"] = pikepdf.Name("/GlyphLessFont")
        pdf.save(path)
    [word] = read(str(path)).pages[0].words
    assert word.text == "Harbour"
    assert word.x1 == pytest.approx(50 + pdfmetrics.stringWidth("Harbour ", "Vera", 20), abs=1)


@pytest.mark.skipif(engine_path() is None, reason="tesseract is not installed")
def test_a_ruled_table_on_a_scan_is_read_cell_by_cell(tmp_path: Path) -> None:
    rows = [["Service", "Quarter 1", "Quarter 2"], ["Harbour dues", "1,250", "1,310"], ["Moorings", "480", "455"]]

    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(40, 250, "Income of the harbour in pounds by quarter is shown below.")
        canvas.grid([40, 160, 260, 360], [140, 160, 180, 200])
        for i, row in enumerate(rows):
            for k, text in enumerate(row):
                canvas.drawString((44, 164, 264)[k], 186 - 20 * i, text)

    scan = _scan(tmp_path / "scan.pdf", _save(tmp_path / "paper.pdf", paint), lambda canvas: None)
    cells = {(c["row_index"], c["column_index"]): c["text"] for c in extract_pack(str(scan)).rows["table_cells"]}
    assert [[cells[i, k] for k in range(3)] for i in range(3)] == rows
