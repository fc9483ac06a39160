"""Item headings of minutes: printed numbers that run through the paper, "(Item 3)" marks, or titles set apart.

In:  the passages of one set of minutes, in reading order.
Out: `Section`s: which passages are the item's title, which its text; what stands before the first is the head.
Not here: attendance, paragraphs' kinds.

How an item is headed differs by council: "292." in a column beside a bold title, "2021/14 Apologies", "CAB.23",
a bold line with "(Item 3)" beneath and no number, or one bold line and nothing else. No form is preferred by
name: every run of printed numbers is weighed by how much its lines look like titles and how well they count up.

What surprised us: list points count up as well ("1. Supporting children"), paragraph numbers contain the item's
("15.0" under "15"), and typists drop the number of one item among twelve.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extractor.minutes.roll import read_label
from extractor.prose import Passage, text_of


class NumberRule(NamedTuple):
    """One way to print the number of a minute; group `number` is kept as printed."""

    name: str
    pattern: re.Pattern[str]
    example: str


_AFTER = r"(?=[\s:]|$)[\s:–-]*"
NUMBER_RULES: tuple[NumberRule, ...] = (
    NumberRule("worded", re.compile(
        r"(?:Minute|Min|Item|Agenda\s+Item)\.?\s*(?:Number|No|Ref)?\.?\s*:?\s*"
        r"(?P<number>[A-Z]{0,5}\.?\d{1,4}(?:[./-]\d{1,4}){0,2}[a-z]?\.?)" + _AFTER, re.I), "Min 45/22 Apologies"),
    NumberRule("parts", re.compile(r"(?P<number>\d{1,4}(?:(?:[.-]{1,2}|\s?/\s?)\d{1,4}){1,3}[.:)]?)" + _AFTER),
               "2021/14 Apologies"),
    NumberRule("prefixed", re.compile(
        r"(?P<number>[A-Z]{1,6}(?:\([A-Z]+\))?(?:\s?[./-]\s?|\s)?\d{1,4}(?:(?:[.-]|\s?/\s?)\d{1,4}){0,3}[.:)]?)" + _AFTER),
        "CAB.23 APOLOGIES"),
    NumberRule("plain", re.compile(r"(?P<number>\(?\d{1,4}[A-Za-z]?(?:[.:)]|\.\))?)" + _AFTER), "292. Apologies"),
    NumberRule("worded prefix", re.compile(
        r"(?P<number>(?:[A-Z][A-Za-z]{1,4})/\d{1,4}(?:/\d{2}(?:-\d{2})?)?\.?)" + _AFTER), "Cou/286/07-08 Apologies"),
)
"""Numbers as printed before a title; the first rule that fits wins."""


class MarkRule(NamedTuple):
    """How a minute names the agenda item it was; group `item`."""

    name: str
    pattern: re.Pattern[str]
    example: str


MARK_RULES: tuple[MarkRule, ...] = (
    MarkRule("bracketed", re.compile(
        r"\s*[(\[]\s*(?:agenda\s+(?:item\s*)?|item\s*)(?:no\.?|number)?\s*:?\s*(?P<item>[A-Z]?\d{1,3}[a-z]?(?:\.\d{1,2})?)\s*[)\]]\s*$",
        re.I), "(Item 3)"),
    MarkRule("trailing", re.compile(
        r"\s*[-–—:,]?\s*\bagenda\s+(?:item|time|items|no\.?|number)\s*(?:no\.?|number)?\s*:?\s*"
        r"(?P<item>[A-Z]?\d{1,3}[a-z]?)\s*$", re.I), "Work Programme - Agenda Item 5"),
)
"""Marks at the end of a title or on a line of their own."""

SECTION_HEADS = re.compile(
    r"^(?:(?:un)?restricted\s+items?|exempt\s+(?:items?|business|information)|public\s+(?:items?|session|business)"
    r"|private\s+(?:items?|session|business)|confidential\s+(?:items?|business)|part\s+(?:[ivab12]+|one|two)\b.*"
    r"|(?:key|non-?key|executive)\s+decisions?|items?\s+for\s+(?:decision|information|discussion|noting)"
    r"|(?:open|closed)\s+session|minutes?|draft(?:\s+minutes)?|unconfirmed(?:\s+minutes)?|item\s+no\.?.*|min(?:ute)?\s+no\.?.*"
    r"|agenda|recommendations?(?:\s+to\s+(?:the\s+)?(?:cabinet|council))?|resolved|decisions?|reasons?(?:\s+for.*)?"
    r"|continued|action(?:s|\s+by)?|for\s+next\s+agenda)\s*:?$", re.I)
"""Heads that part an agenda or minutes, or label a passage, and are no item."""

LABELS_OF_PASSAGES = re.compile(
    r"^(?:actions?|resolved|agreed|decision|decided|recommended|recommendation|noted|proposed|proposer|seconded|moved|vote"
    r"|voting|for|against|abstain\w*|abstention\w*|in\s+favour|signed|chair\w*|date|motion|amendment|carried|lost"
    r"|reasons?|options|note|present|apologies|in\s+attendance|absent)\b", re.I)
"""First words that make even a bold line text of its item rather than a head."""

TYPICAL_TITLES = re.compile(
    r"^(?:to\s+(?:receive|approve|note|consider|sign|confirm)\s+)?(?:the\s+|any\s+)?(?:apolog(?:y|ies)\b.*|welcome\b.*|declarations?\s+of\b.*|disclosures?\s+of\b.*"
    r"|minutes(?:\s+of\b.*|\s+from\b.*)?|matters\s+arising\b.*|public\s+(?:participation|question|forum|session|speaking)\b.*"
    r"|(?:chair|chairman|mayor|leader)\w*['’]?s?['’]?\s+(?:announcements?|report|communications?)\b.*|correspondence\b.*|finance\b.*"
    r"|planning\b.*|highways\b.*|any\s+other\s+business\b.*|date\s+of\s+(?:the\s+)?next\b.*|next\s+meeting\b.*|petitions?\b.*"
    r"|(?:forward\s+|work\s+)(?:plan|programme)\b.*|urgent\s+(?:business|items)\b.*|exclusion\s+of\b.*|reports?\s+(?:from|of|by)\b.*"
    r"|clerk['’]?s\s+report\b.*|accounts\s+for\s+payment\b.*|election\s+of\b.*|questions?\b.*)$", re.I)
"""Titles that nearly every council's minutes have; they tell heads where no type face does."""

CLOSING = re.compile(
    r"\b(?:meeting|proceedings|session|business|committee|council|panel|board)\b.{0,60}?\b(?:closed|ended|concluded|finished|terminated|rose|adjourned"
    r"|closing|ending)\b|^\(?\s*(?:duration\s+of\s+(?:the\s+)?meeting|meeting\s+(?:closed|ended|finished|concluded)|end(?:ed)?\s+of\s+meeting"
    r"|finish(?:ed)?\s+time|close(?:d)?\s+of\s+meeting|time\s+(?:closed|ended|finished))|^the\s+chair\w*\s+(?:closed|declared|ended)\b.{0,40}\bmeeting\b"
    r"|\bconcluded\s+at\s+\d|\bclosed\s+at\s+\d", re.I)
"""Says that the meeting is over."""

_MIN_TOTAL = 1.2
_TITLE_LIKE = 0.38
_MAX_TITLE_LINES = 5


@dataclass(frozen=True, slots=True)
class Section:
    """One item: `number` and `title` as printed, `item_number` the agenda item named beside it, its text's passages.

    `heads` are the passages that make the title; `body` those that follow, a run-in title's rest among them.
    """

    number: str | None
    title: str | None
    item_number: str | None
    page_number: int
    heads: tuple[Passage, ...]
    body: tuple[Passage, ...]


class _Candidate(NamedTuple):
    at: int                       # index among the passages
    number: str
    key: tuple[str, ...]          # what the numbers of one run share
    ordinal: int
    weight: float


def split_sections(passages: Sequence[Passage]) -> tuple[tuple[Passage, ...], tuple[Section, ...]]:
    """(what stands before the first item, the items in order)."""
    starts, are_titles = _numbered_starts(passages)
    if starts and are_titles:
        starts = _with_unnumbered(passages, starts)
    else:
        starts = _marked_starts(passages) or _titled_starts(passages, at_least=3 if starts else 2) or starts
    if not starts:
        return tuple(passages), ()
    order = sorted(starts)
    sections = [
        _section(passages, at, starts[at], order[i + 1] if i + 1 < len(order) else len(passages))
        for i, at in enumerate(order)
    ]
    return tuple(passages[: order[0]]), tuple(sections)


# ---------------------------------------------------------------- numbers


def full_text(passage: Passage) -> str:
    """The passage with its printed number, as one text."""
    return f"{passage.marker.text} {passage.text}" if passage.marker and passage.marker.word_count else (
        f"{passage.marker.text}{passage.text}" if passage.marker else passage.text)


def leading_number(text: str) -> tuple[str, str] | None:
    """(number as printed, the rest) where a text begins with a number that could be a minute's.

    >>> leading_number("2021/14 Apologies for absence")
    ('2021/14', 'Apologies for absence')
    >>> leading_number("12 July 2023") is None
    False
    """
    for rule in NUMBER_RULES:
        match = rule.pattern.match(text)
        if match:
            return match["number"].strip(" .:"), text[match.end() :].strip()
    return None


def _candidates(passages: Sequence[Passage]) -> list[_Candidate]:
    found: list[_Candidate] = []
    for at, passage in enumerate(passages):
        if passage.is_footnote:
            continue
        split = leading_number(full_text(passage))
        if split is None:
            continue
        number, rest = split
        if not rest and at + 1 < len(passages):
            rest = passages[at + 1].text if _is_beside(passage, passages[at + 1]) else ""
        if not rest or not re.match(r"[A-Z“\"'‘’(&\d]", rest):
            continue
        weight = _title_weight(passage, rest)
        parts = [int(p) for p in re.findall(r"\d+", number)]
        letters = "".join(re.findall(r"[A-Za-z]+", number))
        if len(parts) == 1:
            found.append(_Candidate(at, number, (letters.upper() if len(letters) > 1 else "",), parts[0], weight))
            continue
        for varying, ordinal in enumerate(parts):
            rest_parts = tuple(str(p) for i, p in enumerate(parts) if i != varying)
            found.append(_Candidate(at, number, (letters.upper(), str(varying), str(len(parts)), *rest_parts), ordinal, weight))
    return found


def _is_beside(number: Passage, title: Passage) -> bool:
    """A number in a column of its own, its title on (nearly) the same line or straight below."""
    return (number.page_number == title.page_number and title.indent > number.outdent + 5
            and abs(title.box.top - number.box.top) < 1.2 * title.size)


def _title_weight(passage: Passage, rest: str) -> float:
    """How much the words after a number look like a title, 0 to 1."""
    letters = [c for c in rest if c.isalpha()]
    words = rest.split()
    if passage.is_bold and len(passage.lines) <= _MAX_TITLE_LINES:
        return 1.0
    run = passage.lead_bold
    if run >= 4 and any(c.isalpha() for c in passage.text[:run]):
        return 0.8
    if len(letters) > 3 and all(c.isupper() for c in letters) and len(passage.lines) <= _MAX_TITLE_LINES:
        return 0.9
    if _caps_run(rest):
        return 0.6
    if TYPICAL_TITLES.match(rest) and len(words) <= 12:
        return 0.6
    if len(passage.lines) == 1 and len(words) <= 12 and not rest.endswith((".", ";", ",", ":")):
        return 0.4
    return 0.1


def _caps_run(text: str) -> str:
    """Leading words in capitals before a ":" or dash or small letters: "APOLOGIES: Cllr ..." -> "APOLOGIES"."""
    match = re.match(r"((?:[A-Z][A-Z’'&,/()-]*\s+|[A-Z]{2,}[A-Z’'&,/()-]*\s*){0,12}[A-Z]{3,}[A-Z’'&/()-]*)(?=\s*[:–—-]|\s+[A-Z][a-z]|\s*$)", text)
    return match[1].strip() if match else ""


def _numbered_starts(passages: Sequence[Passage]) -> tuple[dict[int, str | None], bool]:
    """(index of the passage -> printed number, for the run of numbers that heads items; whether those lines look
    like titles rather than sentences)."""
    groups: dict[tuple[str, ...], list[_Candidate]] = {}
    for candidate in _candidates(passages):
        groups.setdefault(candidate.key, []).append(candidate)
    best: tuple[float, list[_Candidate]] = (0.0, [])
    for group in groups.values():
        total, run = _best_run(group)
        if total > best[0] + 1e-9 and _is_credible(run, group, len(passages)):
            best = (total, run)
    run = best[1]
    if best[0] < _MIN_TOTAL and len(run) < 4:
        return {}, False
    return {c.at: c.number for c in run}, sum(c.weight for c in run) >= _TITLE_LIKE * len(run)


def _best_run(group: Sequence[_Candidate]) -> tuple[float, list[_Candidate]]:
    """The run of rising numbers with the most title-like lines; a jump costs."""
    totals: list[float] = []
    before: list[int] = []
    for i, candidate in enumerate(group):
        value, came_from = candidate.weight + 0.02, -1
        for j in range(max(0, i - 60), i):
            step = candidate.ordinal - group[j].ordinal
            if step <= 0 or step > 40:
                continue
            reached = totals[j] + candidate.weight + 0.02 - 0.12 * min(step - 1, 8)
            if reached > value:
                value, came_from = reached, j
        totals.append(value)
        before.append(came_from)
    end = max(range(len(group)), key=lambda i: (totals[i], -i))
    run = []
    at = end
    while at >= 0:
        run.append(group[at])
        at = before[at]
    return totals[end], run[::-1]


def _is_credible(run: Sequence[_Candidate], group: Sequence[_Candidate], passage_count: int) -> bool:
    """Titles on the whole; or plain sentences, each number used once, over most of the paper."""
    mean = sum(c.weight for c in run) / len(run)
    if mean >= _TITLE_LIKE and len(run) >= 2:
        return True
    if mean >= 0.8:
        return True
    is_unique = len({c.ordinal for c in group}) == len(group)
    return is_unique and len(run) >= 4 and run[-1].at - run[0].at > 0.45 * passage_count


# ---------------------------------------------------------------- items without numbers


def _mark_of(text: str) -> tuple[str, str] | None:
    """(agenda item, text without the mark) where a text ends with such a mark."""
    for rule in MARK_RULES:
        match = rule.pattern.search(text)
        if match:
            return match["item"], text[: match.start()].strip()
    return None


def _marked_starts(passages: Sequence[Passage]) -> dict[int, str | None]:
    """Titles above "(Item 3)"."""
    starts: dict[int, str | None] = {}
    for at, passage in enumerate(passages):
        found = _mark_of(passage.text)
        if not found or len(passage.lines) > _MAX_TITLE_LINES:
            continue
        if found[1]:
            starts[at] = None
            continue
        first = at
        while first > 0 and at - first < 3 and _is_title_line(passages[first - 1]) and (
            first == at or _is_same_head(passages[first - 1], passages[first])
        ):
            first -= 1
        if first < at:
            starts[first] = None
    return starts if len(starts) >= 2 else {}


def _is_same_head(upper: Passage, lower: Passage) -> bool:
    """Two passages that are one title over two lines."""
    return upper.is_bold == lower.is_bold and lower.space_before is not None and lower.space_before < 0.5


def _is_title_line(passage: Passage) -> bool:
    text = passage.text
    if not text or len(passage.lines) > _MAX_TITLE_LINES or len(text) > 260 or passage.is_footnote:
        return False
    if text.endswith((".", ";", ",")) or (passage.marker is not None and passage.marker.is_bullet):
        return False
    letters = [c for c in text if c.isalpha()]
    is_caps = len(letters) > 3 and all(c.isupper() for c in letters)
    return (passage.is_bold or is_caps or TYPICAL_TITLES.match(text) is not None) and bool(letters)


def _titled_starts(passages: Sequence[Passage], *, at_least: int) -> dict[int, str | None]:
    """Lines set apart as titles, where nothing is numbered or marked; they stand below the roll."""
    roll = next((i for i, p in enumerate(passages) if read_label(p.text) or read_label(p.lines[0].text)), -1)
    for test in (_is_bold_title, _is_caps_title, _is_typical_title):
        starts: dict[int, str | None] = {i: None for i, p in enumerate(passages) if i > roll and test(p)}
        first = next((i for i in starts if TYPICAL_TITLES.match(passages[i].text)), None)
        if first is not None and len(starts) >= at_least:
            return {i: n for i, n in starts.items() if i >= first}
    return {}


def _is_bold_title(passage: Passage) -> bool:
    return passage.is_bold and _is_title_line(passage) and _is_free_head(passage.text)


def _is_caps_title(passage: Passage) -> bool:
    letters = [c for c in passage.text if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() for c in letters) and _is_title_line(passage) and _is_free_head(passage.text)


def _is_typical_title(passage: Passage) -> bool:
    return (TYPICAL_TITLES.match(passage.text) is not None and len(passage.lines) == 1
            and len(passage.text.split()) <= 8 and not passage.text.endswith("."))


def _is_free_head(text: str) -> bool:
    """No label of a passage, no heading over items, no closing."""
    if TYPICAL_TITLES.match(text) and not text.endswith(":"):
        return True
    return not (SECTION_HEADS.match(text) or LABELS_OF_PASSAGES.match(text) or CLOSING.search(text) or text.endswith(":"))


def _with_unnumbered(passages: Sequence[Passage], starts: dict[int, str | None]) -> dict[int, str | None]:
    """Heads in the numbered ones' style whose number the typist dropped; they stand where numbers stand."""
    order = sorted(starts)
    heads = [passages[i] for i in order]
    bold = sum(h.is_bold or h.lead_bold > 3 for h in heads) * 2 > len(heads)
    outdent = sorted(h.outdent for h in heads)[len(heads) // 2]
    inner = [p.outdent for i, p in enumerate(passages) if i > order[0] and i not in starts and len(p.lines) > 1]
    is_hanging = bool(inner) and sum(x > outdent + 4 for x in inner) > 0.6 * len(inner)
    found = dict(starts)
    for at in range(order[0] + 1, len(passages)):
        passage = passages[at]
        if at in found or not _is_title_line(passage) or not _is_free_head(passage.text) or passage.is_centred:
            continue
        if passage.marker is not None or leading_number(passage.text):
            continue
        has_mark = at + 1 < len(passages) and (_mark_of(passages[at + 1].text) or ("", "x"))[1] == ""
        in_place = abs(passage.outdent - outdent) < 4 and is_hanging and passage.is_bold and bold
        is_apart = passage.space_before is None or passage.space_before > 0.9
        if (has_mark and passage.is_bold) or (in_place and is_apart and at - 1 not in found):
            found[at] = None
    return found


# ---------------------------------------------------------------- one item


def _section(passages: Sequence[Passage], at: int, number: str | None, end: int) -> Section:
    first = passages[at]
    heads = [first]
    text = full_text(first)
    if number is not None:
        split = leading_number(text)
        text = split[1] if split else text
    body_from = at + 1
    if not text and body_from < end:
        heads.append(passages[body_from])
        text = passages[body_from].text
        body_from += 1
    rest: tuple[Passage, ...] = ()
    if len(heads) == 1:
        head, rest = _run_in(first, text)
        heads, text = [head], _head_text(head, number)
    while body_from < end and not rest and _goes_on(heads[-1], passages[body_from]):
        text = f"{text} {passages[body_from].text}"
        heads.append(passages[body_from])
        body_from += 1
    item = None
    marked = _mark_of(text)
    if marked:
        item, text = marked
    elif body_from < end and not rest:
        marked = _mark_of(passages[body_from].text)
        if marked and not marked[1]:
            item = marked[0]
            heads.append(passages[body_from])
            body_from += 1
    return Section(
        number=number, title=text.strip(" :–—-") or None, item_number=item, page_number=first.page_number,
        heads=tuple(heads), body=(*rest, *passages[body_from:end]),
    )


def _head_text(head: Passage, number: str | None) -> str:
    text = full_text(head)
    if number is None:
        return text
    split = leading_number(text)
    return split[1] if split else text


def _goes_on(head: Passage, passage: Passage) -> bool:
    """A title's second line that stands as a passage of its own (centred, or after a wide gap in it)."""
    return (head.is_bold and passage.is_bold and passage.marker is None and passage.space_before is not None
            and passage.space_before < 0.35 and len(head.lines) + len(passage.lines) <= _MAX_TITLE_LINES
            and abs(passage.outdent - head.indent) < 8 and _is_title_line(passage)
            and not LABELS_OF_PASSAGES.match(passage.text))


def _run_in(passage: Passage, text: str) -> tuple[Passage, tuple[Passage, ...]]:
    """(title, text) of a passage whose title and text share a line: "4. Finance: the accounts were ..."."""
    cut = _run_in_length(passage, text)
    if cut is None:
        return passage, ()
    return split_passage(passage, len(passage.text) - len(text) + cut if passage.text.endswith(text) else cut)


def _run_in_length(passage: Passage, text: str) -> int | None:
    """Characters of `text` that are title; None where all of it is."""
    if passage.is_bold:
        return None
    offset = len(passage.text) - len(text) if passage.text.endswith(text) else 0
    if passage.lead_bold - offset >= 4:
        return passage.lead_bold - offset
    caps = _caps_run(text)
    if caps and len(caps) < len(text):
        return len(caps)
    if len(passage.lines) == 1 and len(text.split()) <= 14 and not text.endswith("."):
        return None
    match = re.match(r"[A-Z][^.:;]{2,70}?(?:\s[–—-]\s|:\s)(?=[A-Z“\"])", text)
    if match:
        return match.end()
    return 0


def split_passage(passage: Passage, cut: int) -> tuple[Passage, tuple[Passage, ...]]:
    """The passage cut after so many characters of its text, at a word; the number stays with the first part."""
    skip = passage.marker.word_count if passage.marker else 0
    words = [(line, i) for line in passage.lines for i in range(len(line.words))]
    taken = skip
    while taken < len(words) and len(text_of([line.words[i] for line, i in words[skip:taken]])) < cut:
        taken += 1
    if taken >= len(words):
        return passage, ()
    first_ids = tuple((line.page_number, line.word_ids[i]) for line, i in words[:taken])
    last_ids = tuple((line.page_number, line.word_ids[i]) for line, i in words[taken:])
    length = len(text_of([line.words[i] for line, i in words[skip:taken]]))
    head = replace(passage, text=passage.text[:length].strip(), word_ids=first_ids)
    rest_text = passage.text[length:].strip(" :–—-")
    if not rest_text:
        return passage, ()
    at = words[taken][0]
    rest = replace(
        passage, text=rest_text, word_ids=last_ids, marker=None, lead_bold=0, bold_share=0.0,
        page_number=at.page_number, outdent=passage.indent, box=at.box if at.page_number != passage.page_number else passage.box,
    )
    return head, (rest,)
