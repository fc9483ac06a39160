"""What looks like a decision and is none: rows, each with the kind of sentence that made us add it.

In:  nothing; `deciding` reads the rows.
Refused are opinion, what another body decided, what was decided before, apologies, and accounts of the vote.
Surprise: "agreed that the roads were poor" is an opinion, "agreed that the road be closed" is a decision.
"""

import re

from extractor.minutes.decision_wordings import Wording

REFUSALS: tuple[Wording, ...] = (
    Wording("opinion_with", re.compile(r"\b(?:agreed|noted) with\b"), "Members agreed with the officer."),
    Wording(
        "opinion_fact",
        re.compile(
            r"\bagreed that (?!.*\bminutes\b)(?:(?!\bbe\b)[^.,;]){0,90}?\b(?:was|were|had|is|are|has|could|might|"
            r"remained|needed|there)\b(?!\s+(?:to\s+)?be\b)"
        ),
        "Members agreed that the roads were in a poor state.",
    ),
    Wording(
        "accepted_that",
        re.compile(r"\b[Mm]embers accepted that\b|\bcouncillors accepted that\b", re.I),
        "Members accepted that the winter had been hard.",
    ),
    Wording(
        "apologies",
        re.compile(r"^(?!.*\bRESOLVED\b).*\bapologies\b", re.I | re.S),
        "Members accepted apologies from Cllr Hale.",
    ),
    Wording(
        "substitutes_noted",
        re.compile(r"\bsubstitut\w+\b[^.]{0,60}\bnoted\b|\bnoted\b[^.]{0,60}\bsubstitut", re.I),
        "The following substitute members were noted:",
    ),
    Wording(
        "told_of_the_vote",
        re.compile(r"^The (?:vote|voting)\b|^There (?:voted|abstained)\b"),
        "The vote for the resolution to grant permission was granted unanimously.",
    ),
    Wording(
        "asked_to_explain",
        re.compile(r"\brequested (?:clarification|confirmation|assurance|reassurance|clarity)\b"),
        "Members requested clarification on the figures.",
    ),
    Wording(
        "amendment_moved",
        re.compile(r"^(?:An|The|A further) amendment\b(?!.*\b(?:carried|agreed|accepted|approved|RESOLVED)\b)"
                   r".*\b(?:proposed|moved)\b",
                   re.S),
        "An amendment to add a bench was proposed by Mr Hale.",
    ),
    Wording(
        "only_proposed",
        re.compile(r"^(?:The\s+Chair\w*|(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\b[^,;:]{2,40})\s(?:then\s+)?"
                   r"(?:proposed|moved|suggested)\b"
                   r"(?!.*\b(?:[Ss]econded|SECONDED|agreed|resolved|RESOLVED|carried|all in favour"
                   r"|approved by))", re.S),
        "Mr Hale proposed that the application be refused, contrary to advice.",
    ),
    Wording(
        "elsewhere",
        re.compile(
            r"\b(?:was|were)\s+(?:\w+\s+)?(?:approved|agreed|accepted|adopted|deferred|refused)\s+by\s+(?:the\s+)?"
            r"(?:[A-Z]{3,}|District|County|Borough|City|Cabinet|Government|Secretary|Full Council|Executive|DfE|NHS|"
            r"Inspector|planning authority)"
        ),
        "The budget was approved by Cabinet in February.",
    ),
    Wording(
        "other_meeting",
        re.compile(
            r"\b[Aa]t (?:that|an earlier|a previous|the previous|the last|its last|their last) "
            r"meeting\b,?(?!.*\bRESOLVED\b)"
        ),
        "At that meeting, Members agreed to refer the matter.",
    ),
    Wording(
        "earlier",
        re.compile(
            r"\b(?:previously|already|originally|initially|earlier|last (?:year|month)|at (?:the|a|its) (?:last|"
            r"previous|"
            r"earlier) meeting)\s+(?:agreed|resolved|approved|noted|accepted|endorsed)\b"
        ),
        "The policy was already approved.",
    ),
)
"""What looks like a decision and is none."""

SUBORDINATE = re.compile(
    r"\b(?:that|which|whether|if|when|as|since|once|until|unless|before|after|where|because|what|who|while|how)\s+$",
    re.I,
)
"""What stands right before the deciding body when the clause only reports: "reminded them that the Council agreed"."""
