# ruff: noqa: E501 (sketches are as wide as the pages they draw)
"""More house styles, invented: apologies in lists, square-bracket marks, sentence numbers under bold heads, rolls
without labels, legends, votes in running text."""

from tests.unit.minutes.sketch import names, read, titles


def row(record, name):
    return next(a for a in record.attendance if a["person_name"] == name)


def test_apologies_listed_below_their_sentence():
    record = read("""
        **MINUTES OF THE AREA BOARD MEETING HELD ON 10 JULY 2018 AT THE CORN EXCHANGE, MARKTON.**

        **Present:**
        Cllr Ann Dell, Cllr Bob Ewan MBE, Cllr Cat Frith (Chairman)

        **42   Apologies**

        Apologies for absence were received from:

        Cllr Dan Gale
        Cllr Eve Holt, who was substituted by Cllr Ann Dell

        **43   Membership Changes**

        There were no membership changes.

        **44   Close**

        (Duration of meeting: 10.30 am - 12.15 pm)
    """)
    assert names(record) == ["Ann Dell", "Bob Ewan", "Cat Frith"]
    assert names(record, "apologies") == ["Dan Gale", "Eve Holt"]
    assert row(record, "Ann Dell")["substitute_for"] == "Eve Holt"
    assert record.facts["end_time"] == "12:15"
    assert record.facts["venue"].lower() == "corn exchange, markton"


def test_square_bracket_marks_and_agenda_numbers():
    record = read("""
        **MINUTES** of the meeting of the **CABINET** held at 2.00 pm on 26 September 2023 at Oak Place, Town Lane, Westham.

        Members: (*present)

        *Tim Oak (Chairman)
        *Ned Ash

        **52/23   APOLOGIES FOR ABSENCE   [Item 1]**

        There were none.

        **53/23   PROCEDURAL MATTERS   [Item 2]**

        **(a)   Members’ questions**

        There were two.

        **54/23   Introduction of new members (Agenda No. 3)**

        There were none.
    """)
    assert [i["agenda_item_number"] for i in record.items] == ["1", "2", "3"]
    assert titles(record)[0] == ("52/23", "APOLOGIES FOR ABSENCE")
    assert names(record) == ["Tim Oak", "Ned Ash"]
    assert record.facts["start_time"] == "14:00"
    assert record.facts["committee"].lower() == "cabinet"
    assert record.facts["venue"] == "Oak Place, Town Lane, Westham"


def test_running_paragraph_numbers_under_bold_heads():
    record = read("""
        **Standards Committee**
        Minutes of the meeting held on 1 February 2017 at 6.30pm.

        **Present:** Councillors A Hart and B Ives (Chair)

        **Apologies for absence**

        1.   Apologies were received from Councillor C Jay.

        **Minutes**

        2.   The minutes of the last meeting were agreed as a correct record and signed by the Chair at the table.

        3.   There were no matters arising from them that were not already on the agenda for the evening.

        **Complaints received**

        4.   The committee considered the monitoring officer's report on complaints about members in the year.

        5.   Resolved: to note the report.
    """)
    assert titles(record) == [(None, "Apologies for absence"), (None, "Minutes"), (None, "Complaints received")]
    assert [p.number for p in record.paragraphs] == ["1.", "2.", "3.", "4.", "5."]


def test_roll_without_a_label():
    record = read("""
        **Minutes of a Meeting of the Council held at the Village Hall on Wednesday, 28 March 2007**

        Councillors D Rush (Chairman), P Simms, C Marsh and J Grant

        Parish Clerk and RFO A M Hurst

        **1.   Welcome and Apologies**

        The Chairman welcomed everyone.

        **2.   Declarations of Interest**

        There were none.

        The meeting closed at 9.00 pm
    """)
    assert names(record) == ["D Rush", "P Simms", "C Marsh", "J Grant", "A M Hurst"]
    assert row(record, "A M Hurst")["capacity"] == "officer"
    assert record.facts["chair_name"] == "D Rush"


def test_whole_and_part_of_meeting():
    record = read("""
        **PERFORMANCE SCRUTINY COMMITTEE**

        **MINUTES** of the meeting held on Friday, 9 February 2024 commencing at 10.00 am and finishing at 1.05 pm

        **Present:**

        **Voting Members:**         Councillor Ed Frost – in the Chair
                                    Councillor Jo Kerr (Deputy Chair)

        **Other Members in Attendance:**  Councillor Liz May, Leader of the Council (for Item 5)

        **Officers:**               Ned Orr (Chief Executive); Pam Quist (Director of Resources)

        **1/24   APOLOGIES FOR ABSENCE AND TEMPORARY APPOINTMENTS**
                 (Agenda No. 1)

                 Apologies were received from Councillor Ray Shaw (substituted by Councillor Tim Udell).

        **2/24   MINUTES**
                 (Agenda No. 2)

                 The minutes were approved.
    """)
    assert names(record)[:5] == ["Ed Frost", "Jo Kerr", "Liz May", "Ned Orr", "Pam Quist"]
    assert record.facts["chair_name"] == "Ed Frost"
    assert record.facts["start_time"] == "10:00"
    assert record.facts["end_time"] == "13:05"
    assert row(record, "Liz May")["capacity"] == "other_member"
    assert row(record, "Liz May")["role_text"] == "Leader of the Council"
    assert row(record, "Tim Udell")["capacity"] == "substitute"
    assert row(record, "Tim Udell")["substitute_for"] == "Ray Shaw"
    assert names(record, "apologies") == ["Ray Shaw"]
    assert [i["agenda_item_number"] for i in record.items] == ["1", "2"]


def test_votes_in_running_text():
    record = read("""
        **Minutes of the Planning Committee held on 4 May 2022**
        **Present:** Cllr A Dow (Chair), Cllr B Eve

        **5.   Application 22/100**
        A proposal to refuse was put to the vote and lost by 3 votes to 6, with one abstention.
        Cllr Eve asked that her vote against the motion be recorded.

        **6.   Application 22/101**
        It was agreed unanimously to approve.

        **7.   Application 22/102**
        On being put to the vote the motion was carried.
        Votes: For 7, Against 2, Abstentions 0.
    """)
    counted = [(v["minute_number"], v["for_count"], v["against_count"], v["abstain_count"], v["result"])
               for v in record.votes if v["person_name"] is None and v["for_count"] is not None]
    assert counted == [("5", 3, 6, 1, "lost"), ("7", 7, 2, 0, "carried")]
    assert [(v["person_name"], v["vote"]) for v in record.votes if v["person_name"]] == [("Eve", "against")]


def test_declarations_in_a_list():
    record = read("""
        **Minutes of the Council held on 4 May 2022**
        **Present:** Cllr A Dow (Chair), Cllr B Eve

        **2.   Declarations of Interest**

        The following declarations were made:

        •   Councillor Dow – Item 7 – personal interest as a trustee of the museum;
        •   Councillor B Eve – Items 8 and 9 – pecuniary interest as an allotment holder.

        **3.   Minutes**

        There were none.
    """)
    assert [(d["person_name"], d["interest_type"], d["agenda_item_number"]) for d in record.declarations] == [
        ("Dow", "personal", "7"), ("B Eve", "pecuniary", "8"),
    ]


def test_plain_titles_and_indented_text():
    record = read("""
        ASHBROOK PARISH COUNCIL
        Minutes of the meeting of the Council held in the Old School on Thursday 7th February 2019 at 7.30 p.m.

        Present:   Mr. J. Bolt (Chairman), Mrs. K. Crane, Dr. L. Dunn
                   Mr. M. Ellis (Clerk)

        Apologies: Mrs. N. Fell

        1.   Minutes
             The minutes of the previous meeting, copies of which had been sent to all members, were taken as read, approved and signed.

        2.   Matters Arising
             a)   The seat by the pond
                  This had been mended at a cost of £40.
             b)   Dog fouling
                  The clerk had written to the district council.

        3.   Any Other Business
             There was none and the meeting closed at 9.05 p.m.
    """)
    assert titles(record) == [("1", "Minutes"), ("2", "Matters Arising"), ("3", "Any Other Business")]
    assert [(a["person_name"], a["honorific"]) for a in record.attendance] == [
        ("J. Bolt", "Mr"), ("K. Crane", "Mrs"), ("L. Dunn", "Dr"), ("M. Ellis", "Mr"), ("N. Fell", "Mrs"),
    ]
    assert row(record, "M. Ellis")["capacity"] == "officer"
    assert record.facts["end_time"] == "21:05"
    assert record.facts["venue"] == "Old School"


def test_action_column_heads_and_place_names_are_nobody():
    record = read("""
        **Minutes of the Allotments Working Group, 3 May 2023, Town Hall, 6pm**

        **Present:** Cllrs Kim Lake, Max Noor & Pia Rose; Sam Tate (Town Clerk)
        **In attendance:** Two allotment holders and a reporter from the Markton Gazette
        **Apologies:** None received

        **1. Welcome**
        The group met.
        **2. Rents**
        It was agreed to keep the rents as they are.
    """)
    assert names(record) == ["Kim Lake", "Max Noor", "Pia Rose", "Sam Tate"]
    assert names(record, "apologies") == []
    assert record.facts["start_time"] == "18:00"
    assert record.facts["committee"] == "Allotments Working Group"


def test_titles_in_capitals_without_bold_or_number():
    record = read("""
        DENHAM RURAL PARISH COUNCIL
        MINUTES OF THE MEETING HELD ON 12TH SEPTEMBER 2012

        PRESENT: Cllr R Abbey (Vice-Chairman in the Chair), Cllr S Birch, Cllr T Cole

        APOLOGIES FOR ABSENCE
        Cllr U Drew had sent apologies.

        MINUTES OF THE LAST MEETING
        These were agreed and signed.

        POLICE REPORT
        There had been two thefts from sheds in the month, and the constable asked everybody to lock their sheds at night.

        DATE OF NEXT MEETING
        10th October 2012.
    """)
    assert [t for _, t in titles(record)] == [
        "APOLOGIES FOR ABSENCE", "MINUTES OF THE LAST MEETING", "POLICE REPORT", "DATE OF NEXT MEETING",
    ]
    assert names(record, "apologies") == ["U Drew"]
    assert record.facts["chair_name"] == "R Abbey"


def test_substitutes_named_on_both_sides():
    record = read("""
        **Minutes of the Licensing Panel held on 4 May 2022**

        **Present:** Councillor A Dow (Chair); Councillor B Eve (substitute for Councillor C Fox); Councillor D Gill
        **Apologies:** Councillor C Fox (Councillor B Eve substituting), Councillor H Ince

        **1.   Minutes**
        Agreed.
        **2.   Licences**
        Noted.
    """)
    assert row(record, "B Eve")["capacity"] == "substitute"
    assert row(record, "B Eve")["substitute_for"] == "C Fox"
    assert names(record, "apologies") == ["C Fox", "H Ince"]
    assert len(record.attendance) == 5


def test_column_of_actions_beside_the_text():
    record = read("""
        **Minutes of the Hay Parish Council meeting held on 4 May 2022**
        **Present:** Cllr A Dow (Chair), Cllr B Eve

        **No   Item                                                                   Action**
        **1    Apologies**
               Cllr C Fox had sent apologies.
        **2    Roads**
               The clerk would write to the county council about the holes in Mill     Clerk
               Lane and the broken drain by the bridge.
               Cllr Eve would mend the notice board.                                  BE
        **3    Trees**
               The chairman would ask for a price for the work.                       Chair
    """, columns=110)
    assert texts_of(record, "2") == [
        "The clerk would write to the county council about the holes in Mill Lane and the broken drain by the bridge.",
        "Cllr Eve would mend the notice board.",
    ]
    assert [h.text for h in record.headings if h.text in ("Clerk", "BE", "Chair")] == ["Clerk", "BE", "Chair"]


def texts_of(record, number):
    return [p.text for p in record.paragraphs if p.section_number == number]


def test_addresses_at_the_foot_of_each_page_are_no_paragraphs():
    page = """
        **{0}.   {1}**
        The clerk reported that the matter of {1} had been dealt with since the last meeting of the council.



        ^Clerk: Jane Frost, The Cottage, Hay
    """
    record = read("**Minutes of the Hay Parish Council held on 4 May 2022**\n=====" + "=====".join(
        page.format(n, t) for n, t in enumerate(["Roads", "Trees", "Lights", "Paths"], start=11)))
    assert len(record.items) == 4
    assert all("Cottage" not in p.text for p in record.paragraphs)


def test_page_that_ends_with_a_sentence_and_a_full_line():
    full = "Bridges" + " bridges" * 20 + " bridges."          # two lines of eleven words, both full
    record = read(f"""
        **Minutes of Hay Parish Council held on 4 May 2022**
        **Present:** Cllr A Dow (Chair), Cllr B Eve
        **11.  Roads**
        {full}
        =====
        Councillors thanked the clerk for this and asked to be told as soon as a date was known.
        **12.  Trees**
        Nothing to report.
    """, columns=88)
    assert len([p for p in record.paragraphs if p.section_number == "11"]) == 1
