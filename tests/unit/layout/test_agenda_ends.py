"""What ends an item: heads of groups, heads over the next page, notices that the list goes on."""

import pytest

from extractor.layout.agenda import listed_items
from tests.unit.kit import lines_of
from tests.unit.layout.test_agenda import WIDTH, told


def test_a_head_of_a_group_is_no_description():
    items = told([
        ("AGENDA", 270, 60, "bold"), ("1. |90 Roll call", 60, 100, "bold"), ("2. |90 Mill lease", 60, 130, "bold"),
        ("FOR INFORMATION", 90, 160, "bold"), ("3. |90 Ferry fares", 60, 190, "bold"),
        ("4. |90 Close", 60, 220, "bold"),
    ])
    assert [(i[1], i[2]) for i in items] == [
        ("Roll call", None), ("Mill lease", None), ("Ferry fares", None), ("Close", None)]


def test_what_each_item_is_for_is_its_description():
    printed = [("AGENDA", 270, 60, "bold")]
    for n in range(1, 5):
        printed += [(f"{n}. |90 Matter {n}", 60, 70 + 30 * n, "bold"), ("FOR DECISION", 90, 85 + 30 * n)]
    assert [i[2] for i in told(printed)] == ["FOR DECISION"] * 4


@pytest.mark.parametrize("end", ["Issued on Monday 4 March 2024 Continued Over/:", "Dated: 4 March 2024"])
def test_the_day_of_issue_is_no_description(end):
    items = told([("AGENDA", 270, 60), ("1. |90 Apologies", 60, 100), ("2. |90 Ferry fares", 60, 120), (end, 60, 140)])
    assert items[-1][1:3] == ("Ferry fares", None)


def test_ranges_of_points_make_the_items_range():
    items = listed_items(lines_of([
        ("AGENDA", 270, 60), ("1. |90 Apologies", 60, 100), ("2. |90 Play areas:", 60, 120),
        ("(a) |120 Mill Green (Page 3)", 90, 134), ("(b) |120 Station Road (Pages 5 - 7)", 90, 148),
        ("3. |90 Ferry fares (Page 8)", 60, 170),
    ]), WIDTH)
    assert [(i.title, i.description, i.first, i.last, i.further) for i in items[1:]] == [
        ("Play areas", "(a) Mill Green (b) Station Road", "3", "7", ("5",)), ("Ferry fares", None, "8", "8", ())]


def test_the_rest_of_a_sentence_ends_no_item():
    items = told([
        ("AGENDA", 270, 60), ("1. |90 VOTING MEMBERS", 60, 100, "bold"), ("Someone will name the voting", 90, 116),
        ("members of the panel of fords.", 90, 130), ("2. |90 FERRY FARES", 60, 160, "bold"),
    ])
    assert items[0][2] == "Someone will name the voting members of the panel of fords."


def test_a_range_that_ends_a_sentence():
    items = told([("AGENDA", 270, 60), ("1. |90 To confirm the minutes as a true record (Pages 3 – 4).", 60, 100),
                  ("2. |90 Ferry fares (Pages 5 – 6)", 60, 120)])
    assert items[0] == ("1", "To confirm the minutes as a true record", None, "3", "4")
