"""Times of day: each form reads its example; money and numbers are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.values.times import TIME_FORMS, find_times


@pytest.mark.parametrize("form", TIME_FORMS, ids=lambda f: f.name)
def test_form_reads_its_example(form):
    assert [t.time for t in find_times(f"held {form.example} in the hall")] == [form.time]


@pytest.mark.parametrize("text", ["10.00", "£10.30 was paid", "section 2.15", "12.10.2017", "25:00", "3.5 miles"])
def test_no_time(text):
    assert find_times(text) == []


@given(st.integers(1, 12), st.integers(0, 59), st.sampled_from(["am", "pm"]))
def test_twelve_hour_clock_round_trips(hour, minute, half):
    (found,) = find_times(f"at {hour}.{minute:02d} {half}")
    assert found.time == f"{hour % 12 + (12 if half == 'pm' else 0):02d}:{minute:02d}"
