"""Text lines whose chunks know their columns: what rows and headers of tables without full ruling are made of."""

from typing import NamedTuple

from extractor.tables.textlines import Chunk, TextLine


class Placed(NamedTuple):
    """A chunk in columns `first` to `last`."""

    chunk: Chunk
    first: int
    last: int


class PlacedLine(NamedTuple):
    """A text line with its chunks in columns."""

    line: TextLine
    chunks: tuple[Placed, ...]

    @property
    def columns(self) -> frozenset[int]:
        return frozenset(p.first for p in self.chunks)

    @property
    def covered(self) -> frozenset[int]:
        """The columns that its chunks begin in or run over."""
        return frozenset(c for p in self.chunks for c in range(p.first, p.last + 1))

    @property
    def has_figures(self) -> bool:
        return any(p.first > 0 and p.chunk.is_figure for p in self.chunks)
