"""Characters as a reader sees them: signs of symbol fonts, drawn hyphens, and bytes that pdfium takes for a Mac's."""

import io
from pathlib import Path

import pikepdf
import pytest
import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractor.reading.letters import _TELLTALES, Misreadings, _tells, as_read
from extractor.stages.read import read

_FACE = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


@pytest.mark.parametrize(("text", "expected"), [
    ("of\ufb01ce", "office"), ("\uf0b7", "•"), ("13\xad03\xad19", "13-03-19"), ("\xad", "-"), ("co\x02", "co-"),
])
def test_what_is_drawn_is_read(text: str, expected: str) -> None:
    assert as_read(text) == expected


@pytest.mark.parametrize("telltale", _TELLTALES, ids=lambda t: t.misread)
def test_a_telltale_is_misread_and_its_mending_is_what_is_printed(telltale) -> None:
    texts = [telltale.misread, "Plan"]
    Misreadings().mend(texts, [1, 1], {1})
    assert texts == [telltale.printed, "Plan"]


@pytest.mark.parametrize("word", ["Señor", "mañana", "Martínez", "caída", "café", "sìth", "ß", "°"])
def test_foreign_words_tell_nothing(word: str) -> None:
    assert not _tells(word)


def test_a_face_that_names_its_encoding_is_believed() -> None:
    texts = ["Councilís", "país"]
    Misreadings().mend(texts, [1, 1], set())
    assert texts == ["Councilís", "país"]


def test_one_misread_face_tells_of_the_page_and_is_remembered() -> None:
    misreadings = Misreadings()
    first = ["Councilís", "cafÈ", "née"]
    misreadings.mend(first, [1, 2, 3], {1, 2})
    assert first == ["Council’s", "café", "née"]
    later = ["È", "née"]
    misreadings.mend(later, [2, 3], {1, 2, 3, 4})
    assert later[0] == "é"


def _without_encoding(path: Path, text: str) -> None:
    """A page as printers of the Ghostscript family make it: bytes of Windows, a Mac's table, no encoding named."""
    pdfmetrics.registerFont(TTFont("Vera", str(_FACE)))
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.setFont("Vera", 11)
    spare = iter(map(chr, range(0xE0, 0xFF)))
    high = "".join(bytes([code]).decode("cp1252", "ignore") or next(spare) for code in range(0x80, 0xA0))
    canvas.drawString(-900, 100, "".join(map(chr, range(0xC0, 0xDF))) + high)     # gives each its byte; off the page
    canvas.drawString(72, 700, text)
    canvas.save()
    with pikepdf.open(made) as pdf:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Dictionary) and "/ToUnicode" in found:
                del found["/ToUnicode"]
        pdf.save(path)


def test_a_page_without_encoding_reads_as_it_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    _without_encoding(path, "The Council’s plan – for 2009–10, “as agreed”")
    (page,) = read(str(path)).pages
    assert " ".join(word.text for word in page.words) == "The Council’s plan – for 2009–10, “as agreed”"
