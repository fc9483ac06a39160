"""One page -> its tables, as drafts from top to bottom.

Cheap triage first: a page without rules and without lines of several chunks gives none. Then the ruled grids, each
refined where its rules part only rows or only columns; then what they leave over: stacks of rules, aligned text.
Where two readings claim the same words, the arbiter's score decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.document import Leaf, Line, Page
from extractor.geometry import Box, intersection_area
from extractor.tables.boxes import by_box, plain_boxes, without_frames
from extractor.tables.charts import is_chart
from extractor.tables.draft import Draft
from extractor.tables.flow import flow
from extractor.tables.halving import halves
from extractor.tables.headed import with_headed
from extractor.tables.lattice import Lattice, lattices
from extractor.tables.opinions import Opinions
from extractor.tables.pagecolumns import by_page_column
from extractor.tables.placing import place, without_nested, word_count
from extractor.tables.refusal import FLOW_MAY_GO_ON, MAY_GO_ON, UNLESS_CAPTIONED, flow_refusal_of, refusal_of
from extractor.tables.regions import Region, regions
from extractor.tables.scene import Scene, make_scene
from extractor.tables.scoring import marks_of
from extractor.tables.shaded import shaded
from extractor.tables.sidebyside import side_by_side
from extractor.tables.sideways import header_over
from extractor.tables.splitting import refined
from extractor.tables.strokes import Stroke, Strokes, strokes_of_rules
from extractor.tables.tags import tagged
from extractor.tables.textlines import TextLine, cut_at_walls, is_enumerator
from extractor.tables.titles import is_captioned
from extractor.tables.underlines import without_underlines

_DRAWN_CREDIT = 0.03      # drawn columns may score that much less than rivers
_DOUBT = 0.95             # what a differing tag tree leaves of a score
_CLEARLY = 0.05           # by how much another engine must read better
_KEPT_WORDS = 0.9         # of the words that our draft holds
_SOUND = 0.82             # a ruled draft with this score is taken without a second opinion


def drafts_of(page: Page, leaf: Leaf, opinions: Opinions | None = None) -> tuple[Draft, ...]:
    """The page's tables; none where it has no text. `opinions`: whom to ask about what we read badly."""
    if not page.word_count or not _may_hold_table(page, leaf.lines):
        return ()
    scene = make_scene(page, leaf)
    if not scene.spots:
        return ()
    strokes = strokes_of_rules(scene.rules)
    drawn = lattices(strokes)
    grids = [d for d in _ruled(scene, drawn) if not is_chart(d, strokes.horizontal)]
    ruled = [d for d in grids if refusal_of(d) is None]
    ruled += [d for d in map(scored, shaded(scene)) if _adds_to(ruled, d) and not is_chart(d, strokes.horizontal)]
    tables = _with_flows(scene, strokes, plain_boxes(drawn, scene), ruled)
    tables = [_best(draft, opinions) for draft in with_tags(scene, tables)]
    doubtful = [
        replace(d, is_doubtful=True) for d in grids
        if refusal_of(d) in MAY_GO_ON and not any(_share_ground(d, table) for table in tables if not table.is_doubtful)
    ]
    return tuple(sorted(_each_word_once([*tables, *doubtful]), key=lambda d: (d.box.top, d.box.x0)))


def _each_word_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Where readings of neighbouring regions meet on a word, the better one keeps it; one that loses half is none."""
    taken: set[int] = set()
    kept = []
    for draft in sorted(drafts, key=_by_trust):
        ids = {spot.word_id for words in draft.words for spot in words}
        shared = ids & taken
        if 2 * len(shared) > len(ids):
            continue
        if shared:
            own = tuple(tuple(spot for spot in words if spot.word_id not in shared) for words in draft.words)
            draft = replace(draft, words=own)
        taken |= ids
        kept.append(draft)
    return kept


def _by_trust(draft: Draft) -> tuple[bool, bool, float, float, float]:
    """What may only go on with the page before comes last, and there what is drawn before what is aligned."""
    is_guess = draft.is_doubtful and draft.method != "lattice"
    return draft.is_doubtful, is_guess, -draft.score, draft.box.top, draft.box.x0


def _adds_to(ruled: Sequence[Draft], draft: Draft) -> bool:
    """A sound shaded grid where no ruled one stands."""
    return draft.score >= _SOUND and refusal_of(draft) is None and not any(_share_ground(d, draft) for d in ruled)


def _may_hold_table(page: Page, lines: Sequence[Line]) -> bool:
    if len(page.rules) >= 4 or len(page.fills) >= 4:
        return True
    several = body = 0
    for line in lines:
        if not line.is_body:
            continue
        body += 1
        if len(line.segments) > 1:
            first, second = line.segments[0]
            if len(line.segments) > 2 or second - first > 1 or not is_enumerator(line.words[first].text):
                several += 1
                if several == 3 or several == body == 2:        # two at the very top may end a table begun before
                    return True
    return False


def scored(draft: Draft) -> Draft:
    """The draft with the arbiter's score."""
    return replace(draft, score=round(marks_of(draft).score, 4))


def _ruled(scene: Scene, drawn: Sequence[Lattice]) -> list[Draft]:
    """The best reading of every grid that the page's rules draw."""
    grids = [
        place(scene, grid.column_edges, grid.row_edges, grid.slots, "lattice") for grid in drawn if len(grid.slots) > 1
    ]
    found = []
    for draft in map(scored, without_nested(grids)):
        if draft.score < 1.0 and refusal_of(draft) is None:
            better = refined(draft)
            if better is not draft:
                better = scored(better)
                draft = better if better.score >= draft.score else draft
        found.append(draft)
    return found


def _with_flows(scene: Scene, strokes: Strokes, boxes: Sequence[Box], ruled: Sequence[Draft]) -> list[Draft]:
    """Ruled drafts and the drafts of what they leave; a weak ruled draft gives way to a better flow."""
    sound = [d for d in ruled if d.score >= _SOUND]
    weak = [d for d in ruled if d.score < _SOUND]
    used = {s.word_id for d in sound for words in d.words for s in words}
    across = [s for s in strokes.horizontal if not any(_lies_in(s, d.box) for d in sound)]
    out = list(sound)
    walls = strokes.vertical
    across = without_frames(across, boxes)
    groups = by_box([s for s in scene.spots if s.word_id not in used], boxes)
    for spots, bare_lines in (column for group in groups for column in by_page_column(group, across)):
        lines = cut_at_walls(bare_lines, spots, walls)
        bare = Strokes(without_underlines(lines, across), walls)
        place_of = {id(line): i for i, line in enumerate(lines)}
        for region in with_headed(regions(lines, bare.horizontal), lines):
            for draft in _flows_of(scene, region, bare, _flow_of(scene, region, bare, place_of), place_of):
                rivals = [d for d in weak if _share_ground(d, draft)]
                draft = _with_drawn_columns(draft, region, rivals, bare.horizontal)
                if all(draft.score > d.score for d in rivals):
                    weak = [d for d in weak if d not in rivals]
                    out.append(draft)
    return out + weak


def _best(draft: Draft, opinions: Opinions | None) -> Draft:
    """The draft, or another engine's reading of its region where the arbiter finds that clearly better."""
    if opinions is None or draft.is_doubtful:
        return draft
    others = [scored(d) for d in opinions.about(draft)]
    others = [
        d for d in others
        if refusal_of(d) is None and not is_chart(d, ()) and word_count(d) >= _KEPT_WORDS * word_count(draft)
    ]
    best = max(others, key=lambda d: d.score, default=draft)
    return best if best.score > draft.score + _CLEARLY else draft


def _with_drawn_columns(draft: Draft, region: Region, rivals: Sequence[Draft], across: Sequence[Stroke]) -> Draft:
    """The draft with the columns of the weak grid under it, where those read as well: what is drawn is meant."""
    for rival in rivals:
        if rival.column_count < 3:
            continue
        spots = [s for words in draft.words for s in words]
        inside = [s for s in across if _lies_in(s, region.box)]
        drawn = flow(draft.scene, region.box, spots, inside, known=rival.column_edges[1:-1], method="half-ruled")
        if drawn is not None and scored(drawn).score >= draft.score - _DRAWN_CREDIT:
            return scored(drawn)
    return draft


def _share_ground(a: Draft, b: Draft) -> bool:
    return intersection_area(a.box, b.box) > 0.3 * min(a.box.area, b.box.area)


def _flows_of(
    scene: Scene, region: Region, strokes: Strokes, whole: Draft | None, place_of: Mapping[int, int]
) -> list[Draft]:
    """The region's draft, or those of its two parts where they read better: stacked tables, each with its columns."""
    across = strokes.horizontal
    if whole is not None and is_chart(whole, across):
        return []
    for above, below in halves(region, across):
        lower = _flow_of(scene, below, strokes, place_of)
        upper = _flow_of(scene, above, strokes, place_of) if lower is not None and lower.header_rows else None
        if upper is not None and lower is not None and _read_better(upper, lower, whole):
            return [
                *_flows_of(scene, above, strokes, upper, place_of), *_flows_of(scene, below, strokes, lower, place_of)
            ]
    if whole is None or refusal_of(whole):
        return []
    refused = flow_refusal_of(whole, rule_count=region.rule_count)
    if refused is None or (refused in UNLESS_CAPTIONED and whole.header_rows and is_captioned(whole)):
        parts = side_by_side(whole)
        return [whole] if len(parts) == 1 else [*map(scored, parts)]
    return [replace(whole, is_doubtful=True)] if refused in FLOW_MAY_GO_ON and _opens_page(scene, whole) else []


def _opens_page(scene: Scene, draft: Draft) -> bool:
    """Nothing of the body stands above the draft: it may be the end of a table of the page before."""
    return min(s.top for s in scene.spots) > draft.box.top


def _read_better(above: Draft, below: Draft, whole: Draft | None) -> bool:
    """Two tables: the lower has a header, the upper a record; neither reads worse than the whole."""
    if not below.header_rows or above.row_count <= (above.header_rows or 0) or below.row_count < 2:
        return False
    if whole is None:
        return True
    worst = min(above.score, below.score)
    differ = above.column_count != below.column_count
    return worst >= whole.score if differ else worst > whole.score + 0.03


def with_tags(scene: Scene, tables: Sequence[Draft]) -> list[Draft]:
    """The tables, with what the tag tree adds: better readings of the same ground, tables found nowhere else.

    Where both see a table and differ in its rows or columns, the confidence in ours falls.
    """
    if not scene.page.tag_cells:
        return list(tables)
    out = list(tables)
    for draft in map(scored, tagged(scene)):
        rivals = [d for d in out if _share_ground(d, draft)]
        if not rivals:
            if refusal_of(draft) is None and flow_refusal_of(draft, rule_count=0) is None:
                out.append(draft)
        elif len(rivals) == 1 and draft.score > rivals[0].score + _CLEARLY \
                and word_count(draft) >= _KEPT_WORDS * word_count(rivals[0]):
            out[out.index(rivals[0])] = draft
        elif len(rivals) == 1 and rivals[0] in tables and _shape(rivals[0]) != _shape(draft):
            out[out.index(rivals[0])] = replace(rivals[0], score=round(rivals[0].score * _DOUBT, 4))
    return out


def _shape(draft: Draft) -> tuple[int, int]:
    return draft.row_count, draft.column_count


def _lies_in(stroke: Stroke, box: Box) -> bool:
    return box.top - 3 <= stroke.at <= box.bottom + 3 and stroke.start < box.x1 and stroke.end > box.x0


def _whole_stretch(region: Region, place_of: Mapping[int, int]) -> list[TextLine]:
    """The region's lines from top to bottom where they follow each other on the page; none where a line is left out.

    Only then are they what `text_lines` makes of the region's own words.
    """
    lines = sorted(region.lines, key=lambda line: place_of[id(line)])
    places = [place_of[id(line)] for line in lines]
    follow = places == list(range(places[0], places[0] + len(places)))
    middles = [line.chunks[0].spots[0].middle_y for line in lines]
    return lines if follow and region.box.top < min(middles) and max(middles) < region.box.bottom else []


def _flow_of(scene: Scene, region: Region, strokes: Strokes, place_of: Mapping[int, int]) -> Draft | None:
    ids = {s.word_id for line in region.lines for chunk in line.chunks for s in chunk.spots}
    box = region.box
    over = header_over(scene, box)
    if over:
        ids.update(s.word_id for s in over)
        box = box._replace(top=min(s.top for s in over) - 1, x1=max(box.x1, *(s.x1 for s in over)))
    spots = [s for s in scene.spots if s.word_id in ids or (s.turn and box.holds(s.middle_x, s.middle_y))]
    inside = [s for s in strokes.horizontal if _lies_in(s, box)]
    near = box.grown(3)
    walls = [s for s in strokes.vertical if near.x0 <= s.at <= near.x1 and s.start < box.bottom and s.end > box.top]
    method = "half-ruled" if region.is_ruled else "flow"
    draft = flow(
        scene, box, spots, inside, walls=walls, method=method,
        lines=() if over else _whole_stretch(region, place_of),
    )
    return None if draft is None else scored(draft)

