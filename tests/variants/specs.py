"""What may vary, as frozen values, and hypothesis strategies that draw them.

Each field is one knob that councils are known to turn. A spec says everything; `draw` adds nothing of its own.
"""

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.variants import words

NUMBERINGS = ("1", "1.", "1)", "01", "A1", "Item 1", "1a")
RANGES = ("(Pages {} - {})", "(Pages {} to {})", "(pp {}-{})", "column", "column p", "none")
STAMPS = ("Page {}", "{}", None)
ITEM_STAMPS = ("Agenda Item {}", "Agenda item {}", "AGENDA ITEM {}", None)
TITLE_STYLES = ("bold", "plain", "capitals", "underlined")
MINUTE_NUMBERS = ("{}", "{}.", "CAB.{}", "24/{}", "{}/24")
PARAGRAPH_NUMBERS = ("none", "15.0", "15.1", "1)", "(a)")
AGENDA_REFS = ("none", "inline", "dash", "below")
ATTENDANCE = ("commas", "columns", "lines")
RULINGS = ("grid", "rows", "none")


@dataclass(frozen=True)
class Sheet:
    """Paper and type."""

    face: str
    size: float
    left: float
    bottom: float
    is_letter: bool
    align: str


@dataclass(frozen=True)
class AgendaSpec:
    sheet: Sheet
    numbering: str
    first: int
    hole: int | None             # this index is skipped in the numbering
    titles: tuple[str, ...]
    abouts: tuple[str | None, ...]
    paper_pages: tuple[int, ...]     # pages of each item's paper; 0 is no paper
    title_style: str
    ranges: str
    stamp: str | None
    item_stamp: str | None
    outlined: bool
    fillers: bool
    front_page: bool                 # a front sheet before the agenda
    counts_front: bool               # numbers begin on the front sheet
    running_head: bool


@dataclass(frozen=True)
class MinutesSpec:
    sheet: Sheet
    numbers: str
    first: int
    hole: int | None
    title_style: str
    agenda_refs: str
    paragraph_numbers: str
    titles: tuple[str, ...]
    paragraphs: tuple[tuple[str, ...], ...]
    decisions: tuple[tuple[str, str] | None, ...]
    attendance: str
    people: tuple[tuple[str, str], ...]      # initials, surname
    honorific: str
    page_foot: bool


@dataclass(frozen=True)
class TableSpec:
    sheet: Sheet
    ruling: str
    landscape: bool
    head: tuple[str, ...]
    spanning: bool                   # a second header row under a spanning cell
    rows: tuple[tuple[str, ...], ...]
    align_right: bool
    header_filled: bool
    repeat_header: bool
    before: tuple[str, ...]
    start: float                     # share of the page left empty above


sheets = st.builds(
    Sheet, face=st.sampled_from(("sans", "serif", "vera")), size=st.sampled_from((10.0, 11.0, 12.0)),
    left=st.sampled_from((50.0, 62.0, 72.0)), bottom=st.sampled_from((70.0, 90.0, 120.0)),
    is_letter=st.booleans(), align=st.sampled_from(("left", "justify")),
)


@st.composite
def agendas(draw: st.DrawFn) -> AgendaSpec:
    titles = tuple(draw(st.lists(st.sampled_from(words.TITLES), min_size=3, max_size=14, unique=True)))
    count = len(titles)
    ranges = draw(st.sampled_from(RANGES))
    stamp = draw(st.sampled_from(STAMPS))
    return AgendaSpec(
        sheet=draw(sheets), numbering=draw(st.sampled_from(NUMBERINGS)), first=draw(st.sampled_from((1, 1, 1, 4))),
        hole=draw(st.none() | st.integers(1, count - 1)), titles=titles,
        abouts=tuple(draw(st.none() | st.sampled_from(words.ABOUTS)) for _ in titles),
        paper_pages=tuple(draw(st.sampled_from((0, 0, 1, 2, 3))) for _ in titles),
        title_style=draw(st.sampled_from(TITLE_STYLES)), ranges="none" if stamp is None else ranges, stamp=stamp,
        item_stamp=draw(st.sampled_from(ITEM_STAMPS)), outlined=draw(st.booleans()), fillers=draw(st.booleans()),
        front_page=draw(st.booleans()), counts_front=draw(st.booleans()), running_head=draw(st.booleans()),
    )


@st.composite
def minutes(draw: st.DrawFn) -> MinutesSpec:
    titles = tuple(draw(st.lists(st.sampled_from(words.TITLES), min_size=3, max_size=8, unique=True)))
    text = st.lists(st.sampled_from(words.SENTENCES), min_size=1, max_size=5, unique=True).map(" ".join)
    paragraphs = tuple(
        tuple(draw(st.lists(text, min_size=1, max_size=5, unique=True))) for _ in titles
    )
    people = st.tuples(st.sampled_from(words.INITIALS), st.sampled_from(words.SURNAMES))
    return MinutesSpec(
        sheet=draw(sheets), numbers=draw(st.sampled_from(MINUTE_NUMBERS)), first=draw(st.integers(1, 90)),
        hole=draw(st.none() | st.integers(1, len(titles) - 1)), title_style=draw(st.sampled_from(TITLE_STYLES)),
        agenda_refs=draw(st.sampled_from(AGENDA_REFS)), paragraph_numbers=draw(st.sampled_from(PARAGRAPH_NUMBERS)),
        titles=titles, paragraphs=paragraphs,
        decisions=tuple(draw(st.none() | st.sampled_from(words.DECISIONS)) for _ in titles),
        attendance=draw(st.sampled_from(ATTENDANCE)),
        people=tuple(draw(st.lists(people, min_size=3, max_size=12, unique_by=lambda p: p[1]))),
        honorific=draw(st.sampled_from(("Cllr", "Councillor", "Mr", "Mrs"))), page_foot=draw(st.booleans()),
    )


def figures() -> st.SearchStrategy[str]:
    """Figures as tables print them."""
    return st.one_of(
        st.integers(0, 99_999).map("{:,}".format), st.integers(0, 100).map("{}%".format),
        st.decimals(0, 500, places=1).map(str), st.integers(1, 900).map("({:,})".format), st.just("-"),
            st.just("N/A"))


@st.composite
def tables(draw: st.DrawFn) -> TableSpec:
    columns = draw(st.integers(3, 6))
    count = draw(st.sampled_from((3, 6, 12, 40)))
    head = tuple(draw(st.lists(st.sampled_from(words.HEADS), min_size=columns, max_size=columns, unique=True)))
    labels = [f"{draw(st.sampled_from(words.ROWS))} {n + 1}" for n in range(count)]
    with_notes = draw(st.booleans())
    rows = []
    for label in labels:
        cells = [draw(figures()) for _ in range(columns - 1)]
        if with_notes:
            cells[-1] = draw(st.sampled_from(words.NOTES))
        rows.append((label, *cells))
    return TableSpec(
        sheet=draw(sheets), ruling=draw(st.sampled_from(RULINGS)), landscape=draw(st.booleans()), head=head,
        spanning=draw(st.booleans()), rows=tuple(rows), align_right=draw(st.booleans()),
        header_filled=draw(st.booleans()), repeat_header=draw(st.booleans()),
        before=tuple(draw(st.lists(st.sampled_from(words.SENTENCES), min_size=0, max_size=3, unique=True))),
        start=draw(st.sampled_from((0.0, 0.3, 0.6))),
    )
