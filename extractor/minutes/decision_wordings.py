"""How clerks word a decision: rules as rows, each with the kind of sentence that made us add it.

In:  nothing; these are tables. `decisions` reads them, `kinds` shares them.
A row holds for the wording of any council; what is refused is in `decision_refusals`. Surprise: "It was noted that"
reports a fact, "The Committee noted" is a decision.
"""

import re
from typing import NamedTuple

VERB_OF_WORD: dict[str, str] = {
    "resolved": "resolved",
    "resolution": "resolved",
    "agreed": "agreed",
    "agree": "agreed",
    "noted": "noted",
    "note": "noted",
    "notes": "noted",
    "approved": "approved",
    "approve": "approved",
    "approves": "approved",
    "authorised": "approved",
    "ratified": "approved",
    "confirmed": "approved",
    "authorise": "approved",
    "accepted": "accepted",
    "accept": "accepted",
    "recommended": "recommended",
    "recommend": "recommended",
    "recommends": "recommended",
    "endorsed": "endorsed",
    "endorse": "endorsed",
    "endorses": "endorsed",
    "supported": "endorsed",
    "support": "endorsed",
    "granted": "approved",
    "permitted": "approved",
    "grant": "approved",
    "deferred": "deferred",
    "defer": "deferred",
    "requested": "requested",
    "request": "requested",
    "requests": "requested",
}
"""Printed decision word -> the verb of the contract; any other word is "other"."""


class Wording(NamedTuple):
    """A way to word a decision. `verb` None means: the pattern's group `verb` says it."""

    name: str
    pattern: re.Pattern[str]
    example: str
    verb: str | None = None


_BODY = (
    r"(?:(?:[Tt]h(?:e|is)|[Bb]oth|[Aa]ll)\s+)?(?:(?:[A-Z][\w&'’,-]*|and|of|for|the|&)\s+){0,7}?"
    r"(?:[Cc]ouncil|[Cc]ouncillors|Cllrs|[Mm]embers|[Cc]ommittee|[Cc]abinet|[Bb]oard|[Pp]anel|[Ss]ub-?[Cc]ommittee|"
    r"[Ee]xecutive|[Ff]orum|[Ww]orking [Gg]roup|[Ww]orking [Pp]arty|[Tt]ask (?:and [Ff]inish )?[Gg]roup|[Tt]rustees|"
    r"[Mm]eeting|[Cc]ommission|[Aa]uthority|[Pp]artnership|[Gg]overnors|PC|TC)"
    r"(?:\s+[Mm]embers)?"
)
_ADVERBS = (
    r"(?:\s+(?:also|then|therefore|further|furthermore|subsequently|unanimously|formally|duly|all|both|accordingly|"
    r"consequently|now|again|thus|(?:considered|discussed|received|reviewed|debated|welcomed|heard|examined)"
    r"(?:\s+the\s+\w+)?\s+and))*"
)
_PAST = (
    r"(?P<verb>agreed|resolved|noted|accepted|approved|endorsed|recommended|requested|deferred|decided|adopted|"
    r"authorised|ratified|determined(?=\s+(?:that|to)\b)|RESOLVED|AGREED|NOTED|ACCEPTED|APPROVED|ENDORSED|RECOMMENDED|REQUESTED|DEFERRED|DECIDED|"
    r"ADOPTED)"
)
_PAPERS = (
    r"(?:minutes|notes of the|reports?|updates?|recommendations?|budget|precept|polic(?:y|ies)|accounts|payments?|"
    r"invoices?|cheques|expenditure|quotations?|quotes?|proposals?|amendments?|schedules?|programme|plan|plans|"
    r"statements?|offers?|terms of reference|tenders?|items?|matter|risk assessment|standing orders|financial "
    r"regulations|"
    r"bank reconciliations?|annual return|annual governance statement|contents|presentation|position|resolution|"
    r"appointments?|nominations?|dates?|draft|strategy|charter|protocol|consultation response|dispensations?)"
)

OPENERS: tuple[Wording, ...] = (
    Wording(
        "resolved_capitals",
        re.compile(
            r"[\"“(*]*(?:(?:[Ii]t was|IT WAS|[Uu]nanimously|UNANIMOUSLY|And|and|Accordingly,?)\s+)*"
            r"(?P<verb>RESOLVED)\b"
        ),
        "RESOLVED: That the report be noted.",
    ),
    Wording(
        "resolved_small",
        re.compile(r"(?P<verb>Resolved)\b(?!\s+(?:issues|matters|cases|complaints))"),
        "Resolved to pay the invoice of £45.00.",
    ),
    Wording(
        "resolution_label",
        re.compile(r"(?P<verb>RESOLUTION|Resolution)S?s?(?:\s+(?:[Nn]o\.?\s*)?[\w/.-]*\d[\w/.-]*)?\s*(?:[:–—-]|$)"),
        "Resolution 24/056: that the fence be mended.",
        "resolved",
    ),
    Wording(
        "decision_label",
        re.compile(
            r"(?:THE |The )?(?P<verb>DECISIONS?|Decisions?)"
            r"(?:\s+(?:made|taken|MADE|TAKEN|of the [A-Z]\w+))?\s*(?:[:–—-]|$)"
        ),
        "Decision: the tender of Hale & Sons is accepted.",
    ),
    Wording(
        "agreed_capitals",
        re.compile(r"(?:[Ii]t was |IT WAS )?(?P<verb>AGREED)\b(?!\s+(?:UPON|MINUTES|ACTIONS?)\b)(?=.*\w)"),
        "AGREED to receive the figures in June.",
    ),
    Wording(
        "agreed_small",
        re.compile(
            r"(?:Unanimously |All )?(?P<verb>[Aa]greed|resolved)\s*(?:[:–—]\s*(?=\w)|(?:that|to|unanimously (?:that|"
            r"to))\s)"
        ),
        "Agreed that the hall be booked.",
    ),
    Wording(
        "noted_capitals",
        re.compile(r"(?:[Ii]t was |IT WAS )?(?P<verb>NOTED)\b\s*[:–—-]?\s*(?=\w|$)"),
        "NOTED the position on the reserve.",
    ),
    Wording("noted_label", re.compile(r"(?P<verb>Noted)\s*[:–—]\s*(?=\w)"), "Noted: the clerk's report."),
    Wording(
        "recommended",
        re.compile(r"(?:[Ii]t was |IT WAS )?(?:(?P<verb>RECOMMENDED)\b|(?P<verb2>Recommended)\s+(?:that|to)\b)"),
        "RECOMMENDED to Council that the scheme be adopted.",
        "recommended",
    ),
    Wording(
        "other_capitals",
        re.compile(
            r"(?P<verb>APPROVED|ENDORSED|DEFERRED|ACCEPTED|ADOPTED|DECIDED|REQUESTED)\b\s*"
            r"(?:[:–—-]|that\b|to\b|the\b|unanimously\b|subject\b)"
        ),
        "DEFERRED to the next meeting.",
    ),
    Wording(
        "granted_capitals",
        re.compile(
            r"(?P<verb>GRANTED|REFUSED|PERMITTED)\b\s*(?:[:–—.-]|$|(?:subject|for|as|planning|permission|unanimously|with)\b)"
        ),
        "REFUSED for the following reason: the shed would be too tall.",
    ),
    Wording(
        "application_outcome",
        re.compile(
            r"(?:The )?(?:Application|Planning [Pp]ermission|Permission|Consent|Licence)\s+(?:was\s+)?"
            r"(?P<verb>refused|approved|permitted|granted|deferred)\b[^.;:]{0,60}[.]?$"
        ),
        "Application refused.",
    ),
    Wording(
        "deferred_small",
        re.compile(
            r"(?:Approval |Decision |Consideration |Item )?(?P<verb>[Dd]eferred)(?:\s+(?:to|until|till|pending|"
            r"for)\b|[.!]?\s*$|\.\s+To be\b)"
        ),
        "Deferred to the next meeting.",
    ),
    Wording(
        "resolved_by_body",
        re.compile(rf"{_BODY}{_ADVERBS}\s+(?P<verb>RESOLVED|AGREED|NOTED|RECOMMENDED|APPROVED|ENDORSED)\b"),
        "The Committee RESOLVED to note the report.",
    ),
    Wording(
        "mover_then_resolved",
        re.compile(r"[^.:]{0,160}?\b(?:[Ss]econded|SECONDED)\b[^.:]{0,80}?\b(?P<verb>RESOLVED|AGREED)\b"),
        "Moved by Councillor Hale, seconded by Councillor Moss, and RESOLVED: That the plan be adopted.",
    ),
    Wording(
        "that_clause",
        re.compile(
            r"(?P<verb>[Tt]hat)\s+(?:the|this|a|an|it|in|subject|authority|approval|delegated|"
            r"[A-Z]\w+)\b[^.“”]{0,240}?\b"
            r"(?:be|notes?|approves?|agrees?|endorses?|adopts?|recommends?)\b"
        ),
        "That the report be noted.",
        "resolved",
    ),
)
"""The paragraph opens with the decision word: the paragraph is the decision, with the list that follows."""

SENTENCES: tuple[Wording, ...] = (
    Wording(
        "sentence_opens",
        re.compile(r"^(?P<verb>Resolved|Agreed|Approved|Accepted)(?:\s+(?:to|that|unanimously|as)\b"
                   r"|\s?[—–:-]+\s?(?:\([a-z1]\)\s?)?That\b)"),
        "Resolved to accept.",
    ),
    Wording(
        "body_decided",
        re.compile(
            rf"(?<![\w-])(?:{_BODY}|[Aa]ll present|[Aa]ll|[Ee]very(?:one|body)(?: present)?){_ADVERBS}\s+{_PAST}\b"
        ),
        "After debate the Councillors resolved to go on with the purchase.",
    ),
    Wording(
        "body_voted",
        re.compile(rf"(?<![\w-]){_BODY}{_ADVERBS}\s+voted\s+(?:unanimously\s+)?(?:to|in favour of)\b"),
        "Members voted unanimously to support the bid.",
        "other",
    ),
    Wording(
        "impersonal",
        re.compile(
            r"\b[Ii]t\s+(?:was|is)(?:\s+(?:therefore|then|also|further|subsequently|unanimously|formally|duly|"
            r"accordingly|now|generally|(?:suggested|proposed|moved|discussed|considered|noted|recommended|"
            r"seconded)(?:,\s+seconded)?,?\s+and))*(?:\s*,?\s+(?:proposed|moved)\s+(?:by\s+)?[^.;]{2,80}?,?\s+"
            r"(?:and\s+)?seconded"
            r"\s+(?:by\s+)?[^.;]{2,60}?,?\s+and(?:\s+(?:unanimously|it was))?)?"
            r"\s+(?P<verb>agreed|resolved|decided|requested|approved|recommended|deferred|"
            r"accepted(?=\s+that\b[^.;]*\bbe\b))(?![\w-])"
            r"(?!\s+(?:with|by the \w+ that it))"
        ),
        "It was suggested and agreed to receive the figures in June.",
    ),
    Wording(
        "capitals",
        re.compile(
            r"\b(?P<verb>RESOLVED|AGREED|NOTED|APPROVED|RECOMMENDED|ENDORSED|DEFERRED|DECIDED|ADOPTED|GRANTED|"
            r"REFUSED)\b"
            r"(?!\s+(?:MINUTES|UPON))"
        ),
        "On being put to the vote it was RESOLVED that permission be granted.",
    ),
    Wording(
        "paper_decided",
        re.compile(
            rf"(?:^|[,;:–-]\s+|\band\s+|\bthat\s+)(?:(?:[Tt]h(?:e|ese|is|ose)|[Aa]ll|[Bb]oth|[Aa]n?|[Ii]ts)\s+)?"
            rf"(?:[\w'’-]+\s+){{0,5}}?{_PAPERS}\b[^.;:,]{{0,130}}?(?:,[^.;:,]{{0,90}},)?\s(?:was|were)"
            r"(?:\s+(?:then|duly|all|unanimously|formally|also|therefore|subsequently|reviewed and|"
            r"received and|read and|considered (?:in detail )?and|discussed and|taken as read and|checked and|"
            r"put to the vote and))*\s+"
            r"(?P<verb>accepted|approved|agreed|resolved|noted|adopted|endorsed|deferred|ratified|confirmed|carried|"
            r"supported)\b",
            re.I,
        ),
        "The Chairman thanked the officers and the report was accepted.",
    ),
    Wording(
        "of_the_last_meeting",
        re.compile(
            r"^of\s+(?:the|our|a)\s+(?:[\w']+\s+){0,3}meeting\b[^.;]{0,120}?\b(?:was|were)\s+(?:then\s+|duly\s+|unanimously\s+)*"
            r"(?P<verb>agreed|approved|accepted|confirmed)\b"
        ),
        "of the meeting on 17 May 2018 were agreed and signed.",
    ),
    Wording(
        "paper_signed",
        re.compile(r"\bminutes\b[^.;]{0,200}?\b(?:was|were|be)\b[^.;]{0,120}?\bsigned\b", re.I),
        "The minutes were checked, proposed by AB, seconded by CD and signed by the Chair.",
        "approved",
    ),
    Wording(
        "moved_and_carried",
        re.compile(
            r"\b(?:[Pp]roposed|[Mm]oved)\b[^;]{2,90}?\bseconded\b[^;]{0,200}?\b(?:and\s+)?(?:was\s+|were\s+|it was\s+)?"
            r"(?:unanimously\s+|all\s+)*(?P<verb>agreed|resolved|approved|carried|accepted|adopted|appointed)\b"
        ),
        "Proposed by Cllr Hale, seconded by Cllr Moss and carried, that the bench be moved.",
    ),
    Wording(
        "moved_that",
        re.compile(
            r"\b(?P<verb>[Pp]roposed|[Mm]oved)\b[^;.]{0,60}\bseconded\b(?![^.]*\b(?:motion|"
            r"amendment)\b)[^.;]{0,60}?\b(?:that\b[^.]*\bbe\b|to\s+[a-z])"
        ),
        "AB proposed and CD seconded that £200 be set aside.",
        "agreed",
    ),
    Wording(
        "body_content",
        re.compile(
            rf"(?<![\w-])(?:{_BODY}|[Ee]veryone|[Aa]ll)\s+(?:was|were)\s+(?:all\s+)?(?:content|happy|minded|pleased|"
            rf"unanimous(?:ly)?"
            r"(?:\s+in\s+favour)?)\s+(?:to\s+|that\s+[^.]{0,60}\b)(?P<verb>approve|agree|note|support|accept|adopt|"
            r"endorse)\b"
        ),
        "Members were content to note the report.",
    ),
    Wording(
        "body_acted",
        re.compile(
            r"^(?:[Tt]he\s+)?(?:(?:Parish|Town|City|District|Borough|County|Full)\s+)?(?:Council|Councillors|Members|"
            r"(?:Joint |Sub-)?Committee|Cabinet|Board|Panel|Authority|Forum|Executive|Trustees)\s+"
            r"(?:then\s+|also\s+|unanimously\s+)*(?:appointed|elected|co-opted|nominated|granted|awarded|rejected|"
            r"refused|declined|turned\s+down|"
            r"delegated|voted)\b(?!.*\bin\s+(?:19|20)\d\d)"
        ),
        "Members appointed Hale & Co as internal auditors.",
        "other",
    ),
    Wording(
        "noted_short",
        re.compile(
            r"^(?:The|All|These|Both)\s(?!.*\b(?:points?|comments?|concerns?|issues?|views?|"
            r"remarks?)\b)[^.;,]{3,110}\s(?:was|were)\s"
            r"(?:duly\s+|received\s+and\s+|then\s+)?(?P<verb>noted)\b(?!\s+(?:that|as|in|by))"
        ),
        "The progress on the works was noted.",
    ),
    Wording(
        "application_decided",
        re.compile(
            r"\b(?:permission|consent|licen[cs]e|application)\b[^.;]{0,60}?\b(?:was|were|be)\s+(?:unanimously\s+|"
            r"therefore\s+)?"
            r"(?P<verb>granted|refused|approved)\b(?=[^.]*\b(?:subject\s+to|contrary\s+to|conditions?|grounds|"
            r"for\s+the\s+(?:following\s+)?reasons?|"
            r"votes?|unanimously)\b)"
        ),
        "The application was refused, contrary to the officer’s advice.",
    ),
    Wording(
        "this_agreed",
        re.compile(
            r"\b(?:[Tt]his|[Tt]hese|which)\s+(?:was|were)\s+(?:then\s+|duly\s+|unanimously\s+|all\s+)*(?P<verb>agreed|"
            r"approved|accepted|adopted)\b(?!\s+(?:by|with|in))"
        ),
        "Cllr Hale proposed acceptance of the accounts and this was agreed.",
    ),
    Wording(
        "held_over",
        re.compile(
            r"\b(?:items?|matter|this|discussion|decision|it|consideration|application|report|agenda item "
            r"\w+)\s+(?:was|were|be|to\s+be)\s+"
            r"(?:deferred|held\s+over|carried\s+(?:over|forward)|put\s+back|adjourned|postponed)\s+(?:to|until|till|"
            r"for|pending|so)\b",
            re.I,
        ),
        "Discussion was held over to the October meeting.",
        "deferred",
    ),
    Wording(
        "elected",
        re.compile(
            r"(?:\b(?:was|were)\s+(?:(?:duly|unanimously|thereby|then)\s+)*(?:re-?)?(?:elected|co-opted)\b"
            r"|^(?:[A-Z][\w.’'-]*\s+){1,4}(?:duly |unanimously )?(?:re-)?elected (?:as )?(?:[Tt]he )?(?:[Vv]ice[- ])?"
            r"[Cc]hair)(?!\s+in\s+\d{4})"
        ),
        "Cllr Hale was unanimously elected Chairman for the year.",
        "other",
    ),
    Wording(
        "approval_given",
        re.compile(
            r"\b(?:[Aa]pproval|[Aa]greement|[Aa]uthority|[Cc]onsent)\s+was\s+(?:unanimously\s+|duly\s+)?(?:given|"
            r"granted)"
            r"\s+(?:to|for|by the [Cc]ou?n?[a-z]+)\b"
        ),
        "Approval was given to spend £400 on fencing.",
        "approved",
    ),
)
"""A decision inside running text: the sentence is the decision."""
