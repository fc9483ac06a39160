"""One spelling for each name that text prints in several: what `mentions` joins on.

In:  the label of a mention and its print. Out: an ISO date, pounds as a figure, a person without honorific and letters,
a body without its article; None where the print is not one of these.
"""

import re

from extractor.errors import ValueText
from extractor.minutes.people import bare_name
from extractor.values.dates import find_dates
from extractor.values.figures import parse_money

RANK = r"(?:PC|PCSO|WPC|Sgt|Sergeant|(?:Chief\s)?(?:Insp|Inspector|Supt|Superintendent))\.?"
"""Regular expression of a constable's rank before the name."""
_RANK_FIRST = re.compile(rf"^{RANK}\s+")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)


def normalised(label: str, text: str) -> str | None:
    """One spelling of a name: ISO date, pounds as a figure, a person without honorific; None where there is none.

    >>> normalised("date", "14th March 2024"), normalised("person", "Cllr. Ann Hale MBE")
    ('2024-03-14', 'Ann Hale')
    """
    if label == "date":
        spans = find_dates(text)
        return spans[0].iso if len(spans) == 1 else None
    if label == "money":
        return _pounds(text)
    if label == "person":
        return bare_name(_RANK_FIRST.sub("", text)) or None
    return _ARTICLE.sub("", text)


def _pounds(text: str) -> str | None:
    """ "£1.2m" -> "1200000", "£45.00" -> "45"; None for what is not one amount."""
    try:
        amount = parse_money(text)
    except ValueText:
        return None
    return f"{amount:.2f}".rstrip("0").rstrip(".")
