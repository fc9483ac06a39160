"""How much of what was drawn comes out again: parts of a drawn pack, each as (right, of how many).

`run(kind, n)` draws the packs of seeds 0 to n - 1, the same ones every time, so that shares can be pinned.
"""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from extractor.pipeline import extract_pack
from extractor.stages.arrange import arrange
from extractor.stages.read import read
from extractor.stages.tabulate import tabulate
from tests.golden_files import Row, answers
from tests.variants import draw, reports, specs, yearbook

Parts = dict[str, tuple[int, int]]
# the columns that count for each part: dataset, columns
AGENDA_PARTS = {
    "item numbers and titles": ("agenda_items", ("item_number", "title")),
    "printed ranges": ("agenda_items", ("item_number", "page_label_first", "page_label_last")),
    "pages of items": ("agenda_items", ("item_number", "page_number", "last_page_number")),
    "documents": ("documents", ("page_number", "last_page_number", "item_number")),
    "page labels": ("pages", ("page_number", "page_label")),
}
MINUTES_PARTS = {
    "minute numbers and titles": ("minutes_items", ("minute_number", "title")),
    "agenda items of minutes": ("minutes_items", ("minute_number", "agenda_item_number")),
    "paragraph texts": ("minutes_paragraphs", ("text",)),
    "paragraph numbers": ("minutes_paragraphs", ("minute_number", "paragraph_number", "text")),
    "people": ("attendance", ("person_name", "honorific", "status")),
    "decisions": ("decisions", ("minute_number", "verb", "text")),
    "facts": ("minutes", ("meeting_date", "committee", "start_time", "end_time")),
}
REPORT_PARTS = {
    "paragraph texts": ("report_paragraphs", ("text", "page_number")),
    "sections and numbers": ("report_paragraphs", ("section_number", "section_title", "paragraph_number", "text")),
    "heads of reports": ("documents", ("lead_officer", "author", "contact_text", "cabinet_member", "division")),
    "titles": ("documents", ("title",)),
}
TABLE_PARTS = {
    "one table": ("tables", ("page_number", "last_page_number", "row_count", "column_count")),
    "cells": ("table_cells", ("row_index", "column_index", "row_span", "column_span", "text")),
}


class Trial(NamedTuple):
    """One drawn pack, what it was made of and how it fared."""

    spec: Any
    parts: Parts
    why: tuple[str, ...]         # what went wrong, in words
    pdf: bytes


def measured(kind_parts: dict[str, tuple[str, tuple[str, ...]]], truth: dict[str, list[Row]],
             rows: dict[str, list[Row]]) -> tuple[Parts, tuple[str, ...]]:
    """Right and wanted, part by part. A row too many counts as one more wanted."""
    parts: Parts = {}
    why: list[str] = []
    for part, (dataset, columns) in kind_parts.items():
        golden = [{c: r[c] for c in columns if c in r} for r in truth.get(dataset, [])]
        found, extra = answers(dataset, golden, rows.get(dataset, []))
        right = sum(a.is_right for a in found)
        parts[part] = (right, max(len(golden), right + len(extra)))
        why += [f"{part}: {a.why()}" for a in found if not a.is_right]
        why += [f"{part}: too many: { {c: e.get(c) for c in columns} }" for e in extra[:3]]
    return parts, tuple(why)


@contextmanager
def file_of(data: bytes) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawn.pdf"
        path.write_bytes(data)
        yield str(path)


def rows_of_grids(data: bytes) -> dict[str, list[Row]]:
    """Tables as `tabulate` leaves them: raw grids, no family has seen them."""
    with file_of(data) as path:
        pack = read(path)
        grids = tabulate(pack, arrange(pack))
    return {
        "tables": [{"page_number": g.page_number, "last_page_number": g.last_page_number, "row_count": g.row_count,
                    "column_count": g.column_count} for g in grids],
        "table_cells": [{"row_index": c.row, "column_index": c.column, "row_span": c.row_span,
                         "column_span": c.column_span, "text": c.text} for g in grids for c in g.cells if c.text],
    }


def rows_of_pack(data: bytes) -> dict[str, list[Row]]:
    with file_of(data) as path:
        return extract_pack(path, use_ocr=False).rows


PartColumns = dict[str, tuple[str, tuple[str, ...]]]
class Kind(NamedTuple):
    """How one kind of pack is drawn, printed, read back and compared."""

    spec_of: Callable[[Random], Any]
    printer: Callable[[Any], draw.Printed]
    rows_of: Callable[[bytes], dict[str, list[Row]]]
    parts: PartColumns


KINDS = {
    "agenda": Kind(specs.agenda, draw.print_agenda, rows_of_pack, AGENDA_PARTS),
    "minutes": Kind(specs.minutes, draw.print_minutes, rows_of_pack, MINUTES_PARTS),
    "report": Kind(reports.report, reports.print_report, rows_of_pack, REPORT_PARTS),
    "table": Kind(specs.table, draw.print_table, rows_of_grids, TABLE_PARTS),
    "yearbook": Kind(yearbook.yearbook, yearbook.print_yearbook, rows_of_grids, TABLE_PARTS),
}


def run(kind: str, examples: int) -> list[Trial]:
    """Draw, print and extract that many packs."""
    spec_of, printer, rows, kind_parts = KINDS[kind]
    trials = []
    for seed in range(examples):
        spec = spec_of(Random(seed))
        data, truth = printer(spec)
        trials.append(Trial(spec, *measured(kind_parts, truth, rows(data)), data))
    return trials


def shares(trials: list[Trial]) -> dict[str, float]:
    """Share right of each part over all trials."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for trial in trials:
        for part, (r, w) in trial.parts.items():
            right[part] += r
            wanted[part] += w
    return {part: right[part] / wanted[part] if wanted[part] else 1.0 for part in wanted}


def knobs(spec: Any) -> dict[str, object]:
    """The small settings of a spec, the sheet's among them: what a failure may hang on."""
    out: dict[str, object] = {}
    for f in fields(spec):
        value = getattr(spec, f.name)
        if f.name == "sheet":
            out.update(knobs(value))
        elif not isinstance(value, tuple):
            out[f.name] = value if not isinstance(value, int) or isinstance(value, bool) else "some"
    return out


def by_knob(trials: list[Trial], part: str) -> list[tuple[float, str, int]]:
    """Share right of one part for every setting of every knob, worst first: (share, "knob = value", trials)."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for trial in trials:
        r, w = trial.parts[part]
        for name, value in knobs(trial.spec).items():
            key = f"{name} = {value!r}"
            right[key] += r
            wanted[key] += w
            seen[key] += 1
    return sorted((right[k] / wanted[k], k, seen[k]) for k in seen if wanted[k])
