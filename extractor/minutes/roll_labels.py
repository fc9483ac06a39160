"""Labels over the lists of a roll: "PRESENT", "Officers in attendance", "Apologies for absence".

In:  a line or a piece of it. Out: the label and what it says of those below it, or none.
Rows, each with the label that made us add it; the words that a label can hold are listed, so that no sentence is one.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from extractor.values import squash

Capacity = Literal["member", "substitute", "co_opted", "other_member", "officer", "other", "by_person"]
Status = Literal["present", "apologies", "absent"]


class LabelRule(NamedTuple):
    """A label over a list. `capacity` "by_person": each entry's own style and role decide."""

    name: str
    pattern: re.Pattern[str]
    capacity: Capacity
    status: Status
    role: str | None
    example: str


_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ROUND = re.compile(r"[()\[\]]")


def _rule(name: str, pattern: str, capacity: Capacity, status: Status, role: str | None, example: str) -> LabelRule:
    return LabelRule(name, re.compile(pattern, re.I), capacity, status, role, example)


LABEL_RULES: tuple[LabelRule, ...] = (
    _rule("public", r"\b(?:members?\s+of\s+(?:the\s+)?(?:public|press)|public|press|visitors?|guests?|residents?"
                    r"|parishioners?|electors?|speakers?|observers?|witnesses|invitees)\b",
          "other", "present", None, "Members of the Public"),
    _rule("apologies", r"\bapolog(?:y|ies)\b"
                       r"|^(?:sorry\s+)?(?:who\s+|they\s+)?could\s?n['’o]?t\s+(?:come|make\s+it|be\s+there)$",
          "member", "apologies", None, "Apologies for absence"),
    _rule("parties", r"\b(?:applicants?|objectors?|agents?|parties|authorit(?:y|ies)(?!\s+officers?))\b", "other",
          "present", None, "Interested Parties"),
    _rule("absent",
          r"\b(?:absent|absences?|absentees?|not\s+present|non-?attendance)\b", "member", "absent", None, "Absent"),
    _rule("substitutes", r"\bsubstitut\w+\b|\breserves?\b|^deputies$", "substitute", "present", None,
          "Substitute Members"),
    _rule("co-opted", r"\brepresentatives?\b|\bco-?opt\w*|\bgovernors?\b|\bchurch\b|\bdiocesan\b"
                      r"|\bindependent\s+(?:members?|persons?)\b"
                      r"|\bparent\b|\bnon-?voting\b"
                      r"|\bfaith\b|\breligious\b|\btenants?\b", "co_opted", "present", None,
          "Church representatives present"),
    _rule("own members", r"\b(?:board|committee|panel|forum|authority)\s+members\s+(?:also\s+)?(?:in\s+attendance"
                         r"|attending|present)\b", "member", "present", None, "Board Members in attendance"),
    _rule("cabinet", r"\b(?:cabinet|executive|portfolio|lead)\s+(?:members?|holders?|councillors?)\b"
                     r"|\bother\s+(?:members?|councillors?)\b"
                     r"|\b(?:visiting|ward|local|non-?committee)\s+(?:members?|councillors?)\b|\balso\s+(?:present"
                     r"|in\s+attendance)\W+(?:councillors|members)\b"
                     r"|\bmembers?\s+(?:also\s+)?in\s+attendance\b|\bcouncillors?\s+(?:also\s+)?in\s+attendance\b",
          "other_member", "present", None, "Other Members present"),
    _rule("higher tier",
          r"\b(?:county|district|borough|city|unitary)\s+(?:councillors?|cllrs?)\b", "other_member", "present",
          None, "County Councillor"),
    _rule("clerk",
          r"\b(?:clerk|minute\s?-?taker|secretary|rfo|responsible\s+finance?(?:ial)?\s+officer)\b", "officer",
          "present", "Clerk", "Clerk"),
    _rule("officers",
          r"\bofficers?\b|\bstaff\b|\bin\s+support\b|\badvis[eo]rs?\b|\bcouncil\s+employees\b", "officer",
          "present", None,
          "Officers in attendance"),
    _rule("vice-chair",
          r"^(?:vice|deputy)[\s-]*(?:chair\w*|mayor)$", "member", "present", "Vice-Chair", "Vice-Chairman"),
    _rule("chair",
          r"^(?:(?:in\s+the\s+)?chair(?:man|woman|person|ed\s+by)?|presiding|(?:town\s+)?mayor)$", "member",
          "present", "Chair",
          "In the Chair"),
    _rule("also present", r"\balso\s+present\b|^others?$|\balso\s+(?:in\s+)?attend\w*\b"
                          r"|\bothers?\s+(?:present|attending"
                          r"|in\s+attendance)\b", "by_person",
          "present", None, "Also present"),
    _rule("invited", r"\binvit\w+\b", "by_person", "present", None, "By Invitation"),
    _rule("remote", r"^(?:(?:present|attending|joined|in\s+attendance)\s+)?(?:remotely|virtually|online"
                    r"|(?:via|by)\s+(?:ms\s+|microsoft\s+)?(?:teams|zoom|video\s+link))$",
          "by_person", "present", None, "Remotely"),
    _rule("in attendance", r"\bin[\s-]attendance\b|\battending\b", "by_person", "present", None, "In attendance"),
    _rule("present", r"\bpresent\b|^members$|^councillors$|^cllrs$|^(?:parish|town)\s+councill?ors$|\battendees?\b"
                     r"|^attendance$|\battended\b|^those\s+attending$|^participa(?:nts|ting)$"
                     r"|^committee\s+members$|^(?:voting|elected|appointed|nominated)\s+members$|^(?:council|committee|panel|board)?\s*membership$"
                     r"|^members\s+attending$|^who\s+(?:came|was\s+(?:there|here))$|^(?:those|people)\s+(?:there|here)$",
          "member", "present", None, "PRESENT"),
)
"""What a label says of those below it; the first that fits wins."""

_LABEL_WORDS = frozenset(
    # what joins
    "the of for in and or not via by with as at non to from were following those all also other others any additional "
    "who came was there here they sorry couldn could t come make it be "
    # whether somebody came
    "present absent absence absences apology apologies received attendance attending attended attendee attendees "
    "invitation invited participants participating virtual virtually remote remotely online zoom teams microsoft ms "
    "link video person "
    # who sits
    "member members membership councillor councillors councilor councilors cllr cllrs coopted co opted elected "
    "appointed nominated voting substitute substitutes reserve reserves deputies deputy chair chairman chairwoman "
    "chairperson vice mayor presiding cabinet executive portfolio holder holders lead visiting ward wards independent "
    # where
    "host local county district borough parish town city unitary committee council panel board forum "
    # who serves
    "officer officers staff clerk rfo responsible finance financial minute taker secretary support advisor advisors "
    "adviser advisers legal licensing solicitor solicitors "
    # who comes
    "public press visitor visitors guest guests resident residents parishioner parishioners elector electors observer "
    "observers speaker speakers invitee invitees witnesses persons representative representatives church faith "
    "religious community communities diocesan parent governor governors teacher youth school schools trade union "
    "agency agencies external partner partners tenant tenants leaseholder leaseholders applicant applicants "
    "objector objectors representing agent agents authority authorities interested parties colleagues mp police "
    "constable pcso sir nhs".split()
)
"""Every word that a label can hold."""

_WORD = re.compile(r"\w+")
_OF_A_WARD = re.compile(r"\w+ward", re.I)                    # "Northward"
_LETTERS = re.compile(r"[A-Z]{3,7}")                        # "ABC & Schools Forum representatives present:"
_LEAD = re.compile(
    r"^(?P<label>(?:members?\s+|councillors?\s+|also\s+|those\s+|officers?\s+)?(?:present|in\s+attendance|absent"
    r"|apologies(?:\s+for\s+absence)?)"
    r"(?:\s+\([^)]{1,40}\))?)\s*(?:[:;]\s*-?|[-–—]\s*|\s(?=(?:the\s+)?(?:mayor|cllrs?|councillors?|mrs?|ms|miss|dr"
    r"|sir)\b))\s*(?P<rest>.*)$", re.I)
_UNDER_RULE = re.compile(r"\s+(?:in\s+accordance\s+with|under|pursuant\s+to)\s.*$", re.I)
_BY_RULE = re.compile(r"\s+(?:in\s+accordance\s+with|under|pursuant\s+to)\s+(?:the\s+)?(?:council\s+|committee\s+)?"
                      r"(?:standing\s+orders?|procedure\s+rules?|rules?)\b[^.]{0,40}$", re.I)
_PANEL = re.compile(r"(?:the\s+)?(?:hearing\s+|appeals?\s+)?(?:panel|sub-committee)", re.I)
_MAYOR_FIRST = re.compile(
    r"(?:the\s+)?(?:right\s+)?(?:worshipful\s+)?(?:the\s+)?(?:lord\s+|town\s+)?mayor\s?[–,(-]"
    r"\s?\(?(?:councillor|cllr)\b", re.I)
_STYLED = re.compile(r"(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr)\b")
_PRESENT = next(rule for rule in LABEL_RULES if rule.name == "present")
_OTHERS = next(rule for rule in LABEL_RULES if rule.name == "cabinet")
VIRTUAL_WORDS = re.compile(r"\b(?:virtual|virtually|remote|remotely|online|zoom|teams|video)\b", re.I)
_NOT_REMOTE = re.compile(r"\bin\s+person\b|\bhybrid\b", re.I)


class Label(NamedTuple):
    """A label as printed and what it means; `rest` is what follows it on its line."""

    text: str
    rule: LabelRule
    is_virtual: bool
    rest: str


@lru_cache(maxsize=2048)
def read_label(text: str) -> Label | None:
    """The label that a text begins with: "PRESENT: Cllr A Bown", "Officers in attendance", "Apologies:-".

    >>> read_label("Other Members present: Cllr Purbrick").rule.name
    'cabinet'
    >>> read_label("The meeting was opened by the Chair") is None
    True
    """
    text = squash(text)
    head, colon, rest = text.partition(":")
    candidate = head if colon and len(head) <= 90 else text
    after = rest.lstrip(" -–—") if colon and len(head) <= 90 else ""
    if after and _PANEL.fullmatch(candidate.strip(" *")) and _STYLED.match(after):
        return Label(candidate.strip(), _PRESENT, is_virtual=False, rest=after.strip())
    found = _as_label(candidate, after, has_colon=bool(after or (colon and len(head) <= 90)))
    if found:
        return found
    match = _LEAD.match(text)
    return _as_label(match["label"], match["rest"], has_colon=True) if match else None


def opens_with_mayor(text: str) -> bool:
    """A line over the lists that names who presides: "The Mayor – Councillor Ann Oak"."""
    return _MAYOR_FIRST.match(text) is not None


def _may_be_label(text: str, *, has_colon: bool) -> bool:
    """Whether the text holds no word but those of labels; before a colon also the letters that a body goes by."""
    strange = [w for w in _WORD.findall(text) if w.lower() not in _LABEL_WORDS and not _OF_A_WARD.fullmatch(w)]
    if not strange:
        return True
    is_led = has_colon and not text.isupper() and not text.endswith(strange[-1])
    return is_led and all(_LETTERS.fullmatch(word) for word in strange)


def _as_label(text: str, rest: str, *, has_colon: bool) -> Label | None:
    bare = _ROUND.sub(" ", text).strip(" -–—.:*")
    if has_colon and not _may_be_label(bare, has_colon=True):
        bare = _UNDER_RULE.sub("", _IN_BRACKETS.sub(" ", text)).strip(" -–—.:*")      # "Attending (under Rule 39):"
    under = None if has_colon else _BY_RULE.search(bare)
    bare = bare[: under.start()] if under else bare          # "Members attending in accordance with Standing Order 8"
    if not bare or len(bare.split()) > 12 or not _may_be_label(bare, has_colon=has_colon):
        return None
    if not has_colon and not (text[0].isupper() and len(bare.split()) <= 7):
        return None
    for rule in LABEL_RULES:
        if rule.pattern.search(bare):
            is_virtual = VIRTUAL_WORDS.search(bare) is not None and not _NOT_REMOTE.search(bare)
            rule = _OTHERS if under and rule.name == "present" else rule
            return Label(text.strip(), rule, is_virtual, rest.strip())
    return None
