# ruff: noqa: E501 (sketches are as wide as the pages they draw)
"""Boards, planning committees and their columns: posts broken over lines, outcomes in one word, owners in a column."""

import pytest

from extractor.minutes.facts import facts_of
from extractor.minutes.margins import Note, with_owners
from extractor.minutes.names import people_in
from tests.unit.minutes.one_minute import found, minutes
from tests.unit.minutes.sketch import read


def test_posts_broken_in_two_columns():
    record = read("""
        **Present:** Councillor A Bay

        **Officers present:**
        Ann Oak, Head of                   Bo Elm, Development Management
        Development                        Manager
        Cy Ash, Democratic Services        Di Fir, Lawyer
        Officer

        **1. Apologies**
        There were none.
        **2. Lamps**
        The lamps were lit.
    """)
    assert [(a["person_name"], a["role_text"]) for a in record.attendance[1:]] == [
        ("Ann Oak", "Head of Development"), ("Bo Elm", "Development Management Manager"),
        ("Cy Ash", "Democratic Services Officer"), ("Di Fir", "Lawyer")]


def test_whom_somebody_is_from_behind_the_initials():
    (person,) = people_in("Phil Oak (PO) Fire Service")
    assert (person.name, person.role_text, person.initials) == ("Phil Oak", "Fire Service", "PO")


def test_somebody_deputises():
    (person,) = people_in("Councillor Oak (Councillor Elm deputising)")
    assert person.substituted_by == "Elm"


@pytest.mark.parametrize(("text", "verb"), [
    ("Application refused.", "other"), ("GRANTED subject to the conditions in the report", "approved"),
    ("REFUSED for the following reason: the shed would be too tall.", "other"),
    ("It was RESOLVED NEM. CON. that charges remain unchanged.", "resolved"),
])
def test_outcomes_of_applications(text, verb):
    assert found(text) == [(verb, text)]


def test_an_owner_stands_beside_the_first_of_several_paragraphs():
    told = minutes("BE gave an account of the lamps.", "AO to share the figures.", "The quay was wet.")
    owners = [p.action_owner for p in with_owners(told, [Note("AO", 1, (), 52.0, 52.0)])]
    assert owners == [None, "AO", None]


def test_a_board_and_its_notes_in_one_title():
    facts = facts_of(["Oakham Health Board Notes of meeting – Thursday 15 January 2015, 14:00–16:00, Committee Room 3"], [], [], [])
    assert (facts["committee"], facts["venue"]) == ("Oakham Health Board", "Committee Room 3")


@pytest.mark.parametrize(("parts", "committee", "venue"), [
    (["Cabinet – 8 July 2021 at 6pm – Hybrid meeting (Council Chamber and Teams)"], "Cabinet", "Council Chamber"),
    (["Quay Panel", "held on 8 July 2021 at REMOTE MEETING"], "Quay Panel", "REMOTE MEETING"),
])
def test_how_a_meeting_was_held_is_no_part_of_its_body(parts, committee, venue):
    facts = facts_of(parts, [], [], [])
    assert (facts["committee"], facts["venue"]) == (committee, venue)


@pytest.mark.parametrize(("head", "closing", "end"), [
    ("Meeting on 16 May 2019", "The meeting closed at 8.35.", "20:35"),
    ("Meeting on 16 May 2019 at 7.30pm", "The meeting closed at 8.35.", "20:35"),
    ("Meeting on 16 May 2019 at 8.00am", "The meeting closed at 9.35.", "09:35"),
    ("Meeting on 16 May 2019", "The meeting closed at 9.35 am.", "09:35"),
])
def test_an_end_in_the_evening(head, closing, end):
    assert facts_of([head], [closing], [], [])["end_time"] == end


def test_a_mayor_over_the_roll_and_among_the_voters():
    record = read("""
        **Minutes of the Meeting of the Council held on 1 March 2012 at 7.30 pm in the Town Hall**
        The Mayor – Councillor Ann Oak
        **Councillors:** Elm, Ash and Fir
        **52. COUNCIL TAX**
        Councillor Elm moved that the tax be set.

        Those voting for the motion: Councillors Elm (Con), Fir (LD) and the Mayor [3]

        Those voting against the motion: Councillor Ash (Lab) [1]

        RESOLVED: That the tax be set.
        **53. LAMPS**
        The lamps were lit.
    """)
    assert [(a["person_name"], a["is_chair"]) for a in record.attendance] == [
        ("Ann Oak", True), ("Elm", False), ("Ash", False), ("Fir", False)]
    assert [(v["person_name"], v["vote"], v["for_count"]) for v in record.votes] == [
        ("Elm", "for", 3), ("Fir", "for", 3), ("The Mayor", "for", 3), ("Ash", "against", 3)]


def test_minutes_whose_title_opens_their_sentence():
    assert found("of the meeting on 17 May 2018 were agreed and signed.") == [
        ("agreed", "of the meeting on 17 May 2018 were agreed and signed.")]
