"""Names of words: those of whole lines in order, and those of a pack that have been used.

A word is named as everywhere by (page_number, index into that page's words). A pack has a few hundred thousand words,
and each is in a line, a passage and a paragraph: as pairs in tuples they cost more than all that is done with them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, repeat
from typing import overload

WordId = tuple[int, int]


class WordIds(Sequence[WordId]):
    """The words of whole lines, as a tuple of pairs would hold them."""

    __slots__ = ("_lines",)

    def __init__(self, lines: Iterable[tuple[int, tuple[int, ...]]]) -> None:
        """`lines` are page numbers with indexes into that page's words."""
        self._lines = tuple(lines)

    def __len__(self) -> int:
        return sum([len(indexes) for _, indexes in self._lines])

    def __iter__(self) -> Iterator[WordId]:
        return chain.from_iterable([zip(repeat(page), indexes, strict=False) for page, indexes in self._lines])

    @overload
    def __getitem__(self, index: int) -> WordId: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[WordId, ...]: ...
    def __getitem__(self, index: int | slice) -> WordId | tuple[WordId, ...]:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, WordIds | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"WordIds({list(self._lines)})"


class WordSet:
    """Words by page. `in` asks for one; `on` gives those of a few pages as an ordinary set."""

    __slots__ = ("_bits",)

    def __init__(self, ids: Iterable[WordId] = ()) -> None:
        self._bits: dict[int, int] = {}
        self.add(ids)

    def add(self, ids: Iterable[WordId]) -> None:
        """Put in these words; those that are in already stay so."""
        bits = self._bits
        current, run = 0, 0                  # words come page by page: most are put in with their neighbours
        for page_number, index in ids:
            if page_number != current:
                if run:
                    bits[current] = bits.get(current, 0) | run
                current, run = page_number, 0
            run |= 1 << index
        if run:
            bits[current] = bits.get(current, 0) | run

    def __bool__(self) -> bool:
        return bool(self._bits)

    def __contains__(self, word: WordId) -> bool:
        page_number, index = word
        return bool(self._bits.get(page_number, 0) >> index & 1)

    def on(self, first: int, last: int | None = None) -> frozenset[WordId]:
        """The words of the pages from `first` to `last`, both 1-based and included; of one page without `last`."""
        pages = range(first, (first if last is None else last) + 1)
        return frozenset((n, i) for n in pages if n in self._bits for i in _indexes(self._bits[n]))

    def by_page(self, first: int, last: int | None = None) -> dict[int, frozenset[int]]:
        """The same as indexes by page; pages without a word are left out."""
        pages = range(first, (first if last is None else last) + 1)
        return {n: frozenset(_indexes(self._bits[n])) for n in pages if n in self._bits}

    def count(self, page_number: int) -> int:
        """How many of that page's words are in it."""
        return self._bits.get(page_number, 0).bit_count()

    def union(self, others: Iterable["WordSet"]) -> "WordSet":
        """The words of all of them."""
        made = WordSet()
        made._bits = dict(self._bits)
        for other in others:
            for page_number, bits in other._bits.items():
                made._bits[page_number] = made._bits.get(page_number, 0) | bits
        return made


def _indexes(bits: int) -> Iterator[int]:
    digits = f"{bits:b}"[::-1]
    return compress(range(len(digits)), map("1".__eq__, digits))
