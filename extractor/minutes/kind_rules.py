"""Rows that say what a paragraph of minutes is by its own words, each with the kind of line that made us add it.

In:  nothing; `kinds` reads the rows. Decisions and actions have tables of their own and go before these.
First match wins, so narrower rows stand first. Surprise: a bare "None." says what its heading asks.
"""

import re
from typing import NamedTuple


class KindRule(NamedTuple):
    """A paragraph whose text matches is of `kind`; `title` the minute's title must match too, where given."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    example: str
    title: re.Pattern[str] | None = None


_WHOEVER = r"(?:[A-Z][\w.’'&-]*,?\s+(?:and\s+)?){1,12}"
_TITLE_APOLOGIES = re.compile(r"\b(?:apolog|absen[ct]|substitut|attendance|present)", re.I)
_TITLE_INTERESTS = re.compile(
    r"\b(?:declarations?|disclosures?|declared?)\b.*\binterest|\binterests?\b.*\bdeclar|\bdispensation", re.I
)
_TITLE_NEXT = re.compile(
    r"\b(?:dates?|time)\b.*\b(?:next|future|meeting)|\bnext meeting"
    r"|\bclos(?:e|ure|ing) of (?:the )?(?:meeting|business)|^\W*(?:the )?(?:meeting )?"
    r"clos(?:e|ure|ing)(?: (?:time|remarks|comments))?\W*$", re.I)
_TITLE_QUESTIONS = re.compile(r"\bquestions?\b|\bpublic (?:participation|forum|session|speaking)\b", re.I)

KIND_RULES: tuple[KindRule, ...] = (
    # ---- declarations
    KindRule(
        "declared_interest",
        "declaration",
        re.compile(
            r"\b(?:declar|disclos|register)(?:ed|es|ing|ations?|ures?|e)?\b[^.]{0,110}?\binterests?\b(?!\s+in\s+"
            r"(?:Section|CIL|the\s+post|standing))"
            r"(?!.{0,40}\bpolic)",
            re.I,
        ),
        "Cllr Hale declared a personal interest in item 7 as a governor.",
    ),
    KindRule(
        "interest_declared",
        "declaration",
        re.compile(
            r"\b(?:personal|prejudicial|pecuniary|non-pecuniary|registrable|registerable|other|conflict "
            r"of)\s+interests?\b[^.]{0,80}\b(?:declar|disclos|as (?:a|an|the|s?he|his|her|they))",
            re.I,
        ),
        "A pecuniary interest was declared by Cllr Moss.",
    ),
    KindRule(
        "nothing_declared",
        "declaration",
        re.compile(
            r"\b(?:no|none|nothing|not any)\b[^.]{0,40}\b(?:interests?\b[^.]{0,30}|(?:to|were|was) )(?:to "
            r")?declared?\b|^(?:declarations? of )?interests?: none|"
            r"\bno (?:\w+ )?(?:interests|declarations)\b[^.]{0,30}(?:made|declared|received|disclosed|\.|$)",
            re.I,
        ),
        "There were no interests to declare.",
    ),
    KindRule(
        "declared_that",
        "declaration",
        re.compile(
            r"^[^.]{3,60}\b(?:declared|disclosed)\s+that\s+(?:s?he|they|his|her|their|as)\b(?!.*\bmeeting\b.*\b(?:open|"
            r"closed))",
            re.I,
        ),
        "Cllr Hale declared that he farmed the land.",
    ),
    KindRule(
        "interest_of_person",
        "declaration",
        re.compile(
            r"^(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\b[^.]{2,80}[–—:-]\s*(?:[Ii]tem|[Pp]ersonal|[Pp]ecuniary|[Pp]rejudicial|"
            r"DPI|[Nn]on-[Pp]ecuniary|[Aa]genda)\b"
        ),
        "Cllr Hale – item 7 – governor of the school.",
        _TITLE_INTERESTS,
    ),
    KindRule(
        "under_interests",
        "declaration",
        re.compile(r"^(?!.*\b(?:RESOLVED|[Rr]esolved|AGREED)\b)"),
        "None.",
        _TITLE_INTERESTS,
    ),
    # ---- procedural
    KindRule(
        "apologies",
        "procedural",
        re.compile(
            r"^(?!.*\b(?:apologised|letter of apology)\b)[^.:]{0,110}?\bapolog(?:y|ies)\b[^.]{0,140}?\b(?:received|"
            r"from|accepted|noted|given|tendered|"
            r"submitted|sent|recorded|reported|absence|were|had|made|none)\b|^there were no apologies|^no apologies|"
            r"^apologies\b",
            re.I,
        ),
        "Apologies for absence were received from Cllr Hale.",
    ),
    KindRule(
        "under_apologies",
        "procedural",
        re.compile(r"^(?!.*\b(?:RESOLVED|[Rr]esolved|AGREED)\b).{1,220}$"),
        "None.",
        _TITLE_APOLOGIES,
    ),
    KindRule(
        "meeting_times",
        "procedural",
        re.compile(
            r"\b(?:meeting|session|proceedings|business|committee|hearing)\b[^.]{0,60}?\b(?:closed|ended|concluded|finished|"
            r"rose|adjourned|commenced|began|"
            r"started|opened|terminated|reconvened|resumed|suspended)\b[^.]{0,20}?(?:\bat\b|\d|\bthere being\b|$|\.)",
            re.I,
        ),
        "The meeting closed at 9.35 pm.",
    ),
    KindRule(
        "no_further_business",
        "procedural",
        re.compile(
            r"\bclosed the meeting\b|^(?:full )?council rose\b|"
            r"^(?:\(|As |With )?(?:there (?:being|was|were) no (?:further|other|more|urgent) (?:business|items?|"
            r"matters?)|no further business)|"
            r"\bdeclared the meeting (?:closed|open)\b",
            re.I,
        ),
        "There being no further business the Chair closed the meeting.",
    ),
    KindRule(
        "next_meeting",
        "procedural",
        re.compile(
            r"^(?:the )?(?:dates?|time) (?:and time |and venue )?of (?:the )?(?:next|future)\b|^(?:the )?next (?:\w+ "
            r"){0,4}meeting\b|"
            r"^the meeting scheduled\b|^future meetings?\b",
            re.I,
        ),
        "The next meeting will be held on 8 May.",
    ),
    KindRule(
        "next_meeting_titled",
        "procedural",
        re.compile(r"^(?!.*\b(?:RESOLVED|[Rr]esolved|AGREED)\b).{1,220}$"),
        "Tuesday 4 June at 7.30 pm.",
        _TITLE_NEXT,
    ),
    KindRule(
        "joined_or_left",
        "procedural",
        re.compile(
            rf"^[(]?(?:The )?{_WHOEVER}(?:then\s+)?(?:joined|left|arrived|entered|re-?joined|returned to|withdrew from|"
            rf"vacated|took the chair|attended "
            r"(?:remotely|virtually|online)|(?:was|were) (?:in attendance|present|welcomed|substituting)|substituted)\b"
        ),
        "Cllr Hale left the meeting at 8.15 pm.",
    ),
    KindRule(
        "attended_virtually",
        "procedural",
        re.compile(
            r"\b(?:in attendance|attended|joined|present)\b[^.]{0,40}\b(?:virtually|remotely|online|via (?:Teams|"
            r"Zoom))\b"
        ),
        "Ms Hale and Ms Moss were in attendance virtually.",
    ),
    KindRule(
        "welcome",
        "procedural",
        re.compile(
            r"^(?:The |Cllr |Councillor )?[^.]{0,60}?\b(?:welcomed|introduced)\b[^.]{0,80}\b(?:to the meeting|everyone|"
            r"all present|those present|to (?:his|her|their) first)|"
            r"^[^.]{0,60}\bopened the meeting\b",
            re.I,
        ),
        "The Chair welcomed everyone to the meeting.",
    ),
    KindRule(
        "thanked_for_attending",
        "procedural",
        re.compile(
            r"^[^.]{0,140}\bthanked\b[^.]{0,60}\b(?:for (?:their )?(?:attend(?:ing|ance)|coming)\b(?! their))", re.I
        ),
        "The Chairman thanked all those present for attending.",
    ),
    KindRule(
        "filming",
        "procedural",
        re.compile(
            r"\b(?:being (?:recorded|filmed|webcast|broadcast|live)|fire (?:evacuation|exits?|procedure|alarm)|mobile "
            r"phones|"
            r"housekeeping|live[- ]stream)",
            re.I,
        ),
        "The Chair announced that the meeting was being webcast.",
    ),
    KindRule(
        "order_of_business",
        "procedural",
        re.compile(
            r"^\(?(?:this|the|agenda) (?:item|report|matter)s?(?: \d+)? (?:was|were) (?:taken|considered|heard|brought "
            r"forward)\b[^.]{0,60}"
            r"\b(?:after|before|next|first|earlier|together|ahead|at this point)",
            re.I,
        ),
        "This item was taken after Item 14.",
    ),
    KindRule(
        "order_varied",
        "procedural",
        re.compile(r"^[^.]{0,60}\border of (?:the )?(?:business|agenda)\b[^.]{0,30}\b(?:var|chang|alter)", re.I),
        "The order of business was varied.",
    ),
    KindRule(
        "no_public",
        "procedural",
        re.compile(
            r"^(?:there (?:were|was) )?no (?:members? of the (?:public|press)|public (?:questions|participation|"
            r"speakers)|questions?|petitions?|"
            r"deputations?|representations)\b",
            re.I,
        ),
        "There were no members of the public present.",
    ),
    KindRule(
        "count_of_votes",
        "procedural",
        re.compile(
            r"^there (?:voted|abstained)\b|"
            r"^\(?(?:for|against|abst(?:ain(?:ed|ing|s)?|entions?)|votes?|voting|recorded vote)\s*[(:–-]?\s*(?:\d|none|"
            r"nil|[A-Z])",
            re.I,
        ),
        "For (32)",
    ),
    KindRule(
        "put_to_vote",
        "procedural",
        re.compile(
            r"^[^.]{0,60}\b(?:put|putting)\b[^.]{0,120}\bto the vote\b[^.]*[.:]?$"
            r"|^(?:(?:up)?on (?:an? |the )?(?:\w+ )?vote,? )?"
            r"(?:the )?(?:substantive )?(?:motion|"
            r"amendment)(?: as amended)?"
            r"(?: was)?(?: put)?[^.]{0,30}\b(?:carried|lost|defeated|withdrawn)\b",
            re.I,
        ),
        "The Chairman put the motion to the vote.",
    ),
    KindRule(
        "names_of_voters",
        "procedural",
        re.compile(
            r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Cllr|Councillor|Councillors)\s[^,;:]{1,40},\s+){2,}(?:and\s+)?(?:Mr|Mrs|Ms|"
            r"Miss|Dr|Sir|Cllr|Councillor)?\s?[^,;:]{1,60}$"
        ),
        "Mr Hale, Mrs Moss, Mr Penn",
    ),
    KindRule(
        "signature",
        "procedural",
        re.compile(r"^(?:signed|chair(?:man)?)\b.{0,60}(?:\.{4}|_{4}|…|\bdate)", re.I),
        "Signed ........ Chairman Date ......",
    ),
    KindRule(
        "quorum",
        "procedural",
        re.compile(r"^[^.]{0,60}\b(?:quorum|quorate|inquorate)\b", re.I),
        "The meeting was not quorate.",
    ),
    KindRule(
        "about_the_minutes",
        "procedural",
        re.compile(r"^\W*(?:note\W+)?(?:these|the)(?: draft)? minutes (?:are|will|remain|have (?:not|yet))\b", re.I),
        "NOTE: These minutes will be confirmed at the next meeting.",
    ),
    KindRule(
        "note",
        "narrative",
        re.compile(r"^\W*(?:NOTES?|Notes?|N\.?B\.?)\s*[:–-](?!\s*(?:[Tt]hat|[Tt]he report)\b)"),
        "NOTES: 1. Minutes are read beside the reports.",
    ),
    KindRule(
        "answer",
        "narrative",
        re.compile(r"^(?:A|Answer|Reply|Response)\s?\d{0,2}\s*[:.)]\s"),
        "A: Letters were sent.",
    ),
    # ---- questions
    KindRule(
        "question_label",
        "question",
        re.compile(
            r"^(?:(?:Supplementary |Public |Written |Member(?:’s|'s)? )?(?:Question|"
            r"QUESTION)s?(?:\s+(?:No\.?\s*)?\d+\w?)?\s*"
            r"(?:[:.–—-]|(?:from|by|to|submitted)\b)|Q\s?\d{0,2}\s*[:.)]|Public question \d)"
        ),
        "Question 1 from Mr Hale to the Leader:",
    ),
    KindRule(
        "asked",
        "question",
        re.compile(
            rf"^(?:In (?:turn|addition),? |(?:Further|Finally),? )?(?:(?:A|One|Another|Some)\s+(?:\w+\s+)?(?:[Mm]ember|"
            rf"[Cc]ouncillor|[Rr]esident|parishioner|governor)s?(?:\s+of\s+the\s+[Pp]ublic)?|"
            rf"(?:The\s+)?(?:Members?|Councillors?|{_WHOEVER}))\s*(?:also\s+|then\s+)?(?:asked (?:about|if|whether|why|"
            rf"what|when|where|who|which|how|the following|a (?:supplementary )?question)|"
            r"queried|questioned|enquired|inquired|sought clarification|wished to know|wanted to know|wondered (?:if|"
            r"whether|why|how)|posed)\b"
        ),
        "A Member asked whether the figures were final.",
    ),
    KindRule(
        "question_raised",
        "question",
        re.compile(
            r"^(?:The |A |An )?(?:following )?(?:supplementary |public |further )?(?:questions?|query|"
            r"queries)\s+(?:was|were|had been|is)\s+"
            r"(?:also\s+)?(?:asked|raised|received|put|submitted|posed)\b(?! by the deadline)",
            re.I,
        ),
        "A question was asked about the grit bins.",
    ),
    KindRule("ends_asking", "question", re.compile(r"^[^?]{8,400}\?[”\"’']?$"), "When will the bridge reopen?"),
    # ---- narrative that looks like more
    KindRule(
        "moved_only",
        "narrative",
        re.compile(
            r"^(?!.*\b(?:carried|agreed|resolved|approved|unanimous)).{3,90}\b(?:moved|proposed)\b.{3,90}\bseconded\b",
            re.I,
        ),
        "The chair moved and the vice chair seconded the recommendations in the report.",
    ),
    KindRule(
        "introduced_report",
        "narrative",
        re.compile(
            r"^(?:The )?[^.]{3,110}\b(?:introduced|presented|outlined|gave (?:a|an|the)|provided (?:a|an|the)|"
            r"summarised|submitted)\b[^.]{0,60}\b(?:report|update|presentation|"
            r"overview|item|paper|work|strategy|content)",
            re.I,
        ),
        "The Head of Housing introduced the report.",
    ),
    KindRule(
        "considered_report",
        "narrative",
        re.compile(
            r"^(?:(?:The )?(?:(?-i:[A-Z])[\w&-]* ){0,3}?(?:Committee|Council|Cabinet|Members|Panel|Board|Sub-Committee|"
            r"Executive|Forum|Authority)|Consideration "
            r"was)\s+(?:considered|received|given to|heard)\b(?:[^.]|\.(?=\S))*\.?$|"
            r"^(?:In response|In reply|In answer|Responding)\b",
            re.I,
        ),
        "The Committee considered a report on housing.",
    ),
    KindRule(
        "nothing_to_report",
        "narrative",
        re.compile(
            r"^(?:nothing (?:further )?(?:to|was|has|of)|no (?:update|report|change|further)|none|nil|"
            r"n/?a)\b[^.]{0,60}\.?$",
            re.I,
        ),
        "Nothing to report.",
    ),
)
"""First match wins. Decisions and actions go before all of them."""
