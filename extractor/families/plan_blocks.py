"""Forward plans printed as blocks: a label and a value a line, one block per decision.

In:  a grid of two columns (or label, value, label, value), or lines of text "Label: value".
Out: `forward_plan` rows. A block ends where its first label comes again.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.document import Cell, Finding, Row
from extractor.families.base import HeaderRule, header, kind_of
from extractor.families.matrix import Matrix
from extractor.families.meeting_days import date_heading
from extractor.families.plan_values import ASKS_PUBLIC, plan_row
from extractor.families.records import Record
from extractor.values import squash

LABEL_RULES: tuple[HeaderRule, ...] = (
    header("reference", r"^(?:\w+ ){0,3}(?:ref(?:erence)?|number|no)\.?(?: no| number)?\.?$|^i-?number$|^id$", 1.0,
        "Reference number"),
    header("first_published", r"^notice of (?:the )?(?:proposed )?decision (?:first )?published", 2.0,
        "Notice of proposed decision first published"),
    header("first_published", r"first published|date (?:added|first|of notice|published)|^published|"
                              r"notice (?:published|date)|date of publication|publication date", 1.2,
           "First published"),
    header("when", r"date|when\b|due\b|not before|period|timescale|expected", 1.0, "Decision due date"),
    header("maker",
        r"decision[- ](?:maker|taker|body)|who (?:will|is|makes|takes)(?! (?:to )?(?:be )?consult)|(?:made|"
        r"taken) by|decision making", 1.8,
        "Decision maker"),
    header("portfolio", r"portfolio|lead (?:member|councillor)|(?:cabinet|executive) (?:member|lead)|"
                        r"responsible member", 1.2,
           "Lead member"),
    header("issue", r"^(?:title|subject|issue|matter|topic|item|report title|name)|subject matter|title of|"
                    r"decision title|matter for", 1.4,
           "Title"),
    header("decision", r"^decision$|decision (?:to be|required|sought|proposed|being)|purpose|summary|description|"
                       r"proposed decision|"
           r"proposal|what is|details|reason for (?:the )?report|outline", 1.0, "Purpose"),
    header("documents", r"^(?:list of |relevant |supporting )?documents?\b", 2.0, "Documents for the decision maker"),
    header("documents", r"documents|background papers|papers|reports? to be|supporting", 1.2,
        "Documents to be considered"),
    header("consulted", r"consult|representations|scrutiny|engagement", 1.0, "Consultees"),
    header("exemption", r"exempt|private|confidential|open|public|privacy|restrict(?:ed|"
        r"ion)|^access\b", 1.4, "Exempt information"),
    header("in_public", ASKS_PUBLIC, 1.8, "Will it be considered in public?"),
    header("contact", r"contact|lead officer|report author|author|responsible officer|officer|further information|"
                      r"director", 1.0,
           "Contact officer"),
    header("key", r"key decision|is (?:it|this|the decision) (?:a )?key|"
                  r"reason (?:it is )?key|^key\b|^type of decision", 1.1,
        "Key decision"),
    header("wards", r"\bwards?\b|\bdivisions?\b|areas? affected", 1.0, "Wards affected"),
    header("status", r"^status$|notice of|^comments?$|^notes?$", 0.6, "Status"),
)  # fmt: skip
LEAST_LABELS = 4
MOST_COLUMNS = 6         # labels and values side by side, and the edges that their spans make
LONGEST_LABEL = 90
LABELLED = re.compile(r"^\s*(?P<label>[A-Z][^:?]{1,80}[?:])\s*(?P<value>.*)$", re.S)

class Pair(NamedTuple):
    """A label and what stands beside it, with its cell where a grid holds it."""

    label: str
    value: str
    cell: Cell | None
    page_number: int


def _pairs_of_matrix(matrix: Matrix) -> list[Pair]:
    pairs: list[Pair] = []
    for row in range(matrix.row_count):
        texts = matrix.filled(row)
        for index in range(0, len(texts) - 1, 2):
            label, value = squash(texts[index][1].text), texts[index + 1][1]
            pairs.append(Pair(label.rstrip(" :"), squash(value.text), value, matrix.page_of(row)))
        if len(texts) % 2:
            label, value_text = _label_and_value(texts[-1][1])
            if value_text:
                pairs.append(Pair(label, value_text, texts[-1][1], matrix.page_of(row)))
    return pairs


def _label_and_value(cell: Cell) -> tuple[str, str]:
    """Label and value in one cell: parted at a colon, or a known label on the first line."""
    label, colon, value = squash(cell.text).partition(":")
    if colon and value.strip():
        return label, value.strip()
    is_label = len(cell.lines) > 1 and kind_of(squash(cell.lines[0]).rstrip(" ?"), LABEL_RULES) is not None
    return (squash(cell.lines[0]), squash(" ".join(cell.lines[1:]))) if is_label else ("", "")


def _kinds(pairs: Sequence[Pair]) -> list[str | None]:
    kinds: list[str | None] = []
    for label, *_ in pairs:
        rule = kind_of(label, LABEL_RULES) if len(label) <= LONGEST_LABEL else None
        kinds.append(rule.kind if rule else None)
    return kinds


def block_evidence(matrix: Matrix, nearby: float) -> float:
    """Evidence of labels and values: the weights of distinct kinds, where most labels are known ones."""
    if matrix.column_count > MOST_COLUMNS:
        return 0.0
    pairs = _pairs_of_matrix(matrix)
    if len(pairs) < LEAST_LABELS:
        return 0.0
    kinds = _kinds(pairs)
    known = {kind for kind in kinds if kind}
    if len(known) < LEAST_LABELS or sum(kind is not None for kind in kinds) < 0.6 * len(kinds):
        return 0.0
    if not known & {"maker", "when"} or not known & {"issue", "decision"}:
        return 0.0
    has_plan_words = "maker" in known or ("when" in known and bool(known & {"exemption", "documents", "key"}))
    if not has_plan_words and nearby < 2.0:
        return 0.0
    return sum(max(rule.weight for rule in LABEL_RULES if rule.kind == kind) for kind in sorted(known)) * 0.8 + nearby


def _rows(pairs: Iterable[Pair]) -> tuple[list[Row], list[Finding]]:
    rows: list[Row] = []
    findings: list[Finding] = []
    listed = list(pairs)
    kinds = _kinds(listed)
    blocks: list[list[int]] = []
    for index, kind in enumerate(kinds):
        is_new = not blocks or (kind is not None and kind == kinds[blocks[-1][0]])
        if is_new:
            blocks.append([index])
        else:
            blocks[-1].append(index)
    for block in blocks:
        row, found = plan_row(_block_record(block, listed, kinds), frozenset(k for k in kinds if k))
        rows += [row] if row else []
        findings += found
    return rows, findings


def _block_record(block: Sequence[int], pairs: Sequence[Pair], kinds: Sequence[str | None]) -> Record:
    fields: dict[str, str] = {}
    cells: dict[str, Cell] = {}
    others: list[tuple[str, str]] = []
    for index in block:
        label, value, cell, _ = pairs[index]
        kind = kinds[index]
        if kind is None or kind in fields:
            others += [(label, value)] if value else []
        elif value:
            fields[kind] = value
            if cell is not None:
                cells[kind] = cell
    if "issue" not in fields and "decision" in fields:
        fields["issue"] = fields.pop("decision")
        if "decision" in cells:
            cells["issue"] = cells.pop("decision")
    return Record(block[0], pairs[block[0]].page_number, fields, cells, tuple(others))


def rows_of_matrix_blocks(matrix: Matrix) -> tuple[list[Row], list[Finding]]:
    """`forward_plan` rows of a grid of labels and values."""
    return _rows(_pairs_of_matrix(matrix))


class BlockLine(NamedTuple):
    """A line of a block: text, page, left edge; the left edge of its value and the words before it, where a gap parts
    the value from the label."""

    text: str
    page_number: int
    x0: float = 0.0
    value_x0: float | None = None
    is_heading: bool = False       # bold throughout
    label: str = ""


INDENT = 12.0
"""Points by which a line that goes on with a value stands right of the labels, where values stand in a column."""
AT_LABELS = 3.0
"""Points that labels below each other may be apart at the left."""
MOST_WRAPS = 3


def rows_of_blocks(lines: Sequence[BlockLine]) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """`forward_plan` rows of lines "Label: value"; a line without a label goes on, unless it stands left of the values.

    Gives none where fewer than four kinds of label are known: prose with colons is no plan.
    """
    pairs = _pairs_of_lines(_with_whole_labels(lines))
    known = {kind for kind in _kinds(pairs) if kind}
    if len(known) < LEAST_LABELS or not known & {"maker", "when"} or not known & {"issue", "decision"}:
        return (), ()
    rows, findings = _rows(pairs)
    rows = [row for row in rows if row["decision_makers"] or row["decision_date_text"]]
    return tuple(rows), tuple(findings)


def _pairs_of_lines(lines: Sequence[BlockLine]) -> list[Pair]:
    kinds = [_label_kind(line.text) for line in lines]
    has_titles, has_days = "issue" not in kinds, "when" not in kinds
    pairs: list[Pair] = []
    least_x0, day, was_heading = 0.0, "", False
    for line, kind in zip(lines, kinds, strict=True):
        text, page_number = line.text, line.page_number
        is_labelled = kind is not None or (line.label[-1:] in (":", "?") and len(line.label) > 1)
        if line.is_heading and has_titles and not is_labelled:
            if has_days and date_heading(text):
                day = text
            elif was_heading and not NUMBERED.match(text):
                pairs[-1] = pairs[-1]._replace(value=f"{pairs[-1].value} {text}")
            elif title := squash(NUMBERED.sub("", text)):
                pairs.append(Pair("Title", title, None, page_number))
                was_heading, least_x0 = True, 0.0
            continue
        if was_heading and day:
            pairs.append(Pair("Decision date", day, None, page_number))
        match = LABELLED.match(text) if is_labelled else None
        if match:
            pairs.append(Pair(match["label"].rstrip(" :"), squash(match["value"]), None, page_number))
            least_x0 = line.x0 + INDENT if line.value_x0 is not None else 0.0
        elif was_heading or (pairs and pairs[-1].value and _kinds(pairs[-1:]) == ["reference"]):
            pairs.append(Pair("Decision", squash(text), None, page_number))
        elif pairs and line.x0 >= least_x0:
            pairs[-1] = pairs[-1]._replace(value=squash(f"{pairs[-1].value} {text}"))
        was_heading = False
    return pairs


NUMBERED = re.compile(r"^(?:\d{1,3}[.)]\s+|item \d{1,3}\s*[:.–-]?\s*)", re.I)


def _with_whole_labels(lines: Sequence[BlockLine]) -> list[BlockLine]:
    """The lines, a label that wraps beside its value made one: "Is this item open to the | Yes" over "public?"."""
    whole: list[BlockLine] = []
    at = 0
    while at < len(lines):
        count = _wrapped(lines, at)
        parts = lines[at : at + count]
        if count > 1:
            label = squash(" ".join(part.label or part.text for part in parts))
            value = " ".join(part.text[len(part.label) :] for part in parts if part.label)
            whole.append(parts[0]._replace(text=squash(f"{label} {value}"), label=label))
        else:
            whole.append(lines[at])
        at += count
    return whole


def _wrapped(lines: Sequence[BlockLine], at: int) -> int:
    """How many lines the label that begins in this one takes; 1 where it ends in it, or never does."""
    first = lines[at]
    if first.value_x0 is None or not first.label[:1].isupper() or first.label[-1:] in ":?" or first.is_heading:
        return 1
    for count, line in enumerate(lines[at + 1 : at + MOST_WRAPS], start=2):
        words = line.label or line.text
        is_other = words[:1].isupper() and (bool(line.label) or len(words.split()) > MOST_WRAPS or words[-1:] != "?")
        if abs(line.x0 - first.x0) > AT_LABELS or is_other or line.is_heading:
            return 1
        if words[-1:] in ":?":
            return count
    return 1


def _label_kind(text: str) -> str | None:
    """Kind of the label that a line "Label: value" begins with, None for another line and for a mere number."""
    match = LABELLED.match(text)
    if match is None or NUMBERED.fullmatch(f"{match['label']} "):
        return None
    rule = kind_of(match["label"].rstrip(" :?"), LABEL_RULES)
    return rule.kind if rule else None
