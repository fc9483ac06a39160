"""Printed numbers -> value, unit, fraction.

What surprised us: minus signs come as -, − and – and as brackets round the figure; a "1052*" is a figure with a
footnote mark; "46% (530/1148)" is one figure with its fraction; "12 (15%)" is two figures; "£1.046m" carries its
own scale beside a header that says £m as well.
"""

import re
from typing import Literal, NamedTuple

from extractor.errors import ValueText
from extractor.values.dates import find_dates
from extractor.values.text import DASHES, squash
from extractor.vocabulary import FOOTNOTE_MARKS, NO_FIGURE

Unit = Literal["count", "percent", "percentage_points", "gbp", "days", "working_days", "other"]


class Figure(NamedTuple):
    """A printed number. `value` carries its own scale ("£1.2m" -> 1200000.0), never that of a header.

    `value` is None for a bound ("<1"), whose sign is `bound`. `unit` is None where the cell does not say.
    """

    value: float | None
    unit: Unit | None = None
    bound: str | None = None
    numerator: float | None = None
    denominator: float | None = None
    is_scaled: bool = False
    note: str | None = None


NUMBER = r"(?:(?:\d{1,3}(?:,\s?\d{3})+|\d+)(?:\.\d+)?|\.\d+)"
FIGURE = re.compile(
    rf"""^(?P<bound>[<>≤≥~]=?|less\ than|more\ than|under|over|fewer\ than|up\ to)?\s*
    (?P<open>\()?\s*(?P<sign>[{DASHES}+±])?\s*(?P<pound>£)?\s*(?P<open2>\()?\s*(?P<sign2>[{DASHES}+])?\s*
    (?P<number>{NUMBER})\s*
    (?:(?P<scale>bn|billion|mn|m|million|k|thousand|'?000s?)\b)?\.?\s*
    (?P<percent>%|per\ cent\b|percent\b|pct\b|pp\b|ppts?\b|percentage\ points?\b)?\s*(?P<close>\))?\s*
    (?P<tail>.*)$""",
    re.I | re.X | re.S,
)
FRACTION = re.compile(rf"[(\[]?\s*(?P<n>{NUMBER})\s*(?:/|\bout of\b|\bof\b)\s*(?P<d>{NUMBER})\s*[)\]]?")
MOST_WORDS_BEHIND = 2
"""A figure may be followed by so many words of comment ("75% good"); with more it is a sentence."""
SCALES = {"bn": 1e9, "billion": 1e9, "m": 1e6, "mn": 1e6, "million": 1e6, "k": 1e3, "thousand": 1e3}


class UnitWord(NamedTuple):
    """What a word after a figure, or in a header, says of its unit; the first row that matches wins."""

    unit: Unit
    pattern: re.Pattern[str]
    example: str


UNIT_WORDS: tuple[UnitWord, ...] = (
    UnitWord(
        "percentage_points", re.compile(r"percentage points?|\bppts?\b|\bpp\b|% points?", re.I), "3 percentage points"
    ),
    UnitWord(
        "working_days", re.compile(r"\b(?:working|school|business) days?|\bwd\b|\bw/days?", re.I), "26 working days"
    ),
    UnitWord("days", re.compile(r"\b(?:calendar )?days?\b", re.I), "12 days"),
    UnitWord(
        "other",
        re.compile(
            r"\b(?:weeks?|wks?|months?|mths?|years?|yrs?|hours?|hrs?|mins?|minutes?|tonnes?|miles?|km|"
            r"kwh|mwh|sq ?m|fte|seconds?|secs?|kg|litres?|hectares?|ha|points?|score)\b",
            re.I,
        ),
        "15 yrs",
    ),
)
TIME_OR_CODE = re.compile(
    rf"^£?\s?['’‘]?000['’]?s?$|^\d{{1,2}}:\d\d|^\d{{1,2}}(?:[.:]\d\d)?\s?[ap]\.?m\b|^0\d{{3,}}|"
    rf"^\d+[{DASHES}/]\d|^\d+_|^\d+(?:\.\d+){{2,}}|^\d+(?:st|nd|rd|th)\b", re.I
)
ADDRESS = re.compile(
    r"^\d{1,4}[A-Za-z]?,? (?:[A-Z][\w'’.-]+ ){1,2}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Way|Court|Crescent|"
    r"Gardens?|Place|Terrace|Grove|Square|Hill|View|Walk|Row|Green|Mews|Rise|Cottages?)\b(?! [a-z])")
"""A house number and its street count nothing."""
TAIL = re.compile(r"^[\s" + re.escape(FOOTNOTE_MARKS) + r".,;:↑↓→←⬆⬇➡▲▼►◄↔⇧⇩⇨⇦()\[\]]*$")


def _number(text: str) -> float:
    return float(text.replace(",", "").replace(" ", ""))


def is_no_figure(text: str) -> bool:
    """True where a council prints that there is no figure: "-", "N/A", "TBC", or nothing.

    >>> is_no_figure("n/a *"), is_no_figure("0")
    (True, False)
    """
    bare = squash(text).lower()
    return bare in NO_FIGURE or bare.rstrip(FOOTNOTE_MARKS + " ") in NO_FIGURE


def _tail_unit(tail: str) -> tuple[Unit | None, bool]:
    """Unit that the words after a number give, and whether those words are all of the kind that may follow one."""
    for word in UNIT_WORDS:
        match = word.pattern.match(tail)
        if match:
            return word.unit, bool(TAIL.match(re.sub(r"\([^)]*\)", "", tail[match.end() :])))
    if re.fullmatch(r"\([^\W\d].*\)", tail):
        return None, True
    return None, len(tail.split()) <= MOST_WORDS_BEHIND and not any(ch.isdigit() for ch in tail)


FURTHEST_SHARE = 1.0
"""Percentage points by which a printed share may miss its fraction: "(21/22)" beside 11% is a year."""


def _is_share(fraction: re.Match[str], percent: float) -> bool:
    whole = _number(fraction["d"])
    return whole > 0 and abs(100 * _number(fraction["n"]) / whole - percent) <= FURTHEST_SHARE


NOTE = re.compile(rf"^(?P<figure>[^()]*\d[^()]*?)\s*\((?P<note>[^()]*[A-Za-z]{{2}}[^()]*)\)\s*[{FOOTNOTE_MARKS}]*$")


def _names_something(text: str) -> bool:
    """True for a time, a code or an address, whose digits measure nothing."""
    return TIME_OR_CODE.match(text) is not None or ADDRESS.match(text) is not None


def _without_note(text: str) -> tuple[str, str | None]:
    """The text without a remark in brackets at its end, and the remark: "12.1% (academic year 22/23)"."""
    match = NOTE.match(text)
    if match is None or FRACTION.match(match["note"]):
        return text, None
    return match["figure"], match["note"]


def parse_figure(text: str) -> Figure:
    """The figure of a cell: number, sign, own scale, unit, fraction and footnote marks.

    >>> parse_figure("(17,167)").value
    -17167.0
    >>> parse_figure("46% (530/1148) **")[:5]
    (46.0, 'percent', None, 530.0, 1148.0)
    >>> parse_figure("£1.046m")[:2], parse_figure("<1")[:3]
    ((1046000.0, 'gbp'), (None, None, '<'))
    >>> parse_figure("8% (May 23)").note
    'May 23'

    Brackets mean negative, as in council accounts. Raises ValueText for dates, codes, addresses, ranges and words.
    """
    bare, note = _without_note(squash(text))
    match = None if is_no_figure(bare) or _names_something(bare) else FIGURE.match(bare)
    if not match or find_dates(bare):
        raise ValueText(f"not a figure: {text!r}")
    tail = match["tail"].strip()
    fraction = FRACTION.search(tail)
    if fraction and match["percent"] and not _is_share(fraction, _number(match["number"])):
        return parse_figure(bare[: match.start("tail")])._replace(note=tail.strip(" ()"))
    if fraction:
        tail = (tail[: fraction.start()] + tail[fraction.end() :]).strip()
    word_unit, is_tail = _tail_unit(tail)
    if not (TAIL.match(tail) or is_tail):
        raise ValueText(f"not one figure: {text!r}")
    return Figure(
        None if match["bound"] else _value(match, tail),
        _unit(match, word_unit),
        match["bound"],
        _number(fraction["n"]) if fraction else None,
        _number(fraction["d"]) if fraction else None,
        bool(match["scale"]),
        note or tail.strip(" ()") or None,
    )


def _value(match: re.Match[str], tail: str) -> float:
    """Number with the cell's own scale and sign; brackets round it mean minus."""
    scale = SCALES.get((match["scale"] or "").lower(), 1e3 if match["scale"] else 1.0)
    is_bracketed = bool((match["open"] or match["open2"]) and (match["close"] or ")" in tail))
    is_negative = is_bracketed or any((match[sign] or "+") in DASHES for sign in ("sign", "sign2"))
    return round(_number(match["number"]) * scale, 6) * (-1 if is_negative else 1) + 0.0


def _unit(match: re.Match[str], word_unit: Unit | None) -> Unit | None:
    if match["percent"] and word_unit != "percentage_points":
        return "percent" if match["percent"].lower() in ("%", "per cent", "percent", "pct") else "percentage_points"
    return "gbp" if match["pound"] and not match["percent"] else word_unit


COUNT_AND_SHARE = re.compile(rf"^(?P<a>{NUMBER}%?)\s*[(\[/|;,]\s*(?P<b>{NUMBER}%?)\s*[)\]]?\s*[{FOOTNOTE_MARKS}]*$")


def parse_figures(text: str) -> tuple[Figure, ...]:
    """Like `parse_figure`, but a count with its share beside it is two figures.

    >>> [(f.value, f.unit) for f in parse_figures("12 (15%)")]
    [(12.0, 'count'), (15.0, 'percent')]
    """
    pair = COUNT_AND_SHARE.match(squash(text))
    if pair and pair["a"].endswith("%") != pair["b"].endswith("%"):
        both = tuple(parse_figure(pair[side]) for side in "ab")
        return tuple(f if f.unit else f._replace(unit="count") for f in both)
    return (parse_figure(text),)


def parse_money(text: str) -> float:
    """Pounds in a printed sterling amount: "£1.2m" -> 1200000.0, "(£350)" -> -350.0.

    >>> parse_money("£502,611,544")
    502611544.0

    Raises ValueText if it is not one amount with its pound sign.
    """
    figure = parse_figure(text)
    if figure.unit != "gbp" or figure.value is None:
        raise ValueText(f"not an amount of money: {text!r}")
    return figure.value
