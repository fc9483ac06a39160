"""Labels that head the columns of tables of words: forward plans, programmes, action lists, lists of roles.

In:  texts of what may be a header's cells. Out: whether they are. A table of words without rules or bold type is told
from running text in columns by nothing else. Labels that lists head as well, "Page", "Members present:", are not here.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_LONGEST = 60           # characters
_KNOWN_SHARE = 0.6
_FEWEST = 2


class HeadLabel(NamedTuple):
    """Words of one header cell, all of them, in any case."""

    name: str
    pattern: re.Pattern[str]
    example: str


def _label(name: str, pattern: str, example: str) -> HeadLabel:
    return HeadLabel(name, re.compile(pattern, re.IGNORECASE), example)


KNOWN_LABELS: tuple[HeadLabel, ...] = (
    _label("number", r"(?:(?:minute|item|action|plan|agenda|report|decision|rec|recommendation|application|case|key|"
                     r"our|forward plan)s?\.? ?)?(?:no|number|ref|reference|id|code)s?[.:]?|#|minutes?|minute ref\.?",
           "Minute No."),
    _label("when", r"(?:(?:meeting|decision|due|target|publication|start|end|completion|review|proposed|committee|"
                   r"cabinet|expected|revised|original|scheduled|key|first published) )*(?:dates?|deadlines?|"
                   r"timescales?|months?|years?|when|times?|days?)"
                   r"(?: (?:of|for|due|agreed|raised|considered|added|first|to be) ?.{0,30})?\??|"
                   r"by when|start|end|duration|frequency|period",
           "Date of decision"),
    _label("who", r"(?:(?:lead|responsible|contact|action|report|key|decision|portfolio|cabinet|reporting|relevant|"
                  r"executive|accountable|senior|committee|council) )*(?:officers?|members?|holders?|leads?|owners?|"
                  r"makers?|takers?|authors?|councillors?|directors?|contacts?|by whom|who|whom|teams?|services?|"
                  r"departments?|directorates?|organisations?|partners?|committees?|portfolios?|body|by|responsible|"
                  r"responsibility|representatives?|nominees?|witnesses|invitees|presenters?|consultees|assigned to|"
                  r"led by)(?: (?:and|/|&) .{3,30}| responsible| details?)?\??",
           "Lead officer"),
    _label("what", r"(?:(?:agenda|key|decision|report|proposed|agreed|work|discussion|scrutiny) )*(?:items?|topics?|"
                   r"subjects?|titles?|issues?|matters?|actions?|decisions?|recommendations?|tasks?|activity|"
                   r"activities|objectives?|purpose|descriptions?|details?|outcomes?|outputs?|measures?|milestones?|"
                   r"resolutions?|reports?|aims?|projects?|proposals?|summary|scope|focus|format|events?|business|"
                   r"deliverables?|steps?|stages?)"
                   r"(?: (?:to be|for|of|required|agreed|taken|arising|needed|expected|and|sought) ?.{0,40})?",
           "Decision to be taken"),
    _label("state", r"(?:(?:current|latest|action|overall) )?(?:status|progress|updates?|comments?|notes?|remarks|"
                    r"responses?|rag(?: rating| status)?|rating|results?|completed?\??|position|next steps|done\??)"
                    r"(?: (?:to date|made|taken|update|report|to|from|of|and) ?.{0,25})?",
           "Progress to date"),
    _label("place", r"(?:venue|location|wards?|parish(?:es)?|site|address|areas?|divisions?)(?: affected| address)?",
           "Venue"),
    _label("openness", r"(?:is it |part )?(?:exempt|private|confidential|open|public)\b.{0,40}|key(?: decision)?\??|"
                       r"(?:background |supporting )?(?:documents?|papers)\b.{0,40}|consultation.{0,30}",
           "Open / exempt"),
    _label("meaning", r"roles?|responsibilit(?:y|ies)|terms?|definitions?|meaning|functions?|dut(?:y|ies)|questions?|"
                      r"answers?|risks?(?: description)?|mitigations?|impacts?|controls?|evidence|priorit(?:y|ies)|"
                      r"themes?|reasons?|implications?|posts?|job title|positions?|charge|fee|option|advantages|"
                      r"disadvantages|benefits|rationale|source|category|type|criteria|requirement|delegation|power|"
                      r"conditions?",
           "Role"),
)


@lru_cache(maxsize=4096)
def is_known_label(text: str) -> bool:
    """True for the whole text of a header cell of a table of words.

    >>> is_known_label("Lead officer"), is_known_label("Councillor Ann Oak")
    (True, False)
    """
    bare = text.strip(" *")
    return 0 < len(bare) <= _LONGEST and any(label.pattern.fullmatch(bare) for label in KNOWN_LABELS)


def are_known_labels(texts: Sequence[str], *, fewest: int = _FEWEST) -> bool:
    """True where nearly all of so many cells are known labels, and no two say the same."""
    if len(texts) < fewest or len({text.lower() for text in texts}) < len(texts):
        return False
    return sum(map(is_known_label, texts)) >= max(fewest, _KNOWN_SHARE * len(texts))
