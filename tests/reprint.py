"""A PDF as somebody else would have made it of the same pages: as a scan, or with every page turned.

`python -m tests.reprint scanned|turned IN OUT` writes such a copy. A reader sees the same, so that the rows should be
the same: a scan's as far as an OCR engine reads its letters.
"""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium

_DPI, _QUALITY = 200, 80           # of an office's scanner
_MARGIN = (50, 30)                 # points that the turned page's corner lies off the origin


def scanned(path: Path) -> bytes:
    """Pictures of the pages, grey, without any text."""
    document = pdfium.PdfDocument(path)
    try:
        pictures = [page.render(scale=_DPI / 72, grayscale=True).to_pil() for page in document]
    finally:
        document.close()
    out = io.BytesIO()
    pictures[0].save(out, "PDF", resolution=_DPI, quality=_QUALITY, save_all=True, append_images=pictures[1:])
    return out.getvalue()


def turned(path: Path) -> bytes:
    """Pages drawn sideways that /Rotate sets upright again, their corners off the origin; links are lost."""
    left, low = _MARGIN
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            if page.rotate:
                continue
            x0, y0, x1, y1 = (float(edge) for edge in page.cropbox)
            width, height = x1 - x0, y1 - y0
            turn = f"q 0 1 -1 0 {left + height + y0} {low - x0} cm\n"
            page.contents_add(pdf.make_stream(turn.encode()), prepend=True)
            page.contents_add(pdf.make_stream(b"\nQ"))
            for key in ("/CropBox", "/Annots"):
                if key in page.obj:
                    del page.obj[key]
            page.mediabox = pikepdf.Array([left, low, left + height, low + width])
            page.obj["/Rotate"] = 90
        out = io.BytesIO()
        pdf.save(out, static_id=True)
    return out.getvalue()


WAYS: dict[str, Callable[[Path], bytes]] = {"scanned": scanned, "turned": turned}

if __name__ == "__main__":
    Path(sys.argv[3]).write_bytes(WAYS[sys.argv[1]](Path(sys.argv[2])))
