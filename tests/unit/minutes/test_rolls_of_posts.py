# ruff: noqa: E501 (sketches are as wide as the pages they draw)
"""Rolls with parties, posts and labels within a list, all invented; and numbers that stand in one column."""

import pytest

from extractor.minutes.names import people_in
from tests.unit.minutes.one_minute import found
from tests.unit.minutes.sketch import names, read, titles


def shown(record):
    return [(a["person_name"], a["honorific"], a["capacity"]) for a in record.attendance]


def test_parties_of_a_hearing_and_councillors_by_their_label():
    record = read("""
        **LICENSING SUB-COMMITTEE**
        MINUTES of a Hearing held on 14 August 2019 at the Council Offices, Anytown commencing at 10:00 am

        **Present:**
        Councillors:  J R Mays and R J Smyth

        **Legal Adviser:**            Miss S Ash
        **Applicant:**                Mr P Jenks, Premises Licence Holder
        **Responsible Authorities:**  PC Andy Cole, Anyshire Constabulary
        **Interested Parties:**       Ms L Browne and Mr T Greene, local residents

        **LSB.1   MINUTES**
        They were agreed.
        **LSB.2   LICENCE**
        It was granted.
    """)
    assert shown(record) == [
        ("J R Mays", "Councillor", "member"), ("R J Smyth", "Councillor", "member"), ("S Ash", "Miss", "officer"),
        ("P Jenks", "Mr", "other"), ("Andy Cole", "PC", "other"), ("L Browne", "Ms", "other"), ("T Greene", "Mr", "other")]


def test_labels_within_a_list_and_members_attending_under_a_rule():
    record = read("""
        **BARTON PARISH COUNCIL**
        Minutes of the meeting held on 4 November 2013 in the School at 7.30pm
        Present: Mr. G. Hale (Chair), Ms. A. Nunn. Also present: Mrs. C. Webb (Clerk), Cllr. R. Dent (CCC) and 3 parishioners.
        Members attending in accordance with Standing Order 25:-
        Councillors F Beed and A Conn
        ..........

        1. Apologies: Mr. T. Rudd, Dr. H. Shaw.
        2. Minutes: The minutes of the last meeting were agreed and signed.
        3. Police: PCSO Kent reported two thefts in the village and a lost dog that had been found in the church.
        4. Matters arising: The Clerk has written to Highways about the holes.
        5. Finance: Cheques were signed for the Clerk and the hall.
        6. Date of next meeting: 6 January 2014
    """)
    assert [(n, c) for n, _, c in shown(record)[:6]] == [
        ("G. Hale", "member"), ("A. Nunn", "member"), ("C. Webb", "officer"), ("R. Dent", "other_member"),
        ("F Beed", "other_member"), ("A Conn", "other_member")]
    assert titles(record) == [("1", "Apologies"), ("2", "Minutes"), ("3", "Police"), ("4", "Matters arising"), ("5", "Finance"),
                              ("6", "Date of next meeting: 6 January 2014")]
    assert names(record, "apologies") == ["T. Rudd", "H. Shaw"]


@pytest.mark.parametrize(("text", "people"), [
    ("Councillor Jo Hale: Cabinet Member, Education, Skills and Culture", [("Jo Hale", "Cabinet Member, Education, Skills and Culture")]),
    ("Mr D Stead, Environmental and Housing Services Manager", [("D Stead", "Environmental and Housing Services Manager")]),
    ("Ann Moss, Democratic and Elections Officer\nMatt Swin, Appeals Administrator", [("Ann Moss", "Democratic and Elections Officer"), ("Matt Swin", "Appeals Administrator")]),
    ("Town Clerk, Deputy Town Clerk, Mr J Stone (Press)", [("J Stone", "Press")]),
    ("Adam Hart, Roman Catholic Diocese", [("Adam Hart", "Roman Catholic Diocese")]),
])
def test_posts_are_nobody(text, people):
    assert [(p.name, p.role_text) for p in people_in(text)] == people


def test_numbers_of_a_list_in_another_column_are_no_items():
    record = read("""
        **Minutes of the Planning Committee held on 16 June 2022 at 4.00 pm**
        Present: Councillors G Hale (Chairman) and M Moss

        **12    Declarations of Interest**
               **8.  Land at Grange Farm**
               Councillor Hale, Other Registerable Interest, as a member of the town council.
               **9.  Land behind the Care Home**
               Councillor Moss, Declaration, due to his work on the county council, and would leave for the item.
        **13    Minutes**
               The minutes were agreed.
        **14    Roads**
               The report was noted.
    """)
    assert titles(record) == [("12", "Declarations of Interest"), ("13", "Minutes"), ("14", "Roads")]
    assert [d["person_name"] for d in record.declarations] == ["Hale", "Moss"]


def test_the_first_point_on_the_line_of_the_resolution():
    assert found("RESOLVED - (i) That the responses be endorsed.", ("(ii)", "That the Director submit them.")) == [
        ("resolved", "RESOLVED - (i) That the responses be endorsed. (ii) That the Director submit them.")]


def test_a_proposal_without_a_seconder_decides_nothing():
    assert found("Councillor Hale proposed that the application be refused, contrary to advice. There was no seconder.") == []


def test_casting_vote_below_a_table_of_votes():
    record = read("""
        **Minutes of the Town Council held on 5 June 2023 in the Guildhall**
        **Present:** Cllr A Hale (Mayor), Cllr B Moss
        **23/045   DEPOT**
        It was moved that the depot be sold.
        For: Councillor Hale
        Against: Councillor Moss
        There being an equality of votes the Mayor used his casting vote against the motion, which was LOST.
        **23/046   LEASE**
        The lease was noted.
    """)
    assert {v["result"] for v in record.votes if v["minute_number"] == "23/045"} == {"lost"}
