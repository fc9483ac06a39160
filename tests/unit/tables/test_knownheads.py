"""Labels that head tables of words."""

import pytest

from extractor.tables.knownheads import KNOWN_LABELS, HeadLabel, are_known_labels, is_known_label


@pytest.mark.parametrize("label", KNOWN_LABELS, ids=lambda label: label.name)
def test_every_row_knows_its_example(label: HeadLabel) -> None:
    assert label.pattern.fullmatch(label.example)


@pytest.mark.parametrize("text", [
    "Minute ref", "Date agreed", "By whom", "Portfolio holder", "Action required", "Update", "Wards affected",
    "Private?", "Meeting date", "Progress to date", "Officer responsible",
])
def test_labels(text: str) -> None:
    assert is_known_label(text)


@pytest.mark.parametrize("text", [
    "", "Ann Oak", "14 May 2024", "Page", "Members present:", "Apologies", "Cllr Ash", "2023/24", "Stage 1",
    "To note the report of the Head of Parks",
])
def test_what_is_no_label(text: str) -> None:
    assert not is_known_label(text)


def test_labels_that_say_the_same_are_no_header() -> None:
    assert are_known_labels(["Date", "Item", "Lead"])
    assert not are_known_labels(["Councillors", "Councillors"])
    assert not are_known_labels(["Date"])
