"""Minutes that never say so: a roll, and what is said only of meetings that are over."""

import pytest

from extractor.layout.met import TOLD_RULES, tells_of_meeting
from tests.unit.kit import leaf_of

HEAD = [("Orme Quay Panel", 60, 60, "bold")]
TOLD = [("AGREED that Cllr A Oak be Chairman.", 60, 200), ("Apologies were received from Cllr B Elm.", 60, 220)]


@pytest.mark.parametrize("rule", TOLD_RULES, ids=lambda rule: rule.name)
def test_rules_fit_their_examples(rule):
    assert rule.pattern.search(rule.example)


@pytest.mark.parametrize(("printed", "is_told"), [
    ([*HEAD, ("Present: Cllr A Oak (Chairman), Cllr C Ash", 60, 120), *TOLD], True),
    ([*HEAD, ("Present: Cllr A Oak (Chairman), Cllr C Ash", 60, 120), *TOLD[:1]], False),
    ([*HEAD, *TOLD], False),
    ([*HEAD, ("Ann Oak |200 Head |400 Present", 60, 100), ("Bob Elm |200 Parent |400 Absent", 60, 120),
      ("Cy Ash |200 Governor |400 Present", 60, 140), *TOLD], True),
    ([*HEAD, ("Attendance: all members of the Panel", 60, 100), ("To receive apologies", 60, 120),
      ("To declare interests", 60, 140)], False),
])
def test_what_tells_of_a_meeting(printed, is_told):
    assert tells_of_meeting(leaf_of(printed).lines) is is_told
