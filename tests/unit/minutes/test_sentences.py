"""Sentences of minutes: where a full stop ends one and where it doesn't."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.minutes.sentences import sentences_of


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Cllr. A. B. Hale spoke. The report was noted.", 2),
        ("The cost was approx. £40. Members agreed.", 2),
        ("It opens at 9 a.m. and closes at 5 p.m. on weekdays.", 1),
        ("The matter was noted.The Clerk will write.", 2),
        ("A quote of £500.It was agreed to go ahead.", 2),
        ("See www.averley.gov.uk for details.", 1),
        ("When will it open? “In May.” The Chair thanked her.", 3),
        ("1. That the report be noted. 2. That the fee be £40.", 2),
        ("No. 4 Mill Lane was sold.", 1),
        ("", 0),
    ],
)
def test_count(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


@given(st.text(alphabet="Ab .!?”’(1£\n", max_size=80))
def test_sentences_cover_the_text_and_round_trip(text: str) -> None:
    found = sentences_of(text)
    assert all(text[s.start : s.end] == s.text for s in found)
    assert "".join(s.text for s in found).replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
