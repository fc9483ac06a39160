"""Pages as grey pictures: for the eye of an OCR engine and for the pages that a person looks at; what looks at them."""

import contextlib
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def grey_pages(
    path: str, dpi_of: Mapping[int, int], touching: Callable[[int], None] = lambda page_number: None
) -> "Iterator[tuple[int, NDArray[np.uint8]]]":
    """Page number and grey values (rows by columns, 255 is white) of each page that a resolution is given for.

    As displayed; `touching` is told each page's number before it is touched. The file is read as far as these pages
    need it. Raises pypdfium2.PdfiumError where it cannot be opened any more, OSError where it is gone.
    """
    if not dpi_of:
        return
    with Path(path).open("rb") as file, contextlib.closing(pdfium.PdfDocument(file)) as document:
        for number, dpi in dpi_of.items():
            touching(number)
            page = document[number - 1]
            grey = page.render(scale=dpi / 72, grayscale=True).to_numpy()
            yield number, grey[:, :, 0] if grey.ndim == 3 else grey
            page.close()


def png_pages(path: str, page_numbers: Sequence[int], *, dpi: int) -> Iterator[tuple[int, bytes]]:
    """(page number, PNG bytes) of each page asked for, grey, as displayed. Raises as `grey_pages` does."""
    with Path(path).open("rb") as file, contextlib.closing(pdfium.PdfDocument(file)) as document:
        for number in page_numbers:
            page = document[number - 1]
            out = io.BytesIO()
            page.render(scale=dpi / 72, grayscale=True).to_pil().save(out, "PNG", optimize=False)
            yield number, out.getvalue()
            page.close()


def opencv() -> Any:
    """The library that looks at pictures, on one thread: workers are as many as there are cores."""
    import cv2

    cv2.setNumThreads(1)
    return cv2
