"""What a pack says of itself and its meeting: which body, when, where, who to ask, when issued.

In:  body lines of the pages before the papers, and what the file itself tells (Info texts, file name).
Out: `Facts`; each may be None. The page's print comes first, the file's Info texts fill what it leaves out.

Dates are told apart by what stands around them: a weekday, a time, "held on" make one the meeting's; "issued",
"published", or a line of its own that lies before the meeting, the day of issue. A front sheet may give all of it as
labelled fields, as a title over several lines, or in one sentence ("will be held in ... on ... at ...").
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from extractor.document import Line
from extractor.layout.authority import body_alone, council_names
from extractor.layout.contact import contact_of
from extractor.layout.front_labels import field_of, goes_on_below, label_column, value_below, value_beside
from extractor.layout.pieces import Piece, Stack, lines_to_pieces, pieces_to_stacks
from extractor.layout.summons import clean_venue, list_begins, summons_of
from extractor.layout.venue import venue_near
from extractor.layouts import COMMITTEE_PREFIX, COMMITTEE_WORDS, ISSUE_LABELS
from extractor.values.dates import find_dates
from extractor.values.times import find_times

_INFO_MEETING = re.compile(
    r"(?:\(?public pack\)?\s*)?(?:.*?\b(?:agenda|document|supplement|pack|minutes|"
    r"papers)\s+for\s+)?(?P<committee>[^,]+(?:,[^,]+)*?),\s*(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"
    r"(?:[ ,]+(?P<hour>\d{1,2})[:.](?P<minute>\d\d))?", re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
_DATE_TAIL = re.compile(r"[-–, ]+(?:" + _WEEKDAY.pattern + r")?[-–, ]*$", re.IGNORECASE)
_MEETING_WORDS = re.compile(r"\b(?:held|meeting|commenc|to be held|at \d)", re.IGNORECASE)
_OTHER_DATE_WORDS = re.compile(
    r"\b(?:(?:approve|confirm|sign|agree|receive|accept|consider)\w*\b.{0,40}\bminutes|minutes of the (?:last|"
    r"previous)|"
    r"last meeting|previous meeting|next meeting|deadline|by (?:noon|12)|no later than|act|regulations|"
    r"dates? (?:of|for)|received by|working days|come into (?:force|effect)|called?[ -]in)\b", re.IGNORECASE,
)
_MAX_ISSUE_DAYS = 60
_HEAD_AT_TOP, _BELOW_HEAD = 3, 3     # stacks
_IN_A_SENTENCE = 2.5
_OWN_DATE = 3.0              # with a weekday, a time, "meeting" beside it, or near the top
_IN_THE_LIST = 3.0           # a date among the items counts so much less
_NO_TITLE = re.compile(
    r"^\s*[•▪●○◦‣·*]"
    r"|^\W*(?:\d|to (?:all|the|members|each|receive|approve|consider|note|agree|confirm|sign|discuss)\b|[\w ]{2,30}:\s)"
    r"|\b(?:record of|decision notice|notice of (?:a )?decision)\b|^(?:councillor|cllr)\s"
    r"|^(?:all )?members (?:of|and|are|present)\b|^(?:the )?(?:next|last|previous) meeting\b"
    r"|\b(?:resolved|agreed|summary|presents?|approved|apologies|declarations?|membership|tracker)\b|\byear$"
    r"|^(?:[\w&’'-]+ ){1,3}(?:plan|tax|strategy|policy|framework|budget|handbook)$",
    re.IGNORECASE)
_NO_NAME = re.compile(r"(?:the )?(?:committee|meeting|board|panel)|(?:ordinary|extraordinary|monthly) (?:parish|town) "
                      r"council", re.IGNORECASE)             # which body, they do not say
_OF_A_MEETING = re.compile(r"\W*(?:minutes|notes|meeting|next)\b", re.IGNORECASE)
_NOT_ISSUED = re.compile(r"\d{4}|deadline|call-?in", re.IGNORECASE)
_BY_WHEN = re.compile(r"\b(?:deadline|call-?in|called in|come into (?:force|effect)|no later than|by (?:noon|\d))\b",
                      re.IGNORECASE)
_NO_MEETINGS = re.compile(r"\b(?:expir\w*|valid\w*|target|determination|registered|received|deadline|submitted)\b",
                          re.IGNORECASE)     # labels of an application's dates
_LIST_HEAD = re.compile(r"a ?g ?e ?n ?d ?a|order of business", re.IGNORECASE)
_OF_MEETING = re.compile(r"\bmeeting\b", re.IGNORECASE)
_FIRST_ITEM = re.compile(r"1(?:\s?[.)]\s*|\s+)[A-Z]|1\s?[.)]?$")         # a title stands above the list of items
_AFTER_TITLE = re.compile(
    r"\s+meeting$|[-–, ]+(?:(?:to be |will be |is |was |are )?held\b|municipal year\b|date of (?:the )?meeting\b|"
    r"work programme\b|(?:written |public |members[’'] )?questions\b).*$|\s+agenda$",
    re.IGNORECASE)



@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of the meeting and the pack; dates ISO, times HH:MM."""

    committee: str | None = None
    meeting_date: str | None = None
    meeting_time: str | None = None
    venue: str | None = None
    issued_date: str | None = None
    contact_name: str | None = None
    contact_email: str | None = None
    contact_phone: str | None = None


class _Dated(NamedTuple):
    iso: str
    score: float
    is_issue: bool
    is_labelled: bool
    stack: int


def front_facts(lines: Sequence[Line], info: Mapping[str, str], heads: Sequence[Line] = ()) -> Facts:
    """Facts from the front pages' lines, filled from the Info texts' "Cabinet, 13/03/2025 10:00".

    `heads` are the pages' running heads: a body's name at the top of every page is one of them.
    """
    pieces = lines_to_pieces(lines)
    stacks = pieces_to_stacks(pieces)
    labelled = _labelled(pieces, list_begins(lines))
    known = _info_facts(info)
    sentence = summons_of(lines)
    dated = _dates(stacks)
    day = labelled.get("date") or known.meeting_date or _meeting_day(dated) or sentence.meeting_date
    at = next((i for i, s in enumerate(stacks) if day and any(d.iso == day for d in find_dates(s.text))), None)
    time = _first_time(labelled.get("time")) or known.meeting_time or _time_near(stacks, at) or sentence.meeting_time
    contact = contact_of(stacks, labelled)
    return Facts(
        committee=known.committee or labelled.get("committee") or sentence.committee or _committee(stacks)
        or (_committee(pieces_to_stacks(lines_to_pieces(heads))) if heads else None) or _authority_as_body(stacks),
        meeting_date=day, meeting_time=time,
        venue=labelled.get("venue") or sentence.venue or venue_near(stacks, at),
        issued_date=labelled.get("issued") or _unless(labelled.get("dated"), day) or _issue_day(dated, day),
        contact_name=contact[0],
        contact_email=contact[1], contact_phone=contact[2],
    )


def _unless(dated: str | None, day: str | None) -> str | None:
    """A bare "Date:" is the day of issue, but of a paper for a meeting on that day it is the meeting's."""
    return None if dated == day else dated


def _info_facts(info: Mapping[str, str]) -> Facts:
    for key in ("Subject", "Title"):
        match = _INFO_MEETING.fullmatch(info.get(key, "").strip())
        if match:
            day = _iso(int(match["year"]), int(match["month"]), int(match["day"]))
            time = f"{int(match['hour']):02d}:{match['minute']}" if match["hour"] else None
            if time == "00:00":
                time = None
            return Facts(committee=match["committee"].strip(), meeting_date=day, meeting_time=time)
    return Facts()


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None             # Info texts are typed by hand: 31/02 is nobody's meeting


# ---------------------------------------------------------------- labelled fields


def _labelled(pieces: Sequence[Piece], list_at: int) -> dict[str, str]:
    """Field -> value of the pieces that read "Label: value" or stand right of or below a label.

    Contacts from line `list_at` on are those of single items, and called "item_contact_...".
    """
    found: dict[str, str] = {}
    in_column = label_column(pieces)
    for i, piece in enumerate(pieces):
        label, colon, inline = piece.text.partition(":")
        if not (colon or piece.is_bold or i in in_column) or len(label) > 60:
            continue
        key = field_of(label.strip())
        if key and key.startswith("contact_") and piece.line >= list_at:
            key = f"item_{key}"
        elif key == "issued" and _NOT_ISSUED.search(label):
            key = None
        elif key == "date" and _OF_MEETING.search(label):
            key = "meeting_day"
        value = (inline.strip() or value_beside(pieces, i)) if key and (key not in found or key == "date") else None
        if key == "date" and "date" in found:
            if not value or not _WEEKDAY.search(value) or _WEEKDAY.search(found["date"]):
                continue
            found.setdefault("issued", found.pop("date"))       # above a letter stands the day it was written
        if key and key.endswith("contact_name") and value == "":
            value = value_below(pieces, i)
        elif key == "venue" and inline.strip():
            value = f"{value} {goes_on_below(pieces, i)}".strip()
        if key and value and field_of(value.strip(" :")) is None:          # a label beside a label: values stand below
            found[key] = value
    return _checked(found)


def _checked(found: dict[str, str]) -> dict[str, str]:
    """Fields whose values are what they should be; "Date:" without a time or place beside it is the day of issue."""
    result: dict[str, str] = {}
    if "place" in found and ("date" in found or "time" in found):      # alone it is a planning application's
        found.setdefault("venue", found["place"])
    day = next((d.iso for d in find_dates(found.get("date", "")) if d.iso), None)
    if day:
        is_meeting = bool(found.get("time") or found.get("venue") or find_times(found["date"])
                          or _WEEKDAY.search(found["date"])) and "contact_name" not in found
        is_meeting = is_meeting or bool(found.get("time") or found.get("venue"))
        result["date" if is_meeting else "issued" if "contact_name" in found else "dated"] = day
        if is_meeting and find_times(found["date"]):
            result["time"] = found["date"]
    meeting = next((d.iso for d in find_dates(found.get("meeting_day", "")) if d.iso), None)
    if meeting:
        result["date"] = meeting
        result |= {"time": found["meeting_day"]} if find_times(found["meeting_day"]) else {}
    issued = next((d.iso for d in find_dates(found.get("issued", "")) if d.iso), None)
    if issued:
        result["issued"] = issued
    if find_times(found.get("time", "")) or re.fullmatch(r"\d{1,2}[.:]\d\d", found.get("time", "")):
        result["time"] = found["time"]
    if found.get("venue") and len(found["venue"]) < 160:
        venue = clean_venue(found["venue"])
        result.update({"venue": venue} if venue else {})
    if COMMITTEE_WORDS.search(found.get("committee", "")) and not _NO_TITLE.search(found["committee"]):
        result["committee"] = found["committee"]
    result |= {key: value for key, value in found.items() if "contact_" in key}
    return result


# ---------------------------------------------------------------- dates


def _dates(stacks: Sequence[Stack]) -> list[_Dated]:
    found = []
    listed = next((i for i, s in enumerate(stacks) if i and _FIRST_ITEM.match(s.text)), len(stacks))
    by_line: dict[int, list[Piece]] = {}
    for piece in (p for s in stacks for p in s.pieces):
        by_line.setdefault(piece.line, []).append(piece)
    for i, stack in enumerate(stacks):
        for span in find_dates(stack.text):
            if span.iso is None or re.match(r"\d{1,2}\.\d\d\.\d\d\s+[A-Z]", stack.text[span.start:]):
                continue                               # "21.01.04 Matters arising" is a minute's number
            around = stack.text[max(0, span.start - 60): span.start] + " " + stack.text[span.end: span.end + 40]
            before = stack.text[max(0, span.start - 70): span.start]
            is_issue = any(rule.pattern.fullmatch(before + " x") for rule in ISSUE_LABELS)
            day = stack.text[span.start: span.end]
            alone = any(day in p.text and len(p.text) - len(day) < 14 and not _OF_A_MEETING.match(p.text)
                        for p in stack.pieces)
            score = 3.0 - min(3.0, 0.1 * i)                 # the meeting's own date stands first
            score += 1.0 if _WEEKDAY.search(stack.text[max(0, span.start - 12): span.end]) else 0.0
            score += 2.0 if find_times(around) or _time_near(stacks[i:i + 2], 0) else 0.0
            score += 1.0 if _MEETING_WORDS.search(around) else 0.0
            score += 0.1 * (stack.size - 11) + (0.5 if stack.is_bold else 0.0)
            score -= 4.0 if _OTHER_DATE_WORDS.search(around) else 0.0
            score -= 5.0 if is_issue else 0.0
            score -= 4.0 if any(p.x1 < q.x0 and day in q.text and _NO_MEETINGS.search(p.text)
                                for q in stack.pieces for p in by_line[q.line]) else 0.0
            score -= _IN_A_SENTENCE if not alone and score < _OWN_DATE else 0.0
            score -= _IN_THE_LIST if i >= listed else 0.0
            score -= 3.0 if i > 3 and re.search(r"\bminutes\b", before, re.IGNORECASE) else 0.0
            found.append(_Dated(span.iso, score, is_issue or alone, is_issue, i))
    return found


def _meeting_day(dated: Sequence[_Dated]) -> str | None:
    best = max(dated, key=lambda d: d.score, default=None)
    return best.iso if best and best.score > 0 else None


def _issue_day(dated: Sequence[_Dated], meeting_day: str | None) -> str | None:
    """A labelled or lone date that lies before the meeting, not by months."""
    for found in dated:
        if not found.is_issue or found.iso == meeting_day:
            continue
        if meeting_day is None:
            if found.is_labelled:
                return found.iso
            continue
        days = (date.fromisoformat(meeting_day) - date.fromisoformat(found.iso)).days
        if 0 <= days <= _MAX_ISSUE_DAYS:
            return found.iso
    return None


def _first_time(text: str | None) -> str | None:
    if not text:
        return None
    spans = find_times(text)
    if spans:
        return spans[0].time
    bare = re.fullmatch(r"(\d{1,2})[.:](\d\d)", text)
    return f"{int(bare[1]):02d}:{bare[2]}" if bare and int(bare[1]) < 24 else None


def _time_near(stacks: Sequence[Stack], at: int | None) -> str | None:
    """The time in the date's own stack, or in one of the next two."""
    if at is None:
        return None
    for stack in stacks[at: at + 3]:
        if len(stack.text) < 300 and (spans := find_times(stack.text)) and not _BY_WHEN.search(stack.text):
            return spans[0].time
    return None


# ---------------------------------------------------------------- titles


def _committee(stacks: Sequence[Stack]) -> str | None:
    """The largest title that names a body, or what stands before the meeting's date."""
    best: tuple[float, str] | None = None
    limit = len(stacks)
    for i, stack in enumerate(stacks[:40]):
        if i and _FIRST_ITEM.match(stack.text):
            break
        if i and _LIST_HEAD.fullmatch(stack.text):
            if i > _HEAD_AT_TOP:
                break
            limit = i + _BELOW_HEAD                   # "Agenda" stands over it all, or over items without numbers
        if i > limit:
            break
        if _NO_TITLE.search(stack.text) or stack.text.endswith(":"):
            continue
        text = COMMITTEE_PREFIX.sub("", re.sub(r"\s+", " ", stack.text)).strip(" -–:,")
        spans = find_dates(text)
        if spans:
            text = _DATE_TAIL.sub("", text[: spans[0].start]) or _after_date(text)
        text = _AFTER_TITLE.sub("", body_alone(text))
        if not 4 <= len(text) <= 120 or not COMMITTEE_WORDS.search(text) or text.endswith(".") or (
                _NO_TITLE.search(text) or _NO_NAME.fullmatch(text)):
            continue
        names = council_names(text)
        if names and len(names[0]) > 0.7 * len(text) and not COMMITTEE_WORDS.search(text[len(names[0]):]):
            continue
        if re.search(r"\b(?:will|is|are|may|to|members of|copies|please|contact)\b", text) and not stack.is_bold:
            continue
        score = stack.size + (3.0 if stack.is_bold else 0.0) - 0.2 * i + (2.0 if spans else 0.0)
        if best is None or score > best[0]:
            best = (score, text)
    return best[1] if best else None


def _after_date(text: str) -> str:
    """What follows a date that a title begins with; nothing where that is the place or the time."""
    stop = max([*(d.end for d in find_dates(text)), *(t.end for t in find_times(text))])
    rest = text[stop:].strip(" -–:,")
    return "" if re.match(r"(?:in|at|to|from)\b", rest, re.IGNORECASE) else rest


def _authority_as_body(stacks: Sequence[Stack]) -> str | None:
    """A title that is the name of an authority with one business: of a park, for fire and rescue, of some councils."""
    for stack in stacks[:6]:
        names = council_names(stack.text)
        if names and names[0].endswith("Authority") and len(names[0]) > 0.9 * len(stack.text):
            return names[0]
    return None
