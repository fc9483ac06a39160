# ruff: noqa: E501 (sketches are as wide as the pages they draw)
"""Whole minutes in the house styles of many sorts of councils, all invented: what went in comes out."""

from tests.unit.minutes.sketch import names, people, read, texts, titles


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
