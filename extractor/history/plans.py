"""The same decision through editions of the forward plan, and in the minutes.

In:  entries (one announcement in one edition) and minutes of one council. Out: rows of `plan_history`.
Two entries are one decision where their references are equal and their subjects not plainly different, or where
their subjects are equal or nearly so. What surprised us: one reference is printed for two decisions, and one decision
under two references (FP17/7/06, Fp/17/07/06, later 17-076), so neither reference nor subject is enough alone.
"""

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.document import Row
from extractor.history.words import folded_reference, likeness, telling_words

_NOT_PLAINLY_DIFFERENT, _NEARLY_EQUAL, _SAME_TITLE = 0.2, 0.75, 0.6
_WORDS_OF_A_TITLE = 3
_NO_DECISION = frozenset({"deferred"})
_PUT_OFF = re.compile(
    r"\b(?:be|is|was|were|being)\s+(?:therefore\s+)?(?:deferred|postponed|adjourned|withdrawn)\b"
    r"|\b(?:to\s+defer|deferral\s+of)\s+(?:the\s+|this\s+)?(?:item|report|matter|decision|consideration)\b",
    re.IGNORECASE,
)
"""What "RESOLVED that the item be deferred" says of itself: nothing was decided."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One announcement. `edition_date` is the day of the plan it stands in, None where that is unknown."""

    pack_id: str
    reference: str | None
    issue: str | None
    decision: str | None
    makers: tuple[str, ...]
    due_date: dt.date | None
    due_text: str | None
    edition_date: dt.date | None
    first_published: dt.date | None

    @property
    def words(self) -> frozenset[str]:
        return telling_words(self.issue or self.decision)

    def is_titled(self, title: frozenset[str]) -> bool:
        """Whether a minute's title is this subject's: the same words, or a few of them that the subject has all.
        A plan goes on to say what is to be decided, in the same breath; a minute's title does not."""
        return likeness(self.words, title) >= _SAME_TITLE or (len(title) >= _WORDS_OF_A_TITLE and title <= self.words)


@dataclass(frozen=True, slots=True)
class Minute:
    """One minute, with the verb of its first decision."""

    pack_id: str
    document_id: str
    number: str | None
    title: str
    text: str
    verb: str | None
    date: dt.date


@dataclass(slots=True)
class _Thread:
    """The entries that are one decision so far."""

    entries: list[Entry] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    linked_by: set[str] = field(default_factory=set)


def plan_rows(council: str, entries: Iterable[Entry], minutes: Sequence[Minute]) -> list[Row]:
    """Rows of `plan_history` for one council, in the order of first sight."""
    ordered = sorted(
        entries, key=lambda e: (e.edition_date or dt.date.min, e.pack_id, e.reference or "", e.issue or "")
    )
    threads = _threads(ordered)
    by_word: dict[str, list[Minute]] = defaultdict(list)
    for minute in minutes:
        for word in telling_words(minute.title):
            by_word[word].append(minute)
    return [_row(council, thread, number, by_word) for number, thread in enumerate(threads)]


def _threads(entries: Iterable[Entry]) -> list[_Thread]:
    threads: list[_Thread] = []
    by_reference: dict[str, list[_Thread]] = defaultdict(list)
    by_word: dict[str, list[_Thread]] = defaultdict(list)
    for entry in entries:
        words, reference = entry.words, folded_reference(entry.reference)
        thread, link = _same(entry, words, by_reference.get(reference, ()) if reference else (), by_word)
        if thread is None:
            thread = _Thread()
            threads.append(thread)
        elif thread.entries[-1].pack_id != entry.pack_id:
            thread.linked_by.add(link)
        thread.entries.append(entry)
        thread.words = words or thread.words
        if reference and thread not in by_reference[reference]:
            by_reference[reference].append(thread)
        for word in words:
            if thread not in by_word[word]:
                by_word[word].append(thread)
    return threads


def _same(
    entry: Entry, words: frozenset[str], referred: Iterable[_Thread], by_word: dict[str, list[_Thread]]
) -> tuple[_Thread | None, str]:
    """The thread that an entry belongs to, and by what; two entries of one edition with other subjects are two."""
    for thread in referred:
        if not words or not thread.words or likeness(words, thread.words) >= _NOT_PLAINLY_DIFFERENT:
            return thread, "reference"
    near = {id(t): t for w in words for t in by_word.get(w, ())}.values()
    best = max(near, key=lambda t: likeness(words, t.words), default=None)
    if best is None or likeness(words, best.words) < _NEARLY_EQUAL:
        return None, ""
    is_twice = any(e.pack_id == entry.pack_id for e in best.entries)
    return (None, "") if is_twice and best.words != words else (best, "issue")


def _row(council: str, thread: _Thread, number: int, by_word: dict[str, list[Minute]]) -> Row:
    first, last = thread.entries[0], thread.entries[-1]
    dues = list(dict.fromkeys(e.due_date for e in thread.entries if e.due_date))
    seen = [d for e in thread.entries for d in (e.first_published, e.edition_date) if d]
    minute = _decided(thread, by_word)
    linked_by = thread.linked_by | ({minute[1]} if minute else set())
    decided = minute[0] if minute else None
    name = f"{council}|{folded_reference(first.reference)}|{' '.join(sorted(thread.words))}|{number}"
    return {
        "history_id": hashlib.sha256(name.encode()).hexdigest()[:16],
        "plan_reference": last.reference, "issue": last.issue or last.decision,
        "decision_makers": list(last.makers), "edition_count": len({e.pack_id for e in thread.entries}),
        "first_seen_date": min(seen, default=None),
        "last_seen_date": max((e.edition_date for e in thread.entries if e.edition_date), default=None),
        "due_dates": [d.isoformat() for d in dues],
        "due_texts": list(dict.fromkeys(e.due_text for e in thread.entries if e.due_text)),
        "slip_days": (dues[-1] - dues[0]).days if dues else None,
        "decided_date": decided.date if decided else None,
        "decided_days_late": (decided.date - dues[0]).days if decided and dues else None,
        "decision_verb": decided.verb if decided else None,
        "decided_pack_id": decided.pack_id if decided else None,
        "decided_document_id": decided.document_id if decided else None,
        "decided_minute_number": decided.number if decided else None,
        "linked_by": sorted(linked_by), "pack_ids": list(dict.fromkeys(e.pack_id for e in thread.entries)),
        "confidence": 1.0 if "reference" in linked_by or len(thread.entries) == 1 else 0.8,
    }


def _decided(thread: _Thread, by_word: dict[str, list[Minute]]) -> tuple[Minute, str] | None:
    """The first minute after the decision was announced that is about it and does not put it off."""
    since = min((d for e in thread.entries for d in (e.first_published, e.edition_date) if d), default=dt.date.min)
    references = {folded_reference(e.reference) for e in thread.entries} - {""}
    found = []
    words = thread.words.union(*(e.words for e in thread.entries))
    for minute in {id(m): m for w in sorted(words) for m in by_word.get(w, ())}.values():
        if minute.date < since or minute.verb is None or minute.verb in _NO_DECISION or _PUT_OFF.search(minute.text):
            continue
        printed = f"-{folded_reference(f'{minute.title} {minute.text}')}-"
        if any(len(r) > 4 and f"-{r}-" in printed for r in references):
            found.append((minute.date, 0, minute.number or "", minute, "reference"))
        elif any(e.is_titled(telling_words(minute.title)) for e in thread.entries):
            found.append((minute.date, 1, minute.number or "", minute, "title"))
    best = min(found, key=lambda f: f[:3], default=None)
    return (best[3], best[4]) if best else None
