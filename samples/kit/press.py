"""A small printing press: sets pages, and writes down what it printed where.

In:  calls such as `press.paragraph("…", number="15.1")` from a pack's script.
Out: the bytes of a PDF, and `press.truth`: dataset name -> rows, taken from the same values that were drawn.
Coordinates are points from the top left of the page as displayed; the press turns them over itself.
Output is the same bytes every time (no clock, no random ids).
"""

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from samples.kit.faces import FACES, Line, Type, lines_of, plain, register_vera, space_after
from samples.kit.tags import Tag, TagBook

A4 = (595.28, 841.89)
LETTER = (612.0, 792.0)
Shape = Literal["portrait", "landscape", "turned"]
Align = Literal["left", "right", "centre", "justify"]
Row = dict[str, Any]
BLANK_TEXT = "This page is intentionally left blank"


@dataclass(frozen=True)
class Margins:
    left: float = 62.0
    right: float = 62.0
    top: float = 64.0
    bottom: float = 78.0


BODY = Type()
NORMAL = Margins()


class Press:
    def __init__(
        self,
        *,
        info: Mapping[str, str] | None = None,
        kind: Type = BODY,
        margins: Margins = NORMAL,
        paper: tuple[float, float] = A4,
        label: Callable[[int], int | None] = lambda page: None,
        stamp: str | None = "Page {}",
        fillers_stamped: bool = False,
        tagged: bool = False,
        outlined: bool = False,
        ranges: Mapping[str, tuple[int, int]] | None = None,
    ) -> None:
        register_vera()
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=paper, invariant=1, pageCompression=1)
        for key, value in (info or {}).items():
            getattr(self.canvas, f"set{key}")(value)
        self.kind, self.margins, self.paper = kind, margins, paper
        self.label, self.stamp, self.fillers_stamped = label, stamp, fillers_stamped
        self.outlined = outlined
        self.tags = TagBook(self.canvas) if tagged else None
        self.ranges = dict(ranges or {})          # item number -> labels, as a former pass found them
        self.found: dict[str, tuple[int, int]] = {}
        self.truth: dict[str, list[Row]] = {}
        self.page_number = 0
        self.is_open = False
        self.shape: Shape = "portrait"
        self.width, self.height = paper
        self.y = 0.0
        self.dress: Callable[[Press], None] | None = None
        self.item_stamp: str | None = None
        self.role: str | None = None

    # --- pages ------------------------------------------------------------------------------------------

    @property
    def left(self) -> float:
        return self.margins.left

    @property
    def right(self) -> float:
        return self.width - self.margins.right

    @property
    def bottom(self) -> float:
        return self.height - self.margins.bottom

    def begin(self, shape: Shape = "portrait") -> None:
        """Open a page. "turned" is a portrait box with /Rotate 90, displayed as landscape."""
        self.page_number += 1
        self.is_open = True
        self.shape = shape
        w, h = self.paper
        self.width, self.height = (w, h) if shape == "portrait" else (h, w)
        self.canvas.setPageSize((self.width, self.height))     # reportlab swaps the box of a rotated page itself
        self.canvas.setPageRotation(90 if shape == "turned" else 0)
        self.canvas.saveState()
        if shape == "turned":
            self.canvas.transform(0, 1, -1, 0, w, 0)
        self.y = self.margins.top

    def end(self, *, stamped: bool = True) -> None:
        """Close the page: its running head and foot, then the stamps, as binding software draws them last."""
        if self.dress is not None and stamped:
            self.dress(self)
        self.canvas.restoreState()
        number = self.label(self.page_number)
        if number is None or self.stamp is None:
            stamped = False
        if stamped:
            self.print_stamps(self.stamp.format(number) if self.stamp else "")
        self.item_stamp = None
        row: Row = {"page_number": self.page_number, "page_label": str(number) if stamped else None}
        if self.role is not None:
            row["role"] = self.role
        self.record("pages", **row)
        if self.tags is not None:
            self.tags.end_page()
        self.canvas.showPage()
        self.is_open = False

    def print_stamps(self, text: str) -> None:
        w, h = self.paper if self.shape != "landscape" else (self.paper[1], self.paper[0])
        self.canvas.setFont("Helvetica", 10)
        if self.shape == "landscape":
            self.canvas.saveState()
            self.canvas.translate(26, h / 2)
            self.canvas.rotate(-90)
            self.canvas.drawCentredString(0, 0, text)
            self.canvas.restoreState()
            if self.item_stamp:
                self.canvas.saveState()
                self.canvas.translate(w - 30, 40)
                self.canvas.rotate(-90)
                self.canvas.drawRightString(0, 0, self.item_stamp)
                self.canvas.restoreState()
            return
        self.canvas.drawCentredString(w / 2, 30, text)
        if self.item_stamp:
            self.canvas.drawRightString(w - 48, h - 40, self.item_stamp)

    def turn(self) -> None:
        """End this page and open the next of the same shape."""
        shape = self.shape
        self.end()
        self.begin(shape)

    def ensure(self, height: float) -> None:
        """Turn the page unless that much room is left."""
        if self.y + height > self.bottom + 0.01:
            self.turn()

    def filler(self) -> None:
        """A page that says it is blank."""
        role, self.role = self.role, "blank"
        self.begin()
        self.canvas.setFont("Helvetica", 12)
        self.canvas.drawCentredString(self.width / 2, self.height * 0.53, BLANK_TEXT)
        self.end(stamped=self.fillers_stamped)
        self.role = role

    @contextmanager
    def document(
        self, kind: str, *, role: str | None = None, item: str | None = None, title: str | None = None,
        shape: Shape = "portrait", pad: bool = False, bookmark: str | None = None, level: int = 0,
        item_stamp: str | None = None, dress: "Callable[[Press], None] | None" = None, **header: str | None,
    ) -> Iterator[None]:
        """One paper of the pack: opens its page, closes the last one, and records the row."""
        self.role, self.dress, self.item_stamp = role, dress, item_stamp
        self.begin(shape)
        if bookmark is not None and self.outlined:
            key = f"p{self.page_number}-{level}"
            self.canvas.bookmarkPage(key)
            self.canvas.addOutlineEntry(bookmark, key, level=level)
        first = self.page_number
        yield
        self.end()
        if pad and self.page_number % 2:
            self.filler()
        row: Row = {"kind": kind, "item_number": item, "page_number": first, "last_page_number": self.page_number}
        if title is not None:
            row["title"] = plain(title)
        self.record("documents", **row, **header)
        if item is not None:
            low, high = self.label(first), self.label(self.page_number)
            if low is not None and high is not None:
                self.found[item] = (self.found[item][0] if item in self.found else low, high)
            self.pages_of_item(item, first)

    def pages_of_item(self, item: str, first: int) -> None:
        for row in self.truth.get("agenda_items", ()):
            if row["item_number"] == item:
                row["page_number"] = row["page_number"] or first
                row["last_page_number"] = self.page_number

    # --- text -------------------------------------------------------------------------------------------

    def text_line(self, x: float, top: float, line: Line, kind: Type, *, width: float = 0.0,
                  align: Align = "left", colour: str = "#000000") -> None:
        """Draw one line with its top at `top`; runs of one style are one string, as word processors write."""
        spare = width - line.width
        x += {"right": spare, "centre": spare / 2}.get(align, 0.0)
        justified = align == "justify" and not line.is_last and len(line.words) > 1
        stretch = spare / (len(line.words) - 1) if justified else 0.0
        baseline = self.height - (top + kind.size * 0.92)
        self.canvas.setFillColor(HexColor(colour))
        runs: list[tuple[float, str, bool, bool, bool]] = []
        for n, word in enumerate(line.words):
            for k, piece in enumerate(word.pieces):
                style = (piece.bold, piece.italic, piece.underlined)
                if runs and not justified and runs[-1][2:] == style:
                    x0, text, *_ = runs[-1]
                    runs[-1] = (x0, text + (" " if n and not k else "") + piece.text, *style)
                else:
                    runs.append((x, piece.text, *style))
                x += kind.width(piece.text, bold=piece.bold, italic=piece.italic)
            x += space_after(word, kind) + stretch
        for x0, text, bold, italic, underlined in runs:
            self.canvas.setFont(FACES[kind.face].font(bold=bold, italic=italic), kind.size)
            self.canvas.drawString(x0, baseline, text)
            if underlined:
                end = x0 + kind.width(text, bold=bold, italic=italic)
                self.canvas.setLineWidth(0.6)
                self.canvas.line(x0, baseline - 1.5, end, baseline - 1.5)
        self.canvas.setFillColor(HexColor("#000000"))

    def at(self, x: float, top: float, text: str, kind: Type | None = None, *, width: float = 0.0,
           align: Align = "left", colour: str = "#000000", tag: Tag | None = None) -> float:
        """Set text at a place without moving `y`; gives the height used."""
        kind = kind or self.kind
        lines = lines_of(text, width or 10_000.0, kind)
        with self.tagged(tag or Tag("Artifact")):
            for n, line in enumerate(lines):
                self.text_line(x, top + n * kind.line_height, line, kind, width=width, align=align, colour=colour)
        return len(lines) * kind.line_height

    def paragraph(
        self, text: str, *, kind: Type | None = None, x: float | None = None, width: float | None = None,
        align: Align = "left", number: str | None = None, number_x: float | None = None,
        number_kind: Type | None = None, after: float | None = None, keep: int = 1, role: str = "P",
        colour: str = "#000000",
    ) -> tuple[int, int]:
        """Set a paragraph in the flow; gives the pages of its first and last line.

        `keep` lines stay together at its start; a large number keeps the whole on one page.
        """
        kind = kind or self.kind
        x = self.left if x is None else x
        width = self.right - x if width is None else width
        lines = lines_of(text, width, kind)
        self.ensure(min(keep, len(lines)) * kind.line_height)
        first = self.page_number
        tag = Tag(role)
        for n, line in enumerate(lines):
            self.ensure(kind.line_height)
            with self.tagged(tag):
                if n == 0 and number is not None:
                    first_kind = number_kind or kind
                    self.text_line(self.left if number_x is None else number_x, self.y,
                                   lines_of(number, 10_000.0, first_kind)[0], first_kind)
                self.text_line(x, self.y, line, kind, width=width, align=align, colour=colour)
            self.y += kind.line_height
        self.y += kind.size * 0.6 if after is None else after
        return first, self.page_number

    @contextmanager
    def tagged(self, tag: Tag) -> Iterator[None]:
        if self.tags is None:
            yield
            return
        with self.tags.marked(tag):
            yield

    def space(self, points: float) -> None:
        self.y += points

    def rule(self, *, width: float = 0.8, x0: float | None = None, x1: float | None = None, after: float = 6.0,
             colour: str = "#000000") -> None:
        self.canvas.setStrokeColor(HexColor(colour))
        self.canvas.setLineWidth(width)
        y = self.height - self.y
        self.canvas.line(self.left if x0 is None else x0, y, self.right if x1 is None else x1, y)
        self.canvas.setStrokeColor(HexColor("#000000"))
        self.y += after

    # --- truth ------------------------------------------------------------------------------------------

    def record(self, dataset: str, **row: Any) -> Row:
        """Write down a row; text values lose their markup."""
        clean = {k: plain(v) if isinstance(v, str) else v for k, v in row.items()}
        self.truth.setdefault(dataset, []).append(clean)
        return clean

    def agenda_item(self, number: str | None, title: str) -> None:
        """Record an item the agenda lists; its pages are filled in when its papers are printed."""
        low, high = self.ranges.get(number or "", (None, None))
        row: Row = {"item_number": number, "title": title, "page_label_first": None if low is None else str(low)}
        if low is None or low != high:              # one page alone: whether it is also the last is left open
            row["page_label_last"] = None if high is None else str(high)
        self.record("agenda_items", **row, page_number=None, last_page_number=None)

    def finish(self) -> bytes:
        self.truth["documents"] = sorted(self.truth.get("documents", []), key=lambda r: r["page_number"])
        self.record("packs", page_count=self.page_number, **self.truth.pop("pack", [{}])[0])
        self.canvas.save()
        data = self.file.getvalue()
        return self.tags.bound_into(data) if self.tags is not None else data
