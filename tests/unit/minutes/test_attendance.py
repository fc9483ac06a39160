# ruff: noqa: E501 (prints are as long as they are)
"""What items and rolls say of who was there, in many wordings, all invented."""

import pytest

from extractor.minutes.roll_labels import read_label
from tests.unit.minutes.sketch import read

HEAD = """
        **Minutes of the Leisure Committee held on 4 May 2022 in the Town Hall**
        **Present:** Councillor A Dow (Chair), Councillor B Eve, Councillor S Gill
        **1.   Apologies for absence**
        {}
        **2.   Minutes**
        Agreed.
"""


def said(record, status="apologies"):
    return [a["person_name"] for a in record.attendance if a["status"] == status]


@pytest.mark.parametrize(("sentence", "absent"), [
    ("Apologies for absence were received from Councillors C Fox, D Hay and E Ince.", ["C Fox", "D Hay", "E Ince"]),
    ("An apology for absence was submitted on behalf of Councillor C Fox.", ["C Fox"]),
    ("Councillor C Fox sent his apologies.", ["C Fox"]),
    ("Cllrs Fox and Hay had tendered their apologies for absence which were accepted.", ["Fox", "Hay"]),
    ("It was noted that the apologies of Councillors Fox and Hay had been received.", ["Fox", "Hay"]),
    ("Apologies: Cllr Fox (unwell), Cllr Hay (work).", ["Fox", "Hay"]),
    ("Apologies had been received from Cllr C Fox due to illness and from Cllr D Hay who was on holiday.", ["C Fox", "D Hay"]),
    ("There were no apologies for absence.", []),
    ("None.", []),
    ("All members were present.", []),
    ("Apologies for lateness were received from Councillor B Eve.", []),
    ("The Clerk reported apologies from Mrs Fox, Mr Hay and the County Councillor, Mr I Jay.", ["Fox", "Hay", "I Jay"]),
    ("Apologies for absence were received from Ann Lee (Director of Finance).", ["Ann Lee"]),
    ("RESOLVED to accept apologies from Cllr Fox.", ["Fox"]),
    ("Cllr Fox; Cllr Hay", ["Fox", "Hay"]),
    ("Councillor Fox was absent.", []),
])
def test_apologies_in_an_item(sentence, absent):
    assert said(read(HEAD.format(sentence))) == absent


@pytest.mark.parametrize("sentence", [
    "Councillor S Gill was substituting for Councillor C Fox.",
    "Councillor S Gill confirmed that he was attending as a substitute for Councillor C Fox.",
    "It was noted that, under Procedure Rule 4, Councillor S Gill had been appointed as a substitute member for Councillor C Fox.",
    "Apologies were received from Councillor C Fox (Councillor S Gill substituting).",
    "Apologies were received from Councillor C Fox with Councillor S Gill attending as his substitute.",
    "The following substitution was made: Councillor S Gill for Councillor C Fox.",
    "Councillor S Gill attended in place of Councillor C Fox.",
    "Councillor C Fox was replaced by Councillor S Gill.",
])
def test_both_ends_of_a_substitution(sentence):
    record = read(HEAD.format(sentence))
    gill = next(a for a in record.attendance if a["person_name"] == "S Gill")
    assert (gill["capacity"], gill["status"], gill["substitute_for"]) == ("substitute", "present", "C Fox")
    assert said(record) == ["C Fox"]
    assert len(record.attendance) == 4


@pytest.mark.parametrize("sentence", [
    "Councillor B Eve attended the meeting remotely.",
    "Councillors B Eve was in attendance virtually.",
    "Councillor B Eve joined the meeting via Teams.",
])
def test_remote_attendance_in_a_sentence(sentence):
    record = read(HEAD.format(sentence))
    assert [a["person_name"] for a in record.attendance if a["is_virtual"]] == ["B Eve"]


def test_sentences_in_the_roll():
    record = read("""
        **MINUTES OF A MEETING OF FULL COUNCIL HELD ON 20th SEPTEMBER 2017 AT 7PM IN THE CHAMBER, OAK HOUSE**
        PRESENT:      Cllr A Buck (Mayor)     Cllr C Dean
                      Cllr E Fry              Cllr Mrs G Hill
        APOLOGIES:    Cllr I Jones            Cllr K Lane
        The Town Clerk and Deputy Town Clerk were in attendance.
        Mr M Noble, Link Officer, was in attendance.
        County Cllrs O Parr and Q Reed were in attendance.
        **1358   MINUTES**
        RESOLVED: The minutes were confirmed.
        **1359   MATTERS ARISING**
        There were none.
    """)
    assert [(a["person_name"], a["capacity"], a["status"]) for a in record.attendance] == [
        ("A Buck", "member", "present"), ("C Dean", "member", "present"), ("E Fry", "member", "present"),
        ("G Hill", "member", "present"), ("I Jones", "member", "apologies"), ("K Lane", "member", "apologies"),
        ("M Noble", "officer", "present"), ("O Parr", "other_member", "present"), ("Q Reed", "other_member", "present"),
    ]
    assert record.facts["chair_name"] == "A Buck"


@pytest.mark.parametrize(("label", "capacity", "status"), [
    ("Officers present", "officer", "present"), ("Co-opted members", "co_opted", "present"),
    ("Also in attendance: Councillors", "other_member", "present"), ("Substitute Members", "substitute", "present"),
    ("Absent", "member", "absent"), ("Councillors in attendance", "other_member", "present"),
    ("Apologies for Absence", "member", "apologies"), ("Attended remotely", "member", "present"),
    ("Members of the public", "other", "present"), ("Parent Governor Representatives", "co_opted", "present"),
])
def test_labels_decide(label, capacity, status):
    record = read(f"""
        **Minutes of the Leisure Committee held on 4 May 2022**
        **Present:** Councillor A Dow (Chair)
        **{label}:** Ms Lena Moss
        **1.   Apologies for absence**
        None.
        **2.   Minutes**
        Agreed.
    """)
    moss = record.attendance[1]
    assert (moss["person_name"], moss["capacity"], moss["status"]) == ("Lena Moss", capacity, status)
    assert moss["is_virtual"] == (label == "Attended remotely")


def test_a_label_beside_its_list_is_no_column_and_initials_wait_for_their_surname():
    record = read("""
        **Minutes of the Town Council held on 6 December 2012 at 7.00pm**

        PRESENT:      Councillors: M Gee (Chairman), R Austin, P Cross, Mrs J
                      Dent, G Ellis

        APOLOGIES:    Councillors: Mrs S Hooper MBE, C Rich

        **1   Minutes**
        They were agreed.
    """)
    shown = [(a["person_name"], a["status"]) for a in record.attendance]
    assert shown == [("M Gee", "present"), ("R Austin", "present"), ("P Cross", "present"), ("J Dent", "present"),
                     ("G Ellis", "present"), ("S Hooper", "apologies"), ("C Rich", "apologies")]


def test_the_letters_of_a_body_stand_in_a_label_and_a_surname_in_capitals_makes_none():
    label = read_label("QXRT & Schools Forum representatives present: Mrs Ivy Lund (QXRT).")
    assert label is not None and label.rule.name == "co-opted" and label.rest == "Mrs Ivy Lund (QXRT)."
    assert read_label("Members present LUND") is None
    assert read_label("Councillor LUND: present") is None
    assert read_label("The quorum was present: nobody left") is None


def test_members_not_present_are_absent():
    label = read_label("Members not present: Mr Bell")
    assert label is not None and (label.rule.name, label.rest) == ("absent", "Mr Bell")


def test_namesakes_couples_brackets_over_lines_and_substitutes_after_a_dash():
    record = read("""
        **Minutes of the Roads Panel held on 6 December 2012 at 7.00pm**

        Present: Councillor Mrs Soy (Chairman)
        Councillors Noakes, Mrs Cobb, Elliott, Smith, Ward and
        Webb
        Mrs J P Moss - substitute for Miss P E Ford

        Officers in attendance: Jo Smith (Lawyer) and Ann Oben (Planning
        Officer), Mr S Oxen - Head of Planning and Building Control

        **1   Minutes**
        They were agreed.
    """)
    shown = {a["person_name"]: (a["capacity"], a["role_text"]) for a in record.attendance}
    assert shown["Ward"] == shown["Webb"] == shown["Smith"] == ("member", None)
    assert shown["Jo Smith"] == ("officer", "Lawyer") and shown["Ann Oben"] == ("officer", "Planning Officer")
    assert shown["S Oxen"] == ("officer", "Head of Planning and Building Control")
    assert shown["J P Moss"][0] == "substitute" and "Building Control" not in shown
