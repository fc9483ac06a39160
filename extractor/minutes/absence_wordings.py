"""How minutes say in a sentence that somebody was not there, came instead, or was on a screen.

Rows, each with the kind of sentence that made us add it; `attendance` tries them on items about absence.
"""

import re
from typing import Literal, NamedTuple

Says = Literal["apologies", "absent", "virtual", "substitute"]


class SentenceRule(NamedTuple):
    """A sentence that says of named people that they were not there, or not in the room; group `people`."""

    name: str
    pattern: re.Pattern[str]
    says: Says
    example: str


def _rule(name: str, pattern: str, says: Says, example: str) -> SentenceRule:
    return SentenceRule(name, re.compile(pattern, re.I), says, example)


_HAD = r"(?:had\s+been\s+|have\s+been\s+|has\s+been\s+|had\s+|were\s+|was\s+|are\s+|been\s+|duly\s+)*"
_STYLE = r"(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir|Lady|Lord|Dame|Alderman)\b\.?\s"
_BETWEEN = (r"(?:\s+(?:confirmed|advised|that|who|he|she|they|was|were|is|are|had|has|have|been|would|be|also|duly"
            r"|attended|attending"
            r"|acted|acting|present|in\s+attendance|appointed|nominated|there|the\s+meeting|as|a|an|the|named|his"
            r"|her|their))*")
SENTENCE_RULES: tuple[SentenceRule, ...] = (
    _rule("substitute", r"(?:^|[,:]\s|\bthat\s)(?P<people>[^:]{3,400}?)" + _BETWEEN + r"\s+(?:substitut\w+(?:"
        r"\s+members?)?|deputis\w+)\s+(?:for"
        r"|on\s+behalf\s+of"
          r"|in\s+place\s+of)\s+(?P<other>.+)$", "substitute", "Cllr A Lee substituted for Cllr B Day"),
    _rule("somebody's substitute", r"(?:^|\bthat\s|\band\s)(?P<people>[A-Z][^:]{3,120}?)\s+(?:was|is|would\s+be)\s+"
          r"(?:attending|present"
          r"|acting)(?:\s+this\s+meeting|\s+the\s+meeting)?\s+as\s+(?P<other>[A-Z][^:]{2,60}?)['’]s?\s+substitute\b",
          "substitute", "Ms A Lee was attending as Mr B Day’s substitute"),
    _rule("for whom", r"^(?P<other>[A-Z][^:;]{3,60}?),?\s+for\s+whom\s+(?P<people>[A-Z][^:;]{3,60}?)\s+(?:was|is|acted"
          r"|attended|substituted|deputised)\b", "substitute", "Cllr B Day, for whom Cllr A Lee was substitute"),
    _rule("replaced", r"^(?P<people>.+?)\s+replaced\s+(?!by\b)(?P<other>.+)$", "substitute",
          "Cllr A Lee replaced Cllr B Day"),
    _rule("in place of", r"^(?P<people>.+?)\s+(?:was\s+|were\s+)?(?:attended|attending|present|in\s+attendance"
                         r"|acting|acted|sat)\s+"
          r"(?:the\s+meeting\s+)?(?:in\s+place\s+of|instead\s+of|on\s+behalf\s+of)\s+(?P<other>.+)$",
          "substitute", "Cllr A Lee attended in place of Cllr B Day"),
    _rule("replaced by", r"(?:^|[,:]\s|\bthat\s)(?P<other>[^:]{3,400}?)\s+(?:was|were|had\s+been"
                         r"|being)\s+(?:substituted|replaced|represented)\s+"
          r"(?:at\s+the\s+meeting\s+)?by\s+(?P<people>.+)$", "substitute", "Cllr B Day was replaced by Cllr A Lee"),
    _rule("with a substitute", r"\b(?:from|of)\s+(?P<other>.+?)\s*,?\s+(?:with|and)\s+(?P<people>" + _STYLE
          + r".+?)\s+(?:was\s+|were\s+)?"
          r"(?:attending|attended|substituting|substituted|deputising|deputised|acting)\b",
          "substitute", "Apologies were received from Cllr B Day with Cllr A Lee attending as his substitute"),
    _rule("substitutions", r"(?:\bsubstitut\w+\b[^:]*?[:\s]\s*|^\W*(?:\([ivx\d]+\)\s*)?)(?P<people>" + _STYLE
          + r"[^:]+?)\s+for\s+(?P<other>"
          + _STYLE + r".+)$", "substitute", "The following substitution was made: Cllr A Lee for Cllr B Day"),
    _rule("virtual", r"^(?P<people>.+?)\s+(?:were|was|had|attended|joined|participated)\b.{0,60}\b(?:virtually"
                     r"|remotely|online"
          r"|(?:via|by|on|using|through)\s+(?:zoom|(?:ms\s+|microsoft\s+)?teams|video|remote|telephone))\b",
          "virtual", "Ms A Lee was in attendance virtually"),
    _rule("sent", r"^(?P<people>.+?)\s+(?:had\s+|have\s+|has\s+)?(?:sent|gave|given|tendered|submitted|offered"
                  r"|presented|extended)\s+(?:in\s+)?"
          r"(?:his|her|their|its)?\s*apolog", "apologies", "Cllr Lee sent apologies"),
    _rule("apologies from", r"apolog(?:y|ies)\b(?!\s+for\s+late)[^.]{0,90}?\b(?:from|by|on\s+behalf\s+of|for|of)\s+"
          r"(?!absence|non|not|lateness|the\s+(?:absence|meeting))(?P<people>.+)$",
          "apologies", "Apologies were received from Mr R Love"),
    _rule("apologies list", r"^apolog(?:y|ies)(?:\s+for\s+(?:absence|non-?attendance))?(?:\s+" + _HAD
          + r"(?:received|given|noted|accepted|sent|tendered))?\s*[:–—-]\s*(?P<people>.+)$",
          "apologies", "Apologies: Cllr Lee"),
    _rule("absent", r"^(?P<people>.+?)\s+(?:was|were)\s+(?:also\s+)?absent\b", "absent", "Cllr Lee was absent"),
    _rule("absent list", r"^absent(?:\s+without\s+apolog\w+)?\s*[:–—-]\s*(?P<people>.+)$", "absent", "Absent: Cllr "
        "Lee"),
)
"""Sentences about who was not there; each is tried on each sentence of an item about apologies or attendance."""

LONGEST_SENTENCE = 1500       # characters: a list of a hundred names; longer ones are no sentences
SPOKEN_OF: dict[Says, re.Pattern[str]] = {
    "substitute": re.compile(r"substitut|deputis|(?:place|instead|behalf)\s+of|replaced|represented|for\s+whom", re.I),
    "virtual": re.compile(r"virtual|remote|online|zoom|teams|video|telephone", re.I),
    "apologies": re.compile(r"apolog", re.I),
    "absent": re.compile(r"absent", re.I),
}
"""Words without which no rule of that meaning can hold; looked for first, since the rules are slow on long texts."""
