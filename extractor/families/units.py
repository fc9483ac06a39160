"""Unit and scale that words beside a figure give it: "£000s", "%", "(working days)", "No.".

In:  the texts around a figure, nearest first. Out: `Scale`. The first text that says anything decides; what the cell
itself says comes before all of them and is not this module's.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from extractor.values import Unit


class Scale(NamedTuple):
    """Unit of a figure, and what to multiply the print by to get whole pounds or units."""

    unit: Unit
    factor: float = 1.0


class UnitRule(NamedTuple):
    """Words of a header, row label or caption -> unit; the first row that matches decides."""

    scale: Scale
    pattern: re.Pattern[str]
    example: str


def _rule(unit: Unit, factor: float, pattern: str, example: str) -> UnitRule:
    return UnitRule(Scale(unit, factor), re.compile(pattern, re.I), example)


UNIT_RULES: tuple[UnitRule, ...] = (
    _rule("gbp", 1e9, r"£\s?(?:bn|billions?)\b", "Net assets £bn"),
    _rule("gbp", 1e6, r"£\s?\(?(?:m|mn|millions?)\b|\(m\)|£\s?['’]?000,?000", "Balance £m"),
    _rule("gbp", 1e3, r"£\s?['’‘`]?\(?(?:0{3}['’]?s?|k|thousands?)\b|\b£?k['’]?s?\s*$|['’]000s?\b|\(000['’]?s\)",
        "Budget £000"),
    _rule("percentage_points", 1.0, r"percentage points?|\bppts?\b|% points?", "Change (percentage points)"),
    _rule("percent", 1.0, r"%|\bper ?cent(?:age)?s?\b|\bpct\b|\bpercentage of\b", "% Change"),
    _rule("working_days", 1.0, r"(?<!\d\s)(?<!\d)\b(?:working|school|business) days\b", "Average time (working days)"),
    _rule("days", 1.0, r"\b(?:average|number of|no\.? of|total|median|mean|lost) (?:\w+ )?days\b|\(days\)|^days\b|"
                       r"^(?!.*\d\s?(?:working |calendar )?days).*\bdays$", "Average days"),
    _rule("other", 1.0, r"\((?:in )?(?:weeks|months|years|yrs|hours|hrs|minutes|mins|seconds|tonnes|miles|km|kg|kwh|"
                        r"mwh|m2|ha|"
          r"hectares|fte)\)|\b(?:yrs|tonnes|fte|kwh)\b|per (?:100,?000|10,?000|1,?000|head|capita|household)|"
          r"\brate per\b|"
          r"\b(?:average|mean|median) (?:score|age|time)|in (?:weeks|months|years|hours|minutes|tonnes)\b",
          "Average life yrs"),
    _rule("count", 1e3, r"\((?:in )?thousands?\)|\bin thousands\b", "Calls (thousands)"),
    _rule("gbp", 1.0, r"£", "Market value £"),
    _rule("count", 1.0, r"^no\.?s?$|^n\.?o\.? of\b|\bnumbers?\b|\bcases\b|\bvolume|\bcount\b|^total no|#|"
                        r"\bhow many\b|\bheadcount\b",
          "Number of complaints"),
)  # fmt: skip


def scale_of(texts: Iterable[str | None]) -> Scale | None:
    """Unit and factor by the first text that names one; a later text may add the factor to a bare "£"; else None.

    >>> scale_of(["31-Mar-24 Balance £m"])
    Scale(unit='gbp', factor=1000000.0)
    >>> scale_of(["Change", "% of calls answered within 20 days"]).unit
    'percent'
    """
    for text in texts:
        if text and (scale := _scale_in(text)):
            return scale
    return None


@lru_cache(maxsize=8192)
def _scale_in(text: str) -> Scale | None:
    return next((rule.scale for rule in UNIT_RULES if rule.pattern.search(text)), None)
