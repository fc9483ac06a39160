"""Where in running text a name can stand: stretches of capitals and figures, joined by few small words.

In:  a text. Out: its stretches, and the small words of a text or stretch.
Why: a report is nine parts small letters, and a matcher with fifty rows looks at every token fifty times.
"""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[a-z]+")
_STRETCH = re.compile(
    r"""
    (?:\b(?:[Ss]ections?|[Ss]chedule|[Rr]egulation|[Aa]rticle|[Pp]art|[Pp]aragraph|[Ss]\.?|the|mrs?|cllrs?|councillors?)\.?\s+)?
    (?:[^\sa-z]|s\.?\d)\S*             # begins with a capital, a figure, a currency sign, a bracket
    (?:\s+(?:[^\sa-z]\S*|of|the|and|for|in|to|van|von|de|der|den|la|le|du|da|million|billion|thousand|bn|m|k|st|nd|rd|th|on-Trent)(?!\w))*
    """,
    re.VERBOSE,
)
_NO_NAME = re.compile(
    r"(?:[(“\"‘']?(?:A|An|All|Also|Any|As|At|Both|But|By|During|Each|For|From|He|Her|His|How|However|I|If|In|It|Its|"
    r"Many|Most|"
    r"No|Not|Of|On|One|Our|She|So|Some|Such|That|The|Their|There|These|They|This|Those|To|We|What|When|Where|Which|"
    r"While|Who|"
    r"With|You|Your|\d+|[^\w£]+)[,.;:]?)(?:\s(?:of|the|and|for|in|to))*"
)


def stretches_of(text: str) -> Iterator[re.Match[str]]:
    """The stretches in order, each as long as it goes."""
    return _STRETCH.finditer(text)


def is_no_name(stretch: str) -> bool:
    """True for a sentence's first word, a lone figure, or marks alone."""
    return _NO_NAME.fullmatch(stretch) is not None


def small_words(text: str) -> set[str]:
    """The runs of letters, in small letters.

    >>> sorted(small_words("The Sub-Committee’s 3 reports"))
    ['committee', 'reports', 's', 'sub', 'the']
    """
    return set(_WORD.findall(text.lower()))
