"""Which rows of a rule table are worth trying on a text: a pattern cannot match where none of its words stands.

In:  patterns as written. Out: the small words of which each needs one (read from the pattern itself, so that no row
has to say it twice), and a `Screen` that gives a text's rows in the order of their table.
Why: of sixty rows that a text is asked for, three have a word in it, and to look for a word costs a twentieth of a
search.
Surprise: a pattern that needs no word ("^.{1,220}$", a lone figure) always passes; so a screen may only ever be too
kind, never too strict, and what a table finds is the same with it and without.
"""

import importlib
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import add
from typing import Any, Generic, NamedTuple, TypeVar

_parser: Any = importlib.import_module("re._parser")       # how `re` itself reads a pattern

_MOST_SPELLINGS = 48        # of a stretch with choices in it; more are left unjoined
_LONG_ENOUGH = 6            # letters from which on a word is rare, and fewer words are better than longer ones
_MOST_WORDS = 30            # of one row; to look for more takes longer than to try it
_MOST_MASKS = 1024

_Row = TypeVar("_Row")
_NOTHING = frozenset({""})


class _Part(NamedTuple):
    """What a part of a pattern matches: every spelling, where they are few; and words of which it needs one."""

    spellings: frozenset[str] | None
    needed: frozenset[str] | None


def needed_words(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Words in small letters, one of which stands in every text in small letters where the pattern is found.

    () where it needs none of its own.

    >>> needed_words(re.compile(r"\\b(?:lead|chief) officers?\\b|\\bheads? of .+", re.I))
    ('chief officer', 'head of ', 'heads of ', 'lead officer')
    """
    words = sorted(_sequence(_parser.parse(pattern.pattern, pattern.flags)).needed or ())
    shorter: list[str] = []
    for word in words:
        shared = _beginning(shorter[-1], word) if shorter else ""
        if len(shared) >= _LONG_ENOUGH:
            shorter[-1] = shared
        else:
            shorter.append(word)
    return tuple(shorter)


def _beginning(a: str, b: str) -> str:
    """The letters with which both words begin."""
    return a[: sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))]


class Screen(Generic[_Row]):
    """The rows of one table by the words they need; call it with a text for those that may match there, in order."""

    def __init__(self, rows: Iterable[_Row], pattern_of: Callable[[_Row], re.Pattern[str]]) -> None:
        self._rows = tuple(rows)
        self._always = 0
        bits: dict[str, int] = {}
        for i, row in enumerate(self._rows):
            words = needed_words(pattern_of(row))
            if not 0 < len(words) <= _MOST_WORDS:
                self._always |= 1 << i
                continue
            for word in words:
                bits[word] = bits.get(word, 0) | 1 << i
        self._all = tuple(bits.items())
        self._short = tuple((word, mask) for word, mask in bits.items() if len(word) == 1)
        self._words: dict[str, list[tuple[str, int]]] = {}
        for word, mask in bits.items():
            if len(word) > 1:
                self._words.setdefault(word[:2], []).append((word, mask))
        self._by_mask: dict[int, tuple[_Row, ...]] = {}

    def __call__(self, text: str) -> tuple[_Row, ...]:
        low = text.lower()
        mask = self._always
        for word, bits in self._all if len(self._all) < 2 * len(low) else self._near(low):
            if word in low:
                mask |= bits
        rows = self._by_mask.get(mask)
        if rows is None:
            if len(self._by_mask) >= _MOST_MASKS:
                self._by_mask.clear()
            rows = self._by_mask[mask] = tuple(row for i, row in enumerate(self._rows) if mask >> i & 1)
        return rows

    def _near(self, low: str) -> Iterator[tuple[str, int]]:
        """The words that begin as some pair of the text's letters does: of many words, few in a short text."""
        yield from self._short
        for start in self._words.keys() & set(map(add, low, low[1:])):
            yield from self._words[start]


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Part:
    """Parts one after another: their spellings joined as far as they go, and the best of what any of them needs."""
    best: frozenset[str] | None = None
    run = _NOTHING
    is_whole = True
    for op, value in items:
        part = _part(str(op), value)
        best = _better(best, part.needed)
        joined = {a + b for a in run for b in part.spellings} if part.spellings else set()
        if 0 < len(joined) <= _MOST_SPELLINGS:
            run = frozenset(joined)
            continue
        is_whole = False
        best = _better(best, run)
        run = part.spellings or _NOTHING
    return _Part(run if is_whole else None, _better(best, run))


def _part(op: str, value: Any) -> _Part:
    """One part of a pattern as the parser of `re` names it; what is not named here may match anything."""
    if op == "LITERAL":
        return _letter([value])
    if op == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):
        return _letter([code for _, code in value])
    if op == "BRANCH":
        return _either([_sequence(branch) for branch in value[1]])
    if op in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _sequence(value[3] if op == "SUBPATTERN" else value)
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _repeat(value[0], value[1], _sequence(value[2]))
    if op == "ASSERT":
        return _Part(_NOTHING, _sequence(value[1]).needed)
    return _Part(_NOTHING, None) if op in ("AT", "ASSERT_NOT") else _Part(None, None)


def _letter(codes: Sequence[int]) -> _Part:
    letters = frozenset(chr(code).lower() for code in codes)
    return _Part(letters if all(len(letter) == 1 for letter in letters) else None, None)


def _either(branches: Sequence[_Part]) -> _Part:
    spellings = [branch.spellings for branch in branches if branch.spellings is not None]
    needed = [branch.needed for branch in branches if branch.needed is not None]
    every: frozenset[str] = frozenset().union(*spellings)
    return _Part(
        every if len(spellings) == len(branches) and len(every) <= _MOST_SPELLINGS else None,
        frozenset().union(*needed) if len(needed) == len(branches) else None,
    )


def _repeat(least: int, most: int, part: _Part) -> _Part:
    if least == most == 1:
        return part
    if (least, most) == (0, 1) and part.spellings is not None:
        return _Part(part.spellings | _NOTHING, None)
    return _Part(None, part.needed if least else None)


def _better(known: frozenset[str] | None, found: frozenset[str] | None) -> frozenset[str] | None:
    """Of two sets of words, of each of which one is needed, the one that fewer texts have."""
    if found is None or "" in found:
        return known
    plain = frozenset(word for word in found if not any(other != word and other in word for other in found))
    return plain if known is None or _rarity(plain) > _rarity(known) else known


def _rarity(words: frozenset[str]) -> tuple[int, int]:
    return min(_LONG_ENOUGH, min(map(len, words))), -len(words)
