"""Outcome trackers, action logs, recommendation trackers: what was agreed and how it stands, one action a row.

In:  a grid with date rows over its actions, or with a date column; lists inside cells; a status in words, in colour, or
both. Out: `outcome_tracker` rows. `rag` is read from the status words, else from the colour of the status cell; where
both speak and disagree the words stand and a finding says so. A status that is only a date says nothing of its own.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from extractor.document import Cell, Finding, Row
from extractor.families.base import Context, Family, context, context_evidence, header
from extractor.families.matrix import Matrix
from extractor.families.rag import rag_of_colour, rag_of_words
from extractor.families.records import (
    Header,
    Record,
    date_row_evidence,
    find_header,
    join_continued,
    note_of,
    read_records,
    record_evidence,
    without_bullets,
)
from extractor.families.upright import upright
from extractor.values import DateSpan, find_dates, squash

HEADER_RULES = (
    header("reference", r"^(?:min(?:ute)?|item|action|rec(?:ommendation)?|ref(?:erence)?|agenda)?\.?\s*(?:no|number|"
                        r"ref(?:erence)?|#|id)"
           r"\.?(?:\s*(?:no|number))?\.?:?$|^minute(?: ref)?\b|^#$|^ref\b|^rec\.?$", 0.9, "Minute no."),
    header("when", r"^(?:meeting )?dates?(?: of| agreed| raised| set| added|$)|date of (?:meeting|committee|"
                   r"decision|request)|^meeting\b|"
           r"date (?:agreed|raised|requested|made)|^origin(?!al)|^raised|committee date", 1.0, "Date agreed"),
    header("item", r"^(?:agenda )?items?$|agenda items?|^subject|^topic|^issue|^title|^report\b|^matter|"
                   r"^audit(?: (?:title|area|name|report|review))?$|^review(?: title)?(?: / item)?$", 1.0,
        "Agenda items"),
    header("outcome", r"^actions?(?: points?| required| agreed| arising| to be taken|:|s)*$|recommendations?\b|"
                      r"agreed (?:outcome|action)|"
           r"resolutions?\b|^task|^request|^decision(?![- ]?(?:mak|tak|due|date|by\b|body|type))|"
                      r"\bdecisions?$|action (?:point|required|agreed|to be)|^what\b|"
           r"^resolved|"
           r"^information requested|"
           r"^(?:outstanding|agreed|further|follow[- ]?up) actions?\b|"
           r"actions? (?:from|and|/)", 1.5, "Recommendation"),
    header("owner", r"owner|by whom|responsib|lead\b|^who\b|assigned|officer\b|^action (?:by|for|on)\b|^by$|"
                    r"councillor", 1.2, "Action owner"),
    header("due", r"to be completed", 1.2, "To be completed / progressed to next stage"),
    header("due", r"deadline|target(?! score| risk| rating)|by when|due\b|timescale|^when\b|completion date|"
        r"complete by|exec(?:utive)? date|implement(?:ation|ed)? (?:date|by)|"
                  r"expected", 1.0,
           "Target date"),
    header("rag", r"\brag\b|traffic light", 1.4, "RAG Status"),
    header("status", r"^status|^state|complete\b|completed\b|\bopen\s*/\s*closed|^done\b|^outstanding", 1.1, "Status"),
    header("update", r"updates?\b|progress|response|action taken|outcome$|^outcomes?\b|accepted|position|^comments?|"
                     r"^notes?|result|follow[- ]?up|"
           r"feedback", 0.9, "Progress"),
    header("link", r"^links?\b|linked to|link to", 0.8, "Link to plan"),
)  # fmt: skip
CONTEXT_RULES = (
    context(r"outcome tracker|action (?:log|tracker|list|sheet|points|register)|actions? (?:arising|"
            r"outstanding|from)|"
            r"recommendations? (?:tracker|monitor|log|tracking)|(?:decision|resolution) (?:track|log|monitor)|"
            r"matters arising|"
            r"tracking (?:of )?(?:recommendations|actions)|outstanding actions|outcome_tracker|progress (?:on|"
            r"against) (?:actions|"
            r"recommendations)|monitoring (?:of )?(?:recommendations|actions)|schedule of actions|^actions?$|"
            r"action grid", 2.0,
            "Action log"),
)  # fmt: skip
NEEDS = (
    (frozenset({"outcome", "owner"}), 1.0),
    (frozenset({"outcome", "owner", "when"}), 0.0),
    (frozenset({"outcome", "owner", "update"}), 0.0),
    (frozenset({"outcome", "rag"}), 0.0),
    (frozenset({"outcome", "status"}), 0.0),
    (frozenset({"outcome", "update", "reference"}), 0.0),
    (frozenset({"outcome", "update", "when"}), 0.0),
    (frozenset({"outcome", "due"}), 1.0),
    (frozenset({"outcome"}), 2.0),
    (frozenset({"item", "rag"}), 1.0),
    (frozenset({"item", "owner", "status"}), 1.0),
    (frozenset({"item", "owner", "update"}), 1.0),
    (frozenset({"reference", "owner", "update"}), 0.0),
    (frozenset({"reference", "owner", "status"}), 0.0),
)
KEYS = ("reference", "item", "owner", "when")


def score(matrix: Matrix, around: Context) -> float:
    """Evidence that a grid follows up actions."""
    nearby = context_evidence(around, CONTEXT_RULES)
    matrix = _upright(matrix, nearby)
    found = find_header(matrix, HEADER_RULES)
    if found and sum(bool(RISK.search(text)) for text in found.texts) >= LEAST_RISK:
        return 0.0
    return record_evidence(matrix, HEADER_RULES, nearby + date_row_evidence(matrix), NEEDS)


def _upright(matrix: Matrix, nearby: float) -> Matrix:
    """Labels and values are an action each where a title says that actions are followed up."""
    return upright(matrix, HEADER_RULES) if nearby >= LEAST_NAMED else matrix


LEAST_NAMED = 1.6


RISK = re.compile(
    r"\brisks?\b|likelihood|\bimpact\b|inherent|residual|\b(?:gross|net|current|target|initial) (?:score|rating)|"
    r"\b(?:existing |key |current )?controls?\b|mitigat|probability|\bassurance", re.I)
LEAST_RISK = 3
"""Columns that make a register of risks, whatever actions and owners stand beside them."""


def _status_cell(record: Record) -> Cell | None:
    return next((record.cells[kind] for kind in ("rag", "status", "update") if kind in record.cells), None)


_DONE_ASKED = re.compile(
    r"\b(?:completed?|done|implemented|closed|discharged|actioned)\b\W*(?:\(?y(?:es)?\b.*)?$", re.I)
_ANSWERS = {"yes": "completed", "y": "completed", "✓": "completed", "✔": "completed", "no": "pending", "n": "pending"}
_LETTERS = {"r": "incomplete", "a": "pending", "g": "completed", "b": "completed"}


def _marked(record: Record, heads: Mapping[str, str]) -> str | None:
    """What a bare mark says by the head of its column: "Yes" under "Complete?", "A" under "RAG"."""
    if _DONE_ASKED.search(heads.get("status", "")):
        answer = _ANSWERS.get((record.get("status") or "").strip(" .").lower())
        if answer:
            return answer
    return _LETTERS.get((record.get("rag") or "").strip(" .").lower())


def _status_text(record: Record) -> str | None:
    parts = [record.fields[kind] for kind in ("rag", "status", "update") if kind in record.fields]
    return "; ".join(without_bullets(part) or "" for part in parts) or None


def _one_day(text: str | None) -> str | None:
    days = {span.iso for span in find_dates(text or "")}
    return next(iter(days)) if len(days) == 1 else None


def _day(span: DateSpan | None) -> str | None:
    return span.iso if span else None


def _done_above(record: Record) -> str | None:
    """"completed" under a heading such as "Completed actions"; what is still to do may have begun or not."""
    above = rag_of_words(record.section)
    return above if above == "completed" else None


def _row(record: Record, reference: str | None, heads: Mapping[str, str]) -> tuple[Row, list[Finding]]:
    status = _status_text(record)
    words = (rag_of_words(record.get(kind)) for kind in ("rag", "status", "update"))
    spoken = _marked(record, heads) or next((rag for rag in words if rag), None)
    cell = _status_cell(record)
    shown = rag_of_colour(cell.fill) if cell else None
    outcome = without_bullets(record.get("outcome"))
    item = record.get("item")
    due = record.get("revised") or record.get("due")
    notes = [*record.others]
    if record.get("revised") and record.get("due"):
        notes.append(("First due", record.fields["due"]))
    if item and reference:
        notes.insert(0, ("Ref", reference))
    row: Row = {
        "agreed_date": _one_day(record.get("when")) or _day(record.section_date),
        "agreed_text": record.get("when") or record.section_date_text,
        "agenda_item": item or reference, "link_text": record.get("link"), "owner": record.get("owner"),
        "outcome_text": outcome, "status_text": status, "rag": spoken or shown or _done_above(record),
        "due_date": _one_day(due), "due_text": due,
        "note_text": note_of([*([("", record.section)] if record.section else []), *notes]),
        "page_number": record.page_number,
    }  # fmt: skip
    findings = []
    if spoken and shown and spoken != shown:
        message = "the status says one thing and its colour another; the words stand"
        findings.append(Finding("tracker_status", "info", message, record.page_number, outcome or item, shown, spoken))
    return row, findings


def to_rows(matrix: Matrix, around: Context) -> tuple[Mapping[str, tuple[Row, ...]], tuple[Finding, ...]]:
    """`outcome_tracker` rows, an action each; a reference printed once over several actions serves them all."""
    matrix = _upright(matrix, context_evidence(around, CONTEXT_RULES))
    found = find_header(matrix, HEADER_RULES)
    if found is None:
        return {}, ()
    found = _told_apart(matrix, found)
    kinds = _without_gaps(found.kinds)
    found_header = replace(found, kinds=kinds)
    heads = {kind: text for kind, text in zip(kinds, found.texts, strict=True) if kind}
    rows: list[Row] = []
    findings: list[Finding] = []
    reference: str | None = None
    last_when: tuple[str | None, str | None] = (None, None)
    for record in join_continued(read_records(matrix, found_header), tuple(k for k in KEYS if k in kinds)):
        if not record.get("outcome") and not record.get("item"):
            continue
        record = _with_subject(_with_labels(record))
        reference = record.get("reference") or reference
        row, found_here = _row(record, reference, heads)
        if record.get("when"):
            last_when = (row["agreed_date"], row["agreed_text"])
        elif row["agreed_text"] is None and "when" in kinds:
            row["agreed_date"], row["agreed_text"] = last_when
        rows.append(row)
        findings += found_here
    for text in found_header.unknown():
        message = "column kept in note_text: its header is not one that is known"
        findings.append(Finding("tracker_column", "info", message, matrix.page_number, text))
    return {"outcome_tracker": tuple(rows)}, tuple(findings)


REVISED = re.compile(r"revised|\bnew\b|current|latest|amended", re.I)


def _told_apart(matrix: Matrix, found: Header) -> Header:
    """Of columns of one kind the one that counts: the "when" with dates in it, the revised due date where each row has
    one, progress before an outcome hoped for. The others stay beside it under their headers."""
    kinds = list(found.kinds)
    spare: list[int] = []
    whens = [column for column, kind in enumerate(kinds) if kind == "when"]
    dated = [column for column in whens if _dates_in(matrix, found, column)]
    if len(whens) > 1 and dated:
        spare += [column for column in whens if column not in dated]
    updates = [column for column, kind in enumerate(kinds) if kind == "update"]
    hoped = [column for column in updates if re.match(r"(?:intended |expected )?outcomes?$", found.texts[column], re.I)]
    if len(hoped) < len(updates):
        spare += hoped
    dues = [column for column, kind in enumerate(kinds) if kind == "due"]
    revised = [column for column in dues if REVISED.search(found.texts[column])]
    if len(dues) > 1 and len(revised) == 1:
        kinds[revised[0]] = "revised"
    return replace(found, kinds=tuple(None if column in spare else kind for column, kind in enumerate(kinds)))


def _dates_in(matrix: Matrix, found: Header, column: int) -> bool:
    return any(find_dates(matrix.own_text(row, column)) for row in range(found.last + 1, matrix.row_count))


LABEL = re.compile(
    r"(?:^|(?<=[\s.;,]))(?P<label>(?:target |due )?date|deadline|(?:lead |responsible )?officer|owner|lead|"
    r"progress|status|update)\s*:\s*", re.I)
LABEL_KINDS = (("due", ("date", "deadline")), ("owner", ("officer", "owner", "lead")),
               ("status", ("progress", "status")), ("update", ("update",)))  # fmt: skip


def _with_labels(record: Record) -> Record:
    """A cell that labels its parts, "Date: July Officer: A Poe Progress: Complete", read as columns of their own."""
    for kind in ("owner", "due", "status", "update"):
        text = record.get(kind) or ""
        marks = list(LABEL.finditer(text))
        if len(marks) < 2 or marks[0].start():
            continue
        fields = {k: v for k, v in record.fields.items() if k != kind}
        for mark, following in zip(marks, [*marks[1:], None], strict=True):
            value = text[mark.end() : following.start() if following else len(text)].strip()
            label = mark["label"].lower().split()[-1]
            named = next(k for k, labels in LABEL_KINDS if label in labels)
            if value:
                fields[named] = f"{fields[named]} {value}" if named in fields else value
        return replace(record, fields=fields)
    return record


def _with_subject(record: Record) -> Record:
    """Bold words over an action name its subject, where no column does or that only counts."""
    cell, item = record.cells.get("outcome"), record.get("item") or ""
    text = record.get("outcome") or ""
    if cell is None or not cell.bold_lines or re.search(r"[^\W\d_]", item) or squash(" ".join(cell.lines)) != text:
        return record
    subject, action = " ".join(cell.lines[: cell.bold_lines]), " ".join(cell.lines[cell.bold_lines :])
    counted = {"reference": item} if item and "reference" not in record.fields else {}
    return replace(record, fields={**record.fields, **counted, "item": squash(subject), "outcome": squash(action)})


def _without_gaps(kinds: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """An action column may have no header, or be headed as the item's: then the column before the owner is it."""
    if "outcome" in kinds:
        return kinds
    if "owner" in kinds and kinds.index("owner") > 0 and kinds[kinds.index("owner") - 1] is None:
        at = kinds.index("owner") - 1
    elif "update" in kinds and "item" in kinds and ("rag" in kinds or "status" in kinds):
        at = kinds.index("update")
    else:
        return kinds
    return tuple("outcome" if column == at else kind for column, kind in enumerate(kinds))


FAMILY = Family(
    name="outcome_tracker", header_rules=HEADER_RULES, score=score, to_rows=to_rows
)
