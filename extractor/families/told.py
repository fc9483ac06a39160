"""Sums that running text tells, and figures that a pack tells twice. Looks and reports; never mends.

In:  prose, or the rows of a dataset of figures. Out: `PrintedSum`s and findings.
"Fifty-two contacts, which comprised …" in words is not read; a list after "including" need not be whole and is not
held against its total.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from extractor.document import Finding, Row
from extractor.values import squash

LEAST_PARTS = 2
Severity = Literal["info", "warning", "error"]


class PrintedSum(NamedTuple):
    """A total and its parts as printed; `is_sure` where nothing else can be meant by it."""

    whole: float
    parts: tuple[float, ...]
    decimals: int
    subject: str
    page_number: int
    is_sure: bool
    row: int = -1
    is_rounded: bool = False

    @property
    def agrees(self) -> bool:
        """True within what rounding explains: money in pence and plain counts are not rounded, shares and £m are."""
        slack = 0.5 * (len(self.parts) + 1) * 10**-self.decimals
        is_rounded = self.is_rounded or self.is_share or self.decimals == 1 or self.decimals > 2
        return abs(sum(self.parts) - self.whole) <= (slack if is_rounded else 0.0) + 1e-6

    @property
    def is_share(self) -> bool:
        return abs(self.whole - 100) <= 1 and self.decimals == 0 and all(0 <= part <= 100 for part in self.parts)


COMPRISED = re.compile(
    r"(?P<whole>\d[\d,]*)\s(?P<of>[^.;]{3,160}?)\b(?P<verb>compris\w+|consist\w+ of|made up of|broken down (?:as|"
    r"into))\b:?\s"
    r"(?P<list>\d[\d,]*\s[^.;:]{2,60}?(?:,\s*(?:and\s)?\d[\d,]*\s[^.;:,]{2,60}?)*(?:,?\s(?:and|"
    r"&)\s\d[\d,]*\s[^.;:,]{2,60}))", re.I)
PART = re.compile(r"(?<![\d/.£%])(?P<count>\d[\d,]*)\s+(?P<what>[a-z][^\d,.;]*)", re.I)


VERB = re.compile(r"\b(?:compris\w+|consist\w+ of|made up of|broken down (?:as|into))\b", re.I)
VERB_WORDS = ("compris", "consist", "made up of", "broken down")
VERB_AND_FIGURE = re.compile(VERB.pattern + r":?\s\d", re.I)
BEFORE_VERB, BEHIND_VERB = 180, 320
"""Characters of a sentence that are looked at around its verb."""


def _comprised(text: str) -> Iterable[re.Match[str]]:
    for verb in VERB.finditer(text):
        window = text[max(0, verb.start() - BEFORE_VERB) : verb.end() + BEHIND_VERB]
        match = COMPRISED.search(window) if VERB_AND_FIGURE.search(window) else None
        if match and match["verb"].lower() == verb[0].lower():
            yield match


def prose_sums(text: str) -> list[PrintedSum]:
    """Wholes and parts told in a sentence of running text.

    >>> [(s.whole, s.agrees) for s in prose_sums("52 contacts, which comprised 30 complaints, 12 notes and 10 thanks.")]
    [(52.0, True)]
    """
    if not any(word in text for word in VERB_WORDS):
        return []
    sums = []
    joined = re.sub(r"(?<=[a-z)0-9])\.\s+(?=This\s+compris)", " ", text)
    for match in _comprised(joined):
        parts = [float(part["count"].replace(",", "")) for part in PART.finditer(match["list"])]
        if len(parts) >= LEAST_PARTS:
            whole = float(match["whole"].replace(",", ""))
            sums.append(PrintedSum(whole, tuple(parts), 0, squash(match[0])[:160], 0, True))
    return sums


NUMBER_AND_WORDS = re.compile(r"(?<![\d.,£/])(?P<digits>\d[\d,]*(?:\.\d+)?)%?(?=(?P<words>(?:\W+[A-Za-z'’]+){1,5}))")
PLAIN_WORDS = frozenset({"total", "with", "number", "from", "were", "that", "this", "which", "during", "have", "been"})


@lru_cache(maxsize=2048)
def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in PLAIN_WORDS)


@lru_cache(maxsize=4096)
def _figures_of(line: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Figures of a line with the long words behind each; the same lines are asked for by every table near them."""
    return tuple((match["digits"], _long_words(match["words"])) for match in NUMBER_AND_WORDS.finditer(line))


NOT_DIGITS = re.compile(r"[^\d,.]")


def figures_told(readings: Iterable[tuple[str, str]], lines: Iterable[str]) -> int:
    """How many figures, each with its label, stand in a line of prose before a word of that label."""
    said: dict[str, set[str]] = {}
    for line in lines:
        for digits, words in _figures_of(line):
            said.setdefault(digits, set()).update(words)
    if not said:
        return 0
    return sum(
        len(digits) > 1 and bool(said.get(digits, set()) & _long_words(label))
        for figure, label in readings
        if (digits := NOT_DIGITS.sub("", figure).strip(".,"))
    )


TELLS = re.compile(r"(?<![\d.,/])\d\d|compris|consist")
LEAST_SPACES = 5
"""A line of prose has more words than this; lines of a chart or of another table have fewer."""


@lru_cache(maxsize=4096)
def _tells(line: str) -> bool:
    return line.count(" ") >= LEAST_SPACES and TELLS.search(line) is not None


def prose_of(lines: Iterable[str]) -> list[str]:
    """The lines that may tell figures in a sentence."""
    return [line for line in lines if _tells(line)]


def _plain(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


MANY_PARTS = 4


def contradiction(found: PrintedSum, page_number: int, is_certain: bool) -> Finding:
    message = "the printed total is not the sum of its parts; both are kept as printed"
    if abs(sum(found.parts) - found.whole) <= 0.5 * (len(found.parts) + 1) and len(found.parts) >= MANY_PARTS:
        message, is_certain = "the printed total misses the sum of its parts by what rounding may explain", False
    elif not is_certain:
        message = "the printed total sums something else than the rows above it, or does not add up"
    parts = f" ({' + '.join(map(_plain, found.parts))})" if len(found.parts) <= 12 else ""
    expected = f"{_plain(sum(found.parts))}{parts}"
    severity: Severity = "warning" if is_certain else "info"
    return Finding("printed_totals", severity, message, page_number, found.subject, expected, _plain(found.whole))


def prose_findings(paragraphs: Iterable[tuple[str, int]]) -> tuple[Finding, ...]:
    """Sums told in paragraphs of running text, each given with its page: a finding for each that does not add up."""
    findings: list[Finding] = []
    for text, page_number in paragraphs:
        if not any(word in text for word in VERB_WORDS) or not TELLS.search(text):
            continue
        for told in prose_sums(text):
            if told.agrees:
                message, whole = f"{len(told.parts)} parts told in the text make their whole", _plain(told.whole)
                findings.append(Finding("sum_in_text", "info", message, page_number, told.subject, None, whole))
            elif told.is_sure:
                findings.append(contradiction(told, page_number, is_certain=True))
    return tuple(findings)


LEAST_MEASURE = 15


def _names_one_thing(row: Row) -> bool:
    """True where a row's words can mean one figure only: a measure told in full, or a type of feedback.

    A service area has complaints and compliments both; two figures for it need not contradict each other.
    """
    return len(str(row.get("measure") or "")) >= LEAST_MEASURE or row.get("dimension") == "feedback_type"


def told_twice(rows: Iterable[Row]) -> tuple[Finding, ...]:
    """The same figure in two tables of a pack: one note for the agreements, a finding for each contradiction.

    `rows` are of one dataset of figures, with `table_id`. Two rows tell the same figure where everything that says
    what it is about agrees and a whole period is named; `send` and `complaints` rows have such keys, others do not.
    """
    seen: dict[tuple[object, ...], Row] = {}
    agreed = 0
    findings: list[Finding] = []
    for row in rows:
        about = row.get("measure") or row.get("category")
        if not about or row.get("period_end_date") is None or row.get("value") is None:
            continue
        key = (squash(str(about)).lower(), row.get("parent_category"), row.get("dimension"), row.get(
            "period_start_date"),
               row["period_end_date"], row.get("unit"))  # fmt: skip
        other = seen.setdefault(key, row)
        if other is row or other.get("table_id") == row.get("table_id"):
            continue
        if other["value"] == row["value"]:
            agreed += 1
            continue
        if not _names_one_thing(row):
            continue
        message = f"page {other.get('page_number')} tells another figure for the same thing and period"
        findings.append(Finding("told_twice", "warning", message, row.get("page_number"), str(about),
                                str(other.get("value_text")), str(row.get("value_text"))))
    if agreed:
        findings.append(Finding("told_twice", "info", f"{agreed} figures stand in two tables and agree"))
    return tuple(findings)
