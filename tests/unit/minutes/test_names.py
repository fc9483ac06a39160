# ruff: noqa: E501 (prints are as long as they are)
"""Lists of people, invented: who is in them, what stands around each name, who is not a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.minutes.name_match import could_be_same
from extractor.minutes.names import people_in


@pytest.mark.parametrize(("text", "expected"), [
    ("Cllrs Bell, Cox, Dunn and Eve (Chairman)", ["Bell", "Cox", "Dunn", "Eve"]),
    ("Steve & Emma Bell, Ruth and Andy Cox, Lyn Dunn", ["Steve Bell", "Emma Bell", "Ruth Cox", "Andy Cox", "Lyn Dunn"]),
    ("Mr and Mrs J Bell", ["J Bell", "J Bell"]),
    ("Sir Paul Bell, CBE, Mrs T Cox, MBE and Dr L Dunn", ["Paul Bell", "T Cox", "L Dunn"]),
    ("Clerk Mrs J Bell Aden District Councillor A Cox", ["J Bell", "A Cox"]),
    ("Councillors P de la Rue, N van Bell, O’Dunn and Smith-Cox", ["P de la Rue", "N van Bell", "O’Dunn", "Smith-Cox"]),
    ("Jane Bell, Director of Roads and Waste, and Ann Cox", ["Jane Bell", "Ann Cox"]),
    ("the Clerk (Jane Bell) and 12 members of the public", ["Jane Bell"]),
    ("Councillor Bell plus six residents", ["Bell"]),
    ("None", []),
    ("There were no apologies.", []),
    ("Parish Clerk", []),
    ("Councillor J. Bell.  Councillor K. Cox", ["J. Bell", "K. Cox"]),
    ("The Revd Canon J Bell; Baroness Cox", ["J Bell", "Cox"]),
    ("COUNCILLORS: BELL (Chair), COX", ["BELL", "COX"]),
])
def test_names(text, expected):
    assert [p.name for p in people_in(text)] == expected


@pytest.mark.parametrize(("text", "role"), [
    ("Ann Bell (Head of Planning)", "Head of Planning"),
    ("Ann Bell, Head of Planning", "Head of Planning"),
    ("Ann Bell – Head of Planning", "Head of Planning"),
    ("Mrs A Bell Parish Clerk", "Parish Clerk"),
    ("Parish Clerk: Ann Bell", "Parish Clerk"),
    ("Cllr Bell (late arrival)", None),
    ("Cllr Bell (from 7.15pm)", None),
    ("Cllr Bell (Con)", None),
    ("Cllr Bell (holiday)", None),
    ("Cllr Bell in the Chair", "in the Chair"),
    ("Ann Bell (AB)", None),
    ("Ann Bell (Service Manager Safety, Quality & Standards)", "Service Manager Safety, Quality & Standards"),
])
def test_roles(text, role):
    assert [p.role_text for p in people_in(text)] == [role]


@pytest.mark.parametrize(("text", "honorific"), [
    ("Cllr A Bell", "Cllr"), ("Councillors A Bell and B Cox", "Councillor"), ("Mr. A Bell", "Mr"), ("The Revd A Bell", "The Revd"),
    ("Ann Bell", None), ("Sir Ann Bell", "Sir"), ("Cllr Mrs A Bell", "Cllr"), ("Messrs A Bell and B Cox", "Mr"),
])
def test_honorifics_as_printed(text, honorific):
    assert {p.honorific for p in people_in(text)} == {honorific}


def test_one_name_a_line():
    assert [p.name for p in people_in("Ann Bell\nDiana\nCox, Clerk", allow_single=True)] == ["Ann Bell", "Diana", "Cox"]


SURNAMES = st.sampled_from(["Bell", "Cox", "Dunn-Eve", "O’Fay", "McGill", "Hay"])
PRINTED = st.tuples(st.sampled_from(["Cllr", "Councillor", "Mr", "Mrs", "Dr"]), st.sampled_from(["A", "J K", "Ann", "B."]), SURNAMES)


@given(st.lists(PRINTED, min_size=1, max_size=12), st.booleans())
def test_lists_round_trip(people, with_and):
    printed = [" ".join(p) for p in people]
    text = ", ".join(printed[:-1]) + (" and " if with_and and len(printed) > 1 else ", " if len(printed) > 1 else "") + printed[-1]
    assert [(p.honorific, p.name) for p in people_in(text)] == [(h, f"{g} {s}") for h, g, s in people]


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    assert all(p.name for p in people_in(text))


def test_same_person():
    assert could_be_same("L Game", "Lesley Game")
    assert not could_be_same("J Taylor", "S Taylor")
    assert could_be_same("Lock", "D Lock")


@pytest.mark.parametrize(("text", "expected"), [
    ("Cllrs Ann Bell (Chairman) Cy Cox, Di Dunn", ["Ann Bell", "Cy Cox", "Di Dunn"]),
    ("Cllrs Ann Bell (Chairman) Carl Cox, Dinah Dunn Eddie Eve", ["Ann Bell", "Carl Cox", "Dinah Dunn", "Eddie Eve"]),
    ("Cllrs A Bell, B Cox, 3 electors and the clerk, Ed Eve", ["A Bell", "B Cox", "Ed Eve"]),
])
def test_forgotten_commas(text, expected):
    assert [p.name for p in people_in(text)] == expected
