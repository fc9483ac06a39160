"""What `arrange` makes of a page: lines with a role, in reading order, on a leaf with its printed label."""

from dataclasses import dataclass, replace
from typing import Literal

from extractor.document.page import Word
from extractor.geometry import Box

LineRole = Literal[
    "body", "running_head", "running_foot", "page_stamp", "item_stamp", "page_number", "blank_notice", "watermark"
]


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side on one baseline, left to right (along its own direction when `angle` is not 0).

    Words far apart on the same baseline are one line with several `segments`: index ranges into `words`, split
    where the gap is wider than a word space could be (a number and its title, two columns of names).
    """

    page_number: int
    word_ids: tuple[int, ...]
    words: tuple[Word, ...]
    segments: tuple[tuple[int, int], ...]
    box: Box
    text: str
    size: float
    is_bold: bool
    is_italic: bool
    angle: int = 0
    role: LineRole = "body"
    block: int = 0          # lines of one block of the page (a column, a box) share it; reading order ascends
    is_underlined: bool = False            # drawn lines run under most of its words, and not far beyond them

    @property
    def is_body(self) -> bool:
        return self.role == "body"

    def segment_text(self, index: int) -> str:
        """The words of one segment, one space between."""
        a, z = self.segments[index]
        return " ".join(w.text for w in self.words[a:z])


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page's lines in reading order, furniture told from body; `page_label` as printed on the page."""

    page_number: int
    lines: tuple[Line, ...]
    page_label: str | None = None
    item_stamps: tuple[str, ...] = ()      # "5" for a printed "Agenda Item 5"
    is_blank: bool = False                 # nothing but furniture, or "intentionally left blank"
    body_box: Box | None = None            # around the body lines
    own_label: str | None = None           # the paper's own page number, where a pack stamp stands beside it

    def labelled(self, label: str | None) -> "Leaf":
        """The same leaf with that `page_label`."""
        return replace(self, page_label=label)
