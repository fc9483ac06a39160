"""Kinds that rules are sure of, each rule by its example; neighbours and headings that change what a line is."""

import pytest

from extractor.document import PARAGRAPH_KINDS, Paragraph
from extractor.geometry import Box
from extractor.minutes.kind_rules import KIND_RULES, KindRule
from extractor.minutes.kinds import kinds_by_rule

BOX = Box(50, 50, 500, 70)


def kinds_of(*texts: str | tuple[str, str], title: str | None = None) -> list[str | None]:
    return list(
        kinds_by_rule(
            [
                Paragraph(
                    "d",
                    i,
                    t if isinstance(t, str) else t[1],
                    1,
                    1,
                    BOX,
                    number=None if isinstance(t, str) else t[0],
                    section_number="4",
                    section_title=title,
                    source="minutes",
                )
                for i, t in enumerate(texts)
            ]
        )
    )


TITLES = {
    "interest_of_person": "Declarations of Interest",
    "under_interests": "Declarations of Interest",
    "under_apologies": "Apologies for absence",
    "next_meeting_titled": "Date of next meeting",
}


@pytest.mark.parametrize("rule", KIND_RULES, ids=lambda r: r.name)
def test_example_of_each_rule(rule: KindRule) -> None:
    assert rule.kind in PARAGRAPH_KINDS
    assert rule.pattern.search(rule.example)
    assert kinds_of(rule.example, title=TITLES.get(rule.name)) == [rule.kind]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("decision", "RESOLVED that the report be noted."),
        ("decision", "The minutes were agreed as a true record and signed by the Chairman."),
        ("action", "ACTION: Clerk to write to the landowner."),
        ("action", "The Clerk was asked to find out how long the skip would stay."),
        ("action", "The Chair agreed to write to the group leaders."),
        ("declaration", "Councillor Hale declared a disclosable pecuniary interest in item 8 and left the room."),
        ("declaration", "There were no declarations of interest."),
        ("procedural", "Apologies were received from Cllr Hale and Cllr Moss."),
        ("procedural", "There were no apologies"),
        ("procedural", "(The meeting ended at 3.30 pm)"),
        ("procedural", "Motion carried."),
        ("procedural", "Abstain (11)"),
        ("question", "Councillor Moss asked whether the bridge would be mended."),
        ("question", "When will the bridge be mended?"),
        ("narrative", "The Head of Housing introduced the report on rents."),
        ("narrative", "In response to questions, the officer said that rents were low."),
        (None, "The village green was in good order."),
        (None, "The bowls club would like the council to say what it thinks of a new hedge."),
    ],
)
def test_kind_of_one_paragraph(kind: str | None, text: str) -> None:
    assert kinds_of(text) == [kind]


def test_action_inside_a_longer_narrative_leaves_it() -> None:
    assert kinds_of(
        "The Chairman told the meeting that the Vice Chairman had stood down after nine years of service. The Clerk "
        "was asked to thank him."
    ) != ["action"]


def test_list_under_a_resolution_is_decision() -> None:
    assert (
        kinds_of(("3)", "RESOLVED that Council:"), ("(i)", "notes the plan;"), ("(ii)", "thanks the officers."))
        == ["decision"] * 3
    )


def test_text_of_a_motion_is_no_decision() -> None:
    assert kinds_of(
        ("1)", "Mr Hale proposed, and Ms Moss seconded the motion that"),
        "“Council is asked to:",
        ("(i)", "Adopt the plan; and"),
        ("(ii)", "Delegate the rest.”"),
        "Motion lost.",
    ) == ["narrative"] * 4 + ["procedural"]


def test_none_says_what_its_heading_asks() -> None:
    assert kinds_of("None.", title="Declarations of Interest") == ["declaration"]
    assert kinds_of("None.", title="Apologies for Absence") == ["procedural"]
    assert kinds_of("None.", title="Correspondence") == ["narrative"]
