# ruff: noqa: E501  a table of cases reads across
"""The families as a whole: how they are found, told apart, and kept in bounds."""

import importlib
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor.families as package
from extractor.document import Area, Cell, Grid
from extractor.families import Context, families, recognise, rows_of
from extractor.families.base import kind_of
from extractor.geometry import Box
from extractor.schema.check import validate
from tests.unit.families.sketch import grid

BOX = Box(0, 0, 1, 1)
NAMES = ["complaints", "forward_plan", "outcome_tracker", "payments", "send", "statistics", "work_programme"]


def test_every_module_with_a_family_is_found():
    assert [family.name for family in families()] == NAMES


def test_the_order_of_families_does_not_matter(monkeypatch):
    sketches = {
        "Issue | Decision maker | Date of decision\nQuay | Cabinet | 1 May 2024": "forward_plan",
        "Date | Topic | Lead officer\n1 May 2024 | Quay | A Oak": "work_programme",
        "Action | Owner | Status\nMend | A | Done": "outcome_tracker",
        "Stage | 2023/24\nStage 1 | 5": "complaints",
        "Measure | 2023/24\nEHCPs issued | 5": "send",
        "Payee | Amount\nA Mower | £5.00": "payments",
        "Colour | 2023/24\nRed | 5": "statistics",
        "Colour | Taste\nRed | Sweet": "other",
    }
    found = families()
    for order in itertools.islice(itertools.permutations(found), 0, 5040, 1009):
        monkeypatch.setattr(package, "families", lambda order=order: order)
        assert {text: recognise(grid(text), Context()) for text in sketches} == sketches


def test_each_example_names_its_own_column():
    for family in families():
        module = importlib.import_module(f"extractor.families.{family.name}")
        for rule in getattr(module, "HEADER_RULES", ()):
            named = kind_of(rule.example, family.header_rules)
            assert named is not None and named.kind == rule.kind, (family.name, rule.example)


WORDS = st.sampled_from(
    ["", "12", "£3m", "45%", "<5", "N/A", "2023/24", "Stage 1", "Upheld", "Action", "Owner", "Status", "Date", "Item", "Lead officer", "Issue",
     "Decision maker", "EHCPs", "Payee", "Amount", "1 May 2024", "March 2024", "Total", "%", "No.", "(17)", "•", "\u00a0", "Cabinet", "red", "12 (15%)"]
)  # fmt: skip


@st.composite
def grids(draw):
    """Any grid, sound or not: cells may overlap, be missing, or leave the bounds that the grid claims."""
    rows, columns = draw(st.integers(0, 6)), draw(st.integers(0, 5))
    cells = []
    for row, column in itertools.product(range(rows), range(columns)):
        if draw(st.booleans()) or draw(st.booleans()):
            spans = draw(st.sampled_from([(1, 1), (1, 1), (1, 1), (2, 1), (1, 2), (3, 3)]))
            fill = draw(st.sampled_from([None, 0xFF0000, 0xFFFFFF]))
            cells.append(Cell(row, column, draw(WORDS), draw(st.integers(1, 3)), BOX, *spans, fill=fill))
    return Grid(0, tuple(cells), rows, columns, draw(st.integers(0, 3)), (Area(1, BOX),), draw(WORDS) or None)


@settings(max_examples=250, deadline=None)
@given(grids(), st.sampled_from(["", "Forward Plan", "Work Programme", "Action log", "Complaints 2023/24", "SEND", "Payments"]))
def test_any_grid_gives_rows_that_hold_against_their_schema(table, title):
    found = rows_of(table, Context(table_title=title or None))
    assert recognise(table, Context(table_title=title or None)) == found.family
    packs = {"packs": [], "tables": [{"pack_id": "p", "table_id": "t", "page_number": 1, "row_count": 1, "column_count": 1}]}
    rows = {name: [{"pack_id": "p", "table_id": "t", **row} for row in made] for name, made in found.rows.items()}
    problems = [p for p in validate({**packs, **rows}) if p.dataset not in ("packs", "tables") and "names no row" not in p.message]
    assert problems == []
    assert rows_of(table, Context(table_title=title or None)) == found


@pytest.mark.parametrize("title", [None, "Forward Plan", "Complaints"])
def test_an_empty_grid_is_other(title):
    empty = Grid(0, (), 0, 0, 0, (Area(1, BOX),))
    assert rows_of(empty, Context(table_title=title)).family == "other"


def test_nearly_as_much_evidence_for_a_second_family_is_told():
    found = rows_of(grid("Date | Action | Lead officer | Topic | Update\n1 May 2024 | Mend | A | Quay | None"), Context())
    assert found.family in ("outcome_tracker", "work_programme")
    assert {f.check for f in found.findings} <= {"table_family", "tracker_column", "work_programme_date"}


REPORT_HEAD = """
Report to: | Quays Committee
Date: | 14 March 2024
Title: | Lamps of the quay
Portfolio Holder: | Cllr A Oak
Wards: | All
Key decision: | No
Contact Officer: | B Elm, 01632 960001
"""


def test_the_head_of_a_report_is_of_no_family():
    assert recognise(grid(REPORT_HEAD), Context(document_kind="report")) == "other"
    assert rows_of(grid(REPORT_HEAD), Context(document_kind="report")).rows == {}


def test_a_plan_of_one_decision_is_still_a_plan():
    block = REPORT_HEAD.replace("Report to:", "Decision maker:") + "Reasons for decision: | The lamps are old\n"
    assert recognise(grid(block), Context(document_title="Forward Plan of Key Decisions")) == "forward_plan"
    assert recognise(grid(block), Context(document_title="Record of a decision")) == "other"
