# ruff: noqa: E501  a table of cases reads across
"""Work programmes as different councils lay them out; all names are invented."""

import pytest

from extractor.families import Context, rows_of
from extractor.families.meeting_days import date_heading
from extractor.families.work_programme import CONTEXT_RULES, HEADER_RULES
from tests.unit.families.sketch import grid

PROGRAMME = Context(table_title="Scrutiny Committee Work Programme 2023/24")
BARE = Context()

# sketch, context, (date, theme, item, lead) of each row
LAYOUTS = {
    "a second date beside the committee's": ("""
        | Subject | Purpose for Scrutiny | Lead Officer | Date for O&S consideration | Date for Executive decision
        1. | Tax support | To review the scheme | A Oak | 20 January 2025 | 4 February 2025
        """, PROGRAMME, [("2025-01-20", None, "Tax support", "A Oak")]),
    "the meeting in a row over the header": ("""
        Meeting 4 | 13 December 2023 | 2pm |
        Topic | Description | Lead Officer/s | Final decision-maker
        Sheltered homes | To note progress | B Ash | This Cttee
        """, PROGRAMME, [("2023-12-13", None, "Sheltered homes", "B Ash")]),
    "a meeting a column, its items parted by white": ("""
        11 June 2025 | 16 July 2025
        Library review /// Annual complaints // report | Bus partnership
        """, PROGRAMME, [("2025-06-11", None, "Library review", None), ("2025-06-11", None, "Annual complaints report", None),
            ("2025-07-16", None, "Bus partnership", None)]),
    "items parted by white, as many leads beside them": ("""
        Meeting date | Item | Lead officer
        10 June 2025 // Report deadline: 29 May | Parking strategy /// Waste contract | C Elm /// D Fir
        9 July 2025 | Local Plan /// To comment on the draft | B Ash
        """, BARE, [("2025-06-10", None, "Parking strategy", "C Elm"), ("2025-06-10", None, "Waste contract", "D Fir"),
            ("2025-07-09", None, "Local Plan To comment on the draft", "B Ash")]),
    "a numbered list in a cell": ("""
        Panel Date | Proposed Agenda Item | Officer
        4 September 2024 | 1. Parking strategy 2. Waste contract | C Elm
        TBC | 1. Local Plan | D Fir
        """, BARE, [("2024-09-04", None, "Parking strategy", "C Elm"), ("2024-09-04", None, "Waste contract", "C Elm"),
            (None, None, "1. Local Plan", "D Fir")]),
    "date rows over items": ("""
        Committee meetings | Link to plan | Lead Member & Officer
        15 September 2023 | |
        Fostering update | Priority 2 | A Oak
        School places | | B Ash/C Elm
        20 October 2023 | |
        17 November 2023 | |
        Budget | | D Fir
        """, PROGRAMME, [("2023-09-15", "Priority 2", "Fostering update", "A Oak"), ("2023-09-15", None, "School places", "B Ash/C Elm"),
            ("2023-11-17", None, "Budget", "D Fir")]),
    "date column filled once a meeting": ("""
        Meeting date | Item | Purpose | Lead officer
        5 June 2024 | Litter | To review bins | E Yew
        | Parks | To note progress | F Box
        3 July 2024 | Buses | | G Bay
        """, PROGRAMME, [("2024-06-05", None, "Litter", "E Yew"), ("2024-06-05", None, "Parks", "F Box"), ("2024-07-03", None, "Buses", "G Bay")]),
    "date column merged over items": ("""
        Date of Meeting | Topic | Theme | Responsible Officer
        5 June 2024 | Litter | Place | E Yew
        ^ | Parks | Place | F Box
        """, BARE, [("2024-06-05", "Place", "Litter", "E Yew"), ("2024-06-05", "Place", "Parks", "F Box")]),
    "full-width date rows with weekday and time": ("""
        Agenda item | Lead
        Tuesday 12 December 2023 at 10.00 am | <
        Winter plan | H Holly
        """, PROGRAMME, [("2023-12-12", None, "Winter plan", "H Holly")]),
    "day without a year, municipal year in the title": ("""
        Date | Item | Lead Officer
        12 December @ 1 pm | Budget | I Ivy
        6 March | Roads | J Reed
        """, PROGRAMME, [("2023-12-12", None, "Budget", "I Ivy"), ("2024-03-06", None, "Roads", "J Reed")]),
    "day without a year and no year anywhere": ("""
        Date | Topic | Lead Officer
        12 December | Budget | I Ivy
        """, BARE, [(None, None, "Budget", "I Ivy")]),
    "to be scheduled": ("""
        Scheduled for | Topic | Scrutiny focus | Invitees
        January 2025 | Ponds | Newts | K Frog
        To be scheduled | Dunes | Sand | L Lizard
        """, PROGRAMME, [(None, None, "Ponds", None), (None, None, "Dunes", None)]),
    "undated section at the end": ("""
        Item | Report author
        4 March 2025 | <
        Ponds | K Frog
        Items to be scheduled | <
        Dunes | L Lizard
        """, PROGRAMME, [("2025-03-04", None, "Ponds", "K Frog"), (None, None, "Dunes", "L Lizard")]),
    "bullets in one cell": ("""
        Date of meeting | Agenda items
        4 March 2025 | • Ponds • Dunes and shingle
        """, PROGRAMME, [("2025-03-04", None, "Ponds", None), ("2025-03-04", None, "Dunes and shingle", None)]),
    "meetings along the top": ("""
        4 March 2025 | 1 April 2025
        Ponds | Dunes
        Reeds | Shingle
        """, PROGRAMME, [("2025-03-04", None, "Ponds", None), ("2025-03-04", None, "Reeds", None), ("2025-04-01", None, "Dunes", None),
            ("2025-04-01", None, "Shingle", None)]),
    "themes down, meetings along the top": ("""
        Theme | 4 March 2025 | 1 April 2025
        Water | Ponds | Tides
        """, PROGRAMME, [("2025-03-04", "Water", "Ponds", None), ("2025-04-01", "Water", "Tides", None)]),
    "no header row at all": ("""
        4 March 2025 | Ponds | K Frog
        1 April 2025 | Dunes | L Lizard
        """, PROGRAMME, [("2025-03-04", None, "Ponds", "K Frog"), ("2025-04-01", None, "Dunes", "L Lizard")]),
    "no items at a meeting": ("""
        Date | Item | Lead
        4 March 2025 | No items scheduled |
        1 April 2025 | Dunes | L Lizard
        """, PROGRAMME, [("2025-04-01", None, "Dunes", "L Lizard")]),
    "type of item and format": ("""
        Report title | Type of item | Meeting | Cabinet Member | Format
        Quarterly budget | Standing | 4 March 2025 | Cllr M Mint | Verbal
        """, BARE, [("2025-03-04", "Standing", "Quarterly budget", "Cllr M Mint")]),
    "overarching themes first": ("""
        Overarching themes | Proposed agenda items | Lead Officer/Item Lead | Date for scrutiny
        Health | Dentists | N Nut | 4 March 2025
        """, PROGRAMME, [("2025-03-04", "Health", "Dentists", "N Nut")]),
    "days alone over items without a header": ("""
        4 March 2025 | <
        Annual report | Scrutiny Officer
        1 April 2025 | <
        Dunes | L Lizard
        Standing items | <
        Minutes | Clerk
        """, PROGRAMME, [("2025-03-04", None, "Annual report", "Scrutiny Officer"), ("2025-04-01", None, "Dunes", "L Lizard"),
                         (None, None, "Minutes", "Clerk")]),
    "no header, an officer like one in the third row": ("""
        4 March 2025 | Ponds | K Frog
        | Reeds | Head of Ponds
        | Design guide | Design Officer
        1 April 2025 | Dunes | L Lizard
        """, PROGRAMME, [("2025-03-04", None, "Ponds", "K Frog"), ("2025-03-04", None, "Reeds", "Head of Ponds"),
                         ("2025-03-04", None, "Design guide", "Design Officer"),
                         ("2025-04-01", None, "Dunes", "L Lizard")]),
    "rows of the grid that are lines of print": ("""
        Date of meeting | Item | Lead officer
        4 September | Ponds and | Head of Open
        2025 | reeds | Spaces
        | in the park |
        6 November | Dunes | L Lizard
        2025 | |
        """, PROGRAMME, [("2025-09-04", None, "Ponds and reeds in the park", "Head of Open Spaces"), ("2025-11-06", None, "Dunes", "L Lizard")]),
    "asked for on one day, expected on another": ("""
        Item | Date requested | Expected meeting | Report of
        Ponds | 4 March 2025 | 1 April 2025 | K Frog
        """, PROGRAMME, [("2025-04-01", None, "Ponds", "K Frog")]),
    "issue type is no item": ("""
        Title of Report | Overview of decision | Report Of | Issue Type (Key/Non-key)
        4 March 2025 | < | < | <
        Dunes | To note | L Lizard | Non-key
        """, PROGRAMME, [("2025-03-04", None, "Dunes", "L Lizard")]),
    "headings between date rows": ("""
        Topic | Objective | Witnesses
        4 March 2025 | < | <
        Standing items | < | <
        Actions | To follow up | None
        """, PROGRAMME, [("2025-03-04", "Standing items", "Actions", None)]),
    "two lines of one item over a page": ("""
        Date | Item | Lead
        4 March 2025 | Review of ponds, | K Frog
        --- 2
        | reeds and newts |
        """, PROGRAMME, [("2025-03-04", None, "Review of ponds, reeds and newts", "K Frog")]),
}  # fmt: skip


def test_the_day_may_stand_over_the_table():
    found = rows_of(grid("""
        Agenda Rank | Item | Objectives for Scrutiny | Cabinet Member
        1. | Shopping parades | To review the grants | Cllr E South
        """), Context(table_title="17 July 2024", document_title="Scrutiny Work Programme"))  # fmt: skip
    row = found.rows["work_programme"][0]
    assert (row["scheduled_date"], row["note_text"]) == ("2024-07-17", "To review the grants")


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name):
    sketch, around, expected = LAYOUTS[name]
    found = rows_of(grid(sketch), around)
    assert found.family == "work_programme"
    rows = found.rows["work_programme"]
    assert [(r["scheduled_date"], r["theme"], r["item_title"], r["lead_text"]) for r in rows] == expected


def test_a_day_left_open_is_told():
    found = rows_of(grid(LAYOUTS["day without a year and no year anywhere"][0]), BARE)
    assert [finding.actual_text for finding in found.findings] == ["12 December"]


def test_purpose_and_witnesses_are_kept():
    found = rows_of(grid("""
        Date | Topic | Scrutiny focus | Witnesses | Mood
        4 March 2025 | Ponds | Newts | K Frog | Calm
        """), PROGRAMME)  # fmt: skip
    assert found.rows["work_programme"][0]["note_text"] == "Newts; Invited: K Frog; Mood: Calm"


@pytest.mark.parametrize(("text", "is_heading"), [
    ("15 September 2023", True), ("Cabinet - Tuesday 12 December at 1 pm", True), ("March 2024", True),
    ("Update on the March 2024 inspection", False), ("Annual report 2023/24", False),
    ("Meeting of the Panel on 4 May 2023, Town Hall", True), ("Letter sent on 4 May 2023 about the flooding of several homes", False),
])  # fmt: skip
def test_date_headings(text, is_heading):
    assert bool(date_heading(text)) is is_heading


def test_every_rule_matches_its_example():
    for rule in (*HEADER_RULES, *CONTEXT_RULES):
        assert rule.pattern.search(rule.example), rule


def test_a_title_over_items_that_await_a_date():
    found = rows_of(grid("""
        Item | Officer
        Ponds | K Frog
        """), Context(table_title="Items awaiting a date", document_title="Scrutiny work programme"))  # fmt: skip
    assert [row["scheduled_text"] for row in found.rows["work_programme"]] == ["Items awaiting a date"]
