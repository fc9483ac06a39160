"""Second opinions: pdfplumber and camelot on the exact crop of a table that our own engines read badly.

In:  a weak `Draft` and the path of its PDF. Out: drafts of the same region with the structure that those engines see;
the words and their places stay ours, so every opinion is judged by the same arbiter.
Both are slow to open (camelot takes a second to import), so each is asked a few times a pack and only about drafts
under its threshold; turned pages are left alone, because the engines number their axes differently there.
"""

import logging
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any

from extractor.geometry import Box
from extractor.tables.draft import Draft, Slot
from extractor.tables.placing import place
from extractor.tables.scene import Scene

log = logging.getLogger(__name__)

_PDFPLUMBER_BELOW, _CAMELOT_BELOW = 0.85, 0.7       # arbiter's scores
_MOST_PDFPLUMBER, _MOST_CAMELOT = 8, 3              # regions a pack
_MARGIN = 4.0                                       # points around the crop
_SAME_EDGE = 3.0
_STRATEGIES = (("lines", "lines"), ("text", "lines"), ("lines", "text"))     # (vertical, horizontal)


class Opinions:
    """Asks the engines about regions of one PDF; opens it at the first question, closes it on leaving."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._pdf: Any = None
        self._asked = {"pdfplumber": 0, "camelot": 0}

    def __enter__(self) -> "Opinions":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pdf is not None:
            self._pdf.close()

    def about(self, draft: Draft) -> list[Draft]:
        """Other readings of a weak draft's region, unscored; none for a sound one or when enough was asked."""
        scene = draft.scene
        if scene.angle or scene.page.rotation or draft.score >= _PDFPLUMBER_BELOW:
            return []
        drafts = []
        if self._may_ask("pdfplumber", _MOST_PDFPLUMBER):
            drafts += self._asking(self._pdfplumber, scene, draft.box)
        if draft.score < _CAMELOT_BELOW and self._may_ask("camelot", _MOST_CAMELOT):
            drafts += self._asking(self._camelot, scene, draft.box)
        return drafts

    def _may_ask(self, engine: str, most: int) -> bool:
        self._asked[engine] += 1
        return self._asked[engine] <= most

    def _asking(self, ask: Callable[[Scene, Box], list[Draft]], scene: Scene, box: Box) -> list[Draft]:
        try:
            return ask(scene, box)
        except Exception as error:  # noqa: BLE001 - both engines raise anything on odd PDFs; our own draft stands then
            log.warning("page %d: no second opinion (%s: %s)", scene.page.number, type(error).__name__, error)
            return []

    def _pdfplumber(self, scene: Scene, box: Box) -> list[Draft]:
        import pdfplumber

        if self._pdf is None:
            self._pdf = pdfplumber.open(self._path)
        page = self._pdf.pages[scene.page.number - 1]
        try:
            x0, top, x1, bottom = page.bbox
            near = box.grown(_MARGIN)
            crop = page.crop((
                max(x0, near.x0 + x0), max(top, near.top + top), min(x1, near.x1 + x0), min(bottom, near.bottom + top)
            ))
            drafts = []
            for vertical, horizontal in _STRATEGIES:
                for table in crop.find_tables({"vertical_strategy": vertical, "horizontal_strategy": horizontal}):
                    cells = [Box(a - x0, b - top, c - x0, d - top) for a, b, c, d in table.cells]
                    drafts.append(_draft_of_cells(scene, cells))
            return [d for d in drafts if d is not None]
        finally:
            page.close()

    def _camelot(self, scene: Scene, box: Box) -> list[Draft]:
        import camelot

        height = scene.page.height
        near = box.grown(_MARGIN)
        area = f"{near.x0:.1f},{height - near.top:.1f},{near.x1:.1f},{height - near.bottom:.1f}"
        number = scene.page.number
        tables = camelot.read_pdf(
            self._path, pages=str(number), flavor="hybrid", per_page={number: {"table_areas": [area]}},
            suppress_stdout=True,
        )
        drafts = []
        for table in tables:
            xs = [table.cols[0][0], *(right for _, right in table.cols)]
            ys = [height - table.rows[0][0], *(height - low for _, low in table.rows)]
            slots = [Slot(r, c) for r in range(len(ys) - 1) for c in range(len(xs) - 1)]
            if len(slots) > 1:
                drafts.append(place(scene, xs, ys, slots, "camelot"))
        return drafts


def _draft_of_cells(scene: Scene, cells: Sequence[Box]) -> Draft | None:
    """Boxes of cells -> edges and slots; None where they do not make a grid of two cells or more."""
    xs = _clustered([x for c in cells for x in (c.x0, c.x1)])
    ys = _clustered([y for c in cells for y in (c.top, c.bottom)])
    slots = []
    taken: set[tuple[int, int]] = set()
    for cell in cells:
        c0, c1 = _nearest(xs, cell.x0), _nearest(xs, cell.x1)
        r0, r1 = _nearest(ys, cell.top), _nearest(ys, cell.bottom)
        area = {(r, c) for r in range(r0, r1) for c in range(c0, c1)}
        if not area or area & taken:
            continue
        taken |= area
        slots.append(Slot(r0, c0, r1 - r0, c1 - c0))
    holes = [Slot(r, c) for r in range(len(ys) - 1) for c in range(len(xs) - 1) if (r, c) not in taken]
    if len(slots) < 2:
        return None
    return place(scene, xs, ys, [*slots, *holes], "pdfplumber")


def _clustered(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], at: float) -> int:
    return min(range(len(edges)), key=lambda k: abs(edges[k] - at))
