"""What may vary, as frozen values, and functions that draw them from a `Random`.

Each field is one knob that councils are known to turn. A spec says everything; `draw` adds nothing of its own.
A seeded Random gives an even spread, always the same; `strategy` hands the choices to hypothesis instead.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from tests.variants import words

T = TypeVar("T")

NUMBERINGS = ("1", "1.", "1)", "01", "A1", "Item 1", "1a")
RANGES = ("(Pages {} - {})", "(Pages {} to {})", "(pp {}-{})", "column", "column p", "narrow column", "none")
MEMBERSHIPS = ("none", "commas", "columns")
PAPER_STYLES = ("points", "sections", "plain")
STAMPS = ("Page {}", "{}", None)
ITEM_STAMPS = ("Agenda Item {}", "Agenda item {}", "AGENDA ITEM {}", None)
TITLE_STYLES = ("bold", "plain", "capitals", "underlined")
MINUTE_NUMBERS = ("{}", "{}.", "CAB.{}", "24/{}", "{}/24", "none", "PL{}/24", "AGc/{}/01/25", "2024-05_{}", "M{}")
PARAGRAPH_NUMBERS = ("none", "15.0", "15.1", "1)", "(a)")
AGENDA_REFS = ("none", "inline", "dash", "below")
ATTENDANCE = ("commas", "columns", "lines", "ticks", "marks")
ROLL_LABELS = ("Present:", "PRESENT", "In attendance:", "Members present:", "Those attending:")
TITLE_PLACES = ("beside", "beside", "above")
APOLOGIES = ("none", "line", "item")
OFFICERS = ("none", "brackets", "dashes")
LIST_MARKS = ("•", "-", "(i)", "a)", "1.")
ROLES = ("Chief Executive", "Head of Planning", "Director of Public Health", "Clerk", "Democratic Services Officer")
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
    titled: bool                     # the file's information names the pack, as bound packs do
    membership: str                  # on the first page
    paper_style: str
    lead_column: bool            # who speaks to an item, in a column of its own
    times: bool                  # when an item is due, in a column before its number
    is_roman: bool


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
    lists: tuple[tuple[str, ...], ...]       # points after the first paragraph of each item; often none
    list_mark: str
    points_of_decision: int                  # 0: decisions are single sentences
    subheads: tuple[str | None, ...]
    apologies: str
    absent: tuple[str, ...]
    officers: str
    officer_people: tuple[tuple[str, str, str], ...]     # initials, surname, role
    running_head: bool
    roll_label: str                          # over the list of those present
    title_place: str                         # beside its number, or above it with the number beside the text


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


def sheet(rng: Random) -> Sheet:
    return Sheet(
        face=rng.choice(("sans", "serif", "vera")), size=rng.choice((10.0, 11.0, 12.0)),
        left=rng.choice((50.0, 62.0, 72.0)), bottom=rng.choice((70.0, 90.0, 120.0)),
        is_letter=rng.choice((False, False, True)), align=rng.choice(("left", "justify")),
    )


def some(rng: Random, pool: Sequence[T], least: int, most: int) -> tuple[T, ...]:
    """A few different ones, in any order."""
    return tuple(rng.sample(pool, rng.randint(least, min(most, len(pool)))))


def maybe(rng: Random, pool: Sequence[T]) -> T | None:
    return rng.choice(pool) if rng.random() < 0.5 else None


def agenda(rng: Random) -> AgendaSpec:
    titles = some(rng, words.TITLES, 3, 14)
    stamp = rng.choice(STAMPS)
    ranges = rng.choice(RANGES)
    return AgendaSpec(
        sheet=sheet(rng), numbering=rng.choice(NUMBERINGS), first=rng.choice((1, 1, 1, 4)),
        hole=maybe(rng, range(1, len(titles))), titles=titles,
        abouts=tuple(maybe(rng, words.ABOUTS) for _ in titles),
        paper_pages=tuple(rng.choice((0, 0, 1, 2, 3)) for _ in titles),
        title_style=rng.choice(TITLE_STYLES), ranges="none" if stamp is None else ranges, stamp=stamp,
        item_stamp=rng.choice(ITEM_STAMPS), outlined=rng.choice((False, True)), fillers=rng.choice((False, True)),
        front_page=rng.choice((False, True)), counts_front=rng.choice((False, True)),
        running_head=rng.choice((False, True)), titled=rng.choice((False, True)),
        membership=rng.choice(MEMBERSHIPS), paper_style=rng.choice(PAPER_STYLES), lead_column=rng.random() < 0.25,
        times=rng.random() < 0.2, is_roman=rng.random() < 0.15,
    )


def minutes(rng: Random) -> MinutesSpec:
    titles = some(rng, words.TITLES, 3, 8)
    numbers = rng.choice(MINUTE_NUMBERS)
    is_plain = numbers == "none"         # titles without numbers: nobody numbers what stands under them
    everybody = list(words.SURNAMES)
    rng.shuffle(everybody)
    surnames, absent, officers = everybody[:rng.randint(3, 12)], everybody[12:12 + rng.randint(1, 4)], everybody[16:19]
    return MinutesSpec(
        sheet=sheet(rng), numbers=numbers, first=rng.randint(1, 90),
        hole=maybe(rng, range(1, len(titles))), title_style=rng.choice(TITLE_STYLES),
        agenda_refs=rng.choice(AGENDA_REFS), titles=titles,
        paragraph_numbers="none" if is_plain else rng.choice(PARAGRAPH_NUMBERS),
        paragraphs=tuple(
            tuple(" ".join(some(rng, words.SENTENCES, 1, 5)) for _ in range(rng.randint(1, 5))) for _ in titles),
        decisions=tuple(maybe(rng, words.DECISIONS) for _ in titles), attendance=rng.choice(ATTENDANCE),
        people=tuple((rng.choice(words.INITIALS), surname) for surname in surnames),
        honorific=rng.choice(("Cllr", "Councillor", "Mr", "Mrs")), page_foot=rng.choice((False, True)),
        lists=tuple(some(rng, words.POINTS, 2, 5) if rng.random() < 0.3 else () for _ in titles),
        list_mark=rng.choice(LIST_MARKS), points_of_decision=rng.choice((0, 0, 2, 3)),
        subheads=tuple(
            rng.choice(words.SUBHEADS) if rng.random() < 0.15 and not is_plain else None for _ in titles),
        apologies=rng.choice(APOLOGIES), absent=tuple(absent), officers=rng.choice(OFFICERS),
        officer_people=tuple((rng.choice(words.INITIALS), s, rng.choice(ROLES)) for s in officers),
        running_head=rng.choice((False, True)), roll_label=rng.choice(ROLL_LABELS),
        title_place=rng.choice(TITLE_PLACES),
    )


def figure(rng: Random) -> str:
    """A figure as tables print them."""
    n = rng.randint(0, 99_999)
    return rng.choice((f"{n:,}", f"{n % 101}%", f"{n % 5000 / 10:.1f}", f"({n % 900 + 1:,})", "-", "N/A"))


def table(rng: Random) -> TableSpec:
    columns = rng.randint(3, 6)
    with_notes = rng.choice((False, True))
    rows = []
    for n in range(rng.choice((3, 6, 12, 40))):
        cells = [figure(rng) for _ in range(columns - 1)]
        if with_notes:
            cells[-1] = rng.choice(words.NOTES)
        rows.append((f"{rng.choice(words.ROWS)} {n + 1}", *cells))
    return TableSpec(
        sheet=sheet(rng), ruling=rng.choice(RULINGS), landscape=rng.choice((False, True)),
        head=tuple(rng.sample(words.HEADS, columns)), spanning=rng.choice((False, True)), rows=tuple(rows),
        align_right=rng.choice((False, True)), header_filled=rng.choice((False, True)),
        repeat_header=rng.choice((False, True)), before=some(rng, words.SENTENCES, 0, 3),
        start=rng.choice((0.0, 0.3, 0.6)),
    )


def strategy(draw_spec: Callable[[Random], T]) -> st.SearchStrategy[T]:
    """The same specs for hypothesis, which then owns every choice and can shrink a failing pack."""
    return st.builds(draw_spec, st.randoms(use_true_random=False))
