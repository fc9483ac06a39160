"""Sketches against the exact share of four-word runs."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.likeness import share_found_again, sketch

WORDS = [f"w{n}" for n in range(5000)]


def text(seed: int, length: int) -> str:
    choose = random.Random(seed)
    return " ".join(choose.choice(WORDS) for _ in range(length))


@pytest.mark.parametrize("kept", [0.0, 0.25, 0.5, 0.8, 1.0])
def test_the_share_is_about_right_for_long_texts(kept):
    old = text(1, 20_000)
    cut = int(len(old) * kept)
    found = share_found_again(sketch([old]), sketch([old[:cut], text(2, 20_000)]))
    assert abs(found - kept) < 0.2


def test_a_small_paper_found_whole_in_a_large_pack_and_not_the_other_way_round():
    small, large = text(3, 3_000), text(4, 60_000)
    both = sketch([large, small])
    assert share_found_again(sketch([small]), both) > 0.6
    assert share_found_again(both, sketch([small])) < 0.3


def test_short_texts_are_compared_exactly():
    assert share_found_again(sketch(["one two three"]), sketch(["One  two THREE"])) == 1.0
    assert share_found_again(sketch(["a b c d e"]), sketch(["a b c d x"])) == 0.5


def test_a_text_of_nothing_is_like_nothing():
    assert sketch([]) == sketch(["", " \n "]) == ""
    assert share_found_again("", sketch(["a b c d"])) == share_found_again(sketch(["a b c d"]), "") == 0.0


@given(st.lists(st.text(max_size=60), max_size=8))
def test_every_text_is_wholly_like_itself(texts):
    found = sketch(texts)
    assert len(found) <= 512 and share_found_again(found, found) == (1.0 if found else 0.0)
