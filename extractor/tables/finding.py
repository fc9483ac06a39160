"""One page -> its tables, as drafts from top to bottom.

Cheap triage first: a page without rules, shading or aligned columns gives none. Then ruled grids, then what the
rules leave over.
"""

from extractor.document import Leaf, Page
from extractor.tables.draft import Draft
from extractor.tables.lattice import lattices
from extractor.tables.placing import place
from extractor.tables.refusal import refusal_of
from extractor.tables.scene import Scene, make_scene
from extractor.tables.strokes import strokes_of_rules


def drafts_of(page: Page, leaf: Leaf, path: str) -> tuple[Draft, ...]:
    """The page's tables; none where it has no text."""
    if not page.words or not page.rules:
        return ()
    scene = make_scene(page, leaf)
    if not scene.spots:
        return ()
    return tuple(draft for draft in ruled(scene) if refusal_of(draft) is None)


def ruled(scene: Scene) -> list[Draft]:
    """Drafts of every grid that the page's rules draw."""
    return [
        place(scene, grid.column_edges, grid.row_edges, grid.slots, "lattice")
        for grid in lattices(strokes_of_rules(scene.rules))
    ]
