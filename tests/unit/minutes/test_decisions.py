"""Decisions in the house styles of many (invented) councils: what is one, and which words are its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.document import Paragraph
from extractor.minutes import decision_refusals, decision_wordings
from extractor.minutes.decisions import decision_passages, decisions_of
from tests.unit.minutes.one_minute import BOX, found, minutes

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


def test_hidden_in_a_long_paragraph() -> None:
    assert found(
        "There was a question about the figures, and it was explained that they were early. The Committee noted its "
        "concern at the delay. "
        "A member spoke of her visit. It was suggested and agreed to receive an update in May."
    ) == [
        ("noted", "The Committee noted its concern at the delay."),
        ("agreed", "It was suggested and agreed to receive an update in May."),
    ]


def test_decisions_count_within_the_document() -> None:
    rows = decisions_of(
        [*minutes("RESOLVED that A be done.", minute="1"), *minutes("RESOLVED that B be done.", minute="2")]
    )
    assert [(r["minute_number"], r["decision_index"]) for r in rows] == [("1", 0), ("2", 1)]


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


WORDS = st.sampled_from(
    "RESOLVED Resolved that the Committee agreed It was noted proposed by Cllr Hale , seconded and . : ; Members (i) "
    "1. The Clerk to AGREED carried Motion".split()
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), max_size=8))
def test_any_minutes_give_ordered_passages_inside_them(texts: list[str]) -> None:
    passages = decision_passages(minutes(*texts))
    assert [p.first for p in passages] == sorted(p.first for p in passages)
    assert all(0 <= p.first <= p.last < len(texts) and p.text for p in passages)


def test_a_sentence_that_opens_with_resolved() -> None:
    assert found("Apologies were received from Cllr Hale (work). Resolved to accept.") == [
        ("resolved", "Resolved to accept.")]
