"""How clerks word an action: who is to do what. Rules as rows, each with the kind of sentence that made us add it.

In:  nothing; these are tables. `actions` reads them, `kinds` shares them.
An action is something a named person, officer or member is still to do. Refused: what was done already ("had agreed
to join"), a standing duty ("will be attending"), a body that is no person ("CDC to replace the bins"), a resolution in
capitals (that is a decision). Surprise: the owner may stand far before the verb ("Mr Hale said …, and offered to …").
"""

import re
from typing import NamedTuple

from extractor.minutes.people import NAME, PERSON

ROLE = (
    r"(?:(?:Acting|Interim|Deputy|Assistant|Vice|Town|Parish|Committee|Monitoring|Corporate|Strategic|Service|Group|"
    r"Executive|Chief|Senior|"
    r"Democratic|Principal|Lead|Cabinet|Locum|Responsible|Section|Scrutiny|Governance|Policy|Planning|Finance|"
    r"Portfolio|Head|Office|"
    r"Estates?|Facilities|Project|Environment|Highways|Legal|Communications|Performance)[ -]|[&]\s|and\s)*"
    r"(?:Clerk|Chair(?:man|woman|person)?|Leader|Mayor|Mayoress|Secretary|Treasurer|RFO|Solicitor|Director|Manager|"
    r"Officers?|Head|Executive|"
    r"Councillor|Member|Holder|Accountant|Auditor|Lead|Warden|Groundsman|Caretaker|Handyman|Administrator|Surveyor|"
    r"Engineer|Analyst|Advis[eo]r)"
    r"(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'&-]*(?:(?:,|\s+and|\s+&|\s+of|"
    r"\s+for)?\s+(?:the\s+)?[A-Z][\w’'&-]*){0,8})?"
    r"(?:\s+\([A-Z][\w\s.’'-]*\))?"
)
"""Regular expression of an office held, capitals as printed: "Clerk", "Head of Adult Services", "Planning Officer"."""

_INITIALS = r"(?!(?:PC|TC|DC|CC|BC|MP|PM|AM|UK|EU|IT|HR|TV|AGM|NHS|PCC|LGA)\b)[A-Z]{2}(?:/[A-Z]{2})*"
# Atomic groups: a name is a name once read. Without them a list of fifty voters is tried in three ways per name.
_SMALL_ROLE = (
    r"[Tt]he\s+(?:(?:town|parish|deputy|assistant|locum|vice|monitoring)[ -])*(?:clerk|chair(?:man|woman|"
    r"person)?|mayor|secretary|treasurer|leader|officers?)\b"
)
ONE = rf"(?<![\w’'-])(?>{_SMALL_ROLE}|(?:[Tt]he\s+)?(?:{PERSON}|{ROLE}(?:\s+{PERSON})?)|{NAME}|{_INITIALS})"
OWNER = rf"(?P<owner>{ONE}(?:(?:,|\s+and|\s*&|\s*/)\s*{ONE}){{0,5}}+)"
"""Regular expression of who is to act: people with honorifics, officers by their office, plain names, initials."""

_ADV = r"(?:\s+(?:also|kindly|then|further|duly|again|has|have|subsequently|therefore|both|all|once more|very kindly))*"
_HUMAN = rf"(?<![\w’'-])(?>{_SMALL_ROLE}|{PERSON}|{ROLE}|{_INITIALS})"
_HUMANS = rf"(?P<owner>(?:[Tt]he\s+)?{_HUMAN}(?:(?:,|\s+and|\s*&|\s*/)\s*(?:the\s+)?{_HUMAN}){{0,5}}+)"
"""Like OWNER, but no bare name: before "will" and "to" a capitalised word is too often a place or a firm."""
_STATIVE = (
    r"(?!(?:be|being|have|remain|continue|act|serve|join|stand|take\s+(?:an\s+)?interest|become|sit|step|"
    r"withdraw|accept|chair)\b)"
)
_DOING = (
    r"(?:circulate|provide|send|share|report|write|feed|follow|look|investigate|arrange|contact|raise|check|bring|come|"
    r"forward|"
    r"email|e-mail|obtain|prepare|draft|speak|liaise|ask|find|get|chase|confirm|pass|submit|update|publish|invite|"
    r"order|purchase|"
    r"organise|review|ensure|inform|notify|clarify|respond|advise|consult|request|distribute|set\s+up|discuss|put|"
    r"inspect|repair|meet|"
    r"produce|research|explore|seek|supply|issue|monitor|progress|add|include|complete|collate|place|remind|make|"
    r"pursue|attend\s+to|"
    r"remove|install|clear|fix|replace|clean|collect|deliver|print|post|display|amend|apply|register|pay|instruct|"
    r"approach|ring|call|phone|visit)"
)


class ActionWording(NamedTuple):
    """A way to word an action. `pattern` has the group `owner` where the print can name one."""

    name: str
    pattern: re.Pattern[str]
    example: str


MARKERS: tuple[ActionWording, ...] = (
    ActionWording(
        "marker_before",
        re.compile(
            r"^[\[(*]*(?:ACTIONS?|Actions?)(?:\s+(?:POINTS?|[Pp]oints?|[Ii]tems?|[Rr]equired|REQUIRED|[Nn]o\.?|log|"
            r"LOG))*"
            r"(?:\s+[A-Z]{0,3}\d[\d./-]*)?\s*[:–—-]+\s*(?P<rest>.+?)[\])*]*$"
        ),
        "ACTION: Clerk to write to the landowner.",
    ),
    ActionWording(
        "marker_by",
        re.compile(r"^[\[(*]*(?:ACTIONS?|Actions?)\s+(?:by|BY|for|FOR|on|ON)\s*:?\s*(?P<rest>.+?)[\])*]*$"),
        "Action by: Head of Housing",
    ),
    ActionWording(
        "marker_numbered",
        re.compile(r"^[\[(]*(?:AP|ACTION|Action)\s?(?:[Nn]o\.?\s*)?\d[\d./-]*[\])]*\s*[.:–—-]*\s+(?P<rest>[A-Z].+)$"),
        "AP3 Clerk to write to the landowner.",
    ),
    ActionWording(
        "marker_capital_owner",
        re.compile(
            r"^(?:ACTIONS?|Actions?)\s+(?P<rest>(?:(?!LIST|LOG|PLAN|POINT|ITEM)[A-Z]{2,4}|Cllr\.?|Clerk|The Clerk|"
            r"Chair(?:man)?)\b.*)$"
        ),
        "ACTION Cllr Hale to ring the builder.",
    ),
    ActionWording(
        "marker_after",
        re.compile(
            r"(?P<rest>.+?)[\s.;]*[\[(]\s*(?:ACTIONS?|Actions?)(?:\s+by)?\s*[:–—-]?\s*(?P<owner>[A-Z][^)\]]{1,60}"
            r")[\])]\.?$"
        ),
        "The hedge is to be cut. (Action: Clerk)",
    ),
    ActionWording(
        "marker_inline",
        re.compile(r".+?[.;:]\s*(?:ACTIONS?|Action)\s*[:–—-]\s*(?P<rest>[A-Z][^.;]{1,60}?\sto\s+[a-z].+)$"),
        "The gate is broken. ACTION: Clerk to get quotes.",
    ),
    ActionWording(
        "marker_after_bare",
        re.compile(
            r"(?P<rest>.+?[.;])\s*(?:ACTIONS?|Action)(?:\s+by)?\s*[:–—-]\s*(?P<owner>[A-Z][\w\s.,/&’'-]{1,50})$"
        ),
        "A quote for the gate is needed. ACTION: Clerk",
    ),
    ActionWording(
        "marker_after_initials",
        re.compile(
            r"(?P<rest>.+?[.;])\s*(?:ACTIONS?|Actions?)\s+(?P<owner>[A-Z]{2,3}(?:\s*[/,&]\s*[A-Z]{2,3})*|(?:the "
            r")?[Cc]lerk)\.?$"
        ),
        "The pond is to be strimmed. Action KD",
    ),
)
"""The print itself says ACTION."""

SENTENCES: tuple[ActionWording, ...] = (
    ActionWording(
        "undertook",
        re.compile(
            rf"{OWNER},?{_ADV}\s+(?:undertook|undertaken|offered|promised|agreed|volunteered|committed|pledged|"
            rf"is\s+going)(?:\s+(?:to|that\s+\w+\s+would))"
            rf"\s+(?:also\s+)?{_STATIVE}(?P<verb>\w+)"
        ),
        "Ms Hale offered to send Members the figures.",
    ),
    ActionWording(
        "undertook_later",
        re.compile(
            rf"^(?:[^.;]{{0,80}},\s+)?{OWNER}\b[^;]*?(?:,|\band|\bbut|;)\s+(?:also\s+|s?he\s+|they\s+)*(?:undertook|"
            rf"offered|promised|agreed)"
            rf"\s+to\s+{_STATIVE}(?P<verb>\w+)"
        ),
        "Mr Hale said it would take a year, and offered to come back with the data.",
    ),
    ActionWording(
        "was_asked",
        re.compile(
            rf"{OWNER}{_ADV}\s+(?:was|were|is|are|be)\s+(?:then\s+|also\s+)?(?:asked|requested|instructed|tasked|"
            rf"directed|mandated)\s+(?:to|with)\b"
        ),
        "The Clerk was asked to write to the landowner.",
    ),
    ActionWording(
        "body_asked_owner",
        re.compile(
            rf"\b(?:[Aa]sked|[Rr]equested|[Ii]nstructed|[Tt]asked|[Dd]irected)\s+(?:that\s+"
            rf")?{_HUMANS}\s+to\s+{_STATIVE}(?P<verb>[a-z]+)\b"
        ),
        "Members asked the clerk to find out the cost.",
    ),
    ActionWording(
        "is_to",
        re.compile(rf"{OWNER}{_ADV}\s+(?:is|are)\s+to\s+{_STATIVE}(?P<verb>{_DOING})\b"),
        "The Clerk is to obtain three quotes.",
    ),
    ActionWording(
        "owner_to",
        re.compile(
            rf"(?:^|[,;:–-]\s+|\.\s*|\()(?:{_HUMANS}|All(?: [Cc]ouncillors)?)\s+to\s+{_STATIVE}"
            rf"(?P<verb>[a-z]+)\b"
        ),
        "Clerk to ensure that the agendas are sent.",
    ),
    ActionWording(
        "will_do",
        re.compile(
            rf"{_HUMANS}"
            rf"{_ADV}\s+(?:will|shall)\s+(?:also\s+|then\s+|now\s+|again\s+)*(?P<verb>{_DOING})\b"
        ),
        "Cllr Hale will ask the quarry.",
    ),
    ActionWording(
        "will_do_later",
        re.compile(rf"^{_HUMANS}\b[^;.]*?\band\s+will\s+(?:also\s+)?(?P<verb>{_DOING})\b"),
        "KD has the details and will report back.",
    ),
    ActionWording(
        "would_do",
        re.compile(
            rf"(?P<owner>(?:[Tt]he\s+)?(?:{PERSON}|{ROLE}))(?:\s+(?:said|advised|confirmed|stated|noted|explained|"
            rf"added)(?:\s+that)?\s+(?:s?he|they))?"
            r"\s+would\s+(?:also\s+|then\s+)*(?P<verb>action|circulate|send|share|report\s+back|write\s+to|feed\s+back|"
            r"follow\s+(?:this\s+)?up|"
            r"look\s+into|investigate|arrange|contact|check|come\s+back|bring\s+back|provide\s+(?:Members|"
            r"the\s+Committee|a|an|the)|email)\b"
        ),
        "The Head of Housing would circulate the figures after the meeting.",
    ),
    ActionWording(
        "it_was_requested",
        re.compile(
            r"\b[Ii]t\s+was\s+(?:also\s+|further\s+|then\s+)*(?:(?:suggested|agreed)\s+and\s+)?requested\s+that\b"
            r"(?:\s+(?P<owner>the\s+(?:Clerk|Chair(?:man)?|Director|Leader)(?:\s+of\s+[A-Z][\w\s]+?)?)(?=\s+[a-z]))?"
        ),
        "It was requested that a map be made.",
    ),
    ActionWording(
        "body_requested",
        re.compile(
            r"\b(?:[Tt]he\s+)?(?:[A-Z]\w+\s+){0,4}(?:Committee|Panel|Board|Members|Councillors|Council|"
            r"Sub-Committee)\s+(?:also\s+)?(?:requested|asked)"
            r"\s+(?:that|for)\s+(?!clarif|confirm|assur)(?:(?=[^.]*\b(?:be|provide|receive|circulate|report|include|"
            r"bring|future|next|data|figures|"
            r"information|briefing|update)\b))"
        ),
        "The Committee requested that the data be brought to the next meeting.",
    ),
    ActionWording(
        "agreed_deliverable",
        re.compile(
            r"\b[Ii]t\s+was\s+(?:also\s+|further\s+|then\s+|therefore\s+|(?:suggested|proposed|"
            r"requested)\s+and\s+)*agreed\s+"
            r"(?:to\s+(?:receive|include|invite|write|contact|provide|circulate|arrange|send|ask|request|obtain|"
            r"seek)\b|"
            r"that\s+[^.]*?\b(?:be|would be|should be)\s+(?:also\s+)?(?:provided|circulated|brought|sent|shared|"
            r"invited|arranged|included|"
            r"reported|presented|added|contacted|asked|written)\b|"
            rf"that\s+(?P<owner>(?:the\s+)?(?:{PERSON}|{ROLE}))\s+(?:would|should|will)\s+{_STATIVE})"
        ),
        "It was agreed that an update be provided at each meeting.",
    ),
)
"""The sentence says that somebody is to do something."""

NOT_AN_ACTION: tuple[ActionWording, ...] = (
    ActionWording(
        "done_already",
        re.compile(r"\bhad\s+(?:\w+\s+)?(?:agreed|offered|promised|undertaken|volunteered|been\s+asked)\b"),
        "Mr Hale had agreed to join.",
    ),
    ActionWording(
        "agenda_wording",
        re.compile(r"^To\s+(?:receive|consider|approve|note|agree|authorise|confirm|discuss)\b"),
        "To consider the amendment.",
    ),
    ActionWording(
        "of_the_law",
        re.compile(r"\bwill\s+(?:only\s+)?(?:be required|need|have)\b.*\bby law\b"),
        "Members will need to declare by law.",
    ),
)
"""What looks like an action and is none."""
