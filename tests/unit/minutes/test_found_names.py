"""The rest of a list of people, people beside their office, whole amounts, and what owns a committee."""

import pytest

from extractor.minutes.found_names import Found, with_print


def names(text, *first):
    found = [Found(label, text.index(name), text.index(name) + len(name)) for label, name in first]
    return [(f.label, text[f.start:f.end]) for f in with_print(text, found)]


@pytest.mark.parametrize(("text", "first", "rest"), [
    ("Apologies from Councillors Oak, Mrs Elm and D Ash were read.", "Councillors Oak", ["Mrs Elm", "D Ash"]),
    ("Cllrs Oak (Chair), van der Elm & McAsh spoke.", "Cllrs Oak", ["van der Elm", "McAsh"]),
    ("Councillors A Oak and B Elm of the Quay Panel", "Councillors A Oak", ["B Elm"]),
    ("Councillors Oak and Elm, The Clerk said", "Councillors Oak", ["Elm"]),
    ("Councillors Oak and the Clerk", "Councillors Oak", []),
    ("Councillor Oak, Elm Road and the quay", "Councillor Oak", []),
])
def test_lists_of_people(text, first, rest):
    assert names(text, ("person", first)) == [("person", n) for n in [first, *rest]]


def test_people_that_rows_have_found_stay_whole():
    text = "Councillors Oak and Cllr Bob Elm, Cy Ash and others"
    assert names(text, ("person", "Councillors Oak"), ("person", "Cllr Bob Elm")) == [
        ("person", "Councillors Oak"), ("person", "Cllr Bob Elm"), ("person", "Cy Ash")]


@pytest.mark.parametrize(("text", "printed", "whole"), [
    ("It rose by £4.2m.", "£4.2", "£4.2m"), ("It rose by £4.2m", "£4.2m", "£4.2m"), ("It cost £4 more", "£4", "£4"),
])
def test_amounts_have_their_scale(text, printed, whole):
    assert names(text, ("money", printed)) == [("money", whole)]


def test_whose_committee_it_is():
    assert names("the Council’s Lamps Committee met", ("organisation", "Council’s Lamps Committee")) == [
        ("organisation", "Lamps Committee")]


def test_people_beside_their_office():
    assert names("Ann Oak, Head of Lamps, spoke.", ("role", "Head of Lamps")) == [
        ("person", "Ann Oak"), ("role", "Head of Lamps")]


@pytest.mark.parametrize(("text", "found", "whole"), [
    ("The Overview and Scrutiny Panel met.", Found("organisation", 17, 31), "Overview and Scrutiny Panel"),
    ("Under the Lamps (Quays) (Lighting and Access to Oil) (England) Regulations 2012 it was lit.",
     Found("legislation", 38, 79), "Lamps (Quays) (Lighting and Access to Oil) (England) Regulations 2012"),
    ("The Oil (Lamps) Act 1982 applied.", Found("legislation", 4, 24), "Oil (Lamps) Act 1982"),
])
def test_names_that_words_alone_cut(text, found, whole):
    (told,) = with_print(text, [found])
    assert text[told.start : told.end] == whole


def test_constables_are_people():
    text = "PC Dan Oak and Inspector Elm came; the Planning Inspector Ash did not."
    assert [text[f.start : f.end] for f in with_print(text, [])] == ["PC Dan Oak", "Inspector Elm"]
