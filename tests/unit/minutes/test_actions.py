"""Actions in the house styles of many (invented) councils: what is one, whose it is, and when it is due."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.document import Paragraph
from extractor.geometry import Box
from extractor.minutes import action_wordings
from extractor.minutes.actions import action_passages, actions_of, due_of

BOX = Box(50, 50, 500, 70)


def minutes(*texts: str, kind: str = "narrative") -> list[Paragraph]:
    return [
        Paragraph("d", i, text, 1, 1, BOX, section_number="7", kind=kind, source="minutes")
        for i, text in enumerate(texts)
    ]


ACTIONS = [  # printed, owner, text of the action
    ("ACTION: Clerk to write to the landowner.", "Clerk", "Clerk to write to the landowner."),
    ("ACTION : KD to chase", "KD", "KD to chase"),
    ("Action – Cllr Hale will ring the builder", "Cllr Hale", "Cllr Hale will ring the builder"),
    ("ACTION 4: Head of Housing to circulate the data.", "Head of Housing", "Head of Housing to circulate the data."),
    ("[Action: Mrs B Moss to check the lease]", "Mrs B Moss", "Mrs B Moss to check the lease"),
    ("The hedge is to be cut. (Action: Clerk)", "Clerk", "The hedge is to be cut"),
    ("Clerk to obtain three quotes.", "Clerk", "Clerk to obtain three quotes."),
    ("The Clerk was asked to write to the owner.", "Clerk", "The Clerk was asked to write to the owner."),
    (
        "The Town Clerk was instructed to take legal advice.",
        "Town Clerk",
        "The Town Clerk was instructed to take legal advice.",
    ),
    ("Cllr Hale offered to contact the school.", "Cllr Hale", "Cllr Hale offered to contact the school."),
    (
        "Councillor Ann O’Dowd kindly agreed to draft a letter.",
        "Councillor Ann O’Dowd",
        "Councillor Ann O’Dowd kindly agreed to draft a letter.",
    ),
    (
        "Cllr Smith-Jones undertook to mend the gate.",
        "Cllr Smith-Jones",
        "Cllr Smith-Jones undertook to mend the gate.",
    ),
    (
        "The Director for Children’s Services promised to keep Members informed.",
        "Director for Children’s Services",
        "The Director for Children’s Services promised to keep Members informed.",
    ),
    ("Cllr Penn will ask the quarry.", "Cllr Penn", "Cllr Penn will ask the quarry."),
    ("The Clerk is to arrange a meeting.", "Clerk", "The Clerk is to arrange a meeting."),
    (
        "Cllr Hale and Cllr Moss to meet the contractor.",
        "Cllr Hale and Cllr Moss",
        "Cllr Hale and Cllr Moss to meet the contractor.",
    ),
    ("Ann Castell offered to follow up with Members.", "Ann Castell", "Ann Castell offered to follow up with Members."),
    (
        "Mr Hale said that it would take a year, and offered to come back with the data.",
        "Mr Hale",
        "Mr Hale said that it would take a year, and offered to come back with the data.",
    ),
    ("It was requested that a map be made.", None, "It was requested that a map be made."),
    (
        "It was agreed that an update be provided at each meeting.",
        None,
        "It was agreed that an update be provided at each meeting.",
    ),
    (
        "The Head of Highways would circulate the accident figures.",
        "Head of Highways",
        "The Head of Highways would circulate the accident figures.",
    ),
    ("Parking – Cllr Vane to speak to the school.", "Cllr Vane", "Cllr Vane to speak to the school."),
    ("Officers undertook to send Members the figures.", "Officers", "Officers undertook to send Members the figures."),
    ("The Chair agreed to write to the Minister.", "Chair", "The Chair agreed to write to the Minister."),
]


@pytest.mark.parametrize(("printed", "owner", "text"), ACTIONS, ids=[a[0][:40] for a in ACTIONS])
def test_action(printed: str, owner: str | None, text: str) -> None:
    assert [(row["text"], row["owner"]) for row in actions_of(minutes(printed))] == [(text, owner)]


NONE = [
    "Mr Hale had agreed to join the panel.",
    "Cllr Atkins will be attending the open day.",
    "Cllr Penn will chair the working party.",
    "To consider and approve the amendment.",
    "RESOLVED that the Clerk be asked to write to the owner.",
    "The Committee agreed to visit the site.",
    "Members agreed that more should be done.",
    "The plans are to be welcomed.",
    "Residents were invited to write to the planning authority.",
    "Mr Goss offered his barn as a venue.",
    "Work on the roof will be carried out in May.",
    "Cllr Hale volunteered to take an interest in the programme.",
    "The trust wished to provide a new hall.",
    "The Council continued to ask the Government for more.",
    "He hoped to report good news soon.",
    "The Head of Housing explained how tenants would be contacted.",
]


@pytest.mark.parametrize("text", NONE, ids=[t[:40] for t in NONE])
def test_no_action(text: str) -> None:
    assert actions_of(minutes(text)) == []


def test_owner_alone_takes_the_sentence_before() -> None:
    rows = actions_of(minutes("The gate is broken. A quote is needed.", "ACTION: Clerk"))
    assert [(r["text"], r["owner"]) for r in rows] == [("A quote is needed.", "Clerk")]


@pytest.mark.parametrize(
    "marker",
    ["ACTION: CLERK", "Action by: Head of Housing", "ACTION BY: ASSISTANT CHIEF EXECUTIVE (A. HALE)", "Action: KD/NO"],
)
def test_marker_that_only_names_the_owner(marker: str) -> None:
    rows = actions_of(minutes("A quote is needed.", marker))
    assert [(r["text"], r["owner"]) for r in rows] == [("A quote is needed.", marker.split(":")[1].strip())]


def test_hidden_in_a_long_paragraph() -> None:
    rows = actions_of(
        minutes("The hedge at the mill is too high. Cllr Hale will speak to the owner. Nothing else was raised.")
    )
    assert [(r["text"], r["owner"]) for r in rows] == [("Cllr Hale will speak to the owner.", "Cllr Hale")]


def test_two_in_one_paragraph() -> None:
    rows = actions_of(minutes("Cllr Hale will draft a letter. Cllr Moss will arrange the meeting."))
    assert [r["owner"] for r in rows] == ["Cllr Hale", "Cllr Moss"]


@pytest.mark.parametrize(
    ("text", "printed", "iso"),
    [
        ("Clerk to reply by 3 May 2024.", "3 May 2024", "2024-05-03"),
        ("Clerk to reply by Friday 3rd of May 2024", "Friday 3rd of May 2024", "2024-05-03"),
        ("Officers to send the data by 03/05/24.", "03/05/24", "2024-05-03"),
        ("Clerk to report by the next meeting.", "the next meeting", None),
        ("To be done by the end of March.", "the end of March", None),
        ("Deadline: 12 June", "12 June", None),
        ("Clerk to write by hand.", None, None),
    ],
)
def test_due(text: str, printed: str | None, iso: str | None) -> None:
    assert due_of(text) == (printed, iso)


def test_trained_kind_is_taken_whole() -> None:
    rows = actions_of(minutes("Hedge cutter to be borrowed and tried out.", kind="action"))
    assert [r["text"] for r in rows] == ["Hedge cutter to be borrowed and tried out."]


@pytest.mark.parametrize("row", action_wordings.SENTENCES + action_wordings.MARKERS, ids=lambda r: r.name)
def test_example_of_each_wording_is_found(row: action_wordings.ActionWording) -> None:
    assert actions_of(minutes(row.example)), row.example


@pytest.mark.parametrize("row", action_wordings.NOT_AN_ACTION, ids=lambda r: r.name)
def test_example_of_each_refusal_is_refused(row: action_wordings.ActionWording) -> None:
    assert row.pattern.search(row.example)
    assert actions_of(minutes(row.example)) == []


def test_list_of_voters_is_quick() -> None:
    names = ", ".join(f"Mr Hale{'abcdefghij'[i % 10]}" for i in range(300))
    assert actions_of(minutes(f"{names} agreed will to would asked")) == []


WORDS = st.sampled_from(
    "ACTION : Clerk to write Cllr Hale will ask The Head of Housing agreed offered by 3 May 2024 . , and was asked NO "
    "It requested that be".split()
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), max_size=6))
def test_any_minutes_give_actions_of_their_own_words(texts: list[str]) -> None:
    for action in action_passages(minutes(*texts)):
        assert action.text
        assert any(action.text in text for text in texts)


@pytest.mark.parametrize(("text", "owner"), [
    ("ACTION: LPJ to draft a policy.", "LPJ"),
    ("Action LPJ and AB", "LPJ and AB"),
    ("Action: Cllr JB", "Cllr JB"),
    ("Action: PC Moss to attend", "PC Moss"),
    ("Actions: JB/AK to look at the hedge", "JB/AK"),
])
def test_owners_by_their_initials(text, owner):
    assert [a["owner"] for a in actions_of(minutes(text))] == [owner]
