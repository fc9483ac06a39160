"""What looks like a table and is none: rule rows, each with the print that made us add it.

In:  a `Draft` with its words placed. Out: the name of the first rule that refuses it, or None.
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from extractor.tables.draft import Draft, Slot
from extractor.tables.knownheads import are_known_labels
from extractor.tables.scene import Spot
from extractor.tables.textlines import is_enumerator, is_figure

_DOTS = frozenset({".", "..", "\u2026", "_"})
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS}|{_MONTHS} \d{{1,2}},?)"
    rf"(?: \d{{4}})?|{_MONTHS} \d{{4}}", re.IGNORECASE,
)
_PAGES = re.compile(r"\(?(?:pages?\s*)?(\d{1,4})(?:\s*[-–]\s*\d{1,4})?\)?", re.IGNORECASE)

_PARAGRAPH_NUMBER = re.compile(r"[A-Z]?\(?(?:\d{1,3}|[a-z]{1,3})(?:\.\d{1,3}){0,2}[.)]?")
_DEEP_NUMBER = re.compile(r"\d{1,3}(?:\.[1-9]\d?){1,2}[.)]?")
_LEAST_NUMBERS = 3
_PROSE_WORDS = 14             # in the mean of the cells beside numbers, heads of sections among them
_LONE_WORDS = 20
_DEEP_WORDS = 7               # beside 1.1, 1.2: nothing but paragraphs is numbered so in two columns


class Refusal(NamedTuple):
    """`refuses` is asked with a draft; `example` is the print that it is about."""

    name: str
    refuses: Callable[[Draft], bool]
    example: str


def _used(draft: Draft) -> tuple[set[int], set[int]]:
    rows, columns = set(), set()
    for slot, words in zip(draft.slots, draft.words, strict=True):
        if words:
            rows.add(slot.row)
            columns.add(slot.column)
    return rows, columns


def _has_one_column(draft: Draft) -> bool:
    return len(_used(draft)[1]) < 2


def _has_one_cell_of_text(draft: Draft) -> bool:
    return sum(1 for words in draft.words if words) < 2


def _is_mostly_empty(draft: Draft) -> bool:
    filled = sum(1 for words in draft.words if words)
    return len(draft.slots) > 12 and filled < 0.12 * len(draft.slots)


def _is_numbered_prose(draft: Draft) -> bool:
    """Two columns without a head: paragraph numbers, and text of a length that only prose has."""
    if len(_used(draft)[1]) != 2 or draft.column_count != 2:
        return False
    rows: dict[int, list[str]] = {}
    for slot, words in zip(draft.slots, draft.words, strict=True):
        if slot.column_span == 1:
            rows.setdefault(slot.row, ["", ""])[slot.column] = " ".join(s.word.text for s in words)
    numbered = [(number, len(text.split())) for number, text in rows.values() if number]
    if not all(_PARAGRAPH_NUMBER.fullmatch(number) for number, _ in numbered) or 2 * len(numbered) < len(rows):
        return False
    deep = [count for number, count in numbered if _DEEP_NUMBER.fullmatch(number)]
    firsts = [number.split(".")[0] for number, _ in numbered]
    if len(rows) == 1:
        return sum(deep) > _LONE_WORDS                     # the last of a frame, alone on its page
    if len(deep) >= _LEAST_NUMBERS or (deep and len({*firsts}) < len(firsts) > len(deep)):       # 1.1 below its 1.
        return sum(deep) > _DEEP_WORDS * len(deep)
    counts = [count for number, count in numbered if number[-1] in ".)"]
    return len(counts) >= _LEAST_NUMBERS and sum(counts) > _PROSE_WORDS * len(counts)


REFUSALS: tuple[Refusal, ...] = (
    Refusal("one cell", _has_one_cell_of_text, "a boxed notice, a page frame, a signature line"),
    Refusal("one column", _has_one_column, "boxed paragraphs one below the other, a list of names in a box"),
    Refusal("numbered prose", _is_numbered_prose, "a report set in a ruled frame: 1.1 beside its paragraph"),
    Refusal("mostly empty", _is_mostly_empty, "the grid lines behind a chart, a form to fill in by hand"),
)

MAY_GO_ON = frozenset({"one cell", "one column", "numbered prose"})
"""Refusals of a grid that may all the same be the rest of a table of the page before: one long cell of text."""


def refusal_of(draft: Draft) -> str | None:
    """The name of the rule that refuses the draft; None where it may be a table."""
    for rule in REFUSALS:
        if rule.refuses(draft):
            return rule.name
    return None


# ---------------------------------------------------------------- tables that no rules draw

_MOST_WORDS = 25         # in a cell under a header of known labels


class Look(NamedTuple):
    """What a draft made of aligned text looks like, in counts and shares."""

    rows: int
    columns: int
    figure_share: float          # figures and dates among the cells with text right of the first column
    words_per_cell: float        # over all cells with text
    filled_share: float
    enumerator_share: float      # of the first column's cells
    leader_count: int            # cells that hold a run of dots
    label_share: float           # of the first column's cells that end in a colon
    bullet_share: float          # of the first column's cells that are list marks
    counts_up: bool              # the first column's cells number the rows 1, 2, 3 …
    last_rises: bool             # the last column's cells are pages or ranges of pages that never fall
    is_rising: bool              # the last column's cells are whole numbers that never fall
    full_rows: int               # rows with text in two columns or more
    has_header: bool
    date_share: float            # of the first column's cells
    knows_head: bool             # its cells are labels that head tables of words
    rule_count: int              # horizontal rules that bound and part it

    @property
    def is_ruled(self) -> bool:
        return self.rule_count > 0

    @property
    def is_timetable(self) -> bool:
        """Dates down the first column, words beside each."""
        return self.date_share > 0.8 and self.full_rows > 3

    @property
    def is_wide(self) -> bool:
        """A header over four columns or more, and hardly a cell without text."""
        return self.has_header and self.columns >= 4 and self.filled_share > 0.8


class FlowRefusal(NamedTuple):
    """Like `Refusal`, for drafts made of aligned text, where more looks like a table than is one."""

    name: str
    refuses: Callable[[Look], bool]
    example: str


def _text(words: tuple[Spot, ...]) -> str:
    return " ".join(s.word.text for s in words)


def _is_word(spot: Spot) -> bool:
    """Not one of the dots that lead from a label to its figures."""
    return spot.word.text not in _DOTS


def _is_value(text: str) -> bool:
    """A figure, or a date in words: a schedule of meetings has no other figures."""
    return is_figure(text) or bool(_DATE.fullmatch(text))


def _is_rising(texts: list[str]) -> bool:
    if len(texts) < 3 or not all(t.isdigit() for t in texts):
        return False
    numbers = list(map(int, texts))
    return numbers == sorted(numbers)


def _counts_up(texts: list[str]) -> bool:
    numbers = [t.rstrip(".") for t in texts]
    return len(texts) > 2 and all(map(str.isdigit, numbers)) and list(map(int, numbers)) == list(
        range(int(numbers[0]), int(numbers[0]) + len(numbers))
    )


def _last_rises(draft: Draft, texts: list[tuple[Slot, str]]) -> bool:
    last = [t for slot, t in texts if slot.column == draft.column_count - 1 and slot.row >= (draft.header_rows or 0)]
    pages = [_PAGES.fullmatch(t) for t in last]
    firsts = [int(m.group(1)) for m in pages if m]
    return len(firsts) > 1 and len(firsts) == len(last) and firsts == sorted(firsts)


def look_of(draft: Draft, *, rule_count: int) -> Look:
    """Counts and shares of a draft for the rows of `FLOW_REFUSALS`."""
    texts = [(slot, _text(words)) for slot, words in zip(draft.slots, draft.words, strict=True) if words]
    right = [t for slot, t in texts if slot.column > 0 and slot.row >= (draft.header_rows or 0)]
    first = [t for slot, t in texts if slot.column == 0]
    full = sum(count > 1 for count in Counter(slot.row for slot, _ in texts).values())
    return Look(
        rows=draft.row_count, columns=len({slot.column for slot, _ in texts}),
        figure_share=sum(map(_is_value, right)) / max(1, len(right)),
        words_per_cell=sum(_is_word(spot) for words in draft.words for spot in words) / max(1, len(texts)),
        filled_share=len(texts) / max(1, len(draft.slots)),
        enumerator_share=sum(map(is_enumerator, first)) / max(1, len(first)),
        leader_count=sum(1 for _, t in texts if "...." in t or "\u2026\u2026" in t or ". . . ." in t),
        label_share=sum(t.endswith(":") for t in first) / max(1, len(first)),
        bullet_share=sum(t in "•▪▫◦●○■□➢✓o-–" for t in first) / max(1, len(first)), is_rising=_is_rising(right),
        counts_up=_counts_up([t for slot, t in texts if slot.column == 0 and slot.row >= (draft.header_rows or 0)]),
        last_rises=_last_rises(draft, texts),
        full_rows=full, has_header=bool(draft.header_rows), knows_head=_knows_head(draft, texts), rule_count=rule_count,
        date_share=sum(bool(_DATE.fullmatch(t)) for t in first) / max(1, len(first)),
    )


def _knows_head(draft: Draft, texts: list[tuple[Slot, str]]) -> bool:
    labels: dict[int, str] = {}
    for slot, text in texts:
        if slot.row < (draft.header_rows or 0):
            labels[slot.column] = f"{labels.get(slot.column, '')} {text}".strip()
    return len(labels) == draft.column_count and are_known_labels(list(labels.values()))


FLOW_REFUSALS: tuple[FlowRefusal, ...] = (
    FlowRefusal("too small", lambda k: k.columns < 2 or k.full_rows < 2
                or k.rows < (2 if (k.figure_share >= (0.3 if k.is_ruled else 0.9) and (k.is_ruled or k.is_wide))
                             or (k.knows_head and k.columns > 2) else 3),
                "a heading with a date at its right; but a header of four columns stands over one record as well"),
    FlowRefusal("page numbers", lambda k: k.columns == 2 and not k.has_header and not k.is_ruled and k.is_rising,
                "a contents page: titles with their pages at the right"),
    FlowRefusal("agenda", lambda k: k.columns == 3 and k.counts_up and k.last_rises,
                "an agenda: item numbers, titles, and the pages of their papers at the right"),
    FlowRefusal("numbered contents", lambda k: k.columns == 3 and k.rows > 4 and k.enumerator_share > 0.8
                and k.last_rises and not k.has_header and not k.is_ruled,
                "a contents page: numbers at two indents, titles, pages at the right"),
    FlowRefusal("bullets", lambda k: k.bullet_share > 0.5, "a list with a figure at the end of each point"),
    FlowRefusal("prose", lambda k: k.words_per_cell > (16 if k.is_ruled else _MOST_WORDS if k.knows_head else 7),
                "two columns of running text"),
    FlowRefusal("numbered paragraphs", lambda k: k.enumerator_share > 0.5 and k.figure_share < 0.5,
                "paragraph numbers in the margin of a report"),
    FlowRefusal("leaders", lambda k: k.leader_count >= 2 and k.columns < 4 and k.is_rising,
                "a contents page with dotted leaders; statistics have them as well, but their figures fall and rise"),
    FlowRefusal("labels", lambda k: k.label_share > 0.4 and k.figure_share < 0.5,
                "Lead Officer: and Author: above a report, with their names beside them"),
    FlowRefusal("few figures", lambda k: not k.is_ruled and k.figure_share < (0.7 if k.columns == 2 else 0.35)
                and not (k.has_header and k.columns > 2 and k.full_rows > 3)
                and not (k.knows_head and k.full_rows > (2 if k.columns == 2 else 1)) and not k.is_timetable,
                "members' names in two or three columns"),
    FlowRefusal("between two rules", lambda k: k.is_ruled and k.rule_count < 4 and k.figure_share < 0.2
                and not k.has_header and k.columns == 2, "an address and a contact between the rules of a letter head"),
    FlowRefusal("two columns, few rows", lambda k: not k.is_ruled and k.columns == 2 and k.full_rows < 4
                and not (k.knows_head and k.full_rows > 2),
                "a sum beside a line of text"),
    FlowRefusal("scattered", lambda k: k.filled_share < 0.45 and 2 * k.full_rows < k.rows,
                "figures at the ends of a chart's bars"),
    FlowRefusal("mostly empty", lambda k: k.filled_share < 0.3, "the axis labels of a chart"),
)


UNLESS_CAPTIONED = frozenset({"prose", "few figures", "two columns, few rows"})
"""Refusals that do not count against what has a header and stands right under "Table 3: …"."""
FLOW_MAY_GO_ON = frozenset({"too small", "two columns, few rows", "few figures"})
"""Refusals of aligned text that may all the same be the last rows of a table of the page before."""


def flow_refusal_of(draft: Draft, *, rule_count: int) -> str | None:
    """The name of the first rule that refuses a draft made of aligned text."""
    look = look_of(draft, rule_count=rule_count)
    return next((rule.name for rule in FLOW_REFUSALS if rule.refuses(look)), None)
