"""What sort of paragraph a paragraph of minutes is, as far as rules can say.

In:  paragraphs of minutes in reading order, with their minute's number and title.
Out: per paragraph one of PARAGRAPH_KINDS, or None where no rule speaks (the trained classifier decides those).
A paragraph has one kind though it may hold several things: a decision or action hidden in a long narrative leaves it
narrative (`decisions_of` and `actions_of` find the sentence). Surprise: under "Apologies" or "Declarations of interest"
a bare "None." says what its heading asks; and "asked for their thoughts" is no question, "asked whether" is one.
"""

from collections.abc import Sequence
from operator import attrgetter

from extractor.document import Paragraph
from extractor.minutes.actions import action_passages
from extractor.minutes.decisions import decision_passages
from extractor.minutes.kind_rules import KIND_RULES
from extractor.minutes.motions import motion_positions
from extractor.minutes.outcome_wordings import OUTCOME_TAIL
from extractor.minutes.sentences import sentences_of
from extractor.values.screens import Screen

_KIND_RULES = Screen(KIND_RULES, attrgetter("pattern"))
_ACTION_SHARE = 0.5
_TITLED_LENGTH = 220


def kinds_by_rule(paragraphs: Sequence[Paragraph]) -> tuple[str | None, ...]:
    """One kind per paragraph, None where no rule speaks; reads neighbours, so give whole sets of minutes."""
    kinds: list[str | None] = [None] * len(paragraphs)
    for passage in decision_passages(paragraphs):
        for position in passage.whole:
            kinds[position] = (
                "action" if passage.verb == "requested" and passage.wording == "impersonal" else "decision"
            )
    shares: dict[int, float] = {}
    marked: set[int] = set()
    for action in action_passages(paragraphs):
        shares[action.position] = shares.get(action.position, 0.0) + action.share
        if action.wording.startswith("marker"):
            marked.add(action.position)
    for position in motion_positions(paragraphs):
        kinds[position] = kinds[position] or "narrative"
    for position, paragraph in enumerate(paragraphs):
        if position in marked or (kinds[position] is None and shares.get(position, 0.0) > _ACTION_SHARE):
            kinds[position] = "action"
        elif kinds[position] is None:
            kinds[position] = _kind_of_text(paragraph)
    return tuple(kinds)


def _kind_of_text(paragraph: Paragraph) -> str | None:
    text = paragraph.text
    if OUTCOME_TAIL.match(text):
        return "procedural"
    title = paragraph.section_title or ""
    sentences = sentences_of(text)
    head = sentences[0].text if sentences else text
    for rule in _KIND_RULES(head if len(text) > _TITLED_LENGTH else text):
        if rule.title is not None:
            if rule.title.search(title) and len(text) <= _TITLED_LENGTH and rule.pattern.search(text):
                return rule.kind
        elif rule.pattern.search(head) and (rule.kind != "procedural" or len(head) >= len(text) / 3):
            return rule.kind
    return None
