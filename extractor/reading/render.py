"""Pages as grey pictures: for the eye of an OCR engine and for the pages that a person looks at; what looks at them."""

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def grey_pages(path: str, dpi_of: Mapping[int, int]) -> "Iterator[tuple[int, NDArray[np.uint8]]]":
    """Page number and grey values (rows by columns, 255 is white) of each page that a resolution is given for.

    As displayed. Raises pypdfium2.PdfiumError where the file cannot be opened any more, OSError where it is gone.
    """
    if not dpi_of:
        return
    document = pdfium.PdfDocument(Path(path).read_bytes())
    try:
        for number, dpi in dpi_of.items():
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


def opencv() -> Any:
    """The library that looks at pictures, on one thread: workers are as many as there are cores."""
    import cv2

    cv2.setNumThreads(1)
    return cv2
