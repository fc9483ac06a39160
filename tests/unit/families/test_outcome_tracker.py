# ruff: noqa: E501  a table of cases reads across
"""Outcome trackers and action logs as different councils lay them out; all names are invented."""

import pytest

from extractor.families import Context, rows_of
from extractor.families.outcome_tracker import CONTEXT_RULES, HEADER_RULES
from extractor.families.rag import RAG_RULES, rag_of_colour, rag_of_words
from tests.unit.families.sketch import grid

LOG = Context(table_title="Action log")
BARE = Context()

# sketch, context, what the rows must hold
LAYOUTS = {
    "an action a block of labels and values": ("""
        Action no. | 1
        Meeting date | 5 March 2024
        Action | Count the newts
        Responsible | K Frog
        Status | Closed
        Action no. | 2
        Meeting date | 5 March 2024
        Action | Rake the sand
        Responsible | L Lizard
        """, LOG, [{"agreed_date": "2024-03-05", "agenda_item": "1", "outcome_text": "Count the newts", "owner": "K Frog", "rag": "completed"},
                   {"agenda_item": "2", "outcome_text": "Rake the sand", "owner": "L Lizard", "status_text": None}]),
    "what is done stands under its own heading": ("""
        Ref | Action | Owner | Comments
        Outstanding actions | < | < | <
        25/01 | Count the newts | K Frog |
        Completed actions | < | < | <
        24/40 | Rake the sand | L Lizard |
        """, LOG, [{"outcome_text": "Count the newts", "rag": None}, {"outcome_text": "Rake the sand", "rag": "completed"}]),
    "the audit is the item, when it is to be implemented": ("""
        Audit | Ref | Recommendation | Responsible officer | Implementation date | Status
        Payroll | 1.1 | Sign off monthly | A Poe | 31/03/2023 | Overdue
        """, BARE, [{"agenda_item": "Payroll", "due_date": "2023-03-31", "rag": "incomplete"}]),
    "labels in one cell": ("""
        Minute No. | Resolution | Target Date, Officer Responsible and Progress
        Minute 8 | To ask for an update | Date: July 2023 Officer: S Mole Progress: Complete - sent
        """, LOG, [{"owner": "S Mole", "due_text": "July 2023", "status_text": "Complete - sent", "rag": "completed"}]),
    "a bold subject over the action, counted items": ("""
        Item | Date | Action | Officer responsible | To be completed/ progressed | Progress Update
        1. | 5 March 2024 | *Chapel roof//Members asked for a timetable. | Warden | May 2024 | Report on the agenda. COMPLETE
        """, LOG, [{"agreed_date": "2024-03-05", "agenda_item": "Chapel roof", "outcome_text": "Members asked for a timetable.",
            "due_text": "May 2024", "rag": "completed"}]),
    "first and revised dates": ("""
        Audit | Recommendation | Responsible Officer | Original Target Date | Revised Target Date | Status Update
        Payroll | Sign off monthly | A Poe | 31/03/2023 | 30/09/2023 | Implemented
        Creditors | Review access | B Poe | 30/06/2023 | | Not started
        """, BARE, [{"agreed_date": None, "due_date": "2023-09-30"}, {"agreed_date": None, "due_date": "2023-06-30", "rag": "incomplete"}]),
    "origin beside the date, outcome beside progress": ("""
        Reference | Origin | Date | Recommendation | Lead | Outcome | Progress
        S1 | CRP | 01/01/26 | Review the fees | DM | Lower fees | On track
        """, BARE, [{"agreed_date": "2026-01-01", "agreed_text": "01/01/26", "status_text": "On track", "rag": "pending",
            "note_text": "Origin: CRP; Outcome: Lower fees"}]),
    "date rows, colour says how it stands": ("""
        Agenda items | Link to plan | Action owner | Agreed Outcome | RAG Status
        13 May 2022 | Link to new plan | | |
        Ponds | All | K Frog | To count the newts | By June all were counted #92d050
        17 June 2022 | < | < | < | <
        Dunes | | L Lizard | To rake the sand | March 2023 #ffc000
        Rocks | | L Lizard | To lift the rocks | No one #ff5050
        """, BARE, [
            {"agreed_date": "2022-05-13", "agenda_item": "Ponds", "link_text": "All", "owner": "K Frog", "outcome_text": "To count the newts", "rag": "completed"},
            {"agreed_date": "2022-06-17", "agenda_item": "Dunes", "owner": "L Lizard", "status_text": "March 2023", "rag": "pending"},
            {"agenda_item": "Rocks", "rag": "incomplete"}]),
    "parish action log": ("""
        NO | ACTION | OWNER | Update
        09.23.06 | KF to mend the gate | KF | completed
        09.23.07 | LL to paint the bench | LL |
        """, BARE, [{"agenda_item": "09.23.06", "outcome_text": "KF to mend the gate", "owner": "KF", "status_text": "completed", "rag": "completed"},
            {"agenda_item": "09.23.07", "status_text": None, "rag": None}]),
    "reference printed once over several actions": ("""
        Ref | Action | Owner | Update
        5a | Write to the county | Clerk |
        | Order grit | Clerk | In hand
        """, LOG, [{"agenda_item": "5a", "owner": "Clerk"}, {"agenda_item": "5a", "outcome_text": "Order grit", "rag": "pending"}]),
    "no header over the action": ("""
        No | | Owner | Update
        Feb23.03 | KF to order signs | KF | Ongoing
        """, LOG, [{"agenda_item": "Feb23.03", "outcome_text": "KF to order signs", "rag": "pending"}]),
    "recommendation tracker with origin and exec date": ("""
        Reference | Origin | Date | Area | Recommendation | Exec Date | Lead Officer/EM | Action taken | Status
        SR (24/25) 01 | PLC | 01/01/25 | Finance | That the fees be reviewed | 01/02/25 | KF/LL | Fees were reviewed | Complete
        """, BARE, [{"outcome_text": "That the fees be reviewed", "owner": "KF/LL", "due_date": "2025-02-01", "rag": "completed"}]),
    "meeting date and minute": ("""
        Meeting | Minute no. | Resolution | Responsible Officer | Target date | Progress
        4 June 2024 | 17 | To survey the roof | N Slate | 1 Sept 2024 | Surveyor appointed
        """, BARE, [{"agreed_date": "2024-06-04", "agenda_item": "17", "outcome_text": "To survey the roof", "owner": "N Slate", "due_date": "2024-09-01",
            "due_text": "1 Sept 2024", "status_text": "Surveyor appointed"}]),
    "open or closed": ("""
        Action | By whom | By when | Open / Closed
        Circulate the report | Clerk | Next meeting | Closed
        """, BARE, [{"outcome_text": "Circulate the report", "owner": "Clerk", "due_text": "Next meeting", "due_date": None, "rag": "completed"}]),
    "status beside an update": ("""
        Action | Owner | Status | Update
        Repaint lines | Highways | Amber | Paint on order
        """, BARE, [{"status_text": "Amber; Paint on order", "rag": "pending"}]),
    "date column filled once": ("""
        Date | Recommendation | Response | Accepted?
        4 June 2024 | Buy bins | Agreed by Cabinet | Yes
        | Empty bins | Refused | No
        """, LOG, [{"agreed_date": "2024-06-04"}, {"agreed_date": "2024-06-04", "outcome_text": "Empty bins"}]),
    "task list": ("""
        Task | Lead | Deadline | Progress
        Draft the charter | P Pen | 31/12/2024 | Not started
        """, LOG, [{"outcome_text": "Draft the charter", "due_date": "2024-12-31", "rag": "incomplete"}]),
    "matters arising": ("""
        Minute | Matter | Action | Officer | Outcome
        12/3 | Bins | Ask for a quote | Q Quill | Done
        """, Context(heading="Matters arising"), [{"outcome_text": "Ask for a quote", "owner": "Q Quill", "rag": "completed"}]),
    "decision tracking": ("""
        Scrutiny decision | Lead officer | Progress | Status
        That the policy be revised | R Rule | The draft is out | Ongoing
        """, Context(table_title="Decision Tracking 2nd Quarter"), [{"owner": "R Rule", "rag": "pending"}]),
    "sections of done and open": ("""
        Ref | Action | Owner
        Completed actions | < | <
        1 | Thank the mayor | Clerk
        """, LOG, [{"agenda_item": "1", "owner": "Clerk", "note_text": "Completed actions"}]),
    "bulleted outcome": ("""
        Item | Recommendation | Lead Officer | Update
        Parks | • plant trees • water trees | S Spade | In progress
        """, BARE, [{"agenda_item": "Parks", "outcome_text": "plant trees water trees"}]),
    "row cut by a page": ("""
        Action | Owner | Status
        Write to the bus | T Tram | Pending
        --- 5
        company about fares | |
        """, BARE, [{"outcome_text": "Write to the bus company about fares", "owner": "T Tram", "rag": "pending"}]),
    "header again on the next page": ("""
        Action | Owner | Status
        One | A | Pending
        --- 5
        Action | Owner | Status
        Two | B | Done
        """, LOG, [{"outcome_text": "One"}, {"outcome_text": "Two", "rag": "completed"}]),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name):
    sketch, around, expected = LAYOUTS[name]
    found = rows_of(grid(sketch), around)
    assert found.family == "outcome_tracker"
    rows = found.rows["outcome_tracker"]
    assert [{k: row[k] for k in e} for row, e in zip(rows, expected, strict=True)] == expected


def test_words_stand_where_colour_disagrees():
    found = rows_of(grid("""
        Action | Owner | Status
        Mend | A | Completed #ff0000
        """), BARE)  # fmt: skip
    assert found.rows["outcome_tracker"][0]["rag"] == "completed"
    assert [(f.expected_text, f.actual_text) for f in found.findings] == [("incomplete", "completed")]


@pytest.mark.parametrize(("words", "rag"), [
    ("Pending", "pending"), ("Clerk - completed", "completed"), ("Not started", "incomplete"), ("Incomplete", "incomplete"),
    ("ON GOING – June: waiting for a quote", "pending"), ("Partially complete", "pending"), ("March 2018", None), ("", None),
    ("Overdue", "incomplete"), ("Green", "completed"), ("Implemented", "completed"), ("Paused", "pending"), ("In hand", "pending"),
    ("Closed", "completed"), ("The members met the bus company", None),
])  # fmt: skip
def test_rag_of_words(words, rag):
    assert rag_of_words(words) == rag


@pytest.mark.parametrize(("colour", "rag"), [
    (0x00B050, "completed"), (0xFFC000, "pending"), (0xFFFF00, "pending"), (0xFF0000, "incomplete"), (0xF4B083, "pending"),
    (0xFFFFFF, None), (0xD9D9D9, None), (0x4472C4, None), (None, None), (0x000000, None),
])  # fmt: skip
def test_rag_of_colour(colour, rag):
    assert rag_of_colour(colour) == rag


def test_a_register_of_risks_is_no_tracker():
    found = rows_of(grid("""
        Ref | Risk | Inherent score | Controls in place | Current score | Actions planned | Owner | Due date | Status
        CR1 | Flood | 20 | Walls | 16 | Build a wall | A Poe | March 2025 | In progress
        """), LOG)  # fmt: skip
    assert found.family != "outcome_tracker"


def test_a_key_is_no_tracker():
    key = grid("""
        Completed | The action is done and leaves the list
        Pending | Plans are in place
        """)
    assert rows_of(key, Context()).family == "other"


def test_every_rule_matches_its_example():
    for rule in (*HEADER_RULES, *CONTEXT_RULES, *RAG_RULES):
        assert rule.pattern.search(rule.example), rule


def test_a_first_record_that_says_the_words_of_the_header_is_no_header():
    sketch = """
        Theme | Recommendation | Lead | Progress | Status
        Homes | Recommendation 1: that a pilot be brought forward with partners in the county | Officer A | Progress made with two partners; a decision is due next spring | Complete
        Homes | Paint the gate | Officer B | None | Delayed
        """
    rows = rows_of(grid(sketch), Context(table_title="Action plan: progress")).rows["outcome_tracker"]
    assert [row["owner"] for row in rows] == ["Officer A", "Officer B"]


def test_what_a_strategy_will_do_follows_nothing_up():
    plan = grid("""
        Objective | Action | Lead | Timescale | Measure of success
        More trees | Plant oaks | Parks | 2026 | Number planted
        """)  # fmt: skip
    assert rows_of(plan, Context(table_title="Tree strategy: action plan")).family == "other"
    assert rows_of(plan, LOG).family == "outcome_tracker"
