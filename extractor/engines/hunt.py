"""Which pages of a pack kill the worker? A search by attempts, as a pure state machine.

In:  how each attempt ended: it lived, or it died (after which page was it heard from last?).
Out: which pages to leave out next, until an attempt lives or there is no use in going on.

First suspicion falls on the page last heard of, for the reader says each page's number before it touches it. Where
leaving it out does not help, the death came later than the last word, and halving finds the page: leave half of the
pages out, see whether it still dies. A death that does not come back is no page's fault (somebody killed the worker,
the machine was short of memory), so every first death is answered by trying the same again.
"""

from collections.abc import Generator, Iterable
from typing import NamedTuple

MAX_ATTEMPTS = 40
_MAX_SUSPECTS = 5


class Death(NamedTuple):
    """`last_page` None: nothing was heard. `last_seen` is the highest page number heard of in the attempt."""

    last_page: int | None
    last_seen: int


class Verdict(NamedTuple):
    """`pages` to leave out; `is_hopeless` where the worker dies whatever is left out, or finding out costs too much."""

    pages: frozenset[int]
    is_hopeless: bool
    attempts: int


Hunt = Generator[frozenset[int], Death | None, Verdict]


def hunt(max_attempts: int = MAX_ATTEMPTS) -> Hunt:
    """Yield the pages to leave out; send how it ended (None: it lived). Returns the Verdict.

    The attempt that lived with exactly the verdict's pages left out is the last one that was yielded.
    """
    trial = _Trial(max_attempts)
    death = yield from trial.attempt(frozenset())
    if death is not None:
        death = yield from trial.attempt(frozenset())          # the same again: was it the pack at all?
    if death is None:
        return trial.verdict(frozenset())
    suspects: set[int] = set()
    seen = death.last_seen
    while death.last_page is not None and death.last_page not in suspects and len(suspects) < _MAX_SUSPECTS:
        suspects.add(death.last_page)
        death = yield from trial.attempt(frozenset(suspects))
        if death is None:
            return trial.verdict(frozenset(suspects))
        seen = max(seen, death.last_seen)
    return (yield from _halving(trial, seen))


def _halving(trial: "_Trial", last_seen: int) -> Hunt:
    """Find killing pages one by one without any hint."""
    pages = range(1, last_seen + 1)
    bad: set[int] = set()
    if not last_seen or (yield from trial.attempt(frozenset(pages))) is not None:
        return trial.verdict(frozenset(pages), is_hopeless=True)     # it dies of something that is on no page
    while trial.has_more:
        candidates = [p for p in pages if p not in bad]
        while len(candidates) > 1 and trial.has_more:
            half = candidates[: len(candidates) // 2]
            died = yield from trial.attempt(_all_but(pages, half))
            candidates = half if died is not None else candidates[len(half) :]
        if len(candidates) != 1:
            break
        bad.add(candidates[0])
        if (yield from trial.attempt(frozenset(bad))) is None:
            return trial.verdict(frozenset(bad))
    return trial.verdict(frozenset(bad), is_hopeless=True)


def _all_but(pages: Iterable[int], kept: Iterable[int]) -> frozenset[int]:
    return frozenset(pages) - frozenset(kept)


class _Trial:
    """Counts attempts; an attempt over the cap is not made and counts as a death without a word."""

    def __init__(self, cap: int) -> None:
        self.cap, self.count = cap, 0

    @property
    def has_more(self) -> bool:
        return self.count < self.cap

    def attempt(self, pages: frozenset[int]) -> Generator[frozenset[int], Death | None, Death | None]:
        if not self.has_more:
            return Death(None, 0)
        self.count += 1
        return (yield pages)

    def verdict(self, pages: frozenset[int], *, is_hopeless: bool = False) -> Verdict:
        return Verdict(pages, is_hopeless, self.count)
