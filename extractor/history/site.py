"""What a council's site says of a meeting, held against what was read from its PDF. Values in, comparisons out.

The site is no gold: officers retype titles, "Expected" stays beside names for ever, a venue moves after print. But it
was written by other hands than ours, so where both agree the reading is right, and where they differ somebody
should look. Nothing of it is ever copied over the print.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from extractor.document import Row
from extractor.history.words import fold, likeness, telling_words

_SAME_TITLE, _SAME_NAME = 0.6, 0.5
_ATTENDED = {"present": "present", "in attendance": "present", "apologies": "apologies", "apologies sent": "apologies",
             "absent": "absent", "expected": None}
_STYLES = re.compile(r"\b(?:councillor|cllr|the|mayor|alderman|mr|mrs|ms|miss|dr|sir|dame|lord|lady|rev|revd)\b")


class Comparison(NamedTuple):
    """One thing compared; `subject` names the item or person."""

    check: str
    subject: str | None
    site_text: str | None
    printed_text: str | None
    is_equal: bool


class Printed(NamedTuple):
    """What was read of one meeting: its row in `packs`, its agenda items, who was there."""

    pack: Mapping[str, Any]
    items: Sequence[Mapping[str, Any]] = ()
    attendance: Sequence[Mapping[str, Any]] = ()


def compared(site: Mapping[str, Any], printed: Printed) -> list[Comparison]:
    """All that both could say. `site` is a meeting record of the store: committees, date, time, venue, items."""
    found = _facts(site, printed.pack)
    if printed.items and site.get("items"):
        found += _items(site["items"], printed.items)
    if printed.attendance:
        found += _attendance(site.get("attendees", ()), printed.attendance)
    return found


def as_rows(pack_id: str, comparisons: Iterable[Comparison]) -> list[Row]:
    return [{"pack_id": pack_id, **c._asdict()} for c in comparisons]


def _facts(site: Mapping[str, Any], pack: Mapping[str, Any]) -> list[Comparison]:
    found = []
    committees = [c for c in site.get("committees", ()) if c]
    if committees:
        printed = pack.get("committee")
        is_equal = any(_same_words(c, printed) for c in committees)
        found.append(Comparison("committee", None, " / ".join(committees), printed, is_equal))
    if site.get("date"):
        day = pack.get("meeting_date")
        iso = day.isoformat() if isinstance(day, dt.date) else day
        found.append(Comparison("meeting_date", None, site["date"], iso, iso == site["date"]))
    if site.get("time") and pack.get("meeting_time"):
        printed = pack["meeting_time"]
        found.append(Comparison("meeting_time", None, site["time"], printed, printed == site["time"]))
    if site.get("venue") and pack.get("venue"):
        found.append(Comparison("venue", None, site["venue"], pack["venue"], _same_words(site["venue"], pack["venue"])))
    return found


def _same_words(one: str | None, other: str | None) -> bool:
    """Equal in words, or one within the other: "Cabinet" and "Cabinet (Executive)"."""
    first, second = telling_words(one), telling_words(other)
    return bool(first and second) and (first <= second or second <= first or likeness(first, second) >= _SAME_TITLE)


def _number(text: str | None) -> str:
    return re.sub(r"[^0-9a-z]", "", fold(text))


def _items(site: Sequence[Mapping[str, Any]], printed: Sequence[Mapping[str, Any]]) -> list[Comparison]:
    """By number: is the item there, and is it called the same? Items without a number are compared by title."""
    found = []
    ours = {_number(i.get("item_number")): i for i in reversed(printed)}
    theirs = {_number(i.get("number")) for i in site}
    for item in site:
        number, title = _number(item.get("number")), item.get("title") or ""
        match = ours.get(number) if number else _by_title(title, printed)
        shown = f"{item.get('number') or '-'} {title}".strip()
        found.append(Comparison("item_number", shown, item.get("number"),
                                (match.get("item_number") if match else None), match is not None))
        if match is not None:
            is_equal = _same_words(title, match.get("title"))
            found.append(Comparison("item_title", item.get("number"), title, match.get("title"), is_equal))
    for item in printed:
        if item.get("item_number") and _number(item["item_number"]) not in theirs:
            shown = f"{item['item_number']} {item.get('title') or ''}".strip()
            found.append(Comparison("item_number", shown, None, item["item_number"], False))
    return found


def _by_title(title: str, printed: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    words = telling_words(title)
    best = max(printed, key=lambda i: likeness(words, telling_words(i.get("title"))), default=None)
    return best if best is not None and likeness(words, telling_words(best.get("title"))) >= _SAME_TITLE else None


def _name_words(text: str | None) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[a-z'-]+", _STYLES.sub(" ", fold(text))) if len(w) > 1)


def _attendance(site: Iterable[Mapping[str, Any]], printed: Sequence[Mapping[str, Any]]) -> list[Comparison]:
    """Only where the site commits itself: "Expected" says nothing about who came."""
    found = []
    for person in site:
        said = _ATTENDED.get(fold(person.get("attendance")).split(",")[0].strip())
        if said is None:
            continue
        words = _name_words(person.get("name"))
        best = max(printed, key=lambda p: likeness(words, _name_words(p.get("person_name"))), default=None)
        is_found = best is not None and likeness(words, _name_words(best.get("person_name"))) >= _SAME_NAME
        status = best["status"] if is_found and best is not None else None
        found.append(Comparison("attendance", person.get("name"), said, status, status == said))
    return found
