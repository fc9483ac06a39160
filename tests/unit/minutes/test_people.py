"""One key per person of one set of minutes, and never one key for two people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.minutes.people import Name, bare_name, keyed, parse_name, person_keys

SAME = [
    ["Cllr L Redman", "Councillor Leigh Redman", "Cllr Redman"],
    ["Mr R W Gough", "Mr Gough", "Roger Gough"],
    ["Cllr. Ann Smith-Jones MBE", "Cllr Smith-Jones", "A Smith-Jones"],
    ["Councillor Niamh O’Dowd", "Cllr O'Dowd", "Cllr N O’Dowd (Chair)"],
    ["Dr José Vane", "Dr Jose Vane", "Cllr Vane"],
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_one_person(names: list[str]) -> None:
    keys = person_keys(names)
    assert len(keys) == len(names)
    assert len(set(keys.values())) == 1


DIFFERENT = [
    ["Cllr Leigh Redman", "Cllr Paul Redman"],
    ["Mr Cole", "Mrs Cole"],
    ["Cllr J Taylor", "Cllr N Taylor"],
    ["Cllr A B Hale", "Cllr A C Hale"],
    ["Eilleen Tipper", "Eileen Tipper"],
    ["Mr Smith", "Mr Smith-Jones"],
]


@pytest.mark.parametrize("names", DIFFERENT, ids=lambda names: names[0])
def test_two_people(names: list[str]) -> None:
    keys = person_keys(names)
    assert len(set(keys.values())) == len(names)


@pytest.mark.parametrize(
    ("names", "without"),
    [
        (["Cllr Leigh Redman", "Cllr Paul Redman", "Cllr Redman"], "Cllr Redman"),
        (["Cllr Leigh Redman", "Cllr Lucy Redman", "Cllr L Redman"], "Cllr L Redman"),
        (["Mr Cole", "Mrs Cole", "Cllr Cole"], "Cllr Cole"),
        (["Mr Cole", "Mrs Cole", "Cole"], "Cole"),
        (["KD"], "KD"),
        (["(none)"], "(none)"),
    ],
)
def test_who_could_be_two_people_has_no_key(names: list[str], without: str) -> None:
    assert without not in person_keys(names)


def test_prints_that_contradict_each_other_do_not_join_the_same_person() -> None:
    keys = person_keys(["Cllr Leigh Redman", "Mr Redman", "Mrs Redman"])
    assert keys == {"Cllr Leigh Redman": "redman-leigh"}


def test_order_does_not_matter() -> None:
    names = ["Cllr Redman", "Cllr L Redman", "Councillor Leigh Redman", "Mr Cole", "Mrs Cole", "Cole"]
    assert person_keys(names) == person_keys(names[::-1])


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("Cllr. Leigh Redman MBE (Chair)", "Leigh Redman"),
        ("Councillor Mrs A Hale", "A Hale"),
        ("The Revd J Moss", "J Moss"),
        ("Sir Paul Carter CBE", "Paul Carter"),
        ("Ann Hale", "Ann Hale"),
        ("", ""),
    ],
)
def test_bare_name(printed: str, bare: str) -> None:
    assert bare_name(printed) == bare


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Mr R W Gough", Name(("r", "w"), "gough", "m")),
        ("Cllr JK Hale", Name(("j", "k"), "hale")),
        ("Mrs Hale", Name((), "hale", "f")),
        ("NO", None),
        ("Vice-Chairman", None),
        ("", None),
    ],
)
def test_parse_name(printed: str, name: Name | None) -> None:
    assert parse_name(printed) == name


def test_rows_of_a_set_of_minutes_are_keyed() -> None:
    rows, keys = keyed(
        {
            "attendance": [
                {"person_name": "Leigh Redman", "honorific": "Cllr"},
                {"person_name": "Cole", "honorific": "Mr"},
                {"person_name": "Cole", "honorific": "Mrs"},
            ],
            "decisions": [
                {"mover": "Cllr Redman", "seconder": "Mrs Cole", "text": "RESOLVED …"},
                {"mover": None, "seconder": None, "text": "…"},
            ],
            "votes": [{"person_name": "Redman"}, {"person_name": "Cole"}],
            "minutes_items": [{"title": "Apologies"}],
        },
        others=["Councillor L Redman"],
    )
    assert [r["person_key"] for r in rows["attendance"]] == ["redman-leigh", "cole-m", "cole-f"]
    assert rows["decisions"][0] == {
        "mover": "Redman",
        "mover_key": "redman-leigh",
        "seconder": "Cole",
        "seconder_key": "cole-f",
        "text": "RESOLVED …",
    }
    assert rows["decisions"][1]["mover_key"] is None
    assert [r["person_key"] for r in rows["votes"]] == ["redman-leigh", None]
    assert rows["minutes_items"] == [{"title": "Apologies"}]
    assert keys["Councillor L Redman"] == "redman-leigh"


NAMES = st.builds(
    lambda title, given, surname: " ".join(part for part in (title, given, surname) if part),
    st.sampled_from(["", "Cllr", "Mr", "Mrs", "Councillor"]),
    st.sampled_from(["", "A", "Ann", "Alan", "A B", "B", "Bill"]),
    st.sampled_from(["Hale", "Moss", "O’Dowd"]),
)


@given(st.lists(NAMES, max_size=12))
def test_prints_under_one_key_never_contradict(names: list[str]) -> None:
    keys = person_keys(names)
    for one, key in keys.items():
        for other, other_key in keys.items():
            a, b = parse_name(one), parse_name(other)
            if key != other_key or a is None or b is None:
                continue
            assert a.surname == b.surname
            assert not (a.title and b.title and a.title != b.title)
            assert all(x[0] == y[0] for x, y in zip(a.given, b.given, strict=False))


def test_two_of_one_roll_are_never_one():
    names = ["A Griff", "A V Griff", "Cllr Griff", "Cllr A Griff", "B Bell", "Bob Bell"]
    keys = person_keys(names, ["A Griff", "A V Griff", "B Bell"])
    assert keys["A Griff"] == keys["Cllr A Griff"] != keys["A V Griff"]
    assert "Cllr Griff" not in keys
    assert keys["B Bell"] == keys["Bob Bell"]
