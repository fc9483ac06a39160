# ruff: noqa: E501 (sketches are as wide as the pages they draw)
"""Forms met in the minutes of districts, hearings and small parishes: counted resolutions, pauses, rolls in plain words."""

from extractor.minutes.decisions import decisions_of
from extractor.minutes.names import people_in
from tests.unit.minutes.sketch import people, read


def test_a_counted_resolution_takes_the_reasons_below_it():
    record = read("""
        **Present:** Cllr A Oak, Cllr B Elm
        **1. Quay: two sheds**
        It was proposed by Councillor A Oak, seconded by Councillor B Elm and

        **RESOLVED by 7 votes to 3 with 1 abstention**

        **That this application be refused for the following reasons:**

        1. The sheds would be too tall.

        2. The lamps would be too bright.
        **2. Quay**
        The quay was wet.
    """)
    (row,) = decisions_of(record.paragraphs)
    assert row["text"].endswith("reasons: 1. The sheds would be too tall. 2. The lamps would be too bright.")
    assert (row["mover"], row["seconder"]) == ("Councillor A Oak", "Councillor B Elm")


def test_a_hearing_that_adjourns_to_consider_goes_on_in_its_item():
    record = read("""
        **Present:** Cllr A Oak, Cllr B Elm
        **1. Apologies**
        There were none.
        **2. The Anchor**
        The meeting adjourned at 11.43am for the sub-committee to consider its decision.

        The licence was granted.

        The meeting ended at 12.40pm.
    """)
    assert [p.section_number for p in record.paragraphs] == ["1", "2", "2", None]
    assert record.facts["end_time"] == "12:40"


def test_a_roll_in_plain_words():
    record = read("""
        **Minutes of the parish council meeting held on 7 Nov 2006 at 7.30pm**

        Who came: Jo Oak (chair), Col. Bo Elm, Di Fir (clerk) and 4 villagers.

        Sorry they couldn't come: Cy Ash (working)
        **1. Lamps**

        The lamps were lit.

        **2. Quay**

        The quay was wet.

        Finished at 8.50pm
    """)
    assert people(record) == [
        ("Jo Oak", None, "member"), ("Bo Elm", "Col", "member"), ("Di Fir", None, "officer")]
    assert people(record, "apologies") == [("Cy Ash", None, "member")]
    assert record.facts["end_time"] == "20:50"


def test_posts_and_firms_are_nobody():
    assert people_in("The Major Projects Manager and the Legal Advisor") == []
    assert [p.name for p in people_in("Mr A Oak, Quay Audit LLP; Mrs B Elm")] == ["A Oak", "B Elm"]
