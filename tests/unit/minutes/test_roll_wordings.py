# ruff: noqa: E501 (sketches are as wide as the pages they draw)
"""Rolls as many clerks word them, each drawn small with invented names: stars, brackets, posts beside names, who came
for whom."""

import pytest

from extractor.minutes.facts import facts_of
from extractor.minutes.names import people_in
from extractor.minutes.stars import LEGEND_RULES
from tests.unit.minutes.sketch import names, read


def roll(record):
    return [(a["person_name"], a["capacity"], a["status"], a["substitute_for"]) for a in record.attendance]


def test_initials_that_are_a_form_of_address():
    assert [(p.honorific, p.name) for p in people_in("Mr MS Hale, Ms DR Moss")] == [("Mr", "MS Hale"), ("Ms", "DR Moss")]


def test_a_comma_dropped_between_offices():
    found = people_in("Councillors Hale (Chair) Moss (Deputy Chair), Penn (Spokesperson) and Vane")
    assert [(p.name, p.role_text) for p in found] == [
        ("Hale", "Chair"), ("Moss", "Deputy Chair"), ("Penn", "Spokesperson"), ("Vane", None)]


@pytest.mark.parametrize("rule", LEGEND_RULES, ids=lambda r: r.meaning)
def test_lines_that_explain_a_star(rule):
    assert next(r for r in LEGEND_RULES if r.pattern.match(rule.example)) is rule


def test_stars_of_substitutes_and_times_beside_their_label():
    record = read("""
        **Meeting of Council**
        **Date: Monday, 3rd June, 2019**
        **Place: Council Chamber - Civic Suite**

        **Present:**             Councillor J Hale (Chair)
                             Councillors S Moss (Vice-Chair), B Penn*, A Vane

                             *Substitute in accordance with Rule 31.

        **In Attendance:**       A Gray, J Webb

        **Start/End Time:**      6.30 pm - 8.05 pm

        **10   Apologies for Absence**
        Apologies were received from Councillors M Tern and I Shaw (no substitutes).
        **11   Minutes**
        They were agreed.
    """)
    assert roll(record)[:4] == [("J Hale", "member", "present", None), ("S Moss", "member", "present", None),
                                ("B Penn", "substitute", "present", None), ("A Vane", "member", "present", None)]
    assert names(record, "apologies") == ["M Tern", "I Shaw"]
    assert all(a["role_text"] is None for a in record.attendance[-2:])
    facts = record.facts
    assert (facts["committee"], facts["venue"]) == ("Council", "Council Chamber - Civic Suite")
    assert (facts["start_time"], facts["end_time"]) == ("18:30", "20:05")


def test_old_rolls_star_those_who_came():
    record = read("""
        **Minutes of the Parks Committee held on 3 June 1999 at 7.00 pm**

        Councillors *Hale (Chairman), *Moss, Penn, *Vane

        * denotes present

        **1   Minutes**
        They were agreed.
        **2   Roads**
        The report was noted.
    """)
    assert [(n, s) for n, _, s, _ in roll(record)] == [
        ("Hale", "present"), ("Moss", "present"), ("Penn", "absent"), ("Vane", "present")]


def test_posts_behind_a_dash_in_a_column_and_substitutes_named_after():
    record = read("""
        **POLICY COMMITTEE**
        **MINUTES of the meeting held at Fire Headquarters, Anytown on 24 July 2015 from 10.00 am - 10.42 am**

        **Present**                                      **Absent**
        Councillor Dan Pope (Chair)                  Councillor Jon Cole
        Councillor Malc Wood                         Councillor Chris Barn
        Councillor Liz Yates                         Councillor Brian Groves

        **Colleagues, partners and others in attendance:**

        John Buck              - Chief Fire Officer
        Peter Hurst            - Treasurer to the Authority
        Cath Price             - Governance Officer

        **1   APOLOGIES FOR ABSENCE**
        Apologies for absence were received from:
        ~
        Councillor Jon Cole, for whom Councillor Malc Wood was substitute;
        ~
        Councillor Brian Groves, for whom Councillor Nina Khan was substitute.

        **2   MINUTES**
        The minutes were agreed.
    """)
    assert ("Malc Wood", "substitute", "present", "Jon Cole") in roll(record)
    assert ("Nina Khan", "substitute", "present", "Brian Groves") in roll(record)
    assert names(record, "absent") == ["Chris Barn"]
    assert names(record, "apologies") == ["Jon Cole", "Brian Groves"]      # listed as absent, and here is why
    assert [(a["person_name"], a["role_text"]) for a in record.attendance if a["capacity"] == "officer"] == [
        ("John Buck", "Chief Fire Officer"), ("Peter Hurst", "Treasurer to the Authority"),
        ("Cath Price", "Governance Officer")]
    assert (record.facts["start_time"], record.facts["end_time"]) == ("10:00", "10:42")


def test_vice_a_member_and_a_rule_in_brackets_behind_a_label():
    record = read("""
        **RESOURCES COMMITTEE**
        15 May 2018

        **Present:**
        Councillors Coles (Chair), Drew and Toms (vice Yard).

        **Apologies:**
        Councillor Yard.

        **In Attendance (in accordance with Standing Order 39):**
        Councillor Randall (Authority Chair).

        **1   Minutes**
        They were agreed.
        **2   Roads**
        The report was noted.
    """)
    assert roll(record) == [
        ("Coles", "member", "present", None), ("Drew", "member", "present", None),
        ("Toms", "substitute", "present", "Yard"), ("Yard", "member", "apologies", None),
        ("Randall", "other_member", "present", None)]


def test_with_somebody_in_the_chair():
    record = read("""
        Minutes of the Hay Council Meeting held in the Pavilion on Wednesday 15 February 2017 at 7.30 p.m.

        **Attendance:** With Councillor D Hale in the Chair there were present:
        Cllrs B Moss, S Penn.

        **1.   Minutes**
        They were agreed.
        **2.   Roads**
        The report was noted.
    """)
    assert record.facts["chair_name"] == "D Hale"
    assert names(record) == ["D Hale", "B Moss", "S Penn"]


def test_a_substitute_told_of_in_another_item_and_a_guest_on_a_screen():
    record = read("""
        **POLICY COMMITTEE**
        **4.00pm 1 JULY 2021**

        **Present:** Councillors Hale (Chair), Moss and Yates

        **Also present via Teams virtually:** Standing Invitee Dr Una Dass

        **1    PROCEDURAL BUSINESS**
        1.1   Councillor Yates was present as substitute for Councillor Evans.

        **2    MINUTES**
        2.1   The minutes were agreed.
    """)
    assert ("Yates", "substitute", "present", "Evans") in roll(record)
    assert [a["person_name"] for a in record.attendance if a["is_virtual"]] == ["Una Dass"]


def test_who_declares_under_apologies_sent_none():
    record = read("""
        **Minutes of the Council held on 14 September 2017 at 10.00 am**
        **Present:** Mrs A Hale (Chairman), Mr R Cole and Mr T Tern

        **1916   Apologies and Declaration of Interests**
        Apologies for absence were received from Mr R Bell.

        Mr R Cole, Mrs P Agnew and Mr T Tern, declared an interest in Agenda item 6 as members of the Fire Authority.

        **1917   Minutes**
        They were agreed.
    """)
    assert names(record, "apologies") == ["R Bell"]


def test_a_place_after_the_day_without_in_or_at():
    facts = facts_of(["Minutes of the Meeting of the Parish Council", "Thursday 22nd September 2016, The Old School, Hay"], [], [], [])
    assert facts["venue"] == "Old School, Hay"


def test_posts_in_a_column_beside_names_belong_to_the_line():
    record = read("""
        **MINUTES OF THE STANDARDS COMMITTEE HELD AT 7.00 P.M. ON THURSDAY, 23 JUNE 2016**

        **Members Present:**

        Councillor Rita Hale (Chair)
        Councillor Pat Moss            (Leader of the Orchard Group)
        Fay Brown                      Co-Optee

        **Officers Present:**

        Greg White                     – (Acting Director, Law Probity and Governance)
        Liz Dow                        Senior Committee Officer, Democratic
                                       Services

        **1.   MINUTES**
        They were agreed.
        **2.   ROADS**
        The report was noted.
    """)
    assert [(a["person_name"], a["role_text"], a["capacity"]) for a in record.attendance] == [
        ("Rita Hale", "Chair", "member"), ("Pat Moss", "Leader of the Orchard Group", "member"),
        ("Fay Brown", "Co-Optee", "co_opted"),
        ("Greg White", "Acting Director, Law Probity and Governance", "officer"),
        ("Liz Dow", "Senior Committee Officer, Democratic Services", "officer")]


@pytest.mark.parametrize(("text", "role"), [
    ("Ann Hale, Corporate Performance and Risk Manager; Cy Moss, Policy Officer", "Corporate Performance and Risk Manager"),
    ("Ann Hale - Director of Markets and Consumer Protection\nCy Moss - Policy Officer", "Director of Markets and Consumer Protection"),
    ("Ann Hale, Cabinet Member for Adult Care, Public Health and Domestic Abuse\nCy Moss, Policy Officer",
     "Cabinet Member for Adult Care, Public Health and Domestic Abuse"),
])
def test_departments_name_nobody(text, role):
    assert [(p.name, p.role_text) for p in people_in(text)] == [("Ann Hale", role), ("Cy Moss", "Policy Officer")]


def test_two_prints_in_one_list_are_two_people_and_the_clerk_is_no_councillor():
    found = people_in("Councillors Newman, Priest, B Priest and the clerk A. Brown")
    assert [(p.name, p.honorific) for p in found] == [
        ("Newman", "Councillor"), ("Priest", "Councillor"), ("B Priest", "Councillor"), ("A. Brown", None)]
    record = read("""
        **Minutes of the Executive held on 22 November 2016**
        Present: Councillors Hale (Chair), Newman, Priest and B Priest
        Apologies were received from councillors J. Step, J. Gull and were formally accepted

        **Exe/16/137   Minutes**
        They were agreed.
        **Exe/16/138   Roads**
        The report was noted.
    """)
    assert names(record) == ["Hale", "Newman", "Priest", "B Priest"]
    assert names(record, "apologies") == ["J. Step", "J. Gull"]
    assert [i["minute_number"] for i in record.items] == ["Exe/16/137", "Exe/16/138"]


def test_councillors_in_a_column_and_deputies_for_somebody():
    record = read("""
        **AUDIT COMMITTEE**
        **Monday, 22 September 2014**

        Present:      Councillor      J Crab (Chair)
                      Councillors     RL Abbey           A Sykes
                                      P Dought           S Kelly

        Deputies:     Councillors     S Mount (for D Elder)

        **23   MINUTES**
        They were agreed.
        **24   ROADS**
        The report was noted.
    """)
    assert [(a["person_name"], a["honorific"]) for a in record.attendance[:3]] == [
        ("J Crab", "Councillor"), ("RL Abbey", "Councillor"), ("A Sykes", "Councillor")]
    assert ("S Mount", "substitute", "present", "D Elder") in roll(record)


def test_stars_of_those_present_do_not_reach_lists_without_stars():
    record = read("""
        **MINUTES** of the meeting of the **HEALTH SELECT COMMITTEE** held at 10.00 am on 14 October 2020 at REMOTE MEETING.
        These minutes are subject to confirmation by the Committee at its meeting on 17 December 2020.

        **Elected Members:**
        *   Mrs Clare Curr
        *   Mr Nick Dart (Chairman)
        Mrs Angela Good

        (* =present at the meeting)

        **In attendance**
        Sian Moon, Cabinet Member for Adult Care

        **22/20   APOLOGIES FOR ABSENCE  [Item 1]**
        Apologies were received from Angela Good.
        **23/20   MINUTES  [Item 2]**
        The minutes were agreed.
    """)
    assert [(n, c, s) for n, c, s, _ in roll(record)] == [
        ("Clare Curr", "member", "present"), ("Nick Dart", "member", "present"), ("Angela Good", "member", "apologies"),
        ("Sian Moon", "other_member", "present")]
    assert record.facts["venue"] == "REMOTE MEETING"


def test_one_owner_in_a_column_headed_action():
    record = read("""
        **ROADS PANEL**
        **THURSDAY, 6 SEPTEMBER 2018**
        **PRESENT:** Cllr A Hale (Chairman), Cllr B Moss

                                                                            **ACTION**
        **1.   MINUTES**
        1.1  The Minutes were confirmed as a correct record.
        **2.   WINTER**
        2.1  The officer undertook to circulate the map                          Richard Stace
             of routes by 30 September 2018.
    """, columns=100)
    assert [(p.text, p.action_owner) for p in record.paragraphs if p.section_number == "2"] == [
        ("The officer undertook to circulate the map of routes by 30 September 2018.", "Richard Stace")]
