# ruff: noqa: E501 (prints are as long as they are)
"""Declarations of interest in many wordings, all invented."""

import pytest

from extractor.minutes.declarations import declarations_of, interest_type
from tests.unit.minutes.one_minute import minutes
from tests.unit.minutes.sketch import read

HEAD = """
        **Minutes of the Leisure Committee held on 4 May 2022 in the Town Hall**
        **Present:** Ann Dow (AD) CHAIR, Neal Ship (NS), Bob Eve (BE)
        **1.   Declarations of interest**
        {}
        **2.   Minutes**
        Agreed.
"""


@pytest.mark.parametrize(("print_", "rows"), [
    ("Cllr A Lee and Cllr B Day declared a personal interest in item 6 as governors.", [("A Lee", "personal", "6"), ("B Day", "personal", "6")]),
    ("Cllr A Lee declared a personal and prejudicial interest in agenda item 7.", [("A Lee", "prejudicial", "7")]),
    ("Councillor Lee declared a Disclosable Pecuniary Interest in Item No. 5 (Budget).", [("Lee", "pecuniary", "5")]),
    ("Councillor Lee disclosed a non-pecuniary interest in minute 45/22.", [("Lee", "other", "45/22")]),
    ("A personal interest was declared by Cllr Lee in item 4.", [("Lee", "personal", "4")]),
    ("Later in the meeting Mr Lee declared an interest under Item 16 – Pay.", [("Lee", "other", "16")]),
    ("NS declared an interest in the planning application.", [("Neal Ship", "other", None)]),
    ("NS and BE declared a personal interest in item 4.", [("Neal Ship", "personal", "4"), ("Bob Eve", "personal", "4")]),
    ("There were no declarations of interest.", []),
    ("None.", []),
    ("No interests were declared by Members.", []),
    ("The Chair asked if any Councillor wished to declare an interest.", []),
    ("Members were reminded to declare interests when the item was reached.", []),
    ("Cllrs Lee, Day and Fox each declared a DPI in item 3 and left the room.", [("Lee", "pecuniary", "3"), ("Day", "pecuniary", "3"), ("Fox", "pecuniary", "3")]),
    ("Councillor Lee – Item 7 – personal interest as a trustee", [("Lee", "personal", "7")]),
])
def test_wordings(print_, rows):
    record = read(HEAD.format(print_))
    assert [(d["person_name"], d["interest_type"], d["agenda_item_number"]) for d in record.declarations] == rows


def test_in_the_middle_of_another_item():
    record = read(HEAD.format("None.").replace("Agreed.", "Cllr Fox declared a personal interest, having written them. Cllr Day indicated that she would take an interest in the matter."))
    assert [d["person_name"] for d in record.declarations] == ["Fox"]


def test_lists_of_names_without_honorifics_below_their_sentence():
    rows = declarations_of(minutes(
        "Members declared personal interests in item 9 of this meeting as follows:",
        "Hale - Member of Hay Town Council",
        "A Moss - Trustee of the Reading Room",
        "Councillor Penn declared a prejudicial interest in item 4.",
        "Vane - spoke of other matters",
        title="Declarations",
    ))
    assert [(r["person_name"], r["interest_type"], r["agenda_item_number"]) for r in rows] == [
        ("Hale", "personal", "9"), ("A Moss", "personal", "9"), ("Penn", "prejudicial", "4")]


def test_a_name_in_a_column_of_its_own():
    (row,) = declarations_of(minutes("Cllr Hale Personal interest in item 14 as a user of the park", title="Interests"))
    assert (row["person_name"], row["interest_type"], row["agenda_item_number"]) == ("Hale", "personal", "14")


def test_personal_and_not_pecuniary():
    assert interest_type("a personal, non-pecuniary interest") == "personal"


@pytest.mark.parametrize(("text", "who"), [
    ("Councillor Hale advised the meeting that, in the interests of transparency, he was a school governor in relation to Item 6.", ["Hale"]),
    ("Councillor Moss said that she was a leaseholder in respect of item 6.", ["Moss"]),
    ("Mr Penn wished it to be noted that his wife was a trustee of the hall (item 6).", ["Penn"]),
    ("The Monitoring Officer advised that members should declare what they had.", []),
    ("Councillor Hale stated that the item was of interest to all.", []),
])
def test_interests_told_without_the_word(text, who):
    rows = declarations_of(minutes(text, title="Declarations of interest"))
    assert [(r["person_name"], r["agenda_item_number"]) for r in rows] == [(name, "6") for name in who]
    assert declarations_of(minutes(text.replace("interest", "spirit"), title="Roads")) == []
