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
