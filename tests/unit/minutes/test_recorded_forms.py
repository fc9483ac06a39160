# ruff: noqa: E501 (sketches are as wide as the pages they draw)
"""Recorded votes in columns, in tables of names and in one sentence; hearings; decisions of one word."""

from extractor.minutes.roll_labels import read_label
from extractor.minutes.vote_table import sides_of_table
from tests.unit.minutes.one_minute import found, minutes
from tests.unit.minutes.sketch import names, people, read, texts, titles
from tests.unit.minutes.test_boxed_forms import grid

VOTED = """
    **Present:** Cllr A Oak, Cllr B Elm
    **1. Lamps**
    The motion that the lamps be lit was put, when there voted:
    For                    Against               Abstention
    Cllr Oak               Cllr Elm              Cllr Ash
    Cllr Yew
    The Mayor
    (3)                    (1)                   (1)
    The motion was declared CARRIED.
    **2. Quay**
    The quay was wet.
"""


def test_columns_of_voters_are_no_paragraphs():
    record = read(VOTED)
    assert [(v["person_name"], v["vote"], v["for_count"], v["result"]) for v in record.votes] == [
        ("Oak", "for", 3, "carried"), ("Yew", "for", 3, "carried"), ("The Mayor", "for", 3, "carried"),
        ("Elm", "against", 3, "carried"), ("Ash", "abstain", 3, "carried")]
    assert len(texts(record, "1")) == 2
    assert "For Against Abstention" in [h.text for h in record.headings]


def test_columns_of_figures_are_no_voters():
    record = read(VOTED.replace("Cllr Oak ", "12 lamps ").replace("Cllr Yew", "of oil"))
    assert [v["person_name"] for v in record.votes] == []


def test_a_table_with_a_column_of_names_a_side():
    sides = sides_of_table(grid(("For", "Against"), ("Cllr A Oak", "Cllr B Elm"), ("Cllr C Ash", ""), ("(2)", "(1)")))
    assert [(s.side, s.names, s.printed_count) for s in sides] == [
        ("for", ("A Oak", "C Ash"), 2), ("against", ("B Elm",), 1)]


def test_sides_that_run_on_in_a_sentence():
    record = read("""
        **Present:** Cllr A Oak, Cllr B Elm
        **1. Lamps**
        Cllr A Oak moved that the lamps be lit.

        A recorded vote was taken as follows: FOR: Councillors Oak and Yew (2). AGAINST: Councillors Elm, Ash and Fir (3). ABSTAINED: None.

        The motion was declared LOST.
        **2. Quay**
        The quay was wet.
    """)
    assert [(v["person_name"], v["vote"], v["result"], v["abstain_count"]) for v in record.votes] == [
        ("Oak", "for", "lost", 0), ("Yew", "for", "lost", 0), ("Elm", "against", "lost", 0),
        ("Ash", "against", "lost", 0), ("Fir", "against", "lost", 0)]


def test_a_sentence_with_one_side_or_with_arguments_is_no_vote():
    for text in ("For: the lamps are old. Against: the oil is dear.", "For: Councillors Oak and Yew."):
        record = read(f"""
            **Present:** Cllr A Oak, Cllr B Elm
            **1. Lamps**
            {text}
            **2. Quay**
            The quay was wet.
        """)
        assert record.votes == ()


def test_a_hearing_that_pauses_is_not_over():
    record = read("""
        **Licensing Panel**
        **Notes of Hearing held at the Quay House at 10.05 a.m. on 12 June 2019**

        **Panel:** Cllr A Oak (in the Chair) and Cllr B Elm
        **Applicant:** Mr C Ash, represented by Ms D Yew
        **1. APOLOGIES**
        None.
        **2. REVIEW OF THE LANTERN**
        The Panel adjourned at 11.40 a.m. to consider its decision and reconvened at 12.25 p.m.

        Having considered the evidence, the Panel determined to suspend the licence for a month.

        The hearing ended at 12.31 p.m.
    """)
    assert people(record)[:3] == [("A Oak", "Cllr", "member"), ("B Elm", "Cllr", "member"), ("C Ash", "Mr", "other")]
    assert record.facts["end_time"] == "12:31"
    assert len(texts(record, "2")) == 2


def test_a_panel_is_a_label_only_before_people():
    assert read_label("Panel: Cllr A Oak") is not None
    assert read_label("Panel: Licensing") is None


def test_decisions_of_one_word_and_of_panels():
    assert found("The Engineer gave his report. Noted.") == [("noted", "The Engineer gave his report. Noted.")]
    assert found("The Panel determined to suspend the licence.") == [
        ("other", "The Panel determined to suspend the licence.")]
    assert found("The Authority declined to pay into the fund.")[0][0] == "other"
    assert minutes("x")[0].section_number == "7"


def test_what_stands_over_the_day_is_no_item():
    record = read("""
        **Orme Parish Meeting**
        Thursday 9th May 2024 - 7pm - The Barn

        **Last minutes**
        They were signed.
        **Lamps**
        The lamps were lit.
        **Next meeting**
        12th September.
    """)
    assert titles(record) == [(None, "Last minutes"), (None, "Lamps"), (None, "Next meeting")]
    assert record.facts["meeting_date"] == "2024-05-09"
    assert names(record) == []
