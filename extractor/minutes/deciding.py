"""Whether a text decides: by the word that opens it, or by a sentence inside it.

In:  a paragraph's text, or one sentence of it.
Out: the row of `decision_wordings` that matched and the contract's verb; None where nothing is decided.
Not here: which paragraphs belong to a decision. Surprise: the same clause decides at the head of a sentence and only
reports after "reminded them that".
"""

import re
from functools import lru_cache
from operator import attrgetter

from extractor.minutes.decision_refusals import REFUSALS, SUBORDINATE
from extractor.minutes.decision_wordings import OPENERS, SENTENCES, VERB_OF_WORD, Wording
from extractor.minutes.outcome_wordings import LOST
from extractor.values.screens import Screen


def opener(text: str) -> tuple[Wording, str] | None:
    """The wording by which the paragraph opens with its decision, and its verb."""
    for wording in OPENERS:
        match = wording.pattern.match(text)
        if match:
            return wording, printed_verb(wording, match)
    return None


def opener_name(text: str) -> str | None:
    """Name of the wording by which the paragraph opens a decision; None where it opens none."""
    hit = opener(text)
    return hit[0].name if hit else None


def printed_verb(wording: Wording, match: re.Match[str]) -> str:
    """The contract's verb of a match: the row's own, else that of the printed word."""
    if wording.verb is not None:
        return wording.verb
    word = match.group("verb").lower()
    if word.startswith("decision"):
        return verb_in(match.string[match.end() :])
    return VERB_OF_WORD.get(word, "other")


def verb_in(text: str) -> str:
    """The contract's verb for the first decision word in the text; "other" where there is none."""
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in VERB_OF_WORD:
            return VERB_OF_WORD[word]
    return "other"


_SENTENCES = Screen(SENTENCES, attrgetter("pattern"))


@lru_cache(maxsize=4096)
def decides(sentence: str, *, in_discussion: bool = False) -> tuple[Wording, str] | None:
    """The wording by which the sentence decides, and its verb; None where it decides nothing."""
    rows = _SENTENCES(sentence)
    if not rows or any(r.pattern.search(sentence) for r in REFUSALS):
        return None
    for wording in rows:
        for match in wording.pattern.finditer(sentence):
            if SUBORDINATE.search(sentence, 0, match.start()) and wording.name in {
                "body_decided",
                "body_voted",
                "impersonal",
            }:
                continue
            if in_discussion and wording.name == "impersonal" and _is_opinion(sentence, match):
                continue
            if wording.name in {"moved_and_carried", "moved_that"} and LOST.search(sentence):
                continue
            if wording.name == "moved_that" and "mendment" in sentence[: match.start()]:
                continue
            return wording, printed_verb(wording, match)
    return None


def _is_opinion(sentence: str, match: re.Match[str]) -> bool:
    """In an account of a discussion, "it was agreed that … should" is a view that was shared."""
    return (
        match.group("verb") == "agreed"
        and bool(re.match(r"\s+that\b", sentence[match.end() :]))
        and " should " in sentence
    )
