"""Pages as grey pictures: for the eye of an OCR engine and for the pages that a person looks at."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def grey_pages(
    path: str, page_numbers: Sequence[int], *, dpi: int
) -> "Iterator[tuple[int, NDArray[np.uint8]]]":
    """Page number and grey values (rows by columns, 255 is white) of each page asked for, as displayed.

    Raises pypdfium2.PdfiumError where the file cannot be opened any more, OSError where it is gone.
    """
    if not page_numbers:
        return
    document = pdfium.PdfDocument(Path(path).read_bytes())
    try:
        for number in page_numbers:
            page = document[number - 1]
            grey = page.render(scale=dpi / 72, grayscale=True).to_numpy()
            yield number, grey[:, :, 0] if grey.ndim == 3 else grey
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
