"""Which words of a pack have been used, in a bit each: a set of pairs costs a thousand times as much a page.

A word is named as everywhere by (page_number, index into that page's words).
"""

from collections.abc import Iterable, Iterator

WordId = tuple[int, int]


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
    return (i for i, bit in enumerate(reversed(f"{bits:b}")) if bit == "1")
