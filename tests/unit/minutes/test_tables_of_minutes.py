# ruff: noqa: E501 (sketches are as wide as the pages they draw)
"""Tables that minutes tell their facts in: rolls by authority, declarations, lists of decisions; labels in narrow columns."""

from extractor.minutes.decision_table import decisions_of_table
from extractor.minutes.declaration_table import declarations_of_table
from extractor.minutes.facts import facts_of
from extractor.minutes.roll_table import entries_of, role_of
from tests.unit.minutes.sketch import people, read, texts
from tests.unit.minutes.test_boxed_forms import grid


def came(*rows: tuple[str, ...]) -> list[tuple[str, str | None, str]]:
    return [(e.person_text, role_of(e.beside), e.status) for e in entries_of(grid(*rows, title="Present"))[1]]


def test_whom_people_stand_for_is_printed_before_them():
    assert came(("Authority", "Member", "Present"), ("Oakham Council", "Cllr A Oak", "✓"),
                ("Elmham Council", "Cllr B Elm", "Apologies"), ("Independent", "Mr C Ash", "✓")) == [
        ("Cllr A Oak", "Oakham Council", "present"), ("Cllr B Elm", "Elmham Council", "apologies"),
        ("Mr C Ash", "Independent", "present")]


def test_initials_in_a_column_are_no_post():
    assert came(("Name", "Representing", "Initials", "Attended"), ("Ann Oak", "Heads (Chair)", "AO", "Y"),
                ("Bo Elm", "Governors", "BE", "N – apologies")) == [
        ("Ann Oak", "Heads, Chair", "present"), ("Bo Elm", "Governors", "apologies")]


def test_declarations_in_a_table():
    table = grid(("Member", "Agenda item", "Type of interest", "Reason"), ("Cllr Oak", "6", "Personal", "Plays golf"),
                 ("Cllrs Elm and Ash", "7 – Mill Lane", "Disclosable Pecuniary", "Owns land"), ("All Members", "8", "Personal", ""))
    assert [(r["person_name"], r["interest_type"], r["agenda_item_number"]) for r in declarations_of_table(table)] == [
        ("Oak", "personal", "6"), ("Elm", "pecuniary", "7"), ("Ash", "pecuniary", "7")]


def test_a_table_of_members_and_reasons_declares_nothing():
    assert declarations_of_table(grid(("Member", "Reason"), ("Cllr Oak", "On holiday"))) == []


def test_a_list_of_decisions():
    table = grid(("Agenda item", "Decision", "Reasons"), ("5. Lamps", "RESOLVED: That the lamps be lit.", "It is dark."),
                 ("6. Quay", "That the quay be swept.", "It is wet."))
    assert [(r["minute_number"], r["verb"], r["text"]) for r in decisions_of_table(table, "d")] == [
        ("5", "resolved", "RESOLVED: That the lamps be lit."), ("6", "resolved", "That the quay be swept.")]


def test_what_another_council_granted_is_no_decision():
    assert decisions_of_table(grid(("Item", "Decision"), ("23/0123 Mill", "Granted"), ("23/0124 Quay", "Refused")), "d") == []


def test_a_label_that_its_column_breaks():
    record = read("""
        **Quay Panel**
        PRESENT:   Councillor Ann Oak (Chair)
                   Councillor Bo Elm
        OTHERS     Cy Ash, Harbour Police
        PRESENT:   Di Fir, applicant’s legal agent
        OFFICER    Ed Yew, legal officer
        SUPPORT:   Flo Bay, constitutional officer

        **1. Apologies**
        There were none.
        **2. Lamps**
        The lamps were lit.
    """)
    assert people(record) == [
        ("Ann Oak", "Councillor", "member"), ("Bo Elm", "Councillor", "member"), ("Cy Ash", None, "other"),
        ("Di Fir", None, "other"), ("Ed Yew", None, "officer"), ("Flo Bay", None, "officer")]
    assert [a["role_text"] for a in record.attendance][2:] == [
        "Harbour Police", "applicant’s legal agent", "legal officer", "constitutional officer"]


def test_the_police_commissioner_is_no_officer():
    record = read("""
        **Present:** Cllr A Oak, Cllr B Elm

        **Also in attendance:** Jo Fir – Police and Crime Commissioner

        **1. Lamps**
        The lamps were lit.
        **2. Quay**
        The quay was wet.
    """)
    assert people(record)[-1] == ("Jo Fir", None, "other")


def test_every_application_of_a_list_is_a_paragraph():
    record = read("""
        **Present:** Cllr A Oak, Cllr B Elm
        **1. Planning**
        23/01456/HOU – 4 Quay Lane – a porch. No objections.
        23/01501/FUL – The Mill – 3 dwellings. RESOLVED: to object.
        **2. Lamps**
        The lamps were lit.
    """)
    assert len(texts(record, "1")) == 2


def test_a_fire_authority_over_its_committee():
    facts = facts_of(["Oakham Fire Authority", "Policy Committee", "Minutes of the meeting held on 12 July 2021 at 10:00 hours, Service Headquarters"], [], [], [])
    assert (facts["committee"], facts["venue"]) == ("Policy Committee", "Service Headquarters")
