"""How publishing systems and clerks print packs: the rule tables of `arrange` and `segment`. Data only.

Every row has a name, a pattern and the print that made us add it; one test runs all patterns over all examples.
Patterns are matched with `fullmatch` against a line's text with one space between words, unless the table says
otherwise. No row names a council, a committee or a page.
"""

import re
from typing import NamedTuple


class TextRule(NamedTuple):
    """A spelling of one thing. `name` says what it is; where the pattern has groups, the table's comment does."""

    name: str
    pattern: re.Pattern[str]
    example: str


def _rule(name: str, pattern: str, example: str) -> TextRule:
    return TextRule(name, re.compile(pattern, re.IGNORECASE), example)


# ---------------------------------------------------------------- furniture

ITEM_STAMPS: tuple[TextRule, ...] = (
    _rule("agenda_item", r"agenda\s+item(?:\s+(?:no\.?|number))?\s*:?\s*(?P<number>\d{1,3}(?:\.\d{1,2})?[a-z]?)",
          "Agenda Item 5"),
    _rule("agenda_item_lettered", r"agenda\s+item(?:\s+(?:no\.?|number))?\s*:?\s+(?P<number>[a-z]\d{0,2})",
          "Agenda Item A3"),
    _rule("item", r"item(?:\s+(?:no\.?|number))?\s*:?\s*(?P<number>\d{1,3}(?:\.\d{1,2})?[a-z]?)", "Item 4"),
)
"""The mark on the first page of an item's papers, near the page's top; `number` is the item's."""

PAGE_NUMBERS: tuple[TextRule, ...] = (
    _rule("page_of", r"page\s+(?P<number>\d{1,4})\s*(?:of|/)\s*\d{1,4}", "Page 3 of 12"),
    _rule("page", r"p ?a ?g ?e\s*[:|-]?\s*(?P<number>\d{1,4})", "P a g e | 3"),
    _rule("abbreviated", r"(?:p|pg)\.?\s?(?P<number>\d{1,4})", "p. 7"),
    _rule("number_page", r"(?P<number>\d{1,4})\s*\|\s*p\s*a\s*g\s*e", "4 | Page"),
    _rule("of", r"(?P<number>\d{1,4})\s+of\s+\d{1,4}", "3 of 12"),
    _rule("between_dashes", r"[-–—]\s*(?P<number>\d{1,4})\s*[-–—]", "- 7 -"),
    _rule("bare", r"(?P<number>\d{1,4})", "460"),
    _rule("roman", r"(?P<number>[ivx]{1,5})", "iv"),
    _rule("lettered", r"(?P<number>[A-Z]\d{0,2}[.-]\d{1,3})", "A-12"),
)
"""A page's number as the paper itself prints it, alone at the page's edge."""

BLANK_NOTICES: tuple[TextRule, ...] = (
    _rule("left_blank", r"\(?th(?:is|e) page (?:is|has been|was)?\s*(?:intentionally |deliberately )?(?:left )?blank"
          r"(?: intentionally| deliberately)?\.?\)?", "This page is intentionally left blank"),
    _rule("blank_left", r"\(?(?:page |this page )?(?:intentionally|deliberately) (?:left )?blank(?: page)?\.?\)?",
          "Intentionally blank"),
    _rule("blank_page", r"\(?(?:blank page|page left (?:intentionally )?blank(?: intentionally)?)\.?\)?",
          "Page left intentionally blank"),
)

PACK_BANNERS: tuple[TextRule, ...] = (
    _rule("public_pack", r"(?:public|open) (?:document|reports?|agenda)? ?pack", "Public Document Pack"),
    _rule("pack_marking", r"(?:public|restricted|confidential|exempt|private) (?:document )?pack\w*",
          "Restricted Document Pack"),
)
"""What the system prints at the top of the first page of a whole pack."""

WATERMARKS = re.compile(r"draft|copy|confidential|specimen|sample|not for publication|embargoed", re.IGNORECASE)
"""Words that run across a page in large pale letters."""
