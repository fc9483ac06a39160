"""What a PDF is as a whole: an agenda pack, a supplement, minutes, a report, a forward plan.

In:  the first pages' lines, the opening of page one, the file's Info texts, name and outline.
Out: one of the kinds of `packs.kind`, "agenda" standing for any agenda until its papers are known.

The system's own title ("Agenda Supplement for ...") is believed; then the first page's words; the file's name last.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractor.document import Line, Pack
from extractor.layout.agenda import Listed, is_agenda_head
from extractor.layout.header_block import label_of
from extractor.layout.met import tells_of_meeting
from extractor.layout.openings import Opening, reads_like_report
from extractor.layouts import KIND_OF_FILE, MINUTES_PHRASES, SUMMONS_PHRASES, SUPPLEMENT_PHRASES

_FIRST_LINES = 60
_TOP_LINES = 15
_LEAST_ITEMS = 4
_LEAST_REPEATED = 2
_OF_REPORTS = frozenset({"author", "from"})
_AGENDA_OPENS = re.compile(r"(?:to )?(?:receive |note |record )?(?:any )?"
                           r"(?:apolog(?:y|ies)|declarations?|disclosures?) (?:for|of)\b",
                           re.IGNORECASE)
_ROLL = re.compile(
    r"\W*(?:(?:members?|councillors?|those|also) )?(?:present|in attendance|attendance|attendees|attending|"
    r"attended by|in the chair|chair(?:man|person|woman)?|apologies|absent)\b"
    r"\s*(?:[:–(-]|$|(?:for absence )?(?:were |was |received |from )|councillors?\b|cllrs?\b|members?\b|m(?:r|rs|s)\b)",
    re.IGNORECASE)
_RESOLVED = re.compile(r"\bRESOLVED\b|\b[Ii]t was (?:resolved|agreed|noted)\b|meeting (?:closed|ended|opened) at\b")
"""What minutes say and reports about what "was agreed" last year don't."""
_DECIDED = re.compile(
    r"(?:record|statement|summary) of (?:\w+ ){0,3}decisions?\b.{0,60}|"
    r"(?:notice|list|schedule) of (?:\w+ ){0,3}decisions? (?:taken|made)\b.{0,60}|"
    r"decisions? (?:taken|made) (?:by|at|on|under)\b.{0,80}|decision (?:notice|record|sheet)s?", re.IGNORECASE)
_DECISIONS = re.compile(r"^(?:public )?(?:notice|list|schedule|summary) of (?:the )?(?:\w+ ){0,2}decisions?\b",
                        re.IGNORECASE | re.MULTILINE)
_WERE_TAKEN = re.compile(r"\bdecisions? (?:\w+ ){0,4}(?:were|was|have been|has been)\s(?:taken|made)\b|"
                         r"\bcome into (?:force|effect)\b|\bunless (?:they are |it is )?called[ -]in\b", re.IGNORECASE)
_PRESENT = re.compile(r"(?:present|attendance|in attendance|attendees|those present|members present)\s*(?::|"
                      r"$)", re.IGNORECASE)


class _Signs(NamedTuple):
    """What the first page says: its text, whether the word agenda heads it, whether a roll opens minutes, whether page
    ranges stand beside items, how often it speaks of a meeting as past."""

    text: str
    has_head: bool
    has_roll: bool
    has_ranges: bool
    spoken: int

    @property
    def is_called(self) -> bool:
        return SUMMONS_PHRASES.search(self.text.replace("\n", " ")) is not None

    @classmethod
    def of(cls, lines: Sequence[Line], items: Sequence[Listed]) -> "_Signs":
        text = "\n".join(line.text for line in lines)
        return cls(
            text, has_head=any(is_agenda_head(line.text) for line in lines if len(line.text) < 80),
            has_roll=any(_ROLL.match(line.text) for line in lines), has_ranges=any(i.first for i in items),
            spoken=len(MINUTES_PHRASES.findall(text)),
        )


def file_kind(pack: Pack, lines: Sequence[Line], opening: Opening, items: Sequence[Listed]) -> str:
    """Kind by title, words, name; `lines` are the body lines of the first pages."""
    named = kind_of_title(pack.info)
    if named in ("agenda_supplement", "agenda_frontsheet", "agenda_pack"):
        return named
    last_page = max((i.page_number for i in items[:1]), default=lines[0].page_number if lines else 1)
    above = [line for line in lines if line.page_number <= last_page + 1]
    lines = [line for line in lines[:_FIRST_LINES] if line.page_number <= last_page]
    signs = _Signs.of(lines, items)
    by_name = named or kind_of_text(pack.file_name.replace("-", " ").replace("_", " "))
    return (
        _held_or_decided(lines, above, opening, signs) or _plan_of_entries(above, opening, signs)
        or _called(opening, items, signs) or _by_labels_and_words(lines, opening, items, signs)
        or _by_name(by_name, opening, items) or "other"
    )


def _held_or_decided(lines: Sequence[Line], above: Sequence[Line], opening: Opening, signs: _Signs) -> str | None:
    """Minutes, or what a meeting decided ("other"); None where no meeting has been."""
    if opening.kind == "minutes" and not (signs.has_head and signs.spoken == 0):
        return "minutes"
    is_called = signs.spoken == 0 and signs.is_called
    if signs.has_head and not is_called and any(_PRESENT.match(line.text) for line in lines):
        return "minutes"                       # notes that begin with the list of what was talked about
    if not signs.has_roll and any(
            _DECIDED.fullmatch(line.text) for line in lines[:_TOP_LINES] if line.is_bold or line.text.isupper()):
        return "other"                         # what was decided, by the agenda's numbers
    if _DECISIONS.search(signs.text) and _WERE_TAKEN.search(signs.text):
        return "other"
    if opening.kind is None and not (signs.has_head or signs.has_ranges) and tells_of_meeting(above):
        return "minutes"
    return None


def _plan_of_entries(lines: Sequence[Line], opening: Opening, signs: _Signs) -> str | None:
    """A plan whose entries are blocks of labels, each with those of the one before; a report has each label once."""
    if opening.kind != "forward_plan" or signs.has_ranges or _OF_REPORTS & set(opening.header.values):
        return None
    labels = Counter(found[0] for line in lines if (found := label_of(line.text)))
    return "forward_plan" if sum(count > 1 for count in labels.values()) >= _LEAST_REPEATED else None


def _called(opening: Opening, items: Sequence[Listed], signs: _Signs) -> str | None:
    """A report with many labels, or the agenda or supplement that calls a meeting; None where there is neither."""
    if opening.header.label_count >= 3 and not signs.has_ranges:
        return "report"
    flowing = signs.text.replace("\n", " ")
    if items and (SUPPLEMENT_PHRASES.search(flowing) or _is_short_of_a_start(items)):
        return "agenda_supplement"
    is_to_come = signs.spoken < 2 and (signs.has_head or signs.is_called)
    if items and (signs.has_ranges or is_to_come):
        return "agenda"
    return "agenda" if not signs.spoken and opens_as_agenda(items) else None


def _by_labels_and_words(
    lines: Sequence[Line], opening: Opening, items: Sequence[Listed], signs: _Signs
) -> str | None:
    """A plan, a report or minutes by what is left to go by; None where that is nothing."""
    if opening.kind == "forward_plan":
        return "forward_plan"
    if opening.header.label_count >= 2:
        return "report"
    if signs.spoken >= 2 and (signs.has_roll or (items and _RESOLVED.search(signs.text))):
        return "minutes"
    return "report" if opening.kind is None and reads_like_report(lines) else None


def _by_name(by_name: str | None, opening: Opening, items: Sequence[Listed]) -> str | None:
    if by_name == "agenda" and items:
        return "agenda"
    return by_name if by_name in ("minutes", "forward_plan") and opening.kind in (None, by_name) else None


def opens_as_agenda(items: Sequence[Listed]) -> bool:
    """Whether one of the first items is about apologies or interests."""
    return len(items) > _LEAST_ITEMS and any(_AGENDA_OPENS.match(i.title) for i in items[:_LEAST_ITEMS])


def _is_short_of_a_start(items: Sequence[Listed]) -> bool:
    """Three items at most with page ranges, none of them the first: papers that came after the agenda."""
    number = items[0].number
    return len(items) <= 3 and number.isdigit() and int(number) > 2 and all(i.first for i in items)


def kind_of_title(info: Mapping[str, str]) -> str | None:
    """What the Info title or subject says the file is."""
    for key in ("Title", "Subject"):
        kind = kind_of_text(info.get(key, ""))
        if kind:
            return kind
    return None


def kind_of_text(text: str) -> str | None:
    """The kind that a title or name says; None where it says nothing."""
    return next((rule.name for rule in KIND_OF_FILE if rule.pattern.fullmatch(text)), None)
