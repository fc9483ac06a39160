"""Decisions in the house styles of many (invented) councils: what is one, which words are its text, who moved it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.document import Paragraph
from extractor.geometry import Box
from extractor.minutes import decision_refusals, decision_wordings
from extractor.minutes.decisions import decision_passages, decisions_of
from extractor.minutes.resolution_list import number_style

BOX = Box(50, 50, 500, 70)


def minutes(*texts: str | tuple[str, str], minute: str = "7", title: str | None = None) -> list[Paragraph]:
    """Paragraphs of one minute; a tuple is (printed number, text)."""
    return [
        Paragraph(
            "d",
            index,
            text if isinstance(text, str) else text[1],
            1,
            1,
            BOX,
            number=None if isinstance(text, str) else text[0],
            section_number=minute,
            section_title=title,
            source="minutes",
        )
        for index, text in enumerate(texts)
    ]


def found(*texts: str | tuple[str, str]) -> list[tuple[str, str]]:
    return [(row["verb"], row["text"]) for row in decisions_of(minutes(*texts))]


WHOLE = [  # one paragraph that is one decision, word for word
    ("resolved", "RESOLVED: That the report be noted."),
    ("resolved", "RESOLVED – That the lease of the Old Library be surrendered."),
    ("resolved", "RESOLVED unanimously that the thanks of the Council be given to the band."),
    ("resolved", "Resolved: to buy two benches at £640 each."),
    ("resolved", "It was RESOLVED that the press and public be excluded."),
    ("resolved", "Resolution 24/117: that the fence be mended."),
    ("resolved", "The Committee RESOLVED to grant the licence. "),
    ("resolved", "Moved by Councillor Hale, seconded by Councillor Moss and RESOLVED: That the scheme be adopted."),
    ("agreed", "AGREED to receive the figures in June."),
    ("agreed", "Agreed: the hall to be booked for 4 May."),
    ("agreed", "It was agreed to buy a new mower."),
    ("agreed", "Members unanimously agreed to support the bid."),
    ("agreed", "It was proposed by Cllr Hale, seconded by Cllr Moss and unanimously agreed that the tree be felled."),
    ("agreed", "After a long debate the Parish Council agreed to object to the application."),
    ("agreed", "The Audit and Governance Committee agreed the plan for the coming year."),
    ("noted", "NOTED the position on reserves."),
    ("noted", "Members noted the contents of the report."),
    ("noted", "The Board noted the risk register."),
    ("noted", "The update was noted."),
    ("approved", "The minutes of the meeting held on 4 May were approved as a correct record and signed by the Chair."),
    ("approved", "The payments listed below were approved."),
    ("approved", "The minutes of 3rd March, having been circulated, were approved."),
    ("approved", "Approval was given to spend up to £400 on fencing."),
    ("accepted", "The quotation from Oak & Sons was accepted."),
    ("accepted", "The Council accepted the tender of £12,000."),
    ("endorsed", "The Panel endorsed the strategy."),
    ("recommended", "RECOMMENDED to Council that the budget be adopted."),
    ("recommended", "The Working Party recommended that the store be let."),
    ("deferred", "It was agreed to defer the item until July."),
    ("deferred", "The matter was deferred to the next meeting."),
    ("requested", "It was requested that a map be made."),
    ("other", "The Committee decided to visit the site."),
    ("other", "Cllr Hale was unanimously elected Chairman for the year."),
    ("other", "The revised standing orders were adopted."),
    ("resolved", "The Councillors resolved that the lane be closed to lorries"),
    ("agreed", "Cllr Moss proposed the accounts be accepted, Cllr Penn seconded and all agreed."),
    ("agreed", "It was proposed, seconded and agreed that the hall be let."),
    ("noted", "Members were content to note the report."),
    ("deferred", "Deferred to the next meeting."),
    ("endorsed", "The recommendation was supported."),
    ("resolved", "Unanimously resolved to keep the clock."),
    ("agreed", "Everyone agreed that the fete be held in June."),
    ("other", "Proposed by Cllr Hale, seconded by Cllr Moss and carried, that the bench be moved."),
]


@pytest.mark.parametrize(("verb", "text"), WHOLE, ids=[text[:40] for _, text in WHOLE])
def test_one_paragraph_is_one_decision(verb: str, text: str) -> None:
    rows = decisions_of(minutes(text))
    assert [row["text"] for row in rows] == [text.strip()]
    assert rows[0]["verb"] == verb or (verb == "deferred" and rows[0]["verb"] in {"deferred", "agreed"})


NONE = [
    "The Head of Housing introduced the report.",
    "It was noted that the roof had been mended.",
    "Members agreed with the officer that the wait was too long.",
    "Members agreed that the roads were in a poor state.",
    "It was agreed that there had been delays.",
    "Mr Hale had agreed to join the panel.",
    "The budget was approved by Cabinet in February.",
    "The application was approved by the District Council.",
    "The planning application for the mill has been approved.",
    "The Chairman reminded members that the Council agreed a policy in 2015.",
    "Members requested clarification on the figures.",
    "Members accepted that it had been a hard winter.",
    "The trust had noted the concerns raised.",
    "He agreed that more could be done.",
    "The officer said that the plan, as agreed in May, was on course.",
    "If the plan is approved, work will start in June.",
    "The Chair asked whether the report had been accepted by the trust.",
    "To approve the minutes of the last meeting.",
    "The meeting closed at 9.15 pm.",
    "Agreed actions from the last meeting were read out.",
    "The agreed budget for the year is £40,000.",
    "The noted decline in bees was a worry.",
    "A decision is awaited from the planning authority.",
    "The Council is asked to note the report.",
    "The applicant’s agent said that the scheme accepted by the inspector was larger.",
]


@pytest.mark.parametrize("text", NONE, ids=[t[:40] for t in NONE])
def test_no_decision(text: str) -> None:
    assert found(text) == []


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


def test_hidden_in_a_long_paragraph() -> None:
    assert found(
        "There was a question about the figures, and it was explained that they were early. The Committee noted its "
        "concern at the delay. "
        "A member spoke of her visit. It was suggested and agreed to receive an update in May."
    ) == [
        ("noted", "The Committee noted its concern at the delay."),
        ("agreed", "It was suggested and agreed to receive an update in May."),
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


def test_decisions_count_within_the_document() -> None:
    rows = decisions_of(
        [*minutes("RESOLVED that A be done.", minute="1"), *minutes("RESOLVED that B be done.", minute="2")]
    )
    assert [(r["minute_number"], r["decision_index"]) for r in rows] == [("1", 0), ("2", 1)]


def test_list_does_not_reach_the_next_minute() -> None:
    rows = decisions_of([*minutes("RESOLVED that:", minute="1"), *minutes("That nothing be done.", minute="2")])
    assert [r["text"] for r in rows] == ["RESOLVED that:"]


def test_trained_kind_is_taken_whole() -> None:
    paragraph = Paragraph("d", 0, "Councillors plumped for option B.", 1, 1, BOX, kind="decision", source="minutes")
    assert [r["text"] for r in decisions_of([paragraph])] == ["Councillors plumped for option B."]


@pytest.mark.parametrize("row", decision_wordings.SENTENCES + decision_wordings.OPENERS, ids=lambda r: r.name)
def test_example_of_each_wording_is_found(row: decision_wordings.Wording) -> None:
    assert decisions_of(minutes(row.example)), row.example


@pytest.mark.parametrize("row", decision_refusals.REFUSALS, ids=lambda r: r.name)
def test_example_of_each_refusal_is_refused(row: decision_wordings.Wording) -> None:
    assert row.pattern.search(row.example)
    assert decisions_of(minutes(row.example)) == []


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


WORDS = st.sampled_from(
    "RESOLVED Resolved that the Committee agreed It was noted proposed by Cllr Hale , seconded and . : ; Members (i) "
    "1. The Clerk to AGREED carried Motion".split()
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), max_size=8))
def test_any_minutes_give_ordered_passages_inside_them(texts: list[str]) -> None:
    passages = decision_passages(minutes(*texts))
    assert [p.first for p in passages] == sorted(p.first for p in passages)
    assert all(0 <= p.first <= p.last < len(texts) and p.text for p in passages)


def test_points_that_begin_with_note_belong_to_the_list() -> None:
    ((_, text),) = found("The Board RESOLVED to:", ("(1)", "Approve the budget;"), ("(2)", "Note the risks."))
    assert text.endswith("(2) Note the risks.")


def test_note_under_a_resolution_stays_out() -> None:
    ((_, text),) = found("RESOLVED:", ("1.", "To buy a bench."), "Note: the bench is oak.")
    assert text == "RESOLVED: 1. To buy a bench."


def test_a_day_of_the_month_is_no_seconder() -> None:
    (row,) = decisions_of(minutes("The minutes of the meeting held on 2nd July were agreed and signed."))
    assert row["seconder"] is None


def test_on_a_motion_by() -> None:
    (row,) = decisions_of(minutes("On a motion by Councillor Hale and seconded by Councillor Moss it was",
                                  "Resolved (9:1) – That the application be refused."))
    assert (row["mover"], row["seconder"]) == ("Councillor Hale", "Councillor Moss")


def test_a_sentence_that_opens_with_resolved() -> None:
    assert found("Apologies were received from Cllr Hale (work). Resolved to accept.") == [
        ("resolved", "Resolved to accept.")]


def test_labels_of_mover_and_seconder_on_one_line() -> None:
    (row,) = decisions_of(minutes("It was RESOLVED to pay. Proposed by: Cllr Hale Seconded by: Cllr Moss"))
    assert (row["mover"], row["seconder"]) == ("Cllr Hale", "Cllr Moss")
