# ruff: noqa: E501 (sketches are as wide as the pages they draw)
"""How items are headed: bold lines, run-in titles, marks, sentences with numbers, numbers of decades."""

from tests.unit.minutes.sketch import names, read, texts, titles


def test_titles_without_numbers_in_bold():
    record = read("""
        **HOLLOWAY TOWN COUNCIL**
        **Minutes of the Amenities Committee held on 2nd October 2018 in the Council Offices**

        **In the Chair:** Councillor P Quill

        **Present:** Councillors R Shaw, S Tully, Mrs U Vance

        **Apologies for Absence**
        Apologies were accepted from Councillor W Young.

        **Public Participation**
        There were no members of the public present.

        **Allotments**
        Members discussed the waiting list and agreed that plots left empty for a year should be let again to somebody else.

        **Date of next meeting**
        6th November 2018.
    """)
    assert titles(record) == [
        (None, "Apologies for Absence"), (None, "Public Participation"), (None, "Allotments"),
        (None, "Date of next meeting"),
    ]
    assert record.facts["chair_name"] == "P Quill"
    assert record.facts["committee"] == "Amenities Committee"
    assert names(record) == ["P Quill", "R Shaw", "S Tully", "U Vance"]
    assert names(record, "apologies") == ["W Young"]


def test_run_in_titles():
    record = read("""
        **Minutes of the meeting of Uppertown Parish Council held on 3 July 2017**

        **Present:** Mr A Archer (Chair), Mrs B Bell, Mr C Cox

        **1. Apologies:** Mr D Day had sent his apologies for absence.

        **2. Minutes:** The minutes of 5 June 2017 were approved and signed.

        **3. Highways:** The Clerk had reported potholes in Church Lane to the county council, which had promised to fill them in the autumn.

        **4. Finance:** Cheques were signed.
    """)
    assert titles(record) == [("1", "Apologies"), ("2", "Minutes"), ("3", "Highways"), ("4", "Finance")]
    assert texts(record, "2") == ["The minutes of 5 June 2017 were approved and signed."]
    assert names(record, "apologies") == ["D Day"]
    assert names(record) == ["A Archer", "B Bell", "C Cox"]


def test_marks_of_agenda_items_below_unnumbered_titles():
    record = read("""
        ^**HEALTH PANEL – 12 March 2020**

        **MINUTES of the meeting held in the Elm Room, Council House, Anyborough.**

        PRESENT: Anna Bligh (Chair), Carl Dove and Eve Ford

        IN ATTENDANCE: Gwen Hill (Democratic Services Officer) and Ian Jay (Director of
        Public Health)

        **Apologies**
        _(Item 1)_
        Apologies were received from Mr K Low.

        **Winter pressures in**
        **hospitals**
        _(Item 2)_
        1.  Ian Jay introduced the report, and told the Panel that more beds had been opened in January than in any year before.

        2.  RESOLVED that the Panel note the report.
    """)
    assert [i["agenda_item_number"] for i in record.items] == ["1", "2"]
    assert titles(record)[0] == (None, "Apologies")
    assert record.facts["meeting_date"] == "2020-03-12"
    assert record.facts["committee"].lower() == "health panel"
    assert [a["role_text"] for a in record.attendance] == [
        "Chair", None, None, "Democratic Services Officer", "Director of Public Health", None,
    ]
    assert [p.number for p in record.paragraphs] == [None, "1.", "2."]


def test_number_missing_from_one_title():
    record = read("""
        **Minutes of the Staffing Panel held on 4 May 2022**
        **Present:** Cllr A Dow (Chair), Cllr B Eve

        **11.   Pay award**
               The panel noted the award that had been agreed nationally for the year from April onwards.

        **Sickness absence**
               The panel noted that absence had fallen since the winter and thanked the officers for that.

        **13.   Next meeting**
               To be arranged by the clerk as soon as the rooms were known to be free in the summer term.
    """)
    assert titles(record) == [("11", "Pay award"), (None, "Sickness absence"), ("13", "Next meeting")]


def test_sentence_minutes_with_numbers_only():
    record = read("""
        Minutes of the Annual Parish Meeting of Tarn held on 9 May 2018 at 7pm

        Present: Mr J Bell (Chairman), Mrs K Carr

        1.   The Chairman opened the meeting and welcomed those present to the hall, thanking them for coming out on a wet evening.

        2.   Apologies for absence were received from Mr L Dean.

        3.   The Minutes of the last meeting were read and approved.

        4.   Mr Bell reported on the year's work of the Council, which had been mostly about drains, and answered questions on the cost.
    """)
    assert [i["minute_number"] for i in record.items] == ["1", "2", "3", "4"]
    assert names(record, "apologies") == ["L Dean"]
    assert [len(texts(record, str(n))) for n in range(1, 5)] == [1, 1, 1, 1]


def test_minutes_numbered_through_the_decades():
    record = read("""
        **Minutes of the meeting of Tarn Town Council held on Monday, 6th August 2007 at 7pm**

        **PRESENT:** Councillor D. Hale (chairman), Councillors Mrs G. Cope, J. Gore

        **14365 CHAIRMAN'S ANNOUNCEMENTS**
        The chairman reported that he had attended the opening.

        **14366 POLICE MATTERS**
        The clerk reported that there were none.
    """)
    assert titles(record) == [("14365", "CHAIRMAN'S ANNOUNCEMENTS"), ("14366", "POLICE MATTERS")]
