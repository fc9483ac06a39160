"""How much of one text is found again in another, from sketches small enough to keep for every pack.

In:  the texts of a pack's pages. Out: a sketch of a few hundred characters; from two sketches the share of the first
text that the second holds too.
A sketch holds the smallest hashes of the text's runs of four words: two texts share sketch entries as they share runs
(MinHash, bottom-k). Where a text is short every run of it is kept and the share is exact.

Why: council, committee, date and kind may agree for two papers that have nothing else in common, such as an agenda and
the questions put at the same meeting. A re-issue repeats most of what it replaces.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import islice

_RUN_WORDS = 4
_KEPT = 64
_MOST_AT_ONCE = 8_192


def sketch(texts: Iterable[str]) -> str:
    """The sketch of the texts taken as one: hashes in ascending order, eight hexadecimal digits each."""
    kept: set[int] = set()
    words: list[str] = []
    for text in texts:
        words += text.casefold().split()
        if len(words) >= _RUN_WORDS:
            kept.update(_runs(words, _RUN_WORDS))
            del words[: 1 - _RUN_WORDS]              # runs go on from text to text
            if len(kept) > _MOST_AT_ONCE:
                kept = set(nsmallest(_KEPT, kept))
    if not kept and words:
        kept.update(_runs(words, len(words)))
    return "".join(f"{h:08x}" for h in nsmallest(_KEPT, kept))


def _runs(words: Sequence[str], width: int) -> Iterator[int]:
    runs = zip(*(islice(words, start, None) for start in range(width)), strict=False)
    return map(zlib.crc32, map(str.encode, map(" ".join, runs)))


def share_found_again(earlier: str, later: str) -> float:
    """Estimated share of the earlier text that the later one holds, 0 to 1; 0 where one of them has no text.

    Only the range of hashes that both sketches cover is compared: beyond it a missing hash proves nothing.
    """
    a, b = _hashes(earlier), _hashes(later)
    if not a or not b:
        return 0.0
    reach = min(_reach(a), _reach(b))
    compared = {h for h in a if h <= reach}
    return len(compared & b) / len(compared) if compared else 0.0


def _hashes(text: str) -> frozenset[int]:
    return frozenset(int(text[i : i + 8], 16) for i in range(0, len(text), 8))


def _reach(hashes: frozenset[int]) -> int:
    """Up to where the sketch is complete: everywhere for a text with fewer runs than are kept."""
    return max(hashes) if len(hashes) >= _KEPT else 2**32
