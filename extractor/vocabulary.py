"""Closed word lists: words that mean the same in every English council's papers. Data only, all lower case.

A list belongs here when it is finished or nearly so (months, honorifics, answers that mean "no figure").
Open lists, such as spellings of a column's header, are rule rows beside the code that reads them.
"""

from types import MappingProxyType

MONTHS = MappingProxyType(
    {
        "january": 1,
        "jan": 1,
        "february": 2,
        "feb": 2,
        "febuary": 2,
        "march": 3,
        "mar": 3,
        "april": 4,
        "apr": 4,
        "may": 5,
        "june": 6,
        "jun": 6,
        "july": 7,
        "jul": 7,
        "august": 8,
        "aug": 8,
        "september": 9,
        "sept": 9,
        "sep": 9,
        "october": 10,
        "oct": 10,
        "november": 11,
        "nov": 11,
        "december": 12,
        "dec": 12,
    }
)
"""Month name or abbreviation, lower case -> 1..12."""

WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tues",
    "tue",
    "weds",
    "wed",
    "thurs",
    "thur",
    "thu",
    "fri",
    "sat",
    "sun",
)

HONORIFICS = MappingProxyType(
    {
        "cllr": "Cllr",
        "cllr.": "Cllr",
        "clr": "Cllr",
        "councillor": "Cllr",
        "cllrs": "Cllr",
        "councillors": "Cllr",
        "cty cllr": "Cllr",
        "county councillor": "Cllr",
        "mr": "Mr",
        "mr.": "Mr",
        "mrs": "Mrs",
        "mrs.": "Mrs",
        "ms": "Ms",
        "ms.": "Ms",
        "miss": "Miss",
        "mx": "Mx",
        "dr": "Dr",
        "dr.": "Dr",
        "prof": "Professor",
        "professor": "Professor",
        "revd": "Revd",
        "rev": "Revd",
        "rev.": "Revd",
        "revd.": "Revd",
        "reverend": "Revd",
        "canon": "Canon",
        "sir": "Sir",
        "dame": "Dame",
        "lord": "Lord",
        "lady": "Lady",
        "baroness": "Baroness",
        "baron": "Baron",
        "alderman": "Alderman",
        "ald": "Alderman",
        "hon": "Hon",
        "judge": "Judge",
        "captain": "Captain",
        "capt": "Captain",
        "major": "Major",
        "colonel": "Colonel",
        "col": "Colonel",
        "cdr": "Commander",
        "commander": "Commander",
        "pc": "PC",
        "pcso": "PCSO",
        "sgt": "Sergeant",
        "insp": "Inspector",
    }
)
"""Honorific as printed, lower case -> its usual short form."""

POST_NOMINALS = frozenset(
    {
        "obe",
        "mbe",
        "cbe",
        "kbe",
        "dbe",
        "jp",
        "dl",
        "qc",
        "kc",
        "mp",
        "bem",
        "qpm",
        "td",
        "rd",
        "frsa",
        "cc",
        "lld",
        "phd",
        "fcca",
        "cpfa",
        "cipfa",
        "vc",
        "gc",
        "ma",
        "ba",
        "bsc",
        "msc",
    }
)

NO_FIGURE = frozenset(
    {
        "",
        "-",
        "–",
        "—",
        "--",
        "n/a",
        "na",
        "n.a.",
        "n/k",
        "nk",
        "tbc",
        "tba",
        "tbd",
        "unknown",
        "not known",
        "not available",
        "unavailable",
        "not applicable",
        "not recorded",
        "no data",
        "none",
        "nil return",
        "-%",
        "*",
        "**",
        "..",
        "...",
        ":",
        "x",
        "c",
        "suppressed",
        "redacted",
        "data not available",
        "not collected",
        "to follow",
        "to be confirmed",
        "awaited",
        "pending",
        "?",
        "#n/a",
        "#ref!",
        "#div/0!",
        "no target",
        "neu",
        "n/r",
        "s",
        "not due",
        "not yet available",
        "not reported",
        "data awaited",
        "annual",
    }
)
"""What councils print where a figure is not given; lower case."""

FOOTNOTE_MARKS = "*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰#^"

RAG_COLOURS = MappingProxyType(
    {"red": "incomplete", "amber": "pending", "yellow": "pending", "orange": "pending", "green": "completed"}
)
"""Colour words of a red-amber-green scale -> what they say of an action."""

DIRECTION_WORDS = frozenset(
    {"increase", "increased", "decrease", "decreased", "up", "down", "same", "no change", "unchanged", "static",
     "stable", "improving", "improved", "worsening", "worse", "better", "neutral", "neu", "+", "+/-", "=", "level",
     "higher", "lower", "maintained", "declining", "deteriorating", "n/c", "no trend", "rising", "falling"}
)
"""What stands in a direction-of-travel column in place of a figure; lower case."""
