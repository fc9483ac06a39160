"""Pages, leaves and tables of a long pack, whose contents lie on a shelf and not in memory.

In:  one value after the other, as a stage makes it.
Out: the same value in packs up to `Window.long_pages` long and on the first pages of longer ones; else a stand-in,
equal in every field, that takes what is on the page (words, lines, cells) from the shelf when asked. Numbers, labels
and sizes are in the stand-in itself: to go through a pack for them costs nothing.

Why not pickle: half a million words go out and come back several times. Words by columns through `marshal` take a
third of the time, and the bytes never leave the process that wrote them.
"""

import marshal
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from functools import partial
from itertools import repeat
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from extractor.document import shelf
from extractor.document.grid import Cell, Grid
from extractor.document.lines import Leaf, Line
from extractor.document.page import Fill, Font, Link, Page, Rule, TagBlock, TagCell, Word
from extractor.document.shelf import Shelf
from extractor.geometry import Box

_MARSHAL = 2                # the format without references: repeated values cost bytes, not time
_FONT = Word._fields.index("font")

T = TypeVar("T")
S = TypeVar("S")
Kept = Callable[[T], T]
"""Takes a value as made, gives the value to go on with."""

_new: Callable[[type[Word], Iterable[Any]], Word] = tuple.__new__
_set = object.__setattr__


def keep_pages(page_count: int) -> Kept[Page]:
    """For a pack of so many pages: each page goes through what this gives, in any order."""
    if page_count <= shelf.WINDOW.long_pages:
        return _as_it_is
    words, texts, drawn = _shelf(_pack_words, _unpack_words), _shelf(tuple, tuple), _shelf(_pack_drawn, _unpack_drawn)
    return _beyond_first(attrgetter("number"), partial(_page_on, words, texts, drawn))


def keep_leaves(pages: Sequence[Page]) -> Kept[Leaf]:
    """For the leaves of these pages; a leaf's words are those of its page, and are not put away twice."""
    if len(pages) <= shelf.WINDOW.long_pages:
        return _as_it_is
    put_away = partial(_leaf_on, _shelf(_pack_lines, partial(_unpack_lines, pages)))
    return _beyond_first(attrgetter("page_number"), put_away)


def keep_grids(page_count: int) -> Kept[Grid]:
    """For the tables of a pack of so many pages."""
    if page_count <= shelf.WINDOW.long_pages:
        return _as_it_is
    return _beyond_first(attrgetter("last_page_number"), partial(_grid_on, _shelf(_pack_grid, _unpack_grid)))


def whole(page: Page) -> Page:
    """The page itself with all that is on it, for `dataclasses.replace` knows no stand-in."""
    return page if type(page) is Page else Page(**{f.name: getattr(page, f.name) for f in fields(Page)})


def _as_it_is(value: T) -> T:
    return value


def _beyond_first(page_number: Callable[[T], int], put_away: Kept[T]) -> Kept[T]:
    """What stands on the first pages stays as it is."""
    first = shelf.WINDOW.first_pages
    return lambda value: value if page_number(value) <= first else put_away(value)


def _shelf(pack: Callable[[T], Any], unpack: Callable[[Any], T]) -> Shelf[T]:
    return Shelf(
        block=1, live=shelf.WINDOW.pages, pack=lambda block: marshal.dumps(pack(block[0]), _MARSHAL),
        unpack=lambda packed: [unpack(marshal.loads(packed))],
    )


def _stand_in(cls: type[S], light: Sequence[str], value: object, contents: Shelf[T], at: int) -> S:
    """An instance that holds the light fields of the value itself, and where its contents lie."""
    made = object.__new__(cls)
    for name in light:
        _set(made, name, getattr(value, name))
    _set(made, "_contents", contents)
    _set(made, "_at", at)
    return made


# ---------------------------------------------------------------- pages


class _Drawn(NamedTuple):
    """What is on a page besides its words."""

    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    images: tuple[Box, ...]
    links: tuple[Link, ...]
    tag_cells: tuple[TagCell, ...]
    tag_blocks: tuple[TagBlock, ...]


class _ShelvedPage(Page):
    """A page whose words are on one shelf, their texts once more on another, drawings, links and tags on a third."""

    __slots__ = ("_at", "_contents", "_drawn", "_texts", "_word_count")
    _at: int
    _contents: Shelf[tuple[Word, ...]]
    _texts: Shelf[tuple[str, ...]]
    _drawn: Shelf[_Drawn]
    _word_count: int

    @property
    def words(self) -> tuple[Word, ...]:
        return self._contents.near(self._at) if self._word_count else ()

    @property
    def word_count(self) -> int:
        return self._word_count

    @property
    def texts(self) -> tuple[str, ...]:
        return self._texts.near(self._at)

    @property
    def rules(self) -> tuple[Rule, ...]:
        return self._drawn.near(self._at).rules

    @property
    def fills(self) -> tuple[Fill, ...]:
        return self._drawn.near(self._at).fills

    @property
    def images(self) -> tuple[Box, ...]:
        return self._drawn.near(self._at).images

    @property
    def links(self) -> tuple[Link, ...]:
        return self._drawn.near(self._at).links

    @property
    def tag_cells(self) -> tuple[TagCell, ...]:
        return self._drawn.near(self._at).tag_cells

    @property
    def tag_blocks(self) -> tuple[TagBlock, ...]:
        return self._drawn.near(self._at).tag_blocks


_PAGE_LIGHT = tuple(f.name for f in fields(Page) if f.name not in vars(_ShelvedPage))


def _page_on(
    words: Shelf[tuple[Word, ...]], texts: Shelf[tuple[str, ...]], drawn: Shelf[_Drawn], page: Page
) -> Page:
    words.append(page.words)
    texts.append(page.texts)
    drawn.append(_Drawn(*(getattr(page, name) for name in _Drawn._fields)))
    made = _stand_in(_ShelvedPage, _PAGE_LIGHT, page, words, len(words) - 1)
    _set(made, "_texts", texts)
    _set(made, "_drawn", drawn)
    _set(made, "_word_count", len(page.words))
    return made


def _pack_words(words: tuple[Word, ...]) -> Any:
    fonts: dict[Font, int] = {}
    columns: list[Any] = list(zip(*words, strict=True))
    if columns:
        columns[_FONT] = [fonts.setdefault(font, len(fonts)) for font in columns[_FONT]]
    return columns, _bare(fonts)


def _unpack_words(packed: Any) -> tuple[Word, ...]:
    columns, fonts = packed
    if columns:
        faces = [Font._make(f) for f in fonts]
        columns[_FONT] = map(faces.__getitem__, columns[_FONT])
    return tuple(map(_new, repeat(Word), zip(*columns, strict=False)))


def _pack_drawn(drawn: _Drawn) -> Any:
    rules, fills, images, links, cells, blocks = drawn
    return (
        _bare(rules), _bare(fills), _bare(images), [(tuple(box), url, page_number) for box, url, page_number in links],
        _bare(cells), _bare(blocks),
    )


def _unpack_drawn(packed: Any) -> _Drawn:
    rules, fills, images, links, cells, blocks = packed
    return _Drawn(
        tuple(map(Rule._make, rules)), tuple(map(Fill._make, fills)), tuple(map(Box._make, images)),
        tuple(Link(Box._make(box), *rest) for box, *rest in links),
        tuple(map(TagCell._make, cells)), tuple(map(TagBlock._make, blocks)),
    )


def _bare(values: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Named tuples as plain ones: `marshal` takes no others."""
    return list(map(tuple, values))


# ---------------------------------------------------------------- leaves


class _ShelvedLine(Line):
    """A line that fetches its words from its page when first asked: most who walk through a pack read the text only."""

    __slots__ = ("_words",)
    _words: tuple[Word, ...] | Page

    @property
    def words(self) -> tuple[Word, ...]:
        known = self._words
        if isinstance(known, Page):
            on_page = known.words
            known = tuple([on_page[i] for i in self.word_ids])
            _set(self, "_words", known)
        return known

    @words.setter
    def words(self, known: tuple[Word, ...] | Page) -> None:
        _set(self, "_words", known)


class _ShelvedLeaf(Leaf):
    """A leaf whose lines are on a shelf."""

    __slots__ = ("_at", "_contents")
    _at: int
    _contents: Shelf[tuple[Line, ...]]

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._contents.near(self._at)

    def labelled(self, label: str | None) -> Leaf:
        other = _stand_in(_ShelvedLeaf, _LEAF_LIGHT, self, self._contents, self._at)
        _set(other, "page_label", label)
        return other


_LEAF_LIGHT = tuple(f.name for f in fields(Leaf) if f.name not in vars(_ShelvedLeaf))
_line_fields = attrgetter("page_number", "word_ids", *(f.name for f in fields(Line)[3:] if f.name != "box"))


def _leaf_on(contents: Shelf[tuple[Line, ...]], leaf: Leaf) -> Leaf:
    contents.append(leaf.lines)
    return _stand_in(_ShelvedLeaf, _LEAF_LIGHT, leaf, contents, len(contents) - 1)


def _pack_lines(lines: tuple[Line, ...]) -> Any:
    return [(tuple(line.box), *_line_fields(line)) for line in lines]


def _unpack_lines(pages: Sequence[Page], lines: Any) -> tuple[Line, ...]:
    return tuple(
        _ShelvedLine(page_number, ids, pages[page_number - 1], segments, Box._make(box), *rest)
        for box, page_number, ids, segments, *rest in lines
    )


# ---------------------------------------------------------------- tables


class _InGrid(NamedTuple):
    """The heavy fields of a table."""

    cells: tuple[Cell, ...]
    dropped_word_ids: tuple[tuple[int, int], ...]


class _ShelvedGrid(Grid):
    """A table whose cells are on a shelf."""

    __slots__ = ("_at", "_contents")
    _at: int
    _contents: Shelf[_InGrid]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return self._contents.near(self._at).cells

    @property
    def dropped_word_ids(self) -> tuple[tuple[int, int], ...]:
        return self._contents.near(self._at).dropped_word_ids


_GRID_LIGHT = tuple(f.name for f in fields(Grid) if f.name not in vars(_ShelvedGrid))
_cell_fields = attrgetter(*(f.name for f in fields(Cell) if f.name != "box"))


def _grid_on(contents: Shelf[_InGrid], grid: Grid) -> Grid:
    contents.append(_InGrid(grid.cells, grid.dropped_word_ids))
    return _stand_in(_ShelvedGrid, _GRID_LIGHT, grid, contents, len(contents) - 1)


def _pack_grid(contents: _InGrid) -> Any:
    cells, dropped = contents
    return [(tuple(cell.box), *_cell_fields(cell)) for cell in cells], dropped


def _unpack_grid(packed: Any) -> _InGrid:
    cells, dropped = packed
    return _InGrid(tuple(
        Cell(row, column, text, page_number, Box._make(box), *rest)
        for box, row, column, text, page_number, *rest in cells
    ), dropped)
