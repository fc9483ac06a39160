"""What minutes say of their meeting: day, body, place, begin, end, chair.

In:  the text of the head (title block), the closing sentences, the attendance rows.
Out: one row of `minutes`; what isn't printed is None. Dates ISO, times HH:MM.

What surprised us: "at 10.00 in the Luttrell Room" and "in the Chamber at 7.30pm" on one line in either order; a
date may stand only in the title ("... Panel - 29 October 2024"); "7.30" without am or pm is in the evening.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.document import Row
from extractor.minutes.names import people_in
from extractor.prose import Passage
from extractor.values import find_dates, squash

_TIME = (r"(?P<hour>[01]?\d|2[0-3])(?:\s?[.:;]\s?(?P<minute>[0-5]\d)|(?P<minute4>[0-5]\d)(?=\s*h))?\s*"
         r"(?P<half>a\.?\s?m\b\.?|p\.?\s?m\b\.?|noon|midday|hrs?|hours|o['’]clock)?")
_CLOCK = re.compile(r"(?<![\d/.])" + _TIME + r"(?!(?:st|nd|rd|th)\b|[\d%]|\s?[/]\d|\s+(?:" + "|".join(
    "january february march april may june july august september october november december".split()) + r")\b)", re.I)


class TimeRule(NamedTuple):
    """Words before a clock time (`before`) that say what it is the time of."""

    name: str
    before: re.Pattern[str]
    example: str


START_RULES: tuple[TimeRule, ...] = (
    TimeRule("began", re.compile(r"(?:commenc\w*|start\w*|open\w*"
                                 r"|beg[ai]n\w*)\s+(?:the\s+meeting\s+)?(?:promptly\s+)?(?:at|from)?\s*:?\s*$", re.I),
             "The meeting commenced at 7.30pm"),
    TimeRule("label", re.compile(r"\btime\s*(?:of\s+meeting|started|commenced)?\s*[:–-]\s*$", re.I), "Time: 7pm"),
    TimeRule("duration", re.compile(r"\bduration\s+of\s+(?:the\s+)?meeting\s*[:–-]?\s*(?:from\s+)?$", re.I),
             "Duration of meeting: 2.00 to 4.05 pm"),
    TimeRule("at", re.compile(r"\b(?:at|from|@)\s*$|[,–-]\s*$|\b(?:19|20)\d\d,?\s*$", re.I), "held at 7.30pm"),
)
"""Start of a meeting, in the head; tried in order."""

_SAID_IN_TEXT = tuple(rule for rule in START_RULES if rule.name in ("began", "duration"))
"""Those that hold in any sentence about the meeting."""

END_RULES: tuple[TimeRule, ...] = (
    TimeRule("closed", re.compile(
        r"\b(?:clos(?:e|ed|es|ing|ure)|end(?:s|ed|ing)?|conclud\w*|finish\w*|terminat\w*|rose)\b[^.;]{0,60}?(?:\bat|:|-|–"
        r"|@)?\s*(?:approximately\s+|around\s+|about\s+)?$", re.I),
        "The meeting closed at 12:58"),
    TimeRule("adjourned", re.compile(r"adjourn\w*\b[^.;]{0,60}?(?:\bat|:)?\s*$", re.I), "The meeting adjourned at 9pm"),
    TimeRule("duration", re.compile(r"\bto\s*$", re.I), "Duration of meeting: 2.00 to 4.05 pm"),
    TimeRule("range", re.compile(
        r"(?:\d[.:]\d\d\s*(?:hrs|hours)?|\d\s*[ap]\.?m\b\.?|\bnoon)\s*[-–—]\s*$", re.I), "6.30 pm - 8.05 pm"),
)
"""End of a meeting, in its closing sentences."""
_RANGE = re.compile(r"\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\.?|noon)?\s*(?:[-–—]|to)\s*\d{1,2}[.:]\d\d", re.I)
"""A closing line that gives both ends: "10.30 am – 12.45 pm"."""
_IN_HEAD = tuple(rule for rule in END_RULES if rule.name in ("duration", "range"))


class BodyRule(NamedTuple):
    """A phrase that holds the name of the body; group `body`."""

    name: str
    pattern: re.Pattern[str]
    example: str


_STOP = (r"(?=\s*(?:,|\.|–|—|\bheld\b|\bon\s+(?:the\s+)?(?:mon|tue|wed|thu|fri|sat|sun|\d)|\bat\s|\bin\s+the\b"
         r"|\bwhich\b|\bwas\s+held\b|\b\d{4}\s*h(?:ou)?rs\b|\bconvened\b|\bmeeting\b|$"
         r"|\b\d{1,2}[.:]\d\d\s*[ap]\.?m|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bvia\b|-\s))")
BODY_RULES: tuple[BodyRule, ...] = (
    BodyRule("meeting of", re.compile(
        r"\b(?:meeting|proceedings|session|minutes|assembly)\s+of\s+(?:a\s+meeting\s+of\s+|proceedings\s+of\s+|an?\s+"
        r"|the\s+)*(?:(?:annual|ordinary|extraordinary|extra-ordinary|special|virtual|remote|monthly"
        r"|full(?!\s+council)|council(?=\s+meeting))\s+)*(?:meeting\s+of\s+)?"
        r"(?:the\s+)?(?P<body>(?!(?:the\s+)?(?:meeting|proceedings)\b)[A-Z][^.;]{3,110}?)" + _STOP,
        re.I), "Minutes of a meeting of the Cabinet held"),
    BodyRule("minutes of", re.compile(
        r"\bminutes\s+of\s+(?:the\s+|an?\s+)?(?P<body>[A-Z][^.;]{3,90}?)\s+meeting\b", re.I),
             "MINUTES OF THE ANYTOWN PARISH COUNCIL MEETING"),
    BodyRule("of several places", re.compile(
        r"\b(?:meeting|proceedings)\s+of\s+(?:the\s+)?(?P<body>[A-Z][\w’'&,. -]{3,90}?\s(?:Parish|Town|City|District"
        r"|Borough|County)\s+Council)\b"), "Minutes of a meeting of Ash, Elm and Oakley Parish Council"),
    BodyRule("before minutes", re.compile(
        r"^(?P<body>[A-Z][^.;]{3,90}?)\s*[-–—:]?\s*(?:draft\s+)?(?:minutes\b|[-–—]\s*\d{1,2}(?:st|nd|rd|th)?\s+[A-Z])",
        re.I), "Anytown Parish Council - 26th January"),
)
"""How titles name the body that met; tried in order."""

_BODY_NOUN = re.compile(
    r"\b(?:committee|cabinet|council|panel|board|forum|executive|sub-committee|assembly|authority|working\s+(?:group"
    r"|party)|joint\s+\w+|commission|group|trust)\b", re.I)
_PART_OF_COUNCIL = re.compile(
    r"\b(?:committee|cabinet|panel|board|forum|executive|sub-committee|group|party|commission|assembly)\b"
    r"|^(?:the\s+)?(?:full\s+)?council$", re.I)
_AUTHORITY_ONLY = re.compile(r"\b(?:county|district|borough|city|metropolitan|london|unitary)\b.*\bcouncil$"
                             r"|\b(?:combined|fire(?:\s+(?:and|&)\s+rescue)?|national\s+park|police)\s+authority$|^(?:(?:(?:london|royal|metropolitan|county)\s+)?borough|city)\s+of\b"
                             r"|^council\s+of\b", re.I)
_OF_AT_END = re.compile(r"\s+of(?:\s+the)?$", re.I)
_COUNCIL_BEFORE = re.compile(
    r"^(?:[\w’'&.-]+\s+){1,5}(?:county|district|borough|city|metropolitan)\s+council\s*[-–—:,]?\s+(?=[\w ,&’'/()-]*"
    r"\b(?:committee|cabinet|panel|board|forum|executive|commission|working\s+(?:group|party))$)", re.I)
"""The council's name over its committee's, joined by a centred title."""
_LISTS_DECISIONS = re.compile(
    r"^(?:(?:list|record|notice|schedule|summary|publication)\s+of\s+)?(?:executive\s+)?decisions\s+"
    r"(?:(?:taken|made|reached)\s+)?(?:by|of|at)\s+(?:(?:a\s+)?meeting\s+of\s+)?(?:the\s+)?", re.I)
_WHEN_AND_HOW = re.compile(
    r"\s*[-–—,]?\s*\bat\s+\d.*$|\s+[-–—(]\s*(?:hybrid|virtual(?:ly)?|remote(?:ly)?|online|\d{1,2}[.:]\d\d)\b.*$", re.I)
"""Behind a body's name: "at 6pm", "– Hybrid meeting"."""
_HOW_HELD = re.compile(r"^(?:an?\s+)?(?:hybrid|virtual|remote|online)\s+meeting\s*[-–—:(,]\s*", re.I)
_NAME_WORDS = 7
_NAMELESS = re.compile(r"(?:(?:parish|town|community)\s+)?council|authority|board|conservators|trustees", re.I)
_OF_PARISH = re.compile(r"\b(?:(?:parish|town|community)\s+council|authority|board|conservators|trustees)$", re.I)
_NOT_BODY = re.compile(r"(?:\s[-–—:])?\s*\b(?:minutes|notes)\s+of\s+(?:the\s+)?meeting\b.*$"
                       r"|\s[-–—:]\s*minutes\s+of\b.*$|\b(?:draft\s+)?minutes\b"
                       r"|\bheld\b.*$|\bmeeting\b|\bof\s+the$", re.I)
_BEGINS = re.compile(
    r"\b(?:commencing|starting|beginning)\b\s*(?:at|from)?|\b(?:at|from|@)?\s*" + _CLOCK.pattern, re.I)
_KIND_WORDS = re.compile(r"^(?:the\s+|an?\s+)?(?:(?:annual|ordinary|extraordinary|extra-ordinary|special|monthly"
                         r"|virtual|remote)\s+)+(?:meeting\s+of\s+)?(?:the\s+)?", re.I)
_KIND_AFTER = re.compile(r"\s+(?:annual|ordinary|extra[\s-]?ordinary|special|monthly)$", re.I)
_VENUE = re.compile(r"\b(?:in|at|venue\s*:|place\s*:|location\s*:)\s+(?:the\s+)?(?P<venue>[A-Z0-9][^;]*)$", re.I)
_PLACE_NAME = (
    r"(?:the\s+)?(?P<venue>[A-Z][^:;.]{0,60}"
    r"\b(?:hall|room|chamber|centre|school|house|pavilion|library|offices?|suite|hotel|institute|building"
    r"|headquarters|hq)\b(?:\s(?:\d{1,2}|[A-Z])\b)?(?:,\s[A-Z][^:;.,]{2,40}){0,3})")
_PLACE = re.compile(rf"\s*[,–-]\s+{_PLACE_NAME}|\s*{_PLACE_NAME.replace('venue', 'alone')}[\s.]*$", re.I)
"""A place that stands after the day without "in" or "at"."""
_VENUE_LABEL = re.compile(r"\b(?:venue|location"
                          r"|place)\s*:\s*(?:the\s+)?(?P<venue>[A-Z0-9][^;:]{3,120}?)(?=\s+(?:date|time|start|present|minutes|chair\w*)\b"
                          r"|[.;]|$)", re.I)
_CHAIR_RULES = (
    re.compile(r"^(?P<who>[^.;:]{3,80}?),?\s*\(?\s*in\s+the\s+chair\b", re.I | re.M),
    re.compile(r"\b(?:in\s+the\s+chair|chair(?:ed\s+by|man|woman|person)?|presiding)\s*[:–-]\s*(?P<who>[^;:\n]{3,60})",
               re.I),
    re.compile(r"\b(?P<who>(?:cllr|councillor|mrs?|ms|miss|dr)\.?\s+[^.;:]{2,50}?)\s+(?:took|was\s+in|chaired"
               r"|presided|assumed)\s+(?:the\s+)?(?:chair|meeting|over)\b", re.I),
    re.compile(r"\bchaired\s+by\s+(?P<who>[^.;:]{3,60})", re.I),
    re.compile(r"\b(?P<who>[A-Z][^.;:]{3,60}?)\s+(?:(?:was|be|were|duly|unanimously|re-?)\s*)*elected\s+(?:as\s+)?"
               r"(?:the\s+)?[Cc]hair(?:man|woman|person)?\b(?!\s+of\s+the\s+\w+\s+[Cc]ommittee)"),
)


_NOON, _TEN = "12:00", "10:00"
_MORNING = re.compile(r"\d\s*a\.?m\b", re.I)
_MEETING_HELD = re.compile(r"\bheld\b|\bmeeting\b", re.I)
_MEETING = re.compile(r"\bmeeting\b|\bchair", re.I)
_PAGE_BEFORE = re.compile(r"^\d{1,3}\s+(?=[A-Z])")
_OF_THE = re.compile(r"^(?:of\s+)?(?:the\s+)?", re.I)
_VERB = re.compile(r"\b(?:was|were|is|are|has)\b")
_WAS_HELD = re.compile(r"\b(?:held|took\s+place|convened)\b(?P<rest>.*)$", re.I)
_ON_DAY = re.compile(r"\s*,?\s*\bon\s+(?:the\s+)?(?:\w+day,?\s*)?(?=\x00|$)", re.I)
_SENTENCE_STOP = re.compile(r"(?<=[a-z]{3})\.\s+[A-Z]|(?<=[A-Z]{4})\.\s+[A-Z][a-z]")
_LOOSE_END = re.compile(r"\s*(?:,|\bon|\bat|\band)\s*$", re.I)


def facts_of(
    head_parts: Sequence[str], closing: Sequence[str], attendance: Sequence[Row], first_texts: Sequence[str]
) -> Row:
    """The meeting's row. `head_parts`: title block, passage by passage, down to the roll; `first_texts`: texts of the
    first items, where a chair may be said to take it; `closing`: sentences about the end."""
    head = squash(" ".join(head_parts))
    start = _start_time(head, [*first_texts, *closing])
    end = _end_time(closing) or _clock_after(head, _IN_HEAD) or _clock_after(head, END_RULES)
    return {
        "meeting_date": meeting_date(head),
        "committee": committee_of(head_parts),
        "venue": venue_of(head),
        "start_time": start,
        "end_time": _end_after(start, end, closing) if end != start else None,     # "at Church Close at 7pm"
        "chair_name": _chair(attendance, [*head_parts, *first_texts]),
    }


def _end_after(start: str | None, end: str | None, closing: Sequence[str]) -> str | None:
    """An end before the start is in the evening ("closed at 8.35"); so is one before ten that no start contradicts."""
    if end is None or end >= _NOON:
        return end
    is_evening = end < start if start else end < _TEN and not any(map(_MORNING.search, closing))
    return f"{int(end[:2]) + 12:02d}{end[2:]}" if is_evening else end


def title_texts(title: Sequence[Passage]) -> list[str]:
    """The texts of the title block; a council's name on a line of its own stands apart from the committee's below."""
    texts: list[str] = []
    for passage in title:
        first = passage.lines[0].text
        is_council = len(passage.lines) > 1 and len(first.split()) <= _NAME_WORDS and _AUTHORITY_ONLY.search(first)
        if is_council and passage.text.startswith(f"{first} "):
            texts += [first, passage.text[len(first) + 1 :]]
        else:
            texts.append(passage.text)
    return texts


def meeting_date(head: str) -> str | None:
    """ISO day: the one after "held", else the first whole date.

    >>> meeting_date("Minutes of the Cabinet held on Thursday 4th July 2019 at 10.00")
    '2019-07-04'
    """
    days = [d for d in find_dates(head) if d.iso]
    held = _MEETING_HELD.search(head)
    after = [d for d in days if held and d.start > held.start()]
    return (after or days)[0].iso if days else None


def parse_clock(match: re.Match[str]) -> str | None:
    """HH:MM of a matched time; a bare number is none.

    Hours 1 to 7 without am or pm are after noon: no council meets before eight.
    """
    half = (match["half"] or "").lower().replace(".", "").replace(" ", "")
    minute = match["minute"] or match["minute4"]
    if not half and minute is None:
        return None
    hour = int(match["hour"])
    if (half == "pm" and hour < 12) or (not half and 1 <= hour <= 7 and not match["hour"].startswith("0")):
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if hour > 23:
        return None
    return f"{hour:02d}:{int(minute or 0):02d}"


def _clock_after(text: str, rules: Sequence[TimeRule]) -> str | None:
    for rule in rules:
        for match in _CLOCK.finditer(text):
            if rule.before.search(text[: match.start()]):
                found = parse_clock(match)
                if found:
                    return found
    return None


def _start_time(head: str, first_texts: Sequence[str]) -> str | None:
    found = _clock_after(head, START_RULES)
    if found:
        return found
    for text in first_texts:
        opened = _clock_after(text, _SAID_IN_TEXT) if _MEETING.search(text) else None
        if opened:
            return opened
    clocks = [m for m in _CLOCK.finditer(head) if m["half"]]
    clocks += [m for text in first_texts if _RANGE.match(text) for m in _CLOCK.finditer(text)]
    return parse_clock(clocks[0]) if clocks else None              # "7.00pm on the 3rd May 2022 at the Village Hall"


def _end_time(closing: Sequence[str]) -> str | None:
    for text in closing:
        found = _clock_after(text, END_RULES) or _clock_after(text, START_RULES[-1:])
        if found:
            return found
    return None


def committee_of(parts: Sequence[str]) -> str | None:
    """The body that met, as printed.

    >>> committee_of(["MIDSHIRE COUNTY COUNCIL", "Minutes of a meeting of the Pensions Panel held on 3 May 2019"])
    'Pensions Panel'
    """
    parts = [p for p in parts if not p.startswith("(")]          # "(These minutes are subject to approval)"
    head = squash(" ".join(parts))
    without_dates = _without_dates(head)
    told = [_without_dates(p) for p in parts]
    whole = [p for p, below in zip(told, [*told[1:], ""], strict=False) if not _BODY_NOUN.search(below)]
    for text in [*whole, without_dates]:                # a line that is whole, before what stands below it joins in
        body = _body_told(text)
        if body:
            return _named_in_full(body, parts)
    titles = [t for t in (_title_part(p) for p in parts) if t]
    own = [t for t in titles if not _AUTHORITY_ONLY.search(t)]
    parts_of_councils = [t for t in own if _PART_OF_COUNCIL.search(t)]
    return next(iter(parts_of_councils or own or titles), None)


def _body_told(text: str) -> str | None:
    """The body of "Minutes of a meeting of the Pensions Panel held on"."""
    for rule in BODY_RULES[:3]:
        for match in rule.pattern.finditer(text):
            body = _KIND_AFTER.sub("", _KIND_WORDS.sub("", match["body"])).strip(" -–—,:")
            if _BODY_NOUN.search(body) and len(body.split()) <= 16:
                return body
    return None


def _named_in_full(body: str, parts: Sequence[str]) -> str:
    """"Parish Council" with the parish that another line of the title names."""
    if not _NAMELESS.fullmatch(body):
        return body
    named = (part for part in parts if len(part.split()) <= 8 and _OF_PARISH.search(part)
             and part.lower().endswith(f" {body.lower()}"))
    return next(named, body)


def _title_part(text: str) -> str | None:
    """A line of the title block that is a body's name and nothing else (but for a date beside it)."""
    bare = _NOT_BODY.sub(" ", _without_dates(text))
    bare = _WHEN_AND_HOW.sub("", squash(bare)).strip(" -–—,:.")
    bare = _LISTS_DECISIONS.sub("", _PAGE_BEFORE.sub("", _OF_THE.sub("", bare)))
    bare = _COUNCIL_BEFORE.sub("", _OF_AT_END.sub("", bare))
    if len(bare.split()) > 14 or not _BODY_NOUN.search(bare) or _VERB.search(bare):
        return None
    return bare


def _without_dates(text: str) -> str:
    for span in reversed(find_dates(text)):
        text = text[: span.start] + " " + text[span.end :]
    return squash(text)


def venue_of(head: str) -> str | None:
    """Where the meeting was held, as printed, without "the".

    >>> venue_of("Minutes of the Panel held on 4 July 2019 at 10.00 in the Long Room, County Hall, Anytown.")
    'Long Room, County Hall, Anytown'
    """
    label = _VENUE_LABEL.search(head)
    if label:
        return label["venue"].strip(" .,")
    held = _WAS_HELD.search(head)
    first = next((d for d in find_dates(head) if d.iso), None)
    if not held and not first:
        return None
    rest = held["rest"] if held else head[first.start :] if first else ""
    for span in reversed(find_dates(rest)):
        rest = rest[: span.start] + "\x00" + rest[span.end :]
    rest = _BEGINS.sub(_blank_time, rest)
    rest = _ON_DAY.sub(" \x00", rest)
    best = None
    for piece in rest.split("\x00"):
        match = _VENUE.search(_SENTENCE_STOP.split(piece + " ")[0].strip())
        if match:
            best = best or match["venue"]
    if best is None:
        beside = (m for piece in rest.split("\x00")[1:] if (m := _PLACE.match(piece)))
        best = next((m["venue"] or m["alone"] for m in beside), None)
    if best is None:
        return None
    how = _HOW_HELD.match(squash(best))
    venue = squash(best)[how.end() if how else 0 :].strip(" .,;:-–—" + (")" if how else ""))
    venue = _LOOSE_END.sub("", venue)
    return venue if 3 <= len(venue) <= 140 else None


def _blank_time(match: re.Match[str]) -> str:
    """A clock time parts what stands before it from what stands after; a plain number is part of an address."""
    groups = match.groupdict()
    if groups.get("hour") is None:
        return "\x00"
    return "\x00" if parse_clock(match) else match[0]


def _chair(attendance: Sequence[Row], texts: Sequence[str]) -> str | None:
    for row in attendance:
        if row["is_chair"]:
            return str(row["person_name"])
    for pattern in _CHAIR_RULES:
        for text in texts:
            match = pattern.search(text)
            people = people_in(match["who"]) if match else []
            if people:
                return people[-1].name
    return None
