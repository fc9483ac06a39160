"""A list that is only ever added to, of which no more than the last-used part stays in memory.

Packs run to thousands of pages, and most stages walk through them once and in order. A `Shelf` keeps its first few
thousand values as any list would. What comes on top of that goes, oldest first and block by block, into a file
without a name, and is made again when somebody asks: equal in value, another object. So nothing may hold on to a
value of a long shelf by its `id`.

The file vanishes with the process, however that ends. Where the disk refuses to take a block, the block stays in
memory, packed: a full disk costs memory, not the pack.
"""

import logging
import os
import pickle
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar, overload

log = logging.getLogger(__name__)

T = TypeVar("T")


class Window(NamedTuple):
    """How much stays at hand: `pages` with all that is on them, in packs of more than `long_pages`; `values` (rows,
    paragraphs) of a list, of which a block goes to the file and comes back at once.

    Most packs are shorter than that and pay nothing. Stages walk through a pack in order, again and again: keeping the
    last pages would keep none of those that are asked for next. So a longer pack keeps its `first_pages` for good, and
    of the others the last `pages`.
    """

    long_pages: int
    first_pages: int
    pages: int
    values: int
    block: int

    @classmethod
    def unlimited(cls) -> "Window":
        """Everything stays in memory."""
        return cls(1 << 40, 1 << 40, 1 << 40, 1 << 40, 1 << 10)


WINDOW = Window(long_pages=256, first_pages=224, pages=32, values=1024, block=64)


_PASSING = 2            # blocks at hand beyond those that stay


class _File:
    """A file without a name, opened when it is first written to."""

    def __init__(self) -> None:
        self._descriptor: int | None = None
        self._end = 0

    def add(self, packed: bytes) -> tuple[int, int] | bytes:
        """Where the bytes lie now, or the bytes themselves where no disk takes them."""
        try:
            if self._descriptor is None:
                with tempfile.TemporaryFile(buffering=0) as opened:
                    self._descriptor = os.dup(opened.fileno())
                weakref.finalize(self, os.close, self._descriptor)
            written = os.pwrite(self._descriptor, packed, self._end)
            if written != len(packed):
                raise OSError(f"{written} of {len(packed)} bytes written")
        except OSError as error:
            log.warning("no room for temporary data on disk, it stays in memory: %s", error)
            return packed
        place = (self._end, written)
        self._end += written
        return place

    def get(self, place: tuple[int, int] | bytes) -> bytes:
        if isinstance(place, bytes):
            return place
        if self._descriptor is None:
            raise ValueError("nothing was written to this file")
        offset, size = place
        packed = os.pread(self._descriptor, size, offset)
        if len(packed) != size:
            raise OSError(f"temporary data cut short: {len(packed)} of {size} bytes")
        return packed


class _Values(Sequence[T]):
    """What equals any other sequence of the same values, and is no key: it may grow."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str | bytes):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]


class Shelf(_Values[T]):
    """Values in the order in which they were added. `pack` and `unpack` turn a block of them into bytes and back."""

    __slots__ = ("__weakref__", "_block", "_file", "_kept", "_near", "_open", "_pack", "_pinned", "_places", "_unpack")

    def __init__(
        self, values: Iterable[T] = (), *, block: int | None = None, live: int | None = None,
        pack: Callable[[list[T]], bytes] | None = None, unpack: Callable[[bytes], list[T]] | None = None,
    ) -> None:
        """`live` values at most are in memory, and the block that is being filled; `block` of them move at once."""
        self._block = block or WINDOW.block
        self._kept = max(1, (live or WINDOW.values) // self._block)
        self._pinned = max(0, self._kept - _PASSING) if live is None else 0       # blocks that never go
        self._pack: Callable[[list[T]], bytes] = pack or _pickled
        self._unpack: Callable[[bytes], list[T]] = unpack or pickle.loads
        self._places: list[tuple[int, int] | bytes | None] = []      # of full blocks; None: not written yet
        self._near: dict[int, list[T]] = {}                          # full blocks in memory, the oldest first
        self._open: list[T] = []
        self._file = _File()
        self.extend(values)

    def append(self, value: T) -> None:
        """Add one value at the end."""
        self._open.append(value)
        if len(self._open) == self._block:
            self._near[len(self._places)] = self._open
            self._places.append(None)
            self._open = []
            self._make_room()

    def extend(self, values: Iterable[T]) -> None:
        """Add values at the end, in order."""
        for value in values:
            self.append(value)

    def put(self, values: Iterable[T]) -> Sequence[T]:
        """Add values at the end; gives them back as a part of this shelf."""
        start = len(self)
        self.extend(values)
        return self[start:]

    def __len__(self) -> int:
        return len(self._places) * self._block + len(self._open)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return _Part(self, range(len(self))[index])
        if index < 0:
            index += len(self)
        block, at = divmod(index, self._block)
        if block < 0:
            raise IndexError(index)
        return self._values(block)[at]

    def near(self, index: int) -> T:
        """The same as `self[index]` for an index that exists in a shelf with blocks of one: asked for all the time."""
        values = self._near.get(index)
        return (self._values(index) if values is None else values)[0]

    def __iter__(self) -> Iterator[T]:
        block = 0
        while block <= len(self._places):
            yield from self._values(block)
            block += 1

    def __repr__(self) -> str:
        return f"<Shelf of {len(self)} values, {sum(map(len, self._near.values())) + len(self._open)} in memory>"

    def settled(self) -> Sequence[T]:
        """What was added, as a plain tuple where all of it is in memory still; else this shelf."""
        if all(place is None for place in self._places):
            return tuple(self)
        return self

    def _values(self, block: int) -> list[T]:
        if block >= len(self._places):
            if block > len(self._places):
                raise IndexError(f"the shelf ends before block {block}")
            return self._open
        values = self._near.get(block)
        if values is None:
            values = self._unpack(self._file.get(self._written(block)))
            self._near[block] = values
            self._make_room()
        return values

    def _written(self, block: int) -> tuple[int, int] | bytes:
        place = self._places[block]
        if place is None:
            place = self._places[block] = self._file.add(self._pack(self._near[block]))
        return place

    def _make_room(self) -> None:
        while len(self._near) > self._kept:
            oldest = next(block for block in self._near if block >= self._pinned)
            self._written(oldest)
            del self._near[oldest]


class _Part(_Values[T]):
    """Some values of a shelf, looked up when asked for."""

    __slots__ = ("_places", "_shelf")

    def __init__(self, shelf: Shelf[T], places: range) -> None:
        self._shelf, self._places = shelf, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return _Part(self._shelf, self._places[index])
        return self._shelf[self._places[index]]


def _pickled(values: list[Any]) -> bytes:
    return pickle.dumps(values, protocol=5)
