"""Motions that were carried, or sent elsewhere, and that no resolution restates: decisions in themselves.

In:  the paragraphs of one minute, its motions, and the decisions found in it so far. Out: `Passage`s.
Refused: amendments (the substantive motion is what is decided), motions lost, motions that a resolution below restates.
"""

import re
from collections.abc import Iterator, Sequence

from extractor.document import Paragraph
from extractor.minutes.decided import RESOLUTIONS, Passage
from extractor.minutes.deciding import verb_in
from extractor.minutes.motions import Motion, movers_of
from extractor.minutes.outcome_wordings import CARRIED, LOST, OUTCOME_TAIL, PUT_ASIDE
from extractor.minutes.sentences import sentences_of


def carried_motions(
    minute: Sequence[Paragraph], motions: Sequence[Motion], found: Sequence[Passage]
) -> Iterator[Passage]:
    """Motions that were carried and that no resolution restates."""
    resolutions = [p.first for p in found if p.wording in RESOLUTIONS]
    open_motions: list[Motion] = []
    by_position = {m.first: m for m in motions}
    for position, paragraph in enumerate(minute):
        if position in by_position:
            open_motions.append(by_position[position])
        motion = open_motions[-1] if open_motions else None
        if (
            motion is None
            or position < motion.last
            or not _is_outcome(paragraph.text, own=position == motion.last, motion=motion)
        ):
            continue
        open_motions.pop()
        restated = any(r >= position and _only_votes_between(minute, position, r) for r in resolutions)
        later = any(r >= position for r in resolutions)
        if (
            LOST.search(_outcome_text(paragraph.text, motion, position))
            or motion.is_amendment
            or restated
            or (later and not motion.is_inline)
        ):
            continue
        sent_on = PUT_ASIDE.search(_outcome_text(paragraph.text, motion, position))
        if sent_on:
            yield _sent_elsewhere(paragraph.text, position, motion)
            continue
        yield Passage(
            "motion_carried", motion.verb, motion.text, motion.first, motion.last, (), motion.mover, motion.seconder
        )
    if not resolutions:
        yield from (_unopposed(m) for m in open_motions if m.is_inline and not m.is_amendment and m.is_settled_by_print)


def _sent_elsewhere(text: str, position: int, motion: Motion) -> Passage:
    """The sentence that refers or defers a motion: the meeting decided that, not what the motion asked."""
    sentence = next(s.text for s in sentences_of(text) if PUT_ASIDE.search(s.text))
    mover, seconder = movers_of(sentence)
    verb = verb_in(sentence)
    return Passage("motion_put_aside", verb, sentence, motion.first, position, (position,), mover, seconder)


def _unopposed(motion: Motion) -> Passage:
    """A compact minute that prints mover, seconder and motion, and nothing against it."""
    return Passage(
        "motion_unopposed",
        motion.verb,
        motion.text,
        motion.first,
        motion.last,
        (motion.first,),
        motion.mover,
        motion.seconder,
    )


def _outcome_text(text: str, motion: Motion, position: int) -> str:
    return motion.outcome if position == motion.last and motion.outcome else text


def _is_outcome(text: str, *, own: bool, motion: Motion) -> bool:
    """Whether the paragraph tells how the motion fared: "Motion carried." "Agreed." "The amendment was lost." """
    if own:
        return bool(motion.outcome)
    if OUTCOME_TAIL.match(text):
        return True
    return (
        len(text) < 160
        and bool(re.search(r"(?i)\b(?:motion|amendment|proposal|vote)\b", text))
        and bool(CARRIED.search(text) or LOST.search(text))
    )


def _only_votes_between(minute: Sequence[Paragraph], start: int, end: int) -> bool:
    """Whether nothing but vote lists stands between the outcome and a resolution."""
    return all(
        re.match(r"(?i)^(?:for|against|abst|voting|recorded)", p.text) or "," in p.text for p in minute[start + 1 : end]
    )
