"""Recorded votes in tables, as meeting software prints them: a title over the heads, the vote beside the voter."""

from extractor.minutes.facts import facts_of
from extractor.minutes.vote_table import sides_of_table
from tests.unit.minutes.test_boxed_forms import grid

HEADS = ("Councillor", "For", "Against", "Abstention", "Absent")


def told(*rows: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(s.side, s.names) for s in sides_of_table(grid(*rows)) if s.names]


def test_what_was_voted_on_stands_over_the_heads():
    rows = (("Lamps on the quay", "", "", "", ""), HEADS, ("Ann Oak", "✓", "", "", ""), ("Bo Elm", "", "✓", "", ""),
            ("Cy Ash", "", "", "", "✓"))
    assert told(*rows) == [("for", ("Ann Oak",)), ("against", ("Bo Elm",))]


def test_a_number_stands_before_each_voter():
    rows = (("No.", "Member", "For", "Against"), ("1", "Cllr Oak", "●", ""), ("2", "Cllr Elm", "", "●"))
    assert told(*rows) == [("for", ("Oak",)), ("against", ("Elm",))]


def test_the_vote_stands_beside_the_voter():
    rows = (("Lamps (Motion)", ""), ("Cllr Oak", "For"), ("Cllr Elm", "Against"), ("Cllr Ash", "Abstain"),
            ("Cllr Fir", "Absent"), ("Cllr Yew", "For"), ("Carried", ""))
    assert told(*rows) == [("for", ("Oak", "Yew")), ("against", ("Elm",)), ("abstain", ("Ash",))]


def test_two_voters_in_a_row():
    rows = (("Cllr Oak", "For", "Cllr Elm", "Against"), ("Cllr Ash", "For", "Cllr Fir", "Abstained"),
            ("Cllr Yew", "For", "", ""), ("Cllr Bay", "Against", "Cllr Box", "For"))
    assert told(*rows) == [("for", ("Oak", "Ash", "Yew", "Box")), ("against", ("Elm", "Bay")), ("abstain", ("Fir",))]


def test_answers_of_yes_and_no_are_no_votes():
    rows = (("Name", "Trained"), ("Ann Oak", "Yes"), ("Bo Elm", "No"), ("Cy Ash", "Yes"), ("Di Fir", "Yes"))
    assert told(*rows) == []


def test_places_that_sound_like_an_end_are_none():
    for place in ("Wendmoor Hall", "Church Close"):
        facts = facts_of([f"Minutes of the Panel held on 3 May 2023 in {place} at 7.00 pm"], [], [], [])
        assert (facts["start_time"], facts["end_time"]) == ("19:00", None)
