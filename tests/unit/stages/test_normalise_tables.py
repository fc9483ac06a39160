"""Rows of plans that are printed as labels and values on lines of their own, with no table at all."""

from dataclasses import replace

import pytest

from extractor.document import Document, Pack, Provenance, Segmentation
from extractor.stages.normalise import normalise_tables
from tests.unit.kit import leaf_of, page_of

_PRINT = [
    ("Notice of Key Decisions", 60, 60, "bold"),
    ("Decision: |220 Lease of the corn hall", 60, 100), ("Decision maker: |220 Cabinet", 60, 116),
    ("Date of decision: |220 14 January 2025", 60, 132), ("Exempt: |220 No", 60, 148),
    ("Decision: |220 Air quality plan", 60, 180), ("Decision maker: |220 Council", 60, 196),
    ("Date of decision: |220 25 February 2025", 60, 212), ("Exempt: |220 Yes - paragraph 3", 60, 228),
]


def _plan_rows(kind: str, title: str) -> list[dict[str, object]]:
    pack = Pack("ab" * 32, "a.pdf", "a.pdf", Provenance("file:///a.pdf"), (page_of(_PRINT),))
    paper = Document("d1", kind, 1, 1, title=title)
    papers = replace(Segmentation.nothing(), documents=(paper,), page_roles=("report",))
    return list(normalise_tables(pack, papers, (), (leaf_of(_PRINT),), ()).rows.get("forward_plan", ()))


@pytest.mark.parametrize("kind", ["report", "forward_plan"])
def test_a_paper_that_is_called_a_notice_of_decisions_is_read_as_one(kind: str) -> None:
    rows = _plan_rows(kind, "Notice of Key Decisions")
    assert [(row["issue"], row["decision_makers"], row["exemption"]) for row in rows] == [
        ("Lease of the corn hall", ["Cabinet"], "none"), ("Air quality plan", ["Council"], "full")]


def test_another_report_with_labels_is_none() -> None:
    assert _plan_rows("report", "Lease of the corn hall") == []
