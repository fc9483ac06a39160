"""Which points and paragraphs below a resolution belong to it."""

import pytest

from extractor.minutes.decisions import decisions_of
from extractor.minutes.resolution_list import number_style
from tests.unit.minutes.one_minute import found, minutes


def test_list_under_resolution_is_part_of_it() -> None:
    assert found(
        ("3.", "RESOLVED that Council:"),
        ("(i)", "notes the report;"),
        ("(ii)", "adopts the plan; and"),
        ("(iii)", "thanks the officers."),
        ("4.", "Mr Hale spoke of the weather."),
    ) == [
        (
            "resolved",
            "RESOLVED that Council: (i) notes the report; (ii) adopts the plan; and (iii) thanks the officers.",
        )
    ]


def test_bare_heading_takes_what_follows() -> None:
    assert found(
        "RESOLVED",
        ("1.", "That the report be received."),
        ("2.", "That the fee be £40."),
        "Reasons for decision: the lease ends in May.",
    ) == [("resolved", "RESOLVED 1. That the report be received. 2. That the fee be £40.")]


def test_resolved_then_one_unnumbered_paragraph() -> None:
    assert found(
        "RESOLVED:", "That the minutes be confirmed and signed.", "Councillor Hale left the meeting at 7.10 pm."
    ) == [("resolved", "RESOLVED: That the minutes be confirmed and signed.")]


def test_unnumbered_list_of_thats() -> None:
    assert found(
        "Resolved –",
        "That the tender be accepted.",
        "That the Clerk be authorised to sign.",
        "The engineer spoke about drains.",
    ) == [("resolved", "Resolved – That the tender be accepted. That the Clerk be authorised to sign.")]


def test_points_that_begin_with_note_are_points() -> None:
    assert found(
        ("3.", "RESOLVED that Cabinet agree to:"),
        ("A)", "Note the forecast."),
        ("b)", "Agree the changes."),
        "(Note: one abstained.)",
    ) == [("resolved", "RESOLVED that Cabinet agree to: A) Note the forecast. b) Agree the changes.")]


def test_points_that_begin_with_note_belong_to_the_list() -> None:
    ((_, text),) = found("The Board RESOLVED to:", ("(1)", "Approve the budget;"), ("(2)", "Note the risks."))
    assert text.endswith("(2) Note the risks.")


def test_note_under_a_resolution_stays_out() -> None:
    ((_, text),) = found("RESOLVED:", ("1.", "To buy a bench."), "Note: the bench is oak.")
    assert text == "RESOLVED: 1. To buy a bench."


def test_votes_after_a_resolution_stay_out() -> None:
    assert found(
        "RESOLVED that permission be granted subject to:",
        ("1.", "the conditions in the report;"),
        ("2.", "a condition on hours."),
        "Voting: For 8, Against 2",
    ) == [
        (
            "resolved",
            "RESOLVED that permission be granted subject to: 1. the conditions in the report; 2. a condition on hours.",
        )
    ]


def test_list_does_not_reach_the_next_minute() -> None:
    rows = decisions_of([*minutes("RESOLVED that:", minute="1"), *minutes("That nothing be done.", minute="2")])
    assert [r["text"] for r in rows] == ["RESOLVED that:"]


@pytest.mark.parametrize(
    ("number", "style"),
    [
        ("(i)", "lower_roman_brackets"),
        ("a)", "letter"),
        ("(b)", "letter_brackets"),
        ("3)", "digit_bracket"),
        ("3.", "digit_dot"),
        ("15.7", "decimal"),
        (None, None),
    ],
)
def test_number_style(number: str | None, style: str | None) -> None:
    assert number_style(number) == style
