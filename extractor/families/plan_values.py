"""Cells of a forward plan -> typed columns: when, by whom, how private, whom to ask.

In:  a Record. Out: a `forward_plan` row, with the print kept in the `_text` columns, and findings for what could not be
typed. A month alone, or a span of dates, is no decision date.
"""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from extractor.document import Finding, Row
from extractor.families.meeting_days import UNDATED
from extractor.families.plan_people import ROLE_NOUN, read_contact, split_makers, with_breaks
from extractor.families.records import Record, note_of, without_bullets
from extractor.values import DateSpan, find_dates, squash

NOT_BEFORE = re.compile(r"\b(?:not (?:earlier than|before)|no earlier than|(?:on or )?after|from)\b", re.I)
MOVED = re.compile(r"\b(?:deferred|moved|postponed|re-?scheduled|brought forward|previously|originally)\b", re.I)
"""What follows tells of an earlier date: "9 July 2024 (deferred from June 2024)"."""


class When(NamedTuple):
    """The dates part of a cell: the day if the print gives one, the words that tell it, what the cell holds besides."""

    day: str | None
    text: str | None
    is_not_before: bool
    rest: str


def read_when(text: str) -> When:
    """A decision's date and what stands beside it.

    >>> read_when("Not before 18th Sep 2017 Cabinet")
    When(day='2017-09-18', text='Not before 18th Sep 2017', is_not_before=True, rest='Cabinet')
    >>> read_when("Cabinet March 2024")[:2]
    (None, 'March 2024')
    """
    dates = find_dates(text)
    moved = MOVED.search(text)
    if moved and dates and dates[0].end <= moved.start():
        found = read_when(text[: moved.start()])
        rest = re.sub(r"\W*\b(?:this )?(?:item|report|decision|was|is|been|has|\s)*$", "", found.rest, flags=re.I)
        return found._replace(rest=rest)
    if not dates:
        return When(None, None, bool(NOT_BEFORE.match(text)), text)
    first, last = dates[0], dates[-1]
    before, after = text[: first.start], text[last.end :]
    lead = re.search(
        r"(?:\b(?:not (?:earlier than|before)|no earlier than|(?:on or )?(?:after|before)|from|by|"
        r"between(?: \d{1,2}(?:st|nd|rd|th)? and)?|week (?:commencing|beginning)|w/[cb]|expected|provisionally|"
        r"on)\s*:?\s*)+$",
        before,
        re.I,
    )
    start = lead.start() if lead else first.start
    tail = re.match(r"\s*(?:at\s+|@\s*)?(?:\d{1,2}[.:]\d\d\s*(?:am|pm)?|\d{1,2}\s*(?:am|pm))", after, re.I)
    end = last.end + (tail.end() if tail else 0)
    words = squash(text[start:end])
    days = {span.iso for span in dates if span.iso}
    is_period = len(dates) > 1 and len({(s.year, s.month, s.day) for s in dates}) > 1
    day = next(iter(days)) if len(days) == 1 and not is_period and not _is_bound(words) else None
    rest = squash(f"{text[:start]} {text[end:]}").strip(" ,;:-–()")
    return When(day, words, bool(lead and NOT_BEFORE.search(lead[0])), rest)


def _is_bound(words: str) -> bool:
    return bool(re.match(r"(?:before|by|between)\b", words, re.I))


class Exemption(NamedTuple):
    """Words of an answer about exempt information -> the code; the first row that matches decides."""

    code: str
    pattern: re.Pattern[str]
    example: str


def _exemption(code: str, pattern: str, example: str) -> Exemption:
    return Exemption(code, re.compile(pattern, re.I), example)


EXEMPTIONS: tuple[Exemption, ...] = (
    _exemption(
        "none",
        r"^(?:no|none|n/?a|nil|open|public|unrestricted|non[- ]exempt|not exempt|fully open|part (?:1|i|a)"
        r"|no exemption|-|–|not applicable)\W*$",
        "Open",
    ),
    _exemption(
        "part",
        r"\bpart(?:ly|ially|[- ]exempt|[- ]private)\b|\bpart exempt|in part\b|exempt (?:appendi|annex)|"
        r"part (?:2|ii|b) (?:appendi|annex)|"
        r"(?:appendi\w+|annex\w*)"
        r" (?:\w+ )?(?:\w+ )?(?:will |may |to )?(?:be |is |are |contains? )?(?:exempt|private|confidential|"
        r"restricted|closed)"
        r"|(?:appendi\w+|annex\w*)\b.*\b(?:exempt|confidential|private)|(?:open|public).{0,12}(?:with|and|/|&|"
        r"\+).{0,20}"
        r"(?:exempt|private|confidential|closed|part 2)|part 1.{0,8}part 2|some (?:exempt|of)|partial",
        "Part exempt",
    ),
    _exemption(
        "none",
        r"\b(?:not|no|non)\b.{0,24}\b(?:exempt|private|confidential|restricted)|^no\b|\bin public\b|^open\b|"
        r"^public\b|^unrestricted",
        "No, the report will be considered in public",
    ),
    _exemption(
        "full",
        r"\b(?:fully |wholly )?exempt|\bprivate|confidential|^yes\b|closed|restricted|part (?:2|ii|b)\b|paragraph"
        r" \d|para\.? ?\d|schedule 12a|in camera|commercially sensitive|^y$",
        "Exempt",
    ),
    _exemption("none", r"^n$", "N"),
)


def read_exemption(text: str) -> str | None:
    """none, part or full from a free answer; None where the words decide nothing.

    >>> read_exemption("Part exempt"), read_exemption("Yes - paragraph 3"), read_exemption("Open")
    ('part', 'full', 'none')
    """
    return next((row.code for row in EXEMPTIONS if row.pattern.search(text)), None)


ASKS_PUBLIC = (
    r"^(?!.*\b(?:private|exempt|confidential|closed|excluded)\b)"
    r"(?:(?:will|is|can|to be|held|taken|heard|considered)\b.*\b(?:(?:in|to the) )?public\b|(?:in |open to (?:the )?)?"
    r"public(?: meeting| report| item)?\??$|open\?$)"
)
"""How a column asks the other way round whether anything is exempt: there "Yes" means that nothing is."""


def read_openness(text: str) -> str | None:
    """The code of an answer to "in public?".

    >>> read_openness("Yes"), read_openness("No: paragraph 3"), read_openness("Part")
    ('none', 'full', 'part')
    """
    if re.match(r"(?:part|partly|partially|in part|both)\b", text, re.I):
        return "part"
    answer = re.match(r"(?:(?P<yes>y(?:es)?|open|public)|(?P<no>n(?:o)?|closed|private|exempt))\b", text, re.I)
    return read_exemption(text) if answer is None else "none" if answer["yes"] else "full"


DETAIL_LABELS = re.compile(
    r"(?:^|(?<=\s))(?P<label>issue|decision|title|subject|purpose|matter|report|proposed decision|summary|description|"
    r"decision to be taken|reason)\s*:\s*",
    re.I,
)


DECISION_LINE = re.compile(
    r"(?:To|That|Approv(?:e|al)|Agree|Award|Adopt|Consider|Decision(?! *\d)|Authority|Authorise)\b")


def read_details(
    text: str, lines: tuple[str, ...] = (), *, is_parted: bool = False
) -> tuple[str | None, str | None]:
    """Issue and decision of a cell that labels them, "Issue: … Decision: …", or prints them on lines of their own.

    A line after the first that begins "To …" or "That …" begins the decision; other unlabelled text is the issue.
    `is_parted`: the lines are two, the issue and the decision.

    >>> read_details("Issue: New depot Decision: To agree the site")
    ('New depot', 'To agree the site')
    """
    marks = list(DETAIL_LABELS.finditer(text))
    if not marks or marks[0].start() > 0:
        at = 1 if is_parted else next((n for n, line in enumerate(lines) if n and DECISION_LINE.match(line)), None)
        if at is None:
            return without_bullets(text), None
        return without_bullets(" ".join(lines[:at])), without_bullets(" ".join(lines[at:]))
    issue, decision = None, None
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        part = without_bullets(text[mark.end() : following.start() if following else len(text)].strip())
        if mark["label"].lower() in ("issue", "title", "subject", "matter", "report") and issue is None:
            issue = part
        else:
            decision = f"{decision} {part}" if decision and part else decision or part
    return issue, decision


FIRST_PUBLISHED = re.compile(r"(?:first\s+)?(?:published|listed|added|entered)\s*(?:on|in)?\s*:?\s*", re.I)

BRACKETED_DAY = re.compile(r"\s*\((?=[^()]*\d[^()]*\)$)(?=(?:\d{1,2}[./-]){2}|\d{1,2}\s[A-Z][a-z]+\s\d)")
"""The day it was entered, in brackets below the reference."""


def read_reference(text: str) -> tuple[str | None, str | None]:
    """Reference as printed, and the ISO day it was first published where the same cell says so.

    >>> read_reference("FP/17/07/11 First published: 26 July 2017"), read_reference("12/25 (6.1.25)")
    (('FP/17/07/11', '2017-07-26'), ('12/25', '2025-01-06'))
    """
    mark = FIRST_PUBLISHED.search(text) or BRACKETED_DAY.search(text)
    before = text[: mark.start()] if mark else text
    published = _first_day(find_dates(text[mark.end() :])) if mark else None
    reference = squash(before).strip(" ,;:()-") or None
    return reference, published


def _first_day(dates: list[DateSpan]) -> str | None:
    return next((span.iso for span in dates if span.iso), None)


NUMBERED_KEY = re.compile(r"(?:non[- ]?)?key(?: decision)?\s*(?:no|ref)?\.?:?\s*[A-Z/]*\d[\d/]*", re.I)
"""A bold line over the subject that only counts it: "Key Decision 1211"."""


def plan_row(record: Record, kinds: Collection[str]) -> tuple[Row | None, list[Finding]]:
    """A `forward_plan` row of a record, and what could not be typed; None for a record without a decision."""
    issue, decision = _issue_and_decision(record)
    if not issue and not decision:
        return None, []
    reference, published = read_reference(record.get("reference") or "")
    if reference is None and decision and issue and NUMBERED_KEY.fullmatch(issue):
        reference, issue, decision = issue, decision, None
    reference, when = _reference_and_when(record, kinds, reference)
    when, maker_text = _when_and_maker(record, kinds, when)
    exemption_text, exemption = _exemption_of(record, kinds)
    cell = record.cells.get("contact")
    contact = read_contact(record.get("contact") or "", cell.lines if cell else ())
    is_maker_known = bool(maker_text) and maker_text != record.get("portfolio")
    row: Row = {
        "plan_reference": reference,
        "first_published_date": published or _first_day(find_dates(record.get("first_published") or "")),
        "decision_date": when.day, "decision_date_text": when.text or _undated(record, kinds),
        "is_not_before": when.is_not_before,
        "decision_makers": split_makers(maker_text or ""), "issue": issue, "decision": decision,
        "documents_text": without_bullets(record.get("documents")),
        "exemption": exemption, "exemption_text": exemption_text,
        "contact_name": contact.name, "contact_role": contact.role, "contact_phone": contact.phone,
        "contact_text": contact.text, "note_text": _notes(record, is_maker_known),
        "page_number": record.page_number,
    }  # fmt: skip
    return row, _untyped(record, reference or (issue or "")[:80], when, exemption)


def _reference_and_when(record: Record, kinds: Collection[str], reference: str | None) -> tuple[str | None, When]:
    """The reference without the day that shares its cell, and when by its own column, that cell or the heading."""
    when = read_when(_broken(record, "when"))
    if reference and "when" not in kinds and (dated := read_when(reference)).text and dated.rest:
        reference, when = dated.rest, dated
    if not when.text and record.section_date_text:
        when = read_when(record.section_date_text)
        when = when if ROLE_NOUN.search(when.rest) else when._replace(rest="")
    return reference, when


KEY_BESIDE = re.compile(r"[\s;,(–-]*\b(?:non[- ]?)?key(?: decision)?\s*\)?$", re.I)
"""What stands below the maker in its cell: "Cabinet // Non-key decision"."""


def _when_and_maker(record: Record, kinds: Collection[str], when: When) -> tuple[When, str | None]:
    """When and by whom: one cell may hold both, and where nothing names the maker the portfolio does."""
    maker_text: str | None = KEY_BESIDE.sub("", _broken(record, "maker"))
    if maker_text and not when.text:
        when = read_when(maker_text)
        maker_text = when.rest
    is_rest = when.text or ("maker" not in kinds and not UNDATED.match(when.rest))
    return when, maker_text or (when.rest if is_rest else None) or _maker_above(record) or record.get("portfolio")


def _maker_above(record: Record) -> str | None:
    """Whose meeting the heading over the row is, "Transport Board, 22 January 2025"."""
    rest = read_when(record.section_date_text or "").rest
    return rest if rest and ROLE_NOUN.search(rest) else None


def _exemption_of(record: Record, kinds: Collection[str]) -> tuple[str | None, str | None]:
    """The answer and its code; a column about exempt information that is empty says that nothing is."""
    text = record.get("exemption") or record.get("in_public")
    if not text:
        return None, "none" if "exemption" in kinds else None
    return text, read_exemption(text) if record.get("exemption") else read_openness(text)


def _untyped(record: Record, subject: str, when: When, exemption: str | None) -> list[Finding]:
    """Findings for an answer about exempt information without a code, and for a date column without a date."""
    answer, date_text = record.get("exemption") or record.get("in_public"), record.get("when")
    found = [_finding(record, "exemption", subject, answer)] if answer and exemption is None else []
    if date_text and not when.text:
        found.append(_finding(record, "decision date", subject, date_text))
    return found


def _undated(record: Record, kinds: Collection[str]) -> str | None:
    """Words of a date column, or of the heading, that hold no date: "To be confirmed"; not where it names the maker."""
    text, above = record.get("when"), record.section_date_text
    if not text and above and UNDATED.match(above):
        return above
    return text if text and ("maker" in kinds or UNDATED.match(text)) else None


def _broken(record: Record, kind: str) -> str:
    cell = record.cells.get(kind)
    return with_breaks(record.get(kind) or "", cell.lines if cell else ())


_ASKED = re.compile(r"(?:To|That)\s[a-z]")


def _apart(record: Record) -> tuple[str, tuple[str, ...]]:
    """The issue cell, and it in two where its first lines are bold or one opens "To agree …"; else none: titles wrap.
    """
    text, cell = record.get("issue") or "", record.cells.get("issue")
    lines = cell.lines if cell is not None and _is_made_of(text, cell.lines) else ()
    at = next((n for n, line in enumerate(lines) if n and _ASKED.match(line)), None)
    at = cell.bold_lines if cell is not None and cell.bold_lines and lines else at
    return (text, _parted(text, lines, at)) if at else (text, ())


def _is_made_of(text: str, lines: Sequence[str]) -> bool:
    return "".join(lines).replace(" ", "") == text.replace(" ", "")


def _parted(text: str, lines: Sequence[str], at: int) -> tuple[str, str]:
    """The text in two where its line `at` begins; words parted at line ends stay whole in it."""
    left = len("".join(lines[:at]).replace(" ", ""))
    for place, char in enumerate(text):
        if left == 0 and char != " ":
            return text[:place].rstrip(), text[place:]
        left -= char != " "
    return text, ""


def _issue_and_decision(record: Record) -> tuple[str | None, str | None]:
    details = record.get("details")
    if details:
        cell = record.cells.get("details")
        lines = cell.lines if cell and _is_made_of(details, cell.lines) else ()
        is_parted = bool(cell and lines and cell.bold_lines)
        if cell and is_parted:
            lines = _parted(details, lines, cell.bold_lines)
        issue, decision = read_details(details, lines, is_parted=is_parted)
        title = without_bullets(record.get("issue"))
        if title and decision is None:
            issue, decision = title, issue
        return issue or title, decision or without_bullets(record.get("decision"))
    text, lines = _apart(record)
    issue, decision = read_details(text, lines, is_parted=bool(lines))
    own = record.get("decision")
    if own:
        decision = without_bullets(own)
    return issue, decision


KEPT = (("portfolio", "Portfolio"), ("consulted", "Consulted"), ("key", "Key decision"), ("wards", "Wards"),
        ("status", "Status"))  # fmt: skip


def _notes(record: Record, has_maker: bool) -> str | None:
    known = [
        (head, record.fields[kind])
        for kind, head in KEPT
        if kind in record.fields and (kind != "portfolio" or has_maker)
    ]
    return note_of([*known, *record.others])


def _finding(record: Record, what: str, subject: str, text: str) -> Finding:
    return Finding(
        "forward_plan_value",
        "warning",
        f"{what} could not be typed; the print is kept",
        record.page_number,
        subject,
        None,
        text,
    )
