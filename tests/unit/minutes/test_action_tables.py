"""Actions in tables: which tables are lists of actions, and what their rows say."""

import pytest

from extractor.minutes.action_table import actions_of_table, not_told_yet
from tests.unit.minutes.test_boxed_forms import grid

HEAD = ("Minute", "Action", "Lead", "Due")
ROWS = (("4", "Light the lamps of the quay", "A Oak", "17 Feb 2023"), ("5", "Mend the quay again", "Clerk.", "March"))


def test_rows_of_a_sheet():
    found = actions_of_table(grid(HEAD, *ROWS), "d", "9")
    assert [(r["minute_number"], r["text"], r["owner"], r["due_date"], r["due_text"]) for r in found] == [
        ("4", "Light the lamps of the quay", "A Oak", "2023-02-17", "17 Feb 2023"),
        ("5", "Mend the quay again", "Clerk", None, "March")]


def test_without_a_column_of_minutes_the_place_tells():
    table = grid(("Action Point", "By Whom"), ("Light the lamps", "AB"), ("Mend the quay", "CD"))
    found = actions_of_table(table, "d", "9")
    assert [(r["minute_number"], r["owner"]) for r in found] == [("9", "AB"), ("9", "CD")]


@pytest.mark.parametrize("head", [
    ("Minute", "Action", "Lead", "Status"), ("Minute", "Action", "Lead", "Progress to date"), ("A", "B", "C", "D"),
    ("Minute", "Action", "Cost", "Due"),
])
def test_logs_and_other_tables_are_none(head):
    assert actions_of_table(grid(head, *ROWS), "d", "9") == []


def test_what_the_text_has_told_already():
    rows = actions_of_table(grid(HEAD, *ROWS), "d", "9")
    told = [{"text": "The clerk to light the lamps of the quay"}]
    assert [r["text"] for r in not_told_yet(rows, told)] == ["Mend the quay again"]
