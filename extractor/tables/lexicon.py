"""Which words a pack prints: asked only when a word is parted at a line's end, so built only then."""

from collections.abc import Sequence
from functools import cached_property

from extractor.document import Page

_EDGES = ".,;:!?()[]\"'“”‘’"


class Lexicon:
    """The pack's own words, lower case, edge punctuation off. Last words of lines that end in a hyphen do not count."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages

    @cached_property
    def _words(self) -> frozenset[str]:
        words = {text for page in self._pages for text in page.texts}
        return frozenset(w.strip(_EDGES).lower() for w in words if not w.endswith("-"))

    def knows(self, word: str) -> bool:
        """True where the pack prints the word unbroken."""
        return word in self._words
