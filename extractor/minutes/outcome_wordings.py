"""How clerks word what became of a motion, and what follows a resolution without being part of it.

In:  nothing; these are patterns. `decisions`, `motions` and `resolution_list` read them.
Surprise: "Agreed." is the fate of a motion after a motion, and nothing by itself.
"""

import re

OUTCOME_TAIL = re.compile(
    r"^[\"“(*]*(?:(?:this|the (?:motion|proposal|vote|resolution|recommendation)|it|vote|voting|motion|and|on a vote,?|"
    r"substantive motion)\s*(?:was|were|is|:|–|-)?\s*(?:then\s+|put to the vote and\s+|declared\s+|duly\s+)*)?"
    r"(?:unanimous(?:ly)?\s*(?:agreed|approved|carried|accepted|resolved|passed|supported|in favour|vote)?|"
    r"(?:agreed|approved|carried|passed|accepted|resolved|adopted)(?:\s+(?:unanimously|by (?:a )?majority(?: vote)?|"
    r"nem\.? con\.?|"
    r"by all(?: present)?|with \w+ abstentions?|by \d+.{0,40}))?|all (?:were )?(?:in favour|agreed|voted in favour|"
    r"approved)|"
    r"(?:by )?a? ?majority (?:in favour|vote|decision|agreed)|"
    r"vote[ds]?\s*[:–-]?\s*\d.*|\d+ (?:votes? )?(?:for|in favour).*|with \w+ abstentions?|"
    r"motion carried|nem\.? con\.?)[\s.!)\"”]*$",
    re.I,
)
"""A sentence that only says how a decision was reached: "Unanimously agreed." "Carried." "All in favour." """

AGREES_TO_LAST = re.compile(r"^(?:[Tt]his|[Tt]hese|[Tt]he (?:proposal|suggestion))\s+(?:was|were)\s+(?:\w+\s+)?"
                            r"(?:agreed|approved|accepted|adopted)\b[^.;]{0,20}[.!]?$")
"""A sentence that agrees to what the sentence before it says: "This was agreed." """

LOST = re.compile(
    r"\b(?:lost|defeated|fell|not carried|not agreed|rejected|withdrawn|failed|not seconded|no seconder)\b", re.I
)
CARRIED = re.compile(
    r"\b(?:carried|agreed|approved|passed|unanimous(?:ly)?|all in favour|adopted|accepted|resolved)\b", re.I
)

PUT_ASIDE = re.compile(
    r"\b(?:agreed|resolved|decided|carried)\b[^.;]{0,60}\b(?:motion|matter|item|it|proposal|question)\s+"
    r"(?:be|was|should be|stand)\s+(?:referred|deferred|adjourned|remitted)\b|"
    r"\b(?:motion|proposal)\b[^.;]{0,30}\b(?:was|stood)\s+(?:referred|deferred|adjourned|remitted)\b",
    re.I,
)
"""A sentence that sends a motion elsewhere: "It was agreed that the motion be referred to the Roads Committee." """

LOST_MOTION = re.compile(
    r"\b(?:motion|amendment|proposal|proposition)\b[^.;]{0,60}\b(?:lost|defeated|fell|not\s+carried|failed|withdrawn)\b",
    re.I)
"""A sentence that tells of a motion that came to nothing."""

VOTE_ON_MOTION = re.compile(
    r"\b(?:put|moved to|took)\b[^.;]{0,80}?\b(?:motion|amendment|vote)\b[^.;]*\b(?:agreed|carried|approved|lost|"
    r"passed)\b"
    r"|^(?:up)?on\s+(?:being\s+put\s+to\s+)?(?:an?\s+|the\s+)?(?:\w+\s+)?vote\b[^.;]*\b"
    r"(?:motion|amendment|proposal|it)\s+(?:was|were)\b"
    r"[^.;]*\b(?:carried|lost|approved|agreed|passed|defeated)\b",
    re.I,
)
"""A sentence that only tells how a motion already printed fared: "the Chair put the motion and it was agreed"."""

NOT_OF_THE_LIST = re.compile(
    r"^(?:\(note\b|note\s*[:–-]|\(?n\.?b\.?\b|for\s*[(:\d]|against\s*[(:\d]|abst\w*\s*[(:\d]|voting\b|\(?(?:the "
    r")?meeting "
    r"(?:closed|ended|"
    r"adjourned|rose)|reasons?\b.{0,40}(?:$|:)|(?:other|alternative) options?\b|action\b|councillors? .{0,60} (?:voted|"
    r"left|"
    r"re-?joined|abstained)|the chair(?:man)? (?:thanked|welcomed|closed)|in accordance with|background\b|"
    r"in response\b|recorded vote|key decision\b|wards? affected|\(?(?:councillor|cllr|mr|mrs|ms)\b.{0,80}\b(?:left|"
    r"voted|abstained))",
    re.I,
)
"""A paragraph after a resolution that is no part of its list."""

ONE_WORD = re.compile(
    r"^\W*(?:all )?(?:agreed|approved|resolved|noted|accepted|adopted|carried|received and noted|so resolved)"
    r"(?: unanimously| by all| and signed)?[\s.!)]*$",
    re.I,
)
"""A decision of one word under its proposition: "Approved." "Noted." """

PROPOSITION = re.compile(
    r"^(?:\(?\w{1,4}[.)]\s+)?To\s+(?:\w+,?\s+(?:and|or|&)\s+)?(?:consider|approve|agree|receive|note|adopt|review|"
    r"resolve|authorise|confirm|"
    r"accept|ratify|appoint|elect|discuss|decide|sign|set|pay|endorse|recommend)\b",
    re.I,
)
"""What the agenda asks of the meeting, printed again in its minutes: "To approve the minutes of 3 May." """
