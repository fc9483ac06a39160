# ruff: noqa: E501 (sketches are as wide as the pages they draw)
"""Minutes in the house styles of many sorts of councils, all invented: what went in comes out."""

from tests.unit.minutes.sketch import read


def titles(record):
    return [(i["minute_number"], i["title"]) for i in record.items]


def people(record, status="present"):
    return [(a["person_name"], a["honorific"], a["capacity"]) for a in record.attendance if a["status"] == status]


def names(record, status="present"):
    return [a["person_name"] for a in record.attendance if a["status"] == status]


def texts(record, number):
    return [p.text for p in record.paragraphs if p.section_number == number]


def test_county_with_numbered_paragraphs():
    record = read("""
        **Roads and Travel Scrutiny Committee**
        Minutes of a meeting of the Roads and Travel Scrutiny Committee held on Tuesday 4 June 2019 at 10.00 in the Oak Room, Shire Hall, Anyford.

        **Present**

        Cllr P Marlow (in the Chair)

        Cllr D Ashby                        Cllr Jane Pell (Substitute)
        Cllr T Venn (Substitute)            Cllr R Stone

        Apologies: Cllr A Crane, Cllr Birch-Hall and Cllr Dow.
        Other Members present: Cllr G Yeo.

        **7      Declarations of interest agenda item 2**

        7.0    Cllr Ashby and Cllr Stone both declared a personal interest as parish councillors.

        **8      Bus services in the north of the county agenda item 3**

        8.0    The Committee considered a report about bus services and was told that fewer routes would run in the winter because of the cost of fuel.

        8.1    1. Routes to schools
               2. Routes to hospitals

        8.2    The report was noted.

        (The meeting closed at 12:15)
    """)
    assert record.facts["committee"] == "Roads and Travel Scrutiny Committee"
    assert record.facts["meeting_date"] == "2019-06-04"
    assert record.facts["venue"] == "Oak Room, Shire Hall, Anyford"
    assert (record.facts["start_time"], record.facts["end_time"]) == ("10:00", "12:15")
    assert record.facts["chair_name"] == "P Marlow"
    assert sorted(names(record)) == ["D Ashby", "G Yeo", "Jane Pell", "P Marlow", "R Stone", "T Venn"]
    assert names(record, "apologies") == ["A Crane", "Birch-Hall", "Dow"]
    assert titles(record) == [("7", "Declarations of interest"), ("8", "Bus services in the north of the county")]
    assert [i["agenda_item_number"] for i in record.items] == ["2", "3"]
    assert [p.number for p in record.paragraphs] == ["7.0", "8.0", "8.1 1.", "2.", "8.2", None]
    assert [d["person_name"] for d in record.declarations] == ["Ashby", "Stone"]


def test_london_borough_with_resolved_and_list_below_labels():
    record = read("""
        ^**LONDON BOROUGH OF MARSHGATE**

        **MINUTES OF THE PLANNING SUB-COMMITTEE HELD ON MONDAY 11TH MARCH 2024 AT 7.00 PM, COUNCIL CHAMBER, TOWN HALL**

        **PRESENT:**
        Councillor Amina Yusuf (Chair), Councillor Ben Okoro (Vice-Chair) and Councillors Clare Dunn, David Eze and Tom O’Hara

        **ALSO PRESENT:**
        Councillor Fay Lund (Cabinet Member for Housing)

        **OFFICERS:**
        Grace Mills (Head of Planning)
        Harun Aziz (Legal Adviser)
        Ines Prado (Democratic Services Officer)

        **1.   APOLOGIES FOR ABSENCE**

        Apologies for absence were received from Councillor Jo Kent. Councillor Tom O’Hara was substituting for Councillor Kent.

        **2.   DECLARATIONS OF INTEREST**

        Councillor Dunn declared a non-pecuniary interest in Item 4 as she lived near the site.

        **3.   MINUTES**

        **RESOLVED –**

        That the minutes of the meeting held on 5 February 2024 be signed as a correct record.

        **4.   12 MILL LANE (24/0123/FUL)**

        The planning officer presented the report.

        The recommendation was put to the vote and with 4 votes in favour, 1 against and 0 abstentions, it was

        **RESOLVED –** that permission be granted.

        The meeting ended at 8.45 pm.

        Chair .................................
    """)
    assert record.facts["committee"].upper() == "PLANNING SUB-COMMITTEE"
    assert record.facts["start_time"] == "19:00"
    assert record.facts["end_time"] == "20:45"
    assert titles(record) == [
        ("1", "APOLOGIES FOR ABSENCE"), ("2", "DECLARATIONS OF INTEREST"), ("3", "MINUTES"),
        ("4", "12 MILL LANE (24/0123/FUL)"),
    ]
    assert people(record) == [
        ("Amina Yusuf", "Councillor", "member"), ("Ben Okoro", "Councillor", "member"),
        ("Clare Dunn", "Councillor", "member"), ("David Eze", "Councillor", "member"),
        ("Tom O’Hara", "Councillor", "substitute"), ("Fay Lund", "Councillor", "other_member"),
        ("Grace Mills", None, "officer"), ("Harun Aziz", None, "officer"), ("Ines Prado", None, "officer"),
    ]
    assert names(record, "apologies") == ["Jo Kent"]
    assert next(a for a in record.attendance if a["person_name"] == "Tom O’Hara")["substitute_for"] == "Kent"
    assert record.declarations[0]["interest_type"] == "other"
    assert record.declarations[0]["agenda_item_number"] == "4"
    vote = record.votes[0]
    assert (vote["for_count"], vote["against_count"], vote["abstain_count"]) == (4, 1, 0)


def test_district_with_prefixed_numbers():
    record = read("""
        ^**WESTMERE DISTRICT COUNCIL**
        ^**CABINET**

        Minutes of the meeting of the Cabinet held in the Civic Suite, Westmere House on Wednesday, 8 November 2023 commencing at 6.30 pm

        **Present:**     Councillor R. Farrow (Leader) (Chairman)
                         Councillor S. Gill (Deputy Leader)
                         Councillor M. de Souza

        **Officers in attendance:** A. Poole, Chief Executive; B. Quick, Director of Finance

        **CAB.23   APOLOGIES FOR ABSENCE**

        An apology for absence was submitted on behalf of Councillor N. Oakes.

        **CAB.24   MINUTES**

        The minutes of the meeting held on 11 October 2023 were confirmed.

        **CAB.25   BUDGET MONITORING**

        **(a)**   The Cabinet considered a report of the Director of Finance.

        **RESOLVED:** that the position be noted.

        The meeting closed at 7.05 pm.
    """)
    assert titles(record) == [
        ("CAB.23", "APOLOGIES FOR ABSENCE"), ("CAB.24", "MINUTES"), ("CAB.25", "BUDGET MONITORING"),
    ]
    assert record.facts["committee"] == "Cabinet"
    assert record.facts["venue"] == "Civic Suite, Westmere House"
    assert record.facts["start_time"] == "18:30"
    assert record.facts["chair_name"] == "R. Farrow"
    assert names(record) == ["R. Farrow", "S. Gill", "M. de Souza", "A. Poole", "B. Quick"]
    assert names(record, "apologies") == ["N. Oakes"]
    assert [a["role_text"] for a in record.attendance[-3:-1]] == ["Chief Executive", "Director of Finance"]


def test_parish_with_year_numbers_and_plain_titles():
    record = read("""
        Little Mapley Parish Council

        Minutes of the Parish Council Meeting held on Monday 14th June 2021 at 7.30pm in the Village Hall

        Present: Cllrs Brown (Chairman), Carter, Dale and Mrs Ellis; the Clerk (Jane Frost); District Cllr Hall and 3 members of the public.

        2021/41 Apologies for absence
        Apologies were received from Cllr Gray (holiday) and Cllr Hunt (work commitments).

        2021/42 Declarations of interest
        None.

        2021/43 Minutes of the last meeting
        It was resolved to approve the minutes of 10th May 2021. Proposed by Cllr Carter, seconded by Cllr Dale and carried unanimously.

        2021/44 Planning
        The council considered the application for Rose Cottage and had no objection to it, although some thought that the new window would overlook the garden of its neighbour.

        The meeting finished at 8.50pm.

        Signed ____________________   Date ______________
    """)
    assert titles(record) == [
        ("2021/41", "Apologies for absence"), ("2021/42", "Declarations of interest"),
        ("2021/43", "Minutes of the last meeting"), ("2021/44", "Planning"),
    ]
    assert record.facts["end_time"] == "20:50"
    assert record.facts["chair_name"] == "Brown"
    assert people(record) == [
        ("Brown", "Cllr", "member"), ("Carter", "Cllr", "member"), ("Dale", "Cllr", "member"),
        ("Ellis", "Mrs", "member"), ("Jane Frost", None, "officer"), ("Hall", "Cllr", "other_member"),
    ]
    assert names(record, "apologies") == ["Gray", "Hunt"]
    assert all(a["role_text"] is None for a in record.attendance if a["status"] == "apologies")
    assert texts(record, "2021/42") == ["None."]


def test_parish_with_agenda_sentences_as_titles():
    record = read("""
        ^**STOKE ARDEN PARISH COUNCIL**
        ^**Minutes of the Ordinary Meeting held on Tuesday 9th May 2023 at 7pm at the Memorial Hall**

        **Present:** Councillors J. Abel, K. Baines (Chair), L. Cross

        **In Attendance:** M. Drew – Clerk, County Councillor N. East

        **1/23   To receive apologies for absence**
        Cllr Finch sent his apologies.

        **2/23   To receive declarations of interest in items on the agenda**
        Cllr Abel declared a disclosable pecuniary interest in item 4/23 and left the room.

        **3/23   To approve the minutes of the meeting held on 11th April 2023**
        RESOLVED to approve the minutes.

        **4/23   To consider a grant to the bowls club**
        RESOLVED to award £250. 2 in favour, 0 against.

        **5/23   Date of next meeting**
        13th June 2023

        The Chair closed the meeting at 7.40pm.
    """)
    assert [n for n, _ in titles(record)] == ["1/23", "2/23", "3/23", "4/23", "5/23"]
    assert people(record) == [
        ("J. Abel", "Councillor", "member"), ("K. Baines", "Councillor", "member"), ("L. Cross", "Councillor", "member"),
        ("M. Drew", None, "officer"), ("N. East", "Councillor", "other_member"),
    ]
    assert names(record, "apologies") == ["Finch"]
    assert record.facts["chair_name"] == "K. Baines"
    assert record.facts["venue"] == "Memorial Hall"
    assert record.declarations[0]["interest_type"] == "pecuniary"
    assert record.declarations[0]["agenda_item_number"] == "4/23"
    assert texts(record, "5/23") == ["13th June 2023"]


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


def test_combined_authority_with_word_minutes_numbers():
    record = read("""
        **NORTHDALE COMBINED AUTHORITY**

        **TRANSPORT COMMITTEE**

        **MINUTES OF THE MEETING HELD ON FRIDAY, 16 SEPTEMBER 2022 AT 2.00 PM**

        **PRESENT:-**
        Mayor Lena Moss (in the Chair)
        Councillor Neil Orme            Northdale City Council
        Councillor Pat Rudd             Eastmoor Borough Council

        **ALSO IN ATTENDANCE:-**
        Sue Todd, Managing Director
        Uma Venn, Monitoring Officer

        **TC/22/14     APOLOGIES**

        Apologies were submitted from Councillor Will Yates.

        **TC/22/15     CHAIR’S ANNOUNCEMENTS AND URGENT BUSINESS**

        There were none.

        **TC/22/16     BUS FARES**

        RESOLVED/-

        That the report be noted.
    """)
    assert [n for n, _ in titles(record)] == ["TC/22/14", "TC/22/15", "TC/22/16"]
    assert record.facts["committee"] == "TRANSPORT COMMITTEE"
    assert names(record)[:3] == ["Lena Moss", "Neil Orme", "Pat Rudd"]
    assert ("Sue Todd", None, "officer") in people(record)
    assert names(record, "apologies") == ["Will Yates"]


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
