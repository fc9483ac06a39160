# ruff: noqa: E501 (sketches are as wide as the pages they draw)
"""Titles that a dash joins to their text, councils over their committees, facts of the meeting in boxes."""

from dataclasses import replace

from extractor.minutes import is_layout
from extractor.minutes.actions import actions_of
from tests.unit.minutes.one_minute import found, minutes
from tests.unit.minutes.sketch import names, people, read, texts, titles
from tests.unit.minutes.test_boxed_forms import grid


def test_a_dash_without_space_parts_title_and_text():
    record = read("""
        PRESENT - The Mayor (Councillor A Oak), in the Chair; Aldermen Elm and Ash; Councillors Yew and Fir.

        **1066. Lamps.—The** Borough Solicitor reported that the lamps were lit again in the autumn of that year.
        **1067. Quay.—The** Engineer submitted estimates. Resolved—That the estimates of the quay be approved.
    """)
    assert titles(record) == [("1066", "Lamps"), ("1067", "Quay")]
    assert texts(record, "1066")[0].startswith("The Borough Solicitor reported")
    assert people(record)[1:3] == [("Elm", "Alderman", "member"), ("Ash", "Alderman", "member")]


def test_resolved_with_a_dash_decides():
    assert found("The Engineer gave his estimates. Resolved—(a) That they be approved.") == [
        ("resolved", "Resolved—(a) That they be approved.")]


def test_a_council_on_the_line_over_its_committee():
    record = read("""
        ^**METROPOLITAN BOROUGH OF ORME**
        ^**LAMPS COMMITTEE**
        ^14th October, 1998

        PRESENT: Councillors A Oak and B Elm.
        **1. Lamps**
        The lamps were lit.
        **2. Quay**
        The quay was wet.
    """)
    assert record.facts["committee"] == "LAMPS COMMITTEE"


def test_labels_that_run_on_in_a_roll():
    record = read("""
        **Cllrs present:** A Oak (AO, Chair), B Elm (BE) **Apologies:** C Ash **Not present:** D Yew

        **1. Lamps**
        The lamps were lit.
        **2. Quay**
        The quay was wet.
    """)
    assert (names(record), names(record, "apologies"), names(record, "absent")) == (["A Oak", "B Elm"], ["C Ash"], ["D Yew"])


def test_facts_of_the_meeting_in_boxes_are_no_data():
    assert is_layout(grid(("Meeting date:", "21 March 2024", "Time:", "10:00"), ("Venue:", "Quay House", "Minutes:", "A Oak")))
    assert not is_layout(grid(("Date: of works", "Cost"), ("March", "£4")))


def test_the_next_meeting_is_no_deed():
    told = [replace(p, action_owner="AO") for p in minutes("AO raised the lamps of the quay. Date of next meeting: 20 June.")]
    assert [a["text"] for a in actions_of(told)] == ["AO raised the lamps of the quay."]
