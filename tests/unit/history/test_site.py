"""What the site says against what was read."""

import datetime as dt

from extractor.history.site import Printed, compared

SITE = {
    "committees": ["Cabinet"], "date": "2025-03-13", "time": "15:00", "venue": "Room 1, Town Hall",
    "items": [{"number": "1", "title": "Apologies"}, {"number": "5", "title": "Fish & Chips strategy"},
              {"number": None, "title": "Exempt business"}],
    "attendees": [{"name": "Councillor Ann Other", "attendance": "Present"},
                  {"name": "Councillor Bob Quiet", "attendance": "Expected"},
                  {"name": "Cllr C. Missing", "attendance": "Apologies"}],
}
PACK = {"committee": "Cabinet (Executive)", "meeting_date": dt.date(2025, 3, 13), "meeting_time": "15:00",
        "venue": "Room 1 - Town Hall"}


def unequal(printed: Printed) -> list[tuple[str, str | None]]:
    return [(c.check, c.subject) for c in compared(SITE, printed) if not c.is_equal]


def test_equal_in_words_is_equal() -> None:
    items = [{"item_number": "1.", "title": "APOLOGIES"}, {"item_number": "5", "title": "Fish and chips strategy 2025"},
             {"item_number": None, "title": "Exempt business"}]
    assert unequal(Printed(PACK, items)) == []


def test_what_differs_is_named() -> None:
    items = [{"item_number": "1", "title": "Apologies"}, {"item_number": "6", "title": "Something else"}]
    found = unequal(Printed({**PACK, "meeting_date": dt.date(2025, 3, 14)}, items))
    assert ("meeting_date", None) in found
    assert ("item_number", "5 Fish & Chips strategy") in found
    assert ("item_number", "6 Something else") in found


def test_expected_is_no_evidence() -> None:
    people = [{"person_name": "Ann Other", "status": "present"}, {"person_name": "C Missing", "status": "present"}]
    compared_people = [c for c in compared(SITE, Printed(PACK, (), people)) if c.check == "attendance"]
    assert [(c.subject, c.is_equal) for c in compared_people] == [
        ("Councillor Ann Other", True), ("Cllr C. Missing", False),
    ]
