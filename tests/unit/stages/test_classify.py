"""Kinds and names as the stage gives them: attached, in order, with offsets that round-trip."""

import itertools
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.document import PARAGRAPH_KINDS, Paragraph
from extractor.geometry import Box
from extractor.minutes.spelling import normalised
from extractor.stages.classify import classify, find_names
from models.patterns import PATTERNS, Pattern

LABELS = {"person", "role", "organisation", "money", "date", "legislation", "place"}


def paragraph(text: str, *, index: int = 0, source: str = "minutes") -> Paragraph:
    return replace(Paragraph("d", index, text, 1, 1, Box(0, 0, 1, 1)), source=source)


def names(text: str, *known: str) -> list[tuple[str, str]]:
    return [
        (found.label, text[found.start : found.end]) for found in next(iter(find_names([text], known_people=known)))
    ]


def test_nothing_in_nothing_out() -> None:
    assert classify([]) == ((), ())


def test_report_paragraphs_stay_narrative() -> None:
    (found,), _ = classify([paragraph("RESOLVED that the report be noted.", source="report")])
    assert found.kind == "narrative"


def test_minutes_paragraphs_get_a_kind_and_nothing_else_changes() -> None:
    given = [
        paragraph("RESOLVED that the report be noted."),
        paragraph("Apologies were received from Cllr Hale.", index=1),
    ]
    kinded, _ = classify(given)
    assert [p.kind for p in kinded] == ["decision", "procedural"]
    assert [replace(p, kind="narrative") for p in kinded] == given


def test_mentions_know_their_paragraph() -> None:
    _, mentions = classify(
        [paragraph("Cllr Hale spoke.", index=3), paragraph("It cost £1.2m on 3 May 2024.", index=4, source="report")]
    )
    assert [(m.paragraph_index, m.label, m.text, m.normalised_text, m.start) for m in mentions] == [
        (3, "person", "Cllr Hale", "Hale", 0),
        (4, "money", "£1.2m", "1200000", 8),
        (4, "date", "3 May 2024", "2024-05-03", 17),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cllr L Smith-Jones and Councillor Ann O’Dowd spoke.",
            [("person", "Cllr L Smith-Jones"), ("person", "Councillor Ann O’Dowd")],
        ),
        (
            "Joan Penn, Participation and Engagement Manager, introduced the report.",
            [("person", "Joan Penn"), ("role", "Participation and Engagement Manager")],
        ),
        (
            "Mr K van der Berg wrote to Lower Penn Town Council.",
            [("person", "Mr K van der Berg"), ("organisation", "Lower Penn Town Council")],
        ),
        (
            "The Director of Public Health paid £18k under section 106.",
            [("role", "Director of Public Health"), ("money", "£18k"), ("legislation", "section 106")],
        ),
        (
            "It met in Kiln Road, Somerset, on 14th March 2024.",
            [("place", "Kiln Road"), ("place", "Somerset"), ("date", "14th March 2024")],
        ),
        (
            "Under the Local Government Act 1972 and Schedule 12A.",
            [("legislation", "Local Government Act 1972"), ("legislation", "Schedule 12A")],
        ),
        (
            "It wrote to the Department for Education and Averley County Council.",
            [("organisation", "Department for Education"), ("organisation", "Averley County Council")],
        ),
        (
            "The Leader of the Green Group, Mr Hale, wrote to the Director of Children’s Services.",
            [("role", "Leader of the Green Group"), ("person", "Mr Hale"), ("role", "Director of Children’s Services")],
        ),
        ("nothing with a name in it", []),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_known_people_are_found_without_honorific() -> None:
    assert names("Then Ann Hale spoke of the weather.", "Cllr Ann Hale", "Mr Vane") == [("person", "Ann Hale")]


@pytest.mark.parametrize("row", PATTERNS, ids=lambda row: row.example[:45])
def test_example_of_each_row(row: Pattern) -> None:
    assert row.label in {label for label, _ in names(row.example)}


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("date", "14th March 2024", "2024-03-14"),
        ("date", "14/03/2024", "2024-03-14"),
        ("date", "14 March", None),
        ("money", "£1,250.50", "1250.5"),
        ("money", "£2 million", "2000000"),
        ("person", "Cllr. Ann Hale MBE", "Ann Hale"),
        ("organisation", "the Home Office", "Home Office"),
    ],
)
def test_normalised(label: str, text: str, expected: str | None) -> None:
    assert normalised(label, text) == expected


PIECES = st.sampled_from(
    "Cllr Hale , . £1.2m £ 14 March 2024 the Head of Housing Kiln Road Act 1972 Section 106 Council and for NHS “ ” "
    "(Chair) Mr-Smith RESOLVED é ﬁ".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=20).map(" ".join), max_size=5))
def test_offsets_round_trip_and_never_overlap(texts: list[str]) -> None:
    given_paragraphs = [paragraph(text, index=i) for i, text in enumerate(texts)]
    kinded, mentions = classify(given_paragraphs)
    assert all(p.kind in PARAGRAPH_KINDS for p in kinded)
    for mention in mentions:
        assert mention.label in LABELS
        assert texts[mention.paragraph_index][mention.start : mention.end] == mention.text
    for one, other in itertools.pairwise(mentions):
        assert one.paragraph_index < other.paragraph_index or one.end <= other.start


@pytest.mark.parametrize("text", ["(" * 20_000, "“" * 20_000, "Hale " * 4_000, "It was proposed by A, seconded " * 600])
def test_text_made_to_be_slow_is_not(text: str) -> None:
    begun = time.process_time()
    classify([paragraph(text)])
    assert time.process_time() - begun < 5
