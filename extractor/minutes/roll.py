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

from extractor.document import Line
from extractor.minutes.name_lead import is_office, starts_honorific
from extractor.minutes.name_match import is_of_post
from extractor.minutes.name_words import NAMES_BODY
from extractor.minutes.names import people_in
from extractor.minutes.posts_first import persons_beside_posts
from extractor.minutes.roll_labels import LABEL_RULES, VIRTUAL_WORDS, Label, opens_with_mayor, read_label
from extractor.minutes.sentences import sentences_of
from extractor.values import squash

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_VERB = re.compile(r"\b(?:was|were|is|are|be|been|had|has|have|that|would|will)\b")


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
            goes_on = _GOES_ON.match(text) and (text[0] in "(," or not _HAS_POST.search(before.rpartition("\n")[2]))
            is_open = (before.count("(") > before.count(")") or goes_on
                       or _OPEN_END.search(before) or _INITIALS_END.search(before))
            gap = "" if _BROKEN_WORD.search(before) else " "
            self.parts.append("\n" if is_new_entry and not is_open else gap)
        self.parts.append(text)


_GOES_ON = re.compile(r"[(,]|[-–—]\s+[A-Z]")
"""A bracket, a comma, or a dash and a post: of the person printed before."""
_HAS_POST = re.compile(r"\s[-–—]\s|\)$")
_BROKEN_WORD = re.compile(r"(?<![\w-])(?:[Vv]ice|[Dd]eputy|[Cc]o)-$")
_LABEL_WITHIN = re.compile(
    r"(?<=[.;)\w])[.;]?\s+((?:Also\s+(?:[Pp]resent|in\s+[Aa]ttendance)|In\s+[Aa]ttendance|Apologies(?:\s+for\s+[Aa]bsence)?"
    r"|Absent|Not\s+[Pp]resent|Public|Clerk|Officers?(?:\s+(?:present|in\s+attendance))?))\s*:\s*")
_APOLOGIES_TOLD = re.compile(
    r"\.\s+(?:There\s+were\s+)?[Aa]polog(?:y|ies)(?:\s+for\s+absence)?(?:\s+(?:was|were|had\s+been|have\s+been)\s+\w+)?"
    r"\s+(?:from|by|on\s+behalf\s+of)\s+")
STYLE_ALONE = re.compile(r"(?:Councillors?|Cllrs?|Messrs\.?):?")
_WHEN_PRESENT = re.compile(
    r"^[Ww]ith\s+(?=(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\b)|,?\s*\b(?:when\s+)?there\s+were\s+present\W*$")
"""Around the chair's name on the line over the list: "With Cllr Bell in the Chair there were present:"."""
_HOW_SENT = re.compile(
    r"^(?:apolog(?:y|ies)(?:\s+for\s+absence)?\s+)?(?:had\s+been|have\s+been|were|was)\s+(?:also\s+)?(?:received|submitted|given|tendered|sent|accepted|made|noted)"
    r"\s*(?:from|by|on\s+behalf\s+of|for)\s*:?\s+", re.I)
"""After the label: "Apologies: were submitted on behalf of Cllr Bell"."""
_HEAD_OF_COLUMN = re.compile(
    r"(?:agenda\s+)?items?(?:\s+(?:no|number)s?)?\W*|(?:job\s+)?(?:role|title|position|post|ward|division|organisation"
    r"|capacity|name|representing|designation|authority)s?\W*", re.I)
"""Over what stands beside names: "Item Number", "Role"."""
_DASHED = re.compile(r"^[-–—]\s*(?=\()")
_PRESENT = next(rule for rule in LABEL_RULES if rule.name == "present")
_IN_ATTENDANCE = next(rule for rule in LABEL_RULES if rule.name == "in attendance")
PRESENT_LABEL = Label("Present", _PRESENT, False, "")
_APOLOGIES = next(rule for rule in LABEL_RULES if rule.name == "apologies")
_SENT_APOLOGIES = re.compile(
    r"^(?:An?\s+)?[Aa]polog(?:y|ies)\b(?!\s+for\s+late)[^.:]{0,90}?\b(?:from|by"
    r"|on\s+behalf\s+of)\s*:?\s+(?P<who>(?:[A-Z]|(?:cllrs?|councillors?)\b).*)$")
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
    is_bare = not any(read_label(line.text) or _labelled_segments(line) for line in lines)
    if lines and first_label is None and (is_bare or opens_with_mayor(lines[0].text)):
        first_label = PRESENT_LABEL                    # a roll without any label is of those present
    reading = _Reading(right)
    if first_label:
        reading.begin(Block(first_label))
    beside = persons_beside_posts(lines)
    before: Line | None = None
    told = 0                                           # lines of a sentence that has been read already
    for at, line in enumerate(lines):
        if told:
            told -= 1
        elif any(map(str.isalnum, line.text)):
            told = reading.take(lines, at, before, beside.get(id(line)))
        else:
            continue                                   # "……………."
        before = line
    return reading.blocks


@dataclass(slots=True)
class _Reading:
    """A roll while it is read: `columns` are lists side by side and where they begin, `current` the list in one."""

    right: float
    blocks: list[Block] = field(default_factory=list)
    columns: list[tuple[float, Block]] = field(default_factory=list)
    current: Block | None = None

    def begin(self, block: Block) -> None:
        """The list that the next lines go on with."""
        self.blocks.append(block)
        self.current = block

    def take(self, lines: Sequence[Line], at: int, before: Line | None, entry: str | None) -> int:
        """Read the line at that index; `entry` is its person where posts stand before names. Gives how many lines
        below it were read with it."""
        line = lines[at]
        is_full = _is_full(before, line, self.right)
        there, told = ([], 0) if is_full else _told(lines, at, self.right)
        if there:
            self.blocks += there
            self.columns, self.current = [], None
            return told
        labelled = _labelled_segments(line)
        if len(labelled) >= 2:
            self._begin_columns(labelled)
        elif self.columns and not read_label(line.text):
            _add_to_columns(self.columns, line)
        else:
            self.columns = []
            self._add_to_list(line, before, entry, is_full=is_full)
        return 0

    def _begin_columns(self, labelled: Sequence[tuple[float, Label]]) -> None:
        self.columns = [(x0, Block(label)) for x0, label in labelled]
        for _, block in self.columns:
            block.add(block.label.rest, is_new_entry=True)
            self.blocks.append(block)
        self.current = None

    def _add_to_list(self, line: Line, before: Line | None, entry: str | None, *, is_full: bool) -> None:
        current = self.current
        if current is not None and _ends_post(current, before, line):
            current.parts[-1] = f"{current.parts[-1][:-1]} {line.text.strip('()')})"
        elif current is not None and entry:
            current.add(entry, is_new_entry=True)
        elif current is not None and is_inside_brackets(current.text):
            current.add(line.text, is_new_entry=False)     # "(Planning" over "Officer)": no label
        elif _REPLACED.match(line.text):
            return                                         # who came for whom is told of those already listed
        elif said := _said(line):
            self.begin(said)
        else:
            self._add_pieces(line, is_full=is_full)

    def _add_pieces(self, line: Line, *, is_full: bool) -> None:
        pieces = _with_stars([line.segment_text(i) for i in range(len(line.segments))])
        pieces = [pieces[0], *(_DASHED.sub("", piece) for piece in pieces[1:] if any(map(str.isalpha, piece)))]
        if self.current is not None and len(pieces) > 1 and STYLE_ALONE.fullmatch(pieces[0]):
            for piece in _with_style(pieces):              # "Councillors" in a column, names beside
                self.current.add(piece, is_new_entry=True)
            return
        label, pieces = _label_and_pieces(line, pieces)
        if label is not None:
            self.begin(Block(label))
        if (current := self.current) is None:
            return
        for i, piece in enumerate(pieces):
            if i and _is_post_beside(pieces[i - 1], piece):
                current.add(f"({piece.strip(' -–—().;')})", is_new_entry=False)
            elif not (i and _is_head_of_posts(piece)):
                current.add(piece, is_new_entry=bool(i) or label is not None or not is_full)


def as_present(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a roll; one that opens with "In attendance" and has no "Present" lists its members under it."""
    blocks = [part for b in blocks for part in _at_labels(b)]
    blocks = [_with_members(b, blocks) for b in blocks]
    if any(b.label.rule.capacity == "member" and b.label.rule.status == "present" for b in blocks):
        return blocks
    for block in blocks:
        if block.label.rule is _IN_ATTENDANCE and any(p.is_councillor for p in people_in(block.text)):
            block.label = block.label._replace(rule=_PRESENT)
            break
    return blocks


def _at_labels(block: Block) -> list[Block]:
    """A list within which another label is printed: "Mr J Bell. Also present: Mrs C Webb (Clerk)"."""
    parts = _LABEL_WITHIN.split(_APOLOGIES_TOLD.sub(". Apologies: ", block.text))
    found = [Block(block.label, [parts[0]])]
    for text, rest in zip(parts[1::2], parts[2::2], strict=True):
        label = read_label(f"{text}:")
        if label is None:
            return [block]
        found.append(Block(label, [rest]))
    return found


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


def _label_and_pieces(line: Line, pieces: list[str]) -> tuple[Label | None, list[str]]:
    """The label that a line opens with, and the pieces of its list."""
    label = read_label(line.text)
    if label is None:
        label = read_label(pieces[0]) if len(pieces) > 1 else None
        if label is None or label.rest:
            return None, pieces
        pieces = [] if all(map(_HEAD_OF_COLUMN.fullmatch, pieces[1:])) else pieces[1:]
    else:
        pieces = _pieces_after(line, label)
    if STYLE_ALONE.fullmatch(label.text) and pieces:
        are_bare = pieces[0] and not all(starts_honorific(name.strip()) for name in pieces[0].split(",")[:2])
        return label, _with_style([label.text, *pieces]) if are_bare else pieces
    return label, _with_style(pieces) if len(pieces) > 1 and STYLE_ALONE.fullmatch(pieces[0]) else pieces


def _with_style(pieces: Sequence[str]) -> list[str]:
    """"Councillors", "A Bell, C Dee" -> "Councillors A Bell, C Dee"."""
    return [f"{pieces[0].rstrip(':')} {pieces[1]}", *pieces[2:]]


def _with_stars(pieces: Sequence[str]) -> list[str]:
    """Stars in a column of their own, with the names behind them."""
    found: list[str] = []
    for piece in pieces:
        if found and not found[-1].strip("*†‡#= "):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def _is_post_beside(person: str, piece: str) -> bool:
    """A post in the column beside a name: "Ann Bell     Democratic Services Officer"."""
    text = piece.strip(" -–—().;")
    if not text or starts_honorific(text) or len(people_in(person)) != 1 or is_office(person):
        return False
    if NAMES_BODY.search(text) and not people_in(text):
        return True
    post = text.split(",")[0]
    return is_office(post) and not (people_in(text) and not is_of_post(post))


def _is_head_of_posts(piece: str) -> bool:
    """"Officer Attending" over the officers of a list."""
    label = read_label(piece)
    return label is not None and not label.rest and not people_in(piece)


def _ends_post(block: Block, before: Line | None, line: Line) -> bool:
    """Whether the line goes on with a post that the line above it began in the second column."""
    if before is None or len(before.segments) < 2 or len(line.segments) > 1 or not block.parts[-1:]:
        return False
    last = block.parts[-1]
    is_below = abs(line.box.x0 - before.words[before.segments[-1][0]].x0) < 0.5 * line.size
    return is_below and last.startswith("(") and last.endswith(")") and not starts_honorific(line.text) and (
        before.text.endswith(last[1:-1]) and read_label(line.text) is None)


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
        block = Block(Label("In attendance", _IN_ATTENDANCE, bool(VIRTUAL_WORDS.search(match.string)), ""))
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
    left = _HOW_SENT.sub("", _WHEN_PRESENT.sub("", label.rest))
    pieces = []
    for i in range(len(line.segments) - 1, 0, -1):
        piece = line.segment_text(i)
        if squash(left).endswith(squash(piece)) and left != piece:
            pieces.append(piece)
            left = left[: len(left) - len(piece)].rstrip()
        else:
            break
    return [left, *reversed(pieces)]
