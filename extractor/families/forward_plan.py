"""Forward plans, notices of key decisions: one decision a row.

Councils print them as a wide table, as a small table of labels and values per decision, or as borderless blocks; the
first two are read here, lines of prose by `plan_blocks`. What surprised us: date and maker in one cell in either order,
"Issue: … Decision: …" in one cell, references misprinted or used twice (kept as printed), and an empty cell under a
long question about exempt information, which means that nothing is exempt.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.document import Finding, Row
from extractor.families.base import Context, Family, context, context_evidence, header
from extractor.families.matrix import Matrix
from extractor.families.meeting_days import date_heading
from extractor.families.plan_blocks import block_evidence, rows_of_matrix_blocks
from extractor.families.plan_values import ASKS_PUBLIC, plan_row
from extractor.families.records import (
    Header,
    Record,
    date_row_evidence,
    find_header,
    join_continued,
    read_records,
    record_evidence,
)

HEADER_RULES = (
    header(
        "reference",
        r"^(?:fp|plan|forward plan|decision|unique|notice|key decision|kd|id|item)?\s*(?:refs?|reference|no|number|id)"
        r"\.?(?:\s*(?:no|number))?[.:]*$|reference number|plan item|^i-?number|^id\b",
        1.0,
        "FP Refs",
    ),
    header("reference", r"^ref(?:erence)?\.?(?: no\.?)?\s*(?:[/&,]|and)?\s*(?:decision )?date:?$", 1.2, "Ref / Date"),
    header(
        "reference",
        r"^ref(?:erence)?s?\.?\s*(?:no|number)?\.?\s*(?:[/&,(]|and)?\s*date (?:first )?(?:entered|added|published|"
        r"listed)",
        2.2,
        "Reference No. / Date first entered in plan",
    ),
    header(
        "first_published",
        r"first (?:published|listed|entered|appeared|added)|date (?:added|published|first|entered|of"
        r" (?:publication|notice|entry))|^published|publication date|added to (?:the )?(?:forward )?plan",
        1.2,
        "Date first published",
    ),
    header(
        "when",
        r"decision (?:due )?date|date (?:of|for|when|on which|decision|key decision)|(?:decision|cabinet) due|"
        r"when (?:the|will)|not before|"
        r"(?:expected|earliest) date|target date|proposed date|likely date|anticipated|meeting date|^meeting$|"
        r"date of (?:cabinet|meeting)|period within|timescale|^date\b|^when\b|^due\b|^cabinet date",
        1.0,
        "Date on which or period within which the decision will be taken",
    ),
    header(
        "maker",
        r"decision[- ]?(?:maker|taker|making)|who (?:will|is|makes|takes)(?! (?:to )?(?:be )?consult)|"
        r"decision (?:to be )?(?:made|taken) by|"
        r"^(?:to be )?(?:taken|made) by|^decision by$|decision body|decided by|^body$|^by whom$",
        1.6,
        "Decision maker",
    ),
    header(
        "portfolio",
        r"portfolio|cabinet (?:member|lead)|executive (?:member|lead|councillor)|lead (?:member|councillor|"
        r"cabinet)|responsible (?:cabinet )?member|^member$|relevant member",
        1.0,
        "Responsible Cabinet Member",
    ),
    header(
        "details",
        r"details? of (?:the )?(?:proposed )?decision|(?:issue|subject|title|matter)s?\s*(?:/|and|&)\s*"
        r"(?:proposed )?decision|decision details?",
        1.6,
        "Details of the proposed decision",
    ),
    header(
        "issue",
        r"^issue|^matter|^subject\b|subject matter|^title|decision title|^topic|^item\b|item for|"
        r"^report\b(?! (?:from|of|by|author)\b)|"
        r"report title|^(?:key |"
        r"executive )?decisions?(?: required)?$|"
        r"^proposed (?:key )?decision|^decision to be (?:taken|made)$|what is (?:being )?"
        r"(?:the )?deci|description of (?:the )?(?:issue|matter|decision|item)|name of report|^(?:the )?decision to be",
        0.9,
        "Title or subject matter",
    ),
    header(
        "issue",
        r"^(?:matter|decision|issue|subject|item|title)s?\b(?: (?:for|to be|requiring|of) (?:a )?(?:decision|taken|"
        r"made|considered|report))?,? (?:and|with|&) (?:\w+ ){0,3}(?:documents?|papers|reports?)\b",
        1.8,
        "Matter for decision and supporting documents",
    ),
    header(
        "decision",
        r"purpose|summary|^description$|proposed decision|decision (?:to be taken|required|sought|being)|"
        r"brief (?:description|outline|summary|details)|recommendation|^details?$|further details|^outline|reason for "
        r"(?:the )?(?:report|decision)|decision expected|nature of (?:the )?decision",
        0.8,
        "Purpose of report",
    ),
    header(
        "documents",
        r"documents?\b|background (?:papers|information)|supporting papers|^reports?(?: / papers)?$|papers to be|"
        r"^papers",
        1.4,
        "Documents to be submitted for consideration",
    ),
    header(
        "consulted",
        r"consult|representations? (?:may|can|should|to be)|scrutiny engagement|stakeholders|engagement|"
        r"how (?:can|do) i",
        1.0,
        "Consultees",
    ),
    header(
        "exemption",
        r"exempt|private|confidential|open\s*(?:/|or)|public or|part (?:1|i|2|ii)\b|in public|restricted|"
        r"reasons? for (?:privacy|exclusion|confidentiality)|^closed\b|^access(?: to information)?$",
        1.6,
        "Exempt?",
    ),
    header("in_public", ASKS_PUBLIC, 1.9, "Open to the public?"),
    header(
        "contact",
        r"contact|lead officer|responsible (?:officer|director)|officer\b|further information|^author|"
        r"strategic director|^director\b|who to",
        0.9,
        "Contact Officer",
    ),
    header("contact", r"^report(?:ing)? (?:author|officer|writer|from|by)", 1.2, "Report author"),
    header(
        "key",
        r"key decision\s*(?:\?|y|\(|/|-)|is (?:this|it|the decision) (?:a )?key|^key\s*/\s*non|"
        r"reason (?:key|why key|for key)|"
        r"^key(?: decisions?)?\s*\??$|"
        r"why (?:is )?(?:it )?"
        r"(?:a )?key|key decision criteria|significant",
        1.2,
        "Key decision?",
    ),
    header("key", r"^key (?:or|/) (?:private|non)", 2.2, "Key or private"),
    header("wards", r"wards?\b|divisions?\b|electoral|areas? affected|parish", 0.9, "Wards affected"),
    header("status", r"^status|progress|^notes?$|^comments?$", 0.4, "Status"),
)
CONTEXT_RULES = (
    context(r"(?:forward|rolling) (?:plan|programme) of (?:key |executive )?decisions|forward plan\b|forward_plan", 3.0,
            "Cabinet Forward Plan"),
    context(r"notice of (?:intention|key|forthcoming|executive|proposed|intended)|forthcoming (?:key )?decisions", 3.0,
            "Notice of key decisions"),
    context(r"schedule of (?:key |executive )?decisions|(?:key|executive) decisions? (?:plan|notice|list|schedule)",
        3.0,
            "Schedule of decisions"),
    context(r"rolling programme|(?:cabinet|executive) (?:forward )?work (?:plan|programme)", 2.0,
            "Rolling programme"),
    context(r"key decision|proposed decision", 1.5, "Key decisions to be taken by the Cabinet"),
)
NEEDS = (
    (frozenset({"maker", "issue"}), 0.0),
    (frozenset({"maker", "details"}), 0.0),
    (frozenset({"when", "details"}), 0.0),
    (frozenset({"when", "issue", "exemption"}), 0.0),
    (frozenset({"when", "issue", "documents"}), 0.0),
    (frozenset({"when", "decision", "maker"}), 0.0),
    (frozenset({"when", "portfolio", "issue"}), 1.5),
    (frozenset({"when", "issue"}), 1.5),
    (frozenset({"reference", "issue"}), 3.0),
    (frozenset({"issue", "portfolio"}), 3.5),
    (frozenset({"issue", "contact"}), 3.0),
    (frozenset({"issue", "contact", "portfolio"}), 2.0),
    (frozenset({"issue", "contact", "exemption"}), 2.0),
    (frozenset({"issue", "key", "exemption", "contact"}), 0.0),
    (frozenset({"issue", "key", "in_public", "contact"}), 0.0),
    (frozenset({"when", "decision"}), 3.0),
    (frozenset({"maker", "key", "when"}), 0.0),
    (frozenset({"maker", "when", "contact"}), 2.4),
    (frozenset({"when", "key", "contact"}), 1.5),
    (frozenset({"when", "documents", "portfolio"}), 3.0),
    (frozenset({"when", "documents", "contact"}), 3.0),
)
LEAST_SAID = 1.5
"""Rows that only name a meeting speak for a plan where a title does: programmes and trackers have them too."""
TAKEN = re.compile(
    r"\bdecisions? (?:that were |already )?(?:taken|made)\b|\b(?:delegated|urgent|officer) decisions?\b|"
    r"\bdecisions? (?:register|record|log)\b|\b(?:register|record|list|schedule) of (?:delegated |officer |urgent )?"
    r"decisions? (?:taken|made)", re.I)
"""Titles of lists of what has been decided: they have the columns of a plan and are none."""
KEYS = ("reference", "when", "maker", "issue", "details")


def names_plan(title: str | None) -> bool:
    """True for the title of a paper that lists decisions to come.

    >>> names_plan("Notice of Key Decisions"), names_plan("Leisure plan"), names_plan(None)
    (True, False, False)
    """
    return context_evidence(Context(table_title=title), CONTEXT_RULES) >= LEAST_NAMED


LEAST_NAMED = 3.0


def score(matrix: Matrix, around: Context) -> float:
    """Evidence that a grid is a forward plan, as a table or as labels and values."""
    return max(_evidence(matrix, around))


def _evidence(matrix: Matrix, around: Context) -> tuple[float, float]:
    """(as records, as blocks of labels and values)."""
    nearby = context_evidence(around, CONTEXT_RULES)
    own = around.table_title or matrix.title or ""
    far = () if nearby >= LEAST_SAID else around.titles
    if any(map(TAKEN.search, far)) or (TAKEN.search(own) and not names_plan(own)):
        return 0.0, 0.0
    dated = date_row_evidence(matrix) if nearby >= LEAST_SAID else 0.0
    return record_evidence(matrix, HEADER_RULES, nearby + dated, NEEDS), block_evidence(matrix, nearby)


def to_rows(matrix: Matrix, around: Context) -> tuple[Mapping[str, tuple[Row, ...]], tuple[Finding, ...]]:
    """`forward_plan` rows, a decision each."""
    as_records, as_blocks = _evidence(matrix, around)
    if as_blocks >= as_records:
        rows, findings = rows_of_matrix_blocks(matrix)
        return {"forward_plan": tuple(rows)}, tuple(findings)
    head = find_header(matrix, HEADER_RULES)
    if head is None:
        return {}, ()
    head = _with_contact(_with_key(matrix, _told_apart(_with_subject(matrix, head))))
    keys = tuple(key for key in KEYS if key in head.kinds)
    records = join_continued(read_records(matrix, head), keys[:3] if len(keys) > 3 else keys)
    records = _with_day_above(_without_headings(records, head), matrix, around)
    records = _with_title_above(records, head, matrix, around)
    made = [plan_row(record, frozenset(k for k in head.kinds if k)) for record in records]
    findings = [finding for _, found in made for finding in found]
    for text in head.unknown():
        message = "column kept in note_text: its header is not one that is known"
        findings.append(Finding("forward_plan_column", "info", message, matrix.page_number, text))
    return {"forward_plan": tuple(row for row, _ in made if row)}, tuple(findings)


LEAST_KINDS = 4


def _without_headings(records: Sequence[Record], head: Header) -> list[Record]:
    """The decisions of a wide table: a row with its first cell alone ends the row above where the page turned, and
    else heads the rows below it."""
    if head.known_count < LEAST_KINDS:
        return list(records)
    kept: list[Record] = []
    for record in records:
        is_lone = len(record.fields) + len(record.others) == 1 and not {"when", "maker"} & set(record.fields)
        if not is_lone:
            kept.append(record)
        elif kept and record.page_number != kept[-1].page_number and not any(c.is_bold for c in record.cells.values()):
            fields = {k: f"{kept[-1].fields.get(k, '')} {text}".strip() for k, text in record.fields.items()}
            kept[-1] = replace(kept[-1], fields={**kept[-1].fields, **fields})
    return kept


LEAST_SUBJECT = 12


def _with_subject(matrix: Matrix, head: Header) -> Header:
    """No column has the subject: one headed "Report" does, or one headed "Key decision" that says more than yes."""
    if {"issue", "details", "decision"} & set(head.kinds):
        return head
    report = next((c for c, text in enumerate(head.texts) if re.fullmatch(r"reports?", text, re.I)), None)
    if report is not None:
        return _renamed(head, report, "issue")
    if "key" not in head.kinds:
        return head
    at = head.kinds.index("key")
    texts = [text for row in range(head.last + 1, matrix.row_count) if (text := matrix.own_text(row, at))]
    if sum(map(len, texts)) < LEAST_SUBJECT * len(texts):
        return head
    return _renamed(head, at, "issue")


def _with_key(matrix: Matrix, head: Header) -> Header:
    """A column headed "Decision" that only says of each whether it is a key one."""
    if "issue" not in head.kinds or head.kinds.count("decision") != 1:
        return head
    at = head.kinds.index("decision")
    texts = [text for row in range(head.last + 1, matrix.row_count) if (text := matrix.own_text(row, at))
             and matrix.starts(row, 0)]
    return _renamed(head, at, "key") if texts and all(map(SAYS_KEY.fullmatch, texts)) else head


SAYS_KEY = re.compile(r"(?:(?:non[- ]?)?key )?decision\b.{0,20}|(?:non[- ]?)?key|yes|no|[yn]", re.I)


def _with_day_above(records: list[Record], matrix: Matrix, around: Context) -> list[Record]:
    """Where no row and no column says when, the line over the table may: "Cabinet, 14 January 2025"."""
    if any(record.section_date_text or record.get("when") or record.get("maker") for record in records):
        return records
    titles = (text for text in (around.table_title, matrix.title, around.heading) if text)
    text, span = next(((text, span) for text in titles if (span := date_heading(text))), (None, None))
    if text is None:
        return records
    return [replace(record, section_date=span, section_date_text=text) for record in records]


def _with_title_above(records: list[Record], head: Header, matrix: Matrix, around: Context) -> list[Record]:
    """Where no column names the subject of a table of one decision, the line over the table does."""
    if len(records) != 1 or SUBJECTS & set(head.kinds):
        return records
    title = next((t for t in (around.table_title, matrix.title, around.heading) if t and not names_plan(t)), None)
    return [replace(records[0], fields={**records[0].fields, "issue": title})] if title else records


SUBJECTS = frozenset({"issue", "details", "decision", "key"})
SAYS_DECISION = re.compile(r"decision|decided|description|summary|details", re.I)
ASKED = re.compile(
    r"officer|contact|\bhow (?:can|do) i\b|representations? (?:may|can|should|to) ?(?:be )?(?:made )?to\b", re.I)


def _told_apart(head: Header) -> Header:
    """Of two columns for the issue, "Topic" and "Decision", the later that speaks of a decision has it."""
    issues = [column for column, kind in enumerate(head.kinds) if kind == "issue"]
    if len(issues) < 2 or {"decision", "details"} & set(head.kinds):
        return head
    at = next((c for c in reversed(issues[1:]) if SAYS_DECISION.search(head.texts[c])), None)
    return head if at is None else _renamed(head, at, "decision")


def _with_contact(head: Header) -> Header:
    """Where no column is headed as the contact's, one does that names an officer or whom to write to beside others."""
    if "contact" in head.kinds or "maker" not in head.kinds:
        return head
    at = next((c for c, kind in enumerate(head.kinds)
               if kind in ("portfolio", "consulted", None) and ASKED.search(head.texts[c])), None)
    return head if at is None else _renamed(head, at, "contact")


def _renamed(head: Header, at: int, kind: str) -> Header:
    return replace(head, kinds=tuple(kind if column == at else old for column, old in enumerate(head.kinds)))


FAMILY = Family(
    name="forward_plan", header_rules=HEADER_RULES, score=score, to_rows=to_rows
)
