"""Statistics as yearbooks and agencies print them: hardly a rule, leaders, cells over cells, prose around.

A spec -> PDF bytes and truth. The table stands alone on its page, in one column of a page of prose, or beside another.
What a reader sees is what is wanted: a spanning header over its columns, a heading between rows in one cell, a label
over several lines in one cell, leaders in none.
"""

from dataclasses import dataclass
from functools import partial
from random import Random
from typing import NamedTuple

from samples.kit.book import print_pack
from samples.kit.faces import Type
from samples.kit.press import Press, Row
from tests.variants import words
from tests.variants.draw import settings
from tests.variants.specs import Sheet, figure, sheet

PLACES = ("page", "page", "column", "beside")
RULES = ("none", "head", "head", "ends")
LEADERS = ("", "", ".", " .")
ALIGNS = ("right", "right", "centre")
GROUPS = ("North", "South and east", "All persons", "Private schools", "Households", "Full time")
SPANS = ("Number", "Per cent of all", "Fiscal year 2009", "Change on the year before")
UNITS = ("(thousands)", "Million dollars")
LEAVES = ("2005", "2009", "2010", "Total", "Male", "Female", "Rate", "Value", "Under 18 years", "Per person")
_BETWEEN = 20.0          # points between two columns of a page, or two tables


@dataclass(frozen=True)
class YearbookSpec:
    sheet: Sheet
    place: str
    rules: str
    leaders: str
    align: str
    size: float
    spread: float            # share of the room left over that widens the columns
    leaves: tuple[str, ...]
    spans: tuple[tuple[int, int, str], ...]        # first and last column of figures, text
    unit: str | None
    groups: tuple[tuple[str | None, tuple[tuple[str, ...], ...]], ...]
    is_centred: bool         # the headings between the rows
    is_set_in: bool          # the rows under them
    has_caption: bool
    note: str | None


class Frame(NamedTuple):
    """Where a table is set: its left end and width, and the x of its columns' edges."""

    x: float
    width: float
    edges: tuple[float, ...]


def yearbook(rng: Random) -> YearbookSpec:
    place = rng.choice(PLACES)
    columns = {"page": rng.randint(2, 7), "column": rng.randint(2, 3), "beside": 2}[place]
    spans: tuple[tuple[int, int, str], ...] = ()
    if columns > 2 and rng.random() < 0.6:
        cut = rng.choice([columns, *range(2, columns - 1)])
        texts = rng.sample(SPANS, 2)
        spans = ((1, cut, texts[0]), *([(cut + 1, columns, texts[1])] if cut < columns else []))
    headed = rng.random() < 0.5
    groups = tuple(
        (name if headed else None, tuple(
            (rng.choice(words.ROWS), *(figure(rng) for _ in range(columns))) for _ in range(rng.randint(3, 6))))
        for name in rng.sample(GROUPS, rng.randint(1, 3) if place == "page" else 1)
    )
    return YearbookSpec(
        sheet=sheet(rng), place=place, rules=rng.choice(RULES), leaders=rng.choice(LEADERS),
        align=rng.choice(ALIGNS), size=7.0 if place != "page" else rng.choice((8.0, 9.0, 10.0)),
        spread=rng.choice((0.0, 0.5, 1.0)), leaves=tuple(rng.sample(LEAVES, columns)), spans=spans,
        unit=rng.choice((None, None, rng.choice(UNITS))), groups=groups, is_centred=rng.random() < 0.3,
        is_set_in=rng.random() < 0.6, has_caption=place == "beside" or rng.random() < 0.7,
        note=rng.choice((None, "NOTE: Parts may not add up to the total because of rounding.")),
    )


def print_yearbook(spec: YearbookSpec) -> tuple[bytes, dict[str, list[Row]]]:
    return print_pack(partial(page, spec=spec), **settings(spec.sheet))


def page(press: Press, spec: YearbookSpec) -> None:
    with press.document("other"):
        width = press.right - press.left
        half = (width - _BETWEEN) / 2
        if spec.place == "page":
            press.paragraph(words.SENTENCES[0], after=14)
            press.y = statistics(press, spec, press.left, press.y, width, 1) + 16
            press.paragraph(words.SENTENCES[1])
        elif spec.place == "column":
            bottom = statistics(press, spec, press.left, press.y, half, 1)
            prose(press, press.left, bottom + 16, half)
            prose(press, press.left + half + _BETWEEN, press.y, half)
        else:
            top = press.y
            for n in (0, 1):
                statistics(press, spec, press.left + n * (half + _BETWEEN), top, half, n + 1)


def prose(press: Press, x: float, top: float, width: float) -> None:
    text = " ".join(words.SENTENCES)
    while top < press.bottom - 200:
        top += press.at(x, top, text, width=width) + 8


def statistics(press: Press, spec: YearbookSpec, x: float, top: float, width: float, number: int) -> float:
    """Sets one table and records its truth; gives the y of its end."""
    kind, bold = Type(spec.sheet.face, spec.size), Type(spec.sheet.face, spec.size, bold=True)
    step = kind.line_height
    frame = frame_of(spec, x, width)
    if spec.has_caption:
        top += press.at(x, top, f"Table {number}. Figures of the service", bold) + 6
    book = Book(press, f"table {number}")
    end = frame.edges[-1]
    if spec.rules != "none":
        rule(press, top, x, end)
    top += 3
    row = 0
    if spec.spans:
        for first, last, text in spec.spans:
            left, right = frame.edges[first] + 8, frame.edges[last + 1]
            press.at(left, top, text, bold, width=right - left, align="centre")
            if spec.rules == "ends":
                rule(press, top + step + 1, left, right)
            book.cell(0, first, text, columns=last - first + 1)
        top += step + 3
        row = 1
    press.at(x, top, "Item", bold)
    book.cell(row, 0, "Item")
    for c, text in enumerate(spec.leaves, start=1):
        column_text(press, spec, frame, c, top, text, bold)
        book.cell(row, c, text)
    top += step + 2
    if spec.rules != "none":
        rule(press, top, x, end)
    top += 3
    row += 1
    if spec.unit:
        left = frame.edges[1] + 8
        press.at(left, top, spec.unit, kind, width=end - left, align="centre")
        book.cell(row, 1, spec.unit, columns=len(spec.leaves))
        row, top = row + 1, top + step * 1.3
    for name, records in spec.groups:
        if name is not None:
            press.at(x, top, name, bold, width=end - x, align="centre" if spec.is_centred else "left")
            book.cell(row, 0, name, columns=len(spec.leaves) + 1 if spec.is_centred else 1)
            row, top = row + 1, top + step * 1.15
        for record in records:
            top = set_record(press, spec, frame, book, row, top, record)
            row += 1
    if spec.rules == "ends":
        rule(press, top + 1, x, end)
    if spec.note:
        top += 5 + press.at(x, top + 5, spec.note, Type(spec.sheet.face, spec.size - 1), width=width)
    press.record("tables", table_id=book.name, page_number=press.page_number, last_page_number=press.page_number,
                 row_count=row, column_count=len(spec.leaves) + 1)
    return top


def set_record(
    press: Press, spec: YearbookSpec, frame: Frame, book: "Book", row: int, top: float, record: tuple[str, ...]
) -> float:
    """One row: its label, over several lines if need be, set in from the second on; leaders and figures on the last."""
    kind = Type(spec.sheet.face, spec.size)
    indent = spec.size if spec.is_set_in and len(spec.groups) > 1 else 0.0
    room = frame.edges[1] - frame.x - indent - 2 * spec.size
    lines = [""]
    for word in record[0].split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and kind.width(longer) > room - (spec.size if len(lines) > 1 else 0):
            lines.append(word)
        else:
            lines[-1] = longer
    for n, text in enumerate(lines):
        left = frame.x + indent + (spec.size if n else 0)
        if spec.leaders and n == len(lines) - 1:
            dot = kind.width(spec.leaders)
            free = frame.edges[1] - 2 - left - kind.width(text)
            press.at(left, top, text + spec.leaders * int(free / dot), kind)
        else:
            press.at(left, top, text, kind)
        top += kind.line_height
    for c, text in enumerate(record[1:], start=1):
        column_text(press, spec, frame, c, top - kind.line_height, text, kind)
        book.cell(row, c, text)
    book.cell(row, 0, record[0])
    return top + 2.5


def column_text(
    press: Press, spec: YearbookSpec, frame: Frame, column: int, top: float, text: str, kind: Type
) -> None:
    left, right = frame.edges[column] + 8, frame.edges[column + 1]
    press.at(left, top, text, kind, width=right - left, align="right" if spec.align == "right" else "centre")


def frame_of(spec: YearbookSpec, x: float, width: float) -> Frame:
    """Columns as wide as their widest text, and what is left over shared out by the spec's spread."""
    bold = Type(spec.sheet.face, spec.size, bold=True)
    texts = [[leaf, *(record[c] for _, records in spec.groups for record in records)]
             for c, leaf in enumerate(spec.leaves, start=1)]
    wide = [max(bold.width(t, bold=True) for t in column) + 16 for column in texts]
    for first, last, text in spec.spans:
        lacking = bold.width(text, bold=True) + 16 - sum(wide[first - 1:last])
        for c in range(first - 1, last):
            wide[c] += max(0.0, lacking) / (last - first + 1)
    labels = max(0.3 * width, min(0.45 * width, width - sum(wide)))
    more = max(0.0, width - labels - sum(wide)) * spec.spread / len(wide)
    edges = [x, x + labels]
    for w in wide:
        edges.append(edges[-1] + w + more)
    return Frame(x, width, tuple(edges))


def rule(press: Press, top: float, x0: float, x1: float) -> None:
    """A thin rule at a place; the press stays where it is."""
    y, press.y = press.y, top
    press.rule(width=0.5, x0=x0, x1=x1, after=0)
    press.y = y


class Book(NamedTuple):
    """Records a table's cells."""

    press: Press
    name: str

    def cell(self, row: int, column: int, text: str, *, columns: int = 1) -> None:
        self.press.record("table_cells", table_id=self.name, row_index=row, column_index=column, row_span=1,
                          column_span=columns, text=text, page_number=self.press.page_number)
