"""One decision as found: what the modules that look for decisions hand on, and which wordings open a resolution."""

from dataclasses import dataclass

from extractor.minutes.decision_wordings import OPENERS

RESOLUTIONS = frozenset(w.name for w in OPENERS)


@dataclass(frozen=True, slots=True)
class Passage:
    """One decision as found: where, by which wording, and which paragraphs are nothing but this decision.

    `first` and `last` are positions in the sequence given; `whole` the positions whose kind it settles.
    """

    wording: str
    verb: str
    text: str
    first: int
    last: int
    whole: tuple[int, ...] = ()
    mover: str | None = None
    seconder: str | None = None
