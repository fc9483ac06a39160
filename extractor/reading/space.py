"""From PDF user space to the page as displayed: the one place that flips coordinates.

In:  points of pdfium (origin bottom-left of the unrotated page, box possibly not at 0,0).
Out: points with the origin at the top left of the page as a reader sees it, /Rotate applied.
"""

import ctypes
import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium_c

from extractor.geometry import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Space(NamedTuple):
    """The affine map X = a·x + b·y + c, Y = d·x + e·y + f of one page; sizes in points as displayed."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    width: float
    height: float
    rotation: int      # degrees clockwise that the page is turned for display

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A user-space rectangle as a displayed box; corners may come in any order."""
        x0 = self.a * left + self.b * bottom + self.c
        y0 = self.d * left + self.e * bottom + self.f
        x1 = self.a * right + self.b * top + self.c
        y1 = self.d * right + self.e * top + self.f
        if x1 < x0:
            x0, x1 = x1, x0
        if y1 < y0:
            y0, y1 = y1, y0
        return Box(x0, y0, x1, y1)

    def boxes(self, corners: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """Rows of left, bottom, right, top as rows of displayed x0, top, x1, bottom: `box` for many."""
        left, bottom, right, top = corners.T
        out = np.empty_like(corners)
        if not self.rotation:
            out[:, 0], out[:, 1], out[:, 2], out[:, 3] = left + self.c, self.f - top, right + self.c, self.f - bottom
            return out
        x0, x1 = self.a * left + self.b * bottom + self.c, self.a * right + self.b * top + self.c
        y0, y1 = self.d * left + self.e * bottom + self.f, self.d * right + self.e * top + self.f
        out[:, 0], out[:, 1] = np.minimum(x0, x1), np.minimum(y0, y1)
        out[:, 2], out[:, 3] = np.maximum(x0, x1), np.maximum(y0, y1)
        return out

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A user-space point as displayed."""
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def angle(self, dx: float, dy: float) -> int:
        """Quarter turns clockwise, in degrees, of text that runs along a user-space direction.

        Text on a slant of a few degrees counts as the nearest quarter: 0, 90, 180 or 270.
        """
        x = self.a * dx + self.b * dy
        y = self.d * dx + self.e * dy
        return round(math.degrees(math.atan2(y, x)) / 90.0) * 90 % 360


def page_space(page: Any) -> Space:
    """The map of a loaded pdfium page, from its visible box and its /Rotate."""
    rect = pdfium_c.FS_RECTF()
    turns = pdfium_c.FPDFPage_GetRotation(page) % 4
    if pdfium_c.FPDF_GetPageBoundingBox(page, ctypes.byref(rect)):
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
    else:
        width, height = pdfium_c.FPDF_GetPageWidthF(page), pdfium_c.FPDF_GetPageHeightF(page)
        if turns % 2:
            width, height = height, width
        left, bottom, right, top = 0.0, 0.0, width, height
    w, h = right - left, top - bottom
    maps = (
        (1.0, 0.0, -left, 0.0, -1.0, top, w, h),
        (0.0, 1.0, -bottom, 1.0, 0.0, -left, h, w),
        (-1.0, 0.0, right, 0.0, 1.0, -bottom, w, h),
        (0.0, -1.0, top, -1.0, 0.0, right, h, w),
    )
    return Space(*maps[turns], rotation=turns * 90)
