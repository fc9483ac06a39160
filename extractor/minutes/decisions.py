"""Decisions of a meeting: resolutions in capitals with their lists, and decisions hidden in sentences.

In:  the paragraphs of minutes in reading order (kinds may already be set; a paragraph of kind "decision" that no rule
     knows is taken whole).
Out: one Passage, and from it one row of `decisions`, per decision. What a decision's text is:
     a paragraph that opens with the word ("RESOLVED that …") with the points that follow it; else the sentence that
     decides, with the sentences that only tell how ("Proposed by …", "Unanimously agreed"); where the print gives
     only the how ("Resolved, proposed Cllr A, seconded Cllr B"), the proposition before it and the how.
Refused: motions restated by a resolution, amendments (the substantive motion is what is decided), motions lost.
Surprise: closure motions ("that the motion be put") are carried between a motion and its own vote.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extractor.document import Paragraph, Row
from extractor.minutes.carried import carried_motions
from extractor.minutes.decided import RESOLUTIONS, Passage
from extractor.minutes.deciding import decides, opener, verb_in
from extractor.minutes.decision_refusals import REFUSALS
from extractor.minutes.decision_wordings import VERB_OF_WORD, Wording
from extractor.minutes.motions import Motion, is_how_only, motion_of, movers_of
from extractor.minutes.outcome_wordings import (
    AGREES_TO_LAST,
    LOST_MOTION,
    ONE_WORD,
    OUTCOME_TAIL,
    PROPOSITION,
    VOTE_ON_MOTION,
)
from extractor.minutes.resolution_list import is_discussion_point, joined, list_end, numbered
from extractor.minutes.sentences import Sentence, sentences_of

_LABEL = re.compile(r"(?i)^\W*(?:it was )?(?:resolved|resolution|decisions?|agreed)(?: unanimously)?"
                    r"(?:\s*[:,]?\s*\(?(?:(?:by|with|on) )?(?:an? )?(?:\d+|[a-z]+) "
                    r"(?:votes?|for|in favour|majority|abstentions?)\b[^.;]{0,60})?\s*[:–—-]*$")
_LEADS_ON = re.compile(r"(?:\band|,|\bit was)\s*:?-?$")
_ENDS_OPEN = re.compile(r"(?:[:–-]|\b(?:unanimously|accordingly|and|then|panel|committee))\s*$", re.I)
_FIRST_WORD = re.compile(r"^\W*(\w*).*$", re.S)
_MOVED_THEN_AGREED = Wording("moved_then_agreed", re.compile(
    r"\b(?:[Pp]roposed|[Mm]oved)\s+(?!by\b|and\b|,)[^.;]{4,200}?\b[Ss]econded\b"),
    "Cllr Hale proposed deferring this to the next meeting, seconded by Cllr Moss.")
_TOLD_THEN_AGREED = Wording("told_then_agreed", re.compile(r"\.\s+(?:Noted|Agreed|Approved|Accepted)\b"),
                            "The Engineer gave his report on the pumps. Noted.")
_SHORT = 60               # characters of a line that only names a mover
_SHARE_OF_KIND = 0.3
_PROPOSITION_SENTENCES = 3


def decisions_of(paragraphs: Sequence[Paragraph]) -> list[Row]:
    """Rows of `decisions` (without pack_id), in reading order; `decision_index` counts from 0 within a document."""
    rows: list[Row] = []
    counts: dict[str, int] = {}
    for passage in decision_passages(paragraphs):
        at = paragraphs[passage.first]
        counts[at.document_id] = counts.get(at.document_id, -1) + 1
        rows.append(
            {
                "document_id": at.document_id,
                "minute_number": at.section_number,
                "decision_index": counts[at.document_id],
                "verb": passage.verb,
                "text": passage.text,
                "mover": passage.mover,
                "seconder": passage.seconder,
                "page_number": at.page_number,
            }
        )
    return rows


def decision_passages(paragraphs: Sequence[Paragraph]) -> tuple[Passage, ...]:
    """Every decision in the paragraphs, in reading order; positions are of the sequence given."""
    found: list[Passage] = []
    for _, members in groupby(
        enumerate(paragraphs), key=lambda p: (p[1].document_id, p[1].section_number, p[1].section_title)
    ):
        minute = [(position, paragraph) for position, paragraph in members]
        found.extend(_passages_of_minute(minute[0][0], [paragraph for _, paragraph in minute]))
    return tuple(found)


def _passages_of_minute(offset: int, minute: Sequence[Paragraph]) -> Iterator[Passage]:
    """Decisions of one minute; `offset` is where it begins in the whole sequence."""
    found: list[Passage] = []
    motions: list[Motion] = []
    position = 0
    while position < len(minute):
        motion = motion_of(minute, position)
        if motion is not None:
            motions.append(motion)
            position = motion.last + 1
            continue
        if found and _says_how(found[-1], minute, position):
            found[-1] = _with_how(found[-1], minute[position].text, position)
            position += 1
            continue
        passages = _passages_at(minute, position)
        found = _without_repeated(found, passages)
        found.extend(passages)
        position = max((p.last for p in passages), default=position) + 1
    found = [p for p in found if not _restates_motion(p, motions, found)]
    found.extend(carried_motions(minute, motions, found))
    found.sort(key=lambda p: (p.first, p.last))
    for passage in found:
        yield Passage(
            passage.wording,
            passage.verb,
            passage.text,
            passage.first + offset,
            passage.last + offset,
            tuple(w + offset for w in passage.whole),
            passage.mover,
            passage.seconder,
        )


def _says_how(resolution: Passage, minute: Sequence[Paragraph], position: int) -> bool:
    """Whether the paragraph under a resolution only tells who moved it: "(Proposed by Cllr A; seconded Cllr B)"."""
    is_below = resolution.wording in RESOLUTIONS and resolution.last == position - 1 and resolution.mover is None
    return is_below and is_how_only(minute[position].text) and not _LEADS_ON.search(minute[position].text)


def _with_how(resolution: Passage, text: str, position: int) -> Passage:
    mover, seconder = movers_of(text)
    return replace(resolution, text=joined([resolution.text, _how_part(text)]), last=position,
                   whole=(*resolution.whole, position), mover=mover, seconder=seconder)


def _restates_motion(passage: Passage, motions: Sequence[Motion], found: Sequence[Passage]) -> bool:
    """Whether it only says that a motion was put and carried, the motion or its resolution standing beside it."""
    if not VOTE_ON_MOTION.search(passage.text) or passage.wording in RESOLUTIONS:
        return False
    return any(m.first < passage.first for m in motions) or any(p.first == passage.last + 1 for p in found)


def _without_repeated(found: list[Passage], new: Sequence[Passage]) -> list[Passage]:
    """What was found, less a decision that a later "Resolved, proposed …" takes up as its proposition."""
    if not new or not found or new[0].first > found[-1].last:
        return found
    return [p for p in found if p.last < new[0].first or p.text not in new[0].text]


def _passages_at(minute: Sequence[Paragraph], position: int) -> list[Passage]:
    text = minute[position].text
    if ONE_WORD.match(text) and _proposition_above(minute, position):
        return [_proposition_and_how(minute, position)]
    if OUTCOME_TAIL.match(text) and not (_LABEL.match(text) and list_end(minute, position) > position):
        return []
    if is_how_only(text):
        leads_on = _LEADS_ON.search(text) and _is_above_opener(minute, position)
        return [] if leads_on else [_proposition_and_how(minute, position)]
    opened = opener(text)
    if opened is not None:
        resolution = _resolution(minute, position, *opened)
        return [] if _leads_to_resolution(minute, resolution) else [resolution]
    return _sentence_passages(minute, position) or _taken_whole(minute, position)


def _leads_to_resolution(minute: Sequence[Paragraph], passage: Passage) -> bool:
    """Whether "Decision" is only the head over "Accordingly, the Panel" and the resolution that follows."""
    below = passage.last + 1
    if not _LABEL.match(minute[passage.first].text) or below >= len(minute):
        return False
    opened = opener(minute[below].text)
    return (opened is not None and opened[0].name in ("resolved_capitals", "agreed_capitals", "resolved_small")
            and (passage.last == passage.first or _ENDS_OPEN.search(minute[passage.last].text) is not None))


def _proposition_above(minute: Sequence[Paragraph], position: int) -> bool:
    """Whether "Approved." stands under what the agenda asks: the paragraph before it, or the minute's own title."""
    above = minute[position - 1].text if position else minute[position].section_title or ""
    return bool(PROPOSITION.match(above))


def _is_above_opener(minute: Sequence[Paragraph], position: int) -> bool:
    return position + 1 < len(minute) and opener(minute[position + 1].text) is not None


def _taken_whole(minute: Sequence[Paragraph], position: int) -> list[Passage]:
    """A paragraph that the trained part calls a decision, where no rule says which sentence."""
    paragraph = minute[position]
    if paragraph.kind != "decision" or (_LEADS_ON.search(paragraph.text) and _is_above_opener(minute, position)):
        return []
    if LOST_MOTION.search(paragraph.text) or any(r.pattern.search(paragraph.text) for r in REFUSALS):
        return []
    return [
        Passage(
            "trained",
            verb_in(paragraph.text),
            paragraph.text,
            position,
            position,
            (position,),
            *movers_of(paragraph.text),
        )
    ]


def _resolution(minute: Sequence[Paragraph], position: int, wording: Wording, verb: str) -> Passage:
    """A paragraph that opens with the decision word, with the list that follows."""
    paragraph = minute[position]
    last = list_end(minute, position)
    text = _own_text(paragraph.text) if last == position else paragraph.text
    mover, seconder = movers_of(paragraph.text)
    if mover is None and position:
        before = minute[position - 2].text if position > 1 and OUTCOME_TAIL.match(minute[position - 1].text) else ""
        above = [p.text for p in minute[max(0, position - 2) : position] if len(p.text) < _SHORT]
        mover, seconder = _movers_before(minute[position - 1].text)
        if mover is None and before:
            mover, seconder = _movers_before(before)
        if mover is None and len(above) == 2:              # "Proposed by Cllr A" and "Seconded by Cllr B" on two lines
            mover, seconder = _movers_before(" ".join(above))
    whole = tuple(range(position, last + 1))
    text = joined([text, *(numbered(p) for p in minute[position + 1 : last + 1])])
    return Passage(
        wording.name,
        verb_in(text) if verb == "other" and wording.name == "decision_label" else verb,
        text,
        position,
        last,
        whole,
        mover,
        seconder,
    )


def _movers_before(text: str) -> tuple[str | None, str | None]:
    """Mover and seconder of "Moved by Cllr A, seconded by Cllr B and" on the line above the resolution."""
    mover, seconder = movers_of(text)
    return (mover, seconder) if seconder is not None and len(text) < 200 else (None, None)


def _own_text(text: str) -> str:
    """The resolution less trailing sentences of another matter, in a paragraph that opens in small letters."""
    if not text.startswith("Resolved"):
        return text
    sentences = sentences_of(text)
    keep = 1
    for sentence in sentences[1:]:
        if not _continues(sentence.text):
            break
        keep += 1
    return text[: sentences[keep - 1].end]


def _continues(sentence: str) -> bool:
    """Whether a sentence goes on with the decision before it: how it was reached, or one more "That …"."""
    return (
        bool(OUTCOME_TAIL.match(sentence))
        or is_how_only(sentence)
        or sentence.startswith(("That ", "To ", "Subject to "))
    )


def _proposition_and_how(minute: Sequence[Paragraph], position: int) -> Passage:
    """ "Resolved, proposed Cllr A, seconded Cllr B. Agreed." with what was proposed, from the paragraph before."""
    text = minute[position].text
    how = _how_part(text)
    verb = VERB_OF_WORD.get(_FIRST_WORD.sub(r"\1", text).lower(), "")
    before = minute[position - 1] if position else None
    mover, seconder = movers_of(text)
    if before is None or before.is_heading or is_how_only(before.text) or OUTCOME_TAIL.match(before.text):
        return Passage("how_only", verb or "agreed", how, position, position, (position,), mover, seconder)
    sentences = sentences_of(before.text)
    deciding = [s for s in sentences if decides(s.text) is not None]
    start = deciding[0].start if deciding else 0
    if not deciding and len(sentences) > _PROPOSITION_SENTENCES:
        start = sentences[-1].start
    proposition = before.text[start:]
    hit = decides(deciding[0].text) if deciding else None
    whole = (
        (position - 1, position) if deciding and len(proposition) >= _SHARE_OF_KIND * len(before.text) else (position,)
    )
    return Passage(
        "proposition_and_how",
        verb or (hit[1] if hit else "agreed"),
        joined([proposition, how]),
        position - 1,
        position,
        whole,
        mover,
        seconder,
    )


def _how_part(text: str) -> str:
    """The sentences that tell how, up to the first that doesn't."""
    sentences = sentences_of(text)
    end = sentences[0].end
    for sentence in sentences[1:]:
        if not _continues(sentence.text):
            break
        end = sentence.end
    return text[:end]


def _sentence_passages(minute: Sequence[Paragraph], position: int) -> list[Passage]:
    """Decisions inside one paragraph, each with its trailing how; a sentence that ends in a colon takes the list."""
    paragraph = minute[position]
    sentences = sentences_of(paragraph.text)
    found: list[Passage] = []
    index = 0
    while index < len(sentences):
        hit = decides(sentences[index].text, in_discussion=is_discussion_point(minute, position))
        pair = [] if hit else sentences[index : index + 2]
        if len(pair) == 2 and _is_moved_and_agreed(pair):
            hit = _MOVED_THEN_AGREED, "agreed"
        elif len(pair) == 2 and ONE_WORD.match(pair[1].text) and not is_how_only(pair[0].text):
            hit = _TOLD_THEN_AGREED, VERB_OF_WORD.get(_FIRST_WORD.sub(r"\1", pair[1].text).lower(), "agreed")
        if hit is None:
            index += 1
            continue
        wording, verb = hit
        stop = index + (2 if wording is _TOLD_THEN_AGREED else 1)
        while stop < len(sentences) and _continues(sentences[stop].text):
            stop += 1
        begin = index - 1 if index and AGREES_TO_LAST.match(sentences[index].text) else index
        text = paragraph.text[sentences[begin].start : sentences[stop - 1].end]
        last = (
            list_end(minute, position)
            if stop == len(sentences) and _opens_list(wording, text)
            else position
        )
        text = joined([text, *(numbered(p) for p in minute[position + 1 : last + 1])])
        found.append(
            Passage(wording.name, verb, text, position, last, tuple(range(position + 1, last + 1)), *movers_of(text))
        )
        index = stop
    return _with_kind_settled(paragraph, position, sentences, found)


def _is_moved_and_agreed(sentences: Sequence[Sentence]) -> bool:
    """"Cllr A proposed deferring this, seconded by Cllr B. Agreed.": two sentences, of which the second decides."""
    moved, outcome = (s.text for s in sentences)
    return (_MOVED_THEN_AGREED.pattern.search(moved) is not None and OUTCOME_TAIL.match(outcome) is not None
            and "mendment" not in moved)


def _opens_list(wording: Wording, text: str) -> bool:
    """ "The Committee noted the following:" takes its list; "It was requested that the hub be open:" ends by a slip."""
    if text.endswith((" to", " that")):
        return True
    return wording.name in {"capitals", "body_decided", "impersonal"} and text.endswith(":") and bool(
        re.search(
            r"\b(?:following|that|to|agreed|noted|resolved|approved|endorsed|recommended|as follows|"
            r"AGREED|NOTED|RESOLVED|APPROVED)\s*:[-–]?$",
            text,
        )
    )


def _with_kind_settled(
    paragraph: Paragraph, position: int, sentences: Sequence[Sentence], found: list[Passage]
) -> list[Passage]:
    """The passages, the first settling the paragraph's kind where it opens with a decision or mostly decides."""
    if not found:
        return found
    share = sum(len(p.text) for p in found if p.last == position) / len(paragraph.text)
    opens = paragraph.text.startswith(found[0].text[:40])
    first = found[0]
    if share >= _SHARE_OF_KIND or (opens and share >= _SHARE_OF_KIND / 2) or any(p.last > position for p in found):
        found[0] = Passage(
            first.wording,
            first.verb,
            first.text,
            first.first,
            first.last,
            (position, *first.whole),
            first.mover,
            first.seconder,
        )
    return found
