"""Second opinions: pdfplumber and camelot on the exact crop of a table that our own engines read badly.

In:  a weak `Draft` and the path of its PDF. Out: drafts of the same region with the structure that those engines see;
the words and their places stay ours, so every opinion is judged by the same arbiter.
pdfplumber's table finder is given the words and edges that we read: opening the page once more costs a second where
it holds a chart. camelot opens the file itself and takes a second to import. Each is asked a few times a pack and only
about drafts under its threshold; turned pages are left alone, because camelot numbers their axes differently.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from extractor.geometry import Box
from extractor.tables.draft import Draft, Slot
from extractor.tables.placing import place, spots_in
from extractor.tables.scene import Scene
from extractor.tables.strokes import Strokes, strokes_of_fills, strokes_of_rules

log = logging.getLogger(__name__)

_PDFPLUMBER_BELOW, _CAMELOT_BELOW = 0.85, 0.7       # arbiter's scores
_MOST_PDFPLUMBER, _MOST_CAMELOT = 8, 3              # regions a pack
_MARGIN = 4.0                                       # points around the crop
_SAME_EDGE = 3.0
_MOST_EDGES = 200                                   # joined lines in a region: more is a drawing
_STRATEGIES = (("lines", "lines"), ("text", "lines"), ("lines", "text"))     # (vertical, horizontal)


class Opinions:
    """Asks the engines about regions of one PDF."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._asked = {"pdfplumber": 0, "camelot": 0}

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
        from pdfplumber.table import TableFinder

        sheet: Any = _Sheet.around(scene, box.grown(_MARGIN))
        if len(sheet.edges) > _MOST_EDGES:
            return []
        drafts = []
        for vertical, horizontal in _STRATEGIES:
            found = TableFinder(sheet, {"vertical_strategy": vertical, "horizontal_strategy": horizontal})
            drafts += [_draft_of_cells(scene, [Box(*cell) for cell in table.cells]) for table in found.tables]
        return [d for d in drafts if d is not None]

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


class _Sheet(NamedTuple):
    """What pdfplumber's table finder asks of a page: its box, the edges drawn in it, its words."""

    bbox: Box
    edges: list[dict[str, Any]]
    words: list[dict[str, Any]]

    @classmethod
    def around(cls, scene: Scene, near: Box) -> "_Sheet":
        """The part of a scene that lies in a box."""
        box = Box(max(0.0, near.x0), max(0.0, near.top), min(scene.width, near.x1), min(scene.height, near.bottom))
        strokes = _joined(strokes_of_rules(scene.rules), strokes_of_fills(scene.fills))
        edges = [
            _edge("h", max(s.start, box.x0), s.at, min(s.end, box.x1), s.at)
            for s in strokes.horizontal if box.top <= s.at <= box.bottom and s.start < box.x1 and s.end > box.x0
        ]
        edges += [
            _edge("v", s.at, max(s.start, box.top), s.at, min(s.end, box.bottom))
            for s in strokes.vertical if box.x0 <= s.at <= box.x1 and s.start < box.bottom and s.end > box.top
        ]
        words = [
            {"text": s.word.text, "x0": s.x0, "x1": s.x1, "top": s.top, "bottom": s.bottom, "upright": True}
            for s in spots_in(scene, box) if not s.turn
        ]
        return cls(box, edges, words)

    def extract_words(self, **_settings: Any) -> list[dict[str, Any]]:
        """The words; how they are put together is settled when the page is read."""
        return self.words


def _joined(a: Strokes, b: Strokes) -> Strokes:
    return Strokes(a.horizontal + b.horizontal, a.vertical + b.vertical)


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {
        "object_type": "line", "orientation": orientation, "x0": x0, "top": top, "x1": x1, "bottom": bottom,
        "width": x1 - x0, "height": bottom - top,
    }


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
