"""Entries of plan editions that are one decision, and that are not."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from extractor.history.plans import Entry, Minute, plan_rows
from extractor.history.words import folded_reference, likeness, telling_words
from extractor.schema import DATASETS

JUNE, JULY, AUGUST = dt.date(2017, 6, 5), dt.date(2017, 7, 3), dt.date(2017, 8, 7)


def entry(edition: dt.date, reference: str | None, issue: str, due: dt.date | None = None) -> Entry:
    return Entry(f"pack {edition}", reference, issue, None, ("Cabinet",), due, str(due), edition, None)


def minute(date: dt.date, title: str, verb: str = "resolved", text: str = "") -> Minute:
    return Minute(f"minutes {date}", "d1", "12", title, text, verb, date)


def test_a_decision_that_slips_is_one_row() -> None:
    rows = plan_rows("x", [
        entry(JUNE, "FP17/06/01", "Purchase of the old mill", dt.date(2017, 7, 10)),
        entry(JULY, "Fp/17/6/1", "Purchase of the Old Mill", dt.date(2017, 8, 14)),
        entry(AUGUST, "FP17/06/01", "Purchase of the old mill, Milltown", dt.date(2017, 9, 11)),
    ], [minute(dt.date(2017, 9, 11), "Purchase of the Old Mill")])
    assert len(rows) == 1
    row = rows[0]
    assert set(row) == set(DATASETS["plan_history"].column_names)
    assert row["edition_count"] == 3
    assert row["due_dates"] == ["2017-07-10", "2017-08-14", "2017-09-11"]
    assert row["slip_days"] == 63
    assert row["decided_date"] == dt.date(2017, 9, 11)
    assert row["decided_days_late"] == 63
    assert row["linked_by"] == ["reference", "title"]


def test_one_reference_printed_for_two_decisions_is_two_rows() -> None:
    rows = plan_rows("x", [
        entry(JUNE, "FP1", "Highway maintenance contract"), entry(JULY, "FP1", "School admissions arrangements"),
    ], [])
    assert len(rows) == 2


def test_without_a_reference_the_subject_links() -> None:
    rows = plan_rows("x", [
        entry(JUNE, None, "Review of library opening hours", JULY),
        entry(JULY, None, "Review of library opening hours", AUGUST),
    ], [])
    assert [r["linked_by"] for r in rows] == [["issue"]]
    assert rows[0]["confidence"] < 1.0


def test_one_and_many_of_a_thing_are_the_same_subject() -> None:
    rows = plan_rows("x", [
        entry(JUNE, None, "Housing allocations policy", JULY), entry(JULY, None, "Housing allocation policy", AUGUST),
    ], [])
    assert [(r["edition_count"], r["slip_days"]) for r in rows] == [(2, (AUGUST - JULY).days)]


def test_a_minute_is_titled_as_any_edition_was() -> None:
    entries = [
        entry(JUNE, "FP1", "Replacement of the pool roof To award the contract for it", JULY),
        entry(JULY, "FP1", "Pool roof: award of contract", AUGUST),
    ]
    row = plan_rows("x", entries, [minute(AUGUST, "Replacement of the pool roof")])[0]
    assert (row["decided_date"], row["linked_by"]) == (AUGUST, ["reference", "title"])


def test_resolved_to_put_it_off_decides_nothing() -> None:
    entries = [entry(JUNE, None, "Lease of the old library", JULY)]
    put_off = minute(JULY, "Lease of the old library", text="RESOLVED that the item be deferred to the next meeting.")
    taken = minute(AUGUST, "Lease of the old library", text="RESOLVED that the lease be granted.")
    assert plan_rows("x", entries, [put_off])[0]["decided_date"] is None
    assert plan_rows("x", entries, [put_off, taken])[0]["decided_date"] == AUGUST


def test_a_reference_in_the_minute_links_and_deferral_decides_nothing() -> None:
    entries = [entry(JUNE, "24/00108", "Waste disposal contract", JULY)]
    put_off = minute(JULY, "Waste disposal contract", "deferred")
    assert plan_rows("x", entries, [put_off])[0]["decided_date"] is None
    taken = minute(AUGUST, "Contract award (ref 24/108) for waste", text="agreed")
    row = plan_rows("x", entries, [put_off, taken])[0]
    assert (row["decided_date"], row["linked_by"]) == (AUGUST, ["reference"])


def test_a_minute_before_the_announcement_is_another_decision() -> None:
    rows = plan_rows("x", [entry(JULY, None, "Budget monitoring quarter one")],
                     [minute(JUNE, "Budget monitoring quarter one")])
    assert rows[0]["decided_date"] is None


@given(st.permutations([
    entry(JUNE, "A1", "Purchase of the old mill", JULY), entry(JULY, "A1", "Purchase of the old mill", AUGUST),
    entry(AUGUST, "A2", "Sale of the new barn", AUGUST), entry(AUGUST, None, "Street lighting strategy"),
]))
def test_the_order_of_reading_changes_nothing(entries: list[Entry]) -> None:
    assert plan_rows("x", entries, []) == plan_rows("x", sorted(entries, key=str), [])


@given(st.text())
def test_folding_is_stable(text: str) -> None:
    assert folded_reference(folded_reference(text)) == folded_reference(text)
    words = telling_words(text)
    assert likeness(words, words) in (0.0, 1.0)
