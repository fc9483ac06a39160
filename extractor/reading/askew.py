"""Pages that lay askew on the scanner: by how much, and what is on them set upright.

In:  a page as a grey picture, and the words that an engine found on it, both askew. Out: both upright.

Half a degree is enough to put the end of a line where the next one begins, and no engine's layer says that it is there.
Text that runs level has sharp edges between its lines and the white between them: the angle with the sharpest is taken.
Boxes of words set upright are those of the upright page; they lie a few points off the picture that a viewer shows.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.document import Word
from extractor.reading.render import opencv

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STRIPS = 64                                 # across the page, each level in itself; they slide past each other
_COARSE, _FINE = 0.25, 0.05                  # degrees
_MOST = 2.0
_LEAST = 0.12                                # degrees that are worth turning a page for: 1 point in 450
_SHARPER = 1.03                              # than as it lies: a page without lines of text has no angle


def skew_of(grey: "NDArray[np.uint8]") -> float:
    """Degrees that the page's text runs downhill (clockwise), 0 where it is level or where there is none."""
    import numpy as np

    cv2 = opencv()
    height, width = grey.shape
    reach = math.ceil(width / 2 * math.tan(math.radians(_MOST + _COARSE)))
    ink = cv2.resize(255 - grey, (_STRIPS, height), interpolation=cv2.INTER_AREA).T.astype(np.int64)
    strips = np.pad(ink, ((0, 0), (reach, reach)))
    middles = [(k + 0.5) * width / _STRIPS - width / 2 for k in range(_STRIPS)]

    def sharpness(angle: float) -> int:
        falls = [reach + round(x * math.tan(math.radians(angle))) for x in middles]
        profile = sum(strip[fall : fall + height] for strip, fall in zip(strips, falls, strict=True))
        return int(np.square(np.diff(profile)).sum())

    def sharpest(angles: Sequence[float]) -> float:
        return max(angles, key=lambda angle: (sharpness(angle), -abs(angle)))

    steps = round(_MOST / _COARSE)
    near = sharpest([_COARSE * k for k in range(-steps, steps + 1)])
    found = sharpest([near + _FINE * k for k in range(-5, 6)])
    return found if abs(found) >= _LEAST and sharpness(found) > _SHARPER * sharpness(0.0) else 0.0


def upright_picture(grey: "NDArray[np.uint8]", angle: float) -> "NDArray[np.uint8]":
    """The picture without its skew, as large as before; white comes in at its corners."""
    if not angle:
        return grey
    cv2 = opencv()
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    level: NDArray[np.uint8] = cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)
    return level


def upright_words(words: Sequence[Word], angle: float, width: float, height: float) -> tuple[Word, ...]:
    """Words of a page of that size (points) moved to where they stand when it lies straight; sizes stay."""
    if not angle:
        return tuple(words)
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    moved = []
    for word in words:
        x, y = (word.x0 + word.x1 - width) / 2, (word.top + word.bottom - height) / 2
        right, down = x * cosine + y * sine - x, y * cosine - x * sine - y
        moved.append(word._replace(
            x0=word.x0 + right, top=word.top + down, x1=word.x1 + right, bottom=word.bottom + down))
    return tuple(moved)
