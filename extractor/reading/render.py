"""Pages as grey pictures: for the eye of an OCR engine and for the pages that a person looks at."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2 as pdfium


def grey_pages(path: str, page_numbers: Sequence[int], *, dpi: int) -> Iterator[tuple[int, int, int, bytes]]:
    """(page number, width, height, grey bytes row by row) of each page asked for, as displayed.

    Raises pypdfium2.PdfiumError where the file cannot be opened any more, OSError where it is gone.
    """
    document = pdfium.PdfDocument(Path(path).read_bytes())
    try:
        for number in page_numbers:
            page = document[number - 1]
            bitmap = page.render(scale=dpi / 72, grayscale=True)
            grey = bitmap.to_numpy()
            yield number, int(grey.shape[1]), int(grey.shape[0]), grey[:, :, 0].tobytes() if grey.ndim == 3 else (
                grey.tobytes()
            )
            page.close()
    finally:
        document.close()


def png_pages(path: str, page_numbers: Sequence[int], *, dpi: int) -> Iterator[tuple[int, bytes]]:
    """(page number, PNG bytes) of each page asked for, grey, as displayed. Raises as `grey_pages` does."""
    document = pdfium.PdfDocument(Path(path).read_bytes())
    try:
        for number in page_numbers:
            page = document[number - 1]
            out = io.BytesIO()
            page.render(scale=dpi / 72, grayscale=True).to_pil().save(out, "PNG", optimize=False)
            yield number, out.getvalue()
            page.close()
    finally:
        document.close()
