"""What a family of tables is: a name, the header spellings and the surroundings it is known by, and its rows.

A family is one module beside this one that declares `FAMILY`. Headers are matched by words, not letter by letter;
every spelling is a rule row with the header that made us add it. Evidence adds up to a score; the family with the
highest score wins, whatever the order in which the modules are found.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.document import Finding, Row
from extractor.families.matrix import Matrix
from extractor.values.screens import Screen


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a table. Every part may be unknown; `lines` are lines of prose near it, in reading order.

    `document_title` is of the paper the table is in, `document_lines` are its first lines, `table_title` is
    the table's caption, `above` the sentence right above the table where it leads up to it ("… as below:").
    """

    item_title: str | None = None
    document_kind: str | None = None
    document_title: str | None = None
    table_title: str | None = None
    heading: str | None = None
    lines: tuple[str, ...] = ()
    meeting_date: dt.date | None = None
    authority_name: str | None = None
    document_lines: tuple[str, ...] = ()
    above: str | None = None

    @property
    def titles(self) -> tuple[str, ...]:
        """Titles from the nearest to the farthest."""
        every = (self.table_title, self.heading, self.document_title, self.item_title)
        return tuple(text for text in every if text)


@dataclass(frozen=True, slots=True)
class FamilyRows:
    """Rows of one table by dataset, without `pack_id` and `table_id`: whoever calls knows them."""

    family: str
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


class HeaderRule(NamedTuple):
    """Words of a header (any case) -> the kind of column. `weight` is what it says for its family.

    Where several rules match one header, `kind_of` says which names the column.
    """

    kind: str
    pattern: re.Pattern[str]
    weight: float
    example: str


class ContextRule(NamedTuple):
    """Words of a title or caption near the table that speak for a family."""

    pattern: re.Pattern[str]
    weight: float
    example: str


def header(kind: str, pattern: str, weight: float, example: str) -> HeaderRule:
    """A header rule whose pattern ignores case."""
    return HeaderRule(kind, re.compile(pattern, re.I), weight, example)


def context(pattern: str, weight: float, example: str) -> ContextRule:
    """A context rule whose pattern ignores case."""
    return ContextRule(re.compile(pattern, re.I), weight, example)


ToRows = Callable[[Matrix, Context], tuple[Mapping[str, tuple[Row, ...]], tuple[Finding, ...]]]
Evidence = Callable[[Matrix, Context], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One family. `score` gives its evidence for a table, 0.0 where it cannot be; 1.0 and more is a claim."""

    name: str
    header_rules: tuple[HeaderRule, ...]
    score: Evidence
    to_rows: ToRows


LATE = 0.8
LATE_AFTER = 60


MOST_TEXTS = 8192


class _Known(NamedTuple):
    """One table of rules: held, so that its id stays its own; what may match a text; what was found for one."""

    rules: tuple[HeaderRule, ...]
    screen: Screen[HeaderRule]
    found: dict[str, HeaderRule | None]


_known: dict[int, _Known] = {}
"""By the rules' identity: hashing all rules for every cell cost more than matching them."""


def kind_of(text: str, rules: tuple[HeaderRule, ...]) -> HeaderRule | None:
    """The rule that a header's words satisfy best: the first words of a header name the column, later ones only add.

    "Documents available to decision maker" are documents; a match that begins after 60 characters is worth 0.8 less.
    """
    kept = _known.get(id(rules))
    if kept is None:
        kept = _known[id(rules)] = _Known(rules, Screen(rules, _pattern_of), {})
    found = kept.found
    if text not in found:
        if len(found) >= MOST_TEXTS:
            found.clear()
        found[text] = _best_rule(text, kept.screen)
    return found[text]


def _pattern_of(rule: HeaderRule) -> re.Pattern[str]:
    return rule.pattern


def _best_rule(text: str, screen: Screen[HeaderRule]) -> HeaderRule | None:
    best: HeaderRule | None = None
    best_worth = 0.0
    for rule in screen(text):
        match = rule.pattern.search(text)
        if match is None:
            continue
        worth = rule.weight - LATE * min(match.start(), LATE_AFTER) / LATE_AFTER
        if best is None or worth > best_worth:
            best, best_worth = rule, worth
    return best


NEAR, FAR = 1.0, 0.8


def context_evidence(around: Context, rules: tuple[ContextRule, ...]) -> float:
    """Most that the titles say: caption and heading count whole, the paper's and item's titles a fifth less."""
    near = " | ".join(text for text in (around.table_title, around.heading) if text)
    far = " | ".join(text for text in (around.document_title, around.item_title, around.document_kind) if text)
    return max(NEAR * _most_said(near, rules), FAR * _most_said(far, rules))


_contexts: dict[int, tuple[tuple[ContextRule, ...], dict[str, float]]] = {}
"""What titles said, by the rules' identity: the tables of one paper share theirs."""


def _most_said(text: str, rules: tuple[ContextRule, ...]) -> float:
    """The most that a rule found in the text weighs; 0.0 for none."""
    if not text:
        return 0.0
    said = _contexts.setdefault(id(rules), (rules, {}))[1]
    if text not in said:
        if len(said) >= MOST_TEXTS // 8:
            said.clear()
        said[text] = max((rule.weight for rule in rules if rule.pattern.search(text)), default=0.0)
    return said[text]
