# ruff: noqa: E501 (sketches are as wide as the pages they draw)
"""Rolls in columns, inside an item, and of meetings on a screen; votes and paragraphs of drawn minutes."""

from tests.unit.minutes.sketch import names, people, read, texts, titles


def test_three_columns_of_attendance():
    record = read("""
        ^**MINUTES OF THE MELL PARISH COUNCIL MEETING**
        ^**HELD IN THE READING ROOM**
        ^**ON 5th April 2016**

        **Present:                 Members of the Public:         Apologies:**

        **Ann Archer (AA) CHAIR    Colin Coe                      Ed Eames**
        **Bob Booth (BB)           Dora**
        **Fred Frith (FF) CLERK**

        **04.16.01   Apologies**
                     Apologies had been received from Ed Eames
        **04.16.02   Minutes**
                     The minutes were proposed by AA, seconded by BB and signed.
    """)
    assert people(record) == [
        ("Ann Archer", None, "member"), ("Bob Booth", None, "member"), ("Fred Frith", None, "officer"),
        ("Colin Coe", None, "other"), ("Dora", None, "other"),
    ]
    assert names(record, "apologies") == ["Ed Eames"]
    assert record.facts["chair_name"] == "Ann Archer"
    assert record.facts["venue"].lower() == "reading room"
    assert titles(record) == [("04.16.01", "Apologies"), ("04.16.02", "Minutes")]


def test_attendance_inside_the_first_item():
    record = read("""
        **Minutes of Fenby Parish Council, Monday 6 January 2020, 7.30pm, Fenby Village Hall**

        **1. Present**
        Cllr T Ames (Chair), Cllr U Bond, Cllr V Cole
        **2. Apologies**
        Cllr W Dunn, Cllr X Epps (unwell)
        **3. Declarations of Interest**
        There were none.
        **4. Matters arising**
        The bench has been mended and the clerk has thanked the volunteers who mended it in the cold.
    """)
    assert names(record) == ["T Ames", "U Bond", "V Cole"]
    assert names(record, "apologies") == ["W Dunn", "X Epps"]
    assert record.facts["chair_name"] == "T Ames"
    assert record.facts["meeting_date"] == "2020-01-06"


def test_remote_meeting_makes_everybody_virtual():
    record = read("""
        **Ashwick Parish Council – Minutes of the Zoom meeting held on 18th January 2021**

        **Present:** Cllr Ann Bee (Chairman), Cllr Cy Dee
        **Apologies:** Cllr Eve Eff

        **21/001   Welcome**
        The Chairman welcomed all.
        **21/002   Any other business**
        None.
    """)
    assert [(a["person_name"], a["is_virtual"]) for a in record.attendance] == [
        ("Ann Bee", True), ("Cy Dee", True), ("Eve Eff", False),
    ]


def test_recorded_vote_name_by_name():
    record = read("""
        **COUNCIL**

        Minutes of a meeting of the Council held on 3 March 2022 in the Guildhall.

        PRESENT: The Mayor (Councillor A Bard), Councillors C Dean, E Fox, G Hay, I Jones and K Lamb MBE

        **31.  Budget**

        The motion was put to a recorded vote:

        For: Councillors Bard, Dean, Fox (3)

        Against: Councillors Hay and Jones (2)

        Abstentions: Councillor Lamb MBE (1)

        The motion was declared carried.

        **32.  Close**

        The meeting ended at 21:10.
    """)
    assert [(v["person_name"], v["vote"]) for v in record.votes] == [
        ("Bard", "for"), ("Dean", "for"), ("Fox", "for"), ("Hay", "against"), ("Jones", "against"), ("Lamb", "abstain"),
    ]
    assert {v["result"] for v in record.votes} == {"carried"}
    assert {v["minute_number"] for v in record.votes} == {"31"}
    assert not record.findings
    assert record.facts["chair_name"] == "A Bard"
    assert record.facts["end_time"] == "21:10"


def test_counts_after_their_labels():
    record = read("""
        **Minutes of the Council held on 4 February 2008 at 7.00 pm**

        **1   Budget**
        It was proposed by Cllr Hale, seconded by Cllr Moss and RESOLVED that it be set. For: 9 Against: 3 Abstentions: 1

        **2   Oak Avenue**
        Resolved (6:2) – That the application be refused.
    """)
    counts = [(v["for_count"], v["against_count"], v["abstain_count"]) for v in record.votes]
    assert counts == [(9, 3, 1), (6, 2, None)]


def test_label_over_a_resolution_is_its_first_line_and_its_points_keep_their_numbers():
    record = read("""
        **Minutes of the Cabinet held on 27 November 2023 at 6.00 pm**

        **Present:**   Cllr A Hale (Chair), Cllr B Moss

        **1**      **Apologies for Absence**
        1.1    There were none.

        **2**      **Financial Position**
        2.1    Cllr Moss introduced the report.

        **RESOLVED:**
        1. To note the update on the financial position for the half year.
        2. To approve the recommendations of the Chief Finance Officer.
    """)
    shown = [(p.number, p.text) for p in record.paragraphs if p.section_number == "2"]
    assert shown[1:] == [
        (None, "RESOLVED:"),
        ("1.", "To note the update on the financial position for the half year."),
        ("2.", "To approve the recommendations of the Chief Finance Officer."),
    ]


def test_paragraph_runs_over_a_page_and_a_signature_line():
    record = read("""
        **Minutes of Hay Parish Council held on 4 May 2022**
        **Present:** Cllr A Dow (Chair), Cllr B Eve
        **11.  Roads**
        The clerk reported that the county council had agreed to mend the road from the church to the
        =====
        mill before the winter, and that the work would take about a week to finish.
        **12.  Trees**
        Nothing to report.
    """)
    assert texts(record, "11") == [
        "The clerk reported that the county council had agreed to mend the road from the church to the mill before "
        "the winter, and that the work would take about a week to finish."
    ]
    assert (record.paragraphs[0].page_number, record.paragraphs[0].last_page_number) == (1, 2)
