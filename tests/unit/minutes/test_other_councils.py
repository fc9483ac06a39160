"""Layouts and wordings of councils beyond the gold, each drawn small with invented names."""

import pytest

from extractor.document import Area, Cell, Grid
from extractor.geometry import Box
from extractor.minutes.actions import actions_of
from extractor.minutes.decisions import decisions_of
from extractor.minutes.kinds import kinds_by_rule
from extractor.minutes.names import people_in
from extractor.minutes.roll_table import MARK_RULES, entries_of, mark_of
from extractor.minutes.vote_table import sides_of_table
from tests.unit.minutes.sketch import read


def grid(*rows: tuple[str, ...], title: str | None = None) -> Grid:
    cells = tuple(Cell(r, c, text, 1, _box(r, c)) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Grid(0, cells, len(rows), len(rows[0]), 1, (Area(1, _box(0, 0)),), title=title)


def _box(row: int, column: int) -> Box:
    return Box(60.0 + 90 * column, 80.0 + 14 * row, 140.0 + 90 * column, 92.0 + 14 * row)


def shown(record, *columns: str) -> list[tuple]:
    return [tuple(a[c] for c in columns) for a in record.attendance]


# ---------------------------------------------------------------- rolls


def test_a_list_of_councillors_goes_on_past_a_courtesy_title():
    people = people_in("Councillors Ash, Mrs Birch, Cole and Dunn")
    assert [(p.name, p.is_councillor) for p in people] == [(n, True) for n in ("Ash", "Birch", "Cole", "Dunn")]


def test_a_post_after_a_comma_is_nobody():
    people = people_in("G Marl, Local Plan Policy Officer\nT Nash, PCC Link Officer, and Mr D Ives Admin/Finance")
    assert [(p.name, p.role_text) for p in people] == [
        ("G Marl", "Local Plan Policy Officer"), ("T Nash", "PCC Link Officer"), ("D Ives", "Admin/Finance")]


@pytest.mark.parametrize(("text", "initials"), [("L. Cooke (LMC)", "LMC"), ("D.J.E. Hale (DJEH)", "DJEH")])
def test_initials_in_brackets(text, initials):
    assert people_in(text)[0].initials == initials
    assert people_in("R Owen (RFO)")[0].role_text == "RFO"


def test_a_roll_that_opens_with_in_attendance_lists_members():
    record = read("""
        ^**LOW ASH PARISH COUNCIL**
        ^**Minutes of the meeting held on 3 May 2022**

        In attendance:
        Cllr G Sale (Chairman)
        Cllr C Wynd
        Miss L White (Clerk)

        **1.   Apologies**
        All present.

        **2.   Finance**
        The accounts were noted.
    """)
    assert shown(record, "person_name", "capacity") == [
        ("G Sale", "member"), ("C Wynd", "member"), ("L White", "officer")]


def test_two_of_one_surname_in_one_list_are_two():
    record = read("""
        **Minutes of the Town Council held on 6 December 2022 at 7.00pm**

        PRESENT:      Cllr A Griff, Cllr A V Griff, Cllr D Jones
        Mr D Thorn, PCC Link Officer, was in attendance. The Clerk, Ms A Lee, and a member
        of the public were also present.

        **1   Minutes**
        They were agreed.
    """)
    assert shown(record, "person_name", "status") == [
        ("A Griff", "present"), ("A V Griff", "present"), ("D Jones", "present"), ("D Thorn", "present"),
        ("A Lee", "present")]


def test_a_roll_without_any_label():
    record = read("""
        **Minutes of the Annual Meeting of Westing Parish Council held in the Parish Room on 8 May 2012.**

        Cllr. J Stone   (Chairman for the meeting)
        Cllr. G Edge
        Mr R Cole   Clerk

        There were no members of the public present.

        **1.   Apologies.**
        None.

        **2.   Accounts.**
        Paid.
    """)
    assert [n for n, in shown(record, "person_name")] == ["J Stone", "G Edge", "R Cole"]
    assert record.facts["meeting_date"] == "2012-05-08"
    assert record.facts["committee"] == "Westing Parish Council"


def test_county_councillors_under_present_are_the_members():
    record = read("""
        **Minutes of the Appeals Committee held on 12 April 2021 at 10.00 am**

        Present:
        ^County Councillor Anne Cheek OBE (Chair)
        ^County Councillors
        S Clark
        J Coon
        County Councillor J Coon replaced County Councillor A Allen.

        **1.   Apologies**
        None.

        **2.   Minutes**
        Agreed.
    """)
    by_name = {a["person_name"]: a for a in record.attendance}
    assert by_name["Anne Cheek"]["capacity"] == by_name["S Clark"]["capacity"] == "member"
    assert (by_name["J Coon"]["capacity"], by_name["J Coon"]["substitute_for"]) == ("substitute", "A Allen")
    assert by_name["A Allen"]["status"] == "apologies"


def test_wards_in_capitals_and_the_lord_mayor_are_no_people():
    record = read("""
        **Minutes of the Council held on 17 January 2007**

        PRESENT: The Lord Mayor, Councillor Mo Iqbal in the Chair
        ADEL
        Barry Anders
        Clive Foxton

        **77   Announcements**
        None.

        **78   Minutes**
        Agreed.
    """)
    assert [n for n, in shown(record, "person_name")] == ["Mo Iqbal", "Barry Anders", "Clive Foxton"]


@pytest.mark.parametrize("rule", MARK_RULES, ids=lambda r: r.name)
def test_marks(rule):
    assert mark_of(rule.example) is rule


def test_a_roll_in_a_table():
    label, entries = entries_of(grid(("Name", "Representing", "Attendance"), ("John Coster", "Academies (Chair)", "P"),
                                     ("Nora Meath", "Primary", "A"), ("Jo Rock", "Secondary", "Ab")))
    assert label is None
    assert [(e.person_text, e.status) for e in entries] == [
        ("John Coster", "present"), ("Nora Meath", "apologies"), ("Jo Rock", "absent")]
    assert entries_of(grid(("Ward", "Votes"), ("Elm Road", "312"), ("Oak Lane", "207")))[1] == ()


def test_votes_in_tables():
    ticks = sides_of_table(grid(("", "For", "Against"), ("Bagg", "✓", ""), ("Exton", "", "✓"), ("Hall", "✓", "")))
    assert [(s.side, s.names) for s in ticks] == [("for", ("Bagg", "Hall")), ("against", ("Exton",))]
    rows = sides_of_table(grid(("Vote", "Councillors", "Count"), ("For", "R Adams, N Alam and L Bent", "3"),
                               ("Against", "None", "0")))
    assert [(s.side, s.printed_count, len(s.names)) for s in rows] == [("for", 3, 3), ("against", 0, 0)]
    assert sides_of_table(grid(("", "2023", "2024"), ("Income", "1", "1"))) == []


# ---------------------------------------------------------------- items


def test_title_above_and_number_beside_the_text():
    record = read("""
        **Minutes of the Planning Committee held on 25 March 2015**

        Present: Councillors Ash and Birch

        **APOLOGIES**
        PLA146/14   Apologies were recorded from Councillor Weed.

        **DECLARATIONS OF INTEREST**
        PLA147/14   Councillor Ash declared an interest as she was related to the applicant and left.

        **MINUTES**
        PLA148/14   The Committee reviewed the minutes of the last meeting and made one change.
    """)
    assert [(i["minute_number"], i["title"]) for i in record.items] == [
        ("PLA146/14", "APOLOGIES"), ("PLA147/14", "DECLARATIONS OF INTEREST"), ("PLA148/14", "MINUTES")]
    assert record.paragraphs[0].text == "Apologies were recorded from Councillor Weed."


def test_an_agenda_number_beside_the_minute_number():
    record = read("""
        **Minutes of the Parish Council held on 22 November 2023**

        Present: Cllrs Ash and Birch

        C048/23   1.   **APOLOGIES FOR ABSENCE.**
        None were received.

        C049/23   2.   **PUBLIC QUESTIONS.**
        No questions had been received by the clerk.

        C050/23   3.   **PLANNING.**
        There were no applications.
    """)
    assert [(i["minute_number"], i["agenda_item_number"], i["title"]) for i in record.items] == [
        ("C048/23", "1", "APOLOGIES FOR ABSENCE."), ("C049/23", "2", "PUBLIC QUESTIONS."),
        ("C050/23", "3", "PLANNING.")]


def test_titles_in_a_column_left_of_the_text():
    record = read("""
        **Minutes of the County Council held on 14 May 2015**

        Present: Mrs S Ash, Mr R Birch

        **1661  Apologies and**           Apologies for absence were received from Mr P Grove, who
        **Declarations**                  was away on business of the Council in another county.

                                          Mrs S Ash declared an interest as a member of the Fund.

        **1662  Minutes of**              The minutes were confirmed as a correct record by all of
        **the last meeting**              those who had been there, and were signed by the Chairman.
    """)
    assert [(i["minute_number"], i["title"]) for i in record.items] == [
        ("1661", "Apologies and Declarations"), ("1662", "Minutes of the last meeting")]
    assert record.paragraphs[0].text.endswith("who was away on business of the Council in another county.")


def test_lettered_items_and_parts_of_items():
    record = read("""
        **Minutes of the Planning Committee held on 16 October 2013**

        Present: Cllrs Ash and Birch

        **84   Planning Applications**
        The Committee considered the following applications.

        **84.a   Land at Elm Road**
        The application was deferred.

        **85   Urgent Items**
        There were none.
    """)
    assert [i["minute_number"] for i in record.items] == ["84", "84.a", "85"]


# ---------------------------------------------------------------- decisions, actions, votes


def _minute(*texts: str):
    body = "\n\n        ".join(texts)
    record = read(f"""
        **Minutes of the Roads Panel held on 6 December 2012 at 7.00pm**

        PRESENT: Cllr A Ash, Cllr B Birch

        **1   Minutes**
        They were read.

        **2   Repairs to the hall**
        {body}
    """)
    kinds = kinds_by_rule(record.paragraphs)
    return record, list(zip([p.text for p in record.paragraphs], kinds, strict=True))


def test_movers_stand_under_the_resolution():
    record, _ = _minute("**RESOLVED**", "That Mr T Egg be elected Chairman of the Panel for the ensuing year.",
                        "(Proposed by Mr D Carr and seconded by Mr N Brown)")
    rows = decisions_of(record.paragraphs)
    assert [(r["verb"], r["mover"], r["seconder"]) for r in rows] == [("resolved", "Mr D Carr", "Mr N Brown")]


def test_an_action_that_is_a_decision():
    record, _ = _minute("Action: The Council RESOLVED to approve the payments.")
    assert actions_of(record.paragraphs) == []
    assert len(decisions_of(record.paragraphs)) == 1


def test_this_was_agreed_takes_what_was_agreed():
    record, _ = _minute("The clerk suggested the 13th of July as the day. This was agreed.", "Action GP")
    assert decisions_of(record.paragraphs)[0]["text"].startswith("The clerk suggested")
    assert [(a["owner"], a["text"][:10]) for a in actions_of(record.paragraphs)] == [("GP", "The clerk ")]


def test_conditions_stay_with_the_resolution():
    record, kinds = _minute(
        "RESOLVED to grant permission subject to the following conditions:", "(a)  Standard time limit;",
        "(b)  In accordance with the plans;", "(c)  Materials to be agreed.")
    assert decisions_of(record.paragraphs)[-1]["text"].endswith("(c) Materials to be agreed.")
    assert [k for _, k in kinds][-3:] == ["decision"] * 3


def test_voters_in_brackets_after_their_side():
    record, _ = _minute("RESOLVED, with 2 members voting in favour (Councillors Ash and Birch) and 1 member voting "
                        "against (Councillor Cole) to repair the roof.")
    assert [(v["person_name"], v["vote"], v["for_count"]) for v in record.votes] == [
        ("Ash", "for", 2), ("Birch", "for", 2), ("Cole", "against", 2)]


@pytest.mark.parametrize("texts", [
    ("There voted for the motion being put:", "Councillors Ash and Birch ........ 2",
     "There voted against the motion being put:", "Councillor Cole ........ 1"),
    ("Those in favour of the amendment were Cllr Ash and Cllr Birch (2).",
     "Those against the amendment were Cllr Cole (1)."),
])
def test_voters_under_sentences(texts):
    record, _ = _minute("The motion was read.", *texts)
    assert [(v["person_name"], v["vote"]) for v in record.votes] == [
        ("Ash", "for"), ("Birch", "for"), ("Cole", "against")]


def test_counts_before_their_words():
    record, _ = _minute("RESOLVED: That permission be granted.", "Voting: 8 – For 3 – Against 0 – Abstentions")
    assert [(v["for_count"], v["against_count"], v["abstain_count"]) for v in record.votes] == [(8, 3, 0)]


def test_owners_in_a_column_beside_the_text():
    record = read("""
        **Minutes of the Schools Forum held on 14 November 2017**

        Present: Ann Ash and Bob Birch

        **588.   Apologies**                                                         **Action**

        None were received before the meeting began that day, and the clerk
        said that she had written to all of the members a week before it
        to ask whether they would come.

        **589.   Funding**

        A letter would be written to the department about the formula.            JC

        The list of contacts would be compiled and sent to members soon.         TM

        The consultation would be sent to the schools before the spring.          GG
    """)
    assert [(a["owner"], a["text"][:8]) for a in actions_of(record.paragraphs)] == [
        ("JC", "A letter"), ("TM", "The list"), ("GG", "The cons")]
