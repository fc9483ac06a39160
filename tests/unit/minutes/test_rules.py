# ruff: noqa: E501 (prints are as long as they are)
"""Each row of each rule table reads the print that it was made for, and is the first that does."""

import pytest

from extractor.minutes.absence_wordings import SENTENCE_RULES
from extractor.minutes.declarations import DECLARATION_RULES
from extractor.minutes.facts import (
    BODY_RULES,
    END_RULES,
    START_RULES,
    _clock_after,
    committee_of,
    meeting_date,
    venue_of,
)
from extractor.minutes.name_words import SUBSTITUTE_RULES
from extractor.minutes.numbering import NUMBER_RULES, leading_number
from extractor.minutes.roll_labels import LABEL_RULES, read_label
from extractor.minutes.title_words import MARK_RULES
from extractor.minutes.vote_wordings import COUNT_RULES, SIDE_RULES


def by_name(rule):
    return rule.name


@pytest.mark.parametrize("rule", LABEL_RULES, ids=by_name)
def test_labels(rule):
    label = read_label(rule.example)
    assert label is not None
    assert label.rule is rule


@pytest.mark.parametrize("text", [
    "The meeting was opened by the Chair", "RESOLVED", "Members noted the report.", "Councillor Present left the room early",
    "Apologies were received from Cllr Lee",
])
def test_sentences_are_no_labels(text):
    assert read_label(text) is None


@pytest.mark.parametrize("rule", NUMBER_RULES, ids=by_name)
def test_numbers(rule):
    match = rule.pattern.match(rule.example)
    assert match is not None
    found = leading_number(rule.example)
    assert found is not None
    assert found[1].upper().endswith("APOLOGIES")


@pytest.mark.parametrize(("text", "number"), [
    ("1-0607/8 - Welcome", "1-0607/8"), ("23/001 Welcome", "23/001"), ("P123/22 Welcome", "P123/22"),
    ("FC 22/104 Welcome", "FC 22/104"), ("12A. Welcome", "12A"), ("(14) Welcome", "(14)"), ("C.12 Welcome", "C.12"),
    ("4. 12 Mill Lane", "4"), ("Exe/24/10 Minutes", "Exe/24/10"), ("01.18..05 Welcome", "01.18..05"),
])
def test_numbers_as_printed(text, number):
    assert leading_number(text)[0] == number


@pytest.mark.parametrize("rule", MARK_RULES, ids=by_name)
def test_marks(rule):
    assert rule.pattern.search(rule.example)["item"] in ("3", "5")


@pytest.mark.parametrize("rule", SENTENCE_RULES, ids=by_name)
def test_sentences_about_absence(rule):
    first = next(r for r in SENTENCE_RULES if r.pattern.search(rule.example))
    assert first is rule
    assert rule.pattern.search(rule.example)["people"]


@pytest.mark.parametrize("rule", DECLARATION_RULES, ids=by_name)
def test_declaration_sentences(rule):
    assert "Lee" in rule.pattern.search(rule.example)["people"]


@pytest.mark.parametrize("rule", SIDE_RULES, ids=by_name)
def test_sides(rule):
    assert next(r for r in SIDE_RULES if r.pattern.match(rule.example)) is rule


@pytest.mark.parametrize("rule", COUNT_RULES, ids=lambda r: f"{r.name} {r.side}")
def test_counts(rule):
    assert rule.pattern.search(rule.example)["n"].isdigit()


@pytest.mark.parametrize("rule", [*START_RULES, *END_RULES], ids=by_name)
def test_times(rule):
    assert _clock_after(rule.example, [rule])


@pytest.mark.parametrize("rule", BODY_RULES, ids=by_name)
def test_bodies(rule):
    assert rule.pattern.search(rule.example)["body"].split()[-1].lower() in ("cabinet", "council")


@pytest.mark.parametrize("rule", SUBSTITUTE_RULES, ids=by_name)
def test_substitutes(rule):
    assert next(r for r in SUBSTITUTE_RULES if r.pattern.match(rule.example.strip("()"))) is rule


@pytest.mark.parametrize(("head", "date", "venue"), [
    ("Minutes of the Council held at 7.30pm on Monday 3rd June 2019 in Hay Village Hall", "2019-06-03", "Hay Village Hall"),
    ("Held on 3.6.2019 at the Civic Centre, High Street at 6pm", "2019-06-03", "Civic Centre, High Street"),
    ("MINUTES of the meeting held in the Oak Room, Shire Hall on Thursday, 13 March 2025.", "2025-03-13", "Oak Room, Shire Hall"),
    ("Date: 4 July 2022 Venue: Committee Room 2, Town Hall", "2022-07-04", "Committee Room 2, Town Hall"),
    ("Panel – 29 October 2024", "2024-10-29", None),
])
def test_day_and_place(head, date, venue):
    assert meeting_date(head) == date
    assert venue_of(head) == venue


@pytest.mark.parametrize(("parts", "body"), [
    (["MIDSHIRE COUNTY COUNCIL", "COUNTY COUNCIL", "MINUTES of a meeting of the County Council held in Hay"], "County Council"),
    (["MINUTES OF THE HAY PARISH COUNCIL MEETING", "HELD IN THE HALL"], "HAY PARISH COUNCIL"),
    (["Hay Parish Council", "Minutes of the Annual Meeting of the Parish Council held on 3 May 2019"], "Hay Parish Council"),
    (["Minutes of the Council", "County Hall, Hay", "Thursday, 14 September 2017, 10.00 am"], "Council"),
    (["Minutes of the One Hundredth & Fifth Annual Meeting of the Hay Priors Parish Council held in the Hall"],
     "Hay Priors Parish Council"),
    (["AUDIT COMMITTEE", "Wednesday 3 May 2019"], "AUDIT COMMITTEE"),
    (["Scrutiny Panel – 3 May 2019"], "Scrutiny Panel"),
])
def test_body_that_met(parts, body):
    assert committee_of(parts) == body
