"""The roll of a meeting: which lines list whom, under which label, in one, two or three columns.

In:  lines of the head of the minutes (or of an item called "Present"), in reading order.
Out: `Block`s: a label and the text of its list, entries that stand on lines of their own parted by "\\n".
Not here: names (`names`), rows (`attendance`).

What surprised us: labels stand in one row over three columns; lists break in the middle of a name at a full
line, and at the end of a name at a short one; a justified line looks like columns.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from extractor.document import Line
from extractor.minutes.names import people_in
from extractor.minutes.sentences import sentences_of
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
_VERB = re.compile(r"\b(?:was|were|is|are|be|been|had|has|have|that|would|will)\b")


def _rule(name: str, pattern: str, capacity: Capacity, status: Status, role: str | None, example: str) -> LabelRule:
    return LabelRule(name, re.compile(pattern, re.I), capacity, status, role, example)


LABEL_RULES: tuple[LabelRule, ...] = (
    _rule("public", r"\b(?:members?\s+of\s+(?:the\s+)?(?:public|press)|public|press|visitors?|guests?|residents?"
                    r"|parishioners?|electors?|speakers?|observers?|witnesses|invitees)\b",
          "other", "present", None, "Members of the Public"),
    _rule("apologies", r"\bapolog(?:y|ies)\b", "member", "apologies", None, "Apologies for absence"),
    _rule("absent",
          r"\b(?:absent|absences?|absentees?|not\s+present|non-?attendance)\b", "member", "absent", None, "Absent"),
    _rule("substitutes", r"\bsubstitut\w+\b|\breserves?\b", "substitute", "present", None, "Substitute Members"),
    _rule("co-opted", r"\brepresentatives?\b|\bco-?opt\w*|\bgovernors?\b|\bchurch\b|\bdiocesan\b"
                      r"|\bindependent\s+(?:members?|persons?)\b"
                      r"|\bparent\b|\bnon-?voting\b", "co_opted", "present", None, "Church representatives present"),
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
    _rule("also present", r"\balso\s+present\b|\balso\s+(?:in\s+)?attend\w*\b|\bothers?\s+(?:present|attending"
                          r"|in\s+attendance)\b", "by_person",
          "present", None, "Also present"),
    _rule("remote", r"^(?:(?:present|attending|joined|in\s+attendance)\s+)?(?:remotely|virtually|online"
                    r"|(?:via|by)\s+(?:ms\s+|microsoft\s+)?(?:teams|zoom|video\s+link))$",
          "by_person", "present", None, "Remotely"),
    _rule("in attendance", r"\bin[\s-]attendance\b|\battending\b", "by_person", "present", None, "In attendance"),
    _rule("present", r"\bpresent\b|^members$|^councillors$|^cllrs$|^(?:parish|town)\s+councill?ors$|\battendees?\b"
                     r"|^attendance$|\battended\b|^those\s+attending$|^participa(?:nts|ting)$"
                     r"|^committee\s+members$|^voting\s+members$|^(?:council|committee|panel|board)?\s*membership$"
                     r"|^members\s+attending$",
          "member", "present", None, "PRESENT"),
)
"""What a label says of those below it; the first that fits wins."""

_LABEL_WORDS = re.compile(
    r"^(?:(?:the|of|for|in|and|or|not|invitation|invited|via|by|with|as|at|non|to|from|were|following|those|all|also|other|others|any"
    r"|additional|"
    r"members?|councill?ors?|cllrs?|co-?opted|officers?|staff|present|absent|absence|absences|apolog(?:y|ies)"
    r"|received|attendance|attending|"
    r"attended|attendees?|participa(?:nts|ting)|public|press|visitors?|guests?|residents?|parishioners?|observers?|speakers?|invitees"
    r"|witnesses|substitutes?|substitute|"
    r"representatives?|church|parent|governors?|diocesan|schools?|forum|chypps|independent|persons?|cabinet"
    r"|executive|portfolio|holders?|"
    r"lead|visiting|ward|local|county|district|borough|parish|town|city|unitary|committee|council|panel|board"
    r"|membership|voting|non-voting|"
    r"clerk|rfo|responsible|finance|financial|minute|minute-taker|taker|secretary|chair|chairman|chairwoman"
    r"|chairperson|vice|vice-chair|"
    r"vice-chairman|deputy|mayor|virtual|virtually|virtual|remote|remotely|online|zoom|teams|microsoft|ms|link|video"
    r"|person|"
    r"(?:\w+ward)|advisors?|advisers?|support|partners?|agencies|external|trade|union|teacher|youth|reserves?"
    r"|electors?|presiding|"
    r"mp|police|constable|pcso|sir|nhs|colleagues|&|/|-|–|—)\W*\s*)+$", re.I)
_LEAD = re.compile(
    r"^(?P<label>(?:members?\s+|councillors?\s+|also\s+|those\s+|officers?\s+)?(?:present|in\s+attendance|absent"
    r"|apologies(?:\s+for\s+absence)?)"
    r"(?:\s+\([^)]{1,40}\))?)\s*(?:[:;]\s*-?|[-–—]\s*|\s(?=(?:the\s+)?(?:mayor|cllrs?|councillors?|mrs?|ms|miss|dr"
    r"|sir)\b))\s*(?P<rest>.*)$", re.I)
_VIRTUAL = re.compile(r"\b(?:virtual|virtually|remote|remotely|online|zoom|teams|video)\b", re.I)
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
    found = _as_label(candidate, after, has_colon=bool(after or (colon and len(head) <= 90)))
    if found:
        return found
    match = _LEAD.match(text)
    return _as_label(match["label"], match["rest"], has_colon=True) if match else None


def _as_label(text: str, rest: str, *, has_colon: bool) -> Label | None:
    bare = _ROUND.sub(" ", text).strip(" -–—.:*")
    if has_colon and not _LABEL_WORDS.match(bare):
        bare = _IN_BRACKETS.sub(" ", text).strip(" -–—.:*")       # "In Attendance (under Standing Order 39):"
    if not bare or len(bare.split()) > 12 or not _LABEL_WORDS.match(bare):
        return None
    if not has_colon and not (text[0].isupper() and len(bare.split()) <= 7):
        return None
    for rule in LABEL_RULES:
        if rule.pattern.search(bare):
            return Label(text.strip(), rule, bool(_VIRTUAL.search(bare)) and not _NOT_REMOTE.search(bare), rest.strip())
    return None


@dataclass(slots=True)
class Block:
    """One label's list while it is read: `parts` are pieces with what parts them from the piece before."""

    label: Label
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def add(self, text: str, *, is_new_entry: bool) -> None:
        """Add a piece; it goes on with the last where that is open ("Mr", "A Bown,", an open bracket)."""
        if not text:
            return
        before = self.text
        if before:
            is_open = (before.count("(") > before.count(")") or _GOES_ON.match(text)
                       or _OPEN_END.search(before) or _INITIALS_END.search(before))
            gap = "" if _BROKEN_WORD.search(before) else " "
            self.parts.append("\n" if is_new_entry and not is_open else gap)
        self.parts.append(text)


_GOES_ON = re.compile(r"[(,]|[-–—]\s+[A-Z]")
"""A bracket, a comma, or a dash and a post: of the person printed before."""
_BROKEN_WORD = re.compile(r"(?<![\w-])(?:[Vv]ice|[Dd]eputy|[Cc]o)-$")
_WHEN_PRESENT = re.compile(
    r"^[Ww]ith\s+(?=(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\b)|,?\s*\b(?:when\s+)?there\s+were\s+present\W*$")
"""Around the chair's name on the line over the list: "With Cllr Bell in the Chair there were present:"."""
_PRESENT = next(rule for rule in LABEL_RULES if rule.name == "present")
_IN_ATTENDANCE = next(rule for rule in LABEL_RULES if rule.name == "in attendance")
PRESENT_LABEL = Label("Present", _PRESENT, False, "")
_APOLOGIES = next(rule for rule in LABEL_RULES if rule.name == "apologies")
_SENT_APOLOGIES = re.compile(
    r"^(?:An?\s+)?[Aa]polog(?:y|ies)\b(?!\s+for\s+late)[^.:]{0,90}?\b(?:from|by"
    r"|on\s+behalf\s+of)\s*:?\s+(?P<who>[A-Z].*)$")
_WAS_THERE = re.compile(r"^(?P<who>[A-Z].+?),?\s+(?:was|were)\s+(?:also\s+)?(?:in\s+attendance|present)\b")
_REPLACED = re.compile(r"[A-Z][^:;,]{3,60}\s(?:replaced|substituted\s+for|was\s+substitut\w+\s+for)\s[A-Z]")
_BEGINS_SENTENCE = re.compile(r"[A-Z][^:;]*$")
_TOLD_LINES = 6
_INITIALS_END = re.compile(
    r"(?:^|,|;|:|\band)\s*(?:(?:Mrs?|Ms|Miss|Dr|Sir|Cllrs?|Councillors?|Canon|Rev(?:d|erend)?)\.?\s+)*(?:[A-Z]\.?\s*){1,3}$")
"""A list's line that ends before the surname: "..., Mrs J"."""
_OPEN_END = re.compile(
    r"(?:,|&|\b(?:and|of|for|the|to)|\s[-–—/]|\b(?:mrs?|ms|miss|dr|cllrs?|councillors?|sir|the|revd?)\.?)\s*$", re.I)


def read_roll(lines: Sequence[Line], *, right: float, first_label: Label | None = None) -> list[Block]:
    """Blocks in print order; lines before the first label belong to none.

    `right` is where a full line ends; `first_label` heads the first lines.
    """
    blocks: list[Block] = []
    columns: list[tuple[float, Block]] = []
    if lines and first_label is None and not any(read_label(line.text) or _labelled_segments(line) for line in lines):
        first_label = read_label("Present:")           # a roll without any label is of those present
    current = Block(first_label) if first_label else None
    if current:
        blocks.append(current)
    before: Line | None = None
    told = 0                                           # lines of a sentence that has been read already
    for at, line in enumerate(lines):
        if told:
            told, before = told - 1, line
            continue
        there, told = _told(lines, at, right) if not _is_full(before, line, right) else ([], 0)
        if there:
            blocks += there
            columns, current, before = [], None, line
            continue
        labelled = _labelled_segments(line)
        if len(labelled) >= 2:
            columns = [(x0, Block(label)) for x0, label in labelled]
            blocks += [block for _, block in columns]
            for _, block in columns:
                block.add(block.label.rest, is_new_entry=True)
            current = None
        elif columns and not read_label(line.text):
            _add_to_columns(columns, line)
        else:
            columns = []
            current = _add_line(blocks, current, line, is_full=_is_full(before, line, right))
        before = line
    return blocks


def as_present(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a roll; one that opens with "In attendance" and has no "Present" lists its members under it."""
    blocks = [_with_members(b, blocks) for b in blocks]
    if any(b.label.rule.capacity == "member" and b.label.rule.status == "present" for b in blocks):
        return blocks
    for block in blocks:
        if block.label.rule is _IN_ATTENDANCE and any(p.is_councillor for p in people_in(block.text)):
            block.label = block.label._replace(rule=_PRESENT)
            break
    return blocks


def _with_members(block: Block, blocks: Sequence[Block]) -> Block:
    """"County Councillors" straight under "Present" and its chair: a county's own members, not another council's."""
    at = next(i for i, b in enumerate(blocks) if b is block)
    if block.label.rule.name != "higher tier" or not at or blocks[at - 1].label.rule is not _PRESENT:
        return block
    if len(people_in(blocks[at - 1].text, allow_single=True)) > 1:
        return block
    return Block(block.label._replace(rule=_PRESENT), block.parts)


def is_inside_brackets(text: str) -> bool:
    """A bracket is still open, and not by a slip far above."""
    return text.count("(") == text.count(")") + 1 and len(text) - text.rfind("(") < 80


def says_who_was_there(text: str) -> bool:
    """A sentence in place of a label: "Mr D Thomas was in attendance", "Apologies were received from Cllr Lee"."""
    return bool(_WAS_THERE.match(text) or _SENT_APOLOGIES.match(text))


def people_only(text: str) -> bool:
    """A list of names and nothing else, or nearly."""
    people = people_in(text)
    return bool(people) and len(_IN_BRACKETS.sub("", text).split()) <= 9 * len(people) and not _VERB.search(text)


def _labelled_segments(line: Line) -> list[tuple[float, Label]]:
    """Labels side by side on one line, with where they begin."""
    if len(line.segments) < 2:
        return []
    found = []
    for i, (start, _) in enumerate(line.segments):
        label = read_label(line.segment_text(i))
        if label is None:
            continue
        found.append((line.words[start].x0, label))
    if len(found) == 2 and not found[0][1].rest and found[1][1].rest:
        return []                                      # "PRESENT:   Councillors: A Bown, ...": a label and its list
    last = line.segment_text(len(line.segments) - 1)
    is_list_last = len(found) == len(line.segments) - 1 and read_label(last) is None
    if is_list_last and not any(label.rest for _, label in found):
        return []                                      # "Attendance   Councillors   A Bown, C Dee": labels and a list
    return found if len(found) == len(line.segments) or len(found) >= 2 else []


def _add_to_columns(columns: Iterable[tuple[float, Block]], line: Line) -> None:
    ordered = list(columns)
    for i, (start, _) in enumerate(line.segments):
        x0 = line.words[start].x0
        home = max((c for c in ordered if c[0] <= x0 + 25), key=lambda c: c[0], default=ordered[0])
        home[1].add(line.segment_text(i), is_new_entry=True)


def _is_full(before: Line | None, line: Line, right: float) -> bool:
    """Whether the line above had no room for this line's first word: the list runs on."""
    if before is None or before.page_number != line.page_number:
        return False
    in_last_column = before.words[before.segments[-1][0]].x0 - 10
    if len(before.segments) > 1 and line.words[0].x0 < in_last_column and not before.text.endswith(","):
        return False                                   # a row of columns below a row of columns
    return right - before.box.x1 < line.words[0].x1 - line.words[0].x0 + 0.3 * line.size


def _add_line(blocks: list[Block], current: Block | None, line: Line, *, is_full: bool) -> Block | None:
    pieces = [line.segment_text(i) for i in range(len(line.segments))]
    if current is not None and is_inside_brackets(current.text):
        current.add(line.text, is_new_entry=False)     # "(Planning" over "Officer)": no label
        return current
    if _REPLACED.match(line.text):
        return current                                 # who came for whom is told of those already listed
    said = _said(line)
    if said:
        blocks.append(said)
        return said
    label = read_label(line.text)
    if label is None and len(pieces) > 1:
        label = read_label(pieces[0])
        label = label._replace(rest="") if label and not label.rest else None
        pieces = pieces[1:] if label else pieces
    elif label is not None:
        pieces = _pieces_after(line, label)
    if label is not None:
        current = Block(label)
        blocks.append(current)
        is_full = False
    if current is None:
        return None
    for i, piece in enumerate(pieces):
        current.add(piece, is_new_entry=not is_full if i == 0 else True)
    return current


def _told(lines: Sequence[Line], at: int, right: float) -> tuple[list[Block], int]:
    """(blocks of sentences that say who was there, lines below this one that they take).

    "Mr D Moss was in attendance. The Clerk, Ms A Lee, and a member of the public were also present."
    """
    if not _BEGINS_SENTENCE.match(lines[at].text):
        return [], 0
    end = at + 1
    while end < len(lines) and end - at < _TOLD_LINES and _is_full(lines[end - 1], lines[end], right):
        end += 1
    sentences = sentences_of(squash(" ".join(line.text for line in lines[at:end])))
    found = [match for s in sentences if (match := _WAS_THERE.match(s.text))]
    if not found or not _WAS_THERE.match(sentences[0].text):
        return [], 0
    blocks = []
    for match in found:
        block = Block(Label("In attendance", _IN_ATTENDANCE, bool(_VIRTUAL.search(match.string)), ""))
        block.add(match["who"], is_new_entry=True)
        blocks.append(block)
    return blocks, end - at - 1


def _said(line: Line) -> Block | None:
    """The block that a sentence in the roll begins, whose list may go on below."""
    sent = _SENT_APOLOGIES.match(line.text)
    if not sent:
        return None
    block = Block(Label("Apologies", _APOLOGIES, False, ""))
    block.add(sent["who"], is_new_entry=True)
    return block


def _pieces_after(line: Line, label: Label) -> list[str]:
    """The line's segments without its label."""
    left = _WHEN_PRESENT.sub("", label.rest)
    pieces = []
    for i in range(len(line.segments) - 1, 0, -1):
        piece = line.segment_text(i)
        if squash(left).endswith(squash(piece)) and left != piece:
            pieces.append(piece)
            left = left[: len(left) - len(piece)].rstrip()
        else:
            break
    return [left, *reversed(pieces)]
