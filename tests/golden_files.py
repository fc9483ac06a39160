"""Golden files read and compared: which columns count how, which row answers which record.

A golden record is right when every column it names is right: codes and numbers exactly, text after spaces, quotes
and dashes have been made alike. Nothing is scored in part; that is what the score script is for.
"""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

Row = dict[str, Any]
GOLDEN = Path(__file__).parent / "golden"

CODES = frozenset({"item_number", "minute_number", "paragraph_number", "section_number", "agenda_item_number",
                   "plan_reference", "contact_phone", "page_label", "page_label_first", "page_label_last"})
# ids are made up by the pipeline; golden files name tables by what they are
SKIPPED = frozenset({"table_id"})
# what finds the answering row when nothing is exactly right
KEYS = {
    "pages": ("page_number",), "documents": ("page_number",), "agenda_items": ("item_number", "title"),
    "tables": ("page_number", "row_count"), "table_cells": ("text", "page_number"),
    "attendance": ("person_name",), "minutes_items": ("minute_number", "title"), "votes": ("person_name",),
    "declarations": ("person_name",), "forward_plan": ("plan_reference", "issue"), "send": ("measure",),
    "complaints": ("category", "dimension"), "statistics": ("row_label", "column_label"),
    "work_programme": ("item_title",), "outcome_tracker": ("outcome_text",),
}
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def golden_rows(sample: str, dataset: str) -> list[Row]:
    text = (GOLDEN / sample / f"{dataset}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def golden_datasets(sample: str) -> list[str]:
    return sorted(p.stem for p in (GOLDEN / sample).glob("*.jsonl"))


def alike(column: str, value: Any) -> Any:
    """A value as it is compared."""
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()[:10]
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, (list, tuple)):
        return tuple(alike(column, v) for v in value)
    if isinstance(value, bool) or value is None:
        return value or None                     # an absent flag is a flag that is not set
    if isinstance(value, (int, float)):
        return round(float(value), 6)
    text = " ".join(unicodedata.normalize("NFC", str(value)).translate(QUOTES).split())
    if column in CODES:
        return re.sub(r"[\s.()]+", "", text).lower() or None
    return text.lower() or None                  # as the score script does: committees are often in capitals


def wrong_columns(golden: Row, row: Row) -> list[str]:
    return [c for c, v in golden.items() if c not in SKIPPED and alike(c, v) != alike(c, row.get(c))]


@dataclass(frozen=True)
class Answer:
    """A golden record and what the pipeline said to it; `wrong` names the columns, empty when right."""

    golden: Row
    row: Row | None
    wrong: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        return self.row is not None and not self.wrong

    def why(self) -> str:
        if self.row is None:
            return f"missing: {self.golden}"
        return "; ".join(f"{c}: golden {self.golden[c]!r}, got {self.row.get(c)!r}" for c in self.wrong)


def answers(dataset: str, golden: Sequence[Row], rows: Sequence[Row]) -> tuple[list[Answer], list[Row]]:
    """One answer a record, in golden's order, and the rows that answer none.

    Exact rows are given away first, then each record left takes the unused row that looks most like it.
    """
    free = [r for r in rows if dataset != "table_cells" or r.get("text")]       # golden leaves empty cells out
    found: dict[int, Answer] = {}
    for n, record in enumerate(golden):
        exact = next((r for r in free if not wrong_columns(record, r)), None)
        if exact is not None:
            free.remove(exact)
            found[n] = Answer(record, exact, ())
    for n, record in enumerate(golden):
        if n in found:
            continue
        ranked = [(likeness(dataset, record, r), -k) for k, r in enumerate(free)]
        best = max(ranked, default=(0.0, 0))
        if best[0] >= 0.6:
            row = free.pop(-best[1])
            found[n] = Answer(record, row, tuple(wrong_columns(record, row)))
        else:
            found[n] = Answer(record, None, ())
    return [found[n] for n in range(len(golden))], free


def likeness(dataset: str, golden: Row, row: Row) -> float:
    """0 to 1: how like the row is to the record in the columns by which a reader would know it."""
    keys = [k for k in KEYS.get(dataset, ("text", "minute_number", "page_number")) if k in golden]
    if not keys:
        return 1.0
    scores = []
    for key in keys:
        a, b = alike(key, golden[key]), alike(key, row.get(key))
        if isinstance(a, str) and isinstance(b, str):
            scores.append(SequenceMatcher(None, a, b, autojunk=False).ratio() if a != b else 1.0)
        else:
            scores.append(1.0 if a == b else 0.0)
    return sum(scores) / len(scores)
