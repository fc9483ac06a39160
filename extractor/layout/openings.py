"""What the top of a page says of the paper that may begin there: its kind, its title, and how sure that is.

In:  a page's lines. Out: an `Opening`.

A paper is told by words ("MINUTES of a meeting", "Appendix 1"), by a report's labels, or by a title page: few
words, large. Its title is the largest lines that are not the council's, the committee's or a date.
"""

import itertools
import re
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from extractor.document import Leaf, Line
from extractor.layout.agenda import is_agenda_head, is_guidance_head
from extractor.layout.authority import council_names
from extractor.layout.header_block import HeaderBlock, header_block
from extractor.layout.met import is_of_roll, tells_of_meeting
from extractor.layouts import COMMITTEE_WORDS, OPENERS, SECTION_HEADS
from extractor.prose import UsedWords, count_letters, is_free, join_lines, usual_size
from extractor.values.dates import find_dates
from extractor.values.screens import Screen

_OPENERS = Screen(OPENERS, attrgetter("pattern"))
_NONE: UsedWords = {}
_TOP_LINES = 8
_COVER_WORDS = 60
_OF_A_MEETING = re.compile(r"\W*(?:minutes of (?:a|the)\b|at an? (?:[\w-]+ ){0,2}meeting of\b)", re.IGNORECASE)
_NAMES_A_BODY = re.compile(r"(?:the )?[\w ,&’'()/-]{3,60}\b(?:committee|cabinet|board|panel|executive|forum|commission|"
                           r"authority|council)", re.IGNORECASE)
_BODY_PENALTY = 4.0          # whose paper it is stands above its title, as large
_NO_TITLE = re.compile(
    r"(?:joint )?report (?:of|by|to|from) .*|(?:appendix|annex\w*|enclosure|attachment|paper|agenda|minutes|report)"
    r"\s*[\w.]{0,4}"
    r"|(?:table|figure|chart|graph|map) \d.*|(?:at|on|from)?[\d.:\s]*(?:[ap]\.?m\.?|noon)?"
    r"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3}, (?:\w+ ){0,3}(?:director|officer|head|manager|chief|clerk|leader|"
    r"treasurer)\b.{0,60}|(?:members? |those |also |councillors? )*(?:present|in attendance|attendance|attendees)"
    r"|apologies.{0,20}|councillors|officers|members(?:hip)?|quorum"
    r"|(?:draft|unconfirmed|confidential|restricted|public)", re.IGNORECASE)
_WHEN_AND_WHERE = re.compile(
    r"\b(?:19|20)\d\d\b,? (?:at|from|commencing at|@) ?\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m|noon|$)"
    r"|^\w{3,6}day\b.*\b(?:19|20)\d\d,? \d{1,2}[.:]\d\d ?[ap]\.?m", re.IGNORECASE)
_OF_PAPERS = re.compile(r"\b(?:meeting|minutes|notes|agenda|report|session)\b", re.IGNORECASE)
_FIRST_SECTION = re.compile(r"1(?:\.0)?[.)]?\s+[A-Z]")
_HELD = re.compile(r"(?:.{1,80} )?(?:to be )?held (?:on|in|at) .{4,}", re.IGNORECASE)
_NAMES_APPENDIX = re.compile(r"\W*(?:appendix|annex\w*|enclosure|attachment)\W{1,3}(?:no\.? ?)?[0-9A-Zivx]{1,3}\b",
                             re.IGNORECASE)
_LISTED = 2                  # appendices named at a page's top: a report's end lists them
_ITEM_PREFIX = re.compile(r"(?:agenda )?item (?:no\.? )?\d{1,3}[a-z]?(?: ?\([a-z]{1,3}\))?\s*[-–—:]\s+(?=[A-Z])",
                          re.IGNORECASE)
_TITLE_LINES = 14
_REPORT_LINES = 15
_LEAST_SECTIONS = 2
_BARE_MARK = 14              # letters of "Appendix A"
_SURELY_TOLD = 3             # things that minutes say, where neither a line nor the agenda calls them minutes
_RECOMMENDATION = re.compile(r"(?:officer |proposed )?recommendations?(?:\(s\))?")
_REPORT_OF = re.compile(r"(?:joint )?report (?:of|by|from|to) .{4,120}", re.IGNORECASE)
_LARGER = 1.12
_MIDDLE = re.compile(r"(?:[2-9]|[1-9]\d)(?:\.\d{1,2})*\.?\s+[A-Z]|1\.(?:[2-9]|1\d)\.?\s")


class Opening(NamedTuple):
    """`kind` is the opener's name or None; `header` the labels of a report; `is_cover`: few words, large.

    `runs_on`: the first line carries a number that only the middle of a paper has ("15. Background papers").
    `is_letterhead`: it begins with the council's or committee's name in a line of its own. `heads` are all lines set
    apart near the top, joined where they go on.
    """

    kind: str | None
    title: str | None
    header: HeaderBlock
    is_cover: bool
    has_heading: bool
    runs_on: bool
    is_letterhead: bool = False
    heads: tuple[str, ...] = ()
    first_line: str = ""


def opening_of(
    leaf: Leaf, used: UsedWords = _NONE, before: Leaf | None = None
) -> Opening:
    """The opening of one page; words in `used` stand in tables and make no title.

    A running head says what paper begins only where the page `before` does not bear it too.
    """
    lines = [line for line in leaf.lines if line.is_body and line.angle in (0, 90, 270)]
    old = {line.text for line in before.lines if line.role == "running_head"} if before else set()
    heads = [line for line in leaf.lines if line.role == "running_head" and line.text not in old]
    header = header_block(lines)
    size = usual_size(lines)
    kind = _kind(lines, heads, size)
    words = sum(len(line.words) for line in lines)
    top_size = max((line.size for line in lines), default=0.0)
    is_cover = 0 < words < _COVER_WORDS and top_size >= 17
    first = lines[0] if lines else None
    has_heading = first is not None and _is_set_apart(first, size) and len(first.text) < 120
    runs_on = first is not None and bool(_MIDDLE.match(first.text))
    above = itertools.takewhile(lambda i: not (i and is_of_roll(lines[i])), range(len(lines)))
    own = itertools.islice((i for i in above if is_free(lines[i], used)), _TITLE_LINES)
    stacks = _stacks([lines[i] for i in own if i not in header.lines], size)
    title = header.values.get("subject") or _title(stacks, is_minutes=kind == "minutes")
    if title is None and kind == "appendix":
        title = next((x.text for x in lines[:2] if len(x.words) > 3 and _NAMES_APPENDIX.match(x.text)), None)
    if title is None and heads:
        title = next((h.text for h in heads if len(h.words) > 2), None)
    return Opening(
        kind, title, header, is_cover, has_heading, runs_on, is_letterhead=has_heading and _is_letterhead(first),
        heads=(*([title] if title else []), *(text for _, text in stacks)), first_line=first.text if first else "",
    )


def _kind(lines: Sequence[Line], heads: Sequence[Line], size: float) -> str | None:
    if any(len(line.text) < 60 and is_agenda_head(line.text) for line in lines[:_TITLE_LINES]):
        return None                                    # "3 Minutes of the last meeting" is an item here
    top = [*heads, *lines[:_TOP_LINES]]
    is_listed = sum(_NAMES_APPENDIX.match(line.text) is not None for line in top) >= _LISTED
    joined = [line.text for line in top]
    joined += [f"{a.text} {b.text}" for a, b in itertools.pairwise(lines[:5]) if a.size == b.size]
    for i, text in enumerate(joined):
        if len(text) > 220:
            continue
        line = top[i] if i < len(top) else lines[i - len(top)]
        is_apart = line.role == "running_head" or _is_set_apart(line, size)
        is_of_a_meeting = _OF_A_MEETING.match(text) is not None
        may_be_appendix = i < 2 and len(text) < 90
        if not (is_apart or is_of_a_meeting or may_be_appendix):
            continue
        for rule in _OPENERS(text):
            if not rule.pattern.fullmatch(text):
                continue
            if rule.name == "minutes" and is_of_a_meeting:
                return "minutes"
            if rule.name == "appendix" and is_listed and not (i == 0 and line.is_bold):
                continue
            if rule.name == "appendix" and len(text) < _BARE_MARK and _are_bound_minutes(lines, size):
                return "minutes"
            if is_apart or (rule.name == "appendix" and may_be_appendix):
                return rule.name
    if lines and is_guidance_head(lines[0].text) and _is_set_apart(lines[0], size):
        return "guidance"
    if any(is_of_roll(line) for line in lines[:_TITLE_LINES]) and tells_of_meeting(lines, least=_SURELY_TOLD):
        return "minutes"                               # no line says so
    return None


def _are_bound_minutes(lines: Sequence[Line], size: float) -> bool:
    """Below a bare "Appendix A": a head that says minutes, and who was there."""
    top = lines[1:_TOP_LINES]
    return any(_is_set_apart(line, size) and any(rule.name == "minutes" and rule.pattern.fullmatch(line.text)
               for rule in _OPENERS(line.text)) for line in top) and any(map(is_of_roll, lines[1:_TITLE_LINES]))


def _is_set_apart(line: Line, size: float) -> bool:
    if line.is_bold or line.is_underlined or line.size >= _LARGER * size:
        return True
    letter_count, capital_count = count_letters(line.text)
    return letter_count > 4 and capital_count > 0.8 * letter_count


def _stacks(top: Sequence[Line], size: float) -> list[tuple[Line, str]]:
    """Lines set apart near the top, each with what goes on below it in the same face."""
    found = []
    i = 0
    while i < len(top):
        stack = [top[i]]
        while i + len(stack) < len(top) and _goes_on(stack[-1], top[i + len(stack)]) and len(stack) < 6:
            stack.append(top[i + len(stack)])
        if _is_set_apart(stack[0], size) or stack[0].size >= 16:
            text = _ITEM_PREFIX.sub("", join_lines([line.text for line in stack]))
            found.append((stack[0], text.strip(" :-–")))
        i += len(stack)
    return found


def _title(stacks: Sequence[tuple[Line, str]], *, is_minutes: bool) -> str | None:
    """The largest of the stacks that can be a title; the first of equals."""
    best: tuple[float, str] | None = None
    for line, text in stacks:
        if _may_be_title(text) and not _is_section_head(text):
            score = line.size + (1.0 if line.is_bold else 0.0)
            is_of_meeting = not is_minutes and _HELD.fullmatch(text)
            score -= _BODY_PENALTY if is_of_meeting or _NAMES_A_BODY.fullmatch(text) else 0.0
            if best is None or score > best[0] + 0.4:
                best = (score, text)
    return best[1] if best else None


def _is_section_head(text: str) -> bool:
    """ "1. Introduction", "Purpose of the report": what stands below a title."""
    bare = re.sub(r"^(?:\d{1,2}(?:\.0)?[.)]?\s+)", "", text).rstrip(" :")
    return any(rule.pattern.fullmatch(bare) for rule in SECTION_HEADS)


def _is_letterhead(line: Line | None) -> bool:
    """The council's or a committee's name, and nothing else but a date."""
    if line is None or len(line.text) > 110:
        return False
    if council_names(line.text):
        return len(council_names(line.text)[0]) > 0.6 * len(line.text)
    rest = line.text
    for span in reversed(find_dates(rest)):
        rest = rest[: span.start] + rest[span.end:]
    return bool(re.fullmatch(r"[\w ,&’'-]*\b(?:committee|cabinet|council|board|panel|executive|forum|"
                             r"commission)[ ,–-]*", rest,
                             re.IGNORECASE))


def _goes_on(above: Line, line: Line) -> bool:
    gap = line.box.top - above.box.bottom
    return above.size == line.size and above.is_bold == line.is_bold and gap < 0.45 * line.size and not (
        len(above.segments) > 1 or len(line.segments) > 1
    )


def _may_be_title(text: str) -> bool:
    if not 5 <= len(text) <= 220 or text.endswith(".") or not re.search(r"[A-Za-z]{4}", text):
        return False
    if _WHEN_AND_WHERE.search(text) and not _OF_PAPERS.search(text):
        return False
    if _NO_TITLE.fullmatch(text) or _FIRST_SECTION.match(text):
        return False
    names = council_names(text)
    rest = text
    for name in names:
        rest = re.sub(re.escape(name), "", rest, flags=re.IGNORECASE)
    for span in reversed(find_dates(rest)):
        rest = rest[: span.start] + rest[span.end:]
    rest = rest.strip(" -–,:|")
    if len(rest) < 4 or _NO_TITLE.fullmatch(rest):
        return False
    return not (COMMITTEE_WORDS.search(rest) and (names or find_dates(text)) and len(rest) < 80
                and re.search(r"(?:committee|cabinet|council|board|panel|forum|executive|"
                              r"commission)$", rest, re.IGNORECASE))


def reads_like_report(lines: Sequence[Line]) -> bool:
    """ "Report of the Director" above, or the usual heads of a report's sections below."""
    heads = {bare for line in lines if (line.is_bold or line.is_underlined or line.text.isupper())
             and len(bare := _bare(line.text)) < 60 and any(rule.pattern.fullmatch(bare) for rule in SECTION_HEADS)}
    is_of = any(_REPORT_OF.fullmatch(line.text) for line in lines[:_REPORT_LINES])
    return len(heads) >= (1 if is_of else _LEAST_SECTIONS)


def asks_for_decision(lines: Sequence[Line]) -> bool:
    """The head of a recommendation, which a report has and its appendix has not, among those of other sections."""
    return reads_like_report(lines) and any(
        (line.is_bold or line.is_underlined or line.text.isupper()) and _RECOMMENDATION.fullmatch(_bare(line.text))
        for line in lines)


def _bare(text: str) -> str:
    return re.sub(r"^\d{1,2}(?:\.0)?[.)]?\s+", "", text).rstrip(" :").lower()
