# ruff: noqa: E501 (sketches are as wide as the pages they draw)
"""Boards of several councils, police authorities, councils by columns of surnames: who came, and where."""

from extractor.minutes.facts import facts_of
from extractor.minutes.names import people_in
from tests.unit.minutes.sketch import people, read, texts, titles

REST = """
        **1. Apologies**
        There were none.
        **2. Public session:** None.
        **3. Lamps**
        The lamps were lit.
"""


def test_columns_of_surnames_under_councillors():
    record = read("""
        **Present:** The Mayor, Councillor Ann Oak; Councillors
        Elm                    Ash                    Di Fir
        Yew (Vice Chair)       Bay                    Box
    """ + REST)
    assert {honorific for _, honorific, _ in people(record)} == {"Councillor"}
    assert [name for name, _, _ in people(record)] == ["Ann Oak", "Elm", "Ash", "Di Fir", "Yew", "Bay", "Box"]


def test_county_councillors_first_are_the_members():
    record = read("""
        **PRESENT:** County Councillor D Oak JP (Chairman); County Councillors W Elm and T Ash; Mr G Fir.

        **OTHERS:** Mrs Q Yew, Quay Residents’ Association
    """ + REST)
    assert [capacity for _, _, capacity in people(record)] == ["member", "member", "member", "member", "other"]


def test_a_bracket_that_its_column_breaks():
    record = read("""
        **Attendees:**
        Cllr Ivo Oak (Chair) – Moor Council          Cllr Una Elm – Tees Council
        Cllr Max Ash – Dale Council (substitute      Cllr Rae Fir – Vale Council
        for Cllr Olly Yew)
    """ + REST)
    assert people(record) == [("Ivo Oak", "Cllr", "member"), ("Una Elm", "Cllr", "member"),
                              ("Max Ash", "Cllr", "substitute"), ("Rae Fir", "Cllr", "member")]


def test_somebody_joined_late():
    assert [(p.name, p.role_text) for p in people_in("Ann Oak (AO), Bo Elm (BE) joined 7.20pm")] == [
        ("Ann Oak", None), ("Bo Elm", None)]


def test_a_bold_title_ends_at_its_colon():
    record = read("        **Present:** Cllr A Oak\n" + REST)
    assert titles(record)[1] == ("2", "Public session")
    assert texts(record, "2") == ["None."]


def test_a_place_on_a_line_of_its_own():
    assert facts_of(["Notes of a meeting of the Quay Committee", "Monday 11 March 2013 at 7.00 pm", "St Oak’s Hall, Tern"], [], [], [])["venue"] == "St Oak’s Hall, Tern"


def test_numbers_broken_between_two_digits():
    record = read("""
        **Present:** Cllr A Oak
        **AM19/4 Apologies**
        5      There were none.
        **AM19/4 Lamps**
        6      The lamps were lit.
        **AM19/4 Quay**
        7      The quay was wet.
    """)
    assert titles(record) == [("AM19/45", "Apologies"), ("AM19/46", "Lamps"), ("AM19/47", "Quay")]


def test_an_action_begins_below_a_full_line():
    record = read("""
        **Present:** Cllr A Oak
        **1. Lamps**
        AO gave an overview of the lamps. It was noted that they were dark, and that oil was dear.
        BE to share the figures of the last two winters with all members of the quay committee.
        **2. Quay**
        The quay was wet.
    """)
    assert len(texts(record, "1")) == 2


def test_a_label_broken_before_a_narrow_gap():
    record = read("""
        PRESENT: Councillor Ann Oak, Councillor Bo Elm and Councillor Ed Yew
        OTHERS   Cy Ash, Harbour Police
        PRESENT: Di Fir, Quay Trust
    """ + REST)
    assert [capacity for _, _, capacity in people(record)] == ["member", "member", "member", "other", "other"]
