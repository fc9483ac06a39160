"""Comparing texts by their words: folded references, word sets, shingles. No state, no I/O."""

import re
import unicodedata

_WORD = re.compile(r"[a-z]+|\d+")
_GROUP = re.compile(r"[a-z]+|\d+")
_COMMON = frozenset("the of and to for in a an on at by with from or as is be its report update council".split())
SHINGLE_WORDS = 6


def fold(text: str | None) -> str:
    return unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()


def folded_reference(text: str | None) -> str:
    """A reference without the ways of misprinting it: case, separators, leading zeros.

    >>> folded_reference("Fp/17/08/12"), folded_reference("FP17/8/12"), folded_reference(None)
    ('fp-17-8-12', 'fp-17-8-12', '')
    """
    return "-".join(g.lstrip("0") or "0" if g.isdigit() else g for g in _GROUP.findall(fold(text)))


def telling_words(text: str | None) -> frozenset[str]:
    """Words that say what a subject is about, one and many of a thing being the same.

    >>> sorted(telling_words("The Housing Allocations Policies")), sorted(telling_words("Bus Access"))
    (['allocation', 'housing', 'policy'], ['access', 'bus'])
    """
    return frozenset(_singular(w) for w in _WORD.findall(fold(text)) if w not in _COMMON)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the words of both that both have (Jaccard): 0 to 1; 0 where either is empty."""
    return len(one & other) / len(one | other) if one and other else 0.0


def shingles(text: str | None) -> frozenset[str]:
    """Every run of six words, digits left out: page numbers differ between a paper and its pack."""
    words = re.findall(r"[a-z]+", fold(text))
    if len(words) < SHINGLE_WORDS:
        return frozenset({" ".join(words)} if words else ())
    return frozenset(" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))
