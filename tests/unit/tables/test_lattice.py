"""Any grid with spans, drawn as rules, comes back as that grid."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.document import Rule
from extractor.tables.draft import Slot
from extractor.tables.lattice import components, lattice_of, lattices
from extractor.tables.strokes import Stroke, Strokes, strokes_of_rules


@st.composite
def _grids(draw: st.DrawFn) -> tuple[list[float], list[float], list[Slot]]:
    """Edges and slots: base cells, some of them grown into rectangles that do not overlap."""
    rows, columns = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    xs, ys = [50.0], [80.0]
    for _ in range(columns):
        xs.append(xs[-1] + draw(st.integers(20, 90)))
    for _ in range(rows):
        ys.append(ys[-1] + draw(st.integers(12, 60)))
    free = {(r, c) for r in range(rows) for c in range(columns)}
    slots = []
    for r in range(rows):
        for c in range(columns):
            if (r, c) not in free:
                continue
            high, wide = draw(st.sampled_from([(1, 1), (1, 1), (1, 2), (2, 1), (2, 2)]))
            cells = {(a, b) for a in range(r, r + high) for b in range(c, c + wide)}
            if not cells <= free:
                high, wide, cells = 1, 1, {(r, c)}
            free -= cells
            slots.append(Slot(r, c, high, wide))
    return xs, ys, sorted(slots)


def _drawn(xs: list[float], ys: list[float], slots: list[Slot], shift: float) -> list[Rule]:
    """The four sides of every slot, each a rule of its own as word processors draw them."""
    rules = []
    for slot in slots:
        x0, x1 = xs[slot.column], xs[slot.column + slot.column_span]
        y0, y1 = ys[slot.row], ys[slot.row + slot.row_span]
        for y in (y0 + shift, y1 - shift):
            rules.append(Rule(x0, y - 0.25, x1, y + 0.25, True, 0.5, 0))
        for x in (x0 + shift, x1 - shift):
            rules.append(Rule(x - 0.25, y0, x + 0.25, y1, False, 0.5, 0))
    return rules


def _is_told(xs: list[float], ys: list[float], slots: list[Slot]) -> bool:
    """Every inner edge has a drawn piece: an edge that only runs through spans is no edge of the print."""
    told_x = {s.column for s in slots}
    told_y = {s.row for s in slots}
    return told_x == set(range(len(xs) - 1)) and told_y == set(range(len(ys) - 1))


@given(_grids(), st.sampled_from([0.0, 0.6]))
@settings(max_examples=60, deadline=None)
def test_a_drawn_grid_comes_back(grid: tuple[list[float], list[float], list[Slot]], shift: float) -> None:
    xs, ys, slots = grid
    if len(slots) < 2 or not _is_told(xs, ys, slots):
        return
    (found,) = lattices(strokes_of_rules(_drawn(xs, ys, slots, shift)))
    assert list(found.slots) == slots
    assert all(abs(a - b) < 1.5 for a, b in zip(found.column_edges, xs, strict=True))
    assert all(abs(a - b) < 1.5 for a, b in zip(found.row_edges, ys, strict=True))


def test_slots_cover_the_box_once_even_where_rules_leave_an_l_shape() -> None:
    strokes = Strokes(
        (Stroke(0, 0, 100), Stroke(20, 0, 50), Stroke(40, 0, 100)),
        (Stroke(0, 0, 40), Stroke(50, 20, 40), Stroke(100, 0, 40)),
    )
    lattice = lattice_of(strokes)
    assert lattice is not None
    covered = [
        (r, c)
        for s in lattice.slots
        for r in range(s.row, s.row + s.row_span)
        for c in range(s.column, s.column + s.column_span)
    ]
    assert sorted(covered) == [(r, c) for r in range(2) for c in range(2)]


def test_sides_left_open_are_closed_where_the_rules_end() -> None:
    strokes = Strokes(
        (Stroke(0, 0, 300), Stroke(20, 0, 300), Stroke(40, 0, 300)), (Stroke(100, 0, 40), Stroke(200, 0, 40))
    )
    lattice = lattice_of(strokes)
    assert lattice is not None
    assert lattice.column_edges == (0, 100, 200, 300)
    assert len(lattice.slots) == 6


def test_two_grids_that_do_not_touch_are_two_components() -> None:
    a = [Rule(0, y, 100, y + 0.5, True, 0.5, 0) for y in (0, 20, 40)] + [
        Rule(x, 0, x + 0.5, 40, False, 0.5, 0) for x in (0, 99)
    ]
    b = [r._replace(x0=r.x0 + 200, x1=r.x1 + 200) for r in a]
    assert len(components(strokes_of_rules([*a, *b]))) == 2


def test_a_plain_box_is_one_slot() -> None:
    box = [Rule(0, y, 100, y + 0.5, True, 0.5, 0) for y in (0, 40)] + [
        Rule(x, 0, x + 0.5, 40, False, 0.5, 0) for x in (0, 99)
    ]
    (plain,) = lattices(strokes_of_rules(box))
    assert plain.slots == (Slot(0, 0, 1, 1),)


def test_uprights_that_begin_below_a_heading_part_it_from_the_heads_of_its_columns() -> None:
    across = tuple(Stroke(y, 50, 350) for y in (100, 130, 200))
    outer = tuple(Stroke(x, 100, 200) for x in (50, 150, 350))
    inner = (Stroke(220, 115, 200), Stroke(285, 115, 200))
    grid = lattice_of(Strokes(across, tuple(sorted((*outer, *inner)))))
    assert grid is not None
    assert grid.row_edges == (100, 115, 130, 200)
    assert grid.slots[:6] == (
        Slot(0, 0, 2), Slot(0, 1, 1, 3), Slot(1, 1), Slot(1, 2), Slot(1, 3), Slot(2, 0),
    )


def test_one_upright_that_falls_short_of_its_rule_parts_nothing() -> None:
    across = tuple(Stroke(y, 50, 350) for y in (100, 200))
    uprights = (Stroke(50, 100, 200), Stroke(150, 112, 200), Stroke(350, 100, 200))
    grid = lattice_of(Strokes(across, uprights))
    assert grid is not None
    assert grid.row_edges == (100, 200)
