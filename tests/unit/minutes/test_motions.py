"""Motions: who moved and seconded them, where they stand, and what became of them."""

from dataclasses import replace

import pytest

from extractor.minutes.decisions import decisions_of
from extractor.minutes.votes import votes_of
from tests.unit.minutes.one_minute import found, minutes


def test_moved_on_the_line_above() -> None:
    row = decisions_of(
        minutes(
            "It was moved by Councillor A Hale, seconded by Councillor B Moss and",
            "RESOLVED THAT:",
            "the minutes be approved.",
        )
    )
    assert [(r["text"], r["mover"], r["seconder"]) for r in row] == [
        ("RESOLVED THAT: the minutes be approved.", "Councillor A Hale", "Councillor B Moss")
    ]


def test_motion_restated_by_a_resolution_counts_once() -> None:
    assert found(
        ("1)", "Mr Hale proposed, and Ms Moss seconded the motion that"),
        "“Council is asked to note the plan.”",
        ("2)", "Following the debate, the Chairman put the motion to the vote and the voting was as follows:"),
        "For (20)",
        "Mr Hale, Ms Moss, Mr Penn",
        "Against (1)",
        "Mr Vane",
        "Motion carried.",
        ("3)", "RESOLVED that Council notes the plan."),
    ) == [("resolved", "RESOLVED that Council notes the plan.")]


def test_closure_motion_is_a_decision_of_its_own() -> None:
    assert found(
        ("1)", "Mr Hale proposed, and Ms Moss seconded the motion that"),
        "“Council is asked to note the plan.”",
        ("2)", "Mr Penn proposed and Mr Vane seconded that the motion be put to the vote."),
        "Agreed.",
        ("3)", "The Chairman put the motion in paragraph 1 to the vote."),
        "Motion carried.",
        ("4)", "RESOLVED that Council notes the plan."),
    ) == [
        ("agreed", "Mr Penn proposed and Mr Vane seconded that the motion be put to the vote."),
        ("resolved", "RESOLVED that Council notes the plan."),
    ]


def test_lost_motion_is_no_decision() -> None:
    assert (
        found(
            "Councillor Hale proposed and Councillor Moss seconded that the pool be closed.",
            "On being put to the vote the motion was lost.",
        )
        == []
    )


def test_motion_carried_without_a_resolution() -> None:
    assert found(
        "Councillor Hale proposed and Councillor Moss seconded that the pool be kept.", "Agreed unanimously."
    ) == [("agreed", "Councillor Hale proposed and Councillor Moss seconded that the pool be kept.")]


def test_proposed_and_agreed_in_one_paragraph() -> None:
    rows = decisions_of(minutes("It was proposed by Cllr Hale and seconded by Cllr Moss that the hall be let. Agreed."))
    assert [(r["verb"], r["mover"], r["seconder"]) for r in rows] == [("agreed", "Cllr Hale", "Cllr Moss")]
    assert rows[0]["text"].startswith("It was proposed by Cllr Hale")


def test_proposition_then_how() -> None:
    rows = decisions_of(
        minutes(
            "To approve the purchase of a strimmer.",
            "Resolved, proposed Cllr Hale, seconded Cllr O’Dowd. Unanimously agreed.",
        )
    )
    assert [(r["text"], r["verb"], r["mover"], r["seconder"]) for r in rows] == [
        (
            "To approve the purchase of a strimmer. Resolved, proposed Cllr Hale, seconded Cllr O’Dowd. Unanimously "
            "agreed.",
            "resolved",
            "Cllr Hale",
            "Cllr O’Dowd",
        )
    ]


def test_how_follows_the_deciding_sentence() -> None:
    assert found(
        "The notice is worn. It was agreed to buy a new one.",
        "Proposed Cllr Hale seconded Cllr Moss. All in favour. It will be blue.",
    ) == [("agreed", "It was agreed to buy a new one. Proposed Cllr Hale seconded Cllr Moss. All in favour.")]


def test_how_inside_the_paragraph() -> None:
    assert found(
        "The draft had been sent round and it was agreed that the precept be £4,000. Proposed by AB, seconded by CD."
    ) == [
        (
            "agreed",
            "The draft had been sent round and it was agreed that the precept be £4,000. Proposed by AB, seconded "
            "by CD.",
        )
    ]


@pytest.mark.parametrize(
    ("texts", "decision"),
    [
        (("To approve the minutes of 3 May.", "Approved."), ("approved", "To approve the minutes of 3 May. Approved.")),
        (("To receive the clerk’s report.", "Noted"), ("noted", "To receive the clerk’s report. Noted")),
        (
            ("To consider and agree a grant of £50.", "Agreed unanimously."),
            ("agreed", "To consider and agree a grant of £50. Agreed unanimously."),
        ),
    ],
)
def test_one_word_under_its_proposition(texts: tuple[str, ...], decision: tuple[str, str]) -> None:
    assert found(*texts) == [decision]


def test_one_word_after_talk_is_no_decision() -> None:
    assert found("The clerk spoke about the hedge.", "Noted.") == []


@pytest.mark.parametrize(
    ("text", "mover", "seconder"),
    [
        (
            "Proposed as a true record by Cllr Hale seconded by Cllr Moss and unanimously approved.",
            "Cllr Hale",
            "Cllr Moss",
        ),
        ("Cllr Hale MOVED, Cllr Moss SECONDED and it was RESOLVED to note the plan.", "Cllr Hale", "Cllr Moss"),
        ("On the proposal of Mr A Penn, seconded by the Mayor, it was resolved to adjourn.", "Mr A Penn", "Mayor"),
        ("It was agreed to buy a flag (prop: AH, sec: BM).", "AH", "BM"),
        ("RESOLVED that the flag be bought.", None, None),
        ("RESOLVED – to note the proposed Joint Protocol and that Mr Hale be thanked.", None, None),
    ],
)
def test_mover_and_seconder(text: str, mover: str | None, seconder: str | None) -> None:
    assert [(r["mover"], r["seconder"]) for r in decisions_of(minutes(text))] == [(mover, seconder)]


def test_a_day_of_the_month_is_no_seconder() -> None:
    (row,) = decisions_of(minutes("The minutes of the meeting held on 2nd July were agreed and signed."))
    assert row["seconder"] is None


def test_on_a_motion_by() -> None:
    (row,) = decisions_of(minutes("On a motion by Councillor Hale and seconded by Councillor Moss it was",
                                  "Resolved (9:1) – That the application be refused."))
    assert (row["mover"], row["seconder"]) == ("Councillor Hale", "Councillor Moss")


def test_labels_of_mover_and_seconder_on_one_line() -> None:
    (row,) = decisions_of(minutes("It was RESOLVED to pay. Proposed by: Cllr Hale Seconded by: Cllr Moss"))
    assert (row["mover"], row["seconder"]) == ("Cllr Hale", "Cllr Moss")


def test_mover_whose_seconder_is_named_first_and_a_motion_lost_below_its_voters() -> None:
    texts = (
        "Councillor Hale, seconded by Councillor Moss, proposed that he replace Councillor Penn on the committee.",
        "Councillors Hale, Moss and Vane voted FOR the motion (3);",
        "Councillors Penn, Lane, Webb and Gray voted AGAINST the motion (4);",
        "The motion was therefore declared LOST and it was",
        "RESOLVED – there be no change.",
    )
    assert found(*texts) == [("resolved", "RESOLVED – there be no change.")]
    rows, findings = votes_of(minutes(*texts))
    assert [(r["person_name"], r["vote"], r["result"], r["for_count"], r["against_count"]) for r in rows][2:4] == [
        ("Vane", "for", "lost", 3, 4), ("Penn", "against", "lost", 3, 4)]
    assert not findings


def test_a_vote_told_before_its_resolution_is_no_decision_of_its_own() -> None:
    assert found(
        "Upon a vote (4 for, 2 against), the motion was CARRIED whereupon it was",
        "RESOLVED that the store be let.",
    ) == [("resolved", "RESOLVED that the store be let.")]


def test_moved_in_one_sentence_and_agreed_in_the_next() -> None:
    text = "To light the field. Cllr Hale proposed deferring this to May, seconded by Cllr Moss. Agreed."
    (row,) = decisions_of(minutes(text))
    assert (row["verb"], row["mover"], row["seconder"]) == ("agreed", "Cllr Hale", "Cllr Moss")
    assert row["text"] == "Cllr Hale proposed deferring this to May, seconded by Cllr Moss. Agreed."


def test_a_motion_lost_is_no_decision_whatever_its_kind() -> None:
    paragraph = replace(minutes("On a named vote the motion was lost.")[0], kind="decision")
    assert decisions_of([paragraph]) == []


def test_a_motion_moved_as_an_amendment_and_lost() -> None:
    assert found(
        "It was moved by Councillor Hale and seconded by Councillor Moss –",
        "“That the accounts be approved.”",
        "It was moved as an amendment by Councillor Penn and seconded by Councillor Vane that –",
        "“the item be deferred to the next meeting.”",
        "The amendment was put and lost (3:4).",
        "The motion was put and carried (4:3) (Councillor Kell abstaining).",
        "Resolved (4:3) – That the accounts be approved.",
    ) == [("resolved", "Resolved (4:3) – That the accounts be approved.")]
    assert found("An amendment to item 7 was proposed by Mr Hale to add the bench.") == []


def test_a_vote_is_counted_once_with_its_resolution() -> None:
    rows, _ = votes_of(minutes(
        "The motion was put and carried (4:3) (Councillor Kell abstaining).",
        "Resolved (4:3) – That the accounts be approved."))
    assert [(r["for_count"], r["against_count"], r["person_name"], r["vote"]) for r in rows] == [
        (4, 3, None, None), (None, None, "Kell", "abstain")]


def test_decision_label_takes_the_verb_of_what_it_announces() -> None:
    assert found("Decisions", ("1.", "To note the report."), ("2.", "To adopt the plan.")) == [
        ("noted", "Decisions 1. To note the report. 2. To adopt the plan.")]
