"""Words of titles, labels and closings in minutes: what is an item's title, what only looks like one.

Data only; `headings` and `paragraphs` read with them.
"""

import re
from typing import NamedTuple


class MarkRule(NamedTuple):
    """How a minute names the agenda item it was; group `item`."""

    name: str
    pattern: re.Pattern[str]
    example: str


MARK_RULES: tuple[MarkRule, ...] = (
    MarkRule("bracketed", re.compile(
        r"\s*[(\[]\s*(?:agenda\s+(?:item\s*)?|item\s*)(?:no\.?"
        r"|number)?\s*:?\s*(?P<item>[A-Z]?\d{1,3}[a-z]?(?:\.\d{1,2})?)\s*[)\]]\s*$",
        re.I), "(Item 3)"),
    MarkRule("trailing", re.compile(
        r"\s*[-–—:,]?\s*\bagenda\s+(?:item|time|items|no\.?|number)\s*(?:no\.?|number)?\s*:?\s*"
        r"(?P<item>[A-Z]?\d{1,3}[a-z]?)\s*$", re.I), "Work Programme - Agenda Item 5"),
    MarkRule("leading", re.compile(
        r"^\s*[(\[]\s*(?:agenda\s+(?:item\s*)?|item\s*)(?:no\.?|number)?\s*:?\s*(?P<item>[A-Z]?\d{1,3}[a-z]?)\s*[)\]]"
        r"\s*[-–—:]?\s*(?=\S)", re.I), "(Agenda 3) Apologies"),
)
"""Marks at the end or the beginning of a title, or on a line of their own."""

SECTION_HEADS = re.compile(
    r"^(?:(?:un)?restricted\s+items?|exempt\s+(?:items?|business|information)|public\s+(?:items?|session|business)"
    r"|private\s+(?:items?|session|business)|confidential\s+(?:items?|business)|part\s+(?:[ivab12]+|one|two)\b[^.;]*"
    r"|(?:key|non-?key|executive)\s+decisions?|items?\s+for\s+(?:decision|information|discussion|noting)"
    r"|(?:open|closed)\s+session|minutes?(?:\s+end)?|draft(?:\s+minutes)?|unconfirmed(?:\s+minutes)?|item\s+no\.?.*"
    r"|min(?:ute)?\s+no\.?.*"
    r"|agenda|recommendations?(?:\s+to\s+(?:the\s+)?(?:cabinet|council))?|resolved|decisions?|reasons?(?:\s+for[^:.;]*)?"
    r"|continued|action(?:s|\s+by)?|for\s+next\s+agenda|matters\s+(?:for\s+recommendation|submitted|for\s+decision|for\s+information"
    r"|for\s+consideration)\b.*|decisions\s+taken\s+under\b.*)\s*:?$", re.I)
"""Heads that part an agenda or minutes, or label a passage, and are no item."""

DECISION_LABEL = re.compile(
    r"^(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed|decisions?)(?:\s+(?:unanimously|that|to))*"
    r"(?:\s*[:,]?\s*\(?(?:(?:by|with|on)\s+)?(?:an?\s+)?(?:\d+|[a-z]+)\s+(?:votes?|for\b|in\s+favour|majority|abstentions?)\b[^.;:]{0,60})?"
    r"\s*(?:/\s?-|[:–—-]+)?$", re.I)
"""A line that only announces the decision under it: part of the decision, not a head."""

ACTIONS_LABEL = re.compile(
    r"(?:ACTIONS?|Actions?)(?:\s+(?:required|points?|items?|agreed|arising|needed|to\s+be\s+taken))*\s*:?-?$", re.I)
"""A line that only announces the actions under it."""

LABELS_OF_PASSAGES = re.compile(
    r"^(?:actions?|resolved|agreed|decision|decided|recommended|recommendation|noted|proposed|proposer|seconded"
    r"|moved|vote"
    r"|voting|contact|for|against|abstain\w*|abstention\w*|in\s+favour|signed|chair\w*|date|motion|amendment|carried|lost"
    r"|granted|refused|permitted|approved(?=\s+subject)|deferred(?=\s+(?:to|for|pending))"
    r"|reasons?|options|note|present|apologies|in\s+attendance|absent)\b", re.I)
"""First words that make even a bold line text of its item rather than a head."""

TYPICAL_TITLES = re.compile(
    r"^(?:to\s+(?:receive|approve|note|consider|sign|confirm)\s+)?(?:the\s+|any\s+)?(?:apolog(?:y|ies)\b.*"
    r"|welcome\b.*|declarations?\s+of\b.*|disclosures?\s+of\b.*"
    r"|minutes(?:\s+of\b.*|\s+from\b.*)?|matters\s+arising\b.*|public\s+(?:participation|question|forum|session"
    r"|speaking)\b.*"
    r"|(?:chair|chairman|mayor|leader)\w*['’]?s?['’]?\s+(?:announcements?|report|communications?)\b.*"
    r"|correspondence\b.*|finance\b.*"
    r"|planning\b.*|highways\b.*|any\s+other\s+business\b.*|date\s+of\s+(?:the\s+)?next\b.*|next\s+meeting\b.*"
    r"|petitions?\b.*"
    r"|(?:forward\s+|work\s+)(?:plan|programme)\b.*|urgent\s+(?:business|items)\b.*|exclusion\s+of\b.*"
    r"|reports?\s+(?:from|of|by)\b.*"
    r"|clerk['’]?s\s+report\b.*|accounts\s+for\s+payment\b.*|election\s+of\b.*|questions?\b.*)$", re.I)
"""Titles that nearly every council's minutes have; they tell heads where no type face does."""

CLOSING = re.compile(
    r"\b(?:meeting|proceedings|session|business|committee|council|panel|board|hearing)\b.{0,60}?\b(?:closed|ended|concluded"
    r"|finished|terminated|rose|adjourned"
    r"|closing|ending)\b|^\(?\s*(?:duration\s+of\s+(?:the\s+)?meeting|meeting\s+(?:closed|ended|finished|concluded)"
    r"|end(?:ed)?\s+of\s+meeting"
    r"|finish(?:ed)?\s+time|close(?:d)?\s+of\s+meeting|time\s+(?:closed|ended|finished))|^the\s+chair\w*\s+(?:closed"
    r"|declared|ended)\b.{0,40}\bmeeting\b"
    r"|\bconcluded\s+at\s+\d|\bclosed\s+at\s+\d|^(?:finished|ended|concluded)\s+(?:at\s+)?\d"
    r"|^\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\.?|noon)?\s*(?:[-–—]|to)\s*\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\.?|noon)?$", re.I)
"""Says that the meeting is over."""

RESUMES = re.compile(
    r"\b(?:reconvened|resumed|re-?commenced)\b|\badjourn\w*\b(?:[^.]|\.(?=\d|m\b)){0,60}\b(?:to\s+(?:consider|deliberate|allow|seek)|for\s+(?:an?\s+|\w+\s+)?"
    r"(?:minutes|break|lunch|legal|deliberation|refreshments))", re.I)
"""Says that the meeting paused and went on."""

OWN_TITLE = re.compile(
    r"(?:(?:draft|approved|unconfirmed)\s+)?(?:minutes|notes|record)\s+(?:of|from)\b.{0,200}\b(?:meeting|council"
    r"|committee)\b", re.I)
"""The paper’s own title, set as a sentence ("Minutes of the meeting of Anytown Council held in the hall.")."""
OF_PAPER = re.compile(r"\bminutes\b[^.]{0,60}\b(?:subject\s+to|published|approv|confirm|draft|agreed\s+at)", re.I)
"""A sentence about the minutes themselves: "These minutes are subject to approval at the next meeting"."""
