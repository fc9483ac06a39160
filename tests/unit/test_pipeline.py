"""What the pipeline itself decides: whose facts a file of minutes takes."""

from extractor.document import FrontSheet
from extractor.pipeline import _front_of_minutes


def test_minutes_give_the_front_of_their_file() -> None:
    facts = {"committee": "Roads Panel", "venue": "Oak Room", "meeting_date": "2019-03-04", "start_time": None}
    front = _front_of_minutes(FrontSheet(committee="79. ROADS", meeting_time="19:00", kind="minutes"), facts)
    assert (front.committee, front.venue, front.meeting_date, front.meeting_time) == (
        "Roads Panel", "Oak Room", "2019-03-04", "19:00")


def test_a_council_that_meets_as_itself_is_no_committee() -> None:
    facts = {"committee": "ORME PARISH COUNCIL", "venue": None, "meeting_date": None, "start_time": None}
    front = FrontSheet(authority_name="Orme Parish Council", committee="x", meeting_date="2019-03-04", kind="minutes")
    assert (_front_of_minutes(front, facts).committee, _front_of_minutes(front, facts).meeting_date) == (
        None, "2019-03-04")
